//! The records of a source, read one after the other.

use super::Source;
use super::load::{LoadError, Loaded, Trouble};
use super::packed::Whole;
use super::source::{of_name, title_of_file};
use crate::formats::{self, Id, JoinedRow, Parsed, Place, Scheme, Split, sanitise};
use crate::review::{Problem, Review};
use std::io::BufRead;
use std::path::Path;
use std::sync::Arc;

/// The records of one source, in their order. What is not read yet is not held in memory, but for
/// exports of several files.
pub struct Records {
    lines: Box<dyn Iterator<Item = Line>>,
    /// How many were found.
    count: usize,
}

/// A record of a source, not yet looked into.
#[derive(Debug)]
pub struct Line {
    /// Which record it is, and where it stands.
    pub place: Place,
    /// The file it is in, where its source holds several.
    inside: Option<Arc<str>>,
    what: What,
}

/// What is known of a record.
#[derive(Debug)]
enum What {
    /// Its bytes, how to read them, and where they stand in their file.
    Bytes(Vec<u8>, Arc<Scheme>, Place),
    /// The text of a file.
    Text(Whole),
    /// What it states, and what was wrong with what it was joined from.
    Row(Box<JoinedRow>),
    /// Why it cannot be read.
    Broken(Trouble),
}

/// A record that was read, or could not be.
#[derive(Debug)]
pub struct Record {
    /// Where it stands.
    pub place: Place,
    /// What it is called, where it says so; a file among others, by its name.
    pub id: Option<Id>,
    /// The review, whose problems have the line of the source; or why there is none.
    pub loaded: Result<Loaded, LoadError>,
}

impl Records {
    /// All that `lines` gives, whose records are numbered.
    pub(super) fn new(lines: impl Iterator<Item = Line> + 'static) -> Self {
        Self {
            lines: Box::new(lines),
            count: 0,
        }
    }

    /// Whether none were found so far.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }
}

impl Iterator for Records {
    type Item = Line;

    fn next(&mut self) -> Option<Line> {
        let mut line = self.lines.next()?;
        self.count += 1;
        line.place.record = self.count;
        Some(line)
    }
}

/// The records of all that `from` gives, which is laid out as `scheme` says, of up to `limit` bytes each.
pub(super) fn cut(
    from: Box<dyn BufRead>,
    scheme: Scheme,
    limit: u64,
) -> impl Iterator<Item = Line> + use<> {
    let pieces = Split::new(from, &scheme, limit);
    let scheme = Arc::new(scheme);
    pieces.map(move |piece| Line {
        place: piece.place,
        inside: None,
        what: match piece.bytes {
            Ok(bytes) => What::Bytes(bytes, Arc::clone(&scheme), piece.place),
            Err(why) => What::Broken(why.into()),
        },
    })
}

impl Line {
    /// The text of a file among others.
    pub(super) fn text(whole: Whole) -> Self {
        Self::of(What::Text(whole))
    }

    /// A record that was put together.
    pub(super) fn joined(joined: JoinedRow) -> Self {
        let file = Arc::clone(&joined.file);
        Self::of(What::Row(Box::new(joined))).inside(&file)
    }

    /// What cannot be read.
    pub(super) fn broken(trouble: Trouble) -> Self {
        Self::of(What::Broken(trouble))
    }

    fn of(what: What) -> Self {
        Self {
            place: Place {
                record: 1,
                line: None,
                bytes: None,
            },
            inside: None,
            what,
        }
    }

    /// The same of the file of this name, among others.
    #[must_use]
    pub(super) fn inside(mut self, name: &Arc<str>) -> Self {
        self.place.line = None;
        self.inside = Some(Arc::clone(name));
        self.nowhere()
    }

    /// The same, whose bytes in the source cannot be told.
    #[must_use]
    pub(super) fn nowhere(mut self) -> Self {
        self.place.bytes = None;
        self
    }

    /// How many bytes it has; none where it could not be read.
    pub fn size(&self) -> u64 {
        let size = match &self.what {
            What::Bytes(bytes, ..) => bytes.len(),
            What::Text(whole) => whole.bytes.len(),
            What::Row(joined) => joined.row.text.as_ref().map_or(0, String::len),
            What::Broken(_) => 0,
        };
        size as u64
    }

    /// Reads the record, whose sections are not looked for; `None` where it cannot be read.
    pub fn read(self) -> Option<Review> {
        Some(parsed(self.what, self.inside.as_deref()).ok()?.1.review)
    }

    /// Reads the record that it is in `source`, and finds its sections.
    pub fn load(self, source: &Source) -> Record {
        let Self {
            place,
            inside,
            what,
        } = self;
        let read = read(what, inside.as_deref());
        let (id, loaded) = match read {
            Ok((id, loaded)) => (id, Ok(loaded)),
            Err(trouble) => {
                let origin = source.clone();
                let trouble = match inside {
                    Some(name) => trouble.inside(&name),
                    None => trouble,
                };
                (None, Err(LoadError { origin, trouble }))
            }
        };
        Record { place, id, loaded }
    }
}

/// A record that was parsed, what it is called, and what was wrong with other files it was joined from.
type ParsedRecord = (Option<Id>, Parsed, Vec<(Arc<str>, Problem)>);

/// Parses a record, which may be in the file of this name among others.
fn parsed(what: What, inside: Option<&str>) -> Result<ParsedRecord, Trouble> {
    let mut elsewhere = Vec::new();
    let (id, parsed) = match what {
        What::Bytes(bytes, scheme, place) => {
            let row = scheme.row(bytes, place)?;
            (row.id.clone(), row.parsed())
        }
        What::Text(whole) => {
            let name = inside.unwrap_or_default();
            let mut parsed = formats::read(whole.bytes, of_name(Path::new(name)))?;
            parsed.review = parsed.review.with_more_problems(whole.broken);
            (Some(Id::Text(sanitise::line(name))), parsed)
        }
        What::Row(joined) => {
            elsewhere = joined.elsewhere;
            (joined.row.id.clone(), joined.row.parsed())
        }
        What::Broken(trouble) => return Err(trouble),
    };
    Ok((id, parsed, elsewhere))
}

/// Reads a record, which may be in the file of this name among others.
fn read(what: What, inside: Option<&str>) -> Result<(Option<Id>, Loaded), Trouble> {
    let is_file = matches!(what, What::Text(_));
    let (id, parsed, elsewhere) = parsed(what, inside)?;
    let mut loaded = Loaded::of(parsed);
    let elsewhere = elsewhere
        .into_iter()
        .map(|(file, problem)| named(problem, &file));
    if let Some(name) = inside {
        let review = loaded
            .review
            .with_each_problem(|problem| named(problem, name));
        loaded.review = review.with_more_problems(elsewhere);
        if is_file {
            let title = || title_of_file(Path::new(name));
            loaded.outline = loaded.outline.with_title_of_last_resort(title);
        }
    }
    Ok((id, loaded))
}

/// A problem of the file of this name, whose line is that of the file and not of the source.
fn named(problem: Problem, name: &str) -> Problem {
    let name = sanitise::line(name);
    let Problem { line, message } = problem;
    let message = match line {
        Some(line) => format!("{name}: line {line}: {message}"),
        None => format!("{name}: {message}"),
    };
    Problem {
        line: None,
        message,
    }
}
