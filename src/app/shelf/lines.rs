//! The lines of the list: its reviews, with a heading above each group of them.

use super::groups::Heading;

/// A line of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// The heading of this number.
    Heading(usize),
    /// The row of this number.
    Row(usize),
}

/// How rows and headings lie one below the other; all are counted from 0.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lines<'a> {
    headings: &'a [Heading],
    rows: usize,
}

impl<'a> Lines<'a> {
    /// The lines of so many rows; headings stand in the order of the rows that they stand above.
    pub(super) fn new(headings: &'a [Heading], rows: usize) -> Self {
        Self { headings, rows }
    }

    pub(super) fn len(self) -> usize {
        self.rows + self.headings.len()
    }

    /// The line on which a row stands.
    pub(super) fn of_row(self, row: usize) -> usize {
        row + self.headings.partition_point(|heading| heading.row <= row)
    }

    /// The line from which on a row is shown with the heading that stands right above it.
    pub(super) fn top_of_row(self, row: usize) -> usize {
        let begins = self
            .headings
            .binary_search_by_key(&row, |heading| heading.row);
        self.of_row(row) - usize::from(begins.is_ok())
    }

    /// What stands on a line.
    pub(super) fn at(self, line: usize) -> Option<Place> {
        // The heading of a number has as many headings above it.
        let (mut low, mut high) = (0, self.headings.len());
        while low < high {
            let middle = low.midpoint(high);
            let stands = self
                .headings
                .get(middle)
                .map(|heading| heading.row + middle);
            if stands == Some(line) {
                return Some(Place::Heading(middle));
            }
            if stands.is_some_and(|stands| stands < line) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        let row = line.checked_sub(low)?;
        (row < self.rows).then_some(Place::Row(row))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headings(rows: &[usize]) -> Vec<Heading> {
        let heading = |row: &usize| Heading {
            row: *row,
            title: String::new(),
            count: 1,
        };
        rows.iter().map(heading).collect()
    }

    #[test]
    fn a_heading_stands_above_each_group() {
        let table: &[(&[usize], usize, &str)] = &[
            (&[], 3, "0 1 2"),
            (&[0], 2, "# 0 1"),
            (&[0, 2, 3], 5, "# 0 1 # 2 # 3 4"),
            (&[], 0, ""),
        ];
        for (groups, rows, expected) in table {
            let headings = headings(groups);
            let lines = Lines::new(&headings, *rows);
            let shown = (0..lines.len()).map(|line| match lines.at(line) {
                Some(Place::Heading(_)) => "#".to_owned(),
                Some(Place::Row(row)) => row.to_string(),
                None => "none".to_owned(),
            });
            assert_eq!(shown.collect::<Vec<_>>().join(" "), *expected);
            assert_eq!(lines.at(lines.len()), None);
            for row in 0..*rows {
                let line = lines.of_row(row);
                assert_eq!(lines.at(line), Some(Place::Row(row)), "{expected}");
                let above = line.checked_sub(1).and_then(|above| lines.at(above));
                let begins = matches!(above, Some(Place::Heading(_)));
                assert_eq!(lines.top_of_row(row), line - usize::from(begins));
            }
        }
    }
}
