//! Outlines that are less sure than they were found to be.

use super::Session;
use frontrow::app::{Event, Pane};
use frontrow::formats::Format;
use frontrow::library::{Extent, Loaded};
use frontrow::outline::{From, Heading, Outline};

impl Session {
    /// The program opened on a file of this text, in which the headings that begin with `unsure` are
    /// inferred with this confidence, and all others are sure.
    pub(crate) fn unsure(text: &str, size: (u16, u16), unsure: &str, confidence: f32) -> Self {
        let mut session = Self::one(text, size);
        let open = session.app.reader().open().cloned().unwrap();
        let sections = open.outline.sections().iter();
        let headings = sections
            .filter_map(|section| section.heading)
            .map(|heading| {
                let is_unsure = open.review.slice(heading.line).starts_with(unsure);
                let confidence = if is_unsure { confidence } else { 1.0 };
                Heading {
                    confidence,
                    from: From::Inferred,
                    ..heading
                }
            });
        let title = open.outline.title().cloned();
        let outline = Outline::new(&open.review, title, headings.collect());
        let loaded = Loaded {
            review: (*open.review).clone(),
            format: Format::Plain,
            outline,
            extent: Extent::Whole,
            content: None,
            stamp: None,
        };
        session.receive(Event::Loaded(open.entry, Box::new(Ok(loaded))));
        assert_eq!(session.app.focus(), Pane::Text);
        session
    }
}
