//! Folding: making texts alike that a reader takes for the same.

mod characters;
mod folding;
mod map;

use std::ops::Range;

use map::Map;

pub(super) use folding::Folding;

/// Whether folding makes letters small.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Case {
    /// Upper and lower case stay apart.
    Exact,
    /// All letters become lower case.
    Folded,
}

/// Whether folding takes accents away.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Accents {
    /// Accents fall away, and letters with a stroke become plain.
    #[default]
    Folded,
    /// Letters keep them: é is not e, and ø not o.
    Exact,
}

/// Which differences count in the texts that are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Alike {
    /// Whether upper and lower case differ.
    pub case: Case,
    /// Whether letters with and without accents do.
    pub accents: Accents,
}

impl From<Case> for Alike {
    fn from(case: Case) -> Self {
        let accents = Accents::Folded;
        Self { case, accents }
    }
}

/// A folded text and the way back to its source.
#[derive(Debug, Clone, Default)]
pub struct Folded {
    text: String,
    map: Map,
}

/// Folds `text`: accents fall away, quotes, dashes, ellipses, ligatures and full-width forms
/// become plain, each run of white space becomes one space, soft hyphens, zero-width characters
/// and variation selectors vanish; with [`Case::Folded`] letters become small. Marks that make
/// another letter stay, as in が and in Hangul; with [`Accents::Exact`] all do. A [`Case`] alone
/// folds accents.
///
/// Every grapheme is folded by itself, so that a slice on grapheme boundaries folds to a slice.
pub fn fold(text: &str, alike: impl Into<Alike>) -> Folded {
    let mut folding = Folding::default();
    folding.push(text, 0, alike.into(), usize::MAX);
    let (bytes, map) = folding.into_parts();
    // Only whole characters were pushed.
    let text = String::from_utf8(bytes).unwrap_or_default();
    Folded { text, map }
}

impl Folded {
    /// The folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The byte range of the source that the bytes `range` of the folded text come from, on
    /// grapheme boundaries; what vanished at its ends is not in it. `range` lies on character
    /// boundaries of the folded text and is not empty. White space that became one space counts
    /// as a whole.
    pub fn source(&self, range: Range<usize>) -> Range<usize> {
        self.map.back(&mut 0, range).source
    }
}
