//! What a query is held against.

use super::{DayField, NumberField, TextField};
use crate::review::Rating;
use std::borrow::Cow;

/// What is known of a review that a query may ask for.
pub trait Subject {
    /// Whether `holds` of one of the texts that are known for `field`. Several, such as makers, are
    /// handed over one by one; none where nothing is known.
    fn any_text(&self, field: TextField, holds: &mut dyn FnMut(&str) -> bool) -> bool;

    /// A number: the year of the work, the words, or the minutes rounded up.
    fn number(&self, field: NumberField) -> Option<i64>;

    /// A day, as `YYYY-MM-DD` or as much of it as is known.
    fn day(&self, field: DayField) -> Option<Cow<'_, str>>;

    /// The rating that is given.
    fn rating(&self) -> Option<&Rating>;

    /// The reader's own rating, as a share of its scale from 0 to 1.
    fn own_share(&self) -> Option<f64>;

    /// How far it has been read; `None` where that is not known.
    fn progress(&self) -> Option<Progress>;

    /// Whether it warns of spoilers, or marks some.
    fn has_spoilers(&self) -> bool;

    /// Whether something of it could not be read.
    fn has_problems(&self) -> bool;
}

/// How far a review has been read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Progress {
    /// Not at all.
    Unread,
    /// It has been begun.
    Begun,
    /// It has been read.
    Read,
}
