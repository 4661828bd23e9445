//! Escapes in JSON that stand for half a character, as are left where a text was cut within one.

use std::ops::RangeInclusive;

/// The first and the second halves of a character that is written as two escapes.
const FIRST: RangeInclusive<u16> = 0xd800..=0xdbff;
const SECOND: RangeInclusive<u16> = 0xdc00..=0xdfff;

/// Bytes of an escape: `\u` and four digits.
const LENGTH: usize = 6;

/// The sign for what cannot be told, as an escape.
const UNKNOWN: &[u8; LENGTH] = b"\\ufffd";

/// `json` with a sign for each half of a character, and how many there are; `None` where there are
/// none. Everything stays where it was.
pub(super) fn mended(json: &str) -> Option<(String, usize)> {
    let mut bytes = json.as_bytes().to_vec();
    let mut count = 0;
    let mut at = 0;
    while let Some(next) = memchr::memchr(b'\\', bytes.get(at..)?) {
        at += next;
        let second = half(&bytes, at + LENGTH).is_some_and(|half| SECOND.contains(&half));
        at += match half(&bytes, at) {
            Some(half) if FIRST.contains(&half) && second => 2 * LENGTH,
            Some(_) => {
                let place = bytes.get_mut(at..at + LENGTH)?;
                place.copy_from_slice(UNKNOWN);
                count += 1;
                LENGTH
            }
            None => 2, // the sign behind it is meant, which may be another backslash
        };
    }
    let mended = String::from_utf8(bytes).ok()?;
    (count > 0).then_some((mended, count))
}

/// The half of a character that the escape at `at` stands for, if there is one.
fn half(json: &[u8], at: usize) -> Option<u16> {
    let digits = json.get(at..at + LENGTH)?.strip_prefix(b"\\u")?;
    let digits = std::str::from_utf8(digits).ok()?;
    let half = u16::from_str_radix(digits, 16).ok()?;
    (FIRST.contains(&half) || SECOND.contains(&half)).then_some(half)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_of_characters_are_replaced_and_whole_ones_stay() {
        let table = [
            (r"a \ud800 b", r"a \ufffd b", 1),
            (r"\uDC00", r"\ufffd", 1),
            (r"\ud83d\ude00", r"\ud83d\ude00", 0),
            (r"\ud83d\ud83d\ude00", r"\ufffd\ud83d\ude00", 1),
            (r"\ude00\ud83d", r"\ufffd\ufffd", 2),
            (r"\\ud800 \\\ud800", r"\\ud800 \\\ufffd", 1),
            (r"\ud83d \ude00", r"\ufffd \ufffd", 2),
            (r"\u00e9\n\ud8", r"\u00e9\n\ud8", 0),
            (r"\ud8é0 é\", r"\ud8é0 é\", 0),
            ("", "", 0),
        ];
        for (json, expected, count) in table {
            let expected = (count > 0).then(|| (expected.to_owned(), count));
            assert_eq!(mended(json), expected, "{json}");
        }
    }
}
