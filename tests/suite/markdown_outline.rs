//! The sections and the title of texts with markup.

use frontrow::formats::{self, Hint};
use frontrow::outline::{self, From, Outline};
use frontrow::review::Review;

fn read(text: &str, hint: Hint) -> (Review, Outline) {
    let parsed = formats::read(text.as_bytes().to_vec(), hint);
    let review = parsed.unwrap_or_default().review;
    let outline = outline::of(&review);
    (review, outline)
}

/// The title and the sections of a text: where each is from, its depth, title, line and words.
fn shown(text: &str, hint: Hint) -> Vec<String> {
    let (review, outline) = read(text, hint);
    let title = outline.title().map(|title| {
        let line = title.line.map(|line| review.source_line(line.start));
        let line = line.map_or(String::new(), |line| format!(" @{line}"));
        format!("{} {}{line}", from(title.from), title.text)
    });
    let sections = outline.sections().iter().map(|section| {
        let heading = section.heading.map_or("-".to_owned(), |heading| {
            format!("{}{}", from(heading.from), heading.depth)
        });
        let title = section.title(&review).unwrap_or("(opening)");
        let line = review.source_line(section.span.start);
        format!("{heading} {title} @{line} {}", section.words.count())
    });
    title.into_iter().chain(sections).collect()
}

fn from(from: From) -> char {
    match from {
        From::Markup => 'm',
        From::Facts => 'f',
        From::Inferred => 'i',
        From::FileName => 'n',
        From::Reader => 'r',
    }
}

const PROSE: &str = "The ferry goes out in the morning and comes back at night, and nobody on board has anything to say about it that the water has not said before, at length.";

#[test]
fn a_title_without_letters_is_only_that_very_line() {
    for (title, heading, expected) in [
        ("***", "???", ["f ***", "m1 ??? @4 1"]),
        ("*", "*", ["f * @4", "- (opening) @6 1"]),
    ] {
        let text = format!("---\ntitle: \"{title}\"\n---\n# {heading}\n\nYes.\n");
        assert_eq!(shown(&text, Hint::Markdown), expected, "{title}");
    }
}

#[test]
fn a_strong_line_above_the_title_is_no_section() {
    let text = format!("**Film**\n\n# Low Water\n\n**Plot**\n\n{PROSE}\n");
    let expected = ["m Low Water @3", "i1 Plot @5 32"];
    assert_eq!(shown(&text, Hint::Markdown), expected);
}

#[test]
fn the_outline_is_that_of_the_markup() {
    let table: &[(&str, &[&str])] = &[
        (
            "# Low Water\n\nWet.\n\n## Plot\n\nA *ferry* [sinks](x).\n\n### End\n\nYes.\n\n## Sound\n\nNo.\n",
            &[
                "m Low Water @1",
                "- (opening) @3 1",
                "m1 Plot @5 4",
                "m2 End @9 2",
                "m1 Sound @13 2",
            ],
        ),
        (
            "## Plot\n\nOne.\n\n#### Deep\n\nTwo.\n",
            &["i One.", "m1 Plot @1 2", "m3 Deep @5 2"],
        ),
        (
            "# Plot\n\nOne.\n\n# Sound\n\nTwo.\n",
            &["i One.", "m1 Plot @1 2", "m1 Sound @5 2"],
        ),
        (
            "## Before\n\nOne.\n\n# Late\n\nTwo.\n",
            &["i One.", "m2 Before @1 2", "m1 Late @5 2"],
        ),
        (
            "---\ntitle: “Low Water”\n---\n# low water!\n\nWet.\n\n## Plot\n\nOne.\n",
            &["f “Low Water” @4", "- (opening) @6 1", "m1 Plot @8 2"],
        ),
        (
            "---\ntitle: Wet\n---\n# Low Water\n\nSo.\n",
            &["f Wet", "m1 Low Water @4 3"],
        ),
        (
            "---\nfilm: Low Water\n---\n## Plot\n\nOne.\n",
            &["f Low Water", "m1 Plot @4 2"],
        ),
        (
            "> # Quoted\n\nOne word.\n",
            &["i One word.", "- (opening) @1 3"],
        ),
        ("# One\n", &["m One @1"]),
        ("", &[]),
    ];
    for (text, expected) in table {
        assert_eq!(shown(text, Hint::Markdown), *expected, "{text}");
    }
    let (_, outline) = read("# A\n\n## B\n\nx\n", Hint::Markdown);
    let sure = outline
        .sections()
        .iter()
        .filter_map(|section| section.heading);
    assert!(
        sure.into_iter()
            .all(|heading| (heading.confidence - 1.0).abs() < f32::EPSILON)
    );
}

#[test]
fn strong_paragraphs_and_plain_lines_are_headings_where_there_are_no_others() {
    let strong = format!(
        "# Low Water\n\n**Plot**\n\n{PROSE}\n\n**The end:**\n\n{PROSE}\n\n**4/5 stars**\n\n{PROSE} **Really**\n"
    );
    let found = shown(&strong, Hint::Markdown);
    assert_eq!(
        found,
        ["m Low Water @1", "i1 Plot @3 32", "i1 The end: @7 67"]
    );

    let sections = format!("Plot\n\n{PROSE}\n\nSound\n\n{PROSE}\n\nVerdict\n\n{PROSE}\n");
    let titles = |text: &str| -> Vec<String> {
        let (review, outline) = read(text, Hint::Markdown);
        let titles = outline
            .sections()
            .iter()
            .filter_map(|section| section.title(&review));
        titles.map(str::to_owned).collect()
    };
    assert_eq!(titles(&sections), ["Plot", "Sound", "Verdict"]);
    let code = sections
        .replace("Sound", "```\nSound\n```")
        .replace("Verdict", "- Verdict");
    assert_eq!(titles(&code), ["Plot"]);
}

#[test]
fn plain_text_is_called_what_its_front_matter_says() {
    let text = format!("---\ntitle: The Low Water\nfilm: Low Water\n---\n{PROSE}\n");
    assert_eq!(
        shown(&text, Hint::Plain),
        ["f The Low Water", "- (opening) @5 31"]
    );
    let work = text.replace("title: The Low Water\n", "");
    assert_eq!(
        shown(&work, Hint::Plain),
        ["f Low Water", "- (opening) @4 31"]
    );
}
