//! The files and folders that reviews come from, and their order.

use super::row::Row;
use super::{EntryId, Source, bytes};
use crate::library::{Place, order};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// What reviews come from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Origin {
    /// A file or folder.
    Path(Arc<Path>),
    StandardInput,
    Sample(&'static str),
}

/// What a file is known to hold.
#[derive(Debug, Clone, Default)]
struct Holding {
    /// The review that it is.
    whole: Option<EntryId>,
    /// Its records in their order.
    records: Vec<Option<EntryId>>,
}

/// What reviews come from, each by its number, and what each holds.
#[derive(Debug, Clone, Default)]
pub(super) struct Origins(Arc<Table>);

#[derive(Debug, Clone, Default)]
struct Table {
    all: Vec<(Origin, Holding)>,
    known: HashMap<Origin, u32>,
    /// In the order of their names.
    ranked: Vec<u32>,
    /// The place of each in that order.
    ranks: Vec<u32>,
    /// How often origins got other paths.
    renames: u64,
}

impl Origin {
    fn of(source: &Source) -> Self {
        match source {
            Source::File(path) => Self::Path(path.as_path().into()),
            Source::Record(path, _) => Self::Path(Arc::clone(path)),
            Source::StandardInput => Self::StandardInput,
            Source::Sample(name) => Self::Sample(name),
        }
    }

    fn source(&self) -> Source {
        match self {
            Self::Path(path) => Source::File(path.to_path_buf()),
            Self::StandardInput => Source::StandardInput,
            Self::Sample(name) => Source::Sample(name),
        }
    }
}

impl Holding {
    /// The place for the review that comes from `source`.
    fn get(&self, source: &Source) -> Option<EntryId> {
        match source {
            Source::Record(_, place) => *self.records.get(place.record.checked_sub(1)?)?,
            Source::File(_) | Source::StandardInput | Source::Sample(_) => self.whole,
        }
    }

    fn set(&mut self, source: &Source, id: Option<EntryId>) {
        let Source::Record(_, place) = source else {
            self.whole = id;
            return;
        };
        let Some(index) = place.record.checked_sub(1) else {
            return;
        };
        if index >= self.records.len() && id.is_some() {
            self.records.resize(index + 1, None);
        }
        if let Some(place) = self.records.get_mut(index) {
            *place = id;
        }
    }

    fn all(&self) -> impl Iterator<Item = EntryId> {
        let records = self.records.iter().flatten().copied();
        self.whole.into_iter().chain(records)
    }
}

impl Origins {
    pub(super) fn find(&self, source: &Source) -> Option<EntryId> {
        self.holding(&Origin::of(source))?.get(source)
    }

    fn holding(&self, origin: &Origin) -> Option<&Holding> {
        let number = self.0.known.get(origin)?;
        self.0.all.get(*number as usize).map(|(_, holding)| holding)
    }

    pub(super) fn all_at(&self, path: &Path) -> Vec<EntryId> {
        let holding = self.holding(&Origin::Path(path.into()));
        holding.map_or_else(Vec::new, |holding| holding.all().collect())
    }

    pub(super) fn beyond(&self, path: &Path, count: usize) -> Vec<EntryId> {
        let holding = self.holding(&Origin::Path(path.into()));
        let records = holding.and_then(|holding| holding.records.get(count..));
        records.map_or_else(Vec::new, |records| {
            records.iter().flatten().copied().collect()
        })
    }

    /// The review that comes from `source`, which is `next` if it is new, and the number of what it
    /// comes from.
    pub(super) fn put(&mut self, source: &Source, next: EntryId) -> (EntryId, u32) {
        let table = Arc::make_mut(&mut self.0);
        let origin = Origin::of(source);
        let number = table.known.get(&origin).copied().unwrap_or_else(|| {
            let number = u32::try_from(table.all.len()).unwrap_or(u32::MAX);
            table.all.push((origin.clone(), Holding::default()));
            table.known.insert(origin, number);
            number
        });
        let Some((_, holding)) = table.all.get_mut(number as usize) else {
            return (next, number);
        };
        let id = holding.get(source).unwrap_or(next);
        if id == next {
            holding.set(source, Some(id));
        }
        (id, number)
    }

    pub(super) fn remove(&mut self, source: &Source) {
        let table = Arc::make_mut(&mut self.0);
        let number = table.known.get(&Origin::of(source)).copied();
        let holding = number.and_then(|number| table.all.get_mut(number as usize));
        if let Some((_, holding)) = holding {
            holding.set(source, None);
        }
    }

    /// Gives origins other paths, and brings the order into line once for all of them.
    pub(super) fn rename(&mut self, moved: &[(PathBuf, PathBuf)]) {
        let table = Arc::make_mut(&mut self.0);
        table.renames += 1;
        for (from, to) in moved {
            let from = Origin::Path(from.as_path().into());
            let Some(number) = table.known.remove(&from) else {
                continue;
            };
            let origin = Origin::Path(to.as_path().into());
            if let Some((name, _)) = table.all.get_mut(number as usize) {
                *name = origin.clone();
            }
            table.known.insert(origin, number);
            if let Some(rank) = table.ranks.get_mut(number as usize) {
                *rank = u32::MAX;
            }
        }
        let Table { ranked, ranks, .. } = table;
        ranked.retain(|number| ranks.get(*number as usize) != Some(&u32::MAX));
        self.settle();
    }

    /// Where the review of a row comes from.
    pub(super) fn source(&self, row: &Row) -> Option<Source> {
        let (origin, _) = self.0.all.get(row.origin as usize)?;
        let record = row.record as usize;
        let place = (record > 0).then(|| Place {
            record,
            line: (row.line > 0).then_some(row.line as usize),
            bytes: bytes(row),
        });
        match (origin, place) {
            (Origin::Path(path), Some(place)) => Some(Source::Record(Arc::clone(path), place)),
            (origin, _) => Some(origin.source()),
        }
    }

    /// The path of an origin, unless it is no file.
    pub(super) fn path(&self, number: u32) -> Option<&Path> {
        match self.0.all.get(number as usize) {
            Some((Origin::Path(path), _)) => Some(path),
            Some((Origin::StandardInput | Origin::Sample(_), _)) | None => None,
        }
    }

    pub(super) fn len(&self) -> usize {
        self.0.all.len()
    }

    pub(super) fn renames(&self) -> u64 {
        self.0.renames
    }

    /// The review that is a record of an origin, counted from 1, or all of it.
    pub(super) fn held(&self, number: u32, record: usize) -> Option<EntryId> {
        let (_, holding) = self.0.all.get(number as usize)?;
        match record.checked_sub(1) {
            Some(index) => *holding.records.get(index)?,
            None => holding.whole,
        }
    }

    /// The place of an origin in the order of the names.
    pub(super) fn rank(&self, number: u32) -> u32 {
        let rank = self.0.ranks.get(number as usize);
        rank.copied().unwrap_or(u32::MAX)
    }

    /// Puts what is new where it belongs in the order of the names.
    pub(super) fn settle(&mut self) {
        let unranked = |number: &u32| self.rank(*number) == u32::MAX;
        let count = u32::try_from(self.0.all.len()).unwrap_or(u32::MAX);
        if self.0.ranked.len() == count as usize {
            return;
        }
        let mut new: Vec<(Source, u32)> = (0..count)
            .filter(unranked)
            .filter_map(|number| {
                let (origin, _) = self.0.all.get(number as usize)?;
                Some((origin.source(), number))
            })
            .collect();
        new.sort_by(|(a, _), (b, _)| order(a, b));
        let table = Arc::make_mut(&mut self.0);
        let mut ranked = Vec::with_capacity(count as usize);
        let mut old = table.ranked.as_slice();
        for (source, number) in new {
            let before = old.partition_point(|number| {
                let origin = table.all.get(*number as usize);
                origin.is_some_and(|(origin, _)| order(&origin.source(), &source).is_lt())
            });
            let (smaller, larger) = old.split_at(before);
            ranked.extend_from_slice(smaller);
            ranked.push(number);
            old = larger;
        }
        ranked.extend_from_slice(old);
        table.ranks = vec![u32::MAX; count as usize];
        for (rank, number) in (0..).zip(&ranked) {
            if let Some(place) = table.ranks.get_mut(*number as usize) {
                *place = rank;
            }
        }
        table.ranked = ranked;
    }
}
