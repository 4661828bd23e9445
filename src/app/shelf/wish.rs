//! How the reader wants the list: filtered, sorted, grouped.

use crate::library::{SectionsMeant, SortBy, Way, sections_meant};
use crate::outline::Kinds;
use crate::query::{Choice, Fault, Filters, Group, Query};

/// How the reader wants the list.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Wish {
    pub(super) among: Among,
    /// What it is filtered by, if it is.
    pub(super) filter: Option<Asked>,
    pub(super) listing: Listing,
    /// By what it is sorted where the filter does not tell.
    by: SortBy,
    way: Way,
    /// What stands together where the filter does not tell.
    group: Group,
    /// What stands together whatever the filter tells, as the reader asked for it since.
    regrouped: Option<Group>,
}

/// What is listed at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Among {
    /// Reviews.
    All,
    /// What is wrong with reviews, each problem in a row of its own.
    Troubled,
}

/// In which order what matches is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Listing {
    /// The best first.
    Best,
    /// In the order of the whole list.
    Sorted,
}

/// What a list is filtered by.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Asked {
    /// As it was typed.
    pub typed: String,
    /// What was understood of it.
    pub query: Query,
    /// What was not.
    pub faults: Vec<Fault>,
    /// For each of the query's terms the kinds of sections that it means.
    pub sections: SectionsMeant,
}

impl Asked {
    /// What was typed, where `@name` stands for one of the filters.
    pub fn new(typed: &str, filters: &Filters, kinds: &Kinds) -> Self {
        let parsed = Query::parse_with(typed, filters);
        Self {
            typed: typed.to_owned(),
            sections: sections_meant(&parsed.query, kinds),
            query: parsed.query,
            faults: parsed.faults,
        }
    }

    /// Whether it takes no review away and asks for no order.
    pub(super) fn is_nothing(&self) -> bool {
        self.query == Query::default()
    }
}

impl Default for Wish {
    fn default() -> Self {
        Self {
            among: Among::All,
            filter: None,
            listing: Listing::Best,
            by: SortBy::default(),
            way: Way::default(),
            group: Group::None,
            regrouped: None,
        }
    }
}

impl Wish {
    /// The same with a filter, or none.
    pub(super) fn filtered(&self, filter: Option<Asked>) -> Self {
        Self {
            filter,
            listing: Listing::Best,
            regrouped: None,
            ..self.clone()
        }
    }

    /// The same with what is wrong in the place of the reviews.
    pub(super) fn troubled(&self) -> Self {
        Self {
            among: Among::Troubled,
            ..self.filtered(None)
        }
    }

    /// By what the list is sorted.
    pub(super) fn sort(&self) -> (SortBy, Way) {
        let asked = self.filter.as_ref().and_then(|asked| asked.query.sort());
        match asked.filter(|_| self.listing == Listing::Best) {
            Some((sort, turn)) => (sort.into(), turn.into()),
            None => (self.by, self.way),
        }
    }

    /// What stands together.
    pub(super) fn group(&self) -> Group {
        let asked = self.filter.as_ref().and_then(|asked| asked.query.group());
        self.regrouped.or(asked).unwrap_or(self.group)
    }

    /// Whether what matches best comes first.
    pub(super) fn by_likeness(&self) -> bool {
        let asked = self.filter.as_ref().map(|asked| &asked.query);
        let typed = asked.filter(|query| query.sort().is_none() && !query.typed().is_empty());
        typed.is_some() && self.listing == Listing::Best
    }

    /// Whether it is all reviews by their names, each for itself.
    pub(super) fn is_plain(&self) -> bool {
        let by_name = self.sort() == (SortBy::Name, Way::Usual);
        self.among == Among::All && self.filter.is_none() && by_name && self.group() == Group::None
    }

    /// Sorts by the next of what can be sorted by.
    pub(super) fn sort_by_next(&mut self) {
        let (by, _) = self.sort();
        self.set_sort(by.next(), Way::Usual);
    }

    /// Sorts the other way round.
    pub(super) fn turn(&mut self) {
        let (by, way) = self.sort();
        self.set_sort(by, way.turned());
    }

    fn set_sort(&mut self, by: SortBy, way: Way) {
        (self.by, self.way, self.listing) = (by, way, Listing::Sorted);
    }

    /// Groups by the next of what can stand together.
    pub(super) fn group_by_next(&mut self) {
        let now = self.group();
        let mut ring = Group::ALL.iter().cycle().map(|(group, ..)| *group);
        let next = ring.find(|group| *group == now).and_then(|_| ring.next());
        self.group = next.unwrap_or(Group::None);
        self.regrouped = Some(self.group);
    }
}
