//! How long it takes to lay out a screenful of each kind of text, at each width, in each way.
//!
//! `cargo bench --bench typesetting` prints medians for 36 rows from the middle of a text on, with
//! nothing known from before. Compare the figures of one run with each other.

use divan::{Bencher, black_box};
use frontrow::formats::{self, Hint};
use frontrow::outline::{self, Outline};
use frontrow::review::{Position, Review};
use frontrow::typeset::{Galley, Hyphenation, Justification, Settings};

/// The measures, in columns.
const MEASURES: &[u16] = &[24, 40, 64, 80, 120, 200];

/// The rows of a screenful.
const ROWS: u16 = 36;

const PROSE: &str = include_str!("../reviews/the-salt-ledger.txt");
const GERMAN: &str = include_str!("../tests/pages/german.txt");
const CHINESE: &str = include_str!("../tests/pages/chinese.txt");
const THAI: &str = include_str!("../tests/pages/thai.txt");
const NESTED: &str = include_str!("../tests/pages/nested.md");
const TABLES: &str = include_str!("../tests/pages/tables.md");

fn main() {
    divan::main();
}

/// A text again and again, so that a screenful of it is below its middle at any measure.
fn review(text: &str, hint: Hint) -> (Review, Outline) {
    let text = format!("{text}\n\n").repeat(20);
    let parsed = formats::read(text.into_bytes(), hint).unwrap_or_default();
    let outline = outline::of(&parsed.review);
    (parsed.review, outline)
}

/// Lays out a screenful from the middle of a text on.
fn screenful(bencher: Bencher<'_, '_>, text: &str, hint: Hint, (measure, how): (u16, Settings)) {
    let (review, outline) = review(text, hint);
    let middle = Position::at(review.text().len() / 2);
    bencher
        .bench_local(|| Galley::new(measure, how).page(&review, &outline, black_box(middle), ROWS));
}

#[divan::bench(args = MEASURES)]
fn prose(bencher: Bencher<'_, '_>, measure: u16) {
    screenful(bencher, PROSE, Hint::Plain, (measure, Settings::default()));
}

#[divan::bench(args = MEASURES)]
fn prose_justified_with_broken_words(bencher: Bencher<'_, '_>, measure: u16) {
    let how = Settings {
        hyphenation: Hyphenation::On,
        justification: Justification::Justified,
        ..Settings::default()
    };
    screenful(bencher, GERMAN, Hint::Plain, (measure, how));
}

#[divan::bench(args = MEASURES)]
fn chinese(bencher: Bencher<'_, '_>, measure: u16) {
    screenful(
        bencher,
        CHINESE,
        Hint::Plain,
        (measure, Settings::default()),
    );
}

#[divan::bench(args = MEASURES)]
fn thai(bencher: Bencher<'_, '_>, measure: u16) {
    screenful(bencher, THAI, Hint::Plain, (measure, Settings::default()));
}

#[divan::bench(args = MEASURES)]
fn lists_and_quotes(bencher: Bencher<'_, '_>, measure: u16) {
    screenful(
        bencher,
        NESTED,
        Hint::Markdown,
        (measure, Settings::default()),
    );
}

#[divan::bench(args = MEASURES)]
fn tables(bencher: Bencher<'_, '_>, measure: u16) {
    screenful(
        bencher,
        TABLES,
        Hint::Markdown,
        (measure, Settings::default()),
    );
}
