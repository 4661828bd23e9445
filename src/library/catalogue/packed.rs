//! Numbers and texts as few bytes, and telling whether bytes are those that were written.

/// Bytes of the sum that stands behind sealed ones.
const SUM: usize = 4;

/// Bits of a number in a byte; the bit above tells that more follow.
const BITS: u32 = 7;

/// Writes a number in as many bytes as it needs, from its low bits to its high ones.
pub(super) fn number(mut number: u64, to: &mut Vec<u8>) {
    while number >= 1 << BITS {
        to.push((number & 0x7f) as u8 | 0x80);
        number >>= BITS;
    }
    to.push(number as u8);
}

/// Writes a count.
pub(super) fn count(count: usize, to: &mut Vec<u8>) {
    number(count as u64, to);
}

/// Writes a number that may be below zero; small ones of either sign take few bytes.
pub(super) fn signed(signed: i64, to: &mut Vec<u8>) {
    let folded = (signed << 1) ^ (signed >> 63);
    number(folded.cast_unsigned(), to);
}

/// Writes a text.
pub(super) fn text(text: &str, to: &mut Vec<u8>) {
    count(text.len(), to);
    to.extend_from_slice(text.as_bytes());
}

/// Writes texts.
pub(super) fn texts(texts: &[String], to: &mut Vec<u8>) {
    count(texts.len(), to);
    for one in texts {
        text(one, to);
    }
}

/// Puts a sum behind `bytes`, by which [`unsealed`] knows them and what they belong to again.
pub(super) fn seal(bytes: &mut Vec<u8>, belongs_to: &[u8]) {
    let sum = sum(bytes, belongs_to);
    bytes.extend_from_slice(&sum.to_le_bytes());
}

/// What was sealed for `belongs_to`; `None` where it is not what it was.
pub(super) fn unsealed<'a>(sealed: &'a [u8], belongs_to: &[u8]) -> Option<&'a [u8]> {
    let (bytes, told) = sealed.split_last_chunk::<SUM>()?;
    (u32::from_le_bytes(*told) == sum(bytes, belongs_to)).then_some(bytes)
}

fn sum(bytes: &[u8], belongs_to: &[u8]) -> u32 {
    let mut sum = crc32fast::Hasher::new();
    sum.update(belongs_to);
    sum.update(bytes);
    sum.finalize()
}

/// Reads what was written. Everything is `None` where that is not what is there.
#[derive(Debug, Clone)]
pub(super) struct Unpack<'a>(pub(super) &'a [u8]);

impl<'a> Unpack<'a> {
    /// How many bytes are left.
    pub(super) fn left(&self) -> usize {
        self.0.len()
    }

    /// So many bytes.
    fn take(&mut self, length: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(taken)
    }

    /// A byte.
    pub(super) fn byte(&mut self) -> Option<u8> {
        let (byte, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*byte)
    }

    /// Eight bytes.
    pub(super) fn eight(&mut self) -> Option<[u8; 8]> {
        self.bytes()
    }

    /// Sixteen bytes.
    pub(super) fn sixteen(&mut self) -> Option<[u8; 16]> {
        self.bytes()
    }

    fn bytes<const COUNT: usize>(&mut self) -> Option<[u8; COUNT]> {
        let (bytes, rest) = self.0.split_first_chunk()?;
        self.0 = rest;
        Some(*bytes)
    }

    /// A number.
    pub(super) fn number(&mut self) -> Option<u64> {
        let mut number = 0_u64;
        for shift in (0..u64::BITS).step_by(BITS as usize) {
            let byte = self.byte()?;
            let bits = u64::from(byte & 0x7f);
            if bits > u64::MAX >> shift {
                return None;
            }
            number |= bits << shift;
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// A count.
    pub(super) fn count(&mut self) -> Option<usize> {
        usize::try_from(self.number()?).ok()
    }

    /// A number that may be below zero.
    pub(super) fn signed(&mut self) -> Option<i64> {
        let folded = self.number()?;
        Some((folded >> 1).cast_signed() ^ -(folded & 1).cast_signed())
    }

    /// A text.
    pub(super) fn text(&mut self) -> Option<String> {
        let length = self.count()?;
        let text = std::str::from_utf8(self.take(length)?).ok()?;
        Some(text.to_owned())
    }

    /// Texts.
    pub(super) fn texts(&mut self) -> Option<Vec<String>> {
        self.several(Self::text)
    }

    /// Several of what `read` reads.
    pub(super) fn several<T>(
        &mut self,
        mut read: impl FnMut(&mut Self) -> Option<T>,
    ) -> Option<Vec<T>> {
        let count = self.count()?;
        // Each takes a byte at least: a count that is not true takes no memory.
        let mut several = Vec::with_capacity(count.min(self.left()));
        for _ in 0..count {
            several.push(read(self)?);
        }
        Some(several)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_come_back_and_broken_ones_are_told() {
        for shift in 0..64 {
            for near in [u64::MAX, 0, 1] {
                let expected = (1_u64 << shift).wrapping_add(near);
                let mut bytes = Vec::new();
                number(expected, &mut bytes);
                signed(expected.cast_signed(), &mut bytes);
                let mut unpack = Unpack(&bytes);
                assert_eq!(unpack.number(), Some(expected));
                assert_eq!(unpack.signed(), Some(expected.cast_signed()));
                assert_eq!(unpack.number(), None);
            }
        }
        assert_eq!(Unpack(&[0xff; 9]).number(), None);
        assert_eq!(Unpack(&[0xff; 20]).number(), None);
        assert_eq!(Unpack(&[5, b'a']).text(), None);
        assert_eq!(Unpack(&[1, 0xff]).text(), None);
        assert_eq!(Unpack(&[0xff, 0xff, 0xff, 0xff, 0x0f]).texts(), None);
    }

    #[test]
    fn sealed_bytes_are_known_again_with_what_they_belong_to() {
        let mut bytes = b"salt".to_vec();
        seal(&mut bytes, b"a");
        assert_eq!(unsealed(&bytes, b"a"), Some(b"salt".as_slice()));
        assert_eq!(unsealed(&bytes, b"b"), None);
        assert_eq!(unsealed(&[], b"a"), None);
        for at in 0..bytes.len() {
            let mut flipped = bytes.clone();
            flipped[at] ^= 0x10;
            assert_eq!(unsealed(&flipped, b"a"), None, "{at}");
        }
    }
}
