//! Finding every hit in a review, on all cores and step by step.

use std::convert::identity;
use std::ops::ControlFlow;

use crate::app::{Event, Search, SearchId};
use crate::review::{Position, Review, Span};
use crate::search::{self, Pattern};
use crate::work::in_order;

/// Bytes of a review that are searched as one. It bounds how long the first hit takes, and how long
/// a search goes on that nobody wants any more.
const STEP: usize = 256 << 10;

/// Finds every hit in a review: parts of it side by side, whose hits are given away in the order of
/// the text. Each part is answered, with its hits or without, so that a search in which nothing
/// turns up can be given up too.
pub(super) fn find(
    (id, review, pattern): (SearchId, &Review, &Pattern),
    answer: &mut dyn FnMut(Event) -> ControlFlow<()>,
) {
    let end = review.end().offset();
    let parts = (0..end.max(1)).step_by(STEP);
    let parts = parts.map(|start| Span::of(start..end.min(start + STEP)));
    let mut searched = Position::START;
    let found = in_order(
        parts,
        |part| part.len() as u64,
        |part| (part, search::find_on(review, pattern, part).collect()),
        |(part, found)| {
            let found = behind(searched, found, |from| {
                search::find_on(review, pattern, Span::new(from, part.end.max(from)))
            });
            searched = found.last().map_or(searched, |hit| hit.end);
            let state = if part.end < review.end() {
                Search::Going
            } else {
                Search::Done
            };
            match answer(Event::Hits(id, found, state)) {
                ControlFlow::Continue(()) => Ok(()),
                ControlFlow::Break(()) => Err(()),
            }
        },
    );
    // That nobody wants the rest is no failure.
    found.unwrap_or_else(identity);
}

/// The hits of a part behind the last hit of the part before, which may end in this one: then other
/// hits are the first ones, found by looking for them `from` its end until both ways meet.
fn behind<F: Iterator<Item = Span>>(
    last: Position,
    mut found: Vec<Span>,
    from: impl FnOnce(Position) -> F,
) -> Vec<Span> {
    if found.first().is_none_or(|hit| hit.start >= last) {
        return found;
    }
    let mut behind = Vec::new();
    for hit in from(last) {
        if let Ok(met) = found.binary_search(&hit) {
            behind.extend(found.drain(met..));
            break;
        }
        behind.push(hit);
    }
    behind
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::formats::{Hint, read};

    /// The steps in which `pattern` is found: the hits of each.
    fn steps(review: &Review, pattern: &Pattern) -> Vec<Vec<Span>> {
        let mut steps = Vec::new();
        find((SearchId::default(), review, pattern), &mut |event| {
            let Event::Hits(_, hits, state) = event else {
                panic!("{event:?}");
            };
            steps.push(hits);
            match state {
                Search::Going => ControlFlow::Continue(()),
                Search::Done => ControlFlow::Break(()),
            }
        });
        steps
    }

    /// What lies across the ends of the steps, how, and what is looked for there.
    const ACROSS: [(&str, &str); 8] = [
        ("a", "aa"),
        ("a", "aaaaaaa"),
        ("ab ", "b ab a"),
        ("é\u{301}ß", "es"),
        ("aé👩\u{200d}👩 \n", "e"),
        ("abc", "/(abc){5}"),
        ("a bb ", "/b.a.{3,40}"),
        ("abcde fgh", "/[a-e ]+f?"),
    ];

    #[test]
    fn steps_find_together_what_is_found_at_once() {
        for (part, query) in ACROSS {
            let text = part.repeat(5 * STEP / 4 / part.len() + 7);
            let review = read(text.into_bytes(), Hint::Plain).unwrap().review;
            let pattern = match query.strip_prefix('/') {
                Some(expression) => Pattern::expression(expression).unwrap(),
                None => Pattern::new(query).unwrap(),
            };
            let steps = steps(&review, &pattern);
            assert_eq!(steps.len(), review.end().offset().div_ceil(STEP), "{query}");
            let whole = Span::new(Position::START, review.end());
            let at_once: Vec<Span> = search::find(&review, &pattern, whole).collect();
            assert!(steps.concat() == at_once, "{query} in {part:?}");
            assert!(!at_once.is_empty(), "{query} in {part:?}");
        }
    }

    #[test]
    fn a_search_without_hits_can_be_given_up() {
        let text = "word ".repeat(2 * STEP);
        let review = read(text.into_bytes(), Hint::Plain).unwrap().review;
        let pattern = Pattern::new("none").unwrap();
        let mut answers = 0;
        find((SearchId::default(), &review, &pattern), &mut |_| {
            answers += 1;
            ControlFlow::Break(())
        });
        assert_eq!(answers, 1);
    }

    #[test]
    fn an_empty_review_is_answered_too() {
        let pattern = Pattern::new("word").unwrap();
        let none: [Vec<Span>; 1] = [Vec::new()];
        assert_eq!(steps(&Review::default(), &pattern), none);
    }
}
