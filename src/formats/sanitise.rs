//! The one gate: nothing from a file reaches a terminal but through here.
//!
//! Left out are whole escape sequences, controls, and characters that draw nothing but change
//! how others are read. Line ends of every kind become `\n`, a tab becomes four spaces. Joiners
//! (ZWJ, ZWNJ) and soft hyphens stay: scripts and emoji need them; so do zero-width spaces between
//! words of Thai and the like.

mod escape;
mod hidden;
mod scan;

use hidden::Fate;

/// What a tab becomes.
const TAB: &[u8] = b"    ";

/// A text that is safe to print.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Sanitised {
    /// The text.
    pub text: String,
    /// Controls and escape sequences that were left out; a sequence counts once.
    pub controls: Removed,
    /// Invisible characters that were left out.
    pub hidden: Removed,
    /// Where a `\n` stands in the text that ends no line of the source, as for a form feed.
    pub breaks: Vec<usize>,
}

/// Characters of one sort that were left out.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Removed {
    /// How many.
    pub count: usize,
    /// The offset into the text where the first of them stood.
    pub first: usize,
}

impl Sanitised {
    /// The line of the source, counted from 1, on which the text's byte `offset` stands.
    pub fn source_line(&self, offset: usize) -> usize {
        let before = self.text.as_bytes().get(..offset).unwrap_or_default();
        let extra = self.breaks.partition_point(|at| *at < offset);
        1 + memchr::memchr_iter(b'\n', before).count() - extra
    }
}

/// Makes a text safe. One that is safe already keeps its memory, and so does nearly every other.
pub fn text(text: String) -> Sanitised {
    let Some(first) = first_change(text.as_bytes()) else {
        return Sanitised {
            text,
            ..Sanitised::default()
        };
    };
    let mut gate = Gate {
        bytes: text.into_bytes(),
        write: first,
        read: first,
        found: Sanitised::default(),
    };
    gate.run();
    gate.bytes.truncate(gate.write);
    // Whole characters were moved, so this is the valid case.
    let text = String::from_utf8(gate.bytes)
        .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    Sanitised { text, ..gate.found }
}

/// Makes a name, a title or a message safe and one line: line ends become spaces.
pub fn line(line: &str) -> String {
    let clean = text(line.to_owned()).text;
    if clean.contains('\n') {
        clean.replace("\n\n", " ").replace('\n', " ")
    } else {
        clean
    }
}

/// Where the first thing stands that must not stay as it is.
fn first_change(bytes: &[u8]) -> Option<usize> {
    let mut at = 0;
    loop {
        at = scan::next_suspect(bytes, at)?;
        let (before, rest) = bytes.split_at_checked(at)?;
        let Fate::Keep(length) = hidden::fate(rest, before) else {
            return Some(at);
        };
        at += length;
    }
}

/// Rewrites a text in its own memory: what is left is moved down over what was left out.
struct Gate {
    bytes: Vec<u8>,
    /// The end of what is finished, never behind `read`.
    write: usize,
    /// The start of what is still to be looked at.
    read: usize,
    found: Sanitised,
}

impl Gate {
    fn run(&mut self) {
        while let Some(at) = scan::next_suspect(&self.bytes, self.read) {
            self.keep(at - self.read);
            let (before, rest) = self.bytes.split_at(self.read);
            let finished = before.get(..self.write).unwrap_or_default();
            match hidden::fate(rest, finished) {
                Fate::Keep(length) => self.keep(length),
                Fate::LineEnd(length) => self.replace(length, b"\n"),
                Fate::Tab => self.replace(1, TAB),
                Fate::Break(length) => {
                    self.found.breaks.push(self.write);
                    self.replace(length, b"\n");
                }
                Fate::Pause(length) => {
                    self.found.breaks.extend([self.write, self.write + 1]);
                    self.replace(length, b"\n\n");
                }
                Fate::Control(length) => {
                    self.found.controls.note(self.write);
                    self.read += length;
                }
                Fate::Hidden(length) => {
                    self.found.hidden.note(self.write);
                    self.read += length;
                }
            }
        }
        self.keep(self.bytes.len() - self.read);
    }

    /// Keeps the next `length` bytes.
    fn keep(&mut self, length: usize) {
        let end = (self.read + length).min(self.bytes.len());
        self.bytes.copy_within(self.read..end, self.write);
        self.write += end - self.read;
        self.read = end;
    }

    /// Puts `by` in the place of the next `length` bytes.
    fn replace(&mut self, length: usize, by: &[u8]) {
        self.read += length;
        if self.read - self.write < by.len() {
            self.make_room();
        }
        for (place, byte) in self.bytes.iter_mut().skip(self.write).zip(by) {
            *place = *byte;
        }
        self.write += by.len();
    }

    /// Moves what is still to be looked at up, by a share of the text so that it is rarely done.
    fn make_room(&mut self) {
        let end = self.bytes.len();
        let room = end / 16 + 64;
        self.bytes.reserve_exact(room);
        self.bytes.resize(end + room, 0);
        self.bytes.copy_within(self.read..end, self.read + room);
        self.read += room;
    }
}

impl Removed {
    fn note(&mut self, offset: usize) {
        if self.count == 0 {
            self.first = offset;
        }
        self.count += 1;
    }
}
