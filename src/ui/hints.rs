//! The keys that matter now: at most four, and, until the first of them is pressed, one more.

use crate::app::{
    App, Help, KeptList, Over, Pane, Prompt, PromptKind, Searching, Sifting, Stop, Stops,
};
use crate::command::Command;
use crate::typeset::text_width;

/// What stands between two hints.
const BETWEEN: &str = "  ";

/// A command, and a word for what it does.
type Hint = (Command, &'static str);

/// The hints in at most `room` columns. They stand in the order in which they go where not all have
/// room: the first goes first, and the last, which tells of the help, at the very end.
pub(super) fn hints(app: &App, room: u16) -> String {
    let all = all(app);
    let fits = |from: &usize| {
        let shown = all.get(*from..).unwrap_or_default().join(BETWEEN);
        text_width(&shown) <= usize::from(room)
    };
    let from = (0..all.len()).find(fits).unwrap_or(all.len());
    all.get(from..).unwrap_or_default().join(BETWEEN)
}

/// The columns of all hints, of the last two and of the last one: how much room they may have to do
/// with.
pub(super) fn widths(app: &App) -> [u16; 3] {
    let all = all(app);
    [all.len(), 2, 1].map(|count| {
        let from = all.len().saturating_sub(count);
        text_width(&all.get(from..).unwrap_or_default().join(BETWEEN)) as u16
    })
}

fn all(app: &App) -> Vec<String> {
    if let Some(prompt) = app.prompt() {
        let hints = of_prompt(app, prompt).iter().map(ToString::to_string);
        return bound(app, prompt).into_iter().chain(hints).collect();
    }
    let keymap = &app.settings().keymap;
    let shown = commands(app).into_iter().filter_map(|(command, word)| {
        let key = keymap.key_shown(command)?;
        Some(format!("{key} {word}"))
    });
    shown.collect()
}

/// The keys of a prompt are always the same.
fn of_prompt(app: &App, prompt: &Prompt) -> &'static [&'static str] {
    let finder = app.finder();
    match prompt.kind {
        PromptKind::Find if finder.current().is_some() => &["Enter keep", "Esc back"],
        PromptKind::Find
            if prompt.text().is_empty()
                && (finder.last().is_some() || prompt.origin.search.is_some()) =>
        {
            &["Enter the last again", "Esc back"]
        }
        PromptKind::Filter if app.contents().matches() == Some(0) => &["Esc back"],
        PromptKind::Filter => &["↓ ↑ choose", "Enter go", "Esc back"],
        PromptKind::Library if app.sifting().is_some_and(Sifting::can_complete) => {
            &["↓ ↑ choose", "Tab complete", "Enter read", "Esc back"]
        }
        PromptKind::Library => &["↓ ↑ choose", "Enter read", "Esc back"],
        PromptKind::Search => of_search_prompt(app),
        PromptKind::Kind if app.choice().is_some_and(|choice| choice.matches() == 0) => {
            &["Esc back"]
        }
        PromptKind::Kind => &["↓ ↑ choose", "Enter set", "Esc back"],
        PromptKind::Kept => &["↓ ↑ choose", "Enter go", "Esc all"],
        PromptKind::Percent if !prompt.text().is_empty() => &["Enter go", "Esc back"],
        PromptKind::Find | PromptKind::Percent => &["Esc back"],
        PromptKind::Rating if prompt.text().is_empty() => &["Enter none", "Esc back"],
        PromptKind::Rating => &["Enter rate", "Esc back"],
        PromptKind::Help => &["↓ ↑ scroll", "Enter keep", "Esc all keys"],
        PromptKind::Note => &["Alt-Enter new line", "Enter keep", "Esc back"],
    }
}

/// The commands that have keys of their own in this prompt: the switches of a search before anything of it is
/// typed, and the way to earlier searches of the library.
fn bound(app: &App, prompt: &Prompt) -> Vec<String> {
    let past = app.searching().is_some_and(Searching::has_past);
    let all: &[Hint] = match prompt.kind {
        PromptKind::Find if prompt.text().is_empty() => &[
            (Command::ExactAccents, "accents"),
            (Command::WholeWords, "words"),
            (Command::RegularExpression, "expression"),
        ],
        PromptKind::Search if past && !is_full(app) => &[(Command::EarlierSearch, "earlier")],
        PromptKind::Find
        | PromptKind::Search
        | PromptKind::Filter
        | PromptKind::Library
        | PromptKind::Percent
        | PromptKind::Kind
        | PromptKind::Kept
        | PromptKind::Help
        | PromptKind::Note
        | PromptKind::Rating => &[],
    };
    let keymap = &app.settings().keymap;
    let shown = all.iter().filter_map(|(command, word)| {
        let key = keymap.key_shown(*command)?;
        Some(format!("{key} {word}"))
    });
    shown.collect()
}

/// Whether a search of the library has as many hints as there may be without its earlier ones.
fn is_full(app: &App) -> bool {
    of_search_prompt(app).len() >= 4
}

/// While the library is searched.
fn of_search_prompt(app: &App) -> &'static [&'static str] {
    let completes = app.sifting().is_some_and(Sifting::can_complete);
    let found = app
        .searching()
        .is_some_and(|search| !search.results().is_empty());
    match (found, completes) {
        (true, true) => &["Tab complete", "↓ ↑ choose", "Enter read", "Esc back"],
        (true, false) => &["↓ ↑ choose", "Enter read", "Esc back"],
        (false, true) => &["Tab complete", "Esc back"],
        (false, false) => &["Esc back"],
    }
}

fn commands(app: &App) -> Vec<Hint> {
    if let Some(help) = app.help() {
        return of_help(help);
    }
    if app.overview().is_some() {
        return vec![
            (Command::Back, "close"),
            (Command::FocusNext, "next chart"),
            (Command::LineDown, "bar"),
            (Command::Open, "list"),
        ];
    }
    if app.finder().list().is_some() {
        return vec![
            (Command::Back, "back"),
            (Command::LineDown, "down"),
            (Command::Open, "go"),
        ];
    }
    if let Some(list) = app.kept_list() {
        return of_kept(list);
    }
    if app.selected().is_some() {
        return of_selection();
    }
    if app.current_link().is_some() && app.focus() == Pane::Text {
        return vec![
            (Command::Back, "let go"),
            (Command::NextLink, "next link"),
            (Command::Open, "follow"),
            (Command::Help, "help"),
        ];
    }
    if app.focus() != Pane::Library && app.finder().pattern().is_some() {
        return of_search(app);
    }
    let mut hints = match app.focus() {
        Pane::Library => of_library(app),
        Pane::Outline => of_outline(app),
        Pane::Text => of_text(app),
    };
    let several = app.shelf().len() > 1;
    hints.push(match app.focus() {
        Pane::Text if app.came_by_link() => (Command::Back, "go back"),
        Pane::Text if several => (Command::Back, "library"),
        Pane::Text | Pane::Library | Pane::Outline => (Command::Quit, "quit"),
    });
    hints.push((Command::Help, "help"));
    hints
}

fn of_kept(list: &KeptList) -> Vec<Hint> {
    let other = match list.over() {
        Over::Review => "all reviews",
        Over::Library => "this review",
    };
    vec![
        (Command::ListKept, other),
        (Command::Find, "filter"),
        (Command::Back, "back"),
        (Command::Open, "go"),
    ]
}

fn of_help(help: &Help) -> Vec<Hint> {
    let mut hints = vec![(Command::Find, "look up")];
    if help.goes_on() {
        hints.push((Command::PageDown, "more"));
    }
    if help.query().is_empty() {
        hints.push((Command::Back, "close"));
    } else {
        hints.extend([(Command::Back, "all keys"), (Command::Help, "close")]);
    }
    hints
}

/// While words are selected.
fn of_selection() -> Vec<Hint> {
    vec![
        (Command::Note, "note"),
        (Command::Copy, "copy"),
        (Command::Highlight, "highlight"),
        (Command::Back, "end"),
        (Command::Help, "help"),
    ]
}

/// While something is looked for.
fn of_search(app: &App) -> Vec<Hint> {
    let mut hints = vec![(Command::Back, "end")];
    if app.finder().hits().is_empty() {
        hints.push((Command::Find, "find"));
    } else {
        hints.extend([
            (Command::FindPrevious, "previous"),
            (Command::FindNext, "next"),
        ]);
    }
    hints.push((Command::Help, "help"));
    hints
}

fn of_library(app: &App) -> Vec<Hint> {
    if app.shelf().shows_problems() {
        return vec![(Command::Back, "all reviews"), (Command::Open, "read")];
    }
    let first = if app.is_untouched() {
        (Command::LineDown, "down")
    } else if app.shelf().filtered().is_some() {
        (Command::Back, "all")
    } else {
        (Command::SortLibrary, "sort")
    };
    vec![
        first,
        (Command::FilterLibrary, "filter"),
        (Command::Open, "read"),
    ]
}

/// In the outline: where the heading that is selected may be none, how to say so.
fn of_outline(app: &App) -> Vec<Hint> {
    let stops = app.reader().open().map(Stops::of);
    let selected = app.contents().selected().or(app.reader().stop());
    let section = stops
        .zip(selected)
        .and_then(|(stops, at)| stops.section(at));
    let heading = section.and_then(|section| section.heading);
    let first = if heading.is_some_and(|heading| heading.is_doubtful()) {
        (Command::ToggleHeading, "plain text")
    } else {
        (Command::FilterOutline, "filter")
    };
    vec![first, (Command::Open, "read")]
}

/// In the text: how to go on from here, and how to find.
fn of_text(app: &App) -> Vec<Hint> {
    let reader = app.reader();
    let stops = reader.open().map(Stops::of);
    let word = stops.map_or(Stop::Section, Stops::kind).word();
    let whole = reader.is_wholly_shown();
    let mut on = Vec::new();
    if !whole {
        on.push((Command::PageDown, "page"));
    }
    if stops.is_some_and(|stops| stops.len() > 1) {
        on.push((Command::NextSection, word));
    }
    if !app.is_untouched() {
        let at_end = whole || reader.percent() == 100;
        on = match on.pop() {
            _ if at_end && app.has_next_review() => vec![(Command::NextReview, "next review")],
            Some(_) if at_end && !whole => vec![(Command::Top, "top")],
            Some(_) if reader.percent() == 100 => Vec::new(),
            on => on.into_iter().collect(),
        };
    }
    if app.has_masked_spoilers() {
        on.push((Command::RevealSpoilers, "reveal"));
    }
    on.push((Command::Find, "find"));
    on
}
