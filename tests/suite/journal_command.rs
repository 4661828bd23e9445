//! `frontrow journal`: it is carried from one machine to another, and nothing is lost or comes twice.

use super::commands::{run, run_with};
use super::quotes_command::{highlight, journal, key, library, note, put, store};
use frontrow::journal::{Ink, Moment, Slot};
use std::fs;
use tempfile::tempdir;

#[test]
fn what_is_exported_and_imported_is_quoted_the_same() {
    let from = library();
    let quoted = run(&from, &["quotes"]).unwrap();
    let exported = run(&from, &["journal", "export"]).unwrap();
    assert_eq!((exported.code, exported.err.as_str()), (Some(0), ""));
    assert_eq!(run(&from, &["journal", "export"]).unwrap(), exported);

    let to = tempdir().unwrap();
    let lines = exported.out.as_bytes();
    let import = ["journal", "import", "-"];
    let told = run_with(to.path(), &import, lines).unwrap();
    let expected = "frontrow: standard input: 2 reviews; 7 added, 0 replaced, 0 the same\n";
    assert_eq!((told.code, told.err.as_str()), (Some(0), expected));
    assert_eq!(run(&to, &["quotes"]).unwrap(), quoted);
    assert_eq!(run(&to, &["journal", "export"]).unwrap(), exported);

    let told = run_with(to.path(), &import, lines).unwrap();
    let expected = "frontrow: standard input: 2 reviews; 0 added, 0 replaced, 7 the same\n";
    assert_eq!((told.code, told.err.as_str()), (Some(0), expected));
    assert_eq!(run(&to, &["quotes"]).unwrap(), quoted);
}

#[test]
fn a_file_that_is_there_is_written_over_only_with_force() {
    let folder = library();
    let at = |path: &str| folder.path().join(path);
    let table: [(&[&str], Option<i32>, &str); 5] = [
        (
            &["export", "out.jsonl"],
            Some(0),
            "the journal is written out to out.jsonl",
        ),
        (
            &["export", "out.jsonl"],
            Some(2),
            "out.jsonl is there already: name another file",
        ),
        (
            &["export", "films/salt.txt"],
            Some(2),
            "films/salt.txt is there already",
        ),
        (
            &["export", "--force", "out.jsonl"],
            Some(0),
            "the journal is written out to out.jsonl",
        ),
        (
            &["export", "--force", ".state/frontrow/journal.sqlite"],
            Some(2),
            "is the journal itself: name another file",
        ),
    ];
    for (arguments, code, told) in table {
        let arguments = [&["journal"], arguments].concat();
        let ended = run(&folder, &arguments).unwrap();
        assert_eq!(
            (ended.code, ended.out.as_str()),
            (code, ""),
            "{arguments:?}: {}",
            ended.err
        );
        assert!(ended.err.contains(told), "{arguments:?}: {}", ended.err);
    }
    let exported = run(&folder, &["journal", "export"]).unwrap();
    assert_eq!(fs::read_to_string(at("out.jsonl")).unwrap(), exported.out);
    assert_eq!(
        fs::read_to_string(at("films/salt.txt")).unwrap(),
        "Salt, and more salt.\n"
    );
}

#[cfg(unix)]
#[test]
fn what_is_written_over_is_left_as_it_is_for_all_others() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let folder = library();
    let at = |path: &str| folder.path().join(path);
    let exported = run(&folder, &["journal", "export"]).unwrap().out;
    fs::create_dir(at("out")).unwrap();
    fs::write(at("out/old.jsonl"), "Old.").unwrap();
    fs::set_permissions(at("out/old.jsonl"), PermissionsExt::from_mode(0o644)).unwrap();
    fs::hard_link(at("out/old.jsonl"), at("held")).unwrap();
    fs::write(at("mine.txt"), "Mine.").unwrap();
    symlink(at("mine.txt"), at("out/link")).unwrap();
    for name in ["out/old.jsonl", "out/link", "out/new.jsonl"] {
        let export = ["journal", "export", "--force", name];
        assert_eq!(run(&folder, &export).unwrap().code, Some(0));
        assert_eq!(fs::read_to_string(at(name)).unwrap(), exported);
        let seen = fs::symlink_metadata(at(name)).unwrap();
        assert_eq!(seen.permissions().mode() & 0o7777, 0o600, "{name}");
    }
    assert_eq!(fs::read_to_string(at("held")).unwrap(), "Old.");
    assert_eq!(fs::read_to_string(at("mine.txt")).unwrap(), "Mine.");
    assert_eq!(fs::read_dir(at("out")).unwrap().count(), 3);
}

#[test]
fn what_is_no_journal_changes_nothing() {
    let folder = library();
    let at = |path: &str| folder.path().join(path);
    let exported = run(&folder, &["journal", "export"]).unwrap();
    let half = exported.out.lines().next().unwrap().to_owned() + "\n{\"review\": 1}\nwhat?\n";
    fs::write(at("half.jsonl"), half).unwrap();
    fs::write(at("empty.jsonl"), "").unwrap();
    let table = [
        ("films/salt.txt", Some(3), "films/salt.txt: line 1: "),
        (
            "films/salt.txt",
            Some(3),
            "this is no journal that frontrow has exported",
        ),
        ("empty.jsonl", Some(3), "there is nothing in it"),
        ("gone.jsonl", Some(3), "gone.jsonl: "),
        ("half.jsonl", Some(3), "half.jsonl:2: not imported: "),
        ("half.jsonl", Some(3), "half.jsonl:3: not imported: "),
        (
            "half.jsonl",
            Some(3),
            "half.jsonl: 0 reviews; 0 added, 0 replaced, 0 the same",
        ),
    ];
    for (file, code, told) in table {
        let ended = run(&folder, &["journal", "import", file]).unwrap();
        assert_eq!(
            (ended.code, ended.out.as_str()),
            (code, ""),
            "{file}: {}",
            ended.err
        );
        assert!(ended.err.contains(told), "{file}: {}", ended.err);
    }
    assert_eq!(run(&folder, &["journal", "export"]).unwrap(), exported);
}

#[test]
fn two_machines_come_to_the_same() {
    let (one, other) = (library(), tempdir().unwrap());
    let export = ["journal", "export", "out.jsonl", "--force"];
    assert_eq!(run(&one, &export).unwrap().code, Some(0));
    let carried = one.path().join("out.jsonl");
    let import = ["journal", "import", carried.to_str().unwrap()];
    assert_eq!(run(&other, &import).unwrap().code, Some(0));
    // Each goes on by itself, then both are brought together.
    for (folder, words, about) in [(&one, "Salt, and", 20), (&other, "more salt", 21)] {
        let mut store = store(folder.path());
        let all = store.everything().unwrap();
        let salt = &all
            .iter()
            .find(|(known, _)| known.citation.title == "Salt")
            .unwrap()
            .0;
        let changes = [
            (
                Slot::Highlight(key(about)),
                highlight("Salt, and more salt.\n", words, None, Ink::Blue),
            ),
            (Slot::Note(key(about + 10)), note(Some(key(about)), words)),
        ];
        store
            .keep(salt, &put(changes), Moment(1_795_500_000_000))
            .unwrap();
    }
    for (from, to) in [(&one, &other), (&other, &one)] {
        assert_eq!(run(from, &export).unwrap().code, Some(0));
        let carried = from.path().join("out.jsonl");
        let import = ["journal", "import", carried.to_str().unwrap()];
        assert_eq!(run(to, &import).unwrap().code, Some(0));
    }
    let [one, other] = [&one, &other].map(|folder| run(folder, &["quotes"]).unwrap().out);
    assert_eq!(one, other);
    for words in ["> Salt, and\n", "> more salt\n"] {
        assert_eq!(one.matches(words).count(), 1, "{one}");
    }
}

#[test]
fn the_journal_is_where_it_is_said_to_be() {
    let folder = library();
    let path = run(&folder, &["journal", "path"]).unwrap();
    let own = journal(folder.path());
    assert_eq!(
        (path.code, path.out.as_str()),
        (Some(0), &*format!("{}\n", own.display()))
    );
    let named = ["journal", "path", "--journal", "other.sqlite"];
    assert_eq!(run(&folder, &named).unwrap().out, "other.sqlite\n");
    // A journal that was named is read in the place of the own one, and made only by what keeps.
    let named = ["--journal", "other.sqlite", "journal", "export"];
    assert_eq!(run(&folder, &named).unwrap().code, Some(3));
    assert!(!folder.path().join("other.sqlite").exists());
    let exported = run(&folder, &["journal", "export"]).unwrap().out;
    let import = ["journal", "import", "-", "--journal", "other.sqlite"];
    assert_eq!(
        run_with(folder.path(), &import, exported.as_bytes())
            .unwrap()
            .code,
        Some(0)
    );
    assert_eq!(run(&folder, &named).unwrap().out, exported);
    let both = ["--no-journal", "--journal", "other.sqlite", "quotes"];
    assert_eq!(run(&folder, &both).unwrap().code, Some(2));
}

#[test]
fn a_damaged_journal_is_recovered_by_what_reads_it() {
    for arguments in [
        &["quotes"][..],
        &["journal", "export"],
        &["journal", "import", "-"],
    ] {
        let folder = library();
        let quoted = run(&folder, &["quotes"]).unwrap();
        let file = journal(folder.path());
        let mut bytes = fs::read(&file).unwrap();
        let words = b"See it again.";
        let at = bytes.windows(words.len()).position(|part| part == words);
        bytes[at.unwrap()] = b's';
        fs::write(&file, bytes).unwrap();
        let header = br#"{"journal":"frontrow","version":1}"#;
        let ended = run_with(folder.path(), arguments, header).unwrap();
        assert_eq!(ended.code, Some(0), "{arguments:?}: {}", ended.err);
        assert!(
            ended.err.contains("The journal was damaged: "),
            "{}",
            ended.err
        );
        let again = run(&folder, &["quotes"]).unwrap();
        assert_eq!(again.err, "");
        let lines = |out: &str| out.lines().filter(|line| line.starts_with('>')).count();
        assert_eq!(lines(&again.out), lines(&quoted.out), "{}", again.out);
        assert!(
            !again.out.to_lowercase().contains("see it again"),
            "{}",
            again.out
        );
    }
}
