//! Where a text too long to be laid out at once is cut.

use unicode_segmentation::GraphemeCursor;

use crate::review::{Position, Review, Span};

/// Bytes after which a long block is cut, so that no paragraph costs more than a screenful.
pub(super) const CUT_AFTER: usize = 8 * 1024;

/// How far behind a cut a space is looked for before a word is cut.
const CUT_SEARCH: usize = 1024;

/// Where a long text is cut near `wanted`: behind the next white space, or, in a text without
/// any, between two graphemes; at the ends of `span` when `wanted` is not inside.
pub(super) fn cut(review: &Review, span: Span, wanted: usize) -> Position {
    if wanted <= span.start.offset() {
        return span.start;
    }
    let text = review.text();
    let Some(from) = (wanted..span.end.offset()).find(|&at| text.is_char_boundary(at)) else {
        return span.end;
    };
    let to = (from + CUT_SEARCH).min(span.end.offset());
    let to = (to..=span.end.offset()).find(|&at| text.is_char_boundary(at));
    let ahead = text.get(from..to.unwrap_or(from)).unwrap_or_default();
    match ahead.find(char::is_whitespace) {
        Some(space) => {
            let blank = ahead
                .get(space..)
                .map_or(0, |rest| rest.len() - rest.trim_start().len());
            Position::at(from + space + blank)
        }
        None if from + ahead.len() >= span.end.offset() => span.end,
        None => grapheme_boundary(text, span, from),
    }
}

/// The first grapheme boundary from `from` on. Only what is near is looked at, so that a grapheme
/// of a thousand marks, or a thousand flags in a row, may be cut; nobody reads those.
fn grapheme_boundary(text: &str, span: Span, from: usize) -> Position {
    let near = |at: usize| (at..=text.len()).find(|&at| text.is_char_boundary(at));
    let start = near(from.saturating_sub(CUT_SEARCH).max(span.start.offset())).unwrap_or(from);
    let end = near((from + CUT_SEARCH).min(span.end.offset())).unwrap_or(from);
    let window = text.get(start..end).unwrap_or_default();
    let mut cursor = GraphemeCursor::new(from - start, window.len(), true);
    let boundary = match cursor.is_boundary(window, 0) {
        Ok(false) => cursor.next_boundary(window, 0).ok().flatten(),
        Ok(true) | Err(_) => None,
    };
    Position::at(boundary.map_or(from, |boundary| start + boundary))
}
