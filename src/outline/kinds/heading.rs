//! A heading taken apart: labels and what follows them, and the words of each.

use crate::search::{Case, fold};

/// The most characters of a heading that are looked at.
const LONGEST: usize = 200;

/// What stands around the names of works. What is between them tells no kind.
const QUOTES: [(char, char); 6] = [
    ('"', '"'),
    ('「', '」'),
    ('『', '』'),
    ('《', '》'),
    ('〈', '〉'),
    ('‹', '›'),
];

/// A part of a heading: a label, or what follows one.
#[derive(Debug)]
pub(super) struct Part {
    /// Its words; of scripts without spaces, its letters. Numbers are left out.
    pub(super) units: Vec<String>,
    /// How it ends.
    pub(super) end: End,
}

/// How a part of a heading ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// As sentences do.
    Sentence,
    /// Without a sign.
    Open,
}

/// The parts of a heading that hold words, in their order. They are set apart by colons, commas,
/// dashes, brackets and bars.
pub(super) fn parts(heading: &str) -> Vec<Part> {
    let beginning: String = heading.chars().take(LONGEST).collect();
    let folded = fold(&beginning, Case::Folded);
    let unquoted = without_quotes(folded.text());
    let spaced = unquoted.replace(" - ", "|");
    let parts = without_number(&spaced).split([
        ':', '|', '(', ')', '[', ']', '【', '】', '~', '〜', ';', ',',
    ]);
    let parts = parts.map(|part| Part {
        units: units(part),
        end: if part.trim_end().ends_with(['.', '!', '?', '。']) {
            End::Sentence
        } else {
            End::Open
        },
    });
    parts.filter(|part| !part.units.is_empty()).collect()
}

/// The words of `text`, folded; of scripts without spaces, the letters. Numbers are left out.
pub(super) fn units(text: &str) -> Vec<String> {
    let folded = fold(text, Case::Folded);
    let folded = folded.text().replace(['&', '+', '、'], " and ");
    let mut units = Vec::new();
    for word in folded.split(|c: char| !c.is_alphanumeric()) {
        let mut plain = String::new();
        for c in word.chars() {
            if is_unspaced(c) {
                units.extend(Some(std::mem::take(&mut plain)));
                units.push(c.to_string());
            } else {
                plain.push(c);
            }
        }
        units.push(plain);
    }
    units.retain(|unit| !unit.chars().all(char::is_numeric) || unit.chars().any(is_unspaced));
    units
}

/// Whether words are written without spaces in the script of `c`.
pub(super) fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{3005}'..='\u{3007}' | '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Whether the word that ends with `unit` goes on in the `next` one: words of katakana are long.
pub(super) fn goes_on(unit: &str, next: Option<&String>) -> bool {
    let is_katakana =
        |unit: &str| unit.starts_with(|c| matches!(c, '\u{30a1}'..='\u{30fa}' | 'ー'));
    is_katakana(unit) && next.is_some_and(|next| is_katakana(next))
}

/// `text` without what stands in quotes.
fn without_quotes(text: &str) -> String {
    let mut rest = text;
    let mut kept = String::new();
    while let Some((at, open)) = rest.char_indices().find(|(_, c)| closing(*c).is_some()) {
        let (before, quoted) = rest.split_at_checked(at).unwrap_or((rest, ""));
        let quoted = quoted.get(open.len_utf8()..).unwrap_or_default();
        kept.extend([before, " "]);
        let end = closing(open).and_then(|close| quoted.split_once(close));
        rest = end.map_or(quoted, |(_, after)| after);
    }
    kept + rest
}

fn closing(open: char) -> Option<char> {
    let pair = QUOTES.iter().find(|(begin, _)| *begin == open);
    pair.map(|(_, end)| *end)
}

/// `text` without the number it begins with, if that is written in letters: `II.`, `b)`, `第三章`,
/// `一、`.
fn without_number(text: &str) -> &str {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let han = |c: char| "一二三四五六七八九十".contains(c) || c.is_ascii_digit();
    let latin = text.trim_start_matches(['i', 'v', 'x']);
    let is_roman = latin.len() < text.len() && latin.starts_with(['.', ')']);
    if is_roman {
        return latin;
    }
    let mut chars = text.chars();
    if let (Some('a'..='z'), Some('.' | ')')) = (chars.next(), chars.next()) {
        return chars.as_str();
    }
    let counted = text.strip_prefix('第');
    let number = counted.unwrap_or(text);
    let after = number.trim_start_matches(han);
    let mut chars = after.chars();
    let mark = chars.next().filter(|_| after.len() < number.len());
    match (counted, mark) {
        (
            Some(_),
            Some('章' | '部' | '节' | '節' | '回' | '話' | '话' | '点' | '點' | '巻' | '卷'),
        )
        | (None, Some('、' | '.' | ',')) => chars.as_str(),
        (_, _) => text,
    }
}
