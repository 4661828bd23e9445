//! What a review may be written in.

/// What a review is written in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Format {
    /// Plain text, without markup.
    #[default]
    Plain,
    /// Markdown, `CommonMark` with the tables, footnotes, tasks and struck text of GitHub.
    Markdown,
    /// A book in EPUB.
    Epub,
    /// HTML: a page, of which the article is read.
    Html,
    /// A row of a table whose cells are set apart by commas or semicolons.
    Csv,
    /// A row of a table whose cells are set apart by tabs.
    Tsv,
    /// An object of a list, or of a file of its own, in JSON.
    Json,
    /// A line of JSON Lines.
    JsonLines,
}

impl Format {
    /// The name by which scripts know it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "text",
            Self::Markdown => "markdown",
            Self::Epub => "epub",
            Self::Html => "html",
            Self::Csv => "csv",
            Self::Tsv => "tsv",
            Self::Json => "json",
            Self::JsonLines => "jsonl",
        }
    }
}
