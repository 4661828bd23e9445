//! Highlights: found again in an edited text, or lost, and what is kept of them.
#![expect(clippy::unwrap_used, reason = "a test whose texts are wrong must fail")]

use frontrow::formats::{self, Hint};
use std::collections::BTreeMap;

use frontrow::journal::{AnchoredLine, AnchoredSpan, Certainty, Content, Place, Reread, Sketch};
use frontrow::outline::Outline;
use frontrow::review::{Position, Review, Span};

fn review(text: &str) -> Review {
    formats::read(text.as_bytes().to_vec(), Hint::Plain)
        .unwrap()
        .review
}

/// A text and what stands between `[` and `]` in it.
fn marked(text: &str) -> (Review, Span) {
    let (before, rest) = text.split_once('[').unwrap();
    let (words, behind) = rest.split_once(']').unwrap();
    let span = Span::of(before.len()..before.len() + words.len());
    (review(&[before, words, behind].concat()), span)
}

/// What is kept of a part of a text, found in another that is known by its words.
fn found(old: &Review, span: Span, new: &Review) -> Option<(Span, Certainty)> {
    let content = Content::of(old.text());
    let sketches = Sketch::of(old).map(|sketch| (content, sketch));
    let sketches = sketches.into_iter().collect();
    let kept = AnchoredSpan::of(old, Some(content), span);
    kept.find_in(&mut Reread::new(
        new,
        Some(Content::of(new.text())),
        &sketches,
    ))
}

const QUAY: &str = "The ferry leaves at six, and nobody has bought a ticket, and nobody will.\n\n\
    A woman on the quay counts her change twice; [the “old” gulls – all of them – have seen it]. \
    Then the lights go out in the harbour café.\n\n\
    In the end the film is about the price of going home, which is more than the fare.\n";

/// What is typed otherwise, how, and what then is found.
type Edit = (
    &'static str,
    &'static str,
    Option<(&'static str, Certainty)>,
);

/// What is typed otherwise in [`QUAY`], what then is found, and how sure that is.
const EDITS: &[Edit] = &[
    (
        "“old” gulls –",
        "\"old\" gulls —",
        Some((
            "the \"old\" gulls — all of them – have seen it",
            Certainty::Exact,
        )),
    ),
    (
        "the “old” gulls",
        "The “Old” Gulls",
        Some((
            "The “Old” Gulls – all of them – have seen it",
            Certainty::Exact,
        )),
    ),
    (
        "all of them – have",
        "all\nof  them –\nha\u{ad}ve",
        Some((
            "the “old” gulls – all\nof  them –\nha\u{ad}ve seen it",
            Certainty::Exact,
        )),
    ),
    (
        "ticket, and nobody will.",
        "ticket.",
        Some((
            "the “old” gulls – all of them – have seen it",
            Certainty::Exact,
        )),
    ),
    (
        "all of them",
        "most of them",
        Some((
            "the “old” gulls – most of them – have seen it",
            Certainty::Near,
        )),
    ),
    (
        "have seen it",
        "have all seen it",
        Some((
            "the “old” gulls – all of them – have all seen it",
            Certainty::Near,
        )),
    ),
    (
        "the “old” gulls",
        "“old” gulls",
        Some(("“old” gulls – all of them – have seen it", Certainty::Near)),
    ),
    (
        "the “old” gulls – all of them – have seen it",
        "nothing happens",
        None,
    ),
];

#[test]
fn highlights_are_found_after_an_edit_or_lost() {
    let (old, span) = marked(QUAY);
    for (from, to, expected) in EDITS {
        assert!(old.text().contains(from), "{from}");
        let new = review(&old.text().replace(from, to));
        let found = found(&old, span, &new);
        let found = found.map(|(span, certainty)| (new.slice(span), certainty));
        assert_eq!(found, *expected, "{from:?} to {to:?}");
    }
}

const SAID: &str = "Nobody says a word about it.";

#[test]
fn words_that_stand_twice_are_told_apart_or_lost() {
    let first = "The brothers row out before dawn, with the letters in a biscuit tin.";
    let second = "Years later their daughters sell the boat to a man from the museum.";
    let ends = "And that is all that the film has to tell us of those two families.";
    let text = format!("{first} [{SAID}] It is cold.\n\n{second} {SAID} It rains.\n\n{ends}\n");
    let (old, span) = marked(&text);
    let plain = old.text();
    let place = |text: &str, behind: &str| text.find(behind).map(|at| at + behind.len() + 1);
    // What becomes of the text, and what the words then stand behind; lost where nothing is told.
    let cases = [
        (format!("A new beginning.\n\n{plain}"), Some(first)),
        (
            format!("{second} {SAID} It rains.\n\n{first} {SAID} It is cold.\n\n{ends}\n"),
            Some(first),
        ),
        (
            plain.replace(
                first,
                "The brothers row out at dawn, with letters in a biscuit tin.",
            ),
            Some("biscuit tin."),
        ),
        (
            plain.replace(&format!("{first} {SAID} It is cold.\n\n"), ""),
            None,
        ),
        (plain.replacen(&format!(" {SAID}"), "", 1), None),
    ];
    for (text, behind) in cases {
        let new = review(&text);
        let found = found(&old, span, &new).map(|(span, _)| span.start.offset());
        assert_eq!(
            found,
            behind.and_then(|behind| place(&text, behind)),
            "{text}"
        );
    }
}

#[test]
fn the_same_content_is_not_looked_through() {
    let (old, span) = marked(&format!("{SAID} [{SAID}] {SAID}\n"));
    assert_eq!(found(&old, span, &old), Some((span, Certainty::Exact)));
    let more = review(&format!("{SAID} {}", old.text()));
    assert_eq!(found(&old, span, &more), None);
}

#[test]
fn without_a_sketch_only_what_stands_once_as_it_did_is_found() {
    let (old, span) = marked(QUAY);
    let kept = AnchoredSpan::of(&old, None, span);
    let none = BTreeMap::new();
    let find = |text: &str| {
        let new = review(text);
        let found = kept.find_in(&mut Reread::new(&new, None, &none));
        found.map(|(span, certainty)| (new.slice(span).to_owned(), certainty))
    };
    let plain = old.text();
    let whole = Some((old.slice(span).to_owned(), Certainty::Exact));
    assert_eq!(find(plain), whole);
    assert_eq!(find(&format!("A new beginning.\n\n{plain}")), whole);
    assert_eq!(find(&plain.replace("counts her change", "counts")), whole);
    assert_eq!(find(&plain.replace("all of them", "most of them")), None);
    assert_eq!(find(&format!("{plain}\n{plain}")), None);
}

#[test]
fn long_highlights_are_found_by_both_their_ends() {
    let word = |number: usize| format!("w{} ", number * 7919 % 10_007);
    let words = |range: std::ops::Range<usize>| range.map(word).collect::<String>();
    let (before, quote) = (words(0..300), words(300..9_000));
    let behind = words(9_000..9_300);
    let old = review(&[&*before, &quote, &behind].concat());
    let span = Span::of(before.len()..before.len() + quote.trim_end().len());
    assert!(span.len() > 40_000);
    let changed = quote.replace(&word(4_000), "something else ");
    for (quote, certainty) in [(&quote, Certainty::Exact), (&changed, Certainty::Near)] {
        let new = review(&["New. ", &before, quote, &behind].concat());
        let start = before.len() + "New. ".len();
        let expected = Span::of(start..start + quote.trim_end().len());
        assert_eq!(found(&old, span, &new), Some((expected, certainty)));
    }
}

#[test]
fn what_is_kept_is_written_as_it_always_was() {
    let (old, span) = marked(QUAY);
    let content = Some(Content::of(old.text()));
    let outline = Outline::default();
    let highlight = AnchoredSpan::of(&old, content, span);
    let place = Place::of(&old, &outline, content, Position::at(span.start.offset()));
    let line = AnchoredLine::of(&old, span);
    insta::assert_snapshot!(
        [
            serde_json::to_string(&highlight).unwrap(),
            serde_json::to_string(&place).unwrap(),
            serde_json::to_string(&line).unwrap(),
        ]
        .join("\n\n")
    );
    let again: AnchoredSpan =
        serde_json::from_str(&serde_json::to_string(&highlight).unwrap()).unwrap();
    assert_eq!(again, highlight);
    let again: Place = serde_json::from_str(&serde_json::to_string(&place).unwrap()).unwrap();
    assert_eq!(again, place);
}
