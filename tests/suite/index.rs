//! The full-text index: what is found, in which order, and what survives.

use frontrow::search::{
    Document, Ending, FileKey, Held, Index, IndexWriter, TextKey, Tier, Wanted, WantedWord,
};
use std::path::Path;
use tempfile::TempDir;

/// Texts of one file each: a title, and the text.
fn write(folder: &Path, texts: &[(&str, &str)]) {
    let mut writer = IndexWriter::open(folder, "test").unwrap();
    for (number, (title, text)) in (1..).zip(texts) {
        let file = FileKey(number);
        writer
            .add(&Document {
                key: TextKey { file, record: 0 },
                titles: &[title],
                headings: &[],
                text,
                language: None,
            })
            .unwrap();
        writer
            .hold(Held {
                file,
                stamp: number,
                texts: 1,
                whole: true,
            })
            .unwrap();
    }
    writer.commit().unwrap();
}

/// What is wanted: words, and phrases in quotes; one that ends in `~` may go on.
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
    let hits = index.search(&wanted(typed), None, 10).unwrap();
    let signs = hits.hits.iter().map(|hit| {
        let sign = match hit.tier {
            Tier::Phrase => 'P',
            Tier::Near => 'N',
            Tier::Words => 'W',
            Tier::Forms => 'F',
            Tier::Misspelt => 'M',
        };
        format!("{sign}{}", hit.key.file.0)
    });
    signs.collect::<Vec<_>>().join(" ")
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
    );
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
