//! The objects that `frontrow quotes --json` prints, one a line. Their keys are a promise.

use super::quoted::{Item, Quoted};
use crate::cli::rows::{self, RatingObject};
use crate::journal::Certainty;
use serde::Serialize;

/// A highlight, or a note about a review.
#[derive(Serialize)]
pub(super) struct QuoteRow<'a> {
    path: &'a str,
    record: Option<usize>,
    title: &'a str,
    work: Option<&'a str>,
    makers: Option<&'a [String]>,
    year: Option<i32>,
    reviewer: Option<&'a str>,
    section: Option<&'a str>,
    quote: Option<&'a str>,
    note: Option<&'a str>,
    ink: Option<&'static str>,
    date: Option<&'a str>,
    state: Option<&'static str>,
    own_rating: Option<RatingObject>,
    spoiler: Option<bool>,
}

impl<'a> QuoteRow<'a> {
    /// The row of an item of a review.
    pub(super) fn of(review: &'a Quoted, item: &'a Item) -> Self {
        let citation = &review.citation;
        let quote = item.quote.as_ref();
        Self {
            path: &review.path,
            record: review.record,
            title: &citation.title,
            work: citation.work.as_deref(),
            makers: (!citation.makers.is_empty()).then_some(&citation.makers),
            year: citation.year,
            reviewer: citation.reviewer.as_deref(),
            section: quote.and_then(|quote| quote.section.as_deref()),
            quote: quote.map(|quote| quote.words.as_str()),
            note: item.note.as_deref(),
            ink: quote.map(|quote| quote.ink),
            date: item.day.as_deref(),
            state: quote.and_then(|quote| quote.found).map(state),
            own_rating: review.rating.as_ref().map(rows::own_rating),
            spoiler: quote.map(|quote| quote.is_spoiler),
        }
    }
}

/// The name of how a highlight stands in the text that was read.
fn state(found: Certainty) -> &'static str {
    match found {
        Certainty::Exact => "exact",
        Certainty::Near => "near",
        Certainty::Lost => "lost",
    }
}
