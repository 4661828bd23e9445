//! Ratings in a line: behind a name, alone, or at either end of a heading.

use crate::formats::front::names::Sure;
use crate::formats::front::rating;
use crate::review::Rating;

/// The best values of scales that need no name to be told.
const SCALES: [f64; 7] = [4.0, 5.0, 6.0, 10.0, 20.0, 50.0, 100.0];

/// What stands between a rating and what is said of it.
const CUTS: &[&str] = &[
    " (", "（", " [", " – ", " — ", " - ", ", ", "; ", ". ", "! ", "。", "！", "，",
];

/// What stands between a heading and its score.
const BETWEEN: &[&str] = &[
    ": ", "：", ":", " – ", " — ", " - ", " | ", " · ", " = ", " → ", ", ",
];

/// Words that name the best value of a scale.
const FULL_MARKS: &[&str] = &["满分", "滿分", "点満点", "out of "];

/// The rating that `value` is behind a name for one.
pub(super) fn labelled(value: &str, sure: Sure) -> Option<Rating> {
    let value = value.trim();
    let whole = value.trim_end_matches(['.', '!', '。', '！']);
    let found = |text: &str| rating::of(text).filter(|rating| fits(rating, sure));
    if let Some(rating) = found(whole).or_else(|| scale_in_brackets(whole, sure)) {
        return Some(rating);
    }
    let cuts = CUTS.iter().filter_map(|cut| value.split_once(cut));
    cuts.map(|(before, _)| before).find_map(found)
}

/// The rating of `8 (out of 10)`, `8分（满分10分）`.
fn scale_in_brackets(text: &str, sure: Sure) -> Option<Rating> {
    let (value, inside) = text.split_once(['(', '（'])?;
    let marks = FULL_MARKS.iter().any(|marks| inside.contains(marks));
    let digits = |c: char| c.is_ascii_digit();
    let start = inside.find(digits).filter(|_| marks)?;
    let inside = inside.get(start..)?;
    let end = inside.find(|c| !digits(c)).unwrap_or(inside.len());
    let found = rating::of(&format!("{}/{}", value.trim(), inside.get(..end)?))?;
    fits(&found, sure).then(|| Rating {
        as_written: text.to_owned(),
        ..found
    })
}

/// Whether `rating` is one, behind a name that makes it as sure as that.
fn fits(rating: &Rating, sure: Sure) -> bool {
    let written = rating.as_written.as_str();
    let is_named = sure > Sure::Vague;
    match (rating.value, rating.best) {
        (Some(value), Some(best)) => value <= best && (3.0..=100.0).contains(&best),
        (Some(value), None) if is_row(written) || rating::counts_stars(written) => value <= 10.0,
        // A number between them may be the age from which a film may be seen.
        (Some(value), None) => is_named && (value <= 10.0 || (30.0..=100.0).contains(&value)),
        (None, _) => is_named && rating::is_certain(rating) && !written.starts_with('E'),
    }
}

/// The rating that `text` is and nothing else: `8/10`, `★★★½`, `4 out of 5 stars`.
pub(super) fn bare(text: &str) -> Option<Rating> {
    let text = unbracketed(text.trim().trim_end_matches(['.', '!', '。', '！']));
    let rating = rating::of(text)?;
    let value = rating.value?;
    let is_counted = rating::counts_stars(text) && value <= 10.0;
    let fits = match rating.best {
        Some(best) => {
            let says_scale = text.contains(['/', '／'])
                || text.to_lowercase().contains(" out of ")
                || text.ends_with(|c: char| c.is_alphabetic() || rating::is_star(c))
                || value.fract() > 0.0;
            says_scale && value <= best && SCALES.contains(&best) && !text.ends_with('%')
        }
        None => is_row(text) || is_counted,
    };
    fits.then_some(rating)
}

/// Whether `text` is a row of stars rather than the stars that part two chapters.
fn is_row(text: &str) -> bool {
    let is_mark = |c: char| matches!(c, ' ' | '\u{fe0e}' | '\u{fe0f}');
    let stars = text.chars().filter(|c| rating::is_star(*c)).count();
    let is_all = text.chars().all(|c| rating::is_star(c) || is_mark(c));
    let is_break = stars == 3 && text.contains(' ') && !text.contains(['☆', '½']);
    is_all && stars >= 2 && !is_break
}

/// `text` without brackets around it.
fn unbracketed(text: &str) -> &str {
    let pairs = [('(', ')'), ('[', ']'), ('（', '）'), ('【', '】')];
    let inside = pairs
        .iter()
        .find_map(|(open, close)| text.strip_prefix(*open)?.strip_suffix(*close));
    inside.unwrap_or(text).trim()
}

/// What stands before the rating at the end of `text`, and that: `Graphics: 7/10`, `Sound (9/10)`.
pub(super) fn ending(text: &str) -> Option<(&str, Rating)> {
    let text = text.trim();
    let open = text.ends_with([')', ']', '）', '】']);
    let bracket = text.rfind(['(', '[', '（', '【']).filter(|_| open);
    let between = BETWEEN.iter().filter_map(|between| {
        let at = text.rfind(between)?;
        Some((text.get(..at)?, text.get(at + between.len()..)?))
    });
    let bracketed = bracket.and_then(|at| Some((text.get(..at)?, text.get(at..)?)));
    let is_part = |c: char| rating::is_star(c) || matches!(c, ' ' | '\u{fe0f}' | '\u{fe0e}');
    let stars = text.trim_end_matches(is_part).len();
    let row = (text.get(..stars), text.get(stars..));
    let row = row.0.zip(row.1).filter(|(_, row)| row.starts_with(' '));
    let spaced = text
        .rsplit_once(' ')
        .filter(|(_, last)| last.contains(['.', ',', '½']) && last.contains('/'));
    let mut splits = bracketed
        .into_iter()
        .chain(between)
        .chain(row)
        .chain(spaced);
    splits.find_map(|(before, rating)| {
        let before = before
            .trim()
            .trim_end_matches([':', '：', '-', '–', '—', ',']);
        let is_named = before.contains(char::is_alphabetic);
        Some((before.trim_end(), bare(rating).filter(|_| is_named)?))
    })
}

/// The rating at the beginning of a heading: `8/10 – Story`.
pub(super) fn beginning(text: &str) -> Option<Rating> {
    let mut splits = BETWEEN
        .iter()
        .filter_map(|between| text.split_once(between));
    splits.find_map(|(rating, _)| bare(rating))
}
