//! Addresses that stand in the text as they are: links without markup.

use super::Page;
use crate::review::{CELL, Mark, Run, Span};
use std::ops::Range;

/// What such an address begins with.
const SCHEMES: [&str; 2] = ["https", "http"];

/// What stands between the scheme of an address and the rest.
const MIDDLE: &str = "://";

impl Page<'_> {
    /// Makes links of the addresses in the text from `start` on, the runs of which are those
    /// behind the first `runs`. Addresses in links and in code stay as they are.
    pub(super) fn link_addresses(&mut self, start: usize, runs: usize) {
        let own = self.text.get(start..).unwrap_or_default();
        let found: Vec<Range<usize>> = addresses(own).collect();
        if found.is_empty() {
            return;
        }
        let mut old = self.runs.split_off(runs.min(self.runs.len())).into_iter();
        let mut next = old.next();
        for range in found {
            let span = Span::of(start + range.start..start + range.end);
            while let Some(run) = next.take_if(|run| run.span.end <= span.start) {
                self.runs.push(run);
                next = old.next();
            }
            let around = next.filter(|run| run.span.start < span.end);
            let is_free = around.is_none_or(|run| {
                let is_within = run.span.intersection(span) == Some(span);
                is_within && run.link.is_none() && !run.marks.has(Mark::Code)
            });
            if !is_free {
                continue;
            }
            let address = self.text.get(span.range()).unwrap_or_default();
            let link = self.aims.address(address, "");
            let marks = around.map(|run| run.marks).unwrap_or_default();
            if let Some(run) = around {
                let before = Span::new(run.span.start, span.start);
                self.runs.extend((!before.is_empty()).then_some(Run {
                    span: before,
                    ..run
                }));
                let behind = Span::new(span.end, run.span.end);
                next = if behind.is_empty() {
                    old.next()
                } else {
                    Some(Run {
                        span: behind,
                        ..run
                    })
                };
            }
            self.runs.push(Run { span, marks, link });
        }
        self.runs.extend(next.into_iter().chain(old));
    }
}

/// Where addresses stand in `text`: from the scheme up to a space, without the punctuation behind.
fn addresses(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut done = 0;
    let middles = memchr::memmem::find_iter(text.as_bytes(), MIDDLE);
    middles.filter_map(move |middle| {
        let before = text.get(done..middle)?;
        let scheme = SCHEMES.iter().find(|scheme| before.ends_with(*scheme))?;
        let start = middle - scheme.len();
        let is_word = |c: char| c.is_alphanumeric();
        if text.get(done..start)?.ends_with(is_word) {
            return None;
        }
        let rest = text.get(start..)?;
        let is_end = |c: char| c.is_whitespace() || c == CELL || matches!(c, '<' | '>' | '"' | '”');
        let address = rest.get(..rest.find(is_end).unwrap_or(rest.len()))?;
        let address = without_punctuation(address);
        let has_host = address.len() > scheme.len() + MIDDLE.len();
        done = start + address.len();
        has_host.then_some(start..done)
    })
}

/// `address` without the punctuation of the sentence around it, such as a bracket that is opened
/// before it.
fn without_punctuation(address: &str) -> &str {
    let count = |bracket| memchr::memchr_iter(bracket, address.as_bytes()).count();
    let mut extra = count(b')').saturating_sub(count(b'('));
    let is_outside = |c: char| match c {
        '.' | ',' | ':' | ';' | '!' | '?' | '\'' | '’' | '*' | '_' | ']' => true,
        ')' if extra > 0 => {
            extra -= 1;
            true
        }
        _ => false,
    };
    address.trim_end_matches(is_outside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_told_from_the_sentence_around_them() {
        let table: [(&str, &[&str]); 7] = [
            (
                "See https://a.org/b, or (http://c.d).",
                &["https://a.org/b", "http://c.d"],
            ),
            ("https://a.org/b_(c)", &["https://a.org/b_(c)"]),
            ("xhttp://a ftp://b https://", &[]),
            ("“https://a.org”", &["https://a.org"]),
            ("http://a\thttp://b", &["http://a", "http://b"]),
            ("http://a.b/http://c.d", &["http://a.b/http://c.d"]),
            ("", &[]),
        ];
        for (text, expected) in table {
            let found = addresses(text).filter_map(|range| text.get(range));
            assert_eq!(found.collect::<Vec<_>>(), expected, "{text}");
        }
    }
}
