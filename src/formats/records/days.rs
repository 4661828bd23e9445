//! Days and years in the columns of records, however they are written there.

use super::DateForm;
use crate::formats::front::date;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::fmt::strtime;
use jiff::tz::TimeZone;

/// The day that `text` is, in one of `forms`, else in the usual ways: as `YYYY-MM-DD`, or as much of it as
/// is known. Of several days and spans of them, the last.
pub(super) fn day(text: &str, forms: &[DateForm]) -> Option<String> {
    let text = text.trim_matches(|c: char| c.is_whitespace() || matches!(c, '[' | ']'));
    let formed = forms.iter().find_map(|form| formed(text, form));
    formed
        .or_else(|| date::of(text))
        .or_else(|| last(text).and_then(date::of))
}

/// The last of several days and spans of them: `2023/01/02-2023/02/03, 2024/05/06-2024/05/07`.
fn last(text: &str) -> Option<&str> {
    let last = text.rsplit(',').next()?;
    let (start, end) = last.rsplit_once('-').unwrap_or(("", last));
    let end = end.trim();
    Some(if end.is_empty() { start.trim() } else { end })
}

fn formed(text: &str, form: &DateForm) -> Option<String> {
    let day = match form {
        DateForm::Seconds => moment(text.parse().ok()?)?,
        DateForm::Milliseconds => moment(text.parse::<f64>().ok()? / 1000.0)?,
        DateForm::Pattern(pattern) => strtime::parse(pattern, text).ok()?.to_date().ok()?,
    };
    Some(format!(
        "{:04}-{:02}-{:02}",
        day.year(),
        day.month(),
        day.day()
    ))
}

/// The day of a moment, in seconds since 1970.
#[expect(
    clippy::cast_possible_truncation,
    reason = "what is no second of any year is none"
)]
fn moment(seconds: f64) -> Option<Date> {
    let moment = Timestamp::from_second(seconds.floor() as i64).ok()?;
    Some(moment.to_zoned(TimeZone::UTC).date())
}

/// The year in `text`: all of it, that of a day, or the first four digits in it that stand alone.
pub(super) fn year(text: &str) -> Option<i32> {
    let text = text.trim();
    let day = date::of(text);
    let of_day = day.as_deref().and_then(|day| day.get(..4));
    let alone = || {
        let mut digits = text.split(|c: char| !c.is_ascii_digit());
        digits.find(|digits| digits.len() == 4)
    };
    let whole = text.strip_suffix(".0").unwrap_or(text).parse().ok();
    let whole = whole.filter(|year| (-3000..=3000).contains(year));
    let told = of_day.or_else(alone).and_then(|year| year.parse().ok());
    whole.or(told)
}
