//! The folder of catalogues: files made there, put aside and cleared away.

use super::{CatalogueError, database};
use crate::library::index_home;
use std::ffi::OsStr;
use std::fs::{self, DirBuilder, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What the file of a catalogue ends with.
const ENDING: &str = "catalogue";

/// What a damaged one ends with.
const DAMAGED: &str = "damaged";

/// What else `SQLite` keeps beside a file, by its ending.
const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];

/// The most catalogues that are kept.
const MOST: usize = 32;

/// The digits of the name of a catalogue.
const DIGITS: usize = 16;

/// The file of the catalogue of this name in `folder`.
pub(super) fn file(folder: &Path, name: &str) -> PathBuf {
    folder.join(format!("{name}.{ENDING}"))
}

/// Makes the folder and, in it, an empty file that nobody else can read, where there is none.
pub(super) fn make(folder: &Path, file: &Path) -> Result<(), CatalogueError> {
    let made = || -> io::Result<()> {
        let mut new = OpenOptions::new();
        new.write(true).create_new(true);
        let mut folders = DirBuilder::new();
        folders.recursive(true);
        #[cfg(unix)]
        {
            std::os::unix::fs::OpenOptionsExt::mode(&mut new, 0o600);
            std::os::unix::fs::DirBuilderExt::mode(&mut folders, 0o700);
        }
        folders.create(folder)?;
        match new.open(file) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => Err(error),
            _ => Ok(()),
        }
    };
    made().map_err(|error| CatalogueError::unkept(folder, &error))
}

/// Keeps a damaged catalogue under another name, in place of an earlier one.
pub(super) fn keep(file: &Path) -> io::Result<()> {
    fs::rename(file, kept(file))?;
    clear_beside(file);
    Ok(())
}

/// Where a damaged catalogue is kept.
pub(super) fn kept(file: &Path) -> PathBuf {
    file.with_extension(DAMAGED)
}

/// Removes a catalogue.
pub(super) fn remove(file: &Path) -> io::Result<()> {
    fs::remove_file(file)?;
    clear_beside(file);
    Ok(())
}

/// Removes what is kept beside a catalogue that is no more, so that it is not taken for what belongs
/// to the next one.
fn clear_beside(file: &Path) {
    for ending in BESIDE {
        let mut beside = file.as_os_str().to_owned();
        beside.push(ending);
        // Most often there is none.
        drop(fs::remove_file(beside));
    }
}

/// Clears away catalogues of roots that are gone, the oldest where there are too many, and indexes
/// without their catalogue. What else is in the folder is left alone, and so is `ours`.
pub(super) fn tidy(folder: &Path, ours: &Path) {
    tidy_catalogues(folder, ours);
    for index in within(folder) {
        let is_alone = is_named(&index, &[index_home::ENDING])
            && index.with_extension(ENDING) != ours
            && !index.with_extension(ENDING).exists();
        // A link is none of ours, and what it leads to least of all.
        if is_alone && index.is_dir() && !index.is_symlink() {
            // What cannot be removed now is in nobody's way.
            drop(fs::remove_dir_all(index));
        }
    }
}

/// What is in a folder.
fn within(folder: &Path) -> impl Iterator<Item = PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    entries.filter_map(|entry| Some(entry.ok()?.path()))
}

/// Clears away catalogues of roots that are gone, and the oldest where there are too many, but for `ours`.
fn tidy_catalogues(folder: &Path, ours: &Path) {
    let is_other = |file: &PathBuf| is_named(file, &[ENDING, DAMAGED]) && file != ours;
    let mut kept: Vec<(SystemTime, PathBuf)> = Vec::new();
    for file in within(folder).filter(is_other) {
        let written = fs::metadata(&file).and_then(|seen| seen.modified());
        match written {
            Ok(_) if is_of_nothing(&file) => drop(remove(&file)),
            Ok(written) => kept.push((written, file)),
            Err(_) => {}
        }
    }
    kept.sort();
    let more = (kept.len() + 1).saturating_sub(MOST);
    for (_, file) in kept.into_iter().take(more) {
        // What cannot be removed now is in nobody's way.
        drop(remove(&file));
    }
}

/// Whether a file or folder is one of ours, by its name, with one of these endings.
fn is_named(file: &Path, endings: &[&str]) -> bool {
    let of = |part: Option<&OsStr>| part.and_then(OsStr::to_str).map(str::to_owned);
    let (stem, ending) = (of(file.file_stem()), of(file.extension()));
    let named = stem.is_some_and(|stem| {
        stem.len() == DIGITS && stem.bytes().all(|byte| byte.is_ascii_hexdigit())
    });
    named && ending.is_some_and(|ending| endings.contains(&ending.as_str()))
}

/// Whether none of the roots of a catalogue is there any more.
fn is_of_nothing(file: &Path) -> bool {
    if file.extension().is_some_and(|ending| ending == DAMAGED) {
        return false;
    }
    database::roots(file).is_some_and(|roots| super::roots::are_gone(&roots))
}
