//! Telling a page of HTML from other texts by its start.

use crate::formats::markdown::html::{Piece, pieces};
use crate::review::floor;

/// Bytes that are looked at.
const START: usize = 4 * 1024;

/// Whether `text` is plainly a page: it begins with the declaration of one, or with an element that
/// nothing else begins with. Comments and what XML begins with may stand before that.
pub(in crate::formats) fn is_page(text: &str) -> bool {
    let start = text.trim_start().trim_start_matches('\u{feff}');
    if !start.starts_with('<') {
        return false;
    }
    let start = start.get(..floor(start, START)).unwrap_or_default();
    let is_declared = |at: usize| {
        let rest = start.get(at..at + DECLARED.len());
        rest.is_some_and(|rest| rest.eq_ignore_ascii_case(DECLARED))
    };
    let mut text_before = pieces(start).map_while(|(at, piece)| match piece {
        Piece::Text(text) => text.trim().is_empty().then_some((at, None)),
        Piece::Tag(tag) => Some((at, Some(tag.name))),
    });
    let first = text_before.find_map(|(at, name)| name.map(|name| (at, name)));
    let end = first.map_or(start.len(), |(at, _)| at);
    let mut signs = memchr::memmem::find_iter(start.as_bytes(), b"<!").take_while(|at| *at < end);
    signs.any(is_declared) || first.is_some_and(|(_, name)| begins_page(name))
}

/// How the declaration of a page begins.
const DECLARED: &str = "<!doctype html";

/// Whether an element begins a page and nothing else.
fn begins_page(name: &str) -> bool {
    ["html", "head", "body", "meta", "title"]
        .iter()
        .any(|first| name.eq_ignore_ascii_case(first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_told_by_what_they_begin_with() {
        let table = [
            ("<!DOCTYPE html><p>x", true),
            ("\n<?xml version=\"1.0\"?>\n<!doctype HTML PUBLIC>", true),
            ("<!-- saved from a site -->\n<html lang=en>", true),
            ("<head><title>x", true),
            ("<p>Markdown may begin so.</p>", false),
            ("<div align=center>\n\n# Heading", false),
            ("Of <html> we know nothing.", false),
            ("<p>Of <!doctype html> we know nothing.", false),
            ("<<<", false),
            ("", false),
        ];
        for (text, expected) in table {
            assert_eq!(is_page(text), expected, "{text}");
        }
    }
}
