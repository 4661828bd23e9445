//! Ratings as they are written in a query, on any scale.

use crate::review::Rating;

/// The stars of the best rating, where a number stands alone.
const STARS: f64 = 5.0;

/// Into how many parts a scale is cut, so that ratings on different scales can be the same.
pub(super) const WHOLE: i64 = 1_000_000;

/// A rating as it is written in a query.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Written {
    /// The value, or the share of its scale from 0 to 1 where the best is 1.
    value: f64,
    /// The best value; none where only a number is written.
    best: Option<f64>,
}

/// Why what is written is no rating.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoRating {
    /// It is none at all.
    Unlike,
    /// It is better than the best.
    TooGood,
}

impl Written {
    /// What is `written`: `4`, `4/5`, `80%`, `★★★½` or `A-`.
    pub(super) fn parse(written: &str) -> Result<Self, NoRating> {
        if let Some(share) = written.strip_suffix('%') {
            let value = number(share).ok_or(NoRating::Unlike)?;
            return Ok(Self {
                value,
                best: Some(100.0),
            });
        }
        if let Some((value, best)) = written.split_once('/') {
            let (value, best) = (number(value), number(best));
            let (value, best) = value.zip(best).ok_or(NoRating::Unlike)?;
            return Ok(Self {
                value,
                best: Some(best),
            });
        }
        if let Some(value) = number(written) {
            return Ok(Self { value, best: None });
        }
        let value = stars(written).or_else(|| grade(written));
        let value = value.ok_or(NoRating::Unlike)?;
        Ok(Self {
            value,
            best: Some(1.0),
        })
    }

    /// The same on the scale of `other`, if it has none of its own.
    pub(super) fn on_scale_of(self, other: Self) -> Self {
        let best = self.best.or(other.best.filter(|best| *best > 1.0));
        Self { best, ..self }
    }

    /// The parts of its scale that it reaches, of [`WHOLE`].
    pub(super) fn parts(self) -> Result<i64, NoRating> {
        let share = self.value / self.best.unwrap_or(STARS);
        if !share.is_finite() || share < 0.0 {
            Err(NoRating::Unlike)
        } else if share > 1.0 {
            Err(NoRating::TooGood)
        } else {
            Ok(of_share(share))
        }
    }
}

/// The parts of its scale, of [`WHOLE`], that a rating reaches by its share, from 0 to 1.
pub(super) fn of_share(share: f64) -> i64 {
    (share * WHOLE as f64).round() as i64
}

/// Parts of [`WHOLE`] as they are written.
pub(super) fn written(parts: i64) -> String {
    const PERCENT: i64 = WHOLE / 100;
    let (percent, rest) = (parts / PERCENT, parts % PERCENT);
    if rest == 0 {
        return format!("{percent}%");
    }
    let rest = format!("{rest:04}");
    format!("{percent}.{}%", rest.trim_end_matches('0'))
}

/// A number without a sign, with a point or a comma, and `½` perhaps.
fn number(written: &str) -> Option<f64> {
    let (whole, half) = match written.strip_suffix('½') {
        Some("") => return Some(0.5),
        Some(whole) => (whole, 0.5),
        None => (written, 0.0),
    };
    let plain = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    if !whole.starts_with(|c: char| c.is_ascii_digit()) || !whole.chars().all(plain) {
        return None;
    }
    let number: f64 = whole.replace(',', ".").parse().ok()?;
    Some(number + half)
}

/// The share of five that stars are, such as `★★★½☆`.
fn stars(written: &str) -> Option<f64> {
    let mut stars = 0.0;
    for c in written.chars() {
        stars += match c {
            '★' | '*' => 1.0,
            '½' => 0.5,
            '☆' => 0.0,
            _ => return None,
        };
    }
    (!written.is_empty()).then_some(stars / STARS)
}

/// The share that a letter grade stands for.
fn grade(written: &str) -> Option<f64> {
    let rating = Rating {
        value: None,
        best: None,
        worst: None,
        as_written: written.to_owned(),
    };
    rating.share()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratings_on_any_scale_are_shares() {
        for (text, parts) in [
            ("4", Ok(800_000)),
            ("4,5", Ok(900_000)),
            ("3½", Ok(700_000)),
            ("8/10", Ok(800_000)),
            ("80%", Ok(800_000)),
            ("★★★½☆", Ok(700_000)),
            ("A+", Ok(WHOLE)),
            ("F", Ok(0)),
            ("0", Ok(0)),
            ("8", Err(NoRating::TooGood)),
            ("8/5", Err(NoRating::TooGood)),
            ("4/0", Err(NoRating::Unlike)),
            ("-1", Err(NoRating::Unlike)),
            ("inf", Err(NoRating::Unlike)),
            ("", Err(NoRating::Unlike)),
            ("good", Err(NoRating::Unlike)),
        ] {
            let found = Written::parse(text).and_then(Written::parts);
            assert_eq!(found, parts, "{text}");
        }
        for parts in [0, 1, 860_465, 800_000, 999_999, WHOLE] {
            let again = Written::parse(&written(parts)).and_then(Written::parts);
            assert_eq!(again, Ok(parts), "{}", written(parts));
        }
    }
}
