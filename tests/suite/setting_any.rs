//! What holds for any text however it is set: words broken or whole, ragged or justified, from the
//! left or from the right.

use super::blocks::read;
use super::blocks_any::some_review;
use super::wrapping::{lines_from_below, lines_set, review, some_text, visible};
use frontrow::outline::Outline;
use frontrow::review::{BlockKind, Facts, Review};
use frontrow::typeset::{
    Galley, Hyphen, Hyphenation, Justification, Line, LineKind, ParagraphStyle, Penalties, Settings,
};
use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

fn some_settings() -> impl Strategy<Value = Settings> {
    let styles = [ParagraphStyle::Apart, ParagraphStyle::Indented];
    let penalty = || prop_oneof![Just(1_u16), Just(25), Just(10_000)];
    let penalties = (penalty(), penalty(), penalty()).prop_map(|(line, hyphen, last)| Penalties {
        line,
        hyphen,
        short_last_line: last,
    });
    (
        any::<[bool; 2]>(),
        Settings::STRETCH,
        prop::sample::select(styles.to_vec()),
        penalties,
    )
        .prop_map(
            |([broken, straight], most_stretch, paragraphs, penalties)| Settings {
                hyphenation: if broken {
                    Hyphenation::On
                } else {
                    Hyphenation::Off
                },
                justification: if straight {
                    Justification::Justified
                } else {
                    Justification::Ragged
                },
                most_stretch,
                paragraphs,
                penalties,
            },
        )
}

/// Plain text or Markdown, with a language to break its words by.
fn some_page() -> impl Strategy<Value = (Review, Outline)> {
    let words = prop_oneof![
        Just("Silbentrennung und Donaudampfschifffahrtsgesellschaften, wunderbarerweise"),
        Just("שלום עולם, this is the name of it וגם עוד מילים אחדות"),
        Just("\n\nمرحبا بالعالم Frontrow وداعا\n\n"),
        Just("extraordi\u{ad}nary\u{a0}things"),
    ];
    let words = prop::collection::vec(words, 0..4).prop_map(|words| words.join(" "));
    let plain = (words.clone(), some_text()).prop_map(|(words, text)| {
        let (review, outline) = review(&format!("{words} {text}"));
        let facts = Facts {
            language: Some("de".to_owned()),
            ..Facts::default()
        };
        let (text, blocks) = (review.text().to_owned(), review.blocks().to_vec());
        (Review::new(text, blocks, facts, Vec::new()), outline)
    });
    let marked = (words, some_review())
        .prop_map(|(words, text)| read(&format!("---\nlang: de\n---\n{words}\n\n{text}")));
    prop_oneof![plain, marked]
}

/// The columns of a line, from the left of the page.
fn width(line: &Line, review: &Review) -> u16 {
    let end = line.glyphs(review).map(|glyph| glyph.column + glyph.width);
    line.indent + end.max().unwrap_or_default()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_line_is_too_wide(page in some_page(), measure in 4_u16..100, settings in some_settings()) {
        let (review, outline) = page;
        for line in lines_set(&review, &outline, measure, settings) {
            let width = width(&line, &review);
            let single = line.glyphs(&review).count() == 1;
            prop_assert!(width <= measure || single, "{width} > {measure}: {:?}", line.text(&review));
        }
    }

    #[test]
    fn every_grapheme_is_set_once_and_in_order(
        page in some_page(), measure in 4_u16..100, settings in some_settings(),
    ) {
        let (review, outline) = page;
        let lines = lines_set(&review, &outline, measure, settings);
        let set: String = lines
            .iter()
            .filter(|line| !matches!(line.kind, LineKind::Rule(_)))
            .flat_map(|line| line.glyphs(&review).map(|glyph| review.slice(glyph.span)))
            .collect();
        // The cells of a row stand side by side, so only what is there is told for those.
        let (mut set, mut all) = (visible(&set), visible(&text_of(&review)));
        if !review.tables().is_empty() {
            set.sort();
            all.sort();
        }
        prop_assert_eq!(set, all);
    }

    #[test]
    fn lines_are_the_same_from_every_side(
        page in some_page(), measure in 4_u16..100, settings in some_settings(),
    ) {
        let (review, outline) = page;
        let down = lines_set(&review, &outline, measure, settings);
        prop_assert_eq!(&lines_from_below(&review, &outline, measure, settings), &down);
        let mut galley = Galley::new(measure, settings);
        for line in &down {
            let there = galley.at(&review, &outline, line.span.start);
            prop_assert_eq!(there.as_ref(), Some(line));
        }
        // A galley that had another measure before finds the same.
        let mut other = galley.at_measure(measure / 2 + 4).at_measure(measure);
        let first = other.first(&review, &outline);
        prop_assert_eq!(first.as_ref(), down.first());
    }

    #[test]
    fn what_is_drawn_lies_side_by_side(
        page in some_page(), measure in 4_u16..100, settings in some_settings(),
    ) {
        let (review, outline) = page;
        for line in lines_set(&review, &outline, measure, settings) {
            let drawn: String = line.glyphs(&review).map(|glyph| glyph.symbol).collect();
            let mut end = 0;
            for glyph in line.glyphs(&review) {
                prop_assert!(glyph.column >= end, "{drawn:?}");
                end = glyph.column + glyph.width;
                prop_assert!(glyph.span.end <= line.span.end && glyph.span.start >= line.span.start);
            }
        }
    }

    #[test]
    fn justified_lines_end_at_the_margin_or_where_they_did(
        page in some_page(), measure in 4_u16..100, settings in some_settings(),
    ) {
        let (review, outline) = page;
        let justified = Settings { justification: Justification::Justified, ..settings };
        let ragged = Settings { justification: Justification::Ragged, ..settings };
        let straight = lines_set(&review, &outline, measure, justified);
        let before = lines_set(&review, &outline, measure, ragged);
        prop_assert_eq!(straight.len(), before.len());
        for (line, before) in straight.iter().zip(&before) {
            prop_assert_eq!(line.span, before.span);
            let (now, then) = (width(line, &review), width(before, &review));
            prop_assert!(now == then || now == measure.max(4), "{:?}", line.text(&review));
            for (glyph, before) in line.glyphs(&review).zip(before.glyphs(&review)) {
                let by = glyph.width - before.width;
                prop_assert!(by == 0 || by <= settings.most_stretch && before.symbol.trim().is_empty());
            }
        }
    }

    #[test]
    fn broken_words_show_a_hyphen(
        page in some_page(), measure in 16_u16..60, settings in some_settings(),
    ) {
        let (review, outline) = page;
        let lines = lines_set(&review, &outline, measure, settings);
        for pair in lines.windows(2) {
            let [line, next] = pair else { continue };
            if line.hyphen == Hyphen::None {
                continue;
            }
            let drawn = line.glyphs(&review).last().unwrap();
            prop_assert!(drawn.symbol == "-" && drawn.span.is_empty());
            prop_assert_eq!(drawn.span.start, line.span.end);
            prop_assert_eq!(line.span.end, next.span.start);
            prop_assert_eq!(line.stretch, next.stretch);
        }
        prop_assert!(lines.last().is_none_or(|line| line.hyphen == Hyphen::None));
    }
}

/// The text of all blocks that show theirs.
fn text_of(review: &Review) -> String {
    let blocks = review.blocks().iter();
    let shown = blocks.filter(|block| block.kind != BlockKind::Rule);
    let texts = shown.map(|block| review.slice(block.span));
    texts
        .flat_map(|text| text.graphemes(true).chain(["\n"]))
        .collect()
}
