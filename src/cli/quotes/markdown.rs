//! Highlights and notes as Markdown, in which they read as they were.

use super::escape;
use super::quoted::{Item, Quoted};
use std::ffi::OsStr;
use std::io::{self, Write};
use std::path::Path;

/// Sets the parts of a line apart.
const BETWEEN: &str = " · ";

/// Writes a review, the `number`th from 0; those after the first set apart by a blank line.
pub(super) fn write(number: usize, review: &Quoted, out: &mut dyn Write) -> io::Result<()> {
    if number > 0 {
        writeln!(out)?;
    }
    writeln!(out, "## {}", escape::line(title(review)))?;
    let cited = cited(review);
    if !cited.is_empty() {
        writeln!(out, "\n{cited}")?;
    }
    if let Some(rating) = &review.rating {
        writeln!(out, "\nMy rating: {}", escape::line(&rating.written))?;
    }
    let mut items = review.items.iter();
    items.try_for_each(|item| write_item(item, out))
}

/// The title, or where there is none to be seen the name of the file.
fn title(review: &Quoted) -> &str {
    let title = review.citation.title.trim();
    if !title.is_empty() {
        return title;
    }
    let name = Path::new(&review.path).file_name();
    name.and_then(OsStr::to_str).unwrap_or(&review.path)
}

/// What the review is of, and who wrote it when, as far as it is known.
fn cited(review: &Quoted) -> String {
    let citation = &review.citation;
    let work = citation.work.iter().filter(|work| **work != citation.title);
    let mut parts: Vec<String> = work.cloned().collect();
    if !citation.makers.is_empty() {
        parts.push(citation.makers.join(", "));
    }
    parts.extend(citation.year.map(|year| year.to_string()));
    parts.extend(citation.reviewer.iter().map(|by| format!("review by {by}")));
    parts.extend(citation.date.clone());
    escape::line(&parts.join(BETWEEN))
}

/// A highlight as a quotation with its note below, or a note of the review; then where and when.
fn write_item(item: &Item, out: &mut dyn Write) -> io::Result<()> {
    let note = item.note.as_deref().unwrap_or_default();
    let mut parts: Vec<&str> = Vec::new();
    if let Some(quote) = &item.quote {
        write_below(&escape::paragraphs(&quote.words, "> "), out)?;
        parts.extend(quote.section.as_deref());
    }
    write_below(&escape::paragraphs(note, ""), out)?;
    parts.extend(item.day.as_deref());
    parts.extend(item.quote.as_ref().map(|quote| quote.ink));
    if parts.is_empty() {
        return Ok(());
    }
    writeln!(out, "\n— {}", escape::line(&parts.join(BETWEEN)))
}

/// Writes a text, if there is any, set apart from what is above it.
fn write_below(text: &str, out: &mut dyn Write) -> io::Result<()> {
    if text.is_empty() {
        return Ok(());
    }
    write!(out, "\n{text}")
}
