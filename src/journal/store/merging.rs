//! Reviews of another journal are joined with the ones they are: nothing is there twice, and of what
//! is in the same slot of both the later counts.

use std::collections::HashMap;
use std::hash::Hash;

use rusqlite::Connection;

use super::importing::Imported;
use super::row::{ItemRow, Uid};
use super::{ReviewRow, StoreError, bodies, marks};

/// A review of another journal, with what is in its slots.
pub(super) type Incoming = (ReviewRow, Vec<ItemRow>);

/// Joins the reviews of another journal, which are told from each other by their numbers, with those
/// of this one.
pub(super) fn merge(
    writing: &Connection,
    incoming: Vec<Incoming>,
    told: &mut Imported,
) -> Result<(), StoreError> {
    let ours = ReviewRow::all(writing, "", [])?;
    let pairs = Pairs::of(&ours, &incoming).theirs;
    for ((row, items), our) in incoming.into_iter().zip(pairs) {
        told.reviews += 1;
        let our = our.and_then(|at| ours.get(at)).cloned();
        join(writing, our, row, items, told)?;
    }
    marks::settle(writing)?;
    Ok(())
}

/// Which review of another journal is which of ours. One is one at the most, and it does not matter
/// which of the journals is ours.
struct Pairs<'r> {
    ours: Vec<&'r ReviewRow>,
    taken: Vec<bool>,
    others: Vec<&'r ReviewRow>,
    theirs: Vec<Option<usize>>,
}

impl<'r> Pairs<'r> {
    fn of(ours: &'r [ReviewRow], incoming: &'r [Incoming]) -> Self {
        let mut pairs = Self {
            ours: ours.iter().collect(),
            taken: vec![false; ours.len()],
            others: incoming.iter().map(|(row, _)| row).collect(),
            theirs: vec![None; incoming.len()],
        };
        pairs.pair(|row| Some(row.uid), |_, _| true);
        let text = |row: &ReviewRow| {
            // Many records have the same short text, or none.
            let title = (row.record > 0).then(|| title(row));
            Some((row.content?, title))
        };
        let place = |row: &ReviewRow| Some((row.path.clone()?, row.record));
        pairs.pair(|row| Some((text(row)?, place(row)?)), |_, _| true);
        pairs.pair(text, |_, _| true);
        pairs.pair(place, |our, their| {
            let contents = our.content.zip(their.content);
            contents.is_none_or(|(our, their)| our == their) || title(our) == title(their)
        });
        pairs
    }

    /// Pairs those that have the same `key`, which no other has of those that are not paired yet, and
    /// that agree.
    fn pair<K: Hash + Eq>(
        &mut self,
        key: impl Fn(&ReviewRow) -> Option<K>,
        agree: impl Fn(&ReviewRow, &ReviewRow) -> bool,
    ) {
        let is_free = |at: &usize| self.taken.get(*at) == Some(&false);
        let ours = by_key(&self.ours, is_free, &key);
        let is_free = |at: &usize| self.theirs.get(*at) == Some(&None);
        for (key, at) in by_key(&self.others, is_free, &key) {
            let (Some(their), Some(Some(our))) = (at, ours.get(&key)) else {
                continue;
            };
            let rows = self.ours.get(*our).zip(self.others.get(their));
            if rows.is_some_and(|(our, their)| agree(our, their))
                && let (Some(pair), Some(taken)) =
                    (self.theirs.get_mut(their), self.taken.get_mut(*our))
            {
                *pair = Some(*our);
                *taken = true;
            }
        }
    }
}

/// Where the free row of each key is; nowhere where several have it.
fn by_key<K: Hash + Eq>(
    rows: &[&ReviewRow],
    is_free: impl Fn(&usize) -> bool,
    key: impl Fn(&ReviewRow) -> Option<K>,
) -> HashMap<K, Option<usize>> {
    let mut found = HashMap::new();
    for (at, row) in rows.iter().enumerate().filter(|(at, _)| is_free(at)) {
        if let Some(key) = key(row) {
            let entry = found.entry(key);
            entry.and_modify(|at| *at = None).or_insert(Some(at));
        }
    }
    found
}

fn title(row: &ReviewRow) -> (String, Option<String>) {
    let cited = row.cited();
    (cited.title, cited.work)
}

/// Joins a review with ours, if there is one. Where it is, and its text, stay as they are here.
fn join(
    writing: &Connection,
    our: Option<ReviewRow>,
    their: ReviewRow,
    items: Vec<ItemRow>,
    told: &mut Imported,
) -> Result<(), StoreError> {
    // The same number on both machines.
    let uid = our.as_ref().map_or(their.uid, |our| our.uid.min(their.uid));
    let mut row = match our {
        Some(our) => {
            rename(writing, our.uid, uid)?;
            meet(writing, our, their)?
        }
        None => free(writing, their)?,
    };
    row.uid = uid;
    for mut item in items {
        item.review = uid;
        match ItemRow::in_slot(writing, uid, &item.slot)? {
            None => told.added += usize::from(item.body.is_some()),
            Some(old) if item.counts_over(&old) => told.replaced += 1,
            Some(_) => {
                told.same += usize::from(item.body.is_some());
                continue;
            }
        }
        item.write(writing)?;
    }
    bodies::stand(&mut row, &ItemRow::of(writing, uid)?);
    row.write(writing)
}

/// Gives all that is kept of a review another number.
fn rename(writing: &Connection, from: Uid, to: Uid) -> Result<(), StoreError> {
    if from == to {
        return Ok(());
    }
    let items = ItemRow::of(writing, from)?;
    writing
        .prepare_cached("DELETE FROM items WHERE review = ?1")?
        .execute([from])?;
    for mut item in items {
        item.review = to;
        item.write(writing)?;
    }
    Ok(())
}

/// Our review with what was not known of it.
fn meet(writing: &Connection, our: ReviewRow, their: ReviewRow) -> Result<ReviewRow, StoreError> {
    let mut row = our;
    row.seen = row.seen.max(their.seen);
    let their = free(writing, their)?;
    if row.path.is_none() {
        (row.path, row.record) = (their.path, their.record);
    }
    if row.content.is_none() {
        (row.content, row.stamp) = (their.content, their.stamp);
    }
    Ok(row)
}

/// A review of another journal without its place, if that is taken here.
fn free(writing: &Connection, their: ReviewRow) -> Result<ReviewRow, StoreError> {
    let mut row = their;
    if let Some(path) = &row.path
        && ReviewRow::at(writing, path, row.record)?.is_some()
    {
        row.leave();
    }
    Ok(row)
}
