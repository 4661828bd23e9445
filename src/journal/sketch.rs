//! What is kept of a whole text so that its places are found in the next: a small number a word.

use super::wording::Wording;
use crate::review::Review;

/// Words of the longest text that is sketched.
const MOST: usize = 200_000;

/// The first byte of a sketch that is written down.
const FORM: u8 = 1;

/// Bytes of the longest text whose words are counted.
pub(super) const LONGEST: usize = 4 * 1024 * 1024;

/// The words of a text in order, folded, each as 16 bits, and where its paragraphs end: enough to lay
/// it along another text, and nothing of it can be read. A fifth to a third of the size of the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sketch {
    words: Vec<u16>,
}

/// Sketches of the texts in which things were anchored.
pub type Sketches = std::collections::BTreeMap<super::Content, Sketch>;

impl Sketch {
    /// That of the text of a review; `None` where it has more than 200,000 words, or none.
    pub fn of(review: &Review) -> Option<Self> {
        let text = review.text();
        if text.len() > LONGEST {
            return None;
        }
        let wording = Wording::of(text);
        let words = wording.sketched(text);
        (1..=MOST).contains(&words.len()).then_some(Self { words })
    }

    /// The words, with [`PARTED`](super::wording::PARTED) between paragraphs.
    pub(super) fn words(&self) -> &[u16] {
        &self.words
    }

    /// It in bytes: one that tells how the others are meant, then two a word, the more significant
    /// first.
    pub fn to_bytes(&self) -> Vec<u8> {
        let bytes = self.words.iter().flat_map(|word| word.to_be_bytes());
        [FORM].into_iter().chain(bytes).collect()
    }

    /// The one of these bytes; `None` where they are those of none.
    pub fn from_bytes(bytes: &[u8]) -> Option<Self> {
        let bytes = bytes.strip_prefix(&[FORM])?;
        let (words, rest) = bytes.as_chunks::<2>();
        let is_whole = rest.is_empty() && (1..=MOST).contains(&words.len());
        is_whole.then(|| Self {
            words: words.iter().map(|word| u16::from_be_bytes(*word)).collect(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::review::Facts;

    fn review(text: &str) -> Review {
        Review::new(text.to_owned(), Vec::new(), Facts::default(), Vec::new())
    }

    #[test]
    fn a_sketch_is_the_same_on_every_machine_and_is_read_as_it_is_written() {
        let sketch = Sketch::of(&review("The ferry – leaves."));
        let bytes = sketch.as_ref().map(Sketch::to_bytes);
        assert_eq!(Sketch::of(&review("the FERRY\nleaves")), sketch);
        assert_eq!(bytes.as_deref().and_then(Sketch::from_bytes), sketch);
        assert_eq!(bytes, Some(vec![FORM, 61, 125, 251, 43, 137, 1]));
        let parted = Sketch::of(&review("The ferry\n \n– leaves.\n\n"));
        let bytes = parted.as_ref().map(Sketch::to_bytes);
        assert_eq!(bytes.as_deref().and_then(Sketch::from_bytes), parted);
        assert_eq!(bytes, Some(vec![FORM, 61, 125, 251, 43, 0, 0, 137, 1]));
    }

    #[test]
    fn what_has_no_words_or_too_many_has_no_sketch() {
        assert_eq!(Sketch::of(&review("…")), None);
        let many = |count: usize| Sketch::of(&review(&"a ".repeat(count))).is_some();
        assert!(many(MOST) && !many(MOST + 1));
        let mut long = vec![0; 2 * MOST + 3];
        if let Some(form) = long.first_mut() {
            *form = FORM;
        }
        for wrong in [vec![], vec![1], vec![1, 2], vec![2, 1, 2], long] {
            assert_eq!(Sketch::from_bytes(&wrong), None);
        }
    }
}
