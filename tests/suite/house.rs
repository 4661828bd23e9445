//! The house rules that no compiler checks: who may use whom, one door for each outside thing,
//! small files that say what they hold. The rules are the lists at the top.

use std::fs;
use std::io;
use std::path::Path;

/// Each room with the rooms it may use beside itself; a file belongs to the room it lies in.
const ROOMS: &[(&str, &[&str])] = &[
    ("review", &[]),
    // A kind is told by a folded heading.
    ("outline", &["review", "search"]),
    // Headings are laid over the blocks when these are set, so their lines must be known.
    ("typeset", &["review", "outline"]),
    ("query", &["review", "search"]),
    ("search", &["review"]),
    // What the reader corrects is the outline.
    ("journal", &["review", "search", "outline"]),
    ("formats", &["review", "outline"]),
    ("library", UP_TO_FORMATS),
    ("command", &[]),
    ("keys", &["command"]),
    ("config", UP_TO_KEYS),
    ("app", UP_TO_CONFIG),
    ("ui", UP_TO_APP),
    ("work", UP_TO_APP),
    ("terminal", UP_TO_WORK),
    ("cli", UP_TO_WORK),
    ("main", &["cli", "terminal"]),
    ("lib", &[]),
];

const UP_TO_FORMATS: &[&str] = &[
    "review", "outline", "typeset", "query", "search", "journal", "formats",
];
const UP_TO_KEYS: &[&str] = &[
    "review", "outline", "typeset", "query", "search", "journal", "formats", "library", "command",
    "keys",
];
const UP_TO_CONFIG: &[&str] = &[
    "review", "outline", "typeset", "query", "search", "journal", "formats", "library", "command",
    "keys", "config",
];
const UP_TO_APP: &[&str] = &[
    "review", "outline", "typeset", "query", "search", "journal", "formats", "library", "command",
    "keys", "config", "app",
];
const UP_TO_WORK: &[&str] = &[
    "review", "outline", "typeset", "query", "search", "journal", "formats", "library", "command",
    "keys", "config", "app", "ui", "work",
];

/// What only some rooms, or parts of them, may use: a crate, or a part of the standard library.
const DOORS: &[(&str, &[&str])] = &[
    ("crossterm", &["terminal"]),
    ("ratatui", &["ui", "terminal"]),
    ("textwrap", &["typeset"]),
    ("icu_segmenter", &["typeset"]),
    ("tui_input", &["app"]),
    ("notify", &["library"]),
    ("rusqlite", &["library/catalogue", "journal/store"]),
    ("tantivy", &["search/index"]),
    // The index looks after its own folder.
    (
        "std::fs",
        &["library", "config", "cli", "search/index", "journal/store"],
    ),
    ("std::env", &["cli", "terminal"]),
    ("Instant::now", &["work", "terminal", "cli"]),
    ("SystemTime::now", &["work", "terminal", "cli"]),
];

/// What stands nowhere, and why.
const BANNED: &[(&str, &str)] = &[
    ("todo!", "unfinished work stays out"),
    ("unimplemented!", "unfinished work stays out"),
    ("TODO", "unfinished work stays out"),
    ("FIXME", "unfinished work stays out"),
    ("dbg!", "it is for the desk alone"),
    (
        "allow(",
        "`expect` tells when an exception is not needed any more",
    ),
];

/// The lines a file may have.
const LONGEST: usize = 400;

#[test]
fn every_source_file_keeps_the_house_rules() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    collect(&root.join("src"), &mut files).unwrap();
    assert!(files.iter().any(|file| file.ends_with("src/lib.rs")));
    let mut broken = Vec::new();
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let inside = Path::new(&file).strip_prefix(root).unwrap();
        broken.extend(check(&inside.to_string_lossy().replace('\\', "/"), &text));
    }
    assert!(broken.is_empty(), "\n{}\n", broken.join("\n"));
}

/// Adds the paths of all Rust files below `folder`.
fn collect(folder: &Path, files: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            collect(&path, files)?;
        } else if path.extension().is_some_and(|suffix| suffix == "rs") {
            files.push(path.to_string_lossy().into_owned());
        }
    }
    Ok(())
}

/// The rules that the file at `path`, such as `src/keys/key.rs`, breaks with `text`.
fn check(path: &str, text: &str) -> Vec<String> {
    let mut broken = Vec::new();
    if path.ends_with("/mod.rs") {
        broken.push(format!("{path}: `foo.rs` beside `foo/`, never `mod.rs`"));
    }
    if !text.starts_with("//! ") {
        broken.push(format!(
            "{path}:1: the first line says what the file holds: `//! ...`"
        ));
    }
    let lines = text.lines().count();
    if lines > LONGEST {
        broken.push(format!("{path}: {lines} lines, at most {LONGEST}"));
    }
    let inside = path.strip_prefix("src/").unwrap_or(path);
    let room = inside.split(['/', '.']).next().unwrap_or_default();
    let mut wrong: Vec<(usize, String)> = imports(room, text);
    wrong.extend(doors(inside, text));
    wrong.extend(banned(text));
    wrong.extend(unreasoned(text));
    wrong.extend(out_of_the_room(inside.split('/').count(), text));
    let told = wrong.into_iter();
    let mut told: Vec<(usize, String)> = told.map(|(at, rule)| (line(text, at), rule)).collect();
    told.sort();
    told.dedup();
    let told = told.into_iter();
    broken.extend(told.map(|(line, rule)| format!("{path}:{line}: {rule}")));
    broken
}

/// The line of the byte `at`, counted from 1.
fn line(text: &str, at: usize) -> usize {
    let before = text.bytes().take(at);
    before.filter(|byte| *byte == b'\n').count() + 1
}

/// Where `text` uses rooms that `room` may not use.
fn imports(room: &str, text: &str) -> Vec<(usize, String)> {
    let Some((_, allowed)) = ROOMS.iter().find(|(name, _)| *name == room) else {
        return vec![(0, format!("no room is called `{room}`"))];
    };
    let used = heads(text, "crate")
        .into_iter()
        .chain(heads(text, "frontrow"));
    used.filter(|(_, name)| name != room && !allowed.contains(&name.as_str()))
        .map(|(at, name)| (at, format!("`{room}` may not use `{name}`")))
        .collect()
}

/// Where `text`, which lies in the file `inside` the house, uses what it may not use of the outside.
fn doors(inside: &str, text: &str) -> Vec<(usize, String)> {
    let lies_in = |room: &&str| {
        let rest = inside.strip_prefix(room);
        rest.is_some_and(|rest| rest.starts_with(['/', '.']))
    };
    let closed = DOORS.iter().filter(|(_, rooms)| !rooms.iter().any(lies_in));
    closed
        .flat_map(|(name, rooms)| {
            let used = match name.split_once("::") {
                Some(("std", part)) => named(heads(text, "std"), part),
                Some(_) => words(text, name),
                None => crates(text, name),
            };
            let message = format!("{name} only in {}", rooms.join(", "));
            used.into_iter().map(move |at| (at, message.clone()))
        })
        .collect()
}

/// Where `text` uses the crate `name`, by its path or by that of a crate which passes it on.
fn crates(text: &str, name: &str) -> Vec<usize> {
    let mut used = named(heads(text, "ratatui"), name);
    used.extend(words(text, name).into_iter().filter(|at| {
        let (before, after) = text.split_at(*at);
        after
            .get(name.len()..)
            .is_some_and(|rest| rest.starts_with("::"))
            || before.ends_with("use ")
            || before.ends_with("extern crate ")
    }));
    used
}

/// The places of those called `name`.
fn named(heads: Vec<(usize, String)>, name: &str) -> Vec<usize> {
    let named = heads.into_iter().filter(|(_, head)| head == name);
    named.map(|(at, _)| at).collect()
}

/// Where `text` has what stands nowhere.
fn banned(text: &str) -> Vec<(usize, String)> {
    let told = |word: &str, why: &str| format!("no `{word}`: {why}");
    BANNED
        .iter()
        .flat_map(|(word, why)| {
            words(text, word)
                .into_iter()
                .map(move |at| (at, told(word, why)))
        })
        .collect()
}

/// Where an exception to a lint has no reason.
fn unreasoned(text: &str) -> Vec<(usize, String)> {
    words(text, "expect(")
        .into_iter()
        .filter(|at| {
            let (before, after) = text.split_at(*at);
            let attribute = before.ends_with(['[', ' ', ',']) && !before.ends_with("fn ");
            let inside = after.split(']').next().unwrap_or_default();
            attribute && !inside.contains("reason = \"")
        })
        .map(|at| (at, "an exception gives its reason".to_owned()))
        .collect()
}

/// Where the file of a module `depth` levels below the root of the crate reaches up to the root.
fn out_of_the_room(depth: usize, text: &str) -> Vec<(usize, String)> {
    let tests = text.find("#[cfg(test)]").unwrap_or(text.len());
    let climbs = |at: &usize| {
        let (_, path) = text.split_at(*at);
        let levels = path.split("::").take_while(|name| *name == "super").count();
        levels >= depth + usize::from(*at > tests)
    };
    let message = "write `crate::room`, so that the room is seen";
    let places = words(text, "super::").into_iter().filter(climbs);
    places.map(|at| (at, message.to_owned())).collect()
}

/// Where `text` has `word`, not as the end of a longer one.
fn words(text: &str, word: &str) -> Vec<usize> {
    let whole = |at: &usize| !text.split_at(*at).0.ends_with(is_part_of_a_name);
    let found = text.match_indices(word).map(|(at, _)| at);
    found.filter(whole).collect()
}

/// The names that follow `root::` in `text`, those of a group one by one.
fn heads(text: &str, root: &str) -> Vec<(usize, String)> {
    let mut heads = Vec::new();
    for at in words(text, &format!("{root}::")) {
        let (_, path) = text.split_at(at + root.len() + "::".len());
        let mut depth = 0_usize;
        let mut fresh = true;
        let mut name = String::new();
        for c in path.chars() {
            if (is_part_of_a_name(c) || c == '*') && fresh {
                name.push(c);
                continue;
            }
            if !name.is_empty() {
                heads.push((at, std::mem::take(&mut name)));
                fresh = false;
            }
            match c {
                '{' => depth += 1,
                '}' => depth = depth.saturating_sub(1),
                ',' if depth == 1 => fresh = true,
                _ => {}
            }
            if depth == 0 {
                break;
            }
        }
    }
    heads.retain(|(_, name)| name != "self");
    heads
}

/// Whether `c` can stand in a name.
fn is_part_of_a_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// A file, its text below the first line, and the rules that it breaks.
const EXAMPLES: &[(&str, &str, &[&str])] = &[
    ("src/keys/key.rs", "use crate::command::Command;", &[]),
    ("src/keys.rs", "use crate::keys::Key; use std::fmt;", &[]),
    (
        "src/keys/key.rs",
        "use crate::review::Span;",
        &["2: `keys` may not use `review`"],
    ),
    (
        "src/outline.rs",
        "use crate::{\n    review::{Span, Words},\n    formats, library as l,\n};",
        &[
            "2: `outline` may not use `formats`",
            "2: `outline` may not use `library`",
        ],
    ),
    (
        "src/keys.rs",
        "pub(crate) use crate::*;",
        &["2: `keys` may not use `*`"],
    ),
    (
        "src/review.rs",
        "\n/// Beside [`crate::outline::Outline`].",
        &["3: `review` may not use `outline`"],
    ),
    (
        "src/main.rs",
        "use frontrow::{cli, app::App};",
        &["2: `main` may not use `app`"],
    ),
    ("src/attic/x.rs", "", &["1: no room is called `attic`"]),
    (
        "src/app/x.rs",
        "use crate::ui::draw;",
        &["2: `app` may not use `ui`"],
    ),
    (
        "src/app/x.rs",
        "use ratatui::{crossterm::event, layout::Rect};",
        &[
            "2: crossterm only in terminal",
            "2: ratatui only in ui, terminal",
        ],
    ),
    (
        "src/search.rs",
        "fn f() { textwrap::wrap(); }\nuse textwrap;",
        &["2: textwrap only in typeset", "3: textwrap only in typeset"],
    ),
    (
        "src/search.rs",
        "// As textwrap does, not my_textwrap::wrap.",
        &[],
    ),
    (
        "src/formats/x.rs",
        "use std::{fmt, fs::File};\nstd::env::var();",
        &[
            "2: std::fs only in library, config, cli, search/index, journal/store",
            "3: std::env only in cli, terminal",
        ],
    ),
    ("src/library/x.rs", "use std::{fmt::{self, env}, fs};", &[]),
    (
        "src/library/catalogues.rs",
        "use rusqlite::Connection;",
        &["2: rusqlite only in library/catalogue, journal/store"],
    ),
    ("src/library/catalogue.rs", "use rusqlite::Row;", &[]),
    ("src/library/catalogue/x.rs", "use rusqlite::Row;", &[]),
    (
        "src/app/x.rs",
        "Instant::now()",
        &["2: Instant::now only in work, terminal, cli"],
    ),
    (
        "src/review/mod.rs",
        "",
        &[" `foo.rs` beside `foo/`, never `mod.rs`"],
    ),
    (
        "src/review.rs",
        "dbg!(1); disallow(); #[allow(x)]",
        &[
            "2: no `allow(`: `expect` tells when an exception is not needed any more",
            "2: no `dbg!`: it is for the desk alone",
        ],
    ),
    (
        "src/review.rs",
        "x.expect(1); fn expect() {} #[expect(a, reason = \"b\")] #[expect(a)]",
        &["2: an exception gives its reason"],
    ),
    (
        "src/review.rs",
        "use super::outline;\n#[cfg(test)]\nuse super::*;",
        &["2: write `crate::room`, so that the room is seen"],
    ),
    (
        "src/review/block.rs",
        "use super::Span; use super::super::outline;\n#[cfg(test)]\nuse super::super::Span;",
        &["2: write `crate::room`, so that the room is seen"],
    ),
];

#[test]
fn each_rule_is_seen_to_be_broken() {
    for (path, text, expected) in EXAMPLES {
        let told = check(path, &format!("//! What it holds.\n{text}\n"));
        let start = format!("{path}:");
        let rules = told.iter().map(|rule| rule.strip_prefix(&start));
        let rules: Vec<&str> = rules.map(Option::unwrap_or_default).collect();
        assert_eq!(rules, *expected, "{path}\n{text}");
    }
    let silent = check("src/review.rs", "use std::fmt;\n");
    assert_eq!(silent.len(), 1, "{silent:?}");
    let long = check("src/review.rs", &"//! Line.\n".repeat(401));
    assert_eq!(long, ["src/review.rs: 401 lines, at most 400"]);
}
