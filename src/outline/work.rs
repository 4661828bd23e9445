//! The work a text is about, where the text makes it plain: the name that its beginning
//! introduces and that comes again whole.
//!
//! A person is introduced by the full name and then called by the last word of it alone; a work
//! is called by its whole name every time. Where the name does not come often, its words tell:
//! titles are made of words that a text also uses as plain ones, persons and places seldom are.

use memchr::memmem;

use super::title::{beginning, lowered};

/// Bytes of the beginning in which the work is introduced, and in which it comes again.
const INTRODUCTION: usize = 1_500;
const PAGES: usize = 65_536;
/// Times that a name is read at least, without and with quotation marks.
const PLAIN: usize = 3;
const QUOTED: usize = 2;

/// A name that may be that of the work.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Name<'a> {
    text: &'a str,
    /// Times it must be read.
    least: usize,
}

/// The name of the work that `text` is about, if it is plain.
pub(super) fn named(text: &str) -> Option<String> {
    let pages = beginning(text, PAGES);
    let introduction = beginning(introduction(pages), INTRODUCTION);
    recurring(pages, introduction).or_else(|| opening(pages, introduction))
}

/// The name in `introduction` that comes again most often in `pages`.
fn recurring(pages: &str, introduction: &str) -> Option<String> {
    let mut best: Option<(usize, &str)> = None;
    let capitalised = capitalised(introduction, &[Join::Space]).flat_map(shortened);
    for name in quoted(introduction).chain(capitalised) {
        let whole = mentions(pages, name.text);
        let alone = name
            .text
            .rsplit(' ')
            .next()
            .filter(|last| last.len() < name.text.len())
            .map_or(0, |last| mentions(pages, last).saturating_sub(whole));
        let plain = whole >= name.least && alone * 4 <= whole;
        if plain && best.is_none_or(|(most, _)| whole > most) {
            best = Some((whole, name.text));
        }
    }
    best.map(|(_, name)| name.to_owned())
}

/// The name in the first sentence of `introduction` that is made of plain words of `pages`, if it
/// comes again or the text begins with it.
fn opening(pages: &str, introduction: &str) -> Option<String> {
    let end = [". ", "! ", "? "]
        .iter()
        .filter_map(|end| introduction.find(end))
        .min();
    let sentence = introduction.get(..end.unwrap_or(introduction.len()))?;
    let joins = [Join::Space, Join::Possessive];
    capitalised(sentence, &joins)
        .find(|name| is_plain(name, sentence, pages))
        .map(str::to_owned)
}

/// Whether `name`, of the first `sentence` of `pages`, is made of plain words and meant as a whole.
fn is_plain(name: &str, sentence: &str, pages: &str) -> bool {
    let mut words = words(name);
    let first = words.next().map_or("", |(_, word, _)| word);
    let is_used = |word: &str| mentions(pages, &word.to_lowercase()) > 0;
    let used =
        words.any(|(_, word, _)| is_capital(word) && word.chars().count() > 2 && is_used(word));
    if !used {
        return false;
    }
    let whole = mentions(&lowered(pages), &lowered(name));
    let last = name.rsplit(' ').next().unwrap_or_default();
    let begins = sentence
        .strip_prefix(name)
        .and_then(|after| after.strip_prefix(' '))
        .is_some_and(|after| after.starts_with(char::is_lowercase));
    mentions(pages, last) <= whole && (whole > 1 || begins && is_used(first))
}

/// The first paragraph: the first line that ends like one, or what stands before a blank line.
fn introduction(text: &str) -> &str {
    let text = text.trim_start();
    let end = memmem::find(text.as_bytes(), b"\n\n").unwrap_or(text.len());
    let paragraph = text.get(..end).unwrap_or(text);
    match paragraph.split_once('\n') {
        Some((first, _)) if first.len() > 160 => first,
        _ => paragraph,
    }
}

/// What stands between quotation marks, up to eight words of it.
fn quoted(text: &str) -> impl Iterator<Item = Name<'_>> {
    let marks = [
        ('“', '”'),
        ('„', '“'),
        ('«', '»'),
        ('《', '》'),
        ('『', '』'),
        ('"', '"'),
    ];
    marks.into_iter().flat_map(move |(open, close)| {
        let mut rest = text;
        std::iter::from_fn(move || {
            let (_, after) = rest.split_once(open)?;
            let (inside, after) = after.split_once(close)?;
            rest = after;
            Some(inside.trim())
        })
        .filter(|inside| {
            inside.split(' ').count() <= 8
                && inside.chars().next().is_some_and(|c| !c.is_lowercase())
                && inside.contains(char::is_alphabetic)
                && !inside.ends_with(['.', ',', '!', '。', '，'])
        })
        .map(|text| Name {
            text,
            least: QUOTED,
        })
    })
}

/// Runs of two words or more that begin with capitals, with one of `joins` between them; small
/// words of up to three letters may stand among them.
fn capitalised<'a>(text: &'a str, joins: &'a [Join]) -> impl Iterator<Item = &'a str> {
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
                if is_capital(word) {
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
fn shortened(run: &str) -> impl Iterator<Item = Name<'_>> {
    let starts = [0]
        .into_iter()
        .chain(run.match_indices(' ').map(|(at, _)| at + 1));
    starts
        .filter_map(|start| run.get(start..))
        .filter(|name| is_capital(name) && name.contains(' '))
        .map(|text| Name { text, least: PLAIN })
}

/// What stands between a word and the next one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Join {
    Space,
    /// The end of a possessive.
    Possessive,
    /// A mark.
    Mark,
}

/// The words of `text` without the marks around them: where each begins, and what comes between
/// it and the next one.
fn words(text: &str) -> impl Iterator<Item = (usize, &str, Join)> {
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

fn is_capital(word: &str) -> bool {
    word.chars().next().is_some_and(char::is_uppercase)
}

/// How often `name` stands in `text` as whole words.
pub(super) fn mentions(text: &str, name: &str) -> usize {
    let spaced = name
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || c.is_lowercase());
    memmem::find_iter(text.as_bytes(), name.as_bytes())
        .filter(|&at| {
            let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            !spaced
                || !letter(text.get(..at).and_then(|before| before.chars().next_back()))
                    && !letter(
                        text.get(at + name.len()..)
                            .and_then(|after| after.chars().next()),
                    )
        })
        .count()
}
