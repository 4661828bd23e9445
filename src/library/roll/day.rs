//! A day, or as much of one as is known, in four bytes.

/// A day as `YYYY-MM-DD`, `YYYY-MM` or `YYYY`, ordered by time; none is the least.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day(u32);

impl Day {
    /// The day that `text` is, if it is one.
    pub(super) fn of(text: &str) -> Option<Self> {
        let mut parts = text.splitn(3, '-');
        let year = part(parts.next(), 4, 9999)?;
        let month = match parts.next() {
            Some(month) => part(Some(month), 2, 12)?,
            None => 0,
        };
        let day = match parts.next() {
            Some(day) => part(Some(day), 2, 31)?,
            None => 0,
        };
        Some(Self((year << 9 | month << 5 | day) + 1))
    }

    /// A number that is larger for later days.
    pub(super) fn number(self) -> Option<u32> {
        (self.0 > 0).then_some(self.0)
    }

    /// Sixteen times the year, and the month.
    pub(super) fn month(self) -> Option<u32> {
        Some(self.0.checked_sub(1)? >> 5)
    }

    /// The text it was made of.
    pub(super) fn text(self) -> Option<String> {
        let day = self.0.checked_sub(1)?;
        let (year, month, day) = (day >> 9, day >> 5 & 15, day & 31);
        Some(match (month, day) {
            (0, _) => format!("{year:04}"),
            (_, 0) => format!("{year:04}-{month:02}"),
            (_, _) => format!("{year:04}-{month:02}-{day:02}"),
        })
    }
}

/// A number of `digits` digits, up to `most`.
fn part(text: Option<&str>, digits: usize, most: u32) -> Option<u32> {
    let text = text.filter(|text| text.len() == digits)?;
    let number = text.bytes().all(|byte| byte.is_ascii_digit());
    let number = number.then(|| text.parse().ok()).flatten();
    number.filter(|number| *number <= most)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_kept_as_far_as_it_is_known() {
        for text in ["2024-05-03", "2024-05", "2024", "0001-12-31", "9999"] {
            assert_eq!(Day::of(text).and_then(Day::text).as_deref(), Some(text));
        }
        for text in [
            "",
            "24",
            "2024-5-3",
            "2024-13-01",
            "2024-05-03x",
            "+024",
            "2024-05-03-1",
        ] {
            assert_eq!(Day::of(text), None, "{text}");
        }
        let days = ["1999-12-31", "2024", "2024-05", "2024-05-03", "2024-06"];
        assert!(days.map(Day::of).is_sorted());
    }
}
