//! What an address in a text means: a file beside it, a heading, something for a browser.

use std::path::{Component, Path, PathBuf};

use crate::app::Open;
use crate::library::{Source, samples};
use crate::outline::slug::{Slugs, decoded};
use crate::review::Position;

/// What a browser or another program opens.
const FOR_OTHERS: &[&str] = &["http", "https", "mailto", "ftp", "gemini", "tel"];

/// What an address means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Address {
    /// Something on the web.
    Web,
    /// A heading of the same text, by its slug.
    Heading(String),
    /// A file, and a heading in it, by its slug.
    File {
        path: String,
        heading: Option<String>,
    },
    /// Nothing that can be followed.
    Unknown,
}

impl Address {
    /// Takes apart an address as a text has it.
    pub(super) fn of(written: &str) -> Self {
        let written = written.trim();
        if let Some(slug) = written.strip_prefix('#') {
            return Self::Heading(decoded(slug).into_owned());
        }
        if let Some(scheme) = scheme(written) {
            let known = FOR_OTHERS.contains(&scheme.to_ascii_lowercase().as_str());
            return if known { Self::Web } else { Self::Unknown };
        }
        if written.starts_with("//") {
            return Self::Web;
        }
        let (path, heading) = match written.split_once('#') {
            Some((path, heading)) => (path, Some(decoded(heading).into_owned())),
            None => (written, None),
        };
        let path = path.split_once('?').map_or(path, |(path, _)| path);
        if path.is_empty() {
            return Self::Unknown;
        }
        Self::File {
            path: decoded(path).into_owned(),
            heading: heading.filter(|slug| !slug.is_empty()),
        }
    }
}

/// What stands before the first colon, if that can be the name of a scheme. One letter is a drive.
fn scheme(written: &str) -> Option<&str> {
    let (scheme, _) = written.split_once(':')?;
    let letters = |c: char| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.');
    let named = scheme.starts_with(|c: char| c.is_ascii_alphabetic());
    (scheme.len() > 1 && named && scheme.chars().all(letters)).then_some(scheme)
}

/// What `path` may be, seen from where a text was read. Nothing is looked up: whether there is such
/// a review is for the library to say.
pub(super) fn beside(from: &Source, path: &str) -> Vec<Source> {
    match from {
        Source::File(file) => {
            let folder = file.parent().unwrap_or(Path::new(""));
            let joined = joined(folder, Path::new(path));
            let dotted = Path::new(".").join(&joined);
            let bare = joined.strip_prefix(".").map(Path::to_owned);
            let others = [Some(dotted), bare.ok()].into_iter().flatten();
            std::iter::once(joined)
                .chain(others)
                .map(Source::File)
                .collect()
        }
        Source::Sample(_) => {
            let stem = Path::new(path).file_stem().and_then(|stem| stem.to_str());
            let named =
                |source: &Source| matches!(source, Source::Sample(name) if stem == Some(*name));
            samples::sources().filter(named).collect()
        }
        Source::StandardInput | Source::Record(..) => Vec::new(),
    }
}

/// `path` seen from `folder`, where `..` leaves the folder before it.
fn joined(folder: &Path, path: &Path) -> PathBuf {
    let mut joined = folder.to_owned();
    for part in path.components() {
        let inside = matches!(joined.components().next_back(), Some(Component::Normal(_)));
        match part {
            Component::CurDir => {}
            Component::ParentDir if inside => {
                joined.pop();
            }
            Component::ParentDir
            | Component::Normal(_)
            | Component::RootDir
            | Component::Prefix(_) => joined.push(part),
        }
    }
    joined
}

/// Where the title or the heading with this slug is in a review, if there is one.
pub(super) fn heading(open: &Open, wanted: &str) -> Option<Position> {
    let wanted = wanted.to_lowercase();
    let title = open.outline.title().and_then(|title| title.line);
    let headings = open.outline.sections().iter();
    let lines = headings.filter_map(|section| section.heading.map(|heading| heading.line));
    let mut slugs = Slugs::default();
    title
        .into_iter()
        .chain(lines)
        .find(|line| slugs.next(open.review.slice(*line)) == wanted)
        .map(|line| line.start)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_mean_files_headings_or_the_web() {
        let file = |path: &str, heading: Option<&str>| Address::File {
            path: path.to_owned(),
            heading: heading.map(str::to_owned),
        };
        for (written, meant) in [
            ("https://example.org/a#b", Address::Web),
            ("MAILTO:me@example.org", Address::Web),
            ("//example.org", Address::Web),
            ("javascript:alert(1)", Address::Unknown),
            ("file:///etc/passwd", Address::Unknown),
            ("?page=2", Address::Unknown),
            ("#the-plot", Address::Heading("the-plot".to_owned())),
            ("#%C3%A9t%C3%A9", Address::Heading("été".to_owned())),
            ("other.md", file("other.md", None)),
            ("a%20b.md#plot", file("a b.md", Some("plot"))),
            ("../b.md?raw=1#", file("../b.md", None)),
            ("c:/notes.md", file("c:/notes.md", None)),
            ("%ff.md", file("%ff.md", None)),
        ] {
            assert_eq!(Address::of(written), meant, "{written}");
        }
    }

    #[test]
    fn paths_lie_beside_the_text() {
        for (from, path, meant) in [
            ("reviews/a.md", "b.md", "reviews/b.md"),
            ("reviews/a.md", "./x/../b.md", "reviews/b.md"),
            ("reviews/a.md", "../b.md", "b.md"),
            ("a.md", "../b.md", "../b.md"),
            ("../x/a.md", "../../b.md", "../../b.md"),
            ("/r/a.md", "../../b.md", "/../b.md"),
            ("r/a.md", "/etc/passwd", "/etc/passwd"),
        ] {
            let found = beside(&Source::File(PathBuf::from(from)), path);
            assert_eq!(found.first(), Some(&Source::File(PathBuf::from(meant))));
        }
        // A library may have been opened with the dot before its names, or without.
        for (from, other) in [("a.md", "./b.md"), ("./a.md", "b.md")] {
            let found = beside(&Source::File(PathBuf::from(from)), "b.md");
            let shown = found.iter().map(Source::shown);
            assert!(shown.clone().any(|shown| shown == other), "{found:?}");
        }
    }
}
