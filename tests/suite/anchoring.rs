//! Places, marks and highlights after edits by chance: found again at the same words, or lost, and
//! never taken for something else.

#![expect(
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "a test whose texts are wrong must fail"
)]

mod draft;
mod edits;
mod tally;
mod trial;

use std::collections::BTreeMap;
use std::path::Path;

use super::recall::dice;
use frontrow::journal::{AnchoredSpan, Content, Place, Reread, Sketch};
use frontrow::outline::Outline;
use frontrow::review::{Position, Span};
use proptest::prelude::*;
use trial::{Left, Outcome, review};

#[test]
fn what_is_found_again_after_edits_is_what_was_meant() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("reviews");
    let (mut there, mut lost) = (0, 0);
    for seed in SEEDS {
        let tally = tally::tally(&folder, 150, seed, 3).unwrap();
        let wrong = tally.count(|_, _, _, outcome| outcome == Outcome::Wrong);
        assert_eq!(wrong, 0, "{tally}\n{}", tally.stories.join("\n=====\n"));
        there += tally.count(|_, _, left, _| left == Left::Words);
        lost += tally.count(|_, _, left, outcome| left == Left::Words && outcome == Outcome::Lost);
    }
    assert!(there > 300);
    assert!(LOST_OF_HUNDRED * there >= 100 * lost, "{lost} of {there}");
}

/// What the dice begin with.
const SEEDS: [u64; 3] = [11, 12, 13];

/// How many of a hundred that are there may be lost.
const LOST_OF_HUNDRED: usize = 5;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn what_is_found_in_any_text_lies_in_it(
        text in "([a-c \n]|[é’が映👩\u{200d}\u{301}\u{ad}]){0,200}",
        other in "([a-c \n]|[é’が映👩\u{200d}\u{301}\u{ad}]){0,200}",
        ends in (0_usize..400, 0_usize..400),
    ) {
        use unicode_segmentation::UnicodeSegmentation as _;
        let (text, other) = (review(&text), review(&other));
        let (start, end) = (ends.0.min(ends.1), ends.0.max(ends.1));
        let borders: Vec<usize> = other
            .text()
            .grapheme_indices(true)
            .map(|(at, _)| at)
            .chain([other.text().len()])
            .collect();
        let is_border = |at: Position| borders.contains(&at.offset());
        let span = Span::of(start..end);
        let outline = Outline::default();
        let content = Some(Content::of(text.text()));
        for (content, sketch) in [(content, Sketch::of(&text)), (content, None), (None, None)] {
            let sketches = content.zip(sketch).into_iter().collect();
            let mut reread = Reread::new(&other, None, &sketches);
            let highlight = AnchoredSpan::of(&text, content, span);
            if let Some((found, _)) = highlight.find_in(&mut reread) {
                prop_assert!(is_border(found.start) && is_border(found.end) && !found.is_empty());
            }
            let place = Place::of(&text, &outline, content, Position::at(start));
            prop_assert!(is_border(place.find_in(&mut reread, &outline).0));
            if let Some((found, _)) = place.find_surely_in(&mut reread) {
                prop_assert!(is_border(found));
            }
        }
        let none = BTreeMap::new();
        let mut itself = Reread::new(&text, content, &none);
        let same = AnchoredSpan::of(&text, content, span).find_in(&mut itself);
        let is_whole = |at: usize| {
            let mut borders = text.text().grapheme_indices(true).map(|(at, _)| at);
            borders.any(|border| border == at) || at == text.text().len()
        };
        if start < end && is_whole(start) && is_whole(end) {
            prop_assert_eq!(same.map(|(found, _)| found), Some(span));
        }
    }
}
