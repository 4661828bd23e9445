//! The terms of a query: what one fact must be.

use std::fmt;

use super::bounds::Bounds;
use super::field::Choice as _;
use super::{
    DayField, Field, Has, Is, Mine, NumberField, Progress, Subject, TextField, day, stars,
};
use crate::search::{Case, fold};

/// What one fact must be.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Term {
    /// A text must hold another, or be it.
    Text(TextTerm),
    /// A number must lie within bounds.
    Number(NumberField, Bounds),
    /// A day must lie within bounds; of one that is known in part, all that it may be must.
    Day(DayField, Bounds),
    /// The rating must lie within bounds, in millionths of its scale.
    Rating(Bounds),
    /// The reader's own rating must lie within bounds, as that of [`Self::Rating`]; none: there must be
    /// no such rating.
    Mine(Option<Bounds>),
    /// The review must be something.
    Is(Is),
    /// Something must be known of the review.
    Has(Has),
}

/// A text that a fact must hold, or be. It can be tried once for each of the few texts that many
/// reviews share.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct TextTerm {
    /// What must hold it; none where any of [`TextField::OF_WORDS`] may.
    pub field: Option<TextField>,
    /// How.
    pub how: How,
    text: String,
    folded: String,
}

/// How a text is compared. Case, accents and kinds of quotes never count.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum How {
    /// It is in the other.
    Within,
    /// It is the other.
    Whole,
}

impl TextTerm {
    /// A term of a text as it was typed.
    pub fn new(field: Option<TextField>, how: How, text: &str) -> Self {
        Self {
            field,
            how,
            text: text.to_owned(),
            folded: folded(text),
        }
    }

    /// The text as it was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether it holds of `text`, a fact.
    pub fn holds(&self, text: &str) -> bool {
        let text = folded(text);
        match self.how {
            How::Within => text.contains(&self.folded),
            How::Whole => text == self.folded,
        }
    }

    /// Whether it holds of what is known of `subject`.
    pub fn holds_of(&self, subject: &(impl Subject + ?Sized)) -> bool {
        let mut holds = |text: &str| self.holds(text);
        match self.field {
            Some(field) => subject.any_text(field, &mut holds),
            None => TextField::OF_WORDS
                .iter()
                .any(|field| subject.any_text(*field, &mut holds)),
        }
    }
}

impl Term {
    /// Whether it holds of what is known of `subject`. It does not where nothing is known.
    pub fn holds(&self, subject: &(impl Subject + ?Sized)) -> bool {
        match self {
            Self::Text(term) => term.holds_of(subject),
            Self::Number(field, bounds) => {
                let number = subject.number(*field);
                number.is_some_and(|number| bounds.holds(Bounds::one(number)))
            }
            Self::Day(field, bounds) => {
                let days = subject.day(*field).and_then(|day| day::of_fact(&day));
                days.is_some_and(|days| bounds.holds(days))
            }
            Self::Rating(bounds) => {
                let share = subject.rating().and_then(crate::review::Rating::share);
                share.is_some_and(|share| bounds.holds(Bounds::one(stars::of_share(share))))
            }
            Self::Mine(bounds) => match (bounds, subject.own_share()) {
                (None, share) => share.is_none(),
                (Some(bounds), Some(share)) => bounds.holds(Bounds::one(stars::of_share(share))),
                (Some(_), None) => false,
            },
            Self::Is(is) => is.holds(subject),
            Self::Has(has) => has.holds(subject),
        }
    }

    /// Whether it asks for what the reader did, which may be otherwise when it is asked again.
    pub fn asks_for_journal(&self) -> bool {
        self.asks_for_progress() || matches!(self, Self::Mine(_))
    }

    /// Whether it asks how far a review has been read.
    pub fn asks_for_progress(&self) -> bool {
        match self {
            Self::Is(Is::Unread | Is::Begun | Is::Read) => true,
            Self::Is(Is::Rated | Is::Unrated | Is::Spoiler | Is::Problem | Is::Empty)
            | Self::Text(_)
            | Self::Number(..)
            | Self::Day(..)
            | Self::Rating(_)
            | Self::Mine(_)
            | Self::Has(_) => false,
        }
    }
}

impl Is {
    fn holds(self, subject: &(impl Subject + ?Sized)) -> bool {
        match self {
            Self::Unread => subject.progress() == Some(Progress::Unread),
            Self::Begun => subject.progress() == Some(Progress::Begun),
            Self::Read => subject.progress() == Some(Progress::Read),
            Self::Rated => subject.rating().is_some(),
            Self::Unrated => subject.rating().is_none(),
            Self::Spoiler => subject.has_spoilers(),
            Self::Problem => subject.has_problems(),
            Self::Empty => subject.number(NumberField::Words) == Some(0),
        }
    }
}

impl Has {
    fn holds(self, subject: &(impl Subject + ?Sized)) -> bool {
        match self {
            Self::Rating => subject.rating().is_some(),
            Self::Date => subject.day(DayField::Date).is_some(),
            Self::Year => subject.number(NumberField::Year).is_some(),
            Self::Tags => subject.any_text(TextField::Tag, &mut |_| true),
            Self::Text => subject.number(NumberField::Words).is_some_and(|n| n > 0),
        }
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(term) => term.fmt(f),
            Self::Number(field, bounds) => {
                let written = bounds.written(|number| number.to_string());
                write!(f, "{}{written}", Field::Number(*field).name())
            }
            Self::Day(field, bounds) => {
                let written = bounds.written(day::written);
                write!(f, "{}{written}", Field::Day(*field).name())
            }
            Self::Rating(bounds) => {
                let written = bounds.written(stars::written);
                write!(f, "{}{written}", Field::Rating.name())
            }
            Self::Mine(Some(bounds)) => {
                let written = bounds.written(stars::written);
                write!(f, "{}{written}", Field::Mine.name())
            }
            Self::Mine(None) => write!(f, "{}:{}", Field::Mine.name(), Mine::None.word()),
            Self::Is(is) => write!(f, "{}:{}", Field::Is.name(), is.word()),
            Self::Has(has) => write!(f, "{}:{}", Field::Has.name(), has.word()),
        }
    }
}

impl fmt::Display for TextTerm {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(field) = self.field else {
            return f.write_str(&quoted(&self.text));
        };
        let sign = match self.how {
            How::Within => ":",
            How::Whole => ":=",
        };
        let name = Field::Text(field).name();
        write!(f, "{name}{sign}{}", value(&self.text))
    }
}

/// A text as it is written behind the name of its field.
pub(super) fn value(text: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.' | '/');
    if !text.is_empty() && text.chars().all(plain) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

/// A text in quotes.
pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn folded(text: &str) -> String {
    fold(text, Case::Folded).text().trim().to_owned()
}
