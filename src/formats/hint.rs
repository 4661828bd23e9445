//! What the name of a source tells of its format.

/// What is known of the format of a source before it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hint {
    /// It is plain text.
    Plain,
    /// It is Markdown.
    Markdown,
    /// It is HTML.
    Html,
    /// It is a book in EPUB.
    Epub,
    /// It is JSON Lines: each line is a record.
    Records,
    /// It is JSON: a list of records, or one of them.
    Json,
    /// It is a table: each row is a record.
    Table,
    /// The content must tell.
    Content,
}

impl Hint {
    /// What `suffix`, the ending of a name without its dot, tells; capitals do not matter.
    pub fn of_suffix(suffix: Option<&str>) -> Self {
        const TABLE: &[(&str, Hint)] = &[
            ("txt", Hint::Plain),
            ("text", Hint::Plain),
            ("md", Hint::Markdown),
            ("markdown", Hint::Markdown),
            ("mdx", Hint::Markdown),
            ("html", Hint::Html),
            ("htm", Hint::Html),
            ("xhtml", Hint::Html),
            ("epub", Hint::Epub),
            ("jsonl", Hint::Records),
            ("ndjson", Hint::Records),
            ("json", Hint::Json),
            ("csv", Hint::Table),
            ("tsv", Hint::Table),
            ("tab", Hint::Table),
        ];
        let known = |suffix: &str| {
            let mut rows = TABLE.iter();
            rows.find(|(name, _)| suffix.eq_ignore_ascii_case(name))
        };
        suffix
            .and_then(known)
            .map_or(Self::Content, |(_, hint)| *hint)
    }
}
