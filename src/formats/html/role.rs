//! What elements of HTML do to the text in them.

use crate::review::Mark;
use scraper::node::Element;

/// What an element does to the text in it and around it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It breaks the line.
    Break,
    /// It stands in blocks of its own.
    Block,
    /// It is a heading of a depth.
    Heading(u8),
    /// It is a list that does not count.
    List,
    /// It is a list that counts.
    Numbered,
    /// It is an item of a list.
    Item,
    /// It is a quote in blocks of its own.
    Quote,
    /// It says what a term means.
    Definition,
    /// It is text whose blanks count.
    Preformatted,
    /// It is a rule.
    Rule,
    /// It is a table.
    Table,
    /// It is a row of one.
    Row,
    /// It is a cell of a row.
    Cell,
    /// It sets its text off.
    Mark(Mark),
    /// It is a link.
    Link,
    /// It is a picture.
    Picture,
    /// It is a quote within a sentence.
    Quotation,
    /// It says how the signs before it are read.
    Reading,
    /// Nothing that can be shown.
    Inline,
}

/// What the element called `name` does.
pub(super) fn of_name(name: &str) -> Role {
    match name {
        "br" => Role::Break,
        "p" | "div" | "section" | "article" | "main" | "header" | "footer" | "aside" | "nav"
        | "figure" | "figcaption" | "details" | "summary" | "dl" | "dt" | "center" | "address"
        | "fieldset" | "legend" | "form" | "hgroup" | "search" | "caption" | "body" | "html"
        | "option" | "dialog" => Role::Block,
        "h1" => Role::Heading(1),
        "h2" => Role::Heading(2),
        "h3" => Role::Heading(3),
        "h4" => Role::Heading(4),
        "h5" => Role::Heading(5),
        "h6" => Role::Heading(6),
        "ul" | "menu" | "dir" => Role::List,
        "ol" => Role::Numbered,
        "li" => Role::Item,
        "blockquote" => Role::Quote,
        "dd" => Role::Definition,
        "pre" | "listing" | "xmp" | "plaintext" => Role::Preformatted,
        "hr" => Role::Rule,
        "table" => Role::Table,
        "tr" => Role::Row,
        "td" | "th" => Role::Cell,
        "i" | "em" | "cite" | "var" | "dfn" => Role::Mark(Mark::Emphasis),
        "b" | "strong" => Role::Mark(Mark::Strong),
        "s" | "del" | "strike" => Role::Mark(Mark::Struck),
        "code" | "kbd" | "tt" | "samp" => Role::Mark(Mark::Code),
        "a" => Role::Link,
        "img" => Role::Picture,
        "q" => Role::Quotation,
        "rt" => Role::Reading,
        _ => Role::Inline,
    }
}

/// What `element` does, by its name, else by its own style, as word processors write it.
pub(super) fn of(element: &Element) -> Role {
    let role = of_name(element.name());
    let style = (role == Role::Inline)
        .then(|| element.attr("style"))
        .flatten();
    let Some(style) = style else { return role };
    let style = squeezed(style);
    let has = |part: &str| style.contains(part);
    if has("font-style:italic") {
        Role::Mark(Mark::Emphasis)
    } else if has("font-weight:bold") || has("font-weight:700") {
        Role::Mark(Mark::Strong)
    } else if has("text-decoration:line-through") {
        Role::Mark(Mark::Struck)
    } else {
        role
    }
}

/// The longest style that is looked at, in bytes.
const LONGEST_STYLE: usize = 512;

/// A style in small letters without blanks.
pub(super) fn squeezed(style: &str) -> String {
    let kept = style.bytes().take(LONGEST_STYLE);
    let kept = kept.filter(|byte| !byte.is_ascii_whitespace() && byte.is_ascii());
    kept.map(|byte| byte.to_ascii_lowercase() as char).collect()
}
