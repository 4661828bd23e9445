//! What a filter is asked of a review of which only the journal is read: what is cited of it.

use crate::cli::standings::Stood;
use crate::journal::{Citation, ReviewName};
use crate::query::{DayField, NumberField, Progress, Subject, TextField};
use crate::review::Rating;
use std::borrow::Cow;
use std::path::Path;

/// A review as the journal cites it.
pub(super) struct Cited<'a> {
    pub(super) name: Option<&'a ReviewName>,
    pub(super) citation: &'a Citation,
    /// The reader's own rating, as it was written.
    pub(super) rating: Option<&'a str>,
    /// How far it is read.
    pub(super) progress: Progress,
}

impl Cited<'_> {
    /// A part of its path.
    fn part<'a>(
        &'a self,
        part: impl FnOnce(&'a Path) -> Option<&'a std::ffi::OsStr>,
    ) -> Option<Cow<'a, str>> {
        let path = Path::new(&self.name?.path);
        Some(part(path)?.to_string_lossy())
    }
}

impl Subject for Cited<'_> {
    fn any_text(&self, field: TextField, holds: &mut dyn FnMut(&str) -> bool) -> bool {
        let citation = self.citation;
        let one = match field {
            TextField::Title => Some(Cow::from(&citation.title)),
            TextField::Work => citation.work.as_deref().map(Cow::from),
            TextField::Reviewer => citation.reviewer.as_deref().map(Cow::from),
            TextField::Maker => return citation.makers.iter().any(|maker| holds(maker)),
            TextField::Format => self.part(Path::extension),
            TextField::Folder => self.part(|path| path.parent().map(Path::as_os_str)),
            TextField::File => self.part(Path::file_name),
            TextField::Kind | TextField::Language | TextField::Tag | TextField::Section => None,
        };
        one.is_some_and(|text| holds(&text))
    }

    fn number(&self, field: NumberField) -> Option<i64> {
        match field {
            NumberField::Year => self.citation.year.map(i64::from),
            NumberField::Words | NumberField::Minutes => None,
        }
    }

    fn day(&self, field: DayField) -> Option<Cow<'_, str>> {
        match field {
            DayField::Date => self.citation.date.as_deref().map(Cow::from),
            DayField::Seen => None,
        }
    }

    fn rating(&self) -> Option<&Rating> {
        None
    }

    fn own_share(&self) -> Option<f64> {
        Stood::rated(self.rating).own_share()
    }

    fn progress(&self) -> Option<Progress> {
        Some(self.progress)
    }

    fn has_spoilers(&self) -> bool {
        self.citation.spoiler == Some(true)
    }

    fn has_problems(&self) -> bool {
        false
    }
}
