//! Phrases that are remembered from reviews, more or less as they stand there.

#![expect(
    clippy::indexing_slicing,
    reason = "what measures may be ended by what is wrong"
)]

use frontrow::review::Review;
use frontrow::search::{Case, fold};

use super::dice::Dice;

/// A phrase that is searched for.
#[derive(Debug)]
pub(crate) struct Phrase {
    /// What is typed: the words as they are remembered, in quotes or not.
    pub(crate) typed: String,
    /// How it is remembered, for messages.
    pub(crate) how: How,
}

/// How a phrase is remembered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum How {
    AsItStands,
    SmallLetters,
    NoAccents,
    PlainSigns,
    All,
}

const HOWS: &[How] = &[
    How::AsItStands,
    How::SmallLetters,
    How::NoAccents,
    How::PlainSigns,
    How::All,
];

/// A phrase of a paragraph of `review`, of two to eight words; `None` where it has none that is so
/// long.
pub(crate) fn cut(review: &Review, dice: &mut Dice) -> Option<Phrase> {
    let texts = review.blocks().iter();
    let texts: Vec<&str> = texts.map(|block| review.slice(block.span)).collect();
    let long = texts.into_iter().filter(|text| text.chars().count() > 40);
    let long: Vec<&str> = long.collect();
    let text = (!long.is_empty()).then(|| *dice.one(&long))?;
    let words: Vec<&str> = text.split_whitespace().collect();
    let has_blanks = text.chars().count() < 20 * words.len();
    if has_blanks && words.len() <= 8 {
        return None;
    }
    let cut = if has_blanks {
        let count = dice.between(2, 8);
        let start = dice.below(words.len() - count);
        words[start..start + count].join(" ")
    } else {
        let characters: Vec<char> = text.chars().collect();
        let count = dice.between(3, 12);
        let start = dice.below(characters.len() - count);
        characters[start..start + count].iter().collect()
    };
    // What stands in quotes ends at the first of them.
    let cut = cut.replace(['"', '“', '”', '„', '«', '»'], "");
    let edge = |c: char| !c.is_alphanumeric();
    let how = *dice.one(HOWS);
    let text = remembered(cut.trim_matches(edge), how);
    // Some signs say something in a query.
    let is_plain = text
        .split(' ')
        .all(|word| word.starts_with(char::is_alphanumeric));
    let is_plain = is_plain && !text.contains([':', '(', ')', '|', '<', '>', '=', '@']);
    let typed = if is_plain && !is_joining(&text) && dice.is(60) {
        text.clone()
    } else {
        format!("\"{text}\"")
    };
    (text.chars().count() > 2).then_some(Phrase { typed, how })
}

/// Whether a word of it joins terms of a query.
fn is_joining(text: &str) -> bool {
    let mut words = text.split(' ');
    words.any(|word| ["or", "not", "and"].contains(&word.to_lowercase().as_str()))
}

impl Phrase {
    /// The words alone.
    pub(crate) fn needle(&self) -> String {
        self.typed.trim_matches('"').to_owned()
    }
}

/// What is remembered of what was read.
fn remembered(text: &str, how: How) -> String {
    match how {
        How::AsItStands => text.to_owned(),
        How::SmallLetters => text.to_lowercase(),
        How::NoAccents => without_accents(text),
        How::PlainSigns => with_plain_signs(text),
        How::All => with_plain_signs(&without_accents(text).to_lowercase()),
    }
}

const ACCENTS: &[(char, char)] = &[
    ('é', 'e'),
    ('ö', 'o'),
    ('ü', 'u'),
    ('à', 'a'),
    ('ê', 'e'),
    ('ñ', 'n'),
    ('ç', 'c'),
    ('å', 'a'),
    ('ё', 'е'),
    ('ά', 'α'),
    ('έ', 'ε'),
    ('ή', 'η'),
    ('ί', 'ι'),
    ('ό', 'ο'),
    ('ύ', 'υ'),
    ('ώ', 'ω'),
];

fn without_accents(text: &str) -> String {
    let plain = |c: char| {
        let known = ACCENTS.iter().find(|(accented, _)| *accented == c);
        known.map_or(c, |(_, plain)| *plain)
    };
    text.chars().map(plain).collect()
}

fn with_plain_signs(text: &str) -> String {
    let text = text.replace(['’', '‘'], "'").replace(['—', '–'], "-");
    text.replace('…', "...")
        .replace('ﬁ', "fi")
        .replace('ﬂ', "fl")
}

/// A review as a plain scan looks through it: the words of each paragraph, folded, whatever signs stand
/// between them.
#[derive(Debug)]
pub(crate) struct Scanned(Vec<String>);

impl Scanned {
    pub(crate) fn of(review: &Review) -> Self {
        let blocks = review.blocks().iter();
        Self(
            blocks
                .map(|block| words(review.slice(block.span)))
                .collect(),
        )
    }

    /// Whether the phrase stands in a paragraph of it, with no letter before or behind.
    pub(crate) fn holds(&self, phrase: &str) -> bool {
        let phrase = words(phrase);
        self.0.iter().any(|text| text.contains(&phrase))
    }
}

/// The words of a text, folded, with one blank before and behind each of them.
fn words(text: &str) -> String {
    let mut words = String::from(" ");
    for c in fold(text, Case::Folded).text().chars() {
        let is_mark = matches!(c, '\u{3099}' | '\u{309a}');
        match c {
            // Where no blanks stand between words, a character is one.
            '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' if !is_mark => {
                words.extend([' ', c, ' ']);
            }
            c if is_mark => {
                words.truncate(words.trim_end().len());
                words.extend([c, ' ']);
            }
            c if c.is_alphanumeric() => words.push(c),
            _ => words.push(' '),
        }
    }
    words.push(' ');
    let words: Vec<&str> = words.split_whitespace().collect();
    format!(" {} ", words.join(" "))
}
