//! Selected words as they are copied: as they are read, not as they are laid out.

use crate::journal::Citation;
use crate::outline::Outline;
use crate::review::{Cover, Masks, Review, Span, joins_lines};
use crate::typeset::{Place, Shape, Stretch};

/// What stands for what is masked.
const LEFT_OUT: &str = "[…]";

/// The words of `span`: a paragraph is one line, whatever lines it has on the screen or in its file,
/// and paragraphs are apart by a blank line; what stands line below line stays so. What is masked is
/// left out.
pub(super) fn wording(review: &Review, outline: &Outline, span: Span, masks: &Masks) -> String {
    let mut text = String::new();
    let mut next = Stretch::at(review, outline, span.start);
    while let Some(stretch) = next.filter(|stretch| stretch.span.start < span.end) {
        if let Some(part) = stretch.span.intersection(span) {
            let words = words(review, part, stretch.shape, masks);
            if !text.is_empty() {
                text.push_str(&between(&stretch, &text, &words));
            }
            text.push_str(&words);
        }
        next = stretch.after(review, outline);
    }
    // The gate has let none through; nothing else may reach a clipboard either.
    text.retain(|c| matches!(c, '\n' | '\t') || !c.is_control());
    text.truncate(text.trim_end().len());
    text
}

/// What stands between the words above and those of this stretch.
fn between(stretch: &Stretch, above: &str, below: &str) -> String {
    match (stretch.place, stretch.shape, stretch.gap) {
        (Place::Further, Shape::Preformatted | Shape::Row { .. }, _) => String::new(),
        (Place::Further, _, _) => joint(above, below).to_owned(),
        (Place::First, Shape::Preformatted, gap) => "\n".repeat(usize::from(gap) + 1),
        (Place::First, _, 0) => "\n".to_owned(),
        (Place::First, _, _) => "\n\n".to_owned(),
    }
}

fn words(review: &Review, span: Span, shape: Shape, masks: &Masks) -> String {
    let parts = masks.parts(span).map(|(part, cover)| match (cover, shape) {
        (Cover::Masked, _) => LEFT_OUT.to_owned(),
        (Cover::Plain, Shape::Preformatted | Shape::Row { .. }) => review.slice(part).to_owned(),
        (Cover::Plain, _) => unwrapped(review.slice(part)),
    });
    parts.collect()
}

/// A text without the line breaks of its source.
fn unwrapped(text: &str) -> String {
    let mut joined = String::with_capacity(text.len());
    for (number, line) in text.split('\n').enumerate() {
        if number == 0 {
            joined.push_str(line);
            continue;
        }
        joined.truncate(joined.trim_end().len());
        let line = line.trim_start();
        if !line.is_empty() {
            let joint = joint(&joined, line);
            joined.push_str(joint);
            joined.push_str(line);
        }
    }
    joined
}

/// What a line break between two texts is read as: a space, but nothing between characters of scripts
/// that are written without.
fn joint(above: &str, below: &str) -> &'static str {
    let ends = [above.chars().next_back(), below.chars().next()];
    if ends.into_iter().flatten().all(joins_lines) {
        ""
    } else {
        " "
    }
}

/// A quotation with where it comes from: “words” — reviewer, title (work, makers, year), section.
pub(super) fn cited(words: &str, citation: &Citation, section: Option<&str>) -> String {
    let work = citation.work.iter().filter(|work| **work != citation.title);
    let year = citation.year.map(|year| year.to_string());
    let about: Vec<&str> = work
        .chain(&citation.makers)
        .chain(&year)
        .map(String::as_str)
        .collect();
    let title = if about.is_empty() {
        citation.title.clone()
    } else {
        format!("{} ({})", citation.title, about.join(", "))
    };
    let reviewer = citation.reviewer.as_deref();
    let section = section.filter(|section| *section != citation.title);
    let from = [reviewer, Some(&title), section];
    let from: Vec<&str> = from.into_iter().flatten().collect();
    format!("“{words}” — {}", from.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_quotation_says_where_it_comes_from_as_far_as_that_is_known() {
        let full = Citation {
            title: "The ferry is late".to_owned(),
            work: Some("Winter Ferry".to_owned()),
            makers: vec!["Ada Lind".to_owned(), "Bo Ek".to_owned()],
            year: Some(2021),
            reviewer: Some("M. Holt".to_owned()),
            ..Citation::default()
        };
        let bare = Citation {
            title: "Winter Ferry".to_owned(),
            ..Citation::default()
        };
        let same = Citation {
            work: Some("Winter Ferry".to_owned()),
            year: Some(2021),
            ..bare.clone()
        };
        for (citation, section, expected) in [
            (
                &full,
                Some("Plot"),
                "“So.” — M. Holt, The ferry is late (Winter Ferry, Ada Lind, Bo Ek, 2021), Plot",
            ),
            (&bare, None, "“So.” — Winter Ferry"),
            (&same, Some("Winter Ferry"), "“So.” — Winter Ferry (2021)"),
        ] {
            assert_eq!(cited("So.", citation, section), expected);
        }
    }

    #[test]
    fn line_breaks_of_the_source_are_read_over() {
        for (text, expected) in [
            ("one\ntwo", "one two"),
            ("one \n  two\n", "one two"),
            ("映画は\n静か", "映画は静か"),
            ("映画は\nquiet", "映画は quiet"),
            (" one", " one"),
        ] {
            assert_eq!(unwrapped(text), expected);
        }
    }
}
