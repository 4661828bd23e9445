//! What the reader did, kept so that it is found again when the text has changed.

mod anchor;
mod carry;

pub use anchor::{Anchor, Certainty};
pub use carry::Carry;
