//! Finding what may be a mark of a spoiler, in one pass that stops at few bytes only.

use std::ops::Range;

use super::tag::Tag;

/// The longest tag, or name of a spoiler, that is looked at, in bytes.
const LONGEST: usize = 256;

/// The word between brackets.
const WORD: &str = "spoiler";

/// What may begin or end a spoiler.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::formats) struct Mark {
    /// Where it stands; empty where it is not in the text.
    pub(in crate::formats) range: Range<usize>,
    /// What it is.
    pub(in crate::formats) sort: Sort,
}

/// What a mark is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::formats) enum Sort {
    /// `||`, by what stands beside it.
    Bars { may_open: bool, may_close: bool },
    /// `>!`.
    Opening(Place),
    /// `!<`.
    Closing,
    /// `[spoiler]` or `[spoiler=name]`.
    Word,
    /// `[/spoiler]`.
    WordEnd,
    /// A tag of HTML.
    Tag(Tag),
}

/// Where on its line a mark stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Place {
    /// Before all words.
    Start,
    /// Behind a word.
    Within,
}

/// Whether tags of HTML stand in the text that is looked through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Tags {
    /// They do.
    Read,
    /// They were read already.
    Gone,
}

/// The marks in `text`, in its order.
pub(in crate::formats) fn marks(text: &str, tags: Tags) -> Vec<Mark> {
    let bytes = text.as_bytes();
    let mut marks = Vec::new();
    let mut seen = 0;
    let mut opens = false;
    for at in memchr::memchr3_iter(b'|', b'[', b'>', bytes) {
        if at < seen {
            continue;
        }
        let found = match bytes.get(at) {
            Some(b'|') => bars(text, at, &mut seen),
            Some(b'[') => word(text, at),
            _ => None,
        };
        let found = found.or_else(|| tag(text, at, tags));
        let found = found.or_else(|| opening(text, at, seen));
        if let Some(mark) = found {
            opens |= matches!(mark.sort, Sort::Opening(_));
            seen = seen.max(mark.range.end);
            marks.push(mark);
        }
    }
    if opens {
        let ends = memchr::memmem::find_iter(bytes, b"!<").filter(|at| !begins_tag(text, at + 1));
        marks.extend(ends.map(|at| Mark {
            range: at..at + 2,
            sort: Sort::Closing,
        }));
        marks.sort_by_key(|mark| mark.range.start);
        // The `!` of `>!<` belongs to what opens.
        marks.dedup_by(|later, earlier| later.range.start < earlier.range.end);
    }
    marks
}

/// Two bars and no more: they open where a word begins and close where one ends.
fn bars(text: &str, at: usize, seen: &mut usize) -> Option<Mark> {
    let rest = text.as_bytes().get(at..)?;
    let count = rest.iter().take_while(|byte| **byte == b'|').count();
    *seen = at + count;
    if count != 2 {
        return None;
    }
    let before = text.get(..at)?.chars().next_back();
    let after = text.get(at + 2..)?.chars().next();
    let is_blank = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let (may_open, may_close) = (
        !is_blank(after) && !is_word(before),
        !is_blank(before) && !is_word(after),
    );
    let mark = Mark {
        range: at..at + 2,
        sort: Sort::Bars {
            may_open,
            may_close,
        },
    };
    (may_open || may_close).then_some(mark)
}

/// Whether a character belongs to a word that is set off by spaces.
fn is_word(c: Option<char>) -> bool {
    c.is_some_and(|c| c.is_alphanumeric() && !crate::review::joins_lines(c))
}

/// `[spoiler]`, `[spoiler=…]` or `[/spoiler]`.
fn word(text: &str, at: usize) -> Option<Mark> {
    let inside = text.get(at + 1..)?;
    let named = inside.strip_prefix('/').unwrap_or(inside);
    let word = named.get(..WORD.len())?;
    if !word.eq_ignore_ascii_case(WORD) {
        return None;
    }
    let behind = named.get(WORD.len()..)?;
    let is_end = named.len() < inside.len();
    let length = match behind.bytes().next()? {
        b']' => 1,
        b'=' | b' ' | b':' if !is_end => {
            let mut name = behind
                .bytes()
                .take(LONGEST)
                .take_while(|byte| *byte != b'\n');
            name.position(|byte| byte == b']')? + 1
        }
        _ => return None,
    };
    let end = text.len() - behind.len() + length;
    let sort = if is_end { Sort::WordEnd } else { Sort::Word };
    Some(Mark {
        range: at..end,
        sort,
    })
}

/// The tag that the `>` at `at` ends.
fn tag(text: &str, at: usize, tags: Tags) -> Option<Mark> {
    let start = match tags {
        Tags::Read => start_of_tag(text, at)?,
        Tags::Gone => return None,
    };
    let range = start..at + 1;
    let tag = Tag::of(text.get(range.clone())?)?;
    Some(Mark {
        range,
        sort: Sort::Tag(tag),
    })
}

/// Where the tag begins that the `>` at `at` ends, if it ends one.
fn start_of_tag(text: &str, at: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let from = at.saturating_sub(LONGEST);
    let before = bytes
        .get(from..at)
        .filter(|_| bytes.get(at) == Some(&b'>'))?;
    let start = from + memchr::memrchr2(b'<', b'\n', before)?;
    let is_tag = bytes.get(start) == Some(&b'<') && begins_name(bytes.get(start + 1..)?);
    is_tag.then_some(start)
}

/// Whether the `<` at `at` begins a tag.
fn begins_tag(text: &str, at: usize) -> bool {
    let inside = text.as_bytes().get(at + 1..).unwrap_or_default();
    let mut rest = inside.iter().take(LONGEST);
    begins_name(inside) && rest.find(|byte| matches!(byte, b'<' | b'>' | b'\n')) == Some(&b'>')
}

fn begins_name(inside: &[u8]) -> bool {
    let named = inside.strip_prefix(b"/").unwrap_or(inside);
    named.first().is_some_and(u8::is_ascii_alphabetic)
}

/// `>!`, unless its `>` ends a tag.
fn opening(text: &str, at: usize, seen: usize) -> Option<Mark> {
    let is_mark = text.as_bytes().get(at..at + 2)? == b">!";
    if !is_mark || start_of_tag(text, at).is_some_and(|start| start >= seen) {
        return None;
    }
    let from = at.saturating_sub(LONGEST);
    let near = text.as_bytes().get(from..at)?;
    let from = memchr::memrchr(b'\n', near).map_or(from, |end| from + end + 1);
    let is_sign = |c: char| matches!(c, ' ' | '>' | '-' | '*' | '•');
    let line = text.get(from..at);
    let place = if line.is_some_and(|line| line.chars().all(is_sign)) {
        Place::Start
    } else {
        Place::Within
    };
    Some(Mark {
        range: at..at + 2,
        sort: Sort::Opening(place),
    })
}
