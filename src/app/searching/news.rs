//! Taking in what becomes known of a search of the library.

use std::collections::HashMap;

use super::{Entering, SearchResult, Searching, Stage, Words};
use crate::app::{App, Effect, EntryId, Notice, Shelf};
use crate::library::{IndexState, Passage, SearchFound, SearchNews};

/// Says that words are no more where they were found.
pub(super) const GONE: &str = "These words are not in it any more";

impl Searching {
    /// Takes news of the search of this number; those of others come too late.
    fn take(&mut self, number: u64, news: SearchNews) {
        if number != self.number || self.asked.is_none() {
            return;
        }
        match news {
            SearchNews::Found(found) => self.list(found),
            SearchNews::Passages(passages) => self.note_passages(passages),
            SearchNews::Going(read, of) => {
                if matches!(self.stage, Stage::Going(_)) {
                    self.stage = Stage::Going(Some((read, of)));
                }
            }
            SearchNews::Done => {
                if self.is_of_before() {
                    self.list(SearchFound::default());
                }
                if matches!(self.stage, Stage::Going(_)) {
                    self.stage = Stage::Done;
                }
            }
            SearchNews::Refused(reason) => self.stage = Stage::Refused(reason),
        }
    }

    /// Lists what was found. Who has chosen one of the results of this search stays at it.
    fn list(&mut self, found: SearchFound) {
        let is_of_before = self.is_of_before();
        let chosen = (!is_of_before && self.selected > 0).then(|| self.selected_entry());
        let chosen = chosen.flatten();
        let before = std::mem::take(&mut self.results).into_iter();
        let mut known: HashMap<EntryId, Words> = before
            .map(|result| (result.hit.entry, result.words))
            .collect();
        let of_this = |words| match words {
            Words::Known(passage) if is_of_before => Words::OfBefore(passage),
            Words::Known(_) | Words::OfBefore(_) | Words::Unknown => words,
        };
        let results = found.hits.into_iter().map(|hit| SearchResult {
            hit,
            words: known.remove(&hit.entry).map_or(Words::Unknown, of_this),
        });
        self.results = results.collect();
        self.count = found.count.max(self.results.len());
        self.instead = found.instead;
        self.answered = found.answered;
        self.listed = self.number;
        if is_of_before {
            self.scroll = super::Scroll::default();
        }
        let row = chosen.and_then(|entry| self.row_of(entry));
        self.selected = row.unwrap_or_default();
    }

    /// Notes what stands in results, and takes those out in which nothing does.
    fn note_passages(&mut self, passages: Vec<(EntryId, Option<Passage>)>) {
        for (entry, passage) in passages {
            let Some(row) = self.row_of(entry) else {
                continue;
            };
            match (passage, self.results.get_mut(row)) {
                (Some(passage), Some(result)) => result.words = Words::Known(passage),
                (None, _) => self.take_out(row),
                (Some(_), None) => {}
            }
        }
    }

    fn take_out(&mut self, row: usize) {
        self.results.remove(row);
        self.count = self.count.saturating_sub(1);
        if row < self.selected {
            self.selected -= 1;
        }
        self.selected = self.selected.min(self.results.len().saturating_sub(1));
    }

    fn row_of(&self, entry: EntryId) -> Option<usize> {
        let mut results = self.results.iter();
        results.position(|result| result.hit.entry == entry)
    }

    /// The review of the selected result.
    pub(super) fn selected_entry(&self) -> Option<EntryId> {
        self.selected_result().map(|result| result.hit.entry)
    }

    /// Takes those out whose reviews are not in the library any more.
    pub(super) fn drop_gone(&mut self, library: &Shelf) {
        let gone = |result: &SearchResult| library.entry(result.hit.entry).is_none();
        while let Some(row) = self.results.iter().position(gone) {
            self.take_out(row);
        }
    }

    /// Whether a search that is over might find more, as it stands so with the index now.
    fn may_find_more(&self, index: &IndexState) -> bool {
        let is_over = matches!(self.stage, Stage::Done | Stage::LeftOff(_));
        is_over && self.asked.is_some() && self.answered.is_bettered(self.index.as_ref(), index)
    }
}

impl App {
    /// Takes news of a search of the library.
    pub(in crate::app) fn searched(&mut self, number: u64, news: SearchNews) -> Vec<Effect> {
        self.searching.take(number, news);
        if self.searching.landing_is_lost(number) {
            self.notice = Some(Notice::warning(GONE));
        }
        let is_listed = !self.searching.is_of_before();
        if self.is_searching() && is_listed && self.searching.entering == Entering::First {
            self.notice = None;
            return self.accept();
        }
        if self.is_searching() {
            // More of the library may have come into the index while this was searched for.
            return self.search_better();
        }
        Vec::new()
    }

    /// How it stands with the index of the library.
    pub fn index(&self) -> &IndexState {
        &self.index
    }

    /// Takes in how it stands with the index: why there is none is told once, and what was searched
    /// for before all texts were in it is searched for again.
    pub(in crate::app) fn index_changed(&mut self, state: IndexState) -> Vec<Effect> {
        if state == self.index {
            return Vec::new();
        }
        if let IndexState::Without(Some(reason)) = &state {
            self.notice = Some(Notice::warning(reason.clone()));
        }
        self.index = state;
        if self.is_searching() {
            self.search_better()
        } else {
            Vec::new()
        }
    }

    /// Searches again for the same where the answer may be better now; what is listed stays.
    pub(super) fn search_better(&mut self) -> Vec<Effect> {
        if self.searching.may_find_more(&self.index) {
            return self.search_for_the_same();
        }
        Vec::new()
    }
}
