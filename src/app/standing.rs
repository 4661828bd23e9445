//! How reviews stand: how far each is read, by what was read or by the reader's word, and the
//! reader's own rating.

use std::path::PathBuf;

use super::journaling::{JournalWish, Said, safe_line};
use super::prompt::{Prompt, PromptKind};
use super::{App, Effect, EntryId, Notice};
use crate::formats;
use crate::journal::{Body, OwnRating, Slot, Standing, Status};
use crate::review::Rating;

/// The scales that a number alone may be on, by their best values: the first that holds it.
const SCALES: [f64; 3] = [5.0, 10.0, 100.0];

/// What is said of what is no rating.
const NO_RATING: &str = "is no rating; 4/5, 8/10, 3.5, ★★★½, B+ and 85% are";

impl App {
    /// How far a review is read: by the reader's word, else by what was read.
    pub fn status_of(&self, entry: EntryId) -> Status {
        match self.page_of(entry).and_then(|page| page.get(Slot::Status)) {
            Some(Body::Status(word)) => *word,
            Some(_) | None => self.status_as_read(entry),
        }
    }

    /// The reader's own rating of a review.
    pub fn own_rating(&self, entry: EntryId) -> Option<Rating> {
        let Some(page) = self.page_of(entry) else {
            let own = own_rating(self.shelf.own_rating(entry)?).ok()?;
            return Some(shown(&own));
        };
        match page.get(Slot::Rating) {
            Some(Body::Rating(own)) => Some(shown(own)),
            Some(_) | None => None,
        }
    }

    /// How far a review was read, in this run or before.
    fn status_as_read(&self, entry: EntryId) -> Status {
        let before = match self.page_of(entry) {
            Some(page) => match page.get(Slot::Left) {
                Some(Body::Left(left)) => left.status,
                Some(_) | None => Status::Unread,
            },
            None => self.shelf.stood(entry),
        };
        let now = if self.shows(entry) {
            self.reader.read_so_far()
        } else {
            let trace = self.shelf.trace(entry);
            trace.map(|trace| trace.reading).unwrap_or_default()
        };
        before.max(now.into())
    }

    /// Notes how a review stands, for the list and what is asked of it.
    pub(super) fn note_standing(&mut self, entry: EntryId) {
        self.shelf.note_status(entry, self.status_of(entry));
        if let Some(page) = self.page_of(entry) {
            let written = match page.get(Slot::Rating) {
                Some(Body::Rating(own)) => Some(own.written.clone()),
                Some(_) | None => None,
            };
            self.shelf.note_own_rating(entry, written);
        }
    }

    /// What is asked of the journal about the library once there is something to read.
    pub fn ask_of_library(&self) -> Vec<Effect> {
        let wishes = [
            JournalWish::Standings,
            JournalWish::Texts,
            JournalWish::Searches,
        ];
        self.ask_if_kept(wishes)
    }

    /// Takes how reviews of the library stand.
    pub(super) fn take_standings(
        &mut self,
        mut standings: Vec<(PathBuf, Option<usize>, Standing)>,
    ) -> Vec<Effect> {
        let ratings = standings.iter_mut();
        let ratings = ratings.filter_map(|(_, _, standing)| standing.rating.as_mut());
        ratings.for_each(safe_line);
        let listed = self.shelf.take_standings(standings);
        let read_now: Vec<EntryId> = listed
            .into_iter()
            .filter(|id| self.page_of(*id).is_some() || self.shelf.trace(*id).is_some())
            .collect();
        for entry in read_now {
            self.note_standing(entry);
        }
        self.sift_again()
    }

    /// Has the reader say how far the open review is read: the next of what is not so anyway, and
    /// then nothing any more.
    pub(super) fn turn_status(&mut self) -> Vec<Effect> {
        let Some(entry) = self.reader.open().map(|open| open.entry) else {
            self.notice = Some(Notice::warning("No review is open"));
            return Vec::new();
        };
        let words = [Status::Unread, Status::Reading, Status::Finished];
        let as_read = self.status_as_read(entry);
        let word = match self.page_of(entry).and_then(|page| page.get(Slot::Status)) {
            Some(Body::Status(word)) => Some(*word),
            Some(_) | None => None,
        };
        let further = |other: &Status| word.is_none_or(|word| *other > word);
        let next = words
            .into_iter()
            .find(|status| *status != as_read && further(status));
        let said = match next {
            Some(status) => format!("By your word: {}", named(status)),
            None => format!("By what you read: {}", named(as_read)),
        };
        self.note(vec![(Slot::Status, next.map(Body::Status))], said)
    }

    /// Asks for the reader's own rating of the open review.
    pub(super) fn ask_for_rating(&mut self) -> Vec<Effect> {
        let effects = self.ask(PromptKind::Rating);
        let written = match self.page().and_then(|page| page.get(Slot::Rating)) {
            Some(Body::Rating(own)) => own.written.clone(),
            Some(_) | None => String::new(),
        };
        if let Some(prompt) = &mut self.prompt {
            prompt.replace(0..0, &written);
        }
        effects
    }

    /// What is understood of the rating that is being typed; nothing while it is none.
    pub fn rating_typed(&self) -> String {
        let typed = self.prompt.as_ref().map_or("", |prompt| prompt.text());
        let own = own_rating(typed.trim());
        own.map_or_else(|_| String::new(), |own| told(&own))
    }

    /// Takes what was typed for the reader's own rating of the open review; nothing removes it.
    /// What is no rating stays as it was typed, and it is said what is wrong with it.
    pub(super) fn accept_rating(&mut self, prompt: Prompt) -> Vec<Effect> {
        let typed = prompt.text().trim();
        if typed.is_empty() {
            let page = self.page();
            if page.is_none_or(|page| page.get(Slot::Rating).is_none()) {
                self.notice = Some(Notice::plain("You have not rated this review"));
                return Vec::new();
            }
            return self.note(vec![(Slot::Rating, None)], "Your rating is removed");
        }
        match own_rating(typed) {
            Ok(own) => {
                let told = told(&own);
                let said = Said {
                    done: format!("You rate it {told}"),
                    undone: format!("your rating, {told}"),
                };
                self.note_said(vec![(Slot::Rating, Some(Body::Rating(own)))], said)
            }
            Err(reason) => {
                // What was typed stands before it.
                self.notice = Some(Notice::warning(reason));
                self.prompt = Some(prompt);
                Vec::new()
            }
        }
    }
}

/// What the reader says of a review is called so.
fn named(status: Status) -> &'static str {
    match status {
        Status::Unread => "unread",
        Status::Reading => "being read",
        Status::Finished => "finished",
    }
}

/// The rating that a reader wrote, or what is wrong with it. A number alone is on the first of the
/// usual scales that holds it.
///
/// # Errors
/// What it is instead, to be read behind what was written.
pub fn own_rating(written: &str) -> Result<OwnRating, &'static str> {
    let rating = formats::rating(written).or_else(|| formats::rating(&written.to_uppercase()));
    let rating = rating.ok_or(NO_RATING)?;
    let scale = |value: f64| SCALES.into_iter().find(|best| value <= *best);
    let (value, best) = match (rating.value, rating.best) {
        (Some(value), Some(best)) => (value, best),
        (Some(value), None) => (value, scale(value).ok_or(NO_RATING)?),
        (None, _) => (rating.share().ok_or(NO_RATING)?, 1.0),
    };
    if best <= 0.0 {
        return Err("has 0 as its best");
    }
    if value > best {
        return Err("is above its best");
    }
    Ok(OwnRating {
        value,
        best,
        written: rating.as_written,
    })
}

/// The same as reviews have theirs.
fn shown(own: &OwnRating) -> Rating {
    let is_grade = own.written.starts_with(char::is_alphabetic);
    Rating {
        value: (!is_grade).then_some(own.value),
        best: (!is_grade).then_some(own.best),
        worst: None,
        as_written: own.written.clone(),
    }
}

/// What was understood of it.
fn told(own: &OwnRating) -> String {
    let share = own.value / own.best * 100.0;
    if own.written.starts_with(char::is_alphabetic) {
        format!("{}, {share:.0} %", own.written)
    } else if own.written.ends_with('%') {
        format!("{share:.0} %")
    } else {
        format!("{} of {}", own.value, own.best)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratings_are_taken_as_readers_write_them() {
        let written = [
            ("4/5", "4 of 5"),
            ("8/10", "8 of 10"),
            ("3.5", "3.5 of 5"),
            ("3,5", "3.5 of 5"),
            ("7", "7 of 10"),
            ("64", "64 of 100"),
            ("★★★½", "3.5 of 5"),
            ("★★☆☆", "2 of 4"),
            ("B+", "B+, 77 %"),
            ("b+", "B+, 77 %"),
            ("85%", "85 %"),
            ("0/5", "0 of 5"),
            ("3 out of 4", "3 of 4"),
        ];
        for (written, expected) in written {
            let own = own_rating(written).map(|own| told(&own));
            assert_eq!(own, Ok(expected.to_owned()), "{written}");
        }
        for written in ["", "fine", "6/5", "1000", "G", "-1", "5/0"] {
            assert!(own_rating(written).is_err(), "{written}");
        }
    }
}
