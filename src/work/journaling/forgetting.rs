//! Old places are forgotten, once a day at the most.

use super::{Answering, Journal, now};
use crate::journal::{Moment, Store};

/// What the value is called that says on which day it was done last, counted from 1970.
const NAME: &str = "pruned";

/// The milliseconds of a day.
const DAY: i64 = 86_400_000;

impl Journal {
    /// Forgets where the reader was in reviews that were not opened for so many days, unless that was
    /// done today; with 0 nothing is forgotten. What is wrong with the journal is told.
    pub fn forget(&mut self, days: u32, answer: &mut Answering<'_>) {
        if days == 0 {
            return;
        }
        let now = now();
        let today = (now.0 / DAY).to_string();
        let last = self.access.read(answer, |store| store.value(NAME));
        if last.is_err() || last.is_ok_and(|last| last.as_deref() == Some(&today)) {
            return;
        }
        let before = Moment(now.0.saturating_sub(DAY.saturating_mul(days.into())));
        let forget = |store: &mut Store| {
            store.prune(before)?;
            store.set_value(NAME, &today)
        };
        // How it stands was told.
        self.access.write(answer, forget).ok();
    }
}
