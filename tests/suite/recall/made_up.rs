//! Reviews that nobody has written: titles, headings, paragraphs, as long and as wrapped as those of
//! people.

use super::dice::Dice;
use super::words::{Script, Words};

/// Makes reviews.
#[derive(Debug)]
pub(crate) struct Maker {
    latin: Words,
    others: Vec<Words>,
}

/// The columns at which lines are wrapped by hand.
const COLUMNS: usize = 66;

impl Maker {
    pub(crate) fn new() -> Self {
        use Script::{Cyrillic, Greek, Han, Hangul, Kana, Latin};
        Self {
            latin: Words::of(Latin),
            others: [Cyrillic, Greek, Hangul, Han, Kana]
                .map(Words::of)
                .into_iter()
                .collect(),
        }
    }

    /// The review of this number, always the same.
    pub(crate) fn review(&self, number: usize) -> String {
        let mut dice = Dice::of(number as u64);
        let words = if dice.is(70) {
            &self.latin
        } else {
            dice.one(&self.others)
        };
        let wrapped = dice.is(50);
        let mut text = format!("{}\n\n", title(words, &mut dice));
        for section in 0..dice.between(1, 4) {
            if section > 0 {
                text.push_str(&title(words, &mut dice));
                text.push_str("\n\n");
            }
            for _ in 0..dice.between(1, 3) {
                let paragraph = paragraph(words, &mut dice);
                text.push_str(&if wrapped { wrap(&paragraph) } else { paragraph });
                text.push_str("\n\n");
            }
        }
        text
    }
}

/// A short line that stands alone.
fn title(words: &Words, dice: &mut Dice) -> String {
    let count = dice.between(2, 4);
    let title: Vec<String> = (0..count).map(|_| capital(words.any(dice))).collect();
    title.join(blank(words))
}

fn blank(words: &Words) -> &'static str {
    if words.script.has_blanks() { " " } else { "" }
}

fn paragraph(words: &Words, dice: &mut Dice) -> String {
    let count = dice.between(2, 6);
    let sentences: Vec<String> = (0..count).map(|_| sentence(words, dice)).collect();
    sentences.join(blank(words))
}

fn sentence(words: &Words, dice: &mut Dice) -> String {
    let has_blanks = words.script.has_blanks();
    let count = dice.between(5, 18);
    let mut sentence = String::new();
    for place in 0..count {
        let word = words.any(dice);
        let word = match place {
            0 => capital(word),
            _ if dice.is(6) => capital(word),
            _ => word.to_owned(),
        };
        sentence.push_str(&if words.script == Script::Latin {
            written(&word, dice)
        } else {
            word
        });
        if place + 1 == count {
            break;
        }
        sentence.push_str(match (dice.below(60), has_blanks) {
            (0..3, true) => ", ",
            (0..3, false) => "，",
            (3, true) => " — ",
            (4, true) => " – ",
            (5, true) => "… ",
            (6, true) => "; ",
            (_, true) => " ",
            (_, false) => "",
        });
    }
    sentence.push_str(match (dice.below(8), has_blanks) {
        (0, true) => "!",
        (1, true) => "?",
        (_, true) => ".",
        (_, false) => "。",
    });
    sentence
}

/// A word as it is written here and there: with a ligature, in quotes, with an apostrophe.
fn written(word: &str, dice: &mut Dice) -> String {
    match dice.below(50) {
        0 => word.replace("fi", "ﬁ").replace("fl", "ﬂ"),
        1 => format!("“{word}”"),
        2 => format!("{word}’s"),
        3 => format!("‘{word}’"),
        4 => format!("{word}-{word}"),
        _ => word.to_owned(),
    }
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

/// Lines of no more columns than people type, as far as there are blanks.
fn wrap(paragraph: &str) -> String {
    let mut lines = String::new();
    let mut line = 0;
    for word in paragraph.split(' ') {
        let width = word.chars().count();
        if line > 0 && line + 1 + width > COLUMNS {
            lines.push('\n');
            line = 0;
        } else if line > 0 {
            lines.push(' ');
            line += 1;
        }
        lines.push_str(word);
        line += width;
    }
    lines
}
