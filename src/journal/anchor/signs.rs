//! Where a part of a text begins and ends beside its words: inside them, or with the signs at them.

use std::ops::Range;

use super::super::wording::{Word, Wording};
use crate::search::{Case, fold};

/// The bytes of `text` for what was chosen as `quote`, whose words stand in `found`: with the signs
/// that it begins and ends with, if they are there.
pub(super) fn with_signs(text: &str, found: Range<usize>, quote: &str) -> Range<usize> {
    // Its own first and last words may be gone.
    let quoted = Wording::of(quote);
    let there = Wording::of(text.get(found.clone()).unwrap_or_default());
    let (words, there) = (quoted.words(), there.words());
    let is = |wanted: Option<&Word>, word: &Word| {
        wanted.is_some_and(|wanted| wanted.known_by == word.known_by)
    };
    let first = words.iter().position(|word| is(there.first(), word));
    let first = first.unwrap_or(0);
    let last = words.iter().rposition(|word| is(there.last(), word));
    let last = last.unwrap_or(words.len().saturating_sub(1));
    let end = |at: usize| quoted.place(at).map(|place| place.end);
    let start = |at: usize| quoted.place(at).map(|place| place.start);
    let from = first.checked_sub(1).and_then(end).unwrap_or(0);
    let to = start(last + 1).unwrap_or(quote.len());
    let leading = quote.get(from..start(first).unwrap_or(from));
    let trailing = quote.get(end(last).unwrap_or(to)..to);
    let (mut leading, mut trailing) = (leading.unwrap_or_default(), trailing.unwrap_or_default());
    // The signs at a word that is gone were of that.
    if first > 0 {
        leading = leading
            .rsplit(char::is_whitespace)
            .next()
            .unwrap_or_default();
    }
    if last + 1 < words.len() {
        trailing = trailing
            .split(char::is_whitespace)
            .next()
            .unwrap_or_default();
    }
    let before = text.get(..found.start).unwrap_or_default();
    let behind = text.get(found.end..).unwrap_or_default();
    let back = before.char_indices().rev();
    let back = back.map(|(at, c)| (before.len() - at, c));
    let on = behind.char_indices().map(|(at, c)| (at + c.len_utf8(), c));
    let start = found.start - alike(leading.chars().rev(), back);
    start..found.end + alike(trailing.chars(), on)
}

/// How far the signs of `found` are those that were quoted, white space apart; each of them is given
/// with how far one is behind it.
fn alike(quoted: impl Iterator<Item = char>, found: impl Iterator<Item = (usize, char)>) -> usize {
    let folded = |c: char| {
        fold(c.encode_utf8(&mut [0; 4]), Case::Folded)
            .text()
            .to_owned()
    };
    let says = |folded: &String| !folded.trim().is_empty();
    let mut quoted = quoted.map(folded).filter(says).peekable();
    let mut far = 0;
    for (end, c) in found {
        let Some(wanted) = quoted.peek() else { break };
        let sign = folded(c);
        if !says(&sign) {
            continue;
        }
        if sign != *wanted {
            break;
        }
        far = end;
        quoted.next();
    }
    far
}
