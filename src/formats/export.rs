//! Exports of several files, which say of one viewing or reading what each of them knows: their rows are
//! joined into reviews. Which files belong to one export, and by which columns, their mappings say.

mod aside;

pub use aside::{Part, part};

use super::{Row, WithoutText};
use crate::review::{Facts, Problem};
use std::collections::HashMap;
use std::sync::Arc;

/// A row of one of the files of an export.
#[derive(Debug, Clone)]
pub struct ExportRow {
    /// The name of the file.
    pub file: Arc<str>,
    /// How much it counts beside those of the others: the least number counts most.
    pub rank: u32,
    /// What it states.
    pub row: Row,
}

/// The rows that say something of one viewing or reading; never none.
#[derive(Debug, Clone)]
pub struct Joined {
    /// What counts most: the row with the text, else the one of the least rank.
    first: ExportRow,
    /// The others, what counts most first.
    others: Vec<ExportRow>,
}

/// Several rows as one.
#[derive(Debug, Clone)]
pub struct JoinedRow {
    /// The file that the text is from, else the one that counts most.
    pub file: Arc<str>,
    /// What all of them state.
    pub row: Row,
    /// What was wrong with those of other files, by the names of these.
    pub elsewhere: Vec<(Arc<str>, Problem)>,
}

/// Joins the rows of an export that are of the same viewing.
///
/// They are if their keys are the same, which name the work, and the day it was seen, or one of them
/// names none. Two rows of one file never are: a second viewing is a review of its own; and two texts
/// that differ are two reviews. Every row is in one of what is given back, those of the files that count
/// most first.
pub fn joined(rows: Vec<ExportRow>) -> Vec<Joined> {
    let mut rows = rows;
    rows.sort_by_key(|row| row.rank);
    let mut all: Vec<Joined> = Vec::new();
    let mut of_work: HashMap<Vec<String>, Vec<usize>> = HashMap::new();
    for row in rows {
        let key = key(&row.row);
        let known = key.as_ref().and_then(|key| of_work.get(key));
        let known = known.map_or(&[][..], Vec::as_slice);
        let fitting = known.iter().filter_map(|index| {
            let fit = all.get(*index)?.fit(&row)?;
            Some((fit, *index))
        });
        // Of several that fit as well, the one that came first.
        let best = fitting.max_by_key(|(fit, index)| (*fit, usize::MAX - index));
        if let Some(viewing) = best.and_then(|(_, index)| all.get_mut(index)) {
            viewing.add(row);
            continue;
        }
        if let Some(key) = key {
            of_work.entry(key).or_default().push(all.len());
        }
        all.push(Joined {
            first: row,
            others: Vec::new(),
        });
    }
    all
}

/// How well a row fits to those of a viewing, the best last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// One of them names no day.
    Open,
    /// The same, and the viewing has a text.
    ToText,
    /// They name the same day.
    SameDay,
}

impl Joined {
    fn rows(&self) -> impl Iterator<Item = &ExportRow> {
        std::iter::once(&self.first).chain(&self.others)
    }

    /// How many rows it was joined from.
    pub fn count(&self) -> usize {
        self.rows().count()
    }

    /// How well `row`, which is of the same work, fits; `None` where it is of another viewing.
    fn fit(&self, row: &ExportRow) -> Option<Fit> {
        let text = text(&self.first.row);
        let is_other_text =
            text.is_some_and(|text| self::text(&row.row).is_some_and(|other| text != other));
        if is_other_text || self.rows().any(|known| known.file == row.file) {
            return None;
        }
        let day_here = self.rows().find_map(|row| day(&row.row));
        match (day_here, day(&row.row)) {
            (Some(one), Some(other)) => (one == other).then_some(Fit::SameDay),
            (None, _) | (_, None) if text.is_some() => Some(Fit::ToText),
            (None, _) | (_, None) => Some(Fit::Open),
        }
    }

    /// Adds a row that counts no more than those that are there, but for its text.
    fn add(&mut self, row: ExportRow) {
        let mut row = row;
        if text(&self.first.row).is_none() && text(&row.row).is_some() {
            std::mem::swap(&mut self.first, &mut row);
            self.others.insert(0, row);
        } else {
            self.others.push(row);
        }
    }

    /// The review that they are: its text is that of the one that has one; facts are those of the same,
    /// and where that leaves something open, of the others in their order; tags are those of all.
    pub fn one(self) -> JoinedRow {
        let ExportRow { file, mut row, .. } = self.first;
        let mut elsewhere = Vec::new();
        for ExportRow {
            file, row: other, ..
        } in self.others
        {
            elsewhere.extend(other.problems.into_iter().map(|problem| {
                let line = problem.line.or(other.place.line);
                (Arc::clone(&file), Problem { line, ..problem })
            }));
            row.facts = together(row.facts, other.facts);
            row.id = row.id.or(other.id);
        }
        if text(&row).is_none() {
            row.text = None;
            row.without_text = WithoutText::Fine;
        }
        JoinedRow {
            file,
            row,
            elsewhere,
        }
    }
}

/// `facts`, and where they leave something open, `below`; the tags of both.
fn together(facts: Facts, below: Facts) -> Facts {
    let mut tags = facts.tags.clone();
    for tag in &below.tags {
        if !tags.contains(tag) {
            tags.push(tag.clone());
        }
    }
    Facts {
        tags,
        ..facts.over(below)
    }
}

/// By what rows of the same work are known; `None` where nothing names it.
fn key(row: &Row) -> Option<Vec<String>> {
    if row.keys.iter().any(|key| !key.is_empty()) {
        return Some(row.keys.clone());
    }
    let work = row.facts.work.as_ref()?.to_lowercase();
    let year = row.facts.year.map(|year| year.to_string());
    Some(vec![work, year.unwrap_or_default()])
}

/// The text of a row, if it has any.
fn text(row: &Row) -> Option<&str> {
    row.text
        .as_deref()
        .map(str::trim)
        .filter(|text| !text.is_empty())
}

/// The day on which the work was seen.
fn day(row: &Row) -> Option<&str> {
    row.facts.experienced.as_deref()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::{Format, Place, Written};

    /// A row of a table: the file and its rank, work and year, the day it was seen, text, rating, tag.
    type Cells = (&'static str, u32, [&'static str; 5]);

    fn row((file, rank, [work, day, text, rating, tag]): Cells) -> ExportRow {
        let stated = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let facts = Facts {
            work: stated(work),
            experienced: stated(day),
            title: stated(rating), // stands for a fact that only one can state
            tags: stated(tag).into_iter().collect(),
            ..Facts::default()
        };
        let row = Row {
            place: Place {
                record: 1,
                line: Some(7),
                bytes: None,
            },
            id: None,
            keys: Vec::new(),
            facts,
            text: stated(text),
            written: Written::Plain,
            format: Format::Plain,
            problems: Vec::new(),
            without_text: WithoutText::Problem,
        };
        let file = file.into();
        ExportRow { file, rank, row }
    }

    fn seen(rows: &[Cells]) -> Vec<String> {
        let joined = joined(rows.iter().copied().map(row).collect());
        assert_eq!(joined.iter().map(Joined::count).sum::<usize>(), rows.len());
        let told = joined.into_iter().map(|joined| {
            let count = joined.count();
            let JoinedRow { file, row, .. } = joined.one();
            let Facts {
                work,
                experienced,
                title,
                tags,
                ..
            } = row.facts;
            let cells = [work, experienced, row.text, title].map(Option::unwrap_or_default);
            format!("{count} {file}: {} {}", cells.join("|"), tags.join(","))
        });
        told.collect()
    }

    /// What is joined: the rows, and what becomes of them with how many they were.
    const CASES: &[(&str, &[Cells], &[&str])] = &[
        (
            "one viewing in three files, whatever their order",
            &[
                ("ratings", 3, ["kelp", "", "", "4", "liked"]),
                ("diary", 2, ["kelp", "2024-05-01", "", "3", "sea"]),
                ("reviews", 1, ["kelp", "2024-05-01", "It sways.", "", "sea"]),
            ],
            &["3 reviews: kelp|2024-05-01|It sways.|3 sea,liked"],
        ),
        (
            "a second viewing is its own, and a rating goes to the text",
            &[
                ("diary", 2, ["kelp", "2023-01-01", "", "", ""]),
                ("diary", 2, ["kelp", "2024-05-01", "", "", ""]),
                ("reviews", 1, ["kelp", "2024-05-01", "It sways.", "", ""]),
                ("ratings", 3, ["kelp", "", "", "4", ""]),
            ],
            &[
                "3 reviews: kelp|2024-05-01|It sways.|4 ",
                "1 diary: kelp|2023-01-01|| ",
            ],
        ),
        (
            "twice on the same day",
            &[
                ("diary", 2, ["kelp", "2024-05-01", "", "", "a"]),
                ("diary", 2, ["kelp", "2024-05-01", "", "", "b"]),
            ],
            &[
                "1 diary: kelp|2024-05-01|| a",
                "1 diary: kelp|2024-05-01|| b",
            ],
        ),
        (
            "a review without a day is that of the first that has one",
            &[
                ("reviews", 1, ["kelp", "", "It sways.", "", ""]),
                ("diary", 2, ["kelp", "2024-05-01", "", "", ""]),
                ("diary", 2, ["kelp", "2023-01-01", "", "", ""]),
            ],
            &[
                "2 reviews: kelp|2024-05-01|It sways.| ",
                "1 diary: kelp|2023-01-01|| ",
            ],
        ),
        (
            "two reviews without a day",
            &[
                ("reviews", 1, ["kelp", "", "It sways.", "", ""]),
                ("reviews", 1, ["kelp", "", "It still does.", "", ""]),
            ],
            &[
                "1 reviews: kelp||It sways.| ",
                "1 reviews: kelp||It still does.| ",
            ],
        ),
        (
            "the text counts before the rank",
            &[
                ("reviews", 1, ["kelp", "2024-05-01", " ", "5", ""]),
                ("diary", 2, ["kelp", "2024-05-01", "It sways.", "4", ""]),
            ],
            &["2 diary: kelp|2024-05-01|It sways.|4 "],
        ),
        (
            "two texts that differ are two reviews",
            &[
                ("reviews", 1, ["kelp", "2024-05-01", "It sways.", "", ""]),
                ("diary", 2, ["kelp", "2024-05-01", "It stands.", "", ""]),
            ],
            &[
                "1 reviews: kelp|2024-05-01|It sways.| ",
                "1 diary: kelp|2024-05-01|It stands.| ",
            ],
        ),
        (
            "case does not count, the work does, and what names none stands alone",
            &[
                ("reviews", 1, ["Kelp", "", "", "", ""]),
                ("ratings", 3, ["kelp", "", "", "", ""]),
                ("ratings", 3, ["salt", "", "", "", ""]),
                ("reviews", 1, ["", "", "", "", ""]),
                ("ratings", 3, ["", "", "", "", ""]),
            ],
            &[
                "2 reviews: Kelp||| ",
                "1 reviews: ||| ",
                "1 ratings: salt||| ",
                "1 ratings: ||| ",
            ],
        ),
        ("none", &[], &[]),
    ];

    #[test]
    fn rows_of_one_viewing_are_joined_and_none_is_lost() {
        for (what, rows, expected) in CASES {
            assert_eq!(seen(rows), *expected, "{what}");
        }
    }

    #[test]
    fn what_was_wrong_with_any_row_is_told() {
        let mut rows = vec![
            row(("reviews", 1, ["kelp", "", "It sways.", "", ""])),
            row(("ratings", 2, ["kelp", "", "", "", ""])),
        ];
        for row in &mut rows {
            row.row.problems.push(Problem {
                line: None,
                message: "it is odd".to_owned(),
            });
        }
        let JoinedRow { row, elsewhere, .. } = joined(rows).pop().map(Joined::one).unwrap();
        assert_eq!(row.problems.len(), 1);
        let [(file, problem)] = elsewhere.as_slice() else {
            panic!("{elsewhere:?}");
        };
        assert_eq!((file.as_ref(), problem.line), ("ratings", Some(7)));
    }
}
