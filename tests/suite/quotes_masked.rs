//! `frontrow quotes` and spoilers: what is masked in a review is masked in what is quoted of it, also
//! when the review is gone; programs are told.
#![expect(
    clippy::unwrap_used,
    reason = "a journal that cannot be made must fail"
)]

use super::commands::{rows, run};
use super::quotes_command::{file, highlight, key, note, put, store};
use frontrow::journal::{Citation, Ink, Moment, Slot};
use std::fs;
use tempfile::{TempDir, tempdir};

const TEXT: &str = "It begins on a quay.\n\nIn the end >!the ferry sinks!< and all is well.\n";

/// A review with a spoiler, of which three passages are highlighted, one of them in a section of its
/// own; it warns of spoilers.
fn library() -> TempDir {
    let folder = tempdir().unwrap();
    let path = folder.path().join("ferry.txt");
    fs::write(&path, TEXT).unwrap();
    let mut ferry = file(&path, "Ferry");
    ferry.citation = Citation {
        spoiler: Some(true),
        ..ferry.citation
    };
    let quoted = [
        (1, "It begins", None),
        (2, "In the end the ferry sinks and all", None),
        (3, "all is well", Some("Plot")),
    ];
    let quoted = quoted.map(|(seed, words, section)| {
        let body = highlight(TEXT, words, section, Ink::Yellow);
        (Slot::Highlight(key(seed)), body)
    });
    let noted = (Slot::Note(key(4)), note(None, "Poor ferry."));
    let changes = put(quoted.into_iter().chain([noted]));
    store(folder.path())
        .keep(&ferry, &changes, Moment(1))
        .unwrap();
    folder
}

/// The quotations in Markdown.
fn quoted(markdown: &str) -> Vec<&str> {
    let lines = markdown.lines();
    lines.filter_map(|line| line.strip_prefix("> ")).collect()
}

#[test]
fn spoilers_are_masked_in_what_is_quoted() {
    let folder = library();
    let masked = "In the end \\[spoiler] and all";
    let shown = "In the end the ferry sinks and all";
    for (name, setting) in [
        ("shown", "[text]\nspoilers = \"shown\"\n"),
        ("plot", "[text]\nspoiler_kinds = [\"plot\"]\n"),
        ("all", "[text]\nspoilers = \"all\"\n"),
    ] {
        fs::write(folder.path().join(name), setting).unwrap();
    }
    let hidden = "\\[spoiler]";
    let table: [(&[&str], [&str; 3]); 6] = [
        (&[], ["It begins", masked, "all is well"]),
        (&["--spoilers"], ["It begins", shown, "all is well"]),
        (&["--config", "shown"], ["It begins", shown, "all is well"]),
        (&["--config", "plot"], ["It begins", masked, hidden]),
        (&["--config", "all"], [hidden; 3]),
        (
            &["--config", "all", "--spoilers"],
            ["It begins", shown, "all is well"],
        ),
    ];
    for (arguments, expected) in table {
        let arguments = [&["quotes"], arguments].concat();
        let ended = run(&folder, &arguments).unwrap();
        assert_eq!(quoted(&ended.out), expected, "{arguments:?}: {}", ended.err);
    }
    // With a path it goes by the text as it is now: no section, and no warning in its front matter.
    let path = ["quotes", "--config", "all", "ferry.txt"];
    let expected = ["It begins", masked, "all is well"];
    assert_eq!(quoted(&run(&folder, &path).unwrap().out), expected);
    fs::remove_file(folder.path().join("ferry.txt")).unwrap();
    assert_eq!(quoted(&run(&folder, &["quotes"]).unwrap().out), expected);
}

#[test]
fn programs_are_given_the_words_and_told_of_spoilers() {
    let folder = library();
    for path in [None, Some("ferry.txt")] {
        let arguments: Vec<&str> = ["quotes", "--json"].into_iter().chain(path).collect();
        let ended = run(&folder, &arguments).unwrap();
        let told: Vec<String> = rows(&ended.out)
            .iter()
            .map(|row| format!("{} {}", row["quote"], row["spoiler"]))
            .collect();
        let expected = [
            "\"It begins\" false",
            "\"In the end the ferry sinks and all\" true",
            "\"all is well\" false",
            "null null",
        ];
        assert_eq!(told, expected, "{arguments:?}: {}", ended.err);
    }
}

#[test]
fn a_filter_knows_what_warns_of_spoilers() {
    let folder = library();
    for (filter, code) in [("is:spoiler", Some(0)), ("-is:spoiler", Some(1))] {
        let ended = run(&folder, &["quotes", "--filter", filter]).unwrap();
        assert_eq!(ended.code, code, "{filter}: {}", ended.err);
    }
}
