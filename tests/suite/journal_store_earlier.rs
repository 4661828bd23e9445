//! Journals of earlier programs: what was kept by them is still there.
//!
//! `tests/journals/N.sqlite` was written by the program whose tables had the version N, by
//! `writes_a_journal_to_be_kept`.
#![expect(
    clippy::unwrap_used,
    reason = "a journal that cannot be made must fail"
)]

use super::journal_store::{at, key, note, open, tell};
use frontrow::journal::{Body, Content, Moment, ReviewName, Slot, Status};
use std::fs;
use std::path::{Path, PathBuf};

/// Where the journals of earlier programs are.
fn kept() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/journals")
}

/// Keeps some of everything.
fn fill(file: &Path) {
    let mut store = open(file);
    let ferry = at("/reviews/ferry.txt", "The ferry leaves at six.");
    let changes = [
        (Slot::Status, Some(Body::Status(Status::Finished))),
        (Slot::Note(key(1)), Some(note("At six!"))),
        (Slot::Note(key(2)), Some(note("Taken away."))),
    ];
    store.keep(&ferry, &changes, Moment(1_000)).unwrap();
    let gone = [(Slot::Note(key(2)), None)];
    store.keep(&ferry, &gone, Moment(2_000)).unwrap();
    let mut record = at("/export.zip", "The harbour is empty.");
    record.name = Some(ReviewName {
        path: "/export.zip".into(),
        record: Some(3),
    });
    record.stamp = Some((1234, 5_678));
    tell(&mut store, &record, "Of a record.");
    let mut piped = at("", "Nobody has bought a ticket.");
    piped.name = None;
    tell(&mut store, &piped, "Of a text that was piped in.");
    store.note_search("harbour", Moment(2_500)).unwrap();
}

#[test]
#[ignore = "run once for each version of the tables, before it is released"]
fn writes_a_journal_to_be_kept() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("journal.sqlite");
    fill(&file);
    let bytes = fs::read(&file).unwrap();
    // Where SQLite keeps `user_version`.
    let version = bytes[60..64]
        .iter()
        .fold(0, |number, byte| number * 256 + u32::from(*byte));
    fs::create_dir_all(kept()).unwrap();
    fs::write(kept().join(format!("{version}.sqlite")), bytes).unwrap();
}

#[test]
fn what_earlier_programs_kept_is_there() {
    let files = fs::read_dir(kept()).unwrap();
    let version = |path: &Path| path.file_stem()?.to_str()?.parse::<u32>().ok();
    let files = files.map(|entry| entry.unwrap().path());
    let mut files: Vec<(u32, PathBuf)> =
        files.map(|file| (version(&file).unwrap(), file)).collect();
    files.sort();
    let newest = files.last().unwrap().0;
    for (version, kept) in files {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("journal.sqlite");
        fs::copy(kept, &file).unwrap();
        let mut store = open(&file);
        let everything = store.everything().unwrap();
        let told: Vec<_> = everything
            .iter()
            .map(|(known, page)| {
                let slots: Vec<String> = page.iter().map(|(slot, _)| slot.to_string()).collect();
                let name = known.name.as_ref();
                let path = name.map(|name| name.path.to_str().unwrap());
                (path, name.and_then(|name| name.record), slots.join(" "))
            })
            .collect();
        let note_key = format!("note:{}", key(1));
        let expected = [
            (Some("/export.zip"), Some(3), note_key.clone()),
            (
                Some("/reviews/ferry.txt"),
                None,
                format!("status {note_key}"),
            ),
            (None, None, note_key),
        ];
        assert_eq!(told, expected);
        assert_eq!(everything[0].0.stamp, Some((1234, 5_678)));
        let text = Content::of("Nobody has bought a ticket.");
        assert_eq!(everything[2].0.content, Some(text));
        let made_now = store.searches().unwrap();
        store.note_search("quay", Moment(3_000)).unwrap();
        assert_eq!(store.searches().unwrap().len(), made_now.len() + 1);
        if version < newest {
            let copy = folder.path().join(format!("journal.sqlite.v{version}.bak"));
            let seen = fs::metadata(&copy).unwrap();
            assert!(seen.len() > 0);
            #[cfg(unix)]
            assert_eq!(
                std::os::unix::fs::PermissionsExt::mode(&seen.permissions()) & 0o777,
                0o600
            );
            // It is a whole journal of its time.
            let mut copy = open(&copy);
            assert_eq!(copy.everything().unwrap(), everything);
        }
    }
}
