//! Spoilers: what a text marks as giving away the story, and the text without those marks.
//!
//! Known are `>!…!<`, `||…||`, `[spoiler]…[/spoiler]`, and of HTML `<spoiler>`, elements of the class
//! `spoiler`, and `<details>` whose `<summary>` speaks of a spoiler. They may reach over several
//! paragraphs, but for the bars. A mark without its end is text as it stands, unless its end is plainly
//! missing: a `>!` at the start of a line, an element, and a `[spoiler]` in a text that ends others. Then
//! the spoiler ends with its paragraph.

mod elements;
mod pairs;
mod scan;
mod tag;

pub(super) use pairs::pairs;
pub(super) use scan::{Mark, Sort, Tags, marks};
pub(super) use tag::Tag;

use super::cuts::Cuts;
use super::sanitise::Sanitised;
use crate::review::Span;

/// Takes the marks out of a plain text, and tells what they set off. No line is lost or won.
pub(super) fn take(clean: &mut Sanitised) -> Vec<Span> {
    let marks = marks(&clean.text, Tags::Read);
    if marks.is_empty() {
        return Vec::new();
    }
    let found = pairs(&clean.text, &marks, &ends(&clean.text));
    let cuts = Cuts::new(found.cuts);
    cuts.take_from(&mut clean.text);
    for at in &mut clean.breaks {
        *at = cuts.moved(*at);
    }
    let spoilers = found.spoilers.into_iter();
    spoilers.map(|range| cuts.moved_span(range)).collect()
}

/// Where the paragraphs of a plain text end: at the lines before blank ones, and at its end.
fn ends(text: &str) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut end = 0;
    let mut is_open = false;
    let mut start = 0;
    for line_end in memchr::memchr_iter(b'\n', text.as_bytes()).chain([text.len()]) {
        let line = text.get(start..line_end).unwrap_or_default();
        if line.trim().is_empty() {
            ends.extend(is_open.then_some(end));
            is_open = false;
        } else {
            (end, is_open) = (line_end, true);
        }
        start = line_end + 1;
    }
    ends.extend(is_open.then_some(end));
    ends
}
