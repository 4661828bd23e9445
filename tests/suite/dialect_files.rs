//! Whole reviews as the programs that make sites and note books have them, against what is stored of
//! each: facts, problems, the outline, the blocks, what is set off.
#![expect(
    clippy::unwrap_used,
    reason = "a test whose texts cannot be read must fail"
)]

use super::front_matter::{problems, shown};
use super::markdown::{blocks_of, runs_of};
use frontrow::formats::{self, Hint};
use frontrow::outline;
use std::fs;
use std::path::Path;

/// What is read of the file at `path`.
fn account(path: &Path) -> String {
    let hint = Hint::of_suffix(path.extension().and_then(|suffix| suffix.to_str()));
    let review = formats::read(fs::read(path).unwrap(), hint).unwrap().review;
    let outline = outline::of(&review);
    let sections = outline.sections().iter().map(|section| {
        let depth = section.heading.map_or(0, |heading| heading.depth);
        let title = section.title(&review).unwrap_or("(opening)");
        format!("{depth} {title}")
    });
    let parts = [
        ("facts", vec![shown(review.facts())]),
        ("problems", problems(&review)),
        ("outline", sections.collect()),
        ("blocks", blocks_of(&review)),
        ("set off", runs_of(&review)),
    ];
    let parts = parts.map(|(name, lines)| format!("# {name}\n{}\n", lines.join("\n")));
    parts.join("\n")
}

#[test]
fn reviews_of_sites_and_note_books_are_read_as_stored() {
    insta::with_settings!({
        snapshot_path => "../dialects/stored",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::glob!("../dialects", "{hugo,jekyll,zola,eleventy,astro,obsidian,pasted}.*", |path| {
            insta::assert_snapshot!("read", account(path));
        });
    });
}
