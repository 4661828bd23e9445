//! From which side a text is read. Nothing is reordered here: that is the terminal's.

use super::Line;
use crate::review::Review;

/// From which side a text is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// As Latin.
    FromLeft,
    /// As Hebrew and Arabic.
    FromRight,
}

impl Direction {
    /// That of a paragraph: of its first character that has one. Text without any is read from the
    /// left (rules P2 and P3 of the Unicode Bidirectional Algorithm).
    pub(super) fn of(text: &str) -> Self {
        Self::first(text).unwrap_or(Self::FromLeft)
    }

    /// That of the first character that has one; digits and signs have none.
    pub(super) fn first(text: &str) -> Option<Self> {
        text.chars().find_map(|c| match c {
            _ if is_from_right(c) => Some(Self::FromRight),
            _ if c.is_alphabetic() => Some(Self::FromLeft),
            _ => None,
        })
    }
}

/// Whether a text has characters that are read from the right. Most texts have none, which is seen
/// without decoding them.
pub(super) fn has_from_right(text: &str) -> bool {
    // The first bytes, in UTF-8, of what the blocks below hold, and some of others.
    let may_begin = |byte: u8| byte >= 0xd6 && !matches!(byte, 0xe1..=0xee);
    // Without a way out in the midst, many bytes are looked at in one step.
    let any = |part: &[u8]| part.iter().fold(false, |any, byte| any | may_begin(*byte));
    text.as_bytes().chunks(512).any(any) && text.chars().any(is_from_right)
}

/// Whether `c` is a letter of a script written from the right: the blocks of Hebrew, Arabic, Syriac,
/// Thaana, N'Ko, Samaritan, Mandaic and older ones, without their digits, signs and marks.
fn is_from_right(c: char) -> bool {
    let script = matches!(c,
        '\u{590}'..='\u{8ff}'
        | '\u{fb1d}'..='\u{fdff}'
        | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}');
    script && c.is_alphabetic()
}

/// Moves each line so far to the right that it ends where `end` says by its index, in columns.
pub(super) fn align(review: &Review, lines: &mut [Line], end: impl Fn(usize) -> u16) {
    for (index, line) in lines.iter_mut().enumerate() {
        line.indent = end(index).saturating_sub(line.width(review));
    }
}
