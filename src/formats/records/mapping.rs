//! Mappings: what the columns of a table, or the fields of an object, say of a review. They are data:
//! those of known exports and data sets are shipped, and a reader adds others.

use super::column::{Column, Name};

/// What the columns of one kind of file say of a review.
///
/// Facts that it does not name columns for are taken from the other columns by their usual names.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Mapping {
    /// Its name.
    pub name: String,
    /// By what a file of this kind is known.
    pub known_by: KnownBy,
    /// The columns of each use, in the order of how much they count.
    pub columns: Vec<(Use, Vec<Column>)>,
    /// Whether its records are reviews.
    pub holds: Holds,
    /// What the text is written in.
    pub written: Written,
    /// Whether a record without a text is told as a problem.
    pub without_text: WithoutText,
    /// The best rating there is.
    pub best: Option<f64>,
    /// The worst rating there is.
    pub worst: Option<f64>,
    /// The values that stand where no rating was given.
    pub unrated: Vec<String>,
    /// What sets the values of a list apart in one text; those of JSON need none.
    pub separators: Vec<String>,
    /// The same for makers, whose names may have a comma in them; as the others where there is none.
    pub maker_separators: Option<Vec<String>>,
    /// How days are written, beside the usual ways.
    pub dates: Vec<DateForm>,
    /// The kind of every work, where no column tells it.
    pub work_kind: Option<String>,
    /// The tags of every record.
    pub add_tags: Vec<String>,
    /// Columns that are answered with yes or no, and the tag of the records where it is yes.
    pub flags: Vec<(Name, String)>,
    /// What joins files of this kind with others.
    pub join: Option<Join>,
}

/// By what a file of a kind is known. Where several kinds fit, that counts which asks for most.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct KnownBy {
    /// Columns that it has, all of them.
    pub columns: Vec<Name>,
    /// Columns of which it has none.
    pub without: Vec<Name>,
    /// What its name is like, any of these: `*` stands for any characters. A pattern with `/` is
    /// compared with the folders above it too. None stand for any name.
    pub files: Vec<String>,
}

/// What the records of a file are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Holds {
    /// Reviews.
    #[default]
    Reviews,
    /// Something else, so that none of them is read: a profile, people.
    Else,
}

/// What joins the records of one file with those of others of the same export, which say more of the
/// same viewing or reading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Join {
    /// The export; files of the same one are joined.
    pub export: String,
    /// How much its facts and texts count beside those of the others: the least number counts most.
    pub rank: u32,
}

/// What a column is used for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Use {
    /// The text of the review.
    Text,
    /// Text that is for nobody else: it is read only where the settings ask for it.
    Private,
    /// The title of the review.
    Title,
    /// What is reviewed.
    Work,
    /// The kind of work.
    WorkKind,
    /// Who made it; all of the columns count together.
    Makers,
    /// The year of the work.
    Year,
    /// Who wrote the review.
    Reviewer,
    /// The rating.
    Rating,
    /// The best rating there is.
    Best,
    /// The worst rating there is.
    Worst,
    /// The day of the review.
    Date,
    /// The day the work was seen, read or played.
    Experienced,
    /// Tags; all of the columns count together.
    Tags,
    /// What the work holds that some want to be warned of; it becomes tags.
    Warnings,
    /// How far the reader of the work is: read, to-read, …; it becomes a tag.
    Status,
    /// Whether the review gives away the story.
    Spoiler,
    /// The language of the review.
    Language,
    /// What the record is called.
    Id,
    /// By what records of one export are joined.
    Key,
}

/// What a text is written in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Written {
    /// Plain text.
    #[default]
    Plain,
    /// Markdown.
    Markdown,
    /// HTML.
    Html,
}

/// Whether a record needs a text.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum WithoutText {
    /// One without is told as a problem.
    #[default]
    Problem,
    /// It is as good as any: a rating, an entry of a diary.
    Fine,
}

/// How a day or a moment is written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum DateForm {
    /// Seconds since 1970.
    Seconds,
    /// Milliseconds since 1970.
    Milliseconds,
    /// By a pattern, as those of strftime: `%b %d, %Y` for `Feb 03, 2024`.
    Pattern(String),
}

impl Use {
    /// All of them, in the order of a mapping.
    pub const ALL: &[Self] = &[
        Self::Text,
        Self::Private,
        Self::Title,
        Self::Work,
        Self::WorkKind,
        Self::Makers,
        Self::Year,
        Self::Reviewer,
        Self::Rating,
        Self::Best,
        Self::Worst,
        Self::Date,
        Self::Experienced,
        Self::Tags,
        Self::Warnings,
        Self::Status,
        Self::Spoiler,
        Self::Language,
        Self::Id,
        Self::Key,
    ];

    /// The name of the setting that says which columns are for it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Private => "private",
            Self::Title => "title",
            Self::Work => "work",
            Self::WorkKind => "work_kind_from",
            Self::Makers => "makers",
            Self::Year => "year",
            Self::Reviewer => "reviewer",
            Self::Rating => "rating",
            Self::Best => "best",
            Self::Worst => "worst",
            Self::Date => "date",
            Self::Experienced => "experienced",
            Self::Tags => "tags",
            Self::Warnings => "warnings",
            Self::Status => "status",
            Self::Spoiler => "spoiler",
            Self::Language => "language",
            Self::Id => "id",
            Self::Key => "keys",
        }
    }
}

impl DateForm {
    /// Whether `text` is a pattern that a day can be written by.
    pub fn is_pattern(text: &str) -> bool {
        let day = jiff::civil::date(2024, 2, 3).at(4, 5, 6, 0);
        let moment = day.to_zoned(jiff::tz::TimeZone::UTC);
        let shown = moment
            .ok()
            .and_then(|moment| jiff::fmt::strtime::format(text, &moment).ok());
        let day = |shown: String| jiff::fmt::strtime::parse(text, shown).ok()?.to_date().ok();
        shown.and_then(day).is_some()
    }
}

impl Mapping {
    /// The columns of one use, the one that counts most first.
    pub fn columns(&self, of: Use) -> &[Column] {
        let found = self.columns.iter().find(|(known, _)| *known == of);
        found.map_or(&[], |(_, columns)| columns.as_slice())
    }
}

impl KnownBy {
    /// How much it asks for of a file with columns of these names and of this path, if all of that is
    /// there; `None` where it is not.
    pub(super) fn asks(&self, columns: &[String], path: &str) -> Option<usize> {
        let has = |name: &Name| columns.iter().any(|column| name.is(column));
        let is_named = || self.files.iter().any(|pattern| is_like(path, pattern));
        let fits = self.columns.iter().all(has)
            && !self.without.iter().any(has)
            && (self.files.is_empty() || is_named());
        let asked = self.columns.len() + self.without.len() + self.files.len().min(1);
        (fits && asked > 0).then_some(asked)
    }
}

/// Whether `path` is like `pattern`, with as many of its folders as that has; capitals do not matter.
fn is_like(path: &str, pattern: &str) -> bool {
    let path = path.replace('\\', "/").to_lowercase();
    let pattern = pattern.to_lowercase();
    let parts = pattern.split('/').count();
    let names: Vec<&str> = path.rsplit('/').take(parts).collect();
    if names.len() < parts {
        return false;
    }
    let mut pairs = names.into_iter().zip(pattern.rsplit('/'));
    pairs.all(|(name, pattern)| is_name_like(name, pattern))
}

/// Whether `name` is like `pattern`, in which `*` stands for any characters.
fn is_name_like(name: &str, pattern: &str) -> bool {
    let Some((start, rest)) = pattern.split_once('*') else {
        return name == pattern;
    };
    let Some(mut left) = name.strip_prefix(start) else {
        return false;
    };
    let mut parts: Vec<&str> = rest.split('*').collect();
    let end = parts.pop().unwrap_or_default();
    for part in parts {
        match left.split_once(part) {
            Some((_, behind)) => left = behind,
            None => return false,
        }
    }
    left.ends_with(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_are_known_by_patterns() {
        let table = [
            ("ratings.csv", "ratings.csv", true),
            ("a/b/Ratings.CSV", "ratings.csv", true),
            ("a/likes/films.csv", "likes/films.csv", true),
            ("films.csv", "likes/films.csv", false),
            ("ratings-movies.json", "ratings-*.json", true),
            ("ratings-movies.csv", "ratings-*.json", false),
            ("ab", "a*b*", true),
            ("aba", "*ab*ab", false),
            ("x", "*", true),
        ];
        for (path, pattern, expected) in table {
            assert_eq!(is_like(path, pattern), expected, "{path} {pattern}");
        }
    }
}
