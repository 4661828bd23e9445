//! The keys that matter now.

use crate::app::{App, Pane, PromptKind};
use crate::command::Command;
use crate::typeset::text_width;

/// What stands between two hints.
const BETWEEN: &str = "  ";

/// The hints in at most `room` columns: where not all have room, the last, which tells of the
/// help, is the last to go.
pub(super) fn hints(app: &App, room: u16) -> String {
    let all = all(app);
    let fits = |from: &usize| {
        let shown = all.get(*from..).unwrap_or_default().join(BETWEEN);
        text_width(&shown) <= usize::from(room)
    };
    let from = (0..all.len()).find(fits).unwrap_or(all.len());
    all.get(from..).unwrap_or_default().join(BETWEEN)
}

/// The columns of the hint that is the last to go.
pub(super) fn least(app: &App) -> u16 {
    all(app).last().map_or(0, |hint| text_width(hint) as u16)
}

fn all(app: &App) -> Vec<String> {
    if let Some(prompt) = app.prompt() {
        let found = app.finder().current().is_some();
        let hints: &[&str] = match prompt.kind {
            PromptKind::Find if found => &["Enter keep", "Esc back"],
            PromptKind::Find => &["Esc back"],
            PromptKind::Filter => &["↓ ↑ choose", "Enter go", "Esc back"],
            PromptKind::Percent => &["Enter go", "Esc back"],
        };
        return hints.iter().map(ToString::to_string).collect();
    }
    let keymap = &app.settings().keymap;
    let shown = commands(app).iter().filter_map(|(command, word)| {
        let key = keymap.keys_for(*command).first()?;
        Some(format!("{} {word}", key.shown()))
    });
    shown.collect()
}

fn commands(app: &App) -> &'static [(Command, &'static str)] {
    if let Some(help) = app.help() {
        return if help.goes_on() {
            &[(Command::PageDown, "more"), (Command::Back, "close")]
        } else {
            &[(Command::Back, "close")]
        };
    }
    if app.finder().pattern().is_some() {
        return &[
            (Command::FindNext, "next"),
            (Command::Back, "end"),
            (Command::Help, "help"),
        ];
    }
    let sections = app
        .reader()
        .open()
        .map_or(0, |open| open.outline.sections().len());
    match app.focus() {
        Pane::Library => &[
            (Command::Open, "read"),
            (Command::LineDown, "down"),
            (Command::Quit, "quit"),
            (Command::Help, "help"),
        ],
        Pane::Outline => &[
            (Command::Open, "read"),
            (Command::FilterOutline, "filter"),
            (Command::Quit, "quit"),
            (Command::Help, "help"),
        ],
        Pane::Text if sections < 2 => &[
            (Command::PageDown, "page"),
            (Command::Find, "find"),
            (Command::Quit, "quit"),
            (Command::Help, "help"),
        ],
        Pane::Text => &[
            (Command::NextSection, "next"),
            (Command::FilterOutline, "outline"),
            (Command::Quit, "quit"),
            (Command::Help, "help"),
        ],
    }
}
