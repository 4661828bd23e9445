//! How the terms of a query hang together.

use std::fmt;

use super::Term;

/// How the terms of a query, told by their places among them, hang together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Node {
    /// A term must hold.
    Term(usize),
    /// Something must not.
    Not(Box<Self>),
    /// All must hold; none hold always.
    All(Vec<Self>),
    /// One must hold.
    Any(Vec<Self>),
}

impl Default for Node {
    fn default() -> Self {
        Self::All(Vec::new())
    }
}

impl Node {
    /// Whether it holds, where `holds` tells so of a term.
    pub(super) fn holds(&self, holds: &mut dyn FnMut(usize) -> bool) -> bool {
        match self {
            Self::Term(term) => holds(*term),
            Self::Not(node) => !node.holds(holds),
            Self::All(nodes) => nodes.iter().all(|node| node.holds(holds)),
            Self::Any(nodes) => nodes.iter().any(|node| node.holds(holds)),
        }
    }

    /// Writes it as it is typed.
    pub(super) fn write(&self, terms: &[Term], f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Term(term) => terms.get(*term).map_or(Ok(()), |term| write!(f, "{term}")),
            Self::Not(node) => {
                f.write_str("-")?;
                node.write_held_together(terms, f)
            }
            Self::All(nodes) => {
                for (number, node) in nodes.iter().enumerate() {
                    f.write_str(if number > 0 { " " } else { "" })?;
                    node.write(terms, f)?;
                }
                Ok(())
            }
            Self::Any(nodes) => {
                for (number, node) in nodes.iter().enumerate() {
                    f.write_str(if number > 0 { " | " } else { "" })?;
                    node.write_held_together(terms, f)?;
                }
                Ok(())
            }
        }
    }

    /// Writes it so that a sign before it is about all of it.
    fn write_held_together(&self, terms: &[Term], f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Term(_) | Self::Not(_) => self.write(terms, f),
            Self::All(_) | Self::Any(_) => {
                f.write_str("(")?;
                self.write(terms, f)?;
                f.write_str(")")
            }
        }
    }
}
