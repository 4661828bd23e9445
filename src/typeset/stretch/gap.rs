//! The blank rows between what stands one below the other.

use super::part::Part;
use crate::outline::Outline;
use crate::review::{BlockKind, Review, Span};
use crate::typeset::LineKind;

/// The most blank rows between lines whose distance in the source counts.
const MOST: usize = 8;

/// What lies above a part.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Gap {
    /// Blank rows.
    pub(super) rows: u16,
    /// The quotes around both what is above and what is below them.
    pub(super) quotes: u8,
}

/// What lies above `part`: nothing above the first.
pub(super) fn above(review: &Review, outline: &Outline, part: &Part) -> Gap {
    let Some(above) = part.before(review, outline) else {
        return Gap::default();
    };
    let between = review.slice(Span::new(above.span.end, part.span.start));
    let breaks = between.matches('\n').take(MOST + 1).count();
    Gap {
        rows: if begins_notes(review, &above, part) {
            1
        } else {
            rows(&above, part, breaks.saturating_sub(1) as u16)
        },
        quotes: above.block.inset.quotes.min(part.block.inset.quotes),
    }
}

/// Whether `below` is the first of the notes at the end, and `above` the end of a list. Both are set
/// as items.
fn begins_notes(review: &Review, above: &Part, below: &Part) -> bool {
    let is_item = |part: &Part| matches!(part.block.kind, BlockKind::ListItem { .. });
    let is_note = |part: &Part| review.slice(part.block.span).starts_with('[');
    is_item(above) && is_item(below) && !is_note(above) && is_note(below)
}

/// Blank rows between two parts that stand `apart` blank lines from each other in the source: two
/// before an outermost heading, one between paragraphs, none within lists and tables; lines that
/// stand for themselves keep their distance.
fn rows(above: &Part, below: &Part, apart: u16) -> u16 {
    let nothing = |kind| matches!(kind, LineKind::Title | LineKind::Heading(_));
    if nothing(above.kind) {
        return 1;
    }
    match below.kind {
        LineKind::Heading(1) => return 2,
        LineKind::Title | LineKind::Heading(_) => return 1,
        LineKind::Code | LineKind::Head | LineKind::Rule(_) | LineKind::Body => {}
    }
    let (up, down) = (above.block, below.block);
    match (up.kind, down.kind) {
        _ if up.inset.quotes != down.inset.quotes => 1,
        (BlockKind::Preformatted, BlockKind::Preformatted) => apart,
        (BlockKind::TableRow { table: one }, BlockKind::TableRow { table: other }) => {
            u16::from(one != other)
        }
        (BlockKind::ListItem { .. }, BlockKind::ListItem { .. }) => 0,
        // The first line of a verse is a paragraph or a list item.
        (_, BlockKind::Verse) => apart.min(1),
        // The last line of an item whose lines stand for themselves.
        (BlockKind::Verse, BlockKind::ListItem { .. }) if up.inset.columns > 0 => apart.min(1),
        (
            _,
            BlockKind::Paragraph
            | BlockKind::Heading(_)
            | BlockKind::ListItem { .. }
            | BlockKind::Preformatted
            | BlockKind::TableRow { .. }
            | BlockKind::Rule,
        ) => 1,
    }
}
