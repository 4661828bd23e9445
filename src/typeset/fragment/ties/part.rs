//! What a word is, as far as it tells whether a line may end beside it.

use super::joint::is_dash;
use super::quote::{self, Role};
use super::{slavic, words};

/// What a word may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// Anything.
    Any,
    /// Nothing but marks that open: `«`, `(`.
    Opening,
    /// Nothing but marks that close, end or divide: `»`, `?`, `. . .`, `%`, `/`.
    Closing,
    /// A dash.
    Dash,
    /// A dash that the text begins with.
    FirstDash,
    /// A number: `5`, `12.5`, `€20`, `4/5`, `3½`.
    Number,
    /// Up to three digits, which a number set with blanks may begin with.
    Group,
    /// Three digits of a number that is set with blanks.
    Thousands,
    /// A part of one: `½`, `1/2`.
    Fraction,
    /// A sign between two numbers.
    Operator,
    /// What is counted or measured.
    Unit,
    /// A number that is a word, between digits and what is counted.
    Scale,
    /// A currency's sign or letters.
    Currency,
    /// What is followed by its number.
    Counted,
    /// A Roman number that is no word.
    Roman,
    /// The Roman number that is also an English word.
    One,
    /// What stands behind a number before `of`.
    Out,
    /// What stands between two numbers, as in `4 von 5`, behind the first.
    Share,
    /// Stars of a rating.
    Stars,
    /// The day of a month.
    Day,
    /// A month.
    Month,
    /// What stands between a day and its month.
    Of,
    /// The day behind its month, with a comma.
    Dated,
    /// A year of four digits.
    Year,
    /// Letters that stand for given names: `J.`, `J.R.R.`.
    Initials,
    /// What begins as names do.
    Name,
    /// What stands before a name.
    Title,
    /// A single letter that stands for a word.
    Letter,
    /// A word cut to a few letters.
    Shortened,
    /// A shortened word that says something of the next.
    Leading,
    /// A shortened word that belongs to the one before.
    Trailing,
    /// A word of one letter in a Slavic language.
    Preposition,
}

/// A word beside a break.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'a> {
    /// With the marks around it.
    raw: &'a str,
    /// Without the marks on the side that is away from the break.
    bare: &'a str,
    /// The same, with the full stop that may be its own.
    dotted: &'a str,
    /// The text above it, up to it and the white space before it.
    above: &'a str,
    /// The text behind the break.
    below: &'a str,
}

impl<'a> Word<'a> {
    /// The word before a break, with the text above it and that behind the break.
    pub(super) fn before_break(raw: &'a str, above: &'a str, below: &'a str) -> Self {
        let bare = raw.trim_start_matches(is_opening);
        Self {
            raw,
            bare,
            dotted: bare,
            above,
            below,
        }
    }

    /// The word behind a break, with the text above that.
    pub(super) fn after_break(raw: &'a str, above: &'a str) -> Self {
        Self {
            raw,
            bare: raw.trim_end_matches(is_closing),
            dotted: raw.trim_end_matches(|c| c != '.' && is_closing(c)),
            above,
            below: "",
        }
    }

    /// The word above it; the others above that.
    fn two_above(&self) -> (&'a str, &'a str) {
        let mut words = self.above.split_whitespace().rev();
        let nearest = words.next().unwrap_or_default();
        (nearest, words.next().unwrap_or_default())
    }

    /// Without the full stop of a shortened word.
    fn stem(&self) -> &'a str {
        self.bare.trim_end_matches('.')
    }
}

impl Part {
    /// Whether words that are this are looked up in a list.
    pub(super) fn is_listed(self) -> bool {
        matches!(
            self,
            Self::Scale | Self::Counted | Self::Month | Self::Title | Self::Leading
        )
    }

    /// Whether a word is this.
    pub(super) fn is(self, word: &Word<'_>) -> bool {
        match self {
            Self::Any => true,
            Self::Opening => match quote::role(word.raw, word.above) {
                Some(role) => role == Role::Opens,
                None => word.raw.chars().all(is_opening),
            },
            Self::Closing => match quote::role(word.raw, word.above) {
                Some(role) => role == Role::Closes,
                None => word.raw.chars().all(|c| is_closing(c) || is_divider(c)),
            },
            Self::Dash => word.raw.chars().all(is_dash),
            Self::FirstDash => word.above.trim().is_empty() && word.raw.chars().all(is_dash),
            Self::Number => is_number(word.bare),
            Self::Group => (1..=3).contains(&digits(word.bare.trim_start_matches(is_sign))),
            Self::Thousands => is_thousands(word.bare),
            Self::Fraction => is_fraction(word.bare),
            Self::Operator => words::OPERATORS.contains(&word.raw),
            Self::Unit => {
                let unit = word.stem().split('/').next().unwrap_or_default();
                let lists = [words::UNITS, words::SCALES, words::CURRENCIES];
                lists.iter().any(|list| list.contains(&unit))
            }
            Self::Scale => words::SCALES.contains(&word.stem()),
            Self::Currency => words::CURRENCIES.contains(&word.bare),
            Self::Counted => words::COUNTED.contains(&word.stem()),
            Self::One => word.bare == "I",
            Self::Out => word.raw == "out" && is_number(word.two_above().0),
            Self::Share => words::SHARES.contains(&word.raw) && is_behind_number(word),
            Self::Roman => is_roman(word.bare),
            Self::Stars => is_all(word.bare, |c| {
                matches!(c, '★' | '☆' | '⭐' | '✩' | '✭' | '⯪')
            }),
            Self::Day => is_day(word.bare),
            Self::Month => words::MONTHS.contains(&word.stem()),
            Self::Of => matches!(word.bare, "de" | "di" | "of"),
            Self::Dated => word.bare.strip_suffix(',').is_some_and(is_day) && is_behind_month(word),
            Self::Year => digits(word.bare) == 4,
            Self::Initials => is_initials(word.bare),
            Self::Name => begins_name(word.raw),
            Self::Title => words::TITLES.contains(&word.stem()),
            Self::Letter => letters_and_stop(word.dotted).is_some_and(|letters| letters == 1),
            Self::Shortened => letters_and_stop(word.dotted).is_some_and(|letters| letters <= 4),
            Self::Leading => words::LEADING.contains(&word.stem()),
            Self::Trailing => words::TRAILING.contains(&word.dotted),
            Self::Preposition => slavic::is_preposition(word.bare, word.above, word.below),
        }
    }
}

/// Whether a number stands before the word, or a number and `out`.
fn is_behind_number(word: &Word<'_>) -> bool {
    match word.two_above() {
        ("out", number) | (number, _) => is_number(number),
    }
}

/// Whether a month stands before the word.
fn is_behind_month(word: &Word<'_>) -> bool {
    let month = word.two_above().0.trim_start_matches(is_opening);
    words::MONTHS.contains(&month.trim_end_matches('.'))
}

/// Whether there is something, and all of it is so.
fn is_all(text: &str, is: impl Fn(char) -> bool) -> bool {
    !text.is_empty() && text.chars().all(is)
}

/// Marks that stand before what they belong to.
fn is_opening(c: char) -> bool {
    matches!(
        c,
        '(' | '['
            | '{'
            | '«'
            | '‹'
            | '“'
            | '‘'
            | '„'
            | '‚'
            | '¿'
            | '¡'
            | '「'
            | '『'
            | '（'
            | '【'
    )
}

/// Marks that stand behind what they belong to.
fn is_closing(c: char) -> bool {
    matches!(
        c,
        '.' | ','
            | ';'
            | ':'
            | '!'
            | '?'
            | '…'
            | ')'
            | ']'
            | '}'
            | '»'
            | '›'
            | '”'
            | '’'
            | '"'
            | '\''
            | '‽'
            | '」'
            | '』'
            | '）'
            | '】'
            | '。'
            | '、'
    )
}

/// Signs that a line does not begin with.
fn is_divider(c: char) -> bool {
    matches!(c, '%' | '‰' | '°' | '/' | '|' | '·')
}

/// Signs that a number may begin with.
fn is_sign(c: char) -> bool {
    matches!(
        c,
        '+' | '-' | '−' | '±' | '~' | '≈' | '<' | '>' | '$' | '€' | '£' | '¥' | '#'
    )
}

/// How many digits a text is made of; 0 when of anything else.
fn digits(text: &str) -> usize {
    if is_all(text, |c| c.is_ascii_digit()) {
        text.len()
    } else {
        0
    }
}

/// Whether a number is told by its ends.
fn is_number(text: &str) -> bool {
    let number = text.trim_start_matches(is_sign);
    number.starts_with(char::is_numeric) && number.ends_with(char::is_numeric)
}

/// Three digits, and what may follow behind a comma.
fn is_thousands(text: &str) -> bool {
    digits(text.split(['.', ',']).next().unwrap_or_default()) == 3
}

/// One sign, as `½`, or two numbers of one digit.
fn is_fraction(text: &str) -> bool {
    match text.as_bytes() {
        [above, b'/', below] => above.is_ascii_digit() && below.is_ascii_digit(),
        _ => is_all(text, |c| matches!(c, '¼'..='¾' | '\u{2150}'..='\u{215f}')),
    }
}

/// A Roman number up to 39 that is not the English `I`.
fn is_roman(text: &str) -> bool {
    text != "I" && is_all(text, |c| matches!(c, 'I' | 'V' | 'X'))
}

/// A day of a month, as a number or counted: `3`, `3.`, `3rd`, `1er`, `1º`.
fn is_day(text: &str) -> bool {
    let suffix = text.trim_start_matches(|c: char| c.is_ascii_digit());
    let day = text.strip_suffix(suffix).and_then(|day| day.parse().ok());
    day.is_some_and(|day: u8| (1..=31).contains(&day))
        && matches!(
            suffix,
            "" | "." | "st" | "nd" | "rd" | "th" | "er" | "º" | "°"
        )
}

/// Whether each letter is a capital that has a full stop behind it: `J.`, `J.R.R.`, `J.-P.`.
fn is_initials(text: &str) -> bool {
    text.ends_with('.')
        && text.split_terminator('.').all(|letter| {
            let mut letters = letter.trim_start_matches('-').chars();
            letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
        })
}

/// Whether a text begins with a capital, within marks or not.
fn begins_name(text: &str) -> bool {
    text.trim_start_matches(is_opening)
        .starts_with(char::is_uppercase)
}

/// How many letters there are before a full stop, when there is nothing else.
fn letters_and_stop(text: &str) -> Option<usize> {
    let word = text.strip_suffix('.')?;
    is_all(word, char::is_alphabetic).then(|| word.chars().count())
}
