//! What the head of a page says of it: its title, its author, its day, its language.

use super::article::named;
use super::found::{Found, plain};
use ego_tree::NodeRef;
use scraper::Node;
use std::collections::HashMap;

/// What may stand between the title of a page and the name of its site.
const BETWEEN: [&str; 8] = [" | ", " – ", " — ", " - ", " :: ", " · ", " • ", " « "];

/// What a page says of itself.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// The values of `<meta>` by their names, in small letters.
    metas: HashMap<String, String>,
    /// The text of `<title>`.
    title: Option<String>,
    /// The language of `<html>`.
    language: Option<String>,
    /// The contents of scripts with JSON-LD.
    pub(super) scripts: Vec<String>,
}

impl Head {
    /// What the page below `root` says, wherever that stands in it.
    pub(super) fn of(root: NodeRef<'_, Node>) -> Self {
        let mut head = Self::default();
        for node in root.descendants() {
            let Some(element) = node.value().as_element() else {
                continue;
            };
            let text = || {
                node.children()
                    .filter_map(|child| child.value().as_text())
                    .map(|text| &**text)
                    .collect::<String>()
            };
            let attr = |name| element.attr(name);
            match element.name() {
                "html" => head.language = attr("lang").or(attr("xml:lang")).map(str::to_owned),
                "title" if head.title.is_none() => head.title = Some(plain(&text())),
                "script" => {
                    let kind = attr("type").unwrap_or_default().trim();
                    if kind.eq_ignore_ascii_case("application/ld+json") {
                        head.scripts.push(text());
                    }
                }
                "meta" => {
                    let name = attr("property").or(attr("name")).map(str::to_lowercase);
                    if let (Some(name), Some(content)) = (name, attr("content")) {
                        head.metas.entry(name).or_insert_with(|| plain(content));
                    }
                }
                _ => {}
            }
        }
        head
    }

    /// What it states.
    pub(super) fn found(&self, root: NodeRef<'_, Node>) -> Found {
        let mut found = Found::default();
        if let Some(title) = self.title(root) {
            found.state("title", title.into());
        }
        let is_name = |name: &&str| !name.contains("://");
        for name in [
            "author",
            "article:author",
            "dc.creator",
            "parsely-author",
            "sailthru.author",
        ] {
            if let Some(author) = self.meta(name).filter(is_name) {
                found.state("reviewer", author.into());
            }
        }
        for name in [
            "article:published_time",
            "date",
            "dc.date",
            "dcterms.date",
            "pubdate",
            "parsely-pub-date",
        ] {
            if let Some(day) = self.meta(name) {
                found.state("date", day.into());
            }
        }
        if let Some(language) = self.language.as_deref().or(self.meta("og:locale")) {
            found.state("language", language.trim().replace('_', "-").into());
        }
        found
    }

    /// What the site is called.
    pub(super) fn site(&self) -> Option<&str> {
        self.meta("og:site_name").or(self.meta("application-name"))
    }

    fn meta(&self, name: &str) -> Option<&str> {
        let value = self.metas.get(name).map(|value| value.trim());
        value.filter(|value| !value.is_empty())
    }

    /// The title: that of `og:title`, else of `<title>`, each without the name of the site.
    fn title(&self, root: NodeRef<'_, Node>) -> Option<String> {
        let heading = named(root, "h1").map(text_of).unwrap_or_default();
        let stated = self.meta("og:title").or(self.title.as_deref())?;
        let title = without_site(stated, self.site(), &heading);
        (!title.is_empty()).then(|| title.to_owned())
    }
}

/// `title` without the name of the site, by what that is called, or because the rest is the heading
/// of the page.
pub(super) fn without_site<'a>(title: &'a str, site: Option<&str>, heading: &str) -> &'a str {
    let same = |one: &str, other: &str| !one.is_empty() && folded(one) == folded(other);
    for between in BETWEEN {
        if let Some((before, behind)) = title.rsplit_once(between)
            && (site.is_some_and(|site| same(behind, site)) || same(before, heading))
        {
            return before.trim();
        }
        if let Some((before, behind)) = title.split_once(between)
            && (site.is_some_and(|site| same(before, site)) || same(behind, heading))
        {
            return behind.trim();
        }
    }
    title.trim()
}

/// The letters and digits of a text, small.
pub(super) fn folded(text: &str) -> String {
    let kept = text.chars().filter(|c| c.is_alphanumeric());
    kept.flat_map(char::to_lowercase).collect()
}

/// The text in a node, its blanks drawn together.
pub(super) fn text_of(node: NodeRef<'_, Node>) -> String {
    let texts = node.descendants().filter_map(|node| node.value().as_text());
    let text: String = texts.map(|text| &**text).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
