//! Lists and their items.

use super::Walk;
use scraper::node::Element;

impl Walk<'_> {
    /// Begins a list; `counts` is its element, if it counts its items.
    pub(super) fn begin_list(&mut self, counts: Option<&Element>) {
        if self.lists.is_empty() {
            self.page.begin_list();
        }
        let first = counts.map(|list| {
            let start = list
                .attr("start")
                .and_then(|start| start.trim().parse().ok());
            start.unwrap_or(1)
        });
        self.lists.enter(first);
    }

    /// Begins an item.
    pub(super) fn begin_item(&mut self) {
        let marker = self.lists.next_marker();
        self.page.standing.enter_item(marker);
    }

    /// Adds a list of texts.
    pub(in crate::formats::html) fn list(&mut self, items: &[String]) {
        self.begin_list(None);
        for item in items {
            self.page.close();
            self.begin_item();
            self.flow(item);
            self.page.close();
            self.end_item();
        }
        self.lists.leave();
    }

    /// Ends an item. The number of one without text is text itself: it may have been a year.
    pub(super) fn end_item(&mut self) {
        if let Some(marker) = self.page.standing.leave_item() {
            let at = self.places.last();
            self.page.lone_marker(&marker, at);
        }
    }
}
