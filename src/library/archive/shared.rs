//! The bytes of an archive, of which several parts are read, each with a place of its own.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::rc::Rc;

/// The bytes of an archive.
#[derive(Debug, Clone)]
pub(super) enum Shared {
    /// In a file.
    File(Rc<File>),
    /// Held, as they can be read only once.
    Held(Rc<[u8]>),
}

/// A part of them.
#[derive(Debug)]
pub(super) struct Part {
    of: Shared,
    /// Where it begins and ends.
    start: u64,
    end: u64,
    /// Where reading goes on.
    at: u64,
}

impl Shared {
    /// `len` bytes from `start`.
    pub(super) fn part(&self, start: u64, len: u64) -> Part {
        Part {
            of: self.clone(),
            start,
            end: start.saturating_add(len),
            at: start,
        }
    }
}

impl Read for Part {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let left = usize::try_from(self.end.saturating_sub(self.at)).unwrap_or(usize::MAX);
        let room = left.min(into.len());
        let into = into.get_mut(..room).unwrap_or_default();
        let read = match &self.of {
            Shared::File(file) => {
                let mut file = file.as_ref();
                file.seek(SeekFrom::Start(self.at))?;
                file.read(into)?
            }
            Shared::Held(bytes) => {
                let at = usize::try_from(self.at).unwrap_or(usize::MAX);
                bytes.get(at..).unwrap_or_default().read(into)?
            }
        };
        self.at += read as u64;
        Ok(read)
    }
}

impl Seek for Part {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        let at = match to {
            SeekFrom::Start(at) => self.start.checked_add(at),
            SeekFrom::End(by) => self.end.checked_add_signed(by),
            SeekFrom::Current(by) => self.at.checked_add_signed(by),
        };
        let at = at.filter(|at| *at >= self.start);
        self.at = at.ok_or(io::ErrorKind::InvalidInput)?;
        Ok(self.at - self.start)
    }
}
