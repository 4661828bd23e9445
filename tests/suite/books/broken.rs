//! Books that are broken, or made to do harm, and what is no book.

use super::*;

/// Members that are changed, how many blocks are read then, and what is told.
type Row<'a> = (Vec<(&'a str, &'a [u8])>, usize, &'a [&'a str]);

/// Each book reads as its row says.
fn check(table: &[Row<'_>]) {
    for (changed, blocks, problems) in table {
        let review = read(book(changed)).unwrap().review;
        assert_eq!(
            (told(&review), review.blocks().len()),
            (problems.to_vec(), *blocks)
        );
    }
}

#[test]
fn a_chapter_that_is_broken_costs_only_itself() {
    let bomb = vec![b' '; 17 << 20];
    let lost = "the chapter `OEBPS/text/two b.xhtml` is not in the book; it was left out";
    check(&[
        (vec![("OEBPS/text/two b.xhtml", b"")], 6, &[lost]),
        (
            vec![("OEBPS/notes.xhtml", &[0; 400])],
            5,
            &["the chapter `OEBPS/notes.xhtml` is no text; it was left out"],
        ),
        (
            vec![(
                "OEBPS/notes.xhtml",
                b"<p>\xc3\xa9t\xc3\xa9</p>\n<p>\xe9</p>",
            )],
            8,
            &["`OEBPS/notes.xhtml`, line 2: 1 byte is not UTF-8 and is shown as �"],
        ),
        (
            vec![("OEBPS/notes.xhtml", &bomb)],
            5,
            &[
                "`OEBPS/notes.xhtml` unpacks to far more than a text has and was left out",
                "the chapter `OEBPS/notes.xhtml` cannot be unpacked; it was left out",
            ],
        ),
        (
            vec![
                ("../../evil.xhtml", b"x"),
                ("/etc/x", b"x"),
                ("C:\\x", b"x"),
            ],
            8,
            &[
                "`../../evil.xhtml` leads out of the book and was left out",
                "`/etc/x` leads out of the book and was left out",
                "`C:\\x` leads out of the book and was left out",
            ],
        ),
    ]);
}

#[test]
fn a_package_that_is_broken_gives_what_it_has() {
    let opf_of = |files: &[(&str, &str, &str)]| package("2.0", files);
    let lost = opf_of(&[
        ("one", "text/one.xhtml", ""),
        ("nine", "text/nine.xhtml", ""),
    ]);
    let not_there = "the chapter `OEBPS/text/nine.xhtml` is not in the book; it was left out";
    let unlisted = lost.replace("</spine>", r#"<itemref idref="ten"/></spine>"#);
    let circle = r##"<meta id="x" refines="#x" property="y">z</meta></metadata>"##;
    let circle = lost.replace("</metadata>", circle);
    let with_ncx = opf_of(&[("-ncx", "toc.ncx", ""), ("one", "text/one.xhtml", "")]);
    let deep = format!("<ncx>{}", "<navPoint>".repeat(400_000));
    let opf = "OEBPS/book.opf";
    check(&[
        (vec![(opf, lost.as_bytes())], 3, &[not_there]),
        (
            vec![(opf, unlisted.as_bytes())],
            3,
            &[
                "the book does not say where its chapter `ten` is",
                not_there,
            ],
        ),
        (
            vec![(opf, circle.as_bytes())],
            3,
            &["what the book states of itself cannot be read", not_there],
        ),
        (
            vec![
                (opf, with_ncx.as_bytes()),
                ("OEBPS/toc.ncx", deep.as_bytes()),
            ],
            3,
            &["the table of contents of the book cannot be read"],
        ),
    ]);
}

#[test]
fn what_cannot_be_read_at_all_is_told() {
    let whole = book(&[]);
    let encrypted = |path: &str| {
        format!(
            r"<encryption><EncryptedData><CipherData><CipherReference URI='{path}'/></CipherData></EncryptedData></encryption>"
        )
    };
    let locked = encrypted("OEBPS/text/two%20b.xhtml");
    let fonts = encrypted("OEBPS/fonts/a.otf");
    let empty = package("3.0", &[]);
    let broken = |reason: &str| {
        Err(Unreadable::BrokenBook {
            reason: reason.to_owned(),
        })
    };
    let large = vec![b' '; 15 << 20];
    let names = ["OEBPS/1", "OEBPS/2", "OEBPS/3", "OEBPS/4", "OEBPS/5"];
    let large: Vec<(&str, &[u8])> = names.iter().map(|name| (*name, &*large)).collect();
    let table = [
        ("whole", whole.clone(), Ok(8)),
        (
            "with fonts",
            book(&[("META-INF/encryption.xml", fonts.as_bytes())]),
            Ok(8),
        ),
        (
            "locked",
            book(&[("META-INF/encryption.xml", locked.as_bytes())]),
            Err(Unreadable::LockedBook),
        ),
        (
            "cut off",
            whole[..whole.len() / 2].to_vec(),
            broken("it is cut off, or no zip archive"),
        ),
        (
            "text",
            b"It is a text.".to_vec(),
            broken("it is cut off, or no zip archive"),
        ),
        (
            "no chapters",
            book(&[("OEBPS/book.opf", empty.as_bytes())]),
            broken("it names no chapters"),
        ),
        (
            "large",
            book(&large),
            broken("it unpacks to more than 64 MiB"),
        ),
    ];
    for (name, bytes, expected) in table {
        let read = read(bytes).map(|parsed| parsed.review.blocks().len());
        assert_eq!(read, expected, "{name}");
    }
}

#[test]
fn what_would_be_gone_down_into_too_deeply_is_refused() {
    let nested = "<a>".repeat(400_000);
    let refining = |i: usize| {
        let next = i + 1;
        format!(r##"<meta id="x{i}" refines="#x{next}" property="y">z</meta>"##)
    };
    let refining: String = (0..40_000).map(refining).collect();
    for inside in [nested, refining] {
        let opf = package("3.0", FILES_3).replace("</metadata>", &format!("{inside}</metadata>"));
        for opf in [opf.clone().into_bytes(), wide(&opf)] {
            let read = read(book(&[("OEBPS/book.opf", &opf)]));
            let told = read.err().map(|error| error.to_string());
            let told = told.unwrap_or_default();
            assert!(told.ends_with("nested too deeply, or not closed"), "{told}");
        }
    }
    let opf = wide(&package("3.0", FILES_3));
    let parsed = read(book(&[("OEBPS/book.opf", &opf)])).unwrap();
    assert_eq!(shown(&parsed.review), BLOCKS);
}

/// `text` in UTF-16.
fn wide(text: &str) -> Vec<u8> {
    let units = std::iter::once(0xfeff).chain(text.encode_utf16());
    units.flat_map(u16::to_le_bytes).collect()
}

#[test]
fn another_archive_is_no_book() {
    let other = read(packed(&[("a.txt", b"A")]));
    assert!(
        matches!(other, Err(Unreadable::BrokenBook { .. })),
        "{other:?}"
    );
    // Another archive is no book unless its name says so.
    let mut zip = packed(&[("a.txt", b"A")]);
    zip[30] = b'M';
    assert_eq!(
        formats::read(zip, Hint::Content).err(),
        Some(Unreadable::Binary)
    );
}

#[test]
fn what_an_archive_says_of_sizes_is_not_believed() {
    let bomb = vec![b' '; 40 << 20];
    let mut bytes = book(&[("OEBPS/notes.xhtml", &bomb)]);
    let declared = (40_u32 << 20).to_le_bytes();
    let places: Vec<usize> = memchr::memmem::find_iter(&bytes, &declared).collect();
    assert_eq!(places.len(), 2);
    for place in places {
        bytes[place..place + 4].copy_from_slice(&100_u32.to_le_bytes());
    }
    let review = read(bytes).unwrap().review;
    assert_eq!(review.blocks().len(), 5);
    assert_eq!(told(&review).len(), 2, "{:?}", told(&review));
}
