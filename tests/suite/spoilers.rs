//! What a text marks as a spoiler: the text without the marks, and what they set off.

use frontrow::formats::{self, Hint};
use frontrow::review::{BlockKind, Cover, Masks, Review, Span};
use proptest::prelude::*;

fn read(source: &str, hint: Hint) -> Review {
    let parsed = formats::read(source.as_bytes().to_vec(), hint);
    parsed.unwrap_or_default().review
}

/// The text with `«…»` around its spoilers.
fn shown(review: &Review) -> String {
    let masks = Masks::of(review.spoilers().to_vec());
    let whole = Span::of(0..review.text().len());
    let parts = masks.parts(whole).map(|(part, cover)| match cover {
        Cover::Plain => review.slice(part).to_owned(),
        Cover::Masked => format!("«{}»", review.slice(part)),
    });
    parts.collect()
}

/// Texts that read alike in plain text and in Markdown.
const ALIKE: &[(&str, &str)] = &[
    ("He >!dies!< there.", "He «dies» there."),
    ("He >! dies !< there.", "He «dies» there."),
    (">!He dies!<. So what?", "«He dies». So what?"),
    ("He ||dies||. (||Twice||)", "He «dies». («Twice»)"),
    ("彼は||死ぬ||。", "彼は«死ぬ»。"),
    ("He [spoiler]dies[/spoiler].", "He «dies»."),
    ("He [SPOILER=end] dies [/Spoiler].", "He «dies»."),
    ("He <spoiler>dies</spoiler>.", "He «dies»."),
    (
        "He <span class=Spoiler>d<span>i</span>es</span>.",
        "He «dies».",
    ),
    (
        "He <span class=\"big spoiler\">d<span>i</span>es</span>.",
        "He «dies».",
    ),
    // Marks without an end, and what only looks like one.
    ("He >!dies there.", "He >!dies there."),
    ("He dies!< there.", "He dies!< there."),
    ("He ||dies there.", "He ||dies there."),
    ("a || b || c, x||y||z", "a || b || c, x||y||z"),
    ("|||He dies|||", "|||He dies|||"),
    ("[spoiler] A review", "[spoiler] A review"),
    ("[/spoiler] A review", "[/spoiler] A review"),
    ("[spoilers] He [/spoilers]", "[spoilers] He [/spoilers]"),
    ("One ||two\n\nthree|| four", "One ||two\n\nthree|| four"),
    // An end that is plainly missing is where the paragraph ends.
    (">!He dies.\n\nShe lives.", "«He dies.»\n\nShe lives."),
    (">! He dies.\n>! Twice.\n\nOn.", "«He dies.\nTwice.»\n\nOn."),
    (
        "A [spoiler]b\n\nc [spoiler]d[/spoiler] e",
        "A «b»\n\nc «d» e",
    ),
    ("A <spoiler>b\n\nc", "A «b»\n\nc"),
    // One within another, and one across another.
    (
        "a [spoiler]b [spoiler]c[/spoiler] d[/spoiler] e",
        "a «b c d» e",
    ),
    ("a >!b ||c!< d|| e", "a «b c d» e"),
    // Several paragraphs.
    (
        "[spoiler]\n\nHe dies.\n\nShe too.\n\n[/spoiler]\n\nOn.",
        "«He dies.»\n\n«She too.»\n\nOn.",
    ),
    (
        ">!He dies.\n\nShe too.!< On.",
        "«He dies.»\n\n«She too.» On.",
    ),
    (
        "<details><summary>Spoiler: the end</summary>\n\nHe dies.\n\n</details>\n\nOn.",
        "Spoiler: the end\n\n«He dies.»\n\nOn.",
    ),
    (
        "<details><summary>Cast</summary>\n\nAnn.\n\n</details>",
        "Cast\n\nAnn.",
    ),
];

#[test]
fn marks_are_left_out_and_what_is_between_them_is_known() {
    for (source, expected) in ALIKE {
        let plain = read(source, Hint::Plain);
        let is_html = source.contains("<span>") || source.contains("<summary>Cast");
        if !is_html {
            // Of a paragraph in Markdown each line may be one in plain text.
            let words = |text: &str| {
                let words: Vec<&str> = text.split_whitespace().collect();
                words.join(" ").replace("» «", " ")
            };
            assert_eq!(words(&shown(&plain)), words(expected), "plain: {source}");
        }
        let marked = read(source, Hint::Markdown);
        assert_eq!(shown(&marked), *expected, "Markdown: {source}");
    }
}

/// Markdown, and what is read of it.
const MARKDOWN: &[(&str, &str)] = &[
    ("a `||b||` c", "a ||b|| c"),
    ("```\n>!b!<\n```", ">!b!<"),
    ("    ||b||", "||b||"),
    ("|a|b|\n|-|-|\n|c ||d|\n", "a\tb\nc\t"),
    ("|a|b|\n|-|-|\n|>!c!<|d|\n", "a\tb\n«c»\td"),
    ("> quoted\n\n>![a](b.png)", "quoted\n\n[picture: a]"),
    (">!**He** dies!<, *she* lives", "«He dies», she lives"),
    ("**||He||** ||*dies*||", "«He» «dies»"),
    ("- [spoiler] one\n- two[/spoiler]", "• «one»\n• «two»"),
    ("- <spoiler>one</spoiler>", "• «one»"),
    ("> >!He dies!<, yes", "«He dies», yes"),
    ("He &gt;!dies!&lt; there", "He «dies» there"),
    ("# >!The end!<\n\nText", "«The end»\n\nText"),
    ("[spoiler]He dies.\n[/spoiler]", "«He dies.»"),
    (
        "<div class='spoiler'>\nHe dies.\n</div>\n\nOn.",
        "«He dies.»\n\nOn.",
    ),
    ("<div class='no spoilers'>\nHe.\n</div>", "He."),
    (
        "Text[^1] ||a||\n\n[^1]: ||b|| c",
        "Text[1] «a»\n\n[1] «b» c",
    ),
    ("[spoiler]\n\n---\n\n[/spoiler]", "«* * *»"),
    ("[spoiler][/spoiler]", ""),
    // What stands behind a backslash is itself.
    (r"a \>!b!< c", "a >!b!< c"),
    (r"a \|\|b\|\| c", "a ||b|| c"),
    (r"a |\|b|| c ||d||", "a ||b|| c «d»"),
    (
        r"a \[spoiler]b\[/spoiler] [spoiler]c[/spoiler]",
        "a [spoiler]b[/spoiler] «c»",
    ),
    (r"a \\[spoiler]c[/spoiler]", r"a \«c»"),
    (r"*\>!a!<* &gt;&rlm;\|| b|| >!c!<", ">!a!< >|| b|| «c»"),
    ("# a {#b\\>}\n\n\\||c|| >!d!<", "a {#b>}\n\n||c|| «d»"),
    (
        "<div class=spoiler>\nHe dies.\n</div>\n\nOn.",
        "«He dies.»\n\nOn.",
    ),
    ("a <span id=x class=spoiler>b</span> c", "a «b» c"),
    ("a <span title=spoiler class=x>b</span> c", "a b c"),
];

#[test]
fn markdown_knows_what_is_code_and_what_is_not() {
    for (source, expected) in MARKDOWN {
        assert_eq!(shown(&read(source, Hint::Markdown)), *expected, "{source}");
    }
}

#[test]
fn a_spoiler_at_the_start_of_a_line_is_no_quote() {
    for (source, quotes) in [
        (">!He dies!<", 0),
        ("> >!He dies!<", 1),
        ("> He dies", 1),
        (">! He\n>! dies\n\n> Who?", 0),
    ] {
        let review = read(source, Hint::Markdown);
        assert_eq!(review.blocks()[0].inset.quotes, quotes, "{source}");
    }
    let review = read(">! a\n\n> b\n", Hint::Markdown);
    assert_eq!(review.blocks()[1].inset.quotes, 1);
}

#[test]
fn lines_of_the_source_stay_as_they_are() {
    let source = "One >!two!<.\n\n[spoiler]\nThree.\n\nFour ||five||.\n[/spoiler]\n\nSix.\n";
    for hint in [Hint::Plain, Hint::Markdown] {
        let review = read(source, hint);
        let line = |word: &str| {
            let at = review.text().find(word).unwrap();
            review.source_line(frontrow::review::Position::at(at))
        };
        let lines = ["One", "Three", "Four", "five", "Six"].map(line);
        assert_eq!(lines, [1, 4, 6, 6, 9], "{hint:?}");
    }
}

#[test]
fn spoilers_do_not_make_a_plain_text_one_with_markup() {
    let review = read("He >!dies!<.\n", Hint::Plain);
    assert!(!review.is_marked_up());
    assert_eq!(review.spoilers().len(), 1);
}

#[test]
fn links_and_footnotes_behind_a_mark_lead_where_they_did() {
    let review = read(
        "||a|| ||b||\n\n[to](#end) word[^n]\n\n## End\n\n[^n]: note\n",
        Hint::Markdown,
    );
    let places = review.links().iter().map(|link| match &link.target {
        frontrow::review::Target::Place(at) => review.text().get(at.offset()..).unwrap(),
        frontrow::review::Target::Address(_) => "",
    });
    let words: Vec<&str> = places.map(|text| text.get(..3).unwrap()).collect();
    assert_eq!(words, ["End", "[1]", "[1]"]);
    let blocks = review.blocks();
    assert_eq!(blocks[2].kind, BlockKind::Heading(2));
}

#[test]
fn hostile_marks_are_read() {
    let many = |unit: &str| unit.repeat((1 << 16) / unit.len());
    for unit in [
        ">!",
        "!<",
        "||",
        "||a ",
        "a|| ",
        "[spoiler]",
        "[/spoiler]",
        "[spoiler]\n\n",
        "<spoiler>",
        "</spoiler>",
        "<details>",
        "<details><summary>spoiler</summary>",
        ">!a\n",
        ">! a\n\n",
        ">!*",
        "[spoiler=",
        "<a >",
        "<p class='spoiler'>",
        "**||",
        "||a|| ",
        ">!a!< ",
        "<",
        ">",
        "[spoiler]||>!<spoiler>",
        "- [spoiler]\n",
        "<spoiler>\n\n",
    ] {
        for hint in [Hint::Plain, Hint::Markdown] {
            let source = many(unit) + "\n\n[/spoiler]";
            let review = read(&source, hint);
            assert!(review.text().len() <= 3 * source.len(), "{unit}");
        }
    }
}

/// What spoilers are made of, and what they stand among.
const PIECES: &[&str] = &[
    ">!",
    "!<",
    "||",
    "[spoiler]",
    "[/spoiler]",
    "[spoiler=a]",
    "<spoiler>",
    "</spoiler>",
    "<details>",
    "<summary>Spoiler</summary>",
    "</details>",
    "<p class=\"spoiler\">",
    "<p class=spoiler>",
    "\\",
    "</p>",
    "<b>",
    "</b>",
    "\n",
    "\n\n",
    "\n>!",
    "> ",
    "- ",
    "1. ",
    "# ",
    "*",
    "**",
    "`",
    "```\n",
    "|a|\n|-|\n",
    "|",
    " ",
    "word",
    "é",
    "日本",
    "\u{301}",
    "👍🏽",
    "[^1]",
    "[^1]: ",
    "  \n",
    "<br>",
    "a. ",
    "\u{c}",
    "\u{fe0f}",
    "❤",
];

fn any_source() -> impl Strategy<Value = String> {
    let piece = proptest::sample::select(PIECES);
    proptest::collection::vec(piece, 0..40).prop_map(|parts| parts.concat())
}

proptest! {
    #[test]
    fn spoilers_lie_in_order_within_blocks(source in any_source()) {
        for hint in [Hint::Plain, Hint::Markdown] {
            let review = read(&source, hint);
            let mut end = 0;
            for block in review.blocks() {
                let range = block.span.range();
                prop_assert!(range.start >= end && !range.is_empty());
                prop_assert!(review.text().get(range.clone()).is_some());
                prop_assert!(review.slice(Span::of(end..range.start)).trim().is_empty());
                end = range.end;
            }
            prop_assert!(review.slice(Span::of(end..review.text().len())).trim().is_empty());
            let mut end = 0;
            for spoiler in review.spoilers() {
                let range = spoiler.range();
                prop_assert!(range.start >= end && !range.is_empty());
                prop_assert!(review.text().get(range.clone()).is_some());
                end = range.end;
            }
            for run in review.runs() {
                let block = review.block_at(run.span.start).unwrap();
                let span = review.blocks()[block].span;
                prop_assert_eq!(run.span.intersection(span), Some(run.span));
            }
            for table in review.tables() {
                prop_assert!(table.rows.0 < table.rows.1 && table.rows.1 <= review.blocks().len());
            }
            let safe = formats::sanitise::text(review.text().replace('\t', " "));
            prop_assert_eq!((safe.controls.count, safe.hidden.count), (0, 0));
        }
    }
}
