//! The sections of a review: what an outline is, and finding one in unmarked prose.

mod section;

pub use section::{From, Heading, Outline, Section, Title};
