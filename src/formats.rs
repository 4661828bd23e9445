//! Bytes to reviews: decoding, the one sanitising gate, and the formats.

mod beginning;
mod decode;
mod format;
mod front;
mod hint;
mod markdown;
mod plain;
pub mod sanitise;
mod stated;
mod tell;

pub use beginning::{SHORTEST_BEGINNING, beginning};
pub use format::Format;
pub use hint::Hint;
pub use stated::{Opinions, opinions, section_rating};

use crate::review::{Block, Problem, Review};
use beginning::DECIDING;
use plain::Wrapping;
use sanitise::{Removed, Sanitised};

/// Why bytes could not be read as a review. The message is for the reader and does not name
/// the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is not text.
    #[error("it holds binary data, not text; if it is a text in UTF-16, save it as UTF-8")]
    Binary,
    /// Its byte order mark says UTF-32.
    #[error("it is written in UTF-32; save it as UTF-8")]
    Utf32,
}

/// The bytes at the start of a file by which [`check`] tells whether it is text.
pub const TELLING: usize = 8 * 1024;

/// Whether a file that begins with `start`, its first [`TELLING`] bytes, can be read at all, so
/// that the rest of what is not text need not be read.
pub fn check(start: &[u8]) -> Result<(), Unreadable> {
    decode::encoding(start).map(|_| ())
}

/// A review, and what it was written in.
#[derive(Debug, Clone, Default)]
pub struct Parsed {
    /// The review.
    pub review: Review,
    /// What it was written in.
    pub format: Format,
}

/// Makes a review of the bytes of a file, in the format that `hint` or the content tells.
///
/// The review of a beginning that was cut by [`beginning()`] is a beginning of the review of the
/// whole: its text always, its blocks up to the last one. Only what Markdown defines further below,
/// footnotes and the addresses of links, is not known in it yet.
pub fn read(bytes: Vec<u8>, hint: Hint) -> Result<Parsed, Unreadable> {
    let encoding = decode::encoding(&bytes)?;
    let start = bytes.get(..DECIDING).map(|start| {
        let start = start.get(..beginning(start)).unwrap_or(start).to_vec();
        sanitise::text(decode::decode(start, encoding).text).text
    });
    let decoded = decode::decode(bytes, encoding);
    let mut problems = decoded.problems;
    let format = tell::format(&decoded.text, hint);
    let clean = sanitise::text(match format {
        Format::Plain => decoded.text,
        Format::Markdown => markdown::expanded(decoded.text),
    });
    problems.extend(left_out(&clean, clean.controls, CONTROLS));
    problems.extend(left_out(&clean, clean.hidden, HIDDEN));
    let review = match format {
        Format::Plain => plain(clean, start.as_deref(), problems),
        Format::Markdown => marked_up(clean, problems),
    };
    Ok(Parsed { review, format })
}

/// The review of plain text, of which `start` settles what holds for all of it.
fn plain(clean: Sanitised, start: Option<&str>, problems: Vec<Problem>) -> Review {
    let mut clean = clean;
    let front = front::read(&clean.text, Format::Plain);
    let above = clean.source_line(front.end) - 1;
    if front.end > 0 {
        clean.text.drain(..front.end);
        clean.breaks.retain(|at| *at >= front.end);
        clean.breaks.iter_mut().for_each(|at| *at -= front.end);
    }
    let start = start.and_then(|start| start.get(front.end..));
    let wrapping = Wrapping::of(start.unwrap_or(&clean.text));
    let mut blocks = plain::blocks(&clean, wrapping);
    for block in &mut blocks {
        block.line = block
            .line
            .saturating_add(u32::try_from(above).unwrap_or(u32::MAX));
    }
    let nothing = nothing(&blocks, &clean.text);
    let problems = [problems, front.problems, nothing].concat();
    let facts = stated::facts(&clean.text, &blocks, front.facts);
    Review::new(clean.text, blocks, facts, problems)
}

/// The review of Markdown.
fn marked_up(clean: Sanitised, problems: Vec<Problem>) -> Review {
    let front = front::read(&clean.text, Format::Markdown);
    let read = markdown::read(&clean.text, front.end, &clean.breaks);
    let nothing = nothing(&read.blocks, &clean.text);
    drop(clean);
    let problems = [problems, front.problems, nothing].concat();
    let facts = stated::facts(&read.text, &read.blocks, front.facts);
    read.review(facts, problems)
}

/// Tells the reader that there is nothing to read, if so; `source` may hold facts or comments only.
fn nothing(blocks: &[Block], source: &str) -> Vec<Problem> {
    let problem = blocks.is_empty().then(|| {
        let message = if source.trim().is_empty() {
            "the file is empty"
        } else {
            "the file holds no text to read"
        };
        Problem {
            line: None,
            message: message.to_owned(),
        }
    });
    problem.into_iter().collect()
}

/// What left-out characters are called: one of them, several of them.
type Names = (&'static str, &'static str);

const CONTROLS: Names = ("control character was", "control characters were");
const HIDDEN: Names = ("hidden character was", "hidden characters were");

/// Tells the reader that characters were left out, if any were.
fn left_out(clean: &Sanitised, removed: Removed, names: Names) -> Option<Problem> {
    let name = match removed.count {
        0 => return None,
        1 => names.0,
        _ => names.1,
    };
    Some(Problem {
        line: Some(clean.source_line(removed.first)),
        message: format!("{} {name} left out", removed.count),
    })
}
