//! Where one review comes from.

use super::packed::unpacked_name;
use super::{Place, samples};
use crate::formats::{Hint, sanitise};
use crate::outline::Outline;
use crate::review::Review;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Where one review comes from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Source {
    /// A file: its path as given, joined with what was found below it.
    File(PathBuf),
    /// What is piped into the program. It can be read once.
    StandardInput,
    /// A text compiled into the program, by its name.
    Sample(&'static str),
    /// A record of a file or folder that holds several reviews: the path of that, and where the
    /// record stands in it.
    Record(Arc<Path>, Place),
}

impl Source {
    /// What the reader and scripts know it by: its path, `-` or `sample:NAME`. Safe to print;
    /// what is not UTF-8 in a path is shown as U+FFFD.
    pub fn shown(&self) -> String {
        match self {
            Self::File(path) => sanitise::line(&path.to_string_lossy()),
            Self::StandardInput => "-".to_owned(),
            Self::Sample(name) => format!("{SAMPLE}{name}"),
            Self::Record(path, place) => {
                let path = sanitise::line(&path.to_string_lossy());
                format!("{path}, record {}", place.record)
            }
        }
    }

    /// The sample that is known by this, such as `sample:NAME`.
    pub fn sample(shown: &str) -> Option<Self> {
        let sample = samples::find(shown.strip_prefix(SAMPLE)?)?;
        Some(Self::Sample(sample.name))
    }

    /// Its name in a list: that of the file, without its folders. Safe to print.
    pub fn name(&self) -> String {
        match self {
            Self::File(path) => part(path, Path::file_name),
            Self::StandardInput => "standard input".to_owned(),
            Self::Sample(name) => (*name).to_owned(),
            Self::Record(path, place) => {
                format!("{}, record {}", part(path, Path::file_name), place.record)
            }
        }
    }

    /// What its name tells of its format.
    pub fn hint(&self) -> Hint {
        match self {
            Self::File(path) => of_name(path),
            Self::StandardInput => Hint::Content,
            Self::Sample(name) => Hint::of_suffix(samples::find(name).map(|sample| sample.suffix)),
            Self::Record(..) => Hint::Records,
        }
    }

    /// Whether its name says that it holds several reviews: records, or files packed together.
    pub fn holds_several(&self) -> bool {
        let Self::File(path) = self else {
            return false;
        };
        let packed = path.extension().is_some_and(|suffix| suffix == "zip");
        packed || matches!(self.hint(), Hint::Records | Hint::Json | Hint::Table)
    }

    /// The title of what was read from here: what its text gives, else that of last resort. A
    /// record has no name, so it goes by what is reviewed, else by its first words.
    pub fn title_of(&self, review: &Review, outline: &Outline) -> String {
        let title = outline.title().map(|title| title.text.clone());
        let otherwise = || match self {
            Self::Record(..) => {
                let work = review.facts().work.clone();
                work.or_else(|| first_words(review))
            }
            Self::File(_) | Self::StandardInput | Self::Sample(_) => None,
        };
        title.or_else(otherwise).unwrap_or_else(|| self.title())
    }

    /// The title of last resort: the name without its suffix, `-` and `_` read as spaces.
    pub fn title(&self) -> String {
        match self {
            Self::File(path) => title_of_file(path),
            Self::StandardInput => self.name(),
            Self::Sample(name) => spaced(name),
            Self::Record(path, place) => {
                format!("{} {}", title_of_file(path), place.record)
            }
        }
    }
}

/// What the name of a file, packed or not, tells of its format.
pub(super) fn of_name(path: &Path) -> Hint {
    let suffix = unpacked_name(path).extension();
    Hint::of_suffix(suffix.and_then(OsStr::to_str))
}

/// The title of last resort of the file at `path`.
pub(super) fn title_of_file(path: &Path) -> String {
    spaced(&part(unpacked_name(path), Path::file_stem))
}

/// Characters of the first words that stand for a title, at the most.
const FIRST_WORDS: usize = 60;

/// The first words of a review.
fn first_words(review: &Review) -> Option<String> {
    let mut title = String::new();
    for word in review.text().split_whitespace() {
        if title.chars().count() + word.chars().count() >= FIRST_WORDS {
            title.push('…');
            break;
        }
        if !title.is_empty() {
            title.push(' ');
        }
        title.push_str(word);
    }
    (title.chars().count() > 1).then_some(title)
}

/// What the name of a sample is given behind.
pub(super) const SAMPLE: &str = "sample:";

/// One part of `path`, or all of it where it has no such part.
fn part(path: &Path, of: fn(&Path) -> Option<&OsStr>) -> String {
    let part = of(path).unwrap_or(path.as_os_str());
    sanitise::line(&part.to_string_lossy())
}

/// A file's name as words; a name of nothing but dashes stays.
fn spaced(name: &str) -> String {
    let words: Vec<&str> = name
        .split(|c: char| c == '-' || c == '_' || c.is_whitespace())
        .filter(|word| !word.is_empty())
        .collect();
    if words.is_empty() {
        name.to_owned()
    } else {
        words.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_source_has_a_path_a_name_and_a_title() {
        let file = |path: &str| Source::File(PathBuf::from(path));
        let table = [
            (
                file("reviews/the_salt-ledger.v2.txt"),
                [
                    "reviews/the_salt-ledger.v2.txt",
                    "the_salt-ledger.v2.txt",
                    "the salt ledger.v2",
                ],
            ),
            (file("a\u{1b}[1m\u{202e}/b\nc"), ["a/b c", "b c", "b c"]),
            (file("--"), ["--", "--", "--"]),
            (file(".."), ["..", "..", ".."]),
            (
                Source::StandardInput,
                ["-", "standard input", "standard input"],
            ),
            (
                Source::Sample("one-two"),
                ["sample:one-two", "one-two", "one two"],
            ),
        ];
        for (source, expected) in table {
            assert_eq!([source.shown(), source.name(), source.title()], expected);
        }
    }
}
