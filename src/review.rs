//! What a review is: one text with its blocks, facts and problems. Knows nothing else.

mod block;
mod facts;
mod mark;
mod mask;
mod pace;
mod position;
mod problem;
mod scale;
mod script;
mod words;

pub use block::{Alignment, Block, BlockKind, CELL, Inset, Table};
pub use facts::{Facts, Rating};
pub use mark::{Link, Mark, Marks, Run, Target};
pub use mask::{Cover, Masks};
pub use pace::Pace;
pub use position::{Position, Span, floor};
pub use problem::Problem;
pub use script::{is_word_alone, is_written_together, joins_lines};
pub use words::Words;

/// One text with its facts. Never changes after it is made.
///
/// The text is what is read, in one string: markup gone, entities decoded, controls gone.
/// Line breaks of the source stay in it as `\n`; inside a block they read as a space.
#[derive(Debug, Clone, Default)]
pub struct Review {
    text: String,
    blocks: Vec<Block>,
    facts: Facts,
    problems: Vec<Problem>,
    markup: Option<Markup>,
    /// Whether that was found in a text without markup.
    is_found: bool,
    spoilers: Vec<Span>,
    has_no_lines: bool,
}

/// What the markup of the source says beside the blocks. A text without markup has none.
#[derive(Debug, Clone, Default)]
pub struct Markup {
    /// What is set off within the blocks, in the order of the text.
    pub runs: Vec<Run>,
    /// Where the links among the runs lead.
    pub links: Vec<Link>,
    /// The tables whose rows are among the blocks.
    pub tables: Vec<Table>,
}

impl Review {
    /// Puts a review together. `blocks` are in the order of the text, disjoint, not empty, and
    /// lie on character boundaries inside it; those that do not are left out.
    pub fn new(text: String, blocks: Vec<Block>, facts: Facts, problems: Vec<Problem>) -> Self {
        let mut blocks = blocks;
        let mut end = Position::START;
        blocks.retain(|block| {
            let fits = block.span.start >= end
                && !block.span.is_empty()
                && text.get(block.span.range()).is_some();
            if fits {
                end = block.span.end;
            }
            fits
        });
        Self {
            text,
            blocks,
            facts,
            problems,
            markup: None,
            is_found: false,
            spoilers: Vec::new(),
            has_no_lines: false,
        }
    }

    /// The review of a source that has no lines, such as a book.
    #[must_use]
    pub fn without_lines(self) -> Self {
        Self {
            has_no_lines: true,
            ..self
        }
    }

    /// Whether its source has lines that a place can be told by.
    pub fn has_lines(&self) -> bool {
        !self.has_no_lines
    }

    /// The review with what its markup says. Runs that are empty, overlap, are out of order or lie
    /// outside the text are left out. The rows of a table are given as indices of the blocks as
    /// they were handed to [`Review::new`], none of which may have been left out.
    #[must_use]
    pub fn with_markup(mut self, markup: Markup) -> Self {
        let mut end = Position::START;
        let mut markup = markup;
        markup.runs.retain(|run| {
            let fits = run.span.start >= end
                && !run.span.is_empty()
                && self.text.get(run.span.range()).is_some();
            if fits {
                end = run.span.end;
            }
            fits
        });
        self.markup = Some(markup);
        self
    }

    /// The review of a text without markup, with the links that were found in it: it stays one
    /// without. Runs are left out as by [`Review::with_markup`].
    #[must_use]
    pub fn with_links(self, runs: Vec<Run>, links: Vec<Link>) -> Self {
        if runs.is_empty() {
            return self;
        }
        let found = Markup {
            runs,
            links,
            tables: Vec::new(),
        };
        Self {
            is_found: true,
            ..self.with_markup(found)
        }
    }

    /// The review with what gives away the story of its work, by the marks of the source. The spans
    /// may be in any order, overlap, and reach over several blocks; what lies in no block, and the
    /// markers of list items, are not part of them.
    #[must_use]
    pub fn with_spoilers(mut self, spoilers: Vec<Span>) -> Self {
        let mut spoilers = spoilers;
        spoilers.sort_unstable();
        let mut own: Vec<Span> = Vec::new();
        for spoiler in spoilers {
            let done = own.last().map_or(Position::START, |last| last.end);
            let spoiler = Span::new(spoiler.start.max(done), spoiler.end);
            let first = self
                .blocks
                .partition_point(|block| block.span.end <= spoiler.start);
            let blocks = self.blocks.get(first..).unwrap_or_default().iter();
            let within = blocks.take_while(|block| block.span.start < spoiler.end);
            let parts = within.filter_map(|block| spoiler.intersection(block.content()));
            let parts = parts.filter(|part| self.text.get(part.range()).is_some());
            own.extend(parts.filter(|part| !part.is_empty()));
        }
        self.spoilers = own;
        self
    }

    /// What gives away the story of the work, by the marks of the source, in the order of the
    /// text. Each lies within one block.
    pub fn spoilers(&self) -> &[Span] {
        &self.spoilers
    }

    /// The spoilers of which a part lies within `span`; the first and the last may reach beyond it.
    pub fn spoilers_in(&self, span: Span) -> &[Span] {
        let from = self
            .spoilers
            .partition_point(|spoiler| spoiler.end <= span.start);
        let to = self
            .spoilers
            .partition_point(|spoiler| spoiler.start < span.end);
        self.spoilers.get(from..to).unwrap_or_default()
    }

    /// Whether the source is in a format with markup, so that what it sets off is told rather than
    /// guessed.
    pub fn is_marked_up(&self) -> bool {
        self.markup.is_some() && !self.is_found
    }

    /// The whole text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The text of `span`, or the empty string where `span` is not wholly inside the text on
    /// character boundaries.
    pub fn slice(&self, span: Span) -> &str {
        self.text.get(span.range()).unwrap_or_default()
    }

    /// The position behind the last character.
    pub fn end(&self) -> Position {
        Position::at(self.text.len())
    }

    /// The blocks in the order of the text; blank lines lie between them.
    pub fn blocks(&self) -> &[Block] {
        &self.blocks
    }

    /// What is set off within `span`, in the order of the text; the first and the last run may
    /// reach beyond it.
    pub fn runs_in(&self, span: Span) -> &[Run] {
        let runs = self.runs();
        let from = runs.partition_point(|run| run.span.end <= span.start);
        let to = runs.partition_point(|run| run.span.start < span.end);
        runs.get(from..to).unwrap_or_default()
    }

    /// Every run that is set off, in the order of the text.
    pub fn runs(&self) -> &[Run] {
        self.markup.as_ref().map_or(&[], |markup| &markup.runs)
    }

    /// Where the links among the runs lead, in the order in which they first appear.
    pub fn links(&self) -> &[Link] {
        self.markup.as_ref().map_or(&[], |markup| &markup.links)
    }

    /// The tables whose rows are among the blocks, in the order of the text.
    pub fn tables(&self) -> &[Table] {
        self.markup.as_ref().map_or(&[], |markup| &markup.tables)
    }

    /// The index of the block that holds `position`. Space between blocks belongs to the block
    /// below, what follows the last block to the last. `None` when there is no block.
    pub fn block_at(&self, position: Position) -> Option<usize> {
        let below = self
            .blocks
            .partition_point(|block| block.span.end <= position);
        self.blocks.len().checked_sub(1).map(|last| below.min(last))
    }

    /// The line of the source, counted from 1, on which `position` stands.
    pub fn source_line(&self, position: Position) -> usize {
        let Some(block) = self.block_at(position).and_then(|i| self.blocks.get(i)) else {
            return 1;
        };
        let inside = Span::new(block.span.start, position);
        block.line as usize + memchr::memchr_iter(b'\n', self.slice(inside).as_bytes()).count()
    }

    /// Where the text of a line of the source begins, counted from 1; of one without text, what stands
    /// before it.
    pub fn at_source_line(&self, line: usize) -> Position {
        let behind = self
            .blocks
            .partition_point(|block| block.line as usize <= line);
        let Some(block) = behind.checked_sub(1).and_then(|at| self.blocks.get(at)) else {
            return Position::START;
        };
        let Some(down) = (line - block.line as usize).checked_sub(1) else {
            return block.span.start;
        };
        let text = self.slice(block.span).as_bytes();
        let ends = memchr::memchr_iter(b'\n', text)
            .map(|at| at + 1)
            .filter(|at| *at < text.len());
        let at = ends.take(down + 1).last().unwrap_or_default();
        Position::at(block.span.start.offset() + at)
    }

    /// The lines of the source, counted from 1, on which these positions stand, which are in the order
    /// of the text. Nothing is counted twice, however many stand in one block.
    pub fn source_lines(
        &self,
        positions: impl IntoIterator<Item = Position>,
    ) -> impl Iterator<Item = usize> {
        let mut known: Option<(Position, usize)> = None;
        positions.into_iter().map(move |position| {
            let block = self.block_at(position).and_then(|i| self.blocks.get(i));
            let begin = block.map_or((Position::START, 1), |block| {
                (block.span.start, block.line as usize)
            });
            let (from, line) = known.filter(|known| known.0 >= begin.0).unwrap_or(begin);
            let passed = self.slice(Span::new(from, position)).as_bytes();
            let line = line + memchr::memchr_iter(b'\n', passed).count();
            known = Some((position, line));
            line
        })
    }

    /// The review with each of its problems told in another way.
    #[must_use]
    pub fn with_each_problem(mut self, told: impl FnMut(Problem) -> Problem) -> Self {
        self.problems = self.problems.into_iter().map(told).collect();
        self
    }

    /// The review with problems beside those that it has.
    #[must_use]
    pub fn with_more_problems(mut self, more: impl IntoIterator<Item = Problem>) -> Self {
        self.problems.extend(more);
        self
    }

    /// What is known of the review beside its text.
    pub fn facts(&self) -> &Facts {
        &self.facts
    }

    /// What was wrong with the source, in its order.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn review() -> Review {
        let text = "One\ntwo\n\n\nThree\n".to_owned();
        let block = |start, end, line| Block {
            span: Span::new(Position::at(start), Position::at(end)),
            kind: BlockKind::Paragraph,
            inset: Inset::default(),
            line,
        };
        let blocks = vec![block(0, 7, 1), block(10, 15, 5), block(12, 40, 6)];
        Review::new(text, blocks, Facts::default(), Vec::new())
    }

    #[test]
    fn space_belongs_to_the_block_below() {
        let review = review();
        let at = |offset| review.block_at(Position::at(offset));
        assert_eq!(
            (at(0), at(6), at(7), at(9)),
            (Some(0), Some(0), Some(1), Some(1))
        );
        assert_eq!((at(15), at(99)), (Some(1), Some(1)));
        assert_eq!(Review::default().block_at(Position::START), None);
    }

    #[test]
    fn blocks_that_overlap_or_overrun_are_left_out() {
        assert_eq!(review().blocks().len(), 2);
    }

    #[test]
    fn runs_are_found_from_the_text_they_lie_in() {
        let run = |start: usize, end: usize| Run {
            span: Span::of(start..end),
            marks: Marks::NONE.with(Mark::Emphasis),
            link: None,
        };
        let markup = Markup {
            runs: vec![run(0, 3), run(2, 5), run(4, 7), run(7, 7), run(12, 40)],
            ..Markup::default()
        };
        let review = review().with_markup(markup);
        assert_eq!(review.runs(), [run(0, 3), run(4, 7)]);
        assert_eq!(review.runs_in(Span::of(3..5)), [run(4, 7)]);
        assert_eq!(review.runs_in(Span::of(2..4)), [run(0, 3)]);
        assert_eq!(review.runs_in(Span::of(7..9)), []);
    }

    #[test]
    fn lines_count_from_one_in_the_source() {
        let review = review();
        let line = |offset| review.source_line(Position::at(offset));
        assert_eq!((line(0), line(4), line(10), line(14)), (1, 2, 5, 5));
    }

    #[test]
    fn lines_of_many_places_are_those_of_each() {
        let block = |range, line| Block {
            span: Span::of(range),
            kind: BlockKind::Paragraph,
            inset: Inset::default(),
            line,
        };
        let blocks = vec![block(0..9, 7), block(11..14, 20)];
        let text = "a\nb\nc\nd\ne\n\nf\ng".to_owned();
        let review = Review::new(text, blocks, Facts::default(), Vec::new());
        let places = [0, 2, 2, 5, 8, 10, 11, 13].map(Position::at);
        let all: Vec<usize> = review.source_lines(places).collect();
        assert_eq!(all, places.map(|place| review.source_line(place)));
        assert_eq!(all, [7, 8, 8, 9, 11, 20, 20, 21]);
    }
}
