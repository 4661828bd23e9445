//! Bytes to reviews: what is left of a text, and the blocks it falls into.

use frontrow::formats::{self, Hint, Unreadable, sanitise};
use frontrow::review::{BlockKind, Review};
use proptest::prelude::*;

/// The review of some text.
fn read(text: &str) -> Review {
    let parsed = formats::read(text.as_bytes().to_vec(), Hint::Plain);
    parsed.unwrap_or_default().review
}

/// The blocks of a text, each as its line, a letter for its kind, a `>` for each quote around it, the
/// columns it is set in, and its text.
fn blocks(text: &str) -> Vec<String> {
    let review = read(text);
    let shown = review.blocks().iter().map(|block| {
        let kind = match block.kind {
            BlockKind::Paragraph => "P".to_owned(),
            BlockKind::ListItem { marker } => format!("L{marker}"),
            BlockKind::Verse => "V".to_owned(),
            BlockKind::Preformatted => "C".to_owned(),
            BlockKind::Rule => "R".to_owned(),
            BlockKind::Heading(_) | BlockKind::TableRow { .. } => "?".to_owned(),
        };
        let text = review.slice(block.span).replace('\n', "|");
        let quotes = ">".repeat(usize::from(block.inset.quotes));
        let columns = match block.inset.columns {
            0 => String::new(),
            columns => format!("+{columns}"),
        };
        format!("{} {kind}{quotes}{columns} {text}", block.line)
    });
    shown.collect()
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
        ("a\u{b}b\u{c}c\u{85}d\u{2028}e\u{2029}", "a\nb\nc\nd\ne\n"),
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
    let torn = formats::read(b"caf\xe9\n".to_vec(), Hint::Plain);
    let torn = torn.unwrap().review;
    assert_eq!(torn.text(), "caf\u{fffd}\n");
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
fn each_line_is_a_paragraph_unless_the_text_is_wrapped() {
    let long = "A paragraph of pasted prose that is far too long to have been broken at a margin by anyone.";
    let table: [(String, Vec<String>); 5] = [
        (
            format!("Plot\n{long}\nActing\n\n  {long}  \r\n"),
            vec![
                "1 P Plot".into(),
                format!("2 P {long}"),
                "3 P Acting".into(),
                format!("5 P {long}"),
            ],
        ),
        (
            format!("{long}\n- one\n- two\n\n1. Plot\n{long}\n* * *"),
            vec![
                format!("1 P {long}"),
                "2 L2 - one".into(),
                "3 L2 - two".into(),
                "5 L3 1. Plot".into(),
                format!("6 P {long}"),
                "7 R * * *".into(),
            ],
        ),
        (
            "Directed by A. Nother\nWritten by B. Side\nMusic by C. Sharp\nRunning time: 96 min\n\nOne\nTwo\n".into(),
            vec![
                "1 P Directed by A. Nother".into(),
                "2 V Written by B. Side".into(),
                "3 V Music by C. Sharp".into(),
                "4 V Running time: 96 min".into(),
                "6 P One".into(),
                "7 V Two".into(),
            ],
        ),
        (
            format!("{long}\rA\rB\r{long}\rC\u{c}D\u{2028}E\rF"),
            vec![
                format!("1 P {long}"),
                "2 P A".into(),
                "3 P B".into(),
                format!("4 P {long}"),
                "5 P C".into(),
                "5 V D".into(),
                "5 V E".into(),
                "6 V F".into(),
            ],
        ),
        (
            "Rough winds do shake the darling buds of May,\nAnd summer’s lease hath all too short a date;\nSometime too hot the eye of heaven shines,\nAnd often is his gold complexion dimm’d;\n".into(),
            vec![
                "1 P Rough winds do shake the darling buds of May,".into(),
                "2 V And summer’s lease hath all too short a date;".into(),
                "3 V Sometime too hot the eye of heaven shines,".into(),
                "4 V And often is his gold complexion dimm’d;".into(),
            ],
        ),
    ];
    for (source, expected) in table {
        assert_eq!(blocks(&source), expected, "{source:?}");
    }
}

/// A text broken at 60 columns, as an old mailing list would have it.
const WRAPPED: &str = "\
The film begins with a door that nobody opens, and for the
next ten minutes it stays shut while the whole family walks
past it, talking of supper.
It is a very good door, and I was sorry when they finally
opened it and found only the sea behind.

   Her brother is another matter. He comes and goes by the
window, and he owes money to everyone in the village, where
nobody ever asks him why he does not simply leave by night.
   Nobody asks him\u{c}why he stays.

- the first scene, which is so long that it had to be put
  on two lines
- the last
Lucia Moreno
Tomas Reyes
The Sea
1998
";

#[test]
fn lines_broken_at_a_margin_are_joined() {
    let expected = [
        "1 P The film begins with a door that nobody opens, and for the|next ten minutes it stays shut while the whole family walks|past it, talking of supper.",
        "4 P It is a very good door, and I was sorry when they finally|opened it and found only the sea behind.",
        "7 P Her brother is another matter. He comes and goes by the|window, and he owes money to everyone in the village, where|nobody ever asks him why he does not simply leave by night.",
        "10 P Nobody asks him",
        "10 P why he stays.",
        "12 L2 - the first scene, which is so long that it had to be put|  on two lines",
        "14 L2 - the last",
        "15 P Lucia Moreno",
        "16 V Tomas Reyes",
        "17 V The Sea",
        "18 V 1998",
    ];
    assert_eq!(blocks(WRAPPED), expected);
    assert_eq!(blocks(&WRAPPED.replace('\n', "\r\n")), expected);
}

#[test]
fn items_tell_nothing_of_where_prose_was_broken() {
    let long = "- An item that is far too long to have been broken at the margin of the prose that is above it here";
    let text = format!(
        "The boat was late again and nobody\nhad told the gulls, who were waiting\non the pier beside the lamp with all\nof their luggage.\n\n{long}\n{long}\n\nIt came in the end, I was told.\n-- \nA. Gull\n"
    );
    let expected = [
        "1 P The boat was late again and nobody|had told the gulls, who were waiting|on the pier beside the lamp with all|of their luggage.",
        &format!("6 L2 {long}"),
        &format!("7 L2 {long}"),
        "9 P It came in the end, I was told.",
        "10 P --",
        "11 P A. Gull",
    ];
    assert_eq!(blocks(&text), expected);
}

/// A name, a text, and its blocks.
const SHAPES: &[(&str, &str, &[&str])] = &[
    (
        "items that begin further in stand further in, and what is set in below them is theirs",
        "1. First, at some length so that it is no short line of any verse\n   - inner one\n   - inner two\n       * deeper\n   - inner three\n2. Second\n\n   More of the second.\n\nAfter the list.",
        &[
            "1 L3 1. First, at some length so that it is no short line of any verse",
            "2 L2+3 - inner one",
            "3 L2+3 - inner two",
            "4 L2+5 * deeper",
            "5 L2+3 - inner three",
            "6 L3 2. Second",
            "8 P+3 More of the second.",
            "10 P After the list.",
        ],
    ),
    (
        "letters and Roman numbers with a bracket are markers",
        "  a) one\n  b) two\n    (i) small\n    (ii) smaller\nC) three",
        &[
            "1 L3 a) one",
            "2 L3 b) two",
            "3 L4+3 (i) small",
            "4 L5+3 (ii) smaller",
            "5 L3 C) three",
        ],
    ),
    (
        "an item goes on in the line below, and lines of its own follow it",
        "- one thing that\n  goes on\n- two\n  Its own line.",
        &[
            "1 L2 - one thing that|  goes on",
            "3 L2 - two",
            "4 V+2 Its own line.",
        ],
    ),
    (
        "quotes lose their marks, and are joined where they were wrapped",
        "Nina wrote:\n> It is late, and the ferry will not\n> come tonight.\n>\n>> Who says so, and why does nobody\n>> ever say it to me?\n> I do.\n\nSo.",
        &[
            "1 P Nina wrote:",
            "2 P> It is late, and the ferry will not|come tonight.",
            "5 P>> Who says so, and why does nobody|ever say it to me?",
            "7 P> I do.",
            "9 P So.",
        ],
    ),
    (
        "one long line is a quote, and so is a short one behind it",
        "> It is late, and the ferry will not come tonight, said the captain.\n\n> Who says so?\n",
        &[
            "1 P> It is late, and the ferry will not come tonight, said the captain.",
            "3 P> Who says so?",
        ],
    ),
    (
        "what is typed at a prompt is no quote, and neither is a sign",
        "> take lamp\nTaken.\n\n> go north\n> look\nYou are in a maze of twisty little passages, all alike, and it is dark.\n>>> print(\"no prompt of ours is a quote\")\n>>> print(\"and neither is this one\")\n>= 5",
        &[
            "1 P > take lamp",
            "2 P Taken.",
            "4 P > go north",
            "5 P > look",
            "6 P You are in a maze of twisty little passages, all alike, and it is dark.",
            "7 P >>> print(\"no prompt of ours is a quote\")",
            "8 V >>> print(\"and neither is this one\")",
            "9 V >= 5",
        ],
    ),
    (
        "verse keeps how far its lines are set in, and a couplet below it is verse too",
        "    Rough winds do shake\n      the darling buds\n    And summer’s lease\n        hath all too short\n\n    Sometime too hot\n      the eye of heaven",
        &[
            "1 P Rough winds do shake",
            "2 V+2 the darling buds",
            "3 V And summer’s lease",
            "4 V+4 hath all too short",
            "6 P Sometime too hot",
            "7 V+2 the eye of heaven",
        ],
    ),
    (
        "names and what they stand for are lines of their own",
        "Director:  Nina Voss\nCamera:    Tomas Reyes\n\nTime     96 minutes\nCountry  nowhere",
        &[
            "1 P Director:  Nina Voss",
            "2 V Camera:    Tomas Reyes",
            "4 P Time     96 minutes",
            "5 V Country  nowhere",
        ],
    ),
    (
        "tables and drawings stay as they are, with what frames them",
        "Scores:\n\n  Acting      4   of 5\n  -------------------\n  Sound      13   of 20\n\n+-----+\n| box |\n+-----+\n\n   /\\_/\\\n  ( o.o )\n",
        &[
            "1 P Scores:",
            "3 C Acting      4   of 5",
            "4 C -------------------",
            "5 C Sound      13   of 20",
            "7 C +-----+",
            "8 C | box |",
            "9 C +-----+",
            "11 C  /\\_/\\",
            "12 C ( o.o )",
        ],
    ),
    (
        "code is told by its signs, prose that is set in is not code",
        "Run it:\n\n    fn main() {\n        go(now);\n    }\n\nSo much for a text whose author wanted nothing but to see it run.\n\n    He said that it would do so at once, and it did, much to my surprise.\n    And then it stopped, as these things do, without so much as a word.",
        &[
            "1 P Run it:",
            "3 C fn main() {",
            "4 C     go(now);",
            "5 C }",
            "7 P So much for a text whose author wanted nothing but to see it run.",
            "9 P He said that it would do so at once, and it did, much to my surprise.",
            "10 P And then it stopped, as these things do, without so much as a word.",
        ],
    ),
    (
        "rules are rules, unless they are what a name stands for",
        "One.\n\n***\n\nTwo.\n⁂\nThree.\n- - -\nRating:\n***",
        &[
            "1 P One.",
            "3 R ***",
            "5 P Two.",
            "6 R ⁂",
            "7 P Three.",
            "8 R - - -",
            "9 P Rating:",
            "10 P ***",
        ],
    ),
];

#[test]
fn shapes_are_told_from_each_other() {
    for (name, text, expected) in SHAPES {
        assert_eq!(blocks(text), *expected, "{name}");
    }
}

/// A text typed with paragraphs that begin further in, and no blank lines.
const TYPED: &str = "     The film begins with a door that nobody opens, and for
the next ten minutes it stays shut while the whole family
walks past it, talking of supper.
     \"It is a very good door,\" says the aunt.
     \"It was,\" says the uncle, who has been out to sea and
has not come back as the man that he was when he left us.
     Nobody asks him why he stays, or where he had been, or
who it was that opened the door for him in the night.
";

#[test]
fn paragraphs_that_begin_further_in_are_told_from_each_other() {
    let lines: Vec<String> = blocks(TYPED)
        .iter()
        .map(|block| block.chars().take(20).collect())
        .collect();
    let expected = [
        "1 P The film begins ",
        "4 P \"It is a very go",
        "5 P \"It was,\" says t",
        "7 P Nobody asks him ",
    ];
    assert_eq!(lines, expected);
    let quoted = format!(
        "{TYPED}\n    It was a good door, they said afterwards, and nobody in\n    the village would ever again say that it had not been.\n\nSo.\n"
    );
    let columns = read(&quoted)
        .blocks()
        .iter()
        .map(|block| block.inset.columns)
        .collect::<Vec<_>>();
    assert_eq!(columns, [0, 0, 0, 0, 4, 0]);
}

#[test]
fn lines_of_scripts_without_spaces_are_joined_too() {
    let source = "この映画は静かな海辺の町を舞台にして、長い夏の終わりをゆっくりと描いてい\nく。登場人物はみな口数が少なく、言葉よりも沈黙のほうが雄弁である。監督は光\nの扱いに長けていて、どの場面も絵画のように美しい。けれども物語は最後まで観\n客を突き放したままだ。\n\n音楽もよい。\n";
    assert_eq!(blocks(source).len(), 2);
    let one_a_line = "登場人物はみな口数が少なく、言葉よりも沈黙が雄弁な映画だ。\n監督は光の扱いに長けていて、どの場面も絵画のように美しい。\n音楽もよくて、最後の場面では思わず涙がこぼれてしまった。\nけれども物語は最後まで観客を突き放したままで終わった。\nそれでも私はこの静かな海辺の町にもう一度行ってみたいと思う。\n";
    assert_eq!(blocks(one_a_line).len(), 5);
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
