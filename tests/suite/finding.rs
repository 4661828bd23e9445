//! Finding in a review as it is typed.

use super::session::{CJK, PASTED, Session, USUAL, numbered};
use frontrow::config::Role;

/// The program after a search in the pasted review was typed but not yet accepted.
fn typed(query: &str) -> Session {
    let mut session = Session::after(PASTED, "/");
    session.types(query);
    session
}

/// What is typed, the hits told of, and the hit the reader is at as it stands in the text.
const QUERIES: &[(&str, &str, &str)] = &[
    ("kettle", "1/2", "kettle"),
    ("Kettle", "1/1", "Kettle"),
    ("KETTLE", "not found", ""),
    // Accents and quotes need not be typed, but can be.
    ("penelope", "1/2", "Penélope"),
    ("pénélope", "1/2", "Penélope"),
    ("fiancee", "1/1", "fiancée"),
    ("makinen", "1/1", "Mäkinen"),
    ("it's", "1/1", "It’s"),
    ("it’s", "1/1", "It’s"),
    ("ferry", "1/3", "Ferry"),
    ("zebra", "not found", ""),
    // Blanks are as good as line ends.
    ("two people", "1/1", "Two People"),
];

#[test]
fn typing_jumps_to_the_first_hit_and_tells_how_many_there_are() {
    for (query, count, hit) in QUERIES {
        let session = typed(query);
        let status = session.status();
        assert!(
            status.starts_with(&format!(" /{query}  {count} ")),
            "{query}: {status}"
        );
        assert_eq!(session.drawn_as(Role::CurrentHit).concat(), *hit, "{query}");
    }
}

#[test]
fn each_letter_narrows_the_search() {
    let mut session = typed("");
    assert_eq!(session.drawn_as(Role::Hit), [""; 0]);
    let mut tops = Vec::new();
    for c in "kettl".chars() {
        session.types(&c.to_string());
        tops.push(session.drawn_as(Role::CurrentHit).concat());
    }
    assert_eq!(tops, ["k", "ke", "ket", "kett", "kettl"]);
    session.keys("Backspace Backspace Backspace");
    assert!(
        session.status().starts_with(" /ke  1/"),
        "{}",
        session.status()
    );
    session.keys("Ctrl-u").types("arce");
    assert_eq!(session.drawn_as(Role::CurrentHit), ["Arce"]);
}

#[test]
fn escape_returns_and_enter_keeps() {
    let mut session = Session::after(PASTED, "] j");
    let before = session.screen();
    session.keys("/").types("gulls");
    assert!(session.top().contains("gulls"), "{}", session.top());
    assert_eq!(session.keys("Esc").screen(), before);
    assert_eq!(session.drawn_as(Role::CurrentHit), [""; 0]);

    session.keys("/").types("gulls").keys("Enter");
    assert!(session.top().contains("gulls"), "{}", session.top());
    assert_eq!(session.drawn_as(Role::CurrentHit), ["gulls"]);
    assert!(
        session.status().contains("/gulls  1/1"),
        "{}",
        session.status()
    );

    // Without words the last ones are looked for again.
    session.keys("g / Enter");
    assert!(session.top().contains("gulls"), "{}", session.top());
    assert_eq!(session.drawn_as(Role::CurrentHit), ["gulls"]);
}

#[test]
fn what_is_not_found_leaves_the_reader_where_he_was() {
    let mut session = Session::after(PASTED, "] j");
    let top = session.top();
    session.keys("/").types("gullz");
    assert_eq!(session.top(), top);
    session.keys("Enter");
    assert_eq!(session.top(), top);
    assert!(
        session.status().contains("not found: gullz"),
        "{}",
        session.status()
    );
    session.keys("n");
    assert!(
        session.status().contains(" not found "),
        "{}",
        session.status()
    );
    assert_eq!(session.top(), top);
    let session = Session::after(PASTED, "n");
    assert!(
        session.status().contains("Nothing is being looked for"),
        "{}",
        session.status()
    );
}

#[test]
fn a_phrase_is_found_across_lines() {
    let session = typed("last car ferry across a fjord that");
    assert_eq!(
        session.drawn_as(Role::CurrentHit),
        ["last car ferry across a", "fjord that"]
    );
    // Narrower lines break it elsewhere.
    let mut session = Session::one(PASTED, (40, 12));
    session.keys("/").types("poster, a woman in");
    assert_eq!(session.drawn_as(Role::CurrentHit), ["poster, a woman in"]);
}

#[test]
fn other_hits_and_the_current_one_look_different() {
    let mut session = Session::one(PASTED, (120, 100));
    session.keys("/").types("penelope arce").keys("Enter");
    for keys in ["", "n"] {
        session.keys(keys);
        assert_eq!(session.drawn_as(Role::CurrentHit), ["Penélope Arce"]);
        assert_eq!(session.drawn_as(Role::Hit), ["Penélope Arce"]);
    }
    session.keys("Esc");
    assert_eq!(session.drawn_as(Role::Hit), [""; 0]);
    assert_eq!(session.drawn_as(Role::CurrentHit), [""; 0]);
}

#[test]
fn the_outline_counts_the_hits_of_each_section() {
    let mut session = Session::one(PASTED, (120, 40));
    session.keys("/").types("ferry").keys("Enter");
    let rows = session.outline();
    let count = |row: &String| -> Option<u8> {
        let words: Vec<&str> = row.split(' ').filter(|word| !word.is_empty()).collect();
        words.iter().rev().nth(2).and_then(|word| word.parse().ok())
    };
    let counts: Vec<Option<u8>> = rows.iter().map(count).collect();
    assert_eq!(counts, [Some(2), None, None, None, None, Some(1)]);
    assert_eq!(
        session.drawn_as(Role::Mark).first().map(String::as_str),
        Some("2")
    );
    session.keys("Esc");
    assert_eq!(session.drawn_as(Role::Mark), [""; 0]);
}

#[test]
fn the_scrollbar_has_a_tick_for_the_hits() {
    let mut session = Session::after(&numbered(), "");
    let plain = session.scrollbar();
    assert!(!plain.contains(['┫', '╴']));
    session.keys("/").types("w301");
    let rows = |bar: &str, signs: &str| -> Vec<usize> {
        let bar = bar.chars().enumerate();
        bar.filter_map(|(row, sign)| signs.contains(sign).then_some(row))
            .collect()
    };
    // A tick keeps the page apart from the rest.
    assert_eq!(rows(&session.scrollbar(), "╋"), [10]);
    assert_eq!(
        rows(&session.scrollbar(), "┃╋"),
        (10..17).collect::<Vec<_>>()
    );
    session.keys("Enter g");
    assert_eq!(rows(&session.scrollbar(), "━"), [10]);
    assert_eq!(rows(&session.scrollbar(), "┃╋"), (0..7).collect::<Vec<_>>());
    session.keys("/").types("w");
    assert_eq!(
        session.scrollbar(),
        format!("╋{}{}", "┫".repeat(6), "╴".repeat(13))
    );
}

#[test]
fn typing_is_edited_as_in_a_shell() {
    let expected = [
        ("k e t t l Backspace l e", "/kettle "),
        ("k e x t Left Left Delete t Right t", "/kettt "),
        ("a r c e Home m End s", "/marces "),
        ("a r c e Ctrl-a m Ctrl-e s", "/marces "),
        ("t h e Space s e t Ctrl-w k e t", "/the ket "),
        ("t h e Ctrl-u k e t", "/ket "),
        ("t h e Left Ctrl-k", "/th "),
        ("k Tab F5 PgDn e", "/ke "),
    ];
    for (keys, prompt) in expected {
        let session = Session::after(PASTED, &format!("/ {keys}"));
        assert!(
            session.status().trim_start().starts_with(prompt),
            "{keys}: {}",
            session.status()
        );
    }
    let mut session = typed("k");
    session.keys("Backspace");
    assert!(session.status().starts_with(" /  "), "{}", session.status());
    session.keys("Backspace");
    assert!(
        session.status().starts_with(" 1/6 "),
        "{}",
        session.status()
    );
}

#[test]
fn pasted_text_is_looked_for_without_what_is_no_text() {
    let mut session = typed("");
    session.pastes("the last\r\ncar \u{1b}[31mferry\u{202e}\u{7}\u{9b}");
    assert!(
        session
            .drawn_as(Role::CurrentHit)
            .concat()
            .contains("last car ferry"),
        "{}",
        session.status()
    );
    let before = Session::after(PASTED, "").screen();
    let mut session = Session::after(PASTED, "");
    assert_eq!(session.pastes("qqq]]]").screen(), before);
    assert_eq!(session.asked(), []);
}

#[test]
fn a_long_query_shows_its_end() {
    let mut session = Session::one(PASTED, (40, 12));
    session
        .keys("/")
        .types(&"never ".repeat(20))
        .types("ending");
    assert!(
        session.status().contains("never ending"),
        "{}",
        session.status()
    );
    assert!(
        session.status().contains("not found"),
        "{}",
        session.status()
    );
    session.resize(20, 5);
    assert!(session.status().ends_with("found"), "{}", session.status());
    session.types(&"長".repeat(300));
    assert!(session.status().contains('長'), "{}", session.status());
}

#[test]
fn wide_characters_are_found_and_marked() {
    let mut session = Session::after(CJK, "/");
    session.types("一本の映画");
    assert_eq!(session.drawn_as(Role::CurrentHit).concat(), "一本の映画");
}

#[test]
fn a_long_text_is_searched_in_the_background() {
    let mut text = format!("{}\n\n", "Line upon line of it. ".repeat(60)).repeat(500);
    text.push_str("At last the zeppelin.\n\nAnd a zeppelin more.\n");
    let mut session = Session::one(&text, USUAL);
    assert!(session.header().ends_with(" min"), "{}", session.header());
    session.keys("/").types("zeppelin").keys("Enter");
    assert!(
        session.status().contains("/zeppelin  1/2"),
        "{}",
        session.status()
    );
    assert_eq!(session.drawn_as(Role::CurrentHit), ["zeppelin"]);
    session.keys("g N");
    assert!(
        session.status().contains("wrapped to the end"),
        "{}",
        session.status()
    );
    session.keys("Esc /").types("upon").keys("Enter");
    assert!(
        session.status().contains("/upon  1/30000"),
        "{}",
        session.status()
    );
}
