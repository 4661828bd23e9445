//! What the journal knows of texts, to be looked up by a text and a title: many records have the same
//! short text, or none.

use std::collections::HashSet;

use hashbrown::HashMap;

use crate::journal::{Known, is_same_title};
use crate::search::{Case, fold};

/// What the journal knows, by half of what the text is known by.
#[derive(Debug, Clone, Default)]
pub(super) struct Texts {
    of: HashMap<u64, OfText>,
}

/// The reviews of one text.
#[derive(Debug, Clone, Default, PartialEq)]
struct OfText {
    /// Those that are files of their own.
    files: Vec<Known>,
    /// The records of files, by their titles, folded.
    records: HashMap<String, Vec<Known>>,
}

/// What a review is, which tells whether its title matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A text of its own.
    File,
    /// One of several in a file.
    Record,
}

impl Texts {
    /// Those with a text of these reviews.
    pub(super) fn of_all(reviews: Vec<Known>) -> Self {
        let mut texts = Self::default();
        for review in reviews {
            let Some(content) = review.content else {
                continue;
            };
            let same = texts.of.entry(content.half()).or_default();
            match kind(&review) {
                Kind::File => same.files.push(review),
                Kind::Record => {
                    let title = folded(&review.citation.title);
                    same.records.entry(title).or_default().push(review);
                }
            }
        }
        texts
    }

    /// Whether nothing is known.
    pub(super) fn is_empty(&self) -> bool {
        self.of.is_empty()
    }

    /// Whether any review of this text is known.
    pub(super) fn holds(&self, half: u64) -> bool {
        self.of.contains_key(&half)
    }

    /// The texts of which something else is known here than there.
    pub(super) fn differing(&self, other: &Self) -> HashSet<u64> {
        let halves = self.of.keys().chain(other.of.keys());
        let differing = halves.filter(|half| self.of.get(*half) != other.of.get(*half));
        differing.copied().collect()
    }

    /// The reviews that one of this text may be: those with its title, too, where it or they are
    /// records.
    pub(super) fn among(&self, half: u64, is: Kind, title: &str) -> Vec<&Known> {
        let Some(same) = self.of.get(&half) else {
            return Vec::new();
        };
        let is_it =
            |known: &&Known| is == Kind::File || is_same_title(&known.citation.title, title);
        let files = same.files.iter().filter(is_it);
        files.chain(same.titled(title)).collect()
    }
}

impl OfText {
    /// The records of this title.
    fn titled(&self, title: &str) -> &[Known] {
        if self.records.is_empty() {
            return &[];
        }
        let records = self.records.get(&folded(title));
        records.map_or(&[], Vec::as_slice)
    }
}

fn kind(review: &Known) -> Kind {
    let record = review.name.as_ref().and_then(|name| name.record);
    record.map_or(Kind::File, |_| Kind::Record)
}

fn folded(title: &str) -> String {
    fold(title, Case::Folded).text().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::journal::{Citation, Content, ReviewName};

    fn record(number: usize) -> Known {
        Known {
            name: Some(ReviewName {
                path: "log.jsonl".into(),
                record: Some(number),
            }),
            stamp: None,
            content: Some(Content::of("Good.")),
            citation: Citation {
                title: format!("Tree {number}"),
                ..Citation::default()
            },
        }
    }

    #[test]
    fn of_many_records_with_one_text_only_those_of_the_title_are_looked_at() {
        let texts = Texts::of_all((1..=1000).map(record).collect());
        let half = Content::of("Good.").half();
        for title in ["Tree 7", "tree 7"] {
            let same = &texts.of[&half];
            assert_eq!(same.titled(title), [record(7)], "{title}");
            assert_eq!(texts.among(half, Kind::Record, title), [&record(7)]);
            assert_eq!(texts.among(half, Kind::File, title), [&record(7)]);
        }
        assert!(texts.among(half, Kind::Record, "Tree").is_empty());
    }

    #[test]
    fn what_differs_is_told_text_by_text() {
        let one = Texts::of_all(vec![record(1)]);
        let other = Texts::of_all(vec![record(1), record(2)]);
        assert!(one.differing(&one.clone()).is_empty());
        assert_eq!(one.differing(&other).len(), 1);
        assert_eq!(one.differing(&Texts::default()).len(), 1);
    }
}
