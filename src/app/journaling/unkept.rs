//! Changes that could not be written when they were made: they hold meanwhile, and are kept later.

use std::collections::BTreeSet;

use super::Became;
use crate::app::{App, Notice};

/// The changes that are not kept yet.
#[derive(Debug, Default)]
pub(super) struct Unkept {
    /// Their tickets.
    tickets: BTreeSet<u64>,
    /// How many of those that waited are kept now.
    late: usize,
    /// The reason that was told last.
    reason: Option<String>,
}

impl Unkept {
    /// Takes note of a change that is not kept yet.
    pub(super) fn note(&mut self, ticket: u64) {
        self.tickets.insert(ticket);
    }

    /// Has the reason told again.
    pub(super) fn forget_reason(&mut self) {
        self.reason = None;
    }
}

impl App {
    /// How many changes hold for this run and are not kept yet.
    pub fn unkept(&self) -> usize {
        self.journaling.unkept.tickets.len() + self.journaling.holding.len()
    }

    /// Says what became of a change: that it is kept, that it will be, or that it is not.
    pub(super) fn kept(&mut self, ticket: u64, became: Became) {
        let unkept = &mut self.journaling.unkept;
        if became == Became::Kept {
            for known in self.journaling.pages.values_mut() {
                known.own.retain(|_, own| *own != Some(ticket));
            }
        }
        if let Became::NotYet(reason) = became {
            if let Some(said) = self.journaling.to_say.get(&ticket) {
                unkept.tickets.insert(ticket);
                let is_told = unkept.reason.as_ref() == Some(&reason);
                self.notice = Some(if is_told {
                    Notice::plain(format!("{said}; not kept yet"))
                } else {
                    // It is tried again anyway: the remedy would only push the reason out.
                    let why = reason.split_once("; ").map_or(&*reason, |(why, _)| why);
                    Notice::warning(format!("{said}; not kept yet: {why}"))
                });
                unkept.reason = Some(reason);
            }
            return;
        }
        let was_late = unkept.tickets.remove(&ticket);
        let Some(said) = self.journaling.to_say.remove(&ticket) else {
            return;
        };
        self.notice = Some(match became {
            Became::Refused(reason) => {
                Notice::warning(format!("{said}, for this run only: {reason}"))
            }
            Became::Kept | Became::NotYet(_) if was_late => {
                unkept.late += 1;
                Notice::plain(match unkept.late {
                    1 => format!("Kept after all: {said}"),
                    several => format!("{several} changes are kept after all"),
                })
            }
            Became::Kept | Became::NotYet(_) => Notice::plain(said),
        });
        if unkept.tickets.is_empty() {
            *unkept = Unkept::default();
        }
    }
}
