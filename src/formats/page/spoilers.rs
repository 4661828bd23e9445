//! Spoilers on a page: their marks, which are taken out when all is read, and what they set off.

use std::ops::Range;

use super::Page;
use crate::formats::cuts::Cuts;
use crate::formats::spoilers::{self, Mark as SpoilerMark, Sort, Tag, Tags};
use crate::review::{Block, BlockKind, Mark, Position, Span};

impl Page<'_> {
    /// Notes a tag of HTML as it is `written`, if it may have to do with a spoiler.
    pub(in crate::formats) fn note_tag(&mut self, written: &str) {
        let Some(tag) = Tag::of(written) else { return };
        if tag.begins() && !self.hiding.iter().any(|name| name == tag.name()) {
            self.hiding.push(tag.name().to_owned());
        }
        if tag.begins() || tag.is_of(&self.hiding) {
            self.cut();
            self.tags.push((self.text.len(), tag));
        }
    }

    /// Notes where `text` is added, if it stands behind a backslash and may be of a mark.
    pub(super) fn note_escaped(&mut self, text: &str) {
        if self.is_escaped && text.starts_with(['>', '!', '|', '[', '<']) {
            self.settle(); // what comes before it stays where it is
            self.escaped.push(self.text.len());
        }
    }

    /// Forgets what stood behind the end of the text.
    pub(super) fn shorten_escaped(&mut self) {
        let end = self.text.len();
        let left = self.escaped.partition_point(|at| *at < end);
        self.escaped.truncate(left);
    }

    /// Puts tags that stood in white space at the end of the text to where it ends now.
    pub(super) fn shorten_tags(&mut self) {
        let end = self.text.len();
        let behind = self.tags.iter_mut().rev();
        for (at, _) in behind.take_while(|(at, _)| *at > end) {
            *at = end;
        }
    }

    /// Takes the marks of spoilers out of the page, now that all is read, and tells what they set off.
    pub(in crate::formats) fn take_spoilers(&mut self) -> Vec<Span> {
        let mut marks = spoilers::marks(&self.text, Tags::Gone);
        marks.retain(|mark| self.is_mark(mark));
        let tags = std::mem::take(&mut self.tags);
        if marks.is_empty() && tags.is_empty() {
            return Vec::new();
        }
        marks.extend(tags.into_iter().map(|(at, tag)| SpoilerMark {
            range: at..at,
            sort: Sort::Tag(tag),
        }));
        marks.sort_by_key(|mark| mark.range.start);
        let found = spoilers::pairs(&self.text, &marks, &self.ends());
        let trimmed = self.trimmed(&Cuts::new(found.cuts));
        self.take_out(&trimmed);
        let spoilers = found.spoilers.into_iter();
        spoilers
            .map(|range| trimmed.cuts.moved_span(range))
            .collect()
    }

    /// Whether what looks like a mark is one where it stands: nothing in code is, nor behind a
    /// backslash, and bars in tables are none.
    fn is_mark(&self, mark: &SpoilerMark) -> bool {
        let at = Position::at(mark.range.start);
        let run = self.runs.partition_point(|run| run.span.end <= at);
        let run = self.runs.get(run).filter(|run| run.span.start <= at);
        let block = self.blocks.partition_point(|block| block.span.end <= at);
        let kind = self.blocks.get(block).map(|block| block.kind);
        let is_code = run.is_some_and(|run| run.marks.has(Mark::Code));
        let escaped = self.escaped.partition_point(|at| *at < mark.range.start);
        let escaped = self.escaped.get(escaped);
        let is_escaped = escaped.is_some_and(|at| *at < mark.range.end);
        !is_code
            && !is_escaped
            && match kind {
                Some(BlockKind::Preformatted | BlockKind::Rule) | None => false,
                Some(BlockKind::TableRow { .. }) => !matches!(mark.sort, Sort::Bars { .. }),
                Some(
                    BlockKind::Paragraph
                    | BlockKind::Heading(_)
                    | BlockKind::ListItem { .. }
                    | BlockKind::Verse,
                ) => true,
            }
    }

    /// Where the paragraphs end: the blocks, but for those that go on behind a line break.
    fn ends(&self) -> Vec<usize> {
        let next = self.blocks.iter().skip(1).map(Some).chain([None]);
        let blocks = self.blocks.iter().zip(next);
        let ends = blocks.filter(|(_, next)| next.is_none_or(|next| next.kind != BlockKind::Verse));
        ends.map(|(block, _)| block.span.end.offset()).collect()
    }

    /// The cuts with the white space they leave at the ends of blocks, and with the blocks of which
    /// they leave nothing.
    fn trimmed(&self, cuts: &Cuts) -> Trimmed {
        let mut parts: Vec<Range<usize>> = Vec::new();
        let mut dropped: Vec<usize> = Vec::new();
        let mut lines = Vec::new();
        let mut rest = cuts.parts();
        while let Some(first) = rest.first() {
            let index = self
                .blocks
                .partition_point(|block| block.span.end.offset() <= first.start);
            let Some(block) = self.blocks.get(index) else {
                break;
            };
            let own = rest.partition_point(|part| part.start < block.span.end.offset());
            let (here, further) = rest.split_at(own);
            rest = further;
            let content = block.content().range();
            let kept = kept(&self.text, content.clone(), here);
            let is_row = matches!(block.kind, BlockKind::TableRow { .. });
            match kept {
                None if is_row => {} // the row is needed where it is
                Some(_) if is_row => parts.extend_from_slice(here),
                None => {
                    dropped.push(index);
                    parts.push(self.with_gap(index, block));
                }
                Some(kept) => {
                    let before = self.text.get(content.start..kept.start);
                    let ends = before.map_or(0, |before| before.matches('\n').count());
                    lines.push((index, u32::try_from(ends).unwrap_or_default()));
                    parts.extend_from_slice(here);
                    parts.extend([content.start..kept.start, kept.end..content.end]);
                }
            }
        }
        Trimmed {
            cuts: Cuts::new(parts),
            dropped,
            lines,
        }
    }

    /// A block with what sets it apart from the next one.
    fn with_gap(&self, index: usize, block: &Block) -> Range<usize> {
        let next = self.blocks.get(index + 1);
        let end = next.map_or(block.span.end, |next| next.span.start);
        block.span.start.offset()..end.offset()
    }

    /// Takes parts out of the text, and moves everything that lies in it.
    fn take_out(&mut self, trimmed: &Trimmed) {
        let Trimmed {
            cuts,
            dropped,
            lines,
        } = trimmed;
        let moved = |span: Span| cuts.moved_span(span.range());
        for (index, ends) in lines {
            if let Some(block) = self.blocks.get_mut(*index) {
                block.line = block.line.saturating_add(*ends);
            }
        }
        for block in &mut self.blocks {
            block.span = moved(block.span);
        }
        for run in &mut self.runs {
            run.span = moved(run.span);
        }
        self.runs.retain(|run| !run.span.is_empty());
        let block = |index: usize| index - dropped.partition_point(|gone| *gone < index);
        for table in &mut self.tables {
            table.rows = (block(table.rows.0), block(table.rows.1));
        }
        self.aims.move_all(|at| cuts.moved(at), block);
        let mut gone = dropped.iter().peekable();
        let mut index = 0;
        self.blocks.retain(|_| {
            let is_gone = gone.next_if_eq(&&index).is_some();
            index += 1;
            !is_gone
        });
        cuts.take_from(&mut self.text);
        let end = self.blocks.last().map_or(0, |last| last.span.end.offset());
        self.text.truncate(end);
    }
}

/// What is to be taken out of a page.
struct Trimmed {
    cuts: Cuts,
    /// The blocks of which nothing is left, by their indices.
    dropped: Vec<usize>,
    /// How many lines of the source the blocks begin later, by their indices.
    lines: Vec<(usize, u32)>,
}

/// From the first to the last character of `content` that is neither white space nor cut.
fn kept(text: &str, content: Range<usize>, cuts: &[Range<usize>]) -> Option<Range<usize>> {
    let mut start = content.start;
    for cut in cuts {
        let before = text.get(start..cut.start.max(start))?;
        if !before.trim().is_empty() {
            break;
        }
        start = cut.end.max(start);
    }
    let mut end = content.end;
    for cut in cuts.iter().rev() {
        let behind = text.get(cut.end.min(end)..end)?;
        if !behind.trim().is_empty() {
            break;
        }
        end = cut.start.min(end);
    }
    let left = text.get(start..end)?;
    let start = end - left.trim_start().len();
    let end = start + left.trim().len();
    (start < end).then_some(start..end)
}
