//! What a list of reviews can be sorted by.

mod asked;

use super::{Digest, Source};
use crate::review::Pace;
use crate::search::{Case, fold};
use std::cmp::Ordering;

/// What a list is sorted by. What is not known comes last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum SortBy {
    /// The names of the files, in the order of [`order`](fn@super::order).
    #[default]
    Name,
    /// The titles.
    Title,
    /// What is reviewed.
    Work,
    /// Who made the work.
    Maker,
    /// The year of the work, the newest first.
    Year,
    /// The rating, the best first.
    Rating,
    /// Who wrote the review.
    Reviewer,
    /// The day of the review, the newest first.
    Date,
    /// The day the work was seen, read or played, the newest first.
    Seen,
    /// The time it takes to read, the shortest first.
    Length,
    /// How far it was read, what was not first. Files do not tell: nothing is known of it here.
    Read,
}

/// Which way a list is sorted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Way {
    /// As one looks for it: what is newest or best first, else what is smallest.
    #[default]
    Usual,
    /// The other way round; what is not known still comes last.
    Turned,
}

impl Way {
    /// The other one.
    #[must_use]
    pub fn turned(self) -> Self {
        match self {
            Self::Usual => Self::Turned,
            Self::Turned => Self::Usual,
        }
    }
}

/// A value that reviews are sorted by, to be compared with others of the same [`SortBy`] alone.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortKey(Value);

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Value {
    Number(i64),
    /// The first eight bytes as a number, by which most texts are told apart fast, and all.
    Text(u64, String),
}

impl SortBy {
    /// Everything to sort by, in the order in which one goes from one to the next.
    pub const ALL: [Self; 11] = [
        Self::Name,
        Self::Title,
        Self::Work,
        Self::Maker,
        Self::Year,
        Self::Rating,
        Self::Reviewer,
        Self::Date,
        Self::Seen,
        Self::Length,
        Self::Read,
    ];

    /// The word for it on the command line.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Title => "title",
            Self::Work => "work",
            Self::Maker => "maker",
            Self::Year => "year",
            Self::Rating => "rating",
            Self::Reviewer => "reviewer",
            Self::Date => "date",
            Self::Seen => "seen",
            Self::Length => "length",
            Self::Read => "read",
        }
    }

    /// What a list says that is sorted by it this way.
    pub const fn said(self, way: Way) -> &'static str {
        match (self, way) {
            (Self::Name, Way::Usual) => "by file name",
            (Self::Name, Way::Turned) => "by file name, last first",
            (Self::Title, Way::Usual) => "by title",
            (Self::Title, Way::Turned) => "by title, last first",
            (Self::Work, Way::Usual) => "by work",
            (Self::Work, Way::Turned) => "by work, last first",
            (Self::Maker, Way::Usual) => "by maker",
            (Self::Maker, Way::Turned) => "by maker, last first",
            (Self::Year, Way::Usual) => "by year, newest first",
            (Self::Year, Way::Turned) => "by year, oldest first",
            (Self::Rating, Way::Usual) => "by rating, best first",
            (Self::Rating, Way::Turned) => "by rating, worst first",
            (Self::Reviewer, Way::Usual) => "by reviewer",
            (Self::Reviewer, Way::Turned) => "by reviewer, last first",
            (Self::Date, Way::Usual) => "by date, newest first",
            (Self::Date, Way::Turned) => "by date, oldest first",
            (Self::Seen, Way::Usual) => "by day seen, newest first",
            (Self::Seen, Way::Turned) => "by day seen, oldest first",
            (Self::Length, Way::Usual) => "by length, shortest first",
            (Self::Length, Way::Turned) => "by length, longest first",
            (Self::Read, Way::Usual) => "unread first",
            (Self::Read, Way::Turned) => "read first",
        }
    }

    /// Whether files tell it, and not the reader alone.
    pub fn is_of_files(self) -> bool {
        self != Self::Read
    }

    /// Whether texts are compared, which takes longer than numbers and the order of files.
    pub fn is_of_texts(self) -> bool {
        matches!(
            self,
            Self::Title | Self::Work | Self::Maker | Self::Reviewer
        )
    }

    /// The next one; the first after the last.
    #[must_use]
    pub fn next(self) -> Self {
        let behind = Self::ALL.iter().skip_while(|by| **by != self).nth(1);
        behind.copied().unwrap_or_default()
    }

    /// The value of a review; `None` where it is not known. Names have none: they are compared by
    /// [`order`](fn@super::order), as is what has the same value. Lengths are times at a `pace`.
    pub fn key(self, source: &Source, digest: Option<&Digest>, pace: Pace) -> Option<SortKey> {
        let facts = digest.and_then(Digest::facts);
        let value = match self {
            Self::Name | Self::Read => None,
            Self::Title => match digest {
                Some(Digest::Read { title, .. }) => text(title),
                Some(Digest::Unreadable(_)) => None,
                None => text(&source.title()),
            },
            Self::Work => text(facts?.work.as_deref()?),
            Self::Maker => text(&facts?.makers.join(", ")),
            Self::Reviewer => text(facts?.reviewer.as_deref()?),
            Self::Seen => facts?.experienced.clone().map(whole),
            Self::Year => facts?.year.map(|year| Value::Number(year.into())),
            Self::Rating => {
                let share = facts?.rating.as_ref()?.share();
                share.map(|share| Value::Number((share * 1e9).round() as i64))
            }
            Self::Date => facts?.date.clone().map(whole),
            Self::Length => match digest? {
                Digest::Read { words, .. } => {
                    let time = words.reading_time(pace).as_millis();
                    Some(Value::Number(i64::try_from(time).unwrap_or(i64::MAX)))
                }
                Digest::Unreadable(_) => None,
            },
        };
        value.map(SortKey)
    }

    /// Compares the values of two reviews.
    pub fn compare(self, way: Way, a: Option<&SortKey>, b: Option<&SortKey>) -> Ordering {
        let (Some(a), Some(b)) = (a, b) else {
            return b.is_some().cmp(&a.is_some());
        };
        if self.descends(way) {
            b.cmp(a)
        } else {
            a.cmp(b)
        }
    }

    /// Whether the largest comes first.
    pub(super) fn descends(self, way: Way) -> bool {
        let largest_first = matches!(self, Self::Year | Self::Rating | Self::Date | Self::Seen);
        largest_first == (way == Way::Usual)
    }
}

/// A text to be compared byte by byte: without case, accents and the signs it begins with, and
/// with the length of each number before its digits.
fn text(text: &str) -> Option<Value> {
    text_value(text).map(whole)
}

/// A text to be compared byte by byte with others, as [`SortBy::Title`] compares titles; `None` where
/// there is nothing to compare.
pub fn text_value(text: &str) -> Option<String> {
    let folded = fold(text, Case::Folded);
    let folded = folded.text().trim();
    let bare = folded.trim_start_matches(|c: char| !c.is_alphanumeric());
    let mut rest = if bare.is_empty() { folded } else { bare };
    if rest.is_empty() {
        return None;
    }
    let mut value = String::with_capacity(rest.len() + 2);
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let (before, number) = rest.split_at(at);
        let digits = number.len()
            - number
                .trim_start_matches(|c: char| c.is_ascii_digit())
                .len();
        let (number, behind) = number.split_at(digits);
        value.push_str(before);
        push_number(number, &mut value);
        rest = behind;
    }
    value.push_str(rest);
    Some(value)
}

/// A text as a value.
fn whole(text: String) -> Value {
    let mut first = [0; 8];
    for (place, byte) in first.iter_mut().zip(text.bytes()) {
        *place = byte;
    }
    Value::Text(u64::from_be_bytes(first), text)
}

/// Appends a number so that the larger of two is the greater text.
fn push_number(number: &str, value: &mut String) {
    let number = number.trim_start_matches('0');
    let nines = number.len() / 9;
    value.extend(std::iter::repeat_n('9', nines));
    value.push(char::from(b'0' + (number.len() % 9) as u8));
    value.push_str(number);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::Format;
    use crate::review::{Facts, Rating, Words};

    /// A file, its title, and what else is known.
    fn read(name: &str, title: &str, words: usize, facts: &Facts) -> (Source, Digest) {
        let digest = Digest::Read {
            title: title.to_owned(),
            words: Words::of(&"word ".repeat(words)),
            format: Format::Plain,
            problems: Vec::new(),
            facts: Box::new(facts.clone()),
            kinds: None,
            content: None,
        };
        (Source::File(name.into()), digest)
    }

    fn library() -> Vec<(Source, Option<Digest>)> {
        let facts = |maker: &str, year, value: f64, best, date: &str| Facts {
            makers: vec![maker.to_owned()],
            year: Some(year),
            rating: Some(Rating {
                value: Some(value),
                best: Some(best),
                worst: None,
                as_written: String::new(),
            }),
            date: Some(date.to_owned()),
            ..Facts::default()
        };
        let grade = Facts {
            rating: Some(Rating {
                value: None,
                best: None,
                worst: None,
                as_written: "B".to_owned(),
            }),
            ..Facts::default()
        };
        let known = [
            read(
                "a",
                "Zoo",
                30,
                &facts("Éric", 1999, 8.0, 10.0, "2024-05-01"),
            ),
            read("b", "“Élan”", 20, &facts("adam", 2024, 4.5, 5.0, "2024")),
            read(
                "c",
                "Film 10",
                90,
                &facts("Eric", -40, 3.0, 4.0, "2023-12-31"),
            ),
            read("d", "film 9", 90, &grade),
        ];
        let mut all: Vec<_> = known.map(|(source, seen)| (source, Some(seen))).to_vec();
        all.push((
            Source::File("e".into()),
            Some(Digest::Unreadable("it is gone".to_owned())),
        ));
        all.push((Source::File("gate".into()), None));
        all
    }

    #[test]
    fn reviews_are_in_the_order_asked_for() {
        let table = [
            (SortBy::Name, Way::Usual, "a b c d e gate"),
            (SortBy::Title, Way::Usual, "b d c gate a e"),
            (SortBy::Title, Way::Turned, "a gate c d b e"),
            (SortBy::Maker, Way::Usual, "b a c d e gate"),
            (SortBy::Year, Way::Usual, "b a c d e gate"),
            (SortBy::Year, Way::Turned, "c a b d e gate"),
            (SortBy::Rating, Way::Usual, "b a c d e gate"),
            (SortBy::Rating, Way::Turned, "d c a b e gate"),
            (SortBy::Date, Way::Usual, "a b c d e gate"),
            (SortBy::Length, Way::Usual, "b a c d e gate"),
            (SortBy::Length, Way::Turned, "c d a b e gate"),
        ];
        for (by, way, expected) in table {
            let mut all = library();
            all.sort_by(|(a, seen_a), (b, seen_b)| {
                let key =
                    |source, seen: &Option<Digest>| by.key(source, seen.as_ref(), Pace::default());
                by.compare(way, key(a, seen_a).as_ref(), key(b, seen_b).as_ref())
            });
            let names: Vec<String> = all.iter().map(|(source, _)| source.name()).collect();
            assert_eq!(names.join(" "), expected, "{by:?} {way:?}");
        }
    }

    #[test]
    fn numbers_in_titles_count_by_their_value() {
        let titles = [
            "2",
            "007",
            "9 to 5",
            "10",
            "010 x",
            "123456789",
            "1234567890",
            "a 2",
            "a 10",
            "a b",
        ];
        let keys: Vec<_> = titles.map(text).to_vec();
        assert!(keys.is_sorted(), "{keys:?}");
    }

    #[test]
    fn one_goes_from_each_order_to_the_next_and_round() {
        let mut by = SortBy::default();
        for expected in SortBy::ALL.iter().cycle().skip(1).take(SortBy::ALL.len()) {
            by = by.next();
            assert_eq!(by, *expected);
        }
    }
}
