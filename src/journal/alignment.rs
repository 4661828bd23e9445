//! An old text laid along a new one word by word: what each of its words became.
//!
//! What stands once in both texts is the same wherever it stands (P. Heckel, "A technique for
//! isolating differences between files", 1978), here any four words in a row; from there on, words
//! are followed to both sides as long as they go on alike. What is left over on both sides is then
//! looked at by itself. Words that two sides lay claim to are in doubt; of the others,
//! [`Partners::is_sure`] tells how much speaks for them.

mod copies;
mod extending;
mod filling;
mod held;
mod judging;
mod seeding;
mod whole;

use std::ops::Range;

use hashbrown::HashMap;

use super::wording::PARTED;

/// A word without a partner.
const NONE: u32 = u32::MAX;

/// How often what is left over is looked at.
const PASSES: usize = 4;

/// Bits that the words of a paragraph must say for it to be told as a whole.
const PARAGRAPH: i32 = 8;

/// What the words of an old text became in a new one.
#[derive(Debug)]
pub(super) struct Alignment<'a> {
    old: &'a [u16],
    new: &'a [u16],
    new_of: Vec<u32>,
    old_of: Vec<u32>,
    doubted_old: Vec<bool>,
    doubted_new: Vec<bool>,
}

/// Words in a row in both texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Block {
    old: usize,
    new: usize,
    length: usize,
}

/// What the words of an old text became, when the texts are laid by.
#[derive(Debug)]
pub(super) struct Partners {
    old: Side,
    new: Side,
    new_of: Vec<u32>,
    doubted: Vec<bool>,
    says: HashMap<u16, i32>,
}

/// A text as it is laid along another: its words, with what stands between paragraphs.
#[derive(Debug)]
struct Side {
    tokens: Vec<u16>,
    /// Where each word is among them.
    words: Vec<u32>,
    rows: copies::Rows,
}

impl Side {
    /// That of a sketch, with what stands at its ends.
    fn of(sketched: &[u16]) -> Self {
        let ends = || std::iter::once(PARTED);
        let tokens: Vec<u16> = ends()
            .chain(sketched.iter().copied())
            .chain(ends())
            .collect();
        let words = tokens
            .iter()
            .enumerate()
            .filter(|(_, word)| **word != PARTED);
        Self {
            words: words.map(|(at, _)| at as u32).collect(),
            rows: copies::Rows::of(&tokens),
            tokens,
        }
    }

    /// Where a word is.
    fn token(&self, word: usize) -> Option<usize> {
        self.words.get(word).map(|at| *at as usize)
    }

    /// The word that is there.
    fn word(&self, token: usize) -> Option<usize> {
        self.words.binary_search(&(token as u32)).ok()
    }
}

impl Partners {
    /// What `old` became in `new`, both as sketched. Costs little more than the words there are,
    /// whatever they are.
    pub(super) fn of(old: &[u16], new: &[u16]) -> Self {
        let (old, new) = (Side::of(old), Side::of(new));
        let mut alignment = Alignment {
            old: &old.tokens,
            new: &new.tokens,
            new_of: vec![NONE; old.tokens.len()],
            old_of: vec![NONE; new.tokens.len()],
            doubted_old: vec![false; old.tokens.len()],
            doubted_new: vec![false; new.tokens.len()],
        };
        let says = judging::weights(&old.tokens, &new.tokens);
        for pass in 0..PASSES {
            let mut blocks = alignment.seed(if pass == 0 {
                seeding::FIRST
            } else {
                seeding::LATER
            });
            blocks.extend(alignment.pair_paragraphs(&says, PARAGRAPH));
            for block in &blocks {
                alignment.extend(*block);
            }
            if pass == 0 {
                alignment.extend_from_ends();
            } else if blocks.is_empty() {
                break;
            }
            alignment.fill_gaps();
        }
        let partners = alignment.new_of.iter().zip(&alignment.doubted_old);
        let doubted = partners.map(|(new, doubted)| {
            let is_new_doubted = alignment.doubted_new.get(*new as usize).copied();
            *doubted || is_new_doubted.unwrap_or(false)
        });
        Self {
            doubted: doubted.collect(),
            new_of: alignment.new_of,
            says,
            old,
            new,
        }
    }

    /// The word of the new text that a word of the old one certainly became.
    pub(super) fn partner(&self, old: usize) -> Option<usize> {
        let old = self.old.token(old)?;
        let is_doubted = *self.doubted.get(old)?;
        let new = *self.new_of.get(old)?;
        if new == NONE || is_doubted {
            return None;
        }
        self.new.word(new as usize)
    }

    /// Whether two words, which may not be there, are there and the same.
    pub(super) fn is_like(&self, old: usize, new: usize) -> bool {
        let word = |side: &Side, word| side.tokens.get(side.token(word)?).copied();
        let old = word(&self.old, old);
        old.is_some() && old == word(&self.new, new)
    }

    /// Whether none of the words `old` is among those of a part of the new text.
    pub(super) fn are_gone(&self, old: Range<usize>, new: Range<usize>) -> bool {
        let words = |side: &Side, words: Range<usize>| {
            words
                .filter_map(|word| side.tokens.get(side.token(word)?).copied())
                .collect::<Vec<u16>>()
        };
        let (old, new) = (words(&self.old, old), words(&self.new, new));
        !new.iter().any(|word| old.contains(word))
    }

    /// Words of the old text.
    pub(super) fn len(&self) -> usize {
        self.old.words.len()
    }

    /// The words of `range` with what they certainly became, in the order of the old text.
    pub(super) fn pairs(&self, range: Range<usize>) -> impl Iterator<Item = (usize, usize)> {
        range.filter_map(|old| Some((old, self.partner(old)?)))
    }
}

impl Alignment<'_> {
    fn old_word(&self, at: usize) -> Option<u16> {
        self.old.get(at).copied()
    }

    fn new_word(&self, at: usize) -> Option<u16> {
        self.new.get(at).copied()
    }

    /// Whether these words, which may not be there, are there and the same.
    fn is_same(&self, old: usize, new: usize) -> bool {
        let word = self.old_word(old);
        word.is_some() && word == self.new_word(new)
    }

    fn new_of(&self, old: usize) -> Option<usize> {
        let new = self.new_of.get(old).copied().filter(|new| *new != NONE);
        new.map(|new| new as usize)
    }

    fn old_of(&self, new: usize) -> Option<usize> {
        let old = self.old_of.get(new).copied().filter(|old| *old != NONE);
        old.map(|old| old as usize)
    }

    /// Makes two words partners if neither has one; whether they are now.
    fn pair(&mut self, old: usize, new: usize) -> bool {
        if let (Some(to @ &mut NONE), Some(from @ &mut NONE)) =
            (self.new_of.get_mut(old), self.old_of.get_mut(new))
        {
            (*to, *from) = (new as u32, old as u32);
            return true;
        }
        self.new_of(old) == Some(new)
    }

    fn doubt(&mut self, old: usize, new: usize) {
        if let Some(doubted) = self.doubted_old.get_mut(old) {
            *doubted = true;
        }
        if let Some(doubted) = self.doubted_new.get_mut(new) {
            *doubted = true;
        }
    }
}
