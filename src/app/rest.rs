//! The rest of a large review while only its beginning is there: going to an end that is still to
//! come, and doing without a rest that does not come.

use super::{App, Effect, EntryId, Notice, Open};
use crate::library::Extent;
use crate::review::Position;

/// How a notice begins that the reader is at the end of what is there.
const END_SO_FAR: &str = "The end of what has been read so far";

/// What is remembered of reviews whose beginning is there.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Rest {
    /// The review whose end is gone to when it is there, and where the reader waits for that.
    awaited: Option<(EntryId, Position)>,
    /// The review of which only the beginning could be read.
    lost: Option<EntryId>,
}

impl App {
    /// Whether only the beginning of the open review could be read.
    pub fn lacks_rest(&self) -> bool {
        let open = self.reader.open().map(|open| open.entry);
        open.is_some() && open == self.rest.lost
    }

    /// Goes to the end of the text; while more of it is being read, says so, and goes on to the end
    /// of that once it is there, unless the reader has moved by then.
    pub(super) fn go_to_end(&mut self) {
        self.reader.end();
        if let Some(open) = self.reader.open().filter(|open| is_beginning(open)) {
            self.rest.awaited = Some((open.entry, self.reader.reading()));
            let text = format!("{END_SO_FAR}; the rest follows");
            self.notice = Some(Notice::plain(text));
        }
    }

    /// Says at the end of what is there that more is being read; whether that is so.
    pub(super) fn say_more_comes(&mut self) -> bool {
        let comes = self.reader.open().is_some_and(is_beginning);
        if comes {
            let text = format!("{END_SO_FAR}; more is coming");
            self.notice = Some(Notice::plain(text));
        }
        comes
    }

    /// What the end of the open review is called.
    pub(super) fn end_said(&self) -> &'static str {
        if self.lacks_rest() {
            "The end of what could be read."
        } else {
            "The end."
        }
    }

    /// Whether the reader waits for the end of a review at the end of its beginning.
    pub(super) fn waits_for_end(&self, entry: EntryId) -> bool {
        let here = (entry, self.reader.reading());
        self.prompt.is_none() && self.rest.awaited == Some(here)
    }

    /// Forgets all that, as a review is shown as it has just been read.
    pub(super) fn forget_rest(&mut self, entry: EntryId) {
        self.rest.lost.take_if(|lost| *lost == entry);
        self.rest.awaited.take_if(|(awaited, _)| *awaited == entry);
        self.notice
            .take_if(|notice| notice.text.starts_with(END_SO_FAR));
    }

    /// Takes the beginning of a review that is shown for all there is, as the rest could not be
    /// read.
    pub(super) fn do_without_rest(&mut self, entry: EntryId) -> Vec<Effect> {
        let shown = self.reader.open().cloned();
        let Some(open) = shown.filter(|open| open.entry == entry && is_beginning(open)) else {
            return Vec::new();
        };
        self.rest.lost = Some(entry);
        let open = Open {
            extent: Extent::Whole,
            ..open
        };
        self.reader.extend(open.clone());
        let mut effects = self.finder.look_on(&open, |place| place);
        self.take_awaited();
        effects.extend(self.ask_again());
        self.land_on_kind();
        effects
    }
}

fn is_beginning(open: &Open) -> bool {
    open.extent == Extent::Beginning
}
