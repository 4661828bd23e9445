//! Files of records: which are such, and what becomes of all that is in them.

use super::archives::again;
use super::commands::{keys, rows, run, run_with};
use super::records::TEXT;
use super::session::shipped;
use frontrow::formats::{Hint, are_records};
use frontrow::library::{self, Contents, LoadError, Source, Trouble};
use serde_json::{Value, json};
use std::fs;
use tempfile::TempDir;

#[test]
fn records_are_told_by_the_name_or_plainly_by_the_content() {
    let one = "{\"text\": \"It is a film.\"}\n";
    let table = [
        ("a.jsonl", one.to_owned(), true),
        ("a.NDJSON", "{}\n".to_owned(), true),
        ("a.jsonl", "no record at all\n".to_owned(), true),
        ("a.json", one.to_owned(), true),
        ("a", one.repeat(2), true),
        ("a.txt", format!("\n{one}\n{{\"x\": 1}}\n"), true),
        ("a.log", format!("{one}{{broken\n"), true),
        ("a.md", one.repeat(2), false),
        ("a.txt", format!("{one}It is a text.\n"), false),
        (
            "a.txt",
            "{\"title\": \"T\"}\nIt is a text.\n".to_owned(),
            false,
        ),
        (
            "a.json",
            "{\"title\": \"T\"}\n{\"title\": \"U\"}\n".to_owned(),
            true,
        ),
        ("a.json", "{\n  \"text\": \"One.\"\n}\n".to_owned(), true),
        ("a.json", "[{\"text\": \"One.\"}]\n".to_owned(), true),
        ("a.txt", "{ It begins like that.\n".to_owned(), false),
    ];
    for (name, content, expected) in table {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join(name), &content).unwrap();
        let rows = rows(&run(&folder, &["list", "--json", name]).unwrap().out);
        let is_record = rows.iter().all(|row| row["record"].is_number());
        assert_eq!(is_record, expected, "{name}: {content}");
        let is_told = matches!(
            Source::File(name.into()).hint(),
            Hint::Plain | Hint::Content
        );
        if is_told {
            let piped = run_with(folder.path(), &["list", "--json", "-"], content.as_bytes());
            let found = piped.unwrap().out.contains("\"record\":1,");
            assert_eq!(found, expected, "piped: {content}");
        }
    }
    assert!(are_records(one.as_bytes(), None));
    assert!(!are_records(one.as_bytes(), Some(b'x')));
    assert!(!are_records(b"\xff", None));
}

#[test]
fn a_file_that_cannot_hold_records_is_one_row() {
    let table: [(&[u8], i32, &str); 4] = [
        (b"", 0, "the file is empty"),
        (b"\n\n", 0, "the file is empty"),
        (b"\xef\xbb\xbf", 0, "the file is empty"),
        (&[0; 99], 3, "it holds binary data"),
    ];
    for (bytes, code, message) in table {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("r.jsonl"), bytes).unwrap();
        let ended = run(&folder, &["outline", "--json", "r.jsonl"]).unwrap();
        let rows = rows(&ended.out);
        assert_eq!((ended.code, rows.len()), (Some(code), 1), "{message}");
        assert_eq!(rows[0]["record"], Value::Null);
        let told = rows[0]["problems"][0]["message"].as_str().unwrap();
        assert!(told.contains(message), "{told}");
    }
}

#[test]
fn records_in_utf_16_are_read_too() {
    let folder = TempDir::new().unwrap();
    let wide = |text: &str| -> Vec<u8> { text.encode_utf16().flat_map(u16::to_le_bytes).collect() };
    for (name, text) in [
        (
            "r.jsonl",
            "\u{feff}{\"title\":\"Ä\",\"text\":\"A\"}\n{\"title\":\"Ö\",\"text\":\"B\"}\n",
        ),
        ("r.csv", "\u{feff}title,text\nÄ,A\nÖ,\"B\"\n"),
    ] {
        let path = folder.path().join(name);
        fs::write(&path, wide(text)).unwrap();
        let rows = rows(&run(&folder, &["list", "--json", name]).unwrap().out);
        let titles: Vec<&Value> = rows.iter().map(|row| &row["title"]).collect();
        assert_eq!(titles, ["Ä", "Ö"], "{name}");
        assert_eq!(again(&path), ["A", "B"]);
    }
}

#[test]
fn nothing_read_is_told_by_the_exit_code() {
    let table = [
        ("{\"text\":\"A\"}\nbroken\n", 0),
        ("{}\n", 0),
        ("broken\n[]\n", 3),
    ];
    for (lines, code) in table {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join("r.jsonl"), lines).unwrap();
        for command in ["outline", "list", "show"] {
            let ended = run(&folder, &[command, "--json", "r.jsonl"]).unwrap();
            assert_eq!(ended.code, Some(code), "{command} {lines}");
            assert_eq!(ended.out.lines().count(), lines.lines().count());
        }
    }
}

#[test]
fn a_record_reads_like_a_file_of_its_text() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("texts")).unwrap();
    let mut lines = String::new();
    for number in 0..300 {
        let text = match number % 3 {
            0 => format!("{TEXT}\nSound {number}\n\nIt is loud.\n"),
            1 => format!(
                "Rating: {}/10\n\nIt is a film of which I know nothing.\n",
                number % 10
            ),
            _ => format!(
                "{number}\tIt is\r\nwrapped\u{c}\n\n1. Plot\n\nIt goes.\n\n2. End\n\nIt ends.\n"
            ),
        };
        let name = format!("texts/{number:03}.txt");
        lines.push_str(&json!({"id": name, "text": text}).to_string());
        lines.push('\n');
        fs::write(at(&name), text).unwrap();
    }
    fs::write(at("r.jsonl"), lines).unwrap();
    let read = |path: &str| rows(&run(&folder, &["outline", "--json", path]).unwrap().out);
    let (records, files) = (read("r.jsonl"), read("texts"));
    assert_eq!((records.len(), files.len()), (300, 300));
    for (record, file) in records.iter().zip(&files) {
        assert_eq!(record["id"], file["path"]);
        for key in ["title", "title_from", "facts", "sections", "title_line"] {
            assert_eq!(record[key], file[key], "{key} of {}", file["path"]);
        }
    }
}

#[test]
fn people_are_told_which_record_it_is() {
    let folder = TempDir::new().unwrap();
    let lines = "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n";
    fs::write(folder.path().join("r.jsonl"), lines).unwrap();
    let table: [(&[&str], &str); 3] = [
        (
            &["list", "--sort", "-title", "r.jsonl"],
            "Two.  1 min  r.jsonl, record 2\nOne.  1 min  r.jsonl, record 1\n",
        ),
        (
            &["outline", "r.jsonl"],
            "One.  (r.jsonl, record 1)\n1  (opening)   0:00\n\nTwo.  (r.jsonl, record 2)\n1  (opening)   0:00\n",
        ),
        (
            &["r.jsonl"],
            "==> r.jsonl, record 1 <==\nOne.\n\n==> r.jsonl, record 2 <==\nTwo.\n",
        ),
    ];
    for (arguments, expected) in table {
        assert_eq!(run(&folder, arguments).unwrap().out, expected);
    }
    let json = run(&folder, &["list", "--json", "r.jsonl"]).unwrap().out;
    let named = keys(json.lines().next().unwrap()).join(" ");
    assert!(
        named.ends_with(" problems status read own_rating record_line"),
        "{named}"
    );
}

#[test]
fn folders_give_files_of_records_to_scripts_but_not_to_the_screen() {
    let folder = TempDir::new().unwrap();
    for (name, content) in [
        ("a.jsonl", "{\"text\":\"One.\"}\n{\"text\":\"Two.\"}\n"),
        ("b.txt", "Three.\n"),
        ("c.ndjson", "{\"text\":\"Four.\"}\n"),
    ] {
        fs::write(folder.path().join(name), content).unwrap();
    }
    let rows = rows(&run(&folder, &["outline", "--json", "."]).unwrap().out);
    let found: Vec<Value> = rows
        .iter()
        .map(|row| json!([row["path"], row["record"], row["title"]]))
        .collect();
    let expected = [
        json!(["./a.jsonl", 1, "One."]),
        json!(["./a.jsonl", 2, "Two."]),
        json!(["./b.txt", null, "Three."]),
        json!(["./c.ndjson", 1, "Four."]),
    ];
    assert_eq!(found, expected);
}

#[test]
fn a_record_of_any_length_is_read_up_to_the_limit() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("r.jsonl");
    let line = |words: usize| json!({"text": "word ".repeat(words)}).to_string() + "\n";
    fs::write(&path, line(2) + &line(600_000) + &line(3)).unwrap();
    let source = Source::File(path);
    let read = |largest: u64| -> Vec<Result<usize, Trouble>> {
        let mut settings = shipped();
        settings.largest = largest;
        let Ok(Contents::Records(records)) = library::contents(&source, &settings) else {
            return Vec::new();
        };
        let loaded = records.map(|line| line.load(&source).loaded);
        let words = loaded.map(|loaded| match loaded {
            Ok(loaded) => Ok(loaded.outline.words().count()),
            Err(LoadError { trouble, .. }) => Err(trouble),
        });
        words.collect()
    };
    assert_eq!(read(4 << 20), [Ok(2), Ok(600_000), Ok(3)]);
    let limit = 1 << 20;
    assert_eq!(
        read(limit),
        [Ok(2), Err(Trouble::TooLarge { limit }), Ok(3)]
    );
}
