//! Records of JSON Lines: what each gives, and what is told of broken ones.
#![expect(
    clippy::unwrap_used,
    reason = "a test whose folder cannot be made, or in which nothing runs, must fail"
)]

use super::commands::{Ended, rows, run, run_with};
use serde_json::{Value, json};
use std::fs;
use tempfile::TempDir;

/// A text with a title line and three headings.
pub(super) const TEXT: &str = "The Salt Ledger\n\nIt is a book about a harbour that nobody leaves.\n\nPlot\n\nA clerk counts the sacks and finds one too many, and then one too few.\n\nCharacters\n\nThere are two of them, and neither speaks before the last page.\n\nVerdict\n\nI counted along, and I would do it again.\n";

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
        (r#"{"text":"A","uuid":"u","_id":2,"id":"i"}"#, json!("i")),
        (r#"{"review":{"text":"A","id":7}}"#, json!(7)),
        (r#"{"review":{"text":"A","id":7},"id":8}"#, json!(8)),
    ];
    for (line, id) in table {
        let row = row(line);
        assert_eq!(row["id"], id, "{line}");
        assert_eq!(row.get("id").is_some(), !id.is_null(), "{line}");
    }
}

#[test]
fn numbers_that_records_are_called_by_stay_as_they_are_written() {
    let table = [
        "12345678901234567890123",
        "18446744073709551616",
        "-7",
        "1.50",
        "1e400",
    ];
    for id in table {
        let folder = TempDir::new().unwrap();
        let line = format!("{{\"id\":{id},\"text\":\"A\"}}\n");
        fs::write(folder.path().join("r.jsonl"), line).unwrap();
        for command in ["outline", "list", "show"] {
            let out = run(&folder, &[command, "--json", "r.jsonl"]).unwrap().out;
            assert!(
                out.contains(&format!("\"id\":{id}}}")) || out.contains(&format!("\"id\":{id},")),
                "{out}"
            );
        }
    }
}

#[test]
fn fields_that_mean_nothing_cost_no_record() {
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let table = [&deep, "1e999", r#""\ud800""#, r#"{"text":"no"}"#];
    for value in table {
        let row = row(&format!("{{\"x\":{value},\"text\":\"One.\",\"id\":1}}"));
        let expected = json!(["One.", 1, []]);
        let seen = json!([row["title"], row["id"], row["problems"]]);
        assert_eq!(seen, expected, "{:?}", value.get(..20));
    }
    let wrong = row("{\"x\":[1,],\"text\":\"One.\"}");
    assert_eq!(wrong["facts"], Value::Null, "{wrong}");
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
        ("{\"text\": \"\\ud8\"}", "escape at byte"),
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
    let table: [(&[u8], &[&str]); 10] = [
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
        (
            b"{\"text\":\"Cut \\ud83d\"}",
            &["1 escape is half a character and is shown as \u{fffd}"],
        ),
        (
            b"{\"text\":\"\\ud83d\\ude00 \\ude00\",\"title\":\"\\udc00\"}",
            &["2 escapes are half a character each and are shown as \u{fffd}"],
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
