//! What `frontrow list --filter` keeps.

use super::list::Sort;
use super::print::{Came, Printer};
use super::reading::Read;
use super::{Print, rows};
use crate::config::{ConfigError, Settings};
use crate::journal::Status;
use crate::library::{SortBy, Source, Way};
use crate::outline::Kinds;
use crate::query::{
    self, DayField, Fault, NumberField, Parsed, Progress, Query, Subject, Term, TextField,
    TextTerm, Word,
};
use crate::review::{Facts, Pace, Rating};
use std::borrow::Cow;
use std::io::{self, Write};
use std::path::Path;

/// What a fault in a query is told of, in the place of a file.
const NAME: &str = "--filter";

/// What is kept of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Filter {
    query: Query,
    /// What its words look for.
    words: Vec<TextTerm>,
}

/// What is told of the language.
pub(super) fn help() -> String {
    format!(
        "Keep only what this query finds; nothing kept ends with 1, a mistake in it with 2. Its `sort:` \
         counts where --sort is not given. @NAME stands for a query in [filters] of config.toml. For \
         example:\n\n{}",
        query::table_text()
    )
}

impl Filter {
    /// The filter that was typed.
    ///
    /// # Errors
    /// Everything that is not understood of it, or asks for an order that only the screen has.
    pub(super) fn parse(text: &str, settings: &Settings) -> Result<Self, ConfigError> {
        let parsed = Query::parse_with(text, &settings.filters);
        let mut faults: Vec<Fault> = sort_of_the_screen(text, &parsed).into_iter().collect();
        let Parsed {
            query,
            faults: others,
            ..
        } = parsed;
        faults.extend(others);
        if faults.is_empty() {
            let words = query.words().iter().map(Word::term).collect();
            return Ok(Self { query, words });
        }
        faults.sort_by_key(|fault| fault.span.start);
        Err(ConfigError::in_query(NAME, text, &faults))
    }

    /// In which order it wants the list.
    pub(super) fn sort(&self) -> Option<Sort> {
        let (sort, turn) = self.query.sort()?;
        let (by, way) = (SortBy::from(sort), Way::from(turn));
        Some(Sort { by, way })
    }

    /// Whether it asks how far a review has been read.
    pub(super) fn asks_for_progress(&self) -> bool {
        self.query.terms().iter().any(Term::asks_for_progress)
    }

    /// Whether it keeps what was read.
    pub(super) fn keeps(&self, read: &Read<'_>, kinds: &Kinds, pace: Pace) -> bool {
        let subject = Known {
            read,
            title: rows::title(read),
            kinds,
            pace,
        };
        self.holds(&subject)
    }

    /// Whether it keeps something of which so much is known.
    pub(super) fn holds(&self, subject: &impl Subject) -> bool {
        self.query.holds(subject) && self.words.iter().all(|word| word.holds_of(subject))
    }
}

/// What asks for something that a search of the library does not know.
pub(super) fn of_the_screen(text: &str, parsed: &Parsed) -> Vec<Fault> {
    let Parsed { query, places, .. } = parsed;
    let terms = query.terms().iter().zip(places);
    let terms = terms.filter(|(term, _)| term.asks_for_progress());
    let mut faults: Vec<Fault> = terms
        .map(|(_, place)| Fault {
            span: place.clone(),
            message: "how far a review has been read is only known on the screen and to `list`"
                .to_owned(),
            remedy: "leave this out".to_owned(),
        })
        .collect();
    faults.extend(sort_of_the_screen(text, parsed));
    faults
}

/// An order that is only known on the screen.
fn sort_of_the_screen(text: &str, parsed: &Parsed) -> Option<Fault> {
    let (sort, _) = parsed.query.sort()?;
    (!SortBy::from(sort).is_of_files()).then(|| Fault {
        span: text.find("sort").unwrap_or_default()..text.len(),
        message: "the order of how far reviews have been read is only known on the screen"
            .to_owned(),
        remedy: "sort by something else".to_owned(),
    })
}

/// The same as a query asks for it.
pub(super) fn progress(status: Status) -> Progress {
    match status {
        Status::Unread => Progress::Unread,
        Status::Reading => Progress::Begun,
        Status::Finished => Progress::Read,
    }
}

/// Prints what a filter keeps.
pub(super) struct Kept<'a> {
    filter: &'a Filter,
    kinds: &'a Kinds,
    pace: Pace,
    printer: Box<dyn Printer + 'a>,
}

impl<'a> Kept<'a> {
    pub(super) fn new(
        filter: &'a Filter,
        print: &'a Print,
        printer: Box<dyn Printer + 'a>,
    ) -> Self {
        Self {
            filter,
            kinds: &print.settings.kinds,
            pace: print.pace,
            printer,
        }
    }
}

impl Printer for Kept<'_> {
    fn add(&mut self, read: &Read<'_>, out: &mut dyn Write) -> io::Result<Came> {
        if self.filter.keeps(read, self.kinds, self.pace) {
            self.printer.add(read, out)
        } else {
            Ok(Came::Nothing)
        }
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.printer.finish(out)
    }
}

/// What is known of something that was read.
struct Known<'a> {
    read: &'a Read<'a>,
    title: Option<String>,
    kinds: &'a Kinds,
    pace: Pace,
}

impl Known<'_> {
    fn facts(&self) -> Option<&Facts> {
        Some(self.read.loaded.ok()?.review.facts())
    }

    fn path(&self) -> Option<&Path> {
        match self.read.source {
            Source::File(path) => Some(path),
            Source::Record(path, _) => Some(path),
            Source::StandardInput | Source::Sample(_) => None,
        }
    }

    /// Whether `holds` of the name of the file, or of what stands for it.
    fn any_file(&self, holds: &mut dyn FnMut(&str) -> bool) -> bool {
        match self.path() {
            Some(path) => path
                .file_name()
                .is_some_and(|name| holds(&name.to_string_lossy())),
            None => holds(&self.read.source.shown()),
        }
    }

    /// Whether `holds` of the name of the format, or of the ending of the file.
    fn any_format(&self, holds: &mut dyn FnMut(&str) -> bool) -> bool {
        let format = self.read.loaded.ok().map(|loaded| loaded.format.name());
        let suffix = self.path().and_then(Path::extension);
        format.is_some_and(&mut *holds)
            || suffix.is_some_and(|suffix| holds(&suffix.to_string_lossy()))
    }

    fn any_section(&self, holds: &mut dyn FnMut(&str) -> bool) -> bool {
        let Ok(loaded) = self.read.loaded else {
            return false;
        };
        let kinds = self.kinds.within(&loaded.outline, &loaded.review);
        kinds.iter().any(|kind| holds(self.kinds.name(*kind)))
    }
}

impl Subject for Known<'_> {
    fn any_text(&self, field: TextField, holds: &mut dyn FnMut(&str) -> bool) -> bool {
        let facts = self.facts();
        let one = match field {
            TextField::Title => self.title.as_ref(),
            TextField::Work => facts.and_then(|facts| facts.work.as_ref()),
            TextField::Reviewer => facts.and_then(|facts| facts.reviewer.as_ref()),
            TextField::Kind => facts.and_then(|facts| facts.work_kind.as_ref()),
            TextField::Language => facts.and_then(|facts| facts.language.as_ref()),
            TextField::Maker => {
                return facts.is_some_and(|facts| facts.makers.iter().any(|maker| holds(maker)));
            }
            TextField::Tag => {
                return facts.is_some_and(|facts| facts.tags.iter().any(|tag| holds(tag)));
            }
            TextField::Section => return self.any_section(holds),
            TextField::Format => return self.any_format(holds),
            TextField::Folder => {
                let folder = self.path().and_then(Path::parent);
                return folder.is_some_and(|folder| holds(&folder.to_string_lossy()));
            }
            TextField::File => return self.any_file(holds),
        };
        one.is_some_and(|text| holds(text))
    }

    fn number(&self, field: NumberField) -> Option<i64> {
        let loaded = self.read.loaded.ok()?;
        let words = loaded.outline.words();
        match field {
            NumberField::Year => loaded.review.facts().year.map(i64::from),
            NumberField::Words => i64::try_from(words.count()).ok(),
            NumberField::Minutes => Some(words.minutes(self.pace).ceil() as i64),
        }
    }

    fn day(&self, field: DayField) -> Option<Cow<'_, str>> {
        let facts = self.facts()?;
        let day = match field {
            DayField::Date => facts.date.as_deref(),
            DayField::Seen => facts.experienced.as_deref(),
        };
        day.map(Cow::Borrowed)
    }

    fn rating(&self) -> Option<&Rating> {
        self.facts()?.rating.as_ref()
    }

    fn own_share(&self) -> Option<f64> {
        self.read.stood?.own_share()
    }

    fn progress(&self) -> Option<Progress> {
        let status = self.read.stood.map(|stood| stood.status);
        // Of what nothing is kept, nothing was read.
        Some(progress(status.unwrap_or(Status::Unread)))
    }

    fn has_spoilers(&self) -> bool {
        self.read.loaded.is_ok_and(|loaded| {
            let review = &loaded.review;
            review.facts().spoiler == Some(true) || !review.spoilers().is_empty()
        })
    }

    fn has_problems(&self) -> bool {
        match self.read.loaded {
            Ok(loaded) => !loaded.review.problems().is_empty(),
            Err(_) => true,
        }
    }
}
