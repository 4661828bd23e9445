//! The settings the program is shipped with: complete, right, and nothing else.

use std::collections::BTreeSet;

use frontrow::command::Command;
use frontrow::config::{self, Limits, PaneSettings, Role, SHIPPED, SettingsFile, TextSettings};

#[test]
fn the_shipped_settings_are_right() {
    let settings = config::shipped().unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(settings.text.measure, 72);
    assert_eq!(
        settings.text.setting,
        frontrow::typeset::Settings::default()
    );
    assert_eq!(
        settings.library.suffixes,
        [
            "txt", "text", "md", "markdown", "html", "htm", "xhtml", "epub", "jsonl", "ndjson",
            "json", "csv", "tsv", "zip", ""
        ]
    );
    assert_eq!(settings.limits.first_read, 256 * 1024);
    let library = settings.for_library();
    assert_eq!(library.largest, 2 << 30);
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
    for (name, theme) in shipped["theme"].as_table().unwrap() {
        let roles = Role::ALL.iter().map(|role| role.name());
        assert_eq!(names(theme), roles.collect(), "{name}");
    }
}

/// The shipped settings as a reader makes them who takes away the signs before all lines that are
/// commented out; of those, how many there are. Prose has a space behind the sign.
fn uncommented() -> (String, usize) {
    let setting = |line: &str| {
        let rest = line.strip_prefix('#')?;
        (!rest.is_empty() && !rest.starts_with([' ', '#'])).then(|| rest.to_owned())
    };
    let lines = SHIPPED.lines();
    let found = lines.clone().filter(|line| setting(line).is_some()).count();
    let lines: Vec<String> = lines
        .map(|line| setting(line).unwrap_or_else(|| line.to_owned()))
        .collect();
    (lines.join("\n"), found)
}

#[test]
fn what_is_commented_out_is_right_too() {
    let (text, found) = uncommented();
    assert!(found > 0);
    let file = SettingsFile::new("config.toml", &text);
    let settings = config::load(&[file]).unwrap_or_else(|error| panic!("{error}"));
    assert!(settings.themes.iter().any(|(name, _)| name == "mine"));
}

#[test]
fn the_examples_in_the_readme_are_right() {
    let readme = include_str!("../../README.md");
    let blocks = readme.split("\n```toml\n").skip(1);
    let examples: Vec<&str> = blocks
        .filter_map(|block| block.split("\n```").next())
        .collect();
    assert!(!examples.is_empty());
    for example in examples {
        let settings = config::load(&[SettingsFile::new("README.md", example)]);
        let settings = settings.unwrap_or_else(|error| panic!("{error}"));
        assert_ne!(settings, config::shipped().unwrap());
    }
}

#[test]
fn the_shipped_file_is_a_layer_like_any_other() {
    let file = SettingsFile::new("./config.toml", SHIPPED);
    let settings = config::load(&[file]).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(settings, config::shipped().unwrap());
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
        ("largest_file", format!("{:?}", Limits::LARGEST_FILE)),
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
    for (name, theme) in config::shipped().unwrap().themes {
        let attributes = |role| theme.look(role).attributes;
        assert_ne!(attributes(Role::CurrentHit), attributes(Role::Hit));
        for role in [
            Role::CurrentRow,
            Role::Heading,
            Role::Opening,
            Role::Problem,
        ] {
            let role_name = role.name();
            assert_ne!(
                attributes(role),
                attributes(Role::Text),
                "{name}: {role_name}"
            );
        }
    }
}
