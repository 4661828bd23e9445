//! The program played without a terminal: a source, a window, keys, and what is on the screen then.

use std::collections::VecDeque;
use std::error::Error;
use std::ops::ControlFlow;
use std::path::PathBuf;

use frontrow::app::{App, Event, Pane, Size};
use frontrow::config::ThemeChoice;
use frontrow::keys::Key;
use frontrow::{config, ui, work};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Buffer;

/// What the program shows.
pub(crate) fn drawn(app: &App) -> Result<Buffer, Box<dyn Error>> {
    let size = app.size();
    let mut terminal = Terminal::new(TestBackend::new(size.columns, size.rows))?;
    terminal.draw(|frame| ui::draw(app, frame))?;
    Ok(terminal.backend().buffer().clone())
}

/// The program after all keys, its work done one piece after the other.
pub(crate) fn played(
    theme: &str,
    root: PathBuf,
    size: Size,
    keys: Vec<Key>,
) -> Result<App, Box<dyn Error>> {
    let mut shipped = config::shipped()?;
    if !shipped.themes.iter().any(|(name, _)| name == theme) {
        return Err(format!("no theme is called `{theme}`").into());
    }
    shipped.screen.theme = ThemeChoice::Named(theme.to_owned());
    let settings = shipped.for_library();
    let focus = if root.is_dir() {
        Pane::Library
    } else {
        Pane::Text
    };
    let mut app = App::new(shipped, size, focus);
    let mut events = VecDeque::new();
    work::walk(&[root], &settings, &mut |event| {
        events.push_back(event);
        ControlFlow::Continue(())
    });
    let mut keys = keys.into_iter().map(Event::Key);
    while let Some(event) = events.pop_front().or_else(|| keys.next()) {
        for effect in app.update(event) {
            work::perform(&effect, &settings, &mut |event| {
                events.push_back(event);
                ControlFlow::Continue(())
            });
        }
    }
    Ok(app)
}
