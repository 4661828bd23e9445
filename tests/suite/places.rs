//! Places that are come back to: by their words, else their section, else their share of the text.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test whose texts are wrong must fail"
)]

use frontrow::formats::{self, Hint};
use frontrow::journal::{Content, FoundBy, Place, Reread, Sketch};
use frontrow::outline::{self, Outline};
use frontrow::review::{Position, Review};

fn read(text: &str) -> (Review, Outline) {
    let read = formats::read(text.as_bytes().to_vec(), Hint::Markdown);
    let review = read.unwrap().review;
    let outline = outline::of(&review);
    (review, outline)
}

/// What the lines of a section tell.
const TOLD: [&str; 8] = [
    "in the morning there is fog on the river",
    "nobody answers when somebody knocks",
    "two brothers quarrel about a bicycle",
    "a letter comes back unopened from abroad",
    "the schoolmaster sells his piano",
    "winter goes on for too long",
    "at the fair an old man wins a goose",
    "and then the bridge is opened after all",
];

/// A text of sections, each of a heading and some lines; those of the magpie tell most.
fn text(sections: &[(&str, &str)]) -> String {
    let section = |(heading, words): &(&str, &str)| {
        let lines = (1..9).map(|number| {
            let told = if *words == "Magpie" {
                TOLD[number - 1]
            } else {
                "it rains"
            };
            format!("{words} {number} is where {told}.\n\n")
        });
        format!("## {heading}\n\n{}", lines.collect::<String>())
    };
    sections.iter().map(section).collect()
}

#[test]
fn a_place_is_found_by_the_next_best_that_is_left() {
    let old = text(&[
        ("The Plot", "Heron"),
        ("“Acting”", "Magpie"),
        ("Sound", "Bittern"),
    ]);
    let (review, outline) = read(&old);
    let at = review.text().find("Magpie 5 is").unwrap();
    let content = Some(Content::of(review.text()));
    let place = Place::of(&review, &outline, content, Position::at(at));
    let sketches = content.zip(Sketch::of(&review)).into_iter().collect();
    let cases = [
        (old.clone(), FoundBy::Words, "Magpie 5 is"),
        (
            format!("# New\n\nWords.\n\n{old}"),
            FoundBy::Words,
            "Magpie 5 is",
        ),
        (
            old.replace("Magpie 5 is", "Magpie 5, loudly, is"),
            FoundBy::SomeWords,
            "Magpie 5, loudly",
        ),
        (
            text(&[
                ("The Plot", "Heron"),
                ("Sound", "Bittern"),
                ("\"ACTING\"", "Wren"),
            ]),
            FoundBy::Section,
            "Wren 5 is",
        ),
        (
            text(&[("One", "Tern"), ("Two", "Gull"), ("Three", "Coot")]),
            FoundBy::Share,
            "Gull",
        ),
    ];
    for (new, by, behind) in cases {
        let (review, outline) = read(&new);
        let content = Some(Content::of(review.text()));
        let mut text = Reread::new(&review, content, &sketches);
        let (found, found_by) = place.find_in(&mut text, &outline);
        let (_, rest) = review.text().split_at(found.offset());
        assert_eq!(found_by, by, "{new}");
        if by == FoundBy::Share {
            assert!(
                rest.contains("Coot 1") && !rest.contains("Gull 1"),
                "{rest}"
            );
        } else {
            assert!(rest.starts_with(behind), "{by:?}: {rest}");
        }
        let surely = place.find_surely_in(&mut text);
        assert_eq!(surely.is_some(), by < FoundBy::Section, "{new}");
    }
}
