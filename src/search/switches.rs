//! The switches of a search: what the reader turns on beside what is typed.

use super::fold::Accents;

/// How what is typed is looked for. Case is no switch: a capital among the letters that are typed
/// makes it count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Switches {
    /// Whether letters with and without accents differ.
    pub accents: Accents,
    /// Whether a hit may be a part of a word.
    pub borders: Borders,
    /// What is typed.
    pub wording: Wording,
}

/// Where a hit may begin and end.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Borders {
    /// Anywhere.
    #[default]
    Anywhere,
    /// Where words do. In writing that has no spaces between words, that is anywhere.
    Words,
}

/// What is typed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Wording {
    /// The very words.
    #[default]
    Plain,
    /// A regular expression.
    Expression,
}
