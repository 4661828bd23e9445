//! Scripts written without spaces between words.

/// What a script sets apart by spaces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Spacing {
    /// Words.
    Word,
    /// Sentences, if anything; each character is as much as a word: Han, Hiragana, Katakana.
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

fn is_unspaced(c: char) -> bool {
    matches!(c,
        '\u{3005}'..='\u{3007}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30a1}'..='\u{30ff}'
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
