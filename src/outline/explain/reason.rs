//! Reasons: what a number of a row is called, what it says, and how much it counts.

use std::collections::HashMap;
use std::fmt;

use crate::outline::forest::Account;
use crate::outline::row::{Names, Row, Seen};

/// What spoke for or against.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reason {
    what: What,
    seen: Seen,
    /// How much it counts, in log odds: above 0 it spoke for, below 0 against.
    pub weight: f32,
}

/// What a reason is: what it is about, nothing for the line itself, and its name.
type What = (&'static str, &'static str);

impl Reason {
    /// What was looked at, in a few words: `how it ends`, `the line above: length`.
    pub fn what(&self) -> String {
        match self.what {
            ("", name) => name.to_owned(),
            (about, name) => format!("{about}: {name}"),
        }
    }

    /// What was seen there: `a full stop`, `3 of 4`, `85 %`.
    pub fn seen(&self) -> impl fmt::Display {
        self.seen
    }
}

/// The names of a row's numbers, with what they say.
#[derive(Debug, Default)]
pub(super) struct Named {
    about: &'static str,
    numbers: Vec<(What, Seen)>,
}

impl Names for Named {
    fn about(&mut self, whom: &'static str) {
        self.about = whom;
    }

    fn add(&mut self, name: &'static str, seen: Seen) {
        self.numbers.push(((self.about, name), seen));
    }
}

/// The reasons of one line, from one look or several. Numbers of one name are one reason, which
/// says what the first of them says.
#[derive(Debug, Default)]
pub(super) struct Reasons {
    all: Vec<Reason>,
    places: HashMap<What, usize>,
}

impl Reasons {
    /// Adds what the numbers of `row` did by `account`.
    pub(super) fn add(&mut self, row: &Row<Named>, account: &Account) {
        for (&(what, seen), &weight) in row.names.numbers.iter().zip(&account.parts) {
            let next = self.all.len();
            let place = *self.places.entry(what).or_insert(next);
            match self.all.get_mut(place) {
                Some(reason) => reason.weight += weight,
                None => self.all.push(Reason { what, seen, weight }),
            }
        }
    }

    /// All that count, the strongest first.
    pub(super) fn sorted(self) -> Vec<Reason> {
        let mut all = self.all;
        all.retain(|reason| reason.weight != 0.0);
        all.sort_by(|a, b| b.weight.abs().total_cmp(&a.weight.abs()));
        all
    }
}
