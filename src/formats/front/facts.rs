//! From what front matter states, by its own names, to the facts of a review.

use super::names::{self, Meaning};
use super::scopes::{Scopes, map, named};
use super::tree::Entry;
use super::values::{list, single, tags_in, truth};
use super::{date, kinds, rating};
use crate::formats::sanitise;
use crate::review::{Facts, Problem, Rating};

/// The years that a work can be of.
const YEARS: std::ops::RangeInclusive<i32> = -3000..=3000;

/// The facts that `entries` state, and what of those that should state one does not.
pub(super) fn of(entries: &[Entry]) -> (Facts, Vec<Problem>) {
    let mut reader = Reader::of(entries);
    let facts = Facts {
        title: reader.text(Meaning::Title),
        work_kind: reader.work_kind(),
        work: reader.work(),
        makers: reader.makers(),
        year: reader.year(),
        reviewer: reader.reviewer(),
        rating: reader.rating(),
        date: reader.date(),
        experienced: None,
        tags: reader.tags(),
        spoiler: reader.spoiler(),
        language: reader.language(),
    };
    (facts, reader.problems)
}

/// Reads facts from entries.
struct Reader<'a> {
    /// The entries, and those that stand beside them under a name of their own.
    scopes: Scopes<'a>,
    /// What is stated of the work under its name, if anything is.
    of_work: Option<&'a [Entry]>,
    work: Scopes<'a>,
    /// What is stated of the review under that name, if anything is.
    of_review: Option<&'a [Entry]>,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    fn of(entries: &'a [Entry]) -> Self {
        let scopes = Scopes::with_those_beside(entries);
        let of_review = scopes.named("review").find_map(|entry| map(&entry.value));
        let mut work = scopes.all(Meaning::Work);
        let of_work = work.next().and_then(|entry| map(&entry.value));
        drop(work);
        Self {
            scopes,
            of_work,
            work: Scopes::of(of_work.into_iter().collect()),
            of_review,
            problems: Vec::new(),
        }
    }

    /// The entry of `meaning` that counts most.
    fn find(&self, meaning: Meaning) -> Option<&'a Entry> {
        self.all(meaning).next()
    }

    /// The entries of `meaning` that say something, the one that counts most first.
    fn all(&self, meaning: Meaning) -> impl Iterator<Item = &'a Entry> {
        self.scopes.all(meaning)
    }

    /// The same of those that are stated of the work under its name.
    fn find_of_work(&self, meaning: Meaning) -> Option<&'a Entry> {
        self.work.all(meaning).next()
    }

    fn text(&mut self, meaning: Meaning) -> Option<String> {
        let entry = self.find(meaning)?;
        let text = single(&entry.value);
        if text.is_none() {
            self.unfit(entry, "is no single value; write it in one line");
        }
        text
    }

    /// The kind of work: as it is stated, as its type tells, as what it is named under does.
    fn work_kind(&self) -> Option<String> {
        let stated = self
            .find(Meaning::WorkKind)
            .and_then(|entry| single(&entry.value));
        let stated = stated.map(|kind| kinds::of(&kind).map_or(kind, str::to_owned));
        let scopes = self.scopes.behind(self.of_work);
        let types = scopes.all(Meaning::Type);
        let types = types.filter_map(|entry| single(&entry.value));
        let mut known = types.filter_map(|kind| kinds::of(&kind));
        let told = || names::kind(&self.find(Meaning::Work)?.key);
        stated.or_else(|| known.next().or_else(told).map(str::to_owned))
    }

    fn work(&mut self) -> Option<String> {
        let entry = self.find(Meaning::Work)?;
        let text = match self.find_of_work(Meaning::Title) {
            Some(title) => single(&title.value),
            None => single(&entry.value),
        };
        if text.is_none() {
            self.unfit(entry, "names no work; write its title");
        }
        text
    }

    fn makers(&self) -> Vec<String> {
        let makers = self
            .maker()
            .or_else(|| self.author().filter(|_| !self.is_of_item()));
        makers.map(|entry| list(&entry.value)).unwrap_or_default()
    }

    /// Who is named as the maker by another name than author.
    fn maker(&self) -> Option<&'a Entry> {
        self.find(Meaning::Maker)
            .or_else(|| self.find_of_work(Meaning::Maker))
            .or_else(|| self.find_of_work(Meaning::Author))
    }

    /// Who is named as the author beside what is stated of the review.
    fn author(&self) -> Option<&'a Entry> {
        let others = self.scopes.all_but(Meaning::Author, self.of_review);
        { others }.next()
    }

    /// Whether the work is stated as what is reviewed: the author is that of the review then.
    fn is_of_item(&self) -> bool {
        let work = self.find(Meaning::Work);
        work.is_some_and(|entry| {
            names::is(&entry.key, "itemreviewed") && map(&entry.value).is_some()
        })
    }

    fn reviewer(&mut self) -> Option<String> {
        let reviewer = self.text(Meaning::Reviewer);
        let of_review = Scopes::of(self.of_review.into_iter().collect());
        let of_review = of_review.all(Meaning::Author).next();
        let author = || {
            let is_told = self.maker().is_some() || self.is_of_item();
            of_review.or_else(|| self.author().filter(|_| is_told))
        };
        reviewer.or_else(|| {
            let author = list(&author()?.value);
            (!author.is_empty()).then(|| author.join(", "))
        })
    }

    fn year(&mut self) -> Option<i32> {
        let entry = self
            .find(Meaning::Year)
            .or_else(|| self.find_of_work(Meaning::Year))
            .or_else(|| self.find_of_work(Meaning::Date))?;
        let year = single(&entry.value).and_then(|text| {
            let day = date::of(&text);
            let year = day.as_deref().and_then(|day| day.get(..4));
            year.unwrap_or(&text).parse().ok()
        });
        let year = year.filter(|year| YEARS.contains(year));
        if year.is_none() {
            self.unfit(entry, "is no year; write it as 2024");
        }
        year
    }

    fn date(&mut self) -> Option<String> {
        let day = self
            .all(Meaning::Date)
            .find_map(|entry| date::of(&single(&entry.value)?));
        let first = self.find(Meaning::Date)?;
        let is_answer = single(&first.value).is_some_and(|text| truth(&text).is_some());
        if day.is_none() && !is_answer {
            self.unfit(first, "is no day that can be told; write it as 2024-01-31");
        }
        day
    }

    fn rating(&mut self) -> Option<Rating> {
        let entry = self.find(Meaning::Rating)?;
        let inside = map(&entry.value);
        let value = match inside {
            Some(inside) => named(inside, "value")
                .or_else(|| named(inside, "ratingvalue"))
                .or_else(|| Scopes::of(vec![inside]).all(Meaning::Rating).next())
                .and_then(|entry| single(&entry.value)),
            None => single(&entry.value),
        };
        let rating = value.as_deref().and_then(rating::of);
        let is_vague = names::sure(&names::folded(&entry.key)) == names::Sure::Vague;
        let Some(mut rating) = rating.filter(|found| !is_vague || rating::is_certain(found)) else {
            if !is_vague {
                self.unfit(entry, "is no rating that can be told; write it as 4/5");
            }
            return None;
        };
        if rating.value.is_some() {
            set_scale(&mut rating, inside, &self.scopes.behind(inside));
        }
        Some(rating)
    }

    fn tags(&self) -> Vec<String> {
        let mut tags: Vec<String> = Vec::new();
        for tag in self
            .all(Meaning::Tags)
            .flat_map(|entry| tags_in(&entry.value))
        {
            if !tags.contains(&tag) {
                tags.push(tag);
            }
        }
        tags
    }

    fn spoiler(&self) -> Option<bool> {
        let entry = self.find(Meaning::Spoiler)?;
        truth(&single(&entry.value)?)
    }

    /// The language, where it is stated as one: several are those of the work.
    fn language(&self) -> Option<String> {
        single(&self.find(Meaning::Language)?.value)
    }

    /// Tells that an entry does not state what it should.
    fn unfit(&mut self, entry: &Entry, why: &str) {
        let key = sanitise::line(&entry.key);
        self.problems.push(Problem {
            line: entry.line,
            message: format!("`{key}` in the front matter {why}"),
        });
    }
}

/// Sets the ends of the scale of `rating` where it does not state them itself.
fn set_scale(rating: &mut Rating, inside: Option<&[Entry]>, scopes: &Scopes<'_>) {
    let of = |meaning: Meaning, short: &str| {
        let short = inside.and_then(|inside| named(inside, short));
        let entry = short.or_else(|| scopes.all(meaning).next())?;
        single(&entry.value)
    };
    let best = of(Meaning::Best, "max");
    // A scale may be stated as both of its ends: `1-10`, `1 to 10`.
    let ends = best.as_deref().and_then(|scale| {
        let (worst, best) = scale
            .split_once(['-', '–'])
            .or_else(|| scale.split_once(" to "))?;
        Some((rating::number(worst)?, rating::number(best)?))
    });
    let stated = |text: &str| rating::number(text.trim_start_matches("out of "));
    let best = ends.map(|ends| ends.1).or_else(|| stated(best.as_deref()?));
    let worst = of(Meaning::Worst, "min").and_then(|worst| rating::number(&worst));
    rating.best = rating.best.or(best);
    rating.worst = worst.or(ends.map(|ends| ends.0));
}
