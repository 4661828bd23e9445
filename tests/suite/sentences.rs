//! Sentences: where they begin in several languages, in every kind of block, and moving by them.

use super::session::{PASTED, Session, USUAL};
use frontrow::formats::{self, Hint};
use frontrow::outline::{self, Outline};
use frontrow::review::{Block, BlockKind, Facts, Inset, Position, Review, Span};
use frontrow::typeset::{sentence_after, sentence_at, sentence_before};

/// A review of one paragraph.
fn paragraph(text: &str) -> Review {
    let block = Block {
        span: Span::of(0..text.len()),
        kind: BlockKind::Paragraph,
        inset: Inset::default(),
        line: 1,
    };
    Review::new(text.to_owned(), vec![block], Facts::default(), Vec::new())
}

/// Where sentences begin, going on from the start; fails where going back leads elsewhere.
fn starts(review: &Review, outline: &Outline) -> Vec<usize> {
    let mut starts = vec![];
    let first = sentence_at(review, outline, Position::START);
    let mut next = first.map(|first| first.start);
    while let Some(at) = next {
        if let Some(last) = starts.last() {
            assert!(*last < at.offset(), "{starts:?} {at:?}");
            let before = sentence_before(review, outline, at);
            assert_eq!(before, Some(Position::at(*last)), "before {at:?}");
        }
        starts.push(at.offset());
        next = sentence_after(review, outline, at);
    }
    starts
}

/// The text with `|` where a sentence begins, but for the first.
fn marked(review: &Review, outline: &Outline) -> String {
    let mut marked = review.text().to_owned();
    for at in starts(review, outline).into_iter().skip(1).rev() {
        marked.insert(at, '|');
    }
    marked
}

#[test]
fn sentences_begin_where_a_reader_would_say() {
    let table = include_str!("texts/sentences.txt");
    let rows = table
        .lines()
        .filter(|row| !row.starts_with('#') && !row.is_empty());
    let mut wrong = Vec::new();
    for row in rows {
        let text = row
            .split_once(": ")
            .map_or("", |(_, text)| text)
            .replace('⏎', "\n");
        let review = paragraph(&text.replace('|', ""));
        let found = marked(&review, &Outline::default());
        if found != text {
            wrong.push(format!("- {text}\n+ {found}"));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// A text of the format of its file name, and where its sentences begin.
#[test]
fn blocks_end_their_sentences() {
    for (format, text, expected) in [
        (
            Hint::Markdown,
            "# What? Why. How\n\nOne. Two\n\n- Item. More.\n- Next\n\n1. First\n2. Second. Third",
            "What? Why. How\n\n|One. |Two\n\n|• Item. |More.\n|• Next\n\n|1. First\n|2. Second. |Third",
        ),
        (
            Hint::Markdown,
            "> Quoted. Twice.\n\n```\nlet a. B\nnext\n```\n\n***\n\nA line.\\\nAnother",
            "Quoted. |Twice.\n\n|let a. B\n|next\n\n|* * *\n\n|A line.\n|Another",
        ),
        (
            Hint::Markdown,
            "| One. Two. | B |\n|-|-|\n|  | Cell. More |\n| x | |\n\nEnd.",
            "One. |Two.\t|B\n\t|Cell. |More\n|x\t\n\n|End.",
        ),
        (
            Hint::Plain,
            "Shall I go\nOr shall I stay\nAnd why. Not\nNobody says\n",
            "Shall I go\n|Or shall I stay\n|And why. |Not\n|Nobody says\n",
        ),
    ] {
        let review = formats::read(text.into(), format).unwrap().review;
        let outline = outline::of(&review);
        assert_eq!(marked(&review, &outline), expected);
    }
}

/// However long a block is, a sentence is found near where one is, and every step leads on.
#[test]
fn a_text_without_stops_is_gone_through_in_pieces() {
    let words = "word after word ".repeat(20_000);
    let kana = "映画".repeat(60_000);
    let tabs = "a. B\t\t\t".repeat(20_000);
    for text in [
        words,
        kana,
        tabs,
        "1. 2. 3. ".repeat(20_000),
        "… ".repeat(50_000),
    ] {
        let review = paragraph(text.trim_end());
        let outline = Outline::default();
        let mut next = Some(Position::at(review.text().len() / 2));
        for _ in 0..30 {
            let Some(at) = next else { break };
            let here = sentence_at(&review, &outline, at).unwrap();
            assert!(here.start <= at && here.len() < 40_000, "{here:?}");
            assert!(review.text().is_char_boundary(here.start.offset()));
            next = sentence_after(&review, &outline, at);
            assert!(next.is_none_or(|next| next > at));
            let before = sentence_before(&review, &outline, at);
            assert!(before.is_some_and(|before| before < at));
        }
    }
}

/// Keys, and the first words on the page: two sentences on a line are two stops, after which the
/// page stands as before.
#[test]
fn keys_lead_from_sentence_to_sentence() {
    let text = "One is short. Two is, too. Three goes on for as long as it takes to fill a line of the page. Four.\n\nFive.\n";
    for (keys, top, light) in [
        (")", "One is short", "Two is, too."),
        (") )", "One is short", "Three goes on for as"),
        (") ) )", "it takes to fill", "Four."),
        (") ) ) )", "Five.", "Five."),
        (") ) ) ) )", "More.", "More."),
        (") ) ) ) (", "it takes to fill", "Four."),
        (") ) (", "One is short", "Two is, too."),
        ("j (", "One is short", "Three goes on for as"),
        ("j ( (", "One is short", "Two is, too."),
        ("(", "One is short", "One is short."),
        (
            ") j",
            "it takes to fill",
            "it takes to fill a line of the page.",
        ),
        (") ) k", "One is short", "Three goes on for as"),
    ] {
        let more = "\n\nMore.".repeat(12);
        let mut session = Session::one(&format!("{text}{more}"), (60, 12));
        session.keys(keys).keys("F F");
        let about = format!("{keys}:\n{}", session.screen());
        assert!(session.top().starts_with(top), "{about}");
        assert!(
            session.lit().concat().starts_with(light),
            "{about}\n{:?}",
            session.lit()
        );
    }
}

#[test]
fn sentences_that_were_passed_count_as_read() {
    let mut session = Session::one(PASTED, USUAL);
    assert!(session.outline().iter().all(|row| !row.contains('●')));
    session.keys(&") ".repeat(60));
    let read = session
        .outline()
        .iter()
        .filter(|row| row.contains('●'))
        .count();
    assert!(read > 1, "{:?}", session.outline());
    session.keys(&") ".repeat(400));
    let unread = session
        .outline()
        .iter()
        .filter(|row| !row.contains('●'))
        .count();
    assert_eq!(unread, 0, "{:?}", session.outline());
}
