//! Texts of any length: what moving in them gives, and what it costs.
#![expect(
    clippy::unwrap_used,
    reason = "a test whose text cannot be read must fail"
)]

use std::collections::VecDeque;
use std::fs;
use std::ops::ControlFlow;

use frontrow::app::{App, Effect, Event, Pane, Size};
use frontrow::config;
use frontrow::formats::{self, Hint};
use frontrow::keys::Key;
use frontrow::outline::{self, Outline};
use frontrow::review::{Review, Span};
use frontrow::typeset::{Galley, Line, Settings};
use frontrow::work;

fn read(text: &str, hint: Hint) -> (Review, Outline) {
    let review = formats::read(text.as_bytes().to_vec(), hint)
        .unwrap()
        .review;
    let outline = outline::of(&review);
    (review, outline)
}

/// Every line of a text.
fn lines(galley: &mut Galley, review: &Review, outline: &Outline) -> Vec<Line> {
    let mut lines = Vec::from_iter(galley.first(review, outline));
    while let Some(next) = lines
        .last()
        .and_then(|line| galley.after(review, outline, line))
    {
        lines.push(next);
    }
    lines
}

#[test]
fn paragraphs_are_found_as_if_one_went_line_by_line() {
    let long = format!("{}\n\n{}", "word ".repeat(9000), "字".repeat(9000));
    let marked = "# One\n\n- a\n- b\n\n  more of b\n\n> quoted\n\n| a | b |\n|---|---|\n| c | d |\n| e | f |\n\n\
                  ```\ncode\n\n\nmore\n```\n\n---\n\nlast\\\nline\n";
    for (text, hint) in [
        (include_str!("texts/pasted.txt"), Hint::Plain),
        (include_str!("texts/wrapped.txt"), Hint::Plain),
        (include_str!("texts/cjk.txt"), Hint::Plain),
        (&long, Hint::Plain),
        (marked, Hint::Markdown),
        ("", Hint::Plain),
    ] {
        let (review, outline) = read(text, hint);
        for measure in [12, 60] {
            let mut galley = Galley::new(measure, Settings::default());
            let lines = lines(&mut galley, &review, &outline);
            // A rule sets the first row off from its head.
            let begins = |line: &&Line| line.gap > 0 && line.rule_above == 0;
            for (at, line) in lines.iter().enumerate() {
                let (above, below) = lines.split_at(at);
                let below = below.iter().skip(1).find(begins);
                let above = above.iter().rfind(begins).or(above.first());
                let found = galley.paragraph_below(&review, &outline, line);
                assert_eq!(found.as_ref(), below, "below {line:?}");
                let found = galley.paragraph_above(&review, &outline, line);
                assert_eq!(found.as_ref(), above, "above {line:?}");
            }
        }
    }
}

#[test]
fn many_lines_without_a_blank_row_are_gone_through_in_steps() {
    let text = "a line of a poem\nand the next\n".repeat(3000);
    let (review, outline) = read(&text, Hint::Plain);
    let mut galley = Galley::new(60, Settings::default());
    let mut at = galley.first(&review, &outline).unwrap();
    let mut steps = Vec::new();
    while let Some(below) = galley.paragraph_below(&review, &outline, &at) {
        steps.push(review.slice(Span::new(at.span.start, below.span.start)));
        at = below;
    }
    let rows: Vec<usize> = steps.iter().map(|step| step.lines().count()).collect();
    assert_eq!(rows, [1000; 5]);
    let first = galley.first(&review, &outline);
    let mut back = 0;
    while let Some(above) = galley.paragraph_above(&review, &outline, &at) {
        back += 1;
        at = above;
    }
    assert_eq!((Some(at), back), (first, 5));
}

#[test]
fn of_a_very_long_line_only_what_is_near_is_looked_at() {
    let text = format!("Short.\n{}\nShort too.", "word ".repeat(200_000));
    let (review, outline) = read(&text, Hint::Plain);
    for (place, least, most) in [
        (0, 6, 6),
        (500_000, 64 * 1024, 132 * 1024),
        (1_000_010, 10, 10),
    ] {
        let row = Span::of(place..place + 4);
        let line = outline::line_at(&review, &outline, row).unwrap();
        assert!((least..=most).contains(&line.len()), "{place}: {line:?}");
        assert!(line.intersection(row).is_some());
    }
}

#[test]
fn a_large_review_that_is_left_is_forgotten_elsewhere() {
    let long = "A line of many words.\n\n".repeat(100_000);
    // The long one, when the next is shown, or why that cannot be; never a short one.
    for next in ["Short.".to_owned(), "\u{1}".repeat(1000)] {
        assert_eq!(forgotten(&[&long, &next, "Too."]), [long.len()], "{next}");
    }
}

/// The lengths of the reviews that are forgotten on other threads while these are gone through.
fn forgotten(texts: &[&str]) -> Vec<usize> {
    let folder = tempfile::tempdir().unwrap();
    for (index, text) in texts.iter().enumerate() {
        fs::write(folder.path().join(format!("{index}.txt")), text).unwrap();
    }
    let settings = config::shipped().unwrap();
    let library = settings.for_library();
    let size = Size {
        columns: 80,
        rows: 24,
    };
    let mut app = App::new(settings, size, Pane::Library);
    let mut forgotten = Vec::new();
    let mut events = VecDeque::new();
    work::walk(&[folder.path().to_owned()], &library, &mut |event| {
        events.push_back(event);
        ControlFlow::Continue(())
    });
    for key in std::iter::once(None).chain(std::iter::repeat_n(Some('>'), texts.len() - 1)) {
        events.extend(key.map(|key| Event::Key(Key::char(key))));
        while let Some(event) = events.pop_front() {
            for effect in app.update(event) {
                if let Effect::Forget(open) = &effect {
                    forgotten.push(open.review.text().len());
                }
                work::perform(&effect, &library, &mut |event| {
                    events.push_back(event);
                    ControlFlow::Continue(())
                });
            }
        }
    }
    forgotten
}
