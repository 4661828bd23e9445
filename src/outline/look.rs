//! What a line looks like on its own, in any script: its length, its capitals, its marks.

use super::character::{Class, columns};
use super::ends::{End, Start};
use super::number::Number;

/// Lines of more bytes or characters are never headings; only their ends are looked at.
const LONG_BYTES: usize = 400;
const LONG_CHARACTERS: usize = 125;
/// Lines of more columns are never headings.
const LONG_COLUMNS: u16 = 120;

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
            start: Start::of(line),
            end: End::of(line),
            ..Self::default()
        };
        if is_long(line) {
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
        let mut before = (' ', Class::Space);
        let mut run = 0_u8;
        for c in line.chars() {
            let class = Class::of(c);
            if class == Class::Small && before.1 == Class::Small {
                look.go_on(c);
                word.go_on();
                before = (c, class);
                continue;
            }
            look.columns += columns(c, class);
            look.count(class);
            if class == Class::Mark {
                look.mark(c);
            }
            if before.1 == Class::Mark {
                look.mark_before(before.0, class);
            }
            if class == Class::Digit {
                run = run.saturating_add(1);
            } else if run > 0 {
                look.years = look.years.saturating_add(u8::from(run == 4));
                run = 0;
            }
            if class == Class::Space {
                look.finish(word);
                word = Word::default();
            } else {
                word.push(c, class);
            }
            look.digest(c, class, before.1);
            before = (c, class);
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

    /// Counts a small letter that follows another; most characters are such.
    #[inline]
    fn go_on(&mut self, c: char) {
        self.columns += 1;
        add(&mut self.letters);
        self.digests[0] = mixed(self.digests[0], u32::from(c) + 1);
    }

    /// Counts the mark `c`.
    fn mark(&mut self, c: char) {
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
    }

    /// Counts the mark `before` by what follows it: a space, or a digit.
    fn mark_before(&mut self, before: char, class: Class) {
        let spaced = class == Class::Space;
        match before {
            ':' if spaced => self.colon(),
            '.' | '!' | '?' | '…' if spaced => add(&mut self.stops),
            '-' | '–' | '—' | '|' | '·' | '/' if spaced => add(&mut self.dashes),
            '/' | '.' | ':' | ',' | '-' | '–' if class == Class::Digit => add(&mut self.scores),
            _ => {}
        }
    }

    /// Counts a character of `class`.
    fn count(&mut self, class: Class) {
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
    fn digest(&mut self, c: char, class: Class, before: Class) {
        self.digests[0] = mixed(self.digests[0], u32::from(c) + 1);
        if class != before || class == Class::Mark {
            let value = if class == Class::Mark {
                u32::from(c)
            } else {
                class as u32
            };
            self.digests[2] = mixed(self.digests[2], value + 1);
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
    /// Counts a small letter that follows another.
    #[inline]
    fn go_on(&mut self) {
        add(&mut self.columns);
        add(&mut self.letters);
    }

    fn push(&mut self, c: char, class: Class) {
        let columns = u8::try_from(columns(c, class)).unwrap_or(2);
        self.columns = self.columns.saturating_add(columns);
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

/// Whether `line` is too long for a heading.
fn is_long(line: &str) -> bool {
    let starts = |bytes: &[u8]| bytes.iter().filter(|&&byte| byte & 0xc0 != 0x80).count();
    line.len() > LONG_BYTES
        || line.len() > LONG_CHARACTERS && starts(line.as_bytes()) > LONG_CHARACTERS
}

/// `digest` with `value` mixed in.
#[inline]
fn mixed(digest: u32, value: u32) -> u32 {
    (digest.rotate_left(5) ^ value).wrapping_mul(0x9E37_79B9)
}

fn add(count: &mut u8) {
    *count = count.saturating_add(1);
}
