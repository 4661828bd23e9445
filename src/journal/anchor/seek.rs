//! Finding what an anchor quotes where it is certain that it is that and nothing like it.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::ops::Range;

use super::ground::{Candidate, Ground};
use super::laid::Laid;
use super::pattern::{Part, Pattern};
use super::rivals::Rivals;
use super::wording::Word;
use super::{Anchor, Certainty, border};
use crate::journal::Reread;
use crate::review::Review;

/// The least that tells a place: four long words.
const LEAST: u32 = 24;

/// What was found.
pub(in crate::journal) type Found = (Range<usize>, Certainty);

impl Anchor {
    /// What it is the place of, with `quote` from there on, in a text that may have changed since:
    /// `None` where it is not certain.
    pub(in crate::journal) fn seek_surely(&self, quote: &str, text: &Reread<'_>) -> Option<Found> {
        let expected = self.expected(text.review().text());
        text.in_ground(expected, |ground| self.sought(quote, ground, text.review()))
    }

    /// The same anchor, which knows what else in its own text is like it.
    pub(in crate::journal) fn among_others(self, quote: &str, text: &Reread<'_>) -> Self {
        let place = self.place.offset();
        let rivals = text.in_ground([place; 2], |ground| {
            let pattern = Pattern::of(&self, quote);
            let shift = place.saturating_sub(self.before.len());
            let parts = pattern.parts().into_iter();
            let rivals = parts.map(|part| {
                let candidates = ground.candidates(&part, text.review()).into_iter();
                let others =
                    candidates.filter(|found| !is_itself(found, &part, (&pattern, shift), ground));
                let others: Vec<u32> = others.map(|other| other.worth).collect();
                Rivals::of(&others, part.worth())
            });
            rivals.max().unwrap_or_default()
        });
        Self {
            rivals: Some(rivals),
            ..self
        }
    }

    fn sought(&self, quote: &str, ground: &Ground, review: &Review) -> Option<Found> {
        let pattern = Pattern::of(self, quote);
        let mut pairs = Vec::new();
        let mut is_whole = true;
        for part in pattern.parts() {
            let found = certain(&part, ground, self.rivals, review)?;
            is_whole &= found.is_whole(&part);
            let found = found.pairs.into_iter();
            pairs.extend(found.map(|(word, found)| (word + part.range.start, found)));
        }
        if !pairs.is_sorted_by(|(_, before), (_, behind)| before < behind) {
            return None;
        }
        let text = review.text();
        let laid = Laid {
            pattern: &pattern,
            ground,
            text,
            pairs,
        };
        if quote.is_empty() {
            let at = border(text, laid.start().or_else(|| laid.end())?);
            let certainty = if is_whole {
                Certainty::Exact
            } else {
                Certainty::Near
            };
            return Some((at..at, certainty));
        }
        let span = border(text, laid.start()?)..border(text, laid.end()?);
        let certainty = laid.certainty(span.clone())?;
        (!span.is_empty()).then_some((span, certainty))
    }
}

/// The one place where `part` certainly stands.
fn certain(
    part: &Part<'_>,
    ground: &Ground,
    rivals: Option<Rivals>,
    review: &Review,
) -> Option<Candidate> {
    let mut candidates = ground.candidates(part, review).into_iter();
    let best = candidates.next()?;
    let others: Vec<Candidate> = candidates.collect();
    let has_own = |found: &&Candidate| {
        let (there, own) = found.own(part);
        2 * there >= own
    };
    let copy = others.iter().find(has_own).map_or(0, |copy| copy.worth);
    let copy = copy.max(best.beside.unwrap_or(0));
    let mut others: Vec<u32> = others.iter().map(|other| other.worth).collect();
    others.extend(best.beside);
    others.sort_unstable_by_key(|worth| Reverse(*worth));
    let whole = part.worth();
    let (there, _) = best.own(part);
    let is_certain = best.worth >= LEAST.min(whole)
        && has_own(&&best)
        // Else the text is as well explained without it: the same words may stand right beside.
        && 2 * best.gained >= there
        && Rivals::leave(rivals, best.worth, &others, (copy, whole));
    is_certain.then_some(best)
}

/// Whether what was found in a pattern's own text, in which it begins at `shift`, is that itself.
fn is_itself(
    found: &Candidate,
    part: &Part<'_>,
    (pattern, shift): (&Pattern, usize),
    ground: &Ground,
) -> bool {
    let is_at_itself = |(word, found): &&(usize, usize)| {
        let quoted = pattern.wording.place(word + part.range.start);
        let found = ground.wording.place(*found);
        quoted
            .zip(found)
            .is_some_and(|(quoted, found)| quoted.end + shift == found.end)
    };
    2 * found.pairs.iter().filter(is_at_itself).count() > found.pairs.len()
}

impl Candidate {
    /// Whether all words of `part` stand there in a row.
    fn is_whole(&self, part: &Part<'_>) -> bool {
        let ends = self.pairs.first().zip(self.pairs.last());
        let reach = ends.map_or(0, |((_, first), (_, last))| last - first + 1);
        self.pairs.len() == part.words.len() && reach == part.words.len()
    }
}

impl Laid<'_> {
    /// How sure it is that what is quoted stands in `span`; `None` where it is not.
    fn certainty(&self, span: Range<usize>) -> Option<Certainty> {
        let found = self.words(span);
        let own = self.pattern.own.clone();
        let quoted = self.pattern.wording.slice(own.clone());
        let is_same = found.len() == quoted.len()
            && found
                .iter()
                .zip(quoted)
                .all(|(found, word)| found.is(*word));
        if !is_same {
            let kept = in_common(quoted, found);
            let is_most = 2 * kept >= quoted.len() && 2 * kept >= found.len();
            return is_most.then_some(Certainty::Near);
        }
        let beside = |word: &usize| !own.contains(word) && self.pattern.uncut.contains(word);
        let all = (0..self.pattern.wording.words().len()).filter(beside);
        let there = self.pairs.iter().filter(|(word, _)| beside(word));
        let is_surrounded = 2 * there.count() >= all.count();
        Some(if is_surrounded {
            Certainty::Exact
        } else {
            Certainty::Near
        })
    }
}

/// How many words two texts have in common, in any order.
fn in_common(quoted: &[Word], found: &[Word]) -> usize {
    let mut left: HashMap<u32, usize> = HashMap::new();
    for word in quoted {
        *left.entry(word.known_by()).or_default() += 1;
    }
    let is_left = |word: &&Word| {
        let left = left.get_mut(&word.known_by()).filter(|left| **left > 0);
        left.map(|left| *left -= 1).is_some()
    };
    found.iter().filter(is_left).count()
}
