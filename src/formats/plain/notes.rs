//! Notes at the end of a plain text, and where it refers to them: `[1]` and `[1] The note.`, or
//! `¹` and `¹ The note.`

use std::ops::Range;

use crate::review::{Link, Marks, Position, Run, Span, Target, floor};

/// The most bytes at the end of a text in which its notes may begin.
const TAIL: usize = 64 * 1024;

/// The most digits a note's number has.
const DIGITS: usize = 3;

/// The small figures from 0 to 9.
const SMALL: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// How a text numbers its notes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    /// `[1]`
    Bracketed,
    /// `¹`
    Small,
}

/// A number where it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Mark {
    number: usize,
    at: Range<usize>,
}

/// The runs and the links that make notes of `text` reachable, and lead back to where each is first
/// referred to. The notes are what is numbered from 1 on at the starts of lines, behind the last
/// line that begins with the first number. Small figures must refer to a note once only, as `m²`
/// refers to none.
pub(in crate::formats) fn notes(text: &str) -> (Vec<Run>, Vec<Link>) {
    let found = [Style::Bracketed, Style::Small]
        .into_iter()
        .find_map(|style| {
            let notes = style.notes(text);
            let body = text.get(..notes.first()?.at.start)?;
            let referred = style.references(body, notes.len());
            (!referred.is_empty()).then_some((notes, referred))
        });
    found.map_or_else(Default::default, |(notes, referred)| {
        linked(&notes, &referred)
    })
}

/// The links from `referred` to `notes`, and those back, in the order of the text.
fn linked(notes: &[Mark], referred: &[Mark]) -> (Vec<Run>, Vec<Link>) {
    let mut runs = Vec::new();
    let mut links = Vec::new();
    let mut link = |from: &Mark, to: &Mark| {
        runs.push(Run {
            span: Span::of(from.at.clone()),
            marks: Marks::NONE,
            link: u32::try_from(links.len()).ok(),
        });
        links.push(Link {
            target: Target::Place(Position::at(to.at.start)),
            title: None,
        });
    };
    for reference in referred {
        if let Some(note) = notes.get(reference.number - 1) {
            link(reference, note);
        }
    }
    let mut first: Vec<Option<&Mark>> = vec![None; notes.len()];
    for reference in referred {
        if let Some(first) = first.get_mut(reference.number - 1) {
            first.get_or_insert(reference);
        }
    }
    for (note, reference) in notes.iter().zip(first) {
        if let Some(reference) = reference {
            link(note, reference);
        }
    }
    (runs, links)
}

impl Style {
    /// The marks of the notes at the end of `text`, from the first on.
    fn notes(self, text: &str) -> Vec<Mark> {
        let Some(begin) = self.first_note(text) else {
            return Vec::new();
        };
        let mut notes: Vec<Mark> = Vec::new();
        let mut at = begin;
        for line in text.get(begin..).unwrap_or_default().split_inclusive('\n') {
            let own = line.trim_start_matches(is_blank);
            let start = at + line.len() - own.len();
            let number = self
                .leading(own)
                .filter(|(number, _)| *number == notes.len() + 1);
            // What has another number goes on with the note above.
            if let Some((number, length)) = number {
                notes.push(Mark {
                    number,
                    at: start..start + length,
                });
            }
            at += line.len();
        }
        notes
    }

    /// Where the last line begins that the first note may begin, if there is one near the end.
    fn first_note(self, text: &str) -> Option<usize> {
        let from = floor(text, text.len().saturating_sub(TAIL));
        let tail = text.get(from..)?;
        let first = match self {
            Self::Bracketed => "[1]",
            Self::Small => "¹",
        };
        let ends = memchr::memrchr_iter(b'\n', tail.as_bytes());
        let mut starts = ends.map(|end| end + 1);
        let begins = |start: &usize| {
            let line = tail.get(*start..).unwrap_or_default();
            let line = line.trim_start_matches(is_blank);
            line.starts_with(first) && self.leading(line).is_some_and(|(number, _)| number == 1)
        };
        Some(from + starts.find(begins)?)
    }

    /// The number `line` begins with as a note, and the bytes it takes: behind it there is a text.
    fn leading(self, line: &str) -> Option<(usize, usize)> {
        let (number, length) = self.number(line)?;
        let rest = line.get(length..)?;
        let rest = rest.strip_prefix([':', '.']).unwrap_or(rest);
        let is_set_off = self == Self::Small || rest.starts_with(char::is_whitespace);
        let own = rest.split('\n').next().unwrap_or_default();
        (is_set_off && own.contains(char::is_alphanumeric)).then_some((number, length))
    }

    /// The number at the start of `text`, and the bytes it takes.
    fn number(self, text: &str) -> Option<(usize, usize)> {
        match self {
            Self::Bracketed => {
                let bytes = text.as_bytes().get(1..)?.iter();
                let length = bytes
                    .take(DIGITS)
                    .take_while(|b| b.is_ascii_digit())
                    .count();
                let digits = text.get(1..=length)?;
                let is_number =
                    !digits.starts_with('0') && text.get(1 + length..)?.starts_with(']');
                let number = digits.parse().ok().filter(|_| is_number)?;
                Some((number, length + 2))
            }
            Self::Small => {
                let mut number = 0_usize;
                let mut length = 0;
                for c in text.chars().take(DIGITS) {
                    let Some(digit) = SMALL.iter().position(|small| *small == c) else {
                        break;
                    };
                    number = number * 10 + digit;
                    length += c.len_utf8();
                }
                (number > 0).then_some((number, length))
            }
        }
    }

    /// Where `body` refers to the first `most` notes.
    fn references(self, body: &str, most: usize) -> Vec<Mark> {
        let mut found: Vec<Mark> = Vec::new();
        let mut done = 0;
        let places: Box<dyn Iterator<Item = usize>> = match self {
            Self::Bracketed => Box::new(memchr::memchr_iter(b'[', body.as_bytes())),
            // The first bytes of the small figures.
            Self::Small => Box::new(memchr::memchr2_iter(0xc2, 0xe2, body.as_bytes())),
        };
        for at in places.filter(|at| body.is_char_boundary(*at)) {
            let own = body.get(at..).unwrap_or_default();
            let number = if at < done { None } else { self.number(own) };
            let Some((number, length)) = number else {
                continue;
            };
            done = at + length;
            // A link of Markdown in a plain text, or what another mark begins with.
            let is_other = own
                .get(length..)
                .is_some_and(|rest| rest.starts_with(['(', ':']));
            if number <= most && !is_other {
                found.push(Mark {
                    number,
                    at: at..done,
                });
            }
        }
        if self == Self::Small {
            let mut times = vec![0_usize; most + 1];
            for mark in &found {
                if let Some(times) = times.get_mut(mark.number) {
                    *times += 1;
                }
            }
            found.retain(|mark| times.get(mark.number) == Some(&1));
        }
        found
    }
}

/// Whether `c` is white space within a line.
fn is_blank(c: char) -> bool {
    c != '\n' && c.is_whitespace()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is linked, and to the text at which place.
    fn found(text: &str) -> Vec<(String, String)> {
        let (runs, links) = notes(text);
        let lead = |run: &Run| {
            let link = links.get(run.link? as usize)?;
            let Target::Place(place) = link.target else {
                return None;
            };
            let there = text.get(place.offset()..)?.chars().take(8).collect();
            Some((text.get(run.span.range())?.to_owned(), there))
        };
        runs.iter().filter_map(lead).collect()
    }

    #[test]
    fn notes_and_references_are_linked_both_ways() {
        let table: [(&str, &[(&str, &str)]); 13] = [
            (
                "One[1] and two [2].\n\n[1] First.\n[2] Second.\n",
                &[
                    ("[1]", "[1] Firs"),
                    ("[2]", "[2] Seco"),
                    ("[1]", "[1] and "),
                    ("[2]", "[2].\n\n[1"),
                ],
            ),
            // Twice referred to: back to the first.
            (
                "A[1] b[1].\n\n[1]: Note",
                &[
                    ("[1]", "[1]: Not"),
                    ("[1]", "[1]: Not"),
                    ("[1]", "[1] b[1]"),
                ],
            ),
            // A wrapped line may begin with a number, in the text and in a note.
            (
                "Words\n[1] go on.\n\n[1] First, see\n[3] there.\n[2] Second",
                &[("[1]", "[1] Firs"), ("[1]", "[1] go o")],
            ),
            (
                "Deep¹ and deeper.²\n\n¹ The note.\n²Another.",
                &[
                    ("¹", "¹ The no"),
                    ("²", "²Another"),
                    ("¹", "¹ and de"),
                    ("²", "²\n\n¹ The"),
                ],
            ),
            // Squares are none.
            (
                "It¹ has 5 m² and 6 m².²\n\n¹ Note.\n² Other.",
                &[("¹", "¹ Note.\n"), ("¹", "¹ has 5 ")],
            ),
            ("Ten¹⁰ and no more.\n\n¹⁰ Ten.", &[]),
            // One end is missing.
            ("One[1] and [2].", &[]),
            ("[1] First.\n[2] Second.", &[]),
            ("Words.\n\n[1] First.\n[2] Second.", &[]),
            ("A[3].\n\n[1] First.\n[2] Second.", &[]),
            ("A [1](x) b.\n\n[1] First.", &[]),
            ("A [x] b [01] c [1234].\n\n[1] First.", &[]),
            ("", &[]),
        ];
        for (text, expected) in table {
            let found = found(text);
            let found: Vec<(&str, &str)> = found
                .iter()
                .map(|(a, b)| (a.as_str(), b.as_str()))
                .collect();
            assert_eq!(found, expected, "{text}");
        }
    }

    #[test]
    fn only_the_end_of_a_text_is_looked_at_for_notes() {
        let long = format!("A[1].\n\n[1] First.\n{}", "word ".repeat(TAIL / 5 + 1));
        assert_eq!(found(&long), []);
        let many = format!("A[1]{}\n[1] First.", "[".repeat(1 << 20));
        assert_eq!(found(&many).len(), 2);
    }
}
