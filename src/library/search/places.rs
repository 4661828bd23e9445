//! Where in one text the words that are looked for stand best.

use super::words::{Part, Sought, Spot, Words};
use crate::review::{Position, Review, Span};
use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::ops::Range;

/// How many other words may stand between those that are near each other, as in the index.
const BETWEEN: usize = 10;

/// What was seen of the words in one text.
#[derive(Debug, Default)]
pub(super) struct Looked {
    /// How often each part stands in it; what is only like it counts less.
    pub(super) counts: Vec<f32>,
    /// How many words it has.
    pub(super) words: usize,
    /// How close to each other all of them stand, wherever that is best.
    pub(super) closeness: Closeness,
    /// Where as many of them as can be seen together stand best.
    pub(super) best: Option<Place>,
    /// The words as they stand in it, of some of the places.
    pub(super) found: BTreeSet<String>,
}

/// A place where some of what is looked for stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// From the first word to the last.
    pub(super) span: Span,
    /// Whether everything stands there, and how close.
    pub(super) closeness: Closeness,
    /// How many of the parts stand there.
    parts: usize,
    /// How many words they reach over.
    width: usize,
    /// What the place is worth, whatever stands there.
    worth: Worth,
}

/// How close to each other the words stand: closer is more.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Closeness {
    /// Some are elsewhere.
    #[default]
    Apart,
    /// All stand near each other.
    Near,
    /// All stand there as they were typed, one behind the other.
    Phrase,
}

/// What a place is worth: better ones are more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Worth {
    /// It is a title or a heading.
    Title,
    /// It is in the text.
    Text,
    /// It is where the reader wants to look.
    Preferred,
}

impl Place {
    /// What the better of two places has more of.
    fn rank(&self) -> (bool, usize, Worth, Reverse<usize>) {
        let is_phrase = self.closeness == Closeness::Phrase;
        (is_phrase, self.parts, self.worth, Reverse(self.width))
    }
}

/// The most words that are noted as they stand in a text.
const FOUND: usize = 32;

/// Bytes of a text that are looked at together, at least: whole blocks.
const TOGETHER: usize = 64 << 10;

/// Looks for the words in a text. `worth` tells what a place is worth.
pub(super) fn look(review: &Review, sought: &Sought, worth: &dyn Fn(Position) -> Worth) -> Looked {
    let parts = sought.parts();
    let mut looked = Looked {
        counts: vec![0.0; parts.len()],
        ..Looked::default()
    };
    let phrase = sought.phrase().filter(|_| parts.len() > 1);
    let looking = Looking {
        parts,
        phrase: phrase.as_ref(),
        reach: sought.words() + BETWEEN,
        worth,
    };
    let mut words = Words::default();
    let (mut bytes, mut kept) = (0, 0);
    for block in review.blocks() {
        words.push(review.slice(block.span), block.span.start.offset());
        bytes += block.span.len();
        if bytes >= TOGETHER {
            looked.take(&words, kept, &looking);
            // What begins here may end in what comes next.
            kept = words.keep_last(looking.reach);
            bytes = 0;
        }
    }
    looked.take(&words, kept, &looking);
    looked
}

/// What is looked for, and how.
struct Looking<'a> {
    parts: &'a [Part],
    /// All parts as one, where there are several.
    phrase: Option<&'a Part>,
    /// Words within which all of them are near each other.
    reach: usize,
    worth: &'a dyn Fn(Position) -> Worth,
}

impl Looked {
    /// Takes in what stands in some of the text, of which the first words, so many as were `kept`,
    /// were taken in before.
    fn take(&mut self, words: &Words, kept: usize, looking: &Looking<'_>) {
        let parts = looking.parts;
        self.words += words.len() - kept;
        let mut spots: Vec<Spot> = Vec::new();
        for (number, (part, count)) in parts.iter().zip(&mut self.counts).enumerate() {
            let before = spots.len();
            spots.extend(part.spots(words, number));
            let all = spots.get(before..).unwrap_or_default().iter();
            let new = all.filter(|spot| spot.end > kept);
            *count += new.map(|spot| spot.weight()).sum::<f32>();
        }
        for spot in &spots {
            self.note_found(words, *spot);
        }
        spots.sort_unstable();
        let place = |range: Range<usize>, parts: usize, closeness: Closeness| {
            let span = Span::of(words.source(range.start, range.end));
            Place {
                span,
                closeness,
                parts,
                width: range.len(),
                worth: (looking.worth)(span.start),
            }
        };
        // One that is typed alone is all there is to stand one behind the other.
        let alone = parts.first().filter(|_| parts.len() == 1);
        let phrases = looking.phrase.or(alone).into_iter();
        let phrases = phrases.flat_map(|phrase| phrase.spots(words, 0));
        let phrases =
            phrases.map(|spot| place(spot.start..spot.end, parts.len(), Closeness::Phrase));
        let several = Some(spots.as_slice()).filter(|_| parts.len() > 1);
        let tightest = several.and_then(|spots| tightest(spots, parts.len()));
        if tightest.is_some_and(|range| range.len() <= looking.reach) {
            self.closeness = self.closeness.max(Closeness::Near);
        }
        let together = together(words, several.unwrap_or_default(), looking.reach);
        let together = together.map(|(range, there)| place(range, there, Closeness::Apart));
        for found in phrases.chain(together) {
            self.closeness = self.closeness.max(found.closeness);
            if self.best.is_none_or(|best| found.rank() > best.rank()) {
                self.best = Some(found);
            }
        }
    }
}

impl Looked {
    /// Notes words as they stand in the text: each for itself where they reach over several blocks, as
    /// no hit does.
    fn note_found(&mut self, words: &Words, spot: Spot) {
        let mut note = |text: &str| {
            if self.found.len() < FOUND && !self.found.contains(text) {
                self.found.insert(text.to_owned());
            }
        };
        if words.reach_over(spot.start, spot.end) {
            (spot.start..spot.end).for_each(|at| note(words.get(at)));
        } else {
            note(words.text(spot));
        }
    }
}

/// The fewest words that hold all of the parts, if all are there, and where. `spots` are in their
/// order.
fn tightest(spots: &[Spot], parts: usize) -> Option<Range<usize>> {
    let mut last: Vec<Option<Spot>> = vec![None; parts];
    let mut best: Option<Range<usize>> = None;
    for spot in spots {
        if let Some(place) = last.get_mut(spot.part) {
            *place = Some(*spot);
        }
        if last.iter().any(Option::is_none) {
            continue;
        }
        let there = || last.iter().flatten();
        let start = there().map(|spot| spot.start).min()?;
        let end = there().map(|spot| spot.end).max()?;
        if best.as_ref().is_none_or(|best| end - start < best.len()) {
            best = Some(start..end);
        }
    }
    best
}

/// Some words of one block within the reach of what is near: from each spot on as far as others of
/// the parts stand there, and how many of them do. `spots` are in their order.
fn together<'a>(
    words: &'a Words,
    spots: &'a [Spot],
    reach: usize,
) -> impl Iterator<Item = (Range<usize>, usize)> + 'a {
    (0..spots.len()).filter_map(move |at| {
        let rest = spots.get(at..)?;
        let first = rest.first()?;
        let mut parts: Vec<usize> = Vec::new();
        let mut end = first.end;
        for spot in rest {
            let is_in = spot.end <= first.start + reach;
            if spot.start >= first.start + reach {
                break;
            }
            if is_in && !parts.contains(&spot.part) && !words.reach_over(first.start, spot.end) {
                parts.push(spot.part);
                end = end.max(spot.end);
            }
        }
        Some((first.start..end, parts.len()))
    })
}
