//! How reviews stand: how far each is read, by the reader's word too, and the reader's own ratings;
//! in this run and the next.

use frontrow::journal::Status;
use frontrow::library::{Change, Source};

use super::session::{PASTED, Session, USUAL, numbered};

/// Three reviews of a line each, of a page and more, and of five sections.
fn library() -> Session {
    let long = numbered();
    let files = [
        ("ash.txt", "One sentence.\n"),
        ("birch.txt", long.as_str()),
        (
            "cedar.md",
            "---\nrating: 4/5\n---\n\n# Cedar\n\nIt is good.\n",
        ),
    ];
    let mut session = Session::folder(&files, USUAL);
    let journal = session.file(".journal");
    session.journaling(&journal);
    session
}

/// The signs of the reviews in the list.
fn signs(session: &Session) -> String {
    let rows = session.library();
    rows.iter()
        .filter_map(|row| row.trim_end().chars().last())
        .collect()
}

#[test]
fn a_review_is_finished_when_its_end_was_on_the_screen() {
    // Keys in the second review, and the signs of the list then.
    let journeys = [
        ("", "○○○"),
        ("Space", "○◐○"),
        ("Space Space", "○◐○"),
        ("Space Space Space", "○●○"),
        ("Space Space Space b b b", "○●○"),
        ("G", "○○○"),
        ("G g Space", "○◐○"),
        ("Space G", "○◐○"),
        ("d d d d d d", "○●○"),
    ];
    let mut wrong = Vec::new();
    for (keys, expected) in journeys {
        let mut session = library();
        session.keys("j Enter").keys(keys).keys("h h");
        if signs(&session) != expected {
            wrong.push(format!("{keys}: {}", signs(&session)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Keys in the list with the second review selected; the signs, and a part of what is said.
const WORDS: &[(&str, &str, &str)] = &[
    ("E", "○◐○", "By your word: being read"),
    ("E E", "○●○", "By your word: finished"),
    ("E E E", "○○○", "By what you read: unread"),
    ("E E E E", "○◐○", "By your word: being read"),
    ("Enter Space E h h", "○○○", ""),
    ("Enter Space E E h h", "○●○", ""),
    ("Enter Space E E E h h", "○◐○", ""),
    ("Enter Space Space Space E E h h", "○◐○", ""),
    // The reader's word counts more than what is read later.
    ("E E Enter Space h h", "○●○", ""),
    ("E E U", "○◐○", "Undone: By your word: finished"),
    ("E E U U", "○○○", "Undone: By your word: being read"),
    ("E E U U U", "○○○", "There is nothing to undo"),
    ("E j U", "○○○", "Undone in “w001"),
    // What goes by it: the next that is unread, and filters.
    ("k E k u", "◐○○", "2/3"),
    ("E / i s : b e g u n Enter h h", "◐", "1/1"),
];

#[test]
fn the_readers_word_says_how_far_a_review_is_read() {
    let mut wrong = Vec::new();
    for (keys, expected, said) in WORDS {
        let mut session = library();
        session.keys("j").keys(keys);
        if signs(&session) != *expected || !session.status().contains(said) {
            let (signs, status) = (signs(&session), session.status());
            wrong.push(format!("{keys}: {signs} {status}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// What is typed for a rating of the second review, what the header then says and what is said.
const RATINGS: &[(&str, &str, &str)] = &[
    ("4/5", "yours ★★★★ 4/5", "You rate it 4 of 5"),
    ("8/10", "yours ★★★★ 8/10", "You rate it 8 of 10"),
    ("3.5", "yours ★★★½ 3.5/5", "You rate it 3.5 of 5"),
    ("★★★½", "yours ★★★½", "You rate it 3.5 of 5"),
    ("b+", "yours B+", "You rate it B+, 77 %"),
    ("85%", "85%", "You rate it 85 %"),
    ("fine", "3 min", "fine  is no rating"),
    ("6/5", "3 min", "6/5  is above its best"),
    ("0/0", "3 min", "0/0  has 0 as its best"),
    ("", "3 min", "You have not rated this review"),
];

#[test]
fn readers_rate_reviews_on_any_scale() {
    let mut wrong = Vec::new();
    for (typed, header, said) in RATINGS {
        let mut session = library();
        session.keys("j Enter r").types(typed).keys("Enter");
        if !session.header().contains(header) || !session.status().contains(said) {
            let (header, status) = (session.header(), session.status());
            wrong.push(format!("{typed}: {header}\n    {status}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_no_rating_stays_to_be_put_right() {
    let mut session = library();
    session
        .keys("j Enter r")
        .types("4/")
        .types("x")
        .keys("Enter");
    assert!(
        session.status().contains("your rating: 4/x"),
        "{}",
        session.status()
    );
    assert!(
        session.status().contains("is no rating"),
        "{}",
        session.status()
    );
    session.resize(40, 12);
    let said = session.status();
    assert!(said.contains("your rating: 4/x"), "{said}");
    // What is wrong is whole there, as what was typed stands beside it.
    for (typed, wrong) in [
        ("9/8", "is above its best"),
        ("0/0", "has 0 as its best"),
        ("4/x", "is no rating"),
    ] {
        session.keys("Ctrl-u").types(typed).keys("Enter");
        let said = session.status();
        assert!(
            said.starts_with(&format!(" your rating: {typed}")),
            "{said}"
        );
        assert!(said.contains(&format!("  {wrong}")), "{said}");
    }
    session.resize(80, 24).keys("Backspace").types("5");
    assert!(
        !session.status().contains("is no rating"),
        "{}",
        session.status()
    );
    session.keys("Enter");
    assert!(
        session.status().contains("You rate it 4 of 5"),
        "{}",
        session.status()
    );
}

#[test]
fn a_rating_is_changed_removed_and_undone() {
    let mut session = library();
    session.keys("j j Enter r").types("3/5");
    assert!(session.status().contains("3 of 5"), "{}", session.status());
    session.keys("Enter");
    let said = "★★★★ 4/5 · yours ★★★ 3/5";
    assert!(session.header().contains(said), "{}", session.header());
    session.keys("r Ctrl-u").types("2").keys("Enter");
    let said = "★★★★ 4/5 · yours ★★ 2/5";
    assert!(session.header().contains(said), "{}", session.header());
    session.keys("r Ctrl-u Enter");
    assert!(session.status().contains("Your rating is removed"));
    assert!(!session.header().contains("yours"), "{}", session.header());
    session.keys("U U");
    assert!(session.status().contains("Undone: your rating, 2 of 5"));
    assert!(session.header().contains("yours ★★★ 3/5"));
}

#[test]
fn the_list_shows_the_readers_rating_where_the_review_states_none() {
    let mut session = library();
    session
        .keys("r")
        .types("3/5")
        .keys("Enter j j r")
        .types("1/5");
    session.keys("Enter").resize(60, 24);
    let rows = session.library().join("\n");
    assert!(rows.contains("★★★✎"), "{rows}");
    assert!(rows.contains("★★★★ "), "{rows}");
    assert!(!rows.contains("★✎\n"), "{rows}");
}

#[test]
fn the_journal_tells_how_reviews_stand_that_are_not_opened() {
    let all = [
        ("birch.txt", Status::Finished, Some("4/5")),
        ("cedar.md", Status::Reading, None),
        ("later.txt", Status::Finished, None),
        ("none.txt", Status::Finished, None),
    ];
    let mut session = library();
    session.told_standings(&all);
    assert_eq!(signs(&session), "○●◐");
    session.resize(60, 24);
    let rows = session.library().join("\n");
    assert!(rows.contains("★★★★✎"), "{rows}");
    session.resize(80, 24);
    // What comes later stands so, too.
    let later = Source::File(session.file("later.txt"));
    std::fs::write(session.file("later.txt"), PASTED).unwrap();
    session.learns(Change::Found(vec![Ok(later)]));
    assert_eq!(signs(&session), "○●◐●");
    // What is read in this run does not take it back, the reader's word does.
    session.keys("j Enter Space h h");
    session.keys("/").types("is:unread").keys("Enter h h");
    assert_eq!(signs(&session), "○");
}

#[test]
fn how_reviews_stand_is_there_in_the_next_run() {
    let mut session = library();
    session.keys("j E E r").types("3.5").keys("Enter j E");
    assert_eq!(signs(&session), "○●◐");
    let mut session = session.again();
    assert_eq!(signs(&session), "○●◐");
    session.resize(60, 24);
    assert!(session.library().join("\n").contains("★★★½✎"));
    session.resize(80, 24);
    session.keys("j Enter");
    assert!(session.header().contains("yours ★★★½"));
    session.keys("r Ctrl-u Enter E h h");
    assert_eq!(signs(&session), "○○◐");
    let mut session = session.again();
    assert_eq!(signs(&session), "○○◐");
    session.resize(60, 24);
    assert!(!session.library().join("\n").contains("✎"));
}

/// Keys in the second review, and its sign in the next run: what was read in private is not kept,
/// also not by what is done later.
const IN_PRIVATE: &[(&str, &str)] = &[
    ("Space", "◐"),
    ("Alt-P Space Space Space", "○"),
    ("Alt-P Space Space Space Alt-P g", "○"),
    ("Alt-P Space Space Space Alt-P g Space", "◐"),
    ("Space Alt-P Space Space Alt-P g", "◐"),
    ("Alt-P Space Space Space h k Enter Alt-P h j Enter g", "○"),
    ("Space Space Space Alt-P g Alt-P G", "●"),
];

#[test]
fn what_is_read_in_private_is_not_kept_later() {
    let mut wrong = Vec::new();
    for (keys, expected) in IN_PRIVATE {
        let mut session = library();
        session.keys("j Enter").keys(keys);
        let session = session.again();
        if signs(&session) != format!("○{expected}○") {
            wrong.push(format!("{keys}: {}", signs(&session)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Eight paragraphs of 60 numbered words each, those in the places that are told of other words.
fn paragraphs(other: &[usize]) -> String {
    let paragraphs = (0..8).map(|number| {
        let letter = if other.contains(&number) { "o" } else { "w" };
        let words: Vec<String> = (0..60)
            .map(|word| format!("{letter}{number}{word:02}"))
            .collect();
        words.join(" ") + "\n\n"
    });
    paragraphs.collect()
}

/// Which paragraphs are others in the second run, keys in it, and the sign in the third.
const LATER_RUNS: &[(&[usize], &str, &str)] = &[
    (&[], "k", "●"),
    (&[], "g", "●"),
    (&[], "g Space", "●"),
    (&[0], "k", "●"),
    (&[7], "g", "●"),
    (&[1, 2, 3, 4, 5], "g", "◐"),
    (&[0, 1, 2, 3, 4, 5, 6, 7], "g", "○"),
];

#[test]
fn what_was_finished_stays_so_in_later_runs() {
    let mut wrong = Vec::new();
    for (other, keys, expected) in LATER_RUNS {
        let texts = [
            ("ash.txt", "One sentence.\n".to_owned()),
            ("birch.txt", paragraphs(&[])),
        ];
        let mut session = Session::folder(&texts, USUAL);
        let journal = session.file(".journal");
        session.journaling(&journal);
        session.keys("j Enter Space Space Space Space h h");
        assert_eq!(signs(&session), "○●");
        std::fs::write(session.file("birch.txt"), paragraphs(other)).unwrap();
        let mut session = session.again();
        session.keys("j Enter").keys(keys).keys("h h k");
        let session = session.again();
        if signs(&session) != format!("○{expected}") {
            wrong.push(format!("{other:?} {keys}: {}", signs(&session)));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn searches_are_there_in_the_next_run() {
    let mut session = library();
    session
        .keys("Enter /")
        .types("sentence")
        .keys("Enter Esc /");
    session.types("one").keys("Enter");
    let mut session = session.again();
    session.keys("Enter / Up");
    assert!(session.status().contains("/one"), "{}", session.status());
    session.keys("Up");
    assert!(session.status().contains("/sentence"));
}

#[test]
fn the_measure_is_there_in_the_next_run() {
    let mut session = library();
    let first = |session: &Session| session.page().first().cloned().unwrap_or_default();
    session.keys("j Enter z - - -");
    let narrow = first(&session);
    let mut session = session.again();
    session.keys("j Enter z");
    assert_eq!(first(&session), narrow);
    session.keys("=");
    let usual = first(&session);
    assert_ne!(usual, narrow);
    let mut session = session.again();
    session.keys("j Enter z");
    assert_eq!(first(&session), usual);
}
