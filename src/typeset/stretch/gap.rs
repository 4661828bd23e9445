//! The blank rows between what stands one below the other.

use super::cut::CUT_AFTER;
use super::part::Part;
use crate::outline::Outline;
use crate::review::{BlockKind, Review, Span};
use crate::typeset::{LineKind, text_width};

/// The most blank rows between lines whose distance in the source counts.
const MOST: usize = 8;

/// How much longer or shorter than a line a rule below it may be to underline it, in columns.
const NEAR: usize = 4;

/// Bytes of the white space between two parts that are looked at: there may be a file of it.
const LOOKED_AT: usize = 4096;

/// What lies above a part.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Gap {
    /// Blank rows.
    pub(super) rows: u16,
    /// The quotes around both what is above and what is below them.
    pub(super) quotes: u8,
    /// What the part is to what is above it.
    pub(super) tie: Tie,
}

/// What a part is to what is above it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Tie {
    /// Nothing that shows in how it is set.
    #[default]
    None,
    /// A paragraph right below a paragraph.
    Follows,
    /// A rule that underlines the line above.
    Underlines,
}

/// What lies above `part`: nothing above the first.
pub(super) fn above(review: &Review, outline: &Outline, part: &Part) -> Gap {
    let Some(above) = part.before(review, outline) else {
        return Gap::default();
    };
    let between = review.slice(Span::new(above.span.end, part.span.start));
    let near = between.bytes().take(LOOKED_AT);
    let breaks = near.filter(|byte| *byte == b'\n').take(MOST + 1).count();
    let apart = breaks.saturating_sub(1) as u16;
    let tie = tie(review, &above, part, apart);
    let rows = match tie {
        Tie::Underlines => 0,
        Tie::None | Tie::Follows if begins_notes(review, &above, part) => 1,
        Tie::None | Tie::Follows if apart > 0 && begins_list(review, &above, part) => 1,
        Tie::None | Tie::Follows => rows(&above, part, apart),
    };
    Gap {
        rows,
        quotes: part.block.inset.shared_quotes(above.block.inset),
        tie,
    }
}

/// What `below` is to `above`, which stands so many blank lines higher in the source.
fn tie(review: &Review, above: &Part, below: &Part, apart: u16) -> Tie {
    let is_text =
        |part: &Part| part.kind == LineKind::Body && part.block.kind == BlockKind::Paragraph;
    match below.kind {
        LineKind::Rule(_) if apart == 0 && underlines(review, above, below) => Tie::Underlines,
        LineKind::Body
            if is_text(above) && is_text(below) && above.block.inset == below.block.inset =>
        {
            Tie::Follows
        }
        LineKind::Title
        | LineKind::Heading(_)
        | LineKind::Code
        | LineKind::Head
        | LineKind::Names
        | LineKind::Rule(_)
        | LineKind::Body => Tie::None,
    }
}

/// Whether a rule right below a line belongs to it: it is of signs that lines are drawn with, and
/// about as long.
fn underlines(review: &Review, above: &Part, rule: &Part) -> bool {
    let line = review.slice(above.span);
    let signs = review.slice(rule.span);
    let is_line = matches!(above.block.kind, BlockKind::Paragraph | BlockKind::Verse);
    let is_drawn = signs.starts_with(['=', '-', '~', '_', '─', '━', '═']);
    is_line
        && is_drawn
        && !signs.contains(' ')
        && signs.len() <= CUT_AFTER
        && line.len() <= CUT_AFTER
        && !line.contains('\n')
        && text_width(line).abs_diff(text_width(signs)) <= NEAR
}

/// Whether `below` is the first of the notes at the end, and `above` the end of a list. Both are set
/// as items.
fn begins_notes(review: &Review, above: &Part, below: &Part) -> bool {
    let is_item = |part: &Part| matches!(part.block.kind, BlockKind::ListItem { .. });
    let is_note = |part: &Part| review.slice(part.block.span).starts_with('[');
    is_item(above) && is_item(below) && !is_note(above) && is_note(below)
}

/// Whether `below`, which is set apart from `above` in the text, is the first item of another list. Only
/// markup tells: by hand, items of one list are set apart too.
fn begins_list(review: &Review, above: &Part, below: &Part) -> bool {
    let is_item = |part: &Part| matches!(part.block.kind, BlockKind::ListItem { .. });
    review.is_marked_up() && is_item(above) && is_item(below)
}

/// Blank rows between two parts that stand `apart` blank lines from each other in the source: two
/// before an outermost heading, none between one of the third depth or deeper and its text, one
/// between paragraphs, none within lists and tables; lines that stand for themselves keep their
/// distance.
fn rows(above: &Part, below: &Part, apart: u16) -> u16 {
    let (up, down) = (above.block, below.block);
    match (above.kind, below.kind) {
        (LineKind::Heading(3..), LineKind::Body) if is_running(down.kind) => {
            return u16::from(up.inset.quotes != down.inset.quotes);
        }
        (LineKind::Title | LineKind::Heading(_), _) => return 1,
        (_, LineKind::Heading(1)) => return 2,
        (_, LineKind::Title | LineKind::Heading(_)) => return 1,
        (
            _,
            LineKind::Code | LineKind::Head | LineKind::Names | LineKind::Rule(_) | LineKind::Body,
        ) => {}
    }
    match (up.kind, down.kind) {
        _ if up.inset.quotes != down.inset.quotes => 1,
        (BlockKind::Preformatted, BlockKind::Preformatted) => apart,
        (BlockKind::TableRow { table: one }, BlockKind::TableRow { table: other }) => {
            u16::from(one != other)
        }
        (BlockKind::ListItem { .. }, BlockKind::ListItem { .. }) => 0,
        // What a term above means.
        (BlockKind::Paragraph, BlockKind::Paragraph) if apart == 0 && down.inset.columns > 0 => 0,
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

/// Whether a block is text that a heading may stand right above.
fn is_running(kind: BlockKind) -> bool {
    match kind {
        BlockKind::Paragraph | BlockKind::ListItem { .. } | BlockKind::Verse => true,
        BlockKind::Heading(_)
        | BlockKind::Preformatted
        | BlockKind::TableRow { .. }
        | BlockKind::Rule => false,
    }
}
