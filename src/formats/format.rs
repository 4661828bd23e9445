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
}

impl Format {
    /// The name by which scripts know it.
    pub fn name(self) -> &'static str {
        match self {
            Self::Plain => "text",
            Self::Markdown => "markdown",
            Self::Epub => "epub",
            Self::Html => "html",
        }
    }
}
