//! The names in a text that may be those of works: what stands in quotation marks, and words that begin
//! with capitals.

use crate::outline::character::Class;

/// Marks around names, the opening and the closing one.
const MARKS: &[(char, char)] = &[
    ('“', '”'),
    ('„', '“'),
    ('„', '”'),
    ('«', '»'),
    ('»', '«'),
    ('‹', '›'),
    ('《', '》'),
    ('『', '』'),
    ('"', '"'),
    ('_', '_'),
];

/// Those of them that stand around titles where no spaces stand between words; others stand around
/// what somebody said, or how it is called.
const TITLE_MARKS: &[(char, char)] = &[('《', '》'), ('『', '』')];

/// Words that a name has at most.
pub(super) const WORDS: usize = 8;

/// Digits of a number that may be a part of a name, such as that of a sequel; years have more.
const DIGITS: usize = 2;

/// What stands between quotation marks, up to eight words of it.
pub(super) fn quoted(text: &str) -> impl Iterator<Item = &str> {
    between(text, MARKS)
}

/// What stands between marks that only titles have, up to eight words of it.
pub(super) fn titled(text: &str) -> impl Iterator<Item = &str> {
    between(text, TITLE_MARKS)
}

fn between<'a>(text: &'a str, marks: &'static [(char, char)]) -> impl Iterator<Item = &'a str> {
    marks.iter().flat_map(move |&(open, close)| {
        let mut rest = text;
        std::iter::from_fn(move || {
            let (before, after) = rest.split_once(open)?;
            let (inside, after) = after.split_once(close)?;
            rest = after;
            Some((before, inside.trim()))
        })
        .filter(move |(before, inside)| {
            // Underscores join the words of names that are no titles.
            let stands_apart = open != '_' || !before.ends_with(char::is_alphanumeric);
            stands_apart && is_title(inside, open)
        })
        .map(|(_, inside)| inside)
    })
}

/// Whether what stands behind the mark `open` may be a title.
fn is_title(inside: &str, open: char) -> bool {
    let Some(first) = inside.chars().next() else {
        return false;
    };
    let is_wide = Class::of(first) == Class::Wide;
    (!is_wide || TITLE_MARKS.iter().any(|(mark, _)| *mark == open))
        && !first.is_lowercase()
        && inside.split(' ').count() <= WORDS
        && inside
            .chars()
            .filter(|c| c.is_alphabetic())
            .nth(1)
            .is_some()
        && !inside.ends_with(['.', ',', '!', '。', '，'])
}

/// Runs of two words or more that begin with capitals, with one of `joins` between them; small
/// words of up to three letters may stand among them.
pub(super) fn capitalised<'a>(text: &'a str, joins: &'a [Join]) -> impl Iterator<Item = &'a str> {
    let mut words = words(text).peekable();
    std::iter::from_fn(move || {
        loop {
            let (start, word, mut join) = words.next()?;
            if !is_capital(word) {
                continue;
            }
            let mut end = start + word.len();
            let mut count = 1;
            let mut small = 0;
            while joins.contains(&join)
                && let Some(&(next, word, after)) = words.peek()
            {
                if is_capital(word) || is_small_number(word) {
                    end = next + word.len();
                    count += 1;
                    small = 0;
                } else if (1..=3).contains(&word.chars().count()) && small < 2 {
                    small += 1;
                } else {
                    break;
                }
                join = after;
                words.next();
            }
            if count >= 2 {
                return text.get(start..end);
            }
        }
    })
}

/// The run itself and what is left of it without its first words: a sentence may begin with a
/// word in front of the name.
pub(super) fn shortened(run: &str) -> impl Iterator<Item = &str> {
    let starts = [0]
        .into_iter()
        .chain(run.match_indices(' ').map(|(at, _)| at + 1));
    starts
        .filter_map(|start| run.get(start..))
        .filter(|name| is_capital(name) && name.contains(' '))
}

/// `name` without the number at its end, if there is one behind other words.
pub(super) fn without_number(name: &str) -> &str {
    match name.rsplit_once(' ') {
        Some((words, number)) if is_small_number(number) => words,
        _ => name,
    }
}

/// What stands between a word and the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Join {
    Space,
    /// The end of a possessive.
    Possessive,
    /// A mark.
    Mark,
}

/// The words of `text` without the marks around them: where each begins, and what comes between
/// it and the next one.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str, Join)> {
    let mut start = 0;
    text.split_inclusive(char::is_whitespace).map(move |raw| {
        let lead = raw.len() - raw.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
        let body = raw.get(lead..).unwrap_or_default();
        let word = body.trim_end_matches(|c: char| !c.is_alphanumeric());
        let bare = word.strip_suffix("’s").or_else(|| word.strip_suffix("'s"));
        let marks = body.get(word.len()..).unwrap_or_default().trim_end();
        let at = start + lead;
        start += raw.len();
        let join = match bare {
            _ if !marks.is_empty() => Join::Mark,
            Some(_) => Join::Possessive,
            None => Join::Space,
        };
        (at, bare.unwrap_or(word), join)
    })
}

/// Whether `word` is a number that may be a part of a name.
fn is_small_number(word: &str) -> bool {
    (1..=DIGITS).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit())
}

pub(super) fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}
