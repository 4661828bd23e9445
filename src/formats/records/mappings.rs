//! The mappings there are.

use super::Mapping;
use std::sync::{Arc, OnceLock};

/// The mappings there are: those that are shipped, and the reader's own over them. They are read when
/// the first table or list of records is met, not before, and are cheap to clone.
#[derive(Debug, Clone, Default)]
pub struct Mappings {
    table: Arc<Table>,
    /// What becomes of columns that are for nobody else.
    pub private: Private,
}

/// What becomes of columns that are for nobody else.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Private {
    /// They stay unread.
    #[default]
    Unread,
    /// They are read behind the text.
    Read,
}

#[derive(Debug, Clone, Default)]
struct Table {
    /// Where those come from that there are from the first.
    source: Option<fn() -> Vec<Mapping>>,
    /// Those laid over them.
    own: Vec<Arc<Mapping>>,
    all: OnceLock<Vec<Arc<Mapping>>>,
}

impl Mappings {
    /// Those that `source` gives when they are first needed.
    pub fn later(source: fn() -> Vec<Mapping>) -> Self {
        let table = Table {
            source: Some(source),
            ..Table::default()
        };
        Self {
            table: Arc::new(table),
            private: Private::Unread,
        }
    }

    /// Adds `mapping`, in the place of the one of its name if there is one.
    pub fn add(&mut self, mapping: Mapping) {
        let table = Arc::make_mut(&mut self.table);
        table.all = OnceLock::new();
        table.own.retain(|known| known.name != mapping.name);
        table.own.push(Arc::new(mapping));
    }

    /// All of them, the reader's own last.
    pub fn all(&self) -> &[Arc<Mapping>] {
        let Table { own, all, .. } = self.table.as_ref();
        all.get_or_init(|| {
            let is_own = |name: &str| own.iter().any(|own| own.name == name);
            let shipped = self.shipped().into_iter().map(Arc::new);
            let shipped = shipped.filter(|known| !is_own(&known.name));
            shipped.chain(own.iter().cloned()).collect()
        })
    }

    /// Those that there are from the first, as they were.
    pub fn shipped(&self) -> Vec<Mapping> {
        let source = self.table.source;
        source.map(|source| source()).unwrap_or_default()
    }

    /// The one of this name.
    pub fn named(&self, name: &str) -> Option<&Arc<Mapping>> {
        self.all().iter().find(|known| known.name == name)
    }

    /// Those that lie over the shipped ones, in their order.
    pub fn own(&self) -> &[Arc<Mapping>] {
        &self.table.own
    }
}

impl Eq for Mappings {}

/// They are compared by what lies over the shipped ones.
impl PartialEq for Mappings {
    fn eq(&self, other: &Self) -> bool {
        (&self.table.own, self.private) == (&other.table.own, other.private)
    }
}
