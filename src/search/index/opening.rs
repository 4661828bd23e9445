//! Opening an index: whole, and of our version, or not at all.

use super::IndexError;
use super::layout::{Payload, builder, tokenizers};
use super::read_folder::ReadFolder;
use std::ffi::OsStr;
use std::fs;
use std::io::ErrorKind;
use std::path::Path;
use tantivy::directory::{INDEX_WRITER_LOCK, META_LOCK, MmapDirectory};
use tantivy::{Directory, Index};

/// Bytes up to which the files of an index are checked by who reads it: some ten milliseconds, for
/// which a key does not wait long. Who writes it checks all, before anybody waits.
const CHECKED: u64 = 64 << 20;

/// The index in `folder` as it is read, with what was kept beside its last commit; checked, unless
/// that takes long.
pub(super) fn to_read(folder: &Path) -> Result<(Index, Payload), IndexError> {
    match once_to_read(folder) {
        // Where no lock can be held, files may have gone after a commit, while they were checked.
        Err(IndexError::Damaged(_)) => once_to_read(folder),
        result => result,
    }
}

fn once_to_read(folder: &Path) -> Result<(Index, Payload), IndexError> {
    let directory = ReadFolder(MmapDirectory::open(folder)?);
    let (index, payload) = unchecked(directory.clone())?;
    // While it is held, merging takes no file away that is in the list of files.
    let locked = directory.acquire_lock(&META_LOCK);
    let _locked = locked.map_err(tantivy::TantivyError::from)?;
    if bytes(folder)? <= CHECKED {
        check(&index)?;
    }
    Ok((index, payload))
}

/// The index in `folder`, checked, with what was kept beside its last commit.
fn whole(folder: &Path) -> Result<(Index, Payload), IndexError> {
    let (index, payload) = unchecked(MmapDirectory::open(folder)?)?;
    check(&index)?;
    Ok((index, payload))
}

fn unchecked(directory: impl Directory) -> Result<(Index, Payload), IndexError> {
    let mut index = Index::open(directory)?;
    index.set_tokenizers(tokenizers());
    let payload = payload(&index)?;
    Ok((index, payload))
}

/// The bytes of all files in `folder`.
fn bytes(folder: &Path) -> Result<u64, IndexError> {
    let mut bytes = 0;
    for file in fs::read_dir(folder)? {
        // One that merging has taken away meanwhile has none.
        bytes += file?.metadata().map_or(0, |seen| seen.len());
    }
    Ok(bytes)
}

/// What was kept beside the last commit of `index`.
pub(super) fn payload(index: &Index) -> Result<Payload, IndexError> {
    let kept = index.load_metas()?.payload;
    Payload::read(kept.as_deref())
        .ok_or_else(|| IndexError::Damaged("it is of another version".into()))
}

/// Reads all files once and compares their sums: a file that is not as it was written would make
/// tantivy panic, or find what is not there.
fn check(index: &Index) -> Result<(), IndexError> {
    let damaged = index.validate_checksum()?;
    match damaged.iter().min() {
        None => Ok(()),
        Some(file) => Err(IndexError::Damaged(format!(
            "{} is not as it was written",
            file.display()
        ))),
    }
}

/// The index in `folder`, to be written: as it is, if it is whole and of this `fingerprint`; made
/// anew, which it tells, if it is of another one or another version, damaged or missing. Any other
/// error leaves it as it is.
pub(super) fn whole_or_emptied(
    folder: &Path,
    fingerprint: &str,
) -> Result<(Index, Payload, IsNew), IndexError> {
    let directory = MmapDirectory::open(folder)?;
    // While nobody writes it: what is there is changed only then.
    let locked = directory.acquire_lock(&INDEX_WRITER_LOCK);
    let _locked = locked.map_err(tantivy::TantivyError::from)?;
    let found = match super::trouble::contain(|| whole(folder)) {
        // Who wrote it last may still be merging: what was in several files is in another then.
        Err(IndexError::Damaged(_)) => super::trouble::contain(|| whole(folder)),
        result => result,
    };
    match found {
        Ok((index, payload)) if payload.is_of(fingerprint) => {
            return Ok((index, payload, IsNew::No));
        }
        Ok(_) | Err(IndexError::Damaged(_) | IndexError::Missing) => {}
        Err(error @ (IndexError::Unkept(_) | IndexError::Locked)) => return Err(error),
    }
    empty(folder)?;
    let index = builder().create_in_dir(folder)?;
    Ok((index, Payload::new(fingerprint), IsNew::Yes))
}

/// Whether an index was made just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum IsNew {
    Yes,
    No,
}

/// Takes the files of an index away, but for the lock that is held.
fn empty(folder: &Path) -> Result<(), IndexError> {
    let lock = INDEX_WRITER_LOCK.filepath.as_os_str();
    for file in fs::read_dir(folder)? {
        let file = file?;
        if file.file_type()?.is_dir() || file.file_name().as_os_str() == OsStr::new(lock) {
            continue;
        }
        match fs::remove_file(file.path()) {
            // Who wrote it last may still be taking away what it no longer needs.
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            result => result?,
        }
    }
    Ok(())
}
