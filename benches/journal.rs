//! How long the journal takes before the first frame, and to keep a place.
//!
//! `cargo bench --bench journal` prints medians for journals of so many reviews.

use divan::Bencher;
use frontrow::journal::{
    Body, Citation, Content, Keys, Known, Moment, Note, ReviewName, Slot, Status, Store,
};
use std::path::PathBuf;
use std::sync::OnceLock;
use tempfile::TempDir;

fn main() {
    divan::main();
}

/// How many reviews there are, each with some notes.
const REVIEWS: [usize; 2] = [10, 10_000];

/// The notes of a review.
const NOTES: u64 = 5;

fn known(number: usize) -> Known {
    let path = format!("/library/reviews/{number}.txt");
    Known {
        content: Some(Content::of(&path)),
        name: Some(ReviewName {
            path: path.into(),
            record: None,
        }),
        stamp: Some((3000, 5)),
        citation: Citation {
            title: format!("A review of the film {number}"),
            ..Citation::default()
        },
    }
}

fn journal(reviews: usize) -> PathBuf {
    static MADE: [OnceLock<TempDir>; 2] = [OnceLock::new(), OnceLock::new()];
    let made = MADE.get(usize::from(reviews > 10)).expect("two journals");
    let folder = made.get_or_init(|| {
        let folder = tempfile::tempdir().expect("room for a journal");
        let mut store = open(&folder.path().join("journal.sqlite"));
        for number in 0..reviews {
            let note = |seed| {
                let text = "What one thinks of it in a sentence or two. ".repeat(5);
                let body = Body::Note(Note { about: None, text });
                (Slot::Note(Keys::of_seed(seed).next_key()), Some(body))
            };
            let mut changes: Vec<_> = (0..NOTES).map(note).collect();
            changes.push((Slot::Status, Some(Body::Status(Status::Finished))));
            let kept = store.keep(&known(number), &changes, Moment(1));
            kept.expect("room for a review");
        }
        folder
    });
    folder.path().join("journal.sqlite")
}

fn open(file: &std::path::Path) -> Store {
    Store::open(file, Moment(1)).expect("a journal").0
}

#[divan::bench(args = REVIEWS, sample_count = 200)]
fn open_and_recall(bencher: Bencher<'_, '_>, reviews: usize) {
    let (file, review) = (journal(reviews), known(reviews / 2));
    bencher.bench_local(|| {
        let mut store = open(&file);
        let page = store.recall(&review).expect("a sound journal");
        assert!(page.is_some());
        // What follows when it is closed is behind the first frame.
        store
    });
}

#[divan::bench(args = REVIEWS, sample_count = 50)]
fn keep(bencher: Bencher<'_, '_>, reviews: usize) {
    let mut store = open(&journal(reviews));
    let mut moment = 1;
    bencher.bench_local(|| {
        moment += 1;
        let status = [Status::Reading, Status::Finished].get(moment % 2).copied();
        let changes = [(Slot::Status, status.map(Body::Status))];
        store.keep(&known(reviews / 2), &changes, Moment(1))
    });
}

#[divan::bench(args = REVIEWS, sample_count = 20)]
fn standings(bencher: Bencher<'_, '_>, reviews: usize) {
    let mut store = open(&journal(reviews));
    bencher.bench_local(|| store.standings().map(|standings| standings.len()));
}
