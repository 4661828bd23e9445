//! Edits of a draft by chance, at and beside some of its words, and elsewhere.

use std::ops::Range;

use super::dice::Dice;
use super::draft::{Draft, Word};

/// Makes an edit. None copies what is there: where the one that was copied is changed then, nobody
/// can tell from the text which of them it was. One of
/// three is at the words `wanted` or right beside them, the others are anywhere.
pub(crate) fn edit(draft: &mut Draft, wanted: &Range<usize>, dice: &mut Dice) {
    let near = near(draft, wanted, dice).filter(|_| dice.is(33));
    match near {
        Some(near) => edit_near(draft, near, dice),
        None => edit_anywhere(draft, dice),
    }
    draft.paragraphs.retain(|words| !words.is_empty());
    if draft.paragraphs.is_empty() {
        draft.paragraphs.push(vec![Word::new("Nothing.")]);
    }
}

fn edit_near(draft: &mut Draft, (paragraph, word): (usize, usize), dice: &mut Dice) {
    match dice.below(8) {
        0 => {
            let words = &mut draft.paragraphs[paragraph];
            let to = (word + dice.between(1, 12)).min(words.len());
            words.drain(word..to);
        }
        1 | 2 => insert_sentence(draft, paragraph, dice),
        3 => move_paragraph(draft, paragraph, dice),
        _ => change_word(draft, (paragraph, word), dice),
    }
}

fn edit_anywhere(draft: &mut Draft, dice: &mut Dice) {
    let paragraph = dice.below(draft.paragraphs.len());
    match dice.below(13) {
        0 | 1 => insert_paragraph(draft, dice),
        2 => {
            if draft.paragraphs.len() > 2 {
                draft.paragraphs.remove(paragraph);
            }
        }
        3 | 4 => move_paragraph(draft, paragraph, dice),
        5 | 6 => insert_sentence(draft, paragraph, dice),
        7 => delete_sentence(draft, dice),
        8 => retype(draft, dice),
        9 => split_or_join(draft, dice),
        _ => {
            let word = dice.below(draft.paragraphs[paragraph].len());
            change_word(draft, (paragraph, word), dice);
        }
    }
}

/// A word at what is wanted or up to eight words beside it.
fn near(draft: &Draft, wanted: &Range<usize>, dice: &mut Dice) -> Option<(usize, usize)> {
    let number = dice.between(wanted.start.saturating_sub(8), wanted.end + 8);
    for (at, words) in draft.paragraphs.iter().enumerate() {
        if let Some(word) = words.iter().position(|word| word.number == Some(number)) {
            return Some((at, word));
        }
    }
    None
}

/// Words that a text may not have.
const STRANGE: &[&str] = &["quay", "lantern", "hardly", "seven", "“Oh,”", "ever"];

/// Words that are in the draft or in none.
fn words(draft: &Draft, count: usize, dice: &mut Dice) -> Vec<Word> {
    let known: Vec<&Word> = draft.words().collect();
    let word = |dice: &mut Dice| match dice.below(4) {
        0 => Word::new(STRANGE[dice.below(STRANGE.len())]),
        _ => Word::new(&dice.one(&known).text),
    };
    (0..count).map(|_| word(dice)).collect()
}

fn insert_paragraph(draft: &mut Draft, dice: &mut Dice) {
    let count = dice.between(5, 80);
    let words = words(draft, count, dice);
    let at = dice.below(draft.paragraphs.len() + 1);
    draft.paragraphs.insert(at, words);
}

fn move_paragraph(draft: &mut Draft, from: usize, dice: &mut Dice) {
    let moved = draft.paragraphs.remove(from);
    let to = dice.below(draft.paragraphs.len() + 1);
    draft.paragraphs.insert(to, moved);
}

/// Repeats a paragraph elsewhere. The copy is none of the words that were there.
pub(crate) fn copy_paragraph(draft: &mut Draft, dice: &mut Dice) -> usize {
    let from = dice.below(draft.paragraphs.len());
    let copy = draft.paragraphs[from].iter().map(Word::copy).collect();
    let mut to = dice.below(draft.paragraphs.len() + 1);
    // Of two right beside each other nobody can tell which is the copy.
    if to == from || to == from + 1 {
        to = if from == 0 { draft.paragraphs.len() } else { 0 };
    }
    draft.paragraphs.insert(to, copy);
    from + usize::from(to <= from)
}

/// Repeats a sentence elsewhere; which one: its paragraph, and its words.
pub(crate) fn copy_sentence(draft: &mut Draft, dice: &mut Dice) -> (usize, Range<usize>) {
    let from = dice.below(draft.paragraphs.len());
    let sentence = dice.one(&draft.sentences(from)).clone();
    let copied = draft.paragraphs[from][sentence.clone()].iter();
    let copy: Vec<Word> = copied.map(Word::copy).collect();
    let to = dice.below(draft.paragraphs.len());
    if to == from {
        draft.paragraphs.insert(0, copy);
        return (from + 1, sentence);
    }
    let at = dice.one(&draft.sentences(to)).end;
    draft.paragraphs[to].splice(at..at, copy);
    (from, sentence)
}

fn delete_sentence(draft: &mut Draft, dice: &mut Dice) {
    let from = dice.below(draft.paragraphs.len());
    let sentence = dice.one(&draft.sentences(from)).clone();
    draft.paragraphs[from].drain(sentence);
    draft.paragraphs.retain(|words| !words.is_empty());
}

fn insert_sentence(draft: &mut Draft, paragraph: usize, dice: &mut Dice) {
    let count = dice.between(3, 14);
    let added = words(draft, count, dice);
    let at = dice.one(&draft.sentences(paragraph)).end;
    draft.paragraphs[paragraph].splice(at..at, added);
}

/// Types signs, case and accents otherwise.
fn retype(draft: &mut Draft, dice: &mut Dice) {
    let way = dice.below(4);
    for word in draft.paragraphs.iter_mut().flatten() {
        match way {
            0 => word.text = word.text.replace(['“', '”', '„'], "\"").replace('’', "'"),
            1 => word.text = word.text.replace('\'', "’").replace('"', "”"),
            2 => word.text = word.text.replace('–', "—").replace('é', "e"),
            _ if dice.is(3) => word.text = word.text.to_uppercase(),
            _ if dice.is(5) && word.text.chars().count() > 5 => {
                let middle = word.text.char_indices().nth(3).map_or(0, |(at, _)| at);
                word.text.insert(middle, '\u{ad}');
            }
            _ => {}
        }
    }
}

fn split_or_join(draft: &mut Draft, dice: &mut Dice) {
    let at = dice.below(draft.paragraphs.len());
    if dice.is(50) && at + 1 < draft.paragraphs.len() {
        let next = draft.paragraphs.remove(at + 1);
        draft.paragraphs[at].extend(next);
        return;
    }
    let border = dice.one(&draft.sentences(at)).start;
    if border > 0 {
        let rest = draft.paragraphs[at].split_off(border);
        draft.paragraphs.insert(at + 1, rest);
    }
}

fn change_word(draft: &mut Draft, (paragraph, at): (usize, usize), dice: &mut Dice) {
    let new = words(draft, 1, dice);
    let words = &mut draft.paragraphs[paragraph];
    match dice.below(3) {
        0 => drop(words.splice(at..at, new)),
        1 => drop(words.splice(at..=at, new)),
        _ if words.len() > 1 => drop(words.remove(at)),
        _ => {}
    }
}
