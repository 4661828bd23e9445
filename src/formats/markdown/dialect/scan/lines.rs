//! Marks that take a line or end one: tags, the names of blocks, what is imported at the top, comments
//! and quotes of HTML.

use super::Scan;
use crate::formats::markdown::dialect::edits::BREAK;
use crate::formats::markdown::dialect::pairs::{Open, Sort};
use std::ops::Range;

/// The shortest and the longest name of a block.
const NAME: std::ops::RangeInclusive<usize> = 3..=80;

/// The most tags that are gathered.
const MOST_TAGS: usize = 100;

/// The longest tag of HTML around a quote.
const LONGEST_TAG: usize = 400;

impl Scan<'_> {
    /// Takes out what a text imports and exports before it begins. Tells where it begins.
    pub(super) fn imports(&mut self) -> usize {
        let mut at = self.start;
        loop {
            let rest = self.rest(at);
            let blank = rest.len() - rest.trim_start_matches(['\n', ' ']).len();
            let start = at + blank;
            let Some(length) = statement(self.rest(start)) else {
                return at;
            };
            self.take_out(start..start + length);
            at = start + length;
        }
    }

    /// Reads a line of nothing but tags, as `#film #slow`, at `at`; it stays in the text.
    pub(super) fn line_of_tags(&mut self, at: usize) -> Option<usize> {
        if !self.is_flush_left(at) {
            return None;
        }
        let end = self.ahead.line_end(at);
        let mut found = Vec::new();
        for word in self.text(at..end).split_whitespace() {
            let is_tag = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | '/');
            let tag = word
                .strip_prefix('#')
                .map(|tag| tag.trim_end_matches([',', ';']))?;
            let fits = tag.chars().all(is_tag) && tag.contains(char::is_alphabetic);
            if !fits {
                return None;
            }
            found.push(tag.to_owned());
        }
        for tag in found {
            if self.tags.len() < MOST_TAGS && !self.tags.contains(&tag) {
                self.tags.push(tag);
            }
        }
        Some(end)
    }

    /// Takes out the name of a block, as `^plot-twist`, that ends a line and a paragraph.
    pub(super) fn name_of_block(&mut self, at: usize) -> Option<usize> {
        let end = self.ahead.line_end(at);
        let name = self.text(at + 1..end).trim_end();
        let before = self.text(self.start..at);
        let is_apart = before.is_empty() || before.ends_with([' ', '\n']);
        let fits = NAME.contains(&name.len())
            && name
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        let next = self.rest(end + 1).split('\n').next().unwrap_or_default();
        let next = next.trim_matches([' ', '>']);
        let ends = next.is_empty()
            || next.starts_with(['-', '*', '+', '#'])
            || next.starts_with(|c: char| c.is_ascii_digit());
        if !(is_apart && fits && ends) {
            return None;
        }
        self.take_out(at..end);
        Some(end)
    }

    /// Takes out a comment of HTML that text follows on the line it begins, so that this is read as
    /// Markdown; passes over others, which the parser knows.
    pub(super) fn comment_of_html(&mut self, at: usize) -> Option<usize> {
        self.rest(at).strip_prefix("<!--")?;
        let end = self.ahead.next("-->", at + 2)? + 3;
        let line_end = self.ahead.line_end(at);
        let has_text = end < line_end && !self.text(end..line_end).trim().is_empty();
        if has_text && self.prefix(at).is_some() {
            self.take_out(at..end);
        }
        Some(end)
    }

    /// Reads `<blockquote>` at `at`, or the end of one: around paragraphs it becomes a quote of
    /// Markdown.
    pub(super) fn quote_of_html(&mut self, at: usize) -> Option<usize> {
        let own = self.rest(at).as_bytes();
        let begins = |name: &[u8]| {
            own.get(..name.len())
                .is_some_and(|own| own.eq_ignore_ascii_case(name))
        };
        if begins(b"</blockquote>") {
            let range = at..at + b"</blockquote>".len();
            self.end_element(range.clone());
            return Some(range.end);
        }
        if !begins(b"<blockquote>") && !begins(b"<blockquote ") {
            return None;
        }
        let end = self.ahead.next(">", at)? + 1;
        if end - at > LONGEST_TAG {
            return None;
        }
        if self.is_flush_left(at) {
            self.pairs.begin(Open {
                name: "</blockquote>".to_owned(),
                sort: Sort::Element,
                mark: at..end,
            });
        }
        Some(end)
    }

    fn end_element(&mut self, range: Range<usize>) {
        let Some(open) = self.pairs.end("</blockquote>") else {
            return;
        };
        let mark = open.mark;
        let behind = self.rest(range.end).trim_start_matches(' ');
        let ends_line = behind.is_empty() || behind.starts_with('\n');
        let has_paragraphs = has_blank_line(self.text(mark.end..range.start));
        if !ends_line || !has_paragraphs {
            return;
        }
        let first = self.rest(mark.end).trim_start_matches(' ');
        let indent = self.text(self.start..mark.start).len()
            - self
                .text(self.start..mark.start)
                .trim_end_matches(' ')
                .len();
        let ends = self.line_ends(mark.clone());
        let start = if first.starts_with('\n') {
            self.edits.put(mark.clone(), ends);
            self.source.len() - first.len() + 1
        } else {
            // The text begins beside the tag.
            self.edits
                .put(mark.start - indent..mark.end, format!("{BREAK}> {ends}"));
            let next = self.text(mark.end..range.start).find('\n');
            next.map_or(range.start, |next| mark.end + next + 1)
        };
        let is_alone = self.is_flush_left(range.start);
        let end = if is_alone { self.line } else { range.start };
        self.pairs.quote(start..end.max(start));
        let text = if is_alone {
            String::new()
        } else {
            BREAK.to_string()
        };
        self.edits.put(range, text);
    }
}

/// Whether there is a blank line in `text`, behind the first.
fn has_blank_line(text: &str) -> bool {
    let mut whole = text.split_inclusive('\n').skip(1);
    whole.any(|line| line.ends_with('\n') && line.trim().is_empty())
}

/// The length of the statement that `rest` begins with, which imports or exports something.
fn statement(rest: &str) -> Option<usize> {
    const EXPORTED: [&str; 7] = [
        "const ",
        "let ",
        "var ",
        "default ",
        "function ",
        "async ",
        "{",
    ];
    let imports = rest.strip_prefix("import ");
    let exports = rest.strip_prefix("export ");
    let exported = |what: &str| EXPORTED.iter().any(|word| what.starts_with(word));
    if imports.is_none() && !exports.is_some_and(exported) {
        return None;
    }
    let mut depth = 0_i32;
    let mut length = 0;
    for line in rest.split_inclusive('\n') {
        if line.trim().is_empty() {
            return None;
        }
        for c in line.chars() {
            depth +=
                i32::from(matches!(c, '{' | '(' | '[')) - i32::from(matches!(c, '}' | ')' | ']'));
        }
        length += line.trim_end_matches('\n').len();
        let whole = rest.get(..length)?.trim_end();
        if depth <= 0 {
            let is_import = whole.ends_with(['"', '\'', ';']) && whole.contains(['"', '\'']);
            return (imports.is_none() || is_import).then_some(length);
        }
        length += 1;
    }
    None
}
