//! HTML to a review: what a browser would show of it as text, in blocks, with what is set off.
//!
//! The tree is walked without recursion, and what would make the parser slow is taken out before it
//! sees it, so that any HTML is read in linear time. All text goes through the gate twice: as it is
//! written, and again where entities were decoded.

mod among;
mod article;
pub(super) mod charset;
mod flow;
mod found;
mod head;
mod hidden;
mod linked;
mod marked;
mod measure;
mod outside;
mod page;
mod places;
mod role;
mod tables;
mod tame;
mod telling;
mod walk;

use super::page::{Leaf, Read, Safe};
use super::sanitise;
use crate::review::BlockKind;
use flow::BlankLines;
use scraper::Html;
use walk::Walk;

pub(super) use among::Among;
pub(super) use page::page;
pub(super) use telling::is_page;

/// Reads a piece of HTML that is the text of a record: a cell of a table, the body of a review.
///
/// Its blank lines set paragraphs apart, as such texts are often typed as they are and marked up
/// after that. Every block is said to be on line 1: a record has a line of its own.
pub(super) fn fragment(html: &str) -> Read {
    let mut several = Several::new();
    several.add_fragment(html);
    several.finish()
}

/// What a page is called that does not say so itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Title {
    /// How deep it stands, 1 to 6.
    pub(super) depth: u8,
    /// The words.
    pub(super) text: String,
}

/// Several pieces of HTML that are read into one review, each behind the one before it. Blocks are
/// on line 1.
pub(super) struct Several(Walk<'static>);

impl Several {
    /// None so far.
    pub(super) fn new() -> Self {
        Self(Walk::new("", &[], BlankLines::Paragraph))
    }

    /// Adds the text of a record, as [`fragment`] reads it.
    pub(super) fn add_fragment(&mut self, html: &str) {
        self.0.blank_lines = BlankLines::Paragraph;
        let clean = sanitise::text(html.to_owned()).text;
        let tree = Html::parse_fragment(&tame::tamed(&clean));
        self.0.read(tree.tree.root(), &|_| false);
    }

    /// Adds a page that is one `among` others. One that has text but no heading gets its `title`.
    pub(super) fn add_chapter(&mut self, html: &str, among: Among, title: Option<&Title>) {
        self.0.among = Some(among);
        let before = self.0.page.blocks.len();
        let reached = self.0.page.reached();
        self.0.name_start();
        self.add_page(html);
        let added = self.0.page.blocks.get(before..).unwrap_or_default();
        let is_heading = |kind| matches!(kind, BlockKind::Heading(_));
        let has_heading = added.iter().any(|block| is_heading(block.kind));
        if let Some(title) = title
            && !added.is_empty()
            && !has_heading
        {
            self.0.page.go_back(&reached);
            self.0.name_start();
            self.0.page.open(Leaf::Heading(title.depth));
            self.0.page.push(&title.text, 0, Safe::No);
            self.0.page.close();
            self.add_page(html);
        }
        self.0.among = None;
    }

    /// Adds a page that is all text.
    fn add_page(&mut self, html: &str) {
        self.0.blank_lines = BlankLines::Space;
        let clean = sanitise::text(html.to_owned()).text;
        let tree = Html::parse_document(&tame::tamed(&clean));
        self.0.read(tree.tree.root(), &|_| false);
    }

    /// The review of all of them, without facts.
    pub(super) fn finish(self) -> Read {
        self.0.page.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::{Facts, Review};

    /// A review as its blocks with a bar between them, and its spoilers.
    fn shown(review: &Review) -> (String, Vec<&str>) {
        let blocks = review.blocks().iter().map(|block| review.slice(block.span));
        let spoilers = review.spoilers().iter().map(|span| review.slice(*span));
        (blocks.collect::<Vec<_>>().join("|"), spoilers.collect())
    }

    #[test]
    fn texts_of_records_are_read_as_they_were_meant() {
        let table = [
            ("Plain words.", "Plain words.", &[][..]),
            (
                "One\ntwo.\n\nThree &amp; <i>four</i>.",
                "One\ntwo.|Three & four.",
                &[],
            ),
            ("One.<br /><br />Two.<br>three", "One.|Two.|three", &[]),
            (
                "<div>One&nbsp;</div><div><br></div><div>Two</div>",
                "One|Two",
                &[],
            ),
            ("a <spoiler>b<br/><br/>c</spoiler>", "a b|c", &["b", "c"]),
            ("a <spoiler>b", "a b", &["b"]),
            ("1 < 2 & 3 > 2, <3", "1 < 2 & 3 > 2, <3", &[]),
            ("<p></p>&#27;\n<br>", "", &[]),
        ];
        for (html, expected, spoilers) in table {
            let review = fragment(html).review(Facts::default(), Vec::new());
            assert_eq!(
                shown(&review),
                (expected.to_owned(), spoilers.to_vec()),
                "{html}"
            );
        }
    }

    #[test]
    fn several_pages_become_one_review() {
        let mut several = Several::new();
        several.add_page("<?xml version='1.0'?><html><head><title/></head><body><h1>One</h1><a id='x'/><p>a<br/>b</p></body></html>");
        several.add_fragment("c\n\n<ul><li>d");
        let review = several.finish().review(Facts::default(), Vec::new());
        assert_eq!(shown(&review).0, "One|a|b|c|• d");
    }
}
