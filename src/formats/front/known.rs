//! What a key means, found at one look: every key of every record is asked for.

use super::names::{self, Meaning};
use hashbrown::HashMap;
use std::sync::LazyLock;

/// A meaning that a key has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Known {
    pub(super) meaning: Meaning,
    /// How much the name counts among all names, which have a rank each: the least counts most.
    pub(super) rank: usize,
}

/// The meanings of each name, which is folded. It is the table of names in another order.
static BY_NAME: LazyLock<HashMap<&str, Vec<Known>>> = LazyLock::new(|| {
    let mut by_name: HashMap<&str, Vec<Known>> = HashMap::new();
    for (rank, (meaning, name)) in names::all().enumerate() {
        by_name
            .entry(name)
            .or_default()
            .push(Known { meaning, rank });
    }
    by_name
});

/// What `key` means in front matter, however it is written; most keys mean nothing.
pub(super) fn of(key: &str) -> &'static [Known] {
    let known = BY_NAME.get(names::fold(key).as_ref());
    known.map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_means_what_its_name_does() {
        for (_, name) in names::all() {
            let known: Vec<Meaning> = of(name).iter().map(|known| known.meaning).collect();
            let all = names::all().filter(|(_, other)| *other == name);
            let expected: Vec<Meaning> = all.map(|(meaning, _)| meaning).collect();
            assert_eq!(known, expected, "{name}");
        }
        for (key, expected) in [
            ("Book_Author", Some(Meaning::Maker)),
            ("RÉALISATEUR", Some(Meaning::Maker)),
            ("itemReviewed", Some(Meaning::Work)),
            ("bookauthorship", None),
            ("", None),
        ] {
            let known = of(key).first().map(|known| known.meaning);
            assert_eq!(known, expected, "{key}");
        }
    }
}
