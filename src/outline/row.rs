//! What a forest decides on: a row of small numbers.

use super::forest::log_odds;
use super::worded::Worded;

/// The most numbers a row holds: one byte names one of them.
const WIDTH: usize = 256;

/// A row of numbers from 0 to 255. What was never put in is 0.
///
/// Each number is put in with its name and what it says, which go to `names`; a row that nobody
/// asks for its reasons has `Unnamed` there, and the names cost nothing.
#[derive(Debug, Clone, Copy)]
pub struct Row<N = Unnamed> {
    values: [u8; WIDTH],
    len: usize,
    pub(super) names: N,
}

/// What takes the names of the numbers of a row, in their order.
pub trait Names {
    /// What the names from here on are about: the line, or what is around it.
    fn about(&mut self, whom: &'static str);

    /// The next number is that of `name`, and says `seen`.
    fn add(&mut self, name: &'static str, seen: Seen);
}

/// Takes no names.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unnamed;

impl Names for Unnamed {
    #[inline]
    fn about(&mut self, _whom: &'static str) {}

    #[inline]
    fn add(&mut self, _name: &'static str, _seen: Seen) {}
}

/// What a number of a row says, before it is fitted into a byte.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Seen {
    /// So many; `usize::MAX` is none in sight.
    Count(usize),
    /// So many columns.
    Columns(usize),
    /// So many of so many.
    Part(usize, usize),
    /// So much of one, from 0 to 1; or a chance.
    Share(f32),
    /// So many as are expected.
    Expected(f32),
    /// The first has so many columns more, or less, than the second.
    Difference(usize, usize),
    /// Whether it is so.
    Flag(bool),
    /// One of several, in words.
    Word(&'static str),
}

impl<N: Default> Default for Row<N> {
    fn default() -> Self {
        Self {
            values: [0; WIDTH],
            len: 0,
            names: N::default(),
        }
    }
}

impl<N: Names> Row<N> {
    /// Says what the numbers from here on are about.
    pub(super) fn about(&mut self, whom: &'static str) {
        self.names.about(whom);
    }

    /// Appends `value`.
    pub(super) fn put(&mut self, name: &'static str, value: u8) {
        self.push(name, Seen::Count(usize::from(value)), value);
    }

    /// Appends a yes or a no.
    pub(super) fn flag(&mut self, name: &'static str, value: bool) {
        self.push(name, Seen::Flag(value), u8::from(value));
    }

    /// Appends one of several.
    pub(super) fn word(&mut self, name: &'static str, value: impl Worded) {
        self.push(name, Seen::Word(value.words()), value.code());
    }

    /// Appends a share from 0 to 1.
    pub(super) fn share(&mut self, name: &'static str, value: f32) {
        self.push(name, Seen::Share(value), quantised(value * 255.0));
    }

    /// Appends a chance from 0 to 1 on a scale on which 128 is even.
    pub(super) fn chance(&mut self, name: &'static str, value: f32) {
        let number = quantised(128.0 + 16.0 * log_odds(value));
        self.push(name, Seen::Share(value), number);
    }

    /// Appends how much `part` is of `whole`; of nothing it is nothing.
    pub(super) fn ratio(&mut self, name: &'static str, part: usize, whole: usize) {
        let share = part as f32 / whole.max(1) as f32;
        self.push(name, Seen::Part(part, whole), quantised(share * 255.0));
    }

    /// Appends a length: exact up to 80, in steps of 5 up to 955.
    pub(super) fn length(&mut self, name: &'static str, value: usize) {
        let number = u8::try_from(if value <= 80 {
            value
        } else {
            80 + (value - 80) / 5
        })
        .unwrap_or(u8::MAX);
        self.push(name, Seen::Columns(value), number);
    }

    /// Appends a count: exact up to 16, then in eight steps for each doubling.
    pub(super) fn count(&mut self, name: &'static str, value: usize) {
        self.push(name, Seen::Count(value), stepped(value));
    }

    /// Appends a count of which 0 is none.
    pub(super) fn distance(&mut self, name: &'static str, value: usize) {
        let seen = if value == 0 { usize::MAX } else { value };
        self.push(name, Seen::Count(seen), stepped(value));
    }

    /// Appends the difference of two lengths, 128 where they are equal.
    pub(super) fn difference(&mut self, name: &'static str, a: usize, b: usize) {
        let number = quantised(128.0 + (a as f32 - b as f32));
        self.push(name, Seen::Difference(a, b), number);
    }

    /// Appends an amount of expected headings, exact to an eighth.
    pub(super) fn expected(&mut self, name: &'static str, value: f32) {
        self.push(name, Seen::Expected(value), quantised(value * 8.0));
    }

    /// Appends `value`, which says `seen`; a full row stays as it is.
    fn push(&mut self, name: &'static str, seen: Seen, value: u8) {
        if let Some(slot) = self.values.get_mut(self.len) {
            *slot = value;
            self.len += 1;
            self.names.add(name, seen);
        }
    }
}

impl<N> Row<N> {
    /// Number `index` of the row.
    pub(super) fn value(&self, index: u8) -> u8 {
        self.values.get(usize::from(index)).copied().unwrap_or(0)
    }

    /// The same numbers without their names.
    pub(super) fn unnamed(&self) -> Row {
        Row {
            values: self.values,
            len: self.len,
            names: Unnamed,
        }
    }

    /// The numbers that were put in.
    pub fn values(&self) -> &[u8] {
        self.values.get(..self.len).unwrap_or_default()
    }
}

/// A count as a byte: exact up to 16, then in eight steps for each doubling.
fn stepped(value: usize) -> u8 {
    let doublings = value.max(1).ilog2().saturating_sub(3);
    let step = (value >> doublings) + 8 * doublings as usize;
    u8::try_from(step).unwrap_or(u8::MAX)
}

/// `value` as a byte, within its bounds.
#[expect(
    clippy::cast_sign_loss,
    reason = "it is brought within the bounds first"
)]
fn quantised(value: f32) -> u8 {
    value.clamp(0.0, 255.0) as u8
}
