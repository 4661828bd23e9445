//! The terminal lent to the reader's editor, and taken back.

use std::io;
use std::path::Path;
use std::time::Duration;

use rustix::termios::{OptionalActions, tcgetattr, tcsetattr};

use super::editor::Editor;
use super::run::Session;
use super::screen::{Screen, give_back};
use super::{Wake, signals};
use crate::app::{Effect, EntryId, Event};

/// How long a signal may take through this program.
const SIGNAL_MOST: Duration = Duration::from_secs(1);

impl Session {
    /// Lends the terminal to the reader's editor at a line of a file until it ends, and has the
    /// file read again. What goes wrong with the editor is told on the screen.
    pub(super) fn edit(
        &mut self,
        screen: &mut Screen,
        entry: EntryId,
        place: (&Path, usize),
    ) -> io::Result<Vec<Effect>> {
        let ended = match Editor::of_the_reader() {
            Ok(editor) => self.lend(screen, || editor.run(place.0, place.1))?,
            Err(reason) => Err(reason),
        };
        let mut effects = self.app.update(Event::Changed(entry));
        if let Err(reason) = ended {
            effects.extend(self.app.update(Event::Trouble(reason)));
        }
        Ok(effects)
    }

    /// Leaves the terminal alone while another program has it, which `task` waits for.
    fn lend(
        &mut self,
        screen: &mut Screen,
        task: impl FnOnce() -> Result<(), String>,
    ) -> io::Result<Result<(), String>> {
        self.await_answer();
        if !self.input.park() {
            return Ok(Err("A key is only half typed; try again".to_owned()));
        }
        give_back()?;
        let modes = tcgetattr(io::stdout());
        let outcome = task();
        if let Ok(modes) = modes {
            // Who was killed has left the terminal as it was for them.
            tcsetattr(io::stdout(), OptionalActions::Now, &modes).ok();
        }
        screen.retake()?;
        self.drop_their_signals();
        self.input.resume();
        Ok(outcome)
    }

    /// Drops the signals that came from keys meant for another program.
    fn drop_their_signals(&mut self) {
        let mut kept: Vec<Wake> = self.wakes.try_iter().collect();
        // Signals come through in their order: behind this one there is none from before.
        if signals::mark().is_ok() {
            while let Ok(wake) = self.wakes.recv_timeout(SIGNAL_MOST) {
                let marked = matches!(wake, Wake::Continue);
                kept.push(wake);
                if marked {
                    break;
                }
            }
        }
        kept.retain(|wake| !signals::is_from_a_key(wake));
        for wake in kept {
            // The other end is in this very session.
            self.sender.send(wake).ok();
        }
    }
}
