//! Reading the open review again when its file has changed, and coming back to the same words.

use super::{App, Effect, EntryId, Notice, Open};
use crate::journal::{Anchor, Carry, Certainty};
use crate::library::{Extent, Loaded, Trouble};
use crate::review::Position;

/// Words that were looked for and not found for certain: the next reading may have them again.
#[derive(Debug, Clone)]
pub(super) struct Missed {
    anchor: Anchor,
    /// Where the reader was put instead. Who has moved on looks for them no more.
    at: Position,
}

impl App {
    /// Reads a review again whose file has changed. One that is not open is read when it is opened.
    pub(super) fn changed(&mut self, entry: EntryId) -> Vec<Effect> {
        if self.wanted != Some(entry) {
            return Vec::new();
        }
        let extent = if self.shows(entry) {
            Extent::Whole
        } else {
            Extent::Beginning
        };
        self.load(entry, extent)
    }

    /// Whether the text of an entry is on the page.
    pub(super) fn shows(&self, entry: EntryId) -> bool {
        self.reader.open().is_some_and(|open| open.entry == entry)
    }

    /// Whether a review that was read again has nothing to show any more, as while another program
    /// is about to write its file.
    pub(super) fn is_emptied(&self, loaded: &Loaded) -> bool {
        let shown = self.reader.open();
        loaded.review.blocks().is_empty()
            && shown.is_some_and(|open| !open.review.blocks().is_empty())
    }

    /// Says why what was read of a review stays though its file is not as it was.
    pub(super) fn keep_as_read(&mut self, entry: EntryId, reason: &str) -> Vec<Effect> {
        let effects = self.do_without_rest(entry);
        let origin = self.shelf.source(entry).map(|source| source.shown());
        let trouble = origin.and_then(|origin| reason.strip_prefix(&origin)?.strip_prefix(": "));
        let stays = self.stays(entry);
        // A file that was there a while ago was not misspelt.
        let is_gone = trouble == Some(Trouble::Missing.to_string().as_str());
        let text = if is_gone && !self.lacks_rest() {
            self.gone(entry)
        } else {
            format!("{stays}{}", trouble.unwrap_or(reason))
        };
        self.notice = Some(Notice::warning(text));
        effects
    }

    /// The notice that the file of what is shown is not there any more.
    fn gone(&self, entry: EntryId) -> String {
        let name = self.shelf.source(entry).map(|source| source.name());
        let name = name.unwrap_or_default();
        format!("{name} is gone; it stays as it was read")
    }

    /// How a notice begins that says so.
    fn stays(&self, entry: EntryId) -> String {
        let name = self.shelf.source(entry).map(|source| source.name());
        let name = name.unwrap_or_default();
        if self.lacks_rest() {
            format!("Only the beginning of {name} could be read: ")
        } else {
            format!("{name} stays as it was read: ")
        }
    }

    /// Shows another reading of the open review: more of it, or all of it as it is now. The reader
    /// comes back to the same words; what is being found and typed goes on in it.
    pub(super) fn replace(&mut self, open: &Open) -> Vec<Effect> {
        let Some(shown) = self.reader.open().cloned() else {
            return Vec::new();
        };
        let waits = self.waits_for_end(open.entry);
        if self.missed.is_none() {
            self.reader.keep_page();
        }
        let (stays, gone) = (self.stays(open.entry), self.gone(open.entry));
        self.notice
            .take_if(|notice| notice.text.starts_with(&stays) || notice.text == gone);
        let carry = Carry::between(&shown.review, &open.review);
        let anchored = |place| Anchor::of(&shown.review, place).find(&open.review).0;
        let carried = |place| carry.place(place).unwrap_or_else(|| anchored(place));
        let place = self.place_again(&shown, open, &carry);
        if let Some(prompt) = &mut self.prompt {
            prompt.origin.stand = prompt.origin.stand.carried(&carry, carried);
        }
        let reading = self.reader.reading();
        let put = |at| if at == reading { place } else { carried(at) };
        self.reader.replace(open.clone(), &carry, put);
        self.forget_rest(open.entry);
        if waits {
            self.reader.end();
        }
        self.carry_links(&carry, carried);
        self.carry_jumps(carried);
        self.carry_selection(carried);
        let mut effects = self.finder.look_on(open, carried);
        self.take_awaited();
        effects.extend(self.ask_again());
        effects
    }

    /// Where the words at the reading line stand in another reading of the open review.
    fn place_again(&mut self, shown: &Open, open: &Open, carry: &Carry) -> Position {
        let reading = self.reader.reading();
        let missed = self.missed.take().filter(|missed| missed.at == reading);
        let carried = carry.place(reading);
        let anchor = match (missed, carried) {
            (Some(missed), _) => missed.anchor,
            (None, Some(place)) => return place,
            (None, None) => Anchor::of(&shown.review, reading),
        };
        let (place, certainty) = match (anchor.find(&open.review), carried) {
            ((_, Certainty::Near | Certainty::Lost), Some(place)) => (place, Certainty::Near),
            (found, _) => found,
        };
        if certainty == Certainty::Lost && shown.extent == Extent::Whole {
            let text = "What was at the reading line is gone";
            self.notice = Some(Notice::plain(text));
        }
        self.miss(anchor, place, certainty);
        place
    }

    /// Shows a review where the reader left it.
    pub(super) fn come_back_to(&mut self, open: &Open) {
        let mut trace = self.shelf.trace(open.entry).cloned().unwrap_or_default();
        self.missed = None;
        self.forget_rest(open.entry);
        if let Some(anchor) = trace.anchor.take() {
            let (place, certainty) = match open.extent {
                Extent::Whole => anchor.find(&open.review),
                // The place may be in what is still being read.
                Extent::Beginning => (trace.place, Certainty::Near),
            };
            trace.place = place;
            self.miss(anchor, place, certainty);
        }
        self.reader.show(open.clone(), trace);
    }

    /// Keeps where the reader is in the open review, and the words that are still to be found.
    pub(super) fn leave(&mut self) {
        let Some(entry) = self.reader.open().map(|open| open.entry) else {
            return;
        };
        self.note_left(entry);
        let mut trace = self.reader.trace();
        if let Some(missed) = self.missed.take().filter(|missed| missed.at == trace.place) {
            trace.anchor = Some(missed.anchor);
        }
        self.shelf.keep(entry, trace);
        self.note_standing(entry);
    }

    /// Has words looked for again in the next reading that were not found for certain.
    pub(super) fn miss(&mut self, anchor: Anchor, at: Position, certainty: Certainty) {
        self.missed = match certainty {
            Certainty::Exact => None,
            Certainty::Near | Certainty::Lost => Some(Missed { anchor, at }),
        };
    }
}
