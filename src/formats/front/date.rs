//! Days as they are written.

/// The months, each by its names: English, German, French, Spanish, Italian, Portuguese, Dutch.
#[rustfmt::skip]
const MONTHS: [&[&str]; 12] = [
    &["january", "januar", "jänner", "janvier", "enero", "gennaio", "janeiro", "januari"],
    &["february", "februar", "février", "febrero", "febbraio", "fevereiro", "februari"],
    &["march", "märz", "mars", "marzo", "março", "maart"],
    &["april", "avril", "abril", "aprile"],
    &["may", "mai", "mayo", "maggio", "maio", "mei"],
    &["june", "juni", "juin", "junio", "giugno", "junho"],
    &["july", "juli", "juillet", "julio", "luglio", "julho"],
    &["august", "août", "agosto", "augustus"],
    &["september", "septembre", "septiembre", "settembre", "setembro"],
    &["october", "oktober", "octobre", "octubre", "ottobre", "outubro"],
    &["november", "novembre", "noviembre", "novembro"],
    &["december", "dezember", "décembre", "diciembre", "dicembre", "dezembro"],
];

/// What may stand between the parts of a day.
const BETWEEN: [&str; 3] = ["de", "of", "del"];

/// `text` as `YYYY-MM-DD`, or as much of that as it tells: `2024-01-05T10:00:00Z`, `2024/1/5`,
/// `5 January 2024`, `Jan 5, 2024`, `January 2024`, `2024`. A day such as `01/02/2024` may be
/// two, so it is none.
pub(in crate::formats) fn of(text: &str) -> Option<String> {
    let text = text.trim();
    by_numbers(text)
        .or_else(|| in_words(text))
        .or_else(|| in_signs(text))
}

/// Whether `word` is the name of a month, or begins one in three letters or more.
fn month(word: &str) -> Option<u32> {
    let word = word.trim_end_matches('.').to_lowercase();
    let begins = |names: &[&str]| names.iter().any(|name| name.starts_with(&word));
    let found = MONTHS.iter().zip(1..).find(|(names, _)| begins(names));
    let is_long = word.chars().count() >= 3;
    found.filter(|_| is_long).map(|(_, month)| month)
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
    let words = text.split([' ', ',']).filter(|word| !word.is_empty());
    for word in words.filter(|word| !BETWEEN.contains(word)) {
        let known = self::month(word);
        let slot = match known {
            Some(_) => &mut month,
            None if word.len() == 4 && number(word).is_some() => &mut year,
            None => &mut day,
        };
        let ordinal = word.trim_end_matches(|c: char| c.is_ascii_alphabetic() || c == '.');
        let value = known.or_else(|| number(ordinal));
        if slot.is_some() || value.is_none() {
            return None;
        }
        *slot = value;
    }
    shown(year?, Some(month?), day)
}

/// A day such as `2024年1月5日`.
fn in_signs(text: &str) -> Option<String> {
    let (year, rest) = text.split_once('年')?;
    let year = number(year.trim()).filter(|year| *year >= 1000)?;
    let Some((month, rest)) = rest.split_once('月') else {
        return rest.trim().is_empty().then(|| shown(year, None, None))?;
    };
    let day = match rest.split_once(['日', '号']) {
        Some((day, "")) => Some(number(day.trim())?),
        None if rest.trim().is_empty() => None,
        Some(_) | None => return None,
    };
    shown(year, Some(number(month.trim())?), day)
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
            ("5 de enero de 2024", Some("2024-01-05")),
            ("5. März 2024", Some("2024-03-05")),
            ("1er août 2024", Some("2024-08-01")),
            ("12 out. 2023", Some("2023-10-12")),
            ("2024年1月5日", Some("2024-01-05")),
            ("2019 年 02 月 16 日", Some("2019-02-16")),
            ("2024年", Some("2024")),
            ("Marvellous 2024", None),
            ("Mayfair 2024", None),
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
