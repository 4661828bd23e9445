//! Folding: making texts alike that a reader takes for the same.

mod characters;
mod map;

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation as _;

use characters::{push_folded, recompose};
use map::Map;

pub(in crate::search) use characters::vanishes;

/// Whether folding makes letters small.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// Upper and lower case stay apart.
    Exact,
    /// All letters become lower case.
    Folded,
}

/// A folded text and the way back to its source.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    text: String,
    map: Map,
    /// Whether the last part that left anything was white space.
    after_space: bool,
}

/// Folds `text`: accents fall away, quotes, dashes, ellipses, ligatures and full-width forms
/// become plain, each run of white space becomes one space, soft hyphens, zero-width characters
/// and variation selectors vanish; with [`Case::Folded`] letters become small. Marks that make
/// another letter stay, as in が and in Hangul.
///
/// Every grapheme is folded by itself, so that a slice on grapheme boundaries folds to a slice.
pub fn fold(text: &str, case: Case) -> Folded {
    let mut folded = Folded::default();
    folded.push(text, 0, case, usize::MAX);
    folded
}

impl Folded {
    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte range of the source that the bytes `range` of the folded text come from, on
    /// grapheme boundaries; what vanished at its ends is not in it. `range` lies on character
    /// boundaries of the folded text. White space that became one space counts as a whole.
    pub fn source(&self, range: Range<usize>) -> Range<usize> {
        let start = self.map.start(range.start);
        start..self.map.end(range.end).max(start)
    }

    /// Empties it, for a text that begins at `origin` of the source.
    pub(super) fn restart(&mut self, origin: usize) {
        self.text.clear();
        self.map.restart(origin);
        self.after_space = false;
    }

    /// Where in the source it begins.
    pub(super) fn origin(&self) -> usize {
        self.map.origin()
    }

    /// Where in the source the part begins that the folded byte `offset` comes from.
    pub(super) fn source_start(&self, offset: usize) -> usize {
        self.map.start(offset)
    }

    /// The first byte at or after `offset` with which the folding of a grapheme begins.
    pub(super) fn next_part(&self, offset: usize) -> usize {
        self.map.next_part(offset)
    }

    /// Appends a line break, which no folded query holds, for the source up to `source_end`.
    pub(super) fn push_border(&mut self, source_end: usize) {
        let start = self.text.len();
        self.text.push('\n');
        self.map.note(start, self.text.len(), source_end);
        self.after_space = false;
    }

    /// Folds graphemes of `text`, which stands at `base` of the source, until the folded text
    /// has `limit` bytes or `text` ends.
    pub(super) fn push(&mut self, text: &str, base: usize, case: Case, limit: usize) {
        let mut at = 0;
        while self.text.len() < limit {
            at += self.push_plain(text.as_bytes().get(at..).unwrap_or_default(), case, limit);
            if self.text.len() >= limit {
                break;
            }
            let Some(part) = text.get(at..).and_then(first_part) else {
                break;
            };
            at += part.len();
            self.push_part(part, base + at, case);
        }
    }

    /// Folds a grapheme that ends at `source_end`.
    fn push_part(&mut self, part: &str, source_end: usize, case: Case) {
        let start = self.text.len();
        for c in part.chars() {
            push_folded(c, case, &mut self.text);
        }
        recompose(&mut self.text, start);
        let end = self.text.len();
        let is_space = self.text.get(start..) == Some(" ");
        if is_space && self.after_space {
            self.text.truncate(start);
            self.map.widen(start, source_end);
            return;
        }
        if end > start {
            self.after_space = is_space;
        }
        if !keeps_its_length(part, self.text.get(start..).unwrap_or_default()) {
            self.map.note(start, end, source_end);
        }
    }

    /// Folds ASCII in which only letters and single white space change, and every byte is a
    /// grapheme; returns how many bytes that were.
    fn push_plain(&mut self, bytes: &[u8], case: Case, limit: usize) -> usize {
        let mut at = 0;
        while self.text.len() < limit {
            let rest = bytes.get(at..).unwrap_or_default();
            if self.after_space && rest.first().is_some_and(|&byte| is_space(byte)) {
                break;
            }
            let (window, count) = match rest.first_chunk() {
                Some(window) => fold_window(window, case),
                None => fold_window(&padded(rest), case),
            };
            let count = count.min(rest.len());
            let plain = window.get(..count).map(str::from_utf8);
            if let Some(Ok(plain)) = plain
                && !plain.is_empty()
            {
                self.text.push_str(plain);
                self.after_space = plain.ends_with(' ');
            }
            at += count;
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
    let mut any = 0;
    let pairs = window.iter().zip(window.iter().skip(1));
    for ((&byte, &next), (folded, hindrance)) in
        pairs.zip(folded.iter_mut().zip(hindrances.iter_mut()))
    {
        let both_space = u8::from(is_space(byte) & is_space(next));
        // A back quote folds to an apostrophe: left to the long way.
        *hindrance = ((byte | next) & 0x80) | both_space | u8::from(byte == b'`');
        any |= *hindrance;
        *folded = if is_space(byte) { b' ' } else { byte };
    }
    if case == Case::Folded {
        folded.make_ascii_lowercase();
    }
    let count = if any == 0 {
        WINDOW
    } else {
        hindrances.iter().take_while(|&&it| it == 0).count()
    };
    (folded, count)
}

/// The last bytes of a text as a window.
fn padded(rest: &[u8]) -> [u8; WINDOW + 1] {
    let mut window = [0; WINDOW + 1];
    for (to, from) in window.iter_mut().zip(rest) {
        *to = *from;
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
    let alone =
        characters::stands_alone(first) && rest.clone().next().is_none_or(characters::stands_alone);
    if alone {
        text.get(..text.len() - rest.as_str().len())
    } else {
        text.graphemes(true).next()
    }
}

/// Whether `folded` is one character as `part` is, of the same length, so that places in both
/// correspond.
fn keeps_its_length(part: &str, folded: &str) -> bool {
    let is_one = |text: &str| text.chars().nth(1).is_none();
    part.len() == folded.len() && is_one(part) && is_one(folded)
}
