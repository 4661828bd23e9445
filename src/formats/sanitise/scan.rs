//! Finding the few bytes of a text that need a second look, fast.

/// Bytes looked at together: small enough to search one by one, large enough for the compiler
/// to use wide registers.
const CHUNK: usize = 64;

/// The first byte at or behind `from` that is a control or may begin a character that is hidden
/// or ends a line.
pub(super) fn next_suspect(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    for chunk in bytes.get(from..)?.chunks(CHUNK) {
        let any = chunk
            .iter()
            .fold(false, |any, byte| any | is_suspect(*byte));
        if any && let Some(inside) = chunk.iter().position(|byte| is_suspect(*byte)) {
            return Some(at + inside);
        }
        at += chunk.len();
    }
    None
}

/// Whether `byte` is a control other than `\n`, or the first byte of the characters that
/// `hidden::fate` knows.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "without branches the compiler looks at many bytes at once"
)]
fn is_suspect(byte: u8) -> bool {
    ((byte < 0x20) & (byte != b'\n'))
        | (byte == 0x7f)
        | (byte == 0xc2) // U+0080 to U+009F
        | (byte == 0xd8) // U+061C
        | (byte == 0xe1) // U+180B
        | (byte == 0xe2) // U+200B to U+206F
        | (byte == 0xef) // U+FE00 to U+FFFB
        | (byte == 0xf0) // U+13430, U+1BCA0, U+1D173
        | (byte == 0xf3) // U+E0000
}
