//! Files of settings and the real program: where they are read, and how it ends on wrong ones.
#![expect(
    clippy::unwrap_used,
    reason = "a test whose program cannot be run must fail"
)]

use std::fs;
use std::process::Command;

use tempfile::TempDir;

/// A folder with `files`, which is also where the settings of the reader lie: in `own`.
fn folder(files: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for (path, text) in files {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// Runs the program in `folder`: its exit code, and what it prints to either output.
fn run(folder: &TempDir, arguments: &[&str]) -> (i32, String, String) {
    let ended = Command::new(env!("CARGO_BIN_EXE_frontrow"))
        .args(arguments)
        .current_dir(folder.path())
        .env("XDG_CONFIG_HOME", folder.path().join("own"))
        .output()
        .unwrap();
    let text = |bytes: &[u8]| {
        let text = String::from_utf8_lossy(bytes);
        text.replace(&folder.path().display().to_string(), "HERE")
    };
    (
        ended.status.code().unwrap(),
        text(&ended.stdout),
        text(&ended.stderr),
    )
}

const REVIEW: &str = "The film begins in the rain.\n\nIt never stops.\n";
const OWN: &str = "own/frontrow/config.toml";

/// The files found by a list, which are told apart by their endings.
fn listed(folder: &TempDir, arguments: &[&str]) -> String {
    let (code, out, err) = run(folder, arguments);
    assert_eq!((code, err.as_str()), (0, ""), "{arguments:?}");
    let paths = out.lines().filter_map(|line| line.rsplit("  ").next());
    paths.collect::<Vec<_>>().join(" ")
}

#[test]
fn settings_come_from_the_reader_and_from_the_folder_that_is_opened() {
    let folder = folder(&[
        ("reviews/a.own", REVIEW),
        ("reviews/a.here", REVIEW),
        ("reviews/a.txt", REVIEW),
        ("reviews/a.given", REVIEW),
        (OWN, "[library]\nsuffixes = \"own\"\n"),
        ("config.toml", "[library]\nsuffixes = \"here\"\n"),
        ("given.toml", "[library]\nsuffixes = \"given\"\n"),
        ("empty.toml", ""),
    ]);
    let expected: [(&[&str], &str); 9] = [
        (&["list"], "reviews/a.here"),
        // A library that was named keeps out the settings that lie here.
        (&["list", "reviews"], "reviews/a.own"),
        (&["list", "--config", "given.toml"], "reviews/a.given"),
        (&["--config", "given.toml", "list"], "reviews/a.given"),
        (
            &["--config=given.toml", "list", "reviews"],
            "reviews/a.given",
        ),
        (
            &["list", "reviews", "--config", "given.toml"],
            "reviews/a.given",
        ),
        // One that was named lies over the shipped settings alone.
        (&["--config", "empty.toml", "list"], "reviews/a.txt"),
        (&["--config", "/dev/null", "list"], "reviews/a.txt"),
        (
            &["--config", "given.toml", "list", "config.toml"],
            "config.toml",
        ),
    ];
    for (arguments, paths) in expected {
        if cfg!(unix) || !arguments.contains(&"/dev/null") {
            assert_eq!(listed(&folder, arguments), paths, "{arguments:?}");
        }
    }
    fs::remove_file(folder.path().join("config.toml")).unwrap();
    assert_eq!(listed(&folder, &["list"]), "reviews/a.own");
    fs::remove_dir_all(folder.path().join("own")).unwrap();
    assert_eq!(listed(&folder, &["list"]), "reviews/a.txt");
}

#[test]
fn the_settings_say_what_is_opened_when_nothing_is_named() {
    let folder = folder(&[
        ("home/films/a.txt", REVIEW),
        ("reviews/b.txt", REVIEW),
        // It is not read, as its folder is not opened.
        ("config.toml", "wrong"),
        (OWN, "[library]\npaths = [\"~/films\"]\n"),
        ("none.toml", ""),
    ]);
    let run = |arguments: &[&str]| {
        let home = folder.path().join("home");
        let mut command = Command::new(env!("CARGO_BIN_EXE_frontrow"));
        command.args(arguments).current_dir(folder.path());
        command.env("HOME", home);
        command.env("XDG_CONFIG_HOME", folder.path().join("own"));
        let ended = command.output().unwrap();
        let out = String::from_utf8(ended.stdout).unwrap();
        assert_eq!(ended.status.code(), Some(0), "{arguments:?}");
        out
    };
    assert!(run(&["list"]).contains("home/films/a.txt"));
    assert_eq!(run(&["list", "reviews"]).matches("b.txt").count(), 1);
    assert_eq!(run(&["config", "--path"]).lines().count(), 1);
    fs::write(folder.path().join("config.toml"), "").unwrap();
    assert!(run(&["--config", "none.toml", "list"]).contains("reviews/b.txt"));
    fs::remove_file(folder.path().join(OWN)).unwrap();
    assert!(run(&["list"]).contains("reviews/b.txt"));
}

#[test]
fn the_other_commands_use_the_settings_too() {
    let folder = folder(&[
        ("films/a.own", REVIEW),
        ("films/a.txt", REVIEW),
        ("own.toml", "[library]\nsuffixes = \"own\"\n"),
    ]);
    for command in [&["show"][..], &["outline"], &["list"], &[]] {
        let before = [&["--config", "own.toml"], command, &["films"]].concat();
        let after = [command, &["films", "--config", "own.toml"]].concat();
        for arguments in [before, after] {
            let (code, out, err) = run(&folder, &arguments);
            assert_eq!((code, err.as_str()), (0, ""), "{arguments:?}");
            assert!(
                !out.contains("a.txt") && !out.is_empty(),
                "{arguments:?}: {out}"
            );
        }
    }
}

#[test]
fn wrong_settings_end_every_command_with_what_is_wrong() {
    let folder = folder(&[
        ("reviews/a.txt", REVIEW),
        (OWN, "[text]\nmesure = 60\n"),
        ("config.toml", "[text]\nmeasure = 1\n"),
        ("bad.toml", "[keys]\nhalp = \"j\"\nquit = 5\n"),
    ]);
    let own = "\
error: `[text]` has no setting `mesure`
 --> HERE/own/frontrow/config.toml:2:1
  |
2 | mesure = 60
  | ^^^^^^ did you mean `measure`?
";
    let here = "\
error: `measure` is 1, which is out of its range
 --> ./config.toml:2:11
  |
2 | measure = 1
  |           ^ from 20 to 200
";
    let bad = "\
error: no command is called `halp`
 --> bad.toml:2:1
  |
2 | halp = \"j\"
  | ^^^^ did you mean `help`?

error: `quit` must be a text in quotes, or a list of them
 --> bad.toml:3:8
  |
3 | quit = 5
  |        ^ this is a whole number
";
    let both = format!("{own}\n{here}");
    let missing = "error: none.toml: there is no such file or folder";
    let expected: [(&[&str], &str); 10] = [
        (&[], &both),
        (&["list"], &both),
        (&["show", "reviews"], own),
        (&["config", "--check"], &both),
        (&["config", "--show"], &both),
        (&["outline", "--config", "bad.toml"], bad),
        (&["config", "--check", "bad.toml"], bad),
        (&["--config", "bad.toml", "config", "--check"], bad),
        (&["--config", "none.toml", "list"], missing),
        (&["config", "--check", "none.toml"], missing),
    ];
    for (arguments, told) in expected {
        let (code, out, err) = run(&folder, arguments);
        assert_eq!((code, out.as_str()), (2, ""), "{arguments:?}");
        assert!(err.starts_with(told), "{arguments:?}: {err}");
        assert!(told == missing || err == told, "{arguments:?}: {err}");
    }
    // A named file of settings keeps all others out.
    assert_eq!(run(&folder, &["--config", "/dev/null", "list"]).0, 0);
}

#[test]
fn the_settings_are_checked_and_found_right() {
    let folder = folder(&[
        ("good.toml", "[text]\nmeasure = 60\n"),
        ("reviews/a.txt", ""),
    ]);
    let nothing =
        "there is no file of settings; those that frontrow is shipped with are in force\n";
    let check = |arguments: &[&str]| run(&folder, arguments);
    let expected: [(&[&str], &str); 3] = [
        (&["config", "--check"], nothing),
        (&["config", "--check", "good.toml"], "good.toml: right\n"),
        (
            &["config", "--check", "--config", "good.toml"],
            "good.toml: right\n",
        ),
    ];
    for (arguments, told) in expected {
        assert_eq!(
            check(arguments),
            (0, told.to_owned(), String::new()),
            "{arguments:?}"
        );
    }
    fs::rename(
        folder.path().join("good.toml"),
        folder.path().join("config.toml"),
    )
    .unwrap();
    assert_eq!(check(&["config", "--check"]).1, "./config.toml: right\n");
    let (code, _, err) = check(&["config"]);
    assert!(code == 2 && err.contains("--check"), "{err}");
}

#[test]
fn the_places_of_the_settings_are_told() {
    let folder = folder(&[("reviews/a.txt", ""), ("config.toml", "")]);
    let path = |arguments: &[&str]| run(&folder, arguments);
    let own = "HERE/own/frontrow/config.toml";
    let told = format!("{own}: not there\n./config.toml: read\n");
    assert_eq!(path(&["config", "--path"]), (0, told, String::new()));
    let told = "config.toml: read\n".to_owned();
    assert_eq!(
        path(&["--config", "config.toml", "config", "--path"]),
        (0, told, String::new())
    );
    fs::create_dir_all(folder.path().join(OWN)).unwrap();
    fs::remove_dir_all(folder.path().join("reviews")).unwrap();
    let told = format!("{own}: cannot be read; `frontrow config --check` says why\n");
    assert_eq!(path(&["config", "--path"]), (0, told, String::new()));
    let (code, _, err) = path(&["list"]);
    assert_eq!(err, format!("error: {own}: it is no regular file\n"));
    assert_eq!(code, 2);
}

#[test]
fn what_is_shown_is_a_file_of_settings() {
    let folder = folder(&[
        ("reviews/a.txt", ""),
        (OWN, "[text]\nmeasure = 60\n[theme.dusk]\ntext = \"red\"\n"),
        ("config.toml", "[keys]\nquit = \"j\"\n"),
    ]);
    let (code, shown, err) = run(&folder, &["config", "--show"]);
    assert_eq!((code, err.as_str()), (0, ""));
    for line in [
        "measure = 60  # HERE/own/frontrow/config.toml",
        "quit = \"j\"  # ./config.toml",
        "line-down = \"Down\"  # ./config.toml",
        "line-up = [\"k\", \"Up\"]",
        "[theme.dusk]",
    ] {
        assert!(shown.lines().any(|shown| shown == line), "{line}\n{shown}");
    }
    fs::write(folder.path().join("shown.toml"), &shown).unwrap();
    let (code, again, _) = run(&folder, &["config", "--show", "--config", "shown.toml"]);
    let bare = |shown: &str| -> Vec<String> {
        let lines = shown.lines();
        lines
            .map(|line| line.split("  # ").next().unwrap_or_default().to_owned())
            .collect()
    };
    assert_eq!(code, 0);
    assert_eq!(bare(&again), bare(&shown));
}

#[test]
#[cfg(unix)]
fn a_link_that_leads_nowhere_is_no_missing_file() {
    let folder = folder(&[("own/frontrow/x", "")]);
    std::os::unix::fs::symlink("gone.toml", folder.path().join(OWN)).unwrap();
    let (code, _, err) = run(&folder, &["list"]);
    assert_eq!(code, 2, "{err}");
    assert!(err.contains("frontrow/config.toml: it is a link"), "{err}");
}

#[test]
fn a_command_stands_before_the_paths() {
    let folder = folder(&[("a.txt", REVIEW)]);
    let (code, out, err) = run(&folder, &["a.txt", "--config", "/dev/null", "list"]);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("./list"), "{err}");
}
