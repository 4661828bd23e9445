//! A rating as it is shown: in stars, and in numbers or letters.

use super::pen::shortened;
use crate::review::Rating;
use crate::typeset::text_width;

/// The stars of the best rating.
const STARS: f64 = 5.0;

/// The widest that a rating is shown as its source has it, in columns, when there is a shorter way.
const WIDEST: usize = 8;

/// The widest that a rating is shown in numbers or letters, in columns.
const MOST: u16 = 12;

/// What stands behind what the reader says, as it does in the outline.
const BY_HAND: char = '✎';

/// A rating as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ShownRating {
    /// Stars and a half for the share of the scale; none where the scale is not known.
    pub stars: String,
    /// In numbers or letters: as the source has it, or in the shortest way that says the same.
    pub written: String,
    scale: Scale,
}

/// How stars and numbers go together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scale {
    /// The rating is one in stars or halves of them: they say it all.
    Stars,
    /// Stars only give an idea of it.
    Other,
}

impl ShownRating {
    /// How `rating` is shown.
    pub fn of(rating: &Rating) -> Self {
        let halves = rating.share_of_scale().map(|share| share * STARS * 2.0);
        let scale = match (halves, rating.best) {
            (Some(halves), Some(STARS))
                if halves >= 0.5 && (halves - halves.round()).abs() < 1e-6 =>
            {
                Scale::Stars
            }
            (Some(_) | None, _) => Scale::Other,
        };
        Self {
            stars: stars(halves.unwrap_or_default()),
            written: written(rating),
            scale,
        }
    }

    /// The same, marked as what the reader says.
    #[must_use]
    pub fn by_hand(mut self) -> Self {
        let shown = if self.stars.is_empty() {
            &mut self.written
        } else {
            &mut self.stars
        };
        shown.push(BY_HAND);
        self
    }

    /// All of it, in the order in which it is read. Parts may be empty.
    pub fn parts(&self) -> [&str; 2] {
        [&self.stars, &self.written]
    }

    /// In stars, so that one below the other they can be compared; in numbers or letters where
    /// there are none.
    pub fn in_stars(&self) -> &str {
        if self.stars.is_empty() {
            &self.written
        } else {
            &self.stars
        }
    }

    /// The shortest way to show it from which it can be told.
    pub fn short(&self) -> &str {
        match self.scale {
            Scale::Stars => &self.stars,
            Scale::Other => &self.written,
        }
    }
}

/// As many stars as `halves` make, to the nearest half.
fn stars(halves: f64) -> String {
    let halves = (1..=10).filter(|n| f64::from(*n) <= halves.round()).count();
    let half = if halves % 2 == 1 { "½" } else { "" };
    "★".repeat(halves / 2) + half
}

/// The rating in numbers or letters.
fn written(rating: &Rating) -> String {
    let source = rating.as_written.trim();
    let value = rating.value;
    match value.zip(rating.best) {
        Some((value, best)) if !tells_its_scale(source) => {
            format!("{}/{}", number(value), number(best))
        }
        Some(_) | None => shortened(source, MOST),
    }
}

/// Whether a rating as written is short, in numbers or letters, and tells what it is measured by.
fn tells_its_scale(source: &str) -> bool {
    let grade = source.starts_with(|c: char| c.is_alphabetic());
    (grade || source.contains(['/', '%'])) && text_width(source) <= WIDEST
}

/// A number with at most two digits behind the point.
fn number(number: f64) -> String {
    let text = format!("{number:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rating_is_shown_so_that_it_can_be_told() {
        for (value, best, source, parts, short) in [
            (4.5, Some(5.0), "4.5/5", ["★★★★½", "4.5/5"], "★★★★½"),
            (5.0, Some(5.0), "5 / 5", ["★★★★★", "5 / 5"], "★★★★★"),
            (3.0, Some(5.0), "***", ["★★★", "3/5"], "★★★"),
            (3.5, Some(5.0), "★★★½", ["★★★½", "3.5/5"], "★★★½"),
            (4.3, Some(5.0), "4.3", ["★★★★½", "4.3/5"], "4.3/5"),
            (0.5, Some(5.0), "½", ["½", "0.5/5"], "½"),
            (0.0, Some(5.0), "0/5", ["", "0/5"], "0/5"),
            (8.5, Some(10.0), "8.5/10", ["★★★★½", "8.5/10"], "8.5/10"),
            (
                8.5,
                Some(10.0),
                "8.5 out of 10",
                ["★★★★½", "8.5/10"],
                "8.5/10",
            ),
            (85.0, Some(100.0), "85%", ["★★★★½", "85%"], "85%"),
            (3.0, Some(4.0), "3", ["★★★★", "3/4"], "3/4"),
            (8.333_333, Some(10.0), "", ["★★★★", "8.33/10"], "8.33/10"),
            (3.3, None, "B+", ["", "B+"], "B+"),
            (7.0, None, "7", ["", "7"], "7"),
            (
                0.0,
                None,
                "worth every penny",
                ["", "worth every…"],
                "worth every…",
            ),
            (f64::INFINITY, Some(5.0), "∞/5", ["", "∞/5"], "∞/5"),
        ] {
            let shown = ShownRating::of(&Rating {
                value: Some(value),
                best,
                worst: None,
                as_written: source.to_owned(),
            });
            assert_eq!((shown.parts(), shown.short()), (parts, short), "{source}");
        }
    }
}
