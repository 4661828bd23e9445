//! What stands on one line although the Unicode rules would let it be parted: a number and its
//! unit, initials and a surname, a mark and what it belongs to. The rules are tables.

mod joint;
mod part;
mod quote;
mod slavic;
mod words;

use super::breaks::Bond;
pub(super) use joint::{is_dash, joint};
use part::{Part, Word};

/// The words that are kept together over a blank: what stands before it, and what behind.
const TIES: &[(Part, Part)] = &[
    // « mots », mots ?, word . . ., 12 %
    (Part::Opening, Part::Any),
    (Part::Any, Part::Closing),
    // The second line of a sentence with a dash does not begin with it, a speech does.
    (Part::FirstDash, Part::Any),
    (Part::Any, Part::Dash),
    // 5 km, 20 €, 4 stars, 20 million dollars, ★★★ ½, 1 000 000, 8.5 / 10
    (Part::Number, Part::Unit),
    (Part::Scale, Part::Unit),
    (Part::Number, Part::Fraction),
    (Part::Group, Part::Thousands),
    (Part::Number, Part::Operator),
    (Part::Operator, Part::Number),
    // 4 out of 5, 4 von 5
    (Part::Out, Part::Of),
    (Part::Share, Part::Number),
    (Part::Stars, Part::Fraction),
    (Part::Stars, Part::Stars),
    // 10 a. m.
    (Part::Number, Part::Letter),
    // € 20, No. 5, § 5, Part II, Louis XIV
    (Part::Currency, Part::Number),
    (Part::Counted, Part::Number),
    (Part::Counted, Part::Roman),
    (Part::Counted, Part::One),
    (Part::Name, Part::Roman),
    // 3 May, May 3rd, May 2021, May 3, 2021, 3 de mayo
    (Part::Day, Part::Month),
    (Part::Day, Part::Of),
    (Part::Of, Part::Month),
    (Part::Month, Part::Number),
    (Part::Month, Part::Day),
    (Part::Dated, Part::Year),
    // J. R. R. Tolkien, Mr Pell, z. B., p. ex.
    (Part::Initials, Part::Name),
    (Part::Title, Part::Name),
    (Part::Letter, Part::Shortened),
    // cf. Smith, et al., Jr.
    (Part::Leading, Part::Any),
    (Part::Any, Part::Trailing),
    // z córką, v noci, с дочерью
    (Part::Preposition, Part::Any),
];

/// What keeps the last word of `head`, which ends in one, and the first of `tail` together.
pub(super) fn tie(head: &str, tail: &str) -> Bond {
    let before = last_word(head);
    let after = first_word(tail);
    if are_plain(before, after) {
        return Bond::None;
    }
    let above = head.strip_suffix(before).unwrap_or_default();
    let before = Word::before_break(before, above, tail);
    let after = Word::after_break(after, head);
    let mut ties = TIES.iter();
    let is_tied = |(first, second): &(Part, Part)| {
        // What takes a look into a list is asked last, and the longest list very last.
        let (first, second) = ((first, &before), (second, &after));
        let (easy, listed) = if first.0.is_listed() && *second.0 != Part::Unit {
            (second, first)
        } else {
            (first, second)
        };
        easy.0.is(easy.1) && listed.0.is(listed.1)
    };
    if ties.any(is_tied) {
        Bond::Kept
    } else {
        Bond::None
    }
}

/// Whether no rule is about these words, as is seen at once: ordinary ones, with no mark between.
fn are_plain(before: &str, after: &str) -> bool {
    /// No shortened word of the tables is longer, in bytes, nor a title in small letters.
    const SHORTENED: usize = 6;
    let ends = match before.as_bytes() {
        [b'A'..=b'Z' | b'a'..=b'z', .., b'a'..=b'z' | b','] => {
            !matches!(before, "de" | "di" | "ca" | "cf" | "vs" | "out")
        }
        [b'a'..=b'z', .., b'.' | b';' | b':' | b'!' | b'?'] => {
            let letters = before.trim_end_matches(['.', ';', ':', '!', '?']);
            letters.len() > SHORTENED && letters.bytes().all(|b| b.is_ascii_lowercase())
        }
        _ => false,
    };
    let begins = match after.as_bytes() {
        [b'a'..=b'z', ..] => true,
        [b'A'..=b'Z', b'a'..=b'z', ..] => {
            before.len() > SHORTENED && before.starts_with(|c: char| c.is_ascii_lowercase())
        }
        _ => false,
    };
    ends && begins && (after.len() > SHORTENED || !after.ends_with('.'))
}

/// The word at the end of a text.
fn last_word(text: &str) -> &str {
    text.rsplit(char::is_whitespace).next().unwrap_or(text)
}

/// The word at the start of a text.
fn first_word(text: &str) -> &str {
    text.split(char::is_whitespace).next().unwrap_or(text)
}
