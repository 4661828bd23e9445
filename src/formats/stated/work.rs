//! Titles of works as a line states them: quotation marks, the year and the maker beside them.

use super::{line, person};

/// The longest title of a work, in characters.
const LONGEST: usize = 90;

/// The years in brackets that are those of a work.
const YEARS: std::ops::RangeInclusive<i32> = 1880..=2100;

/// The marks that titles stand between.
const QUOTES: &[(char, char)] = &[
    ('“', '”'),
    ('„', '“'),
    ('«', '»'),
    ('"', '"'),
    ('‘', '’'),
    ('《', '》'),
    ('『', '』'),
    ('「', '」'),
];

/// A work that is named, with what stands beside its name.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Named {
    /// Its title, without quotation marks around it.
    pub(super) title: String,
    /// Its year, where it stands behind it in brackets.
    pub(super) year: Option<i32>,
    /// Who made it, where that stands behind it.
    pub(super) makers: Vec<String>,
}

/// The work that `text`, the value of a name, is: `Low Water (2021)`, `“Low Water” by Ana Roig`.
pub(super) fn named(text: &str) -> Option<Named> {
    let text = text.trim();
    let (text, makers) = match text.rsplit_once(" by ") {
        Some((title, by)) => match person::list(by).filter(|_| person::is_full(by)) {
            Some(makers) => (title, makers),
            None => (text, Vec::new()),
        },
        None => (text, Vec::new()),
    };
    let (text, year) = with_year(text).map_or((text, None), |(text, year)| (text, Some(year)));
    let title = unquoted(text);
    is_title(title).then(|| Named {
        title: title.to_owned(),
        year,
        makers,
    })
}

/// What stands before the year in brackets at the end of `text`, and that year: `(2024)`,
/// `(Ana Roig, 2024)`.
pub(super) fn with_year(text: &str) -> Option<(&str, i32)> {
    let inside = text.trim_end().strip_suffix([')', '）', ']'])?;
    let (title, inside) = inside.rsplit_once(['(', '（', '['])?;
    let last = inside.rsplit([',', '，']).next()?.trim();
    let is_year = last.len() == 4 && last.bytes().all(|byte| byte.is_ascii_digit());
    let year = line::year(last).filter(|year| is_year && YEARS.contains(year))?;
    Some((title.trim_end(), year))
}

/// `text` without the quotation marks around it.
pub(super) fn unquoted(text: &str) -> &str {
    let text = text.trim();
    let inside = QUOTES.iter().find_map(|(open, close)| {
        let inside = text.strip_prefix(*open)?.strip_suffix(*close)?;
        (!inside.contains([*open, *close])).then_some(inside)
    });
    inside.unwrap_or(text).trim()
}

/// Whether `text` may be the title of a work.
pub(super) fn is_title(text: &str) -> bool {
    let is_begun = text.chars().next().is_some_and(|c| !c.is_lowercase());
    let is_sentence = text.ends_with(['.', ',', ';', ':', '。', '，'])
        || text.contains(". ")
        || text.contains("://")
        || text.contains('。');
    is_begun
        && !is_sentence
        && text.contains(char::is_alphanumeric)
        && text.chars().count() <= LONGEST
}
