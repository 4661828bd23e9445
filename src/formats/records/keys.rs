//! The keys of an object in JSON, of which only the beginning may be known.

/// What is seen of the object at the beginning of some bytes.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Seen {
    /// Its keys, in their order.
    pub(super) keys: Vec<String>,
    /// Where it ends, if that is seen.
    pub(super) end: Option<usize>,
    /// Where the first object begins of the first list of objects in it.
    pub(super) list: Option<usize>,
}

/// What is seen of the object that `bytes` begin with.
pub(super) fn seen(bytes: &[u8]) -> Seen {
    let mut seen = Seen::default();
    let (mut depth, mut at) = (0_usize, 0_usize);
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => {
                let end = text_end(bytes, at);
                if depth == 1 && next(bytes, end) == Some(b':') {
                    let key = bytes.get(at..end).unwrap_or_default();
                    seen.keys.extend(serde_json::from_slice::<String>(key));
                }
                at = end;
                continue;
            }
            b'{' | b'[' => {
                depth += 1;
                let is_list = *byte == b'[' && depth == 2 && next(bytes, at + 1) == Some(b'{');
                if is_list && seen.list.is_none() {
                    let rest = bytes.get(at..).unwrap_or_default();
                    seen.list = memchr::memchr(b'{', rest).map(|found| at + found);
                }
            }
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    seen.end = Some(at + 1);
                    break;
                }
            }
            _ => {}
        }
        at += 1;
    }
    seen
}

/// Where the text ends that begins with the quote at `at`; at the end of `bytes` where it has none.
fn text_end(bytes: &[u8], at: usize) -> usize {
    let mut at = at + 1;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

/// The first byte from `at` on that is no blank.
fn next(bytes: &[u8], at: usize) -> Option<u8> {
    let rest = bytes.get(at..)?;
    rest.trim_ascii_start().first().copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_seen_as_far_as_the_object_goes() {
        type Expected<'a> = (&'a str, &'a [&'a str], Option<usize>, Option<usize>);
        let table: [Expected<'_>; 6] = [
            (r#"{"a":1,"b":{"c":2}} x"#, &["a", "b"], Some(19), None),
            (r#"{"a":"\"b\":","c" : ["d"]"#, &["a", "c"], None, None),
            (r#"{"r": [ {"t":1}]}"#, &["r"], Some(17), Some(8)),
            (r#"{"a":[[{"t":1}]],"b"#, &["a"], None, None),
            (r#"{"\u00e9":1"#, &["é"], None, None),
            ("", &[], None, None),
        ];
        for (text, keys, end, list) in table {
            let found = seen(text.as_bytes());
            assert_eq!(found.keys, keys, "{text}");
            assert_eq!((found.end, found.list), (end, list), "{text}");
        }
    }
}
