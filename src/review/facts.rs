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
    /// Tags in the order given.
    pub tags: Vec<String>,
    /// Whether the source warns of spoilers.
    pub spoiler: Option<bool>,
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
