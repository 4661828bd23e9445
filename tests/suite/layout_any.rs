//! The layout of any bytes: the awkward texts, the samples, what was found by fuzzing, and texts
//! put together of the pieces that are hardest to set.
#![expect(
    clippy::unwrap_used,
    reason = "a test whose texts cannot be read must fail"
)]

use super::layout_holds::{HEAD, holds, holds_for, read, setting};
use frontrow::formats::Hint;
use frontrow::library::samples;
use proptest::prelude::*;
use std::fs;
use std::path::{Path, PathBuf};

/// Bits of the head that say how a text is set: as shipped, and otherwise.
const WAYS: &[u8] = &[0b0000, 0b1_1110];

/// The files in a folder of the repository.
fn files(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let paths = fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = paths.map(|file| file.unwrap().path()).collect();
    paths.retain(|path| path.is_file());
    paths.sort();
    paths
}

/// A text at each of the measures, less one, in one way and another by turns.
fn holds_everywhere(text: &[u8], hint: Hint, measures: &[u8]) {
    let (review, outline) = read(text, hint).unwrap();
    for (way, measure) in WAYS.iter().cycle().zip(measures) {
        let (measure, settings) = setting([*measure, *way, 25]);
        holds(&review, &outline, measure, settings);
    }
}

#[test]
fn it_holds_for_the_awkward_texts_however_they_are_read() {
    for path in files("tests/pages") {
        let text = fs::read(&path).unwrap();
        let own = Hint::of_suffix(path.extension().and_then(|suffix| suffix.to_str()));
        let other = if own == Hint::Plain {
            Hint::Markdown
        } else {
            Hint::Plain
        };
        holds_everywhere(&text, own, &[199, 3, 39, 63]);
        holds_everywhere(&text, other, &[23]);
    }
}

#[test]
fn it_holds_for_the_samples() {
    for sample in samples::ALL {
        let hint = Hint::of_suffix(Some(sample.suffix));
        holds_everywhere(sample.text.as_bytes(), hint, &[15, 63]);
    }
}

#[test]
fn it_holds_for_what_was_found() {
    for path in files("tests/layout_found") {
        holds_for(&fs::read(path).unwrap());
    }
}

/// Pieces of text that have something to them.
const PIECES: &[&str] = &[
    " ",
    "\n",
    "\n\n",
    "  ",
    "\t",
    "    ",
    "- ",
    "> ",
    "1. ",
    "# ",
    "| ",
    " | ",
    "|\n",
    "|-|-|\n",
    "---\n",
    "```\n",
    "* * *",
    "\\\n",
    "  \n",
    "[^1]",
    "[^1]: ",
    "![a](b)",
    "**",
    "_",
    "`",
    "<br>",
    "&nbsp;",
    "a",
    "I",
    "half-hearted",
    "once",
    "4/5",
    "★★★½",
    "20 km",
    "J. R.",
    "Dr. ",
    "“",
    "”",
    "«\u{a0}",
    "\u{202f}?",
    "¿",
    "—",
    " – ",
    "...",
    "…",
    "(",
    ")",
    "https://a.example/b-c?d=e&f",
    "Donaudampfschifffahrtsgesellschaftskapitän",
    "映画は、",
    "「静か」。",
    "ー",
    "ﾊﾞ",
    "한국어",
    "ผู้ใหญ่ไม่มีเรือ",
    "क्षितिजा",
    "حارس الجسر",
    "בְּרֵאשִׁית",
    "e\u{301}",
    "\u{301}",
    "👨‍👩‍👧‍👦",
    "🇪🇸",
    "🇪",
    "1️⃣",
    "❤️",
    "👍🏽",
    "\u{200d}",
    "\u{200b}",
    "\u{2060}",
    "\u{ad}",
    "\u{a0}",
    "\u{feff}",
    "\u{3000}",
    "\u{2028}",
    "\u{85}",
    "\u{c}",
    "\u{202e}",
    "\u{7f}",
    "ﷺ",
    "𒐫",
    "ก็็็็",
    "Z̸͇͂",
    "||",
    ">!",
    "!<",
    "Plot\n",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(192))]

    #[test]
    fn it_holds_for_any_pieces(
        head in any::<[u8; HEAD]>(),
        pieces in prop::collection::vec(prop::sample::select(PIECES), 0..90),
    ) {
        holds_for(&[&head, pieces.concat().as_bytes()].concat());
    }
}
