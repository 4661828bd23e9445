//! What becomes of a character that is not plainly visible.

use super::escape;

/// What becomes of the next bytes; each with how many they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// They stay.
    Keep(usize),
    /// They end a line of the source.
    LineEnd(usize),
    /// They end a line on the screen, not one of the source.
    Break(usize),
    /// They end a paragraph, within a line of the source.
    Pause(usize),
    /// They are one tab.
    Tab,
    /// They are a control or an escape sequence.
    Control(usize),
    /// They are a character that draws nothing.
    Hidden(usize),
}

/// What becomes of the character at the start of `rest`, which follows `before`.
pub(super) fn fate(rest: &[u8], before: &[u8]) -> Fate {
    let Some((c, length)) = first(rest) else {
        return Fate::Keep(1);
    };
    match c {
        '\r' => Fate::LineEnd(1 + usize::from(rest.get(1) == Some(&b'\n'))),
        '\t' => Fate::Tab,
        '\u{c}' | '\u{2029}' if !is_beside_line_end(rest.get(length..), before) => {
            Fate::Pause(length)
        }
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Fate::Break(length),
        '\n' => Fate::Keep(length),
        _ if c.is_control() => Fate::Control(escape::length(rest, c, length)),
        '\u{e0000}'..='\u{e007f}' => match flag(rest, before) {
            Some(tags) => Fate::Keep(tags),
            None => Fate::Hidden(length),
        },
        _ if is_variation(c) => match last(before) {
            Some(base) if can_vary(base) => Fate::Keep(length),
            _ => Fate::Hidden(length),
        },
        BETWEEN_WORDS if is_between_words(before, rest.get(length..).unwrap_or_default()) => {
            Fate::Keep(length)
        }
        _ if is_hidden(c) => Fate::Hidden(length),
        _ => Fate::Keep(length),
    }
}

/// Whether what stands between `rest` and `before` is at the start or the end of a line.
fn is_beside_line_end(rest: Option<&[u8]>, before: &[u8]) -> bool {
    let behind = rest.and_then(<[u8]>::first);
    matches!(behind, Some(b'\n' | b'\r') | None) || matches!(before.last(), Some(b'\n') | None)
}

/// The zero-width space: it tells where a word ends that no blank tells.
const BETWEEN_WORDS: char = '\u{200b}';

/// Whether a zero-width space is between letters of scripts whose words are written together, so
/// that a line may end there. Word joiners, which would only forbid what is hardly ever done, stay
/// out.
fn is_between_words(before: &[u8], behind: &[u8]) -> bool {
    let sides = [last(before), first(behind).map(|(c, _)| c)];
    sides.iter().all(|c| c.is_some_and(is_written_together))
}

/// Characters of Thai, Lao, Burmese and Khmer.
fn is_written_together(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1780}'..='\u{17ff}')
}

/// Characters that draw nothing where they stand: bidirectional controls, which can make a text
/// read otherwise than it is stored (Trojan Source), zero-width ones, the marks of annotations,
/// shorthand, music and hieroglyphs that no terminal lays out, and unassigned ones that are to
/// be ignored.
fn is_hidden(c: char) -> bool {
    matches!(c,
        '\u{61c}'
        | '\u{180e}'
        | '\u{200b}' | '\u{200e}' | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff0}'..='\u{fffb}'
        | '\u{13430}'..='\u{1343f}'
        | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0080}'..='\u{e0fff}')
}

/// Characters that choose another form of the one before them.
fn is_variation(c: char) -> bool {
    matches!(c,
        '\u{180b}'..='\u{180d}' | '\u{180f}' | '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// Whether a variation control behind `c` can draw anything; a second one cannot.
fn can_vary(c: char) -> bool {
    !c.is_whitespace() && !is_variation(c) && !matches!(c, '\u{200c}' | '\u{200d}' | '\u{ad}')
}

/// The length of the tags at the start of `rest` if they complete the black flag before them
/// to that of a region: up to six letters or digits and the cancel tag.
fn flag(rest: &[u8], before: &[u8]) -> Option<usize> {
    const MOST_TAGS: usize = 6;
    if last(before) != Some('\u{1f3f4}') {
        return None;
    }
    let mut at = 0;
    for _ in 0..=MOST_TAGS {
        let (c, length) = first(rest.get(at..)?)?;
        at += length;
        match c {
            '\u{e0030}'..='\u{e0039}' | '\u{e0061}'..='\u{e007a}' => {}
            '\u{e007f}' if at > length => return Some(at),
            _ => return None,
        }
    }
    None
}

/// The character at the start of `bytes` and its length.
fn first(bytes: &[u8]) -> Option<(char, usize)> {
    let length = match bytes.first()? {
        0..0x80 => 1,
        0x80..0xe0 => 2,
        0xe0..0xf0 => 3,
        0xf0.. => 4,
    };
    let c = std::str::from_utf8(bytes.get(..length)?)
        .ok()?
        .chars()
        .next()?;
    Some((c, length))
}

/// The character at the end of `bytes`.
fn last(bytes: &[u8]) -> Option<char> {
    let start = bytes.iter().rposition(|byte| byte & 0xc0 != 0x80)?;
    first(bytes.get(start..)?).map(|(c, _)| c)
}
