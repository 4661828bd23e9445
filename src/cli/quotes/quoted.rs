//! What the reader highlighted and noted in one review, in the order of its text.

use super::choose::Chosen;
use super::looked::Looked;
use crate::cli::masking::{self, Masking};
use crate::formats::sanitise;
use crate::journal::{Body, Certainty, Citation, Highlight, Key, Moment, OwnRating, Page, Slot};
use crate::review::Position;
use crate::typeset::text_width;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use std::collections::BTreeMap;

/// A review with its highlights and notes. All of it is safe to print: it may have been imported.
pub(super) struct Quoted {
    /// What scripts know the review by.
    pub(super) path: String,
    /// Which record of that it is.
    pub(super) record: Option<usize>,
    pub(super) citation: Citation,
    /// The reader's own rating.
    pub(super) rating: Option<OwnRating>,
    /// The highlights in the order of the text, then what was noted of the review; at least one.
    pub(super) items: Vec<Item>,
}

/// A highlight, or a note about the review.
pub(super) struct Item {
    pub(super) quote: Option<Quote>,
    /// What was noted of it.
    pub(super) note: Option<String>,
    /// The day on which it was made, in UTC.
    pub(super) day: Option<String>,
}

/// Words that are highlighted, with a word for what is masked of them.
pub(super) struct Quote {
    pub(super) words: String,
    pub(super) section: Option<String>,
    /// The name of its colour.
    pub(super) ink: &'static str,
    /// Whether the words are still there, if that was looked at.
    pub(super) found: Option<Certainty>,
    /// Whether the review marks any of the words as a spoiler.
    pub(super) is_spoiler: bool,
}

/// A note as it is kept.
struct Noted {
    made: Option<Moment>,
    key: Key,
    text: String,
}

impl Quoted {
    /// What is kept of a review; none where nothing was highlighted or noted.
    pub(super) fn of(chosen: &Chosen, page: &Page, masking: Masking<'_>) -> Option<Self> {
        let (path, record) = chosen.name.clone();
        let citation = &chosen.review.known.citation;
        let mut rating = None;
        let mut highlights = Vec::new();
        let mut notes: BTreeMap<Option<Key>, Vec<Noted>> = BTreeMap::new();
        for (slot, kept) in page.iter() {
            let made = kept.made;
            if let (Slot::Rating, Body::Rating(own)) = (slot, &kept.body) {
                rating = Some(safe_rating(own));
            } else if let (Slot::Highlight(key), Body::Highlight(highlight)) = (slot, &kept.body) {
                highlights.push((key, highlight, made));
            } else if let (Slot::Note(key), Body::Note(note)) = (slot, &kept.body) {
                // What a note was about may be gone: then it is about the review.
                let is_there = |key: &Key| page.get(Slot::Highlight(*key)).is_some();
                let text = safe(&note.text);
                if !has_words(&text) {
                    continue;
                }
                let one = Noted { made, key, text };
                let about = note.about.filter(is_there);
                notes.entry(about).or_default().push(one);
            }
        }
        highlights.sort_by_key(|(key, highlight, _)| (place(highlight), *key));
        let mut items: Vec<Item> = highlights
            .into_iter()
            .filter_map(|(key, highlight, made)| {
                let about = notes.remove(&Some(key)).map(in_order);
                let texts = about.map(|notes| notes.into_iter().map(|note| note.text).collect());
                let note = texts.map(|texts: Vec<String>| texts.join("\n\n"));
                let quote = quote(citation, highlight, chosen.looked.get(&key), masking);
                // Without words there is nothing to quote; what is noted of it is told all the same.
                let quote = Some(quote).filter(|quote| has_words(&quote.words));
                (quote.is_some() || note.is_some()).then(|| Item {
                    quote,
                    note,
                    day: made.and_then(day),
                })
            })
            .collect();
        let about_review = notes.remove(&None).map(in_order).unwrap_or_default();
        items.extend(about_review.into_iter().map(|note| Item {
            quote: None,
            note: Some(note.text),
            day: note.made.and_then(day),
        }));
        (!items.is_empty()).then(|| Self {
            path,
            record,
            citation: safe_citation(citation),
            rating,
            items,
        })
    }
}

/// Notes as they were made.
fn in_order(mut notes: Vec<Noted>) -> Vec<Noted> {
    notes.sort_by_key(|note| (note.made, note.key));
    notes
}

/// The words of a highlight: what is masked of them is so in the text that was looked at, else as the
/// journal has it.
fn quote(
    citation: &Citation,
    highlight: &Highlight,
    looked: Option<&Looked>,
    masking: Masking<'_>,
) -> Quote {
    let words = &highlight.words;
    let there = looked.and_then(|looked| looked.there.as_ref());
    let told = match there {
        Some(there) => masking::told(words.quote(), &there.masks),
        None => masking::told(words.quote(), &masking.of_quote(citation, highlight)),
    };
    Quote {
        words: safe(&told),
        section: highlight.section.as_deref().map(sanitise::line),
        ink: highlight.ink.name(),
        found: looked.map(|looked| looked.certainty),
        is_spoiler: there.map_or(!words.spoilers().is_empty(), |there| there.is_spoiler),
    }
}

/// Where a highlight was when it was made.
fn place(highlight: &Highlight) -> Position {
    highlight.words.place()
}

/// The day of a moment, in UTC, so that it is the same wherever it is printed; none where the moment
/// is in no year that has a name.
fn day(moment: Moment) -> Option<String> {
    let moment = Timestamp::from_millisecond(moment.0).ok()?;
    Some(moment.to_zoned(TimeZone::UTC).date().to_string())
}

fn safe(text: &str) -> String {
    sanitise::text(text.to_owned()).text
}

/// Whether anything of a text is to be seen.
fn has_words(text: &str) -> bool {
    text.split_whitespace().any(|part| text_width(part) > 0)
}

fn safe_rating(own: &OwnRating) -> OwnRating {
    OwnRating {
        written: sanitise::line(&own.written),
        ..own.clone()
    }
}

/// What is cited, safe to print.
pub(super) fn safe_citation(citation: &Citation) -> Citation {
    let line = |text: &Option<String>| text.as_deref().map(sanitise::line);
    Citation {
        title: sanitise::line(&citation.title),
        work: line(&citation.work),
        makers: citation
            .makers
            .iter()
            .map(|of| sanitise::line(of))
            .collect(),
        year: citation.year,
        reviewer: line(&citation.reviewer),
        date: line(&citation.date),
        spoiler: citation.spoiler,
        file: line(&citation.file),
    }
}
