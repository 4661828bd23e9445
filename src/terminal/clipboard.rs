//! Copying: by the terminal, and by a program that has the clipboard, as nobody can know whether a
//! terminal did as it was asked.

use std::env;
use std::io::{self, Write};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use super::Wake;
use super::run::Session;
use super::screen::Screen;
use crate::app::{Event, Handed};
use crate::config::Clipboard;

/// The bytes that terminals take, three for each four of what is sent: xterm's limit, the least of those that
/// are known.
const TERMINAL_MOST: usize = 74_994 / 4 * 3;

/// How long a program may take for it.
const LONGEST: Duration = Duration::from_secs(2);

/// How long until it is looked again whether it is done.
const PAUSE: Duration = Duration::from_millis(5);

/// A program that takes the clipboard's text from its standard input.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Taker {
    program: &'static str,
    arguments: &'static [&'static str],
    encoding: Encoding,
}

/// How a program wants the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Utf16,
}

const TMUX: Taker = Taker {
    program: "tmux",
    arguments: &["load-buffer", "-w", "-"],
    encoding: Encoding::Utf8,
};

const WAYLAND: Taker = Taker {
    program: "wl-copy",
    arguments: &["--type", "text/plain;charset=utf-8"],
    encoding: Encoding::Utf8,
};

const X: [Taker; 2] = [
    Taker {
        program: "xclip",
        arguments: &["-selection", "clipboard", "-in"],
        encoding: Encoding::Utf8,
    },
    Taker {
        program: "xsel",
        arguments: &["--clipboard", "--input"],
        encoding: Encoding::Utf8,
    },
];

const MAC: Taker = Taker {
    program: "pbcopy",
    arguments: &[],
    encoding: Encoding::Utf8,
};

const WINDOWS: Taker = Taker {
    program: "clip.exe",
    arguments: &[],
    encoding: Encoding::Utf16,
};

impl Session {
    /// Copies a text, and has told what became of it: at once, or by a thread that waits for a program.
    pub(super) fn copy(&self, screen: &mut Screen, text: String) -> io::Result<()> {
        let fits = text.len() <= TERMINAL_MOST;
        if fits {
            screen.copy(&text)?;
        }
        let takers = match self.app.settings().screen.clipboard {
            Clipboard::Auto => {
                takers(|name| env::var_os(name).is_some_and(|value| !value.is_empty()))
            }
            Clipboard::Terminal | Clipboard::Off => Vec::new(),
        };
        let wakes = self.sender.clone();
        let hand = move || {
            let taken = takers.iter().map(|taker| hand_to(*taker, &text));
            // All are asked: what one has, the others may not.
            let taken: Vec<Result<(), String>> = taken.collect();
            let failed = taken.iter().find_map(|taken| taken.as_ref().err());
            let handed = if taken.iter().any(Result::is_ok) {
                Handed::Clipboard
            } else if fits {
                Handed::Terminal
            } else {
                Handed::Nowhere(failed.cloned().unwrap_or_else(|| {
                    "it is too long for the terminal; a program such as xclip or wl-copy is needed"
                        .to_owned()
                }))
            };
            // Nobody waits any more when the program is ending.
            wakes.send(Wake::App(Event::Copied(handed))).ok();
        };
        thread::spawn(hand);
        Ok(())
    }
}

/// The programs that may be there, by what the environment `has`.
fn takers(has: impl Fn(&str) -> bool) -> Vec<Taker> {
    let mut takers = Vec::new();
    takers.extend(has("TMUX").then_some(TMUX));
    takers.extend(has("WAYLAND_DISPLAY").then_some(WAYLAND));
    if has("DISPLAY") {
        takers.extend(X);
    }
    takers.extend(cfg!(target_os = "macos").then_some(MAC));
    takers.extend(has("WSL_DISTRO_NAME").then_some(WINDOWS));
    takers
}

/// Has a program take a text; what went wrong, if that is known.
fn hand_to(taker: Taker, text: &str) -> Result<(), String> {
    let told = |error: io::Error| format!("{}: {error}", taker.program);
    let mut child = Command::new(taker.program)
        .args(taker.arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        // It may stay to hand the text out; what ends this program must not end it.
        .process_group(0)
        .spawn()
        .map_err(told)?;
    let bytes = match taker.encoding {
        Encoding::Utf8 => text.as_bytes().to_vec(),
        Encoding::Utf16 => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
    };
    let input = child.stdin.take();
    // A program that does not read must not be waited for, so that another thread writes.
    thread::spawn(move || input.map(|mut input| input.write_all(&bytes)));
    match ended(&mut child) {
        Ok(true) => Ok(()),
        Ok(false) => Err(format!("{} did not take it", taker.program)),
        Err(error) => Err(told(error)),
    }
}

/// Waits until a program has ended, and ends it where that takes too long; whether it did its work.
fn ended(child: &mut Child) -> io::Result<bool> {
    let until = Instant::now() + LONGEST;
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(status.success());
        }
        if Instant::now() > until {
            child.kill()?;
            child.wait()?;
            return Ok(false);
        }
        thread::sleep(PAUSE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn programs_are_asked_by_what_the_environment_has() {
        let cases: &[(&[&str], &[&str])] = &[
            (&[], &[]),
            (&["DISPLAY"], &["xclip", "xsel"]),
            (&["TMUX", "WAYLAND_DISPLAY"], &["tmux", "wl-copy"]),
            (&["WSL_DISTRO_NAME"], &["clip.exe"]),
        ];
        for (set, expected) in cases {
            let takers = takers(|name| set.contains(&name));
            let takers = takers.into_iter().filter(|taker| *taker != MAC);
            let programs: Vec<&str> = takers.map(|taker| taker.program).collect();
            assert_eq!(programs, *expected, "{set:?}");
        }
    }

    #[test]
    fn a_program_that_is_not_there_or_fails_is_told() {
        let taker = |program| Taker { program, ..MAC };
        assert_eq!(hand_to(taker("cat"), "words"), Ok(()));
        let failed = hand_to(taker("false"), "words").unwrap_err();
        assert_eq!(failed, "false did not take it");
        let missing = hand_to(taker("no-such-clipboard"), "words").unwrap_err();
        assert!(missing.starts_with("no-such-clipboard: "), "{missing}");
    }
}
