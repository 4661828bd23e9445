//! The row of `outline --explain --json` for a line. The keys and their order are a promise.

use super::super::reading::Read;
use super::{Side, rows, strongest};

use crate::outline::{Decision, Explained, Plain, Verdict};
use crate::review::Review;
use serde::Serialize;

/// A row of `outline --explain --json`.
#[derive(Serialize)]
pub(super) struct ExplainedRow<'a> {
    path: String,
    record: Option<usize>,
    line: Option<usize>,
    text: Option<&'a str>,
    chance: Option<f64>,
    decision: Option<&'static str>,
    #[serde(rename = "for")]
    reasons: Vec<ReasonObject>,
    against: Vec<ReasonObject>,
    from: Option<&'static str>,
    why: Option<&'static str>,
    chances: Vec<f64>,
    as_title: Option<TitleObject>,
    problems: Vec<rows::ProblemObject>,
    #[serde(flatten)]
    within: Option<rows::RecordObject>,
}

#[derive(Serialize)]
struct TitleObject {
    chance: f64,
    #[serde(rename = "for")]
    reasons: Vec<ReasonObject>,
    against: Vec<ReasonObject>,
}

#[derive(Serialize)]
struct ReasonObject {
    what: String,
    seen: String,
    weight: f64,
}

/// The row for a line of a review.
pub(super) fn of<'a>(
    read: &Read<'_>,
    review: &'a Review,
    explained: &Explained,
) -> ExplainedRow<'a> {
    let (decision, from, why) = match explained.decision {
        Decision::Heading(from) => ("heading", Some(rows::from(from)), None),
        Decision::Strong => ("heading", Some("inferred"), Some("strong")),
        Decision::Title(from) => ("title", Some(rows::from(from)), None),
        Decision::Plain(Plain::Unlikely) => ("plain", None, Some("unlikely")),
        Decision::Plain(Plain::GivenUp) => ("plain", None, Some("given-up")),
        Decision::Plain(Plain::AnotherTitle) => ("plain", None, Some("another-title")),
        Decision::Plain(Plain::MarkedUp) => ("plain", None, Some("marked-up")),
    };
    let heading = explained.heading.as_ref();
    let chances = heading.map_or(&[][..], |verdict| &verdict.chances);
    ExplainedRow {
        path: read.source.shown(),
        record: read.record.map(|place| place.record),
        line: { review.has_lines() }.then(|| review.source_line(explained.line.start)),
        text: Some(review.slice(explained.line)),
        chance: heading.map(|verdict| rounded(verdict.chance())),
        decision: Some(decision),
        reasons: heading.map_or_else(Vec::new, |verdict| reasons(verdict, Side::For)),
        against: heading.map_or_else(Vec::new, |verdict| reasons(verdict, Side::Against)),
        from,
        why,
        chances: chances.iter().copied().map(rounded).collect(),
        as_title: explained.title.as_ref().map(|verdict| TitleObject {
            chance: rounded(verdict.chance()),
            reasons: reasons(verdict, Side::For),
            against: reasons(verdict, Side::Against),
        }),
        problems: Vec::new(),
        within: rows::within(read),
    }
}

/// The row for what is to be told of no line: of a source that could not be read, of a text without
/// a candidate, or of what is wrong with one.
pub(super) fn of_no_line<'a>(read: &Read<'_>) -> ExplainedRow<'a> {
    ExplainedRow {
        path: read.source.shown(),
        record: read.record.map(|place| place.record),
        line: None,
        text: None,
        chance: None,
        decision: None,
        reasons: Vec::new(),
        against: Vec::new(),
        from: None,
        why: None,
        chances: Vec::new(),
        as_title: None,
        problems: rows::problems(read),
        within: rows::within(read),
    }
}

fn reasons(verdict: &Verdict, side: Side) -> Vec<ReasonObject> {
    let reasons = strongest(verdict, side);
    reasons
        .map(|reason| ReasonObject {
            what: reason.what(),
            seen: reason.seen().to_string(),
            weight: rounded(reason.weight),
        })
        .collect()
}

/// A number with three digits behind the point.
fn rounded(number: f32) -> f64 {
    rows::rounded(f64::from(number), 3)
}
