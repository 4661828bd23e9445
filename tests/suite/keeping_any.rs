//! What happens to files while they are kept, whatever that is.

use super::keeping::KeptLibrary;
use proptest::collection::vec;
use proptest::prelude::*;
use std::fs;
use std::os::unix::fs::symlink;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Something done to files: what, to which one, and with which other.
type Deed = (u8, u8, u8);

/// The names that files and folders have, few enough that they meet.
const NAMES: [&str; 12] = [
    "a.txt",
    "b.txt",
    "c.md",
    "r.jsonl",
    "s.jsonl",
    "d",
    "d/a.txt",
    "d/r.jsonl",
    "d/e",
    "d/e/a.md",
    ".hidden",
    "f",
];

fn name(root: &Path, number: u8) -> PathBuf {
    let name = NAMES.get(usize::from(number) % NAMES.len());
    root.join(name.copied().unwrap_or_default())
}

/// Does it, if that is possible.
fn do_it(root: &Path, (what, one, other): Deed) {
    let (path, second) = (name(root, one), name(root, other));
    let records = |count: u8| {
        let line = |number| format!("{{\"text\": \"It is film {number} of {one}.\"}}\n");
        (0..count % 40).map(line).collect::<String>()
    };
    let done = match what % 8 {
        0 => fs::create_dir_all(&path),
        1 => fs::write(
            &path,
            format!("Film {one}\n\nPlot\n\nIt goes on {other} times.\n"),
        ),
        2 | 3 => fs::write(&path, records(other)),
        4 => fs::remove_file(&path).or_else(|_| fs::remove_dir_all(&path)),
        5 | 6 => fs::rename(&path, &second),
        _ => symlink(&second, &path),
    };
    // What is not possible changes nothing.
    done.ok();
}

fn do_all(root: &Path, deeds: &[Deed]) {
    for deed in deeds {
        do_it(root, *deed);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, max_shrink_iters: 0, ..ProptestConfig::default() })]

    /// After all that was done, what was told is what a walk finds.
    #[test]
    fn what_was_told_is_what_is_there(
        before in vec(any::<Deed>(), 0..20),
        during in vec(any::<Deed>(), 0..30),
        after in vec(any::<Deed>(), 1..20),
    ) {
        let folder = TempDir::new().unwrap();
        do_all(folder.path(), &before);
        let mut library = KeptLibrary::start(&[folder.path().to_owned()]);
        // Some is done while it is read for the first time.
        do_all(folder.path(), &during);
        library.catch_up();
        do_all(folder.path(), &after);
        library.catch_up();
    }
}
