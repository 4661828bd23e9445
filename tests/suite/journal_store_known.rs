//! Which review one is of those that the journal knows: where its text is, or where it was.
#![expect(
    clippy::unwrap_used,
    reason = "a journal that cannot be made must fail"
)]

use super::journal_store::{at, mark, new, place, tell, text, told};
use frontrow::journal::{Body, Known, Moment, Slot, Store, StoreError, Was};
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::tempdir;

/// A record of the file at a path as it was written at a time.
fn record(path: &str, number: usize, written: i64, title: &str, text: &str) -> Known {
    let mut known = at(path, text);
    known.name.as_mut().unwrap().record = Some(number);
    known.stamp = Some((1000, written));
    title.clone_into(&mut known.citation.title);
    known
}

/// A review that is a file, with the text and the time of that.
fn file(path: &Path) -> Known {
    let seen = fs::metadata(path).unwrap();
    let since = seen
        .modified()
        .unwrap()
        .duration_since(std::time::UNIX_EPOCH);
    let written = i64::try_from(since.unwrap().as_nanos()).unwrap();
    let mut known = at(path, &fs::read_to_string(path).unwrap());
    known.stamp = Some((seen.len(), written));
    known
}

#[test]
fn a_review_is_known_again_where_its_text_is() {
    let (_folder, _file, mut store) = new();
    let folder = tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let write = |name: &str, text: &str| {
        fs::write(path(name), text).unwrap();
        file(&path(name))
    };
    let known = |note: &str, was| Some((note.to_owned(), was));
    let a = write("a", "The text of a.");
    tell(&mut store, &a, "a");
    // Edited where it is.
    let a = write("a", "The text of a, edited.");
    assert_eq!(told(&mut store, &a), known("a", Was::There));
    tell(&mut store, &a, "a");
    // A copy begins afresh, and has a page of its own.
    fs::copy(path("a"), path("copy")).unwrap();
    let copy = file(&path("copy"));
    assert_eq!(told(&mut store, &copy), None);
    tell(&mut store, &copy, "copy");
    assert_eq!(told(&mut store, &a), known("a", Was::There));
    assert_eq!(told(&mut store, &copy), known("copy", Was::There));
    // Renamed; then its row goes with it.
    let b = write("b", "The text of b.");
    tell(&mut store, &b, "b");
    fs::rename(path("b"), path("c")).unwrap();
    let c = file(&path("c"));
    assert_eq!(told(&mut store, &c), known("b", Was::Elsewhere));
    tell(&mut store, &c, "c");
    assert_eq!(told(&mut store, &c), known("c", Was::There));
    // Renamed over another, whose page is kept without a place and found by its text.
    let d = write("d", "The text of d.");
    tell(&mut store, &d, "d");
    fs::rename(path("c"), path("d")).unwrap();
    let d = file(&path("d"));
    assert_eq!(told(&mut store, &d), known("c", Was::Elsewhere));
    tell(&mut store, &d, "d was c");
    let names: Vec<_> = store
        .everything()
        .unwrap()
        .into_iter()
        .map(|(known, page)| {
            let name = known.name.map(|name| PathBuf::from(name.path));
            (
                name.and_then(|name| name.strip_prefix(folder.path()).ok().map(Path::to_owned)),
                text(&page).unwrap(),
            )
        })
        .collect();
    let expected = [
        (Some("a"), "a"),
        (Some("copy"), "copy"),
        (Some("d"), "d was c"),
        (None, "d"),
    ];
    let expected = expected.map(|(name, note)| (name.map(PathBuf::from), note.to_owned()));
    assert_eq!(names, expected);
    let again = write("e", "The text of d.");
    assert_eq!(told(&mut store, &again), known("d", Was::Elsewhere));
}

#[test]
fn two_files_that_change_places_keep_what_is_theirs() {
    let (_folder, _file, mut store) = new();
    let folder = tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    for name in ["a", "b"] {
        fs::write(
            path(name),
            format!("The text of {name}, as long{}", name.repeat(name.len())),
        )
        .unwrap();
    }
    fs::write(path("b"), "Another text altogether.").unwrap();
    for name in ["a", "b"] {
        tell(&mut store, &file(&path(name)), name);
    }
    for (from, to) in [("a", "t"), ("b", "a"), ("t", "b")] {
        fs::rename(path(from), path(to)).unwrap();
    }
    // When the first is met, the other is put where it is.
    for (name, was, by) in [("a", "b", Was::Elsewhere), ("b", "a", Was::There)] {
        let known = file(&path(name));
        assert_eq!(told(&mut store, &known), Some((was.to_owned(), by)));
        tell(&mut store, &known, was);
        assert_eq!(told(&mut store, &known), Some((was.to_owned(), Was::There)));
    }
}

#[test]
fn records_of_a_file_that_is_made_anew_are_known_by_their_texts_and_titles() {
    let (_folder, _file, mut store) = new();
    let old = [
        ("Ferry", ""),
        ("Harbour", ""),
        ("Quay", "A good one."),
        ("Pier", "It rains."),
    ];
    for (at, (title, text)) in old.iter().enumerate() {
        tell(
            &mut store,
            &record("/export.csv", at + 1, 1, title, text),
            title,
        );
    }
    // A record came in front, one was edited.
    let new = [
        ("Gull", ""),
        ("Ferry", ""),
        ("Harbour", ""),
        ("Quay", "A good one."),
        ("Pier", "It rained."),
    ];
    let expected = [None, Some("Ferry"), Some("Harbour"), Some("Quay"), None];
    for (at, ((title, text), expected)) in new.iter().zip(expected).enumerate() {
        let known = record("/export.csv", at + 1, 2, title, text);
        let found = told(&mut store, &known).map(|(note, _)| note);
        assert_eq!(found.as_deref(), expected, "{title}");
        tell(&mut store, &known, title);
        assert_eq!(
            told(&mut store, &known),
            Some(((*title).to_owned(), Was::There))
        );
    }
    // One that is edited where it is.
    let edited = record("/export.csv", 4, 3, "Quay", "A very good one.");
    assert_eq!(
        told(&mut store, &edited),
        Some(("Quay".to_owned(), Was::There))
    );
    // Before its text is known, it is the file as it was.
    let mut begun = record("/export.csv", 4, 2, "Quay (2021)", "");
    begun.content = None;
    assert_eq!(
        told(&mut store, &begun),
        Some(("Quay".to_owned(), Was::There))
    );
}

#[test]
fn what_is_piped_in_is_known_by_its_text_alone() {
    let (_folder, _file, mut store) = new();
    let piped = |text| Known {
        name: None,
        ..at("", text)
    };
    tell(&mut store, &piped("One."), "one");
    assert_eq!(
        told(&mut store, &piped("One.")),
        Some(("one".to_owned(), Was::Elsewhere))
    );
    assert_eq!(told(&mut store, &piped("Another.")), None);
    let unknown = Known {
        content: None,
        ..piped("One.")
    };
    assert_eq!(told(&mut store, &unknown), None);
    // Once it is a file it is that; and that file piped in is the same.
    let known = at("/nowhere/one.txt", "One.");
    assert_eq!(
        told(&mut store, &known),
        Some(("one".to_owned(), Was::Elsewhere))
    );
    tell(&mut store, &known, "file");
    tell(&mut store, &piped("One."), "both");
    assert_eq!(
        told(&mut store, &known),
        Some(("both".to_owned(), Was::There))
    );
}

#[test]
fn a_copy_of_a_review_that_is_edited_takes_nothing_from_it() {
    for is_known in [false, true] {
        let (_folder, _file, mut store) = new();
        let folder = tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("review"), "The text of the review.").unwrap();
        let review = file(&path("review"));
        tell(&mut store, &review, "review");
        if is_known {
            fs::write(path("backup"), "What was backed up before.").unwrap();
            tell(&mut store, &file(&path("backup")), "backup");
        }
        fs::copy(path("review"), path("backup")).unwrap();
        fs::write(path("review"), "The text of the review, edited.").unwrap();
        let (backup, review) = (file(&path("backup")), file(&path("review")));
        let expected = is_known.then(|| ("backup".to_owned(), Was::There));
        assert_eq!(told(&mut store, &backup), expected);
        tell(&mut store, &backup, "backup");
        let expected = Some(("review".to_owned(), Was::There));
        assert_eq!(told(&mut store, &review), expected);
    }
}

#[test]
fn what_is_kept_before_the_text_is_known_stays_with_it() {
    let (_folder, _file, mut store) = new();
    let folder = tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("old"), "A long text.").unwrap();
    let put = |letter| [(mark(letter), Some(Body::Mark(place(3))))];
    let old = file(&path("old"));
    for letter in ['a', 'b'] {
        store.keep(&old, &put(letter), Moment(1)).unwrap();
    }
    fs::rename(path("old"), path("new")).unwrap();
    let whole = file(&path("new"));
    let mut begun = whole.clone();
    begun.content = None;
    store.keep(&begun, &put('c'), Moment(2)).unwrap();
    store.keep(&begun, &put('b'), Moment(3)).unwrap();
    store.keep(&begun, &[(mark('b'), None)], Moment(4)).unwrap();
    let mut marks = || {
        let page = store.recall(&whole).unwrap().unwrap().page;
        let slots: Vec<Slot> = page.iter().map(|(slot, _)| slot).collect();
        let kept = store.everything().unwrap().len();
        store.keep(&whole, &put('d'), Moment(5)).unwrap();
        (slots, kept)
    };
    assert_eq!(marks(), (vec![mark('a'), mark('c')], 2));
    // Then there is one.
    assert_eq!(marks(), (vec![mark('a'), mark('c'), mark('d')], 1));
}

#[test]
fn what_cannot_be_taken_away_is_told() {
    let (_folder, _file, mut store) = new();
    let none = [(mark('a'), None)];
    let taken = |store: &mut Store, path| store.keep(&at(path, path), &none, Moment(2));
    tell(&mut store, &at("/1", "/1"), "one");
    assert_eq!(taken(&mut store, "/1"), Ok(()));
    assert_eq!(taken(&mut store, "/2"), Err(StoreError::Nothing));
    assert!(store.recall(&at("/2", "/2")).unwrap().is_none());
}
