//! Places carried over from one reading of a text to the next, where what changed lies elsewhere.

use crate::review::{Position, Review, Span};

/// Bytes that are compared at a time.
const STEP: usize = 4096;

/// What two readings of a text have in common at their start and at their end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Carry {
    /// Bytes at the start.
    before: usize,
    /// Bytes at the end, none of which are among those at the start.
    behind: usize,
    /// Bytes of the old text, and of the new one.
    lengths: (usize, usize),
}

impl Carry {
    /// Compares two readings of a text.
    pub fn between(old: &Review, new: &Review) -> Self {
        let (a, b) = (old.text().as_bytes(), new.text().as_bytes());
        let before = common_start(a, b);
        let behind = common_end(
            a.get(before..).unwrap_or_default(),
            b.get(before..).unwrap_or_default(),
        );
        Self {
            before,
            behind,
            lengths: (a.len(), b.len()),
        }
    }

    /// Where the words at `place` stand now; `None` where they may have changed. If there is only
    /// more behind the old text, every place stays, also one behind its end.
    pub fn place(&self, place: Position) -> Option<Position> {
        let (old, new) = self.lengths;
        let place = place.offset();
        if place < self.before || self.before == old {
            return Some(Position::at(place));
        }
        let from_end = old.checked_sub(place)?;
        (from_end <= self.behind).then(|| Position::at(new - from_end))
    }

    /// The parts of `span` that have not changed, where they stand now.
    pub fn parts(&self, span: Span) -> [Span; 2] {
        let (old, new) = self.lengths;
        let (start, end) = (span.start.offset(), span.end.offset());
        let second = start.max(old - self.behind)..end.min(old);
        let second = if second.is_empty() {
            0..0
        } else {
            new - (old - second.start)..new - (old - second.end)
        };
        [start..end.min(self.before), second].map(|part| {
            if part.is_empty() {
                Span::default()
            } else {
                Span::of(part)
            }
        })
    }

    /// The parts of the old and the new text between which everything differs.
    pub fn changed(&self) -> (Span, Span) {
        let (old, new) = self.lengths;
        (
            Span::of(self.before..old - self.behind),
            Span::of(self.before..new - self.behind),
        )
    }
}

/// The bytes that two texts have in common from their starts on.
fn common_start(a: &[u8], b: &[u8]) -> usize {
    let steps = a.chunks(STEP).zip(b.chunks(STEP));
    let same = steps.take_while(|(a, b)| a == b).map(|(a, _)| a.len());
    let whole: usize = same.sum();
    let [a, b] = [a, b].map(|text| text.get(whole..).unwrap_or_default());
    let pairs = a.iter().zip(b);
    whole + pairs.take_while(|(a, b)| a == b).count()
}

/// The bytes that two texts have in common before their ends.
fn common_end(a: &[u8], b: &[u8]) -> usize {
    let steps = a.rchunks(STEP).zip(b.rchunks(STEP));
    let same = steps.take_while(|(a, b)| a == b).map(|(a, _)| a.len());
    let whole: usize = same.sum();
    let [a, b] = [a, b].map(|text| text.get(..text.len() - whole).unwrap_or_default());
    let pairs = a.iter().rev().zip(b.iter().rev());
    whole + pairs.take_while(|(a, b)| a == b).count()
}
