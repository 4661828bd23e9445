//! What of a page stands around its article: navigation, asides, comments, notices.

use super::measure::Measures;
use ego_tree::NodeRef;
use scraper::Node;
use scraper::node::Element;

/// The most bytes of prose in what only looks as if it stood around the article.
const MOST_PROSE: usize = 600;

/// The most links, as a share of the text in a list of more than a few, before it is navigation.
const MOST_LINKED: usize = 80;

/// The fewest links of navigation.
const FEWEST_LINKS: usize = 4;

/// Words in classes and names of elements that no part of an article has.
const NEVER: [&str; 26] = [
    "comments",
    "commentlist",
    "disqus",
    "respond",
    "share",
    "sharing",
    "sharedaddy",
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "breadcrumb",
    "breadcrumbs",
    "pagination",
    "navbar",
    "navigation",
    "screenreader",
    "sr",
    "visuallyhidden",
    "advert",
    "advertisement",
    "sponsored",
    "popup",
    "modal",
    "newsletter",
    "skiplink",
];

/// Words in them that a part of an article may have, if it has much to read.
const RARELY: [&str; 10] = [
    "related",
    "sidebar",
    "menu",
    "nav",
    "social",
    "subscribe",
    "promo",
    "widget",
    "masthead",
    "toolbar",
];

/// How surely an element stands around the article.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Outside {
    /// Whatever it holds.
    Surely,
    /// Unless it holds much prose.
    Unless,
    /// It does not.
    No,
}

/// How surely `element`, which is `node`, stands around the article.
pub(super) fn of(node: NodeRef<'_, Node>, element: &Element) -> Outside {
    match element.name() {
        "html" | "body" | "main" | "article" | "p" | "h1" | "h2" | "h3" | "a" | "em" | "strong" => {
            return Outside::No;
        }
        "nav" | "aside" | "dialog" => return Outside::Surely,
        "header" if !is_within(node, &["article", "main"]) => return Outside::Unless,
        "footer" if !is_within(node, &["blockquote"]) => return Outside::Unless,
        "form" | "fieldset" => return Outside::Unless,
        _ => {}
    }
    if let Some(role) = element.attr("role") {
        let surely = [
            "navigation",
            "complementary",
            "banner",
            "contentinfo",
            "search",
            "dialog",
        ];
        if surely.contains(&role) {
            return Outside::Surely;
        }
    }
    let mut names = element.classes().chain(element.id());
    let found = names.try_fold(Outside::No, |found, name| match of_name(name) {
        Outside::Surely => Err(Outside::Surely),
        Outside::Unless => Ok(Outside::Unless),
        Outside::No => Ok(found),
    });
    found.unwrap_or_else(|surely| surely)
}

/// Whether a node surely stands around the article.
pub(super) fn is_surely(node: NodeRef<'_, Node>) -> bool {
    let element = node.value().as_element();
    element.is_some_and(|element| of(node, element) == Outside::Surely)
}

/// What the class or the name of an element says: by its words, none of which speaks of the article.
fn of_name(name: &str) -> Outside {
    let words = || {
        let words = name.split(['-', '_']).filter(|word| !word.is_empty());
        words.take(MOST_WORDS).map(str::to_ascii_lowercase)
    };
    let is_article =
        |word: String| ["content", "article", "entry", "body", "text"].contains(&word.as_str());
    if words().any(is_article) {
        return Outside::No;
    }
    let joined: String = words().take(2).collect();
    let has = |of: &[&str]| words().any(|word| of.contains(&word.as_str()));
    if has(&NEVER) || NEVER.contains(&joined.as_str()) {
        Outside::Surely
    } else if has(&RARELY) {
        Outside::Unless
    } else {
        Outside::No
    }
}

/// The most words of a class that are looked at.
const MOST_WORDS: usize = 8;

/// Whether a node is within an element of one of these names; the nearest few are looked at.
fn is_within(node: NodeRef<'_, Node>, names: &[&str]) -> bool {
    let mut around = node
        .ancestors()
        .filter_map(|node| node.value().as_element());
    around.any(|element| names.contains(&element.name()))
}

impl Measures {
    /// Whether a node of the article is no part of what is read: it stands around the article, or it is
    /// a list of links.
    pub(super) fn is_left_out(&self, node: NodeRef<'_, Node>) -> bool {
        let Some(element) = node.value().as_element() else {
            return false;
        };
        let own = self.of(node.id());
        match of(node, element) {
            Outside::Surely => true,
            Outside::Unless => own.prose <= MOST_PROSE,
            Outside::No => {
                let is_list = matches!(element.name(), "ul" | "ol" | "div" | "table" | "section");
                let all = own.text + own.linked;
                is_list
                    && own.links >= FEWEST_LINKS
                    && own.prose == 0
                    && own.headings == 0
                    && own.linked * 100 > all * MOST_LINKED
            }
        }
    }
}
