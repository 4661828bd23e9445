//! What the help lists: keys and what they do, what counts where one is first.

use crate::app::Pane;
use crate::command::{Command, Group};
use crate::config::Capture;
use crate::keys::{self, Keymap, Row};
use crate::query::{FIELDS, FORMS};

/// What can be done with the mouse; no command is bound to it.
const MOUSE: &[(&str, &str)] = &[
    ("Wheel", "Scroll what is under the mouse."),
    ("Click", "Select a review, go to a section, follow a link."),
    ("Click again", "Read what is selected."),
    ("Drag", "Move a rule between panes, or the scrollbar."),
];

/// The heading of what can be done with the mouse.
const MOUSE_HEADING: &str = "Mouse";

/// The heading of the commands that no key is bound to.
const UNBOUND_HEADING: &str = "Without a key; the settings can give them one";

/// The signs beside a section, a review or a line.
const SIGNS: &[(&str, &str)] = &[
    ("● ◐ ○", "Read, begun, not read yet."),
    ("?", "Perhaps no heading: the text does not make it plain."),
    ("✎", "A heading you corrected; kept until you quit."),
    ("¶", "No headings: the section keys go by paragraphs."),
    ("!", "Something in it is wrong; select it to see what."),
    ("›", "The first new line of a page that was turned."),
    ("▎", "Where you are."),
    (
        "y g b r",
        "Highlighted in that colour; a capital: with a note.",
    ),
];

/// The heading of the language in which the library is filtered.
const LANGUAGE_HEADING: &str = "The language of filters";

/// The heading of the signs.
const SIGNS_HEADING: &str = "Signs";

/// Keys and what they do.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) heading: &'static str,
    /// The keys as shown; the name of the command where there are none.
    pub(super) keys: Vec<String>,
    pub(super) sentence: &'static str,
    /// Each of the keys, of which fewer may be shown.
    pressed: Vec<String>,
    names: Vec<&'static str>,
}

/// What has to do with `query`, or, without one, all that can be done from `pane`: keys that count
/// elsewhere only are left out. What no key is bound to comes last.
pub(super) fn entries(keymap: &Keymap, mouse: Capture, pane: Pane, query: &str) -> Vec<Entry> {
    let first = first_groups(pane);
    let rank = |row: &Row| first.iter().position(|group| *group == row.group);
    let mut rows = keys::rows(keymap);
    rows.sort_by_key(|row| rank(row).unwrap_or(first.len()));
    let (bound, unbound): (Vec<Row>, Vec<Row>) =
        rows.into_iter().partition(|row| !row.keys.is_empty());
    let selects = |row: &Row| pane == Pane::Text && row.group == Group::Selection;
    let here = |row: &Row| !query.is_empty() || selects(row) || row.counts_in(keymap, pane.scope());
    let bound = bound.into_iter().filter(here);
    let language = (pane == Pane::Library).then(|| {
        let forms = FORMS.iter().map(|form| (form.example, form.sentence));
        let fields = FIELDS.iter().map(|field| (field.example, field.sentence));
        forms
            .chain(fields)
            .map(|told| Entry::told(LANGUAGE_HEADING, &told))
    });
    let mouse = MOUSE.iter().filter(|_| mouse == Capture::On);
    let mut entries: Vec<Entry> = bound
        .map(|row| Entry::bound(row, keymap))
        .chain(SIGNS.iter().map(|sign| Entry::told(SIGNS_HEADING, sign)))
        .chain(mouse.map(|told| Entry::told(MOUSE_HEADING, told)))
        .chain(unbound.iter().map(Entry::unbound))
        .chain(language.into_iter().flatten())
        .collect();
    if entries.iter().any(|entry| entry.is_pressed(query)) {
        entries.retain(|entry| entry.is_pressed(query));
    } else {
        entries.retain(|entry| entry.tells_of(query));
    }
    entries
}

/// The groups that count most in a pane; the others follow in their order.
const fn first_groups(pane: Pane) -> &'static [Group] {
    match pane {
        Pane::Library => &[Group::Library, Group::Reviews, Group::Panes, Group::Moving],
        Pane::Outline => &[
            Group::Sections,
            Group::Correcting,
            Group::Panes,
            Group::Moving,
        ],
        Pane::Text => &[
            Group::Moving,
            Group::Sections,
            Group::Finding,
            Group::Links,
            Group::Marks,
        ],
    }
}

impl Entry {
    fn bound(row: Row, keymap: &Keymap) -> Self {
        let sequences = row
            .commands
            .iter()
            .flat_map(|command| keymap.keys_for(*command));
        Self {
            heading: row.group.heading(),
            pressed: sequences.map(ToString::to_string).collect(),
            names: names(&row),
            sentence: row.sentence,
            keys: row.keys,
        }
    }

    /// What is no key, and what is to be said of it.
    fn told(heading: &'static str, (what, sentence): &(&str, &'static str)) -> Self {
        Self {
            heading,
            keys: what.split(' ').map(str::to_owned).collect(),
            sentence,
            pressed: Vec::new(),
            names: Vec::new(),
        }
    }

    fn unbound(row: &Row) -> Self {
        Self {
            heading: UNBOUND_HEADING,
            keys: names(row)
                .first()
                .map(ToString::to_string)
                .into_iter()
                .collect(),
            sentence: row.sentence,
            pressed: Vec::new(),
            names: names(row),
        }
    }

    /// Whether `query` is one character, and the very key or sign of it.
    fn is_pressed(&self, query: &str) -> bool {
        let mut keys = self.pressed.iter().chain(&self.keys);
        query.chars().count() == 1 && keys.any(|keys| keys == query)
    }

    /// Whether each word of `query` is in its keys, names, heading or sentence.
    fn tells_of(&self, query: &str) -> bool {
        let mut told = vec![self.heading, self.sentence];
        told.extend(&self.names);
        told.extend(self.keys.iter().chain(&self.pressed).map(String::as_str));
        let told = plain(&told.join(" "));
        plain(query)
            .split_whitespace()
            .all(|word| told.contains(word))
    }
}

fn names(row: &Row) -> Vec<&'static str> {
    row.commands.iter().copied().map(Command::name).collect()
}

/// Small letters, and words set apart by spaces where a name or a key has hyphens.
fn plain(text: &str) -> String {
    text.to_lowercase().replace('-', " ")
}
