//! The reviews of a library are kept small, and nothing of them is lost.

use frontrow::formats::Format;
use frontrow::library::{
    Bytes, Digest, EntryId, Place, Put, Roll, SortBy, Source, Way, order, samples,
};
use frontrow::review::{Facts, Pace, Problem, Rating, Words};
use proptest::prelude::*;
use std::path::Path;
use std::sync::Arc;

/// A record of a file.
fn record(path: &str, number: usize) -> Source {
    let place = Place {
        record: number,
        line: Some(number * 2),
        bytes: Some(Bytes {
            start: number as u64 * 5_000_000_000,
            len: 77,
        }),
    };
    Source::Record(Arc::from(Path::new(path)), place)
}

fn sources() -> impl Strategy<Value = Source> {
    let name = prop::sample::select(vec!["a.txt", "b 2.md", "b 10.md", "dir/Ä.txt", "c"]);
    let files = name.prop_map(|name| Source::File(name.into()));
    let records = (
        prop::sample::select(vec!["x.jsonl", "dir/y.csv"]),
        1..40_usize,
    );
    let records = records.prop_map(|(path, number)| record(path, number));
    let samples: Vec<Source> = samples::sources().collect();
    let others = prop::sample::select([samples, vec![Source::StandardInput]].concat());
    prop_oneof![3 => files, 3 => records, 1 => others]
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof!["[a-cÉ ]{0,3}", Just("x".repeat(70_000))]
}

fn facts() -> impl Strategy<Value = Facts> {
    let rating = (
        prop::option::of(-1.0..9.0),
        prop::option::of(5.0..9.0),
        "[0-9★/]{0,4}",
    );
    let rating = rating.prop_map(|(value, best, as_written)| Rating {
        value,
        best,
        worst: None,
        as_written,
    });
    let day = prop::sample::select(vec!["2024", "2024-05", "1999-12-31"]);
    let day = prop::option::of(day.prop_map(str::to_owned));
    let list = || prop::collection::vec("[a-c]{1,3}", 0..3);
    (
        (
            prop::option::of("[a-c]{1,3}"),
            prop::option::of("film|book"),
            list(),
        ),
        (
            prop::option::of(-3000..3000),
            prop::option::of("[a-c]{1,3}"),
        ),
        (prop::option::of(rating), day.clone(), day, list()),
        (prop::option::of(any::<bool>()), prop::option::of("en|de")),
    )
        .prop_map(
            |((work, work_kind, makers), (year, reviewer), rated, last)| {
                let (rating, date, experienced, tags) = rated;
                Facts {
                    title: None,
                    work,
                    work_kind,
                    makers,
                    year,
                    reviewer,
                    rating,
                    date,
                    experienced,
                    tags,
                    spoiler: last.0,
                    language: last.1,
                }
            },
        )
}

fn digests() -> impl Strategy<Value = Digest> {
    let problem = (prop::option::of(1..9_usize), text());
    let problem = problem.prop_map(|(line, message)| Problem { line, message });
    let problems = prop::collection::vec(problem, 0..3);
    let read = (text(), 0..5_usize, 0..5_usize, problems, facts()).prop_map(
        |(title, words, characters, problems, facts)| Digest::Read {
            title,
            words: Words::new(words, characters),
            format: Format::Markdown,
            problems,
            facts: Box::new(facts),
            kinds: None,
            content: None,
        },
    );
    prop_oneof![4 => read, 1 => text().prop_map(Digest::Unreadable)]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn what_was_put_in_last_is_what_is_there(
        all in prop::collection::vec((sources(), prop::option::of(digests())), 1..60),
        removed in prop::collection::vec(any::<prop::sample::Index>(), 0..5),
    ) {
        let mut roll = Roll::default();
        let mut expected: Vec<(Source, Option<Digest>)> = Vec::new();
        for (source, digest) in &all {
            let (id, put) = roll.put(source, digest.as_ref());
            prop_assert_eq!(roll.find(source), Some(id));
            if let Some((_, known)) = expected.iter_mut().find(|(known, _)| known == source) {
                prop_assert_ne!(put, Put::New);
                let same = digest.is_none() || digest == known;
                prop_assert_eq!(put == Put::Same, same);
                *known = digest.clone().or_else(|| known.take());
            } else {
                prop_assert_eq!(put, Put::New);
                expected.push((source.clone(), digest.clone()));
            }
        }
        for index in removed.iter().map(|index| index.get(&all)) {
            if let Some(id) = roll.find(&index.0) {
                roll.remove(id);
                expected.retain(|(known, _)| *known != index.0);
            }
        }
        let kept: Vec<_> = roll.ids().map(|id| (roll.source(id).unwrap(), roll.digest(id))).collect();
        prop_assert_eq!(kept, expected);
    }

    #[test]
    fn the_order_is_that_of_lists_of_digests(
        all in prop::collection::vec((sources(), digests()), 1..60),
        by in prop::sample::select(SortBy::ALL.to_vec()),
        way in prop::sample::select(vec![Way::Usual, Way::Turned]),
    ) {
        let mut roll = Roll::default();
        for (source, digest) in &all {
            roll.put(source, Some(digest));
        }
        roll.settle();
        let mut named: Vec<EntryId> = roll.ids().collect();
        named.sort_by(|a, b| roll.compare(*a, *b));
        let mut known: Vec<(Source, Digest)> =
            roll.ids().map(|id| (roll.source(id).unwrap(), roll.digest(id).unwrap())).collect();
        known.sort_by(|(a, _), (b, _)| order(a, b));
        let pace = Pace::default();
        known.sort_by(|(a, seen_a), (b, seen_b)| {
            let (a, b) = (by.key(a, Some(seen_a), pace), by.key(b, Some(seen_b), pace));
            by.compare(way, a.as_ref(), b.as_ref())
        });
        let sorted = roll.sorted(&named, by, way, pace);
        let sorted: Vec<Source> = sorted.iter().map(|id| roll.source(*id).unwrap()).collect();
        let expected: Vec<Source> = known.into_iter().map(|(source, _)| source).collect();
        prop_assert_eq!(sorted, expected);
    }
}

#[test]
fn a_file_that_is_renamed_keeps_its_reviews() {
    let mut roll = Roll::default();
    let (first, _) = roll.put(&record("x.jsonl", 1), None);
    let (second, _) = roll.put(&record("x.jsonl", 2), None);
    let (other, _) = roll.put(&Source::File("m.txt".into()), None);
    roll.settle();
    assert!(roll.compare(other, first).is_lt());
    roll.rename(&[("x.jsonl".into(), "b.jsonl".into())]);
    assert!(roll.compare(second, other).is_lt());
    assert_eq!(roll.at(Path::new("b.jsonl")), [first, second]);
    assert_eq!(roll.beyond(Path::new("b.jsonl"), 1), [second]);
    assert_eq!(roll.source(second), Some(record("b.jsonl", 2)));
    assert_eq!(roll.find(&record("x.jsonl", 2)), None);
}
