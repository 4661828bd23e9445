//! Exports of several files, as folders and as archives: what is joined, and that nothing is lost.

use super::archives::{again, archive};
use super::commands::{rows, run};
use serde_json::{Value, json};
use std::fs;
use tempfile::TempDir;

const REVIEWS: &str = "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Review,Tags,Watched Date\n\
    2024-05-02,The Tin Orchard,2023,https://x.example/a,4.5,,\"It <i>squeaks</i>.\n\nAnd \"\"sways\"\", twice.\",\"sea, trees\",2024-05-01\n\
    2024-06-02,The Tin Orchard,2023,https://x.example/b,3,Yes,It squeaks still.,,2024-06-01\n\
    2024-01-01,Salt,1999,https://x.example/c,,,Salty.,,\n";
const DIARY: &str = "Date,Name,Year,Letterboxd URI,Rating,Rewatch,Tags,Watched Date\n\
    2024-05-02,The Tin Orchard,2023,https://x.example/a,4.5,,\"sea, trees\",2024-05-01\n\
    2024-06-02,The Tin Orchard,2023,https://x.example/b,3,Yes,,2024-06-01\n\
    2024-07-01,Harbour,2001,https://x.example/d,2,,,2024-07-01\n";
const RATINGS: &str = "Date,Name,Year,Letterboxd URI,Rating\n\
    2024-06-02,The Tin Orchard,2023,https://x.example/t,3\n\
    2024-01-01,Salt,1999,https://x.example/s,2.5\n\
    2024-01-01,Salt,2010,https://x.example/r,1\n";
const LIKES: &str = "Date,Name,Year,Letterboxd URI\n2024-01-01,Salt,1999,https://x.example/s\n";
const WATCHLIST: &str =
    "Date,Name,Year,Letterboxd URI\n2024-01-01,Lantern,2020,https://x.example/l\n";
const LIST: &str = "Letterboxd list export v7\nDate,Name,Tags,URL,Description\n2024-01-01,Best,,https://x.example,None\n\nPosition,Name,Year,URL,Description\n1,Salt,1999,https://x.example,\n";

/// The files of an export of Letterboxd.
const LETTERBOXD: &[(&str, &str)] = &[
    ("reviews.csv", REVIEWS),
    ("diary.csv", DIARY),
    ("ratings.csv", RATINGS),
    ("watchlist.csv", WATCHLIST),
    ("likes/films.csv", LIKES),
    ("deleted/diary.csv", DIARY),
    ("orphaned/reviews.csv", REVIEWS),
    ("lists/best.csv", LIST),
    (
        "profile.csv",
        "Date Joined,Username,Given Name,Family Name\n2020-01-01,ines,,\n",
    ),
    (
        "comments.csv",
        "Date,Content,Comment\n2024-01-01,https://x.example,Yes!\n",
    ),
];

/// Writes `files` below a folder.
fn unpacked(folder: &TempDir, below: &str, files: &[(&str, &str)]) {
    for (name, content) in files {
        let path = folder.path().join(below).join(name);
        let made = path.parent().map_or(Ok(()), fs::create_dir_all);
        made.and_then(|()| fs::write(&path, content))
            .unwrap_or_default();
    }
}

/// The same as an archive.
fn packed(folder: &TempDir, name: &str, files: &[(&str, &str)]) {
    let files: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, text)| (*name, text.as_bytes()))
        .collect();
    fs::write(folder.path().join(name), archive(&files)).unwrap_or_default();
}

/// What is told of each row of the list.
fn listed(folder: &TempDir, path: &str) -> Vec<Value> {
    let out = run(folder, &["list", "--json", path]).map(|ended| ended.out);
    let rows = rows(&out.unwrap_or_default());
    let told = rows.iter().map(|row| {
        let of = |key| row.get(key).cloned().unwrap_or_default();
        let problems = of("problems");
        let problems = problems.as_array().into_iter().flatten();
        let problems: Vec<Option<&Value>> = problems.map(|one| one.get("message")).collect();
        let rating = of("rating");
        let stated = [of("record"), of("work"), of("year")];
        let [record, work, year] = stated;
        json!([
            record,
            work,
            year,
            rating.get("value"),
            of("date"),
            of("words"),
            problems
        ])
    });
    told.collect()
}

#[test]
fn the_files_of_an_export_are_joined_in_a_folder_and_in_an_archive() {
    let folder = TempDir::new().unwrap();
    unpacked(&folder, "films", LETTERBOXD);
    packed(&folder, "films.zip", LETTERBOXD);
    let within: Vec<(String, &str)> = LETTERBOXD
        .iter()
        .map(|(name, text)| (format!("letterboxd-ines/{name}"), *text))
        .collect();
    let within: Vec<(&str, &str)> = within
        .iter()
        .map(|(name, text)| (name.as_str(), *text))
        .collect();
    packed(&folder, "within.zip", &within);
    let expected = [
        json!([1, "The Tin Orchard", 2023, 4.5, "2024-05-02", 5, []]),
        json!([2, "The Tin Orchard", 2023, 3.0, "2024-06-02", 3, []]),
        json!([3, "Salt", 1999, 2.5, "2024-01-01", 1, []]),
        json!([4, "Harbour", 2001, 2.0, "2024-07-01", 0, []]),
        json!([5, "Salt", 2010, 1.0, "2024-01-01", 0, []]),
        json!([6, "Lantern", 2020, null, "2024-01-01", 0, []]),
    ];
    for path in ["films", "films.zip", "within.zip"] {
        assert_eq!(listed(&folder, path), expected, "{path}");
    }
    // Each is read again by its number.
    for path in ["films", "films.zip"] {
        let texts = again(&folder.path().join(path));
        assert_eq!(texts.len(), 6, "{path}");
        assert_eq!(texts[2], "Salty.");
    }
    let outline = rows(
        &run(&folder, &["outline", "--json", "films.zip"])
            .unwrap()
            .out,
    );
    let facts = &outline[2]["facts"];
    assert_eq!(facts["tags"], json!(["liked"]));
    assert_eq!(outline[1]["facts"]["tags"], json!(["rewatch"]));
    assert_eq!(outline[0]["facts"]["tags"], json!(["sea", "trees"]));
    assert_eq!(outline[0]["record_line"], Value::Null);
    assert_eq!(outline[3]["title"], "Harbour");
}

#[test]
fn a_folder_gives_an_export_as_one_and_the_texts_beside_it() {
    let folder = TempDir::new().unwrap();
    unpacked(&folder, "all/films", LETTERBOXD);
    unpacked(
        &folder,
        "all",
        &[
            ("one.txt", "One."),
            ("films/two.txt", "Two."),
            ("films/lists/three.md", "Three."),
        ],
    );
    unpacked(&folder, "all/alone", &[("ratings.csv", RATINGS)]);
    let rows = rows(&run(&folder, &["list", "--json", "all"]).unwrap().out);
    let mut found: Vec<String> = rows
        .iter()
        .map(|row| format!("{} {}", row["path"].as_str().unwrap(), row["record"]))
        .collect();
    found.sort();
    let expected = [
        "all/alone/ratings.csv 1",
        "all/alone/ratings.csv 2",
        "all/alone/ratings.csv 3",
        "all/films 1",
        "all/films 2",
        "all/films 3",
        "all/films 4",
        "all/films 5",
        "all/films 6",
        "all/films/lists/three.md null",
        "all/films/two.txt null",
        "all/one.txt null",
    ];
    assert_eq!(found, expected);
}

#[test]
fn what_cannot_be_read_in_an_export_is_a_row() {
    let folder = TempDir::new().unwrap();
    let broken = format!("{RATINGS}2024-01-01,\"Kelp,2020,https://x.example/k,4\n");
    let files = [
        ("reviews.csv", REVIEWS),
        ("diary.csv", DIARY),
        ("ratings.csv", &broken),
        ("strange.csv", "a,b\n1,2\n"),
        ("notes.txt", "It is late."),
    ];
    packed(&folder, "x.zip", &files);
    let found = listed(&folder, "x.zip");
    let problems: Vec<&str> = found.iter().filter_map(|row| row[6][0].as_str()).collect();
    assert_eq!(problems.len(), 2, "{problems:?}");
    assert!(
        problems[0].starts_with("ratings.csv: the quote that begins on line 5 is never closed"),
        "{problems:?}"
    );
    assert!(problems[1].starts_with("strange.csv: "), "{problems:?}");
    // Reviews, what is wrong, and the text.
    assert_eq!(found.len(), 5 + 2 + 1);
    let told = run(&folder, &["list", "x.zip"]).unwrap().err;
    assert!(
        told.contains("frontrow: x.zip: ratings.csv: the quote"),
        "{told}"
    );
}

#[test]
fn comments_ratings_and_history_of_trakt_are_joined() {
    let film = |number: u32, title: &str| json!({"title": title, "year": 2020, "ids": {"trakt": number, "slug": title}});
    let comments = json!([
        {"id": 9, "parent_id": 0, "comment": "It is a film about salt.", "spoiler": true, "review": true,
         "created_at": "2024-05-03T10:00:00.000Z", "updated_at": "2024-05-03T10:00:00.000Z", "type": "movie", "movie": film(1, "Salt")},
    ]);
    let ratings = json!([
        {"rated_at": "2024-05-02T10:00:00.000Z", "rating": 8, "type": "movie", "movie": film(1, "Salt")},
        {"rated_at": "2024-05-02T10:00:00.000Z", "rating": 6, "type": "movie", "movie": film(2, "Kelp")},
    ]);
    let history = json!([
        {"id": 1, "watched_at": "2024-05-01T20:00:00.000Z", "action": "watch", "type": "movie", "movie": film(1, "Salt")},
        {"id": 2, "watched_at": "2022-01-01T20:00:00.000Z", "action": "watch", "type": "movie", "movie": film(1, "Salt")},
    ]);
    let files = [
        ("comments-movies.json", comments.to_string()),
        ("ratings-movies.json", ratings.to_string()),
        ("watched-history-1.json", history.to_string()),
        ("_errors.json", "[]".to_owned()),
        (
            "user-profile.json",
            json!({"username": "ines", "about": "Films."}).to_string(),
        ),
        (
            "lists-lists.json",
            json!([{"name": "Best", "description": "The best."}]).to_string(),
        ),
    ];
    for below in ["", "ines/"] {
        let folder = TempDir::new().unwrap();
        let names: Vec<String> = files
            .iter()
            .map(|(name, _)| format!("{below}{name}"))
            .collect();
        let files: Vec<(&str, &str)> = names
            .iter()
            .zip(&files)
            .map(|(name, (_, text))| (name.as_str(), text.as_str()))
            .collect();
        unpacked(&folder, "export", &files);
        packed(&folder, "export.zip", &files);
        for path in ["export", "export.zip"] {
            let found = listed(&folder, path);
            let expected = [
                json!([1, "Salt", 2020, 8.0, "2024-05-03", 6, []]),
                json!([2, "Kelp", 2020, 6.0, "2024-05-02", 0, []]),
                json!([3, "Salt", 2020, null, null, 0, []]),
            ];
            assert_eq!(found, expected, "{path} {below}");
        }
    }
}
