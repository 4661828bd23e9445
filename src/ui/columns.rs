//! The columns of the library: which are shown in how much room, and how wide they are.

use super::rating::ShownRating;
use crate::library::{View, is_named};
use crate::review::{Pace, Rating};
use crate::typeset::text_width;

/// The columns that a longer title may lose to what stands behind it.
const TITLE_ENOUGH: u16 = 40;

/// The columns that a longer name or work is cut to before it is left out.
const NAME_LEAST: u16 = 12;

/// The most columns that a name or work takes.
const NAME_MOST: u16 = 28;

/// The most columns that anything else takes.
const OTHER_MOST: u16 = 12;

/// What is shown of a review behind its title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    /// What is reviewed.
    Work,
    /// Who made it.
    Maker,
    /// The year of the work.
    Year,
    /// The rating in stars; while there is no room for its number, that where it has no stars.
    Rating,
    /// The rating in numbers or letters.
    Number,
    /// The day of the review.
    Date,
    /// The minutes it takes to read.
    Minutes,
}

/// The first to go when there is no room comes first.
const FIRST_TO_GO: [Column; 7] = [
    Column::Date,
    Column::Number,
    Column::Work,
    Column::Minutes,
    Column::Maker,
    Column::Year,
    Column::Rating,
];

impl Column {
    /// In the order in which they stand.
    const ALL: [Self; 7] = [
        Self::Work,
        Self::Maker,
        Self::Year,
        Self::Rating,
        Self::Number,
        Self::Date,
        Self::Minutes,
    ];

    /// The columns between it and what stands before it.
    pub(super) const fn gap(self) -> u16 {
        match self {
            Self::Work | Self::Maker | Self::Date | Self::Minutes => 2,
            Self::Year | Self::Rating | Self::Number => 1,
        }
    }

    /// Whether its texts may be cut.
    const fn is_name(self) -> bool {
        matches!(self, Self::Work | Self::Maker)
    }
}

/// How ratings are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ratings {
    /// In one column: in stars where that can be.
    Short,
    /// In stars, with a column of their own for numbers and letters.
    Full,
}

impl Ratings {
    fn among(mut columns: impl Iterator<Item = Column>) -> Self {
        if columns.any(|column| column == Column::Number) {
            Self::Full
        } else {
            Self::Short
        }
    }
}

/// What is known of a review for the columns.
#[derive(Debug, Default)]
pub(super) struct Cells {
    work: String,
    maker: String,
    year: String,
    rating: Option<ShownRating>,
    date: String,
    minutes: String,
}

impl Cells {
    /// Those of a review, with the reader's own rating where it states none.
    pub(super) fn of(view: View<'_>, own: Option<Rating>, pace: Pace) -> Self {
        let Some(title) = view.known_title() else {
            return Self::default();
        };
        let text = |fact: Option<&str>| fact.unwrap_or_default().to_owned();
        Self {
            work: text(view.work().filter(|work| !is_named(title, work))),
            maker: view.makers().collect::<Vec<&str>>().join(", "),
            year: view.year().map(|year| year.to_string()).unwrap_or_default(),
            rating: match (view.rating(), own) {
                (Some(rating), _) => Some(ShownRating::of(rating)),
                (None, own) => own.map(|own| ShownRating::of(&own).by_hand()),
            },
            date: view.date().unwrap_or_default(),
            minutes: format!("{:.0} min", view.words().minutes(pace).ceil()),
        }
    }

    /// What stands in a column of `layout`.
    pub(super) fn text(&self, column: Column, layout: &Layout) -> &str {
        let shown = layout.columns.iter().map(|(column, _)| *column);
        self.text_with(column, Ratings::among(shown))
    }

    fn text_with(&self, column: Column, ratings: Ratings) -> &str {
        let rating = |shown: fn(&ShownRating) -> &str| self.rating.as_ref().map_or("", shown);
        match column {
            Column::Work => &self.work,
            Column::Maker => &self.maker,
            Column::Year => &self.year,
            Column::Rating => match ratings {
                Ratings::Full => rating(|rating| &rating.stars),
                Ratings::Short => rating(ShownRating::in_stars),
            },
            Column::Number => rating(|rating| &rating.written),
            Column::Date => &self.date,
            Column::Minutes => &self.minutes,
        }
    }
}

/// The columns that are shown.
#[derive(Debug)]
pub(super) struct Layout {
    /// The columns of the title.
    pub(super) title: u16,
    /// The others in their order, each with its width.
    pub(super) columns: Vec<(Column, u16)>,
}

impl Layout {
    /// The layout of rows, each of a title and its cells, in `room` columns: columns that are empty
    /// in all rows take no room, and columns are left out one after the other before a title is
    /// cut, unless that is longer than most.
    pub(super) fn of<'a>(rows: impl Iterator<Item = (&'a str, &'a Cells)>, room: u16) -> Self {
        let rows: Vec<(&str, &Cells)> = rows.collect();
        let widest = |texts: &mut dyn Iterator<Item = &str>| {
            let width = texts.map(text_width).max().unwrap_or_default();
            width.min(usize::from(room)) as u16
        };
        let title = widest(&mut rows.iter().map(|(title, _)| *title));
        let width_of = |column: Column, ratings: Ratings| {
            let width = widest(
                &mut rows
                    .iter()
                    .map(|(_, cells)| cells.text_with(column, ratings)),
            );
            width.min(if column.is_name() {
                NAME_MOST
            } else {
                OTHER_MOST
            })
        };
        let full = |kept: &[Column]| -> Vec<(Column, u16)> {
            let ratings = Ratings::among(kept.iter().copied());
            let widths = kept
                .iter()
                .map(|column| (*column, width_of(*column, ratings)));
            widths.filter(|(_, width)| *width > 0).collect()
        };
        let mut kept = Column::ALL.to_vec();
        let mut going = FIRST_TO_GO.iter();
        loop {
            let full = full(&kept);
            let taken: u16 = full
                .iter()
                .map(|(column, width)| column.gap() + least(*column, *width))
                .sum();
            let Some(next) = going
                .next()
                .filter(|_| taken + title.min(TITLE_ENOUGH) > room)
            else {
                return Self::shared(title, &full, room.saturating_sub(taken));
            };
            kept.retain(|column| column != next);
        }
    }

    /// Shares out the columns that are left when all others have their least: to the title, then
    /// to names, and what nobody needs to the title again.
    fn shared(title: u16, full: &[(Column, u16)], left: u16) -> Self {
        let mut spare = left.saturating_sub(title);
        let columns = full.iter().map(|(column, width)| {
            let least = least(*column, *width);
            let more = (width - least).min(spare);
            spare -= more;
            (*column, least + more)
        });
        let columns = columns.collect();
        Self {
            title: left.min(title) + spare,
            columns,
        }
    }
}

/// The fewest columns of a column that would take `width`.
fn least(column: Column, width: u16) -> u16 {
    if column.is_name() {
        width.min(NAME_LEAST)
    } else {
        width
    }
}
