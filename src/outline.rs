//! The sections of a review: what an outline is, and finding one in unmarked prose.

mod asking;
mod character;
mod correct;
mod depth;
mod ends;
mod explain;
mod features;
mod forest;
mod infer;
mod kinds;
pub mod learn;
mod lines;
mod look;
mod marked;
mod number;
mod of;
mod opinions;
mod page;
mod paragraphs;
mod row;
mod section;
pub mod slug;
mod space;
mod style;
mod title;
mod usual;
mod worded;
mod work;

pub use correct::{Correction, DEEPEST, correct, line_at};
pub use explain::{Decision, Explained, LeftOut, Plain, Reason, Verdict, explain};
pub use infer::infer;
pub use kinds::{Kind, KindTable, Kinds};
pub use of::of;
pub use opinions::{Opinions, Side, opinions, side_at};
pub use paragraphs::Paragraphs;
pub use section::{About, From, Heading, OPENING, Outline, Section, Title};
