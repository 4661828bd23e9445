//! A program in a pseudo-terminal: keys are sent to it, and the screen is read back from what it
//! sends. Nothing waits longer than it must.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test whose terminal fails, or whose screen never comes, must fail"
)]

#[cfg(target_os = "linux")]
mod resting;

use std::fs::File;
use std::io::{Read, Write};
use std::num::NonZeroU16;
use std::path::Path;
use std::process::Command;
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Condvar, Mutex};
use std::thread;
use std::time::{Duration, Instant};

use frontrow::config::Capture;
use portable_pty::{ChildKiller, CommandBuilder, MasterPty, PtyPair, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use tempfile::TempDir;

/// How long something may take on a machine that has much else to do.
const LONGEST: Duration = Duration::from_secs(120);

/// What is written behind everything that a program has sent, and sends nothing of itself.
const BEHIND: &str = "\0";

/// The columns and rows of the terminal in the beginning.
const COLUMNS: u16 = 80;
const ROWS: u16 = 24;

/// What in the environment speaks of colours and of the terminal.
const TELLING: &[&str] = &[
    "CLICOLOR",
    "CLICOLOR_FORCE",
    "COLORFGBG",
    "COLORTERM",
    "FORCE_COLOR",
    "NO_COLOR",
    "TERM_PROGRAM",
    "TMUX",
];

/// A program in a terminal of its own. It is ended when this is dropped.
pub(super) struct Pty {
    pair: PtyPair,
    keys: Box<dyn Write + Send>,
    seen: Arc<Seen>,
    id: u32,
    killer: Box<dyn ChildKiller + Send + Sync>,
    exit: Receiver<u32>,
    /// How the terminal was set before the program came.
    cooked: String,
}

/// What the terminal was sent.
struct Seen {
    screen: Mutex<Screen>,
    changed: Condvar,
}

struct Screen {
    parser: vt100::Parser,
    bytes: Vec<u8>,
}

impl Pty {
    /// The program under test with these arguments.
    pub(super) fn frontrow(folder: &TempDir, arguments: &[&str]) -> Self {
        Self::frontrow_in("", folder, arguments)
    }

    /// The program under test in an environment with more in it, written as `NAME=value NAME=value`.
    pub(super) fn frontrow_in(environment: &str, folder: &TempDir, arguments: &[&str]) -> Self {
        let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_frontrow"));
        command.args(arguments);
        Self::start(command, environment, folder.path())
    }

    /// A line for the shell, in which `$FRONTROW` is the program under test.
    pub(super) fn shell(folder: &TempDir, line: &str) -> Self {
        let mut command = CommandBuilder::new("sh");
        command.args(["-c", line]);
        command.env("FRONTROW", env!("CARGO_BIN_EXE_frontrow"));
        Self::start(command, "", folder.path())
    }

    fn start(mut command: CommandBuilder, environment: &str, folder: &Path) -> Self {
        command.cwd(folder);
        for name in TELLING {
            command.env_remove(name);
        }
        command.env("TERM", "xterm-256color");
        command.env("XDG_CONFIG_HOME", folder.join(".config"));
        command.env("XDG_CACHE_HOME", folder.join(".cache"));
        command.env("XDG_STATE_HOME", folder.join(".state"));
        for (name, value) in environment.split(' ').filter_map(|set| set.split_once('=')) {
            command.env(name, value);
        }
        let pair = native_pty_system().openpty(size(COLUMNS, ROWS)).unwrap();
        let cooked = settings(&*pair.master);
        let mut child = pair.slave.spawn_command(command).unwrap();
        let (id, killer) = (child.process_id().unwrap(), child.clone_killer());
        let (tell_exit, exit) = channel();
        thread::spawn(move || tell_exit.send(child.wait().unwrap().exit_code()));
        let seen = Arc::new(Seen {
            screen: Mutex::new(Screen {
                parser: vt100::Parser::new(some(ROWS), some(COLUMNS), 0),
                bytes: Vec::new(),
            }),
            changed: Condvar::new(),
        });
        let mut sent = pair.master.try_clone_reader().unwrap();
        let watched = Arc::clone(&seen);
        thread::spawn(move || {
            let mut bytes = [0; 4096];
            while let Ok(length @ 1..) = sent.read(&mut bytes) {
                let mut screen = watched.screen.lock().unwrap();
                let new = bytes.get(..length).unwrap_or_default();
                screen.parser.process(new);
                screen.bytes.extend_from_slice(new);
                watched.changed.notify_all();
            }
        });
        let keys = pair.master.take_writer().unwrap();
        Self {
            pair,
            keys,
            seen,
            id,
            killer,
            exit,
            cooked,
        }
    }

    /// Sends what keys send.
    pub(super) fn send(&mut self, keys: &str) {
        self.keys.write_all(keys.as_bytes()).unwrap();
        self.keys.flush().unwrap();
    }

    /// Sends a signal, by its name without `SIG`.
    pub(super) fn signal(&self, signal: &str) {
        let sent = Command::new("kill")
            .args(["-s", signal, &self.id.to_string()])
            .status();
        assert!(sent.unwrap().success(), "{signal}");
    }

    /// Gives the terminal another size.
    pub(super) fn resize(&self, columns: u16, rows: u16) {
        let mut screen = self.seen.screen.lock().unwrap();
        screen
            .parser
            .screen_mut()
            .set_size(some(rows), some(columns));
        self.pair.master.resize(size(columns, rows)).unwrap();
    }

    /// Waits until the screen shows a text.
    pub(super) fn wait_for(&self, text: &str) {
        self.wait_until(text, |screen| screen.contains(text));
    }

    /// Waits until the screen is as `wanted`.
    pub(super) fn wait_until(&self, what: &str, wanted: impl Fn(&str) -> bool) {
        self.wait(what, |screen| wanted(&screen.contents()));
    }

    /// Waits until the screen is as `wanted`, and tells the program now and then that its window
    /// has the focus. Of more than a thousand keys that come at once, crossterm reads the rest only
    /// when something else comes.
    pub(super) fn wait_poking(&mut self, what: &str, wanted: impl Fn(&str) -> bool) {
        let until = Instant::now() + LONGEST;
        loop {
            self.send("\x1b[I");
            thread::sleep(Duration::from_millis(20));
            let contents = self.screen();
            if wanted(&contents) {
                return;
            }
            assert!(Instant::now() < until, "{what} never came:\n{contents}");
        }
    }

    fn wait(&self, what: &str, wanted: impl Fn(&vt100::Screen) -> bool) {
        let has_come = self.comes_by(Instant::now() + LONGEST, wanted);
        assert!(has_come, "{what} never came:\n{}", self.screen());
    }

    /// Waits until the screen shows a text, but not beyond a moment. Whether it did.
    pub(super) fn shows_by(&self, until: Instant, wanted: impl Fn(&str) -> bool) -> bool {
        self.comes_by(until, |screen| wanted(&screen.contents()))
    }

    fn comes_by(&self, until: Instant, wanted: impl Fn(&vt100::Screen) -> bool) -> bool {
        let left = until.saturating_duration_since(Instant::now());
        let screen = self.seen.screen.lock().unwrap();
        let (screen, waiting) = self
            .seen
            .changed
            .wait_timeout_while(screen, left, |screen| !wanted(screen.parser.screen()))
            .unwrap();
        drop(screen);
        !waiting.timed_out()
    }

    /// What is on the screen.
    fn screen(&self) -> String {
        self.seen.screen.lock().unwrap().parser.screen().contents()
    }

    /// Kills the program. Gives the last that it had on the screen.
    pub(super) fn kill(mut self) -> String {
        let id = i32::try_from(self.id).ok().and_then(Pid::from_raw);
        kill_process(id.unwrap(), Signal::KILL).unwrap();
        self.ended();
        self.wait_for_the_rest();
        self.screen()
    }

    /// Waits until the program has ended. Gives its exit code.
    pub(super) fn ended(&mut self) -> u32 {
        match self.exit.recv_timeout(LONGEST) {
            Ok(code) => code,
            Err(error) => panic!("{error}: it never ended: {:?}", self.sent()),
        }
    }

    /// Everything that was sent so far.
    pub(super) fn sent(&self) -> String {
        self.wait_for_the_rest();
        let screen = self.seen.screen.lock().unwrap();
        String::from_utf8_lossy(&screen.bytes).replace(BEHIND, "")
    }

    /// Waits until this was sent, escapes and all.
    pub(super) fn wait_for_sent(&self, bytes: &str) {
        let screen = self.seen.screen.lock().unwrap();
        let missing = |screen: &mut Screen| {
            let sent = String::from_utf8_lossy(&screen.bytes);
            !sent.contains(bytes)
        };
        let (screen, waiting) = self
            .seen
            .changed
            .wait_timeout_while(screen, LONGEST, missing)
            .unwrap();
        let sent = String::from_utf8_lossy(&screen.bytes).into_owned();
        drop(screen);
        assert!(!waiting.timed_out(), "{bytes:?} never sent: {sent:?}");
    }

    /// Whether the program has the terminal: another screen, raw keys, pastes marked as such, and
    /// the mouse.
    pub(super) fn is_taken(&self) -> bool {
        let screen = self.seen.screen.lock().unwrap();
        let screen = screen.parser.screen();
        let taken = screen.alternate_screen() && screen.bracketed_paste() && has_mouse(screen);
        taken && !self.is_cooked()
    }

    /// Waits until the program has taken the mouse, or has left it to the terminal.
    pub(super) fn wait_for_mouse(&self, wanted: Capture) {
        self.wait(&format!("the mouse {wanted:?}"), |screen| {
            has_mouse(screen) == (wanted == Capture::On)
        });
    }

    /// Whether the terminal is set as it was before the program came.
    pub(super) fn is_cooked(&self) -> bool {
        settings(&*self.pair.master) == self.cooked
    }

    /// Whether the cursor is hidden.
    pub(super) fn cursor_is_hidden(&self) -> bool {
        let screen = self.seen.screen.lock().unwrap();
        screen.parser.screen().hide_cursor()
    }

    /// Sees that the terminal is as it was found: its own screen, the cursor, no marked pastes, the
    /// mouse, and its settings.
    pub(super) fn assert_given_back(&self) {
        self.wait("the terminal given back", |screen| {
            !screen.alternate_screen()
                && !screen.hide_cursor()
                && !screen.bracketed_paste()
                && !has_mouse(screen)
        });
        let until = Instant::now() + LONGEST;
        while !self.is_cooked() {
            assert!(Instant::now() < until, "{}", settings(&*self.pair.master));
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits for what is still on its way, even when the program has ended: what is written behind
    /// it must have come.
    fn wait_for_the_rest(&self) {
        let come = |screen: &Screen| {
            String::from_utf8_lossy(&screen.bytes)
                .matches(BEHIND)
                .count()
        };
        let before = come(&self.seen.screen.lock().unwrap());
        let name = self.pair.master.tty_name().unwrap();
        let mut terminal = File::options().write(true).open(name).unwrap();
        terminal.write_all(BEHIND.as_bytes()).unwrap();
        let screen = self.seen.screen.lock().unwrap();
        let missing = |screen: &mut Screen| come(screen) == before;
        let (screen, waiting) = self
            .seen
            .changed
            .wait_timeout_while(screen, LONGEST, missing)
            .unwrap();
        drop(screen);
        assert!(!waiting.timed_out(), "the rest never came");
    }
}

impl Drop for Pty {
    fn drop(&mut self) {
        // It has mostly ended by then.
        self.killer.kill().ok();
    }
}

/// Whether the program is told of the mouse.
fn has_mouse(screen: &vt100::Screen) -> bool {
    screen.mouse_protocol_mode() != vt100::MouseProtocolMode::None
}

/// The modes of a terminal, to be compared.
fn settings(master: &dyn MasterPty) -> String {
    let modes = master.get_termios().unwrap();
    format!(
        "{:?} {:?} {:?} {:?}",
        modes.input_flags, modes.output_flags, modes.control_flags, modes.local_flags
    )
}

fn size(columns: u16, rows: u16) -> PtySize {
    PtySize {
        rows,
        cols: columns,
        pixel_width: 0,
        pixel_height: 0,
    }
}

/// Columns or rows, of which a terminal has some.
fn some(cells: u16) -> NonZeroU16 {
    NonZeroU16::new(cells).unwrap()
}
