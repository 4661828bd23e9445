//! What is known of a review beside its text.

/// Facts stated by the source, each absent until something states it.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Facts {
    /// The title of the review itself.
    pub title: Option<String>,
    /// What is reviewed.
    pub work: Option<String>,
    /// The kind of work: film, book, game, record, device, …
    pub work_kind: Option<String>,
    /// Who made the work, in the order given.
    pub makers: Vec<String>,
    /// The year of the work.
    pub year: Option<i32>,
    /// Who wrote the review.
    pub reviewer: Option<String>,
    /// The rating given.
    pub rating: Option<Rating>,
    /// The day of the review, as `YYYY-MM-DD` or as much of it as is known.
    pub date: Option<String>,
    /// The day the work was seen, read or played, written as that of the review.
    pub experienced: Option<String>,
    /// Tags in the order given.
    pub tags: Vec<String>,
    /// Whether the source warns of spoilers.
    pub spoiler: Option<bool>,
    /// The language the review is written in, as the source names it: `en-GB`, `Deutsch`.
    pub language: Option<String>,
}

impl Facts {
    /// Adds those of `tags` that are not among its own yet.
    pub fn add_tags(&mut self, tags: &[String]) {
        for tag in tags {
            if !self.tags.contains(tag) {
                self.tags.push(tag.clone());
            }
        }
    }

    /// These facts, and where they leave something open, those of `below`.
    #[must_use]
    pub fn over(self, below: Self) -> Self {
        let stated = |list: Vec<String>, below: Vec<String>| {
            if list.is_empty() { below } else { list }
        };
        Self {
            title: self.title.or(below.title),
            work: self.work.or(below.work),
            work_kind: self.work_kind.or(below.work_kind),
            makers: stated(self.makers, below.makers),
            year: self.year.or(below.year),
            reviewer: self.reviewer.or(below.reviewer),
            rating: self.rating.or(below.rating),
            date: self.date.or(below.date),
            experienced: self.experienced.or(below.experienced),
            tags: stated(self.tags, below.tags),
            spoiler: self.spoiler.or(below.spoiler),
            language: self.language.or(below.language),
        }
    }
}

/// A rating on its own scale, with the words that stated it. It is never converted to another
/// scale, and what the source does not state of it is not guessed.
#[derive(Debug, Clone, PartialEq)]
pub struct Rating {
    /// The value on the scale from `worst` to `best`; `None` where it is not a number, as for a
    /// letter grade.
    pub value: Option<f64>,
    /// The best value of the scale, where it is known.
    pub best: Option<f64>,
    /// The worst value of the scale, where it is known.
    pub worst: Option<f64>,
    /// The rating as the source has it.
    pub as_written: String,
}
