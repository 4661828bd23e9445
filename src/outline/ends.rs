//! What a line begins with and what it ends with.

use super::character::Class;

/// What a line begins with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Start {
    #[default]
    Nothing,
    Capital,
    /// A letter of Chinese, Japanese or Korean.
    Wide,
    Digit,
    Quote,
    Bracket,
    Symbol,
    /// A letter of another script without capitals.
    Uncased,
    Small,
    /// A bullet or a dash.
    Bullet,
}

impl Start {
    /// What `line` begins with.
    pub(super) fn of(line: &str) -> Self {
        let Some(c) = line.chars().next() else {
            return Self::Nothing;
        };
        match c {
            '-' | '–' | '—' | '*' | '•' | '·' | '‣' | '▪' | '●' | '○' | '◦' | '■' | '・' => {
                Self::Bullet
            }
            '"' | '“' | '„' | '«' | '»' | '\'' | '‘' | '‚' | '「' | '『' | '《' => {
                Self::Quote
            }
            '(' | '[' | '{' | '（' | '【' | '［' | '〈' | '〔' => Self::Bracket,
            _ => match Class::of(c) {
                Class::Capital => Self::Capital,
                Class::Small => Self::Small,
                Class::Uncased => Self::Uncased,
                Class::Wide => Self::Wide,
                Class::Digit => Self::Digit,
                Class::Space | Class::Mark | Class::Symbol => Self::Symbol,
            },
        }
    }
}

/// What a line ends with, from what headings end with to what sentences end with.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum End {
    #[default]
    Nothing,
    Letter,
    Digit,
    Bracket,
    Quote,
    Symbol,
    Question,
    Exclamation,
    Colon,
    Ellipsis,
    Dash,
    Comma,
    /// A closing quotation mark or bracket after a full stop, question or exclamation mark.
    QuotedStop,
    Stop,
}

impl End {
    /// What `line` ends with.
    pub(super) fn of(line: &str) -> Self {
        let closing = |c| {
            matches!(
                c,
                '"' | '”'
                    | '“'
                    | '»'
                    | '«'
                    | '\''
                    | '’'
                    | '」'
                    | '』'
                    | '》'
                    | ')'
                    | ']'
                    | '）'
                    | '】'
            )
        };
        let mut back = line.chars().rev();
        let Some(last) = back.next() else {
            return Self::Nothing;
        };
        if closing(last) {
            let stopped = back
                .find(|&c| !closing(c))
                .is_some_and(|c| matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？'));
            return match last {
                _ if stopped => Self::QuotedStop,
                ')' | ']' | '）' | '】' => Self::Bracket,
                _ => Self::Quote,
            };
        }
        match last {
            '.' if back.next() == Some('.') => Self::Ellipsis,
            '.' | '。' | '．' | '۔' | '।' => Self::Stop,
            '…' => Self::Ellipsis,
            '?' | '？' | '؟' => Self::Question,
            '!' | '！' => Self::Exclamation,
            ':' | '：' => Self::Colon,
            ',' | ';' | '、' | '，' | '；' | '،' => Self::Comma,
            '-' | '–' | '—' => Self::Dash,
            _ => match Class::of(last) {
                Class::Capital | Class::Small | Class::Uncased | Class::Wide => Self::Letter,
                Class::Digit => Self::Digit,
                Class::Space | Class::Mark | Class::Symbol => Self::Symbol,
            },
        }
    }
}
