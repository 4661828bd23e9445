//! Bytes to reviews: what is left of a text, and what holds of its blocks.

use super::plain_blocks::WRAPPED;
use frontrow::formats::{self, Hint, Unreadable, sanitise};
use frontrow::review::Review;
use proptest::prelude::*;

/// The review of some text.
pub(super) fn read(text: &str) -> Review {
    let parsed = formats::read(text.as_bytes().to_vec(), Hint::Plain);
    parsed.unwrap_or_default().review
}

/// The messages of a review's problems, with their lines.
fn problems(review: &Review) -> Vec<(Option<usize>, &str)> {
    let problems = review.problems().iter();
    problems
        .map(|problem| (problem.line, problem.message.as_str()))
        .collect()
}

#[test]
fn escape_sequences_leave_whole() {
    let table = [
        ("\u{1b}[1;31mred\u{1b}[0m", "red"),
        ("\u{9b}1mred", "red"),
        ("\u{1b}[12", ""),
        ("\u{1b}[1\nnext", "\nnext"),
        ("\u{1b}]0;title\u{7}text", "text"),
        ("\u{1b}]8;;http://x\u{1b}\\link\u{1b}]8;;\u{1b}\\", "link"),
        ("\u{9d}0;title\u{9c}text", "text"),
        ("\u{1b}]0;never ended\nnext", "\nnext"),
        ("\u{1b}]0;never ended\r\nnext", "\nnext"),
        ("\u{1b}]0;never ended\u{2028}next", "\nnext"),
        ("\u{1b}Pq#0~\u{1b}\\text", "text"),
        ("\u{90}q#0\u{1b}[1mtext", "text"),
        (
            "\u{1b}_apc\u{1b}\\\u{1b}^pm\u{1b}\\\u{1b}Xsos\u{1b}\\text",
            "text",
        ),
        ("\u{98}sos\u{9c}\u{9e}pm\u{9c}\u{9f}apc\u{18}text", "text"),
        ("\u{1b}(Btext\u{1b}7\u{1b}c", "text"),
        ("\u{1b}\u{1b}[2Jtext", "text"),
        ("\u{1b}", ""),
        ("\u{1b}日本", "日本"),
        ("\u{1b}]日本\u{7}語", "語"),
    ];
    for (source, expected) in table {
        assert_eq!(
            sanitise::text(source.to_owned()).text,
            expected,
            "{source:?}"
        );
    }
}

#[test]
fn what_draws_nothing_is_left_out_and_counted() {
    let table = [
        ("a\u{202e}b\u{2066}c\u{200f}\u{61c}", "abc", 4),
        ("a\u{200b}b\u{2060}\u{feff}c", "abc", 3),
        // Between words of scripts without blanks, and nowhere else.
        ("ไทย\u{200b}ภาษา", "ไทย\u{200b}ภาษา", 0),
        ("ខ្ញុំ\u{200b}\u{200b}ចូល\u{200b}", "ខ្ញុំ\u{200b}ចូល", 2),
        ("ไทย\u{200b}a\u{200b}ภาษา \u{200b}ไทย", "ไทยaภาษา ไทย", 3),
        ("ไทย\u{2060}ภาษา", "ไทยภาษา", 1),
        ("x\u{fff9}y\u{fffb}", "xy", 2),
        ("x\u{e0041}\u{e0001}", "x", 2),
        ("\u{fe0f}x \u{fe0f}y\u{fe0f}\u{fe0f}", "x y\u{fe0f}", 3),
        ("❤\u{fe0f} 葛\u{e0100}", "❤\u{fe0f} 葛\u{e0100}", 0),
        (
            "👩\u{200d}🚀 نمی\u{200c}خواهم co\u{ad}op",
            "👩\u{200d}🚀 نمی\u{200c}خواهم co\u{ad}op",
            0,
        ),
        (
            "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
            "\u{1f3f4}\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
            0,
        ),
        ("\u{1f3f4}\u{e0067}\u{e0062}.", "\u{1f3f4}.", 2),
        ("\u{1f3f4}\u{e007f}.", "\u{1f3f4}.", 1),
    ];
    for (source, expected, hidden) in table {
        let clean = sanitise::text(source.to_owned());
        assert_eq!(
            (clean.text.as_str(), clean.hidden.count),
            (expected, hidden),
            "{source:?}"
        );
    }
}

#[test]
fn line_ends_and_tabs_are_made_plain() {
    let table = [
        ("a\r\nb\rc\nd\r\r\n", "a\nb\nc\nd\n\n"),
        ("a\u{b}b\u{c}c\u{85}d\u{2028}e\u{2029}", "a\nb\n\nc\nd\ne\n"),
        ("\ta\tb", "    a    b"),
        (
            "caf\u{e9}\t\u{201c}q\u{201d}",
            "caf\u{e9}    \u{201c}q\u{201d}",
        ),
    ];
    for (source, expected) in table {
        assert_eq!(
            sanitise::text(source.to_owned()).text,
            expected,
            "{source:?}"
        );
    }
    let many = "\tone\t\ttwo\r\n".repeat(5_000);
    let expected = "    one        two\n".repeat(5_000);
    assert_eq!(sanitise::text(many).text, expected);
    assert_eq!(sanitise::line("a\r\nb\tc\u{1b}[1m\u{2029}"), "a b    c ");
}

/// Whether nothing but its author's words can come of `c` on a screen.
fn is_harmless(c: char) -> bool {
    let is_hidden = matches!(c,
        '\u{61c}' | '\u{180e}' | '\u{200b}' | '\u{200e}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        | '\u{13430}'..='\u{1343f}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e007f}');
    c == '\n' || !(c.is_control() || is_hidden)
}

#[test]
fn no_control_and_no_format_character_survives() {
    let mut seen = 0;
    for c in ('\0'..=char::MAX).filter(|c| !is_harmless(*c)) {
        seen += 1;
        for source in [
            format!("{c}"),
            format!("one {c}two"),
            format!("x{c}\u{301}{c}\ny"),
        ] {
            let text = sanitise::text(source.clone()).text;
            assert!(text.chars().all(is_harmless), "{source:?} gave {text:?}");
            let line = sanitise::line(&source);
            assert!(
                line.chars().all(|c| is_harmless(c) && c != '\n'),
                "{source:?} gave {line:?}"
            );
        }
    }
    assert!(seen > 200);
}

proptest! {
    #[test]
    fn a_safe_text_stays_as_it_is(
        source in "([a-c \\t\\r\\n\\x1b\\]\\[;\u{7}\u{9b}\u{200b}\u{2028}\u{fe0f}é日🏴\u{e0067}\u{e007f}]){0,60}",
    ) {
        let once = sanitise::text(source).text;
        let is_tag = |c| matches!(c, '\u{e0067}' | '\u{e007f}');
        let is_safe = once.chars().all(|c| is_harmless(c) || is_tag(c));
        prop_assert!(is_safe);
        let twice = sanitise::text(once.clone());
        prop_assert_eq!(&twice.text, &once);
        prop_assert_eq!(twice.controls.count + twice.hidden.count, 0);
    }
}

proptest! {
    #[test]
    fn any_text_loses_nothing_but_the_marks_of_quotes(
        source in "((> ?){0,2}( {0,6})(- |1\\. |\\|  )?[a-c>|{} *\\-]{0,70}[\\n\\x0c]{1,2}){0,40}",
    ) {
        // Bars in pairs mark spoilers.
        prop_assume!(!source.contains("||"));
        let clean = sanitise::text(source.clone()).text;
        let review = read(&source);
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).collect::<String>();
        prop_assert_eq!(letters(review.text()), letters(&clean));
        let blocks = review.blocks().iter().map(|block| review.slice(block.span));
        prop_assert_eq!(letters(&blocks.collect::<String>()), letters(&clean));
        let source: Vec<&str> = source.split('\n').collect();
        for block in review.blocks() {
            let first = review.slice(block.span).lines().next().unwrap_or_default();
            let line = source.get(block.line as usize - 1).copied().unwrap_or_default();
            prop_assert!(line.contains(first), "{:?} is not in line {}, {:?}", first, block.line, line);
        }
    }
}

#[test]
fn what_was_left_out_is_told_with_its_line() {
    type Row<'a> = (&'a str, &'a [(Option<usize>, &'a str)]);
    let table: [Row<'_>; 6] = [
        ("", &[(None, "the file is empty")]),
        (
            " \n\t\n\u{200b}",
            &[
                (Some(3), "1 hidden character was left out"),
                (None, "the file is empty"),
            ],
        ),
        (
            "one\ntwo\u{200b}\u{202e}\n\u{feff}",
            &[(Some(2), "3 hidden characters were left out")],
        ),
        (
            "one\r\n\u{1b}[1mtwo\u{1b}[m",
            &[(Some(2), "2 control characters were left out")],
        ),
        (
            "one\u{c}two\0",
            &[(Some(1), "1 control character was left out")],
        ),
        ("“Nothing” to tell\t…\r\n", &[]),
    ];
    for (source, expected) in table {
        assert_eq!(problems(&read(source)), expected, "{source:?}");
    }
    let torn = formats::read("é caf".bytes().chain(*b"\xe9\n").collect(), Hint::Plain);
    let torn = torn.unwrap().review;
    assert_eq!(torn.text(), "é caf\u{fffd}\n");
    assert_eq!(
        problems(&torn),
        [(Some(1), "1 byte is not UTF-8 and is shown as \u{fffd}")]
    );
    assert_eq!(
        formats::read(vec![0; 99], Hint::Plain).err(),
        Some(Unreadable::Binary)
    );
}

#[test]
fn a_beginning_reads_like_the_beginning_of_the_whole() {
    let sources = [
        WRAPPED.repeat(900),
        format!(
            "{}{}",
            WRAPPED.repeat(300),
            "Good for a while.\nThen it is no longer good, and I left.\nOh.\n".repeat(9_000)
        ),
        "A line of its own that nobody broke anywhere, though it is long.\n- item\n\n"
            .repeat(6_000),
        "\tOne\r\n\r\n\u{1b}]0;x\u{7}two\u{200b}\u{c}three\r\n".repeat(9_000),
        "one endless line of words without any end ".repeat(9_000),
    ];
    for source in sources {
        let whole = read(&source);
        let given = &source.as_bytes()[..formats::SHORTEST_BEGINNING];
        let given = given[..formats::beginning(given)].to_vec();
        let beginning = formats::read(given, Hint::Plain).unwrap().review;
        assert!(whole.text().starts_with(beginning.text()));
        let (last, settled) = beginning.blocks().split_last().unwrap();
        assert!(whole.blocks().starts_with(settled));
        let same = whole.blocks()[settled.len()];
        assert_eq!(
            (same.span.start, same.kind, same.line),
            (last.span.start, last.kind, last.line)
        );
    }
}
