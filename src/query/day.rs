//! Days, and the parts of them that are known.

use super::bounds::Bounds;

/// The days that are counted for a month, so that every day has its number, whatever the month.
const MONTH: i64 = 31;

/// The days that are counted for a year.
const YEAR: i64 = 12 * MONTH;

/// The digits of a year at the least, and at the most.
const YEAR_DIGITS: std::ops::RangeInclusive<usize> = 4..=6;

/// The days that may be meant by `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
pub(super) fn parse(written: &str) -> Option<Bounds> {
    let mut parts = written.split('-');
    let year = parts.next()?;
    if !YEAR_DIGITS.contains(&year.len()) {
        return None;
    }
    let first = digits(year)? * YEAR;
    let Some(month) = parts.next() else {
        return Some(span(first, YEAR));
    };
    let first = first + (part(month, 12)? - 1) * MONTH;
    let Some(day) = parts.next() else {
        return Some(span(first, MONTH));
    };
    let first = first + part(day, MONTH)? - 1;
    parts.next().is_none().then(|| span(first, 1))
}

/// The days that a fact may mean: what stands behind the day, such as a time, is left aside.
pub(super) fn of_fact(date: &str) -> Option<Bounds> {
    let date = date.trim();
    let day = date
        .split(|c: char| !(c.is_ascii_digit() || c == '-'))
        .next();
    parse(day.unwrap_or(date))
}

/// A day by its number, as it is written.
pub(super) fn written(day: i64) -> String {
    let (year, rest) = (day.div_euclid(YEAR), day.rem_euclid(YEAR));
    format!("{year:04}-{:02}-{:02}", rest / MONTH + 1, rest % MONTH + 1)
}

fn span(first: i64, days: i64) -> Bounds {
    Bounds {
        from: first,
        to: first + days - 1,
    }
}

/// A month or a day: one or two digits, from 1 to `most`.
fn part(written: &str, most: i64) -> Option<i64> {
    let number = digits(written).filter(|_| written.len() <= 2)?;
    (1..=most).contains(&number).then_some(number)
}

fn digits(written: &str) -> Option<i64> {
    let plain = !written.is_empty() && written.bytes().all(|byte| byte.is_ascii_digit());
    written.parse().ok().filter(|_| plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_has_its_number_and_is_written_as_it_was() {
        for date in ["2021-05-03", "0000-01-01", "2024-12-31", "10000-01-01"] {
            let days = parse(date).unwrap();
            assert_eq!((days.from, written(days.from)), (days.to, date.to_owned()));
        }
        let (year, month, day) = (parse("2021"), parse("2021-05"), parse("2021-5-3"));
        assert!(year.unwrap().holds(month.unwrap()));
        assert!(month.unwrap().holds(day.unwrap()));
        assert_eq!(of_fact("2021-05-03T20:15"), day);
        for wrong in [
            "",
            "21",
            "2021-",
            "2021-13",
            "2021-05-32",
            "2021-005",
            "x",
            "2021-05-03-1",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
