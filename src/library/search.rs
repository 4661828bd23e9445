//! Searching a whole library: the texts in which something half remembered stands, and where.
//!
//! What is here decides; whoever searches reads the texts, on as many threads as there are, and knows
//! when to stop.

mod asked;
mod entries;
mod facts;
mod indexed;
mod judge;
mod keys;
mod masking;
mod passage;
mod places;
mod ranked;
mod reviews;
mod snippet;
mod words;

pub use asked::Asked;
pub use entries::Entries;
pub use facts::SearchFacts;
pub use indexed::{asked_in_texts, indexed};
pub use judge::{Judge, Judged, names_weighed};
pub use keys::TextKeys;
pub use masking::SearchMasking;
pub use passage::{Passage, Passages};
pub use ranked::Ranked;
use ranked::by_order;
pub use reviews::ReviewsRead;
pub use snippet::Snippet;
pub use words::Sought;

use super::{EntryId, IndexState, Loaded, Readings, Roll};
use crate::review::Pace;
use crate::search::{Lookup, Tier};
use std::sync::Arc;

/// How many reviews are searched for, at least: what is none of them is looked for with more words.
/// It is one number, so that wherever it is searched the same is found in the same order.
pub const FOUND_MOST: usize = 100;

/// What is searched for in a library, and what that takes. It is cheap to clone and to send to a
/// thread.
#[derive(Debug, Clone)]
pub struct LibrarySearch {
    /// Which search it is: later ones have larger numbers.
    pub number: u64,
    /// What is searched for.
    pub asked: Asked,
    /// How many reviews are wanted at the most.
    pub limit: usize,
    /// The library.
    pub roll: Roll,
    /// What its reviews are found by in a list.
    pub lookup: Lookup,
    /// How far reviews were read.
    pub readings: Arc<Readings>,
    /// How fast they are read.
    pub pace: Pace,
    /// How it stands with the index.
    pub index: IndexState,
    /// What of the reviews is masked.
    pub masking: SearchMasking,
    /// How often the library had changed: what was read and found of the same one holds still.
    pub changes: u64,
    /// The text that was piped in, which cannot be read again.
    pub piped: Option<(EntryId, Arc<Loaded>)>,
}

impl LibrarySearch {
    /// A search of a library of which nothing else is known: no review of it was begun, it has no
    /// index, and nothing is masked.
    pub fn new(number: u64, asked: Asked, limit: usize, roll: Roll) -> Self {
        let mut lookup = Lookup::default();
        if asked.query().terms().iter().any(facts::is_looked_up) {
            for id in roll.ids() {
                roll.look_up(id, &mut lookup);
            }
        }
        Self {
            number,
            asked,
            limit,
            roll,
            lookup,
            readings: Arc::default(),
            pace: Pace::default(),
            index: IndexState::Without(None),
            masking: SearchMasking::Nothing,
            changes: 0,
            piped: None,
        }
    }
}

/// What becomes known of a search, in this order: what was found, now and then anew, each time all
/// of it; passages of what was found last; the end.
#[derive(Debug, Clone)]
pub enum SearchNews {
    /// The best reviews so far.
    Found(SearchFound),
    /// What stands in some of the reviews that were found, the best ones first where nothing of them
    /// was known before. `None` where nothing of what is
    /// wanted stands any more: it is to be taken out of what was found.
    Passages(Vec<(EntryId, Option<Passage>)>),
    /// How far the search has come, where that takes its time: texts that were searched, and of how
    /// many.
    Going(usize, usize),
    /// Everything is known.
    Done,
    /// It cannot be done: a sentence for the reader, such as what is wrong with an expression.
    Refused(String),
}

/// What was found.
#[derive(Debug, Clone, Default)]
pub struct SearchFound {
    /// The best reviews, in their order.
    pub hits: Vec<LibraryHit>,
    /// How many reviews hold what is wanted; where it is very common, at least so many.
    pub count: usize,
    /// The words that stand for what was typed where that stands nowhere: `("penelpe",
    /// ["penelope"])`.
    pub instead: Vec<(String, Vec<String>)>,
    /// How it was answered.
    pub answered: Answered,
}

/// How a search was answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Answered {
    /// From the index, as whole as the library is known, or from what is known of the reviews alone.
    #[default]
    Indexed,
    /// From the index, in which only some of the texts are so far: how many, and of how many.
    Partly(usize, usize),
    /// By reading all texts.
    Scanned(WhyScan),
}

/// In how many steps a search finds more while the index is being made.
const STEPS: usize = 8;

impl Answered {
    /// Whether the index, which stood so `before`, gives a better answer `now`.
    pub fn is_bettered(&self, before: Option<&IndexState>, now: &IndexState) -> bool {
        let had = match self {
            Self::Partly(had, _) => Some(*had),
            Self::Scanned(WhyScan::NotYet) => None,
            Self::Indexed
            | Self::Scanned(WhyScan::Unindexed | WhyScan::Trouble(_) | WhyScan::Expression) => {
                return false;
            }
        };
        match now {
            IndexState::Ready | IndexState::OfAnother => before != Some(now),
            IndexState::Building { texts, of } => had.is_some_and(|had| {
                let step = (of / STEPS).max(1);
                texts.saturating_sub(had) >= step
            }),
            IndexState::Without(_) => false,
        }
    }
}

/// Why texts were read instead of looking into the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyScan {
    /// A library such as this has none: the samples, or a few named texts.
    Unindexed,
    /// It is not made yet.
    NotYet,
    /// There is something wrong with it: a sentence.
    Trouble(String),
    /// What is asked for is found in no index: a regular expression.
    Expression,
}

/// A review that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LibraryHit {
    /// Which one.
    pub entry: EntryId,
    /// How well it matches.
    pub tier: Tier,
    /// How well it matches among those of its tier: more is better.
    pub score: f32,
}
