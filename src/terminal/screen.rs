//! The screen: taken, drawn on, and given back whatever happens.

use std::io;
use std::thread;

use ratatui::Terminal;
use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::execute;
use ratatui::crossterm::style::force_color_output;
use ratatui::crossterm::terminal::{
    Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode, size,
};

use super::canvas::Canvas;
use crate::app::{App, Size};
use crate::ui;

/// The screen while the program has it. Dropping it gives the terminal back.
pub(super) struct Screen {
    terminal: Terminal<Canvas>,
}

impl Screen {
    /// Takes the terminal. Nothing is sent before the first frame.
    pub(super) fn take() -> io::Result<Self> {
        // Whether there are colours is seen to by the themes; crossterm would leave them out by itself.
        force_color_output(true);
        let taken = enable_raw_mode().and_then(|()| enter());
        if taken.is_err() {
            give_back().ok();
        }
        Ok(Self { terminal: taken? })
    }

    /// The size of the window, or the one of old terminals where it cannot be told.
    pub(super) fn size() -> Size {
        let (columns, rows) = size().unwrap_or((80, 24));
        Size { columns, rows }
    }

    /// Draws the program and sends what has changed. Gives the size that was drawn.
    pub(super) fn draw(&mut self, app: &App) -> io::Result<Size> {
        let area = self.terminal.draw(|frame| ui::draw(app, frame))?.area;
        self.terminal.backend_mut().send()?;
        Ok(Size {
            columns: area.width,
            rows: area.height,
        })
    }

    /// Takes the terminal back after it was given away; the next frame is drawn in full.
    pub(super) fn retake(&mut self) -> io::Result<()> {
        // The shell may have changed the mode since; crossterm sets it only when it has unset it.
        disable_raw_mode()?;
        enable_raw_mode()?;
        self.terminal = enter()?;
        Ok(())
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        // A panic has given it back before it was reported; once more would put the cursor back to
        // where it was before the program, over the report.
        if !thread::panicking() {
            // There is nobody left to tell.
            give_back().ok();
        }
    }
}

/// Enters the alternate screen, with the first frame that is sent.
fn enter() -> io::Result<Terminal<Canvas>> {
    let mut canvas = Canvas::new();
    canvas.gather(EnterAlternateScreen)?;
    canvas.gather(EnableBracketedPaste)?;
    canvas.gather(Clear(ClearType::All))?;
    Terminal::new(canvas)
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
