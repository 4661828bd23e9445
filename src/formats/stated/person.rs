//! Names of persons and studios, and the words that introduce them.

use crate::review::joins_lines;

/// The longest name, in characters, and the most words of it.
const LONGEST: usize = 50;
const MOST_WORDS: usize = 6;

/// The most names together.
const MOST: usize = 8;

/// Small words within names.
const PARTICLES: &[&str] = &[
    "de", "der", "den", "del", "della", "di", "da", "do", "dos", "das", "du", "des", "la", "le",
    "van", "von", "zu", "zum", "ter", "ten", "te", "y", "e", "i", "af", "av", "bin", "ibn", "al",
    "el", "of", "the", "and", "et", "und", "&", "en", "'t",
];

/// What stands between two names where each is a full one.
const AND: &[&str] = &[" and ", " & ", " und ", " et ", " y ", " e ", " en "];

/// What stands for nobody.
const NOBODY: &[&str] = &[
    "n/a",
    "unknown",
    "various",
    "various artists",
    "tba",
    "tbd",
    "none",
    "anonymous",
    "unbekannt",
    "admin",
    "me",
];

/// The part of somebody who is introduced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Made the work.
    Maker,
    /// Wrote the review.
    Reviewer,
    /// One of both.
    Either,
}

/// The words that introduce a name, the longer before the shorter they begin with; in small
/// letters.
#[rustfmt::skip]
const INTRODUCTIONS: &[(&str, Part)] = &[
    ("directed by ", Part::Maker), ("developed by ", Part::Maker), ("a film by ", Part::Maker),
    ("a novel by ", Part::Maker), ("a game by ", Part::Maker), ("ein film von ", Part::Maker),
    ("ein roman von ", Part::Maker), ("un film de ", Part::Maker), ("un roman de ", Part::Maker),
    ("réalisé par ", Part::Maker), ("dirigida por ", Part::Maker), ("dirigido por ", Part::Maker),
    ("una película de ", Part::Maker), ("una novela de ", Part::Maker), ("diretto da ", Part::Maker),
    ("un film di ", Part::Maker), ("un romanzo di ", Part::Maker), ("um filme de ", Part::Maker),
    ("um romance de ", Part::Maker), ("een film van ", Part::Maker), ("een roman van ", Part::Maker),
    ("geregisseerd door ", Part::Maker),
    ("reviewed by ", Part::Reviewer), ("review by ", Part::Reviewer), ("a review by ", Part::Reviewer),
    ("rezension von ", Part::Reviewer), ("rezensiert von ", Part::Reviewer),
    ("eine rezension von ", Part::Reviewer), ("eine kritik von ", Part::Reviewer),
    ("critique par ", Part::Reviewer), ("chronique par ", Part::Reviewer),
    ("reseña por ", Part::Reviewer), ("reseñado por ", Part::Reviewer), ("crítica por ", Part::Reviewer),
    ("recensito da ", Part::Reviewer), ("recensione a cura di ", Part::Reviewer),
    ("resenha por ", Part::Reviewer), ("resenhado por ", Part::Reviewer),
    ("recensie door ", Part::Reviewer), ("besproken door ", Part::Reviewer),
    ("gerecenseerd door ", Part::Reviewer), ("文/", Part::Reviewer), ("文／", Part::Reviewer),
    ("written by ", Part::Either), ("by ", Part::Either), ("von ", Part::Either),
    ("par ", Part::Either), ("por ", Part::Either), ("di ", Part::Either), ("door ", Part::Either),
];

/// Who is introduced by `line`, and for which part.
pub(super) fn introduced(line: &str) -> Option<(Part, &str)> {
    let line = line.trim_start_matches(['—', '–', '-', ' ']);
    INTRODUCTIONS.iter().find_map(|(words, part)| {
        let start = line.get(..words.len())?;
        let is_start = start.to_lowercase() == *words;
        is_start.then(|| (*part, line.get(words.len()..).unwrap_or_default()))
    })
}

/// A name, and the day that may stand behind it: `A. Critic, 5 January 2024`.
pub(super) fn and_day(text: &str) -> (&str, Option<&str>) {
    for between in [" on ", " am ", ", ", " – ", " - ", " / ", " ("] {
        if let Some((name, rest)) = text.split_once(between) {
            let rest = rest.trim_end_matches(')');
            if super::line::day(rest).is_some() {
                return (name, Some(rest));
            }
        }
    }
    (text, None)
}

/// The names that `text` lists; `None` where one of them is no name.
pub(super) fn list(text: &str) -> Option<Vec<String>> {
    let text = text.trim().trim_end_matches(['.', '。']);
    let parts = text.split([',', ';', '、', '，', '；']);
    let mut names: Vec<String> = Vec::new();
    for part in parts.flat_map(full_names) {
        let name = part.trim();
        if !is_name(name) {
            return None;
        }
        names.push(name.to_owned());
    }
    (1..=MOST).contains(&names.len()).then_some(names)
}

/// The names on both sides of an `and`, where each is a full one.
fn full_names(text: &str) -> Vec<&str> {
    for and in AND {
        if let Some((one, other)) = text.split_once(and) {
            let is_band = other.trim().to_lowercase().starts_with("the ");
            if is_full(one) && is_full(other) && !is_band {
                return vec![one, other];
            }
        }
    }
    vec![text]
}

/// Whether a name has a given and a family name, or needs none.
pub(super) fn is_full(name: &str) -> bool {
    name.split_whitespace().count() >= 2 || name.chars().any(joins_lines)
}

/// Whether `name` may be the name of a person or a studio.
pub(super) fn is_name(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let signs = |c: char| {
        matches!(
            c,
            '?' | ':' | '：' | '"' | '“' | '”' | '。' | '！' | '？' | '=' | '<' | '>' | '*'
        )
    };
    let is_short = name.chars().count() <= LONGEST;
    if letters < 2 || !is_short || name.contains(signs) || is_nobody(name) {
        return false;
    }
    if name.contains("://") || name.contains("www.") {
        return false;
    }
    if name.chars().any(joins_lines) {
        return name.chars().count() <= 30;
    }
    let words = name.split_whitespace();
    let count = words.clone().count();
    let begins = name.chars().next().is_some_and(|c| !c.is_lowercase());
    begins && count <= MOST_WORDS && words.enumerate().all(|(at, word)| is_word(word, at))
}

fn is_nobody(name: &str) -> bool {
    NOBODY.contains(&name.to_lowercase().as_str())
}

/// Whether `word` may be a word of a name, behind `at` others.
fn is_word(word: &str, at: usize) -> bool {
    let lower = word.to_lowercase();
    if PARTICLES.contains(&lower.as_str()) && at > 0 {
        return true;
    }
    let stops = word.ends_with('.') && word.chars().count() > 4;
    let word = word.trim_start_matches(['(', '[', '\'', '’']);
    let joined = ["d’", "d'", "l’", "l'", "al-", "el-"];
    let first = joined
        .iter()
        .find_map(|particle| word.strip_prefix(particle))
        .unwrap_or(word)
        .chars()
        .next();
    !stops && first.is_some_and(|c| !c.is_lowercase())
}
