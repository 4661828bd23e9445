//! Bytes to reviews: decoding, the one sanitising gate, and the formats.

mod beginning;
mod cuts;
mod decode;
mod epub;
mod export;
mod format;
mod front;
mod hint;
mod html;
mod markdown;
mod page;
mod plain;
mod records;
pub mod sanitise;
mod spoilers;
mod stated;
mod tell;

pub use beginning::{SHORTEST_BEGINNING, beginning, has_beginning};
pub use decode::{Decoded, Encoding, MARK};
pub use epub::is_book;
pub use export::{ExportRow, Joined, JoinedRow, Part, joined, part};
pub use format::Format;
pub use hint::Hint;
pub use records::{
    Bytes, Column, DateForm, Holds, Id, Join, KnownBy, Layout, Mapping, Mappings, Name, NoRecord,
    Piece, Place, Private, Quotes, Record, Row, Scheme, Split, Use, WithoutText, Written,
    are_records, check_records, record,
};
pub use stated::section_rating;

use crate::review::{Block, Facts, Problem, Rating, Review};
use beginning::{DECIDING, cut_in};
use plain::Manner;
use sanitise::{Removed, Sanitised};

/// The rating that `text` is, if it is one for sure, as `4/5`, `8 of 10`, `★★★½`, `85%` or `B+`.
pub fn rating(text: &str) -> Option<Rating> {
    front::rating::of(text).filter(front::rating::is_certain)
}

/// Why bytes could not be read as a review. The message is for the reader and does not name
/// the file.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unreadable {
    /// It is not text.
    #[error("it holds binary data, not text")]
    Binary,
    /// Its byte order mark says UTF-32.
    #[error("it is written in UTF-32; save it as UTF-8")]
    Utf32,
    /// It is a book that cannot be read.
    #[error("it is no book in EPUB that can be read: {reason}")]
    BrokenBook {
        /// What is wrong with it.
        reason: String,
    },
    /// It is a book whose text is encrypted.
    #[error("the book is encrypted (DRM); only the program it was sold for can open it")]
    LockedBook,
    /// Its byte order mark says UTF-16, where UTF-8 must be.
    #[error("it is written in UTF-16, but records in JSON Lines must be UTF-8; save it as UTF-8")]
    Utf16Records,
    /// It is in an encoding in which what sets records apart may be a part of a character.
    #[error("it is written in {encoding}, in which records cannot be told apart; save it as UTF-8")]
    NotCut {
        /// The name of the encoding.
        encoding: &'static str,
    },
    /// It is a table or a list whose columns say nothing of reviews.
    #[error(
        "it holds no reviews that are known: {found}; say what its columns are in a table \
         [records.NAME] of your config.toml"
    )]
    NoReviews {
        /// What was found instead.
        found: String,
    },
}

/// The bytes at the start of a file by which [`check`] tells whether it is text.
pub const TELLING: usize = 8 * 1024;

/// Whether a file that begins with `start`, its first [`TELLING`] bytes, can be read at all, so
/// that the rest of what is not text need not be read.
pub fn check(start: &[u8]) -> Result<(), Unreadable> {
    if epub::is_archive(start) {
        return Ok(()); // It may be a book, which only all of it tells.
    }
    decode::told(start).map(|_| ())
}

/// Whether a source that begins with `start` is written in UTF-16.
pub fn is_utf16(start: &[u8]) -> bool {
    matches!(
        Encoding::of(start),
        Ok(Encoding::Utf16Little | Encoding::Utf16Big)
    )
}

/// The text of `bytes`, which are in UTF-16; what does not decode is U+FFFD.
pub fn of_utf16(bytes: Vec<u8>) -> String {
    let encoding = Encoding::of(&bytes).unwrap_or(Encoding::Utf8);
    encoding.decode(bytes).text
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
/// whole: its text always, its blocks up to the last one. Only what is defined further below,
/// footnotes and the addresses of links, is not known in it yet.
pub fn read(bytes: Vec<u8>, hint: Hint) -> Result<Parsed, Unreadable> {
    if hint == Hint::Epub || is_book(&bytes) {
        return epub::read(&bytes);
    }
    let encoding = match (Encoding::of(&bytes)?, hint) {
        (guess, Hint::Html) => guess.unless_declared(&bytes),
        (
            told,
            Hint::Plain
            | Hint::Markdown
            | Hint::Records
            | Hint::Json
            | Hint::Table
            | Hint::Epub
            | Hint::Content,
        ) => told,
    };
    let start = bytes.get(..DECIDING).map(|start| {
        let start = start
            .get(..cut_in(start, encoding))
            .unwrap_or(start)
            .to_vec();
        sanitise::text(encoding.decode(start).text).text
    });
    let decoded = encoding.decode(bytes);
    let source = Input {
        text: decoded.text,
        start,
        whole: Whole::File,
    };
    Ok(parsed(source, hint, decoded.problems, Facts::default()))
}

/// A text that was decoded.
struct Input {
    /// All of it.
    text: String,
    /// The beginning that settles what holds for all of it, where it is longer; safe to print.
    start: Option<String>,
    /// What it is all of.
    whole: Whole,
}

/// What a text is all of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Whole {
    /// A file.
    File,
    /// The text of a record, which stands on a line of the source.
    Record { line: usize },
    /// A record that has no text.
    NoText { line: usize },
    /// A record that needs no text.
    Optional { line: usize },
}

impl Whole {
    /// What was wrong with it, with its place in the source.
    fn placed(self, problems: Vec<Problem>) -> Vec<Problem> {
        let (Self::Record { line } | Self::NoText { line } | Self::Optional { line }) = self else {
            return problems;
        };
        let problems = problems.into_iter().map(|problem| Problem {
            line: Some(line),
            message: match problem.line {
                Some(inside) => format!("line {inside} of its text: {}", problem.message),
                None => problem.message,
            },
        });
        problems.collect()
    }
}

/// Makes a review of a text, of which `problems` are known and `facts` stated beside it.
fn parsed(source: Input, hint: Hint, problems: Vec<Problem>, facts: Facts) -> Parsed {
    let Input { text, start, whole } = source;
    let mut problems = problems;
    let format = tell::format(&text, hint);
    let clean = sanitise::text(match format {
        Format::Markdown => markdown::expanded(text),
        Format::Plain
        | Format::Html
        | Format::Epub
        | Format::Csv
        | Format::Tsv
        | Format::Json
        | Format::JsonLines => text,
    });
    problems.extend(left_out(&clean, clean.controls, CONTROLS));
    problems.extend(left_out(&clean, clean.hidden, HIDDEN));
    let beside = Beside {
        facts,
        problems,
        whole,
    };
    let review = match format {
        Format::Markdown => marked_up(clean, beside),
        Format::Html | Format::Epub => page(clean, beside),
        Format::Plain | Format::Csv | Format::Tsv | Format::Json | Format::JsonLines => {
            plain(clean, start.as_deref(), beside)
        }
    };
    Parsed { review, format }
}

/// What is known of a review beside its text.
struct Beside {
    facts: Facts,
    problems: Vec<Problem>,
    whole: Whole,
}

/// The review of plain text, of which `start` settles what holds for all of it.
fn plain(clean: Sanitised, start: Option<&str>, beside: Beside) -> Review {
    let mut clean = clean;
    let front = front::read(&clean.text, Format::Plain);
    let above = clean.source_line(front.end) - 1;
    if front.end > 0 {
        clean.text.drain(..front.end);
        clean.breaks.retain(|at| *at >= front.end);
        clean.breaks.iter_mut().for_each(|at| *at -= front.end);
    }
    let start = start.and_then(|start| start.get(front.end..));
    let mut spoilers = spoilers::take(&mut clean);
    let manner = Manner::of(start.unwrap_or(&clean.text));
    let quotes = plain::unmark(&mut clean, &mut spoilers);
    let mut blocks = plain::blocks(&clean, &quotes, manner);
    for block in &mut blocks {
        block.line = block
            .line
            .saturating_add(u32::try_from(above).unwrap_or(u32::MAX));
    }
    let nothing = nothing(&blocks, &clean.text, beside.whole);
    let problems = beside
        .whole
        .placed([beside.problems, front.problems, nothing].concat());
    let facts = stated::facts(&clean.text, &blocks, beside.facts.over(front.facts));
    let (runs, links) = plain::notes(&clean.text);
    Review::new(clean.text, blocks, facts, problems)
        .with_links(runs, links)
        .with_spoilers(spoilers)
}

/// The review of Markdown.
fn marked_up(clean: Sanitised, beside: Beside) -> Review {
    let front = front::read(&clean.text, Format::Markdown);
    let known = markdown::Known {
        start: front.end,
        title: front.facts.title.as_deref(),
        signs: &front.signs,
    };
    let read = markdown::read(&clean.text, known, &clean.breaks);
    let nothing = nothing(&read.blocks, &clean.text, beside.whole);
    drop(clean);
    let problems = beside
        .whole
        .placed([beside.problems, front.problems, nothing].concat());
    let mut facts = stated::facts(&read.text, &read.blocks, beside.facts.over(front.facts));
    facts.add_tags(&read.tags);
    read.review(facts, problems)
}

/// The review of a page of HTML.
fn page(clean: Sanitised, beside: Beside) -> Review {
    let (read, stated) = html::page(&clean);
    let nothing = nothing(&read.blocks, &clean.text, beside.whole);
    drop(clean);
    let problems = beside.whole.placed([beside.problems, nothing].concat());
    let facts = stated::facts(&read.text, &read.blocks, beside.facts.over(stated));
    read.review(facts, problems)
}

/// The review of a piece of HTML, the text of a record.
fn fragment(text: &str, beside: Beside) -> Review {
    let read = html::fragment(text);
    let nothing = nothing(&read.blocks, text, beside.whole);
    let problems = beside.whole.placed([beside.problems, nothing].concat());
    let facts = stated::facts(&read.text, &read.blocks, beside.facts);
    read.review(facts, problems)
}

/// Tells the reader that there is nothing to read, if so; `source` may hold facts or comments only.
fn nothing(blocks: &[Block], source: &str, whole: Whole) -> Vec<Problem> {
    let is_fine = matches!(whole, Whole::Optional { .. });
    let problem = (blocks.is_empty() && !is_fine).then(|| {
        let message = match (whole, source.trim().is_empty()) {
            (Whole::File, true) => "the file is empty",
            (Whole::File, false) => "the file holds no text to read",
            (Whole::Record { .. }, true) => "the text of the record is empty",
            (Whole::Record { .. }, false) => "the record holds no text to read",
            (Whole::NoText { .. } | Whole::Optional { .. }, _) => {
                "the record has no field with a text, such as `text`, `review` or `body`"
            }
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
