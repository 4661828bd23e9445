//! The catalogue: what it is told comes back, in the order of the list, and where it was moved to.
#![expect(
    clippy::unwrap_used,
    reason = "a catalogue that cannot be made must fail"
)]

use frontrow::formats::Format;
use frontrow::journal::Content;
use frontrow::library::{Bytes, Catalogue, Digest, Holds, Place, Remembered, Source, Stamp, order};
use frontrow::outline::Kind;
use frontrow::review::{Facts, Problem, Rating, Words};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use tempfile::{TempDir, tempdir};

mod strategies;
use strategies::*;

/// A library, which need not be there for a catalogue of it.
pub(super) const ROOT: &str = "/reviews";

pub(super) fn open(folder: &Path) -> Catalogue {
    let opened = Catalogue::open(folder, &[PathBuf::from(ROOT)], "settings").unwrap();
    assert_eq!(opened.notice, None);
    opened.catalogue
}

/// Everything that is remembered.
pub(super) fn all(catalogue: &Catalogue) -> Vec<(Source, Digest)> {
    let mut all = Vec::new();
    let told = catalogue.each(&mut |seen| {
        all.extend(seen);
        ControlFlow::Continue(())
    });
    told.unwrap();
    all
}

pub(super) fn path(name: &str) -> PathBuf {
    Path::new(ROOT).join(name)
}

pub(super) fn stamp(size: u64) -> Stamp {
    Stamp {
        size,
        modified: -7,
        number: u64::MAX - size,
    }
}

/// A review that states nothing but a title.
pub(super) fn titled(title: &str) -> Digest {
    Digest::Read {
        title: title.to_owned(),
        words: Words::of(title),
        format: Format::Plain,
        problems: Vec::new(),
        facts: Box::default(),
        kinds: None,
        content: Some(Content::of(title)),
    }
}

pub(super) fn place(record: usize) -> Place {
    Place {
        record,
        line: Some(record),
        bytes: Some(Bytes {
            start: record as u64 * 100,
            len: 99,
        }),
    }
}

/// So many records with titles of their own.
pub(super) fn records(numbers: std::ops::RangeInclusive<usize>) -> Vec<(Place, Digest)> {
    let record = |number| (place(number), titled(&format!("Record {number}")));
    numbers.map(record).collect()
}

/// The titles of all that is remembered, with their sources as they are shown.
fn titles(catalogue: &Catalogue) -> BTreeMap<String, String> {
    let title = |digest| match digest {
        Digest::Read { title, .. } => title,
        Digest::Unreadable(reason) => reason,
    };
    let all = all(catalogue).into_iter();
    all.map(|(source, digest)| (source.shown(), title(digest)))
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn every_field_comes_back(
        files in vec((digest(), any::<u64>(), any::<i64>(), any::<u64>()), 0..8),
        told in vec((digest(), any_place(), 1..1000_usize), 0..8),
    ) {
        let folder = tempdir().unwrap();
        let mut expected = Vec::new();
        let mut stamps = Vec::new();
        let mut catalogue = open(folder.path());
        for (number, (digest, size, modified, inode)) in files.into_iter().enumerate() {
            let stamp = Stamp { size, modified, number: inode };
            let path = path(&format!("{number}/film é.txt"));
            catalogue.one(&path, stamp, &digest).unwrap();
            stamps.push((path.clone(), Remembered { stamp, holds: Holds::One }));
            expected.push((Source::File(path), digest));
        }
        let path = path("of records.jsonl");
        prop_assert_eq!(catalogue.begin(&path, stamp(1)).unwrap(), None);
        let mut last = None;
        let count = told.len();
        for (mut digest, (line, bytes), step) in told {
            let record = last.map_or(0, |last: Place| last.record) + step;
            let place = Place { record, line, bytes };
            let source = Source::Record(path.as_path().into(), place);
            if let Digest::Read { title, .. } = &mut digest && title == "\u{1}last" {
                *title = source.title();
            }
            catalogue.append(&path, &[(place, digest.clone())]).unwrap();
            last = Some(place);
            expected.push((source, digest));
        }
        let complete = count % 2 == 0;
        if complete {
            catalogue.complete(&path).unwrap();
        }
        stamps.push((path, Remembered { stamp: stamp(1), holds: Holds::Records { count, last, complete } }));
        drop(catalogue);
        let catalogue = open(folder.path());
        prop_assert_eq!(all(&catalogue), expected);
        prop_assert_eq!(catalogue.files().unwrap(), stamps.into_iter().collect());
    }

    #[test]
    fn the_first_are_those_of_the_sorted_list(
        names in vec("(a|b/|film |Film |ä|x/film |0)?(film |[a-c ]|10|2|02){1,3}\\.(txt|md|jsonl)", 0..30),
        count in 0..40_usize,
    ) {
        let folder = tempdir().unwrap();
        let mut catalogue = open(folder.path());
        for name in names {
            let path = path(&name);
            if name.ends_with("jsonl") {
                catalogue.begin(&path, stamp(1)).unwrap();
                catalogue.append(&path, &records(1..=12)).unwrap();
            } else {
                catalogue.one(&path, stamp(1), &titled(&name)).unwrap();
            }
        }
        catalogue.commit().unwrap();
        let mut expected = all(&catalogue);
        expected.sort_by(|(a, _), (b, _)| order(a, b));
        // Records of files whose names differ in case or accents alone are mixed in the list.
        prop_assume!(expected.windows(2).all(|pair| !is_mixed(&pair[0].0, &pair[1].0)));
        expected.truncate(count);
        prop_assert_eq!(catalogue.first(count).unwrap(), expected);
    }
}

fn is_mixed(a: &Source, b: &Source) -> bool {
    match (a, b) {
        (Source::Record(a, first), Source::Record(b, second)) => {
            a != b && (first.record, second.record) != (12, 1)
        }
        _ => false,
    }
}

#[test]
fn what_is_written_once_more_takes_the_place_of_what_was() {
    let folder = tempdir().unwrap();
    let mut catalogue = open(folder.path());
    let a = path("a");
    catalogue.one(&a, stamp(1), &titled("One")).unwrap();
    catalogue.one(&a, stamp(2), &titled("Two")).unwrap();
    catalogue.commit().unwrap();
    assert_eq!(all(&catalogue), [(Source::File(a.clone()), titled("Two"))]);
    catalogue.begin(&a, stamp(3)).unwrap();
    catalogue.append(&a, &records(1..=2)).unwrap();
    catalogue.commit().unwrap();
    assert_eq!(all(&catalogue).len(), 2);
    // The same file once more goes on; another one at the same path begins anew.
    assert_eq!(catalogue.begin(&a, stamp(3)).unwrap(), Some(place(2)));
    assert_eq!(catalogue.begin(&a, stamp(4)).unwrap(), None);
    assert_eq!(all(&catalogue), []);
    catalogue.append(&a, &records(1..=1)).unwrap();
    catalogue.one(&a, stamp(5), &titled("Three")).unwrap();
    catalogue.append(&a, &records(2..=2)).unwrap();
    catalogue.commit().unwrap();
    assert_eq!(all(&catalogue), [(Source::File(a), titled("Three"))]);
    assert_eq!(catalogue.first(9).unwrap().len(), 1);
}

#[test]
fn many_records_come_back_in_their_order_and_reading_can_be_broken_off() {
    let folder = tempdir().unwrap();
    let mut catalogue = open(folder.path());
    let path = path("a.jsonl");
    let told = records(1..=20_000);
    catalogue.begin(&path, stamp(1)).unwrap();
    for some in told.chunks(700) {
        catalogue.append(&path, some).unwrap();
    }
    catalogue.complete(&path).unwrap();
    catalogue.commit().unwrap();
    let source = |place| Source::Record(path.as_path().into(), place);
    let expected = told.into_iter().map(|(place, seen)| (source(place), seen));
    let expected: Vec<(Source, Digest)> = expected.collect();
    assert!(all(&catalogue) == expected);
    assert_eq!(catalogue.first(3).unwrap(), expected[..3]);
    let mut batches = 0;
    let broken_off = catalogue.each(&mut |_| {
        batches += 1;
        ControlFlow::Break(())
    });
    assert_eq!((broken_off, batches), (Ok(()), 1));
}

#[test]
fn what_is_moved_or_removed_is_so_with_all_below_it() {
    let folder = tempdir().unwrap();
    let mut catalogue = open(folder.path());
    for name in ["a/one.txt", "a/b/two.txt", "ab/three.txt", "c.txt", "a.txt"] {
        let name = path(name);
        catalogue.one(&name, stamp(1), &titled("Title")).unwrap();
    }
    let called = path("a/the-salt_ledger.txt");
    let title = Source::File(called.clone()).title();
    catalogue.one(&called, stamp(1), &titled(&title)).unwrap();
    let many = path("a/many.jsonl");
    catalogue.begin(&many, stamp(1)).unwrap();
    let last_resort = titled("many 1");
    let told = [(place(1), last_resort), (place(2), titled("Its own"))];
    catalogue.append(&many, &told).unwrap();
    catalogue.complete(&many).unwrap();
    catalogue.rename(&path("a"), &path("z/y")).unwrap();
    catalogue.rename(&path("c.txt"), &path("a.txt")).unwrap();
    let moved = path("z/y/other-name.jsonl");
    catalogue.rename(&path("z/y/many.jsonl"), &moved).unwrap();
    // What may be called by the name of its file is read again.
    let expected = [
        ("a.txt", "Title"),
        ("ab/three.txt", "Title"),
        ("z/y/b/two.txt", "Title"),
        ("z/y/one.txt", "Title"),
        ("z/y/other-name.jsonl, record 1", "other name 1"),
        ("z/y/other-name.jsonl, record 2", "Its own"),
    ];
    let expected = expected.map(|(name, title)| (format!("{ROOT}/{name}"), title.to_owned()));
    assert_eq!(titles(&catalogue), BTreeMap::from(expected));
    let mut sorted = all(&catalogue);
    sorted.sort_by(|(a, _), (b, _)| order(a, b));
    assert_eq!(catalogue.first(99).unwrap(), sorted);
    let outside = Path::new("/elsewhere/x").to_owned();
    catalogue.rename(&path("ab/three.txt"), &outside).unwrap();
    catalogue.remove(&[path("z"), outside]).unwrap();
    assert_eq!(titles(&catalogue).len(), 1);
    catalogue.remove(&[PathBuf::from(ROOT)]).unwrap();
    assert_eq!(catalogue.files().unwrap().len(), 0);
    assert_eq!(catalogue.first(9).unwrap(), []);
}

/// A folder with a library in it, and one for catalogues.
fn library() -> (TempDir, PathBuf) {
    let folder = tempdir().unwrap();
    let root = folder.path().join("reviews");
    std::fs::create_dir(&root).unwrap();
    (folder, root)
}

#[test]
fn a_library_is_the_same_however_its_roots_are_written() {
    let (folder, root) = library();
    let cache = folder.path().join("cache");
    let other = folder.path().join("other");
    let around = folder.path().join("reviews/../reviews");
    let open = |roots: &[&PathBuf]| {
        let roots: Vec<PathBuf> = roots.iter().map(|root| (*root).clone()).collect();
        Catalogue::open(&cache, &roots, "").unwrap().catalogue
    };
    let mut first = open(&[&root, &other]);
    first
        .one(&root.join("a/b.txt"), stamp(1), &titled("T"))
        .unwrap();
    drop(first);
    let files = open(&[&other, &around]).files().unwrap();
    let known: Vec<PathBuf> = files.into_keys().collect();
    assert_eq!(known, [around.join("a/b.txt")]);
    assert_eq!(open(&[&root]).files().unwrap().len(), 0);
}

#[test]
fn catalogues_of_what_is_gone_are_cleared_away_and_nothing_else_is() {
    let (folder, root) = library();
    let cache = folder.path().join("cache");
    let open = |root: &Path| {
        let roots = [root.to_owned()];
        drop(Catalogue::open(&cache, &roots, "").unwrap());
    };
    let kept = || -> Vec<String> {
        let files = std::fs::read_dir(&cache).unwrap();
        let mut names: Vec<String> = files
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    open(&root);
    let of_the_library = kept();
    open(&folder.path().join("gone"));
    for other in ["notes.txt", "0123456789abcdef.txt", "x.catalogue"] {
        std::fs::write(cache.join(other), "the reader's own").unwrap();
    }
    let index_of = |catalogue: &str| catalogue.replace(".catalogue", ".index");
    let of_what_is_gone = kept()
        .into_iter()
        .find(|name| name.len() == 26 && *name != of_the_library[0])
        .unwrap();
    let indexes = [
        index_of(&of_the_library[0]),
        index_of(&of_what_is_gone),
        "fedcba9876543210.index".to_owned(),
        "mine.index".to_owned(),
    ];
    for index in &indexes {
        std::fs::create_dir_all(cache.join(index).join("within")).unwrap();
    }
    assert_eq!(kept().len(), 5 + 4);
    open(folder.path());
    // Of what is gone all is cleared away, and an index without a catalogue.
    assert_eq!(kept().len(), 5 + 2);
    for name in [&of_the_library[0], &indexes[0], &indexes[3]] {
        assert!(kept().contains(name), "{name}");
    }
    for number in 0..40 {
        let root = folder.path().join(format!("library {number}"));
        std::fs::create_dir(&root).unwrap();
        open(&root);
    }
    // That of the library is among the oldest.
    assert_eq!(kept().len(), 32 + 3 + 1);
    assert!(kept().contains(&indexes[3]) && !kept().contains(&indexes[0]));
}
