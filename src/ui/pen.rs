//! Writing short texts into the buffer in the looks of the theme.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use unicode_segmentation::UnicodeSegmentation;

use super::style::style;
use crate::app::Area;
use crate::config::{Role, Theme};
use crate::typeset::{grapheme_width, text_width};

/// What stands for the text that has no room.
const ELLIPSIS: &str = "…";

/// Writes into a buffer in the looks of a theme.
pub(super) struct Pen<'a> {
    buffer: &'a mut Buffer,
    theme: &'a Theme,
}

/// A piece of a line: a text, and the role it plays.
pub(super) type Piece<'a> = (&'a str, Role);

impl<'a> Pen<'a> {
    pub(super) fn new(buffer: &'a mut Buffer, theme: &'a Theme) -> Self {
        Self { buffer, theme }
    }

    /// Writes `text` into the first row of `area`, as much as fits. Returns the column behind it.
    pub(super) fn write(&mut self, area: Area, text: &str, role: Role) -> u16 {
        if !self.buffer.area.contains((area.x, area.y).into()) {
            return area.x;
        }
        let style = style(self.theme.look(role));
        let room = usize::from(area.width);
        self.buffer.set_stringn(area.x, area.y, text, room, style).0
    }

    /// Writes pieces one behind the other; what has no room is cut. Returns the column behind them.
    pub(super) fn write_pieces(&mut self, area: Area, pieces: &[Piece<'_>]) -> u16 {
        let end = area.x.saturating_add(area.width);
        pieces.iter().fold(area.x, |x, (text, role)| {
            self.write(Area::row(x, area.y, end.saturating_sub(x)), text, *role)
        })
    }

    /// Lays the look of a role over the first row of an area.
    pub(super) fn tint(&mut self, row: Area, role: Role) {
        let mut style = style(self.theme.look(role));
        if style.add_modifier.contains(Modifier::REVERSED) {
            // Turned round, the colours of the pieces would be so many grounds.
            style = style.fg(Color::Reset).bg(Color::Reset);
        }
        self.buffer
            .set_style(Rect::new(row.x, row.y, row.width, 1), style);
    }
}

/// The columns pieces take.
pub(super) fn pieces_width(pieces: &[Piece<'_>]) -> u16 {
    let width: usize = pieces.iter().map(|(text, _)| text_width(text)).sum();
    width.min(usize::from(u16::MAX)) as u16
}

/// `text` in at most `room` columns, with an ellipsis where it is cut.
pub(super) fn shortened(text: &str, room: u16) -> String {
    let room = usize::from(room);
    if text_width(text) <= room {
        return text.to_owned();
    }
    let mut width = text_width(ELLIPSIS);
    let mut short = String::new();
    for grapheme in text.graphemes(true) {
        width += usize::from(grapheme_width(grapheme));
        if width > room {
            break;
        }
        short.push_str(grapheme);
    }
    if room == 0 {
        return String::new();
    }
    short.truncate(short.trim_end().len());
    short + ELLIPSIS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_has_no_room_is_cut_between_graphemes() {
        for (text, room, short) in [
            ("Plot", 4, "Plot"),
            ("Cinematography and Sound", 17, "Cinematography a…"),
            ("Cinematography and Sound", 19, "Cinematography and…"),
            ("映画は静か", 5, "映画…"),
            ("Plot", 1, "…"),
            ("Plot", 0, ""),
        ] {
            assert_eq!(shortened(text, room), short);
        }
    }
}
