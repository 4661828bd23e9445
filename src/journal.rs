//! What the reader did, kept so that it is found again when the text has changed.

mod anchor;
mod carry;
mod corrections;
mod line;

pub use anchor::{Anchor, Certainty};
pub use carry::Carry;
pub use corrections::{Corrected, Corrections};
pub use line::AnchoredLine;
