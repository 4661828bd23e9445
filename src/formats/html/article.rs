//! Finding the article of a page: the element that holds what it is about.

use super::hidden::is_hidden;
use super::measure::Measures;
use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

/// The least share of the page's prose, in hundredths, that what is marked as its article holds.
const MARKED: usize = 30;

/// The share of the prose around it, in hundredths, with which an element stands for that.
const NEARLY_ALL: usize = 85;

/// The same of one that stands beside others with much less.
const MOST: usize = 50;

/// The fewest bytes of text in no block with which an element is the innermost.
const OWN: usize = 10;

/// How many times less.
const LESS: usize = 4;

/// The elements that hold the article of the page below `root`: what it marks as such, by the
/// vocabularies of schema.org and microformats, by `<article>`, by `<main>`; else the innermost
/// element with nearly all of the page's prose, or with most of it where what stands beside it has
/// far less. Prose is running text outside of links, so that menus and lists of links weigh nothing.
///
/// The measure, running text for its links, is that of C. Kohlschütter, P. Fankhauser and W. Nejdl,
/// Boilerplate Detection using Shallow Text Features (2010); the way down the tree is our own.
pub(super) fn find<'a>(root: NodeRef<'a, Node>, measures: &Measures) -> NodeRef<'a, Node> {
    let body = named(root, "body").unwrap_or(root);
    let all = measures.of(body.id()).prose;
    let prose = |node: &NodeRef<'a, Node>| measures.of(node.id()).prose;
    let candidates = candidates(root);
    for marks in &candidates {
        let best = marks.iter().copied().max_by_key(prose);
        let sum: usize = marks.iter().map(prose).sum();
        if let Some(best) = best
            && prose(&best) > 0
            && prose(&best) * 100 >= all * MARKED
            && prose(&best) * 100 >= sum * MOST
        {
            return best;
        }
    }
    densest(body, measures)
}

/// What the page marks as its article, in the order in which that counts; of elements within each
/// other, the outermost.
fn candidates(root: NodeRef<'_, Node>) -> [Vec<NodeRef<'_, Node>>; 3] {
    let mut found = [Vec::new(), Vec::new(), Vec::new()];
    for node in root.descendants() {
        let Some(element) = node.value().as_element() else {
            continue;
        };
        let Some(rank) = rank(element).filter(|_| !is_hidden(element)) else {
            continue;
        };
        if let Some(of_rank) = found.get_mut(rank) {
            let is_within = of_rank.last().is_some_and(|last| contains(*last, node));
            if !is_within {
                of_rank.push(node);
            }
        }
    }
    found
}

/// Whether `node` is within `outer`, which comes before it in the page.
fn contains(outer: NodeRef<'_, Node>, node: NodeRef<'_, Node>) -> bool {
    node.ancestors().any(|around| around == outer)
}

/// By which mark an element is the article of its page, if by any.
fn rank(element: &Element) -> Option<usize> {
    let is_body = |name: &str| matches!(name, "articleBody" | "reviewBody");
    let has_body = element
        .attr("itemprop")
        .is_some_and(|names| names.split_ascii_whitespace().any(is_body));
    let is_content = |class: &str| matches!(class, "e-content" | "entry-content" | "e-description");
    if has_body || element.classes().any(is_content) {
        Some(0)
    } else if element.name() == "article" || element.attr("role") == Some("article") {
        Some(1)
    } else if element.name() == "main" || element.attr("role") == Some("main") {
        Some(2)
    } else {
        None
    }
}

/// The first element called `name` below `root`.
pub(super) fn named<'a>(root: NodeRef<'a, Node>, name: &str) -> Option<NodeRef<'a, Node>> {
    let is_named = |node: &NodeRef<'a, Node>| {
        let element = node.value().as_element();
        element.is_some_and(|element| element.name() == name)
    };
    root.descendants().find(is_named)
}

/// The innermost element below `body` with nearly all of its prose. One that holds the heading of the
/// page, or text of its own, is not gone into further.
fn densest<'a>(body: NodeRef<'a, Node>, measures: &Measures) -> NodeRef<'a, Node> {
    let mut at = body;
    let mut all = measures.of(at.id()).prose;
    loop {
        let is_heading = |node: NodeRef<'_, Node>| {
            let element = node.value().as_element();
            element.is_some_and(|element| element.name() == "h1")
        };
        if measures.of(at.id()).own >= OWN || at.children().any(is_heading) {
            return at;
        }
        let children = at.children().filter(|node| node.value().is_element());
        let mut best: Option<(usize, NodeRef<'a, Node>)> = None;
        let mut second = 0;
        for child in children.filter(|child| !measures.is_left_out(*child)) {
            let prose = measures.of(child.id()).prose;
            if best.as_ref().is_none_or(|(most, _)| prose > *most) {
                second = best.map_or(0, |(most, _)| most);
                best = Some((prose, child));
            } else {
                second = second.max(prose);
            }
        }
        let Some((prose, child)) = best.filter(|(prose, child)| *prose > 0 && holds(*child)) else {
            return at;
        };
        if prose * 100 >= all * NEARLY_ALL {
            at = child;
        } else if prose * 100 >= all * MOST && second * LESS <= prose {
            (at, all) = (child, prose);
        } else {
            return at;
        }
    }
}

/// Whether an element can hold an article.
fn holds(node: NodeRef<'_, Node>) -> bool {
    let element = node.value().as_element();
    element.is_some_and(|element| {
        matches!(
            element.name(),
            "div"
                | "section"
                | "article"
                | "main"
                | "center"
                | "table"
                | "tbody"
                | "tr"
                | "td"
                | "form"
                | "font"
                | "span"
                | "blockquote"
        )
    })
}
