//! How much the program asked to be done.

use frontrow::app::{Effect, JournalWish};

use super::Session;

/// What is counted.
#[derive(Debug, Default)]
pub(super) struct Counts {
    /// Of how many reviews the journal was to tell which ones they are, each time it was asked.
    recognising: Vec<usize>,
    /// How often the list was to be made anew.
    arranged: usize,
}

impl Counts {
    /// Counts what the program asks for.
    pub(super) fn note(&mut self, effect: &Effect) {
        if let Effect::Journal(wish) = effect
            && let JournalWish::Recognise(reviews) = &**wish
        {
            self.recognising.push(reviews.len());
        }
        self.arranged += usize::from(matches!(effect, Effect::Arrange(_)));
    }
}

impl Session {
    /// Counts from now on.
    pub(crate) fn count_anew(&mut self) -> &mut Self {
        self.counts = Counts::default();
        self
    }

    /// Of how many reviews the journal was to tell which ones they are, each time it was asked.
    pub(crate) fn asked_about(&self) -> &[usize] {
        &self.counts.recognising
    }

    /// How often the list was to be made anew.
    pub(crate) fn arranged(&self) -> usize {
        self.counts.arranged
    }
}
