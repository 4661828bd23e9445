//! The panes of the screen.

use crate::command::Scope;

/// A pane of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pane {
    /// The list of reviews.
    Library,
    /// The list of sections.
    Outline,
    /// The text.
    Text,
}

impl Pane {
    /// Which meaning the keys have while it has the focus.
    pub(super) const fn scope(self) -> Scope {
        match self {
            Self::Library => Scope::Library,
            Self::Outline | Self::Text => Scope::Everywhere,
        }
    }
}
