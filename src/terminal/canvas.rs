//! What is sent to the terminal: a frame at a time, and no more of it than has changed.
//!
//! ratatui finds the cells that differ. Its own backend moves the cursor over every cell between
//! them, and behind every wide character, at eight bytes a move, which is half of what a page of
//! text costs; here the few cells between are written again where that is shorter.

use std::cell::Cell as Cached;
use std::io::{self, Stdout, Write};

use ratatui::backend::{Backend, ClearType, IntoCrossterm, WindowSize};
use ratatui::buffer::Cell;
use ratatui::crossterm::cursor::{Hide, MoveRight, MoveTo, Show};
use ratatui::crossterm::style::{Attribute, SetAttribute, SetStyle};
use ratatui::crossterm::terminal::{self, BeginSynchronizedUpdate, Clear, EndSynchronizedUpdate};
use ratatui::crossterm::{self, queue};
use ratatui::layout::{Position, Size};
use ratatui::style::{Color, Modifier, Style};

use crate::typeset::grapheme_width;

/// Columns that are rather written again than moved over: what a move costs in bytes.
const BRIDGE: u16 = 5;

/// How text looks that nothing was said of.
const PLAIN: Style = Style::new();

/// Gathers a frame and sends it in one write.
pub(super) struct Canvas {
    out: Stdout,
    frame: Vec<u8>,
    /// The size of the window when ratatui last asked, which it does before each frame.
    size: Cached<Size>,
    /// What is on the screen, row by row.
    shown: Vec<Written>,
    /// How many columns and rows that is.
    area: Size,
    /// Where the terminal will put the next character, as far as that is sure.
    at: Option<Position>,
    style: Style,
    cursor: Cursor,
}

/// Whether the terminal shows its cursor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cursor {
    Shown,
    Hidden,
}

impl Canvas {
    /// A canvas on standard output, with nothing drawn.
    pub(super) fn new() -> Self {
        Self {
            out: io::stdout(),
            frame: Vec::with_capacity(16 * 1024),
            size: Cached::new(Size::ZERO),
            shown: Vec::new(),
            area: Size::ZERO,
            at: None,
            style: PLAIN,
            cursor: Cursor::Shown,
        }
    }

    /// Sends what was gathered, to be shown at once; nothing when nothing has changed.
    pub(super) fn send(&mut self) -> io::Result<()> {
        if self.frame.is_empty() {
            return Ok(());
        }
        let mut whole = Vec::with_capacity(self.frame.len() + 16);
        queue!(whole, BeginSynchronizedUpdate)?;
        whole.append(&mut self.frame);
        queue!(whole, EndSynchronizedUpdate)?;
        self.out.write_all(&whole)?;
        self.out.flush()
    }

    /// Gathers something else than cells, to be sent with the next frame.
    pub(super) fn gather(&mut self, command: impl crossterm::Command) -> io::Result<()> {
        self.at = None;
        queue!(self.frame, command)
    }

    /// Brings the terminal to a cell: over the cells between, or by a move.
    fn go_to(&mut self, to: Position) -> io::Result<()> {
        let Some(at) = self.at.filter(|at| at.y == to.y && at.x <= to.x) else {
            return queue!(self.frame, MoveTo(to.x, to.y));
        };
        if at.x == to.x {
            return Ok(());
        }
        let gap = to.x - at.x;
        if let Some(signs) = self.between(at, gap) {
            self.frame.extend_from_slice(signs.as_bytes());
            return Ok(());
        }
        queue!(self.frame, MoveRight(gap))
    }

    /// The signs of so many cells from one on, if they are few and can be written again as they are.
    fn between(&self, from: Position, gap: u16) -> Option<String> {
        if gap > BRIDGE {
            return None;
        }
        let first = self.index(from)?;
        let cells = self.shown.get(first..first + usize::from(gap))?;
        let alike = |cell: &Written| cell.sign.filter(|_| cell.shows_in(self.style));
        cells.iter().map(alike).collect()
    }

    /// Where a cell stands among those that are shown.
    fn index(&self, at: Position) -> Option<usize> {
        let is_inside = at.x < self.area.width && at.y < self.area.height;
        is_inside.then(|| usize::from(at.y) * usize::from(self.area.width) + usize::from(at.x))
    }

    /// Brings the terminal to another style, by what is new in it where nothing must go.
    fn change(&mut self, to: Style) -> io::Result<()> {
        let from = self.style;
        let goes = |from: Option<Color>, to: Option<Color>| from.is_some() && to.is_none();
        let from = if goes(from.fg, to.fg)
            || goes(from.bg, to.bg)
            || !to.add_modifier.contains(from.add_modifier)
        {
            queue!(self.frame, SetAttribute(Attribute::Reset))?;
            PLAIN
        } else {
            from
        };
        let new = Style {
            fg: to.fg.filter(|_| to.fg != from.fg),
            bg: to.bg.filter(|_| to.bg != from.bg),
            add_modifier: to.add_modifier - from.add_modifier,
            ..PLAIN
        };
        self.style = to;
        queue!(self.frame, SetStyle(new.into_crossterm()))
    }

    fn write(&mut self, at: Position, cell: &Cell) -> io::Result<()> {
        let written = Written::of(cell);
        if !written.shows_in(self.style) {
            self.change(written.style())?;
        }
        let symbol = cell.symbol();
        self.frame.extend_from_slice(symbol.as_bytes());
        let next = at.x.saturating_add(grapheme_width(symbol).max(1));
        // Terminals differ in the width of what is joined of several characters, and in where
        // the cursor is behind the last column.
        let sure = symbol.chars().count() == 1 && next < self.area.width;
        self.at = sure.then_some(Position { x: next, y: at.y });
        // What a wide character covers is gone; it must not be written again.
        for x in at.x..next {
            let shown = self.index(Position { x, y: at.y });
            if let Some(shown) = shown.and_then(|index| self.shown.get_mut(index)) {
                *shown = if x == at.x { written } else { BLANK };
            }
        }
        Ok(())
    }
}

/// What is in a cell of the screen.
#[derive(Debug, Clone, Copy)]
struct Written {
    /// Nothing, where that is more than a character, or one that is wide or has no width.
    sign: Option<char>,
    fg: Color,
    bg: Color,
    modifier: Modifier,
}

const BLANK: Written = Written {
    sign: Some(' '),
    fg: Color::Reset,
    bg: Color::Reset,
    modifier: Modifier::empty(),
};

impl Written {
    fn of(cell: &Cell) -> Self {
        let symbol = cell.symbol();
        let mut signs = symbol.chars();
        let only = signs.next().filter(|_| signs.next().is_none());
        Self {
            sign: only.filter(|_| grapheme_width(symbol) == 1),
            fg: cell.fg,
            bg: cell.bg,
            modifier: cell.modifier,
        }
    }

    /// Whether it looks the same when it is written in `other`, as a blank does in every colour.
    fn shows_in(&self, other: Style) -> bool {
        let own = self.style();
        let lines =
            |style: Style| style.add_modifier - Modifier::BOLD - Modifier::DIM - Modifier::ITALIC;
        let blank = self.sign == Some(' ') && !own.add_modifier.contains(Modifier::REVERSED);
        own == other || (blank && own.bg == other.bg && lines(own) == lines(other))
    }

    /// How it looks, beside the colours the terminal has by itself.
    fn style(&self) -> Style {
        let own = |color: Color| (color != Color::Reset).then_some(color);
        Style {
            fg: own(self.fg),
            bg: own(self.bg),
            add_modifier: self.modifier,
            ..PLAIN
        }
    }
}

impl Backend for Canvas {
    type Error = io::Error;

    fn draw<'a, I>(&mut self, content: I) -> io::Result<()>
    where
        I: Iterator<Item = (u16, u16, &'a Cell)>,
    {
        let area = self.size.get();
        if self.area != area {
            self.area = area;
            self.shown.clear();
            let cells = usize::from(area.width) * usize::from(area.height);
            self.shown.resize(cells, BLANK);
        }
        for (x, y, cell) in content {
            let at = Position { x, y };
            self.go_to(at)?;
            self.write(at, cell)?;
        }
        if self.style != PLAIN {
            self.style = PLAIN;
            queue!(self.frame, SetAttribute(Attribute::Reset))?;
        }
        Ok(())
    }

    fn hide_cursor(&mut self) -> io::Result<()> {
        if self.cursor == Cursor::Shown {
            self.cursor = Cursor::Hidden;
            queue!(self.frame, Hide)?;
        }
        Ok(())
    }

    fn show_cursor(&mut self) -> io::Result<()> {
        if self.cursor == Cursor::Hidden {
            self.cursor = Cursor::Shown;
            queue!(self.frame, Show)?;
        }
        Ok(())
    }

    fn get_cursor_position(&mut self) -> io::Result<Position> {
        Ok(self.at.unwrap_or_default())
    }

    fn set_cursor_position<P: Into<Position>>(&mut self, position: P) -> io::Result<()> {
        let position = position.into();
        self.at = Some(position);
        queue!(self.frame, MoveTo(position.x, position.y))
    }

    fn clear(&mut self) -> io::Result<()> {
        self.clear_region(ClearType::All)
    }

    fn clear_region(&mut self, region: ClearType) -> io::Result<()> {
        self.shown.fill(BLANK);
        self.gather(Clear(match region {
            ClearType::All => terminal::ClearType::All,
            ClearType::AfterCursor => terminal::ClearType::FromCursorDown,
            ClearType::BeforeCursor => terminal::ClearType::FromCursorUp,
            ClearType::CurrentLine => terminal::ClearType::CurrentLine,
            ClearType::UntilNewLine => terminal::ClearType::UntilNewLine,
        }))
    }

    fn size(&self) -> io::Result<Size> {
        let (width, height) = terminal::size()?;
        let size = Size { width, height };
        self.size.set(size);
        Ok(size)
    }

    fn window_size(&mut self) -> io::Result<WindowSize> {
        let size = terminal::window_size()?;
        Ok(WindowSize {
            columns_rows: Size::new(size.columns, size.rows),
            pixels: Size::new(size.width, size.height),
        })
    }

    /// Sends nothing: a frame is sent when it is whole.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use ratatui::buffer::Buffer;
    use ratatui::crossterm::style::Print;
    use ratatui::layout::Rect;
    use std::num::NonZeroU16;

    const SIZE: Size = Size {
        width: 12,
        height: 3,
    };

    /// A cell: any of few signs in any of few colours and attributes.
    fn any_cell() -> impl Strategy<Value = Cell> {
        let signs = prop::sample::select(vec![" ", " ", "a", "b", "│"]);
        let colours = vec![Color::Reset, Color::Reset, Color::Red, Color::Rgb(1, 2, 3)];
        let colour = prop::sample::select(colours);
        let attributes = prop::bits::u16::masked(0b100_1101); // bold, italic, underlined, reversed
        (signs, colour.clone(), colour, attributes).prop_map(|(sign, fg, bg, bits)| {
            let mut cell = Cell::new(sign);
            (cell.fg, cell.bg) = (fg, bg);
            cell.modifier = Modifier::from_bits_truncate(bits);
            cell
        })
    }

    /// What can be seen of a cell of a terminal: of a blank neither its colour nor how it is drawn.
    fn seen(cell: &vt100::Cell) -> String {
        let sign = cell.contents().trim().to_owned();
        let inked = !sign.is_empty() || cell.inverse();
        let ink = inked.then(|| (cell.fgcolor(), cell.bold(), cell.italic()));
        let (under, turned) = (cell.underline(), cell.inverse());
        format!("{sign} {:?} {under} {turned} {ink:?}", cell.bgcolor())
    }

    /// The terminal after these frames; each is drawn upon the one before or, for comparison, whole
    /// and alone, every cell from the plain style.
    fn shown(frames: &[Vec<Cell>]) -> (vt100::Parser, vt100::Parser) {
        let cells = |count| NonZeroU16::new(count).unwrap_or(NonZeroU16::MIN);
        let parser = || vt100::Parser::new(cells(SIZE.height), cells(SIZE.width), 0);
        let (mut drawn, mut expected) = (parser(), parser());
        let mut canvas = Canvas::new();
        canvas.size.set(SIZE);
        let area = Rect::new(0, 0, SIZE.width, SIZE.height);
        let mut before = Buffer::empty(area);
        for frame in frames {
            let mut buffer = Buffer::empty(area);
            buffer.content.clone_from(frame);
            canvas.draw(before.diff(&buffer).into_iter()).ok();
            before = buffer;
        }
        drawn.process(&canvas.frame);
        let mut whole = Vec::new();
        for (index, cell) in before.content.iter().enumerate() {
            let (x, y) = before.pos_of(index);
            let style = SetStyle(Written::of(cell).style().into_crossterm());
            queue!(whole, MoveTo(x, y), SetAttribute(Attribute::Reset), style).ok();
            queue!(whole, Print(cell.symbol())).ok();
        }
        expected.process(&whole);
        (drawn, expected)
    }

    proptest! {
        #[test]
        fn what_is_seen_is_what_was_drawn(
            frames in prop::collection::vec(prop::collection::vec(any_cell(), 36), 1..4)
        ) {
            let (drawn, expected) = shown(&frames);
            for y in 0..SIZE.height {
                for x in 0..SIZE.width {
                    let cell = |parser: &vt100::Parser| parser.screen().cell(y, x).map(seen);
                    prop_assert_eq!(cell(&drawn), cell(&expected), "{} {}", x, y);
                }
            }
        }
    }
}
