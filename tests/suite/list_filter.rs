//! What `frontrow list --filter` keeps, and what it tells of a query that is wrong.

#![expect(
    clippy::unwrap_used,
    reason = "a test whose files cannot be written must fail"
)]

use super::commands::run;
use super::commands_table::table_in;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// Files and what they hold.
const FILES: &[(&str, &str)] = &[
    (
        "salt.md",
        "---\ntitle: The Salt Road\ndirector: Inés Marchetti\nyear: 2019\nrating: 4.5/5\ndate: 2021-05-03\ntags: [drama, slow burn]\n---\nIt is late.\n\n## Verdict\n\nGo and see it.\n",
    ),
    (
        "kelp.md",
        "---\ntitle: Lanternfish\nmaker: Studio Kelp\nyear: 2023\nrating: 60/100\ntags: [animation]\n---\nA long night under water.\n",
    ),
    ("notes.txt", "Nothing but a few words about salt.\n"),
    ("empty.txt", ""),
    ("broken.txt", "\0\0\0\0\0\0\0\0\0\0\0\0"),
    (
        "rows.jsonl",
        "{\"title\": \"Parser Hill\", \"text\": \"It runs.\", \"rating\": 3, \"best\": 5}\n{\"title\": \"Salt\", \"text\": \"It does not.\", \"year\": 2001}\n",
    ),
];

const SETTINGS: &str = "[filters]\ngood = 'rating>=4 sort:-title'\n";

fn library() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |path: &Path, text: &str| {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    for (name, text) in FILES {
        write(&folder.path().join("drafts").join(name), text);
    }
    write(
        &folder.path().join(".config/frontrow/config.toml"),
        SETTINGS,
    );
    folder
}

/// Filters, other arguments, what is listed, and the exit code.
const FILTERS: &[(&str, &[&str], &str, i32)] = &[
    ("year:2019..2022", &[], "salt.md", 0),
    ("salt", &[], "notes.txt rows.jsonl#2 salt.md", 0),
    ("SALT road", &[], "salt.md", 0),
    ("marchetti", &[], "salt.md", 0),
    ("\"slow burn\"", &[], "salt.md", 0),
    ("slt", &[], "", 1),
    ("rating>=60%", &[], "kelp.md rows.jsonl#1 salt.md", 0),
    (
        "rating>=60% sort:rating",
        &[],
        "salt.md kelp.md rows.jsonl#1",
        0,
    ),
    (
        "rating>=60% sort:-rating",
        &[],
        "kelp.md rows.jsonl#1 salt.md",
        0,
    ),
    (
        "rating>=60% sort:rating",
        &["--sort", "title"],
        "kelp.md rows.jsonl#1 salt.md",
        0,
    ),
    ("section:verdict", &[], "salt.md", 0),
    ("format:markdown", &[], "kelp.md salt.md", 0),
    ("format:jsonl", &[], "rows.jsonl#1 rows.jsonl#2", 0),
    ("is:empty", &[], "empty.txt", 0),
    ("is:problem", &[], "broken.txt empty.txt", 0),
    ("-format:txt -folder:attic file:k", &[], "kelp.md", 0),
    ("minutes:1 words>4 -salt", &[], "kelp.md", 0),
    ("@good", &[], "salt.md", 0),
    ("-@good has:rating", &[], "kelp.md rows.jsonl#1", 0),
    (
        "-salt -empty -broken sort:-name",
        &[],
        "rows.jsonl#1 kelp.md",
        0,
    ),
];

#[test]
fn what_the_filter_finds_is_listed() {
    let folder = library();
    for (filter, more, expected, code) in FILTERS {
        let mut arguments = vec!["list", "--json", "--filter", filter];
        arguments.extend(*more);
        arguments.push("drafts");
        let ended = run(&folder, &arguments).unwrap();
        let names = ended.out.lines().map(|line| {
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            let path = row["path"].as_str().unwrap().replace("drafts/", "");
            match row["record"].as_u64() {
                Some(record) => format!("{path}#{record}"),
                None => path,
            }
        });
        let names: Vec<String> = names.collect();
        assert_eq!(names.join(" "), *expected, "{filter}: {}", ended.err);
        assert_eq!(ended.code, Some(*code), "{filter}");
    }
    let ended = run(&folder, &["list", "--filter", "lantern", "drafts/kelp.md"]).unwrap();
    assert_eq!(
        ended.out,
        "Lanternfish  Studio Kelp  2023  ★★★ 60/100  1 min  drafts/kelp.md\n"
    );
    let ended = run(&folder, &["list", "--filter", "x", "drafts/kelp.md"]).unwrap();
    let told = "frontrow: the filter keeps none of the reviews\n";
    assert_eq!((ended.code, ended.err.as_str()), (Some(1), told));
}

#[test]
fn the_day_of_watching_is_known_apart_from_that_of_the_review() {
    let folder = library();
    let diary = "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n\
                 2024-02-01,Kelp,2019,https://boxd.it/a,4,,,2024-01-30\n\
                 2024-01-30,Salt,2020,https://boxd.it/b,3,,,2023-12-31\n";
    fs::write(folder.path().join("diary.csv"), diary).unwrap();
    for (filter, expected) in [
        ("seen:2024-01-30", "Kelp"),
        ("date:2024-01-30", "Salt"),
        ("-seen:2024", "Salt"),
    ] {
        let ended = run(&folder, &["list", "--filter", filter, "diary.csv"]).unwrap();
        let listed = ended.out.split_whitespace().next();
        assert_eq!(listed, Some(expected), "{filter}: {}", ended.err);
        assert_eq!(ended.out.lines().count(), 1, "{filter}");
    }
}

/// Filters that are wrong, and what is told.
const WRONG: &[(&str, &str)] = &[
    (
        "salt yaer:2020",
        "\
error: no field is called `yaer`
 --> --filter:1:6
  |
1 | salt yaer:2020
  |      ^^^^ did you mean `year`?
",
    ),
    (
        "é (year:2022..2019 is:unread",
        "\
error: `(` is not closed
 --> --filter:1:3
  |
1 | é (year:2022..2019 is:unread
  |   ^ write `)` behind what it holds

error: `2022..2019` is no range: the end lies before the start
 --> --filter:1:4
  |
1 | é (year:2022..2019 is:unread
  |    ^^^^^^^^^^^^^^^ write `2019..2022`
",
    ),
    (
        "salt sort:read",
        "\
error: the order of how far reviews have been read is only known on the screen
 --> --filter:1:6
  |
1 | salt sort:read
  |      ^^^^^^^^^ sort by something else
",
    ),
];

#[test]
fn what_is_wrong_with_the_filter_is_told() {
    let folder = library();
    for (filter, told) in WRONG {
        let ended = run(&folder, &["list", "--filter", filter, "drafts"]).unwrap();
        assert_eq!((ended.code, ended.out.as_str()), (Some(2), ""), "{filter}");
        assert_eq!(ended.err, *told, "{filter}");
    }
}

#[test]
fn the_readme_has_the_table_of_the_language() {
    let readme = include_str!("../../README.md");
    let table = frontrow::query::table_markdown();
    assert!(
        table_in(readme, "query") == Some(table.trim_end()),
        "between `<!-- query -->` and `<!-- /query -->`, README.md must have:\n\n{table}"
    );
}

#[test]
fn the_help_has_the_language() {
    let folder = library();
    let help = run(&folder, &["list", "--help"]).unwrap().out;
    for row in frontrow::query::FIELDS {
        assert!(help.contains(row.example), "{}", row.example);
    }
    assert!(
        help.lines().all(|line| line.chars().count() <= 110),
        "{help}"
    );
}
