//! Keeping the library: the index of its texts, which holds what is there whatever happened before.

#![expect(
    clippy::unwrap_used,
    reason = "tests; the lint does not see that these functions are used in tests alone"
)]

use super::super::session::shipped;
use super::shelf::{Entries, Kept, fresh};
use super::{STEPS, records, text};
use frontrow::app::Event;
use frontrow::library::{Change, Extent, IndexHome, IndexState, Source, load};
use frontrow::search::{Index, TextKey};
use frontrow::work::{self, Control};
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::ops::ControlFlow;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

mod place;
use place::Place;

#[test]
fn what_is_read_is_in_the_index_and_nothing_is_written_where_nothing_has_changed() {
    let place = Place::furnished();
    place.gather_and_compare("cold");
    let mode = fs::metadata(place.home().folder()).unwrap().permissions();
    assert_eq!(mode.mode() & 0o777, 0o700);
    let state = || fs::read(place.home().folder().join("meta.json")).unwrap();
    let before = state();
    place.gather_and_compare("remembered");
    assert_eq!(state(), before);
}

#[test]
fn what_happens_to_files_reaches_the_index() {
    let place = Place::furnished();
    let mut library = place.kept();
    library.wait_until("it is ready", |told| {
        told.index.last() == Some(&IndexState::Ready)
    });
    for (what, step) in STEPS {
        step(&place.root).unwrap();
        library.catch_up();
        place.wait_until_compared(what);
    }
}

#[test]
fn what_happened_to_files_meanwhile_reaches_the_index() {
    let place = Place::furnished();
    place.gather_and_compare("cold");
    for (what, step) in STEPS {
        step(&place.root).unwrap();
        // What is not there is nothing that is remembered.
        if place.root.exists() {
            place.gather_and_compare(what);
        }
    }
}

#[test]
fn a_file_that_takes_the_place_of_another_takes_it_in_the_index() {
    let place = Place::new();
    let at = |name: &str| place.root.join(name);
    fs::write(at("a.txt"), text(1)).unwrap();
    fs::write(at("b.txt"), text(22)).unwrap();
    fs::write(at("r.jsonl"), records(3)).unwrap();
    fs::write(at("s.jsonl"), records(30)).unwrap();
    place.gather_and_compare("cold");
    fs::rename(at("a.txt"), at("b.txt")).unwrap();
    fs::rename(at("s.jsonl"), at("r.jsonl")).unwrap();
    place.gather_and_compare("renamed");
}

/// How much of a library was kept when the program was killed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Share {
    Nothing,
    Some,
    All,
}

/// Records that are told before the index is opened.
const FIRST: usize = 16;

/// Records of which so many bytes are passed over that not all can be under way at once.
const HEAVY: usize = 220;

/// These records.
fn heavy_records() -> String {
    let filler = "x".repeat(120 * 1024);
    let line =
        |number| format!("{{\"text\": \"It is film {number}.\", \"filler\": \"{filler}\"}}\n");
    (1..=HEAVY).map(line).collect()
}

const SHARES: [Share; 3] = [Share::Nothing, Share::Some, Share::All];

#[test]
fn catalogue_and_index_may_each_be_left_at_any_point() {
    let place = Place::new();
    let path = place.root.join("r.jsonl");
    fs::write(&path, heavy_records()).unwrap();
    let control = Arc::new(Control::default());
    let own = Arc::clone(&control);
    let roots = place.roots();
    let mut all_seen = 0;
    let mut library = Kept::new(&roots, Some(place.memory.clone()), control, move |change| {
        if let Change::Seen(seen) = change {
            all_seen += seen.len();
            // The first are told before any reading that the index learns of.
            if all_seen > FIRST {
                own.cancel();
            }
        }
    });
    library.wait_until("some is read", |told| told.seen > FIRST);
    // What was read when it was left off is committed, which nothing tells.
    place.wait_until_something_is_held();
    library.end();
    assert!((FIRST + 1..HEAVY).contains(&library.entries().len()));
    let some = place.folder.path().join("some");
    fs::rename(&place.memory, &some).unwrap();
    assert_eq!(place.gather().last(), Some(&IndexState::Ready));
    let all = place.folder.path().join("all");
    fs::rename(&place.memory, &all).unwrap();
    // The first is not as it was, which nobody can see by how the file looks.
    let written = fs::metadata(&path).unwrap().modified().unwrap();
    let text = fs::read_to_string(&path).unwrap();
    let text = text.replacen("film 1.", "film 2.", 1);
    fs::write(&path, text).unwrap();
    let file = File::options().write(true).open(&path).unwrap();
    file.set_modified(written).unwrap();
    let of = |share| match share {
        Share::Nothing => None,
        Share::Some => Some(&some),
        Share::All => Some(&all),
    };
    for catalogue in SHARES {
        for index in SHARES {
            let step = format!("catalogue {catalogue:?}, index {index:?}");
            drop(fs::remove_dir_all(&place.memory));
            fs::create_dir(&place.memory).unwrap();
            copy_of(of(catalogue), "catalogue", &place.memory);
            copy_of(of(index), "index", &place.memory);
            assert_eq!(place.gather().last(), Some(&IndexState::Ready), "{step}");
            let home = place.home();
            let held = Index::open(home.folder()).unwrap();
            assert_eq!(held.len(), HEAVY, "{step}");
            assert_eq!(held.holding("film").unwrap().len(), HEAVY, "{step}");
            // What the index held was not read again, and all else was.
            let first = if index == Share::Nothing { 2 } else { 1 };
            let found = held.holding("film 1").unwrap().len();
            assert_eq!(found, 2 - first, "{step}");
        }
    }
}

/// Copies what ends like this from one folder to another.
fn copy_of(from: Option<&PathBuf>, ending: &str, to: &Path) {
    let Some(from) = from else { return };
    for entry in fs::read_dir(from).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !name.contains(ending) {
            continue;
        }
        if path.is_file() {
            fs::copy(&path, to.join(&name)).unwrap();
            continue;
        }
        fs::create_dir(to.join(&name)).unwrap();
        for file in fs::read_dir(&path).unwrap() {
            let file = file.unwrap();
            fs::copy(file.path(), to.join(&name).join(file.file_name())).unwrap();
        }
    }
}

#[test]
fn a_damaged_index_is_made_anew() {
    let place = Place::furnished();
    place.gather_and_compare("cold");
    let files = fs::read_dir(place.home().folder()).unwrap();
    let names: Vec<_> = files.map(|file| file.unwrap().file_name()).collect();
    assert!(names.len() > 3, "{names:?}");
    for damage in [b"".as_slice(), b"no index"] {
        for name in &names {
            let path = place.home().folder().join(name);
            if path.exists() {
                fs::write(path, damage).unwrap();
            }
            place.gather_and_compare(&format!("{name:?} is {damage:?}"));
        }
    }
    fs::remove_dir_all(place.home().folder()).unwrap();
    place.gather_and_compare("it is gone");
}

#[test]
fn an_index_that_goes_away_while_it_is_kept_is_made_anew() {
    let place = Place::furnished();
    let mut library = place.kept();
    library.wait_until("it is ready", |told| {
        told.index.last() == Some(&IndexState::Ready)
    });
    fs::remove_dir_all(place.home().folder()).unwrap();
    fs::write(place.root.join("new.txt"), text(12)).unwrap();
    place.wait_until_compared("it is gone");
    library.catch_up();
    assert_eq!(library.troubles, [""; 0]);
}

#[test]
fn while_another_program_writes_the_index_the_library_is_read_without() {
    let place = Place::furnished();
    place.home().make().unwrap();
    let other = crate::index::reopened(place.home().folder(), "another").unwrap();
    let mut library = place.kept();
    library.wait_until("it is of another", |told| {
        told.settled == 1 && told.index == [IndexState::OfAnother]
    });
    library.catch_up();
    drop(other);
    // When there is something to do it is tried again.
    fs::write(place.root.join("new.txt"), text(12)).unwrap();
    library.wait_until("it is ready", |told| {
        told.index.last() == Some(&IndexState::Ready)
    });
    place.wait_until_compared("the other has ended");
}

#[test]
fn where_no_index_can_be_kept_that_is_said_and_costs_nothing_else() {
    let place = Place::furnished();
    fs::create_dir(&place.memory).unwrap();
    fs::write(place.home().folder(), "no folder").unwrap();
    let mut library = place.kept();
    library.wait_until("all is read", |told| told.settled == 1);
    library.catch_up();
    let [IndexState::Without(Some(why))] = library.index.as_slice() else {
        panic!("{:?}", library.index);
    };
    assert!(why.starts_with("The index cannot be kept: "), "{why}");
    library.end();
    assert_eq!(library.index.len(), 1);
}

#[test]
fn one_plain_file_has_no_index() {
    let place = Place::new();
    let path = place.root.join("one.txt");
    fs::write(&path, text(1)).unwrap();
    let mut told = Vec::new();
    let answer = &mut |event| {
        told.push(event);
        ControlFlow::Continue(())
    };
    work::gather_remembered(&[path], &shipped(), &place.memory, &Arc::default(), answer);
    let is_of_index = |event: &Event| matches!(event, Event::Library(Change::Index(_)));
    assert!(!told.is_empty() && !told.iter().any(is_of_index));
    assert!(!place.memory.exists());
}

#[test]
fn indexing_that_was_cancelled_goes_on_where_it_was() {
    let place = Place::new();
    fs::write(place.root.join("r.jsonl"), records(50)).unwrap();
    place.gather_and_compare("cold");
    fs::remove_dir_all(place.home().folder()).unwrap();
    // All is known, so that everything is read for the index alone.
    let control = Arc::new(Control::default());
    let own = Arc::clone(&control);
    let roots = place.roots();
    let mut settled = 0;
    let mut library = Kept::new(&roots, Some(place.memory.clone()), control, move |change| {
        settled += usize::from(matches!(change, Change::Settled));
        if settled == 1 {
            own.cancel();
            settled += 1;
        }
    });
    library.wait_until("it was cancelled", |told| told.settled == 1);
    // Nothing is read, though what happens is still seen.
    fs::write(place.root.join("new.txt"), text(12)).unwrap();
    library.wait_until("it is found", |told| told.entries().len() == 51);
    assert!(!library.index.contains(&IndexState::Ready));
    library.control.resume();
    library.wait_until("it is ready", |told| {
        told.index.last() == Some(&IndexState::Ready)
    });
    assert_eq!(place.found(), place.there());
}
