//! The settings: what `config.toml` says, read and checked.

mod check;
mod error;
mod look;
mod raw;
mod settings;
mod theme;

pub use check::read;
pub use error::{ConfigError, Mistake};
pub use look::{Attribute, Attributes, Colour, Look, LookError};
pub use settings::{
    Capture, LibrarySettings, Limits, PaneSettings, ScreenSettings, Settings, TextSettings,
    ThemeChoice,
};
pub use theme::{Role, Theme};

/// The settings the program is shipped with, as written: complete and commented.
pub const SHIPPED: &str = include_str!("../config.toml");

/// The settings the program is shipped with.
///
/// # Errors
/// What is wrong with the file that was compiled in; a test proves that nothing is.
pub fn shipped() -> Result<Settings, ConfigError> {
    read("config.toml", SHIPPED)
}
