//! Selecting by key, and copying what is selected.

use super::session::{CJK, PASTED, Session, USUAL, WRAPPED};
use frontrow::config::{Clipboard, Role};
use frontrow::typeset::Hyphenation;

/// What is selected, row by row.
fn selected(session: &Session) -> String {
    session.drawn_as(Role::Selection).join(" | ")
}

/// Keys pressed in [`PASTED`], and what is selected then.
const MOVES: &[(&str, &str)] = &[
    ("v", "Some films arrive with a drum roll."),
    (
        ") v",
        "The Winter | Ferry slips its rope and is gone before you have | found your seat.",
    ),
    // The end goes on by whole words, back by whole words, and over the other end.
    ("v w", "Some films arrive with a drum roll. The"),
    ("v e e", "Some films arrive with a drum roll. The Winter"),
    ("v b", "Some films arrive with a drum roll"),
    ("v b b", "Some films arrive with a drum"),
    ("v b b b b b b b", "Some"),
    ("v l l", "Some films arrive with a drum roll. T"),
    ("v h h", "Some films arrive with a drum rol"),
    ("v o w", "films arrive with a drum roll."),
    ("v o w w o b", "arrive with a drum roll"),
    // To the ends of the line, and by lines, in the column it was in.
    ("v $", "Some films arrive with a drum roll. The Winter"),
    ("v 0", ""),
    ("v 0 l l l l", "Some"),
    (
        "v j",
        "Some films arrive with a drum roll. The Winter | Ferry slips its rope and is gone be",
    ),
    ("v j k", "Some films arrive with a drum roll."),
    ("v j k k", "Some films arrive with a drum roll."),
    // Sentences end where they do, and one less is one less.
    (
        "v )",
        "Some films arrive with a drum roll. The Winter | Ferry slips its rope and is gone before you have | found your seat.",
    ),
    ("v ) (", "Some films arrive with a drum roll."),
    // Where it begins is chosen, too.
    ("v v", "Some"),
    ("v v w w", "arrive"),
    ("v v w w v w", "arrive with"),
    ("v v ) v $", "The Winter"),
    ("v v j v", "Ferry"),
    // What leads away is left out, and the way out.
    ("v >", "Some films arrive with a drum roll."),
    ("v Esc", ""),
    ("v q", ""),
];

#[test]
fn keys_move_the_end_of_a_selection() {
    for (keys, expected) in MOVES {
        let session = Session::after(PASTED, keys);
        assert_eq!(
            selected(&session),
            *expected,
            "{keys}\n{}",
            session.screen()
        );
        assert!(session.asked().is_empty(), "{keys}");
    }
}

#[test]
fn the_end_of_a_selection_is_in_sight() {
    let mut session = Session::after(PASTED, "v G");
    assert!(session.page().join(" ").contains("cast off without you."));
    session.keys("g");
    assert!(session.top().starts_with("Some films arrive"));
    let session = Session::after(PASTED, "v d d d");
    assert_ne!(session.top(), Session::after(PASTED, "").top());
    // A hit is reached by looking for it.
    let session = Session::after(PASTED, "v / k e t t l e Enter y");
    assert!(session.copied().ends_with("They share a house, a kettle"));
}

const TABLE: &str = "---\nlang: en\n---\n# Films\n\n| Film | Stars |\n| --- | --- |\n| The Winter Ferry | 4 |\n| Small Weather | 3 |\n\nThe photographer’s considerable arrangements were misunderstood by all.\n\n- the cold\n- the quay\n";

const VERSE: &str = "The ferry leaves at nine  \nThe kettle sings alone  \nAnd nobody comes home\n\nA poem by the quay, and it is read aloud by everyone who waits there in the rain of a long evening.\n";

const SPOILED: &str = "The keeper is >!her own brother!<, and nobody asks why.\n";

/// A name, a text, keys, and what is copied.
type Copied = (&'static str, &'static str, &'static str, &'static str);

const COPIED: &[Copied] = &[
    ("a.txt", PASTED, "y", "Some films arrive with a drum roll."),
    (
        "a.txt",
        PASTED,
        ") y",
        "The Winter Ferry slips its rope and is gone before you have found your seat.",
    ),
    // Lines of the file are none of the text, and paragraphs are apart.
    (
        "a.txt",
        WRAPPED,
        "} } v v w v } } y",
        "waited eleven years for a second novel from the author of Small Weather, and the first thing to say about The Glass Orchard is that the wait shows: every sentence has been walked around, sat on and sent back.\n\nPlot",
    ),
    // Neither hyphens nor what a table is drawn with.
    (
        "a.md",
        TABLE,
        "v v } v G y",
        "Film\tStars\nThe Winter Ferry\t4\nSmall Weather\t3\n\nThe photographer’s considerable arrangements were misunderstood by all.\n\n• the cold\n• the quay",
    ),
    (
        "a.md",
        VERSE,
        "v } } y",
        "The ferry leaves at nine\nThe kettle sings alone\nAnd nobody comes home",
    ),
    (
        "a.txt",
        CJK,
        "v ) y",
        "《潮間帯》を観たのは雨の夜だった。劇場には七人しかいなかったが、終わったときには誰も立とうとしなかった。",
    ),
    (
        "a.md",
        SPOILED,
        "y",
        "The keeper is […], and nobody asks why.",
    ),
    (
        "a.md",
        SPOILED,
        "x y",
        "The keeper is her own brother, and nobody asks why.",
    ),
    (
        "a.md",
        "# The quay\n\n## Plot\n\nIt rains. It stops.\n",
        "} } Y",
        "“It rains.” — The quay, Plot",
    ),
];

#[test]
fn words_are_copied_as_they_are_read() {
    for (name, text, keys, expected) in COPIED {
        let mut session = Session::named(name, text, (50, 16), |settings| {
            settings.text.setting.hyphenation = Hyphenation::On;
        });
        session.keys(keys);
        assert_eq!(session.copied(), *expected, "{keys}\n{}", session.screen());
        assert_eq!(selected(&session), "");
    }
}

#[test]
fn it_is_told_what_was_copied() {
    let cases = [
        ("a.txt", PASTED, "y", "Copied 7 words"),
        ("a.txt", PASTED, "Y", "Copied 7 words with their source"),
        ("a.txt", PASTED, "v v y", "Copied 1 word"),
        ("a.txt", PASTED, "v 0 y", "There is nothing to copy"),
        (
            "a.md",
            SPOILED,
            "y",
            "Copied 7 words, masked spoilers left out",
        ),
    ];
    for (name, text, keys, told) in cases {
        let mut session = Session::named(name, text, USUAL, |_| {});
        session.keys(keys);
        assert!(session.status().contains(told), "{}", session.status());
    }
    let mut session = Session::set(PASTED, USUAL, |settings| {
        settings.screen.clipboard = Clipboard::Off;
    });
    session.keys("y");
    assert_eq!(session.copied(), "");
    assert!(session.status().contains("Nothing is copied"));
}

#[test]
fn the_end_of_a_selection_and_its_keys_are_told() {
    let session = Session::after(PASTED, "v");
    assert_eq!(
        session.hints(),
        "n note  y copy  Enter highlight  Esc end  ? help"
    );
    assert!(session.status().contains("7 words selected"));
    // Where the beginning is chosen, it is said what is selected then.
    let session = Session::after(PASTED, "v v w");
    let told = "1 word; v begins here";
    assert!(session.status().contains(told), "{}", session.status());
    let session = Session::after(PASTED, "v >");
    let told = "That would lead away from the selection; Esc ends it first";
    assert!(session.status().contains(told), "{}", session.status());
}
