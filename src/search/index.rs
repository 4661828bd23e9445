//! The full-text index of a library: which of a million texts hold what is looked for, best first.

mod best;
mod candidates;
mod layout;
mod notes;
mod opening;
mod paper;
mod parts;
mod pass;
mod places;
mod read_folder;
mod reading;
mod segment;
mod slot;
mod sought;
mod terms;
mod tokens;
mod tongues;
mod trouble;
mod variants;
mod writing;

pub use reading::Index;
pub use tokens::{is_character, words_in};
pub use trouble::is_panic_met;
pub use writing::IndexWriter;

/// A file that is a source of texts, by a number made from its path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct FileKey(pub u64);

/// A text in the index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct TextKey {
    /// The file it is from.
    pub file: FileKey,
    /// Which record of the file it is, from 1; 0 for the one text of a file.
    pub record: u32,
}

/// What is indexed of a text.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// What it is found as.
    pub key: TextKey,
    /// Its title, and other names that weigh as much: work, makers, reviewer.
    pub titles: &'a [&'a str],
    /// The titles of its sections, which stand in the text, too.
    pub headings: &'a [&'a str],
    /// All of its text.
    pub text: &'a str,
    /// Its language where it states one, by its code (`en`).
    pub language: Option<&'a str>,
}

/// How much of a file the index holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// The file.
    pub file: FileKey,
    /// A number made from what the file is known again by, when it was read.
    pub stamp: u64,
    /// The texts that were read of it: records, or the one.
    pub texts: u32,
    /// Whether these are all.
    pub whole: bool,
}

/// Why the index cannot do what it was asked for.
#[derive(Debug, thiserror::Error)]
pub enum IndexError {
    /// Another program writes it.
    #[error("another frontrow writes the index")]
    Locked,
    /// There is none.
    #[error("there is no index")]
    Missing,
    /// It is not as it was written, or of another version.
    #[error("the index is damaged: {0}")]
    Damaged(String),
    /// The disk is full, or may not be written to.
    #[error("the index cannot be kept: {0}")]
    Unkept(String),
}

/// How well a text matches: better ones are less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Tier {
    /// Everything that was typed stands in it, one word behind the other.
    Phrase,
    /// All words are near each other.
    Near,
    /// All words are there.
    Words,
    /// All words are there, some in another form.
    Forms,
    /// Words that are spelt almost like those that were typed.
    Misspelt,
}

/// A text that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct IndexHit {
    /// Which one.
    pub key: TextKey,
    /// How well it matches.
    pub tier: Tier,
    /// How well it matches among those of the same tier: more is better.
    pub score: f32,
}

/// What was found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct IndexHits {
    /// The best ones, in their order.
    pub hits: Vec<IndexHit>,
    /// How many texts hold all the words; of very common words at least so many.
    pub count: usize,
    /// The words that stand for what was typed in [`Tier::Forms`] and [`Tier::Misspelt`], for each
    /// of the words that were typed: `("walked", ["walk", "walking"])`.
    pub instead: Vec<(String, Vec<String>)>,
}
