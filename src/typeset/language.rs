//! The language of a review: by what its source states, else by its text.

use hypher::Lang;

use crate::review::{Facts, Position, Review, Span, floor};

/// A language whose words can be broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Language {
    patterns: Lang,
}

/// How many pieces of a long text are looked at: its beginning, its middle and its end.
const SAMPLES: usize = 3;

/// The bytes of each of them.
const SAMPLE: usize = 2048;

/// The fewest letters that a language is told by. Of fewer even what is called reliable is not.
const FEWEST_LETTERS: usize = 200;

/// What a source may call a language, in small letters, and its code of two letters: in English,
/// then in the language itself, where it is not the same.
#[rustfmt::skip]
const NAMES: &[(&str, &str)] = &[
    ("bulgarian", "bg"), ("български", "bg"), ("catalan", "ca"), ("català", "ca"),
    ("croatian", "hr"), ("hrvatski", "hr"), ("czech", "cs"), ("čeština", "cs"), ("česky", "cs"),
    ("danish", "da"), ("dansk", "da"), ("dutch", "nl"), ("nederlands", "nl"),
    ("english", "en"), ("estonian", "et"), ("eesti", "et"), ("finnish", "fi"), ("suomi", "fi"),
    ("french", "fr"), ("français", "fr"), ("francais", "fr"), ("galician", "gl"), ("galego", "gl"),
    ("german", "de"), ("deutsch", "de"), ("greek", "el"), ("ελληνικά", "el"),
    ("italian", "it"), ("italiano", "it"), ("lithuanian", "lt"), ("lietuvių", "lt"),
    ("norwegian", "no"), ("norsk", "no"), ("bokmål", "no"), ("nynorsk", "no"),
    ("polish", "pl"), ("polski", "pl"), ("portuguese", "pt"), ("português", "pt"),
    ("russian", "ru"), ("русский", "ru"), ("slovak", "sk"), ("slovenčina", "sk"),
    ("slovene", "sl"), ("slovenian", "sl"), ("slovenščina", "sl"),
    ("spanish", "es"), ("español", "es"), ("castellano", "es"), ("castilian", "es"),
    ("swedish", "sv"), ("svenska", "sv"), ("turkish", "tr"), ("türkçe", "tr"),
    ("ukrainian", "uk"), ("українська", "uk"),
];

/// Codes that stand for another: Norwegian has two written forms, and codes may have three letters.
#[rustfmt::skip]
const CODES: &[(&str, &str)] = &[
    ("nb", "no"), ("nn", "no"),
    ("bul", "bg"), ("cat", "ca"), ("hrv", "hr"), ("ces", "cs"), ("cze", "cs"), ("dan", "da"),
    ("nld", "nl"), ("dut", "nl"), ("eng", "en"), ("est", "et"), ("fin", "fi"), ("fra", "fr"),
    ("fre", "fr"), ("glg", "gl"), ("deu", "de"), ("ger", "de"), ("ell", "el"), ("gre", "el"),
    ("ita", "it"), ("lit", "lt"), ("nob", "no"), ("nno", "no"), ("nor", "no"), ("pol", "pl"),
    ("por", "pt"), ("rus", "ru"), ("slk", "sk"), ("slo", "sk"), ("slv", "sl"), ("spa", "es"),
    ("swe", "sv"), ("tur", "tr"), ("ukr", "uk"),
];

/// What a statement of a language amounts to.
#[derive(Debug, PartialEq, Eq)]
enum Stated {
    /// One whose words can be broken.
    Known(Language),
    /// Another one.
    Other,
    /// Nothing that can be understood.
    Nothing,
}

impl Language {
    /// The language of a review, when its words can be broken. Where its facts do not state one it
    /// is told from three pieces of the text at the most, and only where that is certain; the cost
    /// does not grow with the text.
    pub(super) fn of(review: &Review) -> Option<Self> {
        match stated(review.facts()) {
            Stated::Known(language) => Some(language),
            Stated::Other => None,
            Stated::Nothing => told(&sample(review)),
        }
    }

    /// The patterns that words of this language are broken by.
    pub(super) fn patterns(self) -> Lang {
        self.patterns
    }

    /// Whether words within a sentence are written with a capital without being names.
    pub(super) fn has_capital_nouns(self) -> bool {
        self.patterns == Lang::German
    }

    /// The language with a code of two or three letters, or one that stands for it.
    fn of_code(code: &str) -> Option<Self> {
        let short = CODES.iter().find(|(long, _)| *long == code);
        let code = short.map_or(code, |(_, short)| short);
        let code: [u8; 2] = code.as_bytes().try_into().ok()?;
        let patterns = Lang::from_iso(code)?;
        Some(Self { patterns })
    }
}

/// The language that facts state: `en`, `en-GB`, `de_DE`, `pt-br.UTF-8`, `German`, `Deutsch`.
fn stated(facts: &Facts) -> Stated {
    let Some(stated) = &facts.language else {
        return Stated::Nothing;
    };
    let stated = stated.trim().to_lowercase();
    let mut words = stated.split(|c: char| !c.is_alphabetic());
    let first = words.next().unwrap_or_default();
    let named = NAMES.iter().find(|(name, _)| *name == first);
    let code = named.map_or(first, |(_, code)| code);
    match Language::of_code(code) {
        Some(language) => Stated::Known(language),
        None if matches!(code.len(), 2..=3) && code.is_ascii() => Stated::Other,
        None => Stated::Nothing,
    }
}

/// The language of `sample`, when it is certain.
fn told(sample: &str) -> Option<Language> {
    let letters = sample.chars().filter(|c| c.is_alphabetic());
    if letters.take(FEWEST_LETTERS).count() < FEWEST_LETTERS {
        return None;
    }
    let told = whatlang::detect(sample).filter(whatlang::Info::is_reliable)?;
    Language::of_code(told.lang().code())
}

/// The text, or pieces from all over it when it is long.
fn sample(review: &Review) -> String {
    let text = review.text();
    if text.len() <= SAMPLES * SAMPLE {
        return text.to_owned();
    }
    let last = text.len() - SAMPLE;
    let starts = (0..SAMPLES).map(|sample| last / (SAMPLES - 1) * sample);
    let at = |offset: usize| Position::at(floor(text, offset));
    let pieces = starts.map(|start| review.slice(Span::new(at(start), at(start + SAMPLE))));
    pieces.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn review(language: Option<&str>, text: &str) -> Review {
        let facts = Facts {
            language: language.map(str::to_owned),
            ..Facts::default()
        };
        Review::new(text.to_owned(), Vec::new(), facts, Vec::new())
    }

    fn of(language: Option<&str>, text: &str) -> Option<Lang> {
        Language::of(&review(language, text)).map(Language::patterns)
    }

    #[test]
    fn a_language_is_stated_by_its_code_or_its_name() {
        for (stated, language) in [
            ("en", Some(Lang::English)),
            ("en-GB", Some(Lang::English)),
            ("de_DE", Some(Lang::German)),
            (" PT-br.UTF-8", Some(Lang::Portuguese)),
            ("nb_NO", Some(Lang::Norwegian)),
            ("deu", Some(Lang::German)),
            ("German", Some(Lang::German)),
            ("Deutsch", Some(Lang::German)),
            ("Français (France)", Some(Lang::French)),
            // Languages whose words are not broken.
            ("ja", None),
            ("zh-Hant", None),
            ("und", None),
            // Not understood, and the text says nothing.
            ("Klingon", None),
            ("", None),
        ] {
            assert_eq!(of(Some(stated), "Film."), language, "{stated}");
        }
    }

    #[test]
    fn a_language_that_is_not_stated_is_told_from_the_whole_text() {
        let german = include_str!("../../reviews/nachtspeicher.txt");
        let spanish = include_str!("../../reviews/las-horas-del-afilador.txt");
        let english = include_str!("../../reviews/the-salt-ledger.txt");
        for (text, language) in [
            (german, Some(Lang::German)),
            (spanish, Some(Lang::Spanish)),
            (english, Some(Lang::English)),
            // Too little to be certain.
            ("Ein guter Film, den man gesehen haben muss.", None),
            ("Plot", None),
            ("", None),
            ("12 34 5.6 — …", None),
        ] {
            assert_eq!(of(None, text), language);
        }
        // What is stated counts more, also where its words are not broken.
        assert_eq!(of(Some("en"), german), Some(Lang::English));
        assert_eq!(of(Some("fa"), german), None);
        assert_eq!(of(Some("Kauderwelsch"), german), Some(Lang::German));
    }

    #[test]
    fn of_a_long_text_three_pieces_are_looked_at() {
        let text = format!(
            "{}{}{}",
            "ä".repeat(90_001),
            "m".repeat(9),
            "é".repeat(90_000)
        );
        let sample = sample(&review(None, &text));
        assert!(sample.len() <= SAMPLES * (SAMPLE + 1), "{}", sample.len());
        assert!(sample.starts_with('ä') && sample.ends_with('é') && sample.contains('m'));
    }

    proptest::proptest! {
        #[test]
        fn any_text_is_looked_at(
            texts in proptest::collection::vec(("\\PC{0,40}", "[a-zäßéñ ]{1,9}", 1_usize..200), 1..6),
        ) {
            let text: String = texts
                .iter()
                .map(|(any, words, times)| words.repeat(*times) + any)
                .collect();
            of(None, &text);
            of(Some(&text), &text);
            told(&"ab ".repeat(100));
            told(&"п".repeat(300));
        }
    }
}
