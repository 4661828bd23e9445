//! Texts with known headings: one JSON object a line.

use std::error::Error;
use std::fs;

use serde::Deserialize;

/// A text whose headings are known.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Document {
    /// Names the text; its layouts share it.
    pub(crate) id: String,
    /// Its author or magazine.
    #[serde(rename = "source_repo")]
    pub(crate) author: String,
    /// Its language.
    pub(crate) lang: String,
    /// Its layout.
    pub(crate) variant: String,
    /// Whether it has headings: `headed`, `single` or `none`.
    pub(crate) class: String,
    /// The text.
    pub(crate) text: String,
    /// Its headings.
    pub(crate) headings: Vec<Known>,
    /// Lines that are neither required nor false, counted from 0.
    pub(crate) optional: Vec<usize>,
    /// The title of the whole.
    pub(crate) title: Option<String>,
    /// The line of the title, counted from 0, where it stands in the text.
    pub(crate) title_line: Option<usize>,
}

/// A known heading.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Known {
    /// Its line, counted from 0.
    pub(crate) line: usize,
}

/// Reads the corpus at `path`; tabs become four spaces, as in a review that was loaded.
pub(crate) fn read(path: &str) -> Result<Vec<Document>, Box<dyn Error>> {
    let file = fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))?;
    file.lines()
        .enumerate()
        .map(|(line, object)| {
            let mut document: Document = serde_json::from_str(object)
                .map_err(|error| format!("{path}, line {}: {error}", line + 1))?;
            document.text = document.text.replace('\t', "    ");
            Ok(document)
        })
        .collect()
}

impl Document {
    /// Whether `line`, counted from 0, is a heading.
    pub(crate) fn is_heading(&self, line: usize) -> bool {
        self.headings.iter().any(|known| known.line == line)
    }

    /// Whether `line`, counted from 0, is neither required nor false.
    pub(crate) fn is_optional(&self, line: usize) -> bool {
        self.optional.contains(&line) && !self.is_heading(line)
    }
}
