//! Where a large file may be cut so that its beginning reads like that of the whole.

use super::decode::Encoding;
use super::{Hint, TELLING, epub, html};
use memchr::memmem;
use unicode_segmentation::{GraphemeCursor, UnicodeSegmentation};

/// Bytes at the start of a file that settle what holds for all of it.
pub(super) const DECIDING: usize = 64 * 1024;

/// The fewest bytes of a larger file that may be handed to [`beginning`]: what is left of them
/// is still enough to settle what holds for the whole.
pub const SHORTEST_BEGINNING: usize = 2 * DECIDING;

/// How many of `bytes`, the first of a larger file, make a good beginning.
///
/// It ends behind the last blank line, failing that at the last line end, the last space, the
/// last whole character; each only if it is in the second half. Where the encoding is open at
/// first, it ends before what will tell it.
pub fn beginning(bytes: &[u8]) -> usize {
    cut_in(bytes, Encoding::of(bytes).unwrap_or(Encoding::Utf8))
}

/// As [`beginning()`], of bytes in `encoding`.
pub(super) fn cut_in(bytes: &[u8], encoding: Encoding) -> usize {
    let half = bytes.len() / 2;
    let tail = bytes.get(half..).unwrap_or_default();
    half + match encoding {
        Encoding::Ascii => cut(tail.get(..ascii(tail)).unwrap_or_default(), last_character),
        Encoding::Utf8 => cut(tail, last_character),
        Encoding::Utf16Little => wide_cut(tail, half, u16::from_le_bytes),
        Encoding::Utf16Big => wide_cut(tail, half, u16::from_be_bytes),
        Encoding::Legacy(_) => cut(tail, |tail| {
            let whole = last_decoded(bytes, encoding);
            whole.checked_sub(half).unwrap_or(tail.len())
        }),
    }
}

/// How many of the first bytes are ASCII.
fn ascii(bytes: &[u8]) -> usize {
    let end = bytes.iter().position(|byte| !byte.is_ascii());
    end.unwrap_or(bytes.len())
}

/// Whether the review of a beginning is a beginning of the review, of a file of which `start` are the
/// first bytes. It is not where the whole must be seen to know what is read of it, as of a page.
pub fn has_beginning(hint: Hint, start: &[u8]) -> bool {
    match hint {
        Hint::Html | Hint::Epub => false,
        Hint::Plain | Hint::Markdown | Hint::Records | Hint::Json | Hint::Table => true,
        Hint::Content => {
            let start = start.get(..TELLING).unwrap_or(start).to_vec();
            if epub::is_archive(&start) {
                return false;
            }
            let text = Encoding::of(&start).map(|encoding| encoding.decode(start).text);
            !text.is_ok_and(|text| html::is_page(&text))
        }
    }
}

/// The place to cut `tail`, in which line ends and spaces are what they are in ASCII; where it has
/// none, where `last_character` finds that one begins.
fn cut(tail: &[u8], last_character: impl FnOnce(&[u8]) -> usize) -> usize {
    let blank_line = [b"\n\n".as_slice(), b"\n\r\n", b"\r\r"]
        .iter()
        .filter_map(|ends| memmem::rfind(tail, ends).map(|at| at + ends.len()))
        .max();
    blank_line
        .or_else(|| memchr::memrchr2(b'\n', b'\r', tail).map(|at| at + 1))
        .or_else(|| memchr::memrchr(b' ', tail).map(|at| at + 1))
        .unwrap_or_else(|| last_character(tail))
}

/// Where the last character of `tail`, in UTF-8, begins, which may not be all there.
fn last_character(tail: &[u8]) -> usize {
    const FAR_ENOUGH: usize = 256;
    let is_inside = |byte: &u8| byte & 0b1100_0000 == 0b1000_0000;
    let begin = tail.len().saturating_sub(FAR_ENOUGH);
    let near = tail.get(begin..).unwrap_or_default();
    let begin = begin + near.iter().take_while(|byte| is_inside(byte)).count();
    let near = tail.get(begin..).unwrap_or_default();
    let whole = match std::str::from_utf8(near) {
        Ok(text) => text,
        Err(error) => near
            .get(..error.valid_up_to())
            .and_then(|valid| std::str::from_utf8(valid).ok())
            .unwrap_or_default(),
    };
    let last = whole.grapheme_indices(true).next_back();
    last.map_or(tail.len(), |(at, _)| begin + at)
}

/// Where the last character of `bytes` in `encoding` begins, which may not be all there: the last
/// place but one up to which they decode to a beginning of what all of them do.
fn last_decoded(bytes: &[u8], encoding: Encoding) -> usize {
    /// No character with its accents takes more bytes.
    const FAR_ENOUGH: usize = 16;
    let text = |end: usize| {
        encoding
            .decode(bytes.get(..end).unwrap_or_default().to_vec())
            .text
    };
    let whole = text(bytes.len());
    let is_place = |end: &usize| {
        let part = text(*end);
        whole.starts_with(&part) && {
            let mut cursor = GraphemeCursor::new(part.len(), whole.len(), true);
            cursor.is_boundary(&whole, 0) == Ok(true)
        }
    };
    let ends = bytes.len().saturating_sub(FAR_ENOUGH)..bytes.len();
    ends.rev().find(is_place).unwrap_or(bytes.len())
}

/// The place to cut `tail`, the bytes of UTF-16 from `offset`, read by `unit`.
fn wide_cut(tail: &[u8], offset: usize, unit: fn([u8; 2]) -> u16) -> usize {
    let skew = offset % 2;
    let (pairs, _) = tail.get(skew..).unwrap_or_default().as_chunks::<2>();
    let last = |wanted: &[u16]| pairs.iter().rposition(|pair| wanted.contains(&unit(*pair)));
    let surrogate = |pair: &&[u8; 2]| (0xd800..0xdc00).contains(&unit(**pair));
    let whole = pairs.len() - usize::from(pairs.last().as_ref().is_some_and(surrogate));
    let units = last(&[0x0a, 0x0d])
        .or_else(|| last(&[0x20]))
        .map_or(whole, |at| at + 1);
    skew + 2 * units
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_beginning_ends_where_reading_pauses() {
        let table: [(&str, &str); 8] = [
            ("One.\n\nTwo.\nThr", "One.\n\nTwo.\n"),
            ("One\n\nTwo\n\nTh\nfo", "One\n\nTwo\n\n"),
            ("One\r\nTwo\r\n\r\nThree", "One\r\nTwo\r\n\r\n"),
            ("One\rtwo\rthree\rfour", "One\rtwo\rthree\r"),
            ("a\nb several words in one li", "a\nb several words in one "),
            ("eeeeeeeee\u{301}", "eeeeeeee"),
            ("日本語日本語", "日本語日本"),
            ("", ""),
        ];
        for (whole, expected) in table {
            assert_eq!(whole.get(..beginning(whole.as_bytes())), Some(expected));
        }
    }

    #[test]
    fn wide_text_is_cut_between_its_units() {
        let wide = |text: &str| -> Vec<u8> {
            let units = std::iter::once(0xfeff).chain(text.encode_utf16());
            units.flat_map(u16::to_le_bytes).collect()
        };
        let table = [
            ("One\ntwo\nth", "One\ntwo\n"),
            ("One two th", "One two "),
            ("日本語𝄞", "日本語𝄞"),
        ];
        for (whole, expected) in table {
            let bytes = wide(whole);
            assert_eq!(bytes[..beginning(&bytes)], wide(expected), "{whole}");
        }
        let bytes = wide("日本語𝄞");
        let cut_short = &bytes[..bytes.len() - 2];
        assert_eq!(cut_short[..beginning(cut_short)], wide("日本語"));
    }
}
