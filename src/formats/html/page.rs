//! A page: its article, or its reviews one behind the other, and what it states of them.

use super::flow::BlankLines;
use super::found::Found;
use super::head::{Head, folded, text_of};
use super::linked;
use super::marked::{self, Marked};
use super::measure::Measures;
use super::walk::Walk;
use super::{article, outside, tame};
use crate::formats::page::Read;
use crate::formats::sanitise::Sanitised;
use crate::review::Facts;
use ego_tree::NodeRef;
use scraper::{Html, Node};

/// The least share of the page's prose, in hundredths, that a review which is marked must hold to be
/// what is read.
const MARKED: usize = 30;

/// The share of all that is marked, in hundredths, with which one of several is the article.
const MOST: usize = 60;

/// The fewest bytes of prose of an article.
const ARTICLE: usize = 200;

/// The letters of a review by which it is found in the article.
const WORDS: usize = 60;

/// What a page is read as.
enum Content<'a> {
    /// What is in an element.
    Node(NodeRef<'a, Node>),
    /// A review that stands in the data of the page.
    Body(&'a Found),
    /// Several reviews in elements.
    Marked(Vec<&'a Marked<'a>>),
    /// Several reviews in the data.
    Bodies(Vec<&'a Found>),
}

/// Reads a page: what is read of it, and what it states. What it states in data counts more than what
/// its head says. The blocks have the line of the source where their first words stand, or where those
/// of the block before them do, if they are written otherwise there.
pub(in crate::formats) fn page(clean: &Sanitised) -> (Read, Facts) {
    let tree = Html::parse_document(&tame::tamed(&clean.text));
    let root = tree.tree.root();
    let measures = Measures::below(root);
    let head = Head::of(root);
    let linked = linked::read(&head.scripts);
    let marked = marked::read(root);
    let article = article::find(root, &measures);
    let mut facts = Facts::default();
    let by_mark = of_marked(&marked, root, &measures);
    let by_data = of_linked(&linked.reviews, article, &measures);
    for found in [by_mark.1, by_data.1].into_iter().flatten() {
        facts = facts.over(found.facts());
    }
    let content = by_mark.0.or(by_data.0).unwrap_or(Content::Node(article));
    let is_one = matches!(content, Content::Node(_) | Content::Body(_));
    if is_one {
        facts = facts.over(linked.article.facts());
    }
    let facts = facts.over(head.found(root).facts());
    let mut walk = Walk::new(&clean.text, &clean.breaks, BlankLines::Space);
    walk.places.skip_head();
    let has_prose = measures.of(article.id()).prose > 0;
    if has_prose || !matches!(content, Content::Node(_)) {
        walk.content(&content, &measures);
    } else {
        walk.read(root, &outside::is_surely); // what there is, though it be links
    }
    if walk.page.blocks.is_empty() {
        walk.read(root, &|_| false);
    }
    (walk.page.finish(), facts)
}

/// What is read of the reviews that are marked, and which of them states the facts.
fn of_marked<'a>(
    marked: &'a [Marked<'a>],
    root: NodeRef<'a, Node>,
    measures: &Measures,
) -> (Option<Content<'a>>, Option<&'a Found>) {
    let text = |marked: &&Marked<'_>| {
        let own = measures.of(marked.body.unwrap_or(marked.root).id());
        own.text + own.linked
    };
    let all = measures.of(root.id()).prose;
    let sum: usize = marked.iter().map(|marked| text(&marked)).sum();
    let Some(best) = marked.iter().max_by_key(text) else {
        return (None, None);
    };
    let is_read = text(&best) * 100 >= all * MARKED;
    let content = Content::Node(best.body.unwrap_or(best.root));
    if marked.len() == 1 {
        return (is_read.then_some(content), Some(&best.found));
    }
    if text(&best) * 100 >= sum * MOST {
        return (is_read.then_some(content), is_read.then_some(&best.found));
    }
    let several = Content::Marked(marked.iter().collect());
    ((sum * 100 >= all * MARKED).then_some(several), None)
}

/// The same of the reviews in the data of the page.
fn of_linked<'a>(
    reviews: &'a [Found],
    article: NodeRef<'a, Node>,
    measures: &Measures,
) -> (Option<Content<'a>>, Option<&'a Found>) {
    let prose = measures.of(article.id()).prose;
    if let [review] = reviews {
        let has_body = review.body.is_some() && prose < ARTICLE;
        return (has_body.then_some(Content::Body(review)), Some(review));
    }
    let with_text = reviews.iter().filter(|review| review.body.is_some());
    let bodies: Vec<&Found> = with_text.collect();
    if bodies.is_empty() {
        return (None, None);
    }
    let text = folded(&text_of(article));
    let is_article = |review: &&&Found| {
        let body = folded(review.body.as_deref().unwrap_or_default());
        let start: String = body.chars().take(WORDS).collect();
        !start.is_empty() && text.contains(&start)
    };
    let mut found = bodies.iter().filter(is_article);
    if let (Some(review), None) = (found.next(), found.next()) {
        return (None, Some(review));
    }
    let sum: usize = bodies
        .iter()
        .filter_map(|review| review.body.as_ref())
        .map(String::len)
        .sum();
    ((sum > prose).then_some(Content::Bodies(bodies)), None)
}

impl Walk<'_> {
    /// Reads what a page is read as.
    fn content(&mut self, content: &Content<'_>, measures: &Measures) {
        let is_outside = |node: NodeRef<'_, Node>| measures.is_left_out(node);
        match content {
            Content::Node(node) => self.read(*node, &is_outside),
            Content::Body(found) => self.body(found),
            Content::Marked(several) => {
                for marked in several {
                    self.heading(&marked.found);
                    self.read(marked.body.unwrap_or(marked.root), &is_outside);
                }
            }
            Content::Bodies(several) => {
                for found in several {
                    self.heading(found);
                    self.body(found);
                }
            }
        }
    }

    /// Heads a review by what it is of, else by its own title or who wrote it.
    fn heading(&mut self, found: &Found) {
        let mut names = ["work", "title", "reviewer"].into_iter();
        if let Some(name) = names.find_map(|name| found.text(name)) {
            self.section(2, name);
        }
    }

    /// Reads the text of a review in the data of a page, and its notes.
    fn body(&mut self, found: &Found) {
        self.blank_lines = BlankLines::Paragraph;
        let html = found.body.as_deref().unwrap_or_default();
        let tree = Html::parse_fragment(&tame::tamed(html));
        self.read(tree.tree.root(), &|_| false);
        for (name, notes) in ["Pros", "Cons"].into_iter().zip(&found.notes) {
            if !notes.is_empty() {
                self.section(3, name);
                self.list(notes);
            }
        }
        self.blank_lines = BlankLines::Space;
    }
}
