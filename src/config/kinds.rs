//! The table of the kinds of sections: which words tell which.

use std::ops::Range;

use toml::de::DeTable;

use super::lay::Whose;
use super::mistake::Fault;
use super::value::texts;
use crate::outline::Kinds;

/// Lays the kinds in `table` over those there are: the words of each are added to it, and taken
/// from the kinds that had them.
pub(super) fn lay(kinds: &mut Kinds, table: &DeTable<'_>, whose: Whose) -> Vec<Fault> {
    if whose == Whose::Shipped {
        return ship(kinds, table);
    }
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

/// Takes over the kinds that the program is shipped with. The first frame waits for it, so that
/// the words are not looked at yet; a test lays them over themselves, where they are.
fn ship(kinds: &mut Kinds, table: &DeTable<'_>) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut written: Vec<_> = table.iter().collect();
    written.sort_by_key(|(name, _)| name.span().start);
    let rows = written.into_iter().map(|(name, words)| {
        let (words, wrong) = texts(name.get_ref(), words);
        faults.extend(wrong);
        let words = words.into_iter().map(|(word, _)| word.to_owned());
        (name.get_ref().to_string(), words.collect())
    });
    *kinds = Kinds::new(rows);
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
