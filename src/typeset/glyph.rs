//! The graphemes of a line, each with its place in the text and on the screen.

use unicode_segmentation::UnicodeSegmentation;

use super::grapheme_width;
use crate::review::{CELL, Span, joins_lines};

/// What is drawn between the cells of a table's row where they do not stand side by side.
const BETWEEN_CELLS: &str = " · ";

/// One grapheme as it is drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Glyph<'a> {
    /// The text it stands for.
    pub span: Span,
    /// What is drawn: the grapheme, or a space for a line break of the source.
    pub symbol: &'a str,
    /// Columns from the start of the line's text.
    pub column: u16,
    /// Columns it takes, at least one.
    pub width: u16,
}

/// The graphemes of `span` in `text` in order. White space that holds a line break of the source
/// is one space, or nothing between characters of scripts written without spaces; a dot stands
/// between the cells of a table. What takes no column is left out.
pub fn glyphs(text: &str, span: Span) -> impl Iterator<Item = Glyph<'_>> {
    let mut rest = span;
    let mut column = 0_u16;
    std::iter::from_fn(move || {
        loop {
            let ahead = text.get(rest.range())?;
            let space = match ahead.as_bytes() {
                [b'!'..=b'~', ..] => None,
                _ => break_of_source(text, rest),
            };
            let taken =
                space.or_else(|| first_grapheme(ahead).map(|symbol| (symbol, symbol.len())));
            let (symbol, len) = taken?;
            let span = Span::of(rest.start.offset()..rest.start.offset() + len);
            rest = Span::new(span.end, rest.end);
            let (symbol, width) = if symbol.starts_with(CELL) {
                (BETWEEN_CELLS, 3)
            } else {
                (symbol, grapheme_width(symbol))
            };
            if width > 0 {
                let glyph = Glyph {
                    span,
                    symbol,
                    column,
                    width,
                };
                column = column.saturating_add(width);
                return Some(glyph);
            }
        }
    })
}

/// The first grapheme of `text`; `None` of an empty one. A character of ASCII stands alone where
/// another follows, which is seen at once.
pub fn first_grapheme(text: &str) -> Option<&str> {
    match text.as_bytes() {
        [b' '..=b'~'] | [b' '..=b'~', b' '..=b'~', ..] => text.get(..1),
        _ => text.graphemes(true).next(),
    }
}

/// The white space at the start of `rest` when a line break of the source is in it: what is drawn
/// for it, and its length in bytes.
fn break_of_source(text: &str, rest: Span) -> Option<(&'static str, usize)> {
    let ahead = text.get(rest.range())?;
    if !ahead.starts_with(char::is_whitespace) {
        return None;
    }
    let len = ahead.len() - ahead.trim_start().len();
    ahead.get(..len)?.contains('\n').then(|| {
        let before = text
            .get(..rest.start.offset())
            .and_then(|t| t.chars().next_back());
        let after = text
            .get(rest.start.offset() + len..)
            .and_then(|t| t.chars().next());
        let joined = [before, after].into_iter().flatten().all(joins_lines);
        (if joined { "" } else { " " }, len)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn drawn(text: &str) -> String {
        glyphs(text, Span::of(0..text.len()))
            .map(|glyph| glyph.symbol)
            .collect()
    }

    #[test]
    fn line_breaks_of_the_source_read_as_a_space_or_join() {
        assert_eq!(drawn("one\ntwo  three \n four"), "one two  three four");
        assert_eq!(drawn("映画は\n静かだ。\nend"), "映画は静かだ。 end");
        assert_eq!(drawn("Film\tYear"), "Film · Year");
    }

    #[test]
    fn columns_add_up() {
        let text = "a字👍🏽b";
        let columns: Vec<u16> = glyphs(text, Span::of(0..text.len()))
            .map(|g| g.column)
            .collect();
        assert_eq!(columns, [0, 1, 3, 5]);
    }
}
