//! Where code stands in Markdown, and what else is kept as it is written: comments and preformatted
//! text of HTML.
//!
//! It is told line by line from what begins blocks, which is less than a parser knows: a fence, an
//! inset behind a blank line, backticks that have their like further on in the same paragraph.

mod prefix;
mod spans;

use super::ahead::Ahead;
use prefix::Prefix;
use std::ops::Range;

/// How much further in than the text around it code without a fence stands.
const INSET: usize = 4;

/// The fewest signs of a fence.
const SHORTEST_FENCE: usize = 3;

/// What elements are called that are kept as they are, each with what ends it.
const ELEMENTS: [(&str, &str); 5] = [
    ("<pre", "</pre>"),
    ("<script", "</script>"),
    ("<style", "</style>"),
    ("<textarea", "</textarea>"),
    ("<!--", "-->"),
];

/// Where code stands in `source` from the byte `start` on, in the order of the text.
pub(super) fn ranges(source: &str, start: usize) -> Vec<Range<usize>> {
    let mut reader = Reader {
        source,
        ahead: Ahead::new(source),
        found: Vec::new(),
        fence: None,
        items: Vec::new(),
        paragraph: None,
        kept_to: start,
    };
    let mut at = start;
    for line in source
        .get(start..)
        .unwrap_or_default()
        .split_inclusive('\n')
    {
        let end = at + line.len();
        if at >= reader.kept_to {
            reader.line(line, at..end);
        }
        at = end;
    }
    reader.end_fence(at);
    reader.end_paragraph(at);
    reader.found
}

struct Reader<'a> {
    source: &'a str,
    ahead: Ahead<'a>,
    found: Vec<Range<usize>>,
    fence: Option<Fence>,
    /// The columns that the text of the list items around begins in.
    items: Vec<usize>,
    /// Where the paragraph began that is being read.
    paragraph: Option<usize>,
    /// Up to where an element of HTML reaches.
    kept_to: usize,
}

/// A block of code between fences.
#[derive(Debug, Clone, Copy)]
struct Fence {
    start: usize,
    sign: char,
    length: usize,
    /// The quotes around it, and the column that the item around it begins in.
    quotes: usize,
    column: usize,
}

impl Reader<'_> {
    fn line(&mut self, line: &str, range: Range<usize>) {
        let mut prefix = Prefix::of(line);
        if let Some(fence) = self.fence {
            let is_outside = prefix.quotes < fence.quotes
                || !prefix.rest.is_empty() && prefix.indent < fence.column;
            if !is_outside {
                if is_end(prefix.rest, fence) {
                    self.end_fence(range.end);
                }
                return;
            }
            self.end_fence(range.start);
        }
        if prefix.rest.is_empty() {
            self.end_paragraph(range.start);
            return;
        }
        if self.paragraph.is_none() {
            let indent = prefix.indent;
            let inside = self.items.iter().take_while(|column| **column <= indent);
            self.items.truncate(inside.count());
            let column = self.items.last().copied().unwrap_or_default();
            if prefix.indent >= column + INSET {
                self.found.push(range);
                return;
            }
        }
        while let Some(column) = prefix.take_item() {
            self.end_paragraph(range.start);
            self.items.retain(|around| *around < column);
            self.items.push(column);
        }
        self.begin(line, &prefix, range);
    }

    /// Reads what a line begins behind the marks of quotes and items.
    fn begin(&mut self, line: &str, prefix: &Prefix<'_>, range: Range<usize>) {
        let start = range.start + prefix.length(line);
        if let Some((sign, length)) = fence(prefix.rest) {
            self.end_paragraph(range.start);
            let column = self.items.last().copied().unwrap_or_default();
            self.fence = Some(Fence {
                start,
                sign,
                length,
                quotes: prefix.quotes,
                column: column.min(prefix.indent),
            });
            return;
        }
        let begins = |name: &str| {
            let own = prefix.rest.as_bytes().get(..name.len());
            own.is_some_and(|own| own.eq_ignore_ascii_case(name.as_bytes()))
        };
        if let Some((_, closing)) = ELEMENTS.iter().find(|(name, _)| begins(name)) {
            let end = self.ahead.next(closing, start).map(|at| at + closing.len());
            let end = end.unwrap_or(self.source.len());
            // Text may stand behind it on its last line.
            if end > range.end
                || self
                    .source
                    .get(start..end)
                    .is_none_or(|own| !is_comment(own))
            {
                self.end_paragraph(range.start);
                self.found.push(start..end);
                self.kept_to = end;
                return;
            }
        }
        if prefix.rest.starts_with('#') {
            self.end_paragraph(range.start);
            self.paragraph = Some(start);
            self.end_paragraph(range.end);
            return;
        }
        self.paragraph.get_or_insert(start);
    }

    fn end_fence(&mut self, end: usize) {
        if let Some(fence) = self.fence.take() {
            self.found.push(fence.start..end);
        }
    }

    fn end_paragraph(&mut self, end: usize) {
        if let Some(start) = self.paragraph.take() {
            let own = self.source.get(start..end).unwrap_or_default();
            let spans = spans::spans(own).into_iter();
            self.found
                .extend(spans.map(|span| start + span.start..start + span.end));
        }
    }
}

fn is_comment(written: &str) -> bool {
    written.starts_with("<!--")
}

/// The sign and the length of the fence that `rest` begins a block of code with.
fn fence(rest: &str) -> Option<(char, usize)> {
    let sign = rest.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let info = rest.trim_start_matches(sign);
    let length = rest.len() - info.len();
    (length >= SHORTEST_FENCE && !(sign == '`' && info.contains('`'))).then_some((sign, length))
}

/// Whether `rest` ends what `fence` began.
fn is_end(rest: &str, fence: Fence) -> bool {
    rest.len() >= fence.length && rest.chars().all(|c| c == fence.sign)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_told_from_text() {
        let table: [(&str, &[&str]); 14] = [
            ("a `b` ``c`d`` `e", &["`b`", "``c`d``"]),
            ("a \\`b` c", &[]),
            ("a `b\n\nc` d", &[]),
            ("a\n```rust\nb\n\n```\nc", &["```rust\nb\n\n```\n"]),
            ("~~~\n```\n~~~~\n", &["~~~\n```\n~~~~\n"]),
            ("a\n\n    b\nc", &["    b\n"]),
            ("a\n    b", &[]),
            ("# a\n    b", &["    b"]),
            ("- a\n\n    b\n\n        c\n", &["        c\n"]),
            ("> ```\n> b\nc `d`", &["```\n> b\n", "`d`"]),
            ("- ```\n  b\nc `d`", &["```\n  b\n", "`d`"]),
            ("<!-- a\n`b` -->`c`", &["<!-- a\n`b` -->"]),
            ("<PRE>\na\n\nb</pre>\n`c`", &["<PRE>\na\n\nb</pre>", "`c`"]),
            ("<!-- a --> `c`\n", &["`c`"]),
        ];
        for (source, expected) in table {
            let found = ranges(source, 0);
            let found = found.into_iter().filter_map(|range| source.get(range));
            assert_eq!(found.collect::<Vec<_>>(), expected, "{source}");
        }
    }
}
