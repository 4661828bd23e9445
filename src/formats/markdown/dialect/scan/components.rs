//! Components of Astro and MDX: elements whose attributes are no HTML, or which stand on lines of their own
//! around Markdown.

use super::Scan;
use crate::formats::markdown::dialect::call::{Call, End};

/// The longest tag of a component, in bytes.
const LONGEST: usize = 1024;

impl Scan<'_> {
    /// Reads the tag at `at`: what a component says of itself stays, and what stands in it. What HTML
    /// knows is left to the parser.
    pub(super) fn component(&mut self, at: usize) -> Option<usize> {
        let rest = self.rest(at);
        let inside = rest.strip_prefix('<')?;
        let named = inside.strip_prefix('/').unwrap_or(inside);
        let letters = named.bytes().take_while(u8::is_ascii_alphanumeric);
        let is_component = named.starts_with(|c: char| c.is_ascii_uppercase())
            && letters.skip(1).any(|byte| byte.is_ascii_lowercase());
        if !named.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        if at < self.no_tag_before {
            return None;
        }
        let length = match length(inside) {
            Tag::Long(length) => length + 1,
            Tag::None => return None,
            Tag::Endless => {
                // What is in it is not looked through again.
                self.no_tag_before = at + LONGEST;
                return None;
            }
        };
        let range = at..at + length;
        if range.end > self.ahead.paragraph_end(at) {
            return None;
        }
        let written = self.text(range.clone());
        let has_expressions = written.contains("={");
        if !is_component {
            // An element whose attributes are no HTML is one without them.
            if has_expressions {
                let name = named.split(|c: char| !c.is_ascii_alphanumeric()).next()?;
                let text = format!("<{name}>{}", self.line_ends(range.clone()));
                self.edits.put(range.clone(), text);
                return Some(range.end);
            }
            return None;
        }
        let content = written.trim_start_matches('<').trim_end_matches('>');
        let call = Call::of(content)?;
        let is_alone = self.prefix_alone(&range).is_some();
        if !is_alone && !written.contains('=') {
            return None;
        }
        match call.end {
            End::Closing => self.end_pair(call.name, range.clone()),
            // Beside words it explains them rather than being read.
            End::Opening if !is_alone && !written.ends_with("/>") => self.take_out(range.clone()),
            End::Opening => self.read_call(&call, range.clone()),
        }
        Some(range.end)
    }
}

/// The length of the tag that `inside` is the start of, behind its `<`: up to the `>` that stands
/// neither in quotation marks nor in braces.
fn length(inside: &str) -> Tag {
    let mut quote = None;
    let mut depth = 0_usize;
    for (at, byte) in inside.bytes().take(LONGEST).enumerate() {
        match (quote, byte) {
            (Some(open), _) => quote = quote.filter(|_| open != byte),
            (None, b'"' | b'\'' | b'`') => quote = Some(byte),
            (None, b'{') => depth += 1,
            (None, b'<' | b'}') if depth == 0 => return Tag::None,
            (None, b'}') => depth -= 1,
            (None, b'>') if depth == 0 => return Tag::Long(at + 1),
            (None, _) => {}
        }
    }
    Tag::Endless
}

/// Whether a tag has an end.
enum Tag {
    /// It has, behind so many bytes.
    Long(usize),
    /// It is none.
    None,
    /// None was found.
    Endless,
}
