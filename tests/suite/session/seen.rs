//! What the screen shows: the whole of it, and what each part of it says.

use super::picture::Picture;
use super::{MARGIN, Session};
use frontrow::app::{Area, Areas, Pane};
use frontrow::config::Role;

impl Session {
    /// The screen as text; blanks at the ends of lines are left out.
    pub(crate) fn screen(&self) -> String {
        let picture = Picture::of(&self.app);
        picture.text(picture.whole()).join("\n")
    }

    /// The screen with a letter for the role of each character; a row's own role stands where
    /// nothing is written.
    pub(crate) fn roles(&self) -> String {
        let picture = Picture::of(&self.app);
        picture.letters(picture.whole()).join("\n")
    }

    /// Everything on the screen that is drawn in a role, row by row: a text for each run of it.
    pub(crate) fn drawn_as(&self, role: Role) -> Vec<String> {
        Picture::of(&self.app).drawn_as(role)
    }

    /// The line at the top.
    pub(crate) fn header(&self) -> String {
        self.rows_of(self.app.areas().and_then(|areas| areas.header))
            .join("")
    }

    /// The line at the bottom.
    pub(crate) fn status(&self) -> String {
        self.rows_of(self.app.areas().map(|areas| areas.status))
            .join("")
    }

    /// The keys that the line at the bottom names.
    pub(crate) fn hints(&self) -> String {
        let status = self.status();
        let hints = status.rsplit("   ").next();
        hints.unwrap_or_default().trim().to_owned()
    }

    /// The rows of the text, without margins and scrollbar.
    pub(crate) fn page(&self) -> Vec<String> {
        let page = self.app.areas().filter(|areas| areas.text.is_some());
        self.rows_of(page.map(|areas| areas.page))
    }

    /// What stands right above the text.
    pub(crate) fn above(&self) -> String {
        self.rows_of(self.app.areas().and_then(|areas| areas.running_head))
            .join("")
    }

    /// What is lit of the page, row by row, while the spotlight is on.
    pub(crate) fn lit(&self) -> Vec<String> {
        let page = self.app.areas().filter(|areas| areas.text.is_some());
        let lit = |page: &Areas| Picture::of(&self.app).not_drawn_as(Role::Dim, page.page);
        page.map(lit).unwrap_or_default()
    }

    /// What the terminal is asked to dim, wherever on the screen.
    pub(crate) fn dimmed_by_the_terminal(&self) -> String {
        Picture::of(&self.app).dimmed_by_the_terminal()
    }

    /// The first row of the text.
    pub(crate) fn top(&self) -> String {
        self.page().into_iter().next().unwrap_or_default()
    }

    /// The lines that are marked in the margin: the mark, and the line.
    pub(crate) fn marked(&self) -> Vec<(String, String)> {
        let areas = self.app.areas().filter(|areas| areas.text.is_some());
        let margin = areas.map(|areas| Area {
            x: areas.page.x - MARGIN,
            width: MARGIN,
            ..areas.page
        });
        let rows = self.rows_of(margin).into_iter().zip(self.page());
        rows.filter(|(mark, _)| !mark.is_empty()).collect()
    }

    /// The rows of the outline down to the last that is not empty, or none where it is not shown.
    pub(crate) fn outline(&self) -> Vec<String> {
        self.list(self.app.areas().and_then(|areas| areas.outline))
    }

    /// The rows of the library down to the last that is not empty, or none where it is not shown.
    pub(crate) fn library(&self) -> Vec<String> {
        self.list(self.app.areas().and_then(|areas| areas.library))
    }

    /// The scrollbar, a sign for each row from the top.
    pub(crate) fn scrollbar(&self) -> String {
        let text = self.app.areas().and_then(|areas| areas.text);
        let column = text.map(|text| Area {
            x: text.x + text.width - 1,
            width: 1,
            ..text
        });
        self.rows_of(column).concat()
    }

    /// The panes on the screen from the left, the one with the focus in capitals.
    pub(crate) fn panes(&self) -> String {
        let Some(areas) = self.app.areas() else {
            return String::new();
        };
        let names = [
            (Pane::Library, "library"),
            (Pane::Outline, "outline"),
            (Pane::Text, "text"),
        ];
        let shown = names.into_iter().filter(|(pane, _)| areas.shows(*pane));
        let focused = shown.map(|(pane, name)| {
            if pane == self.app.focus() {
                name.to_uppercase()
            } else {
                name.to_owned()
            }
        });
        focused.collect::<Vec<_>>().join(" ")
    }

    fn list(&self, area: Option<Area>) -> Vec<String> {
        let mut rows = self.rows_of(area);
        while rows.last().is_some_and(String::is_empty) {
            rows.pop();
        }
        rows
    }

    fn rows_of(&self, area: Option<Area>) -> Vec<String> {
        area.map_or_else(Vec::new, |area| Picture::of(&self.app).text(area))
    }
}
