//! Front matter in YAML, read one event at a time: values stay as they are written (`No` is a
//! title), aliases are not followed, and what is too deep or too much is refused.

use super::Stated;
use super::tree::{Entry, Tree, Wrong};
use crate::formats::sanitise;
use crate::review::Problem;
use granit_parser::{ErrorKind, Event, Parser, ScanError};

/// The deepest that values are nested.
const DEEPEST: usize = 16;

/// The most values, keys, and ends of lists.
const MOST_EVENTS: usize = 10_000;

/// Why what is deeper than that is not read.
const TOO_DEEP: &str = "is nested too deep; write its values side by side";

/// Something that is being read.
enum Open {
    List(Vec<Tree>),
    Map {
        entries: Vec<Entry>,
        /// The key whose value comes next, and its line.
        key: Option<(String, usize)>,
    },
}

/// Reads `body`, whose first line is `first_line` of the source.
pub(super) fn read(body: &str, first_line: usize) -> Result<Stated, Wrong> {
    let mut reader = Reader {
        open: Vec::new(),
        whole: None,
        problems: Vec::new(),
        has_alias: false,
    };
    for (count, event) in Parser::new_from_str(body).enumerate() {
        let (event, span) = event.map_err(|error| invalid(&error, first_line))?;
        let line = first_line + span.start.line().saturating_sub(1);
        if count >= MOST_EVENTS {
            return Err(refused(
                line,
                "holds too much to be facts; leave out what is no fact",
            ));
        }
        if reader.open.len() > DEEPEST {
            return Err(refused(line, TOO_DEEP));
        }
        if matches!(event, Event::DocumentEnd) {
            break;
        }
        reader.take(event, line);
    }
    match reader.whole {
        Some(Tree::Map(entries)) => Ok(Stated {
            entries,
            problems: reader.problems,
        }),
        Some(Tree::Text(text)) if !text.is_empty() => Err(no_keys(first_line)),
        Some(Tree::List(_)) => Err(no_keys(first_line)),
        Some(Tree::Text(_)) | None => Ok(Stated::default()),
    }
}

struct Reader {
    open: Vec<Open>,
    whole: Option<Tree>,
    problems: Vec<Problem>,
    has_alias: bool,
}

impl Reader {
    fn take(&mut self, event: Event<'_>, line: usize) {
        match event {
            Event::Scalar(text, style, ..) => {
                let is_null = style == granit_parser::ScalarStyle::Plain
                    && matches!(&*text, "~" | "null" | "Null" | "NULL");
                let text = if is_null {
                    String::new()
                } else {
                    text.into_owned()
                };
                self.value(Tree::Text(text), line);
            }
            Event::SequenceStart(..) => self.open.push(Open::List(Vec::new())),
            Event::MappingStart(..) => self.open.push(Open::Map {
                entries: Vec::new(),
                key: None,
            }),
            Event::SequenceEnd | Event::MappingEnd => match self.open.pop() {
                Some(Open::List(list)) => self.value(Tree::List(list), line),
                Some(Open::Map { entries, .. }) => self.value(Tree::Map(entries), line),
                None => {}
            },
            Event::Alias(_) | Event::UnresolvedAlias(_) => self.alias(line),
            Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(..)
            | Event::DocumentEnd
            | Event::Anchor(..)
            | _ => {}
        }
    }

    /// Puts a value where it belongs: it may be a key.
    fn value(&mut self, value: Tree, line: usize) {
        match self.open.last_mut() {
            None => self.whole = Some(value),
            Some(Open::List(list)) => list.push(value),
            Some(Open::Map { entries, key }) => match key.take() {
                None => {
                    let name = match value {
                        Tree::Text(text) => text,
                        Tree::List(_) | Tree::Map(_) => String::new(), // no name of a fact
                    };
                    *key = Some((name, line));
                }
                Some((key, line)) => {
                    if entries.iter().any(|entry| entry.key == key) {
                        self.problems.push(twice(&key, line));
                    } else {
                        let line = Some(line);
                        entries.push(Entry { key, line, value });
                    }
                }
            },
        }
    }

    fn alias(&mut self, line: usize) {
        if !self.has_alias {
            self.has_alias = true;
            let message = "the alias in the front matter is not followed; write the value itself";
            self.problems.push(Problem {
                line: Some(line),
                message: message.to_owned(),
            });
        }
        self.value(Tree::Text(String::new()), line);
    }
}

/// Tells that a key stands twice.
fn twice(key: &str, line: usize) -> Problem {
    Problem {
        line: Some(line),
        message: format!(
            "`{}` stands twice in the front matter, and the first one counts; take one away",
            sanitise::line(key)
        ),
    }
}

fn refused(line: usize, why: &str) -> Wrong {
    Wrong {
        line: Some(line),
        message: format!("the front matter is not read: it {why}"),
    }
}

fn no_keys(line: usize) -> Wrong {
    refused(line, "has no keys; write lines such as `title: …`")
}

fn invalid(error: &ScanError, first_line: usize) -> Wrong {
    let line = first_line + error.marker().line().saturating_sub(1);
    if *error.kind() == ErrorKind::RecursionLimitExceeded {
        return refused(line, TOO_DEEP);
    }
    Wrong {
        line: Some(line),
        message: format!(
            "the front matter is no YAML that can be read ({}); mend the line, or put its value in quotation marks",
            sanitise::line(&error.info())
        ),
    }
}
