//! What is listed: a row for each mark, each highlight with its notes, and each note on a review.

use std::collections::HashMap;

use super::Over;
use crate::app::journaling::Found;
use crate::app::marking::everything::{self, KeptOf};
use crate::app::{App, EntryId, Open, Stops};
use crate::formats::sanitise;
use crate::journal::{Body, Ink, Key, Page, Slot};
use crate::library::Extent;
use crate::outline::OPENING;
use crate::review::{Position, Span};

/// The most bytes of a quotation that are listed.
const WORDS_MOST: usize = 600;

/// Something that is kept, as it is listed. Safe to print.
#[derive(Debug, Clone)]
pub struct KeptRow {
    /// What it is.
    pub sign: KeptSign,
    /// The quotation, or the line.
    pub words: String,
    /// What is noted of it; nothing where nothing is.
    pub note: String,
    /// The same with its line breaks; of a note on the review, that note.
    pub(super) whole: String,
    /// The section it is in; nothing where that is not known.
    pub section: String,
    /// The title of its review.
    pub review: String,
    /// The file of a review that is not in this library.
    pub file: Option<String>,
    /// Whether its words are gone.
    pub state: State,
    pub(super) entry: Option<EntryId>,
    pub(super) slot: Slot,
    pub(super) body: Body,
    /// The slots of its notes.
    pub(super) notes: Vec<Slot>,
    place: Position,
}

/// What is listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeptSign {
    /// A mark of this letter.
    Mark(char),
    /// A highlight of this colour.
    Highlight(Ink),
    /// A note on a review.
    Note,
}

/// Whether the words of what is kept are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// They are, or the text is not open.
    There,
    /// It is not known yet: they are being looked for.
    Sought,
    /// They are not.
    Lost,
}

impl KeptRow {
    /// What stands above it.
    pub fn heading(&self, over: Over) -> (&str, State) {
        match (over, self.state) {
            (Over::Review, State::Lost | State::Sought) => ("", self.state),
            (Over::Review, State::There) => (&self.section, State::There),
            (Over::Library, _) => (&self.review, State::There),
        }
    }

    /// Everything that can be filtered by.
    pub(super) fn told(&self) -> String {
        let sign = match self.sign {
            KeptSign::Mark(letter) => format!("mark {letter}"),
            KeptSign::Highlight(ink) => format!("highlight {}", ink.name()),
            KeptSign::Note => "note".to_owned(),
        };
        let lost = match self.state {
            State::Lost => "lost",
            State::Sought => "being looked for",
            State::There => "",
        };
        let file = self.file.as_deref().unwrap_or_default();
        let told = [
            &sign,
            lost,
            &self.words,
            &self.note,
            &self.section,
            &self.review,
            file,
        ];
        told.join(" ")
    }
}

impl App {
    /// What is kept of the open review.
    pub(super) fn rows_of_review(&self) -> Vec<KeptRow> {
        let Some((open, page)) = self.reader.open().zip(self.page()) else {
            return Vec::new();
        };
        let kept = KeptOf {
            entry: Some(open.entry),
            known: None,
            page,
        };
        self.rows_of(kept)
    }

    /// What is kept of all reviews, in the order of the list; of those that are not in this library
    /// at the end.
    pub(super) fn rows_of_library(&self) -> Vec<KeptRow> {
        let mut all: Vec<(KeptOf<'_>, Vec<KeptRow>)> = self
            .kept_of_all()
            .into_iter()
            .map(|kept| (kept, self.rows_of(kept)))
            .filter(|(_, rows)| !rows.is_empty())
            .collect();
        let mut places: HashMap<EntryId, usize> = all
            .iter()
            .filter_map(|(kept, _)| Some((kept.entry?, usize::MAX)))
            .collect();
        for (place, entry) in self.shelf.listed().iter().enumerate() {
            if let Some(known) = places.get_mut(entry) {
                *known = place;
            }
        }
        all.sort_by_key(|(kept, _)| {
            let place = kept.entry.and_then(|entry| places.get(&entry));
            (kept.entry.is_none(), place.copied(), kept.entry)
        });
        all.into_iter().flat_map(|(_, rows)| rows).collect()
    }

    /// What is kept of a review, in the order of its text; what is lost comes last.
    fn rows_of(&self, kept: KeptOf<'_>) -> Vec<KeptRow> {
        let notes = notes(kept.page);
        let slots = kept.page.iter();
        let rows = slots.filter_map(|(slot, body)| self.row(kept, slot, &body.body, &notes));
        let mut rows: Vec<KeptRow> = rows.collect();
        rows.sort_by_key(|row| (row.state, row.sign != KeptSign::Note, row.place));
        rows
    }

    /// The row of what is in a slot; `None` of what has none of its own.
    fn row(
        &self,
        kept: KeptOf<'_>,
        slot: Slot,
        body: &Body,
        notes: &HashMap<Key, Vec<(Slot, &str)>>,
    ) -> Option<KeptRow> {
        let open = self
            .reader
            .open()
            .filter(|open| Some(open.entry) == kept.entry);
        let found = open.and_then(|open| Some((open, self.found_kept(slot)?)));
        let (sign, mut place, words, section) = stated(kept.page, slot, body)?;
        let mut words = one_line(&words);
        let mut section = section.map_or_else(|| OPENING.to_owned(), one_line);
        let mut state = State::There;
        match found {
            Some((open, Found::There(span, _))) => {
                place = span.start;
                words = one_line(&self.words_there(open, span));
                section = self.section_there(open, place).unwrap_or(section);
            }
            Some((open, Found::Lost)) if open.extent == Extent::Whole => state = State::Lost,
            Some((_, Found::Sought)) => state = State::Sought,
            Some((_, Found::Lost)) | None => {}
        }
        if sign == KeptSign::Note {
            section.clear();
        }
        let about = if let Slot::Highlight(key) = slot {
            notes.get(&key).map_or(&[][..], Vec::as_slice)
        } else {
            &[]
        };
        let texts = about.iter().map(|(_, text)| one_line(text));
        let whole = match body {
            Body::Note(note) => sanitise::text(note.text.clone()).text,
            Body::Left(_)
            | Body::Status(_)
            | Body::Rating(_)
            | Body::Mark(_)
            | Body::Highlight(_)
            | Body::Correction(_) => {
                let texts = about.iter();
                let texts = texts.map(|(_, text)| sanitise::text((*text).to_owned()).text);
                texts.collect::<Vec<_>>().join("\n")
            }
        };
        let file = kept.known.filter(|_| kept.entry.is_none());
        Some(KeptRow {
            sign,
            words,
            note: texts.collect::<Vec<_>>().join(" · "),
            whole,
            section,
            review: self.title_of(kept),
            file: file.map(everything::file),
            state,
            entry: kept.entry,
            slot,
            body: body.clone(),
            notes: about.iter().map(|(slot, _)| *slot).collect(),
            place,
        })
    }

    /// The words of a part of the open review, or of the line that a place is on, as they are shown.
    fn words_there(&self, open: &Open, span: Span) -> String {
        let block = open.review.block_at(span.start);
        let block = block.and_then(|index| open.review.blocks().get(index));
        let span = match block {
            Some(block) if span.is_empty() => Span::new(span.start, block.span.end),
            Some(_) | None => span,
        };
        let end = crate::review::floor(open.review.text(), span.start.offset() + WORDS_MOST);
        let span = Span::new(span.start, span.end.min(Position::at(end)));
        self.shown(open, span).into_owned()
    }

    /// The title of the section at a place of the open review; `None` where it has none.
    fn section_there(&self, open: &Open, place: Position) -> Option<String> {
        let stops = Stops::of(open);
        let section = stops.section(stops.at(place)?)?;
        let title = section
            .heading
            .map(|heading| self.shown(open, heading.line));
        Some(title.map_or_else(|| OPENING.to_owned(), |title| one_line(&title)))
    }
}

/// What a slot says of itself: what it is, where it was, its words and its section; `None` where it
/// has no row of its own.
fn stated<'a>(
    page: &Page,
    slot: Slot,
    body: &'a Body,
) -> Option<(KeptSign, Position, String, Option<&'a str>)> {
    match (slot, body) {
        (Slot::Mark(letter), Body::Mark(place)) => {
            let words = place.anchor.line_told();
            let sign = KeptSign::Mark(letter.letter());
            Some((sign, place.anchor.place(), words, place.section.as_deref()))
        }
        (_, Body::Highlight(highlight)) => {
            let words = highlight.words.quote().to_owned();
            let sign = KeptSign::Highlight(highlight.ink);
            let section = highlight.section.as_deref();
            Some((sign, highlight.words.place(), words, section))
        }
        (_, Body::Note(note)) => {
            let about = note.about.map(Slot::Highlight);
            let stands_alone = about.is_none_or(|about| page.get(about).is_none());
            let text = || note.text.clone();
            stands_alone.then(|| (KeptSign::Note, Position::START, text(), None))
        }
        (_, _) => None,
    }
}

/// The notes of a page that are about highlights, by those.
fn notes(page: &Page) -> HashMap<Key, Vec<(Slot, &str)>> {
    let mut notes: HashMap<Key, Vec<(Slot, &str)>> = HashMap::new();
    for (slot, kept) in page.iter() {
        if let Body::Note(note) = &kept.body
            && let Some(about) = note.about
        {
            notes.entry(about).or_default().push((slot, &note.text));
        }
    }
    notes
}

/// A text in one line, safe to print: the journal may have been made elsewhere.
fn one_line(text: &str) -> String {
    let end = crate::review::floor(text, WORDS_MOST);
    let safe = sanitise::line(text.get(..end).unwrap_or_default());
    let words: Vec<&str> = safe.split_whitespace().collect();
    words.join(" ")
}
