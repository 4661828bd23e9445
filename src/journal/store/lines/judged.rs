//! Whether what comes with an export is what belongs into its slot: what was written elsewhere may
//! be anything.

use std::path::{Component, Path};

use serde::Deserialize;

use crate::journal::store::bodies;
use crate::journal::{Body, Left, OwnRating, Slot};
use crate::outline::{Correction, DEEPEST};

/// The parts of a text that a body names, as they are written: nothing is made of them yet.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Named {
    read: Vec<(u64, u64)>,
    parts: Vec<Self>,
    words: Option<Box<Self>>,
    spoilers: Vec<(u64, u64)>,
}

/// What is wrong with the review that was open last in a library: its path is joined with that of the
/// library, and must not lead elsewhere.
pub(super) fn last(value: &str) -> Result<(), String> {
    let Ok(LastReview { path }) = serde_json::from_str(value) else {
        return Err("`last` names no review".to_owned());
    };
    let mut parts = Path::new(&path).components();
    if parts.all(|part| matches!(part, Component::Normal(_))) {
        return Ok(());
    }
    Err("`last` leads out of its library".to_owned())
}

/// Where a review is within its library.
#[derive(Debug, Deserialize)]
struct LastReview {
    path: String,
}

/// What is wrong with what is to be kept in a slot. What a newer program keeps in a slot that this
/// one does not know is left to that.
pub(super) fn judge(name: &str, text: &str) -> Result<(), String> {
    let Ok(slot) = name.parse::<Slot>() else {
        return match name.split(':').next() {
            Some("left" | "status" | "rating") => Err(format!("`{name}` is no slot")),
            Some("mark") => Err(format!(
                "`{name}` is no slot: a mark is a letter, a–z or A–Z"
            )),
            Some("highlight" | "note" | "correction") => Err(format!(
                "`{name}` is no slot: behind the colon stand 16 hexadecimal digits"
            )),
            Some(_) | None => Ok(()),
        };
    };
    let Some(body) = bodies::body(slot, text) else {
        return Err(format!("what is in `{name}` is no {}", kind(slot)));
    };
    let parts: Named = serde_json::from_str(text).unwrap_or_default();
    if parts.any(&|(start, end)| start > end) {
        return Err(format!(
            "a part of the text in `{name}` ends before it begins"
        ));
    }
    within(&body).map_err(|why| format!("what is in `{name}` {why}"))
}

/// What belongs into a slot.
fn kind(slot: Slot) -> &'static str {
    match slot {
        Slot::Left => "place where a reader was",
        Slot::Status => "status: \"unread\", \"reading\" or \"finished\"",
        Slot::Rating => "rating",
        Slot::Mark(_) => "place of a mark",
        Slot::Highlight(_) => "highlight",
        Slot::Note(_) => "note",
        Slot::Correction(_) => "correction",
    }
}

impl Named {
    /// Whether `wrong` of any part of the text.
    fn any(&self, wrong: &impl Fn((u64, u64)) -> bool) -> bool {
        let mut own = self.read.iter().chain(&self.spoilers);
        let mut below = self.parts.iter().chain(self.words.as_deref());
        own.any(|part| wrong(*part)) || below.any(|part| part.any(wrong))
    }
}

/// What is wrong with a body by the text that it is of, and by its scale.
fn within(body: &Body) -> Result<(), &'static str> {
    const BEHIND: &str = "lies behind the end of its text";
    let is_in = |is: bool, why| if is { Ok(()) } else { Err(why) };
    match body {
        Body::Left(left) => {
            is_in(
                left.place.anchor.has_room_for("") && is_read_within(left),
                BEHIND,
            )?;
            let is_share = (0.0..=1.0).contains(&left.share);
            is_in(is_share, "is further through its text than all of it")
        }
        Body::Mark(place) => is_in(place.anchor.has_room_for(""), BEHIND),
        Body::Highlight(highlight) => {
            is_in(!highlight.words.quote().is_empty(), "has no words")?;
            is_in(highlight.words.is_within(), BEHIND)
        }
        Body::Correction(corrected) => {
            is_in(corrected.line.is_within(), BEHIND)?;
            let is_depth = match corrected.said {
                Correction::Heading(depth) => (1..=DEEPEST).contains(&depth),
                Correction::Plain | Correction::Kind(_) => true,
            };
            is_in(is_depth, "has a depth that no heading has: it is 1 to 6")
        }
        Body::Rating(OwnRating { value, best, .. }) => {
            let is_on_it = *best > 0.0 && best.is_finite() && (0.0..=*best).contains(value);
            is_in(is_on_it, "is not on its scale, from 0 to `best`")
        }
        Body::Status(_) | Body::Note(_) => Ok(()),
    }
}

/// Whether what was read lies in the text, where that is the one the place is of.
fn is_read_within(left: &Left) -> bool {
    let anchor = &left.place.anchor;
    let is_same = left.content.is_some() && left.content == anchor.content();
    let mut read = left.read.iter();
    !is_same || read.all(|part| part.end.offset() <= anchor.length())
}
