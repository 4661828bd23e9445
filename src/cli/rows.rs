//! The objects that scripts read, one a line. The keys and their order are a promise.

use super::reading::Read;
use crate::formats::{Id, sanitise, section_rating};
use crate::journal::{OwnRating, Status};
use crate::library::{Loaded, Place};
use crate::outline::{self, From, Kinds};
use crate::review::{Pace, Problem, Rating, Review, Span, Words};
use serde::Serialize;
use std::io::{self, Write};

/// Writes one object as a line.
pub(super) fn write(row: &impl Serialize, out: &mut dyn Write) -> io::Result<()> {
    serde_json::to_writer(&mut *out, row).map_err(io::Error::from)?;
    out.write_all(b"\n")
}

/// A row of `outline --json`.
#[derive(Serialize)]
pub(super) struct OutlineRow {
    path: String,
    record: Option<usize>,
    title: Option<String>,
    title_from: Option<&'static str>,
    facts: Option<FactsObject>,
    sections: Vec<SectionObject>,
    title_line: Option<usize>,
    problems: Vec<ProblemObject>,
    #[serde(flatten)]
    within: Option<RecordObject>,
}

/// A row of `list --json`.
#[derive(Serialize)]
pub(super) struct ListRow {
    path: String,
    record: Option<usize>,
    title: Option<String>,
    work: Option<String>,
    makers: Option<Vec<String>>,
    year: Option<i32>,
    reviewer: Option<String>,
    rating: Option<RatingObject>,
    date: Option<String>,
    words: Option<usize>,
    minutes: Option<f64>,
    format: Option<&'static str>,
    problems: Vec<ProblemObject>,
    status: Option<&'static str>,
    read: Option<f64>,
    own_rating: Option<RatingObject>,
    #[serde(flatten)]
    within: Option<RecordObject>,
}

/// A row of `show --json`.
#[derive(Serialize)]
pub(super) struct ShowRow {
    path: String,
    record: Option<usize>,
    title: Option<String>,
    section: Option<SectionName>,
    text: Option<String>,
    problems: Vec<ProblemObject>,
    #[serde(flatten)]
    within: Option<RecordObject>,
}

/// What the row of a record has beside those of others.
#[derive(Serialize)]
pub(super) struct RecordObject {
    record_line: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<Id>,
}

/// Which section a text is.
#[derive(Serialize)]
pub(super) struct SectionName {
    /// Its place in the outline, counted from 1.
    pub(super) number: usize,
    /// Its title; the opening has none.
    pub(super) title: Option<String>,
}

#[derive(Serialize)]
struct SectionObject {
    number: usize,
    title: Option<String>,
    depth: u8,
    line: Option<usize>,
    words: usize,
    minutes: f64,
    kind: Option<String>,
    confidence: f64,
    from: &'static str,
    rating: Option<RatingObject>,
}

#[derive(Serialize)]
struct FactsObject {
    title: Option<String>,
    work: Option<String>,
    work_kind: Option<String>,
    makers: Option<Vec<String>>,
    year: Option<i32>,
    reviewer: Option<String>,
    rating: Option<RatingObject>,
    date: Option<String>,
    tags: Option<Vec<String>>,
    spoiler: Option<bool>,
    language: Option<String>,
    pros: Option<Vec<String>>,
    cons: Option<Vec<String>>,
}

#[derive(Serialize)]
pub(super) struct RatingObject {
    value: Option<f64>,
    best: Option<f64>,
    worst: Option<f64>,
    as_written: String,
}

#[derive(Serialize)]
pub(super) struct ProblemObject {
    line: Option<usize>,
    message: String,
}

/// The row of `outline --json` for a review.
pub(super) fn outline(read: &Read<'_>, kinds: &Kinds, pace: Pace) -> OutlineRow {
    let loaded = read.loaded.ok();
    OutlineRow {
        path: read.source.shown(),
        record: read.record.map(|place| place.record),
        title: title(read),
        title_from: loaded.map(|loaded| {
            let title = loaded.outline.title();
            from(title.map_or(From::FileName, |title| title.from))
        }),
        facts: loaded.map(|loaded| facts(&loaded.review)),
        sections: loaded.map_or_else(Vec::new, |loaded| sections(loaded, kinds, pace)),
        title_line: loaded.and_then(|loaded| {
            let line = loaded.outline.title()?.line?;
            let is_told = loaded.review.has_lines();
            is_told.then(|| loaded.review.source_line(line.start))
        }),
        problems: problems(read),
        within: within(read),
    }
}

/// The row of `list --json` for a review.
pub(super) fn list(read: &Read<'_>, pace: Pace) -> ListRow {
    let facts = read.loaded.ok().map(|loaded| loaded.review.facts().clone());
    let facts = facts.unwrap_or_default();
    let words = read.loaded.ok().map(|loaded| loaded.outline.words());
    ListRow {
        path: read.source.shown(),
        record: read.record.map(|place| place.record),
        title: title(read),
        work: facts.work,
        makers: stated(facts.makers),
        year: facts.year,
        reviewer: facts.reviewer,
        rating: facts.rating.map(rating),
        date: facts.date,
        words: words.map(Words::count),
        minutes: words.map(|words| rounded(words.minutes(pace), 2)),
        format: read.loaded.ok().map(|loaded| loaded.format.name()),
        problems: problems(read),
        status: read.stood.map(|stood| status(stood.status)),
        read: read.stood.and_then(|stood| Some(rounded(stood.read?, 3))),
        own_rating: read
            .stood
            .and_then(|stood| stood.own.as_ref().map(own_rating)),
        within: within(read),
    }
}

/// The name of how far a review is read.
fn status(status: Status) -> &'static str {
    match status {
        Status::Unread => "unread",
        Status::Reading => "reading",
        Status::Finished => "finished",
    }
}

/// The reader's own rating.
pub(super) fn own_rating(own: &OwnRating) -> RatingObject {
    rating(Rating {
        value: Some(own.value),
        best: Some(own.best),
        worst: Some(0.0),
        as_written: sanitise::line(&own.written),
    })
}

/// The row of `show --json` for a review.
pub(super) fn show(read: &Read<'_>, section: Option<SectionName>, text: Option<String>) -> ShowRow {
    ShowRow {
        path: read.source.shown(),
        record: read.record.map(|place| place.record),
        title: title(read),
        section,
        text,
        problems: problems(read),
        within: within(read),
    }
}

/// What is told of a record beside what is told of any review.
pub(super) fn within(read: &Read<'_>) -> Option<RecordObject> {
    read.record.map(|place| RecordObject {
        id: read.id.cloned(),
        ..RecordObject::of(&place)
    })
}

impl RecordObject {
    /// What is told of the record at a place.
    pub(super) fn of(place: &Place) -> Self {
        Self {
            record_line: place.line,
            id: None,
        }
    }
}

/// The title of a review that was read: its own, or that of its file.
pub(super) fn title(read: &Read<'_>) -> Option<String> {
    let loaded = read.loaded.ok()?;
    Some(read.source.title_of(&loaded.review, &loaded.outline))
}

fn sections(loaded: &Loaded, kinds: &Kinds, pace: Pace) -> Vec<SectionObject> {
    let sections = loaded.outline.sections();
    let starts = sections.iter().map(|section| section.span.start);
    let lines = loaded.review.source_lines(starts);
    let numbered = sections.iter().zip(lines).zip(1..);
    numbered
        .map(|((section, line), number)| {
            let heading = section.heading;
            let title = section.title(&loaded.review);
            let kind = kinds.of_section(section, &loaded.review);
            let confidence = heading.map_or(1.0, |heading| heading.confidence);
            SectionObject {
                number,
                title: title.map(str::to_owned),
                depth: heading.map_or(1, |heading| heading.depth),
                line: loaded.review.has_lines().then_some(line),
                words: section.words.count(),
                minutes: rounded(section.words.minutes(pace), 2),
                kind: kind.map(|kind| kinds.name(kind).to_owned()),
                confidence: rounded(f64::from(confidence), 3),
                from: from(heading.map_or(From::Inferred, |heading| heading.from)),
                rating: section_rating(&loaded.review, section).map(rating),
            }
        })
        .collect()
}

fn facts(review: &Review) -> FactsObject {
    let facts = review.facts().clone();
    let opinions = outline::opinions(review);
    let items = |spans: &[Span]| {
        let items = spans.iter().map(|span| in_one_line(review.slice(*span)));
        stated(items.collect())
    };
    FactsObject {
        title: facts.title,
        work: facts.work,
        work_kind: facts.work_kind,
        makers: stated(facts.makers),
        year: facts.year,
        reviewer: facts.reviewer,
        rating: facts.rating.map(rating),
        date: facts.date,
        tags: stated(facts.tags),
        spoiler: facts.spoiler,
        language: facts.language,
        pros: items(&opinions.pros),
        cons: items(&opinions.cons),
    }
}

/// `text` without its line breaks.
fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A rating as programs read it.
pub(super) fn rating(rating: Rating) -> RatingObject {
    RatingObject {
        value: rating.value,
        best: rating.best,
        worst: rating.worst,
        as_written: rating.as_written,
    }
}

/// What was wrong with a source: why it was not read, or what was noticed reading it.
pub(super) fn problems(read: &Read<'_>) -> Vec<ProblemObject> {
    match read.loaded {
        Ok(loaded) => loaded.review.problems().iter().map(problem).collect(),
        Err(error) => vec![ProblemObject {
            line: read.record.and_then(|place| place.line),
            message: error.trouble.to_string(),
        }],
    }
}

fn problem(problem: &Problem) -> ProblemObject {
    ProblemObject {
        line: problem.line,
        message: problem.message.clone(),
    }
}

/// A list of which nothing is known is absent, not empty.
fn stated(list: Vec<String>) -> Option<Vec<String>> {
    (!list.is_empty()).then_some(list)
}

/// The name of an origin.
pub(super) fn from(from: From) -> &'static str {
    match from {
        From::Markup => "markup",
        From::Facts => "facts",
        From::Inferred => "inferred",
        From::FileName => "file-name",
        From::Reader => "reader",
    }
}

/// `number` rounded to `digits` digits behind the point.
pub(super) fn rounded(number: f64, digits: i32) -> f64 {
    let scale = 10_f64.powi(digits);
    (number * scale).round() / scale
}
