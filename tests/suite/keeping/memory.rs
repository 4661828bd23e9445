//! Keeping the library: what is remembered of it from start to start.

use super::shelf::{Kept, fresh};
use super::{records, text};
use frontrow::library::Change;
use frontrow::work::Control;
use std::fs;
use std::path::Path;
use std::sync::Arc;
use tempfile::TempDir;

/// A library that is remembered, and was read.
fn remembered(root: &Path, memory: &Path) -> Kept {
    let roots = [root.to_owned()];
    let mut library = Kept::new(&roots, Some(memory.to_owned()), Arc::default(), |_| {});
    library.wait_until("all is read", |kept| kept.settled == 1);
    library
}

#[test]
fn what_is_remembered_is_told_at_once_and_only_what_has_changed_is_read() {
    let folder = TempDir::new().unwrap();
    let (root, memory) = (folder.path().join("root"), folder.path().join("memory"));
    fs::create_dir(&root).unwrap();
    let at = |name: &str| root.join(name);
    for name in ["a.txt", "b.txt", "c.txt"] {
        fs::write(at(name), text(1)).unwrap();
    }
    fs::write(at("r.jsonl"), records(300)).unwrap();
    let mut first = remembered(&root, &memory);
    assert_eq!(first.entries().len(), 303);
    first.end();
    fs::write(at("a.txt"), text(200)).unwrap();
    fs::remove_file(at("b.txt")).unwrap();
    fs::rename(at("c.txt"), at("d.txt")).unwrap();
    // Its length is none of the others': it may have the number that b.txt had in the file system.
    fs::write(at("new.txt"), text(3000)).unwrap();
    let mut second = remembered(&root, &memory);
    second.catch_up();
    assert_eq!(second.renamed, [(at("c.txt"), at("d.txt"))]);
    // The first of them at once, then all, then the three that are not as they were.
    assert_eq!(second.seen, 128 + 303 + 3);
    second.end();
    let third = remembered(&root, &memory);
    assert_eq!(third.entries(), second.entries());
    assert_eq!(third.seen, 128 + 303);
}

#[test]
fn a_file_that_was_not_read_to_its_end_is_read_on_at_the_next_start() {
    let folder = TempDir::new().unwrap();
    let (root, memory) = (folder.path().join("root"), folder.path().join("memory"));
    fs::create_dir(&root).unwrap();
    fs::write(root.join("r.jsonl"), records(5000)).unwrap();
    let control = Arc::new(Control::default());
    let own = Arc::clone(&control);
    let roots = [root.clone()];
    let mut first = Kept::new(&roots, Some(memory.clone()), control, move |change| {
        if matches!(change, Change::Seen(seen) if seen.len() > 100) {
            own.cancel();
        }
    });
    first.wait_until("some is read", |told| told.seen > 100);
    first.end();
    let known = first.entries().len();
    assert!(known < 5000, "{known}");
    let second = remembered(&root, &memory);
    assert_eq!(second.entries(), &fresh(&roots));
    assert!(second.seen < 5000 + 128 + 16, "{}", second.seen);
}

#[test]
fn a_memory_that_cannot_be_used_costs_nothing_else() {
    let folder = TempDir::new().unwrap();
    let (root, memory) = (folder.path().join("root"), folder.path().join("memory"));
    fs::create_dir(&root).unwrap();
    fs::write(root.join("a.txt"), text(1)).unwrap();
    fs::write(&memory, "no folder").unwrap();
    let library = remembered(&root, &memory);
    assert_eq!(library.entries(), &fresh(&[root]));
    assert_eq!(library.troubles.len(), 1, "{:?}", library.troubles);
}

#[test]
fn what_is_remembered_behind_damage_is_read_again() {
    let folder = TempDir::new().unwrap();
    let (root, memory) = (folder.path().join("root"), folder.path().join("memory"));
    fs::create_dir(&root).unwrap();
    fs::write(root.join("a.txt"), text(1)).unwrap();
    fs::write(root.join("r.jsonl"), records(5000)).unwrap();
    remembered(&root, &memory).end();
    let files = fs::read_dir(&memory).unwrap();
    let mut files = files.map(|file| file.unwrap().path());
    let file = files.find(|file| file.extension().is_some_and(|ending| ending == "catalogue"));
    let catalogue = rusqlite::Connection::open(file.unwrap()).unwrap();
    // The first page of the list is whole.
    let damage = "UPDATE parts SET body = x'00' WHERE after > 0";
    assert!(catalogue.execute(damage, []).unwrap() > 0);
    drop(catalogue);
    let library = remembered(&root, &memory);
    assert_eq!(library.entries(), &fresh(&[root]));
    assert_eq!(library.troubles.len(), 1, "{:?}", library.troubles);
}
