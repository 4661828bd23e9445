//! Writing short texts into the buffer in the looks of the theme.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier, Style};
use ratatui::widgets::Widget;
use unicode_segmentation::UnicodeSegmentation;

use super::right_of;
use super::style::{dimmed, layered, style};
use crate::app::Area;
use crate::config::{Look, Role, Theme};
use crate::review::joins_lines;
use crate::typeset::{first_grapheme, grapheme_width, text_width};

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

    /// Paints the ground, if the theme has one; everything else is written upon it.
    pub(super) fn ground(&mut self) {
        let ground = self.theme.look(Role::Ground);
        if ground != Look::PLAIN {
            self.buffer.set_style(self.buffer.area, style(ground));
        }
    }

    /// Writes `text` into the first row of `area`, as much as fits. Returns the column behind it.
    pub(super) fn write(&mut self, area: Area, text: &str, role: Role) -> u16 {
        self.write_in(area, text, &[role])
    }

    /// Writes `text` in several roles, each laid over those before it: a later one keeps what it
    /// says nothing of.
    pub(super) fn write_in(&mut self, area: Area, text: &str, roles: &[Role]) -> u16 {
        self.write_styled(area, text, layered(self.theme, roles))
    }

    /// Writes `text` in several roles as what steps back behind the text.
    pub(super) fn write_dimmed(&mut self, area: Area, text: &str, roles: &[Role]) -> u16 {
        self.write_styled(area, text, dimmed(self.theme, roles))
    }

    fn write_styled(&mut self, area: Area, text: &str, style: Style) -> u16 {
        if !self.buffer.area.contains((area.x, area.y).into()) {
            return area.x;
        }
        let end = area.x.saturating_add(area.width);
        let end = end.min(self.buffer.area.right());
        let (mut x, mut rest) = (area.x, text);
        while let Some(symbol) = first_grapheme(rest) {
            rest = rest.get(symbol.len()..).unwrap_or_default();
            let width = grapheme_width(symbol);
            let Some(room) = end.checked_sub(x).filter(|room| width <= *room) else {
                break;
            };
            // Most of a text is letters of one column, of which ratatui would ask a lot.
            match self.buffer.cell_mut((x, area.y)) {
                Some(cell) if symbol.len() == 1 && width == 1 => {
                    cell.set_symbol(symbol).set_style(style);
                    x += 1;
                }
                Some(_) | None => {
                    let room = usize::from(room);
                    (x, _) = self.buffer.set_stringn(x, area.y, symbol, room, style);
                }
            }
        }
        x
    }

    /// Writes pieces one behind the other; what has no room is cut. Returns the column behind them.
    pub(super) fn write_pieces(&mut self, area: Area, pieces: &[Piece<'_>]) -> u16 {
        let end = area.x.saturating_add(area.width);
        pieces.iter().fold(area.x, |x, (text, role)| {
            self.write(Area::row(x, area.y, end.saturating_sub(x)), text, *role)
        })
    }

    /// The style of a role.
    pub(super) fn style(&self, role: Role) -> Style {
        layered(self.theme, &[role])
    }

    /// Has a widget of ratatui's drawn in an area, as far as that is on the screen.
    pub(super) fn widget(&mut self, area: Area, widget: impl Widget) {
        let area = Rect::new(area.x, area.y, area.width, area.height);
        widget.render(area.intersection(self.buffer.area), self.buffer);
    }

    /// Lays the ground of a role behind the first row of an area; where the role is reversed, turns
    /// the row round but for the bar in its first column. What is written keeps its own weight.
    pub(super) fn tint(&mut self, row: Area, role: Role) {
        let look = style(self.theme.look(role));
        let (area, ground) = if look.add_modifier.contains(Modifier::REVERSED) {
            // Turned round, the colours of the pieces would be so many grounds.
            let plain = layered(self.theme, &[Role::Ground]);
            let turned = Style::new()
                .fg(look.fg.or(plain.fg).unwrap_or(Color::Reset))
                .bg(look.bg.or(plain.bg).unwrap_or(Color::Reset))
                .add_modifier(Modifier::REVERSED);
            (right_of(row, 1), turned)
        } else {
            let bg = look.bg;
            (row, Style { bg, ..Style::new() })
        };
        self.buffer.set_style(first_row(area), ground);
    }

    /// Lays the whole look of a role over the first row of an area.
    pub(super) fn stress(&mut self, row: Area, role: Role) {
        let look = style(self.theme.look(role));
        self.buffer.set_style(first_row(row), look);
    }
}

/// The first row of an area, as ratatui has it.
fn first_row(area: Area) -> Rect {
    Rect::new(area.x, area.y, area.width, area.height.min(1))
}

/// The columns pieces take.
pub(super) fn pieces_width(pieces: &[Piece<'_>]) -> u16 {
    let width: usize = pieces.iter().map(|(text, _)| text_width(text)).sum();
    width.min(usize::from(u16::MAX)) as u16
}

/// `text` in at most `room` columns, with an ellipsis where it is cut.
pub fn shortened(text: &str, room: u16) -> String {
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

/// The beginning of `text` in `room` columns: the words that fit, with `…` where it goes on; of
/// scripts that set no spaces between words, the characters. Where not even the first word fits,
/// what fits of that.
pub(super) fn beginning(text: &str, room: u16) -> String {
    if text_width(text) <= usize::from(room) {
        return text.to_owned();
    }
    let mut columns = text_width(ELLIPSIS);
    let mut end = 0;
    let mut break_before = false;
    for (at, grapheme) in text.grapheme_indices(true) {
        let is_joined = grapheme.starts_with(joins_lines);
        if grapheme == " " || is_joined || break_before {
            end = at;
        }
        columns += usize::from(grapheme_width(grapheme));
        if columns > usize::from(room) {
            break;
        }
        break_before = is_joined;
    }
    let words = text.get(..end).unwrap_or_default();
    let words = words.trim_end_matches(|c: char| !c.is_alphanumeric());
    if words.is_empty() {
        return shortened(text, room);
    }
    format!("{words}{ELLIPSIS}")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A theme of these looks, by role.
    fn theme(looks: &[(Role, &str)]) -> Theme {
        looks.iter().fold(Theme::PLAIN, |theme, (role, look)| {
            theme.with(*role, look.parse().unwrap_or_default())
        })
    }

    #[test]
    fn roles_lie_one_over_the_other() {
        let theme = theme(&[
            (Role::Ground, "on blue"),
            (Role::Text, "white bold"),
            (Role::Quote, "green italic"),
            (Role::Emphasis, "italic"),
            (Role::Strong, "bold"),
            (Role::Link, "cyan underlined"),
            (Role::Hit, "black on yellow"),
        ]);
        for (roles, look) in [
            (&[Role::Quote][..], "green on blue italic"),
            (&[Role::Quote, Role::Strong], "green on blue italic bold"),
            (&[Role::Quote, Role::Link], "cyan on blue italic underlined"),
            (&[Role::Strong, Role::Hit], "black on yellow bold"),
            (&[Role::Emphasis], "white on blue italic"),
            (&[Role::Text, Role::Emphasis], "white on blue bold italic"),
            (&[], "white on blue"),
        ] {
            let mut buffer = Buffer::empty(Rect::new(0, 0, 4, 1));
            let mut pen = Pen::new(&mut buffer, &theme);
            pen.ground();
            assert_eq!(pen.write_in(Area::row(1, 0, 3), "word", roles), 4);
            let look = style(look.parse().unwrap_or_default());
            let cells: Vec<_> = buffer
                .content
                .iter()
                .map(|c| (c.fg, c.bg, c.modifier))
                .collect();
            let shown = (
                look.fg.unwrap_or_default(),
                look.bg.unwrap_or_default(),
                look.add_modifier,
            );
            let ground = (Color::Reset, Color::Blue, Modifier::empty());
            assert_eq!(cells, [ground, shown, shown, shown], "{roles:?}");
        }
    }

    #[test]
    fn a_row_turned_round_has_one_ground() {
        for (ground, expected) in [
            ("plain", (Color::Reset, Color::Reset)),
            ("on blue", (Color::Gray, Color::Blue)),
        ] {
            let theme = theme(&[
                (Role::Ground, ground),
                (
                    Role::Text,
                    if ground == "plain" { "plain" } else { "white" },
                ),
                (Role::Mark, "red"),
                (Role::FocusedRow, "reversed"),
            ]);
            let mut buffer = Buffer::empty(Rect::new(0, 0, 3, 1));
            let mut pen = Pen::new(&mut buffer, &theme);
            pen.ground();
            pen.write(Area::row(0, 0, 2), "▌x", Role::Mark);
            pen.tint(Area::row(0, 0, 3), Role::FocusedRow);
            let (bar, row) = buffer.content.split_first().unwrap();
            assert_eq!((bar.fg, bar.modifier), (Color::Red, Modifier::empty()));
            for cell in row {
                assert_eq!((cell.fg, cell.bg), expected, "{ground}");
                assert_eq!(cell.modifier, Modifier::REVERSED);
            }
        }
    }

    #[test]
    fn a_row_on_a_ground_keeps_the_looks_of_what_is_on_it() {
        let theme = theme(&[
            (Role::Mark, "red"),
            (Role::Dim, "green"),
            (Role::CurrentRow, "white on blue bold"),
        ]);
        let mut buffer = Buffer::empty(Rect::new(0, 0, 3, 1));
        let mut pen = Pen::new(&mut buffer, &theme);
        pen.write(Area::row(0, 0, 1), "▎", Role::Mark);
        pen.write(Area::row(1, 0, 2), "tm", Role::Dim);
        pen.tint(Area::row(0, 0, 3), Role::CurrentRow);
        pen.stress(Area::row(1, 0, 1), Role::CurrentRow);
        let shown: Vec<_> = buffer
            .content
            .iter()
            .map(|c| (c.fg, c.bg, c.modifier))
            .collect();
        let plain = Modifier::empty();
        let expected = [
            (Color::Red, Color::Blue, plain),
            (Color::Gray, Color::Blue, Modifier::BOLD),
            (Color::Green, Color::Blue, plain),
        ];
        assert_eq!(shown, expected);
    }

    #[test]
    fn the_beginning_of_a_paragraph_ends_with_a_word() {
        for (text, room, short) in [
            ("The bus was late", 16, "The bus was late"),
            ("The bus was late", 15, "The bus was…"),
            ("The bus was late", 12, "The bus was…"),
            ("The bus was late", 11, "The bus…"),
            ("The bus, late", 11, "The bus…"),
            ("“Late,” she says", 9, "“Late…"),
            ("Spätausgabe kommt", 8, "Spätaus…"),
            ("最終のバスは遅れて来た", 9, "最終のバ…"),
            ("最終の bus は", 10, "最終の…"),
            ("The bus", 1, "…"),
            ("The bus", 0, ""),
        ] {
            assert_eq!(beginning(text, room), short, "{text} in {room}");
        }
    }

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
