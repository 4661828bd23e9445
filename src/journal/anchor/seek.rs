//! Finding what an anchor quotes where it is certain that it is that and nothing like it.

use std::ops::Range;

use super::super::wording::{Wording, count_before};
use super::signs::with_signs;
use super::traced::{Ground, Needed, Trace, bytes};
use super::{Anchor, Certainty, border, quoted};
use crate::journal::Reread;

/// Words behind a place that are those of it.
const OWN: usize = 4;

/// What was found.
pub(in crate::journal) type Found = (Range<usize>, Certainty);

impl Anchor {
    /// Where `quote`, which begins at the place, stands in a text that may have changed since: `None`
    /// where it is not certain.
    pub(in crate::journal) fn seek_quote(
        &self,
        quote: &str,
        text: &mut Reread<'_>,
    ) -> Option<Found> {
        let review = text.review();
        let words = self.traced_quote(quote, text)?;
        let (found, cut) = words;
        let found = match cut {
            Cut::Words => with_signs(review.text(), found, quote),
            Cut::Inside => found,
        };
        let span = border(review.text(), found.start)..border(review.text(), found.end);
        if span.is_empty() {
            return None;
        }
        let certainty = alike(quote, review.text().get(span.clone())?)?;
        Some((span, certainty))
    }

    fn traced_quote(&self, quote: &str, text: &mut Reread<'_>) -> Option<(Range<usize>, Cut)> {
        let whole = text.review().text();
        let count = super::super::wording::places(quote).count();
        if count == 0 {
            return None;
        }
        let known = self.content.zip(self.word);
        let known = known.map(|(content, word)| (text.partners(content), word as usize));
        let Some((Some((partners, wording)), word)) = known else {
            let found = quoted::find(self, quote, text.wording())?;
            return Some((bytes(&found, text.wording())?, Cut::Words));
        };
        let words = word..word + count;
        let trace = Trace::of(&words, partners, Needed::Ends)?;
        let ground = Ground {
            partners,
            wording,
            text: whole,
        };
        let found = bytes(&trace.words(&words, &ground)?, wording)?;
        // The part of the first word that was chosen.
        let head = ending_in_word(&self.before);
        let tail = beginning_in_word(&self.behind);
        if (head == 0 || !begins_in_word(quote)) && (tail == 0 || !ends_in_word(quote)) {
            return Some((found, Cut::Words));
        }
        let part = whole.get(found.clone())?;
        let from = if begins_in_word(quote) { head } else { 0 };
        let to = if ends_in_word(quote) { tail } else { 0 };
        let start = part.char_indices().nth(from).map_or(0, |(at, _)| at);
        let end = match to {
            0 => part.len(),
            to => part
                .char_indices()
                .rev()
                .nth(to - 1)
                .map_or(0, |(at, _)| at),
        };
        Some((
            found.start + start..found.start + end.max(start),
            Cut::Inside,
        ))
    }

    /// The place in a text that may have changed since: `None` where it is not certain.
    pub(in crate::journal) fn seek_place(
        &self,
        text: &mut Reread<'_>,
    ) -> Option<(usize, Certainty)> {
        let whole = text.review().text();
        let known = self.content.zip(self.word);
        let known = known.map(|(content, word)| (text.partners(content), word as usize));
        let Some((Some((partners, wording)), word)) = known else {
            let found = quoted::find(self, "", text.wording())?;
            let place = text.wording().place(found.start)?;
            return Some((place.start, Certainty::Exact));
        };
        let own = self.own_words();
        let words = word..word + own;
        let trace = Trace::of(&words, partners, Needed::Start)?;
        let ground = Ground {
            partners,
            wording,
            text: whole,
        };
        let first = trace.words(&words, &ground)?.start;
        let place = wording.place(first)?;
        let is_own = trace.pairs.first() == Some(&(word, first));
        let head = ending_in_word(&self.before);
        let start = if is_own && head > 0 && begins_in_word(&self.behind) {
            let letters = whole.get(place.clone())?.char_indices().nth(head);
            place.start + letters.map_or(0, |(at, _)| at)
        } else {
            with_signs(whole, place, &self.behind).start
        };
        let certainty = if trace.is_whole {
            Certainty::Exact
        } else {
            Certainty::Near
        };
        Some((border(whole, start), certainty))
    }

    /// How many words of its paragraph are those of the place.
    fn own_words(&self) -> usize {
        let start = self.behind.len() - self.behind.trim_start().len();
        let text = self.behind.get(start..).unwrap_or_default();
        let paragraph = text.split("\n\n").next().unwrap_or_default();
        count_before(paragraph, paragraph.len()).clamp(1, OWN)
    }
}

/// Where what is found begins and ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cut {
    /// At words.
    Words,
    /// Inside of words, exactly.
    Inside,
}

/// How sure it is that what was found is what was quoted; `None` where it is not.
fn alike(quote: &str, found: &str) -> Option<Certainty> {
    let (quote, found) = (Wording::of(quote), Wording::of(found));
    let (quote, found) = (quote.words(), found.words());
    let is_same = |(word, other): (&super::super::wording::Word, &super::super::wording::Word)| {
        word.known_by == other.known_by
    };
    if quote.len() == found.len() && quote.iter().zip(found).all(is_same) {
        return Some(Certainty::Exact);
    }
    let mut rest = found.iter();
    let kept = quote.iter().filter(|word| {
        let mut ahead = rest.clone();
        let is_there = ahead.any(|other| other.known_by == word.known_by);
        if is_there {
            rest = ahead;
        }
        is_there
    });
    (3 * kept.count() >= quote.len()).then_some(Certainty::Near)
}

/// Letters at the end of `text` that are of its last word.
fn ending_in_word(text: &str) -> usize {
    text.chars().rev().take_while(|c| is_of_word(*c)).count()
}

/// Letters at the beginning of `text` that are of its first word.
fn beginning_in_word(text: &str) -> usize {
    text.chars().take_while(|c| is_of_word(*c)).count()
}

fn begins_in_word(text: &str) -> bool {
    text.chars().next().is_some_and(is_of_word)
}

fn ends_in_word(text: &str) -> bool {
    text.chars().next_back().is_some_and(is_of_word)
}

/// Whether `c` is a letter of a word with others.
fn is_of_word(c: char) -> bool {
    c.is_alphanumeric() && !crate::review::is_word_alone(c)
}
