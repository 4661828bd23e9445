//! An old text laid along a new one word by word: what each of its words became.
//!
//! What stands once in both texts is the same wherever it stands (P. Heckel, "A technique for
//! isolating differences between files", 1978), here any four words in a row; from there on, words
//! are followed to both sides as long as they go on alike. What is left over on both sides is then
//! looked at by itself: a paragraph that stands twice is told by its copy being elsewhere. Words
//! that two sides lay claim to are in doubt.

mod doubting;
mod extending;
mod filling;
mod seeding;

use std::ops::Range;

use super::wording::Wording;

/// A word without a partner.
const NONE: u32 = u32::MAX;

/// How often what is left over is looked at.
const PASSES: usize = 4;

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
    old: Vec<u16>,
    new_of: Vec<u32>,
    doubted: Vec<bool>,
}

impl Partners {
    /// What `old` became in `new`. Costs little more than the words there are, whatever they are.
    pub(super) fn of(old: &[u16], new: &[u16]) -> Self {
        let mut alignment = Alignment {
            old,
            new,
            new_of: vec![NONE; old.len()],
            old_of: vec![NONE; new.len()],
            doubted_old: vec![false; old.len()],
            doubted_new: vec![false; new.len()],
        };
        for pass in 0..PASSES {
            let blocks = alignment.seed(if pass == 0 {
                seeding::FIRST
            } else {
                seeding::LATER
            });
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
        alignment.doubt_copies();
        alignment.trust_ends();
        let partners = alignment.new_of.iter().zip(&alignment.doubted_old);
        let doubted = partners.map(|(new, doubted)| {
            let is_new_doubted = alignment.doubted_new.get(*new as usize).copied();
            *doubted || is_new_doubted.unwrap_or(false)
        });
        Self {
            old: old.to_vec(),
            doubted: doubted.collect(),
            new_of: alignment.new_of,
        }
    }

    /// The word of the new text that a word of the old one certainly became.
    pub(super) fn partner(&self, old: usize) -> Option<usize> {
        let is_doubted = *self.doubted.get(old)?;
        let new = *self.new_of.get(old)?;
        (new != NONE && !is_doubted).then_some(new as usize)
    }

    /// Whether two words, which may not be there, are there and the same.
    pub(super) fn is_like(&self, old: usize, wording: &Wording, new: usize) -> bool {
        let new = wording.words().get(new);
        new.is_some_and(|new| self.old.get(old) == Some(&new.sketched()))
    }

    /// Whether none of the words `old` is among those of a part of the new text.
    pub(super) fn are_gone(&self, old: Range<usize>, wording: &Wording, new: Range<usize>) -> bool {
        let words = wording.words();
        let new = words.get(new.start..new.end.min(words.len()));
        let old = self.old.get(old).unwrap_or_default();
        let mut new = new.unwrap_or_default().iter();
        !new.any(|word| old.contains(&word.sketched()))
    }

    /// Words of the old text.
    pub(super) fn len(&self) -> usize {
        self.new_of.len()
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
