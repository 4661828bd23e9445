//! Keys pressed one after the other.

use std::fmt;
use std::str::FromStr;

use super::{Key, KeyError};

/// One key, or several pressed one after the other; never none.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Sequence(Vec<Key>);

impl Sequence {
    /// The keys in the order in which they are pressed.
    pub fn keys(&self) -> &[Key] {
        &self.0
    }

    /// How help and hints show it: the keys as [`Key::shown`], set apart by spaces.
    pub fn shown(&self) -> String {
        let keys: Vec<String> = self.0.iter().map(|key| key.shown()).collect();
        keys.join(" ")
    }
}

impl From<Key> for Sequence {
    fn from(key: Key) -> Self {
        Self(vec![key])
    }
}

/// The notation of the settings: keys set apart by single spaces.
impl fmt::Display for Sequence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (place, key) in self.0.iter().enumerate() {
            let gap = if place == 0 { "" } else { " " };
            write!(f, "{gap}{key}")?;
        }
        Ok(())
    }
}

/// Reads keys set apart by white space.
impl FromStr for Sequence {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let keys: Vec<Key> = text
            .split_whitespace()
            .map(str::parse)
            .collect::<Result<_, _>>()?;
        if keys.is_empty() {
            return Err(KeyError::Empty);
        }
        Ok(Self(keys))
    }
}
