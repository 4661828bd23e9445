//! A record that was read, before it is a review.

use super::{Id, Place, Written};
use crate::formats::{Format, Whole};
use crate::review::{Facts, Problem};

/// A record that was read, before it is a review: so that several that say more of the same can be
/// made one.
#[derive(Debug, Clone)]
pub struct Row {
    /// Where it stands.
    pub place: Place,
    /// What it is called, where it says so.
    pub id: Option<Id>,
    /// The values of the key columns of its mapping, in their order, folded for comparing; empty where
    /// they say nothing. None where there is no mapping.
    pub keys: Vec<String>,
    /// The facts it states.
    pub facts: Facts,
    /// Its text, as it is written; `None` where there is none.
    pub text: Option<String>,
    /// What the text is written in.
    pub written: Written,
    /// What kind of record it was read from.
    pub format: Format,
    /// What was wrong with it, without a line where it is that of the record.
    pub problems: Vec<Problem>,
    /// Whether one without a text is told as a problem.
    pub without_text: super::WithoutText,
}

impl Row {
    /// What its text is all of.
    pub(super) fn whole(&self) -> Whole {
        let line = self.place.line.unwrap_or(1);
        match (&self.text, self.without_text) {
            (Some(_), super::WithoutText::Problem) => Whole::Record { line },
            (None, super::WithoutText::Problem) => Whole::NoText { line },
            (Some(_) | None, super::WithoutText::Fine) => Whole::Optional { line },
        }
    }
}
