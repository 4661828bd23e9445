//! Highlights looked for in the text of their review as it is now.

use crate::cli::masking::Masking;
use crate::cli::reading::Read;
use crate::journal::{Body, Certainty, Key, Page, Reread, Slot};
use crate::library::Loaded;
use crate::review::{Cover, Masks, Span};
use std::collections::HashMap;

/// How the highlights of a review stand in its text; empty where that was not looked at.
pub(super) type AllLooked = HashMap<Key, Looked>;

/// How a highlight stands in the text.
#[derive(Debug)]
pub(super) struct Looked {
    /// How sure it is that it is where it was.
    pub(super) certainty: Certainty,
    /// What is said of its words there; none where they are not found.
    pub(super) there: Option<There>,
}

/// What is said of words where they stand.
#[derive(Debug)]
pub(super) struct There {
    /// What of them is masked, counted from the start of the words as they were highlighted.
    pub(super) masks: Masks,
    /// Whether any of them is marked as a spoiler.
    pub(super) is_spoiler: bool,
}

/// How the highlights of a page stand in the text that was read.
pub(super) fn look(read: &Read<'_>, page: &Page, masking: Masking<'_>) -> AllLooked {
    let Ok(loaded) = read.loaded else {
        return AllLooked::new();
    };
    let mut text = Reread::new(&loaded.review, loaded.content, page.sketches());
    let looked = page.iter().filter_map(|(slot, kept)| {
        let (Slot::Highlight(key), Body::Highlight(highlight)) = (slot, &kept.body) else {
            return None;
        };
        let found = highlight.words.find_in(&mut text);
        let quote = highlight.words.quote();
        let looked = Looked {
            certainty: found.map_or(Certainty::Lost, |(_, certainty)| certainty),
            there: found.map(|(span, _)| there(loaded, span, quote, masking)),
        };
        Some((key, looked))
    });
    looked.collect()
}

/// What is said of the words of `span`, which were `quote`.
fn there(loaded: &Loaded, span: Span, quote: &str, masking: Masking<'_>) -> There {
    let review = &loaded.review;
    let masks = masking.masks(loaded, span);
    let start = span.start.offset();
    let masked: Vec<Span> = if masks.is_empty() {
        Vec::new()
    } else if review.slice(span) == quote {
        let parts = masks
            .parts(span)
            .filter(|(_, cover)| *cover == Cover::Masked);
        let from_start = |at: usize| at - start;
        parts
            .map(|(part, _)| {
                Span::of(from_start(part.start.offset())..from_start(part.end.offset()))
            })
            .collect()
    } else {
        // Other words by now: which of the old ones these are is not known.
        vec![Span::of(0..quote.len())]
    };
    There {
        masks: Masks::of(masked),
        is_spoiler: !review.spoilers_in(span).is_empty(),
    }
}
