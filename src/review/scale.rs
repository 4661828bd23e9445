//! How good a rating is, whatever its scale.

use super::Rating;

/// What a plus or a minus behind a letter grade is worth, where a letter is worth 1.
const SIGN: f64 = 0.3;

impl Rating {
    /// The share of its scale that it reaches, from 0 to 1; `None` where the scale is not known.
    /// A scale is taken to begin at nothing, also where its worst rating is 1: three stars of five
    /// are three fifths.
    pub fn share_of_scale(&self) -> Option<f64> {
        let (value, best) = (self.value?, self.best?);
        let worst = self.worst.unwrap_or_default().min(0.0);
        let share = (value - worst) / (best - worst);
        (best > worst && share.is_finite()).then(|| share.clamp(0.0, 1.0))
    }

    /// How good it is among ratings on any scale, from 0 to 1: the share of its scale, or what its
    /// letter grade, `A+` to `F`, stands for.
    pub fn share(&self) -> Option<f64> {
        self.share_of_scale().or_else(|| grade(&self.as_written))
    }
}

/// What a letter grade, `A+` to `F`, stands for, from 0 to 1.
fn grade(written: &str) -> Option<f64> {
    let mut signs = written.trim().chars();
    let letter = match signs.next()?.to_ascii_uppercase() {
        'A' => 4.0,
        'B' => 3.0,
        'C' => 2.0,
        'D' => 1.0,
        'F' => 0.0,
        _ => return None,
    };
    let sign = match signs.as_str() {
        "" => 0.0,
        "+" => SIGN,
        "-" | "−" | "–" => -SIGN,
        _ => return None,
    };
    Some(((letter + sign) / (4.0 + SIGN)).clamp(0.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratings_on_different_scales_are_compared() {
        let rating = |value: f64, best, worst| Rating {
            value: Some(value),
            best,
            worst,
            as_written: String::new(),
        };
        for (value, best, worst, share) in [
            (4.5, Some(5.0), None, Some(0.9)),
            (3.0, Some(5.0), Some(1.0), Some(0.6)),
            (85.0, Some(100.0), Some(0.0), Some(0.85)),
            (0.0, Some(4.0), Some(-4.0), Some(0.5)),
            (7.0, Some(5.0), None, Some(1.0)),
            (-1.0, Some(5.0), None, Some(0.0)),
            (4.0, None, None, None),
            (0.0, Some(0.0), None, None),
            (f64::NAN, Some(5.0), None, None),
        ] {
            let found = rating(value, best, worst).share_of_scale();
            assert_eq!(found, share, "{value} {best:?} {worst:?}");
        }
    }

    #[test]
    fn letter_grades_have_their_order() {
        let written = ["A+", "a", "A-", "B+", "B", "C−", "D", "F"];
        let grades: Vec<Option<f64>> = written.map(grade).to_vec();
        assert!(grades.iter().all(Option::is_some), "{grades:?}");
        assert!(grades.is_sorted_by(|a, b| a > b), "{grades:?}");
        assert_eq!(["", "E", "AB", "A++"].map(grade), [None; 4]);
    }
}
