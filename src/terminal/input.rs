//! Keys, pasted text, the mouse and new sizes from the terminal, in the program's own terms.

use std::sync::mpsc::Sender;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use signal_hook::consts::SIGWINCH;
use signal_hook::low_level::raise;

use ratatui::crossterm::event::{
    self, KeyEvent, KeyEventKind, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};

use super::Wake;
use super::ground::{Events, Heard};
use crate::app::{Event, Mouse, MouseKind, Size};
use crate::keys::{Key, KeyCode, Modifiers};

/// How long the thread may take to leave the terminal alone, and how long between two calls.
const PARKING_MOST: Duration = Duration::from_millis(500);
const CALL: Duration = Duration::from_millis(10);

/// The thread that reads the terminal. It can be parked, so that it takes no key from another
/// program.
#[derive(Debug, Clone, Default)]
pub(super) struct Input(Arc<Gate>);

/// Where the thread waits while it is parked.
#[derive(Debug, Default)]
struct Gate {
    state: Mutex<State>,
    turned: Condvar,
}

/// What the thread does.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
enum State {
    /// It has not begun, or has ended.
    #[default]
    Away,
    /// It reads the terminal.
    Reading,
    /// It is to leave the terminal alone.
    Called,
    /// It leaves the terminal alone.
    Parked,
}

impl Input {
    /// Has the terminal left alone until [`Input::resume`]; `false` if the thread does not come out
    /// of its read, as in the midst of what a key sends. A new size of the window brings it out.
    pub(super) fn park(&self) -> bool {
        let mut state = self.0.state();
        if *state == State::Reading {
            *state = State::Called;
        }
        let until = Instant::now() + PARKING_MOST;
        while *state == State::Called && Instant::now() < until {
            // If it cannot be sent, the thread does not come.
            raise(SIGWINCH).ok();
            let waited = self.0.turned.wait_timeout(state, CALL);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
        }
        if *state == State::Called {
            *state = State::Reading;
            return false;
        }
        true
    }

    /// Has the terminal read again.
    pub(super) fn resume(&self) {
        let mut state = self.0.state();
        if *state == State::Parked {
            *state = State::Reading;
            self.0.turned.notify_all();
        }
    }
}

impl Gate {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn turn(&self, state: State) {
        *self.state() = state;
        self.turned.notify_all();
    }

    /// Waits here while the thread is to leave the terminal alone.
    fn pass(&self) {
        let mut state = self.state();
        while *state != State::Reading {
            *state = State::Parked;
            self.turned.notify_all();
            let waited = self.turned.wait(state);
            state = waited.unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// Reads the terminal from now on. Waits in the read, so that nothing wakes up for nothing.
pub(super) fn listen(input: &Input, mut events: Events, wakes: Sender<Wake>) {
    let gate = Arc::clone(&input.0);
    gate.turn(State::Reading);
    thread::spawn(move || {
        loop {
            gate.pass();
            let wake = match events.read() {
                Ok(Heard::Event(event)) => own(event).map(Wake::App),
                Ok(Heard::Ground(ground)) => Some(Wake::App(Event::Ground(ground))),
                Err(error) => Some(Wake::InputLost(error)),
            };
            let Some(wake) = wake else { continue };
            let last = matches!(wake, Wake::InputLost(_));
            if wakes.send(wake).is_err() || last {
                gate.turn(State::Away);
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
        event::Event::Mouse(mouse) => own_mouse(mouse).map(Event::Mouse),
        event::Event::FocusGained | event::Event::FocusLost => None,
    }
}

/// What was done with the main button or the wheel; nothing for the rest.
fn own_mouse(mouse: MouseEvent) -> Option<Mouse> {
    let kind = match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => MouseKind::Press,
        MouseEventKind::Drag(MouseButton::Left) => MouseKind::Drag,
        MouseEventKind::Up(MouseButton::Left) => MouseKind::Release,
        MouseEventKind::ScrollDown => MouseKind::WheelDown,
        MouseEventKind::ScrollUp => MouseKind::WheelUp,
        MouseEventKind::Down(_)
        | MouseEventKind::Drag(_)
        | MouseEventKind::Up(_)
        | MouseEventKind::Moved
        | MouseEventKind::ScrollLeft
        | MouseEventKind::ScrollRight => return None,
    };
    Some(Mouse {
        kind,
        column: mouse.column,
        row: mouse.row,
    })
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
