//! How much of the outlines of our own texts is found, and that it does not become less.

mod set;
mod tally;

use super::stated_facts::shown_rating;
use frontrow::formats::{self, Hint};
use frontrow::outline::{self, Outline};
use frontrow::review::{Review, Span};
use frontrow::typeset::text_width;
use serde::Deserialize;
use set::Fixture;
use std::collections::{BTreeMap, BTreeSet};
use tally::{Count, Tally};

/// The least that is found, as F1 from 0 to 1.
#[derive(Debug, Deserialize)]
struct Floors {
    headings: f64,
    titles: f64,
    depths: f64,
    facts: f64,
    scores: f64,
}

fn floors() -> Result<Floors, toml::de::Error> {
    toml::from_str(include_str!("../outlines/floors.toml"))
}

fn read(fixture: &Fixture) -> Review {
    let bytes = fixture.text.clone().into_bytes();
    formats::read(bytes, Hint::Plain).unwrap_or_default().review
}

/// The line of the text that `span` begins on, from 0.
fn line(review: &Review, span: Span) -> usize {
    let before = Span::of(0..span.start.offset());
    review.slice(before).matches('\n').count()
}

/// The lines of the headings in `outline`, with their depths.
fn found(review: &Review, outline: &Outline) -> BTreeMap<usize, u8> {
    let headings = outline.sections().iter().filter_map(|it| it.heading);
    headings
        .map(|heading| (line(review, heading.line), heading.depth))
        .collect()
}

/// What is wrong in one text, in one line; nothing where nothing is.
fn told(fixture: &Fixture, wrong: &[String]) -> Option<String> {
    let name = format!("{}: {}", fixture.language, fixture.name);
    (!wrong.is_empty()).then(|| format!("{name}: {}\n", wrong.join("; ")))
}

/// What is printed: `table`, and how `count` stands to `floor`. Fails where it lies below.
#[track_caller]
fn held(what: &str, count: Count, floor: f64, table: &str) -> String {
    let f1 = count.f1();
    let table = format!("{table}\n{what}: F1 {f1:.4}, floor {floor}\n");
    assert!(f1 >= floor, "{table}");
    table
}

#[test]
fn headings_and_titles_are_found() {
    let mut tally = Tally::default();
    for fixture in set::read().unwrap() {
        let review = read(&fixture);
        let outline = outline::infer(&review);
        let headings: BTreeSet<usize> = found(&review, &outline).into_keys().collect();
        let title = outline.title().and_then(|title| title.line);
        tally.add(&fixture, &headings, title.map(|span| line(&review, span)));
    }
    let (floors, table) = (floors().unwrap(), tally.to_string());
    let table = held("headings", tally.headings, floors.headings, &table);
    print!("{}", held("titles", tally.titles, floors.titles, &table));
}

#[test]
fn headings_that_are_found_lie_as_deep_as_they_should() {
    let mut count = Count::default();
    let mut wrong = String::new();
    for fixture in set::read().unwrap() {
        let review = read(&fixture);
        let found = found(&review, &outline::infer(&review));
        let known = fixture.headings.iter().zip(&fixture.depths);
        let mut lines = Vec::new();
        for (line, depth) in known {
            let right = found.get(line).is_none_or(|it| it == depth);
            let one = usize::from(right);
            count.add(Count::of(one, 1 - one, 1 - one));
            if !right {
                lines.push(format!("line {} lies {depth} deep", line + 1));
            }
        }
        wrong.extend(told(&fixture, &lines));
    }
    print!(
        "{}",
        held("depths", count, floors().unwrap().depths, &wrong)
    );
}

#[test]
fn what_the_texts_state_becomes_facts() {
    let mut count = Count::default();
    let mut wrong = String::new();
    for fixture in set::read().unwrap() {
        let review = read(&fixture);
        let facts = review.facts();
        let makers = (!facts.makers.is_empty()).then(|| facts.makers.join(" & "));
        let mut lines = Vec::new();
        for (name, found) in [
            ("makers", makers),
            ("year", facts.year.map(|year| year.to_string())),
            ("reviewer", facts.reviewer.clone()),
            ("rating", facts.rating.as_ref().map(shown_rating)),
            ("date", facts.date.clone()),
        ] {
            let known = fixture.facts.iter().find(|(fact, _)| fact == name);
            let known = known.map(|(_, value)| value.clone());
            if known.as_deref() == Some("?") {
                continue;
            }
            let right = usize::from(found == known && known.is_some());
            let invented = found.iter().count() - right;
            count.add(Count::of(right, invented, known.iter().count() - right));
            if found != known {
                lines.push(format!("{name} {found:?}, not {known:?}"));
            }
        }
        wrong.extend(told(&fixture, &lines));
    }
    print!("{}", held("facts", count, floors().unwrap().facts, &wrong));
}

#[test]
fn scores_in_headings_are_scores_of_their_sections() {
    let mut count = Count::default();
    let mut wrong = String::new();
    for fixture in set::read().unwrap() {
        let review = read(&fixture);
        let outline = outline::infer(&review);
        let sections = outline.sections().iter();
        let found: Vec<String> = sections
            .filter_map(|section| formats::section_rating(&review, section))
            .map(|rating| shown_rating(&rating))
            .collect();
        let (known, taken): (BTreeSet<_>, BTreeSet<_>) =
            (fixture.scores.iter().collect(), found.iter().collect());
        let right = known.intersection(&taken).count();
        let (invented, missed) = (taken.len() - right, known.len() - right);
        count.add(Count::of(right, invented, missed));
        if invented + missed > 0 {
            wrong.extend(told(
                &fixture,
                &[format!("{found:?}, not {:?}", fixture.scores)],
            ));
        }
    }
    print!(
        "{}",
        held("scores", count, floors().unwrap().scores, &wrong)
    );
}

/// What issue and README promise that there is a text for.
const CASES: &str = "\
headings: capitals, sentence case, title case, numbered, chapter numbers, subsections, colon, scores, questions, sentences, one word, full stop, heading above heading, heading above list, emoji, dash, bracketed, none
layout: around, before, none, wrapped, mixed
traps: rating, labels, pros and cons, byline, dates, photo credits, captions, attribution, verse, dialogue, interview, bare list, address, prices, recipe, contents, signature, update, letter, play script
kind: music, book, film, game, board game, device, restaurant, theatre, exhibition";

#[test]
fn the_set_is_what_its_readme_says() {
    let fixtures = set::read().unwrap();
    let mut promised = BTreeSet::new();
    for (group, cases) in CASES.lines().filter_map(|line| line.split_once(": ")) {
        promised.extend(cases.split(", ").map(|case| format!("{group}: {case}")));
    }
    let cases = fixtures.iter().flat_map(|fixture| fixture.cases.clone());
    assert_eq!(cases.collect::<BTreeSet<_>>(), promised);
    let of = |language: &&str| {
        fixtures
            .iter()
            .filter(|it| it.language == **language)
            .count()
    };
    for language in ["en", "es", "fr", "de", "it", "pt", "nl", "zh", "ja"] {
        assert!(of(&language) >= 6, "{language}");
    }
    for language in ["ko", "ru", "el", "ar", "tr", "pl", "sv"] {
        assert!(of(&language) >= 1, "{language}");
    }
    let bare: Vec<&Fixture> = fixtures
        .iter()
        .filter(|it| it.headings.is_empty())
        .collect();
    assert!(fixtures.len() >= 70 && 3 * bare.len() >= fixtures.len());
    for fixture in &fixtures {
        let none = fixture.cases.iter().any(|case| case == "headings: none");
        assert_eq!(none, fixture.headings.is_empty(), "{}", fixture.name);
        let wide = fixture.text.lines().any(|line| text_width(line) > 76);
        let wrapped = fixture.cases.iter().any(|case| case == "layout: wrapped");
        let wide_or_broken = wide || fixture.text.lines().count() < 12;
        assert!(wide_or_broken != wrapped, "{}", fixture.name);
        let names = fixtures.iter().filter(|it| it.name == fixture.name);
        assert_eq!(names.count(), 1, "{}", fixture.name);
    }
}
