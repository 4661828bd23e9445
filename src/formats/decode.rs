//! Bytes to text. What does not decode is replaced and reported, never fatal.

use super::TELLING;
use super::Unreadable;
use crate::review::Problem;
use content_inspector::ContentType;

/// The byte order mark of UTF-8.
pub const MARK: &[u8] = b"\xef\xbb\xbf";

/// How many places that do not decode are reported one by one.
const MOST_PROBLEMS: usize = 20;

/// How the bytes of a file spell its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Encoding {
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, the lower byte first.
    Utf16Little,
    /// UTF-16, the higher byte first.
    Utf16Big,
}

/// The text of some bytes and what was wrong with them.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Decoded {
    pub(super) text: String,
    pub(super) problems: Vec<Problem>,
}

/// Tells the encoding from the first bytes, or why they are no text.
pub(super) fn encoding(bytes: &[u8]) -> Result<Encoding, Unreadable> {
    match content_inspector::inspect(bytes) {
        ContentType::UTF_16LE => Ok(Encoding::Utf16Little),
        ContentType::UTF_16BE => Ok(Encoding::Utf16Big),
        ContentType::UTF_32LE | ContentType::UTF_32BE => Err(Unreadable::Utf32),
        found @ (ContentType::BINARY | ContentType::UTF_8 | ContentType::UTF_8_BOM) => {
            let sample = bytes.get(..TELLING).unwrap_or(bytes);
            // The inspector calls a text with one stray NUL binary; the mark of a format
            // that is never text is what it is asked for here.
            let marked = found == ContentType::BINARY && !sample.contains(&0);
            if marked || is_mostly_controls(sample) {
                Err(Unreadable::Binary)
            } else {
                Ok(Encoding::Utf8)
            }
        }
    }
}

/// Whether more than one byte in 32 is a control that texts do not hold. Random bytes have
/// one in ten, UTF-16 without a mark one in two; a small text may hold one or two.
fn is_mostly_controls(sample: &[u8]) -> bool {
    const IN_TEXTS: &[u8] = b"\x07\x08\t\n\x0b\x0c\r\x1b";
    let is_foreign = |byte: &&u8| **byte < 0x20 && !IN_TEXTS.contains(byte);
    sample.iter().filter(is_foreign).count() * 32 > sample.len() + 64
}

/// Decodes `bytes`, without their byte order mark. Text that is valid UTF-8 keeps its memory.
pub(super) fn decode(mut bytes: Vec<u8>, encoding: Encoding) -> Decoded {
    match encoding {
        Encoding::Utf8 => {
            if bytes.starts_with(MARK) {
                bytes.drain(..MARK.len());
            }
            match String::from_utf8(bytes) {
                Ok(text) => Decoded {
                    text,
                    problems: Vec::new(),
                },
                Err(error) => mend(error.as_bytes()),
            }
        }
        Encoding::Utf16Little => widen(&bytes, u16::from_le_bytes),
        Encoding::Utf16Big => widen(&bytes, u16::from_be_bytes),
    }
}

/// Decodes UTF-8 that is not valid everywhere.
fn mend(bytes: &[u8]) -> Decoded {
    let mut text = String::with_capacity(bytes.len());
    let mut damage = Damage::default();
    for chunk in bytes.utf8_chunks() {
        damage.pass(chunk.valid());
        text.push_str(chunk.valid());
        if !chunk.invalid().is_empty() {
            damage.add(chunk.invalid().len());
            text.push(char::REPLACEMENT_CHARACTER);
        }
    }
    Decoded {
        text,
        problems: damage.into_problems("UTF-8"),
    }
}

/// Decodes UTF-16 whose pairs of bytes are read by `unit`.
fn widen(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().skip(1).map(|pair| unit(*pair)); // the first is the mark
    let mut text = String::with_capacity(bytes.len());
    let mut damage = Damage::default();
    for decoded in char::decode_utf16(units) {
        if let Ok(c) = decoded {
            damage.pass(c.encode_utf8(&mut [0; 4]));
        } else {
            damage.add(2);
        }
        text.push(decoded.unwrap_or(char::REPLACEMENT_CHARACTER));
    }
    if !rest.is_empty() {
        damage.add(rest.len());
        text.push(char::REPLACEMENT_CHARACTER);
    }
    Decoded {
        text,
        problems: damage.into_problems("UTF-16"),
    }
}

/// The runs of bytes that did not decode.
#[derive(Default)]
struct Damage {
    /// Line ends passed so far.
    line_ends: usize,
    /// Whether the last character passed was a carriage return.
    after_return: bool,
    /// The line and the bytes of each run, of the first [`MOST_PROBLEMS`].
    runs: Vec<(usize, usize)>,
    /// Runs beyond those.
    more: usize,
    /// Whether the last bytes did not decode.
    in_run: bool,
}

impl Damage {
    /// Goes past `text`, which decoded.
    fn pass(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        self.in_run = false;
        if self.more > 0 {
            return; // no more lines to tell
        }
        for at in memchr::memchr2_iter(b'\n', b'\r', text.as_bytes()) {
            let is_second_half = text.as_bytes().get(at) == Some(&b'\n')
                && match at.checked_sub(1) {
                    Some(before) => text.as_bytes().get(before) == Some(&b'\r'),
                    None => self.after_return,
                };
            self.line_ends += usize::from(!is_second_half);
        }
        self.after_return = text.ends_with('\r');
    }

    /// Goes past `bytes` bytes that did not decode.
    fn add(&mut self, bytes: usize) {
        self.after_return = false;
        if self.in_run {
            if self.more == 0
                && let Some(run) = self.runs.last_mut()
            {
                run.1 += bytes;
            }
        } else if self.runs.len() < MOST_PROBLEMS {
            self.runs.push((self.line_ends + 1, bytes));
        } else {
            self.more += 1;
        }
        self.in_run = true;
    }

    fn into_problems(self, encoding: &str) -> Vec<Problem> {
        let told = self.runs.into_iter().map(|(line, bytes)| Problem {
            line: Some(line),
            message: match bytes {
                1 => format!("1 byte is not {encoding} and is shown as \u{fffd}"),
                _ => format!("{bytes} bytes are not {encoding} and are shown as \u{fffd}"),
            },
        });
        let rest = (self.more > 0).then(|| Problem {
            line: None,
            message: match self.more {
                1 => format!("1 more place is not {encoding}"),
                more => format!("{more} more places are not {encoding}"),
            },
        });
        told.chain(rest).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decoded(bytes: &[u8]) -> (String, Vec<Problem>) {
        let decoded = decode(bytes.to_vec(), encoding(bytes).unwrap());
        (decoded.text, decoded.problems)
    }

    #[test]
    fn encodings_are_told_by_their_marks() {
        let table: [(&[u8], &str); 6] = [
            (b"plain", "plain"),
            ("caf\u{e9} \u{65e5}".as_bytes(), "caf\u{e9} \u{65e5}"),
            (b"\xef\xbb\xbfmarked", "marked"),
            (b"\xff\xfeh\0i\0\x3c\xd8\xac\xdf", "hi\u{1f3ac}"),
            (b"\xfe\xff\0h\0i\xd8\x3c\xdf\xac", "hi\u{1f3ac}"),
            (b"", ""),
        ];
        for (bytes, text) in table {
            assert_eq!(decoded(bytes), (text.to_owned(), Vec::new()));
        }
    }

    #[test]
    fn what_does_not_decode_is_replaced_and_reported_once_a_run() {
        type Row<'a> = (&'a [u8], &'a str, &'a [(usize, usize)]);
        let table: [Row<'_>; 7] = [
            (b"a\r\n\r\xff\xfe b", "a\r\n\r\u{fffd}\u{fffd} b", &[(3, 2)]),
            (
                b"caf\xe9\ncaf\xe9",
                "caf\u{fffd}\ncaf\u{fffd}",
                &[(1, 1), (2, 1)],
            ),
            (
                b"a\r\xff\nb\xff",
                "a\r\u{fffd}\nb\u{fffd}",
                &[(2, 1), (3, 1)],
            ),
            (b"\xe6\x97", "\u{fffd}", &[(1, 2)]),
            (b"\xff\xfea\0\n\0\x3c\xd8b\0", "a\n\u{fffd}b", &[(2, 2)]),
            (b"\xff\xfea\0b", "a\u{fffd}", &[(1, 1)]),
            (b"\xff\xfea\0\r\0\n\0b", "a\r\n\u{fffd}", &[(2, 1)]),
        ];
        for (bytes, text, runs) in table {
            let (found, problems) = decoded(bytes);
            assert_eq!(found, text);
            let lines: Vec<_> = problems
                .iter()
                .map(|problem| problem.line.unwrap())
                .collect();
            assert_eq!(lines, runs.iter().map(|run| run.0).collect::<Vec<_>>());
            for (problem, (_, bytes)) in problems.iter().zip(runs) {
                assert!(problem.message.starts_with(&format!("{bytes} byte")));
            }
        }
    }

    #[test]
    fn many_problems_are_summed_up() {
        let (_, problems) = decoded(&b"x\xff\n".repeat(MOST_PROBLEMS + 7));
        assert_eq!(problems.len(), MOST_PROBLEMS + 1);
        let last = problems.last().unwrap();
        assert_eq!(last.message, "7 more places are not UTF-8");
    }

    #[test]
    fn binary_is_told_from_text() {
        let random: Vec<u8> = (0..9000_u32)
            .map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8)
            .collect();
        let wide: Vec<u8> = "no mark at all"
            .bytes()
            .flat_map(|byte| [byte, 0])
            .collect();
        let table: [(&[u8], Result<Encoding, Unreadable>); 7] = [
            (b"one\0stray NUL", Ok(Encoding::Utf8)),
            (b"\x1b[1mbold\x1b[0m", Ok(Encoding::Utf8)),
            (b"%PDF-1.7 and more", Err(Unreadable::Binary)),
            (b"\x89PNG\r\n\x1a\n", Err(Unreadable::Binary)),
            (b"\xff\xfe\0\0h\0\0\0", Err(Unreadable::Utf32)),
            (&random, Err(Unreadable::Binary)),
            (&wide, Err(Unreadable::Binary)),
        ];
        for (bytes, expected) in table {
            assert_eq!(encoding(bytes), expected, "{:?}", bytes.get(..16));
        }
    }
}
