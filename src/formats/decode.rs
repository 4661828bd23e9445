//! Bytes to text. What does not decode is replaced and reported, never fatal.

mod damage;
mod detect;
mod legacy;
mod macintosh;
mod wide;

use super::beginning::DECIDING;
use super::{TELLING, Unreadable, epub, html};
use crate::review::Problem;
use content_inspector::ContentType;
use damage::Damage;
use detect::End;

/// The byte order mark of UTF-8.
pub const MARK: &[u8] = b"\xef\xbb\xbf";

/// How the bytes of a file spell its text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// As far as it was looked at, nothing but ASCII. What follows decides for itself: it is UTF-8
    /// where it can be, else what it looks most like.
    Ascii,
    /// UTF-8, with or without a byte order mark.
    Utf8,
    /// UTF-16, the lower byte first, with or without a byte order mark.
    Utf16Little,
    /// UTF-16, the higher byte first, with or without a byte order mark.
    Utf16Big,
    /// One of the older encodings, as browsers read them.
    Legacy(&'static encoding_rs::Encoding),
}

/// The text of some bytes and what was wrong with them.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    /// The text, with U+FFFD for what did not decode.
    pub text: String,
    /// What did not decode, with its line where it can be told.
    pub problems: Vec<Problem>,
}

impl Encoding {
    /// Tells the encoding of a file from the first bytes of it, 64 KiB where there are as many; or why
    /// they are no text. What follows upon those is not looked at, so that a file and its beginning
    /// are decoded alike.
    ///
    /// A byte order mark decides, then zeros in every other byte (UTF-16), then whether it is UTF-8.
    /// Where it is that but for some bytes, it stays UTF-8 as long as there are no more broken places
    /// than whole characters beyond ASCII; text in another encoding has hardly any of these. Else the
    /// letters decide what is likely.
    pub fn of(start: &[u8]) -> Result<Self, Unreadable> {
        if let Some(told) = told(start)? {
            return Ok(told);
        }
        let (sample, end) = match start.get(..DECIDING) {
            Some(sample) => (sample, End::Cut),
            None => (start, End::Real),
        };
        Ok(if sample.is_ascii() {
            detect::shifting(sample).map_or(Self::Ascii, Self::Legacy)
        } else {
            detect::legacy(sample, end).map_or(Self::Utf8, Self::Legacy)
        })
    }

    /// The same, but where it was told by the letters alone, and a page that begins with `start` declares
    /// another, that one.
    pub(super) fn unless_declared(self, start: &[u8]) -> Self {
        let declared = || {
            let name = html::charset::declared_charset(start)?;
            let encoding = encoding_rs::Encoding::for_label_no_replacement(name.as_bytes())?;
            (encoding.is_ascii_compatible() && encoding != encoding_rs::UTF_8).then_some(encoding)
        };
        match self {
            Self::Legacy(guess) => Self::Legacy(declared().unwrap_or(guess)),
            Self::Ascii | Self::Utf8 | Self::Utf16Little | Self::Utf16Big => self,
        }
    }

    /// The name it is known by.
    pub fn name(self) -> &'static str {
        match self {
            Self::Ascii => "ASCII",
            Self::Utf8 => "UTF-8",
            Self::Utf16Little | Self::Utf16Big => "UTF-16",
            Self::Legacy(encoding) => encoding.name(),
        }
    }

    /// Whether `sign`, a byte of ASCII, always is that character in it and never a part of another, so
    /// that bytes may be cut there before they are decoded.
    ///
    /// Any is in UTF-8, in encodings of one byte a character, and in EUC-JP. A second byte may be a
    /// letter in EUC-KR, anything from `@` on but DEL in `Shift_JIS`, Big5 and GBK, in the last a
    /// digit too; so line ends, tabs, blanks, quotes, commas, colons and semicolons are safe in all of
    /// these, while `\`, `|`, brackets and braces are not. In UTF-16 and ISO-2022-JP nothing is.
    pub fn splits_at(self, sign: u8) -> bool {
        match self {
            Self::Ascii | Self::Utf8 => sign.is_ascii(),
            Self::Utf16Little | Self::Utf16Big => false,
            Self::Legacy(encoding) => sign.is_ascii() && legacy::splits_at(encoding, sign),
        }
    }

    /// Decodes `bytes`, without their byte order mark. Text that is valid UTF-8 keeps its memory.
    pub fn decode(self, bytes: Vec<u8>) -> Decoded {
        match self {
            Self::Ascii => valid(bytes).unwrap_or_else(|bytes| match detect::later(&bytes) {
                Some(encoding) => legacy::decode(&bytes, encoding),
                None => mend(&bytes),
            }),
            Self::Utf8 => valid(bytes).unwrap_or_else(|bytes| mend(&bytes)),
            Self::Utf16Little => wide::decode(&bytes, u16::from_le_bytes),
            Self::Utf16Big => wide::decode(&bytes, u16::from_be_bytes),
            Self::Legacy(encoding) => legacy::decode(&bytes, encoding),
        }
    }
}

/// What the first bytes of a file, [`TELLING`] or more where there are as many, tell of its encoding
/// without a look at its letters; or why they are no text.
pub(super) fn told(bytes: &[u8]) -> Result<Option<Encoding>, Unreadable> {
    let sample = bytes.get(..TELLING).unwrap_or(bytes);
    let found = content_inspector::inspect(sample);
    match found {
        ContentType::UTF_16LE => Ok(Some(Encoding::Utf16Little)),
        ContentType::UTF_16BE => Ok(Some(Encoding::Utf16Big)),
        ContentType::UTF_32LE | ContentType::UTF_32BE => Err(Unreadable::Utf32),
        ContentType::UTF_8_BOM if !is_mostly_controls(sample) => Ok(Some(Encoding::Utf8)),
        ContentType::BINARY | ContentType::UTF_8 | ContentType::UTF_8_BOM => {
            let wide = wide::told(sample);
            if wide.is_none() && (is_marked(sample) || is_mostly_controls(sample)) {
                return Err(Unreadable::Binary);
            }
            Ok(wide)
        }
    }
}

/// Whether `sample` has the mark of a format that is never text. The inspector also calls a text
/// with one stray NUL binary; it is asked for the mark alone.
fn is_marked(sample: &[u8]) -> bool {
    let mark = sample.get(..4).unwrap_or_default();
    if epub::is_archive(mark) {
        return true;
    }
    !mark.contains(&0) && content_inspector::inspect(mark) == ContentType::BINARY
}

/// Whether more than one byte in 32 is a control that texts do not hold. Random bytes have
/// one in ten; a small text may hold one or two.
fn is_mostly_controls(sample: &[u8]) -> bool {
    let foreign = sample.iter().filter(|byte| is_foreign(u16::from(**byte)));
    foreign.count() * 32 > sample.len() + 64
}

/// Whether a character, by its code, is a control that texts do not hold.
fn is_foreign(code: u16) -> bool {
    code < 0x20 && !matches!(code, 0x07..=0x0d | 0x1b)
}

/// `bytes` as text without its mark if that is valid UTF-8, in the memory of the bytes; else the bytes.
fn valid(mut bytes: Vec<u8>) -> Result<Decoded, Vec<u8>> {
    if bytes.starts_with(MARK) {
        bytes.drain(..MARK.len());
    }
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Decoded {
            text,
            problems: Vec::new(),
        }),
        Err(error) => Err(error.into_bytes()),
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

#[cfg(test)]
mod tests {
    use super::damage::MOST_PROBLEMS;
    use super::*;

    fn decoded(bytes: &[u8]) -> (String, Vec<Problem>) {
        let decoded = Encoding::of(bytes).unwrap().decode(bytes.to_vec());
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
            (
                b"\xef\xbb\xbfa\r\n\r\xff\xfe b",
                "a\r\n\r\u{fffd}\u{fffd} b",
                &[(3, 2)],
            ),
            (
                b"\xef\xbb\xbfcaf\xe9\ncaf\xe9",
                "caf\u{fffd}\ncaf\u{fffd}",
                &[(1, 1), (2, 1)],
            ),
            (
                b"\xef\xbb\xbfa\r\xff\nb\xff",
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
        let (_, problems) = decoded(
            &"ö"
                .bytes()
                .chain(*b"\xff\n")
                .collect::<Vec<u8>>()
                .repeat(MOST_PROBLEMS + 7),
        );
        assert_eq!(problems.len(), MOST_PROBLEMS + 1);
        let last = problems.last().unwrap();
        assert_eq!(last.message, "7 more places are not UTF-8");
    }
}
