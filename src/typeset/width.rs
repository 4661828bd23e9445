//! How many columns a text takes on the screen: the one place that says so.

use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// The columns one grapheme takes, as ratatui draws it: 0 for controls and what has no width.
pub fn grapheme_width(grapheme: &str) -> u16 {
    if matches!(grapheme.as_bytes(), [b' '..=b'~']) {
        return 1;
    }
    let sound_marks = grapheme
        .chars()
        .filter(|c| matches!(c, '\u{ff9e}' | '\u{ff9f}'))
        .count();
    if grapheme.chars().next().is_none_or(char::is_control) {
        return 0;
    }
    // ratatui gives half-width sound marks one column more than Unicode does; a line must be as
    // wide as it is drawn, so it is counted here too.
    (grapheme.width() + sound_marks) as u16
}

/// The columns a text takes in one line.
pub fn text_width(text: &str) -> usize {
    if text.is_ascii() {
        return text.bytes().filter(|b| !b.is_ascii_control()).count();
    }
    text.graphemes(true)
        .map(|grapheme| usize::from(grapheme_width(grapheme)))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn graphemes_are_as_wide_as_they_are_drawn() {
        for (text, width) in [
            ("a", 1),
            ("é", 1),
            ("e\u{301}", 1),
            ("字", 2),
            ("ｶﾞ", 3),
            ("👍🏽", 2),
            ("👨‍👩‍👧", 2),
            ("🇪🇸", 2),
            ("❤️", 2),
            ("1️⃣", 2),
            ("\u{a0}", 1),
            ("\u{200d}", 0),
            ("\u{1b}", 0),
            ("\n", 0),
        ] {
            assert_eq!(text_width(text), width, "{text:?}");
        }
    }
}
