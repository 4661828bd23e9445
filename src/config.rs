//! The settings: what `config.toml` and the files laid over it say, read and checked.
//!
//! `config.toml` at the top of the repository is complete and compiled in. A file laid over it
//! changes what it names, setting by setting; everything that is wrong with it is told at once.

mod bindings;
mod each;
mod file;
mod filters;
mod kinds;
mod lay;
mod layers;
mod look;
mod mistake;
mod palette;
mod records;
mod settings;
mod show;
mod theme;
mod themes;
mod value;

use crate::search::suggest;

pub use file::SettingsFile;
pub use layers::load;
pub use look::{Attribute, Attributes, Colour, Look, LookError};
pub use mistake::{ConfigError, Mistake, Paint, Place};
pub use palette::{AUTOMATIC, Automatic, Colouring, Palette};
pub use settings::{
    Capture, Clipboard, JournalSettings, Keep, LibrarySettings, Limits, PaneSettings,
    ScreenSettings, Settings, SpoilerSettings, Spoilers, TextSettings, ThemeChoice,
};
pub use show::show;
pub use theme::{Role, Theme};

/// The settings the program is shipped with, as written: complete and commented.
pub const SHIPPED: &str = include_str!("../config.toml");

/// The settings the program is shipped with.
///
/// # Errors
/// What is wrong with the file that was compiled in; a test proves that nothing is.
pub fn shipped() -> Result<Settings, ConfigError> {
    load(&[])
}
