//! What can be read of a damaged journal: each row by itself, by its seal.

use std::collections::BTreeMap;

use rusqlite::Connection;
use rusqlite::types::Value;

use super::others::{SearchRow, ValueRow};
use super::pages::Pages;
use super::row::{ItemRow, Uid};
use super::sketches::{self, SketchRow};
use super::{ReviewRow, StoreError, bodies, others};
use crate::journal::Moment;

/// The rows that were read, of each the latest.
#[derive(Debug, Default)]
pub(super) struct Salvaged {
    reviews: BTreeMap<Uid, ReviewRow>,
    items: BTreeMap<(Uid, String), ItemRow>,
    searches: BTreeMap<String, Moment>,
    values: BTreeMap<String, String>,
    sketches: BTreeMap<[u8; 16], SketchRow>,
}

impl Salvaged {
    /// Reads the bytes of a file and of its log.
    pub(super) fn read(&mut self, file: &[u8], log: &[u8]) {
        Pages::of(file, log).each(&mut |values| {
            if let Some(row) = review(values) {
                let old = self.reviews.get(&row.uid);
                if old.is_none_or(|old| old.seen <= row.seen) {
                    self.reviews.insert(row.uid, row);
                }
            } else if let Some(row) = item(values) {
                let key = (row.review, row.slot.clone());
                let old = self.items.get(&key);
                if old.is_none_or(|old| row.counts_over(old)) {
                    self.items.insert(key, row);
                }
            } else if let Some(row) = search(values) {
                let made = self.searches.entry(row.text).or_default();
                *made = row.made.max(*made);
            } else if let Some(row) = value(values) {
                self.values.insert(row.name, row.value);
            } else if let Some(row) = sketch(values) {
                self.sketches.insert(row.content, row);
            }
        });
    }

    /// How many things the reader kept are among them.
    pub(super) fn count(&self) -> usize {
        let kept = self.items.values().filter(|item| item.body.is_some());
        kept.count()
    }

    /// Whether nothing could be read.
    pub(super) fn is_empty(&self) -> bool {
        let has_rows = [
            !self.reviews.is_empty(),
            !self.items.is_empty(),
            !self.searches.is_empty(),
            !self.values.is_empty(),
        ];
        !has_rows.contains(&true)
    }

    /// Writes all of it to a journal that is empty. What is kept of a review of which nothing else
    /// could be read is kept of one that is nowhere.
    pub(super) fn write(&self, to: &Connection, now: Moment) -> Result<(), StoreError> {
        let mut reviews = self.reviews.clone();
        let mut items: BTreeMap<Uid, Vec<ItemRow>> = BTreeMap::new();
        for row in self.items.values() {
            row.write(to)?;
            items.entry(row.review).or_default().push(row.clone());
            let review = reviews.entry(row.review);
            review.or_insert_with(|| ReviewRow {
                seen: now.0,
                ..ReviewRow::new(row.review)
            });
        }
        let mut reviews: Vec<ReviewRow> = reviews.into_values().collect();
        reviews.sort_by_key(|row| std::cmp::Reverse(row.seen));
        for mut row in reviews {
            row.id = 0;
            let is_taken = match &row.path {
                Some(path) => ReviewRow::at(to, path, row.record)?.is_some(),
                None => false,
            };
            if is_taken {
                (row.path, row.record) = (None, 0);
            }
            let items = items.get(&row.uid);
            bodies::stand(&mut row, items.map(Vec::as_slice).unwrap_or_default());
            row.write(to)?;
        }
        for (text, made) in &self.searches {
            let (text, made) = (text.clone(), *made);
            SearchRow { text, made }.write(to)?;
        }
        others::bound_searches(to)?;
        for (name, value) in &self.values {
            let (name, value) = (name.clone(), value.clone());
            ValueRow { name, value }.write(to)?;
        }
        for sketch in self.sketches.values() {
            sketch.write(to)?;
        }
        sketches::bound(to)
    }
}

fn review(values: &[Value]) -> Option<ReviewRow> {
    use Value::{Blob, Integer, Null, Text};
    let [
        Null,
        Blob(uid),
        path,
        Integer(record),
        size,
        written,
        content,
        Text(citation),
        status,
        rating,
        Integer(seen),
        Integer(seal),
    ] = values
    else {
        return None;
    };
    let row = ReviewRow {
        id: 0,
        uid: uid.as_slice().try_into().ok()?,
        path: blob(path),
        record: *record,
        stamp: integer(size).zip(integer(written)),
        content: blob(content).and_then(|bytes| bytes.try_into().ok()),
        citation: citation.clone(),
        status: text(status),
        rating: text(rating),
        seen: *seen,
    };
    (row.seal() == *seal).then_some(row)
}

fn item(values: &[Value]) -> Option<ItemRow> {
    use Value::{Blob, Integer, Null, Text};
    let [
        Null,
        Blob(review),
        Text(slot),
        body,
        Integer(made),
        Integer(seal),
    ] = values
    else {
        return None;
    };
    let row = ItemRow {
        review: review.as_slice().try_into().ok()?,
        slot: slot.clone(),
        body: text(body),
        made: Moment(*made),
    };
    (row.seal() == *seal).then_some(row)
}

fn search(values: &[Value]) -> Option<SearchRow> {
    use Value::{Integer, Null, Text};
    let [Null, Text(text), Integer(made), Integer(seal)] = values else {
        return None;
    };
    let row = SearchRow {
        text: text.clone(),
        made: Moment(*made),
    };
    (row.seal() == *seal).then_some(row)
}

fn value(values: &[Value]) -> Option<ValueRow> {
    use Value::{Integer, Null, Text};
    let [Null, Text(name), Text(value), Integer(seal)] = values else {
        return None;
    };
    let row = ValueRow {
        name: name.clone(),
        value: value.clone(),
    };
    (row.seal() == *seal).then_some(row)
}

fn sketch(values: &[Value]) -> Option<SketchRow> {
    use Value::{Blob, Integer, Null};
    let [Null, Blob(content), Blob(words), Integer(seal)] = values else {
        return None;
    };
    SketchRow::sound(content, words.clone(), *seal)
}

// What is of another type than was written is told by the seal.

fn blob(value: &Value) -> Option<Vec<u8>> {
    if let Value::Blob(bytes) = value {
        return Some(bytes.clone());
    }
    None
}

fn text(value: &Value) -> Option<String> {
    if let Value::Text(text) = value {
        return Some(text.clone());
    }
    None
}

fn integer(value: &Value) -> Option<i64> {
    if let Value::Integer(number) = value {
        return Some(*number);
    }
    None
}
