//! Where front matter states its facts: at the top, and in what stands beside that under a name of its
//! own.

use super::names::{self, Meaning};
use super::tree::{Entry, Tree};

/// How deep values are looked for that stand beside others.
const DEEPEST: usize = 4;

/// `entries`, and those that stand beside them under a name of their own, which may be in such again.
pub(super) fn with_those_beside(entries: &[Entry]) -> Vec<&[Entry]> {
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
    scopes
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

/// The entries of `meaning` in `scopes` that say something, the one that counts most first.
pub(super) fn in_scopes<'a>(
    scopes: &[&'a [Entry]],
    meaning: Meaning,
) -> std::vec::IntoIter<&'a Entry> {
    let names = names::of(meaning);
    let found = names.flat_map(|name| scopes.iter().filter_map(|scope| named(scope, name)));
    found
        .filter(|entry| !entry.value.is_empty())
        .collect::<Vec<_>>()
        .into_iter()
}

/// The entry called `name`, which is folded.
pub(super) fn named<'a>(entries: &'a [Entry], name: &str) -> Option<&'a Entry> {
    entries.iter().find(|entry| names::is(&entry.key, name))
}
