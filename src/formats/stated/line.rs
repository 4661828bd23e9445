//! What a line of its own says: facts, something else by a name, a few words, or prose.

use super::person::{self, Part};
use super::{score, work};
use crate::formats::front::names::{self, Meaning};
use crate::formats::front::{date, rating};
use crate::review::Rating;

/// The longest name of what stands behind its colon, in characters.
const LONGEST_LABEL: usize = 30;

/// The longest line that is not prose, in characters; of those with a name, the longer one.
const SHORT: usize = 70;
const LABELLED: usize = 120;

/// The longest day, in bytes.
const LONGEST_DAY: usize = 60;

/// What may set several statements in one line apart.
const BETWEEN: &[&str] = &[" | ", " · ", " • ", "｜", " ∙ "];

/// The years that a work can be of.
const YEARS: std::ops::RangeInclusive<i32> = 1..=2100;

/// What a line says.
#[derive(Debug)]
pub(super) enum Says<'a> {
    /// One fact or several.
    Facts(Vec<Statement<'a>>),
    /// Something by a name that is none of ours.
    Labelled,
    /// A few words.
    Short,
    /// Prose.
    Prose,
}

/// A fact that a line states.
#[derive(Debug)]
pub(super) struct Statement<'a> {
    /// The name it is stated by, as it stands in the text; empty where there is none.
    pub(super) label: &'a str,
    /// The fact.
    pub(super) fact: Fact,
}

/// What can be stated.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Fact {
    /// The title of the review or of the work.
    Title(work::Named),
    /// The work, and its kind.
    Work(work::Named, Option<&'static str>),
    /// Who made the work.
    Makers(Vec<String>),
    /// Who wrote the work or the review.
    Authors(Vec<String>),
    /// Who wrote the review.
    Reviewer(String),
    /// The name behind `by`, who made the work or wrote the review.
    By(String),
    /// The year of the work.
    Year(i32),
    /// The day of the review.
    Date(String),
    /// A rating, and how sure it is the review's own; `None` where it stands without a name.
    Rating(Rating, Option<names::Sure>),
    /// What only books have, such as pages.
    OfBook,
}

/// What only books have.
const OF_BOOKS: &[&str] = &[
    "isbn",
    "isbn10",
    "isbn13",
    "publisher",
    "pages",
    "pagecount",
    "verlag",
    "seiten",
    "seitenzahl",
    "éditeur",
    "editeur",
    "editorial",
    "páginas",
    "editore",
    "pagine",
    "editora",
    "uitgever",
    "uitgeverij",
    "出版社",
    "ページ数",
    "页数",
    "頁數",
    "译者",
    "訳者",
    "出版年月日",
    "出版年月",
];

/// What `line` says.
pub(super) fn says(line: &str) -> Says<'_> {
    let line = line.trim();
    let length = line.chars().take(LABELLED + 1).count();
    if length > LABELLED {
        return Says::Prose;
    }
    let parts = parts(line);
    if parts.len() > 1 {
        let found: Vec<Statement<'_>> = parts.iter().flat_map(|part| statements(part)).collect();
        return if found.is_empty() {
            unknown(line, length)
        } else {
            Says::Facts(found)
        };
    }
    let found = statements(line);
    if found.is_empty() {
        unknown(line, length)
    } else {
        Says::Facts(found)
    }
}

/// The parts of a line that are set apart.
fn parts(line: &str) -> Vec<&str> {
    let between = BETWEEN.iter().find(|between| line.contains(**between));
    between.map_or_else(|| vec![line], |between| line.split(between).collect())
}

/// What a line is that states no fact.
fn unknown(line: &str, length: usize) -> Says<'_> {
    let ends = line.ends_with(['.', ',', ';', '!', '…', '。', '，', '！', '、']);
    let is_labelled = label(line).is_some_and(|(_, value)| !value.is_empty());
    let words = line.split_whitespace().count();
    if is_labelled && !(ends && words > 8) {
        Says::Labelled
    } else if length <= SHORT && !ends {
        Says::Short
    } else {
        Says::Prose
    }
}

/// The name before the colon of `line`, and what stands behind it: `Director: …`, `【监督】…`.
pub(super) fn label(line: &str) -> Option<(&str, &str)> {
    let (label, value) = match line.strip_prefix('【') {
        Some(rest) => rest.split_once('】')?,
        None => line.split_once([':', '：', '\t'])?,
    };
    let fits = label.chars().count() <= LONGEST_LABEL
        && label.contains(char::is_alphabetic)
        && !value.starts_with("//");
    fits.then(|| (label.trim(), value.trim_start_matches([':', '：']).trim()))
}

/// The facts that a part of a line states: one, or a name and a day.
fn statements(part: &str) -> Vec<Statement<'_>> {
    let part = part.trim();
    if let Some((label, value)) = label(part)
        && let Some(facts) = by_label(label, value)
    {
        return facts
            .into_iter()
            .map(|fact| Statement { label, fact })
            .collect();
    }
    let facts = unnamed(part);
    let stated = facts.into_iter().map(|fact| Statement { label: "", fact });
    stated.collect()
}

/// The facts that `value` states by its name.
fn by_label(label: &str, value: &str) -> Option<Vec<Fact>> {
    let label = names::folded(label);
    if OF_BOOKS.contains(&label.as_str()) {
        return (!value.is_empty()).then(|| vec![Fact::OfBook]);
    }
    let fact = match names::in_text(&label)? {
        Meaning::Title => Fact::Title(work::named(value)?),
        Meaning::Work => Fact::Work(work::named(value)?, names::kind(&label)),
        Meaning::Maker => Fact::Makers(person::list(value)?),
        Meaning::Author => Fact::Authors(person::list(value)?),
        Meaning::Reviewer => Fact::Reviewer(person::list(value)?.join(", ")),
        Meaning::Year => Fact::Year(year(value)?),
        Meaning::Date => Fact::Date(date::of(value)?),
        Meaning::Rating => {
            let sure = names::sure(&label);
            Fact::Rating(score::labelled(value, sure)?, Some(sure))
        }
        Meaning::WorkKind
        | Meaning::Type
        | Meaning::Best
        | Meaning::Worst
        | Meaning::Tags
        | Meaning::Spoiler
        | Meaning::Language
        | Meaning::Beside => return None,
    };
    Some(vec![fact])
}

/// The facts that a line states without a colon.
fn unnamed(line: &str) -> Vec<Fact> {
    if let Some(rating) = score::bare(line) {
        return vec![Fact::Rating(rating, None)];
    }
    if let Some(day) = day(line) {
        return vec![Fact::Date(day)];
    }
    if let Some((label, rating)) = score::ending(line) {
        let label = names::folded(label);
        let is_rating = names::in_text(&label) == Some(Meaning::Rating);
        let fact = Fact::Rating(rating, Some(names::sure(&label)));
        return is_rating.then_some(fact).into_iter().collect();
    }
    let Some((part, names)) = person::introduced(line) else {
        return Vec::new();
    };
    let (who, when) = person::and_day(names);
    let Some(people) = person::list(who) else {
        return Vec::new();
    };
    let is_whole = people.iter().all(|name| person::is_full(name));
    let fact = match part {
        Part::Maker => Fact::Makers(people),
        Part::Reviewer => Fact::Reviewer(people.join(", ")),
        Part::Either if is_whole => Fact::By(people.join(", ")),
        Part::Either => return Vec::new(),
    };
    let day = when.and_then(day).map(Fact::Date);
    [fact].into_iter().chain(day).collect()
}

/// The day that `text` is and nothing else.
pub(super) fn day(text: &str) -> Option<String> {
    let text = text.trim();
    let is_whole = |day: &String| day.len() == 10;
    let is_day = |text: &str| {
        let is_number = |c: char| c.is_ascii_digit() || matches!(c, '-' | '/' | '.');
        let first = text.split_whitespace().next().unwrap_or_default();
        // Words behind a day in numbers tell what happened on it.
        !first.chars().all(is_number) || first.len() < 8 || first == text
    };
    let written = |text: &str| date::of(text).filter(is_whole).filter(|_| is_day(text));
    let behind_comma = || {
        let (place, rest) = text.split_once(", ")?;
        let is_word = place.chars().all(char::is_alphabetic);
        written(rest).filter(|_| is_word)
    };
    if text.len() > LONGEST_DAY {
        return None;
    }
    written(text).or_else(behind_comma)
}

/// The year that `text` tells.
pub(super) fn year(text: &str) -> Option<i32> {
    let text = rating::folded(text);
    let text = text.trim();
    let day = date::of(text);
    let year = day.as_deref().and_then(|day| day.get(..4)).unwrap_or(text);
    let year = year.parse().ok()?;
    YEARS.contains(&year).then_some(year)
}
