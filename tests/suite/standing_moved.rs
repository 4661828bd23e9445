//! What `frontrow list` and `frontrow quotes` say of reviews whose names or records were changed since
//! something was kept of them.
#![expect(
    clippy::unwrap_used,
    reason = "a journal that cannot be made must fail"
)]

use super::commands::{rows, run};
use super::quotes_command::{file, highlight, key, put, store};
use super::standing_listed::{FERRY, SALT, rating, told};
use frontrow::journal::{Citation, Content, Ink, Known, Moment, ReviewName, Slot};
use frontrow::library::Stamp;
use std::fs;
use std::path::Path;
use tempfile::{TempDir, tempdir};

/// A review of a file as it is kept when it was read, with the stamp of that.
fn stamped(known: Known, path: &Path) -> Known {
    let stamp = Stamp::at(path).unwrap();
    Known {
        stamp: Some((stamp.size, stamp.modified)),
        ..known
    }
}

/// Two reviews, each with a rating of its own and a highlight.
fn rated() -> TempDir {
    let folder = tempdir().unwrap();
    for (name, text, value, seed) in [("ferry.txt", FERRY, 5.0, 1), ("salt.txt", SALT, 1.0, 2)] {
        let path = folder.path().join(name);
        fs::write(&path, text).unwrap();
        let words = text.split(',').next().unwrap();
        let marked = highlight(text, words, None, Ink::Yellow);
        let kept = put([
            rating(value, &format!("{value}/5")),
            (Slot::Highlight(key(seed)), marked),
        ]);
        let known = stamped(file(&path, name), &path);
        store(folder.path()).keep(&known, &kept, Moment(1)).unwrap();
    }
    folder
}

#[test]
fn reviews_that_swap_their_names_keep_what_is_kept_of_them() {
    let folder = rated();
    let at = |path: &str| folder.path().join(path);
    fs::rename(at("ferry.txt"), at("x")).unwrap();
    fs::rename(at("salt.txt"), at("ferry.txt")).unwrap();
    fs::rename(at("x"), at("salt.txt")).unwrap();
    let both = ["ferry.txt", "salt.txt"];
    let ended = run(&folder, &[&["list", "--json"][..], &both].concat()).unwrap();
    let expected = [
        r#"ferry.txt "1/5" "unread" null"#,
        r#"salt.txt "5/5" "unread" null"#,
    ];
    assert_eq!(told(&ended.out), expected);
    let ended = run(&folder, &[&["quotes", "--json"][..], &both].concat()).unwrap();
    let quoted: Vec<String> = rows(&ended.out)
        .iter()
        .map(|row| format!("{} {} {}", row["path"], row["quote"], row["state"]))
        .collect();
    let expected = [
        r#""ferry.txt" "Salt" "exact""#,
        r#""salt.txt" "It is a ferry" "exact""#,
    ];
    assert_eq!(quoted, expected, "{}", ended.out);
}

#[test]
fn records_are_known_again_by_their_titles() {
    let folder = tempdir().unwrap();
    let path = folder.path().join("log.jsonl");
    let line = |title: &str| format!("{{\"title\": \"{title}\", \"text\": \"Good.\"}}\n");
    fs::write(&path, line("Elm") + &line("Fir")).unwrap();
    for (record, title, value) in [(1, "Elm", 5.0), (2, "Fir", 2.0)] {
        let citation = Citation {
            title: title.to_owned(),
            ..Citation::default()
        };
        let known = Known {
            name: Some(ReviewName {
                path: path.canonicalize().unwrap().into_os_string(),
                record: Some(record),
            }),
            stamp: None,
            content: Some(Content::of("Good.")),
            citation,
        };
        let kept = put([rating(value, &format!("{value}/5"))]);
        let known = stamped(known, &path);
        store(folder.path()).keep(&known, &kept, Moment(1)).unwrap();
    }
    let listed = || {
        let ended = run(&folder, &["list", "--json", "log.jsonl"]).unwrap();
        assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
        rows(&ended.out)
            .iter()
            .map(|row| format!("{} {}", row["title"], row["own_rating"]["as_written"]))
            .collect::<Vec<_>>()
    };
    assert_eq!(listed(), [r#""Elm" "5/5""#, r#""Fir" "2/5""#]);
    fs::write(&path, line("Yew") + &line("Elm") + &line("Fir")).unwrap();
    let expected = [r#""Yew" null"#, r#""Elm" "5/5""#, r#""Fir" "2/5""#];
    assert_eq!(listed(), expected);
}
