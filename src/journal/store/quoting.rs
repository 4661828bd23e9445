//! What is kept of many reviews, one after the other, so that no more than one is in memory.

use rusqlite::Connection;

use super::recognise::Sought;
use super::row::{ItemRow, Uid};
use super::{ReviewRow, Store, StoreError, bodies, sketches};
use crate::journal::{Known, Page, Slot};

/// A review of which something is kept; what, is asked for by it.
#[derive(Debug, Clone, PartialEq)]
pub struct KeptReview {
    /// What is known of it.
    pub known: Known,
    /// The reader's own rating, as it was written.
    pub rating: Option<String>,
    uid: Uid,
}

/// What is kept of the reviews that are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Highlights or notes.
    Quotes,
    /// How far they are read, or the reader's own rating.
    Standing,
    /// Corrections of the outline.
    Corrections,
}

impl Store {
    /// The reviews of which that is kept, by where they are; those that are nowhere come last.
    pub fn reviews_with(&mut self, wanted: Wanted) -> Result<Vec<KeptReview>, StoreError> {
        self.read(|reading| all(reading, wanted))
    }

    /// Which of the reviews a review is, known again as by [`Store::recall`].
    pub fn known_again(&mut self, review: &Known) -> Result<Option<KeptReview>, StoreError> {
        let found = self.read(|reading| Sought::of(review).find(reading))?;
        Ok(found.map(|(row, _)| KeptReview::of(row)))
    }

    /// What was highlighted in one of them and noted of it, with the reader's own rating, and with what
    /// the highlights are found again by.
    pub fn quotes_of(&mut self, review: &KeptReview) -> Result<Page, StoreError> {
        self.read(|reading| page(reading, review))
    }

    /// All that is kept of one of them.
    pub fn page_of(&mut self, review: &KeptReview) -> Result<Page, StoreError> {
        self.read(|reading| Ok(bodies::page(&ItemRow::of(reading, review.uid)?)))
    }
}

impl KeptReview {
    /// Whether both are of the same review.
    pub fn is(&self, other: &Self) -> bool {
        self.uid == other.uid
    }

    fn of(row: ReviewRow) -> Self {
        Self {
            known: row.known(),
            rating: row.rating,
            uid: row.uid,
        }
    }
}

/// Those of which that is kept, by where they are; those that are nowhere come last.
fn all(reading: &Connection, wanted: Wanted) -> Result<Vec<KeptReview>, StoreError> {
    let items = |slots: &str| {
        format!("uid IN (SELECT review FROM items WHERE body IS NOT NULL AND ({slots}))")
    };
    let condition = match wanted {
        Wanted::Quotes => {
            items("slot BETWEEN 'highlight:' AND 'highlight;' OR slot BETWEEN 'note:' AND 'note;'")
        }
        Wanted::Corrections => items("slot BETWEEN 'correction:' AND 'correction;'"),
        Wanted::Standing => "(status IS NOT NULL OR rating IS NOT NULL)".to_owned(),
    };
    let condition = format!("WHERE {condition} ORDER BY path IS NULL, path, record, uid");
    let rows = ReviewRow::all(reading, &condition, [])?;
    Ok(rows.into_iter().map(KeptReview::of).collect())
}

/// What was highlighted in one of them and noted of it, with the reader's own rating, and with the
/// sketches by which the highlights are found again.
fn page(reading: &Connection, review: &KeptReview) -> Result<Page, StoreError> {
    let mut items = ItemRow::of(reading, review.uid)?;
    items.retain(|item| {
        let slot = item.slot.parse();
        matches!(slot, Ok(Slot::Highlight(_) | Slot::Note(_) | Slot::Rating))
    });
    let mut page = bodies::page(&items);
    sketches::put_on(&mut page, reading)?;
    Ok(page)
}
