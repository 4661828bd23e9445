//! The catalogue: what a library was seen to hold, so that only what has changed is read again.
//!
//! It is a file of `SQLite`, one for each set of roots, and may be deleted at any time: all that is in
//! it can be read from the reader's files. A file of one review is a row with its digest; records
//! stand by the thousand in rows of packed bytes. All of these are sealed with a sum: what is not as
//! it was written is damage, and is told as such.

mod aside;
mod database;
mod digests;
mod entry;
mod error;
mod key;
mod packed;
mod parts;
mod reading;
mod roots;
mod steps;
mod writing;

pub use entry::{Holds, Remembered};
pub use error::CatalogueError;

use database::{About, Unfit, Was};
pub(super) use roots::Roots;
use rusqlite::Connection;
use std::collections::HashMap;
use std::fmt;
use std::io;
use std::mem;
use std::path::{Path, PathBuf};
use steps::Step;
use writing::Begun;

/// What a library was seen to hold. Several programs may read and write the same one at once.
///
/// What is written is gathered, and is remembered from the next [`Catalogue::commit`] on, which
/// comes by itself when there is much of it, and when the catalogue is dropped.
pub struct Catalogue {
    connection: Connection,
    file: PathBuf,
    about: About,
    roots: Roots,
    /// What is not yet written, in its order.
    gathered: Vec<Step>,
    /// How many bytes that are.
    weight: usize,
    /// The files of records that were begun, by their stored paths.
    begun: HashMap<Vec<u8>, Begun>,
}

/// A catalogue that was opened.
#[derive(Debug)]
pub struct Opened {
    /// It.
    pub catalogue: Catalogue,
    /// A sentence for the reader, where what was remembered before could not be used and that says
    /// something to them.
    pub notice: Option<String>,
}

impl Catalogue {
    /// Opens the catalogue of the library with these roots, in any order, in `folder`, which is
    /// made if need be. `fingerprint` is what of the settings changes what is seen in the same
    /// files: the names of the kinds in their order, endings, mappings, the version of the program.
    /// What was written with another one, by another version, or is damaged, is put aside.
    ///
    /// One who gets an error goes on without a catalogue.
    pub fn open(
        folder: &Path,
        roots: &[PathBuf],
        fingerprint: &str,
    ) -> Result<Opened, CatalogueError> {
        let roots = Roots::of(roots);
        let file = aside::file(folder, &roots.name());
        let about = About {
            fingerprint: fingerprint.to_owned(),
            roots: roots.identity(),
        };
        let (connection, notice) = connect(&file, &about)?;
        let catalogue = Self {
            connection,
            file,
            about,
            roots,
            gathered: Vec::new(),
            weight: 0,
            begun: HashMap::new(),
        };
        Ok(Opened { catalogue, notice })
    }

    /// Puts a catalogue aside in which damage was met ([`CatalogueError::Damaged`]), and begins a new
    /// one in its place. Gives a sentence for the reader.
    pub fn begin_anew(&mut self) -> Result<Option<String>, CatalogueError> {
        self.forget_gathered();
        self.begun.clear();
        // The file is let go before it is renamed.
        drop(mem::replace(
            &mut self.connection,
            Connection::open_in_memory()?,
        ));
        let folder = self.file.parent().unwrap_or(Path::new(""));
        aside::keep(&self.file).map_err(|error| CatalogueError::unkept(folder, &error))?;
        let (connection, _) = connect(&self.file, &self.about)?;
        self.connection = connection;
        Ok(Some(damaged(&self.file)))
    }
}

impl fmt::Debug for Catalogue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Catalogue")
            .field("file", &self.file)
            .finish_non_exhaustive()
    }
}

impl Drop for Catalogue {
    fn drop(&mut self) {
        // What cannot be remembered is read again.
        drop(self.commit());
    }
}

/// Opens or makes the catalogue in `file`, and tells what became of one that could not be used.
fn connect(file: &Path, about: &About) -> Result<(Connection, Option<String>), CatalogueError> {
    let folder = file.parent().unwrap_or(Path::new(""));
    let unkept = |error: io::Error| CatalogueError::unkept(folder, &error);
    aside::make(folder, file)?;
    let notice = match database::open(file, about) {
        Ok((connection, was)) => {
            if was == Was::Made {
                aside::tidy(folder, file);
            }
            return Ok((connection, None));
        }
        Err(Unfit::Outdated) => {
            aside::remove(file).map_err(unkept)?;
            None
        }
        Err(Unfit::Newer) => {
            aside::remove(file).map_err(unkept)?;
            Some(
                "A newer frontrow had remembered this library in a way that this one does not \
                 know: all of it is read again."
                    .to_owned(),
            )
        }
        Err(Unfit::Broken(CatalogueError::Damaged)) => {
            aside::keep(file).map_err(unkept)?;
            Some(damaged(file))
        }
        Err(Unfit::Broken(error)) => return Err(error),
    };
    aside::make(folder, file)?;
    match database::open(file, about) {
        Ok((connection, _)) => Ok((connection, notice)),
        Err(Unfit::Broken(error)) => Err(error),
        // Another program, of another version or other settings, was faster.
        Err(Unfit::Outdated | Unfit::Newer) => Err(CatalogueError::Busy),
    }
}

/// What is told of a damaged catalogue that was in `file`.
fn damaged(file: &Path) -> String {
    let kept = aside::kept(file);
    let kept = crate::formats::sanitise::line(&kept.to_string_lossy());
    format!(
        "What was remembered of this library was damaged: all of it is read again. The damaged \
         file is {kept} and may be deleted."
    )
}
