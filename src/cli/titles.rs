//! The title above what is printed of a review for people.

use super::reading::Read;
use super::rows;
use crate::library::Loaded;
use std::io::{self, Write};

/// Writes a title above each review, and a blank line between them.
pub(super) struct Titles {
    /// How many reviews there are: of several, each is told by its path.
    reviews: usize,
    /// How many were printed.
    printed: usize,
}

impl Titles {
    pub(super) fn new(reviews: usize) -> Self {
        Self {
            reviews,
            printed: 0,
        }
    }

    /// Writes the title of what was read, and gives what stands below it; nothing where it could not
    /// be read.
    pub(super) fn write<'a>(
        &mut self,
        read: &Read<'a>,
        out: &mut dyn Write,
    ) -> io::Result<Option<&'a Loaded>> {
        let (Ok(loaded), Some(title)) = (read.loaded, rows::title(read)) else {
            return Ok(None);
        };
        if self.printed > 0 {
            writeln!(out)?;
        }
        self.printed += 1;
        if self.reviews > 1 || read.record.is_some() {
            writeln!(out, "{title}  ({})", read.shown())?;
        } else {
            writeln!(out, "{title}")?;
        }
        Ok(Some(loaded))
    }
}
