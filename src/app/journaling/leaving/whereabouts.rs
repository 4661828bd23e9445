//! Where the reader is in a review, as it is written down, and what was read of it before.

use std::collections::HashMap;

use crate::app::{Open, Progress, Reader, Reading, Stops};
use crate::journal::{Content, Left, PartRead, Place, Status};
use crate::library::Extent;
use crate::review::{Position, Review, Span};

/// The bytes of a text from which on it is not written down section by section what was read.
const LONG: usize = 1 << 20;

/// Where the reader is in a review: all that is needed to write it down elsewhere, as making
/// quotations and sums of texts takes its time.
#[derive(Debug, Clone)]
pub struct Whereabouts {
    open: Open,
    place: Position,
    progress: Progress,
    reading: Reading,
}

impl Whereabouts {
    /// Where `reader` is in the open review.
    pub(super) fn new(open: Open, reader: &Reader) -> Self {
        Self {
            open,
            place: reader.reading(),
            progress: reader.progress().clone(),
            reading: reader.read_so_far(),
        }
    }

    /// The text that the reader is in, once it is known to its end.
    pub fn text(&self) -> Option<(Content, &Review)> {
        Some((self.open.content?, &self.open.review))
    }

    /// As it is kept.
    pub fn left(&self) -> Left {
        let Open {
            review,
            outline,
            content,
            stamp,
            ..
        } = &self.open;
        let length = review.text().len();
        Left {
            place: Place::of(review, outline, *content, self.place),
            read: self.progress.spans().to_vec(),
            content: *content,
            status: match self.reading {
                Reading::Unread => Status::Unread,
                Reading::Begun => Status::Reading,
                Reading::Read => Status::Finished,
            },
            share: self.place.offset() as f64 / length.max(1) as f64,
            stamp: stamp.map(|stamp| (stamp.size, stamp.modified)),
            parts: self.parts(),
        }
    }

    /// What was read by sections or paragraphs.
    fn parts(&self) -> Vec<PartRead> {
        if self.open.review.text().len() > LONG {
            return Vec::new();
        }
        let parts = parts(&self.open).filter_map(|(part, text)| {
            let read = self.progress.spans().iter();
            let read = read.filter_map(|read| read.intersection(part));
            let read: Vec<Span> = read
                .map(|read| moved(read, part.start, Position::START))
                .collect();
            (!read.is_empty()).then(|| PartRead {
                text: Content::of(text),
                read,
            })
        });
        parts.collect()
    }
}

/// What was read of a text before: all of it if the text is the same, else that of the sections or
/// paragraphs that are there once and the same. A finished one that was edited stays finished if
/// most of what was read is there, or if that cannot be told.
pub(super) fn read_before(left: &Left, open: &Open) -> Progress {
    let before = Progress::of_spans(left.read.iter().copied());
    let cannot_tell = left.parts.is_empty() || open.review.text().len() > LONG;
    let (read, is_same) = if is_same_text(left, open) {
        (before, true)
    } else if cannot_tell {
        (Progress::default(), open.extent == Extent::Whole)
    } else {
        let read = read_of_parts(left, open);
        let is_mostly = open.extent == Extent::Whole && before.is_mostly(&read);
        (read, is_mostly)
    };
    if is_same && left.status == Status::Finished {
        read.to_the_end()
    } else {
        read
    }
}

/// What was read of the sections or paragraphs that are there once and the same.
fn read_of_parts(left: &Left, open: &Open) -> Progress {
    let mut known: HashMap<Content, Option<Span>> = HashMap::new();
    for (part, text) in parts(open) {
        let once = known.entry(Content::of(text));
        once.and_modify(|part| *part = None).or_insert(Some(part));
    }
    let there = left.parts.iter().filter_map(|part| {
        let span = (*known.get(&part.text)?)?;
        Some(part.read.iter().filter_map(move |read| {
            let read = moved(*read, Position::START, span.start);
            read.intersection(span)
        }))
    });
    Progress::of_spans(there.flatten())
}

/// Whether a text is the one that something was left in.
pub(super) fn is_same_text(left: &Left, open: &Open) -> bool {
    if open.content.is_some() && left.content.is_some() {
        return open.content == left.content;
    }
    let stamp = open.stamp.map(|stamp| (stamp.size, stamp.modified));
    stamp.is_some() && stamp == left.stamp
}

/// The sections or paragraphs of a review, with their texts.
fn parts(open: &Open) -> impl Iterator<Item = (Span, &str)> {
    let stops = Stops::of(open);
    (0..stops.len()).filter_map(move |index| {
        let span = stops.span(index)?;
        Some((span, open.review.slice(span).trim_end()))
    })
}

/// A span that stands as far from another place as it stood from one.
fn moved(span: Span, from: Position, to: Position) -> Span {
    let place = |at: Position| {
        Position::at(
            at.offset()
                .saturating_sub(from.offset())
                .saturating_add(to.offset()),
        )
    };
    Span::new(place(span.start), place(span.end))
}
