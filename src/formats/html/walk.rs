//! The tree of some HTML, read onto a page.

mod lists;
mod rows;

use super::among::Among;
use super::flow::BlankLines;
use super::hidden::{is_hidden, is_spoiler};
use super::places::Places;
use super::role::{self, Role};
use super::tables::Tables;
use crate::formats::page::{Code, Leaf, Lists, PICTURE, Page, Safe, SourceLines, file_name};
use crate::formats::sanitise;
use crate::review::Mark;
use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use rows::Rows;
use scraper::Node;
use scraper::node::Element;

/// Breaks, one behind the other, that begin a paragraph.
const PARAGRAPH: usize = 2;

/// Reads trees onto a page. Nothing is done by recursion: a tree may be deep.
pub(super) struct Walk<'a> {
    /// What was read.
    pub(super) page: Page<'a>,
    /// Where it stands in the source.
    pub(super) places: Places<'a>,
    /// What blank lines mean.
    pub(super) blank_lines: BlankLines,
    /// Line breaks since the last word.
    pub(super) breaks: usize,
    /// Where the page stands, if it is one of several.
    pub(super) among: Option<Among>,
    lists: Lists,
    code: Option<Code>,
    /// The links around, the innermost last.
    links: Vec<Option<u32>>,
    rows: Rows,
    tables: Tables,
    /// Whether an element was begun that may be a spoiler.
    has_spoilers: bool,
}

impl<'a> Walk<'a> {
    /// Nothing read so far of `source`, which has been through the gate; at the offsets `breaks`
    /// stand `\n` that end no line of the file.
    pub(super) fn new(source: &'a str, breaks: &'a [usize], blank_lines: BlankLines) -> Self {
        Self {
            page: Page::new(SourceLines::of(source, breaks), source.len() / 2),
            places: Places::of(source),
            blank_lines,
            breaks: 0,
            among: None,
            lists: Lists::default(),
            code: None,
            links: Vec::new(),
            rows: Rows::default(),
            tables: Tables::default(),
            has_spoilers: false,
        }
    }

    /// Reads what is below `root`, but for what is hidden and what `is_outside` says.
    pub(super) fn read(
        &mut self,
        root: NodeRef<'_, Node>,
        is_outside: &dyn Fn(NodeRef<'_, Node>) -> bool,
    ) {
        self.tables = Tables::below(root);
        self.page.close();
        let mut next = Some(Edge::Open(root));
        while let Some(edge) = next {
            next = match edge {
                Edge::Open(node) => match node.value() {
                    Node::Element(element)
                        if node != root && (is_hidden(element) || is_outside(node)) =>
                    {
                        Some(behind(node))
                    }
                    Node::Element(element) => {
                        self.begin(node, element);
                        Some(inside(node))
                    }
                    Node::Text(text) => {
                        self.text(text);
                        Some(behind(node))
                    }
                    Node::Document
                    | Node::Fragment
                    | Node::Doctype(_)
                    | Node::Comment(_)
                    | Node::ProcessingInstruction(_) => Some(inside(node)),
                },
                Edge::Close(node) => {
                    if let Node::Element(element) = node.value() {
                        self.end(element);
                    }
                    (node != root).then(|| behind(node))
                }
            };
        }
        self.page.close();
    }

    /// Adds a heading of a depth.
    pub(super) fn section(&mut self, depth: u8, title: &str) {
        self.page.open(Leaf::Heading(depth));
        self.flow(title);
        self.page.close();
    }

    fn begin(&mut self, node: NodeRef<'_, Node>, element: &Element) {
        let role = role::of(element);
        self.set_apart(role);
        if element.name() == "caption" {
            self.split_table();
        }
        self.note_tag(element, Side::Opening);
        if let Some(id) = element.id().or_else(|| named(element)) {
            self.name(sanitise::line(id));
        }
        match role {
            Role::Break => self.line_break(),
            Role::Heading(depth) if !self.page.is_one_line() => {
                self.page.open(Leaf::Heading(depth));
            }
            Role::List => self.begin_list(None),
            Role::Numbered => self.begin_list(Some(element)),
            Role::Item => self.begin_item(),
            Role::Quote => self.page.standing.enter_quote(),
            Role::Definition => {
                self.page.standing.enter_definition();
                self.page.open(Leaf::Definition);
            }
            Role::Preformatted => self.code = Some(Code::default()),
            Role::Rule if self.code.is_none() => self.page.rule(self.places.last()),
            Role::Table => self.begin_table(node),
            Role::Row => self.begin_row(node),
            Role::Cell => self.begin_cell(element),
            Role::Mark(mark) => self.page.mark(mark),
            Role::Link => self.begin_link(element),
            Role::Picture => self.picture(element),
            Role::Quotation => self.text("“"),
            Role::Reading => self.text("("),
            Role::Heading(_) | Role::Rule | Role::Block | Role::Inline => {}
        }
    }

    /// Calls what comes next by `id`.
    fn name(&mut self, id: String) {
        let id = match &self.among {
            Some(among) => among.name(&id),
            None => id,
        };
        self.page.aims.name(self.page.blocks.len(), id);
    }

    /// Calls what comes next the start of the page, if it is one of several.
    pub(super) fn name_start(&mut self) {
        if self.among.is_some() {
            self.name(String::new());
        }
    }

    /// The number of a link to `address`, if that leads somewhere.
    fn aim(&mut self, address: &str, title: &str) -> Option<u32> {
        if !leads_somewhere(address) {
            return None;
        }
        match &self.among {
            Some(among) => self.page.aims.address(&among.address(address)?, title),
            None => self.page.aims.address(address, title),
        }
    }

    fn end(&mut self, element: &Element) {
        let role = role::of(element);
        match role {
            Role::Cell => self.end_cell(element),
            Role::Mark(mark) => self.page.unmark(mark),
            Role::Link => {
                self.page.cut();
                self.page.link = self.links.pop().flatten();
            }
            Role::Quotation => self.text("”"),
            Role::Reading => self.text(")"),
            Role::Break | Role::Picture | Role::Inline => {}
            Role::Block
            | Role::Heading(_)
            | Role::List
            | Role::Numbered
            | Role::Item
            | Role::Quote
            | Role::Definition
            | Role::Preformatted
            | Role::Rule
            | Role::Table
            | Role::Row => self.set_apart(role),
        }
        match role {
            Role::List | Role::Numbered => self.lists.leave(),
            Role::Item => self.end_item(),
            Role::Quote => self.page.standing.leave_quote(),
            Role::Definition => self.page.standing.leave_definition(),
            Role::Table => self.end_table(),
            Role::Row => self.end_row(),
            Role::Break
            | Role::Block
            | Role::Heading(_)
            | Role::Preformatted
            | Role::Rule
            | Role::Cell
            | Role::Mark(_)
            | Role::Link
            | Role::Picture
            | Role::Quotation
            | Role::Reading
            | Role::Inline => {}
        }
        self.note_tag(element, Side::Closing);
    }

    /// Ends the block that is being read, where an element stands in blocks of its own.
    fn set_apart(&mut self, role: Role) {
        let is_within = matches!(
            role,
            Role::Break
                | Role::Mark(_)
                | Role::Link
                | Role::Picture
                | Role::Quotation
                | Role::Reading
                | Role::Inline
        );
        if is_within || (role == Role::Cell && self.rows.is_row()) {
            return;
        }
        self.breaks = 0;
        if let Some(mut code) = self.code.take() {
            if role != Role::Preformatted {
                code.add("\n", 0, &mut self.page);
                self.code = Some(code);
                return;
            }
            code.end(&mut self.page);
        }
        if self.rows.is_within_cell() {
            self.page.soft_break();
        } else {
            self.page.close();
        }
    }

    /// Reads a text of the tree.
    fn text(&mut self, text: &str) {
        if self.rows.is_between_cells() {
            return;
        }
        if let Some(code) = &mut self.code {
            let at = self.places.find(text);
            let text = sanitise::text(text.to_owned()).text;
            code.add(&text, at, &mut self.page);
        } else {
            self.flow(text);
        }
    }

    /// Breaks the line; a second break behind it begins a paragraph.
    fn line_break(&mut self) {
        if let Some(code) = &mut self.code {
            code.add("\n", 0, &mut self.page);
            return;
        }
        self.breaks += 1;
        if self.breaks < PARAGRAPH || self.page.is_one_line() {
            self.page.hard_break();
        } else {
            self.page.open(Leaf::Prose);
        }
    }

    fn begin_link(&mut self, element: &Element) {
        self.page.cut();
        self.links.push(self.page.link);
        let address = element.attr("href").unwrap_or_default();
        let title = element.attr("title").unwrap_or_default();
        if leads_somewhere(address) {
            self.page.link = self.aim(address, title);
        }
    }

    /// Reads a picture as its description, else its name. One that is described as nothing is an
    /// ornament, and one of a dot is seen by nobody.
    fn picture(&mut self, element: &Element) {
        let alt = element.attr("alt").map(str::trim);
        let is_dot = |side| matches!(element.attr(side), Some("0" | "1"));
        if alt == Some("") || (is_dot("width") && is_dot("height")) || self.code.is_some() {
            return;
        }
        let address = element.attr("src").unwrap_or_default();
        let name = file_name(address);
        if alt.is_none() && name.is_empty() {
            return;
        }
        self.page.mark(Mark::Picture);
        let around = self.page.link;
        if around.is_none() {
            let title = element.attr("title").unwrap_or_default();
            self.page.link = self.aim(address, title);
        }
        let at = self.places.last();
        self.page.push(PICTURE.0, at, Safe::Yes);
        self.flow(alt.unwrap_or_default());
        self.page.end_picture(PICTURE, &name);
        self.page.unmark(Mark::Picture);
        self.page.link = around;
        self.breaks = 0;
    }

    /// Notes a tag of an element that may have to do with a spoiler.
    fn note_tag(&mut self, element: &Element, side: Side) {
        let name = element.name();
        let is_spoiler = is_spoiler(element);
        self.has_spoilers |= is_spoiler || matches!(name, "spoiler" | "details");
        if !self.has_spoilers || self.code.is_some() {
            return;
        }
        match (side, is_spoiler) {
            (Side::Opening, true) => self.page.note_tag(&format!("<{name} class=spoiler>")),
            (Side::Opening, false) => self.page.note_tag(&format!("<{name}>")),
            (Side::Closing, _) => self.page.note_tag(&format!("</{name}>")),
        }
    }
}

/// Which end of an element is reached.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Opening,
    Closing,
}

/// Where to go on inside a node.
fn inside(node: NodeRef<'_, Node>) -> Edge<'_, Node> {
    node.first_child().map_or(Edge::Close(node), Edge::Open)
}

/// Where to go on behind a node; the end of the tree is its own.
fn behind(node: NodeRef<'_, Node>) -> Edge<'_, Node> {
    let next = node.next_sibling().map(Edge::Open);
    next.or_else(|| node.parent().map(Edge::Close))
        .unwrap_or(Edge::Close(node))
}

/// The name that an old anchor gives its place.
fn named(element: &Element) -> Option<&str> {
    element.attr("name").filter(|_| element.name() == "a")
}

/// Whether a link to `address` leads to something that can be read.
fn leads_somewhere(address: &str) -> bool {
    let address = address.trim_start();
    let has = |scheme: &str| {
        let start = address.get(..scheme.len());
        start.is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    address != "#" && !has("javascript:") && !has("data:") && !has("vbscript:")
}
