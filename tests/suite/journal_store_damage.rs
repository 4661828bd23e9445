//! Journals that are damaged: what can be read is recovered, and nothing else is taken for it.
#![expect(
    clippy::unwrap_used,
    reason = "a journal that cannot be made must fail"
)]

use super::journal_store::{at, key, new, note, open, tell, told};
use frontrow::journal::{Body, Known, Moment, Page, Slot, Store, StoreError};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tempfile::{TempDir, tempdir};

/// The reviews of the journal that is damaged, and the notes of each.
pub(super) const REVIEWS: usize = 60;
const NOTES: u64 = 4;

/// The day on which damage is met.
pub(super) const TODAY: Moment = Moment(1_795_392_000_000);

fn name(number: usize) -> String {
    format!("/reviews/{number}.txt")
}

/// What is noted in a slot of a review: some of it long, so that it takes several pages.
fn text(path: &str, slot: Slot) -> String {
    let much = if slot == Slot::Note(key(1)) { 900 } else { 1 };
    format!("{path} {slot} ").repeat(much)
}

/// Some reviews with notes.
pub(super) fn fill(store: &mut Store, reviews: std::ops::Range<usize>) {
    for number in reviews {
        let path = name(number);
        let noted = |seed| {
            let slot = Slot::Note(key(seed));
            (slot, Some(note(&text(&path, slot))))
        };
        let long = if number % 10 == 0 { 1 } else { 2 };
        let changes: Vec<_> = (long..=NOTES).map(noted).collect();
        store.keep(&at(&path, &path), &changes, Moment(1)).unwrap();
    }
}

/// The bytes of a journal, and of its log.
pub(super) type Bytes = (Vec<u8>, Vec<u8>);

/// A journal in one file, and one whose last changes are in its log.
pub(super) fn journals() -> &'static [Bytes; 2] {
    static MADE: OnceLock<[Bytes; 2]> = OnceLock::new();
    MADE.get_or_init(made)
}

fn made() -> [Bytes; 2] {
    let (_folder, file, mut store) = new();
    fill(&mut store, 0..REVIEWS / 2);
    drop(store);
    let read = |ending: &str| {
        let path = format!("{}{ending}", file.display());
        fs::read(path).unwrap_or_default()
    };
    let one = (read(""), read("-wal"));
    let mut store = open(&file);
    fill(&mut store, REVIEWS / 2..REVIEWS);
    [one, (read(""), read("-wal"))]
}

/// A folder with a journal of these bytes.
pub(super) fn placed((bytes, log): &Bytes) -> (TempDir, PathBuf) {
    let folder = tempdir().unwrap();
    let file = folder.path().join("journal.sqlite");
    fs::write(&file, bytes).unwrap();
    if !log.is_empty() {
        fs::write(folder.path().join("journal.sqlite-wal"), log).unwrap();
    }
    (folder, file)
}

/// Everything that is in a journal, as one who meets damage recovers it; how many notes.
pub(super) fn recovered(file: &Path) -> Result<usize, StoreError> {
    let (mut store, _) = Store::open(file, TODAY)?;
    for number in 0..REVIEWS {
        let path = name(number);
        match store.recall(&at(&path, &path)) {
            Ok(Some(found)) => assert_right(Some(&path), &found.page),
            Ok(None) => {}
            Err(StoreError::Damaged) => (store, _) = Store::recover(file, TODAY)?,
            Err(error) => return Err(error),
        }
    }
    let everything = match store.everything() {
        Err(StoreError::Damaged) => {
            (store, _) = Store::recover(file, TODAY)?;
            store.everything()?
        }
        everything => everything?,
    };
    let mut notes = 0;
    for (known, page) in &everything {
        let path = known.name.as_ref().map(|name| name.path.to_str().unwrap());
        assert_right(path, page);
        notes += page.iter().count();
    }
    // It goes on.
    let another = at("/reviews/another.txt", "Another.");
    let changes = [(Slot::Note(key(9)), Some(note("Another.")))];
    match store.keep(&another, &changes, TODAY) {
        Err(StoreError::Damaged) => {
            (store, _) = Store::recover(file, TODAY)?;
            store.keep(&another, &changes, TODAY)?;
        }
        kept => kept?,
    }
    assert!(store.recall(&another)?.is_some());
    Ok(notes)
}

/// What is on a page is what was noted of its review.
fn assert_right(path: Option<&str>, page: &Page) {
    for (slot, kept) in page.iter() {
        let Body::Note(note) = &kept.body else {
            unreachable!("nothing but notes was kept");
        };
        let (of, _) = note.text.split_once(' ').unwrap();
        assert!(path.is_none_or(|path| path == of), "{of} at {path:?}");
        assert_eq!(note.text, text(of, slot));
    }
}

/// All the notes of a journal.
pub(super) fn all(reviews: usize) -> usize {
    reviews * 3 + reviews.div_ceil(10)
}

#[test]
fn what_is_sound_is_left_alone() {
    for (journal, reviews) in journals().iter().zip([REVIEWS / 2, REVIEWS]) {
        let (folder, file) = placed(journal);
        assert_eq!(recovered(&file).unwrap(), all(reviews));
        let (store, told) = Store::recover(&file, TODAY).unwrap();
        assert_eq!(told, [""; 0]);
        drop(store);
        assert_eq!(names(folder.path()), ["journal.sqlite"]);
    }
}

/// What is in a folder.
pub(super) fn names(folder: &Path) -> Vec<String> {
    let names = fs::read_dir(folder).unwrap();
    let names = names.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[test]
fn all_rows_are_recovered_where_only_what_leads_to_them_is_damaged() {
    for (journal, reviews) in journals().iter().zip([REVIEWS / 2, REVIEWS]) {
        let (folder, file) = placed(journal);
        let mut bytes = journal.0.clone();
        bytes[..4096].fill(0);
        fs::write(&file, &bytes).unwrap();
        let (mut store, told) = Store::open(&file, TODAY).unwrap();
        let aside = format!("{}.damaged-2026-11-23", file.display());
        let expected = format!(
            "The journal was damaged: {} things were recovered. The damaged file is {aside}.",
            all(reviews)
        );
        // The log holds the beginning of the file, too, so that no damage is met.
        if journal.1.is_empty() {
            assert_eq!(told, [expected]);
            assert_eq!(fs::read(aside).unwrap(), bytes);
        } else {
            assert_eq!(told, [""; 0]);
        }
        let everything = store.everything().unwrap();
        assert_eq!(everything.len(), reviews);
        for (known, page) in &everything {
            let name = known.name.as_ref().unwrap().path.to_str().unwrap();
            assert_right(Some(name), page);
            assert_eq!(
                known,
                &Known {
                    stamp: None,
                    ..at(name, name)
                }
            );
        }
        drop(store);
        if !journal.1.is_empty() {
            continue;
        }
        // Once more on the same day.
        fs::write(&file, "Nothing that was ever a journal.").unwrap();
        let (mut store, told) = Store::open(&file, TODAY).unwrap();
        assert!(
            told[0].contains("nothing could be") && told[0].ends_with("2026-11-23-2."),
            "{told:?}"
        );
        assert!(store.everything().unwrap().is_empty());
        drop(store);
        let mut left = names(folder.path());
        left.retain(|name| !name.contains(".damaged-"));
        assert_eq!(left, ["journal.sqlite"]);
    }
}

#[test]
fn one_who_has_it_open_goes_on_in_the_new_one() {
    let (_folder, file, mut other) = new();
    let review = at("/1", "One.");
    tell(&mut other, &review, "before");
    let (store, _) = Store::open(&file, TODAY).unwrap();
    drop(store);
    fs::rename(&file, file.with_extension("gone")).unwrap();
    let (mut store, _) = Store::open(&file, TODAY).unwrap();
    assert!(other.has_changed().unwrap());
    tell(&mut other, &review, "behind");
    assert_eq!(told(&mut store, &review).unwrap().0, "behind");
    drop(store);
    drop(other);
    assert_eq!(told(&mut open(&file), &review).unwrap().0, "behind");
}

#[test]
fn one_who_reads_reads_what_is_there_now() {
    let (_folder, file, mut other) = new();
    let review = at("/1", "One.");
    tell(&mut other, &review, "before");
    fs::rename(&file, file.with_extension("gone")).unwrap();
    tell(&mut Store::open(&file, TODAY).unwrap().0, &review, "behind");
    assert_eq!(told(&mut other, &review).unwrap().0, "behind");
    assert!(other.has_changed().unwrap());
    assert!(!other.has_changed().unwrap());
}

/// Damages what is kept of a review.
fn spoil(file: &Path, path: &str) {
    let connection = rusqlite::Connection::open(file).unwrap();
    let spoil = "UPDATE reviews SET seal = seal + 1 WHERE path = ?1";
    assert_eq!(connection.execute(spoil, [path.as_bytes()]), Ok(1));
}

#[test]
fn nothing_is_set_aside_while_another_writes() {
    let (_folder, file, mut store) = new();
    tell(&mut store, &at("/1", "One."), "one");
    drop(store);
    spoil(&file, "/1");
    let before = names(file.parent().unwrap());
    let other = rusqlite::Connection::open(&file).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    let told = Store::recover(&file, TODAY).unwrap_err();
    assert_eq!(told, StoreError::Busy);
    drop(other);
    assert_eq!(names(file.parent().unwrap()), before);
    let (_, told) = Store::recover(&file, TODAY).unwrap();
    assert_eq!(told.len(), 1);
}

#[test]
fn what_is_nobodys_journal_is_left_alone() {
    let folder = tempdir().unwrap();
    let notes = folder.path().join("notes.txt");
    fs::write(
        &notes,
        "My notes, which are nobody else's business.".repeat(100),
    )
    .unwrap();
    let other = folder.path().join("other.sqlite");
    let connection = rusqlite::Connection::open(&other).unwrap();
    connection.execute_batch("CREATE TABLE mine (a)").unwrap();
    drop(connection);
    let linked = folder.path().join("linked.sqlite");
    #[cfg(unix)]
    std::os::unix::fs::symlink(&other, &linked).unwrap();
    for file in [&notes, &other, &linked, &folder.path().to_owned()] {
        let before = fs::read(file).ok();
        let told = Store::open(file, TODAY).unwrap_err();
        let foreign = StoreError::Foreign(file.canonicalize().unwrap().display().to_string());
        assert_eq!(told, foreign);
        assert_eq!(fs::read(file).ok(), before);
    }
    assert_eq!(
        names(folder.path()),
        ["linked.sqlite", "notes.txt", "other.sqlite"]
    );
}

#[cfg(unix)]
#[test]
fn a_link_in_the_place_of_the_journal_is_followed() {
    use std::os::unix::fs::symlink;
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("state")).unwrap();
    fs::create_dir(at("dotfiles")).unwrap();
    symlink("../dotfiles/kept.sqlite", at("state/journal.sqlite")).unwrap();
    let review = super::journal_store::at("/1", "One.");
    // There is nothing yet where it leads.
    let mut store = open(&at("state/journal.sqlite"));
    tell(&mut store, &review, "one");
    let beside = names(&at("dotfiles"));
    assert!(beside.contains(&"kept.sqlite-wal".to_owned()), "{beside:?}");
    assert_eq!(names(&at("state")), ["journal.sqlite"]);
    drop(store);
    for file in ["dotfiles/kept.sqlite", "state/journal.sqlite"] {
        let page = open(&at(file)).recall(&review).unwrap().unwrap().page;
        assert_eq!(page.iter().count(), 1, "{file}");
    }
    assert!(
        fs::symlink_metadata(at("state/journal.sqlite"))
            .unwrap()
            .is_symlink()
    );
    // One that leads to itself leads nowhere.
    symlink("circle.sqlite", at("circle.sqlite")).unwrap();
    let told = Store::open(&at("circle.sqlite"), TODAY).unwrap_err();
    assert!(matches!(told, StoreError::Foreign(_)), "{told}");
}

#[cfg(unix)]
#[test]
fn a_link_that_somebody_else_may_have_put_there_is_not_followed() {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, lchown, symlink};
    let folder = tempdir().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("all")).unwrap();
    fs::set_permissions(at("all"), fs::Permissions::from_mode(0o777)).unwrap();
    symlink(at("precious.txt"), at("all/journal.sqlite")).unwrap();
    let own = fs::metadata(at("all")).unwrap().uid();
    // Only who owns the machine can give a file away.
    if lchown(at("all/journal.sqlite"), Some(own + 1), None).is_err() {
        return;
    }
    let told = Store::open(&at("all/journal.sqlite"), TODAY).unwrap_err();
    assert!(matches!(told, StoreError::Foreign(_)), "{told}");
    assert!(!at("precious.txt").exists());
}

#[test]
fn a_newer_journal_is_left_alone() {
    let (_folder, file, mut store) = new();
    tell(&mut store, &at("/1", "One."), "one");
    // The newer program comes while this one runs.
    let newer = rusqlite::Connection::open(&file).unwrap();
    newer.pragma_update(None, "user_version", 99).unwrap();
    assert!(matches!(Store::open(&file, TODAY), Err(StoreError::Newer)));
    let changes = [(Slot::Note(key(1)), None)];
    let told = store.keep(&at("/1", "One."), &changes, TODAY).unwrap_err();
    assert_eq!(told, StoreError::Newer);
}

/// What is done to a journal: at how many thousandths of it, how many bytes, and what they become.
type Damage = (usize, usize, Option<u8>);

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, ..ProptestConfig::default() })]

    #[test]
    fn damage_is_never_taken_for_what_was_kept(
        which in 0..2_usize,
        damages in proptest::collection::vec((0..1000_usize, 1..200_usize, any::<Option<u8>>()), 1..4),
        cut in proptest::option::weighted(0.2, 0..1000_usize),
    ) {
        let (bytes, log) = &journals()[which];
        let mut damaged = (bytes.clone(), log.clone());
        let mut most = 0;
        for (share, count, becomes) in damages as Vec<Damage> {
            let whole = damaged.0.len() + damaged.1.len();
            let start = share * whole / 1000;
            most += count;
            for at in start..start + count {
                let file = damaged.0.len();
                let byte = damaged.0.get_mut(at).or_else(|| damaged.1.get_mut(at.checked_sub(file)?));
                if let Some(byte) = byte {
                    *byte = becomes.unwrap_or(byte.wrapping_mul(7).wrapping_add(13));
                }
            }
        }
        if let Some(share) = cut {
            let length = share * damaged.0.len() / 1000;
            damaged.0.truncate(length);
        }
        let (_folder, file) = placed(&damaged);
        match recovered(&file) {
            Ok(notes) if cut.is_none() => {
                // A few pages at the most are not readable, each with some rows.
                let least = all(REVIEWS / 2).saturating_sub(60 * (1 + most / 4096) * 3);
                prop_assert!(notes >= least, "{} of {}", notes, all(REVIEWS / 2));
            }
            Ok(_) => {}
            // Nor is it written where a newer program may have been.
            Err(error) => prop_assert!(error == StoreError::Newer, "{}", error),
        }
    }
}
