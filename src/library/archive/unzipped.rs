//! A file of an archive while it is unpacked: how much of it is, and whether it is as it was packed.

use flate2::Crc;
use std::cell::Cell;
use std::io::{self, Read};
use std::rc::Rc;

/// What is unpacked of a file.
pub(super) struct Unzipped {
    from: Box<dyn Read>,
    checksum: u32,
    found: Crc,
    /// How many bytes of the archive may still be unpacked. What the archive says of its sizes is not
    /// asked for.
    left: Rc<Cell<u64>>,
}

/// Why a file is not unpacked further.
#[derive(Debug, thiserror::Error)]
enum Wrong {
    #[error("its checksum is wrong, so that it is damaged; fetch or pack the archive anew")]
    Checksum,
    #[error(
        "the archive unpacks to far more than texts do, as one does that is made to fill the memory"
    )]
    TooMuch,
    #[error(
        "it can be unpacked up to byte {passed} only ({reason}); fetch or pack the archive anew"
    )]
    Broken { passed: u64, reason: String },
}

impl Unzipped {
    /// What `from` gives, whose checksum should be `checksum`.
    pub(super) fn new(from: Box<dyn Read>, checksum: u32, left: Rc<Cell<u64>>) -> Self {
        Self {
            from,
            checksum,
            found: Crc::new(),
            left,
        }
    }
}

impl Read for Unzipped {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if into.is_empty() {
            return Ok(0);
        }
        let read = self.from.read(into).map_err(|error| {
            io::Error::other(Wrong::Broken {
                passed: u64::from(self.found.amount()),
                reason: error.to_string(),
            })
        })?;
        if read == 0 && self.found.sum() != self.checksum {
            return Err(io::Error::other(Wrong::Checksum));
        }
        self.found.update(into.get(..read).unwrap_or_default());
        match self.left.get().checked_sub(read as u64) {
            Some(left) => self.left.set(left),
            None => return Err(io::Error::other(Wrong::TooMuch)),
        }
        Ok(read)
    }
}
