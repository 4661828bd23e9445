//! One file of settings, as it was found.

use std::fs::{self, File};
use std::io::Read;
use std::path::Path;
use std::string::FromUtf8Error;

use super::lay::Whose;
use super::mistake::{Fault, Mistake};
use super::{ConfigError, SHIPPED};
use crate::formats::sanitise;
use crate::library::{self, Trouble};

/// The most bytes that a file of settings can have.
const LARGEST: u64 = 1 << 20;

/// The text of one file of settings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettingsFile {
    name: String,
    text: String,
    whose: Whose,
}

impl SettingsFile {
    /// The reader's own settings, in a file of this name and text.
    pub fn new(name: &str, text: &str) -> Self {
        Self {
            name: sanitise::line(name),
            text: text.to_owned(),
            whose: Whose::Reader,
        }
    }

    /// The settings the program is shipped with.
    pub(super) fn shipped() -> Self {
        Self {
            whose: Whose::Shipped,
            ..Self::new("config.toml", SHIPPED)
        }
    }

    /// The same as the settings of a folder of reviews, which may not set everything.
    #[must_use]
    pub fn of_folder(self) -> Self {
        Self {
            whose: Whose::Folder,
            ..self
        }
    }

    /// The file at `path`.
    ///
    /// # Errors
    /// It is not there, cannot be read, is larger than any file of settings, or is no UTF-8.
    pub fn read(path: &Path) -> Result<Self, ConfigError> {
        Self::of(path, text(path))
    }

    /// The file at `path`; none where there is none.
    ///
    /// # Errors
    /// As for [`SettingsFile::read`], or it is no regular file: nobody named it, so that a pipe is
    /// not waited for. A link that leads nowhere is no missing file.
    pub fn read_if_there(path: &Path) -> Result<Option<Self>, ConfigError> {
        let text = match fs::metadata(path) {
            Ok(seen) if seen.is_file() => text(path),
            Ok(_) => Err(Unread::NoFile),
            Err(error) => {
                let trouble = library::trouble(path, &error);
                if trouble == Trouble::Missing {
                    return Ok(None);
                }
                Err(Unread::Trouble(trouble))
            }
        };
        Self::of(path, text).map(Some)
    }

    fn of(path: &Path, text: Result<String, Unread>) -> Result<Self, ConfigError> {
        let name = sanitise::line(&path.to_string_lossy());
        match text {
            Ok(text) => Ok(Self {
                name,
                text,
                whose: Whose::Reader,
            }),
            Err(error) => Err(ConfigError {
                mistakes: vec![error.mistake(&name)],
            }),
        }
    }

    /// Its name, safe to print.
    pub fn name(&self) -> &str {
        &self.name
    }

    pub(super) fn whose(&self) -> Whose {
        self.whose
    }

    /// Its text, as it was found.
    pub(super) fn text(&self) -> &str {
        &self.text
    }
}

/// Why a file gives no text.
#[derive(Debug)]
enum Unread {
    Trouble(Trouble),
    NoFile,
    TooLarge,
    NoText(FromUtf8Error),
}

impl Unread {
    fn mistake(&self, name: &str) -> Mistake {
        match self {
            Self::Trouble(trouble) => Mistake::of_file(name, trouble),
            Self::NoFile => Mistake::of_file(name, "it is no regular file"),
            Self::TooLarge => {
                Mistake::of_file(name, "it is larger than 1 MiB, and no file of settings is")
            }
            Self::NoText(error) => {
                let at = error.utf8_error().valid_up_to();
                let text = String::from_utf8_lossy(error.as_bytes());
                let place = at..at + char::REPLACEMENT_CHARACTER.len_utf8();
                let fault = Fault::new(place, "from here on it is no UTF-8");
                Mistake::at(name, &text, &fault)
            }
        }
    }
}

/// The text of the file at `path`.
fn text(path: &Path) -> Result<String, Unread> {
    let trouble = |error| Unread::Trouble(library::trouble(path, &error));
    let mut bytes = Vec::new();
    let file = File::open(path).map_err(trouble)?;
    let mut most = file.take(LARGEST + 1);
    most.read_to_end(&mut bytes).map_err(trouble)?;
    if bytes.len() as u64 > LARGEST {
        return Err(Unread::TooLarge);
    }
    String::from_utf8(bytes).map_err(Unread::NoText)
}
