//! `frontrow list`: the reviews, a line for each.

use super::print::{Came, Printer};
use super::reading::Read;
use super::rows::{self, ListRow};
use super::standings::Stood;
use crate::formats::sanitise;
use crate::journal::Status;
use crate::library::{Digest, SortBy, SortKey, Source, Way, order};
use crate::review::{Facts, Pace};
use crate::typeset::text_width;
use crate::ui::ShownRating;
use clap::builder::PossibleValue;
use std::io::{self, Write};

/// The widest title or name that the columns behind it are aligned to.
const WIDEST: usize = 50;

/// The blanks between two columns, at the least.
const BETWEEN: usize = 2;

/// In which order the reviews are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sort {
    pub(super) by: SortBy,
    pub(super) way: Way,
}

impl Sort {
    /// Everything that can be asked for: a word, or the word behind a hyphen for the other way
    /// round.
    pub(super) fn values() -> impl Iterator<Item = PossibleValue> {
        let told = || SortBy::ALL.iter().filter(|by| by.is_of_files());
        let words = told().map(|by| PossibleValue::new(by.name()));
        let turned = told().map(|by| PossibleValue::new(turned_name(*by)).hide(true));
        words.chain(turned)
    }

    /// What was asked for with one of [`Sort::values`].
    pub(super) fn parse(word: &str) -> Option<Self> {
        SortBy::ALL.iter().copied().find_map(|by| {
            let way = if word == by.name() {
                Way::Usual
            } else if word == turned_name(by) {
                Way::Turned
            } else {
                return None;
            };
            Some(Self { by, way })
        })
    }
}

/// The word for an order the other way round.
const fn turned_name(by: SortBy) -> &'static str {
    match by {
        SortBy::Name => "-name",
        SortBy::Title => "-title",
        SortBy::Work => "-work",
        SortBy::Maker => "-maker",
        SortBy::Year => "-year",
        SortBy::Rating => "-rating",
        SortBy::Reviewer => "-reviewer",
        SortBy::Date => "-date",
        SortBy::Seen => "-seen",
        SortBy::Length => "-length",
        SortBy::Read => "-read",
    }
}

/// Rows that wait until all are known, with what they are sorted by.
struct Rows<T> {
    sort: Option<Sort>,
    pace: Pace,
    listed: Vec<(Option<SortKey>, Source, T)>,
}

impl<T> Rows<T> {
    fn new(sort: Option<Sort>, pace: Pace) -> Self {
        Self {
            sort,
            pace,
            listed: Vec::new(),
        }
    }

    fn push(&mut self, read: &Read<'_>, row: T) {
        let digest = match read.loaded {
            Ok(loaded) => {
                Digest::of_review(read.source, &loaded.review, &loaded.outline, loaded.format)
            }
            Err(error) => Digest::Unreadable(error.trouble.to_string()),
        };
        let key = self
            .sort
            .and_then(|sort| sort.by.key(read.source, Some(&digest), self.pace));
        self.listed.push((key, read.source.clone(), row));
    }

    /// The rows as they are sorted, else as they came.
    fn sorted(&mut self) -> impl Iterator<Item = &T> {
        if let Some(Sort { by, way }) = self.sort {
            self.listed.sort_by(|(a, source_a, _), (b, source_b, _)| {
                let named = match (by, way) {
                    (SortBy::Name, Way::Turned) => order(source_b, source_a),
                    _ => order(source_a, source_b),
                };
                by.compare(way, a.as_ref(), b.as_ref()).then(named)
            });
        }
        self.listed.iter().map(|(.., row)| row)
    }
}

/// The list for scripts.
pub(super) struct Json(Rows<ListRow>);

impl Json {
    pub(super) fn new(sort: Option<Sort>, pace: Pace) -> Self {
        Self(Rows::new(sort, pace))
    }
}

impl Printer for Json {
    fn add(&mut self, read: &Read<'_>, out: &mut dyn Write) -> io::Result<Came> {
        let row = rows::list(read, self.0.pace);
        if self.0.sort.is_some() {
            self.0.push(read, row);
        } else {
            rows::write(&row, out)?;
        }
        Ok(Came::Printed)
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        self.0.sorted().try_for_each(|row| rows::write(row, out))
    }
}

/// The list for people: title, makers, year, rating, the reader's own rating, how far it is read, minutes
/// and path in columns, which are known at the end. A column that is empty all the way down is left out.
pub(super) struct Table(Rows<[Cell; 8]>);

/// One place of the table.
struct Cell {
    text: String,
    side: Side,
}

/// The side of a column that its cells keep to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

impl Table {
    pub(super) fn new(sort: Option<Sort>, pace: Pace) -> Self {
        Self(Rows::new(sort, pace))
    }
}

impl Printer for Table {
    fn add(&mut self, read: &Read<'_>, _out: &mut dyn Write) -> io::Result<Came> {
        let title = rows::title(read).unwrap_or_else(|| "(cannot be read)".to_owned());
        let words = read.loaded.ok().map(|loaded| loaded.outline.words());
        let facts = read.loaded.ok().map(|loaded| loaded.review.facts());
        let left = |text: String| Cell {
            text,
            side: Side::Left,
        };
        let fact =
            |shown: fn(&Facts) -> Option<String>| left(facts.and_then(shown).unwrap_or_default());
        let minutes = words.map(|words| format!("{} min", words.minutes(self.0.pace).ceil()));
        let row = [
            left(title),
            fact(|facts| Some(facts.makers.join(", "))),
            fact(|facts| facts.year.map(|year| year.to_string())),
            fact(|facts| facts.rating.as_ref().map(rating)),
            left(read.stood.and_then(own).unwrap_or_default()),
            left(read.stood.map(how_far).unwrap_or_default()),
            Cell {
                text: minutes.unwrap_or_default(),
                side: Side::Right,
            },
            left(read.shown()),
        ];
        self.0.push(read, row);
        Ok(Came::Printed)
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let mut widths = [0; 8];
        let rows: Vec<&[Cell; 8]> = self.0.sorted().collect();
        for (column, width) in widths.iter_mut().enumerate() {
            let cells = rows.iter().filter_map(|row| row.get(column));
            let all = cells.map(|cell| text_width(&cell.text));
            // What is wider than the widest stands out, and moves nothing but its own row.
            *width = all
                .map(|width| if width > WIDEST { 1 } else { width })
                .max()
                .unwrap_or(0);
        }
        for row in rows {
            writeln!(out, "{}", line(row, widths))?;
        }
        Ok(())
    }
}

/// The reader's own rating, told from that of the review.
fn own(stood: &Stood) -> Option<String> {
    let own = stood.own.as_ref()?;
    Some(format!("mine {}", sanitise::line(&own.written)))
}

/// How far a review is read.
fn how_far(stood: &Stood) -> String {
    match (stood.status, stood.read) {
        (Status::Unread, _) => String::new(),
        (Status::Reading, Some(share)) => format!("{:.0} % read", (share * 100.0).floor()),
        (Status::Reading, None) => "begun".to_owned(),
        (Status::Finished, _) => "finished".to_owned(),
    }
}

fn rating(rating: &crate::review::Rating) -> String {
    ShownRating::of(rating).parts().join(" ").trim().to_owned()
}

/// The cells of a row, each in its column. What is wider than its column takes of those beside it
/// that are empty.
fn line(row: &[Cell; 8], widths: [usize; 8]) -> String {
    let mut line = String::new();
    let mut written = 0;
    let mut column = 0;
    for (cell, width) in row.iter().zip(widths).filter(|(_, width)| *width > 0) {
        let wide = text_width(&cell.text);
        let start = match cell.side {
            Side::Left => column,
            Side::Right => column + width.saturating_sub(wide),
        };
        column += width + BETWEEN;
        if wide == 0 {
            continue;
        }
        let least = if written > 0 { BETWEEN } else { 0 };
        let blanks = start.saturating_sub(written).max(least);
        line.extend(std::iter::repeat_n(' ', blanks));
        line.push_str(&cell.text);
        written += blanks + wide;
    }
    line
}
