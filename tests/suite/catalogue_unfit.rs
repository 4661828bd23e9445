//! Catalogues that cannot be used: of other versions and settings, damaged, in places where none can be.
#![expect(
    clippy::unwrap_used,
    reason = "a catalogue that cannot be made must fail"
)]

use super::catalogue::{ROOT, all, open, path, records, stamp, titled};
use frontrow::library::{Catalogue, CatalogueError, Opened};
use rusqlite::Connection;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::{TempDir, tempdir};

/// A folder with a catalogue of some reviews, and its file.
fn kept() -> (TempDir, PathBuf) {
    let folder = tempdir().unwrap();
    let mut catalogue = open(folder.path());
    for number in 0..300 {
        let path = path(&format!("{number}.txt"));
        catalogue
            .one(&path, stamp(number), &titled("A title of some length"))
            .unwrap();
    }
    let path = path("many.jsonl");
    catalogue.begin(&path, stamp(1)).unwrap();
    catalogue.append(&path, &records(1..=2000)).unwrap();
    drop(catalogue);
    let file = files(folder.path()).remove(0);
    (folder, file)
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let files = fs::read_dir(folder).unwrap();
    let mut files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    files
}

fn opened(folder: &Path, settings: &str) -> Opened {
    Catalogue::open(folder, &[PathBuf::from(ROOT)], settings).unwrap()
}

/// Whether a catalogue remembers nothing, and remembers what it is told.
fn is_new(catalogue: &mut Catalogue) -> bool {
    let was_empty = all(catalogue).is_empty();
    catalogue.one(&path("x"), stamp(1), &titled("X")).unwrap();
    catalogue.commit().unwrap();
    was_empty && all(catalogue).len() == 1
}

#[test]
fn another_version_or_other_settings_are_begun_anew() {
    let table: [(&str, &str, bool); 4] = [
        ("PRAGMA user_version = 99", "settings", true),
        ("PRAGMA user_version = 0", "settings", false),
        ("SELECT 1", "other settings", false),
        ("UPDATE about SET roots = x'78'", "settings", false),
    ];
    for (change, settings, is_told) in table {
        let (folder, file) = kept();
        let change_made = Connection::open(&file).unwrap().execute_batch(change);
        change_made.unwrap();
        let mut now = opened(folder.path(), settings);
        assert_eq!(now.notice.is_some(), is_told, "{change}");
        assert!(is_new(&mut now.catalogue), "{change}");
        drop(now);
        assert_eq!(files(folder.path()), [file], "{change}");
    }
}

#[test]
fn what_is_no_catalogue_at_all_is_kept_beside_and_told() {
    let zeros = vec![0; 40_000];
    let table: [(&str, &[u8]); 3] = [
        (
            "text",
            b"Not a catalogue, but a text that somebody has put here.\n",
        ),
        ("zeros", &zeros),
        ("short", b"SQLite format 3\0"),
    ];
    for (name, bytes) in table {
        let (folder, file) = kept();
        fs::write(&file, bytes).unwrap();
        let mut now = opened(folder.path(), "settings");
        let notice = now.notice.take().unwrap();
        let beside = file.with_extension("damaged");
        assert!(notice.contains(beside.to_str().unwrap()), "{notice}");
        assert!(is_new(&mut now.catalogue), "{name}");
        assert_eq!(fs::read(beside).unwrap(), bytes, "{name}");
    }
    let (folder, file) = kept();
    fs::remove_file(&file).unwrap();
    let foreign = Connection::open(&file).unwrap();
    foreign.execute_batch("CREATE TABLE theirs (x)").unwrap();
    drop(foreign);
    assert!(opened(folder.path(), "settings").notice.is_some());
}

#[test]
fn an_empty_file_becomes_a_catalogue() {
    let (folder, file) = kept();
    fs::write(file, "").unwrap();
    let mut now = opened(folder.path(), "settings");
    assert_eq!(now.notice, None);
    assert!(is_new(&mut now.catalogue));
}

/// What is read of a catalogue, if it is one; damage is met when it is opened or when it is read.
fn read(folder: &Path) -> Result<(usize, usize), CatalogueError> {
    let opened = opened(folder, "settings");
    if opened.notice.is_some() {
        return Err(CatalogueError::Damaged);
    }
    let mut count = 0;
    opened.catalogue.first(2300)?;
    opened.catalogue.each(&mut |seen| {
        count += seen.len();
        std::ops::ControlFlow::Continue(())
    })?;
    Ok((count, opened.catalogue.files()?.len()))
}

#[test]
fn a_truncated_one_is_told() {
    for share in 1..8 {
        let (folder, file) = kept();
        let bytes = fs::read(&file).unwrap();
        let (cut, _) = bytes.split_at(bytes.len() * share / 8 + 5);
        fs::write(&file, cut).unwrap();
        assert_eq!(read(folder.path()), Err(CatalogueError::Damaged), "{share}");
    }
}

#[test]
fn flipped_bytes_are_told_or_change_nothing() {
    let (folder, file) = kept();
    let whole = read(folder.path()).unwrap();
    let bytes = fs::read(&file).unwrap();
    let expected = all(&open(folder.path()));
    let mut told = 0;
    for at in (0..bytes.len()).step_by(997) {
        let folder = tempdir().unwrap();
        let mut flipped = bytes.clone();
        for byte in flipped.iter_mut().skip(at).take(7) {
            *byte ^= 0x55;
        }
        fs::write(folder.path().join(file.file_name().unwrap()), flipped).unwrap();
        match read(folder.path()) {
            Ok(read) => {
                // The rest of a page that holds nothing, or the order of the list.
                assert_eq!(read, whole, "{at}");
                assert!(all(&open(folder.path())) == expected, "{at}");
            }
            Err(error) => {
                told += 1;
                assert_eq!(error, CatalogueError::Damaged, "{at}");
            }
        }
    }
    assert!(told > bytes.len() / 997 / 3, "{told}");
}

#[test]
fn one_in_which_damage_is_met_can_be_begun_anew() {
    let (folder, file) = kept();
    let other = Connection::open(&file).unwrap();
    other
        .execute_batch("UPDATE files SET body = x'00'")
        .unwrap();
    drop(other);
    let mut catalogue = open(folder.path());
    assert_eq!(catalogue.files(), Err(CatalogueError::Damaged));
    assert_eq!(catalogue.first(1), Err(CatalogueError::Damaged));
    let begun = catalogue.begin(&path("many.jsonl"), stamp(1));
    assert_eq!(begun, Err(CatalogueError::Damaged));
    assert!(catalogue.begin_anew().unwrap().is_some());
    assert!(is_new(&mut catalogue));
    drop(catalogue);
    assert_eq!(
        files(folder.path()),
        [file.clone(), file.with_extension("damaged")]
    );
    assert_eq!(all(&open(folder.path())).len(), 1);
}

#[test]
fn where_none_can_be_kept_that_is_told() {
    let folder = tempdir().unwrap();
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    let roots = [PathBuf::from(ROOT)];
    let refused = |folder: &Path| Catalogue::open(folder, &roots, "").err();
    let told = refused(&file.join("below")).unwrap();
    assert!(matches!(told, CatalogueError::Unkept { .. }), "{told}");
    let (kept, file) = kept();
    fs::remove_file(&file).unwrap();
    fs::create_dir(&file).unwrap();
    assert!(refused(kept.path()).is_some());
}

#[cfg(unix)]
#[test]
fn nobody_else_can_read_it_and_a_folder_that_is_read_only_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempdir().unwrap();
    let inner = folder.path().join("cache/frontrow");
    let mut catalogue = open(&inner);
    catalogue.one(&path("a"), stamp(1), &titled("A")).unwrap();
    catalogue.commit().unwrap();
    let kept = files(&inner);
    assert_eq!(kept.len(), 3, "{kept:?}");
    for file in kept {
        let mode = fs::metadata(&file).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file:?}");
    }
    drop(catalogue);
    let locked = folder.path().join("locked");
    fs::create_dir(&locked).unwrap();
    fs::set_permissions(&locked, fs::Permissions::from_mode(0o555)).unwrap();
    // Nothing is closed to the root of a system.
    if fs::write(locked.join("x"), "").is_err() {
        let told = Catalogue::open(&locked, &[PathBuf::from(ROOT)], "").err();
        assert!(
            matches!(told, Some(CatalogueError::Unkept { .. })),
            "{told:?}"
        );
    }
}
