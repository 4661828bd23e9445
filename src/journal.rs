//! What the reader did, kept so that it is found again when the text has changed.
//!
//! [`Slot`]s name everything that can be kept of a review, each with a [`Body`]; a [`Page`] is what
//! is kept of one review, and the [`Store`] keeps the pages from run to run.

mod alignment;
mod anchor;
mod body;
mod carry;
mod content;
mod corrections;
mod known;
mod line;
mod moment;
mod page;
mod place;
mod reread;
mod sketch;
mod slot;
mod span;
mod store;
mod wording;

pub use anchor::{Anchor, Certainty};
pub use body::{Body, Corrected, Highlight, Left, Note, OwnRating, PartRead, Status};
pub use carry::Carry;
pub use content::Content;
pub use corrections::Corrections;
pub use known::{Citation, Known, ReviewName, is_same_title};
pub use line::AnchoredLine;
pub use moment::Moment;
pub use page::{Changes, Kept, Page, Standing};
pub use place::{FoundBy, Place};
pub use reread::Reread;
pub use sketch::{Sketch, Sketches};
pub use slot::{Ink, Key, Keys, Letter, Slot};
pub use span::AnchoredSpan;
pub use store::{Imported, KeptReview, Remembered, Store, StoreError, Wanted, Was};
