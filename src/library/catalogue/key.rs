//! Names as bytes that compare as the names do.

use crate::library::order::{folded, stem};

/// What stands before a number: digits compare with other characters as this one does.
const NUMBER: u8 = b'0';

/// The end of a name: below everything that is in one.
const END: u8 = 0;

/// Bytes by which files compare as by [`order`](fn@crate::library::order): `name` is that of the
/// file, `shown` and `path` its path from a folder that all have in common.
pub(super) fn key(name: &str, shown: &str, path: &[u8]) -> Vec<u8> {
    let mut key = Vec::with_capacity(name.len() + shown.len() + path.len() + 16);
    let stem = stem(name);
    write(stem, &mut key);
    write(name.strip_prefix(stem).unwrap_or_default(), &mut key);
    write(shown, &mut key);
    // Paths compare folder by folder.
    let path = path.iter().map(|byte| match byte {
        b'/' => END,
        other => *other,
    });
    key.extend(path);
    key
}

/// Writes a name without case and accents, its numbers by their values.
fn write(name: &str, key: &mut Vec<u8>) {
    let mut characters = folded(name).peekable();
    while let Some(c) = characters.next() {
        if !c.is_ascii_digit() {
            key.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
            continue;
        }
        let mut digits = vec![c as u8];
        while let Some(digit) = characters.next_if(char::is_ascii_digit) {
            digits.push(digit as u8);
        }
        let zeros = digits.iter().take_while(|digit| **digit == b'0').count();
        digits.drain(..zeros);
        // The longer number is the larger one.
        let length = u16::try_from(digits.len()).unwrap_or(u16::MAX);
        key.push(NUMBER);
        key.extend_from_slice(&length.to_be_bytes());
        key.extend_from_slice(&digits);
    }
    key.push(END);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{Source, order};
    use proptest::prelude::*;
    use std::path::Path;

    proptest! {
        #[test]
        fn keys_compare_as_names_do(
            a in "(film|Film|fílm|a b|a|/|\\.|[0-9]{1,3}|[ -~äÄßΣ]){1,6}",
            b in "(film|Film|fílm|a b|a|/|\\.|[0-9]{1,3}|[ -~äÄßΣ]){1,6}",
        ) {
            let (a, b) = (format!("r/{a}z"), format!("r/{b}z"));
            let of = |path: &str| {
                let name = Path::new(path).file_name().unwrap().to_str().unwrap().to_owned();
                let path: std::path::PathBuf = Path::new(path).components().collect();
                let path = path.to_str().unwrap().to_owned();
                (key(&name, &path, path.as_bytes()), Source::File(path.into()))
            };
            let ((key_a, a), (key_b, b)) = (of(&a), of(&b));
            prop_assert_eq!(key_a.cmp(&key_b), order(&a, &b), "{:?} {:?}", a, b);
        }
    }
}
