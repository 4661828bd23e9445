//! Which columns a mapping has a use for.

use super::{Mapping, Name};
use crate::formats::front;
use hashbrown::HashSet;

/// The columns that a mapping has a use for, found at one look: every key of every record is asked for.
#[derive(Debug, Clone, Default)]
pub(super) struct Mentioned {
    /// Their names, folded; of those within others that of the outermost too.
    names: HashSet<String>,
}

impl Mentioned {
    /// Those of `mapping`.
    pub(super) fn by(mapping: &Mapping) -> Self {
        let columns = mapping.columns.iter().flat_map(|(_, columns)| columns);
        let all = columns.flat_map(|column| &column.names);
        let all = all.chain(mapping.flags.iter().map(|(flag, _)| flag));
        let outermost = |name: &Name| name.steps().first().cloned();
        let names = all.flat_map(|name| [Some(name.whole().to_owned()), outermost(name)]);
        Self {
            names: names.flatten().collect(),
        }
    }

    /// Whether the column called `name` is one of them.
    pub(super) fn has(&self, name: &str) -> bool {
        !self.names.is_empty() && self.names.contains(front::names::fold(name).as_ref())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::records::{Column, Use};

    #[test]
    fn columns_are_mentioned_by_their_names_and_those_around_them() {
        let columns = ["User Score / 10", "film.title", "given + family"];
        let columns = columns.into_iter().filter_map(Column::of).collect();
        let mapping = Mapping {
            columns: vec![(Use::Work, columns)],
            flags: Name::of("seen-again")
                .map(|name| (name, String::new()))
                .into_iter()
                .collect(),
            ..Mapping::default()
        };
        let mentioned = Mentioned::by(&mapping);
        for (name, expected) in [
            ("user_score", true),
            ("Film", true),
            ("film.title", true),
            ("title", false),
            ("family", true),
            ("seenAgain", true),
            ("again", false),
            ("", false),
        ] {
            assert_eq!(mentioned.has(name), expected, "{name}");
        }
        assert!(!Mentioned::default().has("film"));
    }
}
