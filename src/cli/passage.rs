//! A part of a review as text in which a paragraph is one line.

use super::masking::MASKED;
use crate::outline::Outline;
use crate::review::{Alignment, CELL, Cover, Masks, Position, Review, Span, Target, joins_lines};
use crate::typeset::{
    Column, LineKind, Place, RULE, Shape, Stretch, cells, natural_columns, text_width,
};
use std::collections::HashSet;

/// The widest a column of a table is made for the sake of longer cells in other rows.
const COLUMN_MOST: usize = 40;

/// Blanks between the columns of a table.
const BETWEEN: usize = 2;

/// What stands between the cells of a row that is not set in columns.
const BETWEEN_CELLS: &str = " · ";

/// The text of `span`: each block on one line, with a blank line between them; none between
/// the items of a list, the rows of a table and before a line of verse. Quotes begin with `>`, code
/// stays as it is, the columns of a table are aligned. Headings stand alone. A word stands for what is
/// masked, for a screen reader to say.
pub(super) fn unwrapped(review: &Review, outline: &Outline, span: Span, masks: &Masks) -> String {
    let mut passage = Passage {
        review,
        masks,
        text: String::with_capacity(span.len()),
        table: None,
        above: LineKind::Body,
    };
    let mut next = Stretch::at(review, outline, span.start);
    while let Some(stretch) = next.filter(|stretch| stretch.span.start < span.end) {
        next = stretch.after(review, outline);
        if let Some(inside) = stretch.span.intersection(span) {
            passage.add(&stretch, inside);
            passage.above = stretch.kind;
        }
    }
    if !passage.text.is_empty() {
        passage.text.push('\n');
    }
    passage.text
}

/// Where the links within `span` lead that leave the review: their text and the address, a line for
/// each.
pub(super) fn links(review: &Review, span: Span, masks: &Masks) -> String {
    let mut links: Vec<(u32, Span)> = Vec::new();
    for run in review.runs_in(span) {
        let Some(link) = run.link else { continue };
        match links.last_mut() {
            // A link may be written over several runs.
            Some((last, text)) if *last == link && is_blank(review, text.end, run.span.start) => {
                text.end = run.span.end;
            }
            Some(_) | None => links.push((link, run.span)),
        }
    }
    let mut list = String::new();
    let mut told = HashSet::new();
    let is_shown = |text: Span| masks.parts(text).all(|(_, cover)| cover == Cover::Plain);
    for (link, text) in links.into_iter().filter(|(_, text)| is_shown(*text)) {
        let Some(link) = review.links().get(link as usize) else {
            continue;
        };
        let Target::Address(address) = &link.target else {
            continue;
        };
        let mut name = String::new();
        join(review.slice(text), &mut name);
        let says_all = [Some(address.as_str()), address.strip_prefix("mailto:")];
        if !says_all.contains(&Some(&name)) && told.insert((name.clone(), address)) {
            list.extend([&name, ": ", address, "\n"]);
        }
    }
    list
}

fn is_blank(review: &Review, from: Position, to: Position) -> bool {
    review.slice(Span::new(from, to)).trim().is_empty()
}

/// A text that grows by stretches.
struct Passage<'a> {
    review: &'a Review,
    masks: &'a Masks,
    text: String,
    /// The columns of the table that is being written.
    table: Option<(u32, Vec<Column>)>,
    /// What the last line was.
    above: LineKind,
}

impl Passage<'_> {
    /// Adds what of a stretch lies in the passage.
    fn add(&mut self, stretch: &Stretch, inside: Span) {
        if stretch.place == Place::First || self.text.is_empty() {
            self.begin(stretch);
        }
        match stretch.shape {
            Shape::Running { .. }
            | Shape::Following
            | Shape::Verse
            | Shape::Rule
            | Shape::Underline => join(&self.words(inside), &mut self.text),
            Shape::Preformatted => self.text.push_str(self.words(inside).trim_end()),
            Shape::Row { table } => self.add_row(table, stretch, inside),
        }
    }

    /// The text of `span`, with a word for each part that is masked.
    fn words(&self, span: Span) -> String {
        let review = self.review;
        let parts = self.masks.parts(span).map(|(part, cover)| match cover {
            Cover::Plain => review.slice(part),
            Cover::Masked => MASKED,
        });
        parts.collect()
    }

    /// Begins a line, below as many blank ones as stand above the stretch.
    fn begin(&mut self, stretch: &Stretch) {
        if !self.text.is_empty() {
            let gap = match stretch.shape {
                _ if matches!(self.above, LineKind::Heading(_)) => 1,
                Shape::Preformatted => stretch.gap,
                Shape::Running { .. }
                | Shape::Following
                | Shape::Verse
                | Shape::Row { .. }
                | Shape::Rule
                | Shape::Underline => stretch.gap.min(1),
            };
            let quotes = quotes(stretch, stretch.shared_quotes);
            self.text.push('\n');
            for _ in 0..gap {
                self.text.push_str(quotes.trim_end());
                self.text.push('\n');
            }
        }
        self.text.push_str(&margin(stretch));
    }

    /// Adds a row of a table, and a rule below its head.
    fn add_row(&mut self, table: u32, stretch: &Stretch, inside: Span) {
        let Some(found) = self.review.tables().get(table as usize) else {
            return join(&self.words(inside), &mut self.text);
        };
        let known = self.table.take().filter(|(known, _)| *known == table);
        let (_, columns) = known.unwrap_or_else(|| (table, natural_columns(self.review, found)));
        let mut row = String::new();
        let mut column_start = 0;
        for (cell, column) in cells(self.review, inside, columns.len())
            .iter()
            .zip(&columns)
        {
            let cell = self.words(*cell).replace(CELL, BETWEEN_CELLS);
            let width = usize::from(column.width).min(COLUMN_MOST);
            let free = width.saturating_sub(text_width(&cell));
            let before = match column.alignment {
                Alignment::Left => 0,
                Alignment::Centre => free / 2,
                Alignment::Right => free,
            };
            let missing = (column_start + before).saturating_sub(text_width(&row));
            let least = if row.is_empty() { 0 } else { BETWEEN };
            row.extend(std::iter::repeat_n(' ', missing.max(least)));
            row.push_str(&cell);
            column_start += width + BETWEEN;
        }
        self.text.push_str(row.trim_end());
        let index = self.review.block_at(inside.start);
        let (head, end) = found.rows;
        if index == Some(head) && head + 1 < end {
            self.text.push('\n');
            self.text.push_str(&margin(stretch));
            let rule = column_start.saturating_sub(BETWEEN);
            self.text.push_str(&RULE.repeat(rule));
        }
        self.table = Some((table, columns));
    }
}

/// What stands before a line: the signs of quotes, and blanks.
fn margin(stretch: &Stretch) -> String {
    let blanks = " ".repeat(usize::from(stretch.inset.columns));
    quotes(stretch, stretch.inset.quotes) + &blanks
}

/// The signs of the first quotes around a stretch, at most `count`.
fn quotes(stretch: &Stretch, count: u8) -> String {
    let before = stretch.inset.before.into_iter().chain(std::iter::repeat(0));
    let signs = before.take(count.min(stretch.inset.quotes).into());
    signs
        .map(|before| " ".repeat(usize::from(before)) + "> ")
        .collect()
}

/// Adds `lines` to `text` as one line.
fn join(lines: &str, text: &mut String) {
    for line in lines.lines().map(str::trim) {
        let before = text.chars().next_back();
        let joined = [before, line.chars().next()]
            .into_iter()
            .flatten()
            .all(joins_lines);
        if !joined && !text.ends_with(['\n', ' ']) && !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&line.replace(CELL, BETWEEN_CELLS));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::{self, Hint};
    use crate::outline::{From, Heading, Title};
    use crate::review::{Block, BlockKind, Facts, Inset, Link, Marks, Markup, Run, Table};

    #[test]
    fn a_paragraph_is_one_line_and_headings_stand_alone() {
        let source = "\
The Salt Ledger
Plot
A clerk on the coast keeps two sets of books, and for years
nobody asks to see the other one, until the sea takes first
the harbour wall, in a night that nobody had announced, and
then the clerk.

- one thing that goes on for so long that it must be broken
  in two
- another
Verdict
Lucia Moreno
Tomas Reyes
The Sea
";
        let parsed = formats::read(source.as_bytes().to_vec(), Hint::Plain).unwrap();
        let review = parsed.review;
        let line = |title: &str| {
            let start = review.text().find(title).unwrap();
            Span::of(start..start + title.len())
        };
        let heading = |title: &str| Heading {
            line: line(title),
            depth: 1,
            confidence: 1.0,
            from: From::Inferred,
        };
        let title = Title {
            text: "The Salt Ledger".to_owned(),
            line: Some(line("The Salt Ledger")),
            from: From::Inferred,
        };
        let headings = vec![heading("Plot"), heading("Verdict")];
        let outline = Outline::new(&review, Some(title), headings);
        let plot = "Plot\n\nA clerk on the coast keeps two sets of books, and for years nobody asks to see the other one, until the sea takes first the harbour wall, in a night that nobody had announced, and then the clerk.\n\n- one thing that goes on for so long that it must be broken in two\n- another\n";
        let verdict = "Verdict\n\nLucia Moreno\nTomas Reyes\nThe Sea\n";
        let whole = Span::new(Position::START, review.end());
        let all = unwrapped(&review, &outline, whole, &Masks::NONE);
        assert_eq!(all, format!("The Salt Ledger\n\n{plot}\n{verdict}"));
        let of = |index: usize| {
            unwrapped(
                &review,
                &outline,
                outline.sections()[index].span,
                &Masks::NONE,
            )
        };
        assert_eq!([of(0), of(1)], [plot, verdict]);
    }

    #[test]
    fn tables_quotes_and_code_are_one_row_a_line() {
        let text = "Film\tYear\nThe Salt Road\t812\n\nSo it\nwas.\n\n  a\tb {\n\n  }\n";
        let block = |start: usize, words: &str, kind, quotes, columns| Block {
            span: Span::of(start..start + words.len()),
            kind,
            inset: Inset {
                quotes,
                columns,
                ..Inset::default()
            },
            line: 1,
        };
        let row = BlockKind::TableRow { table: 0 };
        let blocks = vec![
            block(0, "Film\tYear", row, 0, 0),
            block(10, "The Salt Road\t812", row, 0, 0),
            block(29, "So it\nwas.", BlockKind::Paragraph, 1, 2),
            block(41, "  a\tb {", BlockKind::Preformatted, 1, 0),
            block(50, "  }", BlockKind::Preformatted, 1, 0),
        ];
        let run = |range: std::ops::Range<usize>| Run {
            span: Span::of(range),
            marks: Marks::NONE,
            link: Some(0),
        };
        let markup = Markup {
            runs: vec![run(29..31), run(32..34)],
            links: vec![Link {
                target: Target::Address("https://example.org".to_owned()),
                title: None,
            }],
            tables: vec![Table {
                rows: (0, 2),
                columns: vec![Alignment::Left, Alignment::Right],
            }],
        };
        let review = Review::new(text.to_owned(), blocks, Facts::default(), Vec::new());
        assert_eq!(review.blocks().len(), 5);
        let review = review.with_markup(markup);
        let whole = Span::new(Position::START, review.end());
        let expected = "\
Film           Year
───────────────────
The Salt Road   812

>   So it was.
>
>   a\tb {
>
>   }
";
        assert_eq!(
            unwrapped(&review, &Outline::default(), whole, &Masks::NONE),
            expected
        );
        assert_eq!(
            links(&review, whole, &Masks::NONE),
            "So it: https://example.org\n"
        );
    }
}
