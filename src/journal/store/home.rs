//! The folder of the journal and the files in it: made so that nobody else can read them. The reader
//! may have put a link in the journal's place; what is kept beside it is where that leads.

use std::ffi::OsStr;
use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use super::StoreError;

/// What `SQLite` keeps beside a file, by its ending.
pub(super) const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];

/// How many links are followed, one to the next.
const LINKS: usize = 40;

/// Makes the folder and, in it, an empty file, where there is none. Gives the file's path without
/// links; one that is no file, such as a pipe, is refused, and so is a link that somebody else may
/// have put there.
pub(super) fn make(file: &Path) -> Result<PathBuf, StoreError> {
    let mut path = file.to_path_buf();
    for _ in 0..LINKS {
        path = make_at(&path)?;
        let is_link = fs::symlink_metadata(&path).is_ok_and(|seen| seen.is_symlink());
        if !is_link {
            return settled(path);
        }
        let target = fs::read_link(&path).map_err(|error| StoreError::at(&path, &error))?;
        let folder = path.parent().unwrap_or(Path::new("/"));
        if !is_of_reader(&path, folder) {
            break;
        }
        path = folder.join(target);
    }
    Err(StoreError::Foreign(file.display().to_string()))
}

/// The path of a file that is there, unless something beside it is a link.
fn settled(path: PathBuf) -> Result<PathBuf, StoreError> {
    let is_link = |path: &Path| fs::symlink_metadata(path).is_ok_and(|seen| seen.is_symlink());
    let seen = fs::symlink_metadata(&path).map_err(|error| StoreError::at(&path, &error))?;
    let is_trap = BESIDE.iter().any(|ending| is_link(&beside(&path, ending)));
    if !seen.is_file() || is_trap {
        return Err(StoreError::Foreign(path.display().to_string()));
    }
    Ok(path)
}

/// Whether only who has the folder can have put a link there, and not whoever likes to, as in a folder
/// for temporary files.
#[cfg(unix)]
fn is_of_reader(link: &Path, folder: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    const OTHERS_WRITE: u32 = 0o002;
    let seen = fs::symlink_metadata(link).and_then(|link| Ok((link, fs::metadata(folder)?)));
    seen.is_ok_and(|(link, folder)| folder.mode() & OTHERS_WRITE == 0 || link.uid() == folder.uid())
}

/// Elsewhere links are made by who may do anything.
#[cfg(not(unix))]
fn is_of_reader(_: &Path, _: &Path) -> bool {
    true
}

/// Makes the folder and, in it, an empty file, where there is nothing, not even a link. Gives the path
/// with the folder's without links.
fn make_at(file: &Path) -> Result<PathBuf, StoreError> {
    let none = || StoreError::Foreign(file.display().to_string());
    let name = file.file_name().ok_or_else(none)?;
    let folder = match file.parent() {
        Some(folder) if folder != Path::new("") => folder,
        Some(_) | None => Path::new("."),
    };
    let folder = match fs::canonicalize(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            make_folder(folder).map_err(|error| StoreError::at(folder, &error))?;
            fs::canonicalize(folder)
        }
        found => found,
    };
    let folder = folder.map_err(|error| StoreError::at(file, &error))?;
    let path = folder.join(name);
    if let Err(error) = new(&path)
        && error.kind() != io::ErrorKind::AlreadyExists
        // What is there may be read where nothing can be made.
        && fs::symlink_metadata(&path).is_err()
    {
        return Err(StoreError::at(&path, &error));
    }
    Ok(path)
}

fn make_folder(folder: &Path) -> io::Result<()> {
    let mut folders = DirBuilder::new();
    folders.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut folders, 0o700);
    folders.create(folder)
}

/// Makes an empty file where there is nothing.
fn new(file: &Path) -> io::Result<File> {
    let mut new = OpenOptions::new();
    new.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut new, 0o600);
    new.open(file)
}

/// Makes an empty file in place of one that was left over.
pub(super) fn begin_anew(file: &Path) -> Result<(), StoreError> {
    let made = || -> io::Result<()> {
        for ending in BESIDE {
            remove(&beside(file, ending))?;
        }
        remove(file)?;
        new(file).map(drop)
    };
    made().map_err(|error| StoreError::at(file, &error))
}

/// Waits for a lock that one program at a time has, until what is given is dropped. Who has it may
/// remove the file: others that wait for it go on to the one that is there then.
pub(super) fn lock(file: &Path) -> Result<File, StoreError> {
    let locked = || -> io::Result<File> {
        loop {
            let held = match new(file) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
                    OpenOptions::new().write(true).open(file)
                }
                made => made,
            };
            match held {
                // It was removed just now.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                held => {
                    let held = held?;
                    held.lock()?;
                    if identity(file) == Some(identity_of(&held.metadata()?)) {
                        return Ok(held);
                    }
                }
            }
        }
    };
    locked().map_err(|error| StoreError::at(file, &error))
}

/// Removes a file, if it is there.
pub(super) fn remove(file: &Path) -> io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Puts a finished file in its place, so that it is there when the power fails.
pub(super) fn put(from: &Path, to: &Path) -> Result<(), StoreError> {
    let put = || -> io::Result<()> {
        File::open(from)?.sync_all()?;
        fs::rename(from, to)?;
        sync_folder(to)
    };
    put().map_err(|error| StoreError::at(to, &error))
}

/// Has the names in a file's folder on the disk.
#[cfg(unix)]
pub(super) fn sync_folder(file: &Path) -> io::Result<()> {
    File::open(file.parent().unwrap_or(Path::new("/")))?.sync_all()
}

/// Has the names in a file's folder on the disk: other systems see to that.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "it may fail elsewhere")]
pub(super) fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

/// The file beside another whose name goes on with `ending`.
pub(super) fn beside(file: &Path, ending: impl AsRef<OsStr>) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// What tells a file from one that takes its place.
pub(super) fn identity(file: &Path) -> Option<(u64, u64)> {
    fs::symlink_metadata(file)
        .ok()
        .map(|seen| identity_of(&seen))
}

/// Its numbers in the file system.
#[cfg(unix)]
fn identity_of(seen: &fs::Metadata) -> (u64, u64) {
    use std::os::unix::fs::MetadataExt;
    (seen.dev(), seen.ino())
}

/// Nothing: a file that is open cannot be replaced here.
#[cfg(not(unix))]
fn identity_of(_: &fs::Metadata) -> (u64, u64) {
    (0, 0)
}
