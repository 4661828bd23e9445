//! Giving a review to the reader's editor.

use super::{App, Effect, Notice};
use crate::library::Source;

impl App {
    /// Asks for the editor at the reading line, or says why there is nothing to edit.
    pub(super) fn edit(&mut self) -> Vec<Effect> {
        match self.edited() {
            Ok(effect) => vec![effect],
            Err(reason) => {
                self.notice = Some(Notice::warning(reason));
                Vec::new()
            }
        }
    }

    fn edited(&self) -> Result<Effect, &'static str> {
        let open = self.reader.open().ok_or("No review is open")?;
        if self.wanted.is_some_and(|wanted| wanted != open.entry) {
            return Err("The review is still being read");
        }
        if !open.review.has_lines() {
            return Err("A book is no text that could be edited");
        }
        let source = self.shelf.source(open.entry);
        match source {
            Some(Source::File(path)) => Ok(Effect::Edit {
                entry: open.entry,
                path,
                line: open.review.source_line(self.reader.reading()),
            }),
            Some(Source::Record(path, place)) => Ok(Effect::Edit {
                entry: open.entry,
                path: path.to_path_buf(),
                line: place
                    .line
                    .ok_or("This review is put together from several places, or packed; open its file itself")?,
            }),
            Some(Source::StandardInput) => {
                Err("What was piped in is in no file that could be edited")
            }
            Some(Source::Sample(_)) | None => {
                Err("Samples are part of frontrow, not files that could be edited")
            }
        }
    }
}
