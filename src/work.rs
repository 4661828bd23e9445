//! Doing what takes time: reading files, looking through folders and texts, off the main thread.
//!
//! [`Desk`] hands each kind of work to a thread of its own, which is started when it is first
//! needed; [`perform()`] and [`walk()`] do the work itself and can be called without threads.

mod desk;
mod gate;
mod in_order;
mod journaling;
mod keep;
mod perform;
mod searching;
mod walk;
mod watch;

pub use desk::{Answer, Desk};
pub use in_order::in_order;
pub use journaling::{Journal, NotKept};
pub use keep::{Control, gather, gather_remembered, keep};
pub use perform::perform;
pub use searching::Searcher;
pub use walk::{find, walk};
