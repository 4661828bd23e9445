//! What was highlighted and noted, review by review, so that no more than one is in memory.

use rusqlite::Connection;

use super::row::{ItemRow, Uid};
use super::{ReviewRow, StoreError, bodies, sketches};
use crate::journal::{Known, Page, Slot};

/// A review in which something was highlighted, or of which something was noted.
#[derive(Debug, Clone, PartialEq)]
pub struct Quotable {
    /// What is known of it.
    pub known: Known,
    /// The reader's own rating, as it was written.
    pub rating: Option<String>,
    uid: Uid,
}

/// All of them, by where they are; those that are nowhere come last.
pub(super) fn all(reading: &Connection) -> Result<Vec<Quotable>, StoreError> {
    let condition = "WHERE uid IN (
            SELECT review FROM items WHERE body IS NOT NULL
            AND (slot BETWEEN 'highlight:' AND 'highlight;' OR slot BETWEEN 'note:' AND 'note;')
        ) ORDER BY path IS NULL, path, record, uid";
    let rows = ReviewRow::all(reading, condition, [])?;
    let quotable = rows.into_iter().map(|row| Quotable {
        known: row.known(),
        rating: row.rating,
        uid: row.uid,
    });
    Ok(quotable.collect())
}

/// What was highlighted in one of them and noted of it, with the reader's own rating, and with the
/// sketches by which the highlights are found again.
pub(super) fn page(reading: &Connection, review: &Quotable) -> Result<Page, StoreError> {
    let mut items = ItemRow::of(reading, review.uid)?;
    items.retain(|item| {
        let slot = item.slot.parse();
        matches!(slot, Ok(Slot::Highlight(_) | Slot::Note(_) | Slot::Rating))
    });
    let mut page = bodies::page(&items);
    sketches::put_on(&mut page, reading)?;
    Ok(page)
}
