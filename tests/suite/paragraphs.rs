//! Texts without headings: the outline pane lists their paragraphs, and the section keys go to them.

use super::session::{PASTED, Session, USUAL, numbered};
use frontrow::config::Role;
use frontrow::outline::{Outline, Paragraphs};
use frontrow::review::{Block, BlockKind, Facts, Inset, Position, Review, Span};
use insta::assert_snapshot;

/// A review without a heading, with an ornament between two of its four paragraphs.
const PROSE: &str = "\
The last bus was late, and so was I, and neither of us minded it very much that evening.

“Nobody gets off here,” says the boy who sells the tickets, and for two hours the film agrees \
with him in every picture it has.

* * *

What stays is the light on the wet road, which the camera is never in a hurry to explain to us, \
and the hum of a heater.

I would wait for it again tomorrow, and I would be late again, and I would not mind at all.
";

/// The rows of the outline without marks: the head, and what is listed.
fn rows(session: &Session) -> Vec<String> {
    let rows = session.outline().into_iter();
    let bare = rows.map(|row| row.trim_matches([' ', '●', '◐', '○', '▎', '▌']).to_owned());
    bare.collect()
}

/// A text, its suffix, and what is listed of it in a window of 120 columns, below the head.
const LISTED: &[(&str, &str, &[&str])] = &[
    (
        PROSE,
        "txt",
        &[
            "1 The last bus was late, and so…",
            "2 “Nobody gets off here,” says…",
            "3 What stays is the light on the…",
            "4 I would wait for it again…",
        ],
    ),
    // Verse, by its stanzas; two lines are no verse.
    (
        "The bus goes,\nthe bus comes,\nand nobody knows\nhow late it runs.\n\nA heater sings,\n\
         a window shakes,\nthe evening brings\nwhatever it takes.\n",
        "txt",
        &[
            "1 The bus goes, the bus comes…",
            "2 A heater sings, a window…",
        ],
    ),
    // An ornament begins no verse, even without a blank line below it.
    (
        "~ ~ ~\nThe bus goes,\nthe bus comes,\nand nobody knows.\n\nWhoever waits for it has time, \
         and whoever has time waits for it.\n",
        "txt",
        &[
            "1 The bus goes, the bus comes…",
            "2 Whoever waits for it has time…",
        ],
    ),
    // Items one by one, without their markers; an ornament begins no verse.
    (
        "What I took home, as far as I remember it today:\n\n- the light on the road\n- *two* cups \
         of tea\n\n***\n\nAll of it was worth the wait, and more.\n",
        "md",
        &[
            "1 What I took home, as far as I…",
            "2 the light on the road",
            "3 two cups of tea",
            "4 All of it was worth the wait…",
        ],
    ),
    // A table, and lines of code, as one each.
    (
        "Two evenings, and what they cost me in all.\n\n| day | bus |\n|---|---|\n| one | late |\n\n\
         ```\none = 1\n\ntwo = 2\n```\n\nNothing is as dear as waiting for it.\n",
        "md",
        &[
            "1 Two evenings, and what they…",
            "2 day bus one late",
            "3 one = 1 two = 2",
            "4 Nothing is as dear as waiting…",
        ],
    ),
    // The title is not listed.
    (
        "# The Last Bus\n\nIt was late again, and so was everybody else.\n\nNobody minded it, and \
         neither did I.\n",
        "md",
        &[
            "1 It was late again, and so was…",
            "2 Nobody minded it, and neither…",
        ],
    ),
    // Scripts that set no spaces.
    (
        "最終のバスは遅れて来たが、誰もそれを気にしていなかったし、私もそうだった。\n\n\
         濡れた道に落ちる光のことを、カメラは最後まで急いで説明しようとはしない。\n",
        "txt",
        &[
            "1 最終のバスは遅れて来たが、誰も…",
            "2 濡れた道に落ちる光のことを、カ…",
        ],
    ),
];

#[test]
fn paragraphs_are_listed_by_their_first_words() {
    for (text, suffix, listed) in LISTED {
        let name = format!("bus.{suffix}");
        let mut session = Session::folder(&[(&*name, *text)], (120, 40));
        let rows = rows(session.keys("Enter"));
        let (head, rest) = rows.split_first().map_or(("", &[][..]), |(h, r)| (h, r));
        assert_eq!(head, "¶ no headings: paragraphs", "{text}");
        assert_eq!(rest, *listed, "{text}");
    }
}

#[test]
fn what_is_no_list_of_paragraphs_says_nothing_of_them() {
    for text in [PASTED, &numbered(), "", "***\n\n***\n", "One sentence.\n"] {
        let session = Session::one(text, (150, 40));
        assert!(!session.screen().contains('¶'), "{}", session.screen());
    }
}

/// Keys, the beginning of the line that is read after them, and where the reader is told to be.
const JUMPS: &[(&str, &str, &str)] = &[
    ("]", "“Nobody", "paragraph 2/4"),
    ("] ]", "What stays", "paragraph 3/4"),
    ("] ] [", "“Nobody", "paragraph 2/4"),
    ("] j [", "“Nobody", "paragraph 2/4"),
    ("[", "The last bus", "paragraph 1/4"),
    ("4", "I would wait", "paragraph 4/4"),
    ("4 2", "“Nobody", "paragraph 2/4"),
    ("4 0", "The last bus", "paragraph 1/4"),
    ("Tab j j", "What stays", "paragraph 3/4"),
    ("Tab G k", "What stays", "paragraph 3/4"),
    ("o r o a d Enter", "What stays", "paragraph 3/4"),
];

#[test]
fn the_section_keys_go_to_paragraphs() {
    for (keys, line, told) in JUMPS {
        let session = Session::after(PROSE, keys);
        let status = session.status();
        assert!(status.starts_with(&format!(" {told}")), "{keys}: {status}");
        let marked = session.marked().into_iter().map(|(_, line)| line).next();
        let reading = marked.unwrap_or_else(|| session.top());
        assert!(reading.starts_with(line), "{keys}: {reading}");
    }
}

#[test]
fn a_click_goes_to_the_paragraph_under_it() {
    let mut session = Session::one(PROSE, (150, 40));
    session.clicks("3 What stays");
    assert!(session.status().starts_with(" paragraph 3/4"));
    session.clicks("¶ no headings");
    assert!(session.status().starts_with(" paragraph 3/4"));
}

#[test]
fn what_cannot_be_done_is_told_of_paragraphs() {
    for (keys, told) in [
        ("4 ]", "This is the last paragraph"),
        ("9", "There is no paragraph 9"),
        ("o z z Enter", "No paragraph matches"),
        ("o z z", "0 of 4"),
    ] {
        let session = Session::after(PROSE, keys);
        let status = session.status();
        assert!(status.contains(told), "{keys}: {status}");
    }
    let rows = rows(&Session::after(PROSE, "o z z"));
    assert_eq!(rows, ["¶ no headings", "no paragraph matches"]);
}

#[test]
fn the_paragraph_that_is_selected_can_be_made_a_heading() {
    let mut session = Session::after(PROSE, "Tab j j");
    session.keys("Alt-l");
    let status = session.status();
    assert!(status.contains("This text has no heading yet"), "{status}");
    session.keys("H");
    let status = session.status();
    assert!(status.contains("“What stays"), "{status}");
    assert!(status.contains("heading, depth 1"), "{status}");
    assert_eq!(session.panes(), "OUTLINE text");
    assert_eq!(session.outline().len(), 2, "{}", session.screen());
    session.keys("H");
    assert_eq!(rows(&session).len(), 5, "{}", session.screen());
}

/// `count` paragraphs of a sentence each, in texts too long for their whole outline at once.
fn many(count: usize) -> String {
    let paragraph = |n| format!("The {n}th evening was much like the one before, and as late.\n\n");
    (1..=count).map(paragraph).collect()
}

#[test]
fn nothing_is_listed_before_all_has_been_read() {
    let text = many(5_001);
    let mut session = Session::held(&[("a.txt", &text), ("b.txt", &text)], (150, 40));
    session.deliver("beginning a.txt").keys("Enter");
    assert_eq!(rows(&session), ["1 (opening)               105:47"]);
    session.deliver("sections");
    assert_eq!(rows(&session).len(), 1);
    session.deliver("whole a.txt");
    assert_eq!(rows(&session).len(), 36, "{}", session.screen());
    assert!(session.status().starts_with(" paragraph 1/5001"));
    session.keys("h G");
    assert!(session.status().starts_with(" paragraph 5001/5001"));
    assert_eq!(rows(&session)[35], "5001 The 5001th evening was…");
    // Too many to look through at each letter.
    session.keys("o");
    let told = "There are too many paragraphs to filter; / finds words";
    assert!(session.status().contains(told), "{}", session.status());
}

#[test]
fn a_filter_ends_when_it_turns_out_that_there_are_too_many() {
    let text = many(5_001);
    let mut session = Session::held(&[("a.txt", &text), ("b.txt", &text)], (150, 40));
    session.deliver("beginning a.txt").keys("Enter o l");
    session.deliver("whole a.txt");
    let told = "There are too many paragraphs to filter";
    assert!(session.status().contains(told), "{}", session.status());
    assert_eq!(rows(&session).len(), 36);
}

/// A review of as many lines, each a block: a paragraph where it is of words.
fn lines(of: &[(&str, BlockKind)]) -> Review {
    let mut text = String::new();
    let mut blocks = Vec::new();
    for (line, kind) in of {
        let start = text.len();
        text.push_str(line);
        blocks.push(Block {
            span: Span::of(start..text.len()),
            kind: *kind,
            inset: Inset::default(),
            line: 1,
        });
        text.push_str("\n\n");
    }
    Review::new(text, blocks, Facts::default(), Vec::new())
}

#[test]
fn every_place_is_in_one_paragraph_of_a_million() {
    let line = [("one", BlockKind::Paragraph), ("***", BlockKind::Rule)];
    let review = lines(&line.repeat(500_000));
    let outline = Outline::new(&review, None, Vec::new());
    let paragraphs: &Paragraphs = outline.paragraphs();
    assert_eq!((paragraphs.len(), outline.sections().len()), (500_000, 1));
    for index in [0, 1, 77_777, 499_999] {
        let span = paragraphs.span(&review, index);
        let span = span.map_or((0, 0), |span| (span.start.offset(), span.end.offset()));
        assert_eq!(span, (index * 10, index * 10 + 10));
        // In the words, in the rule below them, and in front of the next words.
        for at in [0, 2, 5, 9] {
            let position = Position::at(index * 10 + at);
            let in_front = usize::from(at == 9 && index + 1 < paragraphs.len());
            assert_eq!(paragraphs.at(&review, position), Some(index + in_front));
        }
    }
}

#[test]
fn screens() {
    for (name, size, keys) in [
        ("paragraphs_120x40", (120, 40), "]"),
        ("paragraphs_80x24", USUAL, "] ]"),
        ("paragraphs_40x12", (40, 12), "] Tab"),
        ("paragraphs_text_40x12", (40, 12), "] ]"),
        ("paragraphs_20x5", (20, 5), "Tab j"),
    ] {
        let mut session = Session::one(PROSE, size);
        session.keys(keys);
        assert_snapshot!(name, format!("{}\n\n{}", session.screen(), session.roles()));
    }
}

#[test]
fn what_has_no_title_is_set_as_the_opening_is() {
    let session = Session::one(PROSE, (150, 40));
    let drawn = session.drawn_as(Role::Opening);
    assert!(
        drawn.iter().any(|text| text.starts_with("What stays")),
        "{drawn:?}"
    );
}
