//! What a line looks like on its own, in any script: its length, its capitals, its marks.

use super::number::Number;

/// Lines of more bytes are never headings; only their ends are looked at.
const LONG_BYTES: usize = 400;
/// Lines of more columns are never headings.
const LONG_COLUMNS: u16 = 120;

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

/// What the letters of a line are, for comparing lines.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Case {
    #[default]
    None,
    Wide,
    Shouted,
    Title,
    Sentence,
    Small,
}

/// What a line looks like on its own. Counts stop at 255.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look {
    /// Columns it takes; letters of Chinese, Japanese and Korean take two. Long lines: bytes.
    pub columns: u16,
    /// Columns of its first word.
    pub first_word: u8,
    /// Words set apart by spaces.
    pub words: u8,
    /// Words that begin with a capital.
    pub capitals: u8,
    /// Words that begin with a small letter.
    pub smalls: u8,
    /// Words of four letters or more that begin with a small letter.
    pub long_smalls: u8,
    /// Words of two letters or more, all of them capitals.
    pub shouted: u8,
    /// Words that begin with a digit.
    pub numbers: u8,
    /// Letters.
    pub letters: u8,
    /// Letters of Chinese, Japanese and Korean.
    pub wide: u8,
    /// Digits.
    pub digits: u8,
    /// Four digits in a row, no more.
    pub years: u8,
    /// Colons before its end that are followed by a space or are of full width.
    pub colons: u8,
    /// Words before the first such colon.
    pub label_words: u8,
    /// Dashes and bars between spaces.
    pub dashes: u8,
    /// Commas, semicolons and their like before its end.
    pub commas: u8,
    /// Full stops, question and exclamation marks before its end that a space follows, or of full width.
    pub stops: u8,
    /// Brackets that open.
    pub brackets: u8,
    /// Quotation marks.
    pub quotes: u8,
    /// Marks between two digits, as in 4/5, 3.5 and 12:30.
    pub scores: u8,
    /// Slashes, signs of the at, hash, underscore and their like, as in addresses.
    pub signs: u8,
    /// Symbols: stars, arrows, pictures.
    pub symbols: u8,
    /// What it begins with.
    pub start: Start,
    /// What it ends with.
    pub end: End,
    /// The number it begins with.
    pub number: Number,
    /// A digest of the whole line, of its first word, and of the classes of its characters.
    pub digests: [u32; 3],
}

impl Look {
    /// Looks at `line`, which has no white space around it.
    pub fn of(line: &str) -> Self {
        let mut look = Self {
            start: start(line),
            end: end(line),
            ..Self::default()
        };
        if line.len() > LONG_BYTES {
            look.columns = u16::try_from(line.len()).unwrap_or(u16::MAX);
            look.words = u8::MAX;
            look.letters = u8::MAX;
            look.wide = if look.start == Start::Wide {
                u8::MAX
            } else {
                0
            };
            return look;
        }
        look.number = Number::of(line);
        let mut word = Word::default();
        let mut before = ' ';
        let mut run = 0_u8;
        for c in line.chars() {
            let class = Class::of(c);
            look.columns += 1 + u16::from(class == Class::Wide || is_full_width(c));
            look.mark(before, c, class);
            if class == Class::Digit {
                run = run.saturating_add(1);
            } else {
                look.years = look.years.saturating_add(u8::from(run == 4));
                run = 0;
            }
            if class == Class::Space {
                look.finish(word);
                word = Word::default();
            } else {
                word.push(c, class);
            }
            look.digest(c, class, before);
            before = c;
        }
        look.years = look.years.saturating_add(u8::from(run == 4));
        look.finish(word);
        look.trim_end_marks();
        look
    }

    /// Whether it is short enough to be a heading.
    pub fn is_short(&self) -> bool {
        self.columns <= LONG_COLUMNS && self.columns > 0
    }

    /// Whether it ends like a sentence.
    pub fn is_finished(&self) -> bool {
        matches!(
            self.end,
            End::Stop | End::QuotedStop | End::Question | End::Exclamation
        )
    }

    /// What its letters are.
    pub fn case(&self) -> Case {
        if self.wide > 0 && self.wide >= self.letters / 2 {
            Case::Wide
        } else if self.shouted > 0 && self.smalls == 0 && self.shouted * 2 >= self.capitals {
            Case::Shouted
        } else if self.capitals > 0 && self.long_smalls * 3 <= self.capitals {
            Case::Title
        } else if self.start == Start::Small {
            Case::Small
        } else if self.capitals > 0 {
            Case::Sentence
        } else {
            Case::None
        }
    }

    /// Counts the mark `c` that stands after `before`.
    fn mark(&mut self, before: char, c: char, class: Class) {
        let spaced = c == ' ';
        match before {
            ':' if spaced => self.colon(),
            '.' | '!' | '?' | '…' if spaced => add(&mut self.stops),
            '-' | '–' | '—' | '|' | '·' | '/' if spaced => add(&mut self.dashes),
            '/' | '.' | ':' | ',' | '-' | '–' if class == Class::Digit => add(&mut self.scores),
            _ => {}
        }
        match c {
            '：' => self.colon(),
            '。' | '！' | '？' => add(&mut self.stops),
            ',' | ';' | '、' | '，' | '；' | '،' | '؛' => add(&mut self.commas),
            '(' | '[' | '{' | '（' | '【' | '［' | '〈' => add(&mut self.brackets),
            '"' | '“' | '”' | '„' | '«' | '»' | '「' | '」' | '『' | '』' | '《' | '》' | '‘' =>
            {
                add(&mut self.quotes);
            }
            '/' | '@' | '#' | '_' | '\\' | '=' | '<' | '>' | '+' | '$' | '€' | '£' | '%' | '*' =>
            {
                add(&mut self.signs);
            }
            _ => {}
        }
        match class {
            Class::Capital | Class::Small | Class::Uncased => add(&mut self.letters),
            Class::Wide => {
                add(&mut self.letters);
                add(&mut self.wide);
            }
            Class::Digit => add(&mut self.digits),
            Class::Symbol => add(&mut self.symbols),
            Class::Space | Class::Mark => {}
        }
    }

    /// Counts a colon before the end.
    fn colon(&mut self) {
        if self.colons == 0 {
            self.label_words = self.words.saturating_add(1);
        }
        add(&mut self.colons);
    }

    /// Takes back the mark at the very end that was counted as an inner one.
    fn trim_end_marks(&mut self) {
        let wide = u8::from(self.wide > 0);
        let ends = |end| u8::from(self.end == end);
        let stop = ends(End::Stop) + ends(End::Question) + ends(End::Exclamation);
        let (comma, colon) = (ends(End::Comma), ends(End::Colon));
        self.stops = self.stops.saturating_sub(stop * wide);
        self.commas = self.commas.saturating_sub(comma);
        self.colons = self.colons.saturating_sub(colon * wide);
    }

    /// Counts a word that is complete.
    fn finish(&mut self, word: Word) {
        if word.columns == 0 {
            return;
        }
        if self.words == 0 {
            self.first_word = word.columns;
            self.digests[1] = self.digests[0];
        }
        add(&mut self.words);
        match word.first {
            Some(Class::Capital) => add(&mut self.capitals),
            Some(Class::Small) => {
                add(&mut self.smalls);
                self.long_smalls = self.long_smalls.saturating_add(u8::from(word.letters >= 4));
            }
            Some(Class::Digit) => add(&mut self.numbers),
            _ => {}
        }
        self.shouted = self
            .shouted
            .saturating_add(u8::from(word.letters >= 2 && word.letters == word.capitals));
    }

    /// Adds `c` to the digests; a run of one class counts once in the last of them.
    fn digest(&mut self, c: char, class: Class, before: char) {
        let mix =
            |digest: u32, value: u32| (digest.rotate_left(5) ^ value).wrapping_mul(0x9E37_79B9);
        self.digests[0] = mix(self.digests[0], u32::from(c) + 1);
        if class != Class::of(before) || class == Class::Mark {
            let value = if class == Class::Mark {
                u32::from(c)
            } else {
                class as u32
            };
            self.digests[2] = mix(self.digests[2], value + 1);
        }
    }
}

/// What is known of a word that is being read.
#[derive(Debug, Clone, Copy, Default)]
struct Word {
    columns: u8,
    letters: u8,
    capitals: u8,
    first: Option<Class>,
}

impl Word {
    fn push(&mut self, c: char, class: Class) {
        self.columns = self
            .columns
            .saturating_add(1 + u8::from(class == Class::Wide || is_full_width(c)));
        match class {
            Class::Capital | Class::Small | Class::Uncased | Class::Wide | Class::Digit => {
                self.first = self.first.or(Some(class));
                self.letters = self.letters.saturating_add(u8::from(class != Class::Digit));
                self.capitals = self
                    .capitals
                    .saturating_add(u8::from(class == Class::Capital));
            }
            Class::Space | Class::Mark | Class::Symbol => {}
        }
    }
}

/// What a character is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Class {
    Space,
    Capital,
    Small,
    Uncased,
    Wide,
    Digit,
    Mark,
    Symbol,
}

impl Class {
    fn of(c: char) -> Self {
        match c {
            'a'..='z' => Self::Small,
            'A'..='Z' => Self::Capital,
            '0'..='9' | '０'..='９' => Self::Digit,
            ' ' => Self::Space,
            '\0'..='\u{7f}' => Self::Mark,
            '\u{3005}'..='\u{3007}'
            | '\u{3041}'..='\u{30fa}'
            | '\u{30fc}'..='\u{30ff}'
            | '\u{3400}'..='\u{9fff}'
            | '\u{ac00}'..='\u{d7a3}'
            | '\u{f900}'..='\u{faff}'
            | '\u{20000}'..='\u{3ffff}' => Self::Wide,
            '\u{2190}'..='\u{2bff}' | '\u{1f000}'..='\u{1faff}' => Self::Symbol,
            '\u{2000}'..='\u{206f}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}' => {
                Self::Mark
            }
            _ if c.is_whitespace() => Self::Space,
            _ if c.is_uppercase() => Self::Capital,
            _ if c.is_lowercase() => Self::Small,
            _ if c.is_alphabetic() => Self::Uncased,
            _ if c.is_numeric() => Self::Digit,
            _ => Self::Mark,
        }
    }
}

fn add(count: &mut u8) {
    *count = count.saturating_add(1);
}

fn is_full_width(c: char) -> bool {
    matches!(c, '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff60}')
}

/// What `line` begins with.
fn start(line: &str) -> Start {
    let Some(c) = line.chars().next() else {
        return Start::Nothing;
    };
    match c {
        '-' | '–' | '—' | '*' | '•' | '·' | '‣' | '▪' | '●' | '○' | '◦' | '■' | '・' => {
            Start::Bullet
        }
        '"' | '“' | '„' | '«' | '»' | '\'' | '‘' | '‚' | '「' | '『' | '《' => {
            Start::Quote
        }
        '(' | '[' | '{' | '（' | '【' | '［' | '〈' | '〔' => Start::Bracket,
        _ => match Class::of(c) {
            Class::Capital => Start::Capital,
            Class::Small => Start::Small,
            Class::Uncased => Start::Uncased,
            Class::Wide => Start::Wide,
            Class::Digit => Start::Digit,
            Class::Space | Class::Mark | Class::Symbol => Start::Symbol,
        },
    }
}

/// What `line` ends with.
fn end(line: &str) -> End {
    let closing = |c| {
        matches!(
            c,
            '"' | '”' | '“' | '»' | '«' | '\'' | '’' | '」' | '』' | '》' | ')' | ']' | '）' | '】'
        )
    };
    let mut back = line.chars().rev();
    let Some(last) = back.next() else {
        return End::Nothing;
    };
    if closing(last) {
        let stopped = back
            .find(|&c| !closing(c))
            .is_some_and(|c| matches!(c, '.' | '!' | '?' | '…' | '。' | '！' | '？'));
        return match last {
            _ if stopped => End::QuotedStop,
            ')' | ']' | '）' | '】' => End::Bracket,
            _ => End::Quote,
        };
    }
    match last {
        '.' if back.next() == Some('.') => End::Ellipsis,
        '.' | '。' | '．' | '۔' | '।' => End::Stop,
        '…' => End::Ellipsis,
        '?' | '？' | '؟' => End::Question,
        '!' | '！' => End::Exclamation,
        ':' | '：' => End::Colon,
        ',' | ';' | '、' | '，' | '；' | '،' => End::Comma,
        '-' | '–' | '—' => End::Dash,
        _ => match Class::of(last) {
            Class::Capital | Class::Small | Class::Uncased | Class::Wide => End::Letter,
            Class::Digit => End::Digit,
            Class::Space | Class::Mark | Class::Symbol => End::Symbol,
        },
    }
}
