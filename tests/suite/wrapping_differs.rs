//! Plain paragraphs against `textwrap`'s own way to wrap them, against all ways there are, and
//! against filling line after line.
//!
//! The words are such that no rule of ours binds or parts them, and no penalty is set on a short
//! last line: which one that is, is ours to say. Nor is a word wider than a line: it is cut by a rule of ours.

use frontrow::formats::{self, Hint};
use frontrow::outline::Outline;
use frontrow::review::{Position, Review, Span};
use frontrow::typeset::{Penalties, Settings, plain_lines};
use proptest::prelude::*;
use textwrap::wrap_algorithms::Penalties as TheirPenalties;
use textwrap::{Options, WordSeparator, WordSplitter, WrapAlgorithm};

/// Settings in which a line costs so much, beside the squares of what lines leave free.
fn settings(line: u16) -> Settings {
    Settings {
        penalties: Penalties {
            line,
            short_last_line: 0,
            ..Settings::default().penalties
        },
        ..Settings::default()
    }
}

/// The lines of a paragraph as we set them.
fn ours(paragraph: &str, measure: u16, line: u16) -> Vec<String> {
    let review = formats::read(paragraph.as_bytes().to_vec(), Hint::Plain);
    let review: Review = review.unwrap_or_default().review;
    let whole = Span::new(Position::START, review.end());
    plain_lines(&review, &Outline::default(), whole, measure, settings(line))
}

/// The lines of a paragraph as `textwrap` sets them.
fn theirs(paragraph: &str, measure: u16, algorithm: WrapAlgorithm) -> Vec<String> {
    let options = Options::new(measure.into())
        .word_separator(WordSeparator::AsciiSpace)
        .word_splitter(WordSplitter::NoHyphenation)
        .wrap_algorithm(algorithm);
    let lines = textwrap::wrap(paragraph, options);
    lines
        .into_iter()
        .map(std::borrow::Cow::into_owned)
        .collect()
}

/// Their way that weighs as ours does.
fn weighing(line: u16) -> WrapAlgorithm {
    WrapAlgorithm::OptimalFit(TheirPenalties {
        nline_penalty: line.into(),
        overflow_penalty: 1_000_000_000,
        short_last_line_fraction: 1,
        short_last_line_penalty: 0,
        hyphen_penalty: 0,
    })
}

/// What lines cost: each its penalty, and all but the last the square of what they leave free.
/// Nothing where one is too wide.
fn cost<'a>(
    lines: impl DoubleEndedIterator<Item = &'a str>,
    measure: u16,
    line: u16,
) -> Option<usize> {
    let mut lines = lines.rev().map(str::len).enumerate();
    lines.try_fold(0, |cost, (from_end, width)| {
        let free = usize::from(measure).checked_sub(width)?;
        let ragged = if from_end == 0 { 0 } else { free * free };
        Some(cost + ragged + usize::from(line))
    })
}

/// The least that any choice of breaks between `words` costs, all of them tried.
fn least(words: &[&str], measure: u16, line: u16) -> Option<usize> {
    let gaps = words.len() - 1;
    let ways = 0_u32..1 << gaps;
    let costs = ways.filter_map(|way| {
        let broken = |gap: usize| if way & 1 << gap == 0 { " " } else { "\n" };
        let words = words.iter().enumerate();
        let text: String = words.flat_map(|(gap, word)| [*word, broken(gap)]).collect();
        cost(text.trim_end().lines(), measure, line)
    });
    costs.min()
}

fn some_word() -> impl Strategy<Value = String> {
    prop_oneof![4 => "[a-z]{3,9}", 1 => "[a-z]{10,24}"]
}

/// A paragraph of so many words, and a last one that nobody would call short.
fn some_paragraph(words: usize) -> impl Strategy<Value = String> {
    (prop::collection::vec(some_word(), 0..words), "[a-z]{5,9}")
        .prop_map(|(words, last)| [words, vec![last]].concat().join(" "))
}

/// The same with no word wider than a line: where such a one is cut is a rule of our own.
fn within(paragraph: &str, measure: u16) -> String {
    let cut = |word: &str| word.chars().take(usize::from(measure)).collect();
    let words: Vec<String> = paragraph.split(' ').map(cut).collect();
    words.join(" ")
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn paragraphs_are_set_as_textwrap_sets_them(
        paragraph in some_paragraph(150), measure in 10_u16..=120, line in 1_u16..2000,
    ) {
        let paragraph = within(&paragraph, measure);
        let theirs = theirs(&paragraph, measure, weighing(line));
        prop_assert_eq!(ours(&paragraph, measure, line), theirs);
    }

    #[test]
    fn lines_never_cost_more_than_line_after_line_filled(
        paragraph in some_paragraph(150), measure in 24_u16..=120, line in 1_u16..2000,
    ) {
        let first_fit = theirs(&paragraph, measure, WrapAlgorithm::FirstFit);
        let filled = cost(first_fit.iter().map(String::as_str), measure, line).unwrap();
        let lines = ours(&paragraph, measure, line);
        let cost = cost(lines.iter().map(String::as_str), measure, line).unwrap();
        prop_assert!(cost <= filled, "{cost} > {filled}");
    }

    #[test]
    fn no_other_breaks_cost_less(
        paragraph in some_paragraph(10), measure in 24_u16..=70, line in 1_u16..2000,
    ) {
        let words: Vec<&str> = paragraph.split(' ').collect();
        let lines = ours(&paragraph, measure, line);
        let cost = cost(lines.iter().map(String::as_str), measure, line);
        prop_assert_eq!(cost, least(&words, measure, line));
    }
}
