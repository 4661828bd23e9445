//! What is told on standard error.

use crate::config::{ConfigError, Paint};
use crate::formats::sanitise;
use crate::library::Source;
use crate::review::Problem;
use std::env;
use std::io::{self, IsTerminal, Write};

/// Tells the reader something on standard error. Nobody can be told that this failed.
pub fn tell(message: &str) {
    for line in message.lines() {
        writeln!(io::stderr().lock(), "frontrow: {}", sanitise::line(line)).ok();
    }
}

/// Tells the reader something of several lines, which names this program itself.
pub(super) fn tell_all(message: &str) {
    let message = sanitise::text(message.to_owned()).text;
    write!(io::stderr().lock(), "{message}").ok();
}

/// Tells what is wrong with the settings, in colours if standard error is a terminal that is to have
/// them.
pub(super) fn tell_mistakes(error: &ConfigError) {
    let plain = env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty());
    let paint = if io::stderr().is_terminal() && !plain {
        Paint::Colours
    } else {
        Paint::Plain
    };
    writeln!(io::stderr().lock(), "{}", error.rendered(paint)).ok();
}

/// Tells what is wrong with a source that was read all the same.
pub(super) fn tell_problem(source: &Source, problem: &Problem) {
    let Problem { line, message } = problem;
    let path = source.shown();
    match line {
        Some(line) => tell(&format!("{path}:{line}: {message}")),
        None => tell(&format!("{path}: {message}")),
    }
}
