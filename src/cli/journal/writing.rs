//! A file is written that nobody else can read: what a journal holds is what the reader thinks.

use super::Present;
use std::ffi::OsString;
use std::fs::{self, File, OpenOptions};
use std::io::{self, ErrorKind, Write};
use std::path::Path;
use std::process;

/// The names that are tried for a file which is to take the place of another.
const NAMES: u32 = 100;

/// Writes a file. One that is replaced is so when all is written: its readers keep the old one, and
/// what a link leads to stays as it is. What is no file, such as a pipe, is written to.
pub(super) fn write(to: &Path, present: Present, bytes: &[u8]) -> io::Result<()> {
    match present {
        Present::Kept => fill(new(to)?, bytes),
        Present::Replaced => match fs::symlink_metadata(to) {
            Ok(seen) if !seen.is_file() && !seen.is_symlink() => {
                OpenOptions::new().write(true).open(to)?.write_all(bytes)
            }
            Ok(_) | Err(_) => replace(to, bytes),
        },
    }
}

/// Puts a new file in the place of what is there.
fn replace(to: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = to.file_name().ok_or(ErrorKind::InvalidInput)?;
    for number in 0..NAMES {
        let mut beside = OsString::from(".");
        beside.push(name);
        beside.push(format!(".{}-{number}.new", process::id()));
        let beside = to.with_file_name(beside);
        match new(&beside) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            made => {
                let put = fill(made?, bytes).and_then(|()| fs::rename(&beside, to));
                if put.is_err() {
                    // Why it failed is told.
                    fs::remove_file(&beside).ok();
                }
                return put;
            }
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

/// A file where nothing is.
fn new(at: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(at)
}

fn fill(mut file: File, bytes: &[u8]) -> io::Result<()> {
    file.write_all(bytes)?;
    file.sync_all()
}
