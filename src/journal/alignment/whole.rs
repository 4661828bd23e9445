//! Paragraphs that are as they were and stand once in each text: headings among them, which are too
//! short to be told by their words in a row.

use std::ops::Range;

use hashbrown::HashMap;

use super::super::wording::PARTED;
use super::{Alignment, Block};

impl Alignment<'_> {
    /// Makes partners of the words of whole paragraphs that are left over, that stand once in each
    /// text, and whose words say so many bits at least; the blocks that they make.
    pub(super) fn pair_paragraphs(&mut self, says: &HashMap<u16, i32>, least: i32) -> Vec<Block> {
        let (old, new) = (once(self.old), once(self.new));
        let mut blocks: Vec<Block> = old
            .into_iter()
            .filter_map(|(words, old)| {
                let new = new.get(words)?;
                let bits = words.iter().filter_map(|word| says.get(word)).sum::<i32>();
                let block = Block {
                    old: old?,
                    new: (*new)?,
                    length: words.len(),
                };
                let is_left = (0..block.length).all(|at| {
                    self.new_of(block.old + at).is_none() && self.old_of(block.new + at).is_none()
                });
                (is_left && bits >= least).then_some(block)
            })
            .collect();
        blocks.sort_by_key(|block| block.old);
        for block in &blocks {
            for at in 0..block.length {
                self.pair(block.old + at, block.new + at);
            }
            self.pair(block.old + block.length, block.new + block.length);
            if let (Some(old), Some(new)) = (block.old.checked_sub(1), block.new.checked_sub(1)) {
                self.pair(old, new);
            }
        }
        blocks
    }
}

/// The paragraphs of a text by their words, and where those begin that stand there once.
fn once(text: &[u16]) -> HashMap<&[u16], Option<usize>> {
    let mut paragraphs = HashMap::new();
    let mut start = 0;
    for paragraph in text.split(|word| *word == PARTED) {
        let place: Range<usize> = start..start + paragraph.len();
        start = place.end + 1;
        if !paragraph.is_empty() {
            paragraphs
                .entry(paragraph)
                .and_modify(|place| *place = None)
                .or_insert(Some(place.start));
        }
    }
    paragraphs
}
