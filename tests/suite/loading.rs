//! Files and folders: what is found, read, and refused.

use super::session::shipped;
use frontrow::formats::{Hint, SHORTEST_BEGINNING, Unreadable};
use frontrow::library::{
    self, Extent, Found, LoadError, Loaded, Settings, Source, Trouble, samples,
};
use std::fs;
use std::io;
use std::ops::ControlFlow;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

/// A folder with texts, and with what must not be taken for one.
fn tree() -> io::Result<TempDir> {
    let folder = TempDir::new()?;
    let at = |path: &str| folder.path().join(path);
    for path in ["deep/er", "empty", ".git", "café"] {
        fs::create_dir_all(at(path))?;
    }
    for path in [
        "Film 2.txt",
        "film 10.TXT",
        "deep/er/notes",
        "deep/film 1.text",
        "café/é.txt",
        "cover.png",
        ".hidden.txt",
        ".git/HEAD",
    ] {
        fs::write(at(path), "Some words.\n")?;
    }
    symlink("../Film 2.txt", at("deep/linked.txt"))?;
    symlink("nowhere.txt", at("broken.txt"))?;
    symlink("circle.txt", at("circle.txt"))?;
    symlink("..", at("deep/up"))?;
    let made = Command::new("mkfifo").arg(at("pipe.txt")).status()?;
    assert!(made.success());
    Ok(folder)
}

/// All that is found at `roots`, in the order of its names, and how many batches it came in.
fn found(roots: &[PathBuf]) -> (Vec<Found>, usize) {
    let (mut all, mut batches) = (Vec::new(), 0);
    library::walk(roots, &shipped(), &mut |batch| {
        all.extend(batch);
        batches += 1;
        ControlFlow::Continue(())
    });
    let source = |found: &Found| match found {
        Ok(source) => source.clone(),
        Err(error) => error.origin.clone(),
    };
    all.sort_by(|a, b| library::order(&source(a), &source(b)));
    (all, batches)
}

/// What was found, as the path below `root` and what is wrong with it.
fn told(found: &[Found], root: &Path) -> Vec<(String, Option<Trouble>)> {
    let root = format!("{}/", root.display());
    let below = |source: &Source| source.shown().replacen(&root, "", 1);
    let rows = found.iter().map(|found| match found {
        Ok(source) => (below(source), None),
        Err(LoadError { origin, trouble }) => (below(origin), Some(trouble.clone())),
    });
    rows.collect()
}

fn load(path: &Path, extent: Extent) -> Result<Loaded, Trouble> {
    let source = Source::File(path.to_owned());
    library::load(&source, extent, &shipped()).map_err(|error| error.trouble)
}

#[test]
fn a_folder_gives_its_texts_and_its_troubles() {
    let folder = tree().unwrap();
    let (found, _) = found(&[folder.path().to_owned()]);
    let circle = Trouble::Other {
        reason: "Too many levels of symbolic links".to_owned(),
    };
    let expected = [
        ("broken.txt", Some(Trouble::BrokenLink)),
        ("circle.txt", Some(circle)),
        ("café/é.txt", None),
        ("deep/film 1.text", None),
        ("Film 2.txt", None),
        ("film 10.TXT", None),
        ("deep/linked.txt", None),
        ("deep/er/notes", None),
        ("pipe.txt", Some(Trouble::Pipe)),
    ];
    let expected = expected.map(|(path, trouble)| (path.to_owned(), trouble));
    assert_eq!(told(&found, folder.path()), expected);
}

#[test]
fn roots_are_taken_as_they_are_given() {
    type Row<'a> = (&'a [&'a str], &'a [(&'a str, Option<Trouble>)]);
    let folder = tree().unwrap();
    let at = |path: &str| folder.path().join(path);
    symlink(at("deep"), at("link to deep")).unwrap();
    let table: [Row<'_>; 8] = [
        (
            &["cover.png", ".hidden.txt"],
            &[(".hidden.txt", None), ("cover.png", None)],
        ),
        (&["empty"], &[]),
        (&[".git"], &[(".git/HEAD", None)]),
        (&["no such"], &[("no such", Some(Trouble::Missing))]),
        (&["cover.png/x"], &[("cover.png/x", Some(Trouble::Missing))]),
        (&["pipe.txt"], &[("pipe.txt", Some(Trouble::Pipe))]),
        (&["deep/up/deep/er"], &[("deep/up/deep/er/notes", None)]),
        (
            &["link to deep"],
            &[
                ("link to deep/film 1.text", None),
                ("link to deep/linked.txt", None),
                ("link to deep/er/notes", None),
            ],
        ),
    ];
    for (roots, expected) in table {
        let roots: Vec<PathBuf> = roots.iter().map(|root| at(root)).collect();
        let expected: Vec<_> = expected
            .iter()
            .map(|(path, trouble)| ((*path).to_owned(), trouble.clone()))
            .collect();
        assert_eq!(told(&found(&roots).0, folder.path()), expected);
    }
    let (device, _) = found(&["/dev/null".into()]);
    assert_eq!(
        told(&device, Path::new("none")),
        [("/dev/null".into(), Some(Trouble::Device))]
    );
    let (input, _) = found(&["-".into()]);
    assert_eq!(input, [Ok(Source::StandardInput)]);
}

#[test]
fn a_folder_that_may_not_be_read_is_told() {
    let folder = tree().unwrap();
    let closed = folder.path().join("deep");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    if fs::read_dir(&closed).is_err() {
        let (found, _) = found(&[folder.path().to_owned()]);
        let told = told(&found, folder.path());
        assert!(
            told.contains(&("deep".to_owned(), Some(Trouble::Denied))),
            "{told:?}"
        );
    }
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o700)).unwrap();
}

#[test]
fn batches_begin_small_and_stop_when_asked() {
    let folder = TempDir::new().unwrap();
    for i in 0..3000 {
        fs::write(folder.path().join(format!("{i}.txt")), "").unwrap();
    }
    let roots = [folder.path().to_owned()];
    let mut sizes = Vec::new();
    library::walk(&roots, &shipped(), &mut |batch| {
        sizes.push(batch.len());
        ControlFlow::Continue(())
    });
    assert_eq!(sizes.iter().sum::<usize>(), 3000);
    assert!(sizes.len() > 2 && sizes[0] <= 32, "{sizes:?}");
    let mut calls = 0;
    library::walk(&roots, &shipped(), &mut |_| {
        calls += 1;
        ControlFlow::Break(())
    });
    assert_eq!(calls, 1);
}

#[test]
fn only_texts_are_read() {
    let folder = tree().unwrap();
    let at = |path: &str| folder.path().join(path);
    fs::write(at("bytes"), [0; 64]).unwrap();
    let table = [
        (at("deep"), Trouble::Folder),
        (at("pipe.txt"), Trouble::Pipe),
        (at("broken.txt"), Trouble::BrokenLink),
        (at("no such"), Trouble::Missing),
        (at("bytes"), Trouble::Unreadable(Unreadable::Binary)),
        ("/dev/zero".into(), Trouble::Device),
    ];
    for (path, trouble) in table {
        assert_eq!(load(&path, Extent::Whole).err(), Some(trouble), "{path:?}");
    }
    let settings = Settings {
        largest: 3 << 20,
        ..shipped()
    };
    fs::write(at("large"), vec![b'x'; (3 << 20) + 1]).unwrap();
    let error = library::load(&Source::File(at("large")), Extent::Whole, &settings).unwrap_err();
    let expected = format!(
        "{}: it is larger than 3 MiB, the most that is read; split it",
        at("large").display()
    );
    assert_eq!(error.to_string(), expected);
}

#[test]
fn a_large_file_is_first_its_beginning() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("large.txt");
    let text = "A line of a long text that goes on and on.\n\n".repeat(20_000);
    fs::write(&path, &text).unwrap();
    let whole = load(&path, Extent::Whole).unwrap();
    let beginning = load(&path, Extent::Beginning).unwrap();
    assert_eq!(
        (whole.extent, beginning.extent),
        (Extent::Whole, Extent::Beginning)
    );
    assert_eq!(whole.review.text(), text);
    assert!(text.starts_with(beginning.review.text()));
    assert!(beginning.review.text().ends_with("on.\n\n"));
    assert!(beginning.review.text().len() > SHORTEST_BEGINNING / 2);

    fs::write(&path, "Short.\n").unwrap();
    let short = load(&path, Extent::Beginning).unwrap();
    assert_eq!(
        (short.extent, short.review.text()),
        (Extent::Whole, "Short.\n")
    );
    assert_eq!(short.outline.sections().len(), 1);
}

#[test]
fn the_samples_are_the_texts_of_the_folder() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("reviews");
    let mut texts: Vec<(String, String)> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, fs::read_to_string(path).unwrap())
        })
        .collect();
    texts.sort();
    let compiled: Vec<(String, String)> = samples::ALL
        .iter()
        .map(|sample| {
            let name = format!("{}.{}", sample.name, sample.suffix);
            (name, sample.text.to_owned())
        })
        .collect();
    assert_eq!(compiled, texts);

    let (all, _) = found(&[]);
    assert_eq!(all.len(), samples::ALL.len());
    for source in samples::sources() {
        assert_eq!(found(&[source.shown().into()]).0, [Ok(source.clone())]);
        assert_ne!(source.hint(), Hint::Content);
        let loaded = library::load(&source, Extent::Beginning, &shipped()).unwrap();
        assert_eq!(loaded.review.problems(), []);
    }
}
