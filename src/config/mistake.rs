//! What is wrong with files of settings, and how it is told.

use std::fmt;
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};

use crate::formats::sanitise;
use crate::query;

/// The longest message, in characters: what it quotes may be of any length.
const LONGEST: usize = 400;

/// What is told of a place that holds more than can be shown.
const UNSEEN: &str = "a character in it is not seen";

/// Everything that is wrong with the files of settings, file by file, in the order of the lines.
///
/// Displayed without colours, each mistake with its file, its line and a caret below its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfigError {
    /// The mistakes; never none.
    pub mistakes: Vec<Mistake>,
}

/// One thing that is wrong. All of its text is safe to print.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mistake {
    /// The file, as it was named.
    pub file: String,
    /// What is wrong.
    pub message: String,
    /// Where; none where the file could not be read.
    pub place: Option<Place>,
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The line, counted from 1.
    pub line: usize,
    /// The text of the line.
    pub text: String,
    /// The bytes of `text` that are wrong.
    pub wrong: Range<usize>,
    /// What to do about it, if there is a short word for that; else empty.
    pub remedy: String,
}

/// Whether mistakes are told in colours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    /// With escape sequences for colours, for a terminal.
    Colours,
    /// As bare text.
    Plain,
}

/// Something wrong at a range of bytes in the text that is being read.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) place: Range<usize>,
    pub(super) message: String,
    /// A short word beside the caret; may be empty.
    pub(super) remedy: String,
}

impl Fault {
    pub(super) fn new(place: Range<usize>, message: impl fmt::Display) -> Self {
        Self {
            place,
            message: message.to_string(),
            remedy: String::new(),
        }
    }

    /// The same with a short word on what to do.
    pub(super) fn with_remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = remedy.into();
        self
    }
}

impl Mistake {
    /// A file that cannot be read.
    pub(super) fn of_file(file: &str, reason: impl fmt::Display) -> Self {
        Self {
            file: file.to_owned(),
            message: shortened(&reason.to_string()),
            place: None,
        }
    }

    /// The mistake that `fault` is in the `text` of `file`.
    pub(super) fn at(file: &str, text: &str, fault: &Fault) -> Self {
        let end = text.len();
        let (start, stop) = (fault.place.start.min(end), fault.place.end.min(end));
        let (above, rest) = text.split_at_checked(start).unwrap_or((text, ""));
        let begin = above.rfind('\n').map_or(0, |at| at + 1);
        let before = above.get(begin..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        // What reaches over the end of the line is shown as far as that.
        let length = stop.saturating_sub(start).min(line.len());
        let (raw, after) = line.split_at_checked(length).unwrap_or((line, ""));
        let [before, wrong, after] = [before, raw, after].map(sanitise::line);
        // What was left out may be all that is wrong.
        let remedy = if wrong == raw { &fault.remedy } else { UNSEEN };
        Self {
            file: file.to_owned(),
            message: shortened(&fault.message),
            place: Some(Place {
                line: above.matches('\n').count() + 1,
                wrong: before.len()..before.len() + wrong.len(),
                text: format!("{before}{wrong}{after}"),
                remedy: shortened(remedy),
            }),
        }
    }

    /// How it is told: what is wrong, and where.
    fn rendered(&self, renderer: &Renderer) -> String {
        let Some(place) = &self.place else {
            let title = Level::ERROR.primary_title(format!("{}: {}", self.file, self.message));
            return renderer.render(&[annotate_snippets::Group::with_title(title)]);
        };
        let wrong = AnnotationKind::Primary.span(place.wrong.clone());
        let wrong = match place.remedy.as_str() {
            "" => wrong,
            remedy => wrong.label(remedy),
        };
        let snippet = Snippet::source(&place.text)
            .line_start(place.line)
            .path(&self.file)
            .annotation(wrong);
        let title = Level::ERROR.primary_title(&self.message);
        renderer.render(&[title.element(snippet)])
    }
}

impl ConfigError {
    /// What is wrong with a query that was typed; `name` is told in the place of a file.
    pub fn in_query(name: &str, text: &str, faults: &[query::Fault]) -> Self {
        let mistakes = faults.iter().map(|fault| {
            let place = fault.span.clone();
            let fault = Fault::new(place, &fault.message).with_remedy(&fault.remedy);
            Mistake::at(name, text, &fault)
        });
        Self {
            mistakes: mistakes.collect(),
        }
    }

    /// All mistakes, set apart by blank lines. Safe to print.
    pub fn rendered(&self, paint: Paint) -> String {
        let renderer = match paint {
            Paint::Colours => Renderer::styled(),
            Paint::Plain => Renderer::plain(),
        };
        let told: Vec<String> = self
            .mistakes
            .iter()
            .map(|mistake| mistake.rendered(&renderer))
            .collect();
        told.join("\n\n")
    }
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.rendered(Paint::Plain))
    }
}

impl std::error::Error for ConfigError {}

/// A message made safe, and cut where it quotes something very long.
fn shortened(message: &str) -> String {
    let message = sanitise::line(message);
    match message.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", message.get(..end).unwrap_or_default()),
        None => message,
    }
}
