//! What stands behind a field, made into a term.

use super::bounds::{Bounds, Compare};
use super::field::Choice;
use super::scan::Value;
use super::stars::{self, NoRating, Written};
use super::term::{How, TextTerm};
use super::{DayField, Field, Group, Mine, NumberField, Sort, Term, TextField, Turn, day};
use crate::search::suggest::did_you_mean;

/// The largest number that a fact can be compared with.
const LARGEST: i64 = 1_000_000_000_000;

/// What a field and its value say.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Said {
    /// What must hold.
    Term(Term),
    /// In which order the list is.
    Sort(Sort, Turn),
    /// What stands together in it.
    Group(Group),
}

/// What is wrong with a value: a sentence, and the remedy.
pub(super) type Wrong = (String, String);

/// What `field` says with a value that is not empty.
pub(super) fn said(field: Field, compare: Compare, value: &Value<'_>) -> Result<Said, Wrong> {
    let text = value.text();
    let term = match field {
        Field::Text(field) => Term::Text(text_term(field, compare, text)?),
        Field::Number(number) => Term::Number(number, numbers(number, compare, text)?),
        Field::Day(field) => Term::Day(field, days(field, compare, text)?),
        Field::Rating => Term::Rating(ratings(field, compare, text)?),
        Field::Mine => Term::Mine(mine(compare, text)?),
        Field::Is => Term::Is(chosen(field, compare, text)?),
        Field::Has => Term::Has(chosen(field, compare, text)?),
        Field::Sort => {
            let (word, turn) = match text.strip_prefix('-') {
                Some(word) => (word, Turn::Turned),
                None => (text, Turn::Usual),
            };
            return Ok(Said::Sort(chosen(field, compare, word)?, turn));
        }
        Field::Group => return Ok(Said::Group(chosen(field, compare, text)?)),
    };
    Ok(Said::Term(term))
}

/// What a field wants, in words.
pub(super) fn wanted(field: Field) -> &'static str {
    match field {
        Field::Text(_) => "a text, in quotes if it has spaces",
        Field::Number(NumberField::Year) => "a year such as 2019, or a range such as 2019..2022",
        Field::Number(_) => "a number such as 400, or a range such as 400..800",
        Field::Day(_) => "a day or a part of one, such as 2021, 2021-05 or 2021-05-03",
        Field::Rating => "a number such as 4, 4/5 or 80%",
        Field::Mine => "a number such as 4, 4/5 or 80%, or `none` or `any`",
        Field::Is | Field::Has | Field::Sort | Field::Group => "a word",
    }
}

fn text_term(field: TextField, compare: Compare, text: &str) -> Result<TextTerm, Wrong> {
    let how = match compare {
        Compare::Like => How::Within,
        Compare::Equal => How::Whole,
        Compare::Above | Compare::AtLeast | Compare::Below | Compare::AtMost => {
            let name = Field::Text(field).name();
            let message =
                format!("`{name}` is a text, which is neither more nor less than another");
            return Err((message, format!("write `{name}:` or `{name}:=`")));
        }
    };
    Ok(TextTerm::new(Some(field), how, text))
}

fn numbers(field: NumberField, compare: Compare, text: &str) -> Result<Bounds, Wrong> {
    let field = Field::Number(field);
    let number = |text: &str| {
        let digits = text.strip_prefix('-').unwrap_or(text);
        let plain = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        let number: Option<i64> = text.parse().ok().filter(|_| plain);
        let number = number.filter(|number| number.abs() <= LARGEST);
        number.map(Bounds::one).ok_or_else(|| unlike(field, text))
    };
    range(field, compare, text, number)
}

fn days(field: DayField, compare: Compare, text: &str) -> Result<Bounds, Wrong> {
    let field = Field::Day(field);
    let days = |text: &str| day::parse(text).ok_or_else(|| unlike(field, text));
    range(field, compare, text, days).and_then(|bounds| {
        if bounds.to < 0 {
            return Err(nothing(field, compare, text));
        }
        Ok(bounds)
    })
}

/// A rating of the reader's own, or that there is none.
fn mine(compare: Compare, text: &str) -> Result<Option<Bounds>, Wrong> {
    if Mine::of_word(text).is_none() {
        return ratings(Field::Mine, compare, text).map(Some);
    }
    Ok(match chosen(Field::Mine, compare, text)? {
        Mine::None => None,
        Mine::Any => Some(Bounds {
            from: 0,
            to: stars::WHOLE,
        }),
    })
}

fn ratings(field: Field, compare: Compare, text: &str) -> Result<Bounds, Wrong> {
    let parse = |text: &str| Written::parse(text).map_err(|_none| unlike(field, text));
    // In `6..8/10` both are of ten.
    let scale = match text.rsplit_once("..") {
        Some((_, end)) if !end.is_empty() => Some(parse(end)?),
        Some(_) | None => None,
    };
    let rating = |text: &str| {
        let written = parse(text)?;
        let written = scale.map_or(written, |scale| written.on_scale_of(scale));
        written
            .parts()
            .map(Bounds::one)
            .map_err(|error| match error {
                NoRating::Unlike => unlike(field, text),
                NoRating::TooGood => {
                    let message = format!("`{text}` is more than the best rating");
                    let remedy = if text.contains('/') {
                        String::new()
                    } else {
                        format!("a number alone is one of five stars: write `{text}/10`")
                    };
                    (message, remedy)
                }
            })
    };
    let bounds = range(field, compare, text, rating)?;
    if bounds.to < 0 || bounds.from > stars::WHOLE {
        return Err(nothing(field, compare, text));
    }
    Ok(bounds)
}

/// A value, or a range of values, that is compared with.
fn range(
    field: Field,
    compare: Compare,
    text: &str,
    one: impl Fn(&str) -> Result<Bounds, Wrong>,
) -> Result<Bounds, Wrong> {
    let Some((start, end)) = text.split_once("..") else {
        return Ok(one(text)?.compared(compare));
    };
    if !matches!(compare, Compare::Like | Compare::Equal) {
        let message = format!("`{text}` is a range, which nothing is more or less than");
        return Err((message, format!("write `{}:{text}`", field.name())));
    }
    let bounds = match (start, end) {
        ("", "") => return Err(unlike(field, text)),
        (start, "") => one(start)?.compared(Compare::AtLeast),
        ("", end) => one(end)?.compared(Compare::AtMost),
        (start, end) => Bounds {
            from: one(start)?.from,
            to: one(end)?.to,
        },
    };
    if bounds.from > bounds.to {
        let message = format!("`{text}` is no range: the end lies before the start");
        return Err((message, format!("write `{end}..{start}`")));
    }
    Ok(bounds)
}

/// A word that is one of a few.
fn chosen<T: Choice>(field: Field, compare: Compare, word: &str) -> Result<T, Wrong> {
    let name = field.name();
    if !matches!(compare, Compare::Like | Compare::Equal) {
        let message = format!("`{name}` is a word, which is neither more nor less than another");
        return Err((message, format!("write `{name}:{word}`")));
    }
    T::of_word(word).ok_or_else(|| {
        let words = || T::ALL.iter().map(|(_, word, _)| *word);
        let all: Vec<String> = words().map(|word| format!("`{word}`")).collect();
        let remedy = did_you_mean(word, words()).unwrap_or_else(|| all.join(", "));
        (format!("`{name}` cannot be `{word}`"), remedy)
    })
}

fn unlike(field: Field, text: &str) -> Wrong {
    let message = format!("`{}` wants {}", field.name(), wanted(field));
    (message, format!("`{text}` is none"))
}

fn nothing(field: Field, compare: Compare, text: &str) -> Wrong {
    let side = match compare {
        Compare::Above => "more",
        Compare::Below => "less",
        Compare::Like | Compare::Equal | Compare::AtLeast | Compare::AtMost => "such",
    };
    let message = format!("no `{}` is {side} than `{text}`", field.name());
    (message, String::new())
}
