//! What comes next in a text, looked for once: asked again from further on, and not yet past it, the
//! answer is the same. So a text full of beginnings without ends is not searched again for each.

use std::collections::HashMap;
use std::ops::Range;

/// Looks ahead in a text.
pub(super) struct Ahead<'a> {
    source: &'a str,
    found: HashMap<&'static str, Found>,
}

/// An answer: from where it was asked for, and what was found.
#[derive(Debug, Clone)]
struct Found {
    from: usize,
    at: Option<Range<usize>>,
}

impl<'a> Ahead<'a> {
    /// Nothing looked for yet.
    pub(super) fn new(source: &'a str) -> Self {
        Self {
            source,
            found: HashMap::new(),
        }
    }

    /// Where `needle`, in ASCII, comes next at or behind `from`.
    pub(super) fn next(&mut self, needle: &'static str, from: usize) -> Option<usize> {
        let find = |source: &str, from: usize| {
            let rest = source.as_bytes().get(from..)?;
            let at = from + memchr::memmem::find(rest, needle.as_bytes())?;
            Some(at..at + needle.len())
        };
        self.next_by(needle, from, find).map(|range| range.start)
    }

    /// What `find`, called `name`, finds next at or behind `from`.
    pub(super) fn next_by(
        &mut self,
        name: &'static str,
        from: usize,
        find: impl FnOnce(&str, usize) -> Option<Range<usize>>,
    ) -> Option<Range<usize>> {
        let known = self.found.get(name).filter(|found| {
            let is_ahead = found.at.as_ref().is_none_or(|range| from <= range.start);
            found.from <= from && is_ahead
        });
        if let Some(known) = known {
            return known.at.clone();
        }
        let at = find(self.source, from);
        let found = Found {
            from,
            at: at.clone(),
        };
        self.found.insert(name, found);
        at
    }

    /// Where the line that `from` is on ends.
    pub(super) fn line_end(&mut self, from: usize) -> usize {
        self.next("\n", from).unwrap_or(self.source.len())
    }

    /// Where the paragraph that `from` is in ends, by a line that is blank but for the bars of
    /// quotes.
    pub(super) fn paragraph_end(&mut self, from: usize) -> usize {
        let blank_line = |source: &str, from: usize| {
            let rest = source.get(from..)?;
            let mut at = from + memchr::memchr(b'\n', rest.as_bytes())? + 1;
            for line in source.get(at..)?.split_inclusive('\n') {
                if line.trim_matches([' ', '\n', '>']).is_empty() {
                    return Some(at - 1..at);
                }
                at += line.len();
            }
            None
        };
        let end = self.next_by("a blank line", from, blank_line);
        end.map_or(self.source.len(), |end| end.start)
    }
}
