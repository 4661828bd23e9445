//! HTML made safe to parse: the parser takes time with the square of how deep elements are nested and
//! how many attributes a tag has, which no page to be read needs. Everything else stays as it is.

use crate::formats::markdown::html::{Piece, Side, Tag, pieces};
use std::borrow::Cow;
use std::collections::HashMap;

/// The deepest that elements are nested; a browser's own limit is 512.
const DEEPEST: usize = 256;

/// The most elements of [`REPEATED`] that are open: the parser opens them again in each block.
const MOST_REPEATED: usize = 24;

/// What the parser opens again in each block until it is closed.
const REPEATED: [&str; 12] = [
    "b", "big", "code", "em", "font", "i", "s", "small", "strike", "strong", "tt", "u",
];

/// What needs no end, so that it does not count, or has none.
const NOT_NESTED: [&str; 18] = [
    "p", "li", "dd", "dt", "tr", "td", "th", "tbody", "thead", "tfoot", "caption", "colgroup", "a",
    "option", "optgroup", "body", "html", "head",
];

/// What has no end.
const VOID: [&str; 14] = [
    "br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "param", "source",
    "track", "wbr",
];

/// What stands once on a page: more of them only add attributes to the first.
const ONCE: [&str; 3] = ["html", "head", "body"];

/// The longest tag, in bytes, whose attributes are not counted.
const SHORT_TAG: usize = 1024;

/// The most attributes of a longer tag.
const MOST_ATTRIBUTES: usize = 96;

/// The attributes that are kept of a tag with more of them.
const KEPT: [&str; 13] = [
    "alt", "class", "content", "datetime", "href", "id", "itemprop", "name", "property", "rel",
    "role", "src", "type",
];

/// `html` as it may be parsed. `<spoiler>` becomes the mark in brackets, which reaches over the ends
/// of paragraphs as its writer meant it; drawings and the frames of formulas go; where it is XHTML,
/// elements that are begun and ended by one tag get a second one.
pub(super) fn tamed(html: &str) -> Cow<'_, str> {
    let mut tamer = Tamer {
        html,
        kept: 0,
        tame: String::new(),
        open: HashMap::new(),
        dropped: HashMap::new(),
        depth: 0,
        repeated: 0,
        has_spoilers: has_spoilers(html),
        has_drawings: true,
        is_xml: is_xml(html),
    };
    let mut start = 0;
    while let Some(rest) = html.get(start..).filter(|rest| !rest.is_empty()) {
        let from = start;
        start = html.len();
        for (at, piece) in pieces(rest) {
            let Piece::Tag(tag) = piece else { continue };
            tamer.take(from + at, tag);
            if tamer.is_xml && is_unread(tag.name) && tag.written.ends_with("/>") {
                start = from + at + tag.written.len(); // nothing is in it
                break;
            }
        }
    }
    if tamer.kept == 0 {
        return Cow::Borrowed(html);
    }
    let rest = html.get(tamer.kept..).unwrap_or_default();
    tamer.tame.push_str(rest);
    Cow::Owned(tamer.tame)
}

/// Whether what is in an element is no HTML.
fn is_unread(name: &str) -> bool {
    ["script", "style"]
        .iter()
        .any(|unread| name.eq_ignore_ascii_case(unread))
}

/// The bytes at the start of a page that tell whether it is XHTML.
const START: usize = 1024;

/// Whether `html` is written by the rules of XML.
fn is_xml(html: &str) -> bool {
    let start = html.as_bytes().get(..START).unwrap_or(html.as_bytes());
    start.trim_ascii_start().starts_with(b"<?xml")
        || memchr::memmem::find(start, b"http://www.w3.org/1999/xhtml").is_some()
}

/// Whether spoilers are begun and ended.
fn has_spoilers(html: &str) -> bool {
    let mut begins = false;
    for at in memchr::memchr_iter(b'<', html.as_bytes()) {
        let is = |tag: &str| {
            let found = html.as_bytes().get(at..at + tag.len());
            found.is_some_and(|found| found.eq_ignore_ascii_case(tag.as_bytes()))
        };
        begins |= is("<spoiler>");
        if begins && is("</spoiler>") {
            return true;
        }
    }
    false
}

/// Goes through the tags of some HTML.
struct Tamer<'a> {
    html: &'a str,
    /// Up to where it is settled what becomes of it.
    kept: usize,
    /// What became of that.
    tame: String,
    /// How many elements of each name are open.
    open: HashMap<String, usize>,
    /// How many of them were left out.
    dropped: HashMap<String, usize>,
    depth: usize,
    repeated: usize,
    has_spoilers: bool,
    /// Whether drawings that are begun may be ended.
    has_drawings: bool,
    is_xml: bool,
}

impl<'a> Tamer<'a> {
    /// Takes a tag, which stands at `at`.
    fn take(&mut self, at: usize, tag: Tag<'a>) {
        if at < self.kept {
            return;
        }
        let is = |name: &str| tag.name.eq_ignore_ascii_case(name);
        let is_void = || VOID.iter().any(|name| is(name));
        if self.is_xml && tag.written.ends_with("/>") && !is("svg") && !is("math") && !is_void() {
            let begin = tag.written.trim_end_matches("/>");
            self.replace(at, tag, &format!("{begin}></{}>", tag.name));
        } else if is("svg") {
            self.drawing(at, tag);
        } else if is("math") {
            self.replace(at, tag, "");
        } else if is("spoiler") && self.has_spoilers {
            let mark = match tag.side {
                Side::Opening => "[spoiler]",
                Side::Closing => "[/spoiler]",
            };
            self.replace(at, tag, mark);
        } else if ONCE.iter().any(|name| is(name)) && tag.side == Side::Opening {
            let count = self.open.entry(tag.name.to_ascii_lowercase()).or_default();
            *count += 1;
            if *count > 1 {
                self.replace(at, tag, "");
            } else {
                self.shorten(at, tag);
            }
        } else if NOT_NESTED.iter().any(|name| is(name)) || is_void() {
            self.shorten(at, tag);
        } else {
            self.nest(at, tag);
        }
    }

    /// Takes a tag of an element that holds others until it is closed.
    fn nest(&mut self, at: usize, tag: Tag<'a>) {
        let name = tag.name.to_ascii_lowercase();
        let is_repeated = REPEATED.contains(&name.as_str());
        match tag.side {
            Side::Opening => {
                let is_full = is_repeated && self.repeated >= MOST_REPEATED;
                if is_full || self.depth >= DEEPEST {
                    *self.dropped.entry(name).or_default() += 1;
                    self.replace(at, tag, "");
                    return;
                }
                *self.open.entry(name).or_default() += 1;
                self.depth += 1;
                self.repeated += usize::from(is_repeated);
                self.shorten(at, tag);
            }
            Side::Closing => {
                if let Some(dropped) = self.dropped.get_mut(&name).filter(|count| **count > 0) {
                    *dropped -= 1;
                    self.replace(at, tag, "");
                } else if let Some(open) = self.open.get_mut(&name).filter(|count| **count > 0) {
                    *open -= 1;
                    self.depth = self.depth.saturating_sub(1);
                    self.repeated = self.repeated.saturating_sub(usize::from(is_repeated));
                }
            }
        }
    }

    /// Takes a tag of a drawing, which is left out with all that is in it.
    fn drawing(&mut self, at: usize, tag: Tag<'a>) {
        self.replace(at, tag, "");
        let begins = tag.side == Side::Opening && !tag.written.ends_with("/>");
        if !begins || !self.has_drawings {
            return;
        }
        let rest = self.html.get(self.kept..).unwrap_or_default();
        let mut ends = memchr::memmem::find_iter(rest.as_bytes(), b"</");
        let is_end = |end: &usize| {
            let name = rest.as_bytes().get(end + 2..end + 5);
            name.is_some_and(|name| name.eq_ignore_ascii_case(b"svg"))
        };
        if let Some(end) = ends.find(is_end) {
            self.kept += end; // its tag comes next
        } else {
            self.has_drawings = false; // what seems to be in it is the page
        }
    }

    /// Leaves out the attributes of a tag that has too many of them.
    fn shorten(&mut self, at: usize, tag: Tag<'a>) {
        let written = tag.written;
        let is_sign =
            |byte: &&u8| byte.is_ascii_whitespace() || matches!(byte, b'/' | b'"' | b'\'');
        let signs = || written.bytes().filter(|byte| is_sign(&byte)).count();
        if tag.side == Side::Closing || written.len() <= SHORT_TAG || signs() <= MOST_ATTRIBUTES {
            return;
        }
        let mut short = format!("<{}", tag.name);
        for name in KEPT {
            let Some(value) = tag.attribute(name) else {
                continue;
            };
            if value.len() <= SHORT_TAG && !value.contains('"') {
                short.extend([" ", name, "=\"", value, "\""]);
            }
        }
        short.push('>');
        self.replace(at, tag, &short);
    }

    /// Puts `by` in the place of a tag.
    fn replace(&mut self, at: usize, tag: Tag<'a>, by: &str) {
        let before = self.html.get(self.kept..at).unwrap_or_default();
        self.tame.push_str(before);
        self.tame.push_str(by);
        self.kept = at + tag.written.len();
    }
}
