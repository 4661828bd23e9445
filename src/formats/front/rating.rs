//! Ratings as they are written, on whatever scale; none is converted.

use crate::review::Rating;

/// The longest rating in words, in characters.
const LONGEST: usize = 40;

/// What a star is called, the longer word before one that it begins with.
const STARS: &[&str] = &[
    "stars",
    "star",
    "sternen",
    "sterne",
    "stern",
    "étoiles",
    "étoile",
    "estrellas",
    "estrella",
    "estrelas",
    "estrela",
    "stelle",
    "stella",
    "sterren",
    "ster",
    "颗星",
    "顆星",
    "つ星",
    "星",
    "★",
    "⭐",
];

/// What a point is called.
const POINTS: &[&str] = &[
    "points", "point", "punkten", "punkte", "punkt", "puntos", "punto", "punti", "pontos", "ponto",
    "punten", "点", "點", "分",
];

/// What stands between a value and the best one.
const BETWEEN: &[&str] = &[
    "/", " out of ", " of ", " von ", " sur ", " sobre ", " de ", " su ", " em ", " op ", " uit ",
];

/// What stands between the best value and the value given.
const FULL_MARKS: &[&str] = &["点満点中", "点満点で"];

/// What stands for a full star.
const FULL: &[char] = &['★', '⭐', '*', '✭', '✮', '🌟'];

/// What stands for a half star.
const HALF: &[char] = &['½', '⯨', '⯪'];

/// What stands for a star that was not given.
const EMPTY: &[char] = &['☆', '✩'];

/// The rating that `text` is, as `4`, `4/5`, `8,5 / 10`, `3 out of 4`, `★★★½`, `85%`, `B+`; any
/// other words are one without a value. `None` where there are none, or too many.
pub(in crate::formats) fn of(text: &str) -> Option<Rating> {
    let as_written = text.trim();
    if as_written.is_empty() || as_written.chars().count() > LONGEST {
        return None;
    }
    let (value, best) = amount(as_written);
    Some(Rating {
        value,
        best,
        worst: None,
        as_written: as_written.to_owned(),
    })
}

/// Whether `rating` is one for sure: it has a value or is a grade.
pub(in crate::formats) fn is_certain(rating: &Rating) -> bool {
    let mut grade = rating.as_written.chars();
    let is_grade = grade.next().is_some_and(|c| ('A'..='F').contains(&c))
        && matches!(grade.as_str(), "" | "+" | "-" | "−" | "–");
    rating.value.is_some() || is_grade
}

/// Whether `text` counts stars and nothing else: `4 stars`, `3,5 Sterne`.
pub(in crate::formats) fn counts_stars(text: &str) -> bool {
    let text = folded(text);
    let counted = |unit: &&str| text.strip_suffix(*unit).and_then(number);
    STARS.iter().any(|unit| counted(unit).is_some())
}

/// Whether `c` is a star, a half or an empty one; an asterisk, which may be anything, is none.
pub(in crate::formats) fn is_star(c: char) -> bool {
    c != '*' && [FULL, HALF, EMPTY].concat().contains(&c)
}

/// The value of `text` and the best one it states.
fn amount(text: &str) -> (Option<f64>, Option<f64>) {
    let text = folded(text);
    let text = text.trim();
    if let Some(share) = text.strip_suffix('%') {
        let share = number(share);
        return (share, share.map(|_| 100.0));
    }
    for between in FULL_MARKS {
        if let Some((best, value)) = text.split_once(between)
            && let (Some(best), Some(value)) = (number(best), counted(value))
        {
            return (Some(value), Some(best));
        }
    }
    for between in BETWEEN {
        if let Some((value, best)) = text.rsplit_once(between)
            && let Some(best) = counted(best)
        {
            let value = counted(value).or_else(|| stars(value).map(|(value, _)| value));
            if value.is_some() {
                return (value, Some(best));
            }
        }
    }
    if let Some((value, best)) = stars(text) {
        return (Some(value), best);
    }
    (counted(text), None)
}

/// `text` in small letters, with what is written full-width as it is elsewhere, and what no reader
/// sees left out.
pub(in crate::formats) fn folded(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        '\u{3000}' | '\u{a0}' | '\u{202f}' => ' ',
        _ => c,
    };
    let shown = text
        .chars()
        .filter(|c| !matches!(c, '\u{fe0e}' | '\u{fe0f}'));
    shown.map(narrow).flat_map(char::to_lowercase).collect()
}

/// The number at the start of `text`, with nothing behind it but a unit.
fn counted(text: &str) -> Option<f64> {
    let text = text.trim();
    let unit = [STARS, POINTS]
        .concat()
        .into_iter()
        .find_map(|unit| text.strip_suffix(unit));
    let text = unit.unwrap_or(text).trim();
    let half = text.strip_suffix('½').or_else(|| text.strip_suffix(" 1/2"));
    match half {
        Some(whole) => number(whole).map(|whole| whole + 0.5),
        None => number(text),
    }
}

/// The number that `text` is: digits, and perhaps a point or a comma and more digits.
pub(in crate::formats) fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let is_digit = |c: char| c.is_ascii_digit();
    let fits = text.starts_with(is_digit)
        && text.ends_with(is_digit)
        && text.chars().all(|c| is_digit(c) || matches!(c, '.' | ','))
        && text.len() <= 12;
    fits.then(|| text.replace(',', ".").parse().ok()).flatten()
}

/// The value of a row of stars, and the best one where empty stars tell that.
fn stars(text: &str) -> Option<(f64, Option<f64>)> {
    let (mut full, mut half, mut empty) = (0_u8, 0_u8, 0_u8);
    for c in text.trim().chars() {
        if FULL.contains(&c) {
            full = full.saturating_add(1);
        } else if HALF.contains(&c) {
            half = half.saturating_add(1);
        } else if EMPTY.contains(&c) {
            empty = empty.saturating_add(1);
        } else if c != ' ' {
            return None;
        }
    }
    if half > 1 || full == 0 && half == 0 {
        return None;
    }
    let value = f64::from(full) + f64::from(half) / 2.0;
    let all = full.saturating_add(half).saturating_add(empty);
    Some((value, (empty > 0).then(|| f64::from(all))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratings_are_read_as_they_are_written() {
        let table: [(&str, Option<f64>, Option<f64>); 37] = [
            ("4", Some(4.0), None),
            ("4.50", Some(4.5), None),
            ("4/5", Some(4.0), Some(5.0)),
            ("8,5 / 10", Some(8.5), Some(10.0)),
            ("3 out of 4", Some(3.0), Some(4.0)),
            ("3 of 4 stars", Some(3.0), Some(4.0)),
            ("4 stars", Some(4.0), None),
            ("★★★½", Some(3.5), None),
            ("★★★½☆", Some(3.5), Some(5.0)),
            ("⭐⭐⭐⭐/5", Some(4.0), Some(5.0)),
            ("⭐\u{fe0f}⭐\u{fe0f}", Some(2.0), None),
            ("***", Some(3.0), None),
            ("½", Some(0.5), None),
            ("3½/5", Some(3.5), Some(5.0)),
            ("85%", Some(85.0), Some(100.0)),
            ("0", Some(0.0), None),
            ("B+", None, None),
            ("good", None, None),
            ("1/2/3", None, None),
            ("1e9", None, None),
            ("a/5", None, None),
            ("8 von 10", Some(8.0), Some(10.0)),
            ("3,5 von 5 Sternen", Some(3.5), Some(5.0)),
            ("16 sur 20", Some(16.0), Some(20.0)),
            ("4 sobre 5", Some(4.0), Some(5.0)),
            ("4 de 5 estrellas", Some(4.0), Some(5.0)),
            ("7,5 su 10", Some(7.5), Some(10.0)),
            ("8 op 10", Some(8.0), Some(10.0)),
            ("８．５／１０", Some(8.5), Some(10.0)),
            ("8点/10点", Some(8.0), Some(10.0)),
            ("5点満点中4点", Some(4.0), Some(5.0)),
            ("9分", Some(9.0), None),
            ("4颗星", Some(4.0), None),
            ("4.5⭐\u{fe0f}", Some(4.5), None),
            ("4 1/2 stars", Some(4.5), None),
            ("4 1/2 / 5", Some(4.5), Some(5.0)),
            ("4 Out Of 5 Stars", Some(4.0), Some(5.0)),
        ];
        for (text, value, best) in table {
            let rating = of(text).unwrap();
            assert_eq!((rating.value, rating.best), (value, best), "{text}");
            assert_eq!(rating.as_written, text);
        }
        assert_eq!(of(" "), None);
        assert_eq!(of(&"so ".repeat(40)), None);
        let certain = ["B+", "A", "4/5", "F−"].map(|text| is_certain(&of(text).unwrap()));
        assert_eq!(certain, [true; 4]);
        let vague = ["G", "Apt", "good"].map(|text| is_certain(&of(text).unwrap()));
        assert_eq!(vague, [false; 3]);
    }
}
