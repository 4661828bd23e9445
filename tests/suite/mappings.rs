//! Tables and lists of records: what the files in `tests/records` hold, by the shipped mappings or by the
//! usual names of columns. What is expected of each is stored beside it.
#![expect(
    clippy::unwrap_used,
    reason = "a test whose files cannot be read must fail"
)]

use std::fmt::Write;
use std::fs;
use std::io::Cursor;
use std::path::{Path, PathBuf};

use frontrow::config;
use frontrow::formats::{Hint, Mappings, Parsed, Private, Row, Scheme, Split};
use frontrow::review::{Facts, Rating};
use proptest::prelude::*;

/// The most bytes of a record.
const LIMIT: u64 = 1 << 20;

/// The mappings as they are shipped.
fn shipped() -> Mappings {
    config::shipped().unwrap().mappings
}

/// The files below `folder`, in order.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(self::files(&path));
        } else if path.extension().is_some_and(|suffix| suffix != "snap") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// What the file at `path` below `tests/records` holds, in words.
fn told(path: &str, bytes: &[u8], mappings: &Mappings) -> String {
    let suffix = path.rsplit_once('.').map(|(_, suffix)| suffix);
    let scheme = match Scheme::tell(bytes, Hint::of_suffix(suffix), path, mappings) {
        Ok(Some(scheme)) => scheme,
        Ok(None) => return "no records\n".to_owned(),
        Err(why) => return format!("{why}\n"),
    };
    let mapping = scheme.mapping.as_ref().map_or("-", |mapping| &mapping.name);
    let mut told = format!("{:?}, {mapping}\n", scheme.layout);
    if scheme.is_of_else() {
        told.push_str("no reviews\n");
    }
    for piece in Split::new(Cursor::new(bytes), &scheme, LIMIT) {
        let place = piece.place;
        let line = place.line.unwrap();
        let (start, len) = place.bytes.map_or((0, 0), |bytes| (bytes.start, bytes.len));
        writeln!(
            told,
            "\n{} · line {line}, byte {start}, {len} long",
            place.record
        )
        .unwrap();
        match piece.bytes.and_then(|bytes| scheme.row(bytes, place)) {
            Ok(row) => told.push_str(&of_row(row)),
            Err(why) => writeln!(told, "  ! {why}").unwrap(),
        }
    }
    told
}

/// A rating, in words.
fn of_rating(rating: &Rating) -> String {
    let end = |end: Option<f64>| end.map_or("?".to_owned(), |end| end.to_string());
    format!(
        "{} of {} to {} ({})",
        end(rating.value),
        end(rating.worst),
        end(rating.best),
        rating.as_written
    )
}

/// What a row holds, in words.
fn of_row(row: Row) -> String {
    let id = row.id.as_ref().map(|id| serde_json::to_string(id).unwrap());
    let keys = row.keys.join(" | ");
    let Parsed { review, format } = row.parsed();
    let Facts {
        title,
        work,
        work_kind,
        makers,
        year,
        reviewer,
        rating,
        date,
        experienced,
        tags,
        spoiler,
        language,
    } = review.facts().clone();
    let rating = rating.map(|rating| of_rating(&rating));
    let facts = [
        ("id", id),
        ("keys", Some(keys)),
        ("format", Some(format.name().to_owned())),
        ("title", title),
        ("work", work),
        ("kind", work_kind),
        ("makers", Some(makers.join(" | "))),
        ("year", year.map(|year| year.to_string())),
        ("reviewer", reviewer),
        ("rating", rating),
        ("date", date),
        ("experienced", experienced),
        ("tags", Some(tags.join(" | "))),
        ("spoiler", spoiler.map(|spoiler| spoiler.to_string())),
        ("language", language),
        ("text", Some(review.text().replace('\n', "⏎"))),
    ];
    let mut told = String::new();
    for (name, fact) in facts {
        if let Some(fact) = fact.filter(|fact| !fact.is_empty()) {
            writeln!(told, "  {name}: {fact}").unwrap();
        }
    }
    for problem in review.problems() {
        writeln!(told, "  ! {:?} {}", problem.line, problem.message).unwrap();
    }
    told
}

#[test]
fn each_file_holds_what_its_columns_say() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records");
    let mappings = shipped();
    let files = files(&folder);
    assert!(files.len() > 30, "{}", files.len());
    for file in files {
        let path = file
            .strip_prefix(&folder)
            .unwrap()
            .to_string_lossy()
            .into_owned();
        let told = told(&path, &fs::read(&file).unwrap(), &mappings);
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(&folder);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(path.replace('/', "-"), told));
    }
}

#[test]
fn private_notes_are_read_when_they_are_asked_for() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records");
    let bytes = fs::read(folder.join("goodreads.csv")).unwrap();
    let mut mappings = shipped();
    let note = "Private Notes: Lent to T.";
    assert!(!told("goodreads.csv", &bytes, &mappings).contains("Lent"));
    mappings.private = Private::Read;
    assert!(told("goodreads.csv", &bytes, &mappings).contains(note));
}

#[test]
fn a_record_is_read_alone_from_its_place() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/records");
    let mappings = shipped();
    let mut records = 0;
    for file in files(&folder) {
        let path = file.to_string_lossy().into_owned();
        let bytes = fs::read(&file).unwrap();
        let suffix = file.extension().and_then(|suffix| suffix.to_str());
        let told = Scheme::tell(&bytes, Hint::of_suffix(suffix), &path, &mappings);
        let Ok(Some(scheme)) = told else {
            continue;
        };
        for piece in Split::new(Cursor::new(&bytes), &scheme, LIMIT) {
            let (Ok(found), Some(place)) = (piece.bytes, piece.place.bytes) else {
                continue;
            };
            let start = usize::try_from(place.start).unwrap();
            let alone = &bytes[start..start + place.len as usize];
            assert_eq!(alone, found, "{path}");
            let line = bytes[..start].split(|byte| *byte == b'\n').count();
            assert_eq!(piece.place.line, Some(line), "{path}");
            records += 1;
        }
    }
    assert!(records > 50, "{records}");
}

/// A file of a table in which a quote is open on each line is gone through once, not once a line.
#[test]
fn quotes_that_are_never_closed_cost_no_more_than_their_lines() {
    let mut table = "title,text\n".to_owned();
    let lines = 300_000;
    for _ in 0..lines {
        table.push_str("a,\"open\n");
    }
    let mappings = Mappings::default();
    let scheme = Scheme::tell(&table.as_bytes()[..65536], Hint::Table, "a.csv", &mappings);
    let scheme = scheme.unwrap().unwrap();
    let pieces = Split::new(Cursor::new(&table), &scheme, LIMIT);
    assert_eq!(pieces.count(), lines);
}

/// Bytes that are likely to mean something.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let parts = prop::sample::select(vec![
        &b"\""[..],
        b"\"\"",
        b",",
        b";",
        b"\t",
        b"\n",
        b"\r\n",
        b"\r",
        b"\\",
        b"{",
        b"}",
        b"[",
        b"]",
        b":",
        b"title",
        b"text",
        b"\"text\":\"a\"",
        b"{\"text\":\"b\"}",
        b" ",
        b"\xff",
        b"\xef\xbb\xbf",
        b"1",
        b"Book Id",
        b"=\"0\"",
    ]);
    prop::collection::vec(parts, 0..60).prop_map(|parts| parts.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_bytes_are_cut_and_every_record_is_counted(
        bytes in bytes(),
        hint in prop::sample::select(vec![Hint::Records, Hint::Json, Hint::Table, Hint::Content]),
        step in 1..9_usize,
    ) {
        let mappings = Mappings::default();
        if let Ok(Some(scheme)) = Scheme::tell(&bytes, hint, "a", &mappings) {
            let slow = std::io::BufReader::with_capacity(step, Cursor::new(&bytes));
            let mut pieces = 0;
            let mut last = 0;
            for piece in Split::new(slow, &scheme, 64) {
                pieces += 1;
                prop_assert_eq!(piece.place.record, pieces);
                let line = piece.place.line.unwrap();
                prop_assert!(line >= last, "{} {}", line, last);
                last = line;
                if let Ok(bytes) = piece.bytes
                    && let Ok(row) = scheme.row(bytes, piece.place)
                {
                    row.parsed();
                }
            }
            // What is read in small parts is cut as what is read at once.
            let whole = Split::new(Cursor::new(&bytes), &scheme, 64);
            prop_assert_eq!(whole.count(), pieces);
            prop_assert!(pieces <= bytes.len() + 1);
        }
    }
}
