//! The names under which front matter states facts, as reviewers' sites use them.

/// A meaning that front matter may state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// The title of the review.
    Title,
    /// What is reviewed.
    Work,
    /// The kind of work.
    WorkKind,
    /// Who made it.
    Maker,
    /// Who made it, or else who wrote the review.
    Author,
    /// Who wrote the review.
    Reviewer,
    /// The day of the review.
    Date,
    /// The year of the work.
    Year,
    /// The rating.
    Rating,
    /// The best rating there is.
    Best,
    /// The worst rating there is.
    Worst,
    /// Tags.
    Tags,
    /// A warning of spoilers.
    Spoiler,
    /// Values that stand for themselves, set apart by the program that makes the site.
    Beside,
}

/// Each meaning with its names, the one that counts most first; in small letters, without spaces,
/// dashes and underscores.
const TABLE: &[(Meaning, &[&str])] = &[
    (Meaning::Title, &["title", "name", "headline"]),
    (
        Meaning::Work,
        &[
            "item",
            "itemreviewed",
            "work",
            "film",
            "movie",
            "book",
            "booktitle",
            "album",
            "game",
            "product",
            "subject",
        ],
    ),
    (Meaning::WorkKind, &["workkind"]),
    (
        Meaning::Maker,
        &[
            "director",
            "directors",
            "bookauthor",
            "artist",
            "creator",
            "developer",
            "studio",
            "makers",
            "maker",
            "by",
        ],
    ),
    (Meaning::Author, &["author", "authors"]),
    (Meaning::Reviewer, &["reviewer", "critic", "byline"]),
    (
        Meaning::Date,
        &[
            "date",
            "published",
            "datepublished",
            "datereviewed",
            "datewatched",
            "watched",
            "read",
            "finished",
            "updated",
        ],
    ),
    (Meaning::Year, &["year"]),
    (
        Meaning::Rating,
        &[
            "rating",
            "reviewrating",
            "score",
            "stars",
            "grade",
            "verdict",
        ],
    ),
    (
        Meaning::Best,
        &[
            "ratingmax",
            "maxrating",
            "best",
            "bestrating",
            "outof",
            "scale",
        ],
    ),
    (Meaning::Worst, &["ratingmin", "worst", "worstrating"]),
    (Meaning::Tags, &["tags", "categories", "genres", "keywords"]),
    (Meaning::Spoiler, &["spoiler", "spoilers"]),
    (Meaning::Beside, &["extra", "params", "taxonomies"]),
];

/// The kind of work that a name for what is reviewed tells.
const KINDS: &[(&str, &str)] = &[
    ("film", "film"),
    ("movie", "film"),
    ("book", "book"),
    ("booktitle", "book"),
    ("album", "record"),
    ("game", "game"),
];

/// The names of `meaning`, the one that counts most first.
pub(super) fn of(meaning: Meaning) -> &'static [&'static str] {
    let row = TABLE.iter().find(|(known, _)| *known == meaning);
    row.map_or(&[], |(_, names)| names)
}

/// Whether `key` has a meaning.
pub(super) fn is_known(key: &str) -> bool {
    let key = folded(key);
    TABLE.iter().any(|(_, names)| names.contains(&key.as_str()))
}

/// The kind of work that `key` tells, under which the work is named.
pub(super) fn kind(key: &str) -> Option<&'static str> {
    let key = folded(key);
    let row = KINDS.iter().find(|(name, _)| *name == key);
    row.map(|(_, kind)| *kind)
}

/// `key` as the table has it: `Book Author`, `book_author` and `bookAuthor` are one.
pub(super) fn folded(key: &str) -> String {
    let kept = key.chars().filter(|c| !matches!(c, ' ' | '_' | '-'));
    kept.flat_map(char::to_lowercase).collect()
}
