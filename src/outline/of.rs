//! The outline of a review: what its markup says, else what its text looks like.

use super::{From, Heading, Outline, Title, infer, marked, title};
use crate::review::{BlockKind, Position, Review, Span};

/// The outline of `review`, in any format.
///
/// The headings are those of the markup where there are any beside the title; a text in markup
/// without them has those that its paragraphs look like. The title is the one the source states,
/// else the only heading of the first depth if it stands before all others, else as inferred; a
/// spoiler is none.
pub fn of(review: &Review) -> Outline {
    let outline = with_any_title(review);
    let title = outline.title();
    if title.is_some_and(|title| is_spoiler(review, title)) {
        Outline::new(review, None, headings(&outline))
    } else {
        outline
    }
}

/// Whether a title was taken from text of which a part is a spoiler.
fn is_spoiler(review: &Review, title: &Title) -> bool {
    if review.spoilers().is_empty() || title.from == From::Facts {
        return false;
    }
    let words = title.text.trim_end_matches('…');
    let place = title.line.or_else(|| {
        let start = review.text().find(words)?;
        Some(Span::of(start..start + words.len()))
    });
    place.is_none_or(|place| !review.spoilers_in(place).is_empty())
}

/// The outline, whose title may be a spoiler.
fn with_any_title(review: &Review) -> Outline {
    if !review.is_marked_up() {
        let inferred = infer(review);
        let guess = inferred.title().cloned();
        let guess = guess.filter(|title| title.line.is_none_or(|line| !is_quoted(review, line)));
        let title = settled(review, guess);
        let mut headings = headings(&inferred);
        let found = headings.len();
        headings.retain(|heading| !is_quoted(review, heading.line));
        return if title.as_ref() == inferred.title() && headings.len() == found {
            inferred
        } else {
            Outline::new(review, title, headings)
        };
    }
    let mut headings = marked::headings(review);
    let first = headings.first().map(|heading| heading.line);
    let title = stated(review, first).or_else(|| only(review, &headings));
    let line = title.as_ref().and_then(|title| title.line);
    headings.retain(|heading| Some(heading.line) != line);
    if headings.is_empty() && line.is_none() {
        return of_paragraphs(review, title);
    }
    if headings.is_empty() {
        headings = marked::strong_paragraphs(review);
        headings.retain(|heading| Some(heading.line) > line);
    }
    let outermost = headings.iter().map(|heading| heading.depth).min();
    for heading in &mut headings {
        heading.depth -= outermost.unwrap_or(1) - 1;
    }
    let title = title.or_else(|| settled(review, title::of_prose(review)));
    Outline::new(review, title, headings)
}

/// The outline of a text in markup that has no heading: what its paragraphs look like.
fn of_paragraphs(review: &Review, title: Option<Title>) -> Outline {
    let inferred = infer(review);
    let guess = inferred.title().filter(|title| match title.line {
        Some(line) => is_prose(review, line),
        None => true,
    });
    let guess = guess.cloned().or_else(|| title::of_prose(review));
    let title = title.or_else(|| settled(review, guess));
    let mut headings = headings(&inferred);
    headings.retain(|heading| is_prose(review, heading.line));
    Outline::new(
        review,
        title,
        [marked::strong_paragraphs(review), headings].concat(),
    )
}

/// The title that the source states; its line is `first`, if that says the same.
fn stated(review: &Review, first: Option<Span>) -> Option<Title> {
    let text = review.facts().title.as_ref()?;
    Some(Title {
        text: text.clone(),
        line: first.filter(|line| title::say_the_same(text, review.slice(*line))),
        from: From::Facts,
    })
}

/// The title, where the text was guessed to have that of `guess`: one that is stated counts more;
/// the work that is stated more than one that is no line of the text.
fn settled(review: &Review, guess: Option<Title>) -> Option<Title> {
    let line = guess.as_ref().and_then(|title| title.line);
    let work = || {
        let text = review.facts().work.clone()?;
        line.is_none().then_some(Title {
            text,
            line: None,
            from: From::Facts,
        })
    };
    stated(review, line).or_else(work).or(guess)
}

/// The only heading of the first depth, if it stands before all others.
fn only(review: &Review, headings: &[Heading]) -> Option<Title> {
    let (first, others) = headings.split_first()?;
    let is_only = first.depth == 1 && others.iter().all(|heading| heading.depth > 1);
    is_only.then(|| Title {
        text: review.slice(first.line).to_owned(),
        line: Some(first.line),
        from: From::Markup,
    })
}

/// The headings of an outline.
fn headings(outline: &Outline) -> Vec<Heading> {
    let sections = outline.sections().iter();
    sections.filter_map(|section| section.heading).collect()
}

/// Whether `line` lies in a quote: what another text is about.
fn is_quoted(review: &Review, line: Span) -> bool {
    let block = review.block_at(line.start);
    let block = block.and_then(|index| review.blocks().get(index));
    block.is_some_and(|block| block.inset.quotes > 0)
}

/// Whether `line` lies in running text, not in a list, a table or code.
fn is_prose(review: &Review, line: Span) -> bool {
    let last = Position::at(line.end.offset().saturating_sub(1));
    let block = review
        .block_at(last)
        .and_then(|index| review.blocks().get(index));
    block.is_some_and(|block| {
        matches!(block.kind, BlockKind::Paragraph | BlockKind::Verse)
            && block.inset.quotes == 0
            && block.inset.columns == 0
            && line.intersection(block.span) == Some(line)
    })
}
