//! What is left of HTML inside Markdown: its text without its tags.

use crate::review::Mark;
use pulldown_cmark::{Event, Parser};
use std::borrow::Cow;

/// The longest entity, as in `&CounterClockwiseContourIntegral;`.
const LONGEST_ENTITY: usize = 40;

/// The longest tag, in bytes, in which a `>` between quotation marks is told from its end. It is
/// the most that is looked through again where quotation marks are not closed.
const LONGEST_TAG: usize = 4096;

/// A part of some HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Piece<'a> {
    /// Text with its entities as they are written.
    Text(&'a str),
    /// A tag.
    Tag(Tag<'a>),
}

/// A tag.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) struct Tag<'a> {
    /// What it is called, as it is written.
    pub(in crate::formats) name: &'a str,
    /// Whether it opens or closes an element.
    pub(in crate::formats) side: Side,
    /// All of it, as it is written.
    pub(in crate::formats) written: &'a str,
}

/// Which end of an element a tag is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Side {
    /// It opens it.
    Opening,
    /// It closes it.
    Closing,
}

/// What a tag does to the text around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Effect {
    /// It breaks the line.
    Break,
    /// It ends a paragraph.
    Block,
    /// It ends a paragraph, and begins or ends what stands within this.
    Within(Element),
    /// It stands for a rule.
    Rule,
    /// It begins or ends a heading of a depth.
    Heading(u8),
    /// It begins or ends text that is set off.
    Mark(Mark),
    /// It stands for a picture.
    Picture,
    /// It begins or ends what is not read.
    Hidden,
    /// None that can be shown.
    Nothing,
}

/// What text can stand within.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Element {
    /// A list that does not count.
    List,
    /// A list that counts.
    Numbered,
    /// An item of a list.
    Item,
    /// A quote.
    Quote,
    /// What a term means.
    Definition,
    /// Text whose blanks count.
    Preformatted,
}

impl<'a> Tag<'a> {
    /// What it does to the text around it.
    pub(super) fn effect(self) -> Effect {
        const TABLE: &[(&[&str], Effect)] = &[
            (&["br"], Effect::Break),
            (
                &[
                    "p",
                    "div",
                    "table",
                    "tr",
                    "td",
                    "th",
                    "caption",
                    "option",
                    "section",
                    "article",
                    "header",
                    "footer",
                    "details",
                    "summary",
                    "figure",
                    "figcaption",
                    "dl",
                    "dt",
                    "center",
                    "main",
                    "aside",
                ],
                Effect::Block,
            ),
            (&["ul"], Effect::Within(Element::List)),
            (&["ol"], Effect::Within(Element::Numbered)),
            (&["li"], Effect::Within(Element::Item)),
            (&["blockquote"], Effect::Within(Element::Quote)),
            (&["dd"], Effect::Within(Element::Definition)),
            (&["pre"], Effect::Within(Element::Preformatted)),
            (&["hr"], Effect::Rule),
            (&["h1"], Effect::Heading(1)),
            (&["h2"], Effect::Heading(2)),
            (&["h3"], Effect::Heading(3)),
            (&["h4"], Effect::Heading(4)),
            (&["h5"], Effect::Heading(5)),
            (&["h6"], Effect::Heading(6)),
            (&["i", "em", "cite"], Effect::Mark(Mark::Emphasis)),
            (&["b", "strong", "mark"], Effect::Mark(Mark::Strong)),
            (&["s", "del", "strike"], Effect::Mark(Mark::Struck)),
            (&["code", "kbd", "tt"], Effect::Mark(Mark::Code)),
            (&["img"], Effect::Picture),
            (&["script", "style"], Effect::Hidden),
        ];
        let is = |name: &&str| self.name.eq_ignore_ascii_case(name);
        let row = TABLE.iter().find(|(names, _)| names.iter().any(is));
        row.map_or(Effect::Nothing, |(_, effect)| *effect)
    }

    /// The value of an attribute, with its entities as they are written.
    pub(in crate::formats) fn attribute(self, name: &str) -> Option<&'a str> {
        let mut rest = self.written;
        loop {
            let (before, behind) = rest.split_once('=')?;
            let behind = behind.trim_start();
            let quote = behind.chars().next().filter(|c| matches!(c, '"' | '\''));
            let (value, after) = if let Some(quote) = quote {
                behind.get(1..)?.split_once(quote)?
            } else {
                let ends = |c: char| c.is_whitespace() || c == '>';
                behind.split_at_checked(behind.find(ends).unwrap_or(behind.len()))?
            };
            let mut words = before.split_whitespace();
            if words
                .next_back()
                .is_some_and(|word| word.eq_ignore_ascii_case(name))
            {
                return Some(value);
            }
            rest = after;
        }
    }
}

/// The parts of `html`, each with its offset. Comments, declarations, and what stands in scripts
/// and styles are left out; what is never ended reaches to the end.
pub(in crate::formats) fn pieces(html: &str) -> impl Iterator<Item = (usize, Piece<'_>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        loop {
            let rest = html.get(at..).filter(|rest| !rest.is_empty())?;
            let start = at;
            let (piece, length) = next(rest);
            at += length;
            if let Some(Piece::Tag(tag)) = piece
                && tag.effect() == Effect::Hidden
                && tag.side == Side::Opening
            {
                at = end_of_hidden(html, at, tag.name);
            }
            if let Some(piece) = piece {
                return Some((start, piece));
            }
        }
    })
}

/// The part at the start of `rest`, if it is to be told, and its length.
fn next(rest: &str) -> (Option<Piece<'_>>, usize) {
    let up_to = |end: &str, from: usize| {
        let inside = rest.as_bytes().get(from..).unwrap_or_default();
        memchr::memmem::find(inside, end.as_bytes()).map_or(rest.len(), |at| from + at + end.len())
    };
    if !rest.starts_with('<') {
        let end = memchr::memchr(b'<', rest.as_bytes()).unwrap_or(rest.len());
        return (rest.get(..end).map(Piece::Text), end);
    }
    if rest.starts_with("<!--") {
        return (None, up_to("-->", 2));
    }
    if rest.starts_with("<![CDATA[") {
        return (None, up_to("]]>", 9));
    }
    if rest.starts_with("<!") || rest.starts_with("<?") {
        return (None, up_to(">", 2));
    }
    let inside = rest.get(1..).unwrap_or_default();
    let (side, named) = match inside.strip_prefix('/') {
        Some(named) => (Side::Closing, named),
        None => (Side::Opening, inside),
    };
    let length = named
        .bytes()
        .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'-')
        .count();
    let name = named.get(..length).unwrap_or_default();
    if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
        return (rest.get(..1).map(Piece::Text), 1);
    }
    let end = end_of_tag(rest);
    let written = rest.get(..end).unwrap_or_default();
    (
        Some(Piece::Tag(Tag {
            name,
            side,
            written,
        })),
        end,
    )
}

/// Behind the `>` of the tag at the start of `rest`; one between quotation marks ends no tag.
fn end_of_tag(rest: &str) -> usize {
    let mut quote = None;
    for (at, byte) in rest.bytes().take(LONGEST_TAG).enumerate() {
        match (byte, quote) {
            (b'>', None) => return at + 1,
            (b'"' | b'\'', None) => quote = Some(byte),
            (_, Some(open)) if open == byte => quote = None,
            _ => {}
        }
    }
    // A quotation mark that is never closed hides no text.
    memchr::memchr(b'>', rest.as_bytes()).map_or(rest.len(), |at| at + 1)
}

/// Where the element `name` that began before `at` is closed.
fn end_of_hidden(html: &str, at: usize, name: &str) -> usize {
    let bytes = html.as_bytes();
    let closes = |start: &usize| {
        let found = bytes.get(start + 2..start + 2 + name.len());
        found.is_some_and(|found| found.eq_ignore_ascii_case(name.as_bytes()))
    };
    let rest = bytes.get(at..).unwrap_or_default();
    let mut ends = memchr::memmem::find_iter(rest, b"</").map(|end| at + end);
    ends.find(closes).unwrap_or(html.len())
}

/// `text` with its entities decoded, which the gate has not seen yet.
pub(in crate::formats) fn decoded(text: &str) -> Cow<'_, str> {
    if !text.contains('&') {
        return Cow::Borrowed(text);
    }
    let mut decoded = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, entity)) = rest.split_once('&') {
        decoded.push_str(before);
        let is_name = |byte: &u8| byte.is_ascii_alphanumeric() || *byte == b'#';
        let length = entity
            .bytes()
            .take(LONGEST_ENTITY)
            .take_while(is_name)
            .count();
        let from = rest.len() - entity.len() - 1;
        let whole = rest
            .get(from..from + length + 2)
            .filter(|whole| whole.ends_with(';'));
        if let Some(whole) = whole {
            for event in Parser::new(whole) {
                if let Event::Text(text) = event {
                    decoded.push_str(&text);
                }
            }
            rest = rest.get(from + length + 2..).unwrap_or_default();
        } else {
            decoded.push('&');
            rest = entity;
        }
    }
    decoded.push_str(rest);
    Cow::Owned(decoded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_told_from_text() {
        let shown = |html: &str| {
            let pieces = pieces(html).map(|(at, piece)| match piece {
                Piece::Text(text) => format!("{at} {text}"),
                Piece::Tag(Tag {
                    name,
                    side: Side::Opening,
                    ..
                }) => format!("{at} <{name}"),
                Piece::Tag(Tag {
                    name,
                    side: Side::Closing,
                    ..
                }) => format!("{at} </{name}"),
            });
            pieces.collect::<Vec<_>>().join("|")
        };
        let table = [
            ("a<b>c</b>", "0 a|1 <b|4 c|5 </b"),
            ("1 < 2 <3", "0 1 |2 <|3  2 |6 <|7 3"),
            ("<a href='>'>x", "0 <a|12 x"),
            ("<a href='>x", "0 <a|10 x"),
            ("a<!-- <b> -->c", "0 a|13 c"),
            ("a<!-- never", "0 a"),
            (
                "<script>if (a < b)</p></SCRIPT>x",
                "0 <script|22 </SCRIPT|31 x",
            ),
            ("<style>p", "0 <style"),
            ("<!DOCTYPE x><?php y ?>z", "22 z"),
        ];
        for (html, expected) in table {
            assert_eq!(shown(html), expected, "{html}");
        }
    }

    #[test]
    fn entities_are_decoded_once() {
        assert_eq!(decoded("a &amp;lt; b"), "a &lt; b");
        assert_eq!(decoded("&eacute;&#233;&#xe9;"), "ééé");
        assert_eq!(decoded("R&D; & &nosuch;&"), "R&D; & &nosuch;&");
    }
}
