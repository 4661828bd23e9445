//! The fields by which a query asks, and the words that some of them take.

use super::help::FIELDS;

/// What a term of a query is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Field {
    /// A text, such as the title.
    Text(TextField),
    /// A whole number, such as the year.
    Number(NumberField),
    /// A day.
    Day(DayField),
    /// The rating, by the share of its scale.
    Rating,
    /// The reader's own rating, by the share of its scale; or that there is none.
    Mine,
    /// What the review is, such as `unread`.
    Is,
    /// What is known of the review, such as its `rating`.
    Has,
    /// The order of the list.
    Sort,
    /// What stands together in the list.
    Group,
}

/// A fact that is a text, or several.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TextField {
    /// The title of the review.
    Title,
    /// What is reviewed.
    Work,
    /// Those who made the work.
    Maker,
    /// Who wrote the review.
    Reviewer,
    /// The tags.
    Tag,
    /// The kind of work: film, book, …
    Kind,
    /// The kinds of the sections, such as `verdict`.
    Section,
    /// The language of the review.
    Language,
    /// What the review is written in, or comes from.
    Format,
    /// The path of the folder.
    Folder,
    /// The name of the file.
    File,
}

/// A fact that is a whole number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum NumberField {
    /// The year of the work.
    Year,
    /// How many words there are to read.
    Words,
    /// The minutes it takes to read them, rounded up.
    Minutes,
}

/// A fact that is a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DayField {
    /// The day of the review.
    Date,
    /// The day on which the reviewer saw, read or played the work.
    Seen,
}

impl TextField {
    /// The texts in which words are looked for that are about no field.
    pub const OF_WORDS: [Self; 6] = [
        Self::Title,
        Self::Work,
        Self::Maker,
        Self::Reviewer,
        Self::Tag,
        Self::File,
    ];
}

impl Field {
    /// The field of a name, or of another name for the same.
    pub fn named(name: &str) -> Option<Self> {
        let mut rows = FIELDS.iter();
        let row = rows.find(|row| row.names().any(|known| known == name));
        row.map(|row| row.field)
    }

    /// The first of its names.
    pub fn name(self) -> &'static str {
        let mut rows = FIELDS.iter();
        let row = rows.find(|row| row.field == self);
        row.map_or("", |row| row.name)
    }
}

/// One of a few words that a field takes.
pub trait Choice: Copy + PartialEq + 'static {
    /// Each with its word and what it says.
    const ALL: &'static [(Self, &'static str, &'static str)];

    /// The one of this word.
    fn of_word(word: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(_, known, _)| *known == word);
        found.map(|(choice, ..)| *choice)
    }

    /// Its word.
    fn word(self) -> &'static str {
        let found = Self::ALL.iter().find(|(choice, ..)| *choice == self);
        found.map_or("", |(_, word, _)| *word)
    }
}

/// What a review can be.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Is {
    /// Nothing of it has been read.
    Unread,
    /// It has been read to the end.
    Read,
    /// It has been begun.
    Begun,
    /// It gives a rating.
    Rated,
    /// It gives none.
    Unrated,
    /// It warns of spoilers.
    Spoiler,
    /// Something in it could not be read.
    Problem,
    /// It has no text.
    Empty,
}

impl Choice for Is {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Unread, "unread", "nothing of it has been read"),
        (Self::Begun, "begun", "it has been begun"),
        (Self::Read, "read", "it has been read"),
        (Self::Rated, "rated", "it gives a rating"),
        (Self::Unrated, "unrated", "it gives no rating"),
        (Self::Spoiler, "spoiler", "it warns of spoilers"),
        (Self::Problem, "problem", "something could not be read"),
        (Self::Empty, "empty", "it has no text"),
    ];
}

/// Whether the reader has rated a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mine {
    /// There is no rating of the reader's own.
    None,
    /// There is one.
    Any,
}

impl Choice for Mine {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::None, "none", "you have not rated it"),
        (Self::Any, "any", "you have rated it"),
    ];
}

/// What can be known of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Has {
    /// A rating, on whatever scale.
    Rating,
    /// The day of the review.
    Date,
    /// The year of the work.
    Year,
    /// Tags.
    Tags,
    /// A text.
    Text,
}

impl Choice for Has {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Rating, "rating", "a rating"),
        (Self::Date, "date", "the day of the review"),
        (Self::Year, "year", "the year of the work"),
        (Self::Tags, "tags", "tags"),
        (Self::Text, "text", "a text"),
    ];
}

/// What a list can be sorted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Sort {
    /// The names of the files.
    Name,
    /// The titles.
    Title,
    /// What is reviewed.
    Work,
    /// Who made the work.
    Maker,
    /// The year of the work.
    Year,
    /// The rating.
    Rating,
    /// Who wrote the review.
    Reviewer,
    /// The day of the review.
    Date,
    /// The day on which the work was seen, read or played.
    Seen,
    /// The time it takes to read.
    Length,
    /// How far it was read.
    Read,
}

impl Choice for Sort {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Name, "name", "by file name"),
        (Self::Title, "title", "by title"),
        (Self::Work, "work", "by work"),
        (Self::Maker, "maker", "by maker"),
        (Self::Year, "year", "newest first"),
        (Self::Rating, "rating", "best first"),
        (Self::Reviewer, "reviewer", "by reviewer"),
        (Self::Date, "date", "newest first"),
        (Self::Seen, "seen", "newest first"),
        (Self::Length, "length", "shortest first"),
        (Self::Read, "read", "unread first"),
    ];
}

/// Which way a list is sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Turn {
    /// As one looks for it: what is newest or best first, else what is smallest.
    Usual,
    /// The other way round.
    Turned,
}

/// What can stand together in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Group {
    /// Reviews of one work.
    Work,
    /// Works of one maker.
    Maker,
    /// Works of one year.
    Year,
    /// Reviews with as many stars.
    Rating,
    /// Reviews by one person.
    Reviewer,
    /// Reviews in one folder.
    Folder,
    /// Works of one kind.
    Kind,
    /// Nothing.
    None,
}

impl Choice for Group {
    const ALL: &'static [(Self, &'static str, &'static str)] = &[
        (Self::Work, "work", "the reviews of one work"),
        (Self::Maker, "maker", "the works of one maker"),
        (Self::Year, "year", "the works of one year"),
        (Self::Rating, "rating", "those with as many stars"),
        (Self::Reviewer, "reviewer", "those by one person"),
        (Self::Folder, "folder", "those in one folder"),
        (Self::Kind, "kind", "the works of one kind"),
        (Self::None, "none", "nothing"),
    ];
}
