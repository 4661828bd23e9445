//! Keys: what can be pressed, how it is written, and which command it is bound to.

mod key;
mod keymap;
mod notation;
mod sequence;
mod table;

pub use key::{Key, KeyCode, Modifiers};
pub use keymap::{Conflict, Keymap, Resolution};
pub use notation::{KeyError, names};
pub use sequence::Sequence;
pub use table::{Row, rows, table_markdown};
