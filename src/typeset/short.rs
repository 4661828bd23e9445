//! Short texts in lines: what is too long for a line of a list, as a note.

use unicode_segmentation::UnicodeSegmentation;

use super::{grapheme_width, text_width};

/// A text in lines of at most so many columns, 2 at least: broken between words, and within those
/// that are wider. Its own line breaks stay.
pub fn short_lines(text: &str, columns: u16) -> Vec<String> {
    let most = usize::from(columns.max(2));
    let mut lines = Vec::new();
    for line in text.lines() {
        let mut begun = String::new();
        for word in line.split_whitespace() {
            let gap = usize::from(!begun.is_empty());
            if text_width(&begun) + gap + text_width(word) <= most {
                if gap > 0 {
                    begun.push(' ');
                }
                begun.push_str(word);
                continue;
            }
            if gap > 0 {
                lines.push(std::mem::take(&mut begun));
            }
            for grapheme in word.graphemes(true) {
                if text_width(&begun) + usize::from(grapheme_width(grapheme)) > most {
                    lines.push(std::mem::take(&mut begun));
                }
                begun.push_str(grapheme);
            }
        }
        lines.push(begun);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_texts_are_broken_between_words() {
        for (text, columns, expected) in [
            ("", 9, &[][..]),
            ("one two three", 9, &["one two", "three"]),
            ("one  two\n\nthree", 20, &["one two", "", "three"]),
            ("an immeasurable sea", 6, &["an", "immeas", "urable", "sea"]),
            ("潮間帯の図書館", 6, &["潮間帯", "の図書", "館"]),
        ] {
            assert_eq!(short_lines(text, columns), expected, "{text}");
        }
    }
}
