//! The mouse of a reader: it is pointed at what stands on the screen.

use super::Session;
use super::picture::Picture;
use frontrow::app::{Event, Mouse, MouseKind};
use frontrow::typeset::text_width;

impl Session {
    /// Does something with the mouse in a cell.
    pub(crate) fn mouse(&mut self, kind: MouseKind, (column, row): (u16, u16)) -> &mut Self {
        self.receive(Event::Mouse(Mouse { kind, column, row }));
        self
    }

    /// Clicks in a cell.
    pub(crate) fn clicks_at(&mut self, cell: (u16, u16)) -> &mut Self {
        self.mouse(MouseKind::Press, cell)
            .mouse(MouseKind::Release, cell)
    }

    /// Clicks on the first place on the screen where this text stands.
    pub(crate) fn clicks(&mut self, text: &str) -> &mut Self {
        let cell = self.cell_of(text);
        self.clicks_at(cell)
    }

    /// Turns the wheel over the first place where this text stands, once for each `v` (towards the
    /// reader) and each `^`.
    pub(crate) fn wheels(&mut self, text: &str, notches: &str) -> &mut Self {
        let cell = self.cell_of(text);
        for notch in notches.chars() {
            let kind = if notch == 'v' {
                MouseKind::WheelDown
            } else {
                MouseKind::WheelUp
            };
            self.mouse(kind, cell);
        }
        self
    }

    /// Presses in a cell, moves over all the others, and lets go in the last.
    pub(crate) fn drags(&mut self, cells: &[(u16, u16)]) -> &mut Self {
        for (number, cell) in cells.iter().enumerate() {
            let kind = if number == 0 {
                MouseKind::Press
            } else {
                MouseKind::Drag
            };
            self.mouse(kind, *cell);
        }
        let last = cells.last().copied();
        self.mouse(MouseKind::Release, last.unwrap())
    }

    /// The first cell where this text stands.
    pub(crate) fn cell_of(&self, text: &str) -> (u16, u16) {
        let picture = Picture::of(&self.app);
        let rows = picture.text(picture.whole());
        let place = rows.iter().zip(0..).find_map(|(row, y)| {
            let (before, _) = row.split_once(text)?;
            Some((u16::try_from(text_width(before)).unwrap(), y))
        });
        place
            .ok_or_else(|| format!("{text} is not on\n{}", rows.join("\n")))
            .unwrap()
    }
}
