//! The pieces of a query one after the other, and which words among them stand for signs.

use std::ops::Range;

use super::super::scan::{Piece, What};

/// Pieces that are still to be read.
pub(super) struct Pieces<'a, 'p> {
    text: &'a str,
    all: &'p [Piece<'a>],
    at: usize,
}

/// The words that can stand for signs.
const OR: &str = "or";
const AND: &str = "and";
const NOT: &str = "not";

/// Whether `word` can stand for a sign.
pub(super) fn is_sign(word: &str) -> bool {
    [OR, AND, NOT]
        .iter()
        .any(|sign| word.eq_ignore_ascii_case(sign))
}

/// Whether a piece is the word `sign`.
fn is_word(piece: &Piece<'_>, sign: &str) -> bool {
    matches!(piece.what, What::Word(word) if word.eq_ignore_ascii_case(sign))
}

impl<'a, 'p> Pieces<'a, 'p> {
    /// The pieces of `text`.
    pub(super) fn new(text: &'a str, all: &'p [Piece<'a>]) -> Self {
        Self { text, all, at: 0 }
    }

    /// The next one.
    pub(super) fn peek(&self) -> Option<&'p Piece<'a>> {
        self.all.get(self.at)
    }

    /// Takes the next one.
    pub(super) fn next(&mut self) -> Option<&'p Piece<'a>> {
        let piece = self.all.get(self.at)?;
        self.at += 1;
        Some(piece)
    }

    /// What is written there.
    pub(super) fn written(&self, span: Range<usize>) -> &'a str {
        self.text.get(span).unwrap_or_default()
    }

    /// Takes what stands between two terms of which one must hold.
    pub(super) fn next_or(&mut self) -> Option<Range<usize>> {
        let piece = self.peek()?;
        let is_or = piece.what == What::Bar || is_word(piece, OR);
        self.at += usize::from(is_or);
        is_or.then(|| piece.span.clone())
    }

    /// Takes what negates the next term. The word for it does not before a bare word: titles have it.
    pub(super) fn next_not(&mut self) -> Option<Range<usize>> {
        let piece = self.peek()?;
        let is_not =
            piece.what == What::Minus || is_word(piece, NOT) && self.stands_before_a_term();
        self.at += usize::from(is_not);
        is_not.then(|| piece.span.clone())
    }

    /// Goes over a word that says what goes without saying.
    pub(super) fn skip_and(&mut self) {
        while self.peek().is_some_and(|piece| is_word(piece, AND)) && self.stands_before_a_term() {
            self.at += 1;
        }
    }

    /// Whether behind the next piece there is one that is more than a bare word.
    fn stands_before_a_term(&self) -> bool {
        let behind = self.all.get(self.at + 1);
        behind.is_some_and(|piece| match piece.what {
            What::Open | What::Minus | What::Quoted(_) | What::Saved(_) | What::Field(..) => true,
            What::Close | What::Stray | What::Bar | What::Unknown(_) | What::Word(_) => false,
        })
    }
}
