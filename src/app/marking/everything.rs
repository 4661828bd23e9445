//! What is kept of all reviews, also of those that are not open and not in this library.

use std::collections::HashSet;
use std::path::Path;

use crate::app::journaling::{change_page, safe_page};
use crate::app::{App, Effect, EntryId, JournalState, JournalWish};
use crate::formats::sanitise;
use crate::journal::{self, Changes, Page, ReviewName};

/// What was listed of all reviews when it was asked for last.
#[derive(Debug, Default)]
pub(super) struct Elsewhere {
    /// Where the reviews are in the order of their paths.
    pub(super) reviews: Vec<Recorded>,
    pub(super) stage: Stage,
}

/// Whether it is known what is kept.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Stage {
    /// It was not asked for yet.
    #[default]
    Unasked,
    /// It was, and the answer is to come.
    Asked,
    /// It is.
    Known,
}

/// A review of which something is kept.
#[derive(Debug)]
pub(super) struct Recorded {
    pub(super) known: journal::Known,
    /// Which one of this library it is, if it is one.
    pub(super) entry: Option<EntryId>,
    pub(super) page: Page,
}

/// What is kept of a review, as it is now.
#[derive(Debug, Clone, Copy)]
pub(super) struct KeptOf<'a> {
    pub(super) entry: Option<EntryId>,
    pub(super) known: Option<&'a journal::Known>,
    pub(super) page: &'a Page,
}

impl App {
    /// Asks what is kept of all reviews, unless that was asked in this run.
    pub(super) fn ask_for_everything(&mut self) -> Vec<Effect> {
        if self.marking.elsewhere.stage != Stage::Unasked {
            return Vec::new();
        }
        self.ask_for_everything_anew()
    }

    /// Asks what is kept of all reviews now.
    pub(super) fn ask_for_everything_anew(&mut self) -> Vec<Effect> {
        if *self.journal_state() == JournalState::Off {
            return Vec::new();
        }
        self.marking.elsewhere.stage = Stage::Asked;
        vec![Effect::Journal(Box::new(JournalWish::Everything))]
    }

    /// Asks again as soon as it is needed, as another program has changed something.
    pub(in crate::app) fn ask_for_everything_again(&mut self) -> Vec<Effect> {
        let is_shown = self.marking.list.is_some();
        match self.marking.elsewhere.stage {
            Stage::Known if is_shown => self.ask_for_everything_anew(),
            Stage::Known => {
                self.marking.elsewhere.stage = Stage::Unasked;
                Vec::new()
            }
            Stage::Unasked | Stage::Asked => Vec::new(),
        }
    }

    /// Takes what is kept of all reviews.
    pub(in crate::app) fn take_everything(
        &mut self,
        everything: Vec<(journal::Known, Page)>,
    ) -> Vec<Effect> {
        let reviews = everything.into_iter().map(|(known, page)| {
            let entry = self.find_known(&known);
            let page = safe_page(&page);
            Recorded { known, entry, page }
        });
        let reviews = reviews.collect();
        let stage = Stage::Known;
        self.marking.elsewhere = Elsewhere { reviews, stage };
        self.forget_marks();
        self.list_kept_again();
        self.go_to_mark_awaited()
    }

    /// Does without what is kept of all reviews, which cannot be read, and asks again when it is
    /// needed.
    pub(in crate::app) fn do_without_everything(&mut self) {
        self.marking.elsewhere.stage = Stage::Unasked;
        self.marking.sought = None;
    }

    /// Whether it will be known soon what is kept of all reviews.
    pub(in crate::app) fn awaits_everything(&self) -> bool {
        self.marking.elsewhere.stage == Stage::Asked
    }

    /// Finds again which reviews of the library those are, as it is known of some now.
    pub(in crate::app) fn find_recorded_again(&mut self) {
        let mut reviews = std::mem::take(&mut self.marking.elsewhere.reviews);
        for review in &mut reviews {
            review.entry = self.find_known(&review.known);
        }
        self.marking.elsewhere.reviews = reviews;
        self.list_kept_again();
    }

    /// Which review of this library it is, if it is one.
    fn find_known(&self, known: &journal::Known) -> Option<EntryId> {
        let title = Some(known.citation.title.as_str());
        // One that is nowhere is known by its text.
        let of_text = || known.content.map(ReviewName::of_text);
        let name = known.name.clone().or_else(of_text)?;
        self.find_named(&name, title)
    }

    /// What is kept of every review: as it was changed in this run, else as it was when it was asked
    /// for.
    pub(super) fn kept_of_all(&self) -> Vec<KeptOf<'_>> {
        let recorded = &self.marking.elsewhere.reviews;
        let mut all: Vec<KeptOf<'_>> = recorded
            .iter()
            .map(|review| KeptOf {
                entry: review.entry,
                known: Some(&review.known),
                page: review
                    .entry
                    .and_then(|entry| self.listed_page_of(entry))
                    .unwrap_or(&review.page),
            })
            .collect();
        let listed: HashSet<EntryId> = recorded.iter().filter_map(|review| review.entry).collect();
        let others = self
            .listed_pages()
            .filter(|(entry, _)| !listed.contains(entry));
        let mut others: Vec<KeptOf<'_>> = others
            .map(|(entry, page)| KeptOf {
                entry: Some(entry),
                known: None,
                page,
            })
            .collect();
        others.sort_by_key(|kept| kept.entry);
        all.append(&mut others);
        all
    }

    /// Sees to it that what is listed of a review of the library is known, so that it can be changed.
    pub(super) fn bring_up(&mut self, entry: EntryId) {
        let recorded = self.marking.elsewhere.reviews.iter();
        let page = recorded
            .filter(|review| review.entry == Some(entry))
            .map(|review| review.page.clone())
            .next();
        if let Some(page) = page {
            self.take_listed(entry, page);
        }
    }

    /// Makes changes in the page of a review that is not in this library; what was there before.
    pub(in crate::app) fn change_elsewhere(
        &mut self,
        known: &journal::Known,
        changes: &Changes,
    ) -> Changes {
        let mut reviews = self.marking.elsewhere.reviews.iter_mut();
        let review = reviews.find(|review| review.entry.is_none() && review.known == *known);
        review.map_or_else(Vec::new, |review| change_page(&mut review.page, changes))
    }

    /// The title of a review of which something is kept. Safe to print, also where the journal was
    /// made elsewhere.
    pub(super) fn title_of(&self, kept: KeptOf<'_>) -> String {
        let view = kept.entry.and_then(|entry| self.shelf.entry(entry));
        match (view, kept.known) {
            (Some(view), _) => view.title().into_owned(),
            (None, Some(known)) if known.citation.title.is_empty() => file(known),
            (None, Some(known)) => sanitise::line(&known.citation.title),
            (None, None) => String::new(),
        }
    }
}

/// The name of the file that a review is in, or was in. Safe to print.
pub(super) fn file(known: &journal::Known) -> String {
    let (path, record) = match (&known.name, &known.citation.file) {
        (Some(name), _) => (Path::new(&name.path), name.record),
        (None, Some(was_at)) => (Path::new(was_at), None),
        (None, None) => return "standard input".to_owned(),
    };
    let file = path.file_name().unwrap_or(path.as_os_str());
    let file = sanitise::line(&file.to_string_lossy());
    match record {
        Some(record) => format!("{file}, record {record}"),
        None => file,
    }
}
