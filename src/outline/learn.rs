//! What fitting and measuring need to see of inference: the rows that the forests decide on.
//! `examples/outline_fit.rs` makes the forests with it.

pub use super::forest::{ANSWERS, Forest, SCALE, Tree, log_odds, write};
pub use super::infer::{Found, HEADING, TITLE, floored, halved};
pub use super::page::Page;
pub use super::row::Row;
use super::{features, style::Style, title};

/// The rows of the first look, for the lines of `page` that can be headings.
pub fn first_rows(page: &Page) -> Vec<(usize, Row)> {
    (0..page.lines.len())
        .filter(|&index| page.may_be_heading(index))
        .map(|index| (index, features::row(page, index)))
        .collect()
}

/// The rows of the second look, for the lines that the first look gave any chance.
pub fn second_rows(page: &Page, chances: &[f32]) -> Vec<(usize, Row)> {
    let style = Style::of(page, chances);
    (0..page.lines.len())
        .filter(|&index| chances.get(index).is_some_and(|&chance| chance > 0.0))
        .map(|index| (index, style.row(index)))
        .collect()
}

/// The row of the first line, for whether it is the title; `None` where it cannot be one.
pub fn title_row(page: &Page, chances: &[f32], text: &str) -> Option<Row> {
    title::row(page, chances, text)
}
