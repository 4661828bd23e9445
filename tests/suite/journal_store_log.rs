//! Journals whose last changes, or all of them, are only in their log yet: damage costs what is
//! damaged and nothing else.
#![expect(
    clippy::unwrap_used,
    reason = "a journal that cannot be made must fail"
)]

use super::journal_store::new;
use super::journal_store_damage::{REVIEWS, TODAY, all, fill, journals, placed, recovered};
use frontrow::journal::{Store, StoreError};
use std::fs;
use std::path::{Path, PathBuf};

/// The bytes of a page, and of one in the log with what stands before it.
const PAGE: usize = 4096;
const FRAME: usize = PAGE + 24;

/// A journal that another program has open, all of which is in its log.
fn open_elsewhere() -> (tempfile::TempDir, PathBuf, Store) {
    let (folder, file, mut store) = new();
    fill(&mut store, 0..3);
    let log = PathBuf::from(format!("{}-wal", file.display()));
    assert!(fs::metadata(&log).unwrap().len() > 3 * PAGE as u64);
    assert!(fs::metadata(&file).unwrap().len() <= PAGE as u64);
    (folder, file, store)
}

#[test]
fn a_journal_that_is_only_in_its_log_is_recovered_from_it() {
    // The first page of the file, then a byte of each of the first pages of the log.
    for frame in 0..6_usize {
        let (folder, file, store) = open_elsewhere();
        let log = file.with_file_name("journal.sqlite-wal");
        let (mut bytes, mut logged) = (fs::read(&file).unwrap(), fs::read(&log).unwrap());
        match frame.checked_sub(1) {
            None => bytes.fill(7),
            Some(frame) => logged[32 + frame * FRAME + 24 + 3000] ^= 0x55,
        }
        // The machine stops: nobody has it open, and what is beside it stays as it is.
        let copy = folder.path().join("copy");
        fs::create_dir(&copy).unwrap();
        let file = copy.join("journal.sqlite");
        fs::write(&file, &bytes).unwrap();
        fs::write(copy.join("journal.sqlite-wal"), &logged).unwrap();
        drop(store);
        let notes = recovered(&file).unwrap();
        assert!(notes + 4 >= all(3), "{frame}: {notes} of {}", all(3));
    }
}

#[test]
fn a_journal_that_another_has_open_is_never_called_none() {
    let (_folder, file, _other) = open_elsewhere();
    let length = usize::try_from(fs::metadata(&file).unwrap().len()).unwrap();
    fs::write(&file, vec![7; length]).unwrap();
    match Store::open(&file, TODAY) {
        Ok((mut store, _)) => assert_eq!(store.everything().unwrap().len(), 3),
        Err(error) => assert_eq!(error, StoreError::Busy),
    }
}

/// Changes a letter of every note that is in the log, in place.
fn spoil_notes(log: &Path) {
    let mut bytes = fs::read(log).unwrap();
    let frames = bytes.get_mut(32..).unwrap_or_default();
    for frame in frames.chunks_exact_mut(FRAME) {
        let page = frame.get_mut(24..).unwrap_or_default();
        let is_of_rows = page.first() == Some(&13);
        let at = page.windows(9).position(|part| part == b"/reviews/");
        let at = at.filter(|_| is_of_rows);
        if let Some(byte) = at.and_then(|at| page.get_mut(at + 1)) {
            *byte = b'R';
        }
    }
    fs::write(log, bytes).unwrap();
}

#[test]
fn what_is_damaged_in_a_log_that_another_has_open_is_recovered() {
    let (_folder, file, _other) = open_elsewhere();
    spoil_notes(&file.with_file_name("journal.sqlite-wal"));
    // Rows that are not as they were written are left out, and it is never called no journal.
    match Store::recover(&file, TODAY) {
        Ok((mut store, told)) => {
            assert_eq!(told.len(), 1, "{told:?}");
            store.everything().unwrap();
        }
        Err(error) => assert_eq!(error, StoreError::Busy),
    }
}

#[test]
fn damage_of_any_page_is_recovered_from() {
    for (bytes, log) in journals() {
        let pages = (0..bytes.len() / PAGE).map(|page| page * PAGE);
        let frames = (0..log.len() / FRAME).map(|frame| bytes.len() + 32 + frame * FRAME + 24);
        // At the start of each, within it, and at its end, in turn.
        let parts = [(0, 12), (2000, 25), (4000, 96)].into_iter().cycle();
        for (start, (into, count)) in pages.chain(frames).step_by(8).zip(parts) {
            let (mut file, mut log) = (bytes.clone(), log.clone());
            for at in start + into..start + into + count {
                let byte = match at.checked_sub(file.len()) {
                    None => &mut file[at],
                    Some(at) => &mut log[at],
                };
                *byte = byte.wrapping_mul(7).wrapping_add(13);
            }
            let (_folder, placed) = placed(&(file, log));
            let notes = recovered(&placed).unwrap();
            assert!(
                notes + 60 * 3 * 2 >= all(REVIEWS / 2),
                "{start}+{into}: {notes}"
            );
        }
    }
}

#[test]
fn damage_of_any_byte_of_the_header_is_recovered_from() {
    for (bytes, log) in journals() {
        for at in
            (0..100).filter(|at| at % 3 == 0 || (16..24).contains(at) || (56..72).contains(at))
        {
            let mut file = bytes.clone();
            file[at] ^= 0x5a;
            let (_folder, placed) = placed(&(file, log.clone()));
            match recovered(&placed) {
                Ok(notes) => assert!(notes >= all(REVIEWS / 2) - 12, "{at}: {notes}"),
                // A newer SQLite may have said that this one must not write.
                Err(StoreError::Unwritable(_)) => assert_eq!(at, 18),
                Err(error) => assert_eq!(error, StoreError::Newer, "{at}"),
            }
        }
    }
}

/// A copy of a journal that is open elsewhere, as one that was ended leaves it, with the main file as
/// given, or none.
fn left_behind(bytes: Option<&[u8]>) -> (tempfile::TempDir, PathBuf, Vec<u8>) {
    let (folder, file, store) = open_elsewhere();
    let whole = fs::read(&file).unwrap();
    let log = fs::read(file.with_file_name("journal.sqlite-wal")).unwrap();
    let copy = folder.path().join("copy");
    fs::create_dir(&copy).unwrap();
    let file = copy.join("journal.sqlite");
    if let Some(bytes) = bytes {
        let bytes = if bytes == WHOLE { &whole } else { bytes };
        fs::write(&file, bytes).unwrap();
    }
    fs::write(copy.join("journal.sqlite-wal"), &log).unwrap();
    drop(store);
    (folder, file, log)
}

/// What stands for the main file as it was.
const WHOLE: &[u8] = b"whole";

#[test]
fn a_log_is_not_thrown_away_where_the_file_is_empty_or_gone() {
    for bytes in [Some(&b""[..]), None] {
        let (_folder, file, log) = left_behind(bytes);
        let logged = file.with_file_name("journal.sqlite-wal");
        assert_eq!(Store::look(&file).err(), Some(StoreError::Damaged));
        assert_eq!(fs::read(&logged).unwrap(), log);
        let (mut store, told) = Store::open(&file, TODAY).unwrap();
        assert_eq!(told.len(), 1, "{told:?}");
        assert!(
            told[0].contains(&format!(": {} things", all(3))),
            "{told:?}"
        );
        assert_eq!(store.everything().unwrap().len(), 3);
        let aside = file.with_file_name("journal.sqlite.damaged-2026-11-23-wal");
        assert_eq!(fs::read(aside).unwrap(), log);
        drop(store);
        let (mut store, told) = Store::open(&file, TODAY).unwrap();
        assert_eq!((told.len(), store.everything().unwrap().len()), (0, 3));
    }
}

#[test]
fn a_look_leaves_a_log_as_it_is() {
    let (_folder, file, log) = left_behind(Some(WHOLE));
    let logged = file.with_file_name("journal.sqlite-wal");
    let before = fs::read(&file).unwrap();
    for _ in 0..2 {
        let mut store = Store::look(&file).unwrap().unwrap();
        assert_eq!(store.everything().unwrap().len(), 3);
        drop(store);
        assert!(fs::read(&file).unwrap() == before, "the file is as it was");
        assert!(fs::read(&logged).unwrap() == log, "so is its log");
    }
}
