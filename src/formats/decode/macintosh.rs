//! Telling what was written on an old Macintosh from what was written on Windows.

/// Whether `sample`, in an encoding of one byte a character, is in that of the Macintosh for western Europe: its lines
/// end with carriage returns alone, and more of its letters and quotes
/// make sense in that than as what Windows has in their place.
pub(super) fn is(sample: &[u8]) -> bool {
    if memchr::memchr(b'\n', sample).is_some() || memchr::memchr(b'\r', sample).is_none() {
        return false;
    }
    let (mut macintosh, mut windows) = (0_usize, 0_usize);
    for three in sample.windows(3) {
        let [before, byte, behind] = three else {
            continue;
        };
        let in_word = before.is_ascii_alphabetic() || behind.is_ascii_alphabetic();
        match byte {
            // Quotes and dashes of Windows, letters of the Macintosh; they say nothing.
            0x85 | 0x91..=0x97 => {}
            // Letters of the Macintosh. Of Windows, hardly any are.
            0x80..=0x9f => macintosh += usize::from(in_word),
            // Dashes and quotes of the Macintosh, capitals of Windows.
            0xd0..=0xd5 => macintosh += usize::from(before.is_ascii_lowercase()),
            // Letters of Windows, signs and capitals of the Macintosh.
            0xe0..=0xff => windows += usize::from(in_word),
            _ => {}
        }
    }
    macintosh > windows
}
