//! One place, mark or highlight in a text, an edit of that text, and whether it is found again.

use std::ops::Range;

use super::dice::Dice;
use super::draft::{Draft, Placed, Written};
use super::edits::{copy_paragraph, copy_sentence, edit};
use frontrow::formats::{self, Hint};
use frontrow::journal::{AnchoredSpan, Certainty, Content, FoundBy, Place};
use frontrow::outline::Outline;
use frontrow::review::{Position, Review, Span};

/// What is to be found again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sought {
    /// Where the reader was.
    Place,
    /// A mark.
    Mark,
    /// A highlight.
    Highlight,
}

/// How often its passage stands in the text in which it was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Times {
    /// Once, as far as chance will have it.
    Once,
    /// The sentence stands twice.
    SentenceTwice,
    /// The whole paragraph does.
    ParagraphTwice,
}

/// What is left of its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Left {
    /// Most of them: it is to be found.
    Words,
    /// Some of them: it may be found.
    Some,
    /// None: it must not be found.
    Nothing,
}

/// What came of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outcome {
    /// Found, and all is as it was.
    Exact,
    /// Found, and something was edited.
    Near,
    /// Not found.
    Lost,
    /// Taken for something else.
    Wrong,
}

/// A trial.
#[derive(Debug)]
pub(crate) struct Trial {
    pub(crate) sought: Sought,
    pub(crate) times: Times,
    pub(crate) left: Left,
    pub(crate) outcome: Outcome,
    /// What was to be found, what was, and the texts.
    pub(crate) story: String,
}

/// A text as it is read.
pub(crate) fn review(text: &str) -> Review {
    let read = formats::read(text.as_bytes().to_vec(), Hint::Plain);
    read.expect("a text").review
}

/// Tries what came of `draft`.
pub(crate) fn trial(draft: &Draft, dice: &mut Dice) -> Trial {
    let mut draft = draft.clone();
    let times = *dice.one(&[
        Times::Once,
        Times::Once,
        Times::SentenceTwice,
        Times::ParagraphTwice,
    ]);
    let (paragraph, words) = match times {
        Times::Once => {
            let paragraph = dice.below(draft.paragraphs.len());
            (paragraph, 0..draft.paragraphs[paragraph].len())
        }
        Times::SentenceTwice => copy_sentence(&mut draft, dice),
        Times::ParagraphTwice => {
            let paragraph = copy_paragraph(&mut draft, dice);
            (paragraph, 0..draft.paragraphs[paragraph].len())
        }
    };
    draft.number();
    let first: usize = draft.paragraphs[..paragraph].iter().map(Vec::len).sum();
    let within = first + words.start..first + words.end;
    let sought = *dice.one(&[Sought::Place, Sought::Mark, Sought::Highlight]);
    let wanted = match sought {
        Sought::Place | Sought::Mark => {
            let at = within.start + dice.below(within.len());
            at..at
        }
        Sought::Highlight => chosen(&draft, within, dice),
    };
    let widths = [None, Some(72), Some(40), Some(100)];
    let old = draft.write(*dice.one(&widths));
    for _ in 0..dice.between(1, 9) {
        edit(&mut draft, &wanted, dice);
    }
    let new = draft.write(*dice.one(&widths));
    let (left, outcome, told) = outcome(sought, &wanted, &old, &new);
    let story = format!(
        "{sought:?} {times:?} {left:?} {outcome:?}\n{told}\n--- old\n{}\n--- new\n{}",
        old.text, new.text
    );
    Trial {
        sought,
        times,
        left,
        outcome,
        story,
    }
}

/// Some words, mostly within the passage.
fn chosen(draft: &Draft, within: Range<usize>, dice: &mut Dice) -> Range<usize> {
    let most = match dice.below(20) {
        0 => 400,
        1..4 => 3,
        _ => 30,
    };
    let start = within.start + dice.below(within.len());
    let count = dice.between(1, most);
    let end = if dice.is(90) {
        within.end
    } else {
        draft.words().count()
    };
    start..(start + count).min(end)
}

/// Keeps what is sought in a text, and finds it again in another.
fn find_again(sought: Sought, span: Span, old: &Review, new: &Review) -> Option<(Span, Certainty)> {
    let content = |review: &Review| Some(Content::of(review.text()));
    let (then, now) = (content(old), content(new));
    let outline = Outline::default();
    let place = |(at, certainty)| (Span::new(at, at), certainty);
    match sought {
        Sought::Place => {
            match Place::of(old, &outline, then, span.start).find(new, &outline, now) {
                (at, FoundBy::Words) => Some(place((at, Certainty::Exact))),
                (at, FoundBy::SomeWords) => Some(place((at, Certainty::Near))),
                (_, FoundBy::Section | FoundBy::Share) => None,
            }
        }
        Sought::Mark => {
            let kept = Place::of(old, &outline, then, span.start);
            kept.find_surely(new, now).map(place)
        }
        Sought::Highlight => AnchoredSpan::of(old, then, span).find(new, now),
    }
}

/// What is left of the words, what came of it, and how that is told.
fn outcome(
    sought: Sought,
    wanted: &Range<usize>,
    old: &Written,
    new: &Written,
) -> (Left, Outcome, String) {
    let (old_review, new_review) = (review(&old.text), review(&new.text));
    assert_eq!(old_review.text(), old.text);
    assert_eq!(new_review.text(), new.text);
    let start = Position::at(old.words[wanted.start].place.start);
    let last = wanted.end.max(wanted.start + 1) - 1;
    let end = Position::at(old.words[last].place.end);
    let found = find_again(sought, Span::new(start, end), &old_review, &new_review);
    let quote = match sought {
        Sought::Place | Sought::Mark => wanted.start..wanted.start + 4,
        Sought::Highlight => wanted.clone(),
    };
    // A place is that of its own paragraph.
    let paragraph = |number: &usize| old.words.get(*number).map(|word| word.paragraph);
    let is_highlight = sought == Sought::Highlight;
    let first = paragraph(&quote.start);
    let end = quote
        .clone()
        .find(|word| !is_highlight && paragraph(word) != first);
    let quote = quote.start..end.unwrap_or(quote.end);
    let truth = Truth::of(&quote, new);
    let outcome = match &found {
        None => Outcome::Lost,
        Some((span, certainty)) => {
            if truth.allows(*span, is_highlight) || is_as_good(*span, (&quote, &truth), old, new) {
                match certainty {
                    Certainty::Exact => Outcome::Exact,
                    Certainty::Near => Outcome::Near,
                    Certainty::Lost => Outcome::Lost,
                }
            } else {
                Outcome::Wrong
            }
        }
    };
    let place = |number: usize| &old.words[number].place;
    let shown = found.as_ref().map(|(span, _)| {
        let behind = &new.text[span.start.offset()..];
        let count = behind.chars().count().min(span.len() + 40);
        behind.chars().take(count).collect::<String>()
    });
    let told = format!(
        "wanted {:?}\nfound {found:?} {shown:?}\nallowed {truth:?}",
        &old.text[place(quote.start).start..place(quote.end - 1).end],
    );
    (truth.left, outcome, told)
}

/// Where it is to be found.
#[derive(Debug)]
struct Truth {
    left: Left,
    start: Range<usize>,
    end: Range<usize>,
}

/// What no text reaches.
const NOWHERE: Range<usize> = usize::MAX..usize::MAX;

impl Truth {
    /// Where the words `quote` of the old text are in the new one.
    fn of(quote: &Range<usize>, new: &Written) -> Self {
        let words = &new.words;
        let is_own = |at: &usize| {
            words[*at]
                .number
                .is_some_and(|number| quote.contains(&number))
        };
        let own: Vec<usize> = (0..words.len()).filter(is_own).collect();
        let (Some(&first), Some(&last)) = (own.first(), own.last()) else {
            return Self {
                left: Left::Nothing,
                start: NOWHERE,
                end: NOWHERE,
            };
        };
        // They are still together and in order.
        let is_together = own.is_sorted_by_key(|at| words[*at].number)
            && last - first < own.len() + 24
            && own.windows(2).all(|pair| pair[1] - pair[0] < 16);
        let is_most = 3 * own.len() >= 2 * quote.len();
        // What was put beside them may have taken the place of one of them.
        let is_new = |at: usize, beside: usize| {
            words[at].number.is_none() && words[at].paragraph == words[beside].paragraph
        };
        let from = (0..first).rev().take_while(|at| is_new(*at, first)).last();
        let to = (last + 1..words.len())
            .take_while(|at| is_new(*at, last))
            .last();
        let place = |at: usize| &words[at].place;
        Self {
            left: if is_most && is_together {
                Left::Words
            } else {
                Left::Some
            },
            start: place(from.unwrap_or(first)).start..place(first).start,
            end: place(last).end..place(to.unwrap_or(last)).end,
        }
    }

    fn allows(&self, found: Span, is_highlight: bool) -> bool {
        let within = |range: &Range<usize>, at: Position| {
            range.start <= at.offset() && at.offset() <= range.end
        };
        within(&self.start, found.start) && (!is_highlight || within(&self.end, found.end))
    }
}

/// Whether a paragraph and those beside it are, by their letters, what others were in another text.
fn stands_as_it_did(old: (&Written, usize), new: (&Written, usize)) -> bool {
    let letters = |(text, at): (&Written, usize), beside: usize| {
        let number = (at + beside).checked_sub(1)?;
        let words = text.words.iter().filter(|word| word.paragraph == number);
        let letters: String = words
            .map(|word| bare(&text.text[word.place.clone()]))
            .collect();
        (!letters.is_empty()).then_some(letters)
    };
    (0..3).all(|beside| letters(old, beside) == letters(new, beside))
}

/// The letters of a word, however they are typed.
fn bare(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.collect::<String>().to_lowercase()
}

/// Whether what was found is as good as what is there: a copy of what is gone, which has been moved
/// then, a part of what was torn apart, one that stands wholly as what was meant did, or the same word set beside itself.
fn is_as_good(
    found: Span,
    (quote, truth): (&Range<usize>, &Truth),
    old: &Written,
    new: &Written,
) -> bool {
    let at = |offset: usize| new.words.iter().find(|word| word.place.end > offset);
    let Some(word) = at(found.start.offset()) else {
        return false;
    };
    let is_copy = word.copied.is_some_and(|number| quote.contains(&number));
    let wanted = bare(&old.text[old.words[quote.start].place.clone()]);
    let is_same = bare(&new.text[word.place.clone()]) == wanted;
    let is_beside = truth.start.start <= found.start.offset() + 24
        && found.start.offset() <= truth.start.end.saturating_add(24);
    let is_own = |word: &Placed| word.number.is_some_and(|number| quote.contains(&number));
    let ends = at(found.end.offset().saturating_sub(1)).is_some_and(is_own);
    let is_part = truth.left == Left::Some && is_own(word) && ends;
    // Of two paragraphs alike that changed places nobody can tell which is which.
    let stood = (old, old.words[quote.start].paragraph);
    is_part
        || stands_as_it_did(stood, (new, word.paragraph))
        || is_copy && truth.left != Left::Words
        || is_same && is_beside && truth.left != Left::Nothing
}
