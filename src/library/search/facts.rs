//! The reviews of which the facts of a search hold.

use super::{Entries, LibrarySearch};
use crate::library::{EntryId, SectionsMeant, Sieve, SortBy, Way, is_of_words, sections_meant};
use crate::outline::Kinds;
use crate::query::{Progress, Query, Term, TextField};

/// The facts of a search, and what they depend on.
#[derive(Debug)]
pub struct SearchFacts<'a> {
    search: &'a LibrarySearch,
    sections: SectionsMeant,
}

impl<'a> SearchFacts<'a> {
    /// The facts of a search, where sections can be of these kinds.
    pub fn new(search: &'a LibrarySearch, kinds: &Kinds) -> Self {
        Self {
            search,
            sections: sections_meant(search.asked.query(), kinds),
        }
    }

    /// Whether anything is asked that can be told without the texts.
    pub fn is_any(&self) -> bool {
        !self.query().terms().is_empty()
    }

    /// The places, among the terms, of words that may stand in texts as well.
    pub fn in_texts(&self) -> Vec<usize> {
        let terms = self.query().terms().iter().enumerate();
        let of_words = terms.filter(|(_, term)| is_of_words(term));
        of_words.map(|(place, _)| place).collect()
    }

    /// Whether what is found holds still when it is asked again of the same library.
    pub fn is_lasting(&self) -> bool {
        let changes = |term: &Term| term.asks_for_journal() || is_of_words(term);
        !self.query().terms().iter().any(changes)
    }

    /// The reviews of which they hold, where `in_text` tells whether a text holds the words of the
    /// term at a place.
    pub fn hold_of(&self, in_text: impl Fn(EntryId, usize) -> bool) -> Entries {
        let ids = self.search.roll.ids();
        let mut holds = self.holder();
        ids.filter(|id| holds(*id, &|place| in_text(*id, place)))
            .collect()
    }

    /// Tells of one review after the other whether they hold of it.
    pub fn holder(&self) -> impl FnMut(EntryId, &dyn Fn(usize) -> bool) -> bool {
        let LibrarySearch {
            roll,
            lookup,
            readings,
            pace,
            ..
        } = self.search;
        let facts = (self.query(), &self.sections);
        let mut sieve = Sieve::new(roll, lookup, facts, *pace);
        move |id, in_text| {
            let stand = readings.stand(id);
            let view = roll.view(id);
            view.is_some_and(|view| sieve.keeps_with_text(view, stand, in_text))
        }
    }

    /// The first of these reviews in the order of the list: the one that was asked for, else by name.
    pub fn listed(&self, entries: &Entries) -> Vec<EntryId> {
        let LibrarySearch {
            roll,
            readings,
            pace,
            limit,
            ..
        } = self.search;
        let mut ids: Vec<EntryId> = roll.ids().filter(|id| entries.has(*id)).collect();
        let Some((sort, turn)) = self.query().sort() else {
            if let Some(last) = limit.checked_sub(1).filter(|last| *last < ids.len()) {
                ids.select_nth_unstable_by(last, |a, b| roll.compare(*a, *b));
                ids.truncate(*limit);
            }
            ids.sort_unstable_by(|a, b| roll.compare(*a, *b));
            return ids;
        };
        ids.sort_unstable_by(|a, b| roll.compare(*a, *b));
        let way = Way::from(turn);
        match SortBy::from(sort) {
            SortBy::Name if way == Way::Turned => ids.reverse(),
            SortBy::Name => {}
            SortBy::Read => {
                let rank = |id: &EntryId| match readings.of(*id) {
                    Progress::Unread => 0_i8,
                    Progress::Begun => 1,
                    Progress::Read => 2,
                };
                let sign = if way == Way::Turned { -1 } else { 1 };
                ids.sort_by_key(|id| sign * rank(id));
            }
            by @ (SortBy::Title
            | SortBy::Work
            | SortBy::Maker
            | SortBy::Year
            | SortBy::Rating
            | SortBy::Reviewer
            | SortBy::Date
            | SortBy::Seen
            | SortBy::Length) => ids = roll.sorted(&ids, by, way, *pace),
        }
        ids.truncate(*limit);
        ids
    }

    fn query(&self) -> &'a Query {
        self.search.asked.query()
    }
}

/// Whether a term is answered by what reviews are found by in a list.
pub(super) fn is_looked_up(term: &Term) -> bool {
    let Term::Text(text) = term else {
        return false;
    };
    matches!(text.field, None | Some(TextField::Title | TextField::File))
}
