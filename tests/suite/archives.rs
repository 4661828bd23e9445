//! Zip archives: the texts in them, and what is refused.

use super::commands::{rows, run, run_with};
use super::packed_files::gzip;
use super::session::shipped;
use frontrow::library::{self, Contents, Extent, Source};
use serde_json::{Value, json};
use std::fs;
use std::io::{Cursor, Write};
use std::path::Path;
use tempfile::TempDir;
use zip::result::ZipResult;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// An archive with these files.
pub(super) fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    let written = || -> ZipResult<Vec<u8>> {
        let mut to = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in files {
            let stored = bytes.len() < 40;
            to.start_file(*name, options(stored))?;
            to.write_all(bytes)?;
        }
        Ok(to.finish()?.into_inner())
    };
    written().unwrap_or_default()
}

fn options(stored: bool) -> SimpleFileOptions {
    SimpleFileOptions::default().compression_method(if stored {
        CompressionMethod::Stored
    } else {
        CompressionMethod::Deflated
    })
}

/// What is listed of `x.zip` with these bytes: record, title, identity and problems.
fn listed(bytes: &[u8]) -> (Option<i32>, Vec<Value>) {
    let run_on = || {
        let folder = TempDir::new()?;
        fs::write(folder.path().join("x.zip"), bytes)?;
        run(&folder, &["list", "--json", "x.zip"])
    };
    let Ok(ended) = run_on() else {
        return (None, Vec::new());
    };
    let told = |row: &Value| {
        let of = |key| row.get(key).cloned().unwrap_or_default();
        let problems = of("problems");
        let problems = problems.as_array().into_iter().flatten();
        let problems: Vec<Option<&Value>> = problems.map(|one| one.get("message")).collect();
        json!([of("record"), of("title"), of("id"), problems])
    };
    (ended.code, rows(&ended.out).iter().map(told).collect())
}

const TEXT: &[u8] =
    b"It is a film about an orchard of tin trees, and about the man who oils them.\n";

#[test]
fn the_texts_in_an_archive_are_its_reviews() {
    let lines = b"{\"title\":\"One\",\"text\":\"A.\",\"id\":7}\n\nbroken\n{\"title\":\"Two\",\"text\":\"B.\"}\n";
    let bytes = archive(&[
        (
            "films/the-tin_orchard.md",
            b"# The Tin Orchard\n\nIt squeaks.\n",
        ),
        ("films/salt.txt", TEXT),
        ("films/salt.png", b"\x89PNG"),
        ("b/records.jsonl", lines),
        ("b/packed.txt.gz", &gzip(TEXT)),
        (".hidden.txt", TEXT),
        ("__MACOSX/._salt.txt", TEXT),
        ("none.txt", b""),
        ("bad.txt", b"a \x1b[31m\n\nb \x07"),
    ]);
    let (code, found) = listed(&bytes);
    assert_eq!(code, Some(0));
    let expected = [
        json!([1, "packed", "b/packed.txt.gz", []]),
        json!([2, "One", 7, []]),
        json!([
            3,
            null,
            null,
            [
                "b/records.jsonl: line 3 is no record: expected value at byte 1; mend it, each line must be one JSON object"
            ]
        ]),
        json!([4, "Two", null, []]),
        json!([
            5,
            "a",
            "bad.txt",
            ["bad.txt: line 1: 2 control characters were left out"]
        ]),
        json!([6, "salt", "films/salt.txt", []]),
        json!([7, "The Tin Orchard", "films/the-tin_orchard.md", []]),
        json!([8, "none", "none.txt", ["none.txt: the file is empty"]]),
    ];
    for (found, expected) in found.iter().zip(&expected) {
        if expected[1] == "packed" || expected[1] == "salt" {
            assert_eq!(
                (&found[0], &found[2], &found[3]),
                (&expected[0], &expected[2], &expected[3])
            );
        } else {
            assert_eq!(found, expected);
        }
    }
    assert_eq!(found.len(), expected.len());

    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("x.zip"), &bytes).unwrap();
    let of_file = run(&folder, &["show", "x.zip"]).unwrap();
    let piped = run_with(folder.path(), &["show", "-"], &bytes).unwrap();
    assert_eq!(piped.out.replace("==> -,", "==> x.zip,"), of_file.out);
    let told = "frontrow: x.zip: b/records.jsonl: line 3 is no record: ";
    assert!(of_file.err.contains(told), "{}", of_file.err);
    let in_folder = run(&folder, &["list", "--json", "."]).unwrap().out;
    assert_eq!(rows(&in_folder).len(), 8);
}

#[test]
fn what_may_not_be_opened_in_an_archive_is_told() {
    let outside = "its name leads out of the archive, so that it is not opened";
    let table: [(&str, &str); 6] = [
        ("/etc/passwd", outside),
        ("../../film.txt", outside),
        ("a/../../film.txt", outside),
        ("C:\\film.txt", outside),
        ("..\\film.txt", outside),
        (
            "in.zip",
            "it is an archive within the archive, which is not opened; unpack it first",
        ),
    ];
    for (name, message) in table {
        let inside: &[u8] = if name == "in.zip" {
            &archive(&[("a.txt", TEXT)])
        } else {
            TEXT
        };
        let (code, found) = listed(&archive(&[(name, inside), ("film.txt", b"It is a film.")]));
        assert_eq!((code, found.len()), (Some(0), 2), "{name}: {found:?}");
        let told = json!([format!("{name}: {message}")]);
        assert!(
            found.iter().any(|row| row[1].is_null() && row[3] == told),
            "{found:?}"
        );
        assert!(
            found.iter().any(|row| row[1] == "It is a film."),
            "{found:?}"
        );
    }
}

#[test]
fn links_and_encrypted_files_are_told() {
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    to.add_symlink("link.txt", "/etc/passwd", SimpleFileOptions::default())
        .unwrap();
    to.start_file("film.txt", options(false)).unwrap();
    to.write_all(TEXT).unwrap();
    let mut bytes = to.finish().unwrap().into_inner();
    // The bit that says that a file is encrypted, in both places where it stands.
    for (mark, flags) in [(b"PK\x03\x04", 6), (b"PK\x01\x02", 8)] {
        let at = memchr::memmem::rfind(&bytes, mark).unwrap();
        bytes[at + flags] |= 1;
    }
    let (code, found) = listed(&bytes);
    let expected = [
        json!([
            1,
            null,
            null,
            ["film.txt: it is encrypted; unpack it with its password, and open the folder"]
        ]),
        json!([
            2,
            null,
            null,
            [
                "link.txt: it is a link, which is not followed in an archive; unpack it, and open the folder"
            ]
        ]),
    ];
    assert_eq!((code, found), (Some(3), expected.to_vec()));
}

#[test]
fn an_archive_that_is_damaged_or_holds_nothing_is_told() {
    let good = archive(&[("film.txt", TEXT)]);
    let mut wrong = good.clone();
    let at = memchr::memmem::find(&wrong, b"PK\x01\x02").unwrap();
    wrong[at + 16] ^= 0xff; // the checksum
    let (code, found) = listed(&wrong);
    assert_eq!(code, Some(0));
    let told = found[0][3][0].as_str().unwrap();
    assert!(
        told.starts_with("film.txt: line 2: the rest is missing: its checksum is wrong"),
        "{told}"
    );

    let nothing =
        "the archive holds no reviews; of what is in one, frontrow reads what ends in .txt, ";
    for (bytes, message) in [
        (&good[..good.len() - 30], "the archive cannot be read ("),
        (&archive(&[("a.png", TEXT)]), nothing),
        (&archive(&[]), nothing),
    ] {
        let (code, found) = listed(bytes);
        assert_eq!(
            (code, found.len(), &found[0][0]),
            (Some(3), 1, &Value::Null)
        );
        let told = found[0][3][0].as_str().unwrap();
        assert!(told.starts_with(message), "{told}");
    }
}

#[test]
fn an_archive_that_fills_the_memory_is_not_unpacked() {
    let zeros = vec![b'a'; 40 << 20];
    let bytes = archive(&[("a.txt", TEXT), ("b.txt", &zeros), ("c.txt", TEXT)]);
    assert!(bytes.len() < 100_000);
    let (code, found) = listed(&bytes);
    assert_eq!((code, found.len()), (Some(0), 3));
    assert_eq!(found[0][3], json!([]));
    let told = found[1][3]
        .as_array()
        .unwrap()
        .last()
        .unwrap()
        .as_str()
        .unwrap();
    assert!(
        told.contains("the archive unpacks to far more than texts do"),
        "{told}"
    );
    assert_eq!(found[2][3], json!([]));
}

#[test]
fn a_review_in_an_archive_is_read_again_by_its_number() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("x.zip");
    let lines = "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n";
    let bytes = archive(&[
        ("a.txt", b"Zero."),
        ("b.jsonl", lines.as_bytes()),
        ("c.txt", TEXT),
    ]);
    fs::write(&path, &bytes).unwrap();
    let texts = again(&path);
    assert_eq!(texts.len(), 4);
    assert_eq!((texts[0].as_str(), texts[2].as_str()), ("Zero.", "Two."));
}

/// The texts of all records at `path`, which are the same when each is read again by itself.
pub(super) fn again(path: &Path) -> Vec<String> {
    let source = Source::File(path.to_owned());
    let Ok(Contents::Records(records)) = library::contents(&source, &shipped()) else {
        return Vec::new();
    };
    let texts = records.map(|line| {
        let place = line.place;
        let first = line.load(&source).loaded;
        let record = Source::Record(path.into(), place);
        let again = library::load(&record, Extent::Whole, &shipped());
        match (first, again) {
            (Ok(first), Ok(again)) => {
                assert_eq!(first.review.text(), again.review.text());
                assert_eq!(first.review.facts(), again.review.facts());
                again.review.text().to_owned()
            }
            (first, again) => {
                let trouble =
                    |read: Result<_, library::LoadError>| read.err().map(|error| error.trouble);
                assert_eq!(trouble(first), trouble(again));
                String::new()
            }
        }
    });
    texts.collect()
}
