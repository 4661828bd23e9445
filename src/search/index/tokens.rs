//! The words that a text is found by: what tantivy is told of texts, and what queries are cut into.

use crate::review::is_word_alone;
use crate::search::fold::{Alike, Case, Folding};
use std::ops::Range;
use std::str;
use tantivy::tokenizer::{Token, TokenStream, Tokenizer};
use unicode_normalization::char::is_combining_mark;

/// Cuts a text into the words it is found by: it is folded, and what is no letter, digit or mark on
/// one parts words, apostrophes and hyphens too, so that they are found as the finder finds them,
/// which knows nothing of words. Of scripts that put no space between words each character is a word.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// The folded text; its memory is used again.
    folding: Folding,
}

/// The words of one text.
#[derive(Debug)]
pub(super) struct WordsOfText<'a> {
    text: &'a str,
    at: usize,
    token: Token,
}

impl Clone for Words {
    /// One for another thread, with memory of its own.
    fn clone(&self) -> Self {
        Self::default()
    }
}

impl Tokenizer for Words {
    type TokenStream<'a> = WordsOfText<'a>;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> WordsOfText<'a> {
        self.folding.restart(0);
        let alike = Alike::from(Case::Folded);
        self.folding.push(text, 0, alike, usize::MAX);
        WordsOfText {
            // Only whole characters were pushed.
            text: str::from_utf8(self.folding.bytes()).unwrap_or_default(),
            at: 0,
            token: Token::default(),
        }
    }
}

impl TokenStream for WordsOfText<'_> {
    fn advance(&mut self) -> bool {
        let Some((word, next)) = next_word(self.text, self.at) else {
            return false;
        };
        self.at = next;
        let token = &mut self.token;
        token.position = token.position.wrapping_add(1);
        (token.offset_from, token.offset_to) = (word.start, word.end);
        token.text.clear();
        token.text.push_str(self.text.get(word).unwrap_or_default());
        true
    }

    fn token(&self) -> &Token {
        &self.token
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.token
    }
}

/// The words of a short text, as they are in the index.
pub(super) fn words_of(text: &str) -> Vec<String> {
    let mut words = Words::default();
    let mut stream = words.token_stream(text);
    let mut all = Vec::new();
    while stream.advance() {
        all.push(stream.token().text.clone());
    }
    all
}

/// Where the words of a folded text stand, in bytes.
pub fn words_in(folded: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let (word, next) = next_word(folded, at)?;
        at = next;
        Some(word)
    })
}

/// Whether a word is a character of a script that puts no space between words.
pub fn is_character(word: &str) -> bool {
    word.chars().next().is_some_and(is_word_alone)
}

/// More bytes of a word than these are not looked at: words are cut, in texts and queries alike.
const LONGEST: usize = 64;

/// The next word of a folded text at or after `at`, and where to go on behind it.
fn next_word(text: &str, at: usize) -> Option<(Range<usize>, usize)> {
    let (start, role) = first_of_word(text, at)?;
    let end = end_of_word(text, start, role);
    let mut cut = end.min(start + LONGEST);
    while !text.is_char_boundary(cut) {
        cut -= 1;
    }
    Some((start..cut, end))
}

/// Where the next word begins, and with what.
fn first_of_word(text: &str, mut at: usize) -> Option<(usize, Role)> {
    let bytes = text.as_bytes();
    loop {
        let byte = *bytes.get(at)?;
        if byte.is_ascii_alphanumeric() {
            return Some((at, Role::Letter));
        }
        if byte.is_ascii() {
            at += 1;
            continue;
        }
        let c = text.get(at..)?.chars().next()?;
        match role(c) {
            Role::Between | Role::Mark => at += c.len_utf8(),
            role @ (Role::Letter | Role::Single) => return Some((at, role)),
        }
    }
}

/// Where the word ends that begins at `start`.
fn end_of_word(text: &str, start: usize, first: Role) -> usize {
    let bytes = text.as_bytes();
    let (mut at, mut is_first) = (start, true);
    while let Some(byte) = bytes.get(at) {
        if byte.is_ascii() {
            if first == Role::Single || !byte.is_ascii_alphanumeric() {
                break;
            }
            (at, is_first) = (at + 1, false);
            continue;
        }
        let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) else {
            break;
        };
        let goes_on = match role(c) {
            Role::Between => false,
            Role::Mark => true,
            Role::Letter => first == Role::Letter,
            Role::Single => is_first,
        };
        if !goes_on {
            break;
        }
        (at, is_first) = (at + c.len_utf8(), false);
    }
    at
}

/// What a character is to words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// A part of a word of letters and digits.
    Letter,
    /// A word of its own, with the marks behind it.
    Single,
    /// A mark on the character before it.
    Mark,
    /// It parts words.
    Between,
}

fn role(c: char) -> Role {
    if is_combining_mark(c) {
        Role::Mark
    } else if is_word_alone(c) {
        Role::Single
    } else if c.is_alphanumeric() {
        Role::Letter
    } else {
        Role::Between
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_into_words() {
        let table = [
            ("", ""),
            ("The Ferry, 1987!", "the|ferry|1987"),
            (
                "half-remembered half‐\nremembered",
                "half|remembered|half|remembered",
            ),
            ("don’t L'Étoile", "don|t|l|etoile"),
            (
                "soft\u{ad}ly ﬁne Œuvre straße",
                "softly|fine|oeuvre|strasse",
            ),
            ("4.5/5, C++ a_b", "4|5|5|c|a|b"),
            ("映画を見た", "映|画|を|見|た"),
            ("영화 2편a", "영|화|2|편|a"),
            ("ดีมาก", "ดี|ม|า|ก"),
            ("が か\u{3099} ｶﾞ", "が|が|ガ"),
            ("हिन्दी", "हिन्दी"),
            ("\u{301}a ¿que?", "a|que"),
            ("👍 … —", ""),
        ];
        for (text, words) in table {
            assert_eq!(words_of(text).join("|"), words, "{text}");
        }
    }

    #[test]
    fn a_long_word_is_cut_and_not_lost() {
        let long = "é".repeat(100) + "本" + &"z".repeat(70_000) + " end";
        let words = words_of(&long);
        assert_eq!(words.len(), 4);
        assert!(words.iter().all(|word| word.len() <= LONGEST));
        let chinese = format!("国{}", "\u{3099}".repeat(100));
        assert!(words_of(&chinese).iter().all(|word| word.len() <= LONGEST));
    }
}
