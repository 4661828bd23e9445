//! Records of JSON Lines: which files hold them, what each gives, and what is told of broken ones.
#![expect(
    clippy::unwrap_used,
    reason = "a test whose folder cannot be made, or in which nothing runs, must fail"
)]

use super::commands::{Ended, keys, rows, run, run_with};
use super::session::shipped;
use frontrow::formats::{Hint, Unreadable, are_records};
use frontrow::library::{self, Contents, LoadError, Source, Trouble};
use serde_json::{Value, json};
use std::fs;
use std::ops::ControlFlow;
use std::path::PathBuf;
use tempfile::TempDir;

/// A text with a title line and three headings.
const TEXT: &str = "The Salt Ledger\n\nIt is a book about a harbour that nobody leaves.\n\nPlot\n\nA clerk counts the sacks and finds one too many, and then one too few.\n\nCharacters\n\nThere are two of them, and neither speaks before the last page.\n\nVerdict\n\nI counted along, and I would do it again.\n";

/// What `outline --json` prints of a file `r.jsonl` that holds `bytes`.
fn outline(bytes: &[u8]) -> Vec<Value> {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("r.jsonl"), bytes).unwrap();
    rows(&run(&folder, &["outline", "--json", "r.jsonl"]).unwrap().out)
}

/// The row of one line.
fn row(line: &str) -> Value {
    let mut rows = outline(line.as_bytes());
    assert_eq!(rows.len(), 1, "{line}");
    rows.remove(0)
}

#[test]
fn a_record_gives_the_sections_of_its_text() {
    let row = row(&json!({"id": "a/1", "text": TEXT}).to_string());
    let sections = row["sections"].as_array().unwrap();
    let found: Vec<(&Value, &Value)> = sections
        .iter()
        .map(|section| (&section["line"], &section["title"]))
        .collect();
    let expected = json!([[3, null], [5, "Plot"], [9, "Characters"], [13, "Verdict"]]);
    assert_eq!(json!(found), expected);
    let named = ["path", "record", "record_line", "id", "title", "title_line"];
    assert_eq!(
        json!(named.map(|key| &row[key])),
        json!(["r.jsonl", 1, 1, "a/1", "The Salt Ledger", 1])
    );
}

#[test]
fn texts_and_facts_are_known_by_their_names() {
    let table = [
        (json!({"text": "One."}), "One.", json!([])),
        (json!({"reviewText": "One."}), "One.", json!([])),
        (json!({"Review-Body": "One."}), "One.", json!([])),
        (json!({"本文": "One."}), "One.", json!([])),
        // What counts more, and has something to read.
        (
            json!({"body": "No.", "text": "One.", "title": "T"}),
            "One.",
            json!(["title"]),
        ),
        (json!({"text": " \n", "body": "One."}), "One.", json!([])),
        (json!({"text": null, "review": "One."}), "One.", json!([])),
        (json!({"text": 3, "content": "One."}), "One.", json!([])),
        (json!({"text": ["One.", "Two."]}), "One. Two.", json!([])),
        (
            json!({"review": {"body": "One.", "stars": 4}}),
            "One.",
            json!(["rating"]),
        ),
        (
            json!({"headline": "T", "score": "7/10", "date": "2024-05-01", "film": "F", "text": "One."}),
            "One.",
            json!(["title", "work", "work_kind", "rating", "date"]),
        ),
        // A field that is only named like a fact.
        (
            json!({"date": 1_714_000_000, "year": [], "rating": {}, "text": "One."}),
            "One.",
            json!([]),
        ),
    ];
    let folder = TempDir::new().unwrap();
    let lines: Vec<String> = table.iter().map(|(line, ..)| line.to_string()).collect();
    fs::write(folder.path().join("r.jsonl"), lines.join("\n")).unwrap();
    let shown = rows(&run(&folder, &["show", "--json", "r.jsonl"]).unwrap().out);
    let outlined = rows(&run(&folder, &["outline", "--json", "r.jsonl"]).unwrap().out);
    assert_eq!((shown.len(), outlined.len()), (table.len(), table.len()));
    for (((line, text, facts), shown), outlined) in table.iter().zip(shown).zip(outlined) {
        let words: Vec<&str> = shown["text"].as_str().unwrap().split_whitespace().collect();
        assert_eq!(words.join(" "), *text, "{line}");
        let stated = outlined["facts"].as_object().unwrap();
        let stated: Vec<&String> = stated
            .iter()
            .filter(|(_, fact)| !fact.is_null())
            .map(|(name, _)| name)
            .collect();
        let mut stated = json!(stated);
        let mut facts = facts.clone();
        for names in [&mut stated, &mut facts] {
            let names = names.as_array_mut().unwrap();
            names.sort_by_key(ToString::to_string);
        }
        assert_eq!(stated, facts, "{line}");
        assert_eq!(outlined["problems"], json!([]), "{line}");
    }
}

#[test]
fn a_title_that_is_stated_counts_more_than_one_that_is_guessed() {
    let table = [
        (
            json!({"text": TEXT}),
            "The Salt Ledger",
            "inferred",
            json!(1),
        ),
        (
            json!({"title": "the salt ledger", "text": TEXT}),
            "the salt ledger",
            "facts",
            json!(1),
        ),
        (
            json!({"name": "Counting\u{1b}[31m Sacks", "text": TEXT}),
            "Counting Sacks",
            "facts",
            json!(null),
        ),
        (json!({"id": 1}), "r", "file-name", json!(null)),
    ];
    for (line, title, from, title_line) in table {
        let row = row(&line.to_string());
        assert_eq!(
            (&row["title"], &row["title_from"], &row["title_line"]),
            (&title.into(), &from.into(), &title_line),
            "{line}"
        );
    }
}

#[test]
fn names_of_records_are_passed_on() {
    let table = [
        (r#"{"text":"A","id":12}"#, json!(12)),
        (r#"{"text":"A","_id":"x y"}"#, json!("x y")),
        (r#"{"text":"A","review_id":"é\u001b[0m\u202e"}"#, json!("é")),
        (r#"{"text":"A","id":{"$oid":1}}"#, Value::Null),
        (r#"{"text":"A","id":null}"#, Value::Null),
        (r#"{"text":"A"}"#, Value::Null),
    ];
    for (line, id) in table {
        let row = row(line);
        assert_eq!(row["id"], id, "{line}");
        assert_eq!(row.get("id").is_some(), !id.is_null(), "{line}");
    }
}

#[test]
fn a_line_that_is_no_record_is_a_row_that_says_why() {
    let deep = |open: &str| format!("{{\"text\":{}", open.repeat(200_000));
    let table = [
        (
            "{\"text\": \"One",
            "EOF while parsing a string at byte 13; mend it",
        ),
        (
            "{\"text\": \"One\"} x",
            "trailing characters at byte 17; mend it",
        ),
        ("{'text': 'One'}", "key must be a string at byte 2; mend it"),
        ("{\"text\": \"\\ud800\"}", "hex escape at byte"),
        ("text", "expected"),
        ("[\"One\"]", "it is a list, and must be an object"),
        ("\"One\"", "it is a text, and must be"),
        ("7", "it is a number, and must be"),
        ("null", "it is null, and must be"),
        ("{\"text\": \"a\0b\"}", "control character"),
        ("\u{feff}\u{feff}{}", "expected value at byte 1"),
        (&deep("["), "recursion limit exceeded"),
        (&deep("{\"text\":"), "recursion limit exceeded"),
    ];
    for (line, why) in table {
        let folder = TempDir::new().unwrap();
        let lines = format!("{{\"text\":\"One.\"}}\n\n{line}\n{{\"text\":\"Two.\"}}\n");
        fs::write(folder.path().join("r.jsonl"), lines).unwrap();
        let Ended { code, out, err } = run(&folder, &["outline", "--json", "r.jsonl"]).unwrap();
        let rows = rows(&out);
        let shown = line.get(..20).unwrap_or(line);
        assert_eq!((code, rows.len()), (Some(0), 3), "{shown}");
        let broken = &rows[1];
        let named = [
            "path",
            "record",
            "record_line",
            "title",
            "facts",
            "sections",
        ];
        assert_eq!(
            json!(named.map(|key| &broken[key])),
            json!(["r.jsonl", 2, 3, null, null, []]),
            "{shown}"
        );
        let problem = &broken["problems"][0];
        let message = problem["message"].as_str().unwrap();
        assert_eq!(problem["line"], 3, "{shown}");
        assert!(message.starts_with("line 3 is no record: "), "{message}");
        assert!(message.contains(why), "{message}");
        assert_eq!(err, format!("frontrow: r.jsonl: {message}\n"), "{shown}");
        let ends = [&rows[0], &rows[2]]
            .map(|row| json!([row["record"], row["record_line"], row["title"]]));
        assert_eq!(ends, [json!([1, 1, "One."]), json!([3, 4, "Two."])]);
    }
}

#[test]
fn what_is_wrong_with_a_record_has_its_line() {
    let no_text = "the record has no field with a text, such as `text`, `review` or `body`";
    let table: [(&[u8], &[&str]); 8] = [
        (b"{}", &[no_text]),
        (b"{\"text\":{\"de\":\"Eins\"},\"stars\":3}", &[no_text]),
        (b"{\"text\":\"\"}", &["the text of the record is empty"]),
        (b"{\"text\":null}", &["the text of the record is empty"]),
        (
            b"{\"text\":\"\\u0000\"}",
            &[
                "line 1 of its text: 1 control character was left out",
                "the text of the record is empty",
            ],
        ),
        (
            b"{\"text\":\"One.\\n\\u001b[31mTwo.\\u202e\"}",
            &[
                "line 2 of its text: 1 control character was left out",
                "line 2 of its text: 1 hidden character was left out",
            ],
        ),
        (
            b"{\"text\":\"caf\xe9\"}",
            &["1 byte is not UTF-8 and is shown as \u{fffd}"],
        ),
        (b"{\"text\":\"One.\"}", &[]),
    ];
    for (line, messages) in table {
        let rows = outline(&[b"\n", line].concat());
        let row = &rows[0];
        let expected: Vec<Value> = messages
            .iter()
            .map(|message| json!({"line": 2, "message": message}))
            .collect();
        assert_eq!(row["problems"], json!(expected), "{row}");
        assert_eq!(row["record"], 1);
    }
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("r.jsonl"), "{\"stars\":3}\n").unwrap();
    let listed = rows(&run(&folder, &["list", "--json", "r.jsonl"]).unwrap().out);
    assert_eq!(
        (&listed[0]["words"], &listed[0]["rating"]["value"]),
        (&json!(0), &json!(3.0))
    );
    let told = run(&folder, &["list", "r.jsonl"]).unwrap().err;
    assert_eq!(told, format!("frontrow: r.jsonl:1: {no_text}\n"));
}

#[test]
fn lines_may_end_in_any_way_and_be_blank() {
    let table: [&[u8]; 7] = [
        b"{\"text\":\"A\"}\n{\"text\":\"B\"}",
        b"{\"text\":\"A\"}\n{\"text\":\"B\"}\n",
        b"{\"text\":\"A\"}\r\n{\"text\":\"B\"}\r\n",
        b"\xef\xbb\xbf{\"text\":\"A\"}\n{\"text\":\"B\"}\n",
        b"\n \n{\"text\":\"A\"}\n\n\t\r\n{\"text\":\"B\"}\n\n",
        b"\xef\xbb\xbf\n{\"text\":\"A\"} \n\xef\xbb\xbf{\"text\":\"B\"}",
        b"  {\"text\":\"A\"}\n  {\"text\":\"B\"}\n",
    ];
    for bytes in table {
        let rows = outline(bytes);
        let titles: Vec<Value> = rows
            .iter()
            .map(|row| json!([row["record"], row["title"], row["problems"]]))
            .collect();
        assert_eq!(titles, [json!([1, "A", []]), json!([2, "B", []])]);
        let piped = run_with(&std::env::temp_dir(), &["outline", "--json", "-"], bytes).unwrap();
        let expected = rows.len();
        assert_eq!(piped.out.lines().count(), expected, "{}", piped.out);
        assert!(piped.out.starts_with("{\"path\":\"-\",\"record\":1,"));
    }
}

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
            false,
        ),
        ("a.json", "{\n  \"text\": \"One.\"\n}\n".to_owned(), false),
        ("a.json", "[{\"text\": \"One.\"}]\n".to_owned(), false),
        ("a.txt", "{ It begins like that.\n".to_owned(), false),
    ];
    for (name, content, expected) in table {
        let folder = TempDir::new().unwrap();
        fs::write(folder.path().join(name), &content).unwrap();
        let rows = rows(&run(&folder, &["list", "--json", name]).unwrap().out);
        let is_record = rows.iter().all(|row| row["record"].is_number());
        assert_eq!(is_record, expected, "{name}: {content}");
        if matches!(
            Source::File(name.into()).hint(),
            Hint::Plain | Hint::Content
        ) {
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
    let wide: Vec<u8> = "\u{feff}{\"text\":\"A\"}\n"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let table: [(&[u8], i32, &str); 5] = [
        (b"", 0, "the file is empty"),
        (b"\n\n", 0, "the file is empty"),
        (b"\xef\xbb\xbf", 0, "the file is empty"),
        (&[0; 99], 3, "it holds binary data"),
        (&wide, 3, "but records in JSON Lines must be UTF-8"),
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
    let trouble = Trouble::Unreadable(Unreadable::Utf16Records);
    assert!(trouble.to_string().ends_with("save it as UTF-8"));
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
    assert!(named.ends_with(" format problems record_line"), "{named}");
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
    let mut shown = Vec::new();
    let roots: [PathBuf; 1] = [folder.path().to_owned()];
    library::walk(&roots, &shipped().without_records(), &mut |batch| {
        shown.extend(batch);
        ControlFlow::Continue(())
    });
    assert_eq!(shown, [Ok(Source::File(folder.path().join("b.txt")))]);
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
