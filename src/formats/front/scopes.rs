//! Where front matter states its facts: at the top, and in what stands beside that under a name of its
//! own.

use super::known;
use super::names::{self, Meaning};
use super::tree::{Entry, Tree};

/// How deep values are looked for that stand beside others.
const DEEPEST: usize = 4;

/// Entries of one place or several, with what their keys mean.
#[derive(Debug, Default, Clone)]
pub(super) struct Scopes<'a> {
    /// The entries, place by place.
    list: Vec<&'a [Entry]>,
    /// Those of them that say something, the one whose name counts most first, then by their places.
    meant: Vec<Meant<'a>>,
}

/// An entry with what its key means.
#[derive(Debug, Clone, Copy)]
struct Meant<'a> {
    meaning: Meaning,
    /// How much its name counts.
    rank: usize,
    /// Which place it is of.
    scope: usize,
    entry: &'a Entry,
}

impl<'a> Scopes<'a> {
    /// The entries of the places in `list`. Of those of one name and place only the first counts.
    pub(super) fn of(list: Vec<&'a [Entry]>) -> Self {
        let mut meant: Vec<Meant<'a>> = Vec::new();
        for (scope, entries) in list.iter().enumerate() {
            let before = meant.len();
            for entry in *entries {
                for known in known::of(&entry.key) {
                    let mut here = meant.iter().skip(before);
                    if here.all(|other| other.rank != known.rank) {
                        meant.push(Meant {
                            meaning: known.meaning,
                            rank: known.rank,
                            scope,
                            entry,
                        });
                    }
                }
            }
        }
        meant.retain(|meant| !meant.entry.value.is_empty());
        meant.sort_by_key(|meant| (meant.rank, meant.scope));
        Self { list, meant }
    }

    /// `entries`, and those that stand beside them under a name of their own, which may be in such again.
    pub(super) fn with_those_beside(entries: &'a [Entry]) -> Self {
        let mut scopes = vec![entries];
        let mut done = 0;
        for _ in 0..DEEPEST {
            let new = scopes.get(done..).unwrap_or_default().to_vec();
            done = scopes.len();
            for scope in new {
                let beside = names::of(Meaning::Beside).filter_map(|name| named(scope, name));
                scopes.extend(beside.filter_map(|entry| map(&entry.value)));
            }
        }
        Self::of(scopes)
    }

    /// The same behind the entries `before` them, if there are any.
    pub(super) fn behind(&self, before: Option<&'a [Entry]>) -> Self {
        match before {
            Some(before) => Self::of([&[before], self.list.as_slice()].concat()),
            None => self.clone(),
        }
    }

    /// The entries of `meaning` that say something, the one that counts most first.
    pub(super) fn all(&self, meaning: Meaning) -> impl Iterator<Item = &'a Entry> {
        self.all_but(meaning, None)
    }

    /// The same without those of one place.
    pub(super) fn all_but(
        &self,
        meaning: Meaning,
        place: Option<&[Entry]>,
    ) -> impl Iterator<Item = &'a Entry> {
        let start = |entries: &[Entry]| entries.as_ptr();
        let left_out = place.map(start);
        let scope = move |meant: &Meant<'a>| self.list.get(meant.scope).map(|scope| start(scope));
        self.meant
            .iter()
            .filter(move |meant| meant.meaning == meaning)
            .filter(move |meant| left_out.is_none() || scope(meant) != left_out)
            .map(|meant| meant.entry)
    }

    /// The entries called `name`, one of each place at most.
    pub(super) fn named(&self, name: &str) -> impl Iterator<Item = &'a Entry> {
        self.list.iter().filter_map(move |scope| named(scope, name))
    }
}

/// The values by their keys that `tree` is, if it is such, alone in a list or not.
pub(super) fn map(tree: &Tree) -> Option<&[Entry]> {
    match tree {
        Tree::Map(entries) => Some(entries),
        Tree::List(list) => match list.as_slice() {
            [Tree::Map(entries)] => Some(entries),
            _ => None,
        },
        Tree::Text(_) => None,
    }
}

/// The entry called `name`, which is folded.
pub(super) fn named<'a>(entries: &'a [Entry], name: &str) -> Option<&'a Entry> {
    entries.iter().find(|entry| names::is(&entry.key, name))
}
