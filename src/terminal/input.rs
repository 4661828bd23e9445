//! Keys, pasted text and new sizes from the terminal, in the program's own terms.

use std::sync::mpsc::Sender;
use std::thread;

use ratatui::crossterm::event::{self, KeyEvent, KeyEventKind, KeyModifiers};

use super::Wake;
use super::ground::{Events, Heard};
use crate::app::{Event, Size};
use crate::keys::{Key, KeyCode, Modifiers};

/// Reads the terminal from now on. Waits in the read, so that nothing wakes up for nothing.
pub(super) fn listen(mut events: Events, wakes: Sender<Wake>) {
    thread::spawn(move || {
        loop {
            let wake = match events.read() {
                Ok(Heard::Event(event)) => own(event).map(Wake::App),
                Ok(Heard::Ground(ground)) => Some(Wake::App(Event::Ground(ground))),
                Err(error) => Some(Wake::InputLost(error)),
            };
            let Some(wake) = wake else { continue };
            let last = matches!(wake, Wake::InputLost(_));
            if wakes.send(wake).is_err() || last {
                return;
            }
        }
    });
}

/// The program's own event, or `None` for what it has no use for.
fn own(event: event::Event) -> Option<Event> {
    match event {
        event::Event::Key(key) => own_key(key).map(Event::Key),
        event::Event::Paste(text) => Some(Event::Pasted(text)),
        event::Event::Resize(columns, rows) => Some(Event::Resized(Size { columns, rows })),
        event::Event::FocusGained | event::Event::FocusLost | event::Event::Mouse(_) => None,
    }
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "crossterm knows more keys than can be bound"
)]
fn own_key(key: KeyEvent) -> Option<Key> {
    if key.kind == KeyEventKind::Release {
        return None;
    }
    let mut modifiers = Modifiers::NONE;
    for (theirs, ours) in [
        (KeyModifiers::CONTROL, Modifiers::CTRL),
        (KeyModifiers::ALT, Modifiers::ALT),
        (KeyModifiers::SHIFT, Modifiers::SHIFT),
    ] {
        if key.modifiers.contains(theirs) {
            modifiers = modifiers | ours;
        }
    }
    let code = match key.code {
        event::KeyCode::Char(c) => KeyCode::Char(c),
        event::KeyCode::Enter => KeyCode::Enter,
        event::KeyCode::Esc => KeyCode::Esc,
        event::KeyCode::Tab => KeyCode::Tab,
        event::KeyCode::BackTab => {
            modifiers = modifiers | Modifiers::SHIFT;
            KeyCode::Tab
        }
        event::KeyCode::Backspace => KeyCode::Backspace,
        event::KeyCode::Delete => KeyCode::Delete,
        event::KeyCode::Insert => KeyCode::Insert,
        event::KeyCode::Up => KeyCode::Up,
        event::KeyCode::Down => KeyCode::Down,
        event::KeyCode::Left => KeyCode::Left,
        event::KeyCode::Right => KeyCode::Right,
        event::KeyCode::Home => KeyCode::Home,
        event::KeyCode::End => KeyCode::End,
        event::KeyCode::PageUp => KeyCode::PageUp,
        event::KeyCode::PageDown => KeyCode::PageDown,
        event::KeyCode::F(number) => KeyCode::F(number),
        // Locks, media keys, modifiers alone.
        _ => return None,
    };
    Some(Key::new(code, modifiers))
}
