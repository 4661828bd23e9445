//! The title of a text: the first line where it is one, else the first words.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

use super::features;
use super::page::Page;
use super::row::{Names, Row};
use super::style::Style;
use super::work::{self, mentions};
use super::{From, Title};
use crate::review::{BlockKind, Review, floor};

/// Words that stand for a text without a title.
const WORDS: usize = 8;
/// Columns that they take at most, for scripts that set no spaces between words.
const COLUMNS: usize = 60;
/// Bytes of a text that are searched for the words of its first line.
const PAGES: usize = 16_384;

/// What the forest for titles decides on: the first line, by its look, by how unlike the likely
/// headings it is, and by how many of its words come again. `None` where it cannot be one.
pub(super) fn row<N: Names + Default>(page: &Page, chances: &[f32], text: &str) -> Option<Row<N>> {
    let first = page.lines.get(0).filter(|_| page.may_be_heading(0))?;
    let style = Style::of(page, chances);
    let mut row = features::row(page, 0);
    style.extend(&mut row, 0);
    let title = text.get(first.span.range())?;
    let after = first.span.range().end;
    let rest = text.get(after..)?;
    recurrence(&mut row, title, rest);
    Some(row)
}

/// How many words of `title` come again in the first pages of `rest`.
fn recurrence<N: Names>(row: &mut Row<N>, title: &str, rest: &str) {
    let rest = lowered(beginning(rest, PAGES));
    let title = lowered(title);
    let (mut known, mut all, mut long, mut long_known) = (0, 0, 0, 0);
    for word in title.unicode_words() {
        let again = mentions(&rest, word) > 0;
        all += 1;
        known += usize::from(again);
        if word.len() > 4 {
            long += 1;
            long_known += usize::from(again);
        }
    }
    row.ratio("words that come again", known, all);
    row.ratio("long words that come again", long_known, long);
    row.put(
        "long words that come again",
        u8::try_from(long_known).unwrap_or(u8::MAX),
    );
    row.flag(
        "comes again whole",
        memchr::memmem::find(rest.as_bytes(), title.as_bytes()).is_some(),
    );
}

/// `text` with small letters for its capitals, except full-width ones; faster than the
/// standard library, which looks every letter up.
pub(super) fn lowered(text: &str) -> String {
    let other = |c: char| matches!(c, '\u{80}'..'\u{2e80}');
    let mut small = String::with_capacity(text.len());
    for part in text.split_inclusive(other) {
        let last = part.chars().next_back().filter(|&c| other(c));
        let plain = part.len() - last.map_or(0, char::len_utf8);
        small.push_str(&part.get(..plain).unwrap_or_default().to_ascii_lowercase());
        small.extend(last.into_iter().flat_map(char::to_lowercase));
    }
    small
}

/// The first `bytes` of `text`, cut between characters.
pub(super) fn beginning(text: &str, bytes: usize) -> &str {
    text.get(..floor(text, bytes)).unwrap_or_default()
}

/// The title of a text in markup that names none: the work it is plainly about, else its first
/// words below the headings.
pub(super) fn of_prose(review: &Review) -> Option<Title> {
    let mut blocks = review.blocks().iter();
    let first = blocks.find(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Verse));
    let prose = first.and_then(|block| review.text().get(block.span.start.offset()..));
    let text = prose
        .and_then(|prose| work::named(prose).or_else(|| first_words(prose)))
        .or_else(|| first_words(review.text()))?;
    Some(Title {
        text,
        line: None,
        from: From::Inferred,
    })
}

/// Whether two titles have the same letters and digits, capitals aside; titles that have none must
/// be the same.
pub(super) fn say_the_same(one: &str, other: &str) -> bool {
    let folded = |title: &str| -> String {
        let letters = title.chars().filter(|c| c.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    let (one_folded, other_folded) = (folded(one), folded(other));
    one_folded == other_folded && (!one_folded.is_empty() || one.trim() == other.trim())
}

/// The first words of `text`, with `…` where its line goes on; `None` where it has no words.
pub(super) fn first_words(text: &str) -> Option<String> {
    let line = text
        .lines()
        .map(|line| beginning(line.trim_start(), PAGES).trim_end())
        .find(|line| line.contains(char::is_alphanumeric))?;
    let (mut words, mut columns) = (0, 0);
    let mut word_end = 0;
    for (start, grapheme) in line.grapheme_indices(true) {
        columns += grapheme.width();
        if grapheme == " " {
            word_end = start;
            words += 1;
        }
        if words == WORDS || columns > COLUMNS {
            let end = if word_end > 0 { word_end } else { start };
            let cut = line.get(..end)?;
            let cut = cut.trim_end_matches(|c: char| !c.is_alphanumeric());
            return Some(format!("{cut}…"));
        }
    }
    Some(line.to_owned())
}
