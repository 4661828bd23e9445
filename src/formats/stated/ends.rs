//! The lines at the head of a text, before its prose begins, and at its foot, after it ends.

use super::line::{self, Says};
use crate::review::{Block, BlockKind};

/// The most blocks that either end is read in.
const MOST: usize = 32;

/// The most short lines, beside the title, that state nothing and stand among those that do.
const MOST_OTHERS: usize = 3;

/// The widest title, in characters.
const TITLE: usize = 100;

/// What the lines of both ends say.
#[derive(Debug, Default)]
pub(super) struct Ends<'a> {
    /// The first line, where it may be a title.
    pub(super) title: Option<&'a str>,
    /// The lines that state something.
    pub(super) lines: Vec<Line<'a>>,
}

/// A line that states something.
#[derive(Debug)]
pub(super) struct Line<'a> {
    /// All of it, as it stands in the text.
    pub(super) text: &'a str,
    /// At which end.
    pub(super) end: End,
    /// What it says.
    pub(super) says: Vec<line::Statement<'a>>,
}

/// An end of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    Head,
    Foot,
}

/// Reads the ends of `text`.
pub(super) fn of<'a>(text: &'a str, blocks: &[Block]) -> Ends<'a> {
    let title = blocks.first().and_then(|block| title(text, block));
    let above = usize::from(title.is_some());
    let mut lines = Vec::new();
    let head = blocks.iter().skip(above).take(MOST - above);
    let read = gather(text, head, End::Head, &mut lines);
    let foot = blocks.iter().skip(above + read).rev().take(MOST);
    gather(text, foot, End::Foot, &mut lines);
    Ends { title, lines }
}

/// Adds the lines of the blocks at one end that state something, up to the first block that is prose
/// or one too many that states nothing. Gives how many blocks were read, that one included.
fn gather<'a, 'b>(
    text: &'a str,
    blocks: impl Iterator<Item = &'b Block>,
    end: End,
    lines: &mut Vec<Line<'a>>,
) -> usize {
    let mut others = 0;
    let mut count = 0;
    for block in blocks {
        count += 1;
        let Some(stated) = read(text, block, end) else {
            break;
        };
        others += usize::from(stated.is_empty() && block.kind != BlockKind::Rule);
        lines.extend(stated);
        if others > MOST_OTHERS {
            break;
        }
    }
    count
}

/// The first line, where it states nothing by a name and is short enough for a title.
fn title<'a>(text: &'a str, block: &Block) -> Option<&'a str> {
    let fits = matches!(
        block.kind,
        BlockKind::Paragraph | BlockKind::Heading(_) | BlockKind::Verse
    );
    let slice = text.get(block.span.range())?;
    let first = slice.lines().next()?.trim();
    let is_title = fits
        && block.inset == crate::review::Inset::default()
        && first.chars().count() <= TITLE
        && slice.lines().count() <= 2
        && !first.ends_with(['.', ',', ';', '。', '，'])
        && !matches!(line::says(first), Says::Facts(_));
    is_title.then_some(first)
}

/// The lines of a block that state something; `None` where it is prose.
fn read<'a>(text: &'a str, block: &Block, end: End) -> Option<Vec<Line<'a>>> {
    let marker = match block.kind {
        BlockKind::Rule => return Some(Vec::new()),
        BlockKind::Preformatted => return None,
        BlockKind::ListItem { marker } => usize::from(marker),
        BlockKind::Paragraph
        | BlockKind::Heading(_)
        | BlockKind::Verse
        | BlockKind::TableRow { .. } => 0,
    };
    if block.inset.quotes > 0 {
        return None;
    }
    let slice = text.get(block.span.range())?;
    // A day may begin like an item, `5. März 2024`, and a name that signs the text.
    let is_signed = slice.starts_with(['—', '–']) || line::day(slice).is_some();
    let marker = if is_signed { 0 } else { marker };
    let is_alone = marker == 0 && slice.lines().nth(1).is_none();
    let mut stated = Vec::new();
    let mut count = 0;
    for (index, whole) in slice.lines().take(MOST + 1).enumerate() {
        count += 1;
        let bare = if index == 0 {
            whole.get(marker..).unwrap_or(whole)
        } else {
            whole
        };
        match line::says(bare) {
            Says::Facts(says) if !is_alone && says.iter().any(needs_line) => return None,
            Says::Facts(says) => stated.push(Line {
                text: whole.trim(),
                end,
                says,
            }),
            Says::Labelled => {}
            Says::Short if is_alone => {}
            Says::Short | Says::Prose => return None,
        }
    }
    (count <= MOST).then_some(stated)
}

/// Whether a statement is one only on a line of its own, rather than in a list or in wrapped text.
fn needs_line(statement: &line::Statement<'_>) -> bool {
    let is_score = matches!(statement.fact, line::Fact::Rating(..));
    statement.label.is_empty() && !is_score
}
