//! What is looked for in the texts of a library.

/// What is looked for in texts, as it was typed: words in their order, and what stood in quotes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Wanted {
    /// The words, in the order in which they were typed. Nothing is looked for where there are none.
    pub words: Vec<WantedWord>,
    /// Whether the last of them may go on.
    pub ending: Ending,
}

/// A word that is looked for, or several that stood in quotes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum WantedWord {
    /// As it was typed: half remembered, perhaps.
    Typed(String),
    /// What was in quotes: these words, one behind the other, but for case and accents.
    Quoted(String),
}

/// Whether the last word of what was typed may go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Ending {
    /// It may be the beginning of a longer word.
    Open,
    /// It is typed to its end: a space or a quote stands behind it.
    Closed,
}

impl WantedWord {
    /// The words as they were typed.
    pub fn text(&self) -> &str {
        let (Self::Typed(text) | Self::Quoted(text)) = self;
        text
    }
}
