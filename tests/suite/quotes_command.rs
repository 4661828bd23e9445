//! `frontrow quotes`: highlights and notes with where they come from, for people and for programs.
#![expect(
    clippy::unwrap_used,
    reason = "a journal that cannot be made must fail"
)]

use super::commands::{Ended, keys, rows, run};
use frontrow::formats::{self, Hint};
use frontrow::journal::{
    AnchoredSpan, Body, Citation, Content, Highlight, Ink, Key, Keys, Known, Moment, Note,
    OwnRating, ReviewName, Slot, Store,
};
use frontrow::review::{Facts, Review, Span};
use insta::assert_snapshot;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::{TempDir, tempdir};

const FERRY: &str = "It is a ferry, and it is late.\n\nPerformances\n\nNobody hurries; everybody waits.\n\
                     The sea does the rest.\n\nVerdict\n\nGo, and take a coat.\n";

/// A day in November 2026.
pub(super) const DAY: i64 = 1_795_400_000_000;

/// The journal in the state folder of the program as it is run in `folder`.
pub(super) fn journal(folder: &Path) -> PathBuf {
    folder.join(".state/frontrow/journal.sqlite")
}

pub(super) fn store(folder: &Path) -> Store {
    let (store, told) = Store::open(&journal(folder), Moment(DAY)).unwrap();
    assert_eq!(told, [""; 0]);
    store
}

/// A review that is a text file, with a title.
pub(super) fn file(path: &Path, title: &str) -> Known {
    let text = fs::read_to_string(path).unwrap();
    Known {
        name: Some(ReviewName {
            path: path.canonicalize().unwrap().into_os_string(),
            record: None,
        }),
        stamp: None,
        content: Some(Content::of(read(&text).text())),
        citation: Citation {
            title: title.to_owned(),
            ..Citation::default()
        },
    }
}

fn read(text: &str) -> Review {
    let read = formats::read(text.as_bytes().to_vec(), Hint::Plain);
    read.unwrap().review
}

pub(super) fn key(seed: u64) -> Key {
    Keys::of_seed(seed).next_key()
}

/// A highlight of `words` in a text.
pub(super) fn highlight(text: &str, words: &str, section: Option<&str>, ink: Ink) -> Body {
    let review = read(text);
    let start = review.text().find(words).unwrap();
    let content = Some(Content::of(review.text()));
    let span = Span::of(start..start + words.len());
    Body::Highlight(Highlight {
        words: AnchoredSpan::of(&review, content, span),
        ink,
        section: section.map(str::to_owned),
    })
}

/// A highlight of a text that passed no gate.
fn raw(words: &str) -> Body {
    let review = Review::new(words.to_owned(), Vec::new(), Facts::default(), Vec::new());
    let span = Span::new(frontrow::review::Position::START, review.end());
    Body::Highlight(Highlight {
        words: AnchoredSpan::of(&review, None, span),
        ink: Ink::Yellow,
        section: Some("An \u{1b}[31m*evil*\u{202e} section".to_owned()),
    })
}

pub(super) fn note(about: Option<Key>, text: &str) -> Body {
    Body::Note(Note {
        about,
        text: text.to_owned(),
    })
}

/// Changes that put something into each slot.
pub(super) fn put(changes: impl IntoIterator<Item = (Slot, Body)>) -> Vec<(Slot, Option<Body>)> {
    let put = changes.into_iter();
    put.map(|(slot, body)| (slot, Some(body))).collect()
}

/// A folder with two reviews, of which things are kept.
pub(super) fn library() -> TempDir {
    let folder = tempdir().unwrap();
    let at = |path: &str| folder.path().join(path);
    fs::create_dir(at("films")).unwrap();
    fs::write(at("films/the ferry.txt"), FERRY).unwrap();
    fs::write(at("films/salt.txt"), "Salt, and more salt.\n").unwrap();
    let mut store = store(folder.path());
    let mut ferry = file(&at("films/the ferry.txt"), "Waiting for the Ferry");
    ferry.citation = Citation {
        work: Some("The Ferry".to_owned()),
        makers: vec!["Ines Marchetti".to_owned(), "Bo Lind".to_owned()],
        year: Some(2021),
        reviewer: Some("Ada Okafor".to_owned()),
        date: Some("2021-09".to_owned()),
        ..ferry.citation
    };
    let performances = Some("Performances");
    let two = "Nobody hurries; everybody waits.\nThe sea does the rest.\n\nVerdict\n\nGo";
    let changes = [
        (
            Slot::Highlight(key(1)),
            highlight(FERRY, "take a coat", Some("Verdict"), Ink::Red),
        ),
        (
            Slot::Highlight(key(2)),
            highlight(FERRY, two, performances, Ink::Yellow),
        ),
        (
            Slot::Note(key(3)),
            note(Some(key(2)), "So it *is*.\n\n1. Twice."),
        ),
        (Slot::Note(key(4)), note(None, "See it again.")),
        (
            Slot::Highlight(key(5)),
            highlight(FERRY, "it is late", None, Ink::Green),
        ),
        (
            Slot::Rating,
            Body::Rating(OwnRating {
                value: 4.5,
                best: 5.0,
                written: "4.5/5".to_owned(),
            }),
        ),
    ];
    store.keep(&ferry, &put(changes), Moment(DAY)).unwrap();
    let salt = file(&at("films/salt.txt"), "Salt");
    let changes = [(
        Slot::Note(key(6)),
        note(Some(key(99)), "Its highlight is gone."),
    )];
    store.keep(&salt, &put(changes), Moment(DAY)).unwrap();
    folder
}

/// What was printed, with the folder under a name that is always the same.
fn shown(folder: &TempDir, ended: &Ended) -> String {
    let whole = folder.path().canonicalize().unwrap();
    ended.out.replace(&*whole.to_string_lossy(), "FOLDER")
}

#[test]
fn quotes_are_printed_with_where_they_come_from() {
    let folder = library();
    let ended = run(&folder, &["quotes"]).unwrap();
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    assert_snapshot!("markdown", shown(&folder, &ended));
    let ended = run(&folder, &["quotes", "--json"]).unwrap();
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    assert_snapshot!("json", shown(&folder, &ended));
    let promised = "path record title work makers year reviewer section quote note ink date state \
                    own_rating spoiler";
    for line in ended.out.lines() {
        assert_eq!(keys(line).join(" "), promised);
    }
    assert_eq!(run(&folder, &["quotes", "--json"]).unwrap(), ended);
}

#[test]
fn quotes_of_paths_are_known_again_by_place_or_text() {
    let folder = library();
    let at = |path: &str| folder.path().join(path);
    fs::rename(at("films/the ferry.txt"), at("moved.txt")).unwrap();
    fs::write(at("films/salt.txt"), "Sugar now.\n").unwrap();
    let states = |arguments: &[&str]| {
        let ended = run(&folder, arguments).unwrap();
        let rows = rows(&ended.out);
        let told = rows
            .iter()
            .map(|row| format!("{} {}", row["path"], row["state"]));
        (ended.code, told.collect::<Vec<_>>())
    };
    let found = r#""moved.txt" "exact""#.to_owned();
    let ferry = [
        found.clone(),
        found.clone(),
        found,
        r#""moved.txt" null"#.to_owned(),
    ];
    let salt = [r#""films/salt.txt" null"#.to_owned()];
    let table: [(&[&str], Option<i32>, &[String]); 6] = [
        (&["quotes", "--json", "moved.txt"], Some(0), &ferry),
        (&["quotes", "--json", "films"], Some(0), &salt),
        (
            &["quotes", "--json", "films", "--filter", "file:salt"],
            Some(0),
            &salt,
        ),
        (
            &["quotes", "--json", "films", "--filter", "file:ferry"],
            Some(1),
            &[],
        ),
        (
            &["quotes", "--json", "moved.txt", "--filter", "words<5"],
            Some(1),
            &[],
        ),
        (&["quotes", "--json", "nowhere.txt"], Some(3), &[]),
    ];
    for (arguments, code, expected) in table {
        let (ended, told) = states(arguments);
        assert_eq!((ended, told.as_slice()), (code, expected), "{arguments:?}");
    }
    // What is there no more is told as such, and is printed all the same.
    fs::write(
        at("moved.txt"),
        "Another text altogether, of nothing that was.\n",
    )
    .unwrap();
    fs::rename(at("moved.txt"), at("films/the ferry.txt")).unwrap();
    let (code, told) = states(&["quotes", "--json", "films/the ferry.txt"]);
    assert_eq!((code, told.len()), (Some(0), 4));
    assert!(
        told.iter().take(3).all(|row| row.ends_with(r#""lost""#)),
        "{told:?}"
    );
}

#[test]
fn what_has_no_words_is_no_quotation() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "A text.\n").unwrap();
    let mut known = file(&folder.path().join("a.txt"), "\u{1b}\u{7}");
    known.stamp = None;
    let changes = [
        (Slot::Highlight(key(1)), raw("\n\n\n")),
        (Slot::Highlight(key(2)), raw("\u{200b}\u{2060}")),
        (Slot::Note(key(3)), note(Some(key(2)), "Of nothing.")),
        (Slot::Note(key(4)), note(None, " \n ")),
    ];
    let mut store = store(folder.path());
    store.keep(&known, &put(changes), Moment(DAY)).unwrap();
    let ended = run(&folder, &["quotes"]).unwrap();
    assert_eq!(ended.out, "## a.txt\n\nOf nothing.\n\n— 2026-11-23\n");
}

#[test]
fn what_stands_in_the_journal_is_printed_safely() {
    let folder = tempdir().unwrap();
    let mut store = store(folder.path());
    let hostile = [
        "# A head\n> a quote\n- item\n    code\n\n\n```\n<script>alert(1)</script>\n```",
        "|a|b|\n|-|-|\n[x](http://example.org) ![y](z) &lt; *so* __so__ ~~so~~ $x$ ==y==",
        "影は長い。\n「潮」と彼は言う。",
        "סוף טוב, הכול טוב\nشكراً",
        "\u{1b}]0;owned\u{7}bell\u{7}\u{202e}desrever\u{202c} \u{9b}31mred\u{0}",
        " \n ",
    ];
    let changes = hostile.iter().zip(10..).map(|(words, seed)| {
        let about = key(seed);
        [
            (Slot::Highlight(about), raw(words)),
            (Slot::Note(key(seed + 100)), note(Some(about), words)),
        ]
    });
    let changes = changes.flatten();
    let known = Known {
        name: None,
        stamp: None,
        content: None,
        citation: Citation {
            title: "## Up\u{1b}[1m\nand <b>down</b> #".to_owned(),
            work: Some("*Work*".to_owned()),
            ..Citation::default()
        },
    };
    store.keep(&known, &put(changes), Moment(DAY)).unwrap();
    let markdown = run(&folder, &["quotes"]).unwrap();
    assert_snapshot!("hostile_markdown", markdown.out);
    let json = run(&folder, &["quotes", "--json"]).unwrap();
    assert_snapshot!("hostile_json", json.out);
    for out in [markdown.out, json.out] {
        assert!(
            !out.contains(['\u{1b}', '\u{7}', '\u{202e}', '\u{9b}', '\u{0}']),
            "{out:?}"
        );
    }
}

#[test]
fn there_need_be_nothing_to_quote() {
    let folder = tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "A text.\n").unwrap();
    fs::write(
        folder.path().join("none.sqlite"),
        "no journal at all\n".repeat(500),
    )
    .unwrap();
    let table: [(&[&str], Option<i32>, &str); 5] = [
        (
            &["quotes"],
            Some(1),
            "nothing is kept yet: there is no journal at ",
        ),
        (
            &["quotes", "a.txt"],
            Some(1),
            "nothing is kept yet: there is no journal at ",
        ),
        (
            &["--no-journal", "quotes"],
            Some(2),
            "this is about the journal: leave --no-journal out",
        ),
        (
            &["quotes", "--journal", "x.sqlite"],
            Some(3),
            "x.sqlite: there is no such file",
        ),
        (&["quotes", "--filter", "year:soon"], Some(2), ""),
    ];
    for (arguments, code, told) in table {
        let ended = run(&folder, arguments).unwrap();
        assert_eq!(
            (ended.code, ended.out.as_str()),
            (code, ""),
            "{arguments:?}: {}",
            ended.err
        );
        assert!(ended.err.contains(told), "{arguments:?}: {}", ended.err);
    }
    assert!(
        !journal(folder.path()).exists(),
        "it is made by who keeps something"
    );
    drop(store(folder.path()));
    for (arguments, told) in [
        (&["quotes"][..], "nothing is highlighted or noted yet"),
        (
            &["quotes", "a.txt"][..],
            "nothing is highlighted or noted there",
        ),
    ] {
        let ended = run(&folder, arguments).unwrap();
        assert_eq!(ended.code, Some(1), "{}", ended.err);
        assert!(ended.err.contains(told), "{}", ended.err);
    }
}
