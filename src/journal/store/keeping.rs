//! What is kept is written, in transactions that are begun by the store.

use rusqlite::Connection;

use super::recognise::{Sought, is_file_of};
use super::row::{ItemRow, Uid};
use super::{ReviewRow, StoreError, bodies, marks};
use crate::journal::{Body, Known, Moment, Slot};

/// Keeps changes of a review's page.
pub(super) fn keep(
    writing: &Connection,
    review: &Known,
    changes: &[(Slot, Option<Body>)],
    now: Moment,
) -> Result<(), StoreError> {
    let sought = Sought::of(review);
    let mut row = match sought.find(writing)? {
        Some((row, _)) => row,
        None if changes.is_empty() => return Ok(()),
        // There is nothing that could be taken away.
        None if changes.iter().all(|(_, body)| body.is_none()) => return Err(StoreError::Nothing),
        None => ReviewRow::new(new_uid(writing)?),
    };
    let mut stands_otherwise = take_in_begun(writing, &row, &sought)?;
    meet(writing, &mut row, review, &sought)?;
    row.seen = row.seen.max(now.0);
    for (slot, body) in changes {
        put(writing, row.uid, *slot, body.as_ref(), now)?;
        stands_otherwise |= matches!(slot, Slot::Left | Slot::Status | Slot::Rating);
    }
    if stands_otherwise {
        let items = ItemRow::of(writing, row.uid)?;
        bodies::stand(&mut row, &items);
    }
    row.write(writing)
}

/// Puts what was kept of a review before its text was known to what was kept of it before, the later
/// in place of the earlier. Whether there was any.
fn take_in_begun(
    writing: &Connection,
    row: &ReviewRow,
    sought: &Sought,
) -> Result<bool, StoreError> {
    let Some(begun) = sought.begun(writing, row)? else {
        return Ok(false);
    };
    let items = ItemRow::of(writing, begun.uid)?;
    remove(writing, &begun)?;
    for item in items {
        let review = row.uid;
        let old = ItemRow::in_slot(writing, review, &item.slot)?;
        if old.is_none_or(|old| item.counts_over(&old)) {
            ItemRow { review, ..item }.write(writing)?;
        }
    }
    Ok(true)
}

/// Removes a review with all that was kept of it.
fn remove(writing: &Connection, row: &ReviewRow) -> Result<(), StoreError> {
    writing
        .prepare_cached("DELETE FROM items WHERE review = ?1")?
        .execute([row.uid])?;
    writing
        .prepare_cached("DELETE FROM reviews WHERE id = ?1")?
        .execute([row.id])?;
    Ok(())
}

/// Has a row be where its review was met, with its text.
fn meet(
    writing: &Connection,
    row: &mut ReviewRow,
    review: &Known,
    sought: &Sought,
) -> Result<(), StoreError> {
    if let Some(path) = &sought.path {
        settle_at(writing, row, path, sought.record)?;
    }
    // What was a file is not called otherwise by what is piped in.
    let is_nameless = row.path.is_none() && row.cited().file.is_none();
    if sought.path.is_some() || is_nameless {
        let citation = serde_json::to_string(&review.citation);
        row.citation = citation.map_err(|error| StoreError::Failed(error.to_string()))?;
    }
    // The stamp is one of the text, and both are known together; but for a beginning.
    if sought.content.is_some() || row.content.is_none() {
        row.content = sought.content;
        row.stamp = if sought.path.is_some() {
            sought.stamp
        } else {
            row.stamp
        };
    }
    Ok(())
}

/// Has a row be at a place. Another that is there goes where this one was, if its file is there now,
/// as where two have changed names; else it is nowhere until its text is met.
fn settle_at(
    writing: &Connection,
    row: &mut ReviewRow,
    path: &[u8],
    record: i64,
) -> Result<(), StoreError> {
    let there = ReviewRow::at(writing, path, record)?;
    let there = there.filter(|other| other.id != row.id);
    let before = row.path.replace(path.to_vec());
    row.record = record;
    let Some(mut other) = there else {
        return Ok(());
    };
    let its_record = other.record;
    let cited = other.citation.clone();
    other.leave();
    other.write(writing)?;
    let Some(place) = before.filter(|place| is_file_of(&other, place)) else {
        return Ok(());
    };
    // Each place has one row: this one must have left its own.
    row.write(writing)?;
    if ReviewRow::at(writing, &place, its_record)?.is_none() {
        (other.path, other.record, other.citation) = (Some(place), its_record, cited);
        other.write(writing)?;
    }
    Ok(())
}

/// A number that is given once, on all machines.
fn new_uid(writing: &Connection) -> Result<Uid, StoreError> {
    Ok(writing.query_row("SELECT randomblob(16)", [], |row| row.get(0))?)
}

/// Puts something into a slot, or takes away what is in it. It is later than what was there, whatever
/// the clock says.
fn put(
    writing: &Connection,
    review: Uid,
    slot: Slot,
    body: Option<&Body>,
    now: Moment,
) -> Result<(), StoreError> {
    let name = slot.to_string();
    let body = body.map(bodies::json).transpose()?;
    let old = ItemRow::in_slot(writing, review, &name)?;
    let is_same = match &old {
        Some(old) => old.body == body,
        None => body.is_none(),
    };
    if !is_same {
        let after = old.map_or(now.0, |old| old.made.0.saturating_add(1));
        let made = Moment(now.0.max(after));
        let slot = name.clone();
        let row = ItemRow {
            review,
            slot,
            body,
            made,
        };
        row.write(writing)?;
    }
    let is_of_library = matches!(slot, Slot::Mark(letter) if letter.is_of_library());
    if is_of_library
        && ItemRow::in_slot(writing, review, &name)?.is_some_and(|row| row.body.is_some())
    {
        marks::take_from_others(writing, review, &name, now)?;
    }
    Ok(())
}

/// Forgets where the reader was in reviews that were last seen before a moment, and reviews of which
/// nothing is left; but not that one was finished. How many places.
pub(super) fn prune(writing: &Connection, before: Moment) -> Result<usize, StoreError> {
    let mut forgotten = 0;
    for mut row in ReviewRow::all(writing, "WHERE seen < ?1", [before.0])? {
        let mut items = ItemRow::of(writing, row.uid)?;
        let left = Slot::Left.to_string();
        let Some(at) = items.iter().position(|item| item.slot == left) else {
            continue;
        };
        let left_at = items.get(at).and_then(|item| item.body.as_deref());
        // That it was finished is known by nothing else.
        if left_at.is_some_and(bodies::is_of_finished) {
            continue;
        }
        forgotten += usize::from(items.remove(at).body.is_some());
        writing
            .prepare_cached("DELETE FROM items WHERE review = ?1 AND slot = ?2")?
            .execute((row.uid, left))?;
        if items.is_empty() {
            remove(writing, &row)?;
        } else {
            bodies::stand(&mut row, &items);
            row.write(writing)?;
        }
    }
    Ok(forgotten)
}
