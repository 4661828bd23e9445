//! The settings the program is shipped with, and what is told of settings that are wrong.

use std::collections::BTreeSet;

use frontrow::command::Command;
use frontrow::config::{self, Mistake, Role, SHIPPED, read};
use frontrow::config::{Limits, PaneSettings, TextSettings};

#[test]
fn the_shipped_settings_are_right() {
    let settings = config::shipped().unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(settings.text.measure, 72);
    assert_eq!(settings.library.suffixes, ["txt", "text", ""]);
    assert_eq!(settings.limits.first_read, 256 * 1024);
}

/// The names set in `table`.
fn names(table: &toml::Value) -> BTreeSet<&str> {
    let names = table.as_table().into_iter().flat_map(toml::Table::keys);
    names.map(String::as_str).collect()
}

#[test]
fn every_command_and_every_role_is_set_and_no_other() {
    let shipped: toml::Table = SHIPPED.parse().unwrap();
    let commands = Command::ALL.iter().map(|command| command.name());
    assert_eq!(names(&shipped["keys"]), commands.collect());
    let roles = Role::ALL.iter().map(|role| role.name());
    assert_eq!(names(&shipped["theme"]["terminal"]), roles.collect());
}

#[test]
fn the_ranges_are_stated_above_the_settings() {
    let (measure, columns) = (TextSettings::MEASURE, PaneSettings::COLUMNS);
    let stated = [
        ("measure", format!("{measure:?}")),
        ("least_measure", format!("{measure:?}")),
        ("overlap", format!("{:?}", TextSettings::OVERLAP)),
        ("outline_share", format!("{:?}", PaneSettings::SHARE)),
        ("outline_least", format!("{columns:?}")),
        ("outline_most", format!("{columns:?}")),
        ("library_least", format!("{columns:?}")),
        ("library_most", format!("{columns:?}")),
        ("first_read", format!("{:?}", Limits::FIRST_READ)),
    ];
    for (name, range) in stated {
        let (above, _) = SHIPPED.split_once(&format!("\n{name} = ")).unwrap();
        let (_, comment) = above.rsplit_once("from ").unwrap();
        let range = range.replace("..=", " to ");
        assert!(comment.starts_with(&range), "{name}: {range}");
    }
}

#[test]
fn what_colour_says_a_sign_or_an_attribute_says_too() {
    let theme = config::shipped().unwrap().themes.remove(0).1;
    let attributes = |role| theme.look(role).attributes;
    assert_ne!(attributes(Role::CurrentHit), attributes(Role::Hit));
    for role in [
        Role::CurrentRow,
        Role::Heading,
        Role::Opening,
        Role::Problem,
    ] {
        assert_ne!(attributes(role), attributes(Role::Text), "{}", role.name());
    }
}

/// The mistakes in the shipped settings once `from` is replaced by `to`, each as the line that
/// is wrong and the message.
fn mistakes(from: &str, to: &str) -> Vec<(String, String)> {
    assert_eq!(SHIPPED.matches(from).count(), 1, "{from}");
    let text = SHIPPED.replace(from, to);
    let Err(error) = read("my.toml", &text) else {
        return Vec::new();
    };
    assert_eq!(error.file, "my.toml");
    let told = error.mistakes.into_iter().map(|Mistake { line, message }| {
        let line = text.lines().nth(line - 1).unwrap_or_default();
        (line.to_owned(), message)
    });
    told.collect()
}

/// What is replaced in the shipped settings by what, the line that is told, and the message.
const MISTAKES: &[(&str, &str, &str, &str)] = &[
    (
        "\nmeasure = 72",
        "\nmeasure = 201",
        "measure = 201",
        "`measure` is 201; it must be from 20 to 200",
    ),
    (
        "overlap = 2",
        "overlap = -1",
        "overlap = -1",
        "`overlap` is -1; it must be from 0 to 10",
    ),
    (
        "outline_share = 32",
        "outline_share = 61",
        "outline_share = 61",
        "`outline_share` is 61; it must be from 10 to 60",
    ),
    (
        "library_most = 48",
        "library_most = 23",
        "library_least = 24",
        "`library_least` is 24, more than `library_most`, which is 23",
    ),
    (
        "first_read = 262144",
        "first_read = 1",
        "first_read = 1",
        "`first_read` is 1; it must be from 131072 to 67108864",
    ),
    (
        "[\"txt\", \"text\", \"\"]",
        "[\n\".txt\"\n]",
        "\".txt\"",
        "`.txt` is no ending of a name; leave out the dot: \"txt\"",
    ),
    (
        "help = \"?\"",
        "halp = \"?\"",
        "halp = \"?\"",
        "no command is called `halp`",
    ),
    (
        "help = \"?\"",
        "help = \"\"",
        "help = \"\"",
        "no key is named; write one such as `j`, `Space` or `Ctrl-f`",
    ),
    (
        "line-up = [\"k\", \"Up\"]",
        "line-up = [\n\"k\",\n\"Shift-1\"]",
        "\"Shift-1\"]",
        "`Shift-1`: write the character that Shift gives, such as `!`, without `Shift-`",
    ),
    (
        "help = \"?\"",
        "help = \"j\"",
        "help = \"j\"",
        "`j` is bound to line-down and to help; take it from one of them",
    ),
    (
        "line-up = [\"k\", \"Up\"]",
        "line-up = [\"k\", \"g k\"]",
        "top = [\"g\", \"Home\"]",
        "`g` for top hides `g k` for line-up; change one of them",
    ),
    (
        "heading = \"yellow bold\"",
        "heading = \"yellow on\"",
        "heading = \"yellow on\"",
        "`on` must be followed by a colour",
    ),
    (
        "\nprompt = \"plain\"",
        "\nprompt = \"plain\"\nbell = \"red\"",
        "bell = \"red\"",
        "nothing called `bell` has a look",
    ),
    (
        "\nprompt = \"plain\"",
        "",
        "[theme.terminal]",
        "the theme has no look for `prompt`",
    ),
];

#[test]
fn each_mistake_is_told_with_its_line() {
    for (from, to, line, message) in MISTAKES {
        let told = mistakes(from, to);
        assert_eq!(told, [((*line).to_owned(), (*message).to_owned())], "{to}");
    }
}

#[test]
fn names_and_notation_are_strict() {
    let expected = [
        ("overlap = 2", "overlaps = 2", "overlaps = 2"),
        ("overlap = 2", "overlap = \"2\"", "overlap = \"2\""),
        ("overlap = 2", "overlap = ", "overlap = "),
        ("help = \"?\"", "help = 5", "help = 5"),
        ("[limits]", "[limit]", "[limit]"),
    ];
    for (from, to, line) in expected {
        let told = mistakes(from, to);
        let lines: Vec<&str> = told.iter().map(|(line, _)| line.as_str()).collect();
        assert_eq!(lines, [line], "{told:?}");
    }
}

#[test]
fn all_mistakes_in_values_are_told_in_the_order_of_the_lines() {
    let text = SHIPPED
        .replace("first_read = 262144", "first_read = 0")
        .replace("\nmeasure = 72", "\nmeasure = 0")
        .replace("help = \"?\"", "help = [\"?\", \"?\", \"q\"]");
    let error = read("config.toml", &text).unwrap_err();
    let messages: Vec<&str> = error.mistakes.iter().map(|m| m.message.as_str()).collect();
    assert_eq!(
        messages,
        [
            "`measure` is 0; it must be from 20 to 200",
            "`?` is bound to help twice; leave one out",
            "`q` is bound to help and to quit; take it from one of them",
            "`first_read` is 0; it must be from 131072 to 67108864",
        ]
    );
    let told = error.to_string();
    assert_eq!(told.lines().count(), 4);
    assert!(
        told.starts_with("config.toml:11: `measure` is 0;"),
        "{told}"
    );
}
