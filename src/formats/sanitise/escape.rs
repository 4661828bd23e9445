//! How long an escape sequence is (ECMA-48).

/// The length of the sequence at the start of `bytes`, which begin with `introducer`, ESC or an
/// 8-bit control, of `length` bytes.
///
/// A string (OSC, DCS, APC, PM, SOS) that does not end on its line is taken to end there.
pub(super) fn length(bytes: &[u8], introducer: char, length: usize) -> usize {
    let rest = bytes.get(length..).unwrap_or_default();
    length
        + match introducer {
            '\u{9b}' => control_sequence(rest),
            '\u{90}' | '\u{98}' | '\u{9d}' | '\u{9e}' | '\u{9f}' => string(rest),
            '\u{1b}' => match rest.first() {
                Some(b'[') => 1 + control_sequence(rest.get(1..).unwrap_or_default()),
                Some(b']' | b'P' | b'X' | b'^' | b'_') => {
                    1 + string(rest.get(1..).unwrap_or_default())
                }
                _ => short(rest),
            },
            _ => 0,
        }
}

/// Parameters, intermediate bytes and the final byte, as far as they are there.
fn control_sequence(bytes: &[u8]) -> usize {
    let parameters = run(bytes, 0x30..=0x3f);
    let rest = bytes.get(parameters..).unwrap_or_default();
    parameters + ended(rest, 0x40..=0x7e)
}

/// Intermediate bytes and the final byte, as far as they are there.
fn short(bytes: &[u8]) -> usize {
    ended(bytes, 0x30..=0x7e)
}

/// Intermediate bytes and a byte among `finals`, as far as they are there.
fn ended(bytes: &[u8], finals: std::ops::RangeInclusive<u8>) -> usize {
    let intermediates = run(bytes, 0x20..=0x2f);
    let last = bytes.get(intermediates);
    intermediates + usize::from(last.is_some_and(|byte| finals.contains(byte)))
}

/// A string with its terminator: BEL, ST, or CAN and SUB, which break it off. Another escape
/// ends it too, and is not part of it.
fn string(bytes: &[u8]) -> usize {
    let mut at = 0;
    while let Some(rest) = bytes.get(at..) {
        match rest {
            [0x07 | 0x18 | 0x1a, ..] => return at + 1,
            [0x1b, b'\\', ..] | [0xc2, 0x9c, ..] => return at + 2,
            []
            | [0x1b | b'\n' | b'\r' | 0x0b | 0x0c, ..]
            | [0xc2, 0x85, ..]
            | [0xe2, 0x80, 0xa8 | 0xa9, ..] => return at,
            _ => at += 1,
        }
    }
    at
}

/// How many of the first bytes are among `wanted`.
fn run(bytes: &[u8], wanted: std::ops::RangeInclusive<u8>) -> usize {
    bytes
        .iter()
        .take_while(|byte| wanted.contains(byte))
        .count()
}
