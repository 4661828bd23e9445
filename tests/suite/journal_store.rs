//! The journal: what is kept comes back.
#![expect(
    clippy::unwrap_used,
    reason = "a journal that cannot be made must fail"
)]

use frontrow::formats::{self, Hint};
use frontrow::journal::{
    Body, Citation, Content, Key, Keys, Known, Left, Letter, Moment, Note, OwnRating, Page, Place,
    ReviewName, Slot, Status, Store, Was,
};
use frontrow::outline;
use frontrow::review::Position;
use std::path::{Path, PathBuf};
use tempfile::{TempDir, tempdir};

/// Opens a journal of which there is nothing to tell.
pub(super) fn open(file: &Path) -> Store {
    let (store, told) = Store::open(file, Moment(0)).unwrap();
    assert_eq!(told, [""; 0]);
    store
}

/// A folder with a journal in it.
pub(super) fn new() -> (TempDir, PathBuf, Store) {
    let folder = tempdir().unwrap();
    let file = folder.path().join("state/journal.sqlite");
    let store = open(&file);
    (folder, file, store)
}

/// A review at a path, with a text.
pub(super) fn at(path: impl AsRef<Path>, text: &str) -> Known {
    Known {
        name: Some(ReviewName {
            path: path.as_ref().as_os_str().to_owned(),
            record: None,
        }),
        stamp: None,
        content: Some(Content::of(text)),
        citation: Citation {
            title: "A title".to_owned(),
            ..Citation::default()
        },
    }
}

pub(super) fn mark(letter: char) -> Slot {
    Slot::Mark(Letter::new(letter).unwrap())
}

pub(super) fn key(seed: u64) -> Key {
    Keys::of_seed(seed).next_key()
}

pub(super) fn note(text: &str) -> Body {
    Body::Note(Note {
        about: None,
        text: text.to_owned(),
    })
}

/// A place in a text.
pub(super) fn place(at: usize) -> Place {
    let text = "A first line.\n\nA second one, which is the place.\n";
    let read = formats::read(text.as_bytes().to_vec(), Hint::Plain).unwrap();
    let outline = outline::of(&read.review);
    Place::of(&read.review, &outline, None, Position::at(at))
}

pub(super) fn left(status: Status) -> Body {
    Body::Left(Left {
        place: place(20),
        read: Vec::new(),
        content: None,
        status,
        share: 0.5,
        stamp: None,
        parts: Vec::new(),
    })
}

/// Keeps a note by which a review is told from others.
pub(super) fn tell(store: &mut Store, review: &Known, text: &str) {
    let changes = [(Slot::Note(key(1)), Some(note(text)))];
    store.keep(review, &changes, Moment(1)).unwrap();
}

/// The note by which a review is told from others, and by what the review is known again.
pub(super) fn told(store: &mut Store, review: &Known) -> Option<(String, Was)> {
    let known = store.recall(review).unwrap()?;
    Some((text(&known.page).unwrap(), known.was))
}

/// The note by which a review is told from others.
pub(super) fn text(page: &Page) -> Option<String> {
    let Body::Note(note) = page.get(Slot::Note(key(1)))? else {
        return None;
    };
    Some(note.text.clone())
}

#[test]
fn what_is_kept_comes_back_in_another_run() {
    let (_folder, file, mut store) = new();
    let review = at("/reviews/one.txt", "A text.");
    let bodies = [
        (Slot::Left, left(Status::Reading)),
        (Slot::Status, Body::Status(Status::Finished)),
        (
            Slot::Rating,
            Body::Rating(OwnRating {
                value: 4.5,
                best: 5.0,
                written: "4½/5".to_owned(),
            }),
        ),
        (mark('a'), Body::Mark(place(3))),
        (Slot::Note(key(2)), note("Two lines\nof \u{1b}[31m a note")),
    ];
    assert!(store.recall(&review).unwrap().is_none());
    let changes: Vec<_> = bodies
        .iter()
        .cloned()
        .map(|(slot, body)| (slot, Some(body)))
        .collect();
    store.keep(&review, &changes, Moment(7)).unwrap();
    let mut other = open(&file);
    drop(store);
    let known = other.recall(&review).unwrap().unwrap();
    assert_eq!(known.was, Was::There);
    let kept = known.page.iter();
    let kept: Vec<_> = kept
        .map(|(slot, kept)| (slot, kept.body.clone(), kept.made))
        .collect();
    let expected: Vec<_> = bodies
        .map(|(slot, body)| (slot, body, Some(Moment(7))))
        .into();
    assert_eq!(kept, expected);
    assert_eq!(other.everything().unwrap(), [(review.clone(), known.page)]);
    // What is taken away is gone, and a clock that goes backwards brings nothing back.
    let none: Vec<_> = changes.into_iter().map(|(slot, _)| (slot, None)).collect();
    other.keep(&review, &none, Moment(3)).unwrap();
    assert!(other.recall(&review).unwrap().unwrap().page.is_empty());
    assert!(other.everything().unwrap().is_empty());
    assert!(other.standings().unwrap().is_empty());
}

#[test]
fn a_mark_of_the_library_is_in_one_review() {
    let (_folder, _file, mut store) = new();
    let (one, two) = (at("/1", "One."), at("/2", "Two."));
    let put = |store: &mut Store, review: &Known, letter| {
        let changes = [(mark(letter), Some(Body::Mark(place(3))))];
        store.keep(review, &changes, Moment(1)).unwrap();
    };
    let marks = |store: &mut Store, review: &Known| {
        let page = store.recall(review).unwrap().unwrap().page;
        let slots = page.iter().map(|(slot, _)| slot.to_string());
        slots.collect::<Vec<String>>()
    };
    for letter in ['a', 'A', 'B'] {
        put(&mut store, &one, letter);
    }
    for letter in ['a', 'B'] {
        put(&mut store, &two, letter);
    }
    assert_eq!(marks(&mut store, &one), ["mark:A", "mark:a"]);
    assert_eq!(marks(&mut store, &two), ["mark:B", "mark:a"]);
    put(&mut store, &one, 'B');
    assert_eq!(marks(&mut store, &one), ["mark:A", "mark:B", "mark:a"]);
    assert_eq!(marks(&mut store, &two), ["mark:a"]);
}

/// How the reviews stand: where they are, how far they are read, and the rating.
fn standings(store: &mut Store) -> Vec<(String, Status, Option<String>)> {
    let standings = store.standings().unwrap().into_iter();
    let told = standings.map(|standing| {
        let path = standing.name.path.into_string().unwrap();
        (path, standing.status, standing.rating)
    });
    told.collect()
}

#[test]
fn the_list_is_told_how_reviews_stand() {
    let (_folder, _file, mut store) = new();
    let rating = |written: &str| {
        let written = written.to_owned();
        Body::Rating(OwnRating {
            value: 3.0,
            best: 5.0,
            written,
        })
    };
    let kept = [
        ("/3", vec![(Slot::Left, left(Status::Reading))]),
        (
            "/1",
            vec![
                (Slot::Left, left(Status::Reading)),
                (Slot::Status, Body::Status(Status::Unread)),
            ],
        ),
        ("/2", vec![(Slot::Rating, rating("★★★"))]),
        ("/5", vec![(Slot::Left, left(Status::Finished))]),
        (
            "/4",
            vec![(Slot::Note(key(1)), note("Nothing but a note."))],
        ),
    ];
    for (path, bodies) in kept {
        let changes: Vec<_> = bodies
            .into_iter()
            .map(|(slot, body)| (slot, Some(body)))
            .collect();
        store.keep(&at(path, path), &changes, Moment(5)).unwrap();
    }
    let told = standings(&mut store);
    let expected = [
        ("/1", Status::Unread, None),
        ("/2", Status::Unread, Some("★★★")),
        ("/3", Status::Reading, None),
        ("/5", Status::Finished, None),
    ];
    assert_eq!(
        told,
        expected.map(|(path, status, rating)| (path.to_owned(), status, rating.map(str::to_owned)))
    );
    // Places are forgotten in time, what the reader said is not.
    store.keep(&at("/1", "/1"), &[], Moment(9)).unwrap();
    assert_eq!(store.prune(Moment(5)).unwrap(), 0);
    assert_eq!(store.prune(Moment(6)).unwrap(), 1);
    let paths: Vec<String> = standings(&mut store)
        .into_iter()
        .map(|(path, ..)| path)
        .collect();
    // Nor that one was finished.
    assert_eq!(paths, ["/1", "/2", "/5"]);
    assert!(store.recall(&at("/3", "/3")).unwrap().is_none());
    assert!(store.recall(&at("/4", "/4")).unwrap().is_some());
    assert_eq!(store.prune(Moment(i64::MAX)).unwrap(), 1);
    assert_eq!(standings(&mut store).len(), 3);
}

#[test]
fn each_sees_what_the_other_keeps() {
    let (_folder, file, mut one) = new();
    let mut two = open(&file);
    let review = at("/1", "One.");
    assert!(!two.has_changed().unwrap());
    tell(&mut one, &review, "from one");
    assert!(!one.has_changed().unwrap());
    assert!(two.has_changed().unwrap());
    assert!(!two.has_changed().unwrap());
    assert_eq!(told(&mut two, &review).unwrap().0, "from one");
    tell(&mut two, &review, "from two");
    assert_eq!(told(&mut one, &review).unwrap().0, "from two");
    assert!(one.has_changed().unwrap());
}

#[test]
fn searches_and_values_are_kept() {
    let (_folder, file, mut store) = new();
    assert_eq!(store.value("panes").unwrap(), None);
    for value in ["30 20", "31 20"] {
        store.set_value("panes", value).unwrap();
    }
    // The clock stands still, and a search is made again.
    for text in ["one", "two", "two", "one", "three"] {
        store.note_search(text, Moment(4)).unwrap();
    }
    drop(store);
    let mut store = open(&file);
    assert_eq!(store.value("panes").unwrap().as_deref(), Some("31 20"));
    assert_eq!(store.searches().unwrap(), ["three", "one", "two"]);
    for number in 0..600 {
        store
            .note_search(&number.to_string(), Moment(number))
            .unwrap();
    }
    let searches = store.searches().unwrap();
    assert_eq!((searches.len(), searches[0].as_str()), (500, "599"));
}
