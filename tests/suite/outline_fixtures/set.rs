//! The set of texts with known headings in `tests/outlines`, whose README says how they are written.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// A text with what a careful person would draw of it. Lines count from 0.
#[derive(Debug, Default)]
pub(super) struct Fixture {
    /// The language, as its file is named.
    pub(super) language: String,
    /// What it is called among the others of its language.
    pub(super) name: String,
    /// The kind of work, and the hard cases: `kind: book`, `headings: questions`, …
    pub(super) cases: Vec<String>,
    /// The text without the marks.
    pub(super) text: String,
    /// Lines that are headings.
    pub(super) headings: BTreeSet<usize>,
    /// Lines that may be headings and may not.
    pub(super) optional: BTreeSet<usize>,
    /// The line that is the title.
    pub(super) title: Option<usize>,
    /// How deep the headings lie, one for each.
    pub(super) depths: Vec<u8>,
    /// What the text states in lines of its own, by name; `?` where it cannot be told.
    pub(super) facts: Vec<(String, String)>,
    /// The scores of its sections, of those that have one.
    pub(super) scores: Vec<String>,
}

/// All texts, in the order of the names of their files.
pub(super) fn read() -> Result<Vec<Fixture>, String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/outlines");
    let told = |error: &dyn std::fmt::Display| format!("{}: {error}", folder.display());
    let mut fixtures = Vec::new();
    for entry in fs::read_dir(&folder).map_err(|error| told(&error))? {
        let path = entry.map_err(|error| told(&error))?.path();
        if path.extension().is_none_or(|suffix| suffix != "txt") {
            continue;
        }
        let language = path.file_stem().unwrap_or_default().to_string_lossy();
        let texts = fs::read_to_string(&path).map_err(|error| told(&error))?;
        for text in format!("\n{texts}").split("\n%% ").skip(1) {
            fixtures.push(fixture(&language, text).ok_or(format!("{language}: {text}"))?);
        }
    }
    fixtures.sort_by(|one, other| one.language.cmp(&other.language));
    Ok(fixtures)
}

/// One text, from the name on; `None` where it is not written as the README says.
fn fixture(language: &str, source: &str) -> Option<Fixture> {
    let (head, body) = source.split_once('\n')?;
    let (name, cases) = head.split_once(" | ")?;
    let mut fixture = Fixture {
        language: language.to_owned(),
        name: name.to_owned(),
        cases: cases.split("; ").flat_map(named).collect(),
        ..Fixture::default()
    };
    let mut depths = None;
    let mut text = Vec::new();
    for line in body.trim_end().lines() {
        if let Some((name, stated)) = line.strip_prefix("% ").and_then(|it| it.split_once(": ")) {
            match name {
                "depths" => depths = stated.split(' ').map(|depth| depth.parse().ok()).collect(),
                "facts" => fixture.facts = stated.split("; ").map(pair).collect::<Option<_>>()?,
                "scores" => fixture.scores = stated.split("; ").map(str::to_owned).collect(),
                _ => return None,
            }
            continue;
        }
        let at = text.len();
        text.push(match line.split_at_checked(2) {
            Some(("# ", line)) => {
                fixture.headings.insert(at);
                line
            }
            Some(("? ", line)) => {
                fixture.optional.insert(at);
                line
            }
            Some(("= ", line)) => {
                fixture.title = Some(at);
                line
            }
            _ => line,
        });
    }
    fixture.text = text.join("\n") + "\n";
    fixture.depths = depths.unwrap_or(vec![1; fixture.headings.len()]);
    (fixture.depths.len() == fixture.headings.len()).then_some(fixture)
}

/// The cases of one part of the head: `book` is a kind of work, `layout: wrapped, before` two layouts.
fn named(part: &str) -> Vec<String> {
    let (group, cases) = part.split_once(": ").unwrap_or(("kind", part));
    let cases = cases.split(", ");
    cases.map(|case| format!("{group}: {case}")).collect()
}

/// `name: value`, taken apart.
fn pair(stated: &str) -> Option<(String, String)> {
    let (name, value) = stated.split_once(": ")?;
    Some((name.to_owned(), value.to_owned()))
}
