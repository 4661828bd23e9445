//! Cutting very long texts into parts, so that no text takes more memory than others leave.

use std::iter;

/// A longer text is indexed in parts, in bytes.
const LONGEST: usize = 8 * 1024 * 1024;

/// So much of a part is in the next one, too, so that no shorter phrase is torn apart, in bytes.
const SHARED: usize = 4 * 1024;

/// The parts of a text; of nearly all texts that is the text.
pub(super) fn of(text: &str) -> impl Iterator<Item = &str> {
    of_length(text, LONGEST, SHARED)
}

/// Its parts of at most `longest` bytes, which have `shared` bytes in common.
fn of_length(text: &str, longest: usize, shared: usize) -> impl Iterator<Item = &str> {
    let mut rest = Some(text);
    iter::from_fn(move || {
        let all = rest.take()?;
        if all.len() <= longest {
            return Some(all);
        }
        let end = word_end(all, longest);
        let next = word_end(all, end.saturating_sub(shared).max(1));
        rest = all.get(next..);
        all.get(..end)
    })
}

/// The last end of a word at or before `offset`, if one is near, else the next place where a
/// character begins.
fn word_end(text: &str, offset: usize) -> usize {
    let near = offset.saturating_sub(256);
    let bytes = text.as_bytes().get(near..offset).unwrap_or_default();
    let space = bytes.iter().rposition(u8::is_ascii_whitespace);
    match space.map(|space| near + space) {
        Some(space) if space > 0 => space,
        _ => character_start(text, offset),
    }
}

/// The first place at or after `offset` where a character begins, or the end.
pub(super) fn character_start(text: &str, offset: usize) -> usize {
    let mut places = offset..text.len();
    places
        .find(|&place| text.is_char_boundary(place))
        .unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_hold_every_short_phrase() {
        let text: String = (0..2000).map(|i| format!("w{i} é{i}\n")).collect();
        let parts: Vec<&str> = of_length(&text, 3000, 300).collect();
        assert!(parts.len() > 5 && parts.iter().all(|part| part.len() <= 3000));
        for i in 0..1990 {
            let phrase = format!("w{i} é{i}\nw{} é", i + 1);
            assert!(
                parts.iter().any(|part| part.contains(&phrase)) || i == 1999,
                "{i}"
            );
        }
    }

    #[test]
    fn a_text_without_spaces_is_cut_too() {
        let text = "本".repeat(2000);
        let parts: Vec<&str> = of_length(&text, 1000, 30).collect();
        assert!(parts.len() > 5);
        assert!(parts.iter().map(|part| part.len()).sum::<usize>() >= text.len());
        assert_eq!(of_length("", 1000, 30).collect::<Vec<_>>(), [""]);
    }
}
