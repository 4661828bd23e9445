//! Keeping the library: what becomes known of files that come, change and go.

mod index;
mod memory;
mod shelf;

use super::session::shipped;
use frontrow::app::Event;
use frontrow::library::{Change, Digest, Source};
use frontrow::work::{self, Control};

pub(crate) use shelf::Kept as KeptLibrary;
use shelf::{Kept, fresh};
use std::fs;
use std::io;
use std::ops::ControlFlow;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use tempfile::TempDir;

/// A text of its own for each number.
fn text(number: usize) -> String {
    format!("Film {number}\n\nPlot\n\nIt goes on for {number} minutes.\n")
}

/// So many records, one a line.
fn records(count: usize) -> String {
    let line =
        |number| format!("{{\"title\": \"R{number}\", \"text\": \"It is film {number}.\"}}\n");
    (1..=count).map(line).collect()
}

/// What is told of `roots` that are read once.
fn told(roots: &[PathBuf]) -> Vec<Change> {
    let mut told = Vec::new();
    work::gather(roots, &shipped(), &Arc::default(), &mut |event| {
        if let Event::Library(change) = event {
            told.push(change);
        }
        ControlFlow::Continue(())
    });
    told
}

/// A change in short: what it is, and of how many.
fn short(change: &Change) -> String {
    match change {
        Change::Found(found) => format!("found {}", found.len()),
        Change::Seen(seen) => format!("seen {}", seen.len()),
        Change::Gone(gone) => format!("gone {}", gone.len()),
        Change::Several(_) => "several".to_owned(),
        Change::Shortened(_, count) => format!("shortened {count}"),
        Change::Renamed(moved) => format!("renamed {}", moved.len()),
        Change::Walked => "walked".to_owned(),
        Change::Progress(_) => "progress".to_owned(),
        Change::Settled => "settled".to_owned(),
        Change::Index(_) => "index".to_owned(),
    }
}

/// The changes in short, without reports of progress, which take their time, and without the index.
fn in_short(told: &[Change]) -> Vec<String> {
    let told = told
        .iter()
        .filter(|change| !matches!(change, Change::Progress(_) | Change::Index(_)));
    told.map(short).collect()
}

#[test]
fn files_are_found_first_and_then_read() {
    let folder = TempDir::new().unwrap();
    for number in 0..40 {
        fs::write(folder.path().join(format!("{number}.txt")), text(number)).unwrap();
    }
    let told = told(&[folder.path().to_owned()]);
    let expected = [
        "found 16", "found 24", "walked", "seen 16", "seen 24", "settled",
    ];
    assert_eq!(in_short(&told), expected);
    for change in &told {
        if let Change::Seen(seen) = change {
            assert!(seen.iter().all(|(_, digest)| digest.is_complete()));
        }
    }
}

#[test]
fn of_a_file_of_records_the_first_are_told_at_once_and_then_all() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("r.jsonl");
    fs::write(&path, records(100)).unwrap();
    for root in [folder.path().to_owned(), path.clone()] {
        let told = told(&[root]);
        let expected = ["seen 16", "walked", "seen 32", "seen 52", "settled"];
        assert_eq!(in_short(&told), expected);
        let mut numbers = Vec::new();
        for change in told {
            if let Change::Seen(seen) = change {
                numbers.extend(seen.into_iter().filter_map(|(source, _)| match source {
                    Source::Record(_, place) => Some(place.record),
                    Source::File(_) | Source::StandardInput | Source::Sample(_) => None,
                }));
            }
        }
        assert_eq!(numbers, (1..=100).collect::<Vec<_>>());
    }
}

#[test]
fn what_is_told_is_what_is_there() {
    type Row<'a> = (&'a [(&'a str, String)], &'a [&'a str]);
    let table: [Row<'_>; 5] = [
        (
            &[("a.txt", text(1))],
            &["found 1", "walked", "seen 1", "settled"],
        ),
        (
            &[("a.txt", records(3))],
            &["found 1", "walked", "several", "seen 3", "settled"],
        ),
        (
            &[("a.jsonl", String::new())],
            &["seen 1", "walked", "settled"],
        ),
        (
            &[("a.jsonl", "\0\0".to_owned())],
            &["seen 1", "walked", "settled"],
        ),
        (&[], &["walked", "settled"]),
    ];
    for (files, expected) in table {
        let folder = TempDir::new().unwrap();
        for (name, text) in files {
            fs::write(folder.path().join(name), text).unwrap();
        }
        assert_eq!(
            in_short(&told(&[folder.path().to_owned()])),
            expected,
            "{files:?}"
        );
    }
}

#[test]
fn samples_and_single_files_are_told_as_they_are_given() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("one.log"), text(1)).unwrap();
    fs::write(at("two.log"), text(2)).unwrap();
    fs::write(at("many.log"), records(2)).unwrap();
    let samples = in_short(&told(&[]));
    assert_eq!(samples, ["found 14", "walked", "seen 14", "settled"]);
    // The one review there is will be read when it is opened.
    assert_eq!(
        in_short(&told(&[at("one.log")])),
        ["found 1", "walked", "settled"]
    );
    let two = in_short(&told(&[at("one.log"), at("two.log")]));
    assert_eq!(two, ["found 2", "walked", "seen 2", "settled"]);
    let many = in_short(&told(&[at("many.log")]));
    assert_eq!(many, ["found 1", "walked", "several", "seen 2", "settled"]);
    // Standard input can be read once, and is when it is opened.
    let piped = in_short(&told(&["-".into(), "sample:halcyon-reach".into()]));
    assert_eq!(piped, ["found 2", "walked", "seen 1", "settled"]);
    assert_eq!(
        in_short(&told(&[at("none")])),
        ["found 1", "walked", "settled"]
    );
}

#[test]
fn reading_that_was_cancelled_goes_on_where_it_was() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("r.jsonl"), records(5000)).unwrap();
    let control = Arc::new(Control::default());
    let own = Arc::clone(&control);
    let mut library = Kept::new(&[folder.path().to_owned()], None, control, move |change| {
        if matches!(change, Change::Walked) {
            own.cancel();
        }
    });
    library.wait_until("it was cancelled", |kept| kept.walked == 1);
    let before = library.entries().len();
    assert!((16..5000).contains(&before), "{before}");
    library.control.resume();
    library.wait_until("all is read", |kept| kept.settled == 1);
    assert_eq!(library.entries(), &fresh(&[folder.path().to_owned()]));
    // None was read twice.
    assert_eq!(library.seen, 5000);
}

/// Something done below a root.
type Step = (&'static str, fn(&Path) -> io::Result<()>);

const STEPS: &[Step] = &[
    ("a new file", |at| fs::write(at.join("new.txt"), text(2))),
    ("a written one", |at| fs::write(at.join("a.txt"), text(3))),
    ("one removed", |at| fs::remove_file(at.join("new.txt"))),
    ("one renamed", |at| {
        fs::rename(at.join("a.txt"), at.join("c.txt"))
    }),
    ("a folder renamed", |at| {
        fs::rename(at.join("deep"), at.join("flat"))
    }),
    ("one in it", |at| {
        fs::write(at.join("flat/er/b.md"), "# New\n\nIt was.\n")
    }),
    ("a link mended", |at| {
        fs::remove_file(at.join("link.md"))?;
        symlink("flat/er/b.md", at.join("link.md"))
    }),
    ("what it leads to", |at| {
        fs::write(at.join("flat/er/b.md"), "# Again\n\nOh.\n")
    }),
    ("records that grow", |at| {
        fs::write(at.join("r.jsonl"), records(50))
    }),
    ("records that shrink", |at| {
        fs::write(at.join("r.jsonl"), records(7))
    }),
    ("records no more", |at| fs::write(at.join("r.jsonl"), "")),
    ("records again", |at| {
        fs::write(at.join("r.jsonl"), records(3))
    }),
    ("a text of records", |at| {
        fs::write(at.join("c.txt"), records(4))
    }),
    ("a text again", |at| fs::write(at.join("c.txt"), text(4))),
    ("one hidden", |at| {
        fs::rename(at.join("c.txt"), at.join(".c.txt"))
    }),
    ("new folders", |at| {
        fs::create_dir_all(at.join("x/y/z"))?;
        fs::write(at.join("x/y/z/deep.txt"), text(9))
    }),
    ("one in the deepest", |at| {
        fs::write(at.join("x/y/z/more.txt"), text(8))
    }),
    ("a folder removed", |at| fs::remove_dir_all(at.join("x"))),
    ("all removed", |at| fs::remove_dir_all(at)),
    ("all made again", |at| {
        fs::create_dir(at)?;
        fs::write(at.join("a.txt"), text(1))
    }),
    ("another in it", |at| fs::write(at.join("b.txt"), text(2))),
];

#[test]
fn what_happens_to_files_is_told() {
    let folder = TempDir::new().unwrap();
    let root = folder.path().join("root");
    fs::create_dir_all(root.join("deep/er")).unwrap();
    fs::write(root.join("a.txt"), text(1)).unwrap();
    fs::write(root.join("deep/er/b.md"), "# B\n\nIt is.\n").unwrap();
    fs::write(root.join("r.jsonl"), records(30)).unwrap();
    symlink("deep/er/b.md", root.join("link.md")).unwrap();
    let mut library = Kept::start(std::slice::from_ref(&root));
    library.catch_up();
    for (what, step) in STEPS {
        (*what).clone_into(&mut library.step);
        step(&root).unwrap();
        library.catch_up();
    }
}

#[test]
fn what_was_renamed_is_told_as_such() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("a.txt"), text(1)).unwrap();
    fs::write(at("b.txt"), text(22)).unwrap();
    fs::write(at("r.jsonl"), records(3)).unwrap();
    let mut library = Kept::start(&[folder.path().to_owned()]);
    library.catch_up();
    for (old, new) in [
        ("a.txt", "c.txt"),
        ("r.jsonl", "s.jsonl"),
        ("c.txt", "b.txt"),
    ] {
        fs::rename(at(old), at(new)).unwrap();
        library.catch_up();
    }
    // The last took the place of another, which it is not.
    let expected =
        [("a.txt", "c.txt"), ("r.jsonl", "s.jsonl")].map(|(old, new)| (at(old), at(new)));
    assert_eq!(library.renamed, expected);
}

#[test]
fn what_may_not_be_read_is_told_and_read_when_it_may() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::create_dir(at("deep")).unwrap();
    fs::write(at("a.txt"), text(1)).unwrap();
    fs::write(at("r.jsonl"), records(3)).unwrap();
    fs::write(at("deep/b.txt"), text(2)).unwrap();
    let mut library = Kept::start(&[folder.path().to_owned()]);
    library.catch_up();
    for name in ["a.txt", "r.jsonl", "deep"] {
        let before = fs::metadata(at(name)).unwrap().permissions();
        for permissions in [fs::Permissions::from_mode(0o000), before] {
            fs::set_permissions(at(name), permissions).unwrap();
            library.step = format!("{name} may be read, or not");
            library.catch_up();
        }
    }
}

#[test]
fn files_that_are_roots_are_kept_too() {
    let folder = TempDir::new().unwrap();
    let at = |name: &str| folder.path().join(name);
    fs::write(at("a.log"), text(1)).unwrap();
    fs::write(at("b.log"), text(2)).unwrap();
    let mut library = Kept::start(&[at("a.log"), at("b.log"), at("none/yet.log")]);
    library.catch_up();
    fs::write(at("a.log"), text(3)).unwrap();
    library.catch_up();
    fs::remove_file(at("b.log")).unwrap();
    library.catch_up();
    fs::create_dir(at("none")).unwrap();
    fs::write(at("none/yet.log"), text(4)).unwrap();
    library.catch_up();
    let read = library
        .entries()
        .values()
        .filter(|digest| matches!(digest, (_, Some(Digest::Read { .. }))));
    assert_eq!(read.count(), 2);
}
