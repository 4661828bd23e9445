//! How text is set, as far as a reader may choose.

use std::ops::RangeInclusive;

/// How text is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Settings {
    /// Whether words are broken at the ends of lines.
    pub hyphenation: Hyphenation,
    /// Whether the right margin is straight.
    pub justification: Justification,
    /// The most columns that a blank is made wider by in a justified line, within
    /// [`Settings::STRETCH`]; a line that would need more is left ragged.
    pub most_stretch: u16,
    /// How one paragraph is told from the next.
    pub paragraphs: ParagraphStyle,
    /// What is weighed against even lines.
    pub penalties: Penalties,
}

/// Whether words are broken at the ends of lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hyphenation {
    /// Only behind the hyphens they have.
    Off,
    /// Between syllables too, where the language of the text is known.
    On,
}

/// Whether the right margin is straight.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Justification {
    /// Blanks are one column wide, and lines end where they end.
    Ragged,
    /// Blanks are widened so that lines end at the margin.
    Justified,
}

/// How one paragraph is told from the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParagraphStyle {
    /// A blank row lies between them.
    Apart,
    /// The first line is set in, and no row lies between them.
    Indented,
}

/// What a choice of breaks costs beside the square of the columns that each line but the last
/// leaves free. All within [`Penalties::RANGE`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Penalties {
    /// A line more.
    pub line: u16,
    /// A word broken at the end of a line.
    pub hyphen: u16,
    /// A last line of a single short word.
    pub short_last_line: u16,
}

impl Settings {
    /// The columns that a blank may be made wider by.
    pub const STRETCH: RangeInclusive<u16> = 1..=4;
}

impl Penalties {
    /// What a penalty can be. The least is not 0, so that of two choices that are as even as each
    /// other the one with fewer lines is taken.
    pub const RANGE: RangeInclusive<u16> = 1..=10_000;
}

impl Default for Settings {
    /// What the program is shipped with.
    fn default() -> Self {
        Self {
            hyphenation: Hyphenation::Off,
            justification: Justification::Ragged,
            most_stretch: 1,
            paragraphs: ParagraphStyle::Apart,
            penalties: Penalties {
                line: 1000,
                hyphen: 50,
                short_last_line: 100,
            },
        }
    }
}
