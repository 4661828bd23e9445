//! Where reviews come from: walking folders, loading files, the samples.

mod again;
mod archive;
mod begun;
mod bundle;
mod catalogue;
mod change;
mod contents;
mod digest;
mod export;
mod index_home;
mod load;
mod named;
mod order;
mod overview;
mod packed;
mod readings;
mod records;
mod roll;
pub mod samples;
mod search;
mod sieve;
mod sort;
mod source;
mod stamp;
mod walk;
mod watch;
mod watch_folders;
mod whole;

pub use crate::formats::{Bytes, Place};
pub use catalogue::{Catalogue, CatalogueError, Holds, Opened, Remembered};
pub use change::{Change, IndexState, Progress};
pub use contents::{Contents, One, contents};
pub use digest::Digest;
pub use index_home::IndexHome;
pub use load::{Extent, LoadError, Loaded, Trouble, load, text, trouble};
pub use named::is_named;
pub use order::order;
pub use overview::{Bar, Chart, Counted, Overview, Pick};
pub use readings::{Readings, Stand};
pub use records::{Line, Record, Records};
pub use roll::{EntryId, Name, Put, Roll, View};
pub use search::{
    Answered, Asked, Entries, FOUND_MOST, Judge, Judged, LibraryHit, LibrarySearch, Passage,
    Passages, Ranked, ReviewsRead, SearchFacts, SearchFound, SearchMasking, SearchNews, Snippet,
    Sought, TextKeys, WhyScan, asked_in_texts, indexed, names_weighed,
};
pub use sieve::{SectionsMeant, Sieve, is_of_words, sections_meant};
pub use sort::{SortBy, SortKey, Way, text_value};
pub use source::Source;
pub use stamp::Stamp;
pub use walk::{Found, Step, There, there, there_at_root, visit, visit_below, walk};
pub use watch::Watch;
pub use watch_folders::{Touched, WatchFolders};
pub use whole::{WholeRoots, whole_path};

use crate::formats::Mappings;
use crate::outline::Kinds;

/// What of the reader's files is taken for reviews, and how much of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// Endings of the files taken from folders, in lower case and without the full stop; the
    /// empty string stands for files without one. A file that is named itself is taken whatever
    /// it ends with.
    pub suffixes: Vec<String>,
    /// Bytes of the largest file that is read whole also when its beginning is asked for.
    pub at_once: usize,
    /// Bytes of the largest file that is read.
    pub largest: u64,
    /// What sections can be about.
    pub kinds: Kinds,
    /// What the columns of tables and the fields of records say.
    pub mappings: Mappings,
}

impl Settings {
    /// Which files are taken from folders, for a message: `what ends in .txt, or has no ending`.
    pub fn endings(&self) -> String {
        let named = self.suffixes.iter().filter(|suffix| !suffix.is_empty());
        let named: Vec<String> = named.map(|suffix| format!(".{suffix}")).collect();
        let plain = self.suffixes.iter().any(String::is_empty);
        let ends = match named.split_last() {
            Some((last, [])) => format!("what ends in {last}"),
            Some((last, others)) => format!("what ends in {} or {last}", others.join(", ")),
            None if plain => return "what has no ending".to_owned(),
            None => return "nothing: the settings name no ending".to_owned(),
        };
        if plain {
            format!("{ends}, or has no ending")
        } else {
            ends
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_are_told_in_words() {
        let expected: [(&[&str], &str); 6] = [
            (
                &["md", "txt", "", "text"],
                "what ends in .md, .txt or .text, or has no ending",
            ),
            (&["txt", ""], "what ends in .txt, or has no ending"),
            (&["md", "txt"], "what ends in .md or .txt"),
            (&["md"], "what ends in .md"),
            (&[""], "what has no ending"),
            (&[], "nothing: the settings name no ending"),
        ];
        for (suffixes, told) in expected {
            let suffixes = suffixes.iter().map(|suffix| (*suffix).to_owned());
            let settings = Settings {
                suffixes: suffixes.collect(),
                at_once: 0,
                largest: 0,
                kinds: Kinds::default(),
                mappings: Mappings::default(),
            };
            assert_eq!(settings.endings(), told);
        }
    }
}
