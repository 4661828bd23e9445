//! What single characters fold to.

use unicode_normalization::UnicodeNormalization as _;
use unicode_normalization::char::{canonical_combining_class, decompose_compatible};

use super::{Accents, Alike, Case};

/// Appends what `c` folds to: nothing, one character, or several. Letters that were taken
/// apart into a base and a mark that is part of the letter are left apart for [`recompose`].
pub(super) fn push_folded(c: char, alike: Alike, out: &mut String) {
    if let Some(same) = unchanged(c, alike.case) {
        out.push(same);
    } else if c.is_whitespace() {
        out.push(' ');
    } else if let Some(plain) = substitute(c, alike.accents) {
        push_in_case(plain, alike.case, out);
    } else if !vanishes(c) {
        push_decomposed(c, alike, out);
    }
}

/// Puts letters together again whose marks distinguish letters, as が and 각.
pub(super) fn recompose(text: &mut String) {
    if text.chars().nth(1).is_some() {
        *text = text.nfc().collect();
    }
}

/// Whether there is a grapheme boundary between `c` and any other character of this kind: the
/// common letters and signs that neither extend nor join (UAX #29: class Other, and Hangul
/// syllables among themselves).
pub(super) fn stands_alone(c: char) -> bool {
    matches!(c,
        '\0'..='\u{ac}'
        | '\u{ae}'..='\u{2ff}'
        | '\u{370}'..='\u{482}'
        | '\u{48a}'..='\u{52f}'
        | '\u{2010}'..='\u{2027}'
        | '\u{202f}'..='\u{205e}'
        | '\u{3000}'..='\u{3029}'
        | '\u{3031}'..='\u{3098}'
        | '\u{309b}'..='\u{30ff}'
        | '\u{3400}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}')
}

/// Whether `c` leaves nothing: soft hyphens, zero-width characters, marks of direction,
/// variation selectors.
fn vanishes(c: char) -> bool {
    matches!(c,
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0100}'..='\u{e01ef}')
}

/// A short cut for letters that have no accent and no other form; gives the same as the long
/// way, and a character as long in UTF-8 as `c`.
pub(super) fn unchanged(c: char, case: Case) -> Option<char> {
    match c {
        '`' | 'й' | 'Й' => None,
        'A'..='Z' => Some(match case {
            Case::Exact => c,
            Case::Folded => c.to_ascii_lowercase(),
        }),
        '!'..='@'
        | '['..='~'
        | 'α'..='ρ'
        | 'σ'..='ω'
        | 'а'..='я'
        | 'ぁ'..='ゖ'
        | 'ァ'..='ヺ'
        | '\u{4e00}'..='\u{9fff}'
        | '가'..='힣' => Some(c),
        'А'..='Я' => Some(match case {
            Case::Exact => c,
            Case::Folded => char::from_u32(u32::from(c) + 0x20)?,
        }),
        _ => None,
    }
}

/// Appends the compatible decomposition of `c` (UAX #15, NFKD) without its accents,
/// unless those are exact.
fn push_decomposed(c: char, alike: Alike, out: &mut String) {
    // A spacing accent, as ¨, is a space with a mark; it stays itself.
    let mut first = None;
    decompose_compatible(c, |part| {
        first.get_or_insert(part);
    });
    if first == Some(' ') {
        out.push(c);
        return;
    }
    decompose_compatible(c, |part| {
        if let Some(plain) = substitute(part, alike.accents) {
            push_in_case(plain, alike.case, out);
        } else if !(vanishes(part) || alike.accents == Accents::Folded && is_accent(part)) {
            match alike.case {
                Case::Exact => out.push(part),
                Case::Folded => push_lower(part, alike.accents, out),
            }
        }
    });
}

fn push_lower(c: char, accents: Accents, out: &mut String) {
    for lower in c.to_lowercase() {
        match substitute(lower, accents) {
            Some(plain) => out.push_str(plain),
            None => out.push(lower),
        }
    }
}

fn push_in_case(plain: &str, case: Case, out: &mut String) {
    match case {
        Case::Exact => out.push_str(plain),
        Case::Folded => out.extend(plain.chars().map(|c| c.to_ascii_lowercase())),
    }
}

/// Whether `c` is a mark that only accents its letter. Marks that make another letter or are a
/// vowel of their own stay: voicing in kana, nukta, virama, the vowel signs of India and Asia
/// (told by the canonical combining class, UAX #44 table 15).
fn is_accent(c: char) -> bool {
    matches!(canonical_combining_class(c), 1 | 10..=36 | 200..=240)
        || matches!(c, '\u{20d0}'..='\u{20f0}')
}

/// Signs and letters with a plain form that Unicode does not decompose, or decomposes into
/// something else. The capitals that become two letters keep the second small: words that
/// begin with one are more common than words all in capitals.
pub(super) fn substitute(c: char, accents: Accents) -> Option<&'static str> {
    if accents == Accents::Exact && is_letter_of_its_own(c) {
        return None;
    }
    Some(match c {
        '`'
        | '´'
        | '\u{2b9}'
        | 'ʻ'
        | 'ʼ'
        | 'ʽ'
        | '\u{5f3}'
        | '‘'..='‛'
        | '′'
        | '‵'
        | '‹'
        | '›'
        | '❛'
        | '❜' => "'",
        '«' | '»' | '\u{5f4}' | '“'..='‟' | '″' | '‶' | '❝' | '❞' | '〝'..='〟' => {
            "\""
        }
        '\u{58a}'
        | '\u{5be}'
        | '\u{2010}'..='\u{2015}'
        | '\u{2043}'
        | '\u{2212}'
        | '\u{2e3a}'
        | '\u{2e3b}' => "-",
        '⁄' | '∕' => "/",
        'ø' => "o",
        'Ø' => "O",
        'æ' => "ae",
        'Æ' => "Ae",
        'œ' => "oe",
        'Œ' => "Oe",
        'ł' => "l",
        'Ł' => "L",
        'ı' => "i",
        'đ' | 'ð' => "d",
        'Đ' | 'Ð' => "D",
        'ħ' => "h",
        'Ħ' => "H",
        'þ' => "th",
        'Þ' => "Th",
        'ß' => "ss",
        'ẞ' => "SS",
        'ς' => "σ",
        _ => return None,
    })
}

/// Whether `c` has a plain form only where accents are folded.
fn is_letter_of_its_own(c: char) -> bool {
    matches!(
        c,
        'ø' | 'Ø' | 'ł' | 'Ł' | 'ı' | 'đ' | 'ð' | 'Đ' | 'Ð' | 'ħ' | 'Ħ' | 'þ' | 'Þ'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// All characters that might fold to something else: the first plane, and the letters and
    /// signs of others that decompose.
    fn characters() -> impl Iterator<Item = char> {
        ('\0'..='\u{ffff}')
            .chain('\u{10400}'..='\u{1044f}')
            .chain('\u{1d400}'..='\u{1d7ff}')
            .chain('\u{1f100}'..='\u{1f2ff}')
            .chain('\u{2f800}'..='\u{2fa1f}')
    }

    fn ways() -> impl Iterator<Item = Alike> {
        let cases = [Case::Exact, Case::Folded].into_iter();
        cases.flat_map(|case| {
            [Accents::Folded, Accents::Exact].map(|accents| Alike { case, accents })
        })
    }

    #[test]
    fn the_short_cut_gives_what_the_long_way_gives() {
        for alike in ways() {
            for c in characters() {
                let Some(short) = unchanged(c, alike.case) else {
                    continue;
                };
                let mut long = String::new();
                push_decomposed(c, alike, &mut long);
                recompose(&mut long);
                assert_eq!(long, short.to_string(), "{c:?} {alike:?}");
                assert_eq!(short.len_utf8(), c.len_utf8());
            }
        }
    }

    #[test]
    fn folding_a_folded_character_changes_nothing() {
        for alike in ways() {
            for c in characters() {
                let once = super::super::fold(&c.to_string(), alike);
                let twice = super::super::fold(once.text(), alike);
                assert_eq!(once.text(), twice.text(), "{c:?} {alike:?}");
            }
        }
    }

    #[test]
    fn what_stands_alone_never_joins() {
        use unicode_segmentation::UnicodeSegmentation as _;
        let neighbours = ['a', '\n', '’', 'か', '가', '각'];
        for c in characters().filter(|&c| stands_alone(c)) {
            for other in neighbours {
                for pair in [[c, other], [other, c]] {
                    let text = String::from_iter(pair);
                    let joined = text.graphemes(true).count() < 2;
                    assert!(!joined || text == "\r\n", "{text:?}");
                }
            }
        }
    }
}
