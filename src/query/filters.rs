//! Queries that were saved under names, by which others use them.

use super::parse::{self, Parsed};

/// Queries by their names, in the order in which they were added.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters(Vec<(String, String)>);

impl Filters {
    /// None at all.
    pub const NONE: Self = Self(Vec::new());

    /// Adds a query under a name, in the place of one that had it.
    pub fn set(&mut self, name: &str, query: &str) {
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, known)) => query.clone_into(known),
            None => self.0.push((name.to_owned(), query.to_owned())),
        }
    }

    /// The query of a name, as it was typed.
    pub fn get(&self, name: &str) -> Option<&str> {
        let found = self.0.iter().find(|(known, _)| known == name);
        found.map(|(_, query)| query.as_str())
    }

    /// The names with their queries.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        let all = self.0.iter();
        all.map(|(name, query)| (name.as_str(), query.as_str()))
    }

    /// The query of a name, understood; `None` where none is called so.
    pub fn parsed(&self, name: &str) -> Option<Parsed> {
        let (name, query) = self.0.iter().find(|(known, _)| known == name)?;
        Some(parse::parse(query, self, Some(name)))
    }

    /// Whether `name` can be one: letters, digits, hyphens and low lines.
    pub fn is_name(name: &str) -> bool {
        super::scan::is_name(name)
    }
}
