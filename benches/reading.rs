//! How long it takes to read a text, to find its sections, to lay out a page and to find words.
//!
//! `cargo bench` prints medians, and bytes a second where a whole text is gone through. Compare the
//! figures of one run with each other: what a page costs must not grow with the text.

use divan::counter::BytesCount;
use divan::{Bencher, black_box};
use frontrow::formats::{self, Hint};
use frontrow::library::samples;
use frontrow::outline::{self, Outline};
use frontrow::review::{Position, Review, Span};
use frontrow::search::{self, Pattern};
use frontrow::typeset::{Galley, Hyphenation, Justification, Settings};

/// The sizes of the texts, in bytes.
const SIZES: &[usize] = &[4_000, 1_000_000, 20_000_000];

fn main() {
    divan::main();
}

/// A text of about `size` bytes: the samples, again and again.
fn text(size: usize) -> String {
    let samples = samples::ALL.iter().cycle().map(|sample| sample.text);
    let mut text = String::with_capacity(size + 10_000);
    for sample in samples {
        text.push_str(sample);
        text.push('\n');
        if text.len() >= size {
            break;
        }
    }
    text
}

fn review(size: usize) -> (Review, Outline) {
    let parsed = formats::read(text(size).into_bytes(), Hint::Plain).unwrap_or_default();
    let review = parsed.review;
    let outline = outline::infer(&review);
    (review, outline)
}

#[divan::bench(args = SIZES)]
fn read(bencher: Bencher<'_, '_>, size: usize) {
    let text = text(size);
    bencher
        .counter(BytesCount::of_str(&text))
        .with_inputs(|| text.clone().into_bytes())
        .bench_values(|bytes| formats::read(bytes, Hint::Plain));
}

#[divan::bench(args = SIZES)]
fn find_sections(bencher: Bencher<'_, '_>, size: usize) {
    let (review, _) = review(size);
    bencher
        .counter(BytesCount::of_str(review.text()))
        .bench_local(|| outline::infer(black_box(&review)));
}

#[divan::bench(args = SIZES)]
fn lay_out_the_middle_page(bencher: Bencher<'_, '_>, size: usize) {
    let (review, outline) = review(size);
    let middle = Position::at(review.text().len() / 2);
    bencher.bench_local(|| {
        Galley::new(72, Settings::default()).page(&review, &outline, black_box(middle), 36)
    });
}

#[divan::bench(args = SIZES)]
fn lay_out_the_last_page(bencher: Bencher<'_, '_>, size: usize) {
    let (review, outline) = review(size);
    bencher.bench_local(|| {
        let mut galley = Galley::new(72, Settings::default());
        let last = galley.last(&review, &outline);
        last.map(|line| galley.up(&review, &outline, line, black_box(35)))
    });
}

/// With words broken and margins straight; the first time, the language is told from the text.
#[divan::bench(args = SIZES)]
fn lay_out_the_middle_page_straight(bencher: Bencher<'_, '_>, size: usize) {
    let english = samples::ALL
        .iter()
        .filter(|sample| sample.text.contains(" the "));
    let text: String = english.map(|sample| sample.text).collect();
    let text = text.repeat(size / text.len() + 1);
    let parsed = formats::read(text.into_bytes(), Hint::Plain).unwrap_or_default();
    let outline = Outline::default();
    let middle = Position::at(parsed.review.text().len() / 2);
    let settings = Settings {
        hyphenation: Hyphenation::On,
        justification: Justification::Justified,
        ..Settings::default()
    };
    bencher.bench_local(|| {
        Galley::new(72, settings).page(&parsed.review, &outline, black_box(middle), 36)
    });
}

#[divan::bench(args = SIZES)]
fn count_a_rare_word(bencher: Bencher<'_, '_>, size: usize) {
    count(bencher, size, "harmonium");
}

#[divan::bench(args = SIZES)]
fn count_a_common_word(bencher: Bencher<'_, '_>, size: usize) {
    count(bencher, size, "the");
}

fn count(bencher: Bencher<'_, '_>, size: usize, word: &str) {
    let (review, _) = review(size);
    let Some(pattern) = Pattern::new(word) else {
        return;
    };
    let whole = Span::new(Position::START, review.end());
    bencher
        .counter(BytesCount::of_str(review.text()))
        .bench_local(|| search::find(&review, &pattern, whole).count());
}
