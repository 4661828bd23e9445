//! The screen: taken, drawn on, and given back whatever happens.

use std::io::{self, Stdout, Write};

use ratatui::Terminal;
use ratatui::backend::CrosstermBackend;
use ratatui::crossterm::cursor::{Hide, Show};
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::terminal::{
    BeginSynchronizedUpdate, Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen,
    LeaveAlternateScreen, disable_raw_mode, enable_raw_mode,
};
use ratatui::crossterm::{execute, queue};

use crate::app::{App, Size};
use crate::ui;

/// What ends a frame: the end of a synchronised update.
const END_OF_FRAME: &[u8] = b"\x1b[?2026l";

/// The screen while the program has it. Dropping it gives the terminal back.
pub(super) struct Screen {
    terminal: Terminal<CrosstermBackend<Frame>>,
}

/// Gathers a frame, so that it is sent in one write.
struct Frame {
    gathered: Vec<u8>,
    out: Stdout,
}

impl Screen {
    /// Takes the terminal. Nothing is sent before the first frame.
    pub(super) fn take() -> io::Result<Self> {
        enable_raw_mode()?;
        let frame = Frame {
            gathered: Vec::with_capacity(16 * 1024),
            out: io::stdout(),
        };
        match Terminal::new(CrosstermBackend::new(frame)) {
            Ok(terminal) => {
                let mut screen = Self { terminal };
                screen.enter()?;
                Ok(screen)
            }
            Err(error) => {
                give_back()?;
                Err(error)
            }
        }
    }

    /// The size of the window, or the one of old terminals where it cannot be told.
    pub(super) fn size() -> Size {
        let (columns, rows) = ratatui::crossterm::terminal::size().unwrap_or((80, 24));
        Size { columns, rows }
    }

    /// Draws the program and sends what has changed, in one write that the terminal shows at once.
    pub(super) fn draw(&mut self, app: &App) -> io::Result<()> {
        queue!(self.terminal.backend_mut(), BeginSynchronizedUpdate)?;
        let drawn = self.terminal.draw(|frame| ui::draw(app, frame)).map(|_| ());
        execute!(self.terminal.backend_mut(), EndSynchronizedUpdate)?;
        drawn
    }

    /// Takes the terminal back after it was given away; the next frame is drawn in full.
    pub(super) fn retake(&mut self) -> io::Result<()> {
        enable_raw_mode()?;
        let frame = Frame {
            gathered: Vec::new(),
            out: io::stdout(),
        };
        self.terminal = Terminal::new(CrosstermBackend::new(frame))?;
        self.enter()
    }

    fn enter(&mut self) -> io::Result<()> {
        queue!(
            self.terminal.backend_mut(),
            EnterAlternateScreen,
            EnableBracketedPaste,
            Clear(ClearType::All),
            Hide
        )
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // There is nobody left to tell.
        give_back().ok();
    }
}

/// Gives the terminal back as it was found: also in the midst of a frame, and more than once.
pub(super) fn give_back() -> io::Result<()> {
    let left = execute!(
        io::stdout(),
        EndSynchronizedUpdate,
        DisableBracketedPaste,
        LeaveAlternateScreen,
        Show
    );
    disable_raw_mode().and(left)
}

impl Write for Frame {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.gathered.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    /// Sends what was gathered once it is a whole frame; ratatui flushes earlier.
    fn flush(&mut self) -> io::Result<()> {
        if self.gathered.ends_with(END_OF_FRAME) {
            self.out.write_all(&self.gathered)?;
            self.gathered.clear();
            self.out.flush()?;
        }
        Ok(())
    }
}
