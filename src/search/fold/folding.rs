//! Folding a text, or a part of it, at speed.

use unicode_segmentation::UnicodeSegmentation as _;

use super::characters::{push_folded, recompose, stands_alone, substitute, unchanged};
use super::map::Map;
use super::{Alike, Case};

/// A folded text in the making. Its memory is used again after [`Folding::restart`].
#[derive(Debug, Default)]
pub(in crate::search) struct Folding {
    /// The folded text in UTF-8.
    bytes: Vec<u8>,
    map: Map,
    /// Whether the last part that left anything was white space.
    after_space: bool,
    /// One folded grapheme.
    part: String,
}

impl Folding {
    /// Folds graphemes of `text`, which stands at `base` of the source, until the folded text
    /// has `limit` bytes, or slightly more, or `text` ends.
    pub(in crate::search) fn push(&mut self, text: &str, base: usize, alike: Alike, limit: usize) {
        let mut at = 0;
        while self.bytes.len() < limit {
            at += self.push_plain(
                text.as_bytes().get(at..).unwrap_or_default(),
                alike.case,
                limit,
            );
            let Some(part) = text.get(at..).and_then(first_part) else {
                break;
            };
            at += part.len();
            if !self.push_letter_or_sign(part, base + at, alike) {
                self.push_part(part, base + at, alike);
            }
        }
    }

    /// Appends a line break, which no folded query holds, for the source up to `source_end`.
    pub(in crate::search) fn push_border(&mut self, source_end: usize) {
        let start = self.bytes.len();
        self.bytes.push(b'\n');
        self.map.note(start, start + 1, source_end);
        self.after_space = false;
    }

    /// Empties it, for a text that begins at `origin` of the source.
    pub(in crate::search) fn restart(&mut self, origin: usize) {
        self.bytes.clear();
        self.map.restart(origin);
        self.after_space = false;
    }

    /// The folded text, in UTF-8.
    pub(in crate::search) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// The way back to the source.
    pub(in crate::search) fn map(&self) -> &Map {
        &self.map
    }

    /// The folded text and the way back, when it is done.
    pub(super) fn into_parts(self) -> (Vec<u8>, Map) {
        (self.bytes, self.map)
    }

    /// Folds a grapheme in the short way that will do for the most common ones: letters without
    /// accents, and signs as ’. Tells whether it did.
    fn push_letter_or_sign(&mut self, part: &str, source_end: usize, alike: Alike) -> bool {
        let mut chars = part.chars();
        let (Some(c), None) = (chars.next(), chars.next()) else {
            return false;
        };
        let start = self.bytes.len();
        if let Some(same) = unchanged(c, alike.case) {
            let mut buffer = [0; 4];
            self.bytes
                .extend_from_slice(same.encode_utf8(&mut buffer).as_bytes());
        } else if let Some(plain) = substitute(c, alike.accents) {
            self.bytes.extend_from_slice(plain.as_bytes());
            self.map.note(start, self.bytes.len(), source_end);
            if alike.case == Case::Folded
                && let Some(pushed) = self.bytes.get_mut(start..)
            {
                pushed.make_ascii_lowercase();
            }
        } else {
            return false;
        }
        self.after_space = false;
        true
    }

    /// Folds a grapheme that ends at `source_end`.
    fn push_part(&mut self, part: &str, source_end: usize, alike: Alike) {
        self.part.clear();
        for c in part.chars() {
            push_folded(c, alike, &mut self.part);
        }
        if !self.part.is_ascii() {
            recompose(&mut self.part);
        }
        let start = self.bytes.len();
        let is_space = self.part == " ";
        if is_space && self.after_space {
            self.map.widen(start, source_end);
            return;
        }
        self.bytes.extend_from_slice(self.part.as_bytes());
        if !self.part.is_empty() {
            self.after_space = is_space;
        }
        if !keeps_its_length(part, &self.part) {
            self.map.note(start, self.bytes.len(), source_end);
        }
    }

    /// Folds ASCII in which only letters and single white space change, and every byte is a
    /// grapheme; returns how many bytes that were.
    fn push_plain(&mut self, bytes: &[u8], case: Case, limit: usize) -> usize {
        let mut at = 0;
        while self.bytes.len() < limit {
            let rest = bytes.get(at..).unwrap_or_default();
            let is_plain = |&byte: &u8| byte.is_ascii() && !(self.after_space && is_space(byte));
            if !rest.first().is_some_and(is_plain) {
                break;
            }
            let (window, count) = match rest.first_chunk() {
                Some(window) => fold_window(window, case),
                None => fold_window(&padded(rest), case),
            };
            let count = count.min(rest.len());
            let end = self.bytes.len() + count;
            // A whole window is copied faster than a part of it.
            self.bytes.extend_from_slice(&window);
            self.bytes.truncate(end);
            at += count;
            if count > 0 {
                self.after_space = self.bytes.last() == Some(&b' ');
            }
            if count < WINDOW {
                break;
            }
        }
        at
    }
}

/// How many bytes of ASCII are folded at a stroke.
const WINDOW: usize = 32;

/// Folds a window, and counts the bytes at its beginning for which that is right: ASCII followed
/// by ASCII, and no white space beside white space.
fn fold_window(window: &[u8; WINDOW + 1], case: Case) -> ([u8; WINDOW], usize) {
    let mut folded = [0; WINDOW];
    let mut hindrances = [0; WINDOW];
    let pairs = window.iter().zip(window.iter().skip(1));
    let results = folded.iter_mut().zip(hindrances.iter_mut());
    for ((&byte, &next), (folded, hindrance)) in pairs.zip(results) {
        let both_space = u8::from(is_space(byte) & is_space(next));
        // A back quote folds to an apostrophe: left to the long way.
        *hindrance = ((byte | next) & 0x80) | both_space | u8::from(byte == b'`');
        *folded = if is_space(byte) { b' ' } else { byte };
    }
    if case == Case::Folded {
        folded.make_ascii_lowercase();
    }
    (folded, zeros_at_start(&hindrances))
}

/// How many bytes at the beginning are zero.
fn zeros_at_start(bytes: &[u8; WINDOW]) -> usize {
    let (words, _) = bytes.as_chunks::<8>();
    let mut count = 0;
    for word in words {
        let word = u64::from_le_bytes(*word);
        if word != 0 {
            return count + word.trailing_zeros() as usize / 8;
        }
        count += 8;
    }
    count
}

/// The last bytes of a text as a window.
fn padded(rest: &[u8]) -> [u8; WINDOW + 1] {
    let mut window = [0; WINDOW + 1];
    if let Some(start) = window.get_mut(..rest.len()) {
        start.copy_from_slice(rest);
    }
    window
}

/// Whether an ASCII byte is white space in the sense of [`char::is_whitespace`].
fn is_space(byte: u8) -> bool {
    (byte == b' ') | (byte.wrapping_sub(b'\t') < 5)
}

/// The first grapheme of `text`, which begins at a grapheme boundary.
fn first_part(text: &str) -> Option<&str> {
    let mut rest = text.chars();
    let first = rest.next()?;
    let len = first.len_utf8();
    if stands_alone(first) && rest.next().is_none_or(stands_alone) {
        text.get(..len)
    } else {
        text.graphemes(true).next()
    }
}

/// Whether `folded` is one character as `part` is, of the same length, so that places in both
/// correspond.
fn keeps_its_length(part: &str, folded: &str) -> bool {
    let is_one = |text: &str| text.len() == 1 || text.chars().nth(1).is_none();
    part.len() == folded.len() && is_one(part) && is_one(folded)
}
