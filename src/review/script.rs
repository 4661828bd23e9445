//! Scripts written without spaces between words.

/// What a script sets apart by spaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spacing {
    /// Words.
    Word,
    /// Sentences, if anything; each character is as much as a word: Han, Hiragana, Katakana,
    /// Bopomofo.
    Character,
    /// Phrases or sentences: Thai, Lao, Burmese, Khmer, Tibetan.
    Phrase,
}

/// What the script of `c` sets apart by spaces.
pub(super) fn spacing(c: char) -> Spacing {
    match c {
        _ if is_unspaced(c) => Spacing::Character,
        '\u{e00}'..='\u{fff}'
        | '\u{1000}'..='\u{109f}'
        | '\u{1780}'..='\u{17ff}'
        | '\u{19e0}'..='\u{19ff}'
        | '\u{a9e0}'..='\u{a9ff}'
        | '\u{aa60}'..='\u{aa7f}' => Spacing::Phrase,
        _ => Spacing::Word,
    }
}

/// Whether `c` is of a script that sets no spaces between its words, of several letters each: Thai,
/// Lao, Burmese, Khmer, Tibetan. Where a word ends is not seen there.
pub fn is_written_together(c: char) -> bool {
    spacing(c) == Spacing::Phrase
}

/// Whether `c` is a word of its own where words are looked for: a letter or digit of a script that
/// puts no space between words, or of Korean, whose words take many endings. The syllables of
/// Tibetan are parted by its own mark.
pub fn is_word_alone(c: char) -> bool {
    let is_of_script = match spacing(c) {
        Spacing::Character => true,
        Spacing::Phrase => !matches!(c, '\u{f00}'..='\u{fff}'),
        Spacing::Word => is_korean(c),
    };
    is_of_script && c.is_alphanumeric()
}

fn is_korean(c: char) -> bool {
    matches!(c,
        '\u{1100}'..='\u{11ff}'
        | '\u{3131}'..='\u{318e}'
        | '\u{a960}'..='\u{a97f}'
        | '\u{ac00}'..='\u{d7ff}')
}

fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{3005}'..='\u{3007}'
        | '\u{3021}'..='\u{3029}'
        | '\u{3031}'..='\u{3035}'
        | '\u{3038}'..='\u{303c}'
        | '\u{3041}'..='\u{3096}'
        | '\u{309d}'..='\u{309f}'
        | '\u{30a1}'..='\u{312f}'
        | '\u{31a0}'..='\u{31bf}'
        | '\u{31f0}'..='\u{31ff}'
        | '\u{ff66}'..='\u{ff9d}'
        | '\u{3400}'..='\u{4dbf}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{f900}'..='\u{faff}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Whether lines that end or begin with `c` are joined without a space: Chinese and Japanese.
pub fn joins_lines(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{312f}' | '\u{31a0}'..='\u{a4cf}' | '\u{f900}'..='\u{faff}'
        | '\u{fe30}'..='\u{fe4f}' | '\u{ff01}'..='\u{ff60}' | '\u{20000}'..='\u{3ffff}')
}
