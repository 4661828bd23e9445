//! Spoilers on the screen: masked at the same width, revealed by key, and told nowhere else.

use super::commands::run_with;
use super::session::{Session, USUAL};
use frontrow::config::Spoilers;
use insta::assert_snapshot;
use proptest::prelude::*;
use std::fs;

/// Two sections, with spoilers in a heading, in the middle of a line and over paragraphs.
const TOLD: &str = "# The Winter Ferry\n\n## Plot\n\nThe keeper is >!her own quixotic brother!<, and nobody asks \
why. For a while the film is content to wait with him at the rail.\n\n[spoiler]\n\nHe jumps overboard in \
a jacuzzi.\n\n- the ferry sinks\n- [the Quay](https://example.org/quay)\n\n[/spoiler]\n\n## ||Zugzwang||\n\n\
A slow film, and a kind one.\n";

/// Letters that are in spoilers and nowhere else on a screen of [`TOLD`].
const TELLING: [&str; 4] = ["quixotic", "jacuzzi", "Zugzwang", "sinks"];

/// A text of paragraphs alone.
const UNTITLED: &str = ">!Quixote dies at the mill, and Sancho goes home without him, weeping all the \
way.!<\n\nThe rest of this long and patient film is about the weather, the mill, and how both of them go on \
turning.\n\nIt ends as it began, with a man at a wall, and a horse that has seen it all before now.\n";

/// A table that is too wide for a narrow window: the names of its columns stand before the cells.
const TABLE: &str = "# A Ferry\n\n| Film | >!Zugzwang and the quay!< |\n|---|---|\n\
| a quiet evening on the water | many words on what was seen there and what was not |\n\
| another quiet one | many words on what was seen there and what was not, and where |\n";

fn told(size: (u16, u16)) -> Session {
    Session::named("the-winter-ferry.md", TOLD, size, |_| {})
}

#[test]
fn masked_and_revealed() {
    for (name, size) in [
        ("spoilers_120x40", (120, 40)),
        ("spoilers_80x24", (80, 24)),
        ("spoilers_40x12", (40, 12)),
    ] {
        let mut session = told(size);
        let masked = session.screen();
        let revealed = session.keys("x").screen();
        assert_snapshot!(name, format!("{masked}\n\n{revealed}"));
    }
}

#[test]
fn nothing_on_the_screen_tells() {
    for keys in [
        "",
        "]",
        "] ]",
        "Tab",
        "G",
        "/ q u i x Enter",
        "/ z u g Enter",
        "o z u g",
        "a",
        "a a",
        "*",
        "H",
        "] ] H U",
        "c",
        "z",
        "G *",
        "/ j a c u z z i Enter *",
        "x x",
    ] {
        for size in [(120, 40), USUAL, (40, 12)] {
            let mut session = told(size);
            let screen = session.keys(keys).screen();
            let typed: String = keys.split(' ').filter(|key| key.len() == 1).collect();
            for word in TELLING {
                let is_typed = typed.contains(&word.to_lowercase());
                assert!(
                    is_typed || !screen.contains(word),
                    "{keys}: {word}\n{screen}"
                );
            }
        }
    }
    let session = Session::one(TABLE, (40, 30));
    assert!(!session.screen().contains("Zugzw"), "{}", session.screen());
    let session = Session::one(UNTITLED, (120, 40));
    assert!(
        !session.screen().contains("Quixote"),
        "{}",
        session.screen()
    );
}

#[test]
fn the_key_shows_them_until_another_review_is_open() {
    let files = [("a.md", TOLD), ("b.txt", "Nothing happens.\n")];
    let mut session = Session::folder(&files, USUAL);
    session.keys("Enter x");
    assert!(session.screen().contains("quixotic"));
    assert!(
        session
            .screen()
            .contains("Spoilers are shown; x masks them")
    );
    session.keys("x");
    assert!(
        session
            .screen()
            .contains("Spoilers are masked; x shows them")
    );
    session.keys("x > x");
    assert!(
        session
            .screen()
            .contains("There are no spoilers in this review")
    );
    session.keys("<");
    assert!(
        !session.screen().contains("quixotic"),
        "{}",
        session.screen()
    );
}

#[test]
fn the_hint_is_there_while_a_spoiler_is_masked_on_the_page() {
    let has_hint = |session: &Session| session.screen().contains("x reveal");
    let mut session = told((120, 40));
    assert!(has_hint(&session));
    assert!(!has_hint(session.keys("x j")));
    assert!(!has_hint(&Session::one("Nothing happens.\n", (120, 40))));
}

#[test]
fn settings_say_what_is_masked_at_first() {
    let kept = |text: &str, spoilers, kinds: &[&str]| {
        let session = Session::named("a.md", text, USUAL, |settings| {
            settings.spoilers.spoilers = spoilers;
            settings.spoilers.kinds = kinds.iter().map(ToString::to_string).collect();
        });
        session.screen()
    };
    let sections =
        "# A Ferry\n\n## Plot\n\nHe jumps.\n\n### Ending\n\nShe waits.\n\n## Acting\n\nHe acts.\n";
    let warns = format!("---\nspoiler: true\n---\n{sections}");
    for (text, spoilers, kinds, shown, hidden) in [
        (sections, Spoilers::Masked, &[][..], "He jumps", ""),
        (sections, Spoilers::Masked, &["plot"], "He acts", "He jumps"),
        (sections, Spoilers::Masked, &["plot"], "Plot", "She waits"),
        (sections, Spoilers::Masked, &["plot"], "Plot", "Ending"),
        (sections, Spoilers::Shown, &["plot"], "He jumps", ""),
        (sections, Spoilers::All, &[], "He jumps", ""),
        (&warns, Spoilers::Masked, &[], "He jumps", ""),
        (&warns, Spoilers::Masked, &[], "A Ferry  spoilers", ""),
        (&warns, Spoilers::All, &[], "Acting", "He acts"),
    ] {
        let screen = kept(text, spoilers, kinds);
        assert!(screen.contains(shown), "{shown}\n{screen}");
        assert!(
            hidden.is_empty() || !screen.contains(hidden),
            "{hidden}\n{screen}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn revealing_moves_nothing(
        words in proptest::collection::vec("[a-m]{1,12}|日本|é|👍", 3..40),
        from in 0_usize..30,
        length in 1_usize..20,
        columns in 40_u16..130,
    ) {
        let from = from.min(words.len() - 1);
        let to = (from + length).min(words.len());
        let secret: Vec<String> = words[from..to].iter().map(|word| format!("Q{word}Q")).collect();
        let marked = [
            words[..from].join(" "),
            format!(">!{}!<", secret.join(" ")),
            words[to..].join(" "),
        ]
        .join(" ");
        let mut session = Session::one(&marked, (columns, 24));
        let masked = session.screen();
        prop_assert!(!masked.contains('Q') && masked.contains('░'), "{}", masked);
        let revealed = session.keys("x").screen();
        prop_assert!(revealed.contains('Q') && !revealed.contains('░'), "{}", revealed);
        prop_assert_eq!(widths(&masked), widths(&revealed));
    }
}

/// The columns of each row of the body, whatever it says.
fn widths(screen: &str) -> Vec<usize> {
    let rows = screen.lines().skip(1).take(22);
    rows.map(|row| frontrow::typeset::text_width(row.trim_end()))
        .collect()
}

#[test]
fn show_prints_them_masked_unless_it_is_asked_for_them() {
    let text = "He >!dies at sea!<.\n";
    for (arguments, printed) in [
        (&["show", "-"][..], "He [spoiler].\n"),
        (&["show", "--width", "40", "-"], "He ░░░░░░░░░░░.\n"),
        (&["show", "--spoilers", "-"], "He dies at sea.\n"),
    ] {
        let folder = tempfile::TempDir::new().unwrap();
        let ended = run_with(folder.path(), arguments, text.as_bytes()).unwrap();
        assert_eq!(ended.out, printed, "{arguments:?}: {}", ended.err);
    }
    let folder = tempfile::TempDir::new().unwrap();
    let json = run_with(folder.path(), &["show", "--json", "-"], text.as_bytes()).unwrap();
    assert!(json.out.contains("He dies at sea."), "{}", json.out);
}

/// For people nothing tells of them; programs are given the text as it is, as by `show --json`.
#[test]
fn what_is_printed_for_people_tells_nothing() {
    let links = "[||Zugzwang||](https://example.org/quixotic) and ![>!jacuzzi!<](sinks.png)\n";
    for (text, arguments) in [
        (TOLD, &["outline", "-"][..]),
        (TOLD, &["outline", "--explain", "-"]),
        (TOLD, &["list", "-"]),
        (TOLD, &["show", "-"]),
        (TOLD, &["show", "--width", "40", "-"]),
        (links, &["show", "-"]),
        (links, &["show", "--width", "40", "-"]),
        (TABLE, &["show", "-"]),
        (TABLE, &["show", "--width", "40", "-"]),
        (
            "## Plot ||Zugzwang||\n\nx\n\n## Plots\n\ny\n",
            &["show", "--section", "plot", "-"],
        ),
    ] {
        let folder = tempfile::TempDir::new().unwrap();
        fs::write(folder.path().join("a.md"), text).unwrap();
        let arguments: Vec<&str> = arguments
            .iter()
            .map(|a| if *a == "-" { "a.md" } else { a })
            .collect();
        let ended = run_with(folder.path(), &arguments, b"").unwrap();
        let all = ended.out + &ended.err;
        assert!(!all.is_empty(), "{arguments:?}");
        for word in TELLING {
            assert!(!all.contains(word), "{arguments:?}: {word}\n{all}");
        }
    }
    let folder = tempfile::TempDir::new().unwrap();
    fs::write(folder.path().join("a.md"), TOLD).unwrap();
    let plain = run_with(folder.path(), &["outline", "a.md"], b"").unwrap();
    assert!(plain.out.contains("2  ░░░░░░░░ "), "{}", plain.out);
    for arguments in [
        &["outline", "--json", "a.md"][..],
        &["outline", "--explain", "--json", "a.md"],
    ] {
        let json = run_with(folder.path(), arguments, b"").unwrap();
        assert!(json.out.contains("Zugzwang"), "{arguments:?}: {}", json.out);
    }
}

/// Blanks between words that were widened would tell how long the words are.
#[test]
fn masked_lines_that_are_justified_show_no_words() {
    let text = "He >!walks away from it all, over the long wet sands of a quay in the north!<.\n";
    let folder = tempfile::TempDir::new().unwrap();
    fs::write(
        folder.path().join("c.toml"),
        "[text]\njustification = true\n",
    )
    .unwrap();
    fs::write(folder.path().join("a.md"), text).unwrap();
    let arguments = ["show", "--config", "c.toml", "--width", "33", "a.md"];
    let ended = run_with(folder.path(), &arguments, b"").unwrap();
    assert!(ended.out.contains('░'), "{}{}", ended.out, ended.err);
    assert!(
        !ended.out.contains("░ ░") && !ended.out.contains("░  ░"),
        "{}",
        ended.out
    );
}
