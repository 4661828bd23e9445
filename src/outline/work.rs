//! The work a text is about, where the text makes it plain: the name that its beginning
//! introduces and that comes again whole.
//!
//! A person is introduced by the full name and then called by the last word of it alone; a work
//! is called by its whole name every time. Where the name does not come often, its words tell:
//! titles are made of words that a text also uses as plain ones, persons and places seldom are.

mod names;

use memchr::memmem;

use super::title::{beginning, lowered};
use crate::review::floor;
use names::{
    Join, WORDS, capitalised, is_capital, quoted, shortened, titled, without_number, words,
};

/// Bytes of the beginning in which the work is introduced, and in which it comes again.
const INTRODUCTION: usize = 1_500;
const PAGES: usize = 65_536;
/// Bytes that a first sentence has at least: a full stop before them ends an abbreviation, or a
/// name that stands alone.
const SENTENCE: usize = 40;
/// Times that a name is read at least, without and with quotation marks.
const PLAIN: usize = 3;
const QUOTED: usize = 2;

/// The name of the work that `text` is about, if it is plain.
pub(super) fn named(text: &str) -> Option<String> {
    let pages = beginning(text, PAGES);
    let introduction = beginning(introduction(pages), INTRODUCTION);
    let sentence = first_sentence(introduction);
    let name = headed(pages, introduction)
        .or_else(|| recurring(pages, introduction, sentence))
        .or_else(|| only_titled(introduction, sentence))
        .or_else(|| opening(pages, sentence));
    name.map(str::to_owned)
}

/// The name that the text begins with, where a year in brackets or, if it has several words, a full
/// stop follows it, and it comes again.
fn headed<'a>(pages: &str, introduction: &'a str) -> Option<&'a str> {
    let end = introduction.find(['(', '.', '!', '?', '\n'])?;
    let (name, after) = introduction.split_at_checked(end)?;
    let name = name.trim();
    let year = after.strip_prefix('(').and_then(|after| after.get(..4));
    let is_dated = year.is_some_and(|year| year.bytes().all(|b| b.is_ascii_digit()))
        && after.get(5..).is_some_and(|after| after.starts_with(')'));
    let is_sentence = after.starts_with(". ") && name.contains(' ');
    let is_short = name.split(' ').count() <= WORDS;
    let is_named = is_capital(name) || name.starts_with(|c: char| c.is_ascii_digit());
    let all_capital = words(name).all(|(_, word, _)| is_name_word(word));
    let comes_again = || mentions(pages, name) > 1;
    let is_name = (is_dated || is_sentence) && is_short && is_named && all_capital;
    (is_name && comes_again()).then_some(name)
}

/// Whether a word may stand in a name: it begins with a capital or a digit, or is a small one.
fn is_name_word(word: &str) -> bool {
    !word.starts_with(char::is_lowercase) || word.chars().count() <= 3
}

/// The name that comes again most often in `pages`: one that stands in quotation marks in the
/// `introduction`, or one in its first `sentence` that is still read in the second half.
fn recurring<'a>(pages: &'a str, introduction: &'a str, sentence: &'a str) -> Option<&'a str> {
    let mut best: Option<(usize, &str)> = None;
    let half = pages.len() / 2;
    let stays = |name: &str| pages.rfind(name).is_some_and(|at| at >= half);
    let bare = capitalised(sentence, &[Join::Space]).flat_map(shortened);
    let bare = bare.map(|name| match mentions(pages, name) {
        PLAIN.. => name,
        _ => without_number(name),
    });
    let bare = bare.filter(|name| name.contains(' ') && stays(name));
    let bare = bare.map(|name| (name, PLAIN));
    for (name, least) in quoted(introduction).map(|name| (name, QUOTED)).chain(bare) {
        let whole = mentions(pages, name);
        let alone = without_number(name)
            .rsplit(' ')
            .next()
            .filter(|last| last.len() < name.len())
            .map_or(0, |last| mentions(pages, last).saturating_sub(whole));
        let plain = whole >= least && alone * 4 <= whole;
        if plain && best.is_none_or(|(most, _)| whole > most) {
            best = Some((whole, name));
        }
    }
    let (_, name) = best?;
    // The whole of a name that is given in quotation marks, and then by a part of it.
    let longer =
        quoted(introduction).find(|whole| whole.len() > name.len() && mentions(whole, name) > 0);
    longer.or(Some(name))
}

/// The name between marks that only titles have, where the first `sentence` has it and the whole
/// `introduction` no other.
fn only_titled<'a>(introduction: &'a str, sentence: &str) -> Option<&'a str> {
    let mut names = titled(introduction);
    let name = names.next().filter(|name| sentence.contains(name))?;
    names.all(|other| other == name).then_some(name)
}

/// The name in the first `sentence` that is made of plain words of `pages`, if it comes again or
/// the text begins with it.
fn opening<'a>(pages: &str, sentence: &'a str) -> Option<&'a str> {
    const JOINS: &[Join] = &[Join::Space, Join::Possessive];
    capitalised(sentence, JOINS).find(|name| is_plain(name, sentence, pages))
}

/// The first sentence of `introduction`, in any language.
fn first_sentence(introduction: &str) -> &str {
    let start = floor(introduction, SENTENCE);
    let rest = introduction.get(start..).unwrap_or_default();
    let next = rest.chars().skip(1).map(Some).chain([None]);
    let mut ends = rest.char_indices().zip(next);
    let end = ends.find(|((_, c), next)| match c {
        '.' | '!' | '?' => next.is_none_or(char::is_whitespace),
        '。' | '！' | '？' => true,
        _ => false,
    });
    let end = end.map_or(introduction.len(), |((at, _), _)| start + at);
    introduction.get(..end).unwrap_or_default()
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
