//! The time that reading takes: on the screen and for scripts, at the reader's own pace.

use super::commands::{library, run};
use super::session::Session;
use frontrow::review::Pace;
use serde_json::{Value, json};
use std::fs;

/// A review of sections with these titles and numbers of words, those of the titles included.
fn sections(sections: &[(&str, usize)]) -> String {
    let text = |(title, words): &(&str, usize)| {
        let words = words - title.split(' ').count();
        format!("## {title}\n\n{}\n\n", "word ".repeat(words))
    };
    sections.iter().map(text).collect()
}

/// The text in a window of 120 columns at a pace of 100 words, and some keys.
fn slowly(text: &str, keys: &str) -> Session {
    let mut session = Session::set(text, (120, 40), |settings| {
        settings.text.pace = Pace {
            words: 100,
            characters: 50,
        };
    });
    session.keys(keys);
    session
}

#[test]
fn what_is_left_is_told_of_the_section_where_that_says_more() {
    let long = sections(&[("Plot", 1000), ("Acting", 20), ("Picture", 300)]);
    for (keys, told) in [
        ("", "  ·  0 %  ·  10 min here, 14 left"),
        ("Space", "  ·  33 %  ·  6 min here, 9 left"),
        // A section that is soon done.
        ("2", " %  ·  4 min left"),
        // The last one: there is nothing behind it.
        ("3", " %  ·  3 min left"),
        ("G", "  ·  100 %"),
    ] {
        let session = slowly(&long, keys);
        let status = session.status();
        let place = status.split("     ").next().unwrap_or_default().trim_end();
        assert!(place.ends_with(told), "{keys}: {status}");
    }
}

#[test]
fn the_outline_and_the_header_go_by_the_pace() {
    let text = sections(&[("Plot", 1000), ("Acting", 20), ("Picture", 300)]);
    let session = slowly(&text, "");
    let header = session.header();
    assert!(header.trim_end().ends_with(" 14 min"), "{header}");
    let clocks: Vec<String> = session.outline().into_iter().take(3).collect();
    for (row, told) in clocks.iter().zip(["10:00", "0:12", "3:00"]) {
        assert!(row.split_whitespace().any(|word| word == told), "{row}");
    }
}

#[test]
fn scripts_are_told_minutes_at_the_pace() {
    let folder = library().unwrap();
    let file = folder.path().join("pace.toml");
    fs::write(
        &file,
        "[text]\nwords_a_minute = 100\ncharacters_a_minute = 50\n",
    )
    .unwrap();
    let text = format!("{}\n{}", "word ".repeat(150), "字".repeat(100));
    fs::write(folder.path().join("long.txt"), text).unwrap();
    let of = |command: &str, pace: &[&str]| {
        let arguments = [&[command, "long.txt", "--json"], pace].concat();
        let out = run(&folder, &arguments).unwrap().out;
        let row: Value = serde_json::from_str(&out).unwrap();
        let of = if command == "list" {
            &row
        } else {
            &row["sections"][0]
        };
        (of["words"].clone(), of["minutes"].clone())
    };
    let own = ["--config", "pace.toml"];
    for command in ["list", "outline"] {
        assert_eq!(of(command, &[]), (json!(250), json!(0.88)), "{command}");
        assert_eq!(of(command, &own), (json!(250), json!(3.5)), "{command}");
    }
    let shown = |command: &str| {
        let arguments = [&[command, "long.txt"][..], &own].concat();
        run(&folder, &arguments).unwrap().out
    };
    assert!(shown("list").contains(" 4 min "), "{}", shown("list"));
    assert!(
        shown("outline").ends_with(" 3:30\n"),
        "{}",
        shown("outline")
    );
}

#[test]
fn a_list_is_sorted_by_the_time_at_the_pace() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(
        folder.path().join("pace.toml"),
        "[text]\nwords_a_minute = 1000\n",
    )
    .unwrap();
    fs::write(folder.path().join("words.txt"), "word ".repeat(300)).unwrap();
    fs::write(folder.path().join("signs.txt"), "字".repeat(300)).unwrap();
    let order = |more: &[&str]| -> Vec<String> {
        let arguments = [&["list", "--sort", "length", "."], more].concat();
        let out = run(&folder, &arguments).unwrap().out;
        let paths = out.lines().filter_map(|row| row.split_whitespace().last());
        paths.map(str::to_owned).collect()
    };
    assert_eq!(order(&[]), ["./signs.txt", "./words.txt"]);
    let own = ["--config", "pace.toml"];
    assert_eq!(order(&own), ["./words.txt", "./signs.txt"]);
}
