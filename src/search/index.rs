//! The full-text index of a library: which of a million texts hold what is looked for, best first.

use super::Wanted;
use std::path::Path;

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

/// An index that is searched.
#[derive(Debug)]
pub struct Index {}

/// An index that is written. What is added is found, and stays, from the next
/// [`IndexWriter::commit`] on; what a kill takes away is what came after the last.
#[derive(Debug)]
pub struct IndexWriter {}

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

impl Index {
    /// Opens what was committed last in `folder`. It stays as it is until [`Index::renew`].
    pub fn open(folder: &Path) -> Result<Self, IndexError> {
        let _ = folder;
        Err(IndexError::Missing)
    }

    /// Takes in what was committed since; whether there was anything.
    pub fn renew(&mut self) -> Result<bool, IndexError> {
        Ok(false)
    }

    /// How many texts there are.
    pub fn len(&self) -> usize {
        0
    }

    /// Whether there is no text.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The `limit` best of the texts that hold what is `wanted`, among those for which `among` holds,
    /// which is asked for as few as possible.
    pub fn search(
        &self,
        wanted: &Wanted,
        among: Option<&(dyn Fn(TextKey) -> bool + Sync)>,
        limit: usize,
    ) -> Result<IndexHits, IndexError> {
        let _ = (wanted, among, limit);
        Ok(IndexHits::default())
    }

    /// All texts that hold these words, one behind the other.
    pub fn holding(&self, words: &str) -> Result<Vec<TextKey>, IndexError> {
        let _ = words;
        Ok(Vec::new())
    }
}

impl IndexWriter {
    /// Opens the index in `folder` to write it, and makes it if there is none. One that was written
    /// with another `fingerprint`, by another version, or is damaged, is emptied. While one writes
    /// it, others get [`IndexError::Locked`].
    pub fn open(folder: &Path, fingerprint: &str) -> Result<Self, IndexError> {
        let _ = (folder, fingerprint);
        Err(IndexError::Missing)
    }

    /// What is in it, as of the last commit.
    pub fn held(&self) -> Result<Vec<Held>, IndexError> {
        Ok(Vec::new())
    }

    /// Adds a text, which must not be in it.
    pub fn add(&mut self, document: &Document<'_>) -> Result<(), IndexError> {
        let _ = document;
        Ok(())
    }

    /// Notes how much of a file is in it, in the place of what was noted before.
    pub fn hold(&mut self, held: Held) -> Result<(), IndexError> {
        let _ = held;
        Ok(())
    }

    /// Takes out all texts of a file, and what was noted of it.
    pub fn remove(&mut self, file: FileKey) -> Result<(), IndexError> {
        let _ = file;
        Ok(())
    }

    /// Keeps what was added and taken out.
    pub fn commit(&mut self) -> Result<(), IndexError> {
        Ok(())
    }
}
