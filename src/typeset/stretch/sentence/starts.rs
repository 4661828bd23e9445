//! Where sentences begin within running text.
//!
//! The rules are those of Unicode (UAX #29), which know neither abbreviations nor quotations, with
//! what they get wrong put right by the tables in [`words`](super::words).

use unicode_segmentation::UnicodeSegmentation;

use super::words::{
    BEFORE_A_NUMBER, BEFORE_AN_ORDINAL, BEHIND_A_QUOTATION, BY_A_NAME, CLOSING, ELIDED_OPENERS,
    GO_ON, NOTE_BEHIND, OPENERS, OPENING, OPENING_BEHIND_SPACE, UNSPACED_ENDS,
};
use crate::review::joins_lines;

/// The most parts of a short form, or initials of a name, that are looked at together.
const PARTS_MOST: usize = 6;

/// The most characters behind an end among which the first letter of what follows is looked for.
const AHEAD_MOST: usize = 32;

/// The most digits of a number that can be one in order, and of one that counts paragraphs.
const ORDINAL_MOST: usize = 2;
const COUNT_MOST: usize = 3;

/// Where sentences begin in `text`, in bytes, but for its own start. Line breaks read as spaces.
pub(super) fn starts(text: &str) -> impl Iterator<Item = usize> {
    let read = as_read(text);
    let (mut from, mut last) = (0, 0);
    std::iter::from_fn(move || {
        loop {
            // The rules begin anew at each of their bounds, so the next is found from there.
            let rest = read.get(from..).filter(|rest| !rest.is_empty())?;
            from += rest.split_sentence_bounds().next()?.len();
            let Some(at) = settled(text, &read, from) else {
                continue;
            };
            // An ellipsis or a number before a sentence belongs to it.
            let own = text.get(last..at).unwrap_or_default();
            if at > last && own.contains(char::is_alphanumeric) {
                last = at;
                return Some(at);
            }
        }
    })
}

/// `text` for the rules, byte by byte as long: an ellipsis is three full stops, a line break is a
/// space, a number or a dash may begin a sentence as a capital does, and the number of a note behind
/// an end is a bracket that closes.
fn as_read(text: &str) -> String {
    let mut read = String::with_capacity(text.len());
    let mut before = ' ';
    let mut note_end = 0;
    for (at, c) in text.char_indices() {
        if NOTE_BEHIND.contains(&before) && note_end <= at {
            note_end = at + note_length(text.get(at..).unwrap_or_default());
        }
        match c {
            _ if at < note_end => read.push_str(match c.len_utf8() {
                1 => "]",
                2 => "»",
                _ => "”",
            }),
            '\n' => read.push(' '),
            '…' => read.push_str("..."),
            // A dash that stands alone may begin what someone says.
            '—' | '–' if before.is_whitespace() => read.push('※'),
            '0'..='9' if !before.is_alphanumeric() && !matches!(before, '.' | ',') => {
                read.push('X');
            }
            _ => read.push(c),
        }
        before = c;
    }
    read
}

/// The bytes of the number of a note that `text` begins with, as `[12]` or `¹²`.
fn note_length(text: &str) -> usize {
    let small = |c: char| matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹');
    let rest = text.strip_prefix('[').unwrap_or(text);
    let digits = rest.bytes().take(COUNT_MOST).take_while(u8::is_ascii_digit);
    let digits = digits.count();
    match rest.get(digits..) {
        Some(behind) if rest.len() < text.len() && digits > 0 && behind.starts_with(']') => {
            digits + 2
        }
        _ => text
            .chars()
            .take(COUNT_MOST)
            .take_while(|c| small(*c))
            .map(char::len_utf8)
            .sum(),
    }
}

/// Where the sentence begins that Unicode has begin at `at`, if one does.
fn settled(text: &str, read: &str, at: usize) -> Option<usize> {
    let at = behind_closing(text, at)?;
    let at = before_opening(text, at);
    let (before, behind) = text.split_at_checked(at)?;
    let next = behind.chars().next()?;
    let ended = before.trim_end();
    let is_spaced = ended.len() < before.len();
    let closes = |c: char| c.is_whitespace() || CLOSING.contains(&c);
    let core = read.get(..ended.len())?.trim_end_matches(closes).len();
    let core = text.get(..core)?;
    let is_closed = core.len() < ended.len();
    let end = core.chars().next_back()?;
    if UNSPACED_ENDS.contains(&end) || (!is_spaced && joins_lines(next)) {
        let goes_on = is_closed && !is_spaced && BEHIND_A_QUOTATION.contains(&next);
        let is_end = match end {
            '.' => false,
            '…' => is_closed || matches!(next, '「' | '『'),
            _ => true,
        };
        return (is_end && !goes_on).then_some(at);
    }
    let first = behind
        .chars()
        .take(AHEAD_MOST)
        .find(|c| c.is_alphanumeric());
    if !is_spaced || first.is_some_and(char::is_lowercase) {
        return None;
    }
    let short = if is_closed {
        None
    } else {
        core.strip_suffix('.')
    };
    let goes_on = short.is_some_and(|before| is_short(before, behind));
    (!goes_on).then_some(at)
}

/// `at`, or what is behind a mark that stands there and closes what came before, as the French set
/// it behind a space; `None` where the sentence then goes on.
fn behind_closing(text: &str, at: usize) -> Option<usize> {
    let behind = text.get(at..)?;
    let rest =
        behind.trim_start_matches(|c| CLOSING.contains(&c) && !OPENING_BEHIND_SPACE.contains(&c));
    let is_set_off = text.get(..at)?.ends_with(char::is_whitespace);
    if rest.len() == behind.len() || !is_set_off {
        return Some(at);
    }
    match rest.chars().next() {
        Some(c) if c.is_whitespace() => Some(text.len() - rest.trim_start().len()),
        Some(',' | ';' | ':' | '.' | '!' | '?' | '…') => None,
        // It opens what follows.
        Some(_) | None => Some(at),
    }
}

/// `at`, or what is before the marks that stand right before it and open what follows.
fn before_opening(text: &str, at: usize) -> usize {
    let before = text.get(..at).unwrap_or_default();
    before.trim_end_matches(OPENING).len()
}

/// Whether the full stop behind `before` is that of a short form, an initial or a number in order,
/// and the sentence goes on with `behind`.
fn is_short(before: &str, behind: &str) -> bool {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '’' | '\'' | '°' | '№');
    let rest = before.trim_end_matches(is_part);
    let word = before.get(rest.len()..).unwrap_or_default();
    if !word.is_empty() && word.chars().all(|c| c.is_ascii_digit()) {
        return is_ordinal(rest, word, behind);
    }
    let parts = with_parts_before(rest, word);
    let known = |list: &[&str]| list.contains(&parts.as_str()) || list.contains(&&*lower(word));
    if known(GO_ON) || (known(BEFORE_A_NUMBER) && (begins_number(behind) || begins_roman(behind))) {
        return true;
    }
    // The first person of English ends sentences, too.
    let is_initials = word != "I" && are_letters(&parts);
    (is_initials || known(BY_A_NAME)) && (begins_number(behind) || !begins_plainly(behind))
}

/// Whether `parts` are single letters, as in `j.-p`.
fn are_letters(parts: &str) -> bool {
    let mut parts = parts.split(['.', '-']).filter(|part| !part.is_empty());
    let is_letter = |part: &str| {
        let mut letters = part.chars();
        letters.next().is_some_and(char::is_lowercase) && letters.next().is_none()
    };
    parts.next().is_some_and(is_letter) && parts.all(is_letter)
}

fn lower(word: &str) -> String {
    word.to_lowercase()
}

/// `word` in small letters with the single letters that stand before it, each with its stop: all
/// of `z. B` where the word is `B`.
fn with_parts_before(rest: &str, word: &str) -> String {
    let mut parts = lower(word);
    let mut rest = rest;
    for _ in 0..PARTS_MOST {
        let Some(before) = rest.trim_end().strip_suffix('.') else {
            break;
        };
        let head = before.trim_end_matches(|c: char| c.is_alphanumeric() || c == '.');
        let part = before.get(head.len()..).unwrap_or_default();
        if part.is_empty() || part.split('.').any(|letter| letter.chars().count() != 1) {
            break;
        }
        parts = format!("{}.{parts}", lower(part));
        rest = head;
    }
    parts
}

/// Whether the number `word` between `rest` and `behind` counts paragraphs, or stands for its place in
/// an order.
fn is_ordinal(rest: &str, word: &str, behind: &str) -> bool {
    let above = rest.trim_end();
    let last = above.rsplit(char::is_whitespace).next().unwrap_or_default();
    let is_first = match above.strip_suffix('.') {
        Some(_) if last.starts_with(|c: char| c.is_ascii_digit()) => true,
        Some(before) => !is_short(before, word),
        None => above.is_empty() || above.ends_with(['!', '?', ':', '…']),
    };
    let is_count = is_first && word.len() <= COUNT_MOST;
    let in_order = begins_number(behind) || BEFORE_AN_ORDINAL.contains(&&*lower(last));
    is_count || (word.len() <= ORDINAL_MOST && in_order)
}

/// The first word of `text`.
fn first_word(text: &str) -> (&str, &str) {
    let text = text.trim_start_matches(|c: char| !c.is_alphanumeric());
    let rest = text.trim_start_matches(char::is_alphanumeric);
    (
        text.get(..text.len() - rest.len()).unwrap_or_default(),
        rest,
    )
}

/// Whether `text` begins with a word that sentences begin with, and which is no initial.
fn begins_plainly(text: &str) -> bool {
    let (word, rest) = first_word(text);
    let is_elided = rest.starts_with(['’', '\''])
        && ELIDED_OPENERS
            .iter()
            .any(|c| word.len() == 1 && word.starts_with(*c));
    is_elided || (OPENERS.contains(&word) && !(rest.starts_with('.') && word.chars().count() == 1))
}

/// Whether `text` begins with a number, within brackets or not.
fn begins_number(text: &str) -> bool {
    text.trim_start_matches(['(', '[', '#'])
        .starts_with(char::is_numeric)
}

/// Whether `text` begins with a Roman number.
fn begins_roman(text: &str) -> bool {
    let (word, _) = first_word(text);
    !word.is_empty()
        && word
            .chars()
            .all(|c| matches!(c, 'I' | 'V' | 'X' | 'L' | 'C'))
}
