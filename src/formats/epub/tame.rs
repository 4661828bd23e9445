//! Whether the XML of a package may be given to a reader that goes down into what it finds.

use memchr::memmem;

/// The deepest that elements may stand within each other.
const DEEPEST: usize = 256;

/// The most entries that may say more of others: a chain of them is gone down into, too.
const MOST_REFINING: usize = 512;

/// Whether `xml` can be read by any means without going deep. Where tags are not closed by their names,
/// or could be read in two ways, that is not known, and it is not.
pub(super) fn is_tame(xml: &[u8]) -> bool {
    let mut open: Vec<&[u8]> = Vec::new();
    let mut refining = 0_usize;
    let mut rest = xml;
    while let Some(at) = memchr::memchr(b'<', rest) {
        rest = rest.get(at + 1..).unwrap_or_default();
        let Some((tag, behind)) = tag(rest) else {
            return false;
        };
        rest = behind;
        match tag.first() {
            Some(b'!' | b'?') => {}
            Some(b'/') => {
                let name = tag.get(1..).unwrap_or_default().trim_ascii_end();
                if open.pop() != Some(name) {
                    return false;
                }
            }
            Some(_) | None => {
                refining += memmem::find_iter(tag, b"refines").count();
                if !tag.ends_with(b"/") {
                    open.push(name(tag));
                }
            }
        }
        if open.len() > DEEPEST || refining > MOST_REFINING {
            return false;
        }
    }
    true
}

/// The tag that begins `rest`, without its signs, and what stands behind it; `None` if it does not end
/// as it should.
fn tag(rest: &[u8]) -> Option<(&[u8], &[u8])> {
    const CLOSED: [(&[u8], &[u8]); 3] = [(b"!--", b"-->"), (b"![CDATA[", b"]]>"), (b"?", b"?>")];
    for (from, to) in CLOSED {
        if let Some(inside) = rest.strip_prefix(from) {
            let end = memmem::find(inside, to)?;
            // `<!-->` and the like end in some eyes.
            let is_clear = !inside.starts_with(b">") && !inside.starts_with(b"->");
            let behind = inside.get(end + to.len()..)?;
            return is_clear.then_some((b"!".as_slice(), behind));
        }
    }
    let (tag, behind) = rest.split_at_checked(end(rest)?)?;
    let is_clear = !(tag.starts_with(b"/") && memchr::memchr2(b'"', b'\'', tag).is_some());
    is_clear.then_some((tag, behind.get(1..).unwrap_or_default()))
}

/// Where the tag that begins `rest` ends, if no sign of a tag stands within it, be it in quotes.
fn end(rest: &[u8]) -> Option<usize> {
    let mut quote = None;
    for (at, byte) in rest.iter().enumerate() {
        match (byte, quote) {
            (b'>', None) => return Some(at),
            (b'<' | b'>', _) => return None,
            (b'"' | b'\'', None) => quote = Some(byte),
            (byte, Some(begun)) if byte == begun => quote = None,
            (_, _) => {}
        }
    }
    None
}

/// The name of an element by its tag.
fn name(tag: &[u8]) -> &[u8] {
    let end = tag.iter().position(u8::is_ascii_whitespace);
    tag.get(..end.unwrap_or(tag.len())).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_deep_or_hides_it_is_not_tame() {
        let deep = |start: &str, end: &str| start.repeat(300) + &end.repeat(300);
        let chain = |count| format!("<m>{}</m>", r##"<meta refines="#a"/>"##.repeat(count));
        let table = [
            (
                r#"<?xml version="1.0"?><!DOCTYPE a><a b="c" d='e'><f/>g<h i="it's">j</h ></a>"#
                    .to_owned(),
                true,
            ),
            ("<!-- <a><b> --><a><![CDATA[<b>]]></a>".to_owned(), true),
            (chain(500), true),
            ("<a/>".repeat(9_000), true),
            (deep("<a>", ""), false),
            (deep("<a>", "</a>"), false),
            (deep(r#"<a b="/>">"#, "</a>"), false),
            (deep("<a></b>", ""), false),
            (deep(r#"<a b="</a>">"#, ""), false),
            (deep("<!--><a><!-- -->", ""), false),
            (chain(600), false),
            (deep("<a b='' c=\"></a>\">", ""), false),
            ("<a b=\"c>".to_owned(), false),
        ];
        for (xml, expected) in table {
            assert_eq!(
                is_tame(xml.as_bytes()),
                expected,
                "{}",
                xml.get(..20).unwrap_or(&xml)
            );
        }
    }
}
