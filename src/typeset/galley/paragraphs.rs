//! Walking from paragraph to paragraph, without laying out what lies between.

use super::Galley;
use crate::outline::Outline;
use crate::review::Review;
use crate::typeset::Line;
use crate::typeset::stretch::{Shape, Stretch};

/// The blocks that are passed at most: a poem or a list with more lines than that and no blank row
/// among them is gone through in several steps, so that none takes long.
const PASSED_MOST: usize = 1000;

impl Galley {
    /// The first line of the next paragraph below `line`: one with blank rows above it. `None` where
    /// there is none.
    pub fn paragraph_below(
        &mut self,
        review: &Review,
        outline: &Outline,
        line: &Line,
    ) -> Option<Line> {
        let mut below = Stretch::at(review, outline, line.stretch)?;
        for _ in 0..PASSED_MOST {
            below = below.after_part(review, outline)?;
            if self.is_apart(review, below) {
                break;
            }
        }
        self.lines(review, below).first().cloned()
    }

    /// The first line of the paragraph that `line` is in, or of the one above when it is that line.
    /// `None` only above the first line of the text.
    pub fn paragraph_above(
        &mut self,
        review: &Review,
        outline: &Outline,
        line: &Line,
    ) -> Option<Line> {
        let above = self.before(review, outline, line)?;
        let mut above =
            Stretch::at(review, outline, above.stretch)?.first_of_part(review, outline)?;
        for _ in 0..PASSED_MOST {
            if self.is_apart(review, above) {
                break;
            }
            let Some(next) = above.before(review, outline) else {
                break;
            };
            above = next.first_of_part(review, outline)?;
        }
        self.lines(review, above).first().cloned()
    }

    /// Whether blank rows are above a stretch, or would be if paragraphs were not told by an indent;
    /// for a row of a table, its layout tells.
    fn is_apart(&mut self, review: &Review, stretch: Stretch) -> bool {
        match stretch.shape {
            Shape::Row { .. } => {
                let first = self.lines(review, stretch).first();
                // The first row belongs to the head of its table, from which a rule sets it off.
                first.is_some_and(|line| line.gap > 0 && line.rule_above == 0)
            }
            Shape::Running { .. }
            | Shape::Following
            | Shape::Verse
            | Shape::Preformatted
            | Shape::Rule
            | Shape::Underline => stretch.gap > 0,
        }
    }
}
