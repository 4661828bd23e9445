//! Changes of what is kept are handed to the journal.

use super::{JournalState, JournalWish, Of, Said, Whose};
use crate::app::{App, Effect, EntryId, Notice};
use crate::journal::{Body, Changes, Kept, Slot};

/// Where a change is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reach {
    /// In the journal.
    Journal,
    /// In this run alone until it is known what is kept already: the change is held back by this
    /// number.
    Held(u64),
    /// In this run alone, as nothing is to be kept.
    Run,
}

impl App {
    /// How far changes of these reviews reach, which are held back where it cannot be read what is
    /// kept of them.
    pub(super) fn reach_of(&mut self, changes: &[(Of, Changes)], said: &Said) -> Reach {
        let open = self.reader.open().map(|open| open.entry);
        let is_unread = |(of, _): &(Of, Changes)| {
            let known = of
                .entry()
                .and_then(|entry| self.journaling.pages.get(&entry));
            of.entry() == open && known.is_some_and(|known| known.recall.is_without_answer())
        };
        if !self.keeps() {
            Reach::Run
        } else if changes.iter().any(is_unread) {
            Reach::Held(self.journaling.holding.hold(changes, said))
        } else {
            Reach::Journal
        }
    }

    /// Hands changes, which are one, to the journal; `said` is said when all of it is kept.
    pub(super) fn hand_to_journal(
        &mut self,
        changes: &[(Of, Changes)],
        said: String,
        reach: Reach,
    ) -> Vec<Effect> {
        if !self.keeps() || reach == Reach::Run {
            self.own_all(changes, None);
            self.notice = Some(Notice::plain(said));
            return Vec::new();
        }
        if let Reach::Held(_) = reach {
            self.own_all(changes, None);
            let reason = match &self.journaling.state {
                JournalState::Without(reason) => reason,
                JournalState::Kept | JournalState::Off => "what is kept is unreadable",
            };
            let text = format!("{said}; not kept yet: {reason}");
            self.notice = Some(Notice::warning(text));
            return Vec::new();
        }
        let Some(wish) = self.wish_to_keep(changes) else {
            self.own_all(changes, None);
            let reason = "the review is not there any more";
            let text = format!("{said}, for this run only: {reason}");
            self.notice = Some(Notice::warning(text));
            return Vec::new();
        };
        let ticket = self.own_as_next(changes);
        self.journaling.to_say.insert(ticket, said);
        vec![wish]
    }

    /// Hands changes to the journal that were said not to be kept yet.
    pub(super) fn hand_late(&mut self, changes: &[(Of, Changes)], said: String) -> Vec<Effect> {
        let ticket = self.journaling.tickets;
        let effects = self.hand_to_journal(changes, said, Reach::Journal);
        if !effects.is_empty() {
            self.journaling.unkept.note(ticket);
        }
        effects
    }

    /// Changes what is kept of a review and says nothing of it.
    pub(in crate::app) fn keep_quietly(
        &mut self,
        entry: EntryId,
        put: Vec<(Slot, Body)>,
    ) -> Vec<Effect> {
        let known = self.journaling.pages.entry(entry).or_default();
        for (slot, body) in &put {
            let made = known.page.kept(*slot).and_then(|kept| kept.made);
            let body = body.clone();
            known.page.put(*slot, Some(Kept { body, made }));
        }
        if put.is_empty() || self.journaling.state != JournalState::Kept {
            return Vec::new();
        }
        let put = put.into_iter().map(|(slot, body)| (slot, Some(body)));
        let changes = [(Of::Entry(entry), put.collect())];
        let Some(wish) = self.wish_to_keep(&changes) else {
            return Vec::new();
        };
        self.own_as_next(&changes);
        vec![wish]
    }

    /// What has changes kept, under the next ticket; nothing where it is not known what reviews they
    /// are of.
    fn wish_to_keep(&self, changes: &[(Of, Changes)]) -> Option<Effect> {
        let reviews = changes.iter().map(|(of, changes)| {
            let whose = match of {
                Of::Entry(entry) => Whose::Told(Box::new(self.told_of(*entry)?)),
                Of::Elsewhere(known) => Whose::Known(known.clone()),
            };
            Some((whose, changes.clone()))
        });
        let reviews = reviews.collect::<Option<Vec<_>>>()?;
        let ticket = self.journaling.tickets;
        let wish = JournalWish::Keep { reviews, ticket };
        Some(Effect::Journal(Box::new(wish)))
    }

    /// Notes that changes are this run's own until those of the next ticket are kept; its number.
    fn own_as_next(&mut self, changes: &[(Of, Changes)]) -> u64 {
        let ticket = self.journaling.tickets;
        self.journaling.tickets += 1;
        self.own_all(changes, Some(ticket));
        ticket
    }

    /// Notes that changes are this run's own until they are kept.
    fn own_all(&mut self, changes: &[(Of, Changes)], ticket: Option<u64>) {
        for (of, changes) in changes {
            let Some(entry) = of.entry() else { continue };
            let known = self.journaling.pages.entry(entry).or_default();
            let slots = changes.iter().map(|(slot, _)| (*slot, ticket));
            known.own.extend(slots);
        }
    }
}
