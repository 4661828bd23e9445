//! The keys and what they do, line by line, for the help and the README.

use crate::command::{Command, Group, Scope};

use super::{Keymap, Resolution, Sequence};

/// One line of the table: a command, or several in a row that share a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The heading it stands under.
    pub group: Group,
    /// The commands, never none.
    pub commands: &'static [Command],
    /// The keys as shown, none where the command is unbound. Three or more that follow on each
    /// other, such as the digits, are the first, `…` and the last.
    pub keys: Vec<String>,
    /// What they do.
    pub sentence: &'static str,
}

impl Row {
    /// Whether a key of it carries one of its commands out in `scope`, rather than another.
    pub fn counts_in(&self, keymap: &Keymap, scope: Scope) -> bool {
        let mut commands = self.commands.iter();
        commands.any(|command| {
            let mut keys = keymap.keys_for(*command).iter();
            let bound = Resolution::Bound(*command);
            keys.any(|keys| keymap.resolve(keys.keys(), scope) == bound)
        })
    }
}

/// What stands for the keys between the first and the last.
const ELLIPSIS: &str = "…";

/// A row for every command, in the order of the command table.
pub fn rows(keymap: &Keymap) -> Vec<Row> {
    let alike = Command::ALL.chunk_by(|a, b| a.sentence() == b.sentence());
    alike
        .filter_map(|commands| {
            let first = commands.first()?;
            let sequences = commands
                .iter()
                .flat_map(|command| keymap.keys_for(*command));
            Some(Row {
                group: first.group(),
                commands,
                keys: shortened(&sequences.collect::<Vec<_>>()),
                sentence: first.sentence(),
            })
        })
        .collect()
}

/// The table of the README: a heading row for each group, then a row for each line.
pub fn table_markdown(keymap: &Keymap) -> String {
    let mut lines = vec!["| Keys | What they do |".into(), "| --- | --- |".into()];
    let mut group = None;
    for row in rows(keymap) {
        if group != Some(row.group) {
            group = Some(row.group);
            lines.push(format!("| **{}** | |", row.group.heading()));
        }
        let keys: Vec<String> = row.keys.iter().map(|keys| code(keys)).collect();
        lines.push(format!("| {} | {} |", keys.join(" "), row.sentence));
    }
    lines.join("\n") + "\n"
}

/// The sequences as shown, cut short where three or more follow on each other.
fn shortened(sequences: &[&Sequence]) -> Vec<String> {
    let shown = |sequence: &&Sequence| sequence.shown();
    match sequences {
        [first, .., last] if sequences.len() > 2 && consecutive(sequences) => {
            vec![shown(first), ELLIPSIS.to_owned(), shown(last)]
        }
        _ => sequences.iter().map(shown).collect(),
    }
}

/// Whether the sequences are single characters, each the one after that before it.
fn consecutive(sequences: &[&Sequence]) -> bool {
    let character = |sequence: &Sequence| match sequence.keys() {
        [key] => key.typed().map(u32::from),
        _ => None,
    };
    sequences.windows(2).all(|pair| match pair {
        [a, b] => character(a).is_some_and(|a| character(b) == Some(a + 1)),
        _ => false,
    })
}

/// `keys` as a span of code in a cell of a Markdown table.
fn code(keys: &str) -> String {
    match keys {
        ELLIPSIS => keys.to_owned(),
        "`" => "`` ` ``".to_owned(),
        _ => format!("`{}`", keys.replace('|', "\\|")),
    }
}
