//! Opening reviews: asking for their text, and taking the answers, which may come late.

use std::path::PathBuf;
use std::sync::Arc;

use super::correcting::JUDGED_MOST;
use super::{App, Effect, EntryId, Open};
use crate::library::{Digest, Extent, Loaded, Source};
use crate::outline::Outline;

impl App {
    /// Asks for what the list shows of each review, when there is a list.
    pub(super) fn read_for_the_list(&self) -> Vec<Effect> {
        let unread = self.shelf.unread();
        if self.shelf.len() < 2 || unread.is_empty() {
            return Vec::new();
        }
        vec![Effect::Digest(unread)]
    }

    /// Opens the first review that was found, until the reader chooses another.
    pub(super) fn open_first(&mut self) -> Vec<Effect> {
        if self.wanted.is_some() {
            return Vec::new();
        }
        self.open_selected()
    }

    /// Opens the review selected in the library, unless it is open.
    pub(super) fn open_selected(&mut self) -> Vec<Effect> {
        match self.shelf.selected() {
            Some(entry) => self.open_entry(entry),
            None => Vec::new(),
        }
    }

    /// Opens a review, unless it is open, and selects it in the library.
    pub(super) fn open_entry(&mut self, entry: EntryId) -> Vec<Effect> {
        let is_there = self.shelf.source(entry).is_some();
        if self.wanted == Some(entry) || !is_there {
            return Vec::new();
        }
        self.leave();
        self.shelf.select(entry);
        self.wanted = Some(entry);
        self.drop_lost(entry);
        self.offered = None;
        self.quest = None;
        self.line_sought = None;
        if self.piped_is_coming(entry) {
            let mut effects = self.show_piped();
            effects.push(Effect::Watch(None));
            return effects;
        }
        let mut effects = self.load(entry, Extent::Beginning);
        effects.push(Effect::Watch(self.file(entry)));
        effects
    }

    /// The file an entry is read from, if it is one.
    pub(super) fn file(&self, entry: EntryId) -> Option<(EntryId, PathBuf)> {
        match self.shelf.source(entry)? {
            Source::File(path) => Some((entry, path)),
            Source::Record(path, _) => Some((entry, path.to_path_buf())),
            Source::StandardInput | Source::Sample(_) => None,
        }
    }

    /// Whether `entry` is what is piped in, and has been asked for already.
    fn piped_is_coming(&mut self, entry: EntryId) -> bool {
        let piped = self.is_piped(entry);
        piped && std::mem::replace(&mut self.piped_asked, piped)
    }

    fn is_piped(&self, entry: EntryId) -> bool {
        self.shelf.source(entry) == Some(Source::StandardInput)
    }

    pub(super) fn load(&self, entry: EntryId, extent: Extent) -> Vec<Effect> {
        let source = self.shelf.source(entry);
        let effect = source.map(|source| Effect::Load {
            entry,
            source,
            extent,
        });
        effect.into_iter().collect()
    }

    /// Takes a review that was read, if it is still wanted. What was piped in is kept in any case.
    pub(super) fn loaded(&mut self, entry: EntryId, result: Result<Loaded, String>) -> Vec<Effect> {
        if self.is_piped(entry) {
            self.keep_piped(entry, result);
            return self.show_piped();
        }
        let shown = self.shows(entry);
        // The rest of what is still shown is taken too: the reader may yet stay.
        if self.wanted != Some(entry) && !shown {
            let late = result.ok().map(|loaded| Open::new(entry, loaded));
            return late.and_then(forget).into_iter().collect();
        }
        match result {
            Ok(loaded) if shown && loaded.extent == Extent::Beginning => Vec::new(),
            Ok(loaded) if shown && self.is_emptied(&loaded) => {
                self.keep_as_read(entry, "the file is empty now")
            }
            Ok(loaded) => self.show_loaded(entry, loaded),
            Err(reason) if shown => self.keep_as_read(entry, &reason),
            Err(reason) => self.refuse(entry, reason),
        }
    }

    fn show_loaded(&mut self, entry: EntryId, loaded: Loaded) -> Vec<Effect> {
        let extent = loaded.extent;
        let open = self.corrected(Open::new(entry, loaded));
        let source = self.shelf.source(entry);
        if let Some(source) = source.filter(|_| extent == Extent::Whole) {
            let digest = self.digest(&source, &open);
            self.shelf.note([(source, digest)]);
        }
        let beginning = Arc::clone(&open.review);
        let mut effects = self.show(&open);
        effects.extend(self.keep_corrected_lines(entry));
        self.land_on_kind();
        self.land_on_line();
        if extent == Extent::Beginning {
            effects.push(Effect::Outline(entry, beginning));
            effects.extend(self.load(entry, Extent::Whole));
        }
        effects
    }

    /// What is to be kept of a review. Which kinds the first one has is found later, with those of
    /// the others: the first frame does not wait for it. Nor does any frame wait for those of very
    /// many sections.
    fn digest(&self, source: &Source, open: &Open) -> Digest {
        let (review, outline) = (&open.review, &open.outline);
        let digest = Digest::of_review(source, review, outline, open.format);
        let digest = digest.with_content(open.content);
        let comes_once = *source == Source::StandardInput && self.shelf.len() > 1;
        let few = outline.sections().len() <= JUDGED_MOST;
        if comes_once || few && self.reader.open().is_some() {
            return digest.with_kinds(&self.settings.kinds, review, outline);
        }
        digest
    }

    /// Keeps what was piped in, or why it could not be read: it comes only once.
    fn keep_piped(&mut self, entry: EntryId, result: Result<Loaded, String>) {
        if let Ok(loaded) = &result {
            self.piped = Some((entry, Arc::new(loaded.clone())));
        }
        let result = result.map(|loaded| Open::new(entry, loaded));
        let digest = match &result {
            Ok(open) => self.digest(&Source::StandardInput, open),
            Err(reason) => {
                let name = format!("{}: ", Source::StandardInput.shown());
                let bare = reason.strip_prefix(&name).unwrap_or(reason);
                Digest::Unreadable(bare.to_owned())
            }
        };
        self.shelf.note([(Source::StandardInput, digest)]);
        self.kept = Some((entry, result));
    }

    /// Shows what was piped in, if it has come and is wanted.
    fn show_piped(&mut self) -> Vec<Effect> {
        match self.kept.clone() {
            Some((entry, Ok(open))) if self.wanted == Some(entry) => {
                let open = self.corrected(open);
                let effects = self.show(&open);
                self.land_on_kind();
                effects
            }
            Some((entry, Err(reason))) if self.wanted == Some(entry) => self.refuse(entry, reason),
            Some(_) | None => Vec::new(),
        }
    }

    fn refuse(&mut self, entry: EntryId, reason: String) -> Vec<Effect> {
        let before = self.reader.open().cloned();
        self.finder.clear();
        self.quest = None;
        self.drop_prompt();
        self.reader.refuse(entry, reason);
        before.and_then(forget).into_iter().collect()
    }

    /// Takes the sections of a beginning, unless the whole has come before them.
    pub(super) fn outlined(&mut self, entry: EntryId, outline: Outline) {
        let open = self.reader.open().cloned();
        let lacks_rest = self.lacks_rest();
        let beginning = |open: &Open| open.extent == Extent::Beginning || lacks_rest;
        if let Some(open) = open.filter(|open| open.entry == entry && beginning(open)) {
            let found = Arc::new(outline);
            let open = self.corrected(Open { found, ..open });
            self.reader.extend(open);
            self.ask_again();
            self.land_on_kind();
        }
    }

    /// Shows another reading of the review that is open, or another review where the reader was in
    /// it last; what was being found is found in it too.
    pub(super) fn show(&mut self, open: &Open) -> Vec<Effect> {
        let before = self.reader.open().cloned();
        let mut effects = if self.shows(open.entry) {
            let awaits = self.awaits_kept_place();
            let mut effects = self.replace(open);
            if awaits {
                self.go_on_awaiting(open.entry);
            }
            effects.extend(self.ask_journal(open.entry));
            effects
        } else {
            self.drop_prompt();
            self.come_back_to(open);
            self.begin_stay(open.entry);
            let pattern = self.finder.pattern().cloned();
            let mut effects = self.finder.look_for(pattern, open);
            effects.extend(self.ask_journal(open.entry));
            effects.extend(self.ask_for_jumps());
            effects
        };
        self.find_kept(open.entry);
        self.tell_missed(open);
        effects.extend(before.and_then(forget));
        effects
    }
}

/// Bytes of a text from which on its memory is given back by another thread: some tenths of a
/// millisecond for each of them.
const LARGE: usize = 1 << 20;

/// Has a review forgotten that is shown no more, if that takes time.
fn forget(open: Open) -> Option<Effect> {
    (open.review.text().len() >= LARGE).then_some(Effect::Forget(open))
}
