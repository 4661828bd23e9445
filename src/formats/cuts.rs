//! Taking parts out of a text, and where the rest of it lies then.

use std::ops::Range;

use crate::review::Span;

/// Parts to be taken out of a text.
#[derive(Debug, Default)]
pub(super) struct Cuts {
    /// In the order of the text, apart from each other and not empty.
    parts: Vec<Range<usize>>,
    /// How many bytes the parts before each have.
    before: Vec<usize>,
}

impl Cuts {
    /// What lies in any of `parts`, which may overlap.
    pub(super) fn new(parts: Vec<Range<usize>>) -> Self {
        let mut parts = parts;
        parts.retain(|part| !part.is_empty());
        parts.sort_unstable_by_key(|part| part.start);
        let mut cuts = Self::default();
        let mut sum = 0;
        for part in parts {
            match cuts.parts.last_mut() {
                Some(last) if part.start <= last.end => {
                    let end = last.end.max(part.end);
                    sum += end - last.end;
                    last.end = end;
                }
                Some(_) | None => {
                    cuts.before.push(sum);
                    sum += part.len();
                    cuts.parts.push(part);
                }
            }
        }
        cuts
    }

    /// The parts, in the order of the text.
    pub(super) fn parts(&self) -> &[Range<usize>] {
        &self.parts
    }

    /// Where what stands at the byte `at` stands without them; what is cut, where it was.
    pub(super) fn moved(&self, at: usize) -> usize {
        let after = self.parts.partition_point(|part| part.start < at);
        let last = after.checked_sub(1);
        let cut = last.and_then(|last| self.parts.get(last).zip(self.before.get(last)));
        cut.map_or(at, |(part, before)| {
            at - (at.min(part.end) - part.start) - before
        })
    }

    /// The span of what stands in `range` without them.
    pub(super) fn moved_span(&self, range: Range<usize>) -> Span {
        Span::of(self.moved(range.start)..self.moved(range.end))
    }

    /// Takes them out of `text`, in its own memory.
    pub(super) fn take_from(&self, text: &mut String) {
        let mut bytes = std::mem::take(text).into_bytes();
        let mut write = 0;
        let mut read = 0;
        let end = bytes.len();
        for part in self.parts.iter().chain([&(end..end)]) {
            bytes.copy_within(read..part.start, write);
            write += part.start - read;
            read = part.end;
        }
        bytes.truncate(write);
        // Whole characters were moved, so this is the valid case.
        *text = String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    }
}
