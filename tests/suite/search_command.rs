//! What `frontrow search` prints, in which order, and how it ends.

#![expect(
    clippy::unwrap_used,
    reason = "a test whose files cannot be written must fail"
)]

use super::commands::{keys, rows, run, run_with};
use super::recall::shelf::Shelf;
use super::session::shipped;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// Files and what they hold.
const FILES: &[(&str, &str)] = &[
    (
        "fog.md",
        "# The Fog Signal\n\n## Plot\n\nA keeper counts the ships that never come, and one night\none of them does. She keeps the lamp.\n\n## Verdict\n\nA quiet film, worth the wait.\n",
    ),
    (
        "salt.md",
        "---\ntitle: The Salt Road\nrating: 4.5/5\nyear: 2019\n---\nNo keeper walks here, and no lamp burns.\n",
    ),
    (
        "twist.md",
        "# Twist\n\nIt is all calm until >!the captain drowns!< in the harbour.\n",
    ),
    (
        "rows.jsonl",
        "{\"title\": \"Parser Hill\", \"text\": \"It runs.\"}\n{\"title\": \"Kelp\", \"text\": \"It does not.\\nA lanternfish waits.\"}\n",
    ),
];

fn library() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("films")).unwrap();
    for (name, text) in FILES {
        fs::write(folder.path().join("films").join(name), text).unwrap();
    }
    folder
}

/// Arguments, what is printed, what is told, and the exit code.
const SEARCHES: &[(&[&str], &str, &str, i32)] = &[
    (
        &["ships never come, and one night one of", "films"],
        "\
The Fog Signal · Plot
  films/fog.md:5
  A keeper counts the ships that never come, and one night one of them does. She keeps the lamp.
",
        "1 review",
        0,
    ),
    (
        &["keeper rating>=4", "films"],
        "\
The Salt Road
  films/salt.md:6
  No keeper walks here, and no lamp burns.
",
        "1 review",
        0,
    ),
    (
        &["a lanternfi", "films"],
        "\
Kelp
  films/rows.jsonl, record 2, line 2
  A lanternfish waits.
",
        "1 review",
        0,
    ),
    (
        &["/k..per\\sc/", "films/fog.md", "films/salt.md"],
        "\
The Fog Signal · Plot
  films/fog.md:5
  A keeper counts the ships that never come, and one night one of them does. She keeps the lamp.
",
        "read all 2 texts, as no index knows expressions\n1 review",
        0,
    ),
    (
        &["lanternfi ", "films"],
        "\
Kelp
  films/rows.jsonl, record 2, line 2
  A lanternfish waits.
",
        "`lanternfi` stands nowhere; this is spelt almost like it: `lanternfish`\n1 review",
        0,
    ),
    (
        &["captain", "films"],
        "\
Twist
  films/twist.md:3
  It is all calm until ░░░░░░░░░░░░░░░░░░ in the harbour.
",
        "1 review",
        0,
    ),
    (
        &["captain", "--spoilers", "films"],
        "\
Twist
  films/twist.md:3
  It is all calm until the captain drowns in the harbour.
",
        "1 review",
        0,
    ),
    (&["zebra", "films"], "", "nothing found", 1),
    (
        &["zebra", "films/fog.md"],
        "",
        "read the text itself, as a few named texts have no index\nnothing found",
        1,
    ),
    (
        &["lamp", "films", "attic"],
        "",
        "attic: there is no such file or folder; check how the path is written\n2 reviews",
        0,
    ),
    (
        &["keeper", "counts"],
        "",
        "counts: there is no such file or folder; check how the path is written\n\
         what is searched for is one argument: `frontrow search 'half remembered' drafts/`",
        3,
    ),
];

#[test]
fn what_is_found_is_printed_and_how_is_told() {
    let folder = library();
    for (arguments, out, err, code) in SEARCHES {
        let arguments: Vec<&str> = [&["search"], *arguments].concat();
        let ended = run(&folder, &arguments).unwrap();
        let told = err.lines().map(|line| format!("frontrow: {line}\n"));
        assert_eq!(ended.err, told.collect::<String>(), "{arguments:?}");
        assert_eq!(ended.code, Some(*code), "{arguments:?}");
        if !out.is_empty() || *code > 0 {
            assert_eq!(ended.out, *out, "{arguments:?}");
        }
    }
}

#[test]
fn what_is_piped_in_is_searched_too() {
    let folder = library();
    let piped = "A door.\n\nNobody opens it.\n".as_bytes();
    for (arguments, out) in [
        (&["search", "nobody open", "-"][..], "-:3"),
        (&["search", "door", "films", "-"], "-:1"),
    ] {
        let ended = run_with(folder.path(), arguments, piped).unwrap();
        assert_eq!(ended.code, Some(0), "{}", ended.err);
        assert!(ended.out.contains(out), "{}", ended.out);
    }
}

#[test]
fn scripts_get_one_object_a_line() {
    let folder = library();
    let search = |query| run(&folder, &["search", "--json", query, "films"]).unwrap();
    let ended = search("keeper");
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    let told = "path record title section line snippet score match";
    for line in ended.out.lines() {
        assert_eq!(keys(line).join(" "), told);
    }
    let found = rows(&ended.out);
    assert_eq!(found.len(), 2, "{}", ended.out);
    let scores = found.iter().map(|row| row["score"].as_f64().unwrap());
    assert!(scores.is_sorted_by(|a, b| a >= b), "{}", ended.out);
    let row = rows(&search("lanternfish").out).remove(0);
    let expected = serde_json::json!({
        "path": "films/rows.jsonl", "record": 2, "title": "Kelp",
        "section": {"number": 1, "title": null}, "line": 2, "snippet": "A lanternfish waits.",
        "score": row["score"], "match": "phrase", "record_line": 2,
    });
    assert_eq!(row, expected);
    let row = rows(&search("captain").out).remove(0);
    assert_eq!(
        row["snippet"],
        "It is all calm until the captain drowns in the harbour."
    );
}

/// Arguments that are wrong, and what is told of them.
const WRONG: &[(&[&str], &str)] = &[
    (&["keeper yaer:2020"], "did you mean `year`?"),
    (&["keeper is:unread"], "only known on the screen"),
    (&["/a(b/"], "this is no regular expression"),
    (&[" "], "there is nothing to search for"),
    (&["keeper", "--limit", "0"], "give 1 or more"),
    (&["keeper", "--limit", "x"], "give a whole number"),
    (&[], "QUERY"),
];

#[test]
fn what_is_wrong_is_told_before_anything_is_read() {
    let folder = library();
    for (arguments, told) in WRONG {
        let arguments: Vec<&str> = [&["search"], *arguments].concat();
        let ended = run(&folder, &arguments).unwrap();
        assert_eq!(
            (ended.code, ended.out.as_str()),
            (Some(2), ""),
            "{arguments:?}"
        );
        assert!(ended.err.contains(told), "{arguments:?}: {}", ended.err);
    }
    assert!(!folder.path().join(".cache").exists());
}

#[test]
fn no_more_are_printed_than_are_wanted() {
    let folder = library();
    let ended = run(&folder, &["search", "--limit", "1", "keeper", "films"]).unwrap();
    assert_eq!(
        ended.err,
        "frontrow: 1 of 2 reviews; --limit N shows more\n"
    );
    assert_eq!(ended.out.lines().count(), 3, "{}", ended.out);
}

#[test]
fn where_nothing_can_be_remembered_the_texts_are_read() {
    let folder = library();
    fs::write(folder.path().join(".cache"), "a file in the way").unwrap();
    let ended = run(&folder, &["search", "lanternfish", "films"]).unwrap();
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert!(ended.out.contains("A lanternfish waits."), "{}", ended.out);
    assert!(ended.err.contains("read all 5 texts"), "{}", ended.err);
}

#[test]
fn the_order_is_that_of_the_screen() {
    let folder = tempfile::tempdir().unwrap();
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("reviews");
    let library = folder.path().join("library");
    Shelf::write(&library, 40, &own).unwrap();
    let mut shelf = Shelf::open(&library, &folder.path().join("remembered"), shipped());
    let path = library.to_string_lossy();
    for query in [
        "the",
        "keeper",
        "a film about",
        "words>200 the end",
        "sort:-title the",
    ] {
        let expected = shelf.paths(query, 12);
        for _ in 0..2 {
            let arguments = ["search", "--json", "--limit", "12", query, &path];
            let ended = run(&folder, &arguments).unwrap();
            let paths = rows(&ended.out).into_iter();
            let paths = paths.map(|row| row["path"].as_str().unwrap().to_owned());
            assert_eq!(
                paths.collect::<Vec<_>>(),
                expected,
                "{query}: {}",
                ended.err
            );
        }
        assert!(!expected.is_empty(), "{query}");
    }
}
