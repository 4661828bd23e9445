//! What of a page is not there to be read.

use super::role::squeezed;
use scraper::CaseSensitivity;
use scraper::node::Element;

/// Whether nobody sees `element`, or what is in it is no text: scripts, controls, what a browser
/// hides. A spoiler that a script is to show stays: it is hidden as one.
pub(super) fn is_hidden(element: &Element) -> bool {
    let is_unread = matches!(
        element.name(),
        "script"
            | "style"
            | "noscript"
            | "template"
            | "head"
            | "title"
            | "meta"
            | "link"
            | "iframe"
            | "object"
            | "embed"
            | "svg"
            | "canvas"
            | "video"
            | "audio"
            | "input"
            | "select"
            | "textarea"
            | "button"
            | "datalist"
            | "progress"
            | "meter"
            | "map"
            | "rp"
            | "noframes"
            | "frameset"
    );
    is_unread || (is_covered(element) && !is_spoiler(element))
}

/// Whether an element is a spoiler by its class.
pub(super) fn is_spoiler(element: &Element) -> bool {
    element.has_class("spoiler", CaseSensitivity::AsciiCaseInsensitive)
}

/// Whether its attributes hide an element.
fn is_covered(element: &Element) -> bool {
    let is_hidden_for_all = |value: &str| !value.eq_ignore_ascii_case("until-found");
    element.attr("hidden").is_some_and(is_hidden_for_all)
        || element.attr("aria-hidden") == Some("true")
        || element.attr("style").is_some_and(|style| {
            let style = squeezed(style);
            style.contains("display:none") || style.contains("visibility:hidden")
        })
}
