//! The older encodings.

use super::Decoded;
use super::damage::Damage;
use encoding_rs::{
    BIG5, DecoderResult, EUC_JP, EUC_KR, Encoding, GB18030, GBK, ISO_2022_JP, SHIFT_JIS,
};

/// Whether `sign`, a byte of ASCII, is never a part of another character.
pub(super) fn splits_at(encoding: &'static Encoding, sign: u8) -> bool {
    if encoding.is_single_byte() || encoding == EUC_JP {
        true
    } else if encoding == EUC_KR {
        !sign.is_ascii_alphabetic()
    } else if encoding == GBK || encoding == GB18030 {
        !(matches!(sign, 0x40..=0x7e) || sign.is_ascii_digit())
    } else if encoding == SHIFT_JIS || encoding == BIG5 {
        !matches!(sign, 0x40..=0x7e)
    } else {
        // ISO-2022-JP, whose characters are of ASCII alone; and none that is ever detected.
        debug_assert!(encoding == ISO_2022_JP, "{}", encoding.name());
        false
    }
}

/// Decodes `bytes`, which are in `encoding`.
pub(super) fn decode(bytes: &[u8], encoding: &'static Encoding) -> Decoded {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    let mut text = String::new();
    let mut damage = Damage::default();
    let mut rest = bytes;
    loop {
        let from = text.len();
        let wanted = decoder.max_utf8_buffer_length_without_replacement(rest.len().min(CHUNK));
        text.reserve(wanted.unwrap_or(CHUNK));
        let (result, read) = decoder.decode_to_string_without_replacement(rest, &mut text, true);
        rest = rest.get(read..).unwrap_or_default();
        damage.pass(text.get(from..).unwrap_or_default());
        match result {
            DecoderResult::InputEmpty => break,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(length, _) => {
                damage.add(usize::from(length));
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
    let name = format!("{}, which it seems to be written in,", encoding.name());
    Decoded {
        text,
        problems: damage.into_problems(&name),
    }
}

/// Bytes that are decoded at a time, so that memory grows with the text and not with the most that it
/// could become.
const CHUNK: usize = 64 * 1024;
