//! The number a line begins with: `1.`, `1.1`, `II.`, `b)`, `第三章`, `Part 2`.

/// How a number is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Style {
    /// No number.
    #[default]
    None,
    /// `1.`
    Dotted,
    /// `1)`, `(1)`, `1、`
    Bracketed,
    /// `#1`
    Hashed,
    /// `1 `, `1:`, `1 -`
    Bare,
    /// `1.1`
    Nested,
    /// `II.`
    Roman,
    /// `b.`, `b)`
    Letter,
    /// `一、`, `第三章`
    Han,
    /// `Part 2`: one word and a number.
    Worded,
}

/// The number a line begins with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Number {
    /// How it is written.
    pub style: Style,
    /// Its value, or that of its last part.
    pub value: u16,
    /// How many parts it has: one for `1`, two for `1.1`.
    pub parts: u8,
}

impl Number {
    /// Reads the number at the beginning of `line`.
    pub fn of(line: &str) -> Self {
        let Some(first) = line.chars().next() else {
            return Self::default();
        };
        match first {
            '0'..='9' => arabic(line),
            '#' => match digits(line.get(1..).unwrap_or_default()) {
                Some((value, _)) => Self::one(Style::Hashed, value),
                None => Self::default(),
            },
            '(' => bracketed(line.get(1..).unwrap_or_default()),
            'a'..='z' | 'A'..='Z' => roman(line)
                .or_else(|| letter(line))
                .or_else(|| worded(line))
                .unwrap_or_default(),
            '第' | '（' => han(line.get(3..).unwrap_or_default()),
            _ if han_digit(first).is_some() => han(line),
            _ => worded(line).unwrap_or_default(),
        }
    }

    fn one(style: Style, value: u16) -> Self {
        Self {
            style,
            value,
            parts: 1,
        }
    }
}

/// The digits at the beginning of `text`, at most three, and what follows them.
fn digits(text: &str) -> Option<(u16, &str)> {
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = text.get(..text.len() - rest.len())?;
    match number.len() {
        1..=3 => Some((number.parse().ok()?, rest)),
        _ => None,
    }
}

fn arabic(line: &str) -> Number {
    let Some((mut value, mut rest)) = digits(line) else {
        return Number::default();
    };
    let mut parts = 1_u8;
    while let Some((next, after)) = rest.strip_prefix('.').and_then(digits) {
        value = next;
        rest = after;
        parts = parts.saturating_add(1);
    }
    let style = match rest.chars().next() {
        _ if parts > 1 => Style::Nested,
        Some('.' | '．') => Style::Dotted,
        Some(')' | '）' | '、') => Style::Bracketed,
        Some(' ' | ':' | '：') | None => Style::Bare,
        Some(_) => return Number::default(),
    };
    Number {
        style,
        value,
        parts,
    }
}

fn bracketed(rest: &str) -> Number {
    match digits(rest) {
        Some((value, after)) if after.starts_with(')') => Number::one(Style::Bracketed, value),
        _ => Number::default(),
    }
}

/// A roman number of at most eight letters, all capitals, with a mark or the line's end behind it.
fn roman(line: &str) -> Option<Number> {
    let rest = line.trim_start_matches(['I', 'V', 'X', 'L']);
    let number = line.get(..line.len() - rest.len())?;
    let marked = rest.is_empty()
        || rest.starts_with(['.', ')', ':'])
        || rest.starts_with(" –")
        || rest.starts_with(" -");
    if !(1..=8).contains(&number.len()) || !marked {
        return None;
    }
    let mut value = 0_u16;
    let mut before = 0;
    for digit in number.chars().rev().map(|c| match c {
        'I' => 1,
        'V' => 5,
        'X' => 10,
        _ => 50,
    }) {
        value = if digit < before {
            value.saturating_sub(digit)
        } else {
            value + digit
        };
        before = digit;
    }
    Some(Number::one(Style::Roman, value))
}

fn letter(line: &str) -> Option<Number> {
    let mut chars = line.chars();
    let first = chars.next()?;
    let marked = matches!(chars.next()?, '.' | ')') && chars.next()? == ' ';
    let value = u16::try_from(u32::from(first.to_ascii_lowercase()) - u32::from('a')).ok()? + 1;
    marked.then(|| Number::one(Style::Letter, value))
}

fn han_digit(c: char) -> Option<u16> {
    "一二三四五六七八九十"
        .chars()
        .position(|digit| digit == c)
        .and_then(|at| u16::try_from(at + 1).ok())
}

/// A Chinese number with a mark, or a counted part, behind it.
fn han(rest: &str) -> Number {
    let mut value = 0;
    let mut chars = rest.chars();
    for c in chars.by_ref().take(4) {
        match han_digit(c).or_else(|| c.to_digit(10).and_then(|digit| u16::try_from(digit).ok())) {
            Some(digit) => {
                value = if value >= 10 {
                    value + digit
                } else {
                    value * 10 + digit
                }
            }
            None if value > 0
                && matches!(
                    c,
                    '、' | '，'
                        | '.'
                        | '．'
                        | '：'
                        | '）'
                        | ' '
                        | '章'
                        | '部'
                        | '节'
                        | '節'
                        | '回'
                        | '話'
                        | '话'
                        | '巻'
                        | '卷'
                ) =>
            {
                return Number::one(Style::Han, value);
            }
            None => return Number::default(),
        }
    }
    Number::default()
}

/// One word, a space, and digits that end the line or are followed by a mark.
fn worded(line: &str) -> Option<Number> {
    let (word, rest) = line.split_once(' ')?;
    let (value, after) = digits(rest)?;
    let plain = word.chars().all(char::is_alphabetic);
    (plain && (after.is_empty() || after.starts_with([':', '.', ' ', ')'])))
        .then(|| Number::one(Style::Worded, value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_many_shapes() {
        let table = [
            ("1. Story", Style::Dotted, 1, 1),
            ("(12) Story", Style::Bracketed, 12, 1),
            ("#3 The Well", Style::Hashed, 3, 1),
            ("7 Reasons", Style::Bare, 7, 1),
            ("2.1.4 Sound", Style::Nested, 4, 3),
            ("XIV. The River", Style::Roman, 14, 1),
            ("b) Sound", Style::Letter, 2, 1),
            ("第三章 海", Style::Han, 3, 1),
            ("十二、结尾", Style::Han, 12, 1),
            ("Part 2: The Sea", Style::Worded, 2, 1),
            ("It was so", Style::None, 0, 0),
            ("1984 again", Style::None, 0, 0),
            ("4/5", Style::None, 0, 0),
            ("", Style::None, 0, 0),
        ];
        for (line, style, value, parts) in table {
            let number = Number::of(line);
            let read = (number.style, number.value, number.parts);
            assert_eq!(read, (style, value, parts), "{line}");
        }
    }
}
