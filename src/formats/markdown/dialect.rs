//! Markdown as the makers of sites and of note books write it, in Markdown that a parser knows.
//!
//! Hugo, Jekyll, Zola, Eleventy, Astro and Obsidian have marks of their own. What such a mark says is
//! written in plain Markdown in its place, the rest of it is gone, and what is not understood stays as it
//! is written. Code stays as it is. All lines are on the lines they were on.

mod ahead;
mod call;
mod code;
mod edits;
mod pairs;
mod said;
mod scan;

use scan::Scan;
use std::borrow::Cow;
use std::ops::Range;

/// What is known of a text before it is read.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::formats) struct Known<'a> {
    /// Where it begins.
    pub(in crate::formats) start: usize,
    /// The title that the file states.
    pub(in crate::formats) title: Option<&'a str>,
    /// What of the lines that state facts in it is not to be read.
    pub(in crate::formats) signs: &'a [Range<usize>],
}

/// A text in plain Markdown.
#[derive(Debug)]
pub(super) struct Plain<'a> {
    /// The source, up to the text as it was.
    pub(super) source: Cow<'a, str>,
    /// Where `\n` stands in it that ends no line of the file.
    pub(super) breaks: Cow<'a, [usize]>,
    /// Tags on lines of their own.
    pub(super) tags: Vec<String>,
}

/// `source`, of which `known` is known, in plain Markdown; the `\n` at `breaks` end no line of the file.
pub(super) fn plain<'a>(source: &'a str, known: Known<'_>, breaks: &'a [usize]) -> Plain<'a> {
    let code = code::ranges(source, known.start);
    let signs = known.signs.iter().filter(|sign| {
        let next = code.partition_point(|code| code.end <= sign.start);
        code.get(next).is_none_or(|code| code.start >= sign.end)
    });
    let signs: Vec<Range<usize>> = signs.cloned().collect();
    let mut found = Scan::new(source, known.start, code, breaks, known.title).run();
    for sign in signs {
        found.edits.put(sign, "");
    }
    if found.edits.is_empty() {
        return Plain {
            source: Cow::Borrowed(source),
            breaks: Cow::Borrowed(breaks),
            tags: found.tags,
        };
    }
    let (source, breaks) = found.edits.applied(source, breaks);
    Plain {
        source: Cow::Owned(source),
        breaks: Cow::Owned(breaks),
        tags: found.tags,
    }
}
