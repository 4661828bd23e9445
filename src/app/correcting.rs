//! The reader has the last word on the outline: making headings, their depths and kinds, and taking
//! that back.

mod kept;
mod said;

pub(super) use said::named;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::choice::Choice;
use super::journaling::Said;
use super::motion::Direction;
use super::prompt::{Origin, PromptKind};
use super::{App, Effect, EntryId, Notice, Open, Pane, Stop, Stops};
use crate::command::Command;
use crate::journal::{Body, Slot};
use crate::library::{Digest, Extent, Source};
use crate::outline::{self, Correction, DEEPEST, Heading, Kind};
use crate::review::{BlockKind, Position, Span};

impl App {
    /// The kinds to choose from, while the reader does.
    pub fn choice(&self) -> Option<&Choice> {
        self.choice.as_ref()
    }

    /// Makes the reading line a heading as deep as the one above, or a heading plain text. In the
    /// outline it is about the heading that is selected, or the first line of the paragraph.
    pub(super) fn toggle_heading(&mut self) -> Vec<Effect> {
        let listed = self.reader.open().map(|open| Stops::of(open).kind());
        let line = match (self.focus, listed) {
            (Pane::Text, _) | (Pane::Outline, Some(Stop::Paragraph)) => self.line_here(),
            (Pane::Outline, Some(Stop::Section) | None) => {
                self.heading_here().map(|heading| heading.line)
            }
            (Pane::Library, _) => Err(LIBRARY),
        };
        let Some((line, open)) = self.or_say(line).zip(self.reader.open().cloned()) else {
            return Vec::new();
        };
        let section = open.outline.section_at(line.start);
        let section = section.and_then(|at| open.outline.sections().get(at));
        let heading = section.and_then(|section| section.heading);
        let said = match heading {
            Some(heading) if heading.line == line => Correction::Plain,
            Some(heading) if heading.line.start < line.start => Correction::Heading(heading.depth),
            Some(_) | None => Correction::Heading(1),
        };
        let effects = self.correct(line, said);
        if self.focus == Pane::Text && self.reader.line_start() != line.start {
            self.reader.jump(line.start);
        }
        effects
    }

    /// Puts the heading of this section a depth further in or out.
    pub(super) fn change_depth(&mut self, direction: Direction) -> Vec<Effect> {
        let heading = self.heading_here();
        let Some(heading) = self.or_say(heading) else {
            return Vec::new();
        };
        let depth = match direction {
            Direction::On => heading.depth.checked_add(1),
            Direction::Back => heading.depth.checked_sub(1),
        };
        if let Some(depth) = depth.filter(|depth| (1..=DEEPEST).contains(depth)) {
            return self.correct(heading.line, Correction::Heading(depth));
        }
        let end = match direction {
            Direction::On => "No heading can be further in",
            Direction::Back => "No heading can be further out",
        };
        self.notice = Some(Notice::warning(end));
        Vec::new()
    }

    /// Asks what this section is about.
    pub(super) fn ask_for_kind(&mut self) -> Vec<Effect> {
        let heading = self.heading_here();
        if self.or_say(heading).is_none() {
            return Vec::new();
        }
        let kinds = &self.settings.kinds;
        let current = self.kind_here().map(|kind| kinds.name(kind));
        self.choice = Some(Choice::new(kinds, current));
        self.ask(PromptKind::Kind)
    }

    /// Lists the kinds that match what was typed.
    pub(super) fn choose_kind_as_typed(&mut self) {
        if let (Some(choice), Some(prompt)) = (&mut self.choice, &self.prompt) {
            choice.filter(prompt.text());
        }
    }

    /// Takes the kind that is selected for that of the section that was asked about.
    pub(super) fn accept_kind(&mut self, origin: &Origin) -> Vec<Effect> {
        let choice = self.choice.take();
        (self.focus, self.view) = (origin.focus, origin.view);
        let Some((choice, open)) = choice.zip(self.reader.open()) else {
            return Vec::new();
        };
        let heading = heading_at(open, origin.stand.place, origin.focus);
        let Ok(kind) = choice.chosen() else {
            self.notice = Some(Notice::warning("No kind matches"));
            return Vec::new();
        };
        let Some(heading) = self.or_say(heading) else {
            return Vec::new();
        };
        self.correct(heading.line, Correction::Kind(kind.map(str::to_owned)))
    }

    /// Accepts the kind in this row of those to choose from.
    pub(super) fn accept_kind_shown(&mut self, row: u16) -> Vec<Effect> {
        let choice = self.choice.as_mut();
        if choice.is_some_and(|choice| choice.select_shown(row)) {
            return self.accept();
        }
        Vec::new()
    }

    /// Keeps what was seen of reviews, but for those of which more is known, as the reader has
    /// corrected them since.
    pub(super) fn note_digests(&mut self, seen: Vec<(Source, Digest)>) {
        let seen = seen.into_iter().filter_map(|(source, digest)| {
            let id = self.shelf.find(std::slice::from_ref(&source));
            let Some(id) = id.filter(|id| self.corrections.has(id)) else {
                return Some((source, digest));
            };
            let more = !self.shelf.entry(id)?.is_complete();
            more.then(|| (source, digest.with_more_kinds(self.kinds_said(id))))
        });
        let seen: Vec<_> = seen.collect();
        self.shelf.note(seen);
    }

    /// The kinds that the reader says sections of a review are of: for each line the last word.
    fn kinds_said(&self, entry: EntryId) -> Vec<Kind> {
        let mut kinds = BTreeMap::new();
        for (line, said) in self.corrections.standing(&entry) {
            if let Correction::Kind(kind) = said {
                kinds.insert(line, kind);
            }
        }
        let names = kinds.values().flatten();
        names
            .filter_map(|name| self.settings.kinds.named(name))
            .collect()
    }

    /// Notes what the reader says of a line of the open review, and tells it.
    fn correct(&mut self, line: Span, correction: Correction) -> Vec<Effect> {
        let Some(open) = self.reader.open().cloned() else {
            return Vec::new();
        };
        let shown = self.shown(&open, line).into_owned();
        let (words, made) = (named(&shown, self.size.columns), said::made(&correction));
        let mut text = format!("{words}: {made}");
        if let Some(key) = self.settings.keymap.key_shown(Command::Undo) {
            text = format!("{text}; {key} undoes");
        }
        let said = Said {
            done: text,
            undone: format!("{words} ({made})"),
        };
        let key = self.new_key();
        let corrected =
            self.corrections
                .make((open.entry, key), &open.review, (line, shown), correction);
        let change = (Slot::Correction(key), Some(Body::Correction(corrected)));
        let effects = self.note_said(vec![change], said);
        self.correct_again();
        effects
    }

    /// Shows the open review with the corrections that there are now.
    fn correct_again(&mut self) {
        let Some(open) = self.reader.open().cloned() else {
            return;
        };
        let open = self.with_standing(open);
        self.reader.extend(open.clone());
        self.note_corrected(&open);
    }

    /// Keeps what is to be seen of a review that was corrected, if all of it is there. Where it has
    /// very many sections, their kinds stay as they were found.
    fn note_corrected(&mut self, open: &Open) {
        let source = self.shelf.source(open.entry);
        let few = open.outline.sections().len() <= JUDGED_MOST;
        if let Some(source) = source.filter(|_| few && open.extent == Extent::Whole) {
            let (review, outline) = (&open.review, &open.outline);
            let digest = Digest::of_review(&source, review, outline, open.format);
            let digest = digest.with_content(open.content);
            let digest = digest.with_kinds(&self.settings.kinds, review, outline);
            self.shelf.note([(source, digest)]);
        }
    }

    fn with_standing(&self, open: Open) -> Open {
        let standing = self.corrections.standing(&open.entry);
        let outline = if standing.is_empty() {
            Arc::clone(&open.found)
        } else {
            Arc::new(outline::correct(&open.review, &open.found, &standing))
        };
        Open { outline, ..open }
    }

    /// The line of the text that the reading line shows.
    fn line_here(&mut self) -> Result<Span, &'static str> {
        let row = self.reader.line().ok_or("There is no line to correct")?;
        let open = self.reader.open().ok_or("No review is open")?;
        let line = outline::line_at(&open.review, &open.outline, row.span);
        let line = line.ok_or("There is no line to correct")?;
        if line.len() > LONGEST {
            return Err("This line is too long for a heading");
        }
        let block = open.review.block_at(line.start);
        let block = block.and_then(|at| open.review.blocks().get(at));
        if block.is_some_and(|block| matches!(block.kind, BlockKind::TableRow { .. })) {
            return Err("A row of a table cannot be a heading");
        }
        Ok(line)
    }

    /// The heading of the section that the reading line is in.
    pub(super) fn heading_here(&self) -> Result<Heading, &'static str> {
        if self.focus == Pane::Library {
            return Err(LIBRARY);
        }
        let open = self.reader.open().ok_or("No review is open")?;
        heading_at(open, self.reader.line_start(), self.focus)
    }

    /// What was found, or nothing after the reader was told why.
    fn or_say<T>(&mut self, found: Result<T, &'static str>) -> Option<T> {
        found
            .map_err(|reason| self.notice = Some(Notice::warning(reason)))
            .ok()
    }
}

/// The longest line that can be made a heading, in bytes: more than any outline could show.
const LONGEST: usize = 16 * 1024;

/// The most sections whose kinds are judged anew at once, so that a key never takes long.
pub(super) const JUDGED_MOST: usize = 1000;

/// Why nothing is corrected from the library.
const LIBRARY: &str = "Correct in the text or the outline";

/// The heading of the section of a review that `place` is in. In the text the title is in none; in
/// the outline the first section is selected there.
fn heading_at(open: &Open, place: Position, focus: Pane) -> Result<Heading, &'static str> {
    let (outline, none) = (&open.outline, "The text is in no section");
    let section = outline.section_at(place);
    let section = section.and_then(|at| outline.sections().get(at));
    let section = section.ok_or(none)?;
    let title = outline.title().and_then(|title| title.line);
    if focus == Pane::Text && place < section.span.start && title.is_some() {
        return Err("The title is the heading of no section");
    }
    section.heading.ok_or(match Stops::of(open).kind() {
        Stop::Section => "The opening has no heading",
        Stop::Paragraph => "This text has no heading yet",
    })
}
