//! Every command can be reached, and the README says by which key.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use frontrow::command::Command;
use frontrow::config;
use frontrow::keys::{Keymap, Sequence, table_markdown};

#[test]
fn every_command_has_a_key() {
    let keymap = config::shipped().unwrap().keymap;
    for command in Command::ALL {
        assert!(!keymap.keys_for(*command).is_empty(), "{}", command.name());
    }
}

#[test]
fn the_readme_has_the_table_of_the_keys() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = match fs::read_to_string(path) {
        Ok(readme) => readme,
        Err(error) if error.kind() == ErrorKind::NotFound => return,
        Err(error) => panic!("README.md: {error}"),
    };
    let table = table_markdown(&config::shipped().unwrap().keymap);
    assert!(
        table_in(&readme, "keys") == Some(table.trim_end()),
        "between `<!-- keys -->` and `<!-- /keys -->`, README.md must have:\n\n{table}"
    );
}

/// What stands between the markers of this name in `readme`, without the line breaks around it.
pub(super) fn table_in<'a>(readme: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = readme.split_once(&format!("<!-- {name} -->"))?;
    let (table, _) = after.split_once(&format!("<!-- /{name} -->"))?;
    Some(table.trim_matches('\n'))
}

#[test]
fn the_table_is_found_between_its_markers() {
    let expected = [
        ("a\n<!-- keys -->\n| j |\n<!-- /keys -->\nb", Some("| j |")),
        ("<!-- keys -->\n\n| j |\n\n<!-- /keys -->", Some("| j |")),
        ("<!-- keys -->\n| j |", None),
        ("| j |\n<!-- /keys -->", None),
        ("", None),
    ];
    for (readme, table) in expected {
        assert_eq!(table_in(readme, "keys"), table, "{readme}");
    }
}

/// Commands with their keys, and a row of the table that this makes.
const ROWS: &[(&[(Command, &str)], &str)] = &[
    (
        &[(Command::LineDown, "j"), (Command::LineDown, "Down")],
        "| `j` `↓` | Move down a line. |",
    ),
    (
        &[
            (Command::Top, "g g"),
            (Command::Top, "|"),
            (Command::Top, "`"),
        ],
        "| `g g` `\\|` `` ` `` | Go to the top of the pane. |",
    ),
    (
        &[
            (Command::Section1, "1"),
            (Command::Section2, "2"),
            (Command::Section3, "3"),
        ],
        "| `1` … `3` | Go to the section of that number. |",
    ),
    (
        &[
            (Command::Section1, "1"),
            (Command::Section2, "2"),
            (Command::Section3, "F3"),
        ],
        "| `1` `2` `F3` | Go to the section of that number. |",
    ),
    (&[], "|  | Quit. |"),
    (&[], "| **Moving** | |"),
];

#[test]
fn a_row_shows_all_keys() {
    for (bindings, row) in ROWS {
        let pairs = bindings.iter().map(|(command, keys)| {
            let keys: Sequence = keys.parse().unwrap();
            (*command, vec![keys])
        });
        let table = table_markdown(&Keymap::new(pairs).unwrap());
        assert!(table.lines().any(|line| line == *row), "{row}\n{table}");
    }
}
