//! One place, mark or highlight in a text, an edit of that text, and whether it is found again.

use std::ops::Range;

use super::dice::Dice;
use super::draft::{Draft, Placed, Written};
use super::edits::{copy_paragraph, copy_sentence, edit};
use frontrow::formats::{self, Hint};
use frontrow::journal::{AnchoredSpan, Certainty, Content, FoundBy, Place, Reread, Sketch};
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
    let times = match dice.below(10) {
        0 => Times::ParagraphTwice,
        1 | 2 => Times::SentenceTwice,
        _ => Times::Once,
    };
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
    let sketches = then.zip(Sketch::of(old)).into_iter().collect();
    let mut text = Reread::new(new, now, &sketches);
    let outline = Outline::default();
    let place = |(at, certainty)| (Span::new(at, at), certainty);
    match sought {
        Sought::Place => {
            let kept = Place::of(old, &outline, then, span.start);
            match kept.find_in(&mut text, &outline) {
                (at, FoundBy::Words) => Some(place((at, Certainty::Exact))),
                (at, FoundBy::SomeWords) => Some(place((at, Certainty::Near))),
                (_, FoundBy::Section | FoundBy::Share) => None,
            }
        }
        Sought::Mark => {
            let kept = Place::of(old, &outline, then, span.start);
            kept.find_surely_in(&mut text).map(place)
        }
        Sought::Highlight => AnchoredSpan::of(old, then, span).find_in(&mut text),
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
            if truth.allows(*span, is_highlight)
                || is_undecidable(*span, (&quote, &truth), old, new)
            {
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
    let own: Vec<usize> = (0..new.words.len())
        .filter(|at| {
            new.words[*at]
                .number
                .is_some_and(|number| quote.contains(&number))
        })
        .collect();
    let became = own.first().zip(own.last());
    let became = became.map(|(first, last)| around(new, &(*first..last + 1)));
    let told = format!(
        "wanted {:?}\nfound {found:?} {shown:?}\nallowed {truth:?}\nwas    {}\nbecame {}",
        &old.text[place(quote.start).start..place(quote.end - 1).end],
        around(old, &quote),
        became.unwrap_or_default(),
    );
    (truth.left, outcome, told)
}

/// Some words of a text, and those beside them.
fn around(text: &Written, words: &Range<usize>) -> String {
    let mut told = String::new();
    let from = words.start.saturating_sub(BESIDE);
    let to = (words.end + BESIDE).min(text.words.len());
    for at in from..to {
        let word = &text.words[at];
        let is_parted = at > from && text.words[at - 1].paragraph != word.paragraph;
        let signs = [
            if is_parted { " ¶" } else { "" },
            if at == words.end {
                " ⟧ "
            } else if at == words.start {
                " ⟦ "
            } else {
                " "
            },
            &text.text[word.place.clone()],
        ];
        told.extend(signs);
    }
    told
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

/// The letters of a word, however they are typed.
fn bare(text: &str) -> String {
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.collect::<String>().to_lowercase()
}

/// Words beside two passages alike that are the same where nobody can tell them apart.
const BESIDE: usize = 10;

/// Whether nobody can tell that what was found is not what was meant: it reads as that did, and so do
/// the ten words before it and behind it; or what was meant is gone, and it was copied from that
/// before, as if it had been moved; or it begins or ends with other words that read as those that
/// stood there, or among words that are all the same. A part of what was torn apart is that itself.
fn is_undecidable(
    found: Span,
    (quote, truth): (&Range<usize>, &Truth),
    old: &Written,
    new: &Written,
) -> bool {
    let at = |offset: usize| new.words.iter().position(|word| word.place.end > offset);
    let (Some(first), Some(last)) = (
        at(found.start.offset()),
        at(found
            .end
            .offset()
            .saturating_sub(usize::from(!found.is_empty()))),
    ) else {
        return false;
    };
    let letters = |text: &Written, range: Range<usize>| {
        let to = (range.end + BESIDE).min(text.words.len());
        let words = &text.words[range.start.saturating_sub(BESIDE)..to];
        let words = words
            .iter()
            .map(|word| bare(&text.text[word.place.clone()]));
        words.collect::<Vec<String>>()
    };
    let end = if found.is_empty() {
        first + quote.len()
    } else {
        last + 1
    };
    let is_own = |word: &Placed| word.number.is_some_and(|number| quote.contains(&number));
    let is_part = is_own(&new.words[first]) && is_own(&new.words[last]);
    let copied = new.words[first].copied;
    let is_copy = copied.is_some_and(|number| quote.contains(&number));
    // The words between where it begins and the first of its own read as those that stood there.
    let reads = |number: Option<usize>, at: usize| {
        let word = number.and_then(|number| old.words.get(number));
        let read = word.map(|word| bare(&old.text[word.place.clone()]));
        read == Some(bare(&new.text[new.words[at].place.clone()]))
    };
    let is_alike = |at: usize, other: usize| {
        let read = |at: usize| bare(&new.text[new.words[at].place.clone()]);
        read(at) == read(other)
    };
    let own: Vec<usize> = (0..new.words.len())
        .filter(|at| is_own(&new.words[*at]))
        .collect();
    let begins = own.first().is_some_and(|own| {
        let number = new.words[*own].number.unwrap_or_default();
        first < *own && (first..*own).all(|at| reads(number.checked_sub(own - at), at))
            || first >= *own && (*own..first).all(|at| is_alike(at, first))
    });
    let ends = own.last().is_some_and(|own| {
        let number = new.words[*own].number.unwrap_or_default();
        last > *own && (own + 1..=last).all(|at| reads(Some(number + at - own), at))
            || last <= *own && (last + 1..=*own).all(|at| is_alike(at, last))
    });
    let is_start =
        truth.start.start <= found.start.offset() && found.start.offset() <= truth.start.end;
    let is_end = truth.end.start <= found.end.offset() && found.end.offset() <= truth.end.end;
    let is_among = (begins || is_start) && (ends || is_end || found.is_empty());
    is_among
        || truth.left == Left::Some && is_part
        || truth.left == Left::Nothing && is_copy
        || letters(old, quote.clone()) == letters(new, first..end)
}
