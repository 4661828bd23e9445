//! Turning pages: nothing is lost, the way back is the way there, and pages end where an editor
//! would end them.
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a pane that shows lines no text has must fail"
)]

use std::sync::Arc;

use super::blocks::read;
use super::blocks_any::some_review;
use super::wrapping::all_lines;
use frontrow::app::{Open, Reader, Shelf, Trace, Turn};
use frontrow::formats::Format;
use frontrow::library::{Extent, Source};
use frontrow::review::Position;
use frontrow::typeset::{Line, Row, Settings};
use proptest::prelude::*;

/// A text pane of a size that shows a text.
fn reader(markdown: &str, measure: u16, height: u16) -> Reader {
    let (review, outline) = read(markdown);
    let mut shelf = Shelf::default();
    shelf.add(vec![Ok(Source::StandardInput)]);
    let outline = Arc::new(outline);
    let open = Open {
        entry: shelf.selected().unwrap(),
        review: Arc::new(review),
        outline: Arc::clone(&outline),
        found: outline,
        format: Format::Plain,
        extent: Extent::Whole,
        content: None,
        stamp: None,
    };
    let mut reader = Reader::new(measure, Settings::default());
    reader.resize(measure, height);
    reader.show(open, Trace::default());
    reader
}

/// All lines of the text that a pane shows.
fn lines_of(reader: &Reader, measure: u16) -> Vec<Line> {
    let open = reader.open().unwrap();
    all_lines(&open.review, &open.outline, measure)
}

/// The lines on the page by their indices among all lines; they follow each other.
fn shown(reader: &Reader, all: &[Line]) -> (usize, usize) {
    let index = |line: &Line| {
        let found = all.binary_search_by_key(&line.span.start, |other| other.span.start);
        let index = found.unwrap();
        assert_eq!(&all[index], line);
        index
    };
    let on_page = reader.page().iter().filter_map(|row| match row {
        Row::Text(line) => Some(index(line)),
        Row::Gap => None,
    });
    let on_page: Vec<usize> = on_page.collect();
    assert!(on_page.windows(2).all(|pair| pair[1] == pair[0] + 1));
    (on_page[0], on_page[on_page.len() - 1])
}

#[test]
fn the_last_line_of_the_text_stands_on_the_last_row() {
    let text = "# Title\n\none\n\n## Two\n\ntwo\n\nthree\n\n# Four\n\nfour\n\nfive";
    for height in 4..=13 {
        let mut there = reader(text, 20, height);
        there.end();
        let page = there.page().to_vec();
        assert_eq!(page.len(), usize::from(height), "{page:?}");
        assert!(matches!(page.last(), Some(Row::Text(_))), "{page:?}");
        // Line by line one comes to the same page, and every press moves something.
        let mut stepping = reader(text, 20, height);
        let mut presses = 0;
        while stepping.reading() != there.reading() {
            let before = (stepping.reading(), stepping.page().to_vec());
            stepping.line_down();
            assert_ne!((stepping.reading(), stepping.page().to_vec()), before);
            presses += 1;
            assert!(presses < 40, "at {height}");
        }
        assert_eq!(stepping.page(), page, "at {height}");
        while stepping.reading() > Position::START {
            let before = (stepping.reading(), stepping.page().to_vec());
            stepping.line_up();
            assert_ne!((stepping.reading(), stepping.page().to_vec()), before);
        }
    }
    let mut whole = reader(text, 20, 40);
    whole.end();
    assert!(matches!(whole.page().first(), Some(Row::Text(_))));
}

/// Ways to move, by number, which lead to all kinds of places.
fn wander(reader: &mut Reader, ways: &[(u8, u8)], overlap: u16) {
    for (way, percent) in ways {
        match way {
            0 => reader.go_to_percent(*percent),
            1 => (0..*percent).for_each(|_| reader.line_down()),
            2 => reader.line_up(),
            3 => reader.half_page_down(),
            4 => reader.half_page_up(),
            5 => reader.end(),
            6 => reader.page_up(overlap),
            7 => drop(reader.page_down(overlap)),
            8 => reader.scroll_up(3),
            _ => reader.next_paragraph(),
        }
    }
}

fn some_ways() -> impl Strategy<Value = Vec<(u8, u8)>> {
    prop::collection::vec((0..10_u8, 0..=100_u8), 0..4)
}

/// Blocks of all kinds, enough for a few pages.
fn some_text() -> impl Strategy<Value = String> {
    let reviews = prop::collection::vec(some_review(), 1..5);
    reviews.prop_map(|reviews| reviews.join("\n\n"))
}

/// Headings and paragraphs of any length.
fn some_prose() -> impl Strategy<Value = String> {
    let block = prop_oneof![
        1 => Just("## A heading".to_owned()),
        4 => (1..120_usize).prop_map(|words| "word ".repeat(words)),
    ];
    prop::collection::vec(block, 1..40).prop_map(|blocks| blocks.join("\n\n"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn turning_on_shows_every_line_in_order_and_ends(
        text in some_text(), measure in 4_u16..120, height in 1_u16..60, overlap in 0_u16..=10,
    ) {
        let mut reader = reader(&text, measure, height);
        let all = lines_of(&reader, measure);
        prop_assume!(!all.is_empty());
        let (mut first, mut last) = shown(&reader, &all);
        prop_assert_eq!(first, 0);
        while reader.page_down(overlap) == Turn::Turned {
            let page = shown(&reader, &all);
            prop_assert!(reader.page().len() <= usize::from(height));
            prop_assert!(page.0 > first, "still at {first}");
            prop_assert!(page.0 <= last + 1, "lost from {last} to {}", page.0);
            prop_assert!(page.1 > last, "nothing new behind {last}");
            prop_assert_eq!(reader.fresh(), Some(all[last + 1].span.start));
            (first, last) = page;
        }
        prop_assert_eq!(last, all.len() - 1);
    }

    #[test]
    fn turning_back_restores_the_pages_turned(
        text in some_text(), ways in some_ways(),
        measure in 4_u16..120, height in 1_u16..40, overlap in 0_u16..=10, turns in 1..9,
    ) {
        let mut reader = reader(&text, measure, height);
        wander(&mut reader, &ways, overlap);
        let mut pages = Vec::new();
        for _ in 0..turns {
            let (page, line) = (reader.page().to_vec(), reader.line_start());
            let turn = reader.page_down(overlap);
            if turn == Turn::Turned || reader.line_start() != line {
                pages.push((page, line));
            }
        }
        for (page, line) in pages.into_iter().rev() {
            reader.page_up(overlap);
            prop_assert_eq!(reader.page(), page);
            prop_assert_eq!(reader.line_start(), line);
        }
    }

    #[test]
    fn turning_back_shows_every_line_and_ends(
        text in some_text(), ways in some_ways(),
        measure in 4_u16..120, height in 1_u16..60, overlap in 0_u16..=10,
    ) {
        let mut reader = reader(&text, measure, height);
        let all = lines_of(&reader, measure);
        prop_assume!(!all.is_empty());
        wander(&mut reader, &ways, overlap);
        // What the trail leads back to is another matter.
        reader.line_up();
        let (mut first, _) = shown(&reader, &all);
        while first > 0 {
            reader.page_up(overlap);
            let page = shown(&reader, &all);
            prop_assert!(page.0 < first, "still at {first}");
            prop_assert!(page.1 + 1 >= first, "lost from {} to {first}", page.1);
            first = page.0;
        }
    }

    /// A page ends and begins badly only where there is no better place: going on, none in its lower
    /// half; going back, none near the line that the page below it begins with.
    #[test]
    fn prose_is_not_torn(
        text in some_prose(), measure in 20_u16..80, height in 16_u16..60, overlap in 0_u16..4, back in any::<bool>(),
    ) {
        let mut reader = reader(&text, measure, height);
        let all = lines_of(&reader, measure);
        prop_assume!(!all.is_empty());
        let last = all.len() - 1;
        if back {
            reader.end();
        }
        // The lines among which the page may end.
        let mut choice = Choice::Lower { from: 0 };
        loop {
            let (head, foot) = shown(&reader, &all);
            if foot < last && let Some(torn) = torn(&all, foot) {
                let ends = choice.lines(&all, head, height);
                let better = ends.into_iter().find(|at| ends_well(&all, *at));
                prop_assert!(better.is_none(), "{torn} at {foot}, but {better:?}, behind {head}");
            }
            // The first page begins, and the last one ends, where the text does.
            if head > 0 && foot < last {
                prop_assert!(begins(&all, head) || !begins(&all, head + 1), "a last line at the head");
            }
            let stays = if back {
                choice = Choice::Near { above: head.saturating_sub(1), most: overlap + 5 };
                reader.page_up(overlap);
                head == 0
            } else {
                choice = Choice::Lower { from: foot + 1 };
                reader.page_down(overlap) == Turn::AtEnd
            };
            if stays {
                break;
            }
        }
    }
}

/// The lines with which a page may end.
#[derive(Debug, Clone, Copy)]
enum Choice {
    /// Those in the lower half of the page, from one on.
    Lower { from: usize },
    /// One, and at most so many below it, which take no more than half a page.
    Near { above: usize, most: u16 },
}

impl Choice {
    /// Those on a page of so many rows that begins with the line `head`.
    fn lines(self, all: &[Line], head: usize, height: u16) -> Vec<usize> {
        let rows = |from: usize, to: usize| {
            let below = all[from + 1..=to].iter();
            below.map(|line| 1 + line.gap).sum::<u16>()
        };
        let on_page = (head..all.len() - 1).take_while(|at| rows(head, *at) < height);
        on_page
            .filter(|at| match self {
                Self::Lower { from } => *at >= from && (1 + rows(head, *at)) * 2 >= height,
                Self::Near { above, most } => {
                    *at >= above
                        && *at - above <= usize::from(most)
                        && rows(above, *at) <= height / 2
                }
            })
            .collect()
    }
}

/// Whether a paragraph or a heading begins with a line, or nothing is there.
fn begins(all: &[Line], at: usize) -> bool {
    all.get(at).is_none_or(|line| line.gap > 0)
}

/// What a page tears apart that ends with a line.
fn torn(all: &[Line], foot: usize) -> Option<&'static str> {
    if all[foot].kind.is_heading() {
        Some("a heading at the foot")
    } else if begins(all, foot + 1) {
        None
    } else if begins(all, foot) {
        Some("a first line at the foot")
    } else if begins(all, foot + 2) {
        Some("a last line at the head")
    } else {
        None
    }
}

/// Whether a page that ends with a line tears nothing apart, nor leaves a heading with one line alone.
fn ends_well(all: &[Line], foot: usize) -> bool {
    let above = foot.checked_sub(1).and_then(|above| all.get(above));
    let below = all
        .get(foot + 1)
        .is_none_or(|below| below.kind.is_heading());
    torn(all, foot).is_none() && (below || !above.is_some_and(|above| above.kind.is_heading()))
}

#[test]
fn a_term_stays_with_what_it_means() {
    let text = "# Terms\n\nOne.\n\nTwo.\n\nTerm\n: What it means.\n\n---\n\nThe end of it all.";
    // A page does not begin with the rule, which would leave the term alone on this one.
    for (height, last) in [(7, "Two."), (8, "Two."), (9, "Two."), (10, "* * *")] {
        let reader = reader(text, 40, height);
        let review = Arc::clone(&reader.open().unwrap().review);
        let mut lines = reader.page().iter().filter_map(|row| match row {
            Row::Text(line) => Some(review.slice(line.span)),
            Row::Gap => None,
        });
        assert_eq!(lines.next_back(), Some(last), "{height}");
    }
}

#[test]
fn a_text_without_lines_has_no_pages() {
    let mut reader = reader("", 40, 10);
    assert_eq!(reader.page_down(2), Turn::AtEnd);
    reader.page_up(2);
    assert_eq!(reader.reading(), Position::START);
}
