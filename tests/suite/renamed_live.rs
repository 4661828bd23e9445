//! Reviews that are renamed, moved or copied while the program runs, or another program keeps something
//! of them meanwhile.
#![expect(
    clippy::unwrap_used,
    reason = "a journal that cannot be made must fail"
)]

use std::path::Path;

use frontrow::app::JournalNews;
use frontrow::journal::{Moment, Slot, Store};
use frontrow::library::Change;

use super::session::{Faster, Session};

/// The text of Birch.
const BIRCH: &str = "# Birch\n\nThe birch is looked at for an hour.\n\nThen it rains.\n";

/// Two records of the same text.
const LOG: &str =
    "{\"title\": \"Elm\", \"text\": \"Good.\"}\n{\"title\": \"Fir\", \"text\": \"Good.\"}\n";

const FILES: &[(&str, &str)] = &[
    (
        "ash.md",
        "# Ash\n\nAn ash is felled, and nobody says why.\n",
    ),
    ("birch.md", BIRCH),
    ("log.jsonl", LOG),
];

/// The usual library, in which Birch is finished and has a rating, and Ash was open last.
fn library() -> Session {
    let mut session = Session::library_of(FILES);
    session.keys("j E E r").types("5/5").keys("Enter k");
    assert_eq!(session.stands(), "Ash○ Birch● Elm○ Fir○");
    session
}

/// The same, in the next run, in which Birch is elsewhere.
fn moved() -> Session {
    let mut session = library();
    session
        .moves("birch.md", "zeta.md")
        .next_run(Faster::Journal);
    assert_eq!(session.stands(), "Ash○ Elm○ Fir○ Birch●");
    session
}

/// The journal, as another program has it.
fn other(session: &Session) -> Store {
    let file = session.file(".state/journal.db");
    Store::open(&file, Moment(0)).unwrap().0
}

/// Another program takes all away that is kept of Birch, and this one is told.
fn other_takes_all(session: &mut Session) {
    let mut store = other(session);
    let all = store.everything().unwrap();
    let birch = all
        .iter()
        .find(|(known, _)| known.citation.title == "Birch")
        .unwrap();
    let changes = [Slot::Status, Slot::Left, Slot::Rating].map(|slot| (slot, None));
    let later = Moment(i64::MAX / 2);
    store.keep(&birch.0, &changes, later).unwrap();
    drop(store);
    session.told(JournalNews::Changed);
}

#[test]
fn another_review_in_the_place_of_one_that_was_moved_stands_as_nothing() {
    let mut session = moved();
    session.keys("k k k k j j j Enter h h");
    session.overwrites("birch.md", "# Beech\n\nThis is no birch.\n");
    session.gathers();
    assert_eq!(session.stands(), "Ash○ Beech○ Elm○ Fir○ Birch●");
}

#[test]
fn what_another_program_takes_away_stands_no_more() {
    let mut session = library();
    session.next_run(Faster::Journal);
    other_takes_all(&mut session);
    assert_eq!(session.stands(), "Ash○ Birch○ Elm○ Fir○");
    let mut session = moved();
    other_takes_all(&mut session);
    assert_eq!(session.stands(), "Ash○ Elm○ Fir○ Birch○");
}

#[test]
fn a_library_begins_with_its_first_review_although_that_was_renamed() {
    for remembers in [true, false] {
        for faster in [Faster::Journal, Faster::Library] {
            let mut session = Session::library_of(FILES);
            session.keys("k k k Enter j h h").moves("ash.md", "zz.md");
            if !remembers {
                session.forgets_library();
            }
            session.next_run(faster);
            let screen = session.screen();
            assert_eq!(session.selected_title(), "Ash", "{remembers} {faster:?}");
            assert!(
                screen.contains("An ash is felled"),
                "{remembers} {faster:?}\n{screen}"
            );
        }
    }
}

#[test]
fn an_original_that_comes_back_is_what_it_was() {
    let mut session = moved();
    session.copies("zeta.md", "birch.md").gathers();
    assert_eq!(session.stands(), "Ash○ Birch● Elm○ Fir○ Birch○");
}

#[test]
fn of_two_copies_of_what_is_gone_one_stands_as_it() {
    for faster in [Faster::Journal, Faster::Library] {
        for remembers in [true, false] {
            let mut session = library();
            session
                .copies("birch.md", "eta.md")
                .moves("birch.md", "zeta.md");
            if !remembers {
                session.forgets_library();
            }
            session.next_run(faster);
            let stands = session.stands();
            let either = [
                "Ash○ Birch● Elm○ Fir○ Birch○",
                "Ash○ Birch○ Elm○ Fir○ Birch●",
            ];
            assert!(
                either.contains(&stands.as_str()),
                "{faster:?}, {remembers}: {stands}"
            );
            // The other is it as soon as that is gone.
            let (one, rest) = if stands == either[0] {
                ("eta.md", "Ash○ Elm○ Fir○ Birch●")
            } else {
                ("zeta.md", "Ash○ Birch● Elm○ Fir○")
            };
            let gone = session.file(one);
            session.removes(one).learns(Change::Gone(vec![gone]));
            assert_eq!(session.stands(), rest, "{faster:?}, {remembers}");
        }
    }
}

#[test]
fn the_other_copy_is_what_the_first_was_that_is_edited() {
    let mut session = library();
    session
        .copies("birch.md", "eta.md")
        .moves("birch.md", "zeta.md")
        .next_run(Faster::Journal);
    let one = if session.stands() == "Ash○ Birch● Elm○ Fir○ Birch○" {
        "eta.md"
    } else {
        "zeta.md"
    };
    session.overwrites(one, "# Yew\n\nThis is no birch.\n");
    session.gathers();
    let stands = session.stands();
    assert!(
        stands.contains("Birch●") && stands.contains("Yew○"),
        "{stands}"
    );
}

#[test]
fn the_rating_of_what_was_edited_elsewhere_goes_with_its_text() {
    let mut session = moved();
    session.overwrites("zeta.md", "# Yew\n\nThis is no birch.\n");
    session.gathers();
    assert_eq!(session.stands(), "Ash○ Elm○ Fir○ Yew○");
    session.keys("/").types("mine:any").keys("Enter");
    let status = session.status();
    assert!(status.contains("No review matches"), "{status}");
}

/// What the value of a library is called that is in this folder.
fn value_of(session: &Session, name: &str) -> String {
    let folder = session.file("").canonicalize().unwrap();
    let folder = folder.to_str().unwrap().trim_end_matches('/');
    format!("{name}:{folder}")
}

#[test]
fn a_library_begins_with_nothing_outside_it() {
    let outside = tempfile::tempdir().unwrap();
    let file = outside.path().join("outside.md");
    std::fs::write(&file, "# Outside\n\nThis is nobody's.\n").unwrap();
    let within = Path::new("..").join(outside.path().file_name().unwrap());
    let paths = [
        (file.clone(), "Ash"),
        (within.join("outside.md"), "Ash"),
        (Path::new("./birch.md").to_owned(), "Ash"),
        (Path::new("birch.md").to_owned(), "Birch"),
    ];
    for (path, expected) in paths {
        for record in ["", ", \"record\": {\"number\": 1}"] {
            let mut session = Session::library_of(FILES);
            let path = path.to_str().unwrap();
            let value =
                format!("{{\"root\": 0, \"path\": {path:?}, \"pane\": \"library\"{record}}}");
            session.keys("Esc q");
            let name = value_of(&session, "last");
            other(&session).set_value(&name, &value).unwrap();
            session.next_run(Faster::Library);
            assert!(!session.screen().contains("Outside"), "{path}");
            if record.is_empty() {
                assert_eq!(session.selected_title(), expected, "{path}");
            }
        }
    }
}

#[test]
fn a_jump_that_was_kept_without_a_title_leads_to_the_record_of_its_number() {
    let mut session = library();
    session.keys("k k k k j j Enter > Esc q");
    let name = value_of(&session, "jumps");
    let mut store = other(&session);
    let value = store.value(&name).unwrap().unwrap();
    assert!(value.contains("\"title\":\"Elm\","), "{value}");
    let value = value.replace("\"title\":\"Elm\",", "");
    store.set_value(&name, &value).unwrap();
    drop(store);
    session.next_run(Faster::Journal);
    session.keys("k k k k Enter Ctrl-o");
    let header = session.header();
    assert!(header.contains("Elm"), "{header}");
}

#[test]
fn the_journal_is_asked_only_about_what_has_changed_in_it() {
    let mut session = moved();
    session.copies("ash.md", "ash2.md").gathers();
    session.keys("k k k k r").types("1/5").keys("Enter");
    session.told(JournalNews::Changed);
    session.count_anew();
    // Another program keeps where it is, once a second.
    for _ in 0..5 {
        session.told(JournalNews::Changed);
    }
    assert_eq!(session.asked_about(), &[] as &[usize]);
    other_takes_all(&mut session);
    session.told(JournalNews::Changed);
    assert!(session.asked_about().iter().sum::<usize>() <= 1);
}

#[test]
fn the_list_is_settled_now_and_then_while_much_is_known_again() {
    const MANY: usize = 140;
    let texts: Vec<(String, String)> = (0..MANY)
        .map(|number| {
            let text = format!("# Tree {number}\n\nThe tree {number} is described.\n");
            (format!("old/{number:03}.md"), text)
        })
        .collect();
    let files: Vec<(&str, &str)> = texts
        .iter()
        .map(|(name, text)| (&**name, &**text))
        .collect();
    let mut session = Session::library_of(&files);
    // It begins with the first that was found.
    session.keys("g");
    for _ in 0..MANY {
        session.keys("E j");
    }
    session.keys("Esc q").moves("old", "new").forgets_library();
    session.hold_journal().next_run(Faster::Library);
    session.keys("S");
    session.count_anew();
    session.let_journal_answer();
    // The open one was recalled before that.
    assert_eq!(session.asked_about().iter().sum::<usize>(), MANY - 1);
    assert!(session.asked_about().len() > 2);
    let stands = session.stands();
    assert!(stands.contains('◐') && !stands.contains('○'), "{stands}");
    assert!(session.arranged() <= 2, "{}", session.arranged());
}
