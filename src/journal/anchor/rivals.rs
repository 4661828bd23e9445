//! What else in a text is like a quotation, and when one place is certain in spite of it.

use serde::{Deserialize, Serialize};

/// What was like a quotation in its own text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(from = "(u32, u32)", into = "(u32, u32)")]
pub(super) struct Rivals {
    /// How like it the place was that was most so, in thousandths of the quotation.
    alike: u32,
    /// How many places were nearly as like it.
    count: u32,
}

/// The least by which a place is to be worth more than any other: two long words.
const MARGIN: u32 = 12;

/// How much of a quotation must stand at a place, in hundredths, where another may be like it that
/// was in the same text and does not stand there any more.
const UNKNOWN: u32 = 95;

/// How much of what tells a place from all others must stand there, in hundredths.
const TELLING: u32 = 30;

impl Rivals {
    /// Those of a quotation worth `whole`, where other places are worth `others`, the most first.
    pub(super) fn of(others: &[u32], whole: u32) -> Self {
        let strongest = others.first().copied().unwrap_or(0);
        let alike = part(strongest, 1000, whole.max(1)).min(1000);
        let count = others.iter().filter(|other| is_nearly(**other, strongest));
        Self {
            count: if alike > 0 { count.count() as u32 } else { 0 },
            alike,
        }
    }

    /// Whether a place that is worth `best` of `whole` is certain where others are worth `others`,
    /// the most first, and `copy` is what the most is worth of those that have all that must not be
    /// missing. Where it is not known what was like it, nothing may have changed much.
    pub(super) fn leave(
        known: Option<Self>,
        best: u32,
        others: &[u32],
        (copy, whole): (u32, u32),
    ) -> bool {
        let Self { alike, count } = known.unwrap_or_default();
        let strongest = part(alike, whole, 1000);
        let next = others.first().copied().unwrap_or(0);
        let margin = MARGIN.min(whole / 2);
        let needed = |other: u32, share: u32| {
            other + margin.max(part(whole.saturating_sub(other), share, 100))
        };
        let is_twin = 3 * strongest >= whole;
        if known.is_none() && best < part(whole, UNKNOWN, 100) {
            return false;
        }
        if !is_twin {
            // A copy came about since: it may be less edited than the one that was meant.
            let is_copied = 5 * copy >= whole && !is_nearly(strongest, copy);
            if is_copied && best < part(whole, UNKNOWN, 100) {
                return false;
            }
            return best >= needed(strongest.max(next), TELLING);
        }
        let there = others.iter().filter(|other| is_nearly(**other, strongest));
        if there.count() as u32 >= count {
            return best >= needed(strongest.max(next), TELLING);
        }
        // The one that was meant may be gone, and this the other.
        best >= needed(strongest, UNKNOWN)
    }
}

/// Whether a place is worth nearly as much as the one that is worth most.
fn is_nearly(worth: u32, most: u32) -> bool {
    5 * worth >= 4 * most
}

/// `share` of `whole` parts of `value`.
fn part(value: u32, share: u32, whole: u32) -> u32 {
    let part = u64::from(value) * u64::from(share) / u64::from(whole);
    u32::try_from(part).unwrap_or(u32::MAX)
}

impl From<(u32, u32)> for Rivals {
    fn from((alike, count): (u32, u32)) -> Self {
        Self { alike, count }
    }
}

impl From<Rivals> for (u32, u32) {
    fn from(rivals: Rivals) -> Self {
        (rivals.alike, rivals.count)
    }
}
