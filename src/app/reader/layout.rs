//! The page, laid out around the reading line.

use super::breaks::Foot;
use super::{Open, Reader, text_line};
use crate::typeset::Row;

impl Reader {
    /// Lays out the page around the reading line: at its top, or, near the end of the text, on
    /// the last page that is full.
    pub(super) fn settle(&mut self) {
        self.page.clear();
        let Some(Open {
            review, outline, ..
        }) = self.open().cloned()
        else {
            return;
        };
        let galley = &mut self.galley;
        let Some(line) = galley.at(&review, &outline, self.reading) else {
            return;
        };
        self.line_start = line.span.start;
        let mut rows = galley.page(&review, &outline, self.reading, self.height);
        self.fill = 0;
        let lowest = rows.iter().filter_map(text_line).next_back().cloned();
        // Only a page with the end of the text on it may have to begin higher up.
        if let Some(last) = lowest.filter(|line| galley.after(&review, &outline, line).is_none()) {
            let top = galley.up(&review, &outline, last, self.height.saturating_sub(1));
            // Where lines begin is in their order; a place in a table's row may lie above an
            // earlier one.
            if self.line_start > top.span.start {
                self.lead = 0;
                rows = galley.page(&review, &outline, top.span.start, self.height);
            }
            let is_last = self.line_start >= top.span.start;
            if is_last && galley.before(&review, &outline, &top).is_some() {
                // Less than the rows above the page's first line, which are blank but for its last.
                self.fill = self.height - rows.len() as u16;
            }
        }
        let lead = self.lead.max(self.fill).min(self.height.saturating_sub(1));
        if lead > self.fill {
            rows = galley.page(&review, &outline, self.reading, self.height - lead);
        }
        self.page = vec![Row::Gap; usize::from(lead)];
        let shown = self.shown(&rows);
        self.page.extend(rows.into_iter().take(shown));
        self.note_end();
    }

    /// How many of the rows that have room are shown.
    fn shown(&mut self, rows: &[Row]) -> usize {
        match (self.foot, self.lines()) {
            (Foot::Cut(least), Some(mut lines)) => lines.cut(rows, least),
            (Foot::Cut(_) | Foot::Full, _) => rows.len(),
        }
    }
}
