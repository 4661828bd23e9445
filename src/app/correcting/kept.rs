//! Corrections that are there already: laid over what is read of a review, and taken from what is
//! kept of it.

use super::said;
use crate::app::{App, Effect, EntryId, Notice, Open};
use crate::journal::{Body, Slot};
use crate::library::Extent;

impl App {
    /// Takes what is corrected in a review from what is kept of it, if that is something else now, and
    /// shows it so.
    pub(in crate::app) fn take_corrections(&mut self, entry: EntryId) {
        let Some(page) = self.journaling.page_of(entry) else {
            return;
        };
        let kept = page.iter().filter_map(|(slot, kept)| {
            let Slot::Correction(key) = slot else {
                return None;
            };
            let Body::Correction(corrected) = &kept.body else {
                return None;
            };
            Some((key, corrected))
        });
        let kept: Vec<_> = kept.collect();
        if !self.corrections.put(&entry, &kept) {
            return;
        }
        let open = self.reader.open().filter(|open| open.entry == entry);
        let Some(open) = open.cloned() else {
            return self.corrected_elsewhere(entry);
        };
        let open = self.corrected(open);
        self.reader.extend(open.clone());
        self.note_corrected(&open);
        self.tell_missed(&open);
    }

    /// Has the kinds of a review that is not open looked for again; of what was piped in, at once.
    fn corrected_elsewhere(&mut self, entry: EntryId) {
        match self.kept.clone() {
            Some((piped, Ok(open))) if piped == entry => {
                let open = self.with_standing(open);
                self.note_corrected(&open);
            }
            Some(_) | None => self.shelf.forget_kinds(entry),
        }
    }

    /// A review as it was read, with what the reader corrected in it.
    pub(in crate::app) fn corrected(&mut self, open: Open) -> Open {
        match open.extent {
            Extent::Beginning => self
                .corrections
                .look_in_beginning(&open.entry, &open.review),
            Extent::Whole => self.corrections.look_in_whole(&open.entry, &open.review),
        }
        self.with_standing(open)
    }

    /// Keeps the corrected lines of the open review with the words that stand around them now, so
    /// that they are found after the next edit, too.
    pub(in crate::app) fn keep_corrected_lines(&mut self, entry: EntryId) -> Vec<Effect> {
        let lines = self.corrections.take_changed(&entry).into_iter();
        let bodies = lines.map(|(key, line)| (Slot::Correction(key), Body::Correction(line)));
        self.keep_quietly(entry, bodies.collect())
    }

    /// Tells of the lines that were corrected and are not found any more, when all of the review is
    /// there.
    pub(in crate::app) fn tell_missed(&mut self, open: &Open) {
        if open.extent == Extent::Beginning {
            return;
        }
        let missed = self.corrections.tell_missed(&open.entry);
        let text = match missed.as_slice() {
            [] => return,
            [one] => {
                let line = said::named(one, self.size.columns);
                format!("{line} not found; correction kept")
            }
            several => format!("{} corrected lines not found, but kept", several.len()),
        };
        self.notice = Some(Notice::warning(text));
    }
}
