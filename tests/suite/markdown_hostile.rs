//! Markdown that nobody writes in good faith, or at all: it is read all the same.

use super::markdown::read;
use frontrow::formats::{self, Hint, sanitise};
use frontrow::review::{BlockKind, CELL, Review, Span};
use proptest::prelude::*;
use proptest::test_runner::TestCaseError;

#[test]
fn one_long_block_is_read_whole() {
    let list = "- item\n\n".repeat(100_000);
    let review = read(&format!("Text.\n\n{list}End.\n"));
    assert_eq!(review.blocks().len(), 100_002);
}

/// What entities stand for passes the gate, also where they have a name.
#[test]
fn what_entities_hide_is_left_out() {
    for (source, text) in [
        ("a&rlm;b&lrm;c", "abc"),
        ("a&ZeroWidthSpace;b &eacute;&shy;t", "ab é\u{ad}t"),
        ("a&nbsp;\u{fe0f}b", "a\u{a0}b"),
        ("# a&Tab;&rlm;b", "a    b"),
        ("a&NewLine;b", "a b"),
        ("**a&rlm;b** `&rlm;`", "ab &rlm;"),
        ("![a&rlm;b](c.png)", "[picture: ab]"),
        ("|a&rlm;|b|\n|-|-|\n|c&Tab;d|e|", "a\tb\nc    d\te"),
    ] {
        assert_eq!(read(source).text(), text, "{source}");
    }
}

#[test]
fn hostile_shapes_are_read() {
    let many = |unit: &str| unit.repeat((1 << 17) / unit.len());
    for unit in [
        "[", "![", "> ", "*a _b ", "- ", "`", "<a ", "<!--", "&", "[^", "|", "~~*", "\\\n", "<b>",
        "1. ", "\\|", "\\\\", "[a](#b)", "[^a]: ",
    ] {
        let review = read(&many(unit));
        assert!(review.text().len() <= 3 << 17, "{unit}");
    }
    for html in [
        format!("<div>\n{}", many("<a \">\" ")),
        [many("<b>"), many("</i>")].concat(),
        format!("<div>\n{}{}", many("<b>"), many("</i>")),
    ] {
        assert!(read(&html).text().len() <= 1 << 17);
    }
    let deep: Vec<String> = (0..2000).map(|depth| "  ".repeat(depth) + "- x").collect();
    assert_eq!(read(&deep.join("\n")).blocks().len(), 2000);
    let rows = format!("|{}\n|{}\n{}", many("a|"), many("-|"), "|\n".repeat(1000));
    assert!(!read(&rows).text().is_empty());
}

/// Holds for every review of Markdown: blocks are in order and part of the text, runs lie inside them, and
/// nothing got past the gate.
pub(super) fn holds(review: &Review) -> Result<(), TestCaseError> {
    let mut end = 0;
    for block in review.blocks() {
        let range = block.span.range();
        prop_assert!(range.start >= end && !block.span.is_empty());
        let text = review.slice(block.span);
        prop_assert!(!text.is_empty());
        let is_row = matches!(block.kind, BlockKind::TableRow { .. });
        let may_stand = |c: char| !c.is_control() || c == '\n' && !is_row || c == CELL && is_row;
        prop_assert!(text.chars().all(may_stand), "{text:?}");
        prop_assert!(is_row || text.trim_end() == text);
        prop_assert!(review.slice(Span::of(end..range.start)).trim().is_empty());
        end = range.end;
    }
    prop_assert_eq!(end, review.text().len());
    for run in review.runs() {
        let block = review.block_at(run.span.start);
        let block = block.and_then(|block| review.blocks().get(block));
        let within = block.and_then(|block| run.span.intersection(block.span));
        prop_assert_eq!(within, Some(run.span));
        prop_assert!(
            run.link
                .is_none_or(|link| (link as usize) < review.links().len())
        );
    }
    for table in review.tables() {
        prop_assert!(table.rows.0 < table.rows.1 && table.rows.1 <= review.blocks().len());
    }
    let safe = sanitise::text(review.text().replace(CELL, " "));
    prop_assert_eq!((safe.controls.count, safe.hidden.count), (0, 0));
    Ok(())
}

proptest! {
    #[test]
    fn any_bytes_give_blocks_in_order_and_runs_inside_them(bytes in any_markdown()) {
        let parsed = formats::read(bytes, Hint::Markdown);
        let review = parsed.unwrap_or_default().review;
        holds(&review)?;
    }
}

/// What Markdown is made of, and what must not get through.
const PIECES: &[&str] = &[
    "\n",
    "\n\n",
    " ",
    "    ",
    "\t",
    "# ",
    "- ",
    "1. ",
    "> ",
    "```",
    "*",
    "**",
    "_",
    "`",
    "[",
    "]",
    "(",
    ")",
    "![",
    "[^1]",
    "[^1]: ",
    "[a]: b",
    "|",
    "|-|\n",
    "<b>",
    "</b>",
    "<br>",
    "<!--",
    "-->",
    "<p>",
    "<script>",
    "&#27;",
    "&#x202e;",
    "&rlm;",
    "&nbsp;",
    "&Tab;",
    "&amp;",
    "&#xfe0f;",
    "\u{fe0f}",
    "\u{1b}[1m",
    "\\",
    "---",
    "***",
    "===",
    "a",
    "word",
    "é",
    "日",
    "❤",
    "\u{1f3f4}",
    "&nbsp;",
    "- [ ] ",
    "~~",
    "  \n",
    "{#x}",
    ":",
    "title: x",
    "\u{2028}",
    "&#10;",
    "&#9;",
];

/// Bytes that are often Markdown.
fn any_markdown() -> impl Strategy<Value = Vec<u8>> {
    let piece = proptest::sample::select(PIECES).prop_map(|piece| piece.as_bytes().to_vec());
    let noise = proptest::collection::vec(any::<u8>(), 1..3);
    let part = prop_oneof![20 => piece, 1 => noise];
    proptest::collection::vec(part, 0..60).prop_map(|parts| parts.concat())
}
