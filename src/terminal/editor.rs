//! The reader's editor: which it is, how it is told the line, and waiting for it.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{self, IsTerminal};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use rustix::io::Errno;
use rustix::process::{Pid, WaitOptions, WaitStatus, waitpid};

use super::signals;
use crate::formats::sanitise;

/// What is used if the reader has named no editor.
const USUAL: &str = "vi";

/// How an editor is told the line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    /// `+LINE FILE`.
    Plus,
    /// `FILE:LINE`.
    Colon,
    /// `--goto FILE:LINE`.
    Goto,
}

/// Editors by the name of their program: how each is told the line, and what makes it wait until
/// the file is closed. One that is not among them is told the file alone.
const EDITORS: &[(&[&str], Told, Option<&str>)] = &[
    (
        &[
            "vi",
            "vim",
            "nvim",
            "vis",
            "nvi",
            "vile",
            "elvis",
            "ex",
            "nano",
            "pico",
            "emacs",
            "emacsclient",
            "mg",
            "zile",
            "jove",
            "micro",
            "kak",
            "joe",
            "jmacs",
            "jstar",
            "ne",
            "dte",
        ],
        Told::Plus,
        None,
    ),
    (&["gvim", "mvim"], Told::Plus, Some("--nofork")),
    (&["gedit"], Told::Plus, Some("--wait")),
    (&["hx", "helix"], Told::Colon, None),
    (&["zed", "zeditor", "subl"], Told::Colon, Some("--wait")),
    (
        &[
            "code",
            "code-insiders",
            "codium",
            "vscodium",
            "cursor",
            "windsurf",
        ],
        Told::Goto,
        Some("--wait"),
    ),
];

/// An editor, as the reader has named it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Editor {
    program: String,
    arguments: Vec<String>,
}

impl Editor {
    /// The editor in `$VISUAL` or `$EDITOR`, else `vi` if there is one. The error says what to do.
    pub(super) fn of_the_reader() -> Result<Self, String> {
        for name in ["VISUAL", "EDITOR"] {
            match env::var(name) {
                Ok(value) if value.trim().is_empty() => {}
                Ok(value) => return Self::named(name, &value),
                Err(env::VarError::NotPresent) => {}
                Err(env::VarError::NotUnicode(_)) => {
                    return Err(format!("${name} is not written in UTF-8; set it anew"));
                }
            }
        }
        let folders = env::var_os("PATH").unwrap_or_default();
        if env::split_paths(&folders).any(|folder| folder.join(USUAL).is_file()) {
            return Ok(Self {
                program: USUAL.to_owned(),
                arguments: Vec::new(),
            });
        }
        Err("No editor is known; set $EDITOR to the name of one".to_owned())
    }

    /// The editor that the value of an environment variable names, with its arguments.
    fn named(variable: &str, value: &str) -> Result<Self, String> {
        let words = shlex::split(value)
            .ok_or_else(|| format!("A quote is not closed in ${variable}; set it anew"))?;
        let mut words = words.into_iter();
        let program = words.next().filter(|program| !program.is_empty());
        Ok(Self {
            program: program.ok_or_else(|| format!("${variable} names no program; set it anew"))?,
            arguments: words.collect(),
        })
    }

    /// All its arguments for a line of a file.
    fn arguments(&self, path: &Path, line: usize) -> Vec<OsString> {
        let name = Path::new(&self.program).file_stem();
        let known = EDITORS.iter().find(|(names, ..)| {
            let known = names.iter().map(OsStr::new);
            known.into_iter().any(|known| Some(known) == name)
        });
        let mut arguments: Vec<OsString> = self.arguments.iter().map(OsString::from).collect();
        let path = as_no_option(path);
        let Some((_, told, waits)) = known else {
            arguments.push(path.into());
            return arguments;
        };
        if let Some(waits) = waits.map(OsString::from)
            && !arguments.contains(&waits)
        {
            arguments.push(waits);
        }
        let mut with_line = path.clone().into_os_string();
        with_line.push(format!(":{line}"));
        match told {
            Told::Plus => arguments.extend([format!("+{line}").into(), path.into()]),
            Told::Colon => arguments.push(with_line),
            Told::Goto => arguments.extend(["--goto".into(), with_line]),
        }
        arguments
    }

    /// Runs the editor and waits until it ends. When it is stopped, so is this program, until the
    /// shell continues both. The error says what went wrong.
    pub(super) fn run(&self, path: &Path, line: usize) -> Result<(), String> {
        let name = sanitise::line(&self.program);
        let mut command = Command::new(&self.program);
        command.args(self.arguments(path, line));
        if !io::stdin().is_terminal() {
            // What was piped in; the screen is the terminal, and that is read too.
            command.stdin(Stdio::from(io::stdout()));
        }
        let child = command.spawn().map_err(|error| {
            let reason = if error.kind() == io::ErrorKind::NotFound {
                "there is no such program; set $EDITOR".to_owned()
            } else {
                error.to_string()
            };
            format!("{name} cannot be started: {reason}")
        })?;
        let ended = wait_for(&child).map_err(|error| format!("{name} was lost: {error}"))?;
        match (ended.exit_status(), ended.terminating_signal()) {
            (Some(0), _) => Ok(()),
            (Some(code), _) => Err(format!("{name} ended with the exit code {code}")),
            (None, Some(signal)) => Err(format!("{name} was ended by signal {signal}")),
            (None, None) => Err(format!("{name} has ended")),
        }
    }
}

/// A path that no program takes for an option.
fn as_no_option(path: &Path) -> PathBuf {
    let text = path.as_os_str().as_encoded_bytes();
    if text.starts_with(b"-") || text.starts_with(b"+") {
        Path::new(".").join(path)
    } else {
        path.to_owned()
    }
}

/// Waits until a program has ended.
fn wait_for(child: &Child) -> io::Result<WaitStatus> {
    let id = Pid::from_child(child);
    loop {
        match waitpid(Some(id), WaitOptions::UNTRACED) {
            // The shell waits for both: it takes the terminal when this one has stopped too.
            Ok(Some((_, status))) if status.stopped() => signals::stop()?,
            Ok(Some((_, status))) => return Ok(status),
            Ok(None) | Err(Errno::INTR) => {}
            Err(error) => return Err(error.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editors_are_told_the_line() {
        let table: &[(&str, &str, &[&str])] = &[
            ("vi", "a.txt", &["+7", "a.txt"]),
            ("/usr/bin/vim.basic -n", "a b.txt", &["-n", "+7", "a b.txt"]),
            ("emacs -nw", "-a.txt", &["-nw", "+7", "./-a.txt"]),
            ("hx", "/x/a.txt", &["/x/a.txt:7"]),
            ("zed -w", "a.txt", &["-w", "--wait", "a.txt:7"]),
            (
                "code --wait -n",
                "a.txt",
                &["--wait", "-n", "--goto", "a.txt:7"],
            ),
            ("gvim", "a.txt", &["--nofork", "+7", "a.txt"]),
            (
                "'my editor' --title='one two'",
                "+a.txt",
                &["--title=one two", "./+a.txt"],
            ),
        ];
        for (value, path, expected) in table {
            let editor = Editor::named("EDITOR", value).unwrap();
            assert_eq!(editor.arguments(Path::new(path), 7), *expected, "{value}");
        }
        for (value, told) in [("vi 'x", "not closed"), ("''", "names no program")] {
            let error = Editor::named("EDITOR", value).unwrap_err();
            assert!(error.contains(told) && error.contains("$EDITOR"), "{error}");
        }
    }

    #[test]
    fn an_editor_stands_in_the_table_once() {
        let mut names: Vec<&str> = EDITORS
            .iter()
            .flat_map(|(names, ..)| *names)
            .copied()
            .collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
