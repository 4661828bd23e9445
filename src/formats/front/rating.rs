//! Ratings as front matter writes them, on whatever scale; none is converted.

use crate::review::Rating;

/// The longest rating in words, in characters.
const LONGEST: usize = 40;

/// What is a word for the unit of a rating.
const UNITS: [&str; 4] = ["stars", "star", "points", "point"];

/// The rating that `text` is, as `4`, `4/5`, `8,5 / 10`, `3 out of 4`, `★★★½`, `85%`, `B+`; any
/// other words are one without a value. `None` where there are none, or too many.
pub(super) fn of(text: &str) -> Option<Rating> {
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
pub(super) fn is_certain(rating: &Rating) -> bool {
    let mut grade = rating.as_written.chars();
    let is_grade = grade.next().is_some_and(|c| ('A'..='F').contains(&c))
        && matches!(grade.as_str(), "" | "+" | "-" | "−" | "–");
    rating.value.is_some() || is_grade
}

/// The value of `text` and the best one it states.
fn amount(text: &str) -> (Option<f64>, Option<f64>) {
    if let Some(share) = text.strip_suffix('%') {
        let share = number(share);
        return (share, share.map(|_| 100.0));
    }
    for between in ["/", " out of ", " of "] {
        if let Some((value, best)) = text.split_once(between)
            && let Some(best) = counted(best)
        {
            let value = counted(value).or_else(|| stars(value).map(|(value, _)| value));
            return (value, value.map(|_| best));
        }
    }
    if let Some((value, best)) = stars(text) {
        return (Some(value), best);
    }
    (counted(text), None)
}

/// The number at the start of `text`, with nothing behind it but a unit.
fn counted(text: &str) -> Option<f64> {
    let text = text.trim();
    let lower = text.to_lowercase();
    let unit = UNITS.iter().find_map(|unit| lower.strip_suffix(unit));
    let text = unit.unwrap_or(text).trim();
    match text.strip_suffix('½') {
        Some(whole) => number(whole).map(|whole| whole + 0.5),
        None => number(text),
    }
}

/// The number that `text` is: digits, and perhaps a point or a comma and more digits.
pub(super) fn number(text: &str) -> Option<f64> {
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
        match c {
            '★' | '⭐' | '*' | '✭' | '✮' | '🌟' => full = full.saturating_add(1),
            '½' | '⯨' | '⯪' => half = half.saturating_add(1),
            '☆' | '✩' => empty = empty.saturating_add(1),
            ' ' | '\u{fe0f}' | '\u{fe0e}' => {}
            _ => return None,
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
        let table: [(&str, Option<f64>, Option<f64>); 21] = [
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
