//! Texts that many reviews have in common, each kept once.

use super::pages::{At, Pages, Texts};
use hashbrown::{DefaultHashBuilder, HashTable};
use std::hash::BuildHasher;
use std::sync::Arc;

/// A text of a library; the first is the empty one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Name(u32);

impl Name {
    /// The one for nothing.
    pub const NONE: Self = Self(0);

    /// Its number: those of one library are counted from 0, without gaps.
    pub fn number(self) -> usize {
        self.0 as usize
    }
}

/// Texts, each once.
#[derive(Debug, Clone)]
pub(super) struct Names {
    texts: Texts,
    places: Pages<At>,
    known: Arc<HashTable<u32>>,
    hasher: DefaultHashBuilder,
}

impl Default for Names {
    fn default() -> Self {
        let mut names = Self {
            texts: Texts::default(),
            places: Pages::default(),
            known: Arc::default(),
            hasher: DefaultHashBuilder::default(),
        };
        names.put("");
        names
    }
}

impl Names {
    /// The name for `text`.
    pub(super) fn put(&mut self, text: &str) -> Name {
        let hash = self.hasher.hash_one(text);
        let (texts, places) = (&self.texts, &self.places);
        let get = |number: u32| places.get(number as usize).map(|at| texts.get(*at));
        if let Some(number) = self.known.find(hash, |number| get(*number) == Some(text)) {
            return Name(*number);
        }
        let number = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
        let at = self.texts.push(text);
        self.places.push(at);
        let (texts, places, hasher) = (&self.texts, &self.places, &self.hasher);
        let hash_of = |number: &u32| {
            let text = places.get(*number as usize).map(|at| texts.get(*at));
            hasher.hash_one(text.unwrap_or_default())
        };
        Arc::make_mut(&mut self.known).insert_unique(hash, number, hash_of);
        Name(number)
    }

    /// The text of a name.
    pub(super) fn get(&self, name: Name) -> &str {
        let at = self.places.get(name.number());
        at.map_or("", |at| self.texts.get(*at))
    }

    /// How many there are, the empty one among them.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_one_name() {
        let mut names = Names::default();
        let all: Vec<Name> = (0..10_000)
            .map(|number| names.put(&format!("maker {}", number % 5000)))
            .collect();
        assert_eq!((names.len(), names.put("")), (5001, Name::NONE));
        assert_eq!(all.first(), all.get(5000));
        for (number, name) in all.iter().enumerate() {
            assert_eq!(names.get(*name), format!("maker {}", number % 5000));
        }
    }
}
