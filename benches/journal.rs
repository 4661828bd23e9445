//! How long the journal takes before the first frame, to keep a place, and to find what was kept in a
//! text that was edited.
//!
//! `cargo bench --bench journal` prints medians for journals of so many reviews.

use divan::Bencher;
use frontrow::formats::{self, Hint};
use frontrow::journal::{
    AnchoredSpan, Body, Citation, Content, Keys, Known, Moment, Note, Place, Reread, ReviewName,
    Sketch, Slot, Status, Store,
};
use frontrow::outline::Outline;
use frontrow::review::{Position, Review, Span};
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

/// The paragraphs of a text of 256 KiB.
const PARAGRAPHS: u32 = 480;

/// A paragraph of some hundred words, of which the frequent ones are frequent.
fn paragraph(number: u32) -> String {
    let mut dice = number.wrapping_mul(2_654_435_761) | 1;
    let mut word = |_| {
        dice ^= dice << 13;
        dice ^= dice >> 17;
        dice ^= dice << 5;
        format!("w{}", 12_000 / (1 + dice % 12_000))
    };
    (0..140).map(&mut word).collect::<Vec<String>>().join(" ")
}

/// A text, and it with some paragraphs gone, new, moved or with a word changed.
fn edited() -> (Review, Review) {
    let old: Vec<String> = (0..PARAGRAPHS).map(paragraph).collect();
    let mut new = old.clone();
    for number in (0..PARAGRAPHS).step_by(5) {
        let at = number as usize;
        match number % 4 {
            0 => new.insert(at, paragraph(PARAGRAPHS + number)),
            1 => drop(new.remove(at)),
            2 => new.swap(at, PARAGRAPHS as usize / 2),
            _ => new.get_mut(at).expect("a paragraph").push_str(" quay"),
        }
    }
    let [old, new] = [old, new].map(|text| {
        let bytes = text.join("\n\n").into_bytes();
        let read = formats::read(bytes, Hint::Plain);
        read.expect("a text").review
    });
    (old, new)
}

#[divan::bench(args = [1, 100], sample_count = 100)]
fn find_in_an_edited_text(bencher: Bencher<'_, '_>, count: usize) {
    let (old, new) = edited();
    let then = Content::of(old.text());
    let sketches = Sketch::of(&old).map(|sketch| (then, sketch));
    let sketches = sketches.into_iter().collect();
    let anchored = |number: usize| {
        let start = (number * 2 + 1) * old.text().len() / (2 * count);
        let place = Place::of(&old, &Outline::default(), Some(then), Position::at(start));
        let span = Span::of(start..start + 120);
        (place, AnchoredSpan::of(&old, Some(then), span))
    };
    // One of two is looked for as a place, the other as a highlight.
    let anchored: Vec<(Place, AnchoredSpan)> = (0..count).map(anchored).collect();
    let now = Content::of(new.text());
    bencher.bench_local(|| {
        let mut text = Reread::new(&new, Some(now), &sketches);
        let found = anchored
            .iter()
            .enumerate()
            .filter(|(number, (place, span))| {
                if number % 2 == 0 {
                    place.find_surely_in(&mut text).is_some()
                } else {
                    span.find_in(&mut text).is_some()
                }
            });
        let found = found.count();
        assert!(10 * found >= 9 * count, "{found} of {count}");
        found
    });
}
