//! Several files that are opened as one: those of an archive, or of a folder.

use super::archive::{Archive, InArchive};
use super::begun::{Begun, Told};
use super::load::{open, other, trouble};
use super::packed::Unpacked;
use super::records::Line;
use super::source::of_name;
use super::{Settings, Trouble};
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// How deep files lie in a folder, at the most, and how many there are.
const DEEPEST: usize = 4;
const MOST_FILES: usize = 5000;

/// Several files that are opened as one.
pub(super) enum Bundle {
    /// Those of an archive.
    Archive(Archive),
    /// Those below a folder.
    Folder(PathBuf),
}

/// One of them.
#[derive(Debug, Clone)]
pub(super) struct Member {
    /// Its name with its folders, `/` between them. Not safe to print.
    pub(super) name: Arc<str>,
    at: At,
}

#[derive(Debug, Clone)]
enum At {
    Archive(InArchive),
    Folder(PathBuf),
    Nowhere(Trouble),
}

/// What comes out of a file.
pub(super) type Lines = Box<dyn Iterator<Item = Line>>;

impl Bundle {
    /// All files, in the order of their names.
    pub(super) fn members(&self) -> Vec<Member> {
        let mut members = Vec::new();
        match self {
            Self::Archive(archive) => members.extend(archive.files().iter().map(|file| Member {
                name: file.name.as_str().into(),
                at: At::Archive(file.clone()),
            })),
            Self::Folder(root) => below(root, "", DEEPEST, &mut members),
        }
        members.sort_by(|a, b| a.name.cmp(&b.name));
        members
    }

    /// What is in one of them.
    pub(super) fn open(&self, member: &Member) -> Result<Box<dyn BufRead>, Trouble> {
        let from: Box<dyn BufRead> = match (self, &member.at) {
            (Self::Archive(archive), At::Archive(file)) => archive.read(file)?,
            (_, At::Folder(path)) => Box::new(BufReader::new(open(path)?.0)),
            (_, At::Nowhere(trouble)) => return Err(trouble.clone()),
            (Self::Folder(_), At::Archive(_)) => return Err(Trouble::Missing),
        };
        let unpacked = Unpacked::new(from).map_err(|error| other(&error))?;
        Ok(unpacked.from)
    }

    /// The review that one of them is, or its records; what cannot be read is one that says why.
    pub(super) fn lines(&self, member: &Member, settings: &Settings) -> Lines {
        let lines = self.told(member, settings);
        let lines = lines.unwrap_or_else(|trouble| one(Line::broken(trouble)));
        let name = Arc::clone(&member.name);
        Box::new(lines.map(move |line| line.inside(&name)))
    }

    fn told(&self, member: &Member, settings: &Settings) -> Result<Lines, Trouble> {
        let begun = Begun::new(self.open(member)?)?;
        let hint = of_name(Path::new(member.name.as_ref()));
        Ok(match begun.told(hint, &member.name, settings)? {
            Told::Records(records) => Box::new(records),
            Told::Text(text) => {
                let whole = text.unpacked().whole(settings.largest)?;
                one(Line::text(whole))
            }
        })
    }
}

impl Member {
    /// Whether it is known already that it cannot be read.
    pub(super) fn is_refused(&self) -> bool {
        match &self.at {
            At::Archive(file) => file.is_refused(),
            At::Folder(_) => false,
            At::Nowhere(_) => true,
        }
    }
}

fn one(line: Line) -> Lines {
    Box::new(std::iter::once(line))
}

/// Adds the files below `folder`, whose names begin with `name`: no hidden ones, no links to folders.
fn below(folder: &Path, name: &str, depth: usize, members: &mut Vec<Member>) {
    let refused = |trouble| Member {
        name: name.trim_end_matches('/').into(),
        at: At::Nowhere(trouble),
    };
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return members.push(refused(trouble(folder, &error))),
    };
    for entry in entries.filter_map(Result::ok) {
        let own = entry.file_name();
        let own = own.to_string_lossy();
        if own.starts_with('.') || members.len() >= MOST_FILES {
            continue;
        }
        let path = entry.path();
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            if depth > 1 {
                below(&path, &format!("{name}{own}/"), depth - 1, members);
            }
        } else {
            members.push(Member {
                name: format!("{name}{own}").into(),
                at: At::Folder(path),
            });
        }
    }
}
