//! Where a block stands: the quotes and list items around it, and the markers that wait for text.

use crate::review::{BlockKind, Inset};

/// The most markers that stand before one text: those of items that begin with items.
const MOST_MARKERS: usize = 8;

/// What items begin with that are within no other, one, two; then again.
const BULLETS: [&str; 3] = ["• ", "◦ ", "‣ "];

/// How far in a definition stands, in columns.
const DEFINITION: usize = 4;

/// The quotes and items around what comes next.
#[derive(Debug, Default)]
pub(in crate::formats) struct Standing {
    /// For each quote around, the columns before its bar.
    quotes: Vec<usize>,
    columns: usize,
    /// Markers of the innermost items that have had no text yet.
    waiting: Vec<Marker>,
    /// For each item around, the columns of its marker.
    items: Vec<usize>,
}

/// What an item begins with.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::formats) struct Marker {
    /// The marker and the space behind it.
    pub(in crate::formats) text: String,
    /// The number of the footnote it begins.
    pub(in crate::formats) footnote: Option<u32>,
    /// Whether it says something by itself.
    is_ordinal: bool,
}

impl Marker {
    /// The marker of an item of a list that does not count, within `depth` such lists.
    pub(in crate::formats) fn bullet(depth: usize) -> Self {
        let bullet = BULLETS.get(depth % BULLETS.len()).unwrap_or(&"• ");
        Self {
            text: (*bullet).to_owned(),
            footnote: None,
            is_ordinal: false,
        }
    }

    /// The marker of the `number`th item of a list.
    pub(in crate::formats) fn ordinal(number: u64) -> Self {
        Self {
            text: format!("{number}. "),
            footnote: None,
            is_ordinal: true,
        }
    }

    /// The columns it takes.
    fn columns(&self) -> usize {
        self.text.chars().count()
    }

    /// The marker of the text of a footnote.
    pub(in crate::formats) fn footnote(number: u32) -> Self {
        Self {
            text: format!("[{number}] "),
            footnote: Some(number),
            is_ordinal: false,
        }
    }
}

impl Standing {
    /// Goes into a quote.
    pub(in crate::formats) fn enter_quote(&mut self) {
        // The bar stands before a marker that waits for text: that becomes part of the first line.
        let waiting = self.waiting.iter().map(Marker::columns).sum();
        self.quotes.push(self.columns.saturating_sub(waiting));
    }

    /// Leaves a quote.
    pub(in crate::formats) fn leave_quote(&mut self) {
        self.quotes.pop();
    }

    /// Goes into an item that begins with `marker`.
    pub(in crate::formats) fn enter_item(&mut self, marker: Marker) {
        let columns = marker.columns();
        self.columns += columns;
        self.items.push(columns);
        self.waiting.push(marker);
    }

    /// Makes the marker of the item that was just gone into that of a task.
    pub(in crate::formats) fn task(&mut self, sign: &str) {
        if let (Some(marker), Some(columns)) = (self.waiting.last_mut(), self.items.last_mut()) {
            if marker.is_ordinal {
                marker.text.push_str(sign);
            } else {
                sign.clone_into(&mut marker.text);
            }
            self.columns -= *columns;
            *columns = marker.columns();
            self.columns += *columns;
        }
    }

    /// Leaves an item. Gives its ordinal if the item had no text.
    pub(in crate::formats) fn leave_item(&mut self) -> Option<String> {
        // The markers that wait are those of the innermost items.
        let marker = self.waiting.pop();
        self.columns -= self.items.pop().unwrap_or(0).min(self.columns);
        let marker = marker.filter(|marker| marker.is_ordinal)?;
        Some(marker.text.trim_end().to_owned())
    }

    /// Goes into the definition of a term.
    pub(in crate::formats) fn enter_definition(&mut self) {
        self.drop_markers();
        self.columns += DEFINITION;
    }

    /// Leaves a definition.
    pub(in crate::formats) fn leave_definition(&mut self) {
        self.columns = self.columns.saturating_sub(DEFINITION);
    }

    /// How far in a block stands that bears no marker.
    pub(in crate::formats) fn inset(&self) -> Inset {
        self.inset_at(self.columns)
    }

    /// The markers that waited are not shown.
    pub(in crate::formats) fn drop_markers(&mut self) {
        self.waiting.clear();
    }

    /// The markers that running text begins with: how it is set and how far in it stands with
    /// them before it.
    pub(in crate::formats) fn take_markers(&mut self) -> (BlockKind, Inset, Vec<Marker>) {
        if self.waiting.is_empty() {
            return (BlockKind::Paragraph, self.inset(), Vec::new());
        }
        let hidden = self.waiting.len().saturating_sub(MOST_MARKERS);
        let markers = self.waiting.split_off(hidden);
        self.waiting.clear();
        let columns: usize = markers.iter().map(Marker::columns).sum();
        let bytes: usize = markers.iter().map(|marker| marker.text.len()).sum();
        let kind = BlockKind::ListItem {
            marker: u8::try_from(bytes).unwrap_or(u8::MAX),
        };
        (
            kind,
            self.inset_at(self.columns.saturating_sub(columns)),
            markers,
        )
    }

    fn inset_at(&self, columns: usize) -> Inset {
        let byte = |count: usize| u8::try_from(count).unwrap_or(u8::MAX);
        let mut inset = Inset {
            quotes: byte(self.quotes.len()),
            ..Inset::default()
        };
        let mut used = 0;
        for (before, at) in inset.before.iter_mut().zip(&self.quotes) {
            let at = (*at).min(columns);
            *before = byte(at.saturating_sub(used));
            used = at.max(used);
        }
        inset.columns = byte(columns - used);
        inset
    }
}
