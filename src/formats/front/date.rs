//! Days as front matter writes them.

/// The names of the months begin with these.
const MONTHS: [&str; 12] = [
    "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
];

/// `text` as `YYYY-MM-DD`, or as much of that as it tells: `2024-01-05T10:00:00Z`, `2024/1/5`,
/// `5 January 2024`, `Jan 5, 2024`, `January 2024`, `2024`. A day such as `01/02/2024` may be
/// two, so it is none.
pub(super) fn of(text: &str) -> Option<String> {
    let text = text.trim();
    by_numbers(text).or_else(|| in_words(text))
}

fn by_numbers(text: &str) -> Option<String> {
    let day = text.split([' ', 'T', 't']).next()?;
    let mut parts = day.split(['-', '/', '.']);
    let year = parts.next().filter(|year| year.len() == 4)?;
    let year = number(year)?;
    let month = parts.next().map(number);
    let day = parts.next().map(number);
    if parts.next().is_some() {
        return None;
    }
    match (month, day) {
        (None, None) if text.len() == 4 => shown(year, None, None),
        (Some(month), None) => shown(year, Some(month?), None),
        (Some(month), Some(day)) => shown(year, Some(month?), Some(day?)),
        (None, _) => None,
    }
}

fn in_words(text: &str) -> Option<String> {
    let (mut year, mut month, mut day) = (None, None, None);
    for word in text.split([' ', ',']).filter(|word| !word.is_empty()) {
        let known = MONTHS.iter().zip(1..).find(|(name, _)| {
            let start = word.get(..name.len());
            start.is_some_and(|start| start.eq_ignore_ascii_case(name))
        });
        let slot = match known {
            Some(_) => &mut month,
            None if word.len() == 4 && number(word).is_some() => &mut year,
            None => &mut day,
        };
        let ordinal = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
        let value = known.map(|(_, month)| month).or_else(|| number(ordinal));
        if slot.is_some() || value.is_none() {
            return None;
        }
        *slot = value;
    }
    shown(year?, Some(month?), day)
}

/// The number that `text` is, of one to four digits.
fn number(text: &str) -> Option<u32> {
    let is_number = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

/// A day that there is.
fn shown(year: u32, month: Option<u32>, day: Option<u32>) -> Option<String> {
    let Some(month) = month else {
        return Some(format!("{year:04}"));
    };
    let is_leap = year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
    let days = match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return None,
    };
    match day {
        None => Some(format!("{year:04}-{month:02}")),
        Some(day) if (1..=days).contains(&day) => Some(format!("{year:04}-{month:02}-{day:02}")),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_far_as_they_are_told() {
        let table = [
            ("2024-01-05", Some("2024-01-05")),
            ("2024-01-05T10:00:00Z", Some("2024-01-05")),
            ("2024-1-5 10:00", Some("2024-01-05")),
            ("2024/02/29", Some("2024-02-29")),
            ("2023-02-29", None),
            ("2024-13-01", None),
            ("2024-06", Some("2024-06")),
            ("2024", Some("2024")),
            ("5 January 2024", Some("2024-01-05")),
            ("Sept 21st, 1999", Some("1999-09-21")),
            ("May 2024", Some("2024-05")),
            ("01/02/2024", None),
            ("true", None),
            ("someday", None),
            ("", None),
        ];
        for (text, day) in table {
            assert_eq!(of(text).as_deref(), day, "{text}");
        }
    }
}
