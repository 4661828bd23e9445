//! Books in EPUB, whole and broken, made of members by the test.
#![expect(
    clippy::unwrap_used,
    reason = "a test whose book cannot be packed must fail"
)]

use super::commands::{rows, run};
use frontrow::formats::{self, Format, Hint, Parsed, Unreadable};
use frontrow::review::{BlockKind, Review, Target};
use proptest::prelude::*;
use serde_json::{Value, json};
use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Write};
use tempfile::TempDir;
use zip::CompressionMethod;
use zip::write::{SimpleFileOptions, ZipWriter};

/// Where the package is.
const CONTAINER: (&str, &str) = (
    "META-INF/container.xml",
    r#"<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>"#,
);

/// What a book states of itself.
const METADATA: &str = r#"<metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf">
<dc:identifier id="id">urn:x:1</dc:identifier><dc:title>Nights at the &amp; Harbour</dc:title>
<dc:creator id="c1">Ada Quill</dc:creator><dc:creator>Bo Lindqvist</dc:creator>
<dc:date>2019-04-02T00:00:00Z</dc:date><dc:language>en-GB</dc:language>
<dc:subject>Cinema</dc:subject><dc:subject>Sea</dc:subject></metadata>"#;

/// A package of `version` with these files: identifier, path and properties. All but those with a
/// dash before their identifiers are chapters.
fn package(version: &str, files: &[(&str, &str, &str)]) -> String {
    let mut manifest = String::new();
    let mut spine = String::new();
    for (id, path, properties) in files {
        let listed = id.trim_start_matches('-');
        let kind = match path.rsplit_once('.').unwrap().1 {
            "ncx" => "application/x-dtbncx+xml",
            "png" => "image/png",
            _ => "application/xhtml+xml",
        };
        write!(
            manifest,
            r#"<item id="{listed}" href="{path}" media-type="{kind}" {properties}/>"#
        )
        .unwrap();
        if listed == *id {
            write!(spine, r#"<itemref idref="{id}"/>"#).unwrap();
        }
    }
    format!(
        r#"<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="{version}" unique-identifier="id">
{METADATA}<manifest>{manifest}</manifest><spine toc="ncx">{spine}</spine>
<guide><reference type="cover" href="cover.xhtml" title="Cover"/></guide></package>"#
    )
}

/// A chapter with `body`.
fn chapter(body: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml"><head><title/></head><body>{body}</body></html>"#
    )
}

/// Packs members, their type first.
fn packed(members: &[(&str, &[u8])]) -> Vec<u8> {
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let deflated = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    zip.start_file("mimetype", stored).unwrap();
    zip.write_all(b"application/epub+zip").unwrap();
    for (path, bytes) in members {
        zip.start_file(*path, deflated).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

const FILES_3: &[(&str, &str, &str)] = &[
    ("nav", "nav.xhtml", r#"properties="nav""#),
    ("cover", "cover.xhtml", ""),
    ("one", "text/one.xhtml", ""),
    ("two", "text/two%20b.xhtml", ""),
    ("notes", "notes.xhtml", ""),
    ("-picture", "a.png", ""),
];

/// The members of a book in EPUB 3.
fn members() -> Vec<(String, Vec<u8>)> {
    let nav = chapter(
        r#"<nav epub:type="toc" xmlns:epub="http://www.idpf.org/2007/ops"><ol><li><a href="text/one.xhtml">One</a></li>
<li><a href="text/two%20b.xhtml">The Second Night</a><ol><li><a href="notes.xhtml">Notes</a></li></ol></li></ol></nav>"#,
    );
    let members = [
        (CONTAINER.0, CONTAINER.1.to_owned()),
        ("OEBPS/book.opf", package("3.0", FILES_3)),
        ("OEBPS/nav.xhtml", nav),
        (
            "OEBPS/cover.xhtml",
            chapter(r#"<img src="a.png" alt="The cover"/>"#),
        ),
        (
            "OEBPS/text/one.xhtml",
            chapter(
                r##"<h1 id="top">The First Night</h1><p>It is <i>quiet</i>.<a href="../notes.xhtml#n1">1</a></p>
<p>See <a href="two%20b.xhtml">the next</a>, <a href="two%20b.xhtml#gone">there</a>, <a href="#top">above</a>, <a href="https://example.org/">elsewhere</a> or <a href="../a.png">a picture</a>.</p>"##,
            ),
        ),
        (
            "OEBPS/text/two b.xhtml",
            chapter("<p>It is loud &#x2014; and &eacute;mu.</p>"),
        ),
        (
            "OEBPS/notes.xhtml",
            chapter(
                r#"<aside id="n0"><p>None.</p></aside><aside id="n1"><p>As it was. <a href="text/one.xhtml#top">Back</a></p></aside>"#,
            ),
        ),
        ("OEBPS/a.png", "no picture".to_owned()),
    ];
    let owned = members.into_iter();
    owned
        .map(|(path, text)| (path.to_owned(), text.into_bytes()))
        .collect()
}

/// Those members with some put in the place of others, or added.
fn book(changed: &[(&str, &[u8])]) -> Vec<u8> {
    let mut members = members();
    members.retain(|(path, _)| changed.iter().all(|(other, _)| other != path));
    let members: Vec<(&str, &[u8])> = members
        .iter()
        .map(|(path, bytes)| (&**path, &**bytes))
        .chain(
            changed
                .iter()
                .copied()
                .filter(|(_, bytes)| !bytes.is_empty()),
        )
        .collect();
    packed(&members)
}

fn read(bytes: Vec<u8>) -> Result<Parsed, Unreadable> {
    formats::read(bytes, Hint::Epub)
}

/// The blocks of a review, headings with their depth.
fn shown(review: &Review) -> Vec<String> {
    let blocks = review.blocks().iter();
    let shown = blocks.map(|block| match block.kind {
        BlockKind::Heading(depth) => format!("{depth} {}", review.slice(block.span)),
        BlockKind::Paragraph
        | BlockKind::ListItem { .. }
        | BlockKind::Verse
        | BlockKind::Preformatted
        | BlockKind::TableRow { .. }
        | BlockKind::Rule => review.slice(block.span).replace('\n', " "),
    });
    shown.collect()
}

/// What is wrong with a review.
fn told(review: &Review) -> Vec<&str> {
    let problems = review.problems().iter();
    problems.map(|problem| &*problem.message).collect()
}

const BLOCKS: &[&str] = &[
    "1 The First Night",
    "It is quiet.1",
    "See the next, there, above, elsewhere or a picture.",
    "1 The Second Night",
    "It is loud — and ému.",
    "2 Notes",
    "None.",
    "As it was. Back",
];

#[test]
fn a_book_is_one_review_of_its_chapters() {
    let parsed = formats::read(book(&[]), Hint::Content).unwrap();
    assert_eq!(parsed.format, Format::Epub);
    let review = parsed.review;
    assert_eq!(
        (shown(&review), told(&review)),
        (
            BLOCKS.iter().map(|block| (*block).to_owned()).collect(),
            vec![]
        )
    );
    let facts = review.facts();
    assert_eq!(facts.title.as_deref(), Some("Nights at the & Harbour"));
    assert_eq!(facts.reviewer.as_deref(), Some("Ada Quill, Bo Lindqvist"));
    assert_eq!(facts.date.as_deref(), Some("2019-04-02"));
    assert_eq!(facts.language.as_deref(), Some("en-GB"));
    assert_eq!(facts.tags, ["Cinema", "Sea"]);
    assert!(!review.has_lines());
}

#[test]
fn links_lead_to_where_it_is_in_the_review() {
    let review = read(book(&[])).unwrap().review;
    let leads = review.links().iter().map(|link| match &link.target {
        Target::Address(address) => address.clone(),
        Target::Place(place) => {
            let block = &review.blocks()[review.block_at(*place).unwrap()];
            format!("→ {}", review.slice(block.span))
        }
    });
    let expected = [
        "→ As it was. Back",
        "→ The Second Night",
        "→ The Second Night",
        "→ The First Night",
        "https://example.org/",
        "→ The First Night",
    ];
    assert_eq!(leads.collect::<Vec<_>>(), expected);
}

#[test]
fn an_older_book_has_its_titles_from_the_ncx() {
    let opf = package(
        "2.0",
        &[
            ("-ncx", "toc.ncx", ""),
            ("cover", "cover.xhtml", ""),
            ("one", "text/one.xhtml", ""),
            ("two", "text/two%20b.xhtml", ""),
        ],
    );
    let ncx = r#"<?xml version="1.0"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><navMap>
<navPoint id="a" playOrder="1"><navLabel><text>Two, by the NCX</text></navLabel><content src="text/two%20b.xhtml#x"/></navPoint></navMap></ncx>"#;
    let bytes = book(&[
        ("OEBPS/book.opf", opf.as_bytes()),
        ("OEBPS/toc.ncx", ncx.as_bytes()),
        ("OEBPS/nav.xhtml", b""),
    ]);
    let review = read(bytes).unwrap().review;
    assert_eq!(
        shown(&review)[3..],
        ["1 Two, by the NCX", "It is loud — and ému."]
    );
    assert_eq!(told(&review), Vec::<&str>::new());
}

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

#[test]
fn scripts_are_told_of_a_book_without_lines() {
    let folder = TempDir::new().unwrap();
    let picture: Vec<u8> = (0..400_000_u32)
        .map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    fs::write(
        folder.path().join("nights.epub"),
        book(&[("OEBPS/a.png", &picture)]),
    )
    .unwrap();
    fs::write(folder.path().join("locked.epub"), b"PK\x03\x04").unwrap();
    let outline = rows(&run(&folder, &["outline", "--json", "."]).unwrap().out);
    let [locked, nights] = &outline[..] else {
        panic!("{outline:?}")
    };
    assert_eq!(nights["title"], "Nights at the & Harbour");
    let sections: Vec<Value> = nights["sections"]
        .as_array()
        .unwrap()
        .iter()
        .map(|section| json!([section["title"], section["line"], section["from"]]))
        .collect();
    assert_eq!(
        sections,
        [
            json!(["The First Night", null, "markup"]),
            json!(["The Second Night", null, "markup"]),
            json!(["Notes", null, "markup"])
        ]
    );
    assert_eq!(
        locked["problems"][0]["message"],
        "it is no book in EPUB that can be read: it is cut off, or no zip archive"
    );
    let list = rows(
        &run(&folder, &["list", "--json", "nights.epub"])
            .unwrap()
            .out,
    );
    assert_eq!(
        (&list[0]["format"], &list[0]["reviewer"]),
        (&json!("epub"), &json!("Ada Quill, Bo Lindqvist"))
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn a_book_with_any_bytes_changed_is_read_or_refused(changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40)) {
        let mut opf = package("3.0", FILES_3).into_bytes();
        let mut whole = book(&[]);
        for (at, byte) in &changes {
            let place = at.index(opf.len());
            opf[place] = *byte;
            let place = at.index(whole.len());
            whole[place] = *byte;
        }
        for bytes in [whole, book(&[("OEBPS/book.opf", &opf)])] {
            if let Ok(parsed) = read(bytes) {
                prop_assert_eq!(parsed.format, Format::Epub);
            }
        }
    }
}
