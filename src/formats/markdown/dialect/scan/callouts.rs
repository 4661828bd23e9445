//! Quotes that are called something, as `> [!note] Title`.

use super::{Scan, continued};
use crate::formats::markdown::dialect::edits::BREAK;

/// The longest word for what such a quote is, in bytes with its brackets.
const LONGEST: usize = 40;

impl Scan<'_> {
    /// Reads what a quote is called, at `at`: its title, or else the word for what it is, becomes its
    /// first paragraph.
    pub(super) fn callout(&mut self, at: usize) -> Option<usize> {
        let inside = self.rest(at).strip_prefix("[!")?;
        let prefix = self
            .prefix(at)
            .filter(|prefix| prefix.trim_end().ends_with('>'))?;
        let end = self.ahead.next("]", at)?;
        if end - at > LONGEST {
            return None;
        }
        let word = self.text(at + 2..end);
        let kind = word.split('|').next().unwrap_or_default().trim();
        let is_kind = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | ' ');
        if !inside.starts_with(char::is_alphabetic) || !kind.chars().all(is_kind) {
            return None;
        }
        let behind = end + 1 + usize::from(self.rest(end + 1).starts_with(['+', '-']));
        let line_end = self.ahead.line_end(behind);
        let title = self.text(behind..line_end);
        let next = continued(prefix);
        if title.trim().is_empty() {
            let kind = kind.to_lowercase();
            let mut letters = kind.chars();
            let first = letters.next().map(char::to_uppercase);
            let name: String = first.into_iter().flatten().chain(letters).collect();
            self.edits
                .put(at..line_end, format!("<b>{name}</b>{BREAK}{next}"));
            return Some(line_end);
        }
        if !title.starts_with(' ') {
            return None;
        }
        let title_start = line_end - title.trim_start().len();
        let title_end = title_start + title.trim().len();
        self.edits.put(at..title_start, "<b>");
        self.edits
            .put(title_end..line_end, format!("</b>{BREAK}{next}"));
        Some(title_start)
    }
}
