//! UTF-16, with a byte order mark or plainly without one.

use super::damage::Damage;
use super::{Decoded, Encoding, is_foreign};

/// The byte order mark.
const MARK: u16 = 0xfeff;

/// The fewest characters by which UTF-16 is told without its mark.
const FEWEST: usize = 4;

/// Whether `sample`, without a mark, is plainly UTF-16: nearly every other byte is zero or that of an
/// alphabet, some of these zero and the others hardly ever, and what they spell is a text of more than
/// blanks.
pub(super) fn told(sample: &[u8]) -> Option<Encoding> {
    memchr::memchr(0, sample)?;
    let (pairs, _) = sample.as_chunks::<2>();
    let fits = |unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> = pairs.iter().map(|pair| unit(*pair)).collect();
        is_text(&units)
    };
    if fits(u16::from_le_bytes) {
        Some(Encoding::Utf16Little)
    } else {
        fits(u16::from_be_bytes).then_some(Encoding::Utf16Big)
    }
}

/// Whether these are units of a text in an alphabet.
fn is_text(units: &[u16]) -> bool {
    /// The higher bytes of the alphabets, and of the punctuation that they share.
    const ALPHABETS: u16 = 0x20;
    let count = |fits: fn(u16) -> bool| units.iter().filter(|unit| fits(**unit)).count();
    let all = units.len();
    let upper_zeros = count(|unit| unit < 0x100);
    let lower_zeros = count(|unit| unit.to_le_bytes()[0] == 0);
    let alphabetic = count(|unit| unit >> 8 <= ALPHABETS);
    let spelt = count(|unit| !matches!(unit & 0xff, 0 | 0x09 | 0x0a | 0x0d | 0x20));
    let broken = char::decode_utf16(units.iter().copied()).filter(Result::is_err);
    let broken = broken.count() + count(is_foreign);
    all >= FEWEST
        && alphabetic * 10 >= all * 9
        && spelt * 2 >= all
        && upper_zeros > 0
        && lower_zeros * 32 <= upper_zeros
        && broken * 32 <= all
}

/// Decodes UTF-16 whose pairs of bytes are read by `unit`.
pub(super) fn decode(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Decoded {
    let (pairs, rest) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair)).enumerate();
    let units = units.filter_map(|(at, unit)| (at > 0 || unit != MARK).then_some(unit));
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
