//! Places without a blank where the Unicode rules would let a line end, and readers would not.

use crate::typeset::fragment::breaks::Bond;

/// What the characters beside a joint may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Any,
    /// A digit, ASCII or full-width.
    Digit,
    /// A sign that Chinese and Japanese are written with.
    Han,
    /// What makes a number of Chinese and Japanese count an order.
    Order,
    /// A letter, a digit or a syllable that is no Han.
    Letter,
    /// A syllable of Korean.
    Hangul,
    /// Brackets.
    Opening,
    Closing,
    /// A dash as wide as a letter or wider.
    Dash,
}

/// Letters beyond which more make no difference.
const ENOUGH: usize = 4;

/// What is kept together: what stands before the joint, what behind, and how.
const JOINTS: &[(Side, Side, Bond)] = &[
    // ２０２１, 3人, 2021年, 第3
    (Side::Digit, Side::Digit, Bond::Kept),
    (Side::Digit, Side::Han, Bond::Kept),
    (Side::Order, Side::Digit, Bond::Kept),
    // Korean sets blanks between words. Where the right margin is ragged its readers expect lines
    // to end there, as the lines of other languages do; only justified columns of print break
    // between any two syllables.
    (Side::Hangul, Side::Hangul, Bond::Whole),
    (Side::Hangul, Side::Letter, Bond::Whole),
    (Side::Letter, Side::Hangul, Bond::Whole),
    (Side::Hangul, Side::Opening, Bond::Whole),
    (Side::Closing, Side::Hangul, Bond::Whole),
    // word—word is broken behind the dash
    (Side::Any, Side::Dash, Bond::Kept),
];

/// The words of two signs that count what stands before them: the first is kept with its number,
/// and the second with the first.
const COUNTERS: &[&str] = &[
    "世紀", "世纪", "年代", "周年", "年間", "時間", "小时", "分間", "分钟", "秒間", "週間", "日間",
    "か月", "ヶ月", "カ月", "个月", "か国", "ヶ国", "か所", "箇所", "人目", "回目", "作目", "部作",
    "部分", "歳児", "万円", "億円", "万人", "万部", "千円", "美元", "公里",
];

/// What keeps the end of `head` and the start of `tail` together where no blank is between them.
pub(in crate::typeset::fragment) fn joint(head: &str, tail: &str) -> Bond {
    let (Some(before), Some(after)) = (head.chars().next_back(), tail.chars().next()) else {
        return Bond::None;
    };
    let kept = match before {
        '/' => is_short_choice(head, tail),
        '-' | '‐' if !head.ends_with("--") => is_short_compound(head, tail),
        _ if is_dash(before) => is_opening_dash(head) || is_range(head, after),
        _ => is_counter(head, tail),
    };
    if kept {
        return Bond::Kept;
    }
    let mut joints = JOINTS.iter();
    let found = joints.find(|(first, second, _)| first.is(before) && second.is(after));
    found.map_or(Bond::None, |(_, _, bond)| *bond)
}

/// Dashes, and the hyphen that stands for one.
pub(in crate::typeset::fragment) fn is_dash(c: char) -> bool {
    matches!(c, '-' | '‐'..='―' | '−' | '⸺' | '⸻')
}

impl Side {
    fn is(self, c: char) -> bool {
        match self {
            Self::Any => true,
            Self::Digit => c.is_ascii_digit() || matches!(c, '０'..='９'),
            Self::Han => crate::review::joins_lines(c) && c.is_alphanumeric(),
            Self::Order => matches!(c, '第' | '約' | '约' | '全'),
            Self::Letter => c.is_alphanumeric() && !crate::review::joins_lines(c),
            Self::Hangul => matches!(c,
                '\u{1100}'..='\u{11ff}' | '\u{3130}'..='\u{318f}' | '\u{a960}'..='\u{a97f}'
                | '\u{ac00}'..='\u{d7ff}'),
            Self::Opening => matches!(c, '(' | '[' | '《' | '〈' | '「' | '『'),
            Self::Closing => matches!(c, ')' | ']' | '》' | '〉' | '」' | '』'),
            Self::Dash => matches!(c, '—' | '―' | '⸺' | '⸻' | '～'),
        }
    }
}

/// The letters and digits at the end of `head` and at the start of `tail`, as far as
/// they matter, but for the sign between.
fn around(head: &str, sign: fn(char) -> bool, tail: &str) -> (usize, usize) {
    let before = head.trim_end_matches(sign).chars().rev();
    let is_letter = |letter: &char| letter.is_alphanumeric();
    (
        before.take(ENOUGH).take_while(is_letter).count(),
        tail.chars().take(ENOUGH).take_while(is_letter).count(),
    )
}

/// `4/5`, `w/o`, `A/B`: what a slash joins is parted only between two words.
fn is_short_choice(head: &str, tail: &str) -> bool {
    let (before, after) = around(head, |c| c == '/', tail);
    before.min(after) < ENOUGH || is_range(head, tail.chars().next().unwrap_or_default())
}

/// `T-shirt`, `sci-fi`, `2019-20`: neither side of a break may be too little to tell the word by.
fn is_short_compound(head: &str, tail: &str) -> bool {
    let (before, after) = around(head, is_dash, tail);
    before < 2 || after < 3
}

/// Whether there is a digit before the sign at the end of `head` and behind it.
fn is_range(head: &str, after: char) -> bool {
    let number = head.trim_end_matches(|c| is_dash(c) || c == '/');
    Side::Digit.is(after) && number.ends_with(|c| Side::Digit.is(c))
}

/// Whether the dash at the end of `head` belongs to what follows: `—inciso`.
fn is_opening_dash(head: &str) -> bool {
    let before = head.trim_end_matches(is_dash).chars().next_back();
    before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '«' | '“' | '„' | '¿' | '¡'))
}

/// Whether the joint is within a word that counts the number before it.
fn is_counter(head: &str, tail: &str) -> bool {
    let mut ahead = tail.chars();
    let second = ahead.next();
    let mut behind = head.chars().rev();
    let (first, number) = (behind.next(), behind.next());
    number.is_some_and(|c| Side::Digit.is(c) || matches!(c, '一' | '二' | '三' | '数' | '半'))
        && COUNTERS
            .iter()
            .any(|counter| counter.chars().eq(first.into_iter().chain(second)))
}
