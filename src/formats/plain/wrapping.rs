//! Whether the paragraphs of a text were broken into lines.

use super::builder::INDENT;
use super::line::{Line, lines};

/// How the lines of a text came about, and where they begin.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::formats) struct Manner {
    pub(super) wrapping: Wrapping,
    /// The outermost place where more than a few lines begin, in columns.
    pub(super) margin: usize,
}

/// How the lines of a text came about.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(in crate::formats) enum Wrapping {
    /// Each line is a paragraph, a heading, a verse: the writer ended it.
    #[default]
    Loose,
    /// Paragraphs were broken into lines at a margin.
    Hard {
        /// The width of the widest lines, in columns.
        width: usize,
    },
}

/// Of how many lines one at the least begins at the margin.
const MARGIN_SHARE: usize = 5;

/// How far in the lines of a text may begin, in columns.
const MARGIN_MOST: usize = 64;

/// The margins that paragraphs are broken at, in columns.
const MARGINS: std::ops::RangeInclusive<usize> = 30..=100;

/// How many pairs of lines are needed to tell.
const FEWEST_PAIRS: usize = 3;

/// The same in a quote, which is short, and was wrapped as a rule by what quoted it.
const FEWEST_QUOTED: usize = 1;

impl Manner {
    /// Decides from the beginning of a text.
    pub(in crate::formats) fn of(beginning: &str) -> Self {
        Self::decided(beginning, FEWEST_PAIRS)
    }

    /// Decides from the beginning of a quote.
    pub(super) fn of_quote(beginning: &str) -> Self {
        Self::decided(beginning, FEWEST_QUOTED)
    }

    fn decided(beginning: &str, fewest: usize) -> Self {
        let lines: Vec<Line<'_>> = lines(beginning, &[], &[]).collect();
        Self {
            wrapping: Wrapping::of(&lines, fewest),
            margin: margin(&lines),
        }
    }
}

/// The outermost place where a share of the lines begins.
fn margin(lines: &[Line<'_>]) -> usize {
    let full = lines.iter().filter(|line| !line.text.is_empty());
    let mut counts = [0_usize; MARGIN_MOST];
    for line in full {
        if let Some(count) = counts.get_mut(line.indent) {
            *count += 1;
        }
    }
    let all: usize = counts.iter().sum();
    let is_margin = |count: &usize| *count > 0 && *count * MARGIN_SHARE >= all;
    counts.iter().position(is_margin).unwrap_or_default()
}

impl Wrapping {
    /// Decides from the first lines of a text, of which so many pairs are needed.
    ///
    /// A line that was broken at a margin has no room left for the word that begins the next
    /// one, and the next one mostly goes on in the middle of a sentence. Lines that a writer
    /// ended, such as verse, leave room or begin anew.
    fn of(lines: &[Line<'_>], fewest: usize) -> Self {
        // Items of a list are often left as long as they are where the prose is broken.
        let mut widths: Vec<usize> = lines
            .iter()
            .filter(|line| !line.text.is_empty() && line.marker == 0)
            .map(Line::width)
            .collect();
        widths.sort_unstable();
        // A few lines may be longer than the margin, such as addresses.
        let Some(&width) = widths.get(widths.len() * 95 / 100) else {
            return Self::Loose;
        };
        let (mut pairs, mut full, mut going_on) = (0, 0, 0);
        for (line, next) in lines.iter().zip(lines.iter().skip(1)) {
            let are_together = !line.text.is_empty()
                && !next.text.is_empty()
                && next.marker == 0
                && next.indent < line.indent + INDENT
                && line.width() > width * 3 / 5; // else a heading, verse, credits
            if are_together {
                pairs += 1;
                full += usize::from(is_full(line, next, width));
                going_on += usize::from(next.begins_lower() || next.begins_uncased());
            }
        }
        let is_broken = MARGINS.contains(&width)
            && pairs >= fewest
            && full * 10 >= pairs * 7
            && going_on * 10 >= pairs * 4;
        if is_broken {
            Self::Hard { width }
        } else {
            Self::Loose
        }
    }
}

/// Whether `line` has no room for the word that begins `next` before the margin at `width`.
///
/// In a script without spaces there is hardly a word to go by, and margins are often counted in
/// characters of whatever width: there a line is full that comes near the margin in the middle
/// of a sentence.
fn is_full(line: &Line<'_>, next: &Line<'_>, width: usize) -> bool {
    let is_near = line.width() * 5 > width * 4;
    let goes_on = next.begins_uncased() && !line.ends_sentence();
    line.width() + 1 + next.first_word() > width || is_near && goes_on
}
