//! Where the words of an anchor stand, where nothing else is known of the text in which it was made:
//! only if they stand there once, as they were.

use std::ops::Range;

use super::super::wording::{Word, Wording};
use super::Anchor;

/// Words that tell a place where they stand once.
const TELLING: usize = 8;

/// Words of the shortest quotation that is known without what stood beside it.
const ALONE: usize = 6;

/// The words of `quote` in a text: with all that was quoted around it, or else by itself if it is long
/// enough and one of its sides is as it was.
pub(super) fn find(anchor: &Anchor, quote: &str, wording: &Wording) -> Option<Range<usize>> {
    let words = |text: &str| Wording::of(text).words().to_vec();
    let (before, quote, behind) = (
        words(whole_words_behind(&anchor.before)),
        words(quote),
        words(whole_words_before(&anchor.behind)),
    );
    let whole = [before.as_slice(), &quote, &behind].concat();
    let text = wording.words();
    if whole.len() >= TELLING
        && let Some(at) = only(&whole, text)
    {
        let start = at + before.len();
        return Some(start..start + quote.len());
    }
    let at = (quote.len() >= ALONE)
        .then(|| only(&quote, text))
        .flatten()?;
    let end = at + quote.len();
    let is_as_it_was = text.get(..at).is_some_and(|text| ends_alike(text, &before))
        || text
            .get(end..)
            .is_some_and(|text| begins_alike(text, &behind));
    is_as_it_was.then_some(at..end)
}

/// Where `words` stand in `text`, if that is one place.
fn only(words: &[Word], text: &[Word]) -> Option<usize> {
    let first = words.first()?.known_by;
    let starts = text.iter().enumerate();
    let mut places = starts.filter_map(|(at, word)| {
        let stands = word.known_by == first
            && text
                .get(at..at + words.len())
                .is_some_and(|text| is_alike(text, words));
        stands.then_some(at)
    });
    let place = places.next()?;
    places.next().is_none().then_some(place)
}

fn is_alike(text: &[Word], words: &[Word]) -> bool {
    let known = |words: &[Word]| -> Vec<u32> { words.iter().map(|word| word.known_by).collect() };
    text.len() == words.len() && known(text) == known(words)
}

fn ends_alike(text: &[Word], words: &[Word]) -> bool {
    let count = words.len().min(4);
    count > 0
        && text.len() >= count
        && text
            .iter()
            .rev()
            .zip(words.iter().rev())
            .take(count)
            .all(is_same)
}

fn begins_alike(text: &[Word], words: &[Word]) -> bool {
    let count = words.len().min(4);
    count > 0 && text.len() >= count && text.iter().zip(words).take(count).all(is_same)
}

fn is_same((word, other): (&Word, &Word)) -> bool {
    word.known_by == other.known_by
}

/// `text` without its first word, which may have been cut.
fn whole_words_behind(text: &str) -> &str {
    let cut = text.split_once(|c: char| !c.is_alphanumeric());
    cut.map_or(text, |(_, rest)| rest)
}

/// `text` without its last word, which may have been cut.
fn whole_words_before(text: &str) -> &str {
    let cut = text.rsplit_once(|c: char| !c.is_alphanumeric());
    cut.map_or(text, |(rest, _)| rest)
}
