//! What Markdown becomes: text without markup, blocks, what is set off, links and tables.

use frontrow::formats::{self, Format, Hint, SHORTEST_BEGINNING};
use frontrow::review::{BlockKind, CELL, Mark, Position, Review, Target};

mod long;

/// The review of some Markdown.
pub(super) fn read(text: &str) -> Review {
    let parsed = formats::read(text.as_bytes().to_vec(), Hint::Markdown);
    parsed.unwrap_or_default().review
}

/// The blocks of a text, each as its line, its kind, how far in it stands, and its text.
pub(super) fn blocks(text: &str) -> Vec<String> {
    blocks_of(&read(text))
}

/// The same of a review.
pub(super) fn blocks_of(review: &Review) -> Vec<String> {
    let shown = review.blocks().iter().map(|block| {
        let kind = match block.kind {
            BlockKind::Paragraph => "P".to_owned(),
            BlockKind::Heading(depth) => format!("H{depth}"),
            BlockKind::ListItem { marker } => format!("L{marker}"),
            BlockKind::Verse => "V".to_owned(),
            BlockKind::Preformatted => "C".to_owned(),
            BlockKind::TableRow { table } => format!("T{table}"),
            BlockKind::Rule => "R".to_owned(),
        };
        let quotes = ">".repeat(block.inset.quotes.into());
        let columns = match block.inset.columns {
            0 => String::new(),
            columns => format!("+{columns}"),
        };
        let text = review.slice(block.span);
        let text = text.replace('\n', "/").replace(CELL, "|");
        format!("{} {kind}{quotes}{columns} {text}", block.line)
    });
    shown.collect()
}

/// What is set off in a text: its marks, the text, and where it leads.
pub(super) fn runs(text: &str) -> Vec<String> {
    runs_of(&read(text))
}

/// The same of a review.
pub(super) fn runs_of(review: &Review) -> Vec<String> {
    let shown = review.runs().iter().map(|run| {
        let marks: String = run
            .marks
            .iter()
            .map(|mark| match mark {
                Mark::Emphasis => 'e',
                Mark::Strong => 's',
                Mark::Struck => 'x',
                Mark::Code => 'c',
                Mark::Picture => 'p',
            })
            .collect();
        let text = review.slice(run.span).replace('\n', "/");
        let Some(link) = run.link.and_then(|link| review.links().get(link as usize)) else {
            return format!("{marks} {text}");
        };
        let title = link
            .title
            .as_ref()
            .map_or(String::new(), |title| format!(" “{title}”"));
        match &link.target {
            Target::Address(address) => format!("{marks} {text} -> {address}{title}"),
            Target::Place(place) => {
                let rest = review.text().get(place.offset()..).unwrap_or_default();
                let words: String = rest.chars().take(8).collect();
                format!("{marks} {text} => {}{title}", words.replace('\n', "/"))
            }
        }
    });
    shown.collect()
}

/// Texts with their blocks.
const BLOCKS: &[(&str, &[&str])] = &[
    (
        "# Plot\n\nOne\ntwo.\n\nThree.",
        &["1 H1 Plot", "3 P One/two.", "6 P Three."],
    ),
    (
        "Plot\n====\n\nTwo\nlines\n---\nText ",
        &["1 H1 Plot", "4 H2 Two lines", "7 P Text"],
    ),
    (
        "## Plot ##\n# \n### The end {#end}\n",
        &["1 H2 Plot", "3 H3 The end"],
    ),
    (
        "- one\n- two\n  more\n\n  Under it.\n- three",
        &[
            "1 L4 • one",
            "2 L4 • two/more",
            "5 P+2 Under it.",
            "6 L4 • three",
        ],
    ),
    (
        "9. nine\n10. ten\n    - deep\n",
        &["1 L3 9. nine", "2 L4 10. ten", "3 L4+4 • deep"],
    ),
    (
        "- [ ] open\n- [x] done\n1. [x] third\n",
        &["1 L4 ☐ open", "2 L4 ☑ done", "3 L7 1. ☑ third"],
    ),
    (
        "- - both\n  - second",
        &["1 L8 • ◦ both", "2 L4+2 ◦ second"],
    ),
    ("1986.\n", &["1 P 1986."]),
    ("-\n- two", &["2 L4 • two"]),
    ("- # Head\n\n  Text", &["1 H1+2 Head", "3 P+2 Text"]),
    (
        "> One\n> > Two\n>\n> - item\n\nOut",
        &["1 P> One", "2 P>> Two", "4 L4> • item", "6 P Out"],
    ),
    ("One  \ntwo\\\nthree", &["1 P One", "2 V two", "3 V three"]),
    ("- one  \n  two", &["1 L4 • one", "2 V+2 two"]),
    ("A\n\n***\n\nB", &["1 P A", "3 R * * *", "5 P B"]),
    (
        "```rust\nfn a() {\n\n    b();\n}\n```\nEnd",
        &["2 C fn a() {", "4 C     b();", "5 C }", "7 P End"],
    ),
    ("    one\n\n      two\n", &["1 C one", "3 C   two"]),
    ("- a\n\n  ```\n  code\n  ```\n", &["1 L4 • a", "4 C+2 code"]),
    (
        "|A|B|\n|-|:-:|\n|1||\n|*x*|y &#9;z|\n\nEnd",
        &["1 T0 A|B", "3 T0 1|", "4 T0 x|y     z", "6 P End"],
    ),
    (
        "|A|\n|-|\n\n|B|\n|-|\n|c|\n",
        &["1 T0 A", "4 T1 B", "6 T1 c"],
    ),
    (
        "Word[^a] more[^b].\n\n[^b]: Second.\n[^a]: First\n    goes on.\n\n    And on.\n",
        &[
            "1 P Word[1] more[2].",
            "3 L4 [2] Second.",
            "4 L4 [1] First/goes on.",
            "7 P+4 And on.",
        ],
    ),
    ("A <!-- b -->c<br>d <b>e</b>\n", &["1 P A c", "1 V d e"]),
    ("<!-- gone\n\n# not a heading -->\nText", &["4 P Text"]),
    (
        "<div>\n<p>One &amp; two</p>\n<h2>Plot</h2>\nx<br/>y\n</div>\n\nOut",
        &["2 P One & two", "3 H2 Plot", "4 P x", "4 V y", "7 P Out"],
    ),
    (
        "<table>\n<tr><th>Film</th><th>Year</th></tr>\n<tr><td>Salt</td>\n<td>812</td></tr></table>",
        &["2 P Film", "2 P Year", "3 P Salt", "4 P 812"],
    ),
    (
        "<script>\nalert(1)\n\nx</script>\n\nA<style>p</style>B",
        &["6 P AB"],
    ),
    (
        "&copy; &nbsp; a\\*b \"q\" -- c...",
        &["1 P © \u{a0} a*b \"q\" -- c..."],
    ),
    (
        "![A *boat*](b.jpg) ![](c.png)",
        &["1 P [picture: A boat] [picture: c.png]"],
    ),
    (
        "A <img width=3 src=\"b.jpg\" alt='A \"boat\" &amp; &#27;[1m co'> <IMG alt=\"x>y\">\n\n<p><img src=\"c.png\"></p>",
        &[
            "1 P A [picture: A \"boat\" &  co] [picture: x>y]",
            "3 P [picture: c.png]",
        ],
    ),
    ("-\tone\n\n\ttwo\n", &["1 L4 • one", "3 P+2 two"]),
    (
        "- a\n  - b\n    - c\n      - d\n1. e\n   - f\n",
        &[
            "1 L4 • a",
            "2 L4+2 ◦ b",
            "3 L4+4 ‣ c",
            "4 L4+6 • d",
            "5 L3 1. e",
            "6 L4+3 • f",
        ],
    ),
    (
        "Term\n: What it means,\n  and more.\n: Or this.\n\nOther\n: That.\n\nOut",
        &[
            "1 P Term",
            "2 P+4 What it means,/and more.",
            "4 P+4 Or this.",
            "6 P Other",
            "7 P+4 That.",
            "9 P Out",
        ],
    ),
    (
        "<ul><li>one<ol><li>deep</li></ol></li>\n<li>two</ul>\n<blockquote>said</blockquote>\n<hr>\n<dl><dt>Term<dd>it\n</dl>",
        &[
            "1 L4 • one",
            "1 L3+2 1. deep",
            "2 L4 • two",
            "3 P> said",
            "4 R * * *",
            "5 P Term",
            "5 P+4 it",
        ],
    ),
    (
        "<pre>\n  a &lt; b\n\n    <b>c</b>&#27;[1m\n</pre>\n\nOut",
        &["2 C   a < b", "4 C     c", "7 P Out"],
    ),
    ("<blockquote>a\n\nOut", &["1 P> a", "3 P Out"]),
    ("[a]: http://x.org\n\n", &[]),
    ("One\u{2028}two\n\nThree", &["1 P One/two", "3 P Three"]),
];

#[test]
fn blocks_are_what_the_markup_says() {
    for (source, expected) in BLOCKS {
        assert_eq!(blocks(source), *expected, "{source}");
    }
}

#[test]
fn blocks_are_set_apart_in_the_text_as_on_the_page() {
    let source = "# A\nText\n- one\n- two\n\n```\nx\n\n\ny\n```\n|a|\n|-|\n|b|\n";
    let expected = "A\n\nText\n\n• one\n• two\n\nx\n\n\ny\n\na\nb";
    assert_eq!(read(source).text(), expected);
}

/// Markdown, and what it sets off, with its marks and where it leads.
const RUNS: &[(&str, &[&str])] = &[
    (
        "*a **b** c* `d` ~~e~~",
        &["e a ", "es b", "e  c", "c d", "x e"],
    ),
    ("**bold\nlines**", &["s bold/lines"]),
    ("*one  \ntwo*", &["e one", "e two"]),
    (
        "[a *b*](x.md \"T\") <https://y.org> <me@z.org>",
        &[
            " a  -> x.md “T”",
            "e b -> x.md “T”",
            " https://y.org -> https://y.org",
            " me@z.org -> mailto:me@z.org",
        ],
    ),
    (
        "[ref], [other][ref], [none]\n\n[ref]: /there",
        &[" ref -> /there", " other -> /there"],
    ),
    (
        "# Élan & Co\n\n# Plot\n\n# Plot\n\n# X {#own}\n\n[a](#plot-1) [b](#%C3%A9lan--co) [c](#own) [d](#no)",
        &[
            " a => Plot//X/",
            " b => Élan & C",
            " c => X//a b c",
            " d -> #no",
        ],
    ),
    (
        "A[^n] b[^n].\n\n[^n]: Note.",
        &[" [1] => [1] Note", " [1] => [1] Note", " [1] => [1] b[1]"],
    ),
    ("No [^1] note", &[]),
    (
        "*At https://a.org/b.* `http://c` (http://d.e) **[x](y) http://f**",
        &[
            "e At ",
            "e https://a.org/b -> https://a.org/b",
            "e .",
            "c http://c",
            " http://d.e -> http://d.e",
            "s x -> y",
            "s  ",
            "s http://f -> http://f",
        ],
    ),
    (
        "![A boat](b.jpg) [![c](d.png)](e)",
        &["p [picture: A boat] -> b.jpg", "p [picture: c] -> e"],
    ),
    (
        "<img alt=\"A boat\" data-src=\"x\" src = \"b.jpg\">",
        &["p [picture: A boat] -> b.jpg"],
    ),
    ("<i>a</i> <b>b", &["e a", "s b"]),
    ("[](x) [a]() *b*", &["e b"]),
    ("# *All* {#id}\n\n**x** ", &["e All", "s x"]),
    ("[a](x&#27;&#x202e;y.md)", &[" a -> xy.md"]),
];

#[test]
fn what_is_set_off_is_told_once() {
    for (source, expected) in RUNS {
        assert_eq!(runs(source), *expected, "{source}");
    }
}

#[test]
fn a_text_that_is_plainly_markdown_needs_no_suffix() {
    let table = [
        (
            "# Low Water\n\nA ferry.\n\n## Plot\n\nNo.\n",
            Format::Markdown,
        ),
        (
            "---\ntitle: Low Water\n---\n\nA **very** wet film.\n",
            Format::Markdown,
        ),
        (
            "A [film](https://example.org/a) in `code`:\n\n```\nx\n```\n",
            Format::Markdown,
        ),
        ("|a|b|\n|---|---|\n|1|2|\n\n- [x] seen\n", Format::Markdown),
        (
            "Low Water\n\n- wet\n- long\n\n*****\n\n**** out of five\n",
            Format::Plain,
        ),
        (
            "# 1 in the charts.\n\nA film [sic] (1986) *** stars.\n",
            Format::Plain,
        ),
        ("    # one\n    # two\n\nPlain.\n", Format::Plain),
        ("#film #review #water\n\nPlain.\n", Format::Plain),
        ("A film. **Spoilers!** Plain.\n", Format::Plain),
        (
            "A **wet** film.\n\n~~~~~~~~~~~~\nNo. 7\n~~~~~~~~~~~~\n",
            Format::Plain,
        ),
        ("", Format::Plain),
    ];
    for (text, format) in table {
        let of = |hint| {
            formats::read(text.as_bytes().to_vec(), hint)
                .unwrap()
                .format
        };
        assert_eq!(of(Hint::Content), format, "{text}");
        assert_eq!(of(Hint::Plain), Format::Plain);
        assert_eq!(of(Hint::Markdown), Format::Markdown);
    }
}
