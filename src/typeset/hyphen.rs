//! Where words are broken between syllables.

use std::ops::Range;

use hypher::hyphenate_bounded;

use super::language::Language;
use crate::review::{Mark, Position, Review, Span};

/// What is drawn where a line ends in a broken word. The sign that Unicode has for nothing but
/// hyphens is not in every font.
pub(super) const HYPHEN: &str = "-";

/// The fewest letters before a break.
const FEWEST_BEFORE: usize = 2;

/// The fewest letters behind a break.
const FEWEST_BEHIND: usize = 3;

/// The longest word that is broken, in bytes: what is longer is no word.
const LONGEST: usize = 120;

/// The narrowest lines whose words are broken, in columns. In narrower ones a word would be broken
/// on nearly every line.
pub(super) const NARROWEST: u16 = 16;

/// What may stand before the letters of a word.
const OPENING: &[char] = &[
    '(', '[', '{', '"', '\'', '“', '‘', '„', '‚', '«', '‹', '»', '›', '¿', '¡', '…', '–', '—',
];

/// What may stand behind the letters of a word.
const CLOSING: &[char] = &[
    ')', ']', '}', '"', '\'', '”', '’', '“', '‘', '»', '›', '«', '‹', '.', ',', ';', ':', '!', '?',
    '…', '–', '—', '*',
];

/// What stands within words.
const APOSTROPHES: &[char] = &['\'', '’'];

/// What joins words without making one of them.
const DASHES: &[char] = &['–', '—', '…'];

/// What a sentence ends with.
const STOPS: &[char] = &['.', '!', '?', '…', ':'];

/// Breaks the words of one span.
#[derive(Debug, Clone, Copy)]
pub(super) struct Syllables<'a> {
    review: &'a Review,
    span: Span,
    language: Language,
}

impl<'a> Syllables<'a> {
    /// For words of `span`, which is running text in `language`.
    pub(super) fn new(review: &'a Review, span: Span, language: Language) -> Self {
        Self {
            review,
            span,
            language,
        }
    }

    /// Where the word at `range`, with the signs around it but without the white space, may be
    /// broken, from the left. Nowhere when it is the last of the span, no plain word, or a name as
    /// far as its capital tells; a word that has a hyphen is broken only there.
    pub(super) fn breaks(&self, range: Range<usize>) -> Vec<usize> {
        let Some((word, start)) = self.word(range) else {
            return Vec::new();
        };
        let (before, behind) = self.language.patterns().bounds();
        let (before, behind) = (before.max(FEWEST_BEFORE), behind.max(FEWEST_BEHIND));
        let mut at = start;
        let syllables = hyphenate_bounded(word, self.language.patterns(), before, behind);
        let mut breaks: Vec<usize> = syllables
            .map(|syllable| {
                at += syllable.len();
                at
            })
            .collect();
        breaks.pop();
        breaks
    }

    /// The letters of the word at `range` and where they begin, when it may be broken.
    fn word(&self, range: Range<usize>) -> Option<(&'a str, usize)> {
        if range.len() < FEWEST_BEFORE + FEWEST_BEHIND || range.len() > LONGEST {
            return None;
        }
        let whole = self.review.slice(Span::of(range.clone()));
        let opened = whole.trim_start_matches(OPENING);
        let word = opened.trim_end_matches(CLOSING);
        let is_word = word
            .chars()
            .all(|c| is_letter(c) || APOSTROPHES.contains(&c))
            && self.stands_alone(whole, &range);
        if !is_word {
            return None;
        }
        // Behind an article that lost its vowel, or before what makes it a genitive.
        let part = word.split(APOSTROPHES).max_by_key(|part| part.len())?;
        let start = range.start + (whole.len() - opened.len()) + word.find(part)?;
        let is_long = part.chars().count() >= FEWEST_BEFORE + FEWEST_BEHIND;
        let fits = is_long && !self.is_name(part, start) && !self.is_code(start);
        fits.then_some((part, start))
    }

    /// Whether `whole`, at `range`, is joined to nothing but by a dash, and more text follows.
    fn stands_alone(&self, whole: &str, range: &Range<usize>) -> bool {
        let before = self.slice(self.span.start.offset(), range.start);
        let behind = self.slice(range.end, self.span.end.offset());
        let is_apart = |c: char| c.is_whitespace() || DASHES.contains(&c);
        before.chars().next_back().is_none_or(is_apart)
            && (behind.starts_with(is_apart) || !behind.is_empty() && whole.ends_with(DASHES))
    }

    /// Whether `word`, which begins at `start`, has a capital that the beginning of a sentence does
    /// not explain, or the language.
    fn is_name(&self, word: &str, start: usize) -> bool {
        let inner = word.chars().skip(1).any(char::is_uppercase);
        if inner || !word.starts_with(char::is_uppercase) || self.language.has_capital_nouns() {
            return inner;
        }
        let before = self.slice(self.span.start.offset(), start);
        let signs = |c: char| c.is_whitespace() || OPENING.contains(&c) && !STOPS.contains(&c);
        let before = before.trim_end_matches(signs);
        !before.is_empty() && !before.trim_end_matches(CLOSING_ALONE).ends_with(STOPS)
    }

    /// Whether what stands at `start` is code.
    fn is_code(&self, start: usize) -> bool {
        let here = Span::new(Position::at(start), Position::at(start + 1));
        let runs = self.review.runs_in(here);
        runs.iter().any(|run| run.marks.has(Mark::Code))
    }

    fn slice(&self, from: usize, to: usize) -> &'a str {
        self.review.slice(Span::of(from..to.max(from)))
    }
}

/// What may stand between the end of a sentence and the next one without ending it itself.
const CLOSING_ALONE: &[char] = &[')', ']', '"', '\'', '”', '’', '»'];

/// Whether `c` is a letter of a script whose words are broken, and a grapheme unless a mark follows.
fn is_letter(c: char) -> bool {
    let script = matches!(c,
        'A'..='z' | '\u{c0}'..='\u{24f}' | '\u{370}'..='\u{52f}' | '\u{1e00}'..='\u{1fff}');
    script && c.is_alphabetic()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::{Facts, Marks, Markup, Run};

    /// `text` with `|` where its words may be broken. What stands between backticks is code.
    fn broken(language: &str, text: &str) -> String {
        let mut runs: Vec<Run> = Vec::new();
        let mut plain = String::new();
        for (index, part) in text.split('`').enumerate() {
            let span = Span::of(plain.len()..plain.len() + part.len());
            plain.push_str(part);
            if index % 2 == 1 {
                let marks = Marks::NONE.with(Mark::Code);
                runs.push(Run {
                    span,
                    marks,
                    link: None,
                });
            }
        }
        let facts = Facts {
            language: Some(language.to_owned()),
            ..Facts::default()
        };
        let review = Review::new(plain, Vec::new(), facts, Vec::new());
        let review = review.with_markup(Markup {
            runs,
            ..Markup::default()
        });
        let language = Language::of(&review).unwrap();
        let span = Span::new(Position::START, review.end());
        let syllables = Syllables::new(&review, span, language);
        let (mut shown, mut at) = (review.text().to_owned(), 0);
        let mut breaks = Vec::new();
        for word in review.text().split(' ') {
            breaks.extend(syllables.breaks(at..at + word.len()));
            at += word.len() + 1;
        }
        for cut in breaks.into_iter().rev() {
            shown.insert(cut, '|');
        }
        shown
    }

    #[test]
    fn words_are_broken_between_syllables() {
        for (language, text) in [
            ("en", "an un|be|liev|able film"),
            ("en", "(“won|der|ful”), he said"),
            ("en", "only about any other idea of it"),
            // The last word of a paragraph.
            ("en", "this was won|der|ful, wonderful"),
            // Names, but not the beginnings of sentences.
            (
                "en",
                "Won|der|ful film. Won|der|ful? (“Won|der|ful!”) Wonderful.",
            ),
            ("en", "the Wonderful film, “Wonderful” it was"),
            ("en", "a WONDERFUL film on iPhotographs"),
            ("de", "das un|glaub|lichste Er|eig|nis aller"),
            // What is no plain word.
            (
                "en",
                "wonderful2 wonderful.org/wonderful wonder_ful half-wonderful half‐wonderful end",
            ),
            ("en", "the `wonderful` won|der|ful end"),
            ("en", "wonde\u{301}rful won\u{ad}derful end"),
            ("en", "the dis|trib|u|tor’s won|der|ful— end"),
            ("fr", "c’est l’ex|tra|or|di|naire fin"),
            ("es", "la des|con|fianza del cajón"),
            ("el", "μια κα|τα|πλη|κτική ταινία"),
            ("ru", "это за|ме|ча|тель|ный фильм"),
        ] {
            let given = text.replace('|', "");
            assert_eq!(broken(language, &given), text.replace('`', ""));
        }
    }
}
