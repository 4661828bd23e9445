//! Finding text in one review: over its logical text, folded, with hits mapped back exactly.
//!
//! A reader looks for what they half remember, so a query and a text are *folded* before they
//! are compared: accents, kinds of quotes and dashes, ligatures and line breaks make no
//! difference. What is found is a span of the original text on grapheme boundaries.

mod find;
mod fold;
mod index;
mod lookup;
mod pattern;
mod switches;
mod wanted;

pub mod suggest;
pub mod titles;

pub use find::{find, find_on};
pub use fold::{Accents, Alike, Case, Folded, fold};
pub use index::{
    Document, FileKey, Held, Index, IndexError, IndexHit, IndexHits, IndexWriter, TextKey, Tier,
    is_character, is_panic_met, words_in,
};
pub use lookup::{Lookup, Matches};
pub use pattern::{ExpressionError, Pattern};
pub use switches::{Borders, Switches, Wording};
pub use wanted::{Ending, Wanted, WantedWord};
