//! Reviews that were renamed, moved or copied between two runs are known again in the list without
//! being opened.

use frontrow::library::Change;

use super::session::{Faster, Session};

/// The text of Birch, which is edited.
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
    ("old/cedar.md", "# Cedar\n\nA chest is made of cedar.\n"),
    ("log.jsonl", LOG),
];

/// The usual library, in which Birch is finished, and Cedar and Fir are begun.
fn library() -> Session {
    let mut session = Session::library_of(FILES);
    assert_eq!(session.stands(), "Ash○ Birch○ Cedar○ Elm○ Fir○");
    session.keys("j E E j E j j E");
    assert_eq!(session.stands(), "Ash○ Birch● Cedar◐ Elm○ Fir◐");
    session
}

/// What is done to the files between two runs.
type Deed = fn(&mut Session);

/// What it is called, that, and how the list is in the next.
type Doing = (&'static str, Deed, &'static str);

const DOINGS: &[Doing] = &[
    ("nothing", |_| {}, "Ash○ Birch● Cedar◐ Elm○ Fir◐"),
    (
        "a file is renamed",
        |session| {
            session.moves("birch.md", "zeta.md");
        },
        "Ash○ Cedar◐ Elm○ Fir◐ Birch●",
    ),
    (
        "a file is moved into a folder",
        |session| {
            session.moves("birch.md", "old/birch.md");
        },
        "Ash○ Birch● Cedar◐ Elm○ Fir◐",
    ),
    (
        "a folder is renamed",
        |session| {
            session.moves("old", "older");
        },
        "Ash○ Birch● Cedar◐ Elm○ Fir◐",
    ),
    (
        "the file of records is renamed",
        |session| {
            session.moves("log.jsonl", "diary.jsonl");
        },
        "Ash○ Birch● Cedar◐ Elm○ Fir◐",
    ),
    (
        "a file is copied",
        |session| {
            session.copies("birch.md", "zeta.md");
        },
        "Ash○ Birch● Cedar◐ Elm○ Fir◐ Birch○",
    ),
    (
        "two files swap their names",
        |session| {
            session.moves("ash.md", "x").moves("birch.md", "ash.md");
            session.moves("x", "birch.md");
        },
        "Birch● Ash○ Cedar◐ Elm○ Fir◐",
    ),
    (
        "two files of which something is kept swap their names",
        |session| {
            session.moves("old/cedar.md", "x");
            session.moves("birch.md", "old/cedar.md");
            session.moves("x", "birch.md");
        },
        "Ash○ Cedar◐ Birch● Elm○ Fir◐",
    ),
    (
        "one file takes the place of another",
        |session| {
            session.moves("birch.md", "old/cedar.md");
        },
        "Ash○ Birch● Elm○ Fir◐",
    ),
    (
        "a record gets another number",
        |session| {
            let text = format!("{{\"title\": \"Yew\", \"text\": \"Good.\"}}\n{LOG}");
            session.overwrites("log.jsonl", &text);
        },
        "Ash○ Birch● Cedar◐ Yew○ Elm○ Fir◐",
    ),
    (
        "a file is edited where it is",
        |session| {
            session.overwrites("birch.md", &format!("{BIRCH}\nIt stops.\n"));
        },
        "Ash○ Birch● Cedar◐ Elm○ Fir◐",
    ),
];

#[test]
fn a_review_that_was_moved_stands_as_it_did() {
    let mut wrong = Vec::new();
    for (what, doing, expected) in DOINGS {
        for faster in [Faster::Journal, Faster::Library] {
            for remembers in [true, false] {
                let mut session = library();
                session.keys("Esc q");
                doing(&mut session);
                if !remembers {
                    session.forgets_library();
                }
                session.next_run(faster);
                let stands = session.stands();
                if stands != *expected {
                    wrong.push(format!("{what} ({faster:?}, {remembers}): {stands}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn the_original_of_a_copy_may_go_later() {
    let mut session = library();
    session
        .copies("birch.md", "zeta.md")
        .next_run(Faster::Journal);
    assert_eq!(session.stands(), "Ash○ Birch● Cedar◐ Elm○ Fir◐ Birch○");
    let gone = session.file("birch.md");
    session.removes("birch.md");
    session.learns(Change::Gone(vec![gone]));
    assert_eq!(session.stands(), "Ash○ Cedar◐ Elm○ Fir◐ Birch●");
}

#[test]
fn a_mark_of_the_library_leads_to_a_review_that_was_moved() {
    for faster in [Faster::Journal, Faster::Library] {
        let mut session = library();
        session.keys("k k k Enter G m B h h j j j Enter m F");
        session
            .moves("birch.md", "old/zeta.md")
            .moves("log.jsonl", "diary.jsonl");
        session.next_run(faster).keys("' B");
        assert!(session.header().contains("Birch"), "{}", session.screen());
        session.keys("' F");
        assert!(session.header().contains("Fir"), "{}", session.screen());
        session.next_run(faster).keys("\" \"");
        let screen = session.screen();
        assert!(
            screen.contains("Birch") && screen.contains("Fir"),
            "{screen}"
        );
        assert!(!screen.contains("birch.md"), "{screen}");
        assert!(!screen.contains("log.jsonl"), "{screen}");
    }
}

#[test]
fn the_list_of_marks_finds_a_review_that_was_moved_without_opening_it() {
    for faster in [Faster::Journal, Faster::Library] {
        let mut session = library();
        session.keys("k k k Enter G m B");
        session.moves("birch.md", "old/zeta.md").forgets_library();
        session.next_run(faster).keys("\" \"");
        let screen = session.screen();
        assert!(screen.contains("Birch"), "{screen}");
        assert!(!screen.contains("birch.md"), "{screen}");
        session.keys("Enter");
        assert!(session.header().contains("Birch"), "{}", session.screen());
    }
}

#[test]
fn a_library_begins_with_the_review_that_was_open_last_wherever_that_is() {
    let doings: &[(&str, Deed)] = &[
        ("renamed", |session| {
            session.moves("birch.md", "old/zeta.md");
        }),
        ("renamed and not remembered", |session| {
            session.moves("birch.md", "old/zeta.md").forgets_library();
        }),
        ("as it was", |_| {}),
    ];
    for (what, doing) in doings {
        for faster in [Faster::Journal, Faster::Library] {
            let mut session = library();
            session.keys("k k k Enter j h h");
            doing(&mut session);
            session.next_run(faster);
            assert_eq!(session.selected_title(), "Birch", "{what} {faster:?}");
        }
    }
}

/// Keys in a review that was renamed, before its text changes, and how it stands in the run after that:
/// what is not in the journal is known by the path alone, and that is another.
const LOOKS: &[(&str, &str)] = &[
    ("k k k k k j j j j Enter", "Ash○ Cedar◐ Elm○ Fir◐ Birch●"),
    ("k k k k k j j j j", "Ash○ Cedar◐ Elm○ Fir◐ Birch●"),
    ("k k k k k", "Ash○ Cedar◐ Elm○ Fir◐ Birch○"),
    (
        "Alt-P k k k k k j j j j Enter",
        "Ash○ Cedar◐ Elm○ Fir◐ Birch○",
    ),
];

#[test]
fn a_look_at_a_review_that_was_moved_keeps_where_it_is() {
    let mut wrong = Vec::new();
    for (keys, expected) in LOOKS {
        let mut session = library();
        session
            .moves("birch.md", "zeta.md")
            .next_run(Faster::Journal);
        session.keys(keys);
        session.overwrites("zeta.md", &format!("{BIRCH}\nIt stops.\n"));
        session.next_run(Faster::Journal);
        if session.stands() != *expected {
            wrong.push(format!("{keys}: {}", session.stands()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_look_at_a_review_that_was_edited_keeps_its_text() {
    let mut session = library();
    session.overwrites("birch.md", &format!("{BIRCH}\nIt stops.\n"));
    session.next_run(Faster::Journal).keys("k k k k k j Enter");
    session.moves("birch.md", "zeta.md").forgets_library();
    session.next_run(Faster::Library);
    assert_eq!(session.stands(), "Ash○ Cedar◐ Elm○ Fir◐ Birch●");
}

#[test]
fn jumps_find_a_record_by_its_title_and_pass_over_another() {
    let doings: &[(Deed, &str)] = &[
        (|_| {}, "Elm"),
        (
            |session| {
                session.moves("log.jsonl", "diary.jsonl");
            },
            "Elm",
        ),
        (
            |session| {
                session.overwrites("log.jsonl", &LOG.replace("Elm", "Yew"));
            },
            "Ash",
        ),
    ];
    for (doing, expected) in doings {
        let mut session = library();
        session.keys("k E Enter >");
        doing(&mut session);
        session.next_run(Faster::Journal);
        session.keys("h h k k k k k Enter Ctrl-o");
        let header = session.header();
        assert!(header.contains(expected), "{header}");
    }
}

#[test]
fn what_is_renamed_while_it_is_open_is_open_in_the_next_run() {
    let mut session = library();
    session.keys("k k k Enter j");
    let moved = [session.file("birch.md"), session.file("zeta.md")];
    session.moves("birch.md", "zeta.md").forgets_library();
    let [from, to] = moved;
    session.learns(Change::Renamed(vec![(from, to)]));
    session.next_run(Faster::Journal);
    assert_eq!(session.selected_title(), "Birch");
    assert_eq!(session.stands(), "Ash○ Cedar◐ Elm○ Fir◐ Birch●");
}
