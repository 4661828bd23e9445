//! What HTML becomes: text in blocks, what is set off, links, tables and spoilers.

use frontrow::formats::{self, Hint};
use frontrow::review::{BlockKind, CELL, Mark, Review, Run, Target};

/// The review of a page.
pub(super) fn read(html: &str) -> Review {
    let parsed = formats::read(html.as_bytes().to_vec(), Hint::Html);
    parsed.unwrap_or_default().review
}

/// The blocks of a review, each as its line, its kind, how far in it stands, and its text, in which
/// what is set off stands between brackets.
pub(super) fn shown(review: &Review) -> Vec<String> {
    let shown = review.blocks().iter().map(|block| {
        let kind = match block.kind {
            BlockKind::Paragraph => "P".to_owned(),
            BlockKind::Heading(depth) => format!("H{depth}"),
            BlockKind::ListItem { .. } => "L".to_owned(),
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
        let mut text = String::new();
        let mut at = block.span.start.offset();
        for run in review.runs_in(block.span) {
            let (start, end) = (run.span.start.offset(), run.span.end.offset());
            text.push_str(review.text().get(at..start).unwrap_or_default());
            let own = ["{", review.slice(run.span), &set_off(review, run), "}"].concat();
            text.push_str(&own);
            at = end;
        }
        let rest = review.text().get(at..block.span.end.offset());
        text.push_str(rest.unwrap_or_default());
        let text = text.replace('\n', "/").replace(CELL, "|");
        format!("{} {kind}{quotes}{columns} {text}", block.line)
    });
    shown.collect()
}

/// How a run is set off, and where it leads.
fn set_off(review: &Review, run: &Run) -> String {
    let marks = run.marks.iter().map(|mark| match mark {
        Mark::Emphasis => 'e',
        Mark::Strong => 's',
        Mark::Struck => 'x',
        Mark::Code => 'c',
        Mark::Picture => 'p',
    });
    let marks = marks.collect::<String>();
    let link = run.link.and_then(|link| review.links().get(link as usize));
    match link.map(|link| &link.target) {
        None => format!("|{marks}"),
        Some(Target::Address(address)) => format!("|{marks}→{address}"),
        Some(Target::Place(place)) => format!("|{marks}→{}", review.source_line(*place)),
    }
}

/// Pages with their blocks.
const PAGES: &[(&str, &[&str])] = &[
    (
        "<p>One\n  two\t three. \n<p>Four.",
        &["1 P One/two three.", "3 P Four."],
    ),
    (
        "<h1>A <em>title</em>\nof two</h1>\n<div>Text <b>set <i>off</i></b> here</div>",
        &["1 H1 A {title|e} of two", "3 P Text {set |s}{off|es} here"],
    ),
    (
        "<p>One<br>two<br/>three<br><br>Four <br> <br>\n<br>five",
        &["1 P One", "1 V two", "1 V three", "1 P Four", "2 P five"],
    ),
    (
        "<ul><li>One<li>Two<ul><li>Deep</li></ul></ul><ol start=9><li>Nine<li><p>Ten<p>more</ol>",
        &[
            "1 L • One",
            "1 L • Two",
            "1 L+2 ◦ Deep",
            "1 L 9. Nine",
            "1 L 10. Ten",
            "1 P+4 more",
        ],
    ),
    (
        "<blockquote><p>Words<blockquote>within</blockquote></blockquote><p>Out",
        &["1 P> Words", "1 P>> within", "1 P Out"],
    ),
    (
        "<pre>\n  one  two\n\n\tthree &lt;</pre>x",
        &["2 C   one  two", "4 C     three <", "4 P x"],
    ),
    (
        "<p>a</p><hr><dl><dt>Term<dd>Meaning</dl>",
        &["1 P a", "1 R * * *", "1 P Term", "1 P+4 Meaning"],
    ),
    (
        "<table><caption>Cap</caption><tr><th>A<th align=right>B<tr><td>1<td><b>2</b></table>",
        &["1 P Cap", "1 T0 A|B", "1 T0 1|{2|s}"],
    ),
    (
        "<table><tr><td colspan=2>A<td>B<tr><td>1\n<td>2<td>3</table>",
        &["1 T0 A||B", "1 T0 1|2|3"],
    ),
    (
        "<table><tr><td><table><tr><td>Menu<tr><td>Home</table><td><p>Text of it</table>",
        &["1 P Menu", "1 P Home", "1 P Text of it"],
    ),
    (
        "<p>See <a href='https://a.example/x' title=t>there <b>now</b></a>, <a href='#n'>1</a>.\n<p id=n>Note",
        &[
            "1 P See {there |→https://a.example/x}{now|s→https://a.example/x}, {1|→2}.",
            "2 P Note",
        ],
    ),
    (
        "<a href='javascript:x()'>a</a> <a href='#'>b</a>",
        &["1 P a b"],
    ),
    (
        "<img src=a.jpg alt='A hat'> <img src='/b/still.png'><img src=c.gif alt=''><img width=1 height=1 src=d.gif>",
        &["1 P {[picture: A hat]|p→a.jpg} {[picture: still.png]|p→/b/still.png}"],
    ),
    (
        "<p>&lt;b&gt; &amp;amp; caf&eacute;&nbsp;&nbsp; x&nbsp;y &#27;[31m&#x202e;z&#0;&#x7f;",
        &["1 P <b> &amp; café x\u{a0}y z\u{fffd}"],
    ),
    (
        "<p>a<script>if (1 < 2) '</p>'</script>b<style>p{}</style>c<span hidden>d</span>\
         <span style='DISPLAY : none'>e</span><i aria-hidden=true>f</i><button>g</button><svg><text>h</text></svg>",
        &["1 P abc"],
    ),
    (
        "<p>He said <q>no</q>.<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>",
        &["1 P He said “no”.", "1 P 漢(kan)"],
    ),
    (
        "<p><span style='font-style: italic'>a</span><code>b</code><del>c</del>",
        &["1 P {a|e}{b|c}{c|x}"],
    ),
];

#[test]
fn pages_are_read_in_blocks() {
    for (html, expected) in PAGES {
        assert_eq!(shown(&read(html)), *expected, "{html}");
    }
}

#[test]
fn spoilers_are_set_off() {
    let table = [
        (
            "<p>a <spoiler>b</p><p>c</spoiler> d",
            "a b|c d",
            &["b", "c"][..],
        ),
        (
            "<p>a <span class='x Spoiler' hidden>b</span> c",
            "a b c",
            &["b"],
        ),
        ("<p>a [spoiler]b[/spoiler] c", "a b c", &["b"]),
        (
            "<details><summary>Spoiler</summary>Dead.</details>x",
            "Spoiler|Dead.|x",
            &["Dead."],
        ),
    ];
    for (html, text, spoilers) in table {
        let review = read(html);
        assert_eq!(review.text().replace("\n\n", "|"), text, "{html}");
        let found = review.spoilers().iter().map(|span| review.slice(*span));
        assert_eq!(found.collect::<Vec<_>>(), spoilers, "{html}");
    }
}
