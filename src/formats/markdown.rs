//! Markdown to a review: what is read without its markup, the blocks it falls into, and what is
//! set off within them.
//!
//! A text is parsed in parts of whole blocks, so that the parser's memory does not grow with it,
//! and without recursion. That the parts read as they do within the whole, what the whole defines
//! is set before each; only where a part is the beginning of a larger file, what is defined
//! further below is not known yet: such references then stand as they are written.

mod definitions;
mod dialect;
mod escapes;
pub(super) mod html;
mod tabs;
mod walk;

pub(super) use dialect::Known;
pub(super) use tabs::expanded;

use super::page::{Page, Read, SourceLines};
use escapes::Escapes;
use pulldown_cmark::{Event, Options, Parser};
use walk::Walk;

/// Bytes that are parsed together, unless a block is larger.
const PART: usize = 256 << 10;

/// Reads `source`, which has been through the gate and of which `known` is known. At the offsets
/// `breaks` stand `\n` that end no line of the file.
pub(super) fn read(source: &str, known: Known<'_>, breaks: &[usize]) -> Read {
    let start = known.start;
    let plain = dialect::plain(source, known, breaks);
    let (source, breaks) = (plain.source.as_ref(), plain.breaks.as_ref());
    let page = Page::new(SourceLines::of(source, breaks), source.len() - start);
    let mut walk = Walk::new(page);
    let definitions = match source.len() - start {
        0..=PART => String::new(),
        _ => definitions::of(source.get(start..).unwrap_or_default()),
    };
    let (mut at, mut size) = (start, PART);
    while at < source.len() {
        let end = line_end(source, at + size);
        match part(walk, source, (at, end), &definitions) {
            (read, Some(next)) => {
                walk = read;
                (at, size) = (next, PART);
            }
            (read, None) => {
                walk = read;
                size *= 2; // one block is larger than that
            }
        }
    }
    let mut read = walk.page.finish();
    read.tags = plain.tags;
    read
}

/// Behind the first line end at or behind `offset`, or the end of `source`.
fn line_end(source: &str, offset: usize) -> usize {
    let rest = source.as_bytes().get(offset..);
    let end = rest.and_then(|rest| memchr::memchr(b'\n', rest));
    end.map_or(source.len(), |end| offset + end + 1)
}

/// Reads the blocks of `source` between two offsets, but for the last one, which may go on behind
/// them, unless that is the end. Tells where to go on; nowhere if there was but one.
fn part<'a>(
    walk: Walk<'a>,
    source: &str,
    (at, end): (usize, usize),
    definitions: &str,
) -> (Walk<'a>, Option<usize>) {
    let mut walk = walk;
    let own = source.get(at..end).unwrap_or_default();
    let joined;
    let (text, before) = if definitions.is_empty() {
        (own, 0)
    } else {
        joined = [definitions, own].concat();
        (joined.as_str(), definitions.len())
    };
    let mut depth = 0_usize;
    let mut last = (at, walk.page.reached());
    let mut seen = at;
    let mut escapes = Escapes::default();
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        walk.page.is_escaped = escapes.take(&event, text, &range);
        if range.start < before {
            continue;
        }
        let offset = at + range.start - before;
        if depth == 0 && matches!(event, Event::Start(_) | Event::Rule) {
            // Blocks that begin on one line are read together.
            let between = source.as_bytes().get(seen..offset).unwrap_or_default();
            if let Some(end) = memchr::memrchr(b'\n', between) {
                last = (seen + end + 1, walk.page.reached());
            }
            seen = offset;
        }
        match &event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            Event::Text(_)
            | Event::Code(_)
            | Event::InlineMath(_)
            | Event::DisplayMath(_)
            | Event::Html(_)
            | Event::InlineHtml(_)
            | Event::FootnoteReference(_)
            | Event::SoftBreak
            | Event::HardBreak
            | Event::Rule
            | Event::TaskListMarker(_) => {}
        }
        let written = text.get(range).unwrap_or_default();
        walk.read(event, offset, written);
    }
    if end == source.len() {
        return (walk, Some(end));
    }
    let (next, reached) = last;
    walk.page.go_back(&reached);
    (walk.reset(), (next > at).then_some(next))
}

/// What is read beside `CommonMark`. Not smart punctuation: the text is the writer's.
fn options() -> Options {
    Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_DEFINITION_LIST
}
