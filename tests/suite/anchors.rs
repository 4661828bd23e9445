//! Anchors: the words at a place are found again after an edit.
#![expect(
    clippy::unwrap_used,
    clippy::string_slice,
    reason = "a test whose texts are wrong must fail"
)]

use std::ops::Range;

use frontrow::formats::{self, Hint};
use frontrow::journal::{Anchor, Carry, Certainty};
use frontrow::review::{Position, Review};
use proptest::prelude::*;

pub(super) fn review(text: &str) -> Review {
    formats::read(text.as_bytes().to_vec(), Hint::Plain)
        .unwrap()
        .review
}

/// Where the place before `|` of a text is found again in another, as that with a `|` in it.
fn found(old: &str, new: &str) -> (String, Certainty) {
    let place = old.find('|').unwrap();
    let anchor = Anchor::of(&review(&old.replace('|', "")), Position::at(place));
    let (at, certainty) = anchor.find(&review(new));
    let (before, behind) = new.split_at(at.offset());
    (format!("{before}|{behind}"), certainty)
}

const FERRY: &str = "The ferry leaves at six. Nobody has bought a ticket, and nobody will.\n\n\
    A woman on the quay counts her change twice; |the gulls have seen this before.\n\n\
    In the end the film is about the price of going home.\n";

/// An edit of [`FERRY`], and what stands behind the place in what comes of it.
const EDITS: &[(&str, &str, &str, Certainty)] = &[
    // Elsewhere, before and behind.
    (
        "The ferry leaves",
        "At dawn, before the bells, the ferry leaves",
        "the gulls have",
        Certainty::Exact,
    ),
    (
        "price of going home",
        "price",
        "the gulls have",
        Certainty::Exact,
    ),
    (
        "The ferry leaves at six. Nobody has bought a ticket, and nobody will.\n\n",
        "",
        "the gulls have",
        Certainty::Near,
    ),
    // Near by, before and behind.
    (
        "counts her change twice",
        "counts her coins three times",
        "the gulls have",
        Certainty::Near,
    ),
    (
        "seen this before",
        "heard all of it",
        "the gulls have",
        Certainty::Near,
    ),
    (
        "the gulls have",
        "the loud gulls have",
        "the loud gulls",
        Certainty::Near,
    ),
    // The words themselves.
    (
        "the gulls have",
        "those gulls have",
        "those gulls have",
        Certainty::Near,
    ),
    (
        "the gulls have seen this before.",
        "",
        "In the end",
        Certainty::Near,
    ),
    // Another hand at the keyboard.
    (
        "twice; the gulls have seen this",
        "twice;\nthe gulls\nhave seen\nthis",
        "the gulls\nhave",
        Certainty::Exact,
    ),
    (
        "the gulls have",
        "The Gulls have",
        "The Gulls",
        Certainty::Exact,
    ),
];

#[test]
fn the_words_are_found_after_an_edit() {
    for (old, new, behind, certainty) in EDITS {
        let plain = FERRY.replace('|', "");
        assert!(plain.contains(old), "{old}");
        let edited = plain.replace(old, new);
        let (found, seen) = found(FERRY, &edited);
        let (_, rest) = found.split_once('|').unwrap();
        assert!(rest.starts_with(behind), "{old:?} to {new:?}: {found}");
        assert_eq!(seen, *certainty, "{old:?} to {new:?}: {found}");
    }
}

#[test]
fn what_is_gone_is_as_far_through_the_text_as_it_was() {
    let (found, certainty) = found(
        "0123456789 abcdefghij |ABCDEFGHIJ klmnopqrst",
        &"·".repeat(100),
    );
    assert_eq!(certainty, Certainty::Lost);
    assert_eq!(found, format!("{}|{}", "·".repeat(51), "·".repeat(49)));
    for (old, new) in [("|", "a"), ("|", ""), ("a|", ""), ("|a", "")] {
        assert_eq!(self::found(old, new).1, Certainty::Lost);
    }
}

#[test]
fn what_stood_before_may_be_elsewhere() {
    let before = "Nobody in the harbour town had ever asked him where the letters came from. ";
    let behind = "|The gulls have seen this before, and they will see it again, or most of it. ";
    let (old, gulls) = ([before, behind].concat(), behind.replace("again", "soon"));
    let new = [&gulls, before].concat().replace('|', "");
    let expected = format!("|{new}");
    assert_eq!(found(&old, &new), (expected, Certainty::Near));
}

#[test]
fn of_many_places_alike_the_nearest_is_found() {
    let sentence = "It rained again, and the rain was in it. ";
    let text = |before: &str, count: usize| format!("{before}\n\n{}", sentence.repeat(count));
    let old = text("One.", 2_000);
    let anchor = |text: &str, at: usize| Anchor::of(&review(text), Position::at(at));
    let at = 6 + 1_000 * sentence.len();
    // The text grew before the place.
    let longer = text(&"More than one. ".repeat(7), 2_000);
    let found = anchor(&old, at).find(&review(&longer));
    assert_eq!(
        found,
        (
            Position::at(at + longer.len() - old.len()),
            Certainty::Exact
        )
    );
    // The text grew behind the place.
    let found = anchor(&old, at).find(&review(&text("One.", 2_500)));
    assert_eq!(found, (Position::at(at), Certainty::Exact));
}

#[test]
fn a_place_far_away_is_found_in_a_large_text() {
    let line = |n: usize| format!("line {n} of a long text, which says {}\n", n * n % 997);
    let lines = |range: Range<usize>| range.map(line).collect::<String>();
    let old = lines(0..30_000);
    let new = format!(
        "{}{}{}",
        lines(20_000..30_000),
        lines(0..5_000),
        lines(12_000..20_000)
    );
    let at = old.find("line 15000 ").unwrap();
    let (found, certainty) = Anchor::of(&review(&old), Position::at(at)).find(&review(&new));
    assert!(new[found.offset()..].starts_with("line 15000 "));
    assert_eq!(certainty, Certainty::Exact);
}

#[test]
fn all_the_words_behind_a_place_count_more_far_away_than_a_few_near_by() {
    let words = "A heron stood in the shallows and looked at nothing in particular all morning.";
    let line = |n: usize| format!("{n} is {}.\n", n * 7);
    let filler = |range: Range<usize>| range.map(line).collect::<String>();
    let old = format!("What came was this. {words}\n{}", filler(0..100));
    let new = format!(
        "Cold in the shallows.\n{}Elsewhere now: {words}\n{}",
        filler(10_000..12_500),
        filler(20_000..25_000)
    );
    let [place, moved] = [&old, &new].map(|text| Position::at(text.find(words).unwrap()));
    let found = Anchor::of(&review(&old), place).find(&review(&new));
    assert_eq!(found, (moved, Certainty::Near));
}

/// What is done to a paragraph.
#[derive(Debug, Clone)]
enum Edit {
    Insert(String),
    Delete,
    Replace(String),
}

fn paragraph() -> impl Strategy<Value = String> {
    prop::collection::vec("[a-zé]{2,9}", 8..60).prop_map(|words| words.join(" "))
}

fn edit() -> impl Strategy<Value = Edit> {
    prop_oneof![
        paragraph().prop_map(Edit::Insert),
        Just(Edit::Delete),
        paragraph().prop_map(Edit::Replace),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(160))]

    #[test]
    fn edits_elsewhere_do_not_move_the_reader(
        paragraphs in prop::collection::vec(paragraph(), 2..12),
        edits in prop::collection::vec((any::<prop::sample::Index>(), edit()), 1..8),
        kept in any::<prop::sample::Index>(),
        word in any::<prop::sample::Index>(),
    ) {
        let kept = kept.index(paragraphs.len());
        let start = |paragraphs: &[String]| {
            paragraphs.iter().map(|paragraph| paragraph.len() + 2).sum::<usize>()
        };
        let words = &paragraphs[kept];
        // Four words at least lie on one of its sides.
        let starts: Vec<usize> = words.match_indices(' ').map(|(at, _)| at + 1).collect();
        let word = *word.get(&starts);
        let old = paragraphs.join("\n\n");
        let place = start(&paragraphs[..kept]) + word;

        let mut parts: Vec<(bool, String)> = paragraphs
            .iter()
            .enumerate()
            .map(|(i, paragraph)| (i == kept, paragraph.clone()))
            .collect();
        for (at, edit) in edits {
            let at = at.index(parts.len());
            match edit {
                Edit::Insert(text) => parts.insert(at, (false, text)),
                Edit::Delete if !parts[at].0 => drop(parts.remove(at)),
                Edit::Replace(text) if !parts[at].0 => parts[at].1 = text,
                Edit::Delete | Edit::Replace(_) => {}
            }
        }
        let at = parts.iter().position(|(kept, _)| *kept).unwrap();
        let parts: Vec<String> = parts.into_iter().map(|(_, text)| text).collect();
        let expected = Position::at(start(&parts[..at]) + word);
        let new = parts.join("\n\n");

        let (old, new) = (review(&old), review(&new));
        let (found, certainty) = Anchor::of(&old, Position::at(place)).find(&new);
        prop_assert_eq!(found, expected);
        prop_assert_ne!(certainty, Certainty::Lost);
        if let Some(carried) = Carry::between(&old, &new).place(Position::at(place)) {
            prop_assert_eq!(carried, expected);
        }
    }

    #[test]
    fn any_place_of_any_text_is_found_in_itself(
        text in "([a-c \n]|[é’が👩\u{200d}\u{301}]){0,200}",
        other in "([a-c \n]|[é’が👩\u{200d}\u{301}]){0,200}",
        at in 0_usize..400,
    ) {
        let (text, other) = (review(&text), review(&other));
        let anchor = Anchor::of(&text, Position::at(at));
        let (found, certainty) = anchor.find(&text);
        prop_assert!(found <= text.end());
        prop_assert_eq!(certainty == Certainty::Lost, text.text().is_empty());
        prop_assert!(anchor.find(&other).0 <= other.end());
        let carry = Carry::between(&text, &other);
        if let Some(carried) = carry.place(Position::at(at)) {
            prop_assert!(at > text.end().offset() || carried <= other.end());
        }
    }
}
