//! Which tables hold data, rather than lay out a page.

use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::Node;
use scraper::node::Element;
use std::collections::HashMap;

use super::role::{self, Role};

/// The most columns of a table that is laid out as one.
const MOST_COLUMNS: usize = 64;

/// The most paragraphs and breaks in a cell of data.
const MOST_BREAKS: usize = 2;

/// The most bytes of text in a cell of data.
const LONGEST_CELL: usize = 600;

/// The tables that hold data, each with the number of its columns.
#[derive(Debug, Default)]
pub(super) struct Tables(HashMap<NodeId, usize>);

/// A table that is gone through.
#[derive(Debug, Default)]
struct Open {
    is_layout: bool,
    rows: usize,
    columns: usize,
    /// Columns of the row so far.
    row: usize,
    /// Paragraphs and breaks of the cell so far, and its bytes.
    breaks: usize,
    bytes: usize,
}

impl Tables {
    /// The tables below `root`, in one pass: data have several rows and columns, in short cells of a
    /// paragraph or two without a structure of their own.
    pub(super) fn below(root: NodeRef<'_, Node>) -> Self {
        let mut found = HashMap::new();
        let mut open: Vec<Open> = Vec::new();
        for edge in root.traverse() {
            match edge {
                Edge::Open(node) => match node.value() {
                    Node::Element(element) => begin(element, &mut open),
                    Node::Text(text) => {
                        if let Some(table) = open.last_mut() {
                            table.bytes += text.trim().len();
                            table.is_layout |= table.bytes > LONGEST_CELL;
                        }
                    }
                    Node::Document
                    | Node::Fragment
                    | Node::Doctype(_)
                    | Node::Comment(_)
                    | Node::ProcessingInstruction(_) => {}
                },
                Edge::Close(node) => {
                    let is_table = node.value().as_element();
                    if is_table.is_some_and(|element| role::of_name(element.name()) == Role::Table)
                        && let Some(table) = open.pop()
                        && !table.is_layout
                        && table.rows > 1
                        && (2..=MOST_COLUMNS).contains(&table.columns)
                    {
                        found.insert(node.id(), table.columns);
                    }
                }
            }
        }
        Self(found)
    }

    /// The columns of the table that is this node, if it holds data.
    pub(super) fn columns(&self, table: NodeId) -> Option<usize> {
        self.0.get(&table).copied()
    }
}

/// Goes into an element.
fn begin(element: &Element, open: &mut Vec<Open>) {
    let role = role::of_name(element.name());
    if let Some(table) = open.last_mut() {
        match role {
            Role::Row => {
                table.rows += 1;
                table.row = 0;
            }
            Role::Cell => {
                table.row = table.row.saturating_add(span(element));
                table.columns = table.columns.max(table.row);
                (table.breaks, table.bytes) = (0, 0);
            }
            Role::Break | Role::Block => {
                table.breaks += 1;
                table.is_layout |= table.breaks > MOST_BREAKS;
            }
            Role::Heading(_)
            | Role::List
            | Role::Numbered
            | Role::Item
            | Role::Quote
            | Role::Definition
            | Role::Preformatted
            | Role::Rule
            | Role::Table => table.is_layout = true,
            Role::Mark(_)
            | Role::Link
            | Role::Picture
            | Role::Quotation
            | Role::Reading
            | Role::Inline => {}
        }
    }
    if role == Role::Table {
        open.push(Open {
            is_layout: matches!(element.attr("role"), Some("presentation" | "none")),
            ..Open::default()
        });
    }
}

/// How many columns a cell takes.
pub(super) fn span(cell: &Element) -> usize {
    let stated = cell
        .attr("colspan")
        .and_then(|span| span.trim().parse().ok());
    stated.unwrap_or(1).clamp(1, MOST_COLUMNS)
}
