//! Which line of the source an offset is on, told going forward.

/// Counts the lines of a text as far as they were asked for.
#[derive(Debug, Clone, Copy)]
pub(in crate::formats) struct SourceLines<'a> {
    text: &'a str,
    /// Where a `\n` stands that ends no line of the source.
    breaks: &'a [usize],
    /// Up to where the lines are counted.
    counted: usize,
    /// The line there.
    line: usize,
}

impl<'a> SourceLines<'a> {
    /// The lines of `text`, in which the `\n` at `breaks` end no line of the source.
    pub(in crate::formats) fn of(text: &'a str, breaks: &'a [usize]) -> Self {
        Self {
            text,
            breaks,
            counted: 0,
            line: 1,
        }
    }

    /// The line, counted from 1, of the byte `offset`; an offset before one that was asked for
    /// already is on the same line.
    pub(in crate::formats) fn at(&mut self, offset: usize) -> u32 {
        if let Some(next) = self.text.as_bytes().get(self.counted..offset) {
            let from = self.breaks.partition_point(|at| *at < self.counted);
            let to = self.breaks.partition_point(|at| *at < offset);
            let ends = memchr::memchr_iter(b'\n', next).count();
            self.line += ends.saturating_sub(to - from);
            self.counted = offset;
        }
        u32::try_from(self.line).unwrap_or(u32::MAX)
    }
}
