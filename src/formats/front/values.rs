//! What a value of front matter is, safe to print.

use super::scopes::named;
use super::tree::Tree;
use crate::formats::sanitise;

/// How deep lists are in lists, as those that brackets around a link make of it.
const DEEPEST: usize = 4;

/// The one value that `tree` is, or the name in it.
pub(super) fn single(tree: &Tree) -> Option<String> {
    match alone(tree) {
        Tree::Text(text) => shown(text),
        Tree::List(_) => None,
        Tree::Map(entries) => {
            let name = named(entries, "name").or_else(|| named(entries, "title"))?;
            match alone(&name.value) {
                Tree::Text(text) => shown(text),
                Tree::List(_) | Tree::Map(_) => None,
            }
        }
    }
}

/// The values that `tree` lists; those of one text are set apart by commas.
pub(super) fn list(tree: &Tree) -> Vec<String> {
    match alone(tree) {
        Tree::Text(text) => text.split(',').filter_map(shown).collect(),
        Tree::List(list) => list.iter().filter_map(single).collect(),
        map @ Tree::Map(_) => single(map).into_iter().collect(),
    }
}

/// The tags that `tree` lists, without the sign before each, which may set them apart too.
pub(super) fn tags_in(tree: &Tree) -> Vec<String> {
    let bare = |tag: &str| shown(tag.trim_start_matches('#'));
    match alone(tree) {
        Tree::Text(text) if text.trim_start().starts_with('#') => {
            let tags = text.split([' ', ',']).filter_map(bare);
            tags.collect()
        }
        tree @ (Tree::Text(_) | Tree::List(_) | Tree::Map(_)) => {
            list(tree).iter().filter_map(|tag| bare(tag)).collect()
        }
    }
}

/// What `text` answers: yes or no.
pub(in crate::formats) fn truth(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "true" | "yes" | "y" | "on" | "1" => Some(true),
        "false" | "no" | "n" | "off" | "0" | "none" => Some(false),
        _ => None,
    }
}

/// What is alone in `tree`, in as many lists as it may be.
fn alone(tree: &Tree) -> &Tree {
    let mut tree = tree;
    for _ in 0..DEEPEST {
        match tree {
            Tree::List(list) if list.len() == 1 => tree = list.first().unwrap_or(tree),
            Tree::List(_) | Tree::Text(_) | Tree::Map(_) => break,
        }
    }
    tree
}

/// `text` on one line, links by what they show; `None` where that is nothing.
fn shown(text: &str) -> Option<String> {
    let line = unlinked(&sanitise::line(text));
    let line = line.trim();
    (!line.is_empty()).then(|| line.to_owned())
}

/// `text` with what links such as `[[people/Ana Roig|Roig]]` show in their place.
fn unlinked(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, inside)) = rest.split_once("[[") {
        let Some((link, behind)) = inside.split_once("]]") else {
            break;
        };
        shown.push_str(before);
        let page = link.split('#').next().unwrap_or_default();
        let name = page.rsplit('/').next().unwrap_or(page);
        shown.push_str(link.split_once('|').map_or(name, |(_, words)| words));
        rest = behind;
    }
    shown.push_str(rest);
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_what_they_show() {
        for (text, expected) in [
            ("[[Ana Roig]]", "Ana Roig"),
            ("[[people/Ana Roig#Life|Roig]] and [[a/b]]", "Roig and b"),
            ("[[never [[a", "[[never [[a"),
            ("a", "a"),
        ] {
            assert_eq!(unlinked(text), expected);
        }
    }
}
