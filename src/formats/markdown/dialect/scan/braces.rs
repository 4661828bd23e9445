//! What stands between braces: the calls of Hugo, Liquid, Nunjucks and Zola, comments, what stands for a
//! value.

use super::Scan;
use crate::formats::markdown::dialect::call::{Call, End};
use crate::formats::markdown::dialect::edits::BREAK;
use crate::formats::markdown::dialect::pairs::{Open, Sort};
use crate::formats::markdown::dialect::said::{self, Said};
use crate::formats::sanitise;
use std::ops::Range;

/// What is called to have what follows kept as it is, with what ends it.
const KEPT: [(&str, Kept); 6] = [
    ("raw", Kept::Text),
    ("verbatim", Kept::Text),
    ("highlight", Kept::Code),
    ("code", Kept::Code),
    ("comment", Kept::Nothing),
    ("nomarkdown", Kept::Text),
];

/// The names of the title of a page where a site stands for it.
const TITLES: [&str; 4] = [
    "page.title",
    "title",
    "frontmatter.title",
    "page.data.title",
];

/// The address that pages of a site begin with.
const BASES: [&str; 3] = ["site.baseurl", "site.url", "base_url"];

/// What becomes of what is kept from the marks in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kept {
    /// It is text.
    Text,
    /// It is code.
    Code,
    /// It is not read at all.
    Nothing,
}

impl Scan<'_> {
    /// Reads what begins with the brace at `at`.
    pub(super) fn braces(&mut self, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        if rest.starts_with("{{</*") || rest.starts_with("{{%/*") {
            return self.ended_by("*/", at).map(|inside| inside.end + 2);
        }
        if rest.starts_with("{{<") {
            return self.call(at, 3, ">}}");
        }
        if rest.starts_with("{{%") {
            return self.call(at, 3, "%}}");
        }
        if rest.starts_with("{{") {
            return self.value(at);
        }
        if rest.starts_with("{%") {
            return self.call(at, 2, "%}");
        }
        if rest.starts_with("{/*") {
            return self.left_out(at, "*/}");
        }
        if rest.starts_with("{# ") || rest.starts_with("{#-") {
            return self.left_out(at, "#}");
        }
        self.attributes(at).or_else(|| self.bare_value(at))
    }

    /// What stands behind `at` and before the next `closing` in the same paragraph.
    fn ended_by(&mut self, closing: &'static str, at: usize) -> Option<Range<usize>> {
        let end = self.ahead.next(closing, at)?;
        (end <= self.ahead.paragraph_end(at)).then_some(at..end)
    }

    /// Takes out all up to the next `closing`.
    fn left_out(&mut self, at: usize, closing: &'static str) -> Option<usize> {
        let end = self.ahead.next(closing, at + 2)? + closing.len();
        self.take_out(at..end);
        Some(end)
    }

    /// Reads a call whose sign is so long.
    fn call(&mut self, at: usize, sign: usize, closing: &'static str) -> Option<usize> {
        let inside = self.ended_by(closing, at + sign)?;
        let range = at..inside.end + closing.len();
        let inside = self.text(inside);
        if inside.contains("{{") || inside.contains("{%") {
            return None; // the end of another one
        }
        let call = Call::of(inside)?;
        if call.end == End::Closing {
            self.end_pair(call.name, range.clone());
            return Some(range.end);
        }
        let kept = KEPT.iter().find(|(name, _)| call.name == *name);
        if let Some((name, kept)) = kept
            && let Some(end) = self.keep(range.clone(), name, *kept)
        {
            return Some(end);
        }
        self.read_call(&call, range.clone());
        Some(range.end)
    }

    /// Writes what is read of a call.
    pub(super) fn read_call(&mut self, call: &Call<'_>, range: Range<usize>) {
        match said::of(call) {
            Said::Nothing => self.take_out(range),
            Said::Words(words) => {
                let is_beside = self.rest(range.end).starts_with(char::is_alphanumeric);
                let blank = if is_beside { " " } else { "" };
                self.say(range, &format!("<b>{words}</b>{blank}"));
            }
            Said::Picture(picture) => self.say(range, &picture),
            Said::Address(address) => {
                let text = address + &self.line_ends(range.clone());
                self.edits.put(range, text);
            }
            Said::Spoiler => self.begin_pair(call.name, Sort::Spoiler, range),
            Said::Quote(author) => self.begin_pair(call.name, Sort::Quote(author), range),
        }
    }

    fn begin_pair(&mut self, name: &str, sort: Sort, mark: Range<usize>) {
        self.take_out(mark.clone());
        let name = name.to_owned();
        self.pairs.begin(Open { name, sort, mark });
    }

    /// Reads the mark at `range` that ends what is called `name`.
    pub(super) fn end_pair(&mut self, name: &str, range: Range<usize>) {
        let Some(open) = self.pairs.end(name) else {
            self.take_out(range);
            return;
        };
        match open.sort {
            Sort::Spoiler => {
                self.edits.put(open.mark.end..open.mark.end, "[spoiler]");
                self.edits.put(range.start..range.start, "[/spoiler]");
                self.take_out(range);
            }
            Sort::Quote(author) => self.end_quote(&open.mark, author, range),
            Sort::Element => self.take_out(range),
        }
    }

    /// Makes a quote of the lines between two marks that stand alone on theirs.
    fn end_quote(&mut self, mark: &Range<usize>, author: Option<String>, range: Range<usize>) {
        let first = self.rest(mark.end);
        let first = mark.end + first.len() - first.trim_start_matches(' ').len();
        let is_alone = self.rest(first).starts_with('\n')
            && self.is_flush_left(mark.start)
            && self
                .prefix_alone(&range)
                .is_some_and(|prefix| prefix.trim().is_empty());
        let ends = self.line_ends(range.clone());
        let author = author.map(|author| format!("— {author}"));
        match (is_alone && self.line > first, author) {
            (true, author) => {
                self.pairs.quote(first + 1..self.line);
                let said = author.map(|author| format!(">{BREAK}> {author}{BREAK}"));
                let indent = self.line..range.end;
                self.edits.put(indent, said.unwrap_or_default() + &ends);
            }
            (false, Some(author)) => self.edits.put(range, format!(" {author}{ends}")),
            (false, None) => self.take_out(range),
        }
    }

    /// Whether nothing but few blanks stand before `at` on its line.
    pub(super) fn is_flush_left(&self, at: usize) -> bool {
        let before = self
            .source
            .as_bytes()
            .get(self.start..at)
            .unwrap_or_default();
        let blanks = before
            .iter()
            .rev()
            .take_while(|byte| **byte == b' ')
            .count();
        let is_first = before.len() == blanks;
        blanks <= 3 && (is_first || before.get(before.len() - blanks - 1) == Some(&b'\n'))
    }

    /// Keeps what stands between the call at `range` and what ends it from being read as marks.
    fn keep(&mut self, range: Range<usize>, name: &'static str, kept: Kept) -> Option<usize> {
        let closing = self
            .ahead
            .next_by(name, range.end, |source, from| end_of(source, from, name))?;
        let inside = range.end..closing.start;
        match kept {
            Kept::Nothing => self.take_out(range.start..closing.end),
            Kept::Text => {
                self.take_out(range);
                self.take_out(closing.clone());
            }
            Kept::Code => {
                let longest = longest_row(self.text(inside.clone()));
                let is_block = self.text(inside.clone()).starts_with('\n')
                    && self.is_flush_left(range.start)
                    && self.is_flush_left(closing.start);
                let fence = if is_block {
                    longest.max(2) + 1
                } else {
                    longest + 1
                };
                let fence = "`".repeat(fence);
                let (before, behind) = if is_block {
                    ("", BREAK.to_string())
                } else {
                    (" ", String::new())
                };
                let ends = self.line_ends(range.clone());
                self.edits.put(range, format!("{fence}{before}{ends}"));
                let ends = self.line_ends(closing.clone());
                self.edits
                    .put(closing.clone(), format!("{before}{fence}{behind}{ends}"));
            }
        }
        Some(closing.end)
    }

    /// Reads what stands for a value: a string is that value, so is what is called the title of the page; a
    /// call shows what it says. What else it may be is not known.
    fn value(&mut self, at: usize) -> Option<usize> {
        let inside = self.ended_by("}}", at + 2)?;
        let range = at..inside.end + 2;
        if self.text(inside.clone()).contains("{{") {
            return None;
        }
        let text = self.text(inside).trim_matches(['-', ' ', '\n']);
        let value = text.split('|').next().unwrap_or_default().trim();
        let string = value
            .strip_prefix(['"', '\''])
            .and_then(|rest| rest.strip_suffix(['"', '\'']));
        if let Some(string) = string {
            let text = sanitise::line(string) + &self.line_ends(range.clone());
            self.edits.put(range.clone(), text);
        } else if TITLES.contains(&value) {
            self.put_title(range.clone())?;
        } else if BASES.contains(&value) && self.rest(range.end).starts_with('/') {
            self.take_out(range.clone());
        } else {
            let name = value.find('(').and_then(|end| value.get(..end))?;
            let call =
                Call::of(value).filter(|call| value.ends_with(')') && name.ends_with(call.name))?;
            self.read_call(&call, range.clone());
        }
        Some(range.end)
    }

    /// Reads `{frontmatter.title}`.
    fn bare_value(&mut self, at: usize) -> Option<usize> {
        let inside = self.rest(at).strip_prefix("{frontmatter.title}")?;
        let end = self.source.len() - inside.len();
        self.put_title(at..end)?;
        Some(end)
    }

    fn put_title(&mut self, range: Range<usize>) -> Option<()> {
        let title = escaped(self.title?);
        let ends = self.line_ends(range.clone());
        self.edits.put(range, title + &ends);
        Some(())
    }
}

/// Where the call stands in `source`, from the byte `from` on, that ends what is called `name`.
fn end_of(source: &str, from: usize, name: &str) -> Option<Range<usize>> {
    let rest = source.get(from..)?;
    let starts = memchr::memchr_iter(b'{', rest.as_bytes());
    starts
        .filter_map(|start| call_at(rest, start, name))
        .map(|range| from + range.start..from + range.end)
        .next()
}

/// The range of the call at `start`, if it ends what is called `name`.
fn call_at(text: &str, start: usize, name: &str) -> Option<Range<usize>> {
    const LONGEST: usize = 64;
    let own = text.get(start..)?;
    let (sign, closing) = [("{{<", ">}}"), ("{{%", "%}}"), ("{%", "%}")]
        .into_iter()
        .find(|(sign, _)| own.starts_with(sign))?;
    let near = own.as_bytes().get(..LONGEST).unwrap_or(own.as_bytes());
    let end = memchr::memmem::find(near, closing.as_bytes())?;
    let call = Call::of(own.get(sign.len()..end)?)?;
    let is_it =
        call.end == End::Closing && matches!(call.name, own if own == name || own.is_empty());
    is_it.then(|| start..start + end + closing.len())
}

/// The longest row of backticks in `text`.
fn longest_row(text: &str) -> usize {
    let rows = text.split(|c| c != '`');
    rows.map(str::len).max().unwrap_or_default()
}

/// `text` so that none of its signs is a mark of Markdown.
pub(super) fn escaped(text: &str) -> String {
    let text = sanitise::line(text); // it stands behind something else now
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        if matches!(
            c,
            '\\' | '*' | '_' | '`' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '#' | '!'
        ) {
            escaped.push('\\');
        }
        escaped.push(c);
    }
    escaped
}
