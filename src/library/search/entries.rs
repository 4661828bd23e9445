//! A set of reviews, kept small.

use crate::library::EntryId;

/// A set of reviews of one library: a bit for each.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entries(Vec<u64>);

/// Reviews that share a number.
const TOGETHER: usize = u64::BITS as usize;

impl Entries {
    /// Puts a review in.
    pub fn put(&mut self, id: EntryId) {
        let (at, bit) = place(id);
        if self.0.len() <= at {
            self.0.resize(at + 1, 0);
        }
        if let Some(bits) = self.0.get_mut(at) {
            *bits |= bit;
        }
    }

    /// Whether a review is in it.
    pub fn has(&self, id: EntryId) -> bool {
        let (at, bit) = place(id);
        self.0.get(at).is_some_and(|bits| bits & bit != 0)
    }

    /// How many are in it.
    pub fn len(&self) -> usize {
        self.0.iter().map(|bits| bits.count_ones() as usize).sum()
    }

    /// Whether none is in it.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|bits| *bits == 0)
    }
}

impl FromIterator<EntryId> for Entries {
    fn from_iter<T: IntoIterator<Item = EntryId>>(all: T) -> Self {
        let mut entries = Self::default();
        for id in all {
            entries.put(id);
        }
        entries
    }
}

/// Where the bit of a review is.
fn place(id: EntryId) -> (usize, u64) {
    let number = id.number();
    (number / TOGETHER, 1 << (number % TOGETHER))
}
