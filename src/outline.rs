//! The sections of a review: what an outline is, and finding one in unmarked prose.

mod section;

pub use section::{From, Heading, Outline, Section, Title};

use crate::review::Review;

/// The outline of a review: all of it is the untitled opening.
pub fn infer(review: &Review) -> Outline {
    Outline::new(review, None, Vec::new())
}
