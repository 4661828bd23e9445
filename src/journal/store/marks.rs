//! A mark of the library is in one review.

use rusqlite::Connection;

use super::StoreError;
use super::row::{ItemRow, Uid};
use crate::journal::Moment;

/// Those that are in a review, by the words of which `SQLite` knows the index.
const ALL: &str = "slot BETWEEN 'mark:A' AND 'mark:Z' AND body IS NOT NULL";

/// Takes a mark of the library from all reviews but one.
pub(super) fn take_from_others(
    writing: &Connection,
    review: Uid,
    slot: &str,
    now: Moment,
) -> Result<(), StoreError> {
    for mut other in ItemRow::all(writing, &format!("WHERE slot = ?1 AND {ALL}"), [slot])? {
        if other.review != review {
            other.body = None;
            other.made = Moment(now.0.max(other.made.0.saturating_add(1)));
            other.write(writing)?;
        }
    }
    Ok(())
}

/// Leaves each mark of the library in the review where it was put last. What is taken away keeps its
/// moment, so that it does not matter in which order journals are merged. Which reviews it is taken
/// from.
pub(super) fn settle(writing: &Connection) -> Result<Vec<Uid>, StoreError> {
    let mut marks = ItemRow::all(writing, &format!("WHERE {ALL}"), [])?;
    marks.sort_by(|one, other| {
        let by = |row: &ItemRow| (row.slot.clone(), row.made, row.review);
        by(one).cmp(&by(other))
    });
    let mut taken = Vec::new();
    for pair in marks.windows(2) {
        if let [earlier, later] = pair
            && earlier.slot == later.slot
        {
            let mut row = earlier.clone();
            row.body = None;
            row.write(writing)?;
            taken.push(row.review);
        }
    }
    Ok(taken)
}
