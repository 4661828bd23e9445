//! A part of a review as text in which a paragraph is one line.

use crate::outline::Outline;
use crate::review::{Block, BlockKind, Review, Span, joins_lines};

/// The text of `span`: each block on one line, with a blank line between them; none between
/// the items of a list and before a line of verse. Headings stand alone.
pub(super) fn unwrapped(review: &Review, outline: &Outline, span: Span) -> String {
    let mut text = String::with_capacity(span.len());
    let headings = headings(outline);
    let mut last: Option<Piece> = None;
    let first = review
        .blocks()
        .partition_point(|block| block.span.end <= span.start);
    for block in review.blocks().iter().skip(first) {
        if block.span.start >= span.end {
            break;
        }
        for piece in pieces(*block, &headings) {
            let Some(inside) = piece.span.intersection(span) else {
                continue;
            };
            let lines = review.slice(inside).trim();
            if lines.is_empty() {
                continue; // what is left between two headings
            }
            if let Some(last) = last {
                text.push_str(gap(last, piece));
            }
            join(lines, &mut text);
            last = Some(piece);
        }
    }
    if last.is_some() {
        text.push('\n');
    }
    text
}

/// A block, or what of it lies before, in or behind a heading.
#[derive(Clone, Copy)]
struct Piece {
    span: Span,
    /// How it is set; `None` for a heading or title.
    kind: Option<BlockKind>,
}

/// The lines that are the title or a heading, in their order.
fn headings(outline: &Outline) -> Vec<Span> {
    let title = outline.title().and_then(|title| title.line);
    let headings = outline
        .sections()
        .iter()
        .filter_map(|section| section.heading);
    let mut lines: Vec<Span> = title
        .into_iter()
        .chain(headings.map(|heading| heading.line))
        .collect();
    lines.sort_unstable();
    lines
}

/// A block cut at the headings in it.
fn pieces(block: Block, headings: &[Span]) -> Vec<Piece> {
    let first = headings.partition_point(|line| line.end <= block.span.start);
    let mut pieces = Vec::new();
    let mut rest = block.span;
    let kind = Some(block.kind);
    for line in headings.iter().skip(first) {
        let Some(heading) = line.intersection(rest) else {
            break;
        };
        let span = Span::new(rest.start, heading.start);
        pieces.push(Piece { span, kind });
        pieces.push(Piece {
            span: heading,
            kind: None,
        });
        rest = Span::new(heading.end, rest.end);
    }
    pieces.push(Piece { span: rest, kind });
    pieces.retain(|piece| !piece.span.is_empty());
    pieces
}

/// What stands between two pieces.
fn gap(above: Piece, below: Piece) -> &'static str {
    match (above.kind, below.kind) {
        (Some(_), Some(BlockKind::Verse))
        | (Some(BlockKind::ListItem { .. }), Some(BlockKind::ListItem { .. })) => "\n",
        _ => "\n\n",
    }
}

/// Adds `lines` to `text` as one line.
fn join(lines: &str, text: &mut String) {
    for line in lines.lines().map(str::trim) {
        let before = text.chars().next_back();
        let joined = [before, line.chars().next()]
            .into_iter()
            .flatten()
            .all(joins_lines);
        if !joined && !text.ends_with(['\n', ' ']) && !text.is_empty() {
            text.push(' ');
        }
        text.push_str(line);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::{self, Hint};
    use crate::outline::{From, Heading, Title};
    use crate::review::Position;

    #[test]
    fn a_paragraph_is_one_line_and_headings_stand_alone() {
        let source = "\
The Salt Ledger
Plot
A clerk on the coast keeps two sets of books, and for years
nobody asks to see the other one, until the sea takes first
the harbour wall, in a night that nobody had announced, and
then the clerk.

- one thing that goes on for so long that it must be broken
  in two
- another
Verdict
Lucia Moreno
Tomas Reyes
The Sea
";
        let parsed = formats::read(source.as_bytes().to_vec(), Hint::Plain).unwrap();
        let review = parsed.review;
        let line = |title: &str| {
            let start = review.text().find(title).unwrap();
            Span::of(start..start + title.len())
        };
        let heading = |title: &str| Heading {
            line: line(title),
            depth: 1,
            confidence: 1.0,
            from: From::Inferred,
        };
        let title = Title {
            text: "The Salt Ledger".to_owned(),
            line: Some(line("The Salt Ledger")),
            from: From::Inferred,
        };
        let headings = vec![heading("Plot"), heading("Verdict")];
        let outline = Outline::new(&review, Some(title), headings);
        let plot = "Plot\n\nA clerk on the coast keeps two sets of books, and for years nobody asks to see the other one, until the sea takes first the harbour wall, in a night that nobody had announced, and then the clerk.\n\n- one thing that goes on for so long that it must be broken in two\n- another\n";
        let verdict = "Verdict\n\nLucia Moreno\nTomas Reyes\nThe Sea\n";
        let whole = Span::new(Position::START, review.end());
        let all = unwrapped(&review, &outline, whole);
        assert_eq!(all, format!("The Salt Ledger\n\n{plot}\n{verdict}"));
        let of = |index: usize| unwrapped(&review, &outline, outline.sections()[index].span);
        assert_eq!([of(0), of(1)], [plot, verdict]);
    }
}
