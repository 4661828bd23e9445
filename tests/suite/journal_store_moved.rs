//! Journals that are exported and imported: nothing twice, nothing lost.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a journal that cannot be made must fail"
)]

use super::journal_store::{at, key, new, note, tell};
use frontrow::journal::{Body, Imported, Known, Moment, ReviewName, Slot, Store, StoreError};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeMap;

fn exported(store: &mut Store) -> String {
    let mut lines = Vec::new();
    store.export(&mut lines).unwrap();
    String::from_utf8(lines).unwrap()
}

fn imported(store: &mut Store, lines: &str) -> Imported {
    store.import(lines.as_bytes()).unwrap()
}

/// Something that is done: at which of some reviews, with which of some texts, in which slot, what is
/// noted there, and when.
type Act = (usize, usize, u64, Option<u8>, i64);

fn acts() -> impl Strategy<Value = Vec<Act>> {
    vec(
        (
            0..5_usize,
            0..4_usize,
            1..4_u64,
            any::<Option<u8>>(),
            0..20_i64,
        ),
        0..25,
    )
}

/// Keeps a change; there may be nothing to take away.
fn keep(store: &mut Store, review: &Known, change: (Slot, Option<Body>), now: i64) {
    let kept = store.keep(review, &[change], Moment(now));
    assert!(
        matches!(kept, Ok(()) | Err(StoreError::Nothing)),
        "{kept:?}"
    );
}

/// A journal in which that was done.
fn done(acts: &[Act]) -> (tempfile::TempDir, Store) {
    let (folder, _, mut store) = new();
    for (path, text, slot, noted, now) in acts {
        let mut review = at(format!("/nowhere/{path}"), &format!("Text {text}."));
        review.citation.title = format!("Title {text}");
        if *path == 4 {
            review.name = None;
        }
        let body = noted.map(|noted| note(&format!("{noted}")));
        keep(&mut store, &review, (Slot::Note(key(*slot)), body), *now);
        store.note_search(&format!("{text}"), Moment(*now)).unwrap();
    }
    (folder, store)
}

/// What is kept, without where the reviews are, which is of one machine.
fn pages(store: &mut Store) -> BTreeMap<String, String> {
    let lines = exported(store);
    let lines = lines.lines().filter(|line| line.contains("\"review\""));
    lines
        .map(|line| {
            let line: serde_json::Value = serde_json::from_str(line).unwrap();
            (line["review"].to_string(), line["kept"].to_string())
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, ..ProptestConfig::default() })]

    #[test]
    fn what_is_exported_and_imported_is_the_same(acts in acts()) {
        let (_one, mut one) = done(&acts);
        let lines = exported(&mut one);
        let (_folder, _, mut other) = new();
        let reviews = lines.lines().filter(|line| line.contains("\"review\"")).count();
        let told = imported(&mut other, &lines);
        prop_assert_eq!((told.reviews, told.replaced, told.same), (reviews, 0, 0));
        prop_assert_eq!(exported(&mut other), lines.clone());
        prop_assert_eq!(other.everything().unwrap(), one.everything().unwrap());
        // Twice, and into itself: nothing is new.
        for store in [&mut other, &mut one] {
            let told = imported(store, &lines);
            prop_assert_eq!((told.added, told.replaced), (0, 0));
            prop_assert_eq!(exported(store), lines.clone());
        }
    }

    #[test]
    fn it_does_not_matter_which_is_merged_into_which(
        first in acts(),
        second in acts(),
        more in acts(),
    ) {
        let (_one, mut one) = done(&first);
        // The other machine went on with the same journal, or had one of its own.
        let (_other, mut other) = done(&second);
        if second.len() % 2 == 0 {
            imported(&mut other, &exported(&mut one));
            for (path, text, slot, noted, now) in more {
                let review = at(format!("/nowhere/{path}"), &format!("Text {text}."));
                let body = noted.map(|noted| note(&format!("{noted}")));
                keep(&mut other, &review, (Slot::Note(key(slot)), body), now);
            }
        }
        let lines = [exported(&mut one), exported(&mut other)];
        imported(&mut one, &lines[1]);
        imported(&mut other, &lines[0]);
        prop_assert_eq!(pages(&mut one), pages(&mut other));
        prop_assert_eq!(one.searches().unwrap().len(), other.searches().unwrap().len());
        let (before, again) = (exported(&mut one), imported(&mut one, &lines[1]));
        prop_assert_eq!((again.added, again.replaced), (0, 0));
        prop_assert_eq!(exported(&mut one), before);
    }
}

#[test]
fn what_was_taken_away_on_one_machine_is_not_brought_back_by_the_other() {
    let (_one, _, mut one) = new();
    let (_other, _, mut other) = new();
    let review = at("/1", "One.");
    tell(&mut one, &review, "kept");
    imported(&mut other, &exported(&mut one));
    let before = exported(&mut one);
    one.keep(&review, &[(Slot::Note(key(1)), None)], Moment(0))
        .unwrap();
    let told = imported(&mut one, &before);
    assert_eq!((told.added, told.replaced, told.same), (0, 0, 1));
    assert!(one.everything().unwrap().is_empty());
    let told = imported(&mut other, &exported(&mut one));
    assert_eq!((told.added, told.replaced, told.same), (0, 1, 0));
    assert!(other.everything().unwrap().is_empty());
}

#[test]
fn what_a_newer_program_kept_is_passed_on_as_it_is() {
    let (_folder, _, mut store) = new();
    let line = "{\"review\":\"000102030405060708090a0b0c0d0e0f\",\"path\":null,\"path_hex\":\"2fff\",\
        \"record\":7,\"stamp\":[1,-2],\"content\":null,\"citation\":{\"title\":\"T\",\"mood\":[1]},\
        \"seen\":5,\"kept\":{\"drawing:1\":{\"made\":3,\"body\":{\"lines\":[1.50,2]}},\
        \"mark:a\":{\"made\":4,\"body\":{\"anchor\":{\"place\":1,\"length\":2,\
        \"before\":\"\",\"behind\":\"x\"},\"mood\":[1.50]}}}}";
    let lines = format!("{{\"journal\":\"frontrow\",\"version\":1}}\n{line}\n");
    let told = imported(&mut store, &lines);
    assert_eq!((told.reviews, told.added, told.refused.len()), (1, 2, 0));
    assert_eq!(exported(&mut store), lines);
    let mut review: Known = at("", "Another.");
    #[cfg(unix)]
    {
        let path: std::ffi::OsString = std::os::unix::ffi::OsStringExt::from_vec(b"/\xff".to_vec());
        review.name = Some(ReviewName {
            path,
            record: Some(7),
        });
        review.citation.title = "T".to_owned();
        tell(&mut store, &review, "mine");
        assert!(
            exported(&mut store)
                .contains("\"drawing:1\":{\"made\":3,\"body\":{\"lines\":[1.50,2]}}")
        );
    }
}

#[test]
fn a_journal_that_is_huge_is_read_in_parts() {
    let (_folder, _, mut store) = new();
    let line = |number: usize| {
        let long = "x".repeat(1_000_000);
        format!(
            "{{\"review\":\"{number:032x}\",\"path\":\"/{number}\",\"seen\":1,\
            \"kept\":{{\"note:0000000000000001\":{{\"made\":1,\"body\":{{\"text\":\"{long}\"}}}}}}}}"
        )
    };
    let lines: Vec<String> = (0..140).map(line).collect();
    let header = "{\"journal\":\"frontrow\",\"version\":1}";
    let lines = format!("{header}\n{}\n{}", lines.join("\n"), line(0));
    let told = imported(&mut store, &lines);
    assert_eq!((told.reviews, told.added, told.same), (141, 140, 1));
}

#[test]
fn lines_that_are_not_understood_are_told() {
    let (_folder, _, mut store) = new();
    let header = "{\"journal\":\"frontrow\",\"version\":1}";
    let search = "{\"search\":\"quay\",\"made\":3}";
    let review = "\"review\":\"000102030405060708090a0b0c0d0e0f\"";
    let wrong = [
        "nothing".to_owned(),
        "{}".to_owned(),
        "{\"search\":\"x\",\"made\":3,\"mood\":1}".to_owned(),
        format!("{{{review},\"seen\":1}}"),
        format!("{{{review},\"seen\":1,\"kept\":{{\"\\u001b[2J\":{{\"made\":1,\"body\":1}}}}}}"),
        format!(
            "{{\"search\":\"{}\",\"made\":3}}",
            "x".repeat(17 * 1024 * 1024)
        ),
        "{\"review\":\"1\",\"seen\":1,\"kept\":{}}".to_owned(),
        format!("{{\"search\":\"{}\",\"made\":3}}", "x".repeat(65 * 1024)),
        format!(
            "{{{review},\"seen\":1,\"kept\":{{\"note:1\":{{\"made\":1,\"body\":\"{}\"}}}}}}",
            "x".repeat(1024 * 1024)
        ),
    ];
    let lines = [header.to_owned(), String::new()].into_iter();
    let lines: Vec<String> = lines.chain(wrong).chain([search.to_owned()]).collect();
    let told = imported(&mut store, &lines.join("\n"));
    let numbers: Vec<usize> = told.refused.iter().map(|(line, _)| *line).collect();
    assert_eq!(numbers, [3, 4, 5, 6, 7, 8, 9, 10, 11]);
    assert!(
        told.refused[5].1.contains("16 MiB"),
        "{:?}",
        told.refused[5]
    );
    assert_eq!(store.searches().unwrap(), ["quay"]);
    let many = format!("{header}\n{}", "x\n".repeat(1500));
    let told = imported(&mut store, &many);
    assert_eq!((told.refused.len(), told.refused_more), (1000, 500));
    // What is nobody's journal changes nothing.
    let newer = header.replace(":1}", ":2}");
    for (wrong, why) in [
        (format!("{search}\n{header}"), "line 1: it has no beginning"),
        (
            format!("{newer}\n{search}"),
            "line 1: this was written by a newer frontrow",
        ),
        (String::new(), "line 1: there is nothing in it"),
        (
            format!("{header}\n{}\n{newer}", search.replace("quay", "pier")),
            "",
        ),
    ] {
        match store.import(wrong.as_bytes()) {
            Err(StoreError::Passing(told)) => assert!(told.starts_with(why), "{told}"),
            told => assert_eq!(told.unwrap().refused.len(), 1),
        }
    }
    assert_eq!(store.searches().unwrap(), ["pier", "quay"]);
}
