//! The languages whose words are found in their other forms.

use super::parts::character_start;
use frostem::Algorithm;

/// The language that is stated by its code (`en`, `pt-BR`), if its stems are known.
pub(super) fn stated(code: &str) -> Option<&'static str> {
    let code = code.split(['-', '_']).next().unwrap_or_default();
    let known = KNOWN
        .iter()
        .find(|(known, _, _)| known.eq_ignore_ascii_case(code));
    known.map(|(known, _, _)| *known)
}

/// The language that a text is in, when it is certain and its stems are known.
pub(super) fn told(text: &str) -> Option<&'static str> {
    let sample = text.get(..character_start(text, SAMPLE))?;
    let told = whatlang::detect(sample).filter(whatlang::Info::is_reliable)?;
    let code = told.lang().code();
    let known = KNOWN.iter().find(|(_, long, _)| *long == code);
    known.map(|(known, _, _)| *known)
}

/// What finds the stems of a language.
#[expect(dead_code, reason = "other forms come next")]
pub(super) fn algorithm(code: &str) -> Option<Algorithm> {
    let known = KNOWN.iter().find(|(known, _, _)| *known == code);
    known.map(|(_, _, algorithm)| *algorithm)
}

/// How much of a text tells its language, in bytes.
const SAMPLE: usize = 600;

/// The languages, by their short and their long codes.
const KNOWN: &[(&str, &str, Algorithm)] = &[
    ("ar", "ara", Algorithm::Arabic),
    ("da", "dan", Algorithm::Danish),
    ("de", "deu", Algorithm::German),
    ("el", "ell", Algorithm::Greek),
    ("en", "eng", Algorithm::English),
    ("es", "spa", Algorithm::Spanish),
    ("fi", "fin", Algorithm::Finnish),
    ("fr", "fra", Algorithm::French),
    ("hu", "hun", Algorithm::Hungarian),
    ("it", "ita", Algorithm::Italian),
    ("nl", "nld", Algorithm::Dutch),
    ("no", "nob", Algorithm::Norwegian),
    ("pt", "por", Algorithm::Portuguese),
    ("ro", "ron", Algorithm::Romanian),
    ("ru", "rus", Algorithm::Russian),
    ("sv", "swe", Algorithm::Swedish),
    ("tr", "tur", Algorithm::Turkish),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_are_known_by_their_codes_and_words() {
        let codes = [
            ("en", Some("en")),
            ("pt-BR", Some("pt")),
            ("DE_de", Some("de")),
        ];
        for (code, known) in codes.into_iter().chain([("tlh", None), ("", None)]) {
            assert_eq!(stated(code), known, "{code}");
        }
        let german = "Der Film nimmt sich viel Zeit für seine Figuren, und das ist sein Glück.";
        assert_eq!(told(german), Some("de"));
        assert_eq!(told("??"), None);
    }
}
