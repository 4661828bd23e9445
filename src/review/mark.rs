//! What the markup of the source says of stretches of text: emphasis, code, links.

use super::{Position, Span};

/// A stretch of text that the markup sets off from the rest of its block. Runs do not overlap:
/// where marks are nested, the inner run bears the marks of both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Run {
    /// The text, within one block.
    pub span: Span,
    /// How it is set off.
    pub marks: Marks,
    /// The index of the link it belongs to in [`Review::links`](super::Review::links).
    pub link: Option<u32>,
}

/// One way to set text off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// It is stressed.
    Emphasis,
    /// It is stressed strongly.
    Strong,
    /// It is struck out.
    Struck,
    /// It is code.
    Code,
    /// It stands for a picture, and describes it.
    Picture,
}

/// Any number of marks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Marks(u8);

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link {
    /// What it leads to.
    pub target: Target,
    /// What the source calls it, beside its text.
    pub title: Option<String>,
}

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// An address or a path as the source has it, safe to print: `https://…`, `other.md#plot`.
    Address(String),
    /// A place in the same text.
    Place(Position),
}

impl Mark {
    /// Every mark.
    pub const ALL: [Self; 5] = [
        Self::Emphasis,
        Self::Strong,
        Self::Struck,
        Self::Code,
        Self::Picture,
    ];
}

impl Marks {
    /// No mark.
    pub const NONE: Self = Self(0);

    /// These and `mark`.
    #[must_use]
    pub const fn with(self, mark: Mark) -> Self {
        Self(self.0 | 1 << mark as u8)
    }

    /// Whether `mark` is among them.
    pub const fn has(self, mark: Mark) -> bool {
        self.0 & 1 << mark as u8 != 0
    }

    /// The marks there are, in the order of [`Mark::ALL`].
    pub fn iter(self) -> impl Iterator<Item = Mark> {
        Mark::ALL.into_iter().filter(move |mark| self.has(*mark))
    }
}
