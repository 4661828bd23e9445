//! The spotlight: all of the page but the paragraph, or the sentence, of the reading line is dimmed.

use super::{App, Notice};
use crate::command::Command;
use crate::outline::Outline;
use crate::review::{BlockKind, Review, Span};
use crate::typeset::{Line, Place, Row, Stretch, sentence_after, sentence_at};

/// What is lit of the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Spotlight {
    /// All of it.
    #[default]
    Off,
    /// The paragraph of the reading line.
    Paragraph,
    /// The sentence at the reader's place.
    Sentence,
}

impl App {
    /// What is lit, while all else on the page is dimmed. It follows the reading, on a page that was
    /// turned to at the new text. A heading is lit with what stands below it.
    pub fn spot(&self) -> Option<Span> {
        match self.spotlight {
            Spotlight::Off => None,
            Spotlight::Paragraph => self.paragraph_spot(),
            Spotlight::Sentence => self.sentence_spot(),
        }
    }

    /// Lights the paragraph, then the sentence, then everything again.
    pub(super) fn turn_spotlight(&mut self) {
        let key = self.settings.keymap.key_shown(Command::Spotlight);
        let key = key.unwrap_or_default();
        let (next, text) = match self.spotlight {
            Spotlight::Off => (
                Spotlight::Paragraph,
                format!("Spotlight on the paragraph; {key} for the sentence"),
            ),
            Spotlight::Paragraph => (
                Spotlight::Sentence,
                format!("Spotlight on the sentence; {key} for all of the page"),
            ),
            Spotlight::Sentence => (Spotlight::Off, "Spotlight off".to_owned()),
        };
        self.spotlight = next;
        self.notice = Some(Notice::plain(text));
    }

    /// The lines on the page that belong to the reading line. What is not on it need not be lit.
    fn paragraph_spot(&self) -> Option<Span> {
        let open = self.reader.open()?;
        let (review, outline) = (&open.review, &open.outline);
        let lines = self.reader.page().iter().filter_map(|row| match row {
            Row::Text(line) => Some(line),
            Row::Gap => None,
        });
        let lines: Vec<&Line> = lines.collect();
        let here = |line: &&Line| match self.reader.fresh() {
            Some(fresh) => line.holds(fresh),
            None => line.span.start == self.reader.line_start(),
        };
        let at = lines.iter().position(here)?;
        let pairs = |from: usize, to: usize| lines.get(from..to).unwrap_or_default().windows(2);
        let goes_on = |pair: &&[&Line]| match pair {
            [above, below] => is_one(review, outline, above, below),
            _ => false,
        };
        let above = pairs(0, at + 1).rev().take_while(goes_on).count();
        let leads = |pair: &&[&Line]| match pair {
            [above, _] => above.kind.is_heading() || goes_on(pair),
            _ => false,
        };
        let below = pairs(at, lines.len()).take_while(leads).count();
        let (first, last) = (lines.get(at - above)?, lines.get(at + below)?);
        // Cells of a row that stands side by side may end on a line above the last.
        let lit = lines.get(at - above..=at + below)?.iter();
        let end = lit.map(|line| line.span.end).max();
        Some(Span::new(first.span.start, end.unwrap_or(last.span.end)))
    }

    fn sentence_spot(&self) -> Option<Span> {
        let open = self.reader.open()?;
        let (review, outline) = (&open.review, &open.outline);
        let first = sentence_at(review, outline, self.reader.reading_on())?;
        let end = self.reader.visible().end;
        let mut last = first;
        let heads = |span: Span| {
            let stretch = Stretch::at(review, outline, span.start);
            stretch.is_some_and(|stretch| stretch.kind.is_heading())
        };
        while heads(last) && last.end < end {
            let Some(next) = sentence_after(review, outline, last.start) else {
                break;
            };
            last = sentence_at(review, outline, next)?;
        }
        Some(Span::new(first.start, last.end))
    }
}

/// Whether a line belongs to the same paragraph as the one above it: to the same block, or to lines
/// that stand for themselves without a gap, as those of a verse, a table or code.
fn is_one(review: &Review, outline: &Outline, above: &Line, below: &Line) -> bool {
    if below.stretch == above.stretch {
        return true;
    }
    // The head of a table has a rule below it.
    if below.gap > u16::from(below.rule_above > 0) {
        return false;
    }
    let block = review.block_at(below.span.start);
    let kind = block
        .and_then(|at| review.blocks().get(at))
        .map(|block| block.kind);
    let joins = match kind {
        Some(BlockKind::Verse | BlockKind::Preformatted | BlockKind::TableRow { .. }) => {
            above.kind.is_heading() == below.kind.is_heading()
        }
        Some(
            BlockKind::Paragraph
            | BlockKind::Heading(_)
            | BlockKind::ListItem { .. }
            | BlockKind::Rule,
        )
        | None => false,
    };
    let stretch = || Stretch::at(review, outline, below.span.start);
    joins || stretch().is_some_and(|stretch| stretch.place == Place::Further)
}
