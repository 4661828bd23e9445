//! Old places are forgotten, and nothing else.

use super::journal_store::{at, key, left, new, note};
use frontrow::journal::{Body, Moment, Slot, Status};
use frontrow::work::Journal;
use std::ops::ControlFlow;

#[test]
fn places_are_forgotten_once_a_day_and_nothing_that_the_reader_did() {
    let (_folder, file, mut store) = new();
    let kept = [
        ("/read", vec![(Slot::Left, left(Status::Reading))]),
        ("/finished", vec![(Slot::Left, left(Status::Finished))]),
        (
            "/noted",
            vec![
                (Slot::Left, left(Status::Reading)),
                (Slot::Note(key(1)), note("A note.")),
                (Slot::Status, Body::Status(Status::Finished)),
            ],
        ),
    ];
    let paths = |store: &mut frontrow::journal::Store| -> Vec<String> {
        let all = store.everything().unwrap_or_default().into_iter();
        let slots = all.flat_map(|(known, page)| {
            let path = known.name.map(|name| name.path).unwrap_or_default();
            let slots = page.iter().map(|(slot, _)| slot.to_string());
            let slots: Vec<String> = slots.collect();
            slots
                .into_iter()
                .map(move |slot| format!("{} {slot}", path.display()))
        });
        slots.collect()
    };
    let keep = |store: &mut frontrow::journal::Store, path: &str, bodies: &[(Slot, Body)]| {
        let changes: Vec<_> = bodies
            .iter()
            .map(|(slot, body)| (*slot, Some(body.clone())))
            .collect();
        assert_eq!(store.keep(&at(path, path), &changes, Moment(5)), Ok(()));
    };
    for (path, bodies) in &kept {
        keep(&mut store, path, bodies);
    }
    let answer = &mut |_| ControlFlow::Continue(());
    let before = paths(&mut store);
    Journal::open(&file, answer).forget(0, answer);
    assert_eq!(paths(&mut store), before);
    Journal::open(&file, answer).forget(100_000, answer);
    assert_eq!(paths(&mut store), before);
    // That was done today; tomorrow comes when the day that is kept is another.
    Journal::open(&file, answer).forget(1000, answer);
    assert_eq!(paths(&mut store), before);
    assert_eq!(store.set_value("pruned", "1"), Ok(()));
    Journal::open(&file, answer).forget(1000, answer);
    let expected: Vec<String> = before
        .iter()
        .filter(|slot| !["/read left", "/noted left"].contains(&slot.as_str()))
        .cloned()
        .collect();
    assert_eq!(expected.len() + 2, before.len());
    assert_eq!(paths(&mut store), expected);
}
