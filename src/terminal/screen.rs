//! The screen: taken, drawn on, and given back whatever happens.

use std::io;
use std::thread;

use ratatui::Terminal;
use ratatui::crossterm::clipboard::CopyToClipboard;
use ratatui::crossterm::cursor::Show;
use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
use ratatui::crossterm::execute;
use ratatui::crossterm::style::Print;
use ratatui::crossterm::style::force_color_output;
use ratatui::crossterm::terminal::{
    Clear, ClearType, EndSynchronizedUpdate, EnterAlternateScreen, LeaveAlternateScreen,
    disable_raw_mode, enable_raw_mode, size,
};

use super::canvas::Canvas;
use crate::app::{App, Size};
use crate::config::Capture;
use crate::ui;

/// Asks the terminal to tell of the main things done with the mouse: buttons (1000), and moves while
/// one is held down (1002), with places of any size (1006). Mere moves (1003), of which crossterm's
/// own command asks to be told too, would wake the program for nothing.
const TAKE_MOUSE: &str = "\x1b[?1000h\x1b[?1002h\x1b[?1006h";

/// Leaves the mouse to the terminal: the same modes, off again.
const LEAVE_MOUSE: &str = "\x1b[?1006l\x1b[?1002l\x1b[?1000l";

/// The screen while the program has it. Dropping it gives the terminal back.
pub(super) struct Screen {
    terminal: Terminal<Canvas>,
    /// Who has the mouse while the program has the screen.
    mouse: Capture,
}

impl Screen {
    /// Takes the terminal, and the mouse if it is to. Nothing is sent before the first frame.
    pub(super) fn take(mouse: Capture) -> io::Result<Self> {
        // Whether there are colours is seen to by the themes; crossterm would leave them out by itself.
        force_color_output(true);
        let taken = enable_raw_mode().and_then(|()| enter(mouse));
        if taken.is_err() {
            give_back().ok();
        }
        Ok(Self {
            terminal: taken?,
            mouse,
        })
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
        self.terminal = enter(self.mouse)?;
        Ok(())
    }

    /// Has the terminal copy a text (OSC 52), with the next frame.
    pub(super) fn copy(&mut self, text: &str) -> io::Result<()> {
        let copy = CopyToClipboard::to_clipboard_from(text);
        self.terminal.backend_mut().gather(copy)
    }

    /// Takes the mouse, or leaves it to the terminal, with the next frame and from then on.
    pub(super) fn capture(&mut self, mouse: Capture) -> io::Result<()> {
        self.mouse = mouse;
        let change = match mouse {
            Capture::On => TAKE_MOUSE,
            Capture::Off => LEAVE_MOUSE,
        };
        self.terminal.backend_mut().gather(Print(change))
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
fn enter(mouse: Capture) -> io::Result<Terminal<Canvas>> {
    let mut canvas = Canvas::new();
    canvas.gather(EnterAlternateScreen)?;
    canvas.gather(EnableBracketedPaste)?;
    if mouse == Capture::On {
        canvas.gather(Print(TAKE_MOUSE))?;
    }
    canvas.gather(Clear(ClearType::All))?;
    Terminal::new(canvas)
}

/// Gives the terminal back as it was found: also in the midst of a frame, and more than once.
pub(super) fn give_back() -> io::Result<()> {
    let left = execute!(
        io::stdout(),
        EndSynchronizedUpdate,
        Print(LEAVE_MOUSE),
        DisableBracketedPaste,
        LeaveAlternateScreen,
        Show
    );
    disable_raw_mode().and(left)
}
