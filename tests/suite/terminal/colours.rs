//! Which colours the real program sends to a terminal, and what becomes of the terminal's answer when
//! it is asked for its ground.

use std::thread;
use std::time::Duration;

use super::super::session::{PASTED, Session};
use super::library;
use super::pty::Pty;

/// A terminal with every colour.
const FULL: &str = "COLORTERM=truecolor";

/// The question after the ground.
const QUESTION: &str = "\x1b]11;?\x07";

/// The accent of the themes, as it is sent.
const DARK: &str = "38;2;230;170;104";
const LIGHT: &str = "38;2;168;84;24";

/// The same in the nearest of 256 colours.
const DARK_OF_256: &str = "38;5;179";
const LIGHT_OF_256: &str = "38;5;130";

/// That of the theme that keeps to the colours of the terminal.
const TERMINAL: &str = "38;5;3";

/// The numbers of everything that sets how characters look, in the order in which they were sent.
fn looks(sent: &str) -> Vec<u8> {
    let sequences = sent.split("\x1b[").skip(1).filter_map(|rest| {
        let end = rest.find(|c: char| !c.is_ascii_digit() && c != ';')?;
        let (numbers, rest) = rest.split_at_checked(end)?;
        rest.starts_with('m').then_some(numbers)
    });
    let numbers = sequences.flat_map(|numbers| numbers.split(';'));
    numbers.filter_map(|number| number.parse().ok()).collect()
}

/// Waits until the screen is what these keys lead to, and nothing else.
fn wait_for_keys(pty: &Pty, keys: &str) {
    let expected = Session::one(PASTED, (80, 24)).keys(keys).screen();
    pty.wait_until(&format!("what {keys} leads to"), |screen| {
        let rows = screen.trim_end().lines().map(str::trim_end);
        rows.eq(expected.trim_end().lines())
    });
}

/// What the terminal sends once it was asked, piece by piece; the keys in it; and the accent
/// that is shown in the end.
const ANSWERS: &[(&[&str], &str, &str)] = &[
    (&["\x1b]11;rgb:1818/1919/1f1f\x1b\\"], "", DARK),
    (&["\x1b]11;rgb:1818/1919/1f1f\x07"], "", DARK),
    (&["\x1b]11;rgb:fbfb/f9f9/f4f4\x1b\\"], "", LIGHT),
    (&["\x1b]11;rgb:fb/f9/f4\x07"], "", LIGHT),
    (&["\x1b]11;rgba:FFFF/FFFF/DDDD/FFFF\x07"], "", LIGHT),
    (&["\x1b]11;#000000\x07"], "", DARK),
    // Keys before and behind it, in one piece.
    (&["]]\x1b]11;rgb:ffff/ffff/ffff\x1b\\["], "] ] [", LIGHT),
    (&["\x1b[6~\x1b]11;rgb:0/0/0\x07k"], "PgDn k", DARK),
    (&["/gu\x1b]11;rgb:0/0/0\x1b\\lls"], "/ g u l l s", DARK),
    // In pieces, also torn within a sign.
    (
        &["]", "\x1b]11;rgb:ffff/", "ffff/ffff", "\x1b", "\\", "]"],
        "] ]",
        LIGHT,
    ),
    // With its end missing or cut, as of old rxvt, and keys behind it.
    (&["\x1b]11;rgb:0/0/0\x1b"], "", DARK),
    (&["\x1b]11;rgb:ffff/ffff/ffff\x1b[6~"], "PgDn", LIGHT),
    // What only looks like it.
    (&["]", "\x1b"], "] Esc", TERMINAL),
    (&["\x1b[B]"], "Down ]", TERMINAL),
    // Nothing that is understood.
    (&["\x1b]11;none\x07]"], "]", TERMINAL),
    (&[], "", TERMINAL),
];

#[test]
fn the_answer_chooses_the_theme_and_no_key_is_lost() {
    let folder = library();
    for (pieces, keys, colour) in ANSWERS {
        let mut pty = Pty::frontrow_in(FULL, &folder, &["--no-journal", "ferry.txt"]);
        pty.wait_for_sent(QUESTION);
        for piece in *pieces {
            pty.send(piece);
            // Mostly enough for it to be read by itself, and far less than is waited for the next.
            thread::sleep(Duration::from_millis(5));
        }
        wait_for_keys(&pty, keys);
        pty.wait_for_sent(colour);
        // Closes what is open, and ends the program.
        pty.send("\x03\x03\x03");
        assert_eq!(pty.ended(), 0, "{pieces:?}");
        pty.assert_given_back();
        let sent = pty.sent();
        let others = [DARK, LIGHT].into_iter().filter(|other| other != colour);
        for other in others {
            assert!(!sent.contains(other), "{other} after {pieces:?}");
        }
        assert_eq!(sent.matches(QUESTION).count(), 1);
    }
}

#[test]
fn an_answer_that_comes_late_is_no_keys_either() {
    let folder = library();
    let mut pty = Pty::frontrow_in(FULL, &folder, &["--no-journal", "ferry.txt"]);
    pty.wait_for_sent(QUESTION);
    pty.send("]");
    wait_for_keys(&pty, "]");
    thread::sleep(Duration::from_millis(2500));
    pty.send("]\x1b]11;rgb:ffff/ffff/ffff\x1b\\]");
    wait_for_keys(&pty, "] ] ]");
    pty.wait_for_sent(LIGHT);
}

#[test]
fn the_environment_and_the_command_line_choose_the_colours() {
    let folder = library();
    for (environment, arguments, colour, asked) in [
        (FULL, &[][..], TERMINAL, true),
        ("COLORTERM=truecolor COLORFGBG=15;0", &[], DARK, false),
        ("COLORTERM=truecolor COLORFGBG=0;15", &[], LIGHT, false),
        ("COLORFGBG=15;0", &[], DARK_OF_256, false),
        ("COLORFGBG=0;15", &[], LIGHT_OF_256, false),
        ("TERM=xterm COLORFGBG=0;15", &[], TERMINAL, false),
        ("TERM=xterm-kitty COLORFGBG=0;15", &[], LIGHT, false),
        ("NO_COLOR= COLORFGBG=15;0", &[], DARK_OF_256, false),
        ("NO_COLOR=1", &["--color", "always"], TERMINAL, true),
        ("TERM=xterm FORCE_COLOR=3 COLORFGBG=15;0", &[], DARK, false),
    ] {
        let arguments = [arguments, &["--no-journal", "ferry.txt"]].concat();
        let mut pty = Pty::frontrow_in(environment, &folder, &arguments);
        wait_for_keys(&pty, "");
        pty.send("q");
        assert_eq!(pty.ended(), 0, "{environment}");
        let sent = pty.sent();
        let colours = [DARK, LIGHT, DARK_OF_256, LIGHT_OF_256, TERMINAL];
        let found = colours
            .into_iter()
            .filter(|colour| sent.contains(&format!("{colour}m")));
        assert_eq!(
            found.collect::<Vec<_>>(),
            [colour],
            "{environment}: {sent:?}"
        );
        assert_eq!(sent.contains(QUESTION), asked, "{environment}");
    }
}

#[test]
fn without_colours_none_is_sent() {
    let folder = library();
    for (environment, arguments) in [
        ("COLORTERM=truecolor NO_COLOR=1", &[][..]),
        ("COLORTERM=truecolor FORCE_COLOR=0", &[]),
        ("COLORTERM=truecolor CLICOLOR=0", &[]),
        ("COLORTERM=truecolor FORCE_COLOR=3", &["--color=never"]),
    ] {
        let arguments = [arguments, &["--no-journal", "ferry.txt"]].concat();
        let mut pty = Pty::frontrow_in(environment, &folder, &arguments);
        pty.wait_for("▎1 (opening)");
        pty.send("/the\r]nt");
        pty.wait_for("no other theme");
        pty.send("\t?");
        pty.wait_for("Correcting the outline");
        pty.send("qq");
        assert_eq!(pty.ended(), 0, "{environment}");
        pty.assert_given_back();
        let sent = pty.sent();
        let looks = looks(&sent);
        // 0 to 9 and 22 to 29 give attributes and take them; all else is colour.
        let attribute = |number: &u8| matches!(number, 0..=9 | 22..=29);
        assert!(looks.iter().all(attribute), "{environment}: {looks:?}");
        for number in [1, 3, 4, 7] {
            assert!(looks.contains(&number), "{number} in {environment}");
        }
        assert!(!sent.contains(QUESTION), "{environment}");
    }
}

#[test]
fn a_dumb_terminal_gets_the_text() {
    let folder = library();
    let mut pty = Pty::frontrow_in("TERM=dumb", &folder, &["ferry.txt"]);
    assert_eq!(pty.ended(), 0);
    let sent = pty.sent();
    assert!(
        sent.contains("frontrow: a terminal with TERM=dumb"),
        "{sent}"
    );
    assert!(sent.contains("Some films arrive with a drum roll."));
    assert!(!sent.contains('\x1b'), "{sent:?}");
    assert!(pty.is_cooked());
}
