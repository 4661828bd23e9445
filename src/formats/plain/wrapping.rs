//! Whether the paragraphs of a text were broken into lines.

use super::INDENT;
use super::line::{Line, lines};

/// How the lines of a text came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::formats) enum Wrapping {
    /// Each line is a paragraph, a heading, a verse: the writer ended it.
    Loose,
    /// Paragraphs were broken into lines at a margin.
    Hard {
        /// The width of the widest lines, in columns.
        width: usize,
    },
}

/// The margins that paragraphs are broken at, in columns.
const MARGINS: std::ops::RangeInclusive<usize> = 30..=100;

/// How many pairs of lines are needed to tell.
const FEWEST_PAIRS: usize = 3;

impl Wrapping {
    /// Decides from the beginning of a text.
    ///
    /// A line that was broken at a margin has no room left for the word that begins the next
    /// one, and the next one mostly goes on in the middle of a sentence. Lines that a writer
    /// ended, such as verse, leave room or begin anew.
    pub(in crate::formats) fn of(beginning: &str) -> Self {
        let lines: Vec<Line<'_>> = lines(beginning, &[]).collect();
        let mut widths: Vec<usize> = lines
            .iter()
            .filter(|line| !line.text.is_empty())
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
            && pairs >= FEWEST_PAIRS
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
