//! Headings that the markup of a text tells.

use unicode_segmentation::UnicodeSegmentation;

use super::{From, Heading};
use crate::review::{Block, BlockKind, Mark, Review};

/// The longest paragraph that may be a heading, in graphemes.
const LONGEST: usize = 80;

/// How sure it is that a short paragraph which is strong throughout is a heading.
const STRONG: f32 = 0.9;

/// The headings of `review` by its markup, as deep as that says; those within quotes are not its
/// own.
pub(super) fn headings(review: &Review) -> Vec<Heading> {
    let headings = review.blocks().iter().filter_map(|block| match block.kind {
        BlockKind::Heading(depth) if block.inset.quotes == 0 => Some(Heading {
            line: block.span,
            depth,
            confidence: 1.0,
            from: From::Markup,
        }),
        BlockKind::Heading(_)
        | BlockKind::Paragraph
        | BlockKind::ListItem { .. }
        | BlockKind::Verse
        | BlockKind::Preformatted
        | BlockKind::TableRow { .. }
        | BlockKind::Rule => None,
    });
    headings.collect()
}

/// The short paragraphs of `review` that are strong throughout and have text below: headings of
/// writers who use no others.
pub(super) fn strong_paragraphs(review: &Review) -> Vec<Heading> {
    let pairs = review.blocks().iter().zip(review.blocks().iter().skip(1));
    let strong = pairs.filter(|(block, below)| {
        block.kind == BlockKind::Paragraph
            && block.inset == below.inset
            && block.inset.quotes == 0
            && below.kind != BlockKind::Verse
            && is_strong(review, block)
            && is_name(review.slice(block.span))
    });
    let headings = strong.map(|(block, _)| Heading {
        line: block.span,
        depth: 1,
        confidence: STRONG,
        from: From::Inferred,
    });
    headings.collect()
}

/// Whether all of `block` is strong.
fn is_strong(review: &Review, block: &Block) -> bool {
    let mut end = block.span.start.offset();
    for run in review.runs_in(block.span) {
        let before = review.text().get(end..run.span.start.offset());
        if !run.marks.has(Mark::Strong) || before.is_none_or(|text| !text.trim().is_empty()) {
            return false;
        }
        end = run.span.end.offset();
    }
    end == block.span.end.offset()
}

/// Whether `text` can name a section: it is one short line, no sentence and no rating.
fn is_name(text: &str) -> bool {
    let has_number = text.contains(|c: char| c.is_ascii_digit());
    let is_rating = text.contains(['★', '☆', '⭐']) || has_number && text.contains(['/', '%']);
    !is_rating
        && !text.contains('\n')
        && text.contains(char::is_alphabetic)
        && !text.ends_with(['.', ',', ';', '!', '…'])
        && text.graphemes(true).take(LONGEST + 1).count() <= LONGEST
}
