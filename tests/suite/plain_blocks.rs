//! The blocks that plain text falls into.

use super::plain::read;
use frontrow::review::BlockKind;

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
                "5 P D".into(),
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
pub(super) const WRAPPED: &str = "\
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
