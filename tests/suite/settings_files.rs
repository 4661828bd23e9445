//! Files of settings: what is told of wrong ones, and what they change over others. The files are in
//! `tests/configs`; what is expected of each is stored beside it.
#![expect(
    clippy::unwrap_used,
    reason = "a test whose files cannot be read must fail"
)]

use std::fs;
use std::path::{Path, PathBuf};

use frontrow::config::{self, ConfigError, Paint, SHIPPED, Settings, SettingsFile};
use frontrow::formats::sanitise;
use proptest::prelude::*;

/// The files of settings in a folder of `tests/configs`, and that folder.
fn files(folder: &str) -> (Vec<PathBuf>, PathBuf) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/configs")
        .join(folder);
    let entries = fs::read_dir(&folder).unwrap();
    let paths = entries.map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> = paths
        .filter(|path| path.extension().is_some_and(|suffix| suffix == "toml"))
        .collect();
    files.sort();
    assert!(files.len() > 4, "{}", folder.display());
    (files, folder)
}

/// Compares `told` with what is stored beside the file at `path`.
fn assert_stored(path: &Path, folder: &Path, told: &str) {
    let name = path.file_stem().unwrap().to_string_lossy();
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path(folder);
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name.as_ref(), told));
}

/// Loads the file at `path` as the only layer, known by its name alone.
fn load(path: &Path) -> Result<Settings, ConfigError> {
    let name = path.file_name().unwrap().to_string_lossy();
    let read = SettingsFile::read(path).and_then(|file| config::load(&[file]));
    read.map_err(|mut error| {
        for mistake in &mut error.mistakes {
            mistake.file = name.to_string();
        }
        error
    })
}

#[test]
fn each_mistake_is_shown_at_its_place() {
    let (files, folder) = files("invalid");
    for path in files {
        let Err(error) = load(&path) else {
            panic!("nothing is told of {}", path.display());
        };
        let told = error.to_string();
        assert_eq!(sanitise::text(told.clone()).text, told);
        assert_stored(&path, &folder, &told);
    }
}

/// The lines of `shown` that a file has changed, below their tables.
fn changed(shown: &str) -> String {
    let mut table = "";
    let mut changed = Vec::new();
    for line in shown.lines() {
        if line.starts_with('[') {
            table = line;
        } else if line.contains("  # ") {
            changed.extend((!table.is_empty()).then_some(table));
            changed.push(line);
            table = "";
        }
    }
    changed.join("\n")
}

#[test]
fn what_a_file_changes_is_in_force_and_can_be_shown() {
    let (files, folder) = files("valid");
    for path in files {
        let file = SettingsFile::new("own", &fs::read_to_string(&path).unwrap());
        let layers = std::slice::from_ref(&file);
        let shown = config::show(layers).unwrap_or_else(|error| panic!("{error}"));
        assert_stored(&path, &folder, &changed(&shown));
        // What is shown is a file that gives the same settings.
        let again = SettingsFile::new("shown", &shown);
        let settings = config::load(layers).unwrap();
        assert_eq!(config::load(&[again]), Ok(settings), "{shown}");
        assert_eq!(sanitise::text(shown.clone()).text, shown);
    }
}

/// Files of settings, each over those before it: name and text.
type Layers<'a> = &'a [(&'a str, &'a str)];

/// What `layers` change, shown.
fn shown(layers: Layers<'_>) -> Result<String, ConfigError> {
    let files = layers
        .iter()
        .map(|(name, text)| SettingsFile::new(name, text));
    config::show(&files.collect::<Vec<_>>()).map(|shown| changed(&shown))
}

const OWN: &str = "\
[text]
measure = 60
overlap = 1
[keys]
half-page-down = \"x\"
find = [\"F3\", \"/\"]
[theme.terminal]
mark = \"red\"
[theme.dusk]
title = \"italic\"
";

const FOLDER: &str = "\
[text]
measure = 50
[screen]
theme = \"dusk\"
[keys]
help = [\"x\", \"F3 F3\"]
[theme.dusk]
heading = \"blue\"
";

#[test]
fn layers_lie_over_each_other_setting_by_setting() {
    let shown = shown(&[("own", OWN), ("folder", FOLDER)]).unwrap();
    for line in [
        "measure = 50  # folder",
        "overlap = 1  # own",
        "theme = \"dusk\"  # folder",
        // Its only key was taken by a higher layer; so was one of two that begins another.
        "half-page-down = []  # folder",
        "find = \"/\"  # folder",
        "help = [\"x\", \"F3 F3\"]  # folder",
        "mark = \"red\"  # own",
        "title = \"italic\"  # own",
        "heading = \"blue\"  # folder",
    ] {
        assert!(shown.lines().any(|shown| shown == line), "{line}\n{shown}");
    }
    let dusk = shown.split("[theme.dusk]").nth(1).unwrap();
    assert!(dusk.contains("mark = \"red\"  # own"), "{dusk}");
    assert_eq!(
        self::shown(&[("own", SHIPPED), ("folder", SHIPPED)]),
        Ok(String::new())
    );
}

#[test]
fn each_layer_is_judged_by_those_below_it() {
    // What is wrong in one file may not be in another.
    let least = "[panes]\nlibrary_least = 60\n";
    let most = "[panes]\nlibrary_most = 70\n";
    let chosen = "[screen]\ntheme = \"dusk\"\n";
    let expected: [(Layers<'_>, &[(&str, usize)]); 6] = [
        (&[("own", least)], &[("own", 2)]),
        (&[("own", most), ("folder", least)], &[]),
        (&[("own", least), ("folder", most)], &[("own", 2)]),
        (&[("own", chosen), ("folder", FOLDER)], &[("own", 2)]),
        (&[("own", OWN), ("folder", chosen)], &[]),
        (
            &[("own", "[x]\n[y]\n"), ("folder", "\n\nz = 1")],
            &[("own", 1), ("own", 2), ("folder", 3)],
        ),
    ];
    for (layers, expected) in expected {
        let mistakes = shown(layers).map_or_else(|error| error.mistakes, |_| Vec::new());
        let told: Vec<(&str, usize)> = mistakes
            .iter()
            .map(|mistake| {
                let line = mistake.place.as_ref().map_or(0, |place| place.line);
                (mistake.file.as_str(), line)
            })
            .collect();
        assert_eq!(told, expected, "{layers:?}");
    }
}

#[test]
fn a_folder_does_not_choose_the_library() {
    let load = |own: &str, folder: &str| {
        let folder = SettingsFile::new("./config.toml", folder).of_folder();
        config::load(&[SettingsFile::new("own", own), folder])
    };
    let paths = "[library]\npaths = \"/srv\"\n";
    let error = load("", paths).unwrap_err();
    let told = "\
error: a folder of reviews cannot set `paths`: it is opened itself
 --> ./config.toml:2:9
  |
2 | paths = \"/srv\"
  |         ^^^^^^ write it in your own settings";
    assert_eq!(error.to_string(), told);
    assert!(load("", "[library]\npaths = []\n").is_ok());
    // What runs programs is the reader's word.
    let (auto, terminal) = (
        "[screen]\nclipboard = \"auto\"\n",
        "[screen]\nclipboard = \"terminal\"\n",
    );
    let told = load(terminal, auto).unwrap_err().to_string();
    assert!(
        told.contains("cannot have programs run for the clipboard"),
        "{told}"
    );
    for (own, folder) in [("", auto), ("", terminal), (auto, auto)] {
        assert!(load(own, folder).is_ok());
    }
    assert_eq!(load("", SHIPPED), config::shipped());
}

#[test]
fn a_message_is_short_whatever_it_quotes() {
    let long = "x".repeat(100_000);
    let text = format!("[text]\n{long} = 1\n[keys]\nquit = \"{long}\"\n");
    let file = SettingsFile::new("own", &text);
    let told = config::load(&[file]).unwrap_err().to_string();
    assert!(
        told.lines().all(|line| line.chars().count() < 600),
        "{told}"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// A piece of the shipped settings is replaced by anything.
    #[test]
    fn nothing_that_is_written_brings_the_program_down(
        at in 0..SHIPPED.len(),
        length in 0..40_usize,
        piece in prop_oneof![
            "\\PC{0,20}",
            "[\"\\[\\]=\\.#,{}\n\r\t 0-9a-z\u{1b}\u{202e}\u{200d}é🎬\\\\-]{0,30}",
        ],
    ) {
        let end = (at + length).min(SHIPPED.len());
        let (before, after) = (SHIPPED.get(..at), SHIPPED.get(end..));
        let text = [before.unwrap_or_default(), &piece, after.unwrap_or_default()].concat();
        match config::load(&[SettingsFile::new("own", &text)]) {
            Ok(_) => prop_assert!(config::show(&[SettingsFile::new("own", &text)]).is_ok()),
            Err(error) => {
                let told = error.rendered(Paint::Plain);
                prop_assert!(!error.mistakes.is_empty());
                prop_assert_eq!(&sanitise::text(told.clone()).text, &told);
                let coloured = error.rendered(Paint::Colours);
                prop_assert!(coloured.len() > told.len());
            }
        }
    }
}
