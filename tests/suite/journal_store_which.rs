//! Which review of the journal a file is that has the text of one: moved there, or a copy.
#![expect(
    clippy::unwrap_used,
    reason = "a journal that cannot be made must fail"
)]

use super::journal_store::{at, key, new, note, tell, told};
use frontrow::journal::{Body, Known, Moment, OwnRating, Slot, Store, Was};
use std::ffi::OsString;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use tempfile::tempdir;

const TEXT: &str = "The text of the review.";
/// As long.
const OTHER: &str = "A text that is another.";

fn day(number: u64) -> SystemTime {
    UNIX_EPOCH + Duration::from_secs(number * 86_400)
}

/// A file that was written on a day.
fn write(path: &Path, text: &str, written: u64) -> Known {
    fs::write(path, text).unwrap();
    let file = File::options().write(true).open(path).unwrap();
    file.set_modified(day(written)).unwrap();
    file_at(path)
}

/// A review that is a file, with the text and the stamp of that.
fn file_at(path: &Path) -> Known {
    let seen = fs::metadata(path).unwrap();
    let since = seen.modified().unwrap().duration_since(UNIX_EPOCH);
    let written = i64::try_from(since.unwrap().as_nanos()).unwrap();
    let mut known = at(path, &fs::read_to_string(path).unwrap());
    known.stamp = Some((seen.len(), written));
    known
}

fn rate(store: &mut Store, review: &Known) {
    let rating = Body::Rating(OwnRating {
        value: 4.0,
        best: 5.0,
        written: "4/5".to_owned(),
    });
    store
        .keep(review, &[(Slot::Rating, Some(rating))], Moment(1))
        .unwrap();
}

/// The notes by which reviews are told from others, and the paths where they are.
fn places(store: &mut Store) -> Vec<(Option<OsString>, String)> {
    let all = store.everything().unwrap().into_iter();
    all.map(|(known, page)| {
        let name = known.name.map(|name| {
            let path = PathBuf::from(name.path);
            path.file_name().unwrap().to_owned()
        });
        (name, super::journal_store::text(&page).unwrap())
    })
    .collect()
}

#[test]
fn a_text_elsewhere_was_moved_or_is_a_copy() {
    // What is in the old place and when it was written, when the one elsewhere was, and which of both
    // the review is then. It was kept on day 2.
    for (old, elsewhere, expected) in [
        (None, 2, Some("new")),
        (None, 3, Some("new")),
        // The very text is there.
        (Some((TEXT, 2)), 2, Some("old")),
        (Some((TEXT, 2)), 3, Some("old")),
        (Some((TEXT, 4)), 2, Some("old")),
        (Some((TEXT, 4)), 3, Some("old")),
        // Another one is: a new one where the very file is elsewhere, else it was edited.
        (Some((OTHER, 4)), 2, Some("new")),
        (Some((OTHER, 1)), 2, Some("new")),
        (Some(("Shorter.", 4)), 2, Some("new")),
        (Some((OTHER, 4)), 3, Some("old")),
        (Some((OTHER, 1)), 3, Some("old")),
        (Some(("Shorter.", 4)), 1, Some("old")),
    ] {
        let told_of = format!("{old:?}, elsewhere of day {elsewhere}");
        let (_folder, _file, mut store) = new();
        let folder = tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let review = write(&path("old"), TEXT, 2);
        tell(&mut store, &review, "kept");
        rate(&mut store, &review);
        let new = write(&path("new"), TEXT, elsewhere);
        match old {
            Some((text, written)) => drop(write(&path("old"), text, written)),
            None => fs::remove_file(path("old")).unwrap(),
        }
        let is_new = expected == Some("new");
        let found = is_new.then(|| ("kept".to_owned(), Was::Elsewhere));
        assert_eq!(told(&mut store, &new), found, "recalled: {told_of}");
        let stands = store.recognise(&new).unwrap().is_some();
        assert_eq!(stands, is_new, "recognised: {told_of}");
        assert_eq!(store.meet(&new, Moment(2)), Ok(is_new), "met: {told_of}");
        let place = expected.map(OsString::from);
        let expected = vec![(place, "kept".to_owned())];
        assert_eq!(places(&mut store), expected, "{told_of}");
        // What is kept now is of the one that it is.
        tell(&mut store, &new, "of the new one");
        let mut expected = vec![(Some("new".into()), "of the new one".to_owned())];
        if !is_new {
            expected.push((Some("old".into()), "kept".to_owned()));
        }
        assert_eq!(places(&mut store), expected, "kept: {told_of}");
        if old.is_some() {
            let there = told(&mut store, &file_at(&path("old")));
            let expected = (!is_new).then(|| ("kept".to_owned(), Was::There));
            assert_eq!(there, expected, "in the old place: {told_of}");
        }
    }
}

#[test]
fn of_two_that_are_gone_it_is_the_one_with_its_stamp() {
    let (_folder, _file, mut store) = new();
    let folder = tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    for (name, day) in [("a", 1), ("b", 2)] {
        let known = write(&path(name), TEXT, day);
        tell(&mut store, &known, name);
    }
    for name in ["a", "b"] {
        fs::remove_file(path(name)).unwrap();
    }
    for (day, expected) in [(1, Some("a")), (2, Some("b")), (3, None)] {
        let known = write(&path("c"), TEXT, day);
        let expected = expected.map(|note| (note.to_owned(), Was::Elsewhere));
        assert_eq!(told(&mut store, &known), expected, "{day}");
    }
}

#[test]
fn one_of_two_that_changed_places_takes_nothing_from_the_other() {
    let (_folder, _file, mut store) = new();
    let folder = tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    for (name, text, day) in [("a", TEXT, 1), ("b", OTHER, 2)] {
        let known = write(&path(name), text, day);
        tell(&mut store, &known, name);
        rate(&mut store, &known);
    }
    for (from, to) in [("a", "t"), ("b", "a"), ("t", "b")] {
        fs::rename(path(from), path(to)).unwrap();
    }
    // One alone is met.
    let a = file_at(&path("a"));
    assert_eq!(store.meet(&a, Moment(2)), Ok(true));
    let expected = [("a", "b"), ("b", "a")];
    let expected = expected.map(|(place, note)| (Some(place.into()), note.to_owned()));
    assert_eq!(places(&mut store), expected);
    assert_eq!(store.standings().unwrap().len(), 2);
}

#[test]
fn what_another_came_over_is_known_by_its_text_and_cited_with_its_file() {
    let (_folder, _file, mut store) = new();
    let folder = tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    for (name, text, day) in [("a", TEXT, 1), ("b", OTHER, 2)] {
        let known = write(&path(name), text, day);
        tell(&mut store, &known, name);
        rate(&mut store, &known);
    }
    fs::rename(path("b"), path("a")).unwrap();
    let moved = file_at(&path("a"));
    assert_eq!(store.meet(&moved, Moment(2)), Ok(true));
    // What was in the way is nowhere, but was a file once.
    let lost = |store: &mut Store| {
        let all = store.everything().unwrap().into_iter();
        let mut lost = all.filter(|(known, _)| known.name.is_none());
        lost.next().map(|(known, _)| known.citation.file)
    };
    let was_at = path("a").to_str().map(str::to_owned);
    assert_eq!(lost(&mut store), Some(was_at.clone()));
    // Also after what is piped in has the same text.
    let piped = Known {
        name: None,
        ..at("", TEXT)
    };
    let noted = [(Slot::Note(key(2)), Some(note("piped")))];
    store.keep(&piped, &noted, Moment(3)).unwrap();
    assert_eq!(lost(&mut store), Some(was_at));
    // A file with the text is it: the library is told that there is such a text.
    let content = piped.content;
    let texts = store.texts().unwrap();
    assert!(texts.iter().any(|known| known.content == content));
    let again = write(&path("c"), TEXT, 3);
    let standing = store.recognise(&again).unwrap().unwrap();
    assert_eq!(standing.rating.as_deref(), Some("4/5"));
    assert_eq!(
        told(&mut store, &again),
        Some(("a".to_owned(), Was::Elsewhere))
    );
    assert_eq!(store.meet(&again, Moment(4)), Ok(true));
    assert_eq!(lost(&mut store), None);
    let expected = [("a", "b"), ("c", "a")];
    let expected = expected.map(|(place, note)| (Some(place.into()), note.to_owned()));
    assert_eq!(places(&mut store), expected);
}
