//! Going over a text once, from one sign that may be a mark to the next.

mod attributes;
mod braces;
mod callouts;
mod components;
mod emphasis;
mod lines;
mod wiki;

use super::ahead::Ahead;
use super::edits::{BREAK, Edits};
use super::pairs::Pairs;
use std::ops::Range;

/// The longest beginning of a line, in bytes, that may be bars of quotes and marks of items.
const LONGEST_PREFIX: usize = 128;

/// The bytes that marks begin with.
const SIGNS: &[u8] = b"{[<%=^#\\";

/// Goes over a text.
pub(super) struct Scan<'a> {
    source: &'a str,
    /// Where the text begins, and what is kept as it is.
    start: usize,
    code: std::iter::Peekable<std::vec::IntoIter<Range<usize>>>,
    breaks: &'a [usize],
    /// The title that the file states.
    title: Option<&'a str>,
    ahead: Ahead<'a>,
    edits: Edits,
    pairs: Pairs,
    /// Where the line begins that is gone over.
    line: usize,
    /// Where the ends stand of what was begun already.
    closings: Vec<Range<usize>>,
    tags: Vec<String>,
    /// Up to where the tag of a component was looked for the end of in vain.
    no_tag_before: usize,
}

/// What was found.
pub(super) struct Found {
    /// What is to be written instead of it.
    pub(super) edits: Edits,
    /// Tags on lines of their own.
    pub(super) tags: Vec<String>,
}

impl<'a> Scan<'a> {
    /// Nothing gone over yet of `source`, from the byte `start` on, in which `code` is kept and the
    /// `\n` at `breaks` end no line.
    pub(super) fn new(
        source: &'a str,
        start: usize,
        code: Vec<Range<usize>>,
        breaks: &'a [usize],
        title: Option<&'a str>,
    ) -> Self {
        Self {
            source,
            start,
            code: code.into_iter().peekable(),
            breaks,
            title,
            ahead: Ahead::new(source),
            edits: Edits::default(),
            pairs: Pairs::default(),
            line: start,
            closings: Vec::new(),
            tags: Vec::new(),
            no_tag_before: start,
        }
    }

    /// Goes over all of it.
    pub(super) fn run(mut self) -> Found {
        let mut at = self.imports();
        let mut seen = self.start;
        while let Some(sign) = self.next_sign(at) {
            let passed = self.source.as_bytes().get(seen..sign).unwrap_or_default();
            if let Some(end) = memchr::memrchr(b'\n', passed) {
                self.line = seen + end + 1;
            }
            seen = sign;
            at = self
                .code_end(sign)
                .or_else(|| self.closing_end(sign))
                .or_else(|| self.mark(sign))
                .unwrap_or(sign + 1);
        }
        self.pairs.write(self.source, &mut self.edits);
        Found {
            edits: self.edits,
            tags: self.tags,
        }
    }

    /// Where a mark may begin next.
    fn next_sign(&self, from: usize) -> Option<usize> {
        let rest = self.source.as_bytes().get(from..)?;
        rest.iter()
            .position(|byte| SIGNS.contains(byte))
            .map(|at| from + at)
    }

    /// Where the code ends that `at` is in.
    fn code_end(&mut self, at: usize) -> Option<usize> {
        while self.code.next_if(|code| code.end <= at).is_some() {}
        let code = self.code.peek()?;
        (code.start <= at).then_some(code.end)
    }

    /// Where the end of something ends that stands at `at`.
    fn closing_end(&mut self, at: usize) -> Option<usize> {
        while self
            .closings
            .last()
            .is_some_and(|closing| closing.end <= at)
        {
            self.closings.pop();
        }
        let closing = self.closings.last()?;
        (closing.start <= at).then_some(closing.end)
    }

    /// Reads the mark at `at`, if there is one, and tells where to go on.
    fn mark(&mut self, at: usize) -> Option<usize> {
        match self.source.as_bytes().get(at)? {
            b'\\' => Some(at + 2),
            b'{' => self.braces(at),
            b'[' => self.callout(at).or_else(|| self.wiki(at)),
            b'<' => self
                .comment_of_html(at)
                .or_else(|| self.quote_of_html(at))
                .or_else(|| self.component(at)),
            b'%' => self.comment(at),
            b'=' => Some(self.highlight(at)),
            b'^' => self.name_of_block(at),
            b'#' => self.line_of_tags(at),
            _ => None,
        }
    }

    /// The text of `range`.
    fn text(&self, range: Range<usize>) -> &'a str {
        self.source.get(range).unwrap_or_default()
    }

    /// All behind `at`.
    fn rest(&self, at: usize) -> &'a str {
        self.source.get(at..).unwrap_or_default()
    }

    /// What stands on the line before `at`, if that can be the bars of quotes and the marks of items.
    fn prefix(&self, at: usize) -> Option<&'a str> {
        if at - self.line > LONGEST_PREFIX {
            return None;
        }
        let prefix = self.text(self.line..at);
        let fits = |c: char| matches!(c, ' ' | '>' | '-' | '*' | '+' | '.' | ')' | '0'..='9');
        prefix.chars().all(fits).then_some(prefix)
    }

    /// What stands before `range` on its line, if nothing but that stands beside it.
    fn prefix_alone(&self, range: &Range<usize>) -> Option<&'a str> {
        let prefix = self.prefix(range.start)?;
        let behind = self.rest(range.end).trim_start_matches(' ');
        (behind.is_empty() || behind.starts_with('\n')).then_some(prefix)
    }

    /// Takes what is at `range` out of the text, and one of the blanks around it.
    fn take_out(&mut self, range: Range<usize>) {
        let ends = self.line_ends(range.clone());
        let mut end = range.end;
        if ends.is_empty() {
            let before = self
                .source
                .as_bytes()
                .get(..range.start)
                .unwrap_or_default();
            let is_between = before.ends_with(b" ") && self.prefix(range.start).is_none();
            end += usize::from(is_between && self.rest(end).starts_with(' '));
        }
        self.edits.put(range.start..end, ends);
    }

    /// Writes `words` instead of what is at `range`: where that stands alone, as a paragraph.
    fn say(&mut self, range: Range<usize>, words: &str) {
        let ends = self.line_ends(range.clone());
        let text = match self.prefix_alone(&range) {
            Some(prefix) => {
                let next = continued(prefix);
                let before = if self.is_below_text(prefix) {
                    format!("{BREAK}{next}")
                } else {
                    String::new()
                };
                format!("{before}{words}{BREAK}{next}{ends}")
            }
            None => format!("{words}{ends}"),
        };
        self.edits.put(range, text);
    }

    /// Whether the line above goes on where this one, which begins with `prefix`, does.
    fn is_below_text(&self, prefix: &str) -> bool {
        let is_item = prefix.chars().any(|c| !matches!(c, ' ' | '>'));
        let above = self.source.get(self.start..self.line.saturating_sub(1));
        let above = above.unwrap_or_default().trim_end_matches([' ', '>']);
        !is_item && !above.is_empty() && !above.ends_with('\n')
    }

    /// The line ends in `range`: as many lines of the source as before.
    fn line_ends(&self, range: Range<usize>) -> String {
        let own = self.text(range.clone()).as_bytes();
        let ends = memchr::memchr_iter(b'\n', own).map(|at| range.start + at);
        let sign = |at: usize| {
            if self.breaks.binary_search(&at).is_ok() {
                BREAK
            } else {
                '\n'
            }
        };
        ends.map(sign).collect()
    }
}

/// What the next line begins with, of a text that begins with `prefix`.
fn continued(prefix: &str) -> String {
    let kept = |c: char| if c == '>' { '>' } else { ' ' };
    prefix.chars().map(kept).collect()
}
