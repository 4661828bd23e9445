//! The full-text index: what is found, in which order, and what survives.

use frontrow::search::{
    Case, Document, Ending, FileKey, Held, Index, IndexError, IndexHit, IndexWriter, TextKey, Tier,
    Wanted, WantedWord, fold,
};
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;
use tempfile::TempDir;

mod damage;

/// Texts of one file each: a title, and the text.
fn write(folder: &Path, texts: &[(&str, &str)]) -> Result<(), IndexError> {
    let mut writer = reopened(folder, "test")?;
    for (number, (title, text)) in (1..).zip(texts) {
        let file = FileKey(number);
        writer.add(&Document {
            key: TextKey { file, record: 0 },
            titles: &[title],
            headings: &[],
            text,
            language: None,
        })?;
        writer.hold(Held {
            file,
            stamp: number,
            texts: 1,
            whole: true,
        })?;
    }
    writer.commit()
}

/// What is wanted: words, and phrases in quotes; one that ends in `~` may go on.
/// The index, which was let go just now: a program that another test starts holds it, too, until it
/// runs.
pub(crate) fn reopened(folder: &Path, fingerprint: &str) -> Result<IndexWriter, IndexError> {
    loop {
        match IndexWriter::open(folder, fingerprint) {
            Err(IndexError::Locked) => thread::sleep(Duration::from_millis(10)),
            opened => return opened,
        }
    }
}

fn wanted(typed: &str) -> Wanted {
    let (typed, ending) = match typed.strip_suffix('~') {
        Some(typed) => (typed, Ending::Open),
        None => (typed, Ending::Closed),
    };
    let mut words = Vec::new();
    for (number, part) in typed.split('"').enumerate() {
        if number % 2 == 1 {
            words.push(WantedWord::Quoted(part.to_owned()));
        } else {
            let typed = part.split_whitespace();
            words.extend(typed.map(|word| WantedWord::Typed(word.to_owned())));
        }
    }
    Wanted { words, ending }
}

/// The numbers of the files that are found, with the signs of their tiers.
fn found(index: &Index, typed: &str) -> String {
    match index.search(&wanted(typed), None, 10) {
        Ok(hits) => hits.hits.iter().map(told).collect::<Vec<_>>().join(" "),
        Err(error) => error.to_string(),
    }
}

/// The number of a file, with the sign of its tier.
fn told(hit: &IndexHit) -> String {
    let sign = match hit.tier {
        Tier::Phrase => 'P',
        Tier::Near => 'N',
        Tier::Words => 'W',
        Tier::Forms => 'F',
        Tier::Misspelt => 'M',
    };
    format!("{sign}{}", hit.key.file.0)
}

#[test]
fn texts_are_found_by_tiers() {
    let folder = TempDir::new().unwrap();
    let far = format!("The ferry {} late.", "and more of it ".repeat(9));
    write(
        folder.path(),
        &[
            ("One", "The ferry leaves late, and the film knows it."),
            ("Two", "It leaves at dawn; the ferry, that is."),
            ("Three", &far),
            ("The ferry leaves", "Nothing of the kind: it stays."),
            (
                "Five",
                "A half-remembered café in the «Cœur» of the director’s town.",
            ),
            ("Six", "Half re\u{ad}membered, un CAFE au coeur."),
            ("七", "映画を見た。とても良い。"),
        ],
    )
    .unwrap();
    let index = Index::open(folder.path()).unwrap();
    assert_eq!(index.len(), 7);
    let table = [
        ("ferry leaves", "P4 P1 N2"),
        ("leaves ferry", "N4 N2 N1"),
        ("\"ferry leaves\"", "P4 P1"),
        ("\"the ferry\" late", "N1 W3"),
        ("half remembered", "P6 P5"),
        ("half-remembered CAFÉ", "P5 N6"),
        ("coeur", "P6 P5"),
        ("director's", "P5"),
        ("映画", "P7"),
        ("画映", ""),
        ("映画 良い", "N7"),
        ("fer~", "P4 P2 P1 P3"),
        ("the fer~", "P4 P1 P2 P3"),
        ("ferry lea~", "P4 P1 N2"),
        ("fer", ""),
        ("", ""),
        ("…", ""),
    ];
    let actual = table.map(|(typed, _)| (typed, found(&index, typed)));
    assert_eq!(actual, table.map(|(typed, hits)| (typed, hits.to_owned())));
}

#[test]
fn words_as_they_were_typed_come_before_what_the_last_may_become() {
    let folder = TempDir::new().unwrap();
    let texts = [
        ("One", "By the low lake stands a house that nobody keeps."),
        (
            "The low lakeside",
            "Low lakeside houses, low lakeside boats.",
        ),
    ];
    write(folder.path(), &texts).unwrap();
    let index = Index::open(folder.path()).unwrap();
    for (typed, expected) in [
        ("low lake~", "P1 P2"),
        ("low lak~", "P2 P1"),
        ("lake~", "P2 P1"),
        ("low lake", "P1"),
    ] {
        assert_eq!(found(&index, typed), expected, "{typed}");
    }
}

#[test]
fn other_forms_and_other_spellings_are_found_last() {
    let folder = TempDir::new().unwrap();
    let english = "The film was made in the city, and that is what it is about for most of us.";
    write(
        folder.path(),
        &[
            ("One", english),
            (
                "Two",
                "She walks along the harbour, and he walked beside her, talking.",
            ),
            (
                "Three",
                "They walk home. Cities are not for walking, they said; and that was that.",
            ),
            (
                "Penelope",
                "The weaver Penelope waits, and nobody asks her for how long she will.",
            ),
            ("Five", "He was walking."),
        ],
    )
    .unwrap();
    let index = Index::open(folder.path()).unwrap();
    let table = [
        ("walk", "P3 F5 F2"),
        ("walked", "P2 F5 F3"),
        ("city", "P1 F3"),
        ("walking home", "N3"),
        ("walks home", "F3"),
        ("\"walk along\"", ""),
        ("\"pnelope\"", ""),
        ("\"penelope weaver\" wiats", ""),
        ("\"weaver penelope\" wiats", "M4"),
        // They stand in the library, only not together.
        ("walks penelope", ""),
        ("cities harbour", ""),
        ("citys harbour", ""),
        ("penelpe", "M4"),
        ("penelope wiats", "M4"),
        ("pnelopes~", "M4"),
        ("peneloqe wai~", "M4"),
        ("xyzzy", ""),
        ("zzz walk", ""),
    ];
    let actual = table.map(|(typed, _)| (typed, found(&index, typed)));
    assert_eq!(actual, table.map(|(typed, hits)| (typed, hits.to_owned())));
    let hits = index.search(&wanted("penelpe waits"), None, 10).unwrap();
    let instead = ("penelpe".to_owned(), vec!["penelope".to_owned()]);
    assert_eq!(hits.instead, [instead]);
}

#[test]
fn what_is_held_is_as_of_the_last_commit() {
    let folder = TempDir::new().unwrap();
    write(folder.path(), &[("One", "ferry one"), ("Two", "ferry two")]).unwrap();
    let note = |file: u64, stamp, texts, whole| Held {
        file: FileKey(file),
        stamp,
        texts,
        whole,
    };
    let mut index = Index::open(folder.path()).unwrap();
    let mut writer = IndexWriter::open(folder.path(), "test").unwrap();
    assert!(matches!(
        IndexWriter::open(folder.path(), "test"),
        Err(IndexError::Locked)
    ));
    assert_eq!(
        writer.held().unwrap(),
        [note(1, 1, 1, true), note(2, 2, 1, true)]
    );
    writer.hold(note(1, 7, u32::MAX, false)).unwrap();
    writer.hold(note(1, u64::MAX, 3, false)).unwrap();
    writer.remove(FileKey(2)).unwrap();
    let key = TextKey {
        file: FileKey(2),
        record: 9,
    };
    let document = Document {
        key,
        titles: &[],
        headings: &["Another ferry"],
        text: "another ferry",
        language: None,
    };
    writer.add(&document).unwrap();
    assert!(!index.renew().unwrap());
    assert_eq!(found(&index, "ferry"), "P1 P2");
    writer.commit().unwrap();
    assert_eq!(writer.held().unwrap(), [note(1, u64::MAX, 3, false)]);
    assert_eq!(found(&index, "ferry"), "P1 P2");
    assert!(index.renew().unwrap());
    assert_eq!(index.len(), 2);
    assert_eq!(index.holding("another ferry").unwrap(), [key]);
    assert_eq!(found(&index, "ferry"), "P2 P1");
    // What was not committed is gone.
    writer.remove(FileKey(1)).unwrap();
    drop(writer);
    let writer = reopened(folder.path(), "test").unwrap();
    assert_eq!(writer.held().unwrap(), [note(1, u64::MAX, 3, false)]);
    drop(writer);
    // Texts that are read in another way are others.
    let writer = reopened(folder.path(), "other").unwrap();
    assert_eq!(writer.held().unwrap(), []);
    assert!(index.renew().unwrap() && index.is_empty());
}

#[test]
fn there_is_no_index_where_none_was_made() {
    let folder = TempDir::new().unwrap();
    let below = folder.path().join("a/b");
    for missing in [folder.path(), &below] {
        assert!(matches!(Index::open(missing), Err(IndexError::Missing)));
    }
    let file = folder.path().join("file");
    fs::write(&file, "mine").unwrap();
    assert!(IndexWriter::open(&file, "test").is_err());
    assert_eq!(fs::read(&file).unwrap(), b"mine");
    drop(IndexWriter::open(&below, "test").unwrap());
    assert!(Index::open(&below).unwrap().is_empty());
    // The folder goes while it is written.
    let mut writer = reopened(&below, "test").unwrap();
    fs::remove_dir_all(&below).unwrap();
    let held = Held {
        file: FileKey(1),
        stamp: 1,
        texts: 1,
        whole: true,
    };
    let kept = writer.hold(held).and_then(|()| writer.commit());
    assert!(kept.is_err());
    assert!(writer.commit().is_err());
}

#[test]
fn only_some_texts_are_looked_through() {
    let folder = TempDir::new().unwrap();
    let texts: Vec<String> = (0..2000).map(|i| format!("ferry word{}", i % 3)).collect();
    let texts: Vec<(&str, &str)> = texts.iter().map(|text| ("", text.as_str())).collect();
    write(folder.path(), &texts).unwrap();
    let index = Index::open(folder.path()).unwrap();
    let among = |key: TextKey| key.file.0.is_multiple_of(500);
    for typed in ["ferry", "ferry word~", "f~", "fery"] {
        let hits = index.search(&wanted(typed), Some(&among), 10).unwrap();
        let files: Vec<u64> = hits.hits.iter().map(|hit| hit.key.file.0).collect();
        assert_eq!(files, [500, 1000, 1500, 2000], "{typed}");
        assert_eq!(hits.count, 4, "{typed}");
    }
    let all = index.search(&wanted("ferry"), None, 3).unwrap();
    assert_eq!((all.hits.len(), all.count), (3, 2000));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn a_phrase_cut_from_a_text_finds_it(
        texts in prop::collection::vec(
            prop::collection::vec("[abAéß]{1,3}|ab’s|ﬁ-a|が映|ดี|\u{ad}|[.,…—\n]|4,5", 1..30),
            1..12,
        ),
        cuts in prop::collection::vec((0_usize..12, 0_usize..30, 1_usize..5), 8),
    ) {
        let folder = TempDir::new().unwrap();
        let whole: Vec<String> = texts.iter().map(|words| words.join(" ")).collect();
        let named: Vec<(&str, &str)> = whole.iter().map(|text| ("", text.as_str())).collect();
        write(folder.path(), &named).unwrap();
        let index = Index::open(folder.path()).unwrap();
        for (text, start, count) in cuts {
            let number = text % texts.len();
            let words = &texts[number];
            let start = start % words.len();
            let cut = words[start..words.len().min(start + count)].join("\n");
            let oracle = fold(&cut, Case::Folded).text().trim().to_owned();
            if !oracle.contains(char::is_alphanumeric) {
                continue;
            }
            prop_assert!(fold(&whole[number], Case::Folded).text().contains(&oracle));
            for wanted in [
                Wanted { words: vec![WantedWord::Quoted(cut.clone())], ending: Ending::Closed },
                Wanted { words: vec![WantedWord::Typed(cut.clone())], ending: Ending::Open },
            ] {
                let hits = index.search(&wanted, None, 100).unwrap();
                let hit = hits.hits.iter().find(|hit| hit.key.file.0 == number as u64 + 1);
                prop_assert_eq!(hit.map(|hit| hit.tier), Some(Tier::Phrase), "{:?}", cut);
            }
            let key = TextKey { file: FileKey(number as u64 + 1), record: 0 };
            prop_assert!(index.holding(&cut).unwrap().contains(&key));
        }
    }
}
