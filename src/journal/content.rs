//! What a text is known by, whatever it is called.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

/// What a text is known by: a number made of all its bytes, the same in every run and on every
/// machine (XXH3 by Yann Collet, 128 bits). Written as 32 hexadecimal digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Content(u128);

impl Content {
    /// That of a text.
    pub fn of(text: &str) -> Self {
        Self(xxh3_128(text.as_bytes()))
    }

    /// Its bytes, the most significant first.
    pub fn to_bytes(self) -> [u8; 16] {
        self.0.to_be_bytes()
    }

    /// Half of it, by which a text is told from thousands of others where all of it would be too
    /// much to keep.
    pub fn half(self) -> u64 {
        (self.0 >> u64::BITS) as u64
    }

    /// The one of these bytes.
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(u128::from_be_bytes(bytes))
    }
}

impl fmt::Display for Content {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

/// What is no content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a content is 32 hexadecimal digits")]
pub struct NoContent;

impl FromStr for Content {
    type Err = NoContent;

    fn from_str(text: &str) -> Result<Self, NoContent> {
        let digits = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let number = digits.then(|| u128::from_str_radix(text, 16).ok());
        number.flatten().map(Self).ok_or(NoContent)
    }
}

impl TryFrom<String> for Content {
    type Error = NoContent;

    fn try_from(text: String) -> Result<Self, NoContent> {
        text.parse()
    }
}

impl From<Content> for String {
    fn from(content: Content) -> Self {
        content.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_content_is_the_same_on_every_machine_and_is_read_as_it_is_written() {
        let content = Content::of("A review.\n");
        assert_eq!(content, Content::of("A review.\n"));
        assert_ne!(content, Content::of("A review. \n"));
        assert_eq!(content.to_string().parse(), Ok(content));
        assert_eq!(Content::from_bytes(content.to_bytes()), content);
        // As the algorithm gives it for nothing at all.
        let nothing = "99aa06d3014798d86001c324468d497f";
        assert_eq!(Content::of("").to_string(), nothing);
        for wrong in ["", "99", &"g".repeat(32), &"+".repeat(32)] {
            assert_eq!(wrong.parse::<Content>(), Err(NoContent), "{wrong}");
        }
    }
}
