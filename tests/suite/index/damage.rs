//! Indexes that are damaged, or cannot be read or written.

use super::*;

#[test]
fn a_damaged_index_is_an_error_or_right() {
    let folder = TempDir::new().unwrap();
    let texts: Vec<(String, String)> = (0..300)
        .map(|i| {
            (
                format!("Title {i}"),
                format!("Text {i} of a ferry, w{} and v{}.", i % 7, i % 90),
            )
        })
        .collect();
    let texts: Vec<(&str, &str)> = texts
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    write(folder.path(), &texts).unwrap();
    let right = found(&Index::open(folder.path()).unwrap(), "ferry w3 v5~");
    let damaged = |bytes: &[u8]| -> Vec<Vec<u8>> {
        let flipped = [0, 1, 5, 11, 23].map(|part| {
            let mut flipped = bytes.to_vec();
            let at = part * flipped.len() / 24;
            if let Some(byte) = flipped.get_mut(at) {
                *byte ^= 0x55;
            }
            flipped
        });
        let cut = [0, 1, 2, 3].map(|part| bytes[..part * bytes.len() / 4].to_vec());
        let garbage = vec![b"{}".to_vec(), vec![0xff; 3000], [bytes, b"tail"].concat()];
        [flipped.to_vec(), cut.to_vec(), garbage].concat()
    };
    let (mut told, mut kept) = (0, 0);
    for file in fs::read_dir(folder.path()).unwrap() {
        let path = file.unwrap().path();
        let whole = fs::read(&path).unwrap();
        let mut cases = damaged(&whole);
        cases.push(b"gone".to_vec());
        for case in cases {
            if case == b"gone" {
                fs::remove_file(&path).unwrap();
            } else {
                fs::write(&path, &case).unwrap();
            }
            match Index::open(folder.path()) {
                Ok(index) => {
                    kept += 1;
                    assert_eq!(found(&index, "ferry w3 v5~"), right, "{path:?}");
                }
                Err(_) => told += 1,
            }
            fs::write(&path, &whole).unwrap();
        }
    }
    assert!(told > 60 && kept > 5, "{told} {kept}");
}

#[test]
fn a_damaged_index_is_emptied_to_be_written() {
    let names = |folder: &Path| -> Vec<PathBuf> {
        let files = fs::read_dir(folder).unwrap();
        files.map(|file| file.unwrap().path()).collect()
    };
    let folder = TempDir::new().unwrap();
    let texts = [("One", "The ferry leaves."), ("Two", "It stays.")];
    write(folder.path(), &texts).unwrap();
    for suffix in ["idx", "term", "pos", "json", "fast", "fieldnorm", "store"] {
        let path = names(folder.path()).into_iter().find(|path| {
            path.extension().is_some_and(|it| it == suffix) && !path.ends_with(".managed.json")
        });
        fs::write(path.unwrap(), "x").unwrap();
        assert!(Index::open(folder.path()).is_err(), "{suffix}");
        let writer = reopened(folder.path(), "test").unwrap();
        assert_eq!(writer.held().unwrap(), []);
        drop(writer);
        assert!(Index::open(folder.path()).unwrap().is_empty());
        write(folder.path(), &texts).unwrap();
        let index = Index::open(folder.path()).unwrap();
        assert_eq!(found(&index, "ferry"), "P1");
    }
}

#[test]
fn an_index_that_cannot_be_read_now_is_not_emptied() {
    let folder = TempDir::new().unwrap();
    write(folder.path(), &[("One", "The ferry leaves.")]).unwrap();
    let files = fs::read_dir(folder.path()).unwrap();
    let mut paths = files.map(|file| file.unwrap().path());
    let path = paths.find(|path| path.extension().is_some_and(|it| it == "term"));
    let path = path.unwrap();
    let aside = folder.path().join("aside");
    fs::rename(&path, &aside).unwrap();
    // What the system refuses to read may be whole.
    fs::create_dir(&path).unwrap();
    let opened = reopened(folder.path(), "test");
    assert!(matches!(opened, Err(IndexError::Unkept(_))));
    fs::remove_dir(&path).unwrap();
    fs::rename(&aside, &path).unwrap();
    let index = Index::open(folder.path()).unwrap();
    assert_eq!(found(&index, "ferry"), "P1");
}

/// Root writes there all the same.
#[cfg(unix)]
#[test]
fn an_index_is_read_where_nobody_may_write() {
    use std::os::unix::fs::PermissionsExt;

    let folder = TempDir::new().unwrap();
    write(folder.path(), &[("One", "The ferry leaves.")]).unwrap();
    for file in fs::read_dir(folder.path()).unwrap() {
        fs::set_permissions(file.unwrap().path(), fs::Permissions::from_mode(0o444)).unwrap();
    }
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
    let hits = Index::open(folder.path()).map(|index| found(&index, "ferry"));
    fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
    assert_eq!(hits.unwrap(), "P1");
}
