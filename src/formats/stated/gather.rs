//! From what the lines at both ends say to the facts of a review.

use super::ends::{End, Ends, Line};
use super::line::Fact;
use super::titled::{self, Titled};
use super::{person, repeated, work};
use crate::formats::front::names::Sure;
use crate::review::{Facts, Rating};

/// Times that somebody whom a review is about is named in its prose at the least.
const NAMED: usize = 2;

/// Bytes of a text in which a maker would come up by name.
const LONG_ENOUGH: usize = 1500;

/// The facts that `ends`, the ends of `text`, state.
pub(super) fn facts(text: &str, ends: &Ends<'_>) -> Facts {
    let mut gathered = Gathered {
        text,
        facts: Facts::default(),
        ratings: Vec::new(),
        authors: None,
        by: None,
        title: None,
        is_of_book: false,
    };
    for line in &ends.lines {
        for stated in &line.says {
            if gathered.is_own(line, stated.label, &stated.fact) {
                gathered.take(line, stated.fact.clone());
            }
        }
    }
    if let Some(line) = ends.title {
        gathered.take_title(line, &titled::of(line));
    }
    gathered.settled()
}

/// What is known so far.
struct Gathered<'a> {
    text: &'a str,
    facts: Facts,
    ratings: Vec<(Option<Sure>, Rating)>,
    /// The authors that are named as such, and the line they are named in.
    authors: Option<(Vec<String>, &'a str)>,
    /// Who stands behind `by`, the line, and at which end.
    by: Option<(String, &'a str, End)>,
    /// What is called a title.
    title: Option<work::Named>,
    is_of_book: bool,
}

impl<'a> Gathered<'a> {
    /// Whether what a line states holds for the whole: nothing elsewhere states it otherwise.
    fn is_own(&self, line: &Line<'_>, label: &str, fact: &Fact) -> bool {
        match fact {
            Fact::Rating(_, Some(Sure::Own)) | Fact::OfBook => true,
            Fact::Rating(_, None) => !repeated::rating(self.text, line.text),
            Fact::Date(_) if label.is_empty() => !repeated::day(self.text, line.text),
            Fact::Title(_)
            | Fact::Work(..)
            | Fact::Makers(_)
            | Fact::Authors(_)
            | Fact::Reviewer(_)
            | Fact::By(_)
            | Fact::Year(_)
            | Fact::Date(_)
            | Fact::Rating(..) => label.is_empty() || !repeated::label(self.text, line.text, label),
        }
    }

    fn take(&mut self, line: &Line<'a>, fact: Fact) {
        match fact {
            Fact::Title(named) => {
                self.title.get_or_insert(named);
            }
            Fact::Work(named, kind) => {
                self.take_work(named);
                self.facts.work_kind = self.facts.work_kind.take().or(kind.map(str::to_owned));
            }
            Fact::Makers(makers) => {
                let new = makers.into_iter();
                let known = &mut self.facts.makers;
                new.for_each(|maker| {
                    if !known.contains(&maker) {
                        known.push(maker);
                    }
                });
            }
            Fact::Authors(authors) => {
                self.authors.get_or_insert((authors, line.text));
            }
            Fact::Reviewer(name) => {
                self.facts.reviewer.get_or_insert(name);
            }
            Fact::By(name) => {
                self.by.get_or_insert((name, line.text, line.end));
            }
            Fact::Year(year) => {
                self.facts.year.get_or_insert(year);
            }
            Fact::Date(day) => {
                self.facts.date.get_or_insert(day);
            }
            Fact::Rating(rating, sure) => self.ratings.push((sure, rating)),
            Fact::OfBook => self.is_of_book = true,
        }
    }

    fn take_work(&mut self, named: work::Named) {
        if self.facts.work.is_some() {
            return;
        }
        self.facts.work = Some(named.title);
        self.facts.year = self.facts.year.or(named.year);
        if self.facts.makers.is_empty() {
            self.facts.makers = named.makers;
        }
    }

    /// Takes what the title states, where the text bears it out.
    fn take_title(&mut self, line: &str, titled: &Titled<'_>) {
        if let Some(rating) = &titled.rating
            && !repeated::rating(self.text, line)
        {
            self.ratings.push((None, rating.clone()));
        }
        let Some(work) = &titled.work else {
            return;
        };
        let has_facts = !self.ratings.is_empty() || !self.facts.makers.is_empty();
        let is_named = repeated::times(self.text, &work.title) > 1;
        let maker = titled
            .by
            .filter(|by| repeated::mentions(self.text, by, line) > 0);
        let is_short = self.text.len() < LONG_ENOUGH && is_in_capitals(&work.title);
        let is_dated =
            work.year.is_some() && (is_named || titled.is_of_review || has_facts || is_short);
        if !is_dated && maker.is_none() && !(titled.by.is_none() && titled.is_of_review) {
            return;
        }
        let makers = maker.and_then(person::list).unwrap_or_default();
        self.take_work(work::Named {
            makers,
            ..work.clone()
        });
    }

    /// Whether the text speaks of `name` elsewhere than in `line`.
    fn is_discussed(&self, name: &str, line: &str) -> bool {
        repeated::mentions(self.text, name, line) >= NAMED
    }

    /// The facts, once all lines are read.
    fn settled(mut self) -> Facts {
        self.settle_authors();
        self.settle_by();
        if let Some(title) = self.title.take() {
            let is_of_work = self.is_of_book || !self.facts.makers.is_empty();
            if is_of_work {
                self.take_work(title);
            }
        }
        self.facts.rating = rating(self.ratings);
        self.facts
    }

    /// Decides whether the authors are those of the work.
    fn settle_authors(&mut self) {
        let Some((authors, line)) = self.authors.take() else {
            return;
        };
        let is_book = self.facts.work_kind.as_deref() == Some("book");
        let is_work = self.is_of_book || is_book || self.title.is_some();
        let are_discussed = || authors.iter().all(|name| self.is_discussed(name, line));
        if !self.facts.makers.is_empty() {
            let name = authors.join(", ");
            let is_new = !self.facts.makers.contains(&name) && !is_work;
            if is_new {
                self.facts.reviewer.get_or_insert(name);
            }
        } else if is_work || are_discussed() {
            self.facts.makers = authors;
        } else if self.facts.date.is_some() {
            self.facts.reviewer.get_or_insert(authors.join(", "));
        }
    }

    /// Decides whether who stands behind `by` made the work or wrote the review.
    fn settle_by(&mut self) {
        let Some((name, line, end)) = self.by.take() else {
            return;
        };
        let mentions = repeated::mentions(self.text, &name, line);
        let is_told = !self.facts.makers.is_empty() || self.facts.date.is_some();
        let is_long = self.text.len() >= LONG_ENOUGH;
        if mentions >= NAMED && end == End::Head && self.facts.makers.is_empty() {
            self.facts.makers = person::list(&name).unwrap_or_default();
        } else if mentions == 0 && (is_told || is_long || end == End::Foot) {
            self.facts.reviewer.get_or_insert(name);
        }
    }
}

/// Whether every longer word of `title` begins with a capital, as in English titles.
fn is_in_capitals(title: &str) -> bool {
    let mut words = title
        .split_whitespace()
        .filter(|word| word.chars().count() > 3);
    words.all(|word| !word.starts_with(char::is_lowercase))
}

/// The rating among `ratings` that is the review's own: those of the surest name agree.
fn rating(ratings: Vec<(Option<Sure>, Rating)>) -> Option<Rating> {
    let surest = ratings.iter().map(|(sure, _)| *sure).max()?;
    let mut best: Option<Rating> = None;
    for (_, rating) in ratings.into_iter().filter(|(sure, _)| *sure == surest) {
        match &best {
            None => best = Some(rating),
            Some(known) if agree(known, &rating) => {
                if known.best.is_none() {
                    best = Some(rating);
                }
            }
            Some(_) => return None,
        }
    }
    best
}

/// Whether two ratings say the same.
fn agree(one: &Rating, other: &Rating) -> bool {
    let are_apart = one.best.is_some() && other.best.is_some() && one.best != other.best;
    let is_grade = one.value.is_none() && one.as_written != other.as_written;
    one.value == other.value && !are_apart && !is_grade
}
