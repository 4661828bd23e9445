//! The terminal: the only place that knows crossterm, and the loop of the program.
//!
//! One channel carries everything that can happen. The loop waits for the next of it, takes all
//! that is there, lets the program change, hands its effects to work, and draws once.

mod beginning;
mod canvas;
mod clipboard;
mod colour;
mod editor;
mod ending;
mod ground;
mod input;
mod lend;
mod run;
mod screen;
mod signals;

pub use ending::{Ending, RunError};
pub use run::run;

use std::time::Duration;

use crate::app::Event;

/// How long a frame waits for something to show that was asked for, before it is drawn without.
const PATIENCE: Duration = Duration::from_millis(40);

/// Something the loop wakes up for.
#[derive(Debug)]
enum Wake {
    /// Something the program deals with.
    App(Event),
    /// A signal asks the program to end.
    End(i32),
    /// A signal asks the program to stop for a while.
    Suspend,
    /// The program was stopped and goes on.
    Continue,
    /// No more keys can come.
    InputLost(std::io::Error),
    /// A thread has failed where it never should.
    Crashed(String),
}
