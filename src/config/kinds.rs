//! The table of the kinds of sections: which words tell which.

use std::ops::Range;

use toml::de::DeTable;

use super::SHIPPED;
use super::mistake::Fault;
use super::value::texts;
use crate::outline::{KindTable, Kinds};

/// The name of the table.
pub(super) const NAME: &str = "kinds";

/// The line with which the table begins in the shipped settings, where it is the last.
const HEADING: &str = "\n[kinds]\n";

/// What stands before the kinds in the text of the shipped settings.
pub(super) fn before(shipped: &str) -> &str {
    shipped
        .split_once(HEADING)
        .map_or(shipped, |(before, _)| before)
}

/// The kinds that the program is shipped with. The first frame would wait for them, so that they are
/// not read before they are needed; a test lays them over themselves.
pub(super) fn shipped() -> Kinds {
    Kinds::later(|| {
        let (root, _) = DeTable::parse_recoverable(SHIPPED);
        let table = root.get_ref().get(NAME);
        table
            .and_then(|table| table.get_ref().as_table())
            .map_or_else(Vec::new, written)
    })
}

/// The kinds of a table as they are written, in the order of the file.
fn written(table: &DeTable<'_>) -> KindTable {
    let mut written: Vec<_> = table.iter().collect();
    written.sort_by_key(|(name, _)| name.span().start);
    let rows = written.into_iter().map(|(name, words)| {
        let (words, _) = texts(name.get_ref(), words);
        let words = words.into_iter().map(|(word, _)| word.to_owned());
        (name.get_ref().to_string(), words.collect())
    });
    rows.collect()
}

/// Lays the kinds in `table` over those there are: the words of each are added to it, and taken
/// from the kinds that had them.
pub(super) fn lay(kinds: &mut Kinds, table: &DeTable<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut own = Kinds::default();
    let mut written: Vec<_> = table.iter().collect();
    written.sort_by_key(|(name, _)| name.span().start);
    for (name, words) in written {
        let kind = name.get_ref();
        if let Some(fault) = unfit(kind, name.span()) {
            faults.push(fault);
            continue;
        }
        let (words, wrong) = texts(kind, words);
        faults.extend(wrong);
        for (word, place) in words {
            match own.meaning(word) {
                _ if Kinds::spells(word).is_none() => faults.push(no_word(word, place)),
                Some(other) if other != kind => faults.push(twice(word, place, other)),
                Some(_) | None => {
                    own.add(kind, word);
                    kinds.add(kind, word);
                }
            }
        }
    }
    faults
}

/// What is wrong with `name` as the name of a kind.
fn unfit(name: &str, place: Range<usize>) -> Option<Fault> {
    let allowed = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_');
    if !name.is_empty() && name.chars().all(allowed) {
        return None;
    }
    let message = format!("`{name}` cannot be the name of a kind");
    Some(Fault::new(place, message).with_remedy("use letters, digits and hyphens"))
}

fn no_word(word: &str, place: Range<usize>) -> Fault {
    let message = format!("`{word}` has no letter by which a heading could be known");
    Fault::new(place, message).with_remedy("write a word or a phrase")
}

fn twice(word: &str, place: Range<usize>, other: &str) -> Fault {
    let message = format!("`{word}` is a word of `{other}` already");
    Fault::new(place, message).with_remedy("a word tells one kind")
}
