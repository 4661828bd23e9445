//! As much of the words around a hit as has room, in lines that end with words.

use std::ops::Range;

use unicode_segmentation::UnicodeSegmentation;

use crate::library::Snippet;
use crate::review::joins_lines;
use crate::typeset::grapheme_width;

/// What stands for the words that have no room.
const ELLIPSIS: &str = "…";

/// The columns that a line which is not the last leaves free, as a rule.
const RAGGED: usize = 8;

/// A line of the words around a hit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// What stands before it, where words were left out there.
    pub(super) before: &'static str,
    /// Its words, in bytes of the snippet's text.
    pub(super) words: Range<usize>,
    /// What stands behind it, where words were left out there.
    pub(super) behind: &'static str,
}

/// A character as it is read, where a line may begin with it.
struct Letter {
    at: usize,
    width: u16,
    kind: Kind,
}

/// What a line may do at a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A space, which goes where a line ends.
    Space,
    /// A line may begin with it.
    Begins,
    /// It belongs to what stands before it.
    Inside,
}

/// The words around the first hit of a snippet in at most `count` lines of `width` columns, the
/// whole snippet where it has room. A word longer than a line is cut.
pub(super) fn excerpt(snippet: &Snippet, width: u16, count: usize) -> Vec<Excerpt> {
    let letters = letters(&snippet.text);
    if width == 0 || letters.is_empty() {
        return Vec::new();
    }
    let whole = filled(&letters, snippet, 0, width, count);
    let Some(mark) = snippet.marks.first() else {
        return whole;
    };
    if shows(&whole, mark) {
        return whole;
    }
    // A third of the room is for what leads to the hit, and what those do not need that follow.
    let hit = letters.partition_point(|letter| letter.at < mark.start);
    let behind = letters.partition_point(|letter| letter.at < mark.end);
    let columns = |letters: Option<&[Letter]>| -> usize {
        let letters = letters.unwrap_or_default().iter();
        letters.map(|letter| usize::from(letter.width)).sum()
    };
    let room = (usize::from(width) * count).saturating_sub(RAGGED * count.saturating_sub(1));
    let spare = room.saturating_sub(columns(letters.get(hit..behind)) + 2);
    let following = columns(letters.get(behind..)).min(spare - spare / 3);
    let mut left = spare - following;
    let mut start = hit;
    for (index, letter) in letters.iter().enumerate().take(hit).rev() {
        let Some(rest) = left.checked_sub(usize::from(letter.width)) else {
            break;
        };
        left = rest;
        if letter.kind == Kind::Begins {
            start = index;
        }
    }
    let lines = filled(&letters, snippet, start, width, count);
    if shows(&lines, mark) {
        return lines;
    }
    // Long words left more room free than that.
    filled(&letters, snippet, hit, width, count)
}

/// Whether the lines show a hit.
fn shows(lines: &[Excerpt], mark: &Range<usize>) -> bool {
    lines.last().is_some_and(|last| last.words.end >= mark.end)
}

fn letters(text: &str) -> Vec<Letter> {
    let mut before = Kind::Space;
    let mut joins = false;
    let graphemes = text.grapheme_indices(true);
    let letters = graphemes.map(|(at, grapheme)| {
        let is_joined = grapheme.starts_with(joins_lines);
        let kind = if grapheme == " " {
            Kind::Space
        } else if before == Kind::Space || is_joined || joins {
            Kind::Begins
        } else {
            Kind::Inside
        };
        (before, joins) = (kind, is_joined);
        let width = grapheme_width(grapheme);
        Letter { at, width, kind }
    });
    letters.collect()
}

/// Lines from a letter on.
fn filled(
    letters: &[Letter],
    snippet: &Snippet,
    from: usize,
    width: u16,
    count: usize,
) -> Vec<Excerpt> {
    let place = |index: usize| letters.get(index).map_or(snippet.text.len(), |l| l.at);
    let columns = |text: &str| text.chars().count() as u16;
    let (mut lines, mut start) = (Vec::new(), from);
    let mut before = if from == 0 { "" } else { ELLIPSIS };
    while start < letters.len() && lines.len() < count {
        let room = width.saturating_sub(columns(before));
        let is_last = lines.len() + 1 == count;
        let mut end = line_end(letters, start, room);
        let mut behind = "";
        if is_last && end < letters.len() {
            end = line_end(letters, start, room.saturating_sub(columns(ELLIPSIS)));
            behind = ELLIPSIS;
        }
        let trimmed = letters.get(start..end).unwrap_or_default();
        let spaces = trimmed
            .iter()
            .rev()
            .take_while(|letter| letter.kind == Kind::Space);
        let spaces = spaces.count();
        lines.push(Excerpt {
            before: std::mem::take(&mut before),
            words: place(start)..place(end - spaces),
            behind,
        });
        start = end;
    }
    lines
}

/// Behind which letter a line ends that begins with `start`: spaces at its end hang over, and it
/// holds one letter at least.
fn line_end(letters: &[Letter], start: usize, room: u16) -> usize {
    let (mut taken, mut end) = (0_u16, start);
    for (index, letter) in letters.iter().enumerate().skip(start) {
        if letter.kind == Kind::Begins {
            end = index;
        }
        if letter.kind == Kind::Space {
            taken = taken.saturating_add(letter.width);
            continue;
        }
        taken = taken.saturating_add(letter.width);
        if taken > room {
            return if end > start {
                end
            } else {
                index.max(start + 1)
            };
        }
    }
    letters.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A snippet with its hit in brackets.
    fn snippet(marked: &str) -> Snippet {
        let start = marked.find('[').unwrap_or_default();
        let end = marked.find(']').map_or(0, |end| end - 1);
        Snippet {
            text: marked.replace(['[', ']'], ""),
            marks: std::iter::once(start..end).collect(),
        }
    }

    #[test]
    fn the_words_around_a_hit_are_shown_as_far_as_there_is_room() {
        for (marked, width, count, lines) in [
            ("a [ferry] in fog", 20, 1, "a ferry in fog"),
            ("a [ferry] in fog", 11, 1, "a ferry in…"),
            ("a [ferry] in fog", 10, 1, "a ferry…"),
            ("a [ferry] in fog", 10, 2, "a ferry in/fog"),
            ("one two three four [ferry] in fog", 16, 1, "…ferry in fog"),
            (
                "one two three four [ferry] in fog",
                14,
                2,
                "one two three/four ferry in…",
            ),
            (
                "one two three four five [ferry] in fog",
                14,
                2,
                "…five ferry in/fog",
            ),
            ("a shipbuilding yard, [ferry]", 13, 2, "…yard, ferry"),
            ("[Donaudampfschifffahrt] fährt", 10, 1, "Donaudamp…"),
            (
                "[Donaudampfschifffahrt] fährt",
                10,
                3,
                "Donaudampf/schifffahr/t fährt",
            ),
            ("渡し船は霧の[中]を進む", 10, 1, "…の中を進…"),
            ("渡し船は霧の[中]を進む", 12, 2, "渡し船は霧の/中を進む"),
            ("word", 2, 1, "w…"),
            ("e\u{301}te\u{301} [mer]", 7, 1, "e\u{301}te\u{301} mer"),
            ("", 10, 1, ""),
        ] {
            let snippet = snippet(marked);
            let shown = excerpt(&snippet, width, count).into_iter().map(|line| {
                let words = snippet.text.get(line.words).unwrap_or("?");
                format!("{}{words}{}", line.before, line.behind)
            });
            let shown: Vec<String> = shown.collect();
            assert_eq!(shown.join("/"), lines, "{marked} in {width}");
        }
    }
}
