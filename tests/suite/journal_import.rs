//! `frontrow journal import`: what is wrong in a file is told in words and left out, what is right
//! comes in, and what comes back is what went out.

use super::commands::{run, run_with};
use super::quotes_command::{journal, library};
use std::fs;
use tempfile::tempdir;

const HEADER: &str = r#"{"journal":"frontrow","version":1}"#;

/// A review with these things in its slots.
fn review(kept: &str) -> String {
    format!(
        r#"{{"review":"000102030405060708090a0b0c0d0e0f","path":"/a.txt","seen":1,"kept":{{{kept}}}}}"#
    )
}

/// Something in a slot.
fn slot(name: &str, body: &str) -> String {
    format!(r#""{name}":{{"made":1,"body":{body}}}"#)
}

const GOOD: &str = r#""note:0000000000000001":{"made":1,"body":{"text":"Good."}}"#;

/// Things in slots, and what is wrong with each. `@` and a number is a place in a text of 20 bytes, `KEY`
/// a key.
const WRONG: &[(&str, &str)] = &[
    (
        r#"mark:a {"value":4.0,"best":5.0,"written":"4"}"#,
        "what is in `mark:a` is no place of a mark",
    ),
    (
        r#"mark:ab {"anchor":{@3}}"#,
        "`mark:ab` is no slot: a mark is a letter",
    ),
    (
        r#"mark:a {"anchor":{@21}}"#,
        "`mark:a` lies behind the end of its text",
    ),
    (r#"status "perhaps""#, "what is in `status` is no status"),
    (
        r#"rating {"value":6.0,"best":5.0,"written":"6/5"}"#,
        "`rating` is not on its scale",
    ),
    (
        r#"rating {"value":1.0,"best":0.0,"written":"1"}"#,
        "`rating` is not on its scale",
    ),
    (r#"highlight:KEY {"words":{"quote":"",@3}}"#, "has no words"),
    (
        r#"highlight:KEY {"words":{"quote":"long words",@15}}"#,
        "lies behind the end",
    ),
    (
        r#"highlight:KEY {"words":{"quote":"words",@3,"spoilers":[[4,2]]}}"#,
        "ends before it begins",
    ),
    (
        r#"highlight:KEY {"words":{"quote":"words",@3,"spoilers":[[4,9]]}}"#,
        "lies behind the end",
    ),
    (
        r#"highlight:1 {"words":{"quote":"words",@3}}"#,
        "16 hexadecimal digits",
    ),
    (
        r#"left {"place":{"anchor":{@3}},"read":[[9,4]],"status":"reading"}"#,
        "a part of the text in `left` ends before it begins",
    ),
    (
        r#"left {"place":{"anchor":{@3}},"status":"reading","share":1.5}"#,
        "further through its text than all of it",
    ),
    (
        r#"correction:KEY {"line":{"words":"Plot",@3},"said":{"heading":9}}"#,
        "a depth that no heading has",
    ),
    ("note:KEY 7", "is no note"),
];

#[test]
fn what_is_wrong_in_a_slot_is_told_and_the_rest_comes_in() {
    let place = |at: u32| format!(r#""place":{at},"length":20,"before":"","behind":"x""#);
    let slots = WRONG.iter().map(|(written, told)| {
        let written = written.replace("KEY", "0000000000000002");
        let (name, body) = written.split_once(' ').unwrap();
        let places = [3, 15, 21]
            .into_iter()
            .map(|at| (format!("@{at}"), place(at)));
        let body = places.fold(body.to_owned(), |body, (sign, place)| {
            body.replace(&sign, &place)
        });
        (slot(name, &body), *told)
    });
    let others = [
        (
            r#""left":{"body":null}"#,
            "in `left`, it does not say `made`",
        ),
        (r#""left":7"#, "in `left`, it is no object of JSON"),
    ];
    let others = others.map(|(wrong, told)| (wrong.to_owned(), told));
    for (wrong, told) in slots.chain(others) {
        let folder = tempdir().unwrap();
        let lines = format!("{HEADER}\n\n{}\n", review(&format!("{wrong},{GOOD}")));
        let ended = run_with(folder.path(), &["journal", "import", "-"], lines.as_bytes()).unwrap();
        let expected = "frontrow: standard input:3: not imported: ";
        assert!(ended.err.starts_with(expected), "{wrong}: {}", ended.err);
        let first = ended.err.lines().next().unwrap_or_default();
        assert!(first.contains(told), "{wrong}: {}", ended.err);
        let came = "1 review; 1 added, 0 replaced, 0 the same";
        assert!(ended.err.contains(came), "{wrong}: {}", ended.err);
        assert!(ended.err.contains("import it again"), "{}", ended.err);
        assert_eq!(ended.code, Some(3), "{wrong}");
        assert!(run(&folder, &["quotes"]).unwrap().out.contains("Good."));
    }
}

#[test]
fn what_is_right_in_a_slot_comes_in() {
    let table = [
        slot(
            "mark:Z",
            r#"{"anchor":{"place":20,"length":20,"before":"x","behind":""}}"#,
        ),
        slot("status", "\"finished\""),
        slot(
            "rating",
            r#"{"value":0.0,"best":5.0,"written":"0/5","mood":"low"}"#,
        ),
        slot("note:0000000000000003", r#"{"text":""}"#),
        slot("drawing:1", "[1,2]"),
        r#""rating":{"made":4}"#.to_owned(),
    ];
    for right in table {
        let folder = tempdir().unwrap();
        let lines = format!("{HEADER}\n{}\n", review(&right));
        let ended = run_with(folder.path(), &["journal", "import", "-"], lines.as_bytes()).unwrap();
        assert_eq!(
            (ended.code, ended.err.lines().count()),
            (Some(0), 1),
            "{right}: {}",
            ended.err
        );
    }
}

#[test]
fn wrong_lines_are_told_in_words() {
    let table = [
        ("what?", "it is no JSON from column 1 on"),
        (
            r#"{"search":"sa"#,
            "it ends too early, as where a file was cut off",
        ),
        ("[1]", "it is no object of JSON"),
        (
            "{}",
            "it says neither `review`, `search`, `last` nor `sketch`",
        ),
        (r#"{"search":7,"made":1}"#, "`search` is not a text"),
        (r#"{"search":"salt"}"#, "it does not say `made`, a time"),
        (
            r#"{"search":"salt","made":1,"mood":2}"#,
            "it says `mood`, which this frontrow does not know",
        ),
        (
            r#"{"review":"12","seen":1,"kept":{}}"#,
            "`review` is not 32 hexadecimal digits",
        ),
        (
            r#"{"review":"000102030405060708090a0b0c0d0e0f","kept":{}}"#,
            "it does not say `seen`, a time",
        ),
        (r#"{"last":"/films"}"#, "it does not say `review`, a text"),
        (
            r#"{"last":"/films","review":"{\"root\":0,\"path\":\"/a.txt\",\"pane\":\"text\"}"}"#,
            "`last` leads out of its library",
        ),
        (
            r#"{"last":"/films","review":"{\"root\":0,\"path\":\"a/../../b.txt\",\"pane\":\"text\"}"}"#,
            "`last` leads out of its library",
        ),
        (
            r#"{"last":"/films","review":"{\"root\":0,\"path\":[],\"pane\":\"text\"}"}"#,
            "`last` names no review",
        ),
    ];
    let folder = tempdir().unwrap();
    for (line, told) in table {
        let lines = format!("{HEADER}\n{line}\n");
        let ended = run_with(folder.path(), &["journal", "import", "-"], lines.as_bytes()).unwrap();
        let expected = format!("frontrow: standard input:2: not imported: {told}");
        assert!(ended.err.starts_with(&expected), "{line}: {}", ended.err);
        assert_eq!(ended.code, Some(3), "{line}");
    }
}

#[test]
fn a_file_that_cannot_be_read_is_told_and_the_others_come_in() {
    let (from, to) = (library(), tempdir().unwrap());
    let exported = run(&from, &["journal", "export", "-"]).unwrap();
    assert_eq!((exported.code, exported.err.as_str()), (Some(0), ""));
    assert!(exported.out.starts_with(HEADER), "{}", exported.out);
    assert!(!from.path().join("-").exists(), "it is standard output");
    let forced = run(&from, &["journal", "export", "--force", "-"]).unwrap();
    assert_eq!(forced, exported);
    fs::write(to.path().join("out.jsonl"), &exported.out).unwrap();
    let ended = run(&to, &["journal", "import", "gone.jsonl", "out.jsonl"]).unwrap();
    assert_eq!(ended.code, Some(3), "{}", ended.err);
    assert!(
        ended.err.contains("frontrow: gone.jsonl: "),
        "{}",
        ended.err
    );
    let quoted = run(&from, &["quotes"]).unwrap();
    assert_eq!(run(&to, &["quotes"]).unwrap(), quoted);
    let ended = run(&to, &["journal", "import", "out.jsonl"]).unwrap();
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    assert_eq!(run(&to, &["quotes"]).unwrap(), quoted);
}

#[test]
fn a_private_run_imports_nothing() {
    let folder = tempdir().unwrap();
    let import = ["--private", "journal", "import", "-"];
    let ended = run_with(folder.path(), &import, HEADER.as_bytes()).unwrap();
    assert_eq!(ended.code, Some(2), "{}", ended.err);
    assert!(ended.err.contains("leave --private out"), "{}", ended.err);
    assert!(!journal(folder.path()).exists());
}

#[test]
fn the_last_review_of_a_library_comes_along_and_no_widths() {
    let (from, to) = (library(), tempdir().unwrap());
    let mut store = super::quotes_command::store(from.path());
    for (name, value) in [
        (
            "last:/films",
            "{\"root\":0,\"path\":\"a.txt\",\"pane\":\"text\"}",
        ),
        ("panes", "{\"outline\":30}"),
    ] {
        store.set_value(name, value).unwrap();
    }
    drop(store);
    let exported = run(&from, &["journal", "export"]).unwrap().out;
    assert!(
        exported.contains("{\"last\":\"/films\",\"review\":"),
        "{exported}"
    );
    assert!(!exported.contains("outline\\\":30"), "{exported}");
    let import = ["journal", "import", "-"];
    for _ in 0..2 {
        let ended = run_with(to.path(), &import, exported.as_bytes()).unwrap();
        assert_eq!(ended.code, Some(0), "{}", ended.err);
        assert_eq!(run(&to, &["journal", "export"]).unwrap().out, exported);
    }
    // What was open here last is known better here.
    let other = exported.replace("a.txt", "b.txt");
    assert_eq!(
        run_with(to.path(), &import, other.as_bytes()).unwrap().code,
        Some(0)
    );
    assert_eq!(run(&to, &["journal", "export"]).unwrap().out, exported);
}
