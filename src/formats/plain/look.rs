//! What a line looks like beside prose: a row of a table, a drawing, a name and what it stands for.

use super::line::Line;

/// The longest line that is looked at, in bytes. Longer ones are prose.
const LONGEST: usize = 240;

/// Blanks between columns.
const WIDE_GAP: usize = 3;

/// How much further in than the text a line of code is set, in columns.
pub(super) const SET_IN: usize = 4;

/// What a line looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Prose, or what cannot be told from it.
    Prose,
    /// Two columns, the second of which begins at this one.
    Pair(usize),
    /// Three columns or more.
    Row,
    /// A drawing, the frame of a table, or code.
    Drawn,
}

/// How far in a line begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Depth {
    /// Where prose may.
    Margin,
    /// As far as code.
    SetIn,
}

impl Depth {
    fn of(line: &Line<'_>, margin: usize) -> Self {
        if line.indent >= margin + SET_IN {
            Self::SetIn
        } else {
            Self::Margin
        }
    }
}

/// What `line` looks like in a text whose lines begin at `margin`.
pub(super) fn look(line: &Line<'_>, margin: usize) -> Look {
    let text = line.text;
    if line.marker > 0 || text.len() > LONGEST {
        return Look::Prose;
    }
    let (gaps, second) = gaps(line);
    if gaps > 1 {
        return Look::Row;
    }
    let first = text.bytes().next().unwrap_or_default();
    let last = text.bytes().next_back().unwrap_or_default();
    let is_plain = first.is_ascii_alphanumeric() && (last.is_ascii_alphanumeric() || last == b'.');
    let depth = Depth::of(line, margin);
    if (!is_plain || depth == Depth::SetIn) && is_drawn(text, depth) {
        return Look::Drawn;
    }
    second.map_or(Look::Prose, Look::Pair)
}

/// The wide gaps within a line, and where the text behind the first of them begins.
fn gaps(line: &Line<'_>) -> (usize, Option<usize>) {
    let text = line.text;
    let mut count = 0;
    let mut second = None;
    let mut at = 0;
    while let Some(found) = text
        .get(at..)
        .and_then(|rest| memchr::memmem::find(rest.as_bytes(), b"  "))
    {
        let start = at + found;
        let (before, rest) = text.split_at_checked(start).unwrap_or((text, ""));
        let length = rest.len() - rest.trim_start_matches(' ').len();
        let is_named = before.ends_with([':', '：']);
        if length >= WIDE_GAP || is_named {
            count += 1;
            second = second.or_else(|| Some(line.indent + before.chars().count() + length));
        }
        at = start + length;
    }
    (count, second)
}

/// Whether signs are so many among the letters that this is a drawing, a frame or code.
fn is_drawn(text: &str, depth: Depth) -> bool {
    let is_set_in = depth == Depth::SetIn;
    let mut signs = 0;
    let mut code = 0;
    let mut bars = 0;
    let mut all = 0;
    for c in text.chars().filter(|c| !c.is_whitespace()) {
        all += 1;
        let is_line = matches!(c, '\u{2500}'..='\u{259f}');
        bars += usize::from(c == '|');
        signs += usize::from(
            is_line
                || matches!(
                    c,
                    '/' | '\\'
                        | '|'
                        | '_'
                        | '+'
                        | '<'
                        | '>'
                        | '^'
                        | '='
                        | '#'
                        | '~'
                        | '('
                        | ')'
                        | '-'
                        | '`'
                        | '\''
                ),
        );
        code += usize::from(matches!(
            c,
            '{' | '}'
                | '['
                | ']'
                | '<'
                | '>'
                | '='
                | ';'
                | '$'
                | '\\'
                | '|'
                | '&'
                | '%'
                | '('
                | ')'
                | '_'
        ));
        if is_line && is_set_in {
            return true;
        }
    }
    let is_framed = bars >= 2 && text.starts_with('|') && text.ends_with('|');
    is_framed
        || (all >= 3 && signs * 5 >= all * 2)
        || (is_set_in && (code == all || code >= 2 && code * 10 >= all))
}
