//! Which kind a heading tells: measured on headings of nine languages, and the table of the words.
#![expect(clippy::unwrap_used, reason = "labels that cannot be read must fail")]

use std::collections::BTreeSet;

use frontrow::config;
use frontrow::outline::Kinds;

/// `kind | heading` on each line, `-` for no kind; `## ` begins a language.
const LABELLED: &str = include_str!("kinds.txt");

/// Of the headings that are given a kind, the share for which it is the right one.
const PRECISION: f64 = 0.99;
/// Of all headings, the share that is judged rightly.
const ACCURACY: f64 = 0.99;

/// The languages with their labelled headings: kind and heading.
fn labelled() -> Vec<(&'static str, Vec<(&'static str, &'static str)>)> {
    let languages = LABELLED.split("\n## ").skip(1);
    languages
        .map(|part| {
            let (language, lines) = part.split_once('\n').unwrap();
            let rows = lines.lines().filter(|line| !line.is_empty());
            (
                language,
                rows.map(|row| row.split_once(" | ").unwrap()).collect(),
            )
        })
        .collect()
}

/// The kind of a heading, `-` for none.
fn told<'a>(kinds: &'a Kinds, heading: &str) -> &'a str {
    kinds.of(heading).map_or("-", |kind| kinds.name(kind))
}

#[test]
fn headings_of_nine_languages_tell_their_kinds() {
    let kinds = config::shipped().unwrap().kinds;
    let languages = labelled();
    assert_eq!(languages.len(), 9);
    let (mut all, mut right, mut given, mut given_right) = (0.0, 0.0, 0.0, 0.0);
    let mut wrong = Vec::new();
    for (language, rows) in &languages {
        for (kind, heading) in rows {
            let told = told(&kinds, heading);
            all += 1.0;
            if told != "-" {
                given += 1.0;
            }
            if told == *kind {
                right += 1.0;
                given_right += f64::from(u8::from(told != "-"));
            } else {
                wrong.push(format!("{language}: {heading}: {told}, not {kind}"));
            }
        }
    }
    assert!(all >= 300.0);
    let (accuracy, precision) = (right / all, given_right / given);
    assert!(
        accuracy >= ACCURACY && precision >= PRECISION,
        "of {all}: accuracy {accuracy:.3}, precision {precision:.3}\n{}",
        wrong.join("\n")
    );
}

#[test]
fn no_word_is_written_twice() {
    let shipped: toml::Table = config::SHIPPED.parse().unwrap();
    let written = shipped["kinds"].as_table().unwrap();
    let kinds = config::shipped().unwrap().kinds;
    for (name, words) in kinds.iter() {
        let written = written[name].as_array().unwrap();
        let written: Vec<&str> = written.iter().filter_map(toml::Value::as_str).collect();
        assert_eq!(words, written, "{name}");
    }
}

/// A file laid over the shipped one, and what headings tell then.
const LAID: &[(&str, &[(&str, &str)])] = &[
    (
        "plot = [\"=yarn\"]",
        &[("Yarn", "plot"), ("The plot", "plot"), ("A yarn shop", "-")],
    ),
    (
        "ending = [\"Plot\", \"twist\"]\nnone = [\"verdict\"]",
        &[
            ("Plot", "ending"),
            ("Twist: who did it", "ending"),
            ("Verdict", "-"),
            ("Story", "plot"),
        ],
    ),
];

#[test]
fn a_file_laid_over_adds_words_and_takes_them() {
    for (table, headings) in LAID {
        let file = config::SettingsFile::new("own", &format!("[kinds]\n{table}\n"));
        let kinds = config::load(&[file]).unwrap().kinds;
        for (heading, kind) in *headings {
            assert_eq!(told(&kinds, heading), *kind, "{table}: {heading}");
        }
    }
}

#[test]
fn every_kind_that_headings_have_is_in_the_table() {
    let kinds = config::shipped().unwrap().kinds;
    let names: BTreeSet<&str> = kinds.iter().map(|(name, _)| name).collect();
    let labels = labelled();
    let labels = labels
        .iter()
        .flat_map(|(_, rows)| rows)
        .map(|(kind, _)| *kind);
    let mut labels: BTreeSet<&str> = labels.filter(|kind| *kind != "-").collect();
    labels.insert("none");
    assert_eq!(labels, names);
}
