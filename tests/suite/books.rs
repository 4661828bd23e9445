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

mod broken;

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
