//! Tables that hold data, and their rows. What only lays out a page is read cell by cell.

use super::Walk;
use crate::formats::html::role::squeezed;
use crate::formats::html::tables;
use crate::formats::page::First;
use crate::review::{Alignment, Table};
use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

/// The table that is being read, of which none is within another.
#[derive(Debug, Default)]
pub(super) struct Rows {
    table: Option<Table>,
    /// The columns of the row so far, and whether a cell is read.
    row: Option<usize>,
    is_cell: bool,
}

impl Rows {
    /// Whether a cell of data is being read.
    pub(super) fn is_within_cell(&self) -> bool {
        self.row.is_some() && self.is_cell
    }

    /// Whether a row of data is being read.
    pub(super) fn is_row(&self) -> bool {
        self.row.is_some()
    }

    /// Whether white space between the cells of data is being read.
    pub(super) fn is_between_cells(&self) -> bool {
        self.row.is_some() && !self.is_cell
    }
}

impl Walk<'_> {
    /// Begins a table, if it holds data.
    pub(super) fn begin_table(&mut self, node: NodeRef<'_, Node>) {
        let columns = self.tables.columns(node.id());
        self.rows.table = columns
            .filter(|_| self.code.is_none())
            .map(|columns| Table {
                rows: (0, 0),
                columns: vec![Alignment::Left; columns],
            });
    }

    /// Ends a table.
    pub(super) fn end_table(&mut self) {
        let table = self.rows.table.take();
        let has_rows = |table: &Table| table.rows.0 < table.rows.1;
        self.page.tables.extend(table.filter(has_rows));
    }

    /// Ends a table that goes on behind what is no row of it.
    pub(super) fn split_table(&mut self) {
        let columns = self.rows.table.as_ref().map(|table| table.columns.clone());
        self.end_table();
        self.rows.table = columns.map(|columns| Table {
            rows: (0, 0),
            columns,
        });
    }

    /// Begins a row of data, on the line of its first words.
    pub(super) fn begin_row(&mut self, node: NodeRef<'_, Node>) {
        if let Some(table) = &mut self.rows.table {
            let next = self.page.blocks.len();
            if table.rows.0 == table.rows.1 {
                table.rows = (next, next);
            }
            let texts = node.descendants().filter_map(|node| node.value().as_text());
            let mut words = texts
                .map(|text| text.trim())
                .filter(|text| !text.is_empty());
            let at = words.next().map_or(0, |words| self.places.find(words));
            self.page.begin_row(at);
            self.rows.row = Some(0);
        }
    }

    /// Ends a row.
    pub(super) fn end_row(&mut self) {
        self.rows.row = None;
        if let Some(table) = &mut self.rows.table {
            table.rows.1 = self.page.blocks.len();
        }
    }

    /// Begins a cell of data, which sets its column.
    pub(super) fn begin_cell(&mut self, element: &Element) {
        let (Some(table), Some(column)) = (&mut self.rows.table, self.rows.row) else {
            return;
        };
        self.rows.is_cell = true;
        if let Some(alignment) = table.columns.get_mut(column)
            && let Some(stated) = alignment_of(element)
        {
            *alignment = stated;
        }
        let first = if column == 0 { First::Yes } else { First::No };
        self.page.next_cell(first);
        self.rows.row = Some(column + 1);
    }

    /// Ends a cell: the columns it takes beside its own are empty.
    pub(super) fn end_cell(&mut self, element: &Element) {
        if !self.rows.is_within_cell() {
            return;
        }
        self.page.end_cell();
        for _ in 1..tables::span(element) {
            self.page.next_cell(First::No);
        }
        self.rows.is_cell = false;
    }
}

/// To which side a cell is set, where it says so.
fn alignment_of(cell: &Element) -> Option<Alignment> {
    let style = cell.attr("style").map(squeezed);
    let style = style.as_deref().unwrap_or_default();
    let is = |side: &str| {
        let stated = cell.attr("align");
        stated.is_some_and(|stated| stated.eq_ignore_ascii_case(side))
            || style.contains(&format!("text-align:{side}"))
    };
    if is("right") {
        Some(Alignment::Right)
    } else if is("center") {
        Some(Alignment::Centre)
    } else if is("left") {
        Some(Alignment::Left)
    } else {
        None
    }
}
