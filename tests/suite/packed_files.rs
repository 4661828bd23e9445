//! Files packed by gzip and Zstandard: what is in them is read as if it were not packed.

use super::commands::{rows, run, run_with};
use super::session::shipped;
use flate2::Compression;
use flate2::write::GzEncoder;
use frontrow::library::{self, Contents, Extent, Source, Trouble};
use serde_json::{Value, json};
use std::fs;
use std::io::Write;
use tempfile::TempDir;

/// `bytes` as gzip packs them.
pub(super) fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed
        .write_all(bytes)
        .and_then(|()| packed.finish())
        .unwrap_or_default()
}

/// `bytes` as Zstandard packs them.
fn zstandard(bytes: &[u8]) -> Vec<u8> {
    zstd::encode_all(bytes, 3).unwrap_or_default()
}

/// In two parts, one behind the other.
fn in_parts(pack: fn(&[u8]) -> Vec<u8>, bytes: &[u8]) -> Vec<u8> {
    let (first, second) = bytes.split_at(bytes.len() / 2);
    [pack(first), pack(second)].concat()
}

const FILM: &str = "# The Tin Orchard\n\nIt is a film about trees that nobody waters.\n";

#[test]
fn what_is_packed_reads_like_what_is_not() {
    let lines = "{\"text\":\"One tree.\"}\n\n{\"text\":\"Two trees.\",\"rating\":4}\nbroken\n";
    for (name, bytes) in [
        ("film.md", FILM.as_bytes()),
        ("film.txt", FILM.as_bytes()),
        ("film", FILM.as_bytes()),
        ("r.jsonl", lines.as_bytes()),
        ("r.txt", lines.as_bytes()),
        ("none.txt", b""),
    ] {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join(name), bytes).unwrap();
        let expected = run(&folder, &["outline", "--json", name]).unwrap();
        let shown = run(&folder, &["show", name]).unwrap().out;
        for (suffix, packed) in [
            ("gz", gzip(bytes)),
            ("GZ", in_parts(gzip, bytes)),
            ("zst", zstandard(bytes)),
            ("zst", in_parts(zstandard, bytes)),
        ] {
            let packed_name = format!("{name}.{suffix}");
            fs::write(folder.path().join(&packed_name), &packed).unwrap();
            let ended = run(&folder, &["outline", "--json", &packed_name]).unwrap();
            let out = ended.out.replace(
                &format!("\"path\":\"{packed_name}\""),
                &format!("\"path\":\"{name}\""),
            );
            assert_eq!(
                (ended.code, &out),
                (expected.code, &expected.out),
                "{packed_name}"
            );
            let out = run(&folder, &["show", &packed_name]).unwrap().out;
            assert_eq!(out.replace(&packed_name, name), shown, "{packed_name}");
            if name != "film.md" {
                let piped = run_with(folder.path(), &["show", "-"], &packed)
                    .unwrap()
                    .out;
                assert_eq!(
                    piped.replace("-, record", &format!("{name}, record")),
                    shown
                );
            }
        }
    }
}

#[test]
fn folders_give_what_is_packed_by_the_ending_before() {
    let folder = TempDir::new().unwrap();
    for name in [
        "a.txt.gz",
        "b.MD.ZST",
        "c.gz",
        "d.tar.gz",
        "e.png.gz",
        "f.jsonl.gz",
    ] {
        let bytes = if name.contains("json") {
            "{\"text\":\"Tree.\"}\n"
        } else {
            FILM
        };
        let pack = if name.ends_with('z') { gzip } else { zstandard };
        fs::write(folder.path().join(name), pack(bytes.as_bytes())).unwrap();
    }
    let out = run(&folder, &["list", "--json", "."]).unwrap().out;
    let found: Vec<Value> = rows(&out)
        .iter()
        .map(|row| json!([row["path"], row["record"]]))
        .collect();
    let expected = [
        json!(["./a.txt.gz", null]),
        json!(["./b.MD.ZST", null]),
        json!(["./c.gz", null]),
        json!(["./f.jsonl.gz", 1]),
    ];
    assert_eq!(found, expected);
}

/// What is done to a packed file.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Harm {
    Cut,
    Overwritten,
}

/// `bytes` as each packing has them, harmed in the middle.
fn harmed(bytes: &[u8]) -> Vec<(Harm, Vec<u8>)> {
    let packed = [gzip(bytes), zstandard(bytes)].into_iter();
    let harmed = packed.flat_map(|packed| {
        let (before, after) = packed.split_at(packed.len() / 2);
        let cut = before.to_vec();
        let over = [before, &[0xff; 40], after.split_at(40).1].concat();
        [(Harm::Cut, cut), (Harm::Overwritten, over)]
    });
    harmed.collect()
}

/// Words that do not pack well.
fn words(count: u64) -> Vec<String> {
    (0..count)
        .map(|n| format!("tree{}", n * n * 7919 % 1_000_003))
        .collect()
}

#[test]
fn what_is_harmed_is_read_up_to_there_and_told() {
    let words = words(40_000);
    let lines = words.chunks(80).map(|line| line.join(" ") + "\n");
    for (harm, packed) in harmed(lines.collect::<String>().as_bytes()) {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("film.txt.gz"), packed).unwrap();
        let ended = run(&folder, &["list", "--json", "film.txt.gz"]).unwrap();
        let row = &rows(&ended.out)[0];
        assert_eq!(ended.code, Some(0));
        let problem = row["problems"].as_array().unwrap().last().unwrap();
        let told = problem["message"].as_str().unwrap();
        assert!(
            told.starts_with("the rest is missing: it is packed by ")
                && told.contains(" up to byte "),
            "{told}"
        );
        if harm == Harm::Cut {
            let words = row["words"].as_u64().unwrap();
            assert!((1000..40_000).contains(&words), "{words}");
            assert!(problem["line"].as_u64().unwrap() > 50, "{problem}");
        }
    }
}

#[test]
fn records_that_are_harmed_are_read_up_to_there_and_told() {
    let words = words(40_000);
    let lines = words
        .chunks(66)
        .map(|words| json!({"text": words.join(" ")}).to_string() + "\n");
    for (harm, packed) in harmed(lines.collect::<String>().as_bytes()) {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("r.jsonl.gz"), packed).unwrap();
        let ended = run(&folder, &["list", "--json", "r.jsonl.gz"]).unwrap();
        let rows = rows(&ended.out);
        let (last, read) = rows.split_last().unwrap();
        if harm == Harm::Cut {
            let (_, read) = read.split_last().unwrap(); // a part of one
            assert!(read.iter().all(|row| row["title"].is_string()));
            assert!(read.len() > 100, "{}", read.len());
        }
        assert_eq!(
            (&last["title"], &last["record"]),
            (&Value::Null, &rows.len().into())
        );
        let told = last["problems"][0]["message"].as_str().unwrap();
        let start = "it cannot be read from here on: it is packed by ";
        assert!(told.starts_with(start), "{told}");
        let named = format!("frontrow: r.jsonl.gz: {start}");
        assert!(ended.err.contains(&named), "{}", ended.err);
    }
}

#[test]
fn the_limit_counts_what_is_unpacked() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("film.txt.gz");
    fs::write(&path, gzip(&vec![b'a'; 3 << 20])).unwrap();
    assert!(fs::metadata(&path).unwrap().len() < 8000);
    let mut settings = shipped();
    settings.largest = 1 << 20;
    let source = Source::File(path);
    for extent in [Extent::Whole, Extent::Beginning] {
        let limit = settings.largest;
        let found = library::load(&source, extent, &settings).map(|loaded| loaded.extent);
        match extent {
            Extent::Whole => assert_eq!(found.unwrap_err().trouble, Trouble::TooLarge { limit }),
            Extent::Beginning => assert_eq!(found, Ok(Extent::Beginning)),
        }
    }
}

#[test]
fn a_record_is_read_from_its_place() {
    let folder = TempDir::new().unwrap();
    let lines: String = (1..=500)
        .map(|n| {
            json!({"title": format!("Tree {n}"), "text": "It grows. ".repeat(n % 7 + 1)})
                .to_string()
                + "\n\n"
        })
        .collect();
    for (name, bytes) in [
        ("r.jsonl", lines.clone().into_bytes()),
        ("r.jsonl.gz", in_parts(gzip, lines.as_bytes())),
        ("r.jsonl.zst", zstandard(lines.as_bytes())),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        let source = Source::File(path.clone());
        let Ok(Contents::Records(records)) = library::contents(&source, &shipped()) else {
            panic!("{name} holds records");
        };
        let mut seen = 0;
        for line in records {
            seen += 1;
            if seen % 50 > 1 {
                continue;
            }
            let place = line.place;
            let first = line.load(&source).loaded.unwrap();
            let record = Source::Record(path.clone().into(), place);
            let again = library::load(&record, Extent::Whole, &shipped()).unwrap();
            assert_eq!(again.review.facts(), first.review.facts());
            assert_eq!(again.review.text(), first.review.text());
            assert_eq!(again.review.facts().title, Some(format!("Tree {seen}")));
        }
        assert_eq!(seen, 500);
    }
}
