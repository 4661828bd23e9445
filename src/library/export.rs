//! Exports of several files, in a folder or an archive, as the reviews that their rows are joined to.

use super::archive::Archive;
use super::begun::Begun;
use super::bundle::{Bundle, Lines, Member};
use super::load::{open, other};
use super::packed::{Unpacked, unpacked_name};
use super::records::{Line, Records};
use super::source::of_name;
use super::walk::has_suffix;
use super::{Settings, Trouble};
use crate::formats::{ExportRow, Part, Row, Scheme, Split, joined, part};
use std::collections::HashMap;
use std::io::BufReader;
use std::path::Path;
use std::sync::Arc;

/// The endings of files that may be part of an export.
const ENDINGS: [&str; 3] = ["csv", "tsv", "json"];

/// The fewest files of an export; one alone is a file of records like any other.
const FEWEST: usize = 2;

/// The most files of a folder that are looked into to tell whether it is an export.
const MOST_LOOKED_INTO: usize = 200;

/// The most bytes of an export, which is read whole.
const MOST: u64 = 256 << 20;

/// Whether the files in the folder at `path` are plainly those of an export.
pub(super) fn is_export(path: &Path, settings: &Settings) -> bool {
    let Ok(entries) = std::fs::read_dir(path) else {
        return false;
    };
    let files = entries.filter_map(Result::ok).filter(|entry| {
        let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
        is_file && is_candidate(&entry.path(), settings)
    });
    let mut found: HashMap<String, usize> = HashMap::new();
    for entry in files.take(MOST_LOOKED_INTO) {
        let name = entry.file_name();
        let scheme = open(&entry.path())
            .and_then(|(file, _)| {
                let from = Unpacked::new(BufReader::new(file)).map_err(|error| other(&error))?;
                Begun::new(from.from)
            })
            .and_then(|begun| {
                let name = name.to_string_lossy();
                begun.scheme(of_name(Path::new(name.as_ref())), &name, settings)
            });
        if let Ok((_, Some(scheme), _)) = scheme
            && let Some((export, _)) = of_export(&scheme)
        {
            let count = found.entry(export.to_owned()).or_default();
            *count += 1;
            if *count >= FEWEST {
                return true;
            }
        }
    }
    false
}

/// Whether a file in the folder of an export is for the export to read, rather than a text beside it.
pub(super) fn is_candidate(path: &Path, settings: &Settings) -> bool {
    let suffix = unpacked_name(path).extension().unwrap_or_default();
    let known = ENDINGS
        .iter()
        .any(|ending| suffix.eq_ignore_ascii_case(ending));
    known && has_suffix(path, &settings.suffixes)
}

/// The reviews of the export that the folder at `path` is.
pub(super) fn of_folder(path: &Path, settings: &Settings) -> Result<Records, Trouble> {
    let bundle = Bundle::Folder(path.to_owned());
    let export = Export::tell(&bundle, settings).ok_or(Trouble::Folder)?;
    export.records(bundle, settings)
}

/// The same of the one that is in `archive`; the archive itself where there is none in it.
pub(super) fn of_archive(
    archive: Archive,
    settings: &Settings,
) -> Result<Result<Records, Archive>, Trouble> {
    let trouble = archive.trouble();
    let bundle = Bundle::Archive(archive);
    match (Export::tell(&bundle, settings), bundle) {
        (Some(export), bundle) => {
            let records = export.records(bundle, settings)?;
            let trouble = trouble.map(Line::broken).into_iter();
            Ok(Ok(Records::new(trouble.chain(records))))
        }
        (None, Bundle::Archive(archive)) => Ok(Err(archive)),
        (None, Bundle::Folder(_)) => Err(Trouble::Folder),
    }
}

/// An export and its files.
struct Export {
    name: String,
    members: Vec<Told>,
}

/// A file in an export.
struct Told {
    member: Member,
    /// How it is laid out, and how much it counts among those of the export; or what else it is.
    what: What,
}

enum What {
    /// A file of the export.
    Rows(Scheme, u32),
    /// Something else that may be read.
    Else,
    /// It cannot be read.
    Broken(Trouble),
}

/// The export that a file belongs to, and how much it counts in it.
fn of_export(scheme: &Scheme) -> Option<(&str, u32)> {
    let join = scheme.mapping.as_ref()?.join.as_ref()?;
    Some((&join.export, join.rank))
}

impl Export {
    /// The export that several files in `bundle` belong to, if there is one.
    fn tell(bundle: &Bundle, settings: &Settings) -> Option<Self> {
        let mut count: HashMap<String, usize> = HashMap::new();
        let mut told = Vec::new();
        for member in bundle.members() {
            let path = Path::new(member.name.as_ref());
            if !is_candidate(path, settings) {
                told.push((member, Ok(None)));
                continue;
            }
            let scheme = { bundle.open(&member) }
                .and_then(Begun::new)
                .and_then(|begun| {
                    let (_, scheme, _) = begun.scheme(of_name(path), &member.name, settings)?;
                    Ok(scheme)
                });
            if let Ok(Some(scheme)) = &scheme
                && let Some((export, _)) = of_export(scheme)
                && part(export, &member.name) != Part::Aside
            {
                *count.entry(export.to_owned()).or_default() += 1;
            }
            told.push((member, scheme));
        }
        let most = { count }
            .into_iter()
            .max_by(|(a, m), (b, n)| m.cmp(n).then(b.cmp(a)))?;
        let (name, _) = Some(most).filter(|(_, count)| *count >= FEWEST)?;
        let members = told.into_iter().map(|(member, scheme)| {
            let what = match scheme {
                Err(trouble) => What::Broken(trouble),
                Ok(Some(scheme)) => {
                    match of_export(&scheme).filter(|(export, _)| *export == name) {
                        Some((_, rank)) => What::Rows(scheme, rank),
                        None => What::Else,
                    }
                }
                Ok(None) => What::Else,
            };
            Told { member, what }
        });
        let members = members.collect();
        Some(Self { name, members })
    }

    /// Its reviews; then what else is to be read in it, and what cannot be.
    fn records(self, bundle: Bundle, settings: &Settings) -> Result<Records, Trouble> {
        let mut rows = Vec::new();
        let mut others = Vec::new();
        let mut left = MOST;
        for Told { member, what } in self.members {
            match (what, part(&self.name, &member.name)) {
                (What::Rows(scheme, rank), Part::Rows | Part::AsideElse) => {
                    let file = &member.name;
                    for row in read_rows(&bundle, &member, &scheme, settings, &mut left)? {
                        match row {
                            Ok(row) => rows.push(ExportRow {
                                file: Arc::clone(file),
                                rank,
                                row,
                            }),
                            Err(trouble) => others.push(Other::broken(trouble, file)),
                        }
                    }
                }
                (What::Broken(trouble), Part::Rows) => {
                    others.push(Other::broken(trouble, &member.name));
                }
                (What::Else, Part::Rows) if is_read(&bundle, &member, settings) => {
                    others.push(Other::Member(member));
                }
                (What::Broken(_) | What::Rows(..) | What::Else, _) => {}
            }
        }
        let reviews = joined(rows).into_iter();
        let reviews = reviews.map(|joined| Line::joined(joined.one()));
        let settings = settings.clone();
        let others = others.into_iter().flat_map(move |other| match other {
            Other::Line(line) => Box::new(std::iter::once(*line)) as Lines,
            Other::Member(member) => bundle.lines(&member, &settings),
        });
        Ok(Records::new(reviews.chain(others)))
    }
}

/// All rows of a file, which may have `left` bytes; each may be none.
fn read_rows(
    bundle: &Bundle,
    member: &Member,
    scheme: &Scheme,
    settings: &Settings,
    left: &mut u64,
) -> Result<Vec<Result<Row, Trouble>>, Trouble> {
    let begun = match bundle.open(member).and_then(Begun::new) {
        Ok(begun) => begun,
        Err(trouble) => return Ok(vec![Err(trouble)]),
    };
    let hint = of_name(Path::new(member.name.as_ref()));
    let (begun, ..) = begun.scheme(hint, &member.name, settings)?;
    let mut rows = Vec::new();
    for piece in Split::new(begun.read_all(), scheme, settings.largest) {
        let size = piece.bytes.as_ref().map_or(0, Vec::len) as u64;
        *left = left
            .checked_sub(size)
            .ok_or(Trouble::TooLarge { limit: MOST })?;
        let row = piece.bytes.and_then(|bytes| scheme.row(bytes, piece.place));
        rows.push(row.map_err(Trouble::from));
    }
    Ok(rows)
}

/// What is in an export beside its rows.
enum Other {
    Line(Box<Line>),
    Member(Member),
}

impl Other {
    fn broken(trouble: Trouble, file: &Arc<str>) -> Self {
        Self::Line(Box::new(Line::broken(trouble).inside(file)))
    }
}

/// Whether what belongs to no export is read here: of a folder, other texts are found by themselves.
fn is_read(bundle: &Bundle, member: &Member, settings: &Settings) -> bool {
    let path = Path::new(member.name.as_ref());
    match bundle {
        Bundle::Archive(_) => member.is_refused() || has_suffix(path, &settings.suffixes),
        Bundle::Folder(_) => is_candidate(path, settings),
    }
}
