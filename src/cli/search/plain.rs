//! What was found, for people.

use super::{Hit, Marking};
use crate::library::{Snippet, Source};
use clap::builder::styling::{Reset, Style};
use std::io::{self, Write};

/// Writes each hit: the title and the section, where it stands, and the words around; between two of
/// them a blank line.
pub(super) fn write(hits: &[Hit<'_>], marking: Marking, out: &mut dyn Write) -> io::Result<()> {
    for (number, hit) in hits.iter().enumerate() {
        if number > 0 {
            writeln!(out)?;
        }
        let passage = hit.passage;
        let section = passage.and_then(|passage| passage.section.as_ref());
        let section = section.and_then(|(_, title)| title.as_ref());
        let section = section.map_or_else(String::new, |title| format!(" · {title}"));
        writeln!(out, "{}{section}", hit.title)?;
        writeln!(out, "  {}", place(hit))?;
        if let Some(passage) = passage {
            writeln!(out, "  {}", marked(&passage.snippet, marking))?;
        }
    }
    Ok(())
}

/// The snippet with what was found of it marked.
fn marked(snippet: &Snippet, marking: Marking) -> String {
    let text = &snippet.text;
    let bold = match marking {
        Marking::None => return text.clone(),
        Marking::Bold => Style::new().bold(),
    };
    let mut marked = String::with_capacity(text.len());
    let mut at = 0;
    for mark in &snippet.marks {
        let before = text.get(at..mark.start).unwrap_or_default();
        let words = text.get(mark.clone()).unwrap_or_default();
        marked.extend([before, &bold.render().to_string(), words]);
        marked.push_str(&Reset.render().to_string());
        at = mark.end;
    }
    marked.push_str(text.get(at..).unwrap_or_default());
    marked
}

/// Where it stands: the path and the line, and which record it is.
fn place(hit: &Hit<'_>) -> String {
    let path = hit.source.shown();
    match (hit.passage.and_then(|passage| passage.line), &hit.source) {
        (Some(line), Source::Record(..)) => format!("{path}, line {line}"),
        (Some(line), Source::File(_) | Source::StandardInput | Source::Sample(_)) => {
            format!("{path}:{line}")
        }
        (None, _) => path,
    }
}
