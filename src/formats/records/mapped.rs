//! What a mapping tells of a record.

use super::fields::Fields;
use super::found::{self, lists, single, text_of};
use super::{Column, Id, Mapping, Private, Use, days, table};
use crate::formats::front::{self, Value, rating};
use crate::review::{Facts, Problem, Rating};
use serde_json::Map;

/// What sets apart what the work holds that some want to be warned of, and what stands before it there.
const WARNINGS: &[&str] = &[";", ","];
const WARNING: &str = "warning: ";

/// What a mapping tells of a record.
pub(super) struct Mapped {
    pub(super) facts: Facts,
    pub(super) text: Option<String>,
    pub(super) id: Option<Id>,
    pub(super) keys: Vec<String>,
    pub(super) problems: Vec<Problem>,
}

/// What `mapping` tells of the record with these `fields`.
pub(super) fn read(fields: &Fields, mapping: &Mapping, private: Private) -> Mapped {
    let mut reader = Reader {
        map: &fields.map,
        mapping,
        problems: Vec::new(),
    };
    let facts = reader.facts();
    let id = reader.single(Use::Id).map(|(_, id)| table::id(&id));
    let keys = mapping.columns(Use::Key).iter();
    let keys = keys.map(|column| single(&fields.map, column).unwrap_or_default());
    let keys = keys.map(|key| front::names::folded(&key)).collect();
    let mut text = reader.text();
    if private == Private::Read {
        text = reader.with_private(text);
    }
    Mapped {
        facts,
        text,
        id,
        keys,
        problems: reader.problems,
    }
}

/// Reads facts from the fields of a record.
struct Reader<'a> {
    map: &'a Map<String, Value>,
    mapping: &'a Mapping,
    problems: Vec<Problem>,
}

impl<'a> Reader<'a> {
    fn facts(&mut self) -> Facts {
        let one = |found: Option<(&Column, String)>| found.map(|(_, text)| text);
        let kind = one(self.single(Use::WorkKind));
        Facts {
            title: one(self.single(Use::Title)),
            work: one(self.single(Use::Work)),
            work_kind: kind.or_else(|| self.mapping.work_kind.clone()),
            makers: self.list(Use::Makers),
            year: self.year(),
            reviewer: one(self.single(Use::Reviewer)),
            rating: self.rating(),
            date: self.day(Use::Date),
            experienced: self.day(Use::Experienced),
            tags: self.tags(),
            spoiler: one(self.single(Use::Spoiler)).and_then(|text| front::truth(&text)),
            language: one(self.single(Use::Language)),
        }
    }

    /// What the columns of a use say, each as one line.
    fn all(&self, of: Use) -> impl Iterator<Item = (&'a Column, String)> + use<'a> {
        let map = self.map;
        let columns = self.mapping.columns(of).iter();
        columns.filter_map(move |column| single(map, column).map(|text| (column, text)))
    }

    /// What that of them says which counts most.
    fn single(&self, of: Use) -> Option<(&'a Column, String)> {
        self.all(of).next()
    }

    /// The values that the columns of a use list, each once.
    fn list(&self, of: Use) -> Vec<String> {
        let own = self.mapping.maker_separators.as_ref();
        let own = own.filter(|_| of == Use::Makers);
        let separators = own.unwrap_or(&self.mapping.separators);
        let separators: Vec<&str> = separators.iter().map(String::as_str).collect();
        let mut values = Vec::new();
        for column in self.mapping.columns(of) {
            add(&mut values, lists(self.map, column, &separators));
        }
        values
    }

    fn tags(&self) -> Vec<String> {
        let mut tags = self.list(Use::Tags);
        add(
            &mut tags,
            self.single(Use::Status).map(|(_, status)| status),
        );
        for column in self.mapping.columns(Use::Warnings) {
            let warnings = lists(self.map, column, WARNINGS).into_iter();
            // `Graphic: …` says how much of it there is.
            let bare = warnings.map(|warning| {
                let bare = warning
                    .rsplit_once(": ")
                    .map_or(warning.as_str(), |(_, bare)| bare);
                format!("{WARNING}{bare}")
            });
            add(&mut tags, bare);
        }
        for (name, tag) in &self.mapping.flags {
            let answer = found::values(self.map, name)
                .into_iter()
                .find_map(found::line);
            if answer.and_then(|answer| front::truth(&answer)) == Some(true) {
                add(&mut tags, [tag.clone()]);
            }
        }
        add(&mut tags, self.mapping.add_tags.iter().cloned());
        tags
    }

    fn year(&mut self) -> Option<i32> {
        let (column, text) = self.single(Use::Year)?;
        let year = days::year(&text);
        if year.is_none() {
            self.unfit(column, "no year");
        }
        year
    }

    fn day(&mut self, of: Use) -> Option<String> {
        let day = self
            .all(of)
            .find_map(|(_, text)| days::day(&text, &self.mapping.dates));
        if let Some((first, _)) = self.single(of).filter(|_| day.is_none()) {
            self.unfit(first, "no day");
        }
        day
    }

    fn rating(&mut self) -> Option<Rating> {
        let mapping = self.mapping;
        let is_unrated = |text: &str| {
            let number: Option<f64> = text.parse().ok();
            let same = |unrated: &String| {
                text == unrated || number.is_some() && number == unrated.parse().ok()
            };
            mapping.unrated.iter().any(same)
        };
        let (column, text) = self.all(Use::Rating).find(|(_, text)| !is_unrated(text))?;
        let Some(mut rating) = rating::of(&text) else {
            self.unfit(column, "no rating");
            return None;
        };
        let stated = |of| self.single(of).and_then(|(_, text)| rating::number(&text));
        let is_own_scale = rating.best.is_some() || column.best.is_some();
        let best = column.best.or_else(|| stated(Use::Best)).or(mapping.best);
        let worst = stated(Use::Worst).or(mapping.worst.filter(|_| !is_own_scale));
        if rating.value.is_some() {
            rating.best = rating.best.or(best);
            rating.worst = rating.worst.or(worst);
        }
        Some(rating)
    }

    /// The first of its texts with something to read, else an empty one, if there is a place for one.
    fn text(&self) -> Option<String> {
        let columns = self.mapping.columns(Use::Text).iter();
        let mut texts = columns.filter_map(|column| text_of(self.map, column));
        let first = texts.next()?;
        if first.trim().is_empty() {
            let said = texts.find(|text| !text.trim().is_empty());
            return Some(said.unwrap_or_default());
        }
        Some(first)
    }

    /// `text`, and behind it what is for nobody else.
    fn with_private(&self, text: Option<String>) -> Option<String> {
        let columns = self.mapping.columns(Use::Private).iter();
        let said = columns.filter_map(|column| Some((column, text_of(self.map, column)?)));
        let said = said.filter(|(_, text)| !text.trim().is_empty());
        let notes: Vec<String> = said
            .map(|(column, text)| format!("{column}: {text}"))
            .collect();
        if notes.is_empty() {
            return text;
        }
        let text = text.filter(|text| !text.trim().is_empty());
        let parts: Vec<String> = text.into_iter().chain(notes).collect();
        Some(parts.join("\n\n"))
    }

    /// Tells that a column does not say what it should.
    fn unfit(&mut self, column: &Column, what: &str) {
        self.problems.push(Problem {
            line: None,
            message: format!("`{column}` says {what} that can be told"),
        });
    }
}

/// Adds `more` to `values`, each once.
fn add(values: &mut Vec<String>, more: impl IntoIterator<Item = String>) {
    for value in more {
        if !values.contains(&value) {
            values.push(value);
        }
    }
}
