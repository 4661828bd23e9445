//! Widths: a text is as wide as ratatui draws it, so that no line is cut and no column is left over.

use frontrow::typeset::{grapheme_width, text_width};
use proptest::prelude::*;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::Style;
use unicode_segmentation::UnicodeSegmentation;

/// The columns that are drawn for a text.
fn drawn(text: &str) -> usize {
    let mut buffer = Buffer::empty(Rect::new(0, 0, 2000, 1));
    let (end, _) = buffer.set_stringn(0, 0, text, usize::MAX, Style::new());
    usize::from(end)
}

/// What a text is, the text, and the columns it takes.
const TEXTS: &[(&str, &str, usize)] = &[
    ("nothing", "", 0),
    ("letters", "Zoë", 3),
    ("an accent of its own", "e\u{301}", 1),
    ("three marks on a letter", "a\u{301}\u{323}\u{304}", 1),
    ("a mark on nothing", "\u{301}", 0),
    ("a mark on a blank", " \u{301}", 1),
    ("an ideograph", "字", 2),
    ("a full-width letter", "Ａ", 2),
    ("a half-width kana", "ｶ", 1),
    (
        "one with a voiced sound mark, which ratatui gives room",
        "ｶﾞ",
        3,
    ),
    ("one with a semi-voiced sound mark", "ﾊﾟ", 3),
    ("a sound mark alone", "ﾞ", 2),
    ("kana with a mark of its own", "か\u{3099}", 2),
    ("a syllable", "한", 2),
    ("a syllable of its letters", "\u{1112}\u{1161}\u{11ab}", 2),
    ("an initial consonant", "\u{1112}", 2),
    ("a picture", "🎬", 2),
    ("a heart as text", "❤", 1),
    ("a heart as a picture", "❤\u{fe0f}", 2),
    ("a picture as text", "☕\u{fe0e}", 1),
    ("a digit as a picture", "1\u{fe0f}", 2),
    ("a keycap", "1\u{fe0f}\u{20e3}", 2),
    ("a skin tone", "👍🏽", 2),
    ("a skin tone alone", "🏽", 2),
    ("a family", "👨‍👩‍👧‍👦", 2),
    ("a profession", "👩🏽‍🚀", 2),
    ("a flag", "🇪🇸", 2),
    ("half a flag", "🇪", 1),
    (
        "a flag of a region",
        "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
        2,
    ),
    ("stars", "★★★½", 4),
    ("a tab, which the gate makes blanks of", "\t", 0),
    ("an escape", "\u{1b}", 0),
    ("a line end", "\n", 0),
    ("a soft hyphen", "a\u{ad}b", 2),
    ("a zero-width space", "a\u{200b}b", 2),
    ("a word joiner", "a\u{2060}b", 2),
    ("a joiner alone", "\u{200d}", 0),
    ("a non-joiner", "می\u{200c}خواهم", 7),
    ("a byte order mark", "\u{feff}", 0),
    ("a non-breaking space", "\u{a0}", 1),
    ("a narrow one", "\u{202f}", 1),
    ("a thin space", "\u{2009}", 1),
    ("an ideographic space", "\u{3000}", 2),
    ("lam and alef, drawn one by one", "لا", 2),
    ("Arabic with vowels", "مَرْحَبًا", 5),
    ("a conjunct", "क्ष", 2),
    ("a word of Devanagari", "हिन्दी", 5),
    ("Thai with marks", "ที่นี้", 2),
    ("sara am", "น้ำ", 2),
    ("Khmer", "ខ្មែរ", 3),
    ("unassigned", "\u{378}", 1),
    ("private use", "\u{e000}", 1),
    ("of private use, far out", "\u{f0000}", 1),
    ("no character", "\u{fffe}", 1),
    ("the replacement", "\u{fffd}", 1),
];

#[test]
fn texts_are_as_wide_as_they_are_drawn() {
    for (what, text, width) in TEXTS {
        assert_eq!(
            (text_width(text), drawn(text)),
            (*width, *width),
            "{what}: {text:?}"
        );
    }
}

/// What joins its neighbours, or is drawn otherwise than it counts, among anything else.
fn awkward() -> impl Strategy<Value = String> {
    let joining = "[\u{200d}\u{fe0e}\u{fe0f}\u{20e3}\u{301}\u{3099}\u{ad}\u{200b}\u{200c}\u{600}ﾞﾟ]";
    let base = "[ a1é字ｶか한\u{1112}\u{1161}\u{11ab}👩🏽🇪🇸❤☕🏴लक\u{94d}ลاน้ำ\u{3000}\u{a0}\t\r\n]";
    let piece = prop_oneof![4 => base.prop_map(String::from), 4 => joining.prop_map(String::from),
        1 => any::<char>().prop_map(String::from)];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #[test]
    fn any_text_is_as_wide_as_it_is_drawn(text in awkward()) {
        prop_assert_eq!(text_width(&text), drawn(&text));
        let sum: usize = text.graphemes(true).map(|g| usize::from(grapheme_width(g))).sum();
        prop_assert_eq!(sum, text_width(&text));
    }
}
