//! What the journal says of reviews in `frontrow list` and `frontrow outline`: own ratings, what was
//! read, corrections. It is only looked at.
#![expect(
    clippy::unwrap_used,
    reason = "a journal that cannot be made must fail"
)]

use super::commands::{keys, rows, run};
use super::quotes_command::{file, journal, key, put, store};
use frontrow::formats::{self, Hint};
use frontrow::journal::{
    AnchoredLine, Body, Content, Corrected, Left, Moment, OwnRating, Place, Slot, Status,
};
use frontrow::outline::{self, Correction};
use frontrow::review::{Position, Review, Span};
use std::fs;
use std::path::Path;
use tempfile::{TempDir, tempdir};

pub(super) const FERRY: &str = "It is a ferry, and it is late.\n\nWhat I saw\n\nNobody hurries; everybody waits \
                     for a long while.\n\nGo, and take a coat with you when you go.\n";
pub(super) const SALT: &str =
    "Salt, and more salt, for an hour and a half, and then the sea again.\n";

fn read(text: &str) -> Review {
    let read = formats::read(text.as_bytes().to_vec(), Hint::Plain);
    read.unwrap().review
}

pub(super) fn rating(value: f64, written: &str) -> (Slot, Body) {
    let written = written.to_owned();
    let best = 5.0;
    (
        Slot::Rating,
        Body::Rating(OwnRating {
            value,
            best,
            written,
        }),
    )
}

/// What was read of a text: so many bytes from its start on.
fn left(text: &str, bytes: usize) -> (Slot, Body) {
    let review = read(text);
    let content = Some(Content::of(review.text()));
    let outline = outline::of(&review);
    let body = Body::Left(Left {
        place: Place::of(&review, &outline, content, Position::START),
        read: vec![Span::of(0..bytes)],
        content,
        status: Status::Reading,
        share: 0.0,
        stamp: None,
        parts: Vec::new(),
    });
    (Slot::Left, body)
}

/// Three reviews: one rated and read in part, one rated and said to be finished, one of which nothing
/// is kept.
fn library() -> TempDir {
    let folder = tempdir().unwrap();
    let at = |path: &str| folder.path().join(path);
    fs::write(at("ferry.txt"), FERRY).unwrap();
    fs::write(at("salt.txt"), SALT).unwrap();
    fs::write(at("tide.txt"), "The tide comes in, and goes out again.\n").unwrap();
    let keep = |path: &str, kept: Vec<(Slot, Body)>| {
        let known = file(&at(path), path);
        store(folder.path())
            .keep(&known, &put(kept), Moment(1))
            .unwrap();
    };
    let length = read(FERRY).text().len();
    keep(
        "ferry.txt",
        vec![rating(4.5, "4.5/5"), left(FERRY, length / 4)],
    );
    let word = (Slot::Status, Body::Status(Status::Finished));
    keep("salt.txt", vec![rating(2.0, "★★"), word]);
    folder
}

/// What is told of the reader in the rows.
pub(super) fn told(out: &str) -> Vec<String> {
    let rows = rows(out);
    let told = rows.iter().map(|row| {
        let (path, own) = (row["path"].as_str().unwrap_or_default(), &row["own_rating"]);
        let value = &own["as_written"];
        format!("{path} {value} {} {}", row["status"], row["read"])
    });
    told.collect()
}

const TOLD: [&str; 3] = [
    "ferry.txt \"4.5/5\" \"reading\" 0.248",
    "salt.txt \"★★\" \"finished\" null",
    "tide.txt null null null",
];

#[test]
fn the_list_tells_own_ratings_and_what_was_read() {
    let folder = library();
    let before = fs::read(journal(folder.path())).unwrap();
    let all = ["list", "--json", "ferry.txt", "salt.txt", "tide.txt"];
    let ended = run(&folder, &all).unwrap();
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    assert_eq!(told(&ended.out), TOLD);
    for line in ended.out.lines() {
        let keys = keys(line).join(" ");
        assert!(keys.contains("problems status read own_rating"), "{keys}");
    }
    let plain = run(&folder, &["list", "."]).unwrap().out;
    let lines: Vec<Vec<&str>> = plain
        .lines()
        .map(|line| {
            line.split("  ")
                .map(str::trim)
                .filter(|it| !it.is_empty())
                .collect()
        })
        .collect();
    let shown = [
        &[
            "It is a ferry, and it is late.",
            "mine 4.5/5",
            "24 % read",
            "1 min",
            "./ferry.txt",
        ][..],
        &[
            "Salt, and more salt, for an hour and…",
            "mine ★★",
            "finished",
            "1 min",
            "./salt.txt",
        ],
        &[
            "The tide comes in, and goes out again.",
            "1 min",
            "./tide.txt",
        ],
    ];
    assert_eq!(lines, shown, "{plain}");
    for arguments in [
        ["--no-journal", "list", "--json", "ferry.txt"],
        ["list", "--no-journal", "--json", "ferry.txt"],
    ] {
        let ended = run(&folder, &arguments).unwrap();
        assert_eq!(
            told(&ended.out),
            ["ferry.txt null null null"],
            "{}",
            ended.err
        );
    }
    assert_eq!(fs::read(journal(folder.path())).unwrap(), before);
    let beside = fs::read_dir(journal(folder.path()).parent().unwrap()).unwrap();
    assert_eq!(beside.count(), 1, "nothing is left beside it");
}

#[test]
fn a_journal_is_not_made_by_looking_and_a_wrong_one_is_told() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("salt.txt"), SALT).unwrap();
    let ended = run(&folder, &["list", "--json", "salt.txt"]).unwrap();
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    assert!(!journal(folder.path()).exists());
    fs::create_dir_all(journal(folder.path()).parent().unwrap()).unwrap();
    let wrong = "nothing that was ever a journal\n".repeat(500);
    fs::write(journal(folder.path()), &wrong).unwrap();
    let ended = run(&folder, &["list", "--json", "salt.txt"]).unwrap();
    assert_eq!((ended.code, ended.out.lines().count()), (Some(0), 1));
    assert!(ended.err.contains("without the journal: "), "{}", ended.err);
    assert_eq!(fs::read_to_string(journal(folder.path())).unwrap(), wrong);
}

#[test]
fn reviews_are_known_again_where_they_went() {
    let folder = library();
    let at = |path: &str| folder.path().join(path);
    fs::rename(at("ferry.txt"), at("moved.txt")).unwrap();
    fs::copy(at("salt.txt"), at("copy.txt")).unwrap();
    fs::write(at("salt.txt"), "Sugar.\n").unwrap();
    let ended = run(
        &folder,
        &["list", "--json", "moved.txt", "copy.txt", "salt.txt"],
    )
    .unwrap();
    let expected = [
        "moved.txt \"4.5/5\" \"reading\" 0.248",
        "copy.txt null null null",
        "salt.txt \"★★\" \"finished\" null",
    ];
    assert_eq!(told(&ended.out), expected);
}

#[test]
fn what_cannot_be_read_of_the_journal_is_told_once() {
    let folder = library();
    let list = ["list", "--json", "ferry.txt", "salt.txt"];
    let named = [&["--journal", "typo.sqlite"][..], &list].concat();
    let ended = run(&folder, &named).unwrap();
    let expected = "frontrow: without the journal: typo.sqlite: there is no such file\n";
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), expected));
    assert_eq!(ended.out.lines().count(), 2);
    assert!(!folder.path().join("typo.sqlite").exists());
    // What is kept of each is not what was written.
    let connection = rusqlite::Connection::open(journal(folder.path())).unwrap();
    let spoil = "UPDATE items SET seal = seal + 1";
    assert!(connection.execute(spoil, []).unwrap() > 2);
    drop(connection);
    let ended = run(&folder, &list).unwrap();
    assert_eq!((ended.code, ended.out.lines().count()), (Some(0), 2));
    let told = ended
        .err
        .matches("without the journal: the journal is damaged");
    assert_eq!(told.count(), 1, "{}", ended.err);
}

#[test]
fn a_filter_asks_for_own_ratings() {
    let folder = library();
    let table = [
        ("mine>=4", Some(0), "ferry.txt"),
        ("mine:none", Some(0), "tide.txt"),
        ("mine:any", Some(0), "ferry.txt salt.txt"),
        ("mine<3", Some(0), "salt.txt"),
        ("mine:90%", Some(0), "ferry.txt"),
        ("-mine:any salt", Some(1), ""),
        ("mine:good", Some(2), ""),
        ("is:unread", Some(0), "tide.txt"),
        ("is:begun", Some(0), "ferry.txt"),
        ("is:read", Some(0), "salt.txt"),
        ("is:read mine>=4", Some(1), ""),
    ];
    for (filter, code, expected) in table {
        let paths = ["ferry.txt", "salt.txt", "tide.txt"];
        let arguments = [&["list", "--json", "--filter", filter][..], &paths].concat();
        let ended = run(&folder, &arguments).unwrap();
        let found: Vec<String> = rows(&ended.out)
            .iter()
            .map(|row| row["path"].as_str().unwrap_or_default().to_owned())
            .collect();
        assert_eq!(
            (ended.code, found.join(" ").as_str()),
            (code, expected),
            "{filter}: {}",
            ended.err
        );
    }
    let ended = run(
        &folder,
        &["--no-journal", "list", "--filter", "mine:any", "."],
    )
    .unwrap();
    assert_eq!(ended.code, Some(1), "{}", ended.out);
    let unread = ["--no-journal", "list", "--filter", "is:unread", "."];
    let ended = run(&folder, &unread).unwrap();
    assert_eq!(ended.code, Some(0), "{}", ended.err);
    let ended = run(&folder, &["search", "mine>=4 salt", "salt.txt"]).unwrap();
    assert_eq!(ended.code, Some(2), "{}", ended.out);
    assert!(
        ended.err.contains("frontrow list --filter"),
        "{}",
        ended.err
    );
}

/// Corrects a line of a review.
fn correct(folder: &Path, path: &str, (seed, words): (u64, &str), said: Correction) {
    let text = fs::read_to_string(folder.join(path)).unwrap();
    let review = read(&text);
    let start = review.text().find(words).unwrap();
    let corrected = Corrected {
        line: AnchoredLine::of(&review, Span::of(start..start + words.len())),
        said,
        number: seed,
        shown: words.to_owned(),
    };
    let changes = put([(Slot::Correction(key(seed)), Body::Correction(corrected))]);
    let known = file(&folder.join(path), path);
    store(folder).keep(&known, &changes, Moment(1)).unwrap();
}

#[test]
fn headings_that_the_reader_brought_are_told_so() {
    let folder = library();
    let sections = |arguments: &[&str]| {
        let ended = run(&folder, arguments).unwrap();
        assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
        let rows = rows(&ended.out);
        let sections = rows[0]["sections"].as_array().unwrap().clone();
        let told = sections
            .iter()
            .filter(|section| !section["title"].is_null())
            .map(|section| format!("{} {}", section["title"].as_str().unwrap(), section["from"]));
        told.collect::<Vec<_>>()
    };
    let outline = ["outline", "--json", "ferry.txt"];
    let before = sections(&outline);
    assert_eq!(before, ["What I saw \"inferred\""]);
    let line = "Go, and take a coat with you when you go.";
    correct(
        folder.path(),
        "ferry.txt",
        (1, line),
        Correction::Heading(1),
    );
    let brought = format!("{line} \"reader\"");
    assert_eq!(
        sections(&outline),
        ["What I saw \"inferred\"", brought.as_str()]
    );
    let section = ["show", "--section", "3", "ferry.txt"];
    assert_eq!(run(&folder, &section).unwrap().out, format!("{line}\n"));
    correct(
        folder.path(),
        "ferry.txt",
        (2, "What I saw"),
        Correction::Heading(2),
    );
    assert_eq!(sections(&outline)[0], "What I saw \"reader\"");
    correct(
        folder.path(),
        "ferry.txt",
        (3, "What I saw"),
        Correction::Plain,
    );
    assert_eq!(sections(&outline), [brought]);
    let without = ["--no-journal", "outline", "--json", "ferry.txt"];
    assert_eq!(sections(&without), before);
}
