//! What `frontrow list` prints for people, and in which order.

use super::commands::{library, run};
use std::fs;

#[test]
fn what_is_wider_than_its_column_takes_of_empty_ones() {
    let folder = tempfile::tempdir().unwrap();
    let long = "A Field Guide to the Rooms in Which People Are Kept";
    for (name, front) in [
        ("a.md", format!("title: {long}")),
        (
            "b.md",
            "title: Lanternfish, or How We Kept Still\nmaker: Studio Kelp\nyear: 2023".to_owned(),
        ),
        ("c.md", format!("title: {long}\nyear: 1999")),
    ] {
        fs::write(
            folder.path().join(name),
            format!("---\n{front}\n---\nIt is late.\n"),
        )
        .unwrap();
    }
    let list = "\
A Field Guide to the Rooms in Which People Are Kept   1 min  ./a.md
Lanternfish, or How We Kept Still  Studio Kelp  2023  1 min  ./b.md
A Field Guide to the Rooms in Which People Are Kept  1999  1 min  ./c.md
";
    assert_eq!(run(&folder, &["list", "."]).unwrap().out, list);
}

#[test]
fn a_list_is_sorted_by_what_is_asked_for() {
    let folder = library().unwrap();
    let table = [
        ("name", "film 9, film 10, list, the_door"),
        ("-name", "the_door, list, film 10, film 9"),
        ("title", "film 10, list, the_door, film 9"),
        ("-title", "the_door, list, film 10, film 9"),
        ("length", "film 10, list, the_door, film 9"),
        ("-length", "the_door, list, film 10, film 9"),
        ("rating", "film 9, film 10, list, the_door"),
    ];
    for (key, expected) in table {
        for form in ["--sort", "--json"] {
            let arguments: &[&str] = match form {
                "--json" => &["list", "--json", "--sort", key, "list", "films"],
                _ => &["list", "--sort", key, "list", "films"],
            };
            let ended = run(&folder, arguments).unwrap();
            let mut found: Vec<(usize, &str)> = ["film 9", "film 10", "the_door", "list"]
                .into_iter()
                .filter_map(|name| Some((ended.out.find(&file(name))?, name)))
                .collect();
            found.sort_unstable();
            let names: Vec<&str> = found.into_iter().map(|(_, name)| name).collect();
            assert_eq!(names.join(", "), expected, "{arguments:?}: {}", ended.out);
        }
    }
}

/// What only the path of a file ends in.
fn file(name: &str) -> String {
    match name {
        "list" => "list".to_owned(),
        _ => format!("{name}.txt"),
    }
}
