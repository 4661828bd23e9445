//! What holds for any blocks of the markup at any measure.

use super::blocks::read;
use super::wrapping::{all_lines, from_below};
use frontrow::formats::{self, Hint};
use frontrow::outline::Outline;
use frontrow::review::{Position, Span};
use frontrow::typeset::{Galley, Line, ParagraphStyle, Settings, plain_lines, text_width};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

/// The words of a paragraph or a cell: short and long ones, wide characters, clusters.
fn some_words() -> impl Strategy<Value = String> {
    let word = prop_oneof![
        6 => "[a-zA-Z]{1,12}",
        1 => "[a-z]{20,60}",
        1 => "[一-十あ-ん、。]{1,20}",
        1 => Just("👨‍👩‍👧‍👦🇪🇸❤️".to_owned()),
    ];
    prop::collection::vec(word, 1..12).prop_map(|words| words.join(" "))
}

/// A block that holds no others.
fn some_block() -> impl Strategy<Value = String> {
    let code = prop::collection::vec((0..9_usize, some_words()), 1..4);
    let cells = prop::collection::vec(prop::option::weighted(0.8, some_words()), 2..5);
    prop_oneof![
        4 => some_words(),
        2 => (some_words(), some_words()).prop_map(|(one, other)| format!("{one}\\\n{other}")),
        2 => code.prop_map(|lines| {
            let lines = lines.iter().map(|(blanks, words)| format!("{:blanks$}{words}\n", ""));
            format!("```\n{}```", lines.collect::<String>())
        }),
        1 => some_words().prop_map(|words| format!("## {words}")),
        1 => Just("* * *".to_owned()),
        3 => prop::collection::vec(cells, 1..6).prop_map(|rows| table(&rows)),
    ]
}

/// A table with as many columns as its first row.
fn table(rows: &[Vec<Option<String>>]) -> String {
    let row = |row: &Vec<Option<String>>| {
        let cells = row.iter().map(|cell| cell.as_deref().unwrap_or_default());
        format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
    };
    let mut rows: Vec<String> = rows.iter().map(row).collect();
    let columns = rows
        .first()
        .map_or(0, |first| first.matches('|').count() - 1);
    rows.insert(1, format!("|{}", "-|".repeat(columns)));
    rows.join("\n")
}

/// Markdown of blocks within quotes and lists, however deep.
pub(crate) fn some_review() -> impl Strategy<Value = String> {
    let blocks = |block, most| prop::collection::vec(block, 1..most);
    let within = some_block().prop_recursive(4, 6, 2, move |block| {
        let marker = prop_oneof![Just("- "), Just("7. "), Just("123456789. ")];
        let inner = blocks(block, 4).prop_map(|blocks| blocks.join("\n\n"));
        prop_oneof![
            inner.clone().prop_map(|text| set_in(&text, "> ", "> ")),
            (marker, inner).prop_map(|(marker, text)| set_in(
                &text,
                marker,
                &" ".repeat(marker.len())
            )),
        ]
    });
    let apart = (within, "\n{1,3}").prop_map(|(block, after)| block + &after);
    prop::collection::vec(apart, 1..7).prop_map(|blocks| blocks.concat())
}

/// A text with something before its first line and its others.
fn set_in(text: &str, first: &str, others: &str) -> String {
    format!("{first}{}", text.replace('\n', &format!("\n{others}")))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn no_line_is_too_wide(markdown in some_review(), measure in 4_u16..100) {
        let (review, outline) = read(&markdown);
        for line in all_lines(&review, &outline, measure) {
            let glyphs: Vec<_> = line.glyphs(&review).collect();
            let end = glyphs.iter().map(|glyph| glyph.column + glyph.width).max();
            let width = line.indent + end.unwrap_or_default();
            prop_assert!(width <= measure || glyphs.len() == 1, "{width} > {measure}: {:?}", line.text(&review));
            prop_assert!(text_width(&line.text(&review)) <= usize::from(width));
            let above = line.indent + line.rule_above;
            prop_assert!(line.rule_above == 0 || above <= measure);
        }
    }

    #[test]
    fn every_grapheme_is_on_one_line_and_its_place_finds_it(
        markdown in some_review(), measure in 4_u16..100,
    ) {
        let (review, outline) = read(&markdown);
        let lines = all_lines(&review, &outline, measure);
        let mut galley = Galley::new(measure, Settings::default());
        for block in review.blocks() {
            for (at, grapheme) in review.slice(block.span).grapheme_indices(true) {
                if grapheme.trim().is_empty() {
                    continue;
                }
                let place = Position::at(block.span.start.offset() + at);
                let on: Vec<&Line> = lines.iter().filter(|line| line.holds(place)).collect();
                prop_assert_eq!(on.len(), 1, "{:?} at {:?}", grapheme, place);
                let found = galley.at(&review, &outline, place);
                prop_assert_eq!(found.as_ref(), on.first().copied());
            }
        }
    }

    #[test]
    fn starts_grow_and_lines_are_the_same_from_below(
        markdown in some_review(), measure in 4_u16..100,
    ) {
        let (review, outline) = read(&markdown);
        let down = all_lines(&review, &outline, measure);
        prop_assert!(down.is_sorted_by(|one, other| one.span.start < other.span.start));
        let mut galley = Galley::new(measure, Settings::default());
        prop_assert_eq!(&from_below(&review, &outline, measure), &down);
        for line in &down {
            let there = galley.at(&review, &outline, line.span.start);
            prop_assert_eq!(there.as_ref(), Some(line));
        }
    }

    #[test]
    fn plain_text_keeps_within_its_measure_however_it_is_set(
        source in "((> ?){0,3}( {0,30})(- |1\\. |\\|  )?([a-c>|{}*-]{1,12} {1,3}){0,12}\\n{1,2}){1,12}",
        measure in 4_u16..60,
    ) {
        let settings = Settings {
            paragraphs: ParagraphStyle::Indented,
            ..Settings::default()
        };
        let parsed = formats::read(source.into_bytes(), Hint::Plain);
        let review = parsed.unwrap_or_default().review;
        let whole = Span::new(Position::START, review.end());
        let lines = plain_lines(&review, &Outline::default(), whole, measure, settings);
        for line in &lines {
            prop_assert!(text_width(line) <= usize::from(measure), "{:?}", line);
        }
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
        let drawn: String = lines.concat();
        prop_assert_eq!(letters(&drawn), letters(review.text()));
    }
}
