//! Which encoding bytes without a mark are likely in.

use super::DECIDING;
use super::macintosh;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, MACINTOSH};
use memchr::memmem;

/// What the end of a sample is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// More may follow.
    Cut,
    /// That of the file.
    Real,
}

/// The older encoding that `sample`, which is not ASCII alone, is likely in; `None` if it is UTF-8 or
/// that but for some bytes.
pub(super) fn legacy(sample: &[u8], end: End) -> Option<&'static Encoding> {
    if is_utf8(sample) {
        return None;
    }
    let guess = guess(sample, end);
    if !guess.is_single_byte() {
        return Some(guess);
    }
    if macintosh::is(sample) {
        return Some(MACINTOSH);
    }
    Some(by_lines(sample).unwrap_or(guess))
}

/// What the detector says of `sample`.
fn guess(sample: &[u8], end: End) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, end == End::Real);
    detector.guess(None, Utf8Detection::Deny)
}

/// The encoding of several bytes a character that most lines of `sample` are in, each by itself. A
/// single broken character makes the detector give such an encoding up.
fn by_lines(sample: &[u8]) -> Option<&'static Encoding> {
    /// Bytes that are looked at.
    const ENOUGH: usize = 8 * 1024;
    let sample = sample.get(..ENOUGH).unwrap_or(sample);
    let high = sample.iter().filter(|byte| !byte.is_ascii()).count();
    if high * 4 < sample.len() {
        return None; // Letters of an alphabet with accents: no other script.
    }
    let lines = sample.split(|byte| matches!(byte, b'\n' | b'\r'));
    let lines = lines.filter(|line| !line.is_ascii());
    let guesses: Vec<&'static Encoding> = lines.map(|line| guess(line, End::Real)).collect();
    let likely = guesses.iter().copied().find(|guess| {
        let same = guesses.iter().filter(|other| *other == guess).count();
        !guess.is_single_byte() && same * 2 > guesses.len()
    });
    likely.filter(|_| guesses.len() > 1)
}

/// The older encoding of `bytes` by the part of them where ASCII ends; `None` if it is UTF-8 there.
pub(super) fn later(bytes: &[u8]) -> Option<&'static Encoding> {
    /// What the detector wants to see before that.
    const BEFORE: usize = 2;
    let from = Encoding::ascii_valid_up_to(bytes).saturating_sub(BEFORE);
    let rest = bytes.get(from..).unwrap_or_default();
    match rest.get(..DECIDING) {
        Some(sample) => legacy(sample, End::Cut),
        None => legacy(rest, End::Real),
    }
}

/// The encoding of `sample`, ASCII alone, if escapes in it shift to other characters.
pub(super) fn shifting(sample: &[u8]) -> Option<&'static Encoding> {
    const TO_KANJI: [&[u8]; 2] = [b"\x1b$B", b"\x1b$@"];
    memchr::memchr(0x1b, sample)?;
    let shifts = TO_KANJI
        .iter()
        .any(|escape| memmem::find(sample, escape).is_some());
    if !shifts {
        return None;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(sample, false);
    let guess = detector.guess(None, Utf8Detection::Allow);
    (guess == ISO_2022_JP).then_some(guess)
}

/// Whether `sample` is UTF-8, or that with no more broken places than whole characters beyond ASCII.
///
/// Most texts in other encodings have none of these, those of two bytes a character about one for
/// four places that are broken. A character that is cut off at the end is no broken place; a single
/// byte there may as well be a letter.
fn is_utf8(sample: &[u8]) -> bool {
    let (mut whole, mut broken) = (0_usize, 0_usize);
    let mut rest = sample;
    loop {
        let (valid, length) = match std::str::from_utf8(rest) {
            Ok(_) => (rest.len(), None),
            Err(error) => (error.valid_up_to(), Some(error.error_len())),
        };
        let firsts = rest.iter().take(valid).filter(|byte| **byte >= 0xc0);
        whole += firsts.count();
        let Some(length) = length else { break };
        let left = rest.len() - valid;
        match length {
            None if left > 1 => break,
            length => {
                broken += 1;
                rest = rest
                    .get(valid + length.unwrap_or(left)..)
                    .unwrap_or_default();
            }
        }
    }
    broken <= whole
}
