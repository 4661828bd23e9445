//! What is said of corrections: short, as it must do in a narrow window.

use std::ops::RangeInclusive;

use unicode_segmentation::UnicodeSegmentation;

use crate::outline::Correction;
use crate::typeset::grapheme_width;

/// The columns that the words of a line take in a sentence at most, and in a narrow window.
const WORDS: RangeInclusive<u16> = 6..=20;

/// The columns of a window that are kept for the rest of the sentence.
const REST: u16 = 40;

/// What a correction makes of a line.
pub(super) fn made(said: &Correction) -> String {
    match said {
        Correction::Heading(depth) => format!("heading, depth {depth}"),
        Correction::Plain => "plain text".to_owned(),
        Correction::Kind(Some(kind)) => format!("kind {kind}"),
        Correction::Kind(None) => "no kind".to_owned(),
    }
}

/// Some words in quotation marks, in one line, as many as have room in a sentence in a window of so
/// many columns.
pub(in crate::app) fn named(words: &str, columns: u16) -> String {
    let (least, most) = WORDS.into_inner();
    let room = columns.saturating_sub(REST).clamp(least, most);
    let (mut shown, mut columns) = (String::new(), 0);
    for grapheme in words.graphemes(true) {
        columns += grapheme_width(grapheme);
        if columns > room {
            return format!("“{}…”", shown.trim_end());
        }
        shown.push_str(if grapheme == "\n" { " " } else { grapheme });
    }
    format!("“{shown}”")
}
