//! What of a review that was read goes into the index.

use std::ops::Range;

use crate::library::{LoadError, Loaded, Source};
use crate::search::{Document, TextKey};

/// Whether texts are wanted beside what is seen of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Texts {
    /// They go into the index.
    Wanted,
    /// There is none.
    Unwanted,
}

/// What of a review that was read goes into the index.
#[derive(Debug)]
pub(super) struct Text {
    /// Its title, what is reviewed, and who made that and this.
    titles: Vec<String>,
    /// Where its headings are in the text.
    headings: Vec<Range<usize>>,
    body: String,
    language: Option<String>,
}

impl Text {
    /// That of `source`, as it was read; none where it could not be, or is not wanted.
    pub(super) fn of(
        source: &Source,
        read: &Result<Loaded, LoadError>,
        wanted: Texts,
    ) -> Option<Box<Self>> {
        let Ok(Loaded {
            review, outline, ..
        }) = read
        else {
            return None;
        };
        if wanted == Texts::Unwanted {
            return None;
        }
        let facts = review.facts();
        let mut titles = vec![source.title_of(review, outline)];
        titles.extend(facts.work.clone());
        titles.extend(facts.makers.iter().cloned());
        titles.extend(facts.reviewer.clone());
        let headings = outline.sections().iter().filter_map(|section| {
            let line = section.heading?.line;
            Some(line.start.offset()..line.end.offset())
        });
        Some(Box::new(Self {
            titles,
            headings: headings.collect(),
            body: review.text().to_owned(),
            language: facts.language.clone(),
        }))
    }

    /// How many bytes it has.
    pub(super) fn size(&self) -> u64 {
        let titles: usize = self.titles.iter().map(String::len).sum();
        (titles + self.body.len()) as u64
    }

    /// Gives `sink` the document that it is, found as `key`.
    pub(super) fn document<T>(&self, key: TextKey, sink: impl FnOnce(&Document<'_>) -> T) -> T {
        let titles: Vec<&str> = self.titles.iter().map(String::as_str).collect();
        let headings = self.headings.iter();
        let headings: Vec<&str> = headings
            .filter_map(|heading| self.body.get(heading.clone()))
            .collect();
        sink(&Document {
            key,
            titles: &titles,
            headings: &headings,
            text: &self.body,
            language: self.language.as_deref(),
        })
    }
}
