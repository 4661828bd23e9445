//! The encoding that a page declares for itself.

use crate::formats::markdown::html::{Piece, Side, Tag, pieces};

/// Bytes at the start of a page in which its encoding is declared, as browsers look for it.
const START: usize = 1024;

/// The name of the encoding that is declared in `start`, the first bytes of a page, in small letters:
/// by `<meta charset>`, by the type in a `<meta content>`, or by what XML begins with. What is not
/// within the first 1,024 bytes is not looked for.
pub(in crate::formats) fn declared_charset(start: &[u8]) -> Option<String> {
    let start = start.get(..START).unwrap_or(start);
    let start = String::from_utf8_lossy(start); // names are written in ASCII
    let tags = pieces(&start).filter_map(|(_, piece)| match piece {
        Piece::Tag(tag) => Some(tag),
        Piece::Text(_) => None,
    });
    let mut metas = tags.filter(|tag| {
        tag.side == Side::Opening
            && tag.name.eq_ignore_ascii_case("meta")
            && tag.written.ends_with('>')
    });
    metas.find_map(of_meta).or_else(|| of_xml(&start))
}

/// What a tag declares.
fn of_meta(tag: Tag<'_>) -> Option<String> {
    let behind = || {
        let content = tag.attribute("content")?.to_ascii_lowercase();
        let (_, behind) = content.split_once("charset")?;
        let name = behind.trim_start().strip_prefix('=')?;
        Some(name.split(';').next()?.to_owned())
    };
    let name = tag.attribute("charset").map(str::to_owned);
    named(&name.or_else(behind)?)
}

/// What the declaration of XML at the start says.
fn of_xml(start: &str) -> Option<String> {
    let start = start.trim_start_matches('\u{feff}').trim_start();
    let (declaration, _) = start.strip_prefix("<?xml")?.split_once("?>")?;
    let (_, behind) = declaration.split_once("encoding")?;
    let value = behind.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''))?;
    named(value.get(1..)?.split(quote).next()?)
}

/// A name without what stands around it, if it may be one.
fn named(name: &str) -> Option<String> {
    let name = name.trim_matches(|c: char| c.is_whitespace() || matches!(c, '"' | '\''));
    let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | ':' | '.' | '+');
    (!name.is_empty() && name.chars().all(fits)).then(|| name.to_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_is_the_declared_one() {
        let far = [" ".repeat(START).as_str(), "<meta charset=x>"].concat();
        let table = [
            (
                "<html><meta charset=\"Windows-1252\">",
                Some("windows-1252"),
            ),
            (
                "<META http-equiv=Content-Type content='text/html; charset=ISO-8859-15'>",
                Some("iso-8859-15"),
            ),
            (
                "<meta name=a content='b'><meta charset=utf-8 />",
                Some("utf-8"),
            ),
            (
                "<?xml version='1.0' encoding='Shift_JIS'?><html>",
                Some("shift_jis"),
            ),
            ("<!-- <meta charset=x> --><p>caf\u{e9}", None),
            ("<meta charset='a b'>", None),
            ("<meta charset=koi8", None),
            (far.as_str(), None),
            ("", None),
        ];
        for (start, expected) in table {
            assert_eq!(
                declared_charset(start.as_bytes()).as_deref(),
                expected,
                "{start}"
            );
        }
        assert_eq!(
            declared_charset(b"<title>\xe9</title><meta charset=latin1>").as_deref(),
            Some("latin1")
        );
    }
}
