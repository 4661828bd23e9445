//! Reviews that a page marks on its elements: hReview, h-review, and the microdata of schema.org.

use super::found::{Found, work_kind};
use super::head::text_of;
use ego_tree::NodeRef;
use ego_tree::iter::Edge;
use scraper::Node;
use scraper::node::Element;
use serde_json::json;

/// A review that is marked.
pub(super) struct Marked<'a> {
    /// What is stated of it.
    pub(super) found: Found,
    /// All of it.
    pub(super) root: NodeRef<'a, Node>,
    /// Its text.
    pub(super) body: Option<NodeRef<'a, Node>>,
}

/// A way to mark reviews.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Vocabulary {
    /// hReview 0.4.
    Old,
    /// h-review.
    New,
    /// Microdata.
    Data,
}

/// What an element says of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Property {
    Title,
    Work,
    Reviewer,
    Date,
    Rating,
    Best,
    Worst,
    Body,
    Tag,
}

/// The names of each property in each vocabulary, in the order of [`Vocabulary`].
const NAMES: [(Property, [&[&str]; 3]); 9] = [
    (Property::Work, [&["item"], &["p-item"], &["itemReviewed"]]),
    (
        Property::Reviewer,
        [&["reviewer"], &["p-reviewer", "p-author"], &["author"]],
    ),
    (
        Property::Date,
        [
            &["dtreviewed"],
            &["dt-reviewed", "dt-published"],
            &["datePublished"],
        ],
    ),
    (
        Property::Rating,
        [&["rating"], &["p-rating"], &["ratingValue"]],
    ),
    (Property::Best, [&["best"], &["p-best"], &["bestRating"]]),
    (
        Property::Worst,
        [&["worst"], &["p-worst"], &["worstRating"]],
    ),
    (
        Property::Body,
        [
            &["description"],
            &["e-content", "e-description", "p-description"],
            &["reviewBody", "description"],
        ],
    ),
    (Property::Tag, [&["tag"], &["p-category"], &["keywords"]]),
    (
        Property::Title,
        [&["summary"], &["p-name"], &["headline", "name"]],
    ),
];

/// The reviews below `root`, none of which is within another.
pub(super) fn read(root: NodeRef<'_, Node>) -> Vec<Marked<'_>> {
    let mut found: Vec<Marked<'_>> = Vec::new();
    let mut inside = None;
    for edge in root.traverse() {
        match edge {
            Edge::Open(node) if inside.is_none() => {
                if let Some(vocabulary) = node.value().as_element().and_then(vocabulary) {
                    inside = Some(node.id());
                    found.push(review(node, vocabulary));
                }
            }
            Edge::Close(node) if inside == Some(node.id()) => inside = None,
            Edge::Open(_) | Edge::Close(_) => {}
        }
    }
    found
}

/// By which vocabulary an element is a review, if it is one.
fn vocabulary(element: &Element) -> Option<Vocabulary> {
    let is_review = |kind: &str| kind.ends_with("Review") && kind.contains("schema.org");
    let has = |class: &str| element.classes().any(|own| own == class);
    if has("h-review") {
        Some(Vocabulary::New)
    } else if has("hreview") {
        Some(Vocabulary::Old)
    } else if element
        .attr("itemtype")
        .is_some_and(|kinds| kinds.split_ascii_whitespace().any(is_review))
    {
        Some(Vocabulary::Data)
    } else {
        None
    }
}

/// What `element` says of a review around it.
fn property(element: &Element, vocabulary: Vocabulary) -> Option<Property> {
    let column = vocabulary as usize;
    let row = NAMES.iter().find(|(_, names)| {
        let names = names.get(column).copied().unwrap_or_default();
        match vocabulary {
            Vocabulary::Old | Vocabulary::New => {
                element.classes().any(|class| names.contains(&class))
            }
            Vocabulary::Data => {
                let own = element.attr("itemprop").unwrap_or_default();
                own.split_ascii_whitespace().any(|own| names.contains(&own))
            }
        }
    });
    row.map(|(property, _)| *property)
}

/// The review that is `root`.
fn review(root: NodeRef<'_, Node>, vocabulary: Vocabulary) -> Marked<'_> {
    let mut found = Found::default();
    let (mut body, mut inside) = (None, None);
    let (mut rating, mut best, mut worst) = (None, None, None);
    let mut tags = Vec::new();
    for edge in root.traverse().skip(1) {
        let node = match edge {
            Edge::Open(node) if inside.is_none() => node,
            Edge::Close(node) if inside == Some(node.id()) => {
                inside = None;
                continue;
            }
            Edge::Open(_) | Edge::Close(_) => continue,
        };
        let Some(element) = node.value().as_element() else {
            continue;
        };
        let Some(property) = property(element, vocabulary) else {
            continue;
        };
        match property {
            Property::Title => found.state("title", value(node, element).into()),
            Property::Work => {
                let kind = element.attr("itemtype").and_then(work_kind);
                found.state("workkind", kind.into());
                found.state("work", name_in(node, element).into());
                inside = Some(node.id());
            }
            Property::Reviewer => {
                found.state("reviewer", name_in(node, element).into());
                inside = Some(node.id());
            }
            Property::Date => found.state("date", value(node, element).into()),
            Property::Rating => rating = rating.or_else(|| Some(rated(node, element))),
            Property::Best => best = best.or_else(|| Some(value(node, element))),
            Property::Worst => worst = worst.or_else(|| Some(value(node, element))),
            Property::Body => body = body.or(Some(node)),
            Property::Tag => tags.push(value(node, element)),
        }
    }
    if let Some(rating) = rating.filter(|rating| !rating.is_empty()) {
        let rating = json!({ "value": rating, "bestrating": best, "worstrating": worst });
        found.state("rating", rating);
    }
    found.state("tags", tags.into());
    Marked { found, root, body }
}

/// What an element says by an attribute for machines, else by its text.
fn value(node: NodeRef<'_, Node>, element: &Element) -> String {
    let by = match element.name() {
        "abbr" => &["title"][..],
        "img" => &["alt"],
        "data" | "meter" | "input" => &["value"],
        "time" => &["datetime"],
        _ => &[],
    };
    let mut stated = ["content"]
        .iter()
        .chain(by)
        .filter_map(|name| element.attr(name));
    match stated.find(|value| !value.trim().is_empty()) {
        Some(stated) => stated.trim().to_owned(),
        None => text_of(node),
    }
}

/// The rating in an element: the value in it that is marked as such, else its own.
fn rated(node: NodeRef<'_, Node>, element: &Element) -> String {
    let is_value = |element: &Element| element.classes().any(|class| class == "value");
    first_in(node, is_value).unwrap_or_else(|| value(node, element))
}

/// The name in an element, else all it says.
fn name_in(node: NodeRef<'_, Node>, element: &Element) -> String {
    let is_name = |element: &Element| {
        let has = element
            .classes()
            .any(|class| matches!(class, "fn" | "p-name"));
        has || element.attr("itemprop") == Some("name")
    };
    first_in(node, is_name).unwrap_or_else(|| value(node, element))
}

/// What the first element in `node` says that is such a one.
fn first_in(node: NodeRef<'_, Node>, is: impl Fn(&Element) -> bool) -> Option<String> {
    let mut inside = node.descendants().skip(1);
    inside.find_map(|node| {
        let element = node.value().as_element().filter(|element| is(element))?;
        Some(value(node, element)).filter(|value| !value.is_empty())
    })
}
