//! The commands that need no screen, run as a script runs them: what they print, and how they end.

use serde_json::Value;
use std::fs;
use std::io::{self, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// How the program ended and what it printed.
#[derive(Debug, PartialEq)]
pub(super) struct Ended {
    pub(super) code: Option<i32>,
    pub(super) out: String,
    pub(super) err: String,
}

/// Runs the program in `folder` with `input` piped in.
pub(super) fn run_with(folder: &Path, arguments: &[&str], input: &[u8]) -> io::Result<Ended> {
    let mut child = Command::new(env!("CARGO_BIN_EXE_frontrow"))
        .args(arguments)
        .current_dir(folder)
        .env("XDG_CONFIG_HOME", folder.join(".config"))
        .env("XDG_CACHE_HOME", folder.join(".cache"))
        .env("XDG_STATE_HOME", folder.join(".state"))
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    if let Some(mut pipe) = child.stdin.take() {
        let sent = pipe.write_all(input);
        if sent
            .as_ref()
            .is_err_and(|error| error.kind() != io::ErrorKind::BrokenPipe)
        {
            sent?; // one that does not want it may close it
        }
    }
    let output = child.wait_with_output()?;
    Ok(Ended {
        code: output.status.code(),
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    })
}

/// Runs the program in `folder`.
pub(super) fn run(folder: &TempDir, arguments: &[&str]) -> io::Result<Ended> {
    run_with(folder.path(), arguments, b"")
}

const TWO_PARAGRAPHS: &str = "It is a film about a door that nobody opens until the very end of it all.\n\nThen it is about the sea.\n";

/// A folder with a text, an empty one, bytes that are no text, and a text with bad characters.
pub(super) fn library() -> io::Result<TempDir> {
    let folder = TempDir::new()?;
    let at = |path: &str| folder.path().join(path);
    fs::create_dir(at("films"))?;
    fs::create_dir(at("none"))?;
    fs::write(at("films/the_door.txt"), TWO_PARAGRAPHS)?;
    fs::write(at("films/film 10.txt"), "")?;
    fs::write(at("films/film 9.txt"), [0; 40])?;
    fs::write(
        at("list"),
        "\n\n\n\u{1b}[31mIt is a caf\u{e9}\u{202e} with bad coffee, and I stayed all day.\u{1b}[0m\n",
    )?;
    Ok(folder)
}

/// The objects printed, one a line.
pub(super) fn rows(out: &str) -> Vec<Value> {
    let rows = out.lines().map(serde_json::from_str);
    rows.collect::<Result<_, _>>().unwrap_or_default()
}

/// The keys of an object in the order they are printed.
pub(super) fn keys(line: &str) -> Vec<String> {
    let mut keys = Vec::new();
    let (mut depth, mut inside, mut escaped, mut word) = (0, false, false, String::new());
    for c in line.chars() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => {
                inside = !inside;
                if inside {
                    word.clear();
                }
            }
            _ if inside => word.push(c),
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            ':' if depth == 1 => keys.push(word.clone()),
            _ => {}
        }
    }
    keys
}

#[test]
fn the_keys_of_the_objects_are_those_promised() {
    let folder = library().unwrap();
    let table = [
        (
            "outline",
            "path record title title_from facts sections title_line problems",
        ),
        (
            "list",
            "path record title work makers year reviewer rating date words minutes format problems \
             status read own_rating",
        ),
        ("show", "path record title section text problems"),
    ];
    for (command, expected) in table {
        let ended = run(&folder, &[command, "--json", "films"]).unwrap();
        assert_eq!(
            (ended.code, ended.out.lines().count()),
            (Some(0), 3),
            "{command}"
        );
        for line in ended.out.lines() {
            assert_eq!(keys(line).join(" "), expected, "{command}");
        }
        let paths: Vec<Value> = rows(&ended.out)
            .iter()
            .map(|row| row["path"].clone())
            .collect();
        let order = [
            "films/film 9.txt",
            "films/film 10.txt",
            "films/the_door.txt",
        ];
        assert_eq!(paths, order);
        let told = "frontrow: films/film 9.txt: it holds binary data, not text";
        assert!(ended.err.starts_with(told), "{}", ended.err);
        assert_eq!(ended.err.lines().count(), 1, "{}", ended.err);
    }
}

#[test]
fn an_outline_for_scripts_gives_sections_and_problems() {
    let folder = library().unwrap();
    let ended = run(&folder, &["outline", "--json", "films", "./list"]).unwrap();
    let rows = rows(&ended.out);
    let expected = [
        serde_json::json!({
            "path": "films/film 9.txt", "record": null, "title": null, "title_from": null,
            "facts": null, "sections": [], "title_line": null,
            "problems": [{"line": null, "message": "it holds binary data, not text"}],
        }),
        serde_json::json!({
            "path": "films/film 10.txt", "record": null, "title": "film 10",
            "title_from": "file-name",
            "facts": {"title": null, "work": null, "work_kind": null, "makers": null, "year": null,
                "reviewer": null, "rating": null, "date": null, "tags": null, "spoiler": null,
                "language": null, "pros": null, "cons": null},
            "sections": [], "title_line": null,
            "problems": [{"line": null, "message": "the file is empty"}],
        }),
    ];
    assert_eq!(rows[..2], expected);
    let door = &rows[2];
    assert_eq!(
        (&door["title"], &door["problems"]),
        (
            &"It is a film about a door that…".into(),
            &serde_json::json!([])
        )
    );
    let section = &door["sections"][0];
    let named: Vec<&str> = section
        .as_object()
        .unwrap()
        .keys()
        .map(String::as_str)
        .collect();
    assert_eq!(named.len(), 10);
    assert_eq!(
        section,
        &serde_json::json!({
            "number": 1, "title": null, "depth": 1, "line": 1, "words": 23, "minutes": 0.1,
            "kind": null, "confidence": 1.0, "from": "inferred", "rating": null,
        })
    );
    assert_eq!(
        (&rows[3]["path"], &rows[3]["sections"][0]["line"]),
        (&"./list".into(), &4.into())
    );
    assert_eq!(
        rows[3]["problems"],
        serde_json::json!([
            {"line": 4, "message": "2 control characters were left out"},
            {"line": 4, "message": "1 hidden character was left out"},
        ])
    );
}

#[test]
fn a_list_for_scripts_counts_words() {
    let folder = library().unwrap();
    let ended = run(&folder, &["list", "--json", "films/the_door.txt"]).unwrap();
    assert_eq!(
        rows(&ended.out),
        [serde_json::json!({
            "path": "films/the_door.txt", "record": null, "title": "It is a film about a door that…", "work": null,
            "makers": null, "year": null, "reviewer": null, "rating": null, "date": null,
            "words": 23, "minutes": 0.1, "format": "text", "problems": [],
            "status": null, "read": null, "own_rating": null,
        })]
    );
}

#[test]
fn people_get_columns() {
    let folder = library().unwrap();
    let list = "\
(cannot be read)                        films/film 9.txt
film 10                          0 min  films/film 10.txt
It is a film about a door that…  1 min  films/the_door.txt
";
    let outline = "It is a film about a door that…\n1  (opening)   0:06\n";
    let table: [(&[&str], &str); 2] = [
        (&["list", "films"], list),
        (&["outline", "films/the_door.txt"], outline),
    ];
    for (arguments, expected) in table {
        assert_eq!(run(&folder, arguments).unwrap().out, expected);
    }
}

#[test]
fn show_prints_the_text() {
    let folder = library().unwrap();
    let two = format!(
        "==> films/the_door.txt <==\n{TWO_PARAGRAPHS}\n==> ./list <==\nIt is a caf\u{e9} with bad coffee, and I stayed all day.\n"
    );
    let table: [(&[&str], &str); 6] = [
        (&["show", "films/the_door.txt"], TWO_PARAGRAPHS),
        (&["films/the_door.txt"], TWO_PARAGRAPHS),
        (
            &["show", "--section", "1", "films/the_door.txt"],
            TWO_PARAGRAPHS,
        ),
        (
            &["show", "./list"],
            "It is a caf\u{e9} with bad coffee, and I stayed all day.\n",
        ),
        (&["films/the_door.txt", "./list"], &two),
        (&["show", "films/film 10.txt"], ""),
    ];
    for (arguments, expected) in table {
        let ended = run(&folder, arguments).unwrap();
        assert_eq!(
            (ended.code, ended.out.as_str()),
            (Some(0), expected),
            "{arguments:?}"
        );
    }
    let piped = run_with(folder.path(), &["show", "-"], TWO_PARAGRAPHS.as_bytes()).unwrap();
    assert_eq!((piped.code, piped.out.as_str()), (Some(0), TWO_PARAGRAPHS));
    let json = run(
        &folder,
        &["show", "--json", "--section", "1", "films/the_door.txt"],
    )
    .unwrap();
    let row = &rows(&json.out)[0];
    assert_eq!(
        row["section"],
        serde_json::json!({"number": 1, "title": null})
    );
    assert_eq!(row["text"], TWO_PARAGRAPHS);
}

#[test]
fn the_exit_code_tells_how_it_ended() {
    let folder = library().unwrap();
    let table: [(&[&str], i32, &str); 17] = [
        (
            &["list", "films"],
            0,
            "films/film 9.txt: it holds binary data",
        ),
        (&["list", "films/film 9.txt"], 3, "it holds binary data"),
        (
            &["list", "no\u{202e} such"],
            3,
            "frontrow: no such: there is no such file",
        ),
        (
            &["show", "no such", "./list"],
            0,
            "no such: there is no such file",
        ),
        (
            &["list", "none"],
            1,
            "frontrow: no reviews; in a folder, frontrow reads what ends in .txt, .text, .md, .markdown, .html,",
        ),
        (
            &["show", "--section", "2", "./list"],
            1,
            "there is no section 2",
        ),
        (
            &["show", "--section", "plot", "films"],
            1,
            "there is no section “plot”",
        ),
        (&["show", "--section", "", "films"], 2, "--section"),
        (&["show", "--width", "19", "films"], 2, "20..=500"),
        (&["show", "--width", "501", "films"], 2, "20..=500"),
        (&["show", "--measure", "films"], 2, "--measure"),
        (&["--\u{1b}[2J\u{202e}x"], 2, "argument '--x' found"),
        (&["list", "--filtre", "x", "films"], 2, "--filter"),
        (
            &["list", "--sort", "lenght", "films"],
            2,
            "a similar value exists: 'length'",
        ),
        (&["--help"], 0, ""),
        (&["--version"], 0, ""),
        (&["list", "-h"], 0, ""),
    ];
    for (arguments, code, told) in table {
        let ended = run(&folder, arguments).unwrap();
        assert_eq!(ended.code, Some(code), "{arguments:?}: {}", ended.err);
        assert!(ended.err.contains(told), "{arguments:?}: {}", ended.err);
        assert!(
            ended.err.is_empty() == told.is_empty(),
            "{arguments:?}: {}",
            ended.err
        );
    }
}

#[test]
fn without_a_path_there_is_always_something_to_read() {
    let folder = TempDir::new().unwrap();
    let samples = run(&folder, &["list", "--json"]).unwrap();
    let rows_of = rows(&samples.out);
    assert!(!rows_of.is_empty() && samples.code == Some(0));
    let path = rows_of[0]["path"].as_str().unwrap();
    assert!(path.starts_with("sample:"));
    let shown = run(&folder, &["show", path]).unwrap();
    assert!(shown.code == Some(0) && !shown.out.is_empty());

    fs::create_dir(folder.path().join("reviews")).unwrap();
    fs::write(folder.path().join("reviews/own.txt"), "Mine.\n").unwrap();
    let own = run(&folder, &["list", "--json"]).unwrap();
    assert_eq!(rows(&own.out)[0]["path"], "reviews/own.txt");
}

#[test]
fn help_begins_with_examples() {
    let folder = TempDir::new().unwrap();
    let help = run(&folder, &["-h"]).unwrap();
    assert!(
        help.out.starts_with("Examples:\n  frontrow "),
        "{}",
        help.out
    );
}

#[test]
fn a_reader_that_stops_listening_ends_it_quietly() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("long.txt");
    fs::write(&path, "A line of a long text.\n".repeat(10_000)).unwrap();
    let mut child = Command::new(env!("CARGO_BIN_EXE_frontrow"))
        .arg("show")
        .arg(&path)
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert_eq!((ended.status.code(), ended.stderr.len()), (Some(0), 0));
}
