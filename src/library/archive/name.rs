//! What the name of a file in an archive tells before it is opened.

/// What a name tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    /// A file below the folder that the archive is packed from.
    Inside,
    /// One elsewhere, or whose place cannot be told: it is never opened.
    Outside,
    /// Another archive.
    Archive,
    /// Hidden, or left by the system that made the archive: it is no text of the reader's.
    Aside,
}

/// The folder that macOS adds to its archives.
const OF_MACOS: &str = "__MACOSX";

/// The endings of archives.
const ARCHIVES: [&str; 4] = ["zip", "7z", "rar", "tar"];

impl Named {
    /// What `name` tells, with its folders.
    pub(super) fn of(name: &str) -> Self {
        let parts = || name.split(['/', '\\']);
        let is_absolute = name.starts_with(['/', '\\']);
        if is_absolute || name.contains(['\0', ':']) || parts().any(|part| part == "..") {
            return Self::Outside;
        }
        let is_hidden = |part: &str| part.starts_with('.') && part != ".";
        if parts().any(|part| is_hidden(part) || part == OF_MACOS) {
            return Self::Aside;
        }
        let suffix = name.rsplit_once('.').map_or("", |(_, suffix)| suffix);
        let is_archive = ARCHIVES
            .iter()
            .any(|known| suffix.eq_ignore_ascii_case(known));
        if is_archive {
            Self::Archive
        } else {
            Self::Inside
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_lead_elsewhere_are_told() {
        let table: [(Named, &[&str]); 4] = [
            (
                Named::Inside,
                &[
                    "film.txt",
                    "a/b/film.txt",
                    "./film.txt",
                    "a/b..c/film..txt",
                    "a//b",
                    "zip",
                    "a b\u{1b}",
                ],
            ),
            (
                Named::Outside,
                &[
                    "/etc/passwd",
                    "\\\\host\\film.txt",
                    "..",
                    "../film.txt",
                    "a/../../film.txt",
                    "a\\..\\film.txt",
                    "C:\\film.txt",
                    "c:film.txt",
                    "a\0.txt",
                    "film.txt:hidden",
                ],
            ),
            (Named::Archive, &["a.zip", "a/B.ZIP", "a.tar"]),
            (
                Named::Aside,
                &[".film.txt", "a/.git/film.txt", "__MACOSX/._film.txt"],
            ),
        ];
        for (expected, names) in table {
            for name in names {
                assert_eq!(Named::of(name), expected, "{name}");
            }
        }
    }
}
