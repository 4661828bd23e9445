//! Whole pages: which article is found in them, its outline and its facts; and pages made to do harm.

use super::html_text::{read, shown};
use frontrow::formats::{self, Format, Hint};
use frontrow::outline;
use frontrow::review::Review;
use proptest::prelude::*;

/// A page as what is found of it.
fn told(review: &Review) -> String {
    let outline = outline::of(review);
    let title = outline.title().map(|title| title.text.as_str());
    let sections = outline.sections().iter().map(|section| {
        let title = section.title(review).unwrap_or("(opening)");
        format!(
            "{}. {title}\n",
            section.heading.map_or(1, |heading| heading.depth)
        )
    });
    let spoilers = review.spoilers().iter().map(|span| review.slice(*span));
    format!(
        "title: {title:?}\n{:#?}\nspoilers: {:?}\nproblems: {:?}\n\n{}\n{}\n",
        review.facts(),
        spoilers.collect::<Vec<_>>(),
        review.problems(),
        sections.collect::<String>(),
        shown(review).join("\n"),
    )
}

#[test]
fn articles_are_found_on_their_pages() {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../html/found");
    settings.set_prepend_module_to_snapshot(false);
    settings.bind(|| {
        insta::glob!("../html", "*.{html,xhtml}", |path| {
            let html = std::fs::read_to_string(path).unwrap_or_default();
            insta::assert_snapshot!(told(&read(&html)));
        });
    });
}

#[test]
fn pages_are_told_by_their_content() {
    let of =
        |text: &str, hint| formats::read(text.as_bytes().to_vec(), hint).map(|read| read.format);
    assert_eq!(of("<!DOCTYPE html><p>x", Hint::Content), Ok(Format::Html));
    assert_eq!(of("<html><p>x", Hint::Plain), Ok(Format::Plain));
    assert_eq!(of("Said of <html>.", Hint::Content), Ok(Format::Plain));
    assert_eq!(of("x", Hint::of_suffix(Some("HTM"))), Ok(Format::Html));
}

/// Pages that would take long, or overflow the stack, if they were read carelessly.
#[test]
fn what_is_made_to_do_harm_does_none() {
    let many = 20_000;
    let numbered = |before: &str, behind: &str| -> String {
        let parts = (0..many).map(|n| [before, &n.to_string(), behind].concat());
        parts.collect()
    };
    let pages = [
        ["<div>".repeat(many), "x".to_owned(), "</div>".repeat(many)].concat(),
        ["<blockquote><ul><li>".repeat(many / 4), "x".to_owned()].concat(),
        "<b><p>x".repeat(many),
        numbered("<font a", ">") + &" x<p>".repeat(many),
        format!("<p title=\"{}\">x", "y".repeat(10 << 20)),
        format!("<p {}>x", numbered("a", "=b ")),
        numbered("<body b", ">x"),
        "<".repeat(1 << 20) + "x",
        "<table><tr><td>".repeat(many / 4) + "x",
        "<svg>".repeat(many) + "x",
        "<a href=x>x".repeat(many),
        "&lt;".repeat(many),
        "<script>\"</script>\"x</script>".to_owned(),
        "x\0\0&#0;&#27;[2J&#x202e;&#x9b;31m\u{1b}]0;t\u{7}".to_owned(),
    ];
    for page in pages {
        let review = read(&page);
        let start: String = page.chars().take(40).collect();
        assert!(review.text().contains(['x', '<']), "{start}");
        let is_safe = |c: char| !c.is_control() || matches!(c, '\n' | '\t');
        assert!(review.text().chars().all(is_safe), "{start}");
    }
}

/// Parts that pages are made of.
const PARTS: [&str; 34] = [
    "<p>",
    "</p>",
    "<div>",
    "</div>",
    "<b>",
    "</b>",
    "<i>",
    "</i>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<caption>",
    "<ul>",
    "<li>",
    "</ul>",
    "<pre>",
    "</pre>",
    "<br>",
    "<hr>",
    "<h2>",
    "</h2>",
    "<blockquote>",
    "<a name=x>",
    "</a>",
    "<img alt=y>",
    "<spoiler>",
    "</spoiler>",
    "<dd>",
    " ",
    "\n\n",
    "&#27;[1m&nbsp;",
    "words of it",
    "<q>",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_html_is_read(parts in prop::collection::vec(0..PARTS.len(), 0..60)) {
        let html: String = parts.iter().filter_map(|part| PARTS.get(*part)).copied().collect();
        let html = ["<main><p>A paragraph by which the article of the page is plain.</p>", &html].concat();
        let review = read(&html);
        let words = html.matches("words of it").count();
        let own = review.text().split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(own.matches("words of it").count(), words, "{}", html);
        prop_assert!(review.text().chars().all(|c| !c.is_control() || matches!(c, '\n' | '\t')));
        let tables = review.tables();
        for block in review.blocks() {
            prop_assert!(!review.slice(block.span).trim().is_empty());
            if let frontrow::review::BlockKind::TableRow { table } = block.kind {
                prop_assert!(tables.get(table as usize).is_some(), "{}", html);
            }
        }
        for table in tables {
            let rows = review.blocks().get(table.rows.0..table.rows.1).unwrap_or_default();
            let is_row = |kind| matches!(kind, frontrow::review::BlockKind::TableRow { .. });
            prop_assert!(!rows.is_empty() && rows.iter().all(|row| is_row(row.kind)), "{}", html);
        }
    }
}
