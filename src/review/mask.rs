//! Which parts of a text are kept from being read.

use super::{Position, Span};

/// Stretches of a text that are not to be read, as for the surprises in them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Masks(Vec<Span>);

impl Masks {
    /// Nothing is masked.
    pub const NONE: Self = Self(Vec::new());

    /// What lies in any of these spans, in any order.
    pub fn of(spans: Vec<Span>) -> Self {
        let mut spans = spans;
        spans.retain(|span| !span.is_empty());
        spans.sort_unstable();
        let mut apart: Vec<Span> = Vec::with_capacity(spans.len());
        for span in spans {
            match apart.last_mut() {
                Some(last) if span.start <= last.end => last.end = last.end.max(span.end),
                Some(_) | None => apart.push(span),
            }
        }
        Self(apart)
    }

    /// Whether nothing is masked.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether what stands at `position` is masked.
    pub fn cover(&self, position: Position) -> bool {
        let after = self.0.partition_point(|span| span.end <= position);
        let span = self.0.get(after);
        span.is_some_and(|span| span.start <= position)
    }

    /// The parts of `span` from one end to the other, each with whether it is masked.
    pub fn parts(&self, span: Span) -> impl Iterator<Item = (Span, Cover)> {
        let after = self.0.partition_point(|mask| mask.end <= span.start);
        let mut masks = self.0.get(after..).unwrap_or_default().iter().peekable();
        let mut at = span.start;
        std::iter::from_fn(move || {
            if at >= span.end {
                return None;
            }
            let (end, cover) = match masks.peek() {
                Some(mask) if mask.start <= at => (mask.end.min(span.end), Cover::Masked),
                Some(mask) => (mask.start.min(span.end), Cover::Plain),
                None => (span.end, Cover::Plain),
            };
            if cover == Cover::Masked {
                masks.next();
            }
            let part = Span::new(at, end);
            at = end;
            Some((part, cover))
        })
    }
}

/// Whether a part of a text can be read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Cover {
    /// It can.
    #[default]
    Plain,
    /// It cannot.
    Masked,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_masked_is_told_place_by_place_and_part_by_part() {
        let masks = Masks::of(vec![Span::of(6..8), Span::of(2..4), Span::of(3..5)]);
        let covered: Vec<usize> = (0..10)
            .filter(|at| masks.cover(Position::at(*at)))
            .collect();
        assert_eq!(covered, [2, 3, 4, 6, 7]);
        for (span, parts) in [
            (0..10, "0..2 [2..5] 5..6 [6..8] 8..10"),
            (3..7, "[3..5] 5..6 [6..7]"),
            (5..6, "5..6"),
            (8..8, ""),
        ] {
            let shown = masks.parts(Span::of(span)).map(|(part, cover)| {
                let range = format!("{:?}", part.range());
                match cover {
                    Cover::Plain => range,
                    Cover::Masked => format!("[{range}]"),
                }
            });
            assert_eq!(shown.collect::<Vec<_>>().join(" "), parts);
        }
    }
}
