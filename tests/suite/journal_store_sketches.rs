//! Sketches of texts in a journal: what was anchored is found after an edit on another machine, too,
//! and when the journal was damaged.
#![expect(
    clippy::unwrap_used,
    reason = "a journal that cannot be made must fail"
)]

use super::anchors::review;
use super::journal_store::{at, mark, new, open};
use frontrow::journal::{Body, Content, Moment, Place, Reread, Sketch, Store};
use frontrow::outline::Outline;
use frontrow::review::Position;
use std::fs;

const OLD: &str = "The ferry leaves at six. Nobody has bought a ticket, and nobody will.\n\n\
    A woman on the quay counts her change twice; the gulls have seen this before.\n\n\
    In the end the film is about the price of going home.\n";

/// It with the words around the gulls edited.
const NEW: &str = "In the end the film is about the price of going home.\n\n\
    A woman on the old quay counts her change twice; the gulls have seen this before.\n\n\
    The ferry leaves at six. Nobody has bought a ticket, and nobody will.\n";

const FILE: &str = "/library/ferry.txt";

/// Marks where the gulls are in the old text, with its sketch.
fn keep_mark(store: &mut Store) {
    let (old, content) = (review(OLD), Content::of(OLD));
    let gulls = Position::at(OLD.find("the gulls").unwrap());
    let place = Place::of(&old, &Outline::default(), Some(content), gulls);
    let sketch = Sketch::of(&old).unwrap();
    store.keep_sketch(content, &sketch).unwrap();
    let change = (mark('g'), Some(Body::Mark(place)));
    store.keep(&at(FILE, OLD), &[change], Moment(1)).unwrap();
}

/// What stands where the mark is found in the new text.
fn found(store: &mut Store) -> Option<&'static str> {
    let page = store.recall(&at(FILE, NEW)).unwrap().unwrap().page;
    let new = review(NEW);
    let mut text = Reread::new(&new, Some(Content::of(NEW)), page.sketches());
    let Some(Body::Mark(place)) = page.get(mark('g')) else {
        return None;
    };
    let (found, _) = place.find_surely_in(&mut text)?;
    NEW.get(found.offset()..)?.lines().next()
}

const GULLS: Option<&str> = Some("the gulls have seen this before.");

fn exported(store: &mut Store) -> String {
    let mut lines = Vec::new();
    store.export(&mut lines).unwrap();
    String::from_utf8(lines).unwrap()
}

#[test]
fn a_place_is_found_in_a_text_that_was_edited_on_another_machine() {
    let (_folder, _, mut store) = new();
    keep_mark(&mut store);
    assert_eq!(found(&mut store), GULLS);
    let lines = exported(&mut store);
    let (_folder, _, mut other) = new();
    // Twice makes nothing twice.
    for _ in 0..2 {
        let told = other.import(lines.as_bytes()).unwrap();
        assert_eq!(told.refused, []);
        assert_eq!(exported(&mut other), lines);
    }
    assert_eq!(found(&mut other), GULLS);
    // An export of an earlier program has none.
    let earlier: Vec<&str> = lines
        .lines()
        .filter(|line| !line.contains("sketch"))
        .collect();
    assert_eq!(earlier.len() + 1, lines.lines().count());
    let (_folder, _, mut other) = new();
    other.import(earlier.join("\n").as_bytes()).unwrap();
    assert_eq!(found(&mut other), None);
}

#[test]
fn what_is_recovered_is_found_in_a_text_that_was_edited() {
    let (_folder, file, mut store) = new();
    keep_mark(&mut store);
    drop(store);
    let mut bytes = fs::read(&file).unwrap();
    bytes[..4096].fill(0);
    fs::write(&file, bytes).unwrap();
    let (mut store, told) = Store::open(&file, Moment(0)).unwrap();
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(found(&mut store), GULLS);
    drop(store);
    assert_eq!(found(&mut open(&file)), GULLS);
}

#[test]
fn sketches_that_are_none_are_refused_and_one_that_is_there_stays() {
    let (_folder, _, mut store) = new();
    keep_mark(&mut store);
    let content = Content::of(OLD).to_string();
    let cases = [
        (
            format!("{{\"sketch\":\"{content}\"}}"),
            "it does not say `words`, hexadecimal digits",
        ),
        (
            format!("{{\"sketch\":\"{content}\",\"words\":\"01zz\"}}"),
            "`words` is not hexadecimal digits",
        ),
        (
            format!("{{\"sketch\":\"{content}\",\"words\":\"01\"}}"),
            "`words` is no sketch that this frontrow knows; a newer one may",
        ),
        (
            format!("{{\"sketch\":\"{content}\",\"words\":\"020001\"}}"),
            "`words` is no sketch that this frontrow knows; a newer one may",
        ),
        (
            "{\"sketch\":\"12\",\"words\":\"010001\"}".to_owned(),
            "`sketch` is not 32 hexadecimal digits",
        ),
        (
            format!("{{\"sketch\":\"{content}\",\"words\":\"010001\",\"mood\":1}}"),
            "it says `mood`, which this frontrow does not know; a newer one may",
        ),
        (
            "{\"scent\":\"12\"}".to_owned(),
            "it says neither `review`, `search`, `last` nor `sketch`",
        ),
    ];
    let header = "{\"journal\":\"frontrow\",\"version\":1}".to_owned();
    let other = format!("{{\"sketch\":\"{content}\",\"words\":\"010001\"}}");
    let lines: Vec<String> = [header, other]
        .into_iter()
        .chain(cases.iter().map(|(line, _)| line.clone()))
        .collect();
    let told = store.import(lines.join("\n").as_bytes()).unwrap();
    let refused: Vec<(usize, &str)> = told
        .refused
        .iter()
        .map(|(line, why)| (*line, why.as_str()))
        .collect();
    let expected: Vec<(usize, &str)> = cases
        .iter()
        .enumerate()
        .map(|(number, (_, why))| (number + 3, *why))
        .collect();
    assert_eq!(refused, expected);
    assert_eq!(found(&mut store), GULLS);
}
