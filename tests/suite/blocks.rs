//! What the markup says as lines: quotes, lists, code, tables, rules; and what holds for all of them.

use super::session::Session;
use frontrow::formats::{self, Hint};
use frontrow::outline::{self, Outline};
use frontrow::review::{Position, Review, Span};
use frontrow::typeset::{Galley, ParagraphStyle, Row, Settings, plain_lines};

/// A name, what is written, and the lines at a measure.
const LINES: &[(&str, &str, u16, &str)] = &[
    (
        "quotes bear bars, also between their paragraphs",
        "Someone said:\n\n> It is late, and the ferry will not come tonight.\n>\n> > Who says so?\n>\n> I do.\n\nSo.",
        24,
        "Someone said:

> It is late, and the
> ferry will not come
> tonight.
>
> > Who says so?
>
> I do.

So.",
    ),
    (
        "a quote within an item has its bar behind the columns of the item",
        "- one\n\n  > a quote within, and long\n  >\n  > more\n\n  back\n- > only a quote\n\nSo.\n\n> 1. two\n>\n>    > deep within it all\n>    > - last",
        20,
        "• one

  > a quote within,
  > and long
  >
  > more

  back

> • only a quote

So.

> 1. two
>
>    > deep within
>    > it all
>    >
>    > • last",
    ),
    (
        "so it has in the tags of a page",
        "<ul><li>one<blockquote>a quote within, and long</blockquote></li></ul>",
        20,
        "• one

  > a quote within,
  > and long",
    ),
    (
        "items hang, nested ones stand without blank rows, paragraphs go on under them",
        "- one thing that goes on for a while\n  - nested, and it is long too\n    1. deeper\n\n- two\n\n  More of two, which goes on.\n\n- three",
        20,
        "• one thing that
  goes on for a
  while
  ◦ nested, and it
    is long too
    1. deeper
• two

  More of two, which
  goes on.

• three",
    ),
    (
        "one list is set apart from the next, and its items are not",
        "1. one\n\n2. two\n   - of two\n- another\n\n- and more\n* a third",
        20,
        "1. one
2. two
   • of two

• another
• and more

• a third",
    ),
    (
        "sentences before a hard break do not hang as a line of verse does",
        "The boat was late again. Nobody had told the gulls, who were waiting.\\\nIt came in the end.",
        30,
        "The boat was late again.
Nobody had told the gulls, who
were waiting.
It came in the end.",
    ),
    (
        "a hard break follows the line above",
        "Roses are red,\\\nViolets are blue.\n- An item  \n  and its second line\n- next",
        40,
        "Roses are red,
Violets are blue.

• An item
  and its second line
• next",
    ),
    (
        "code keeps its blanks and its distance, and says where it goes on",
        "Run:\n\n```\nfn main() {\n    println!(\"a long line\");\n\n\n}\n```\n\nDone.",
        16,
        "Run:

fn main() {
    println!(\"a
↳ long line\");


}

Done.",
    ),
    (
        "a short rule stands in the middle",
        "Above.\n\n* * *\n\nBelow.",
        20,
        "Above.

      ────────

Below.",
    ),
    (
        "headings of the markup are headings; deeper ones stand closer",
        "# The Ferry\n\nOne.\n\n## Plot\n\nTwo.\n\n### Twists\n\nThree.",
        30,
        "The Ferry

One.


Plot

Two.

Twists

Three.",
    ),
];

/// Plain text: what is written, a measure, and the lines.
const PLAIN: &[(&str, &str, u16, &str)] = &[
    (
        "nested items hang, and give way where there is little room",
        "1. One thing that goes on for a while and more\n   - nested, and it is long too, is it not\n       * deeper\n\n   More of one.",
        20,
        "1. One thing that
   goes on for a
   while and more
   - nested, and it
     is long too, is
     it not
     * deeper

   More of one.",
    ),
    (
        "quotes bear bars in place of their marks",
        "Nina wrote:\n> It is late, and the ferry will not\n> come tonight.\n>> Who says so, and why does nobody\n>> ever say it to me?\n> I do.\n\nSo.",
        24,
        "Nina wrote:

> It is late, and the
> ferry will not come
> tonight.
>
> > Who says so, and why
> > does nobody ever say
> > it to me?
>
> I do.

So.",
    ),
    (
        "verse is kept line by line, and hangs where it is turned over",
        "Rough winds do shake the buds of May,\n  And summer’s lease is short;\nSometime too hot the eye of heaven shines.",
        24,
        "Rough winds do shake the
    buds of May,
  And summer’s lease is
      short;
Sometime too hot the eye
    of heaven shines.",
    ),
    (
        "tables and drawings are kept, and say where they go on",
        "Acting      4   of 5\nSound      13   of 20",
        18,
        "Acting      4
↳ of 5
Sound      13
↳ of 20",
    ),
    (
        "rules stand in the middle, underlines below their line",
        "The Colonel\n===========\nHe says nothing, and he says it at great length.\n\n* * *\n\nSo much for the colonel and for his silence.",
        20,
        "The Colonel
───────────

He says nothing, and
he says it at great
length.

      ────────

So much for the
colonel and for his
silence.",
    ),
    (
        "what is good and what is bad are told by signs",
        "Pros:\n- It is quick, quieter than the old one\n  * by far\n- cheap\n\nCons:\n- loud\n\nOther:\n- so",
        20,
        "Pros:

+ It is quick,
  quieter than the
  old one
  * by far
+ cheap

Cons:

− loud

Other:

- so",
    ),
    (
        "one side alone may be anything, and a number says something by itself",
        "Pros:\n- quick\n- cheap\n\nThe others:\n\n1. slow\n2. dear",
        20,
        "Pros:

- quick
- cheap

The others:

1. slow
2. dear",
    ),
    (
        "insets give way to the text",
        "> > > > A quote within quotes within quotes, as they come to be in long letters.\n> > > > - and an item in it\n> > > >   - and one in that\n",
        14,
        "> > > A quote
> > > within
> > > quotes
> > > within
> > > quotes,
> > > as they
> > > come
> > > to be
> > > in long
> > > letters.
> > >
> > > - and an
> > >   item
> > >   in it
> > >  - and
> > >    one
> > >    in
> > >    that",
    ),
];

#[test]
fn plain_text_becomes_lines() {
    for (name, text, measure, expected) in PLAIN {
        let review = formats::read(text.as_bytes().to_vec(), Hint::Plain);
        let review = review.unwrap_or_default().review;
        let set = set(&review, &Outline::default(), *measure, Settings::default());
        assert_eq!(&set, expected, "{name}:\n{set}\n");
    }
}

#[test]
fn paragraphs_are_told_from_each_other_by_an_indent() {
    let settings = Settings {
        paragraphs: ParagraphStyle::Indented,
        ..Settings::default()
    };
    let (review, outline) = read(
        "# The Ferry\n\nOne, and it goes on.\n\nTwo, and it goes on.\n\n- item\n\n  of it\n\n  more of it\n\nThree.\n\n> Four.\n>\n> Five.\n\nSix.\n\n* * *\n\nSeven.\n\nEight.",
    );
    let expected = "The Ferry

One, and it
goes on.
  Two, and it
goes on.

• item

  of it
    more of it

Three.

> Four.
>   Five.

Six.

     ────────

Seven.
  Eight.";
    assert_eq!(set(&review, &outline, 18, settings), expected);
}

#[test]
fn depths_differ_without_colour() {
    let markdown = "# The Ferry\n\nOne.\n\n## Plot\n\nTwo.\n\n### Twists\n\nThree.\n\n#### The last\n\nFour.\n\n#### A list\n\n- five\n\n#### Code\n\n```\nsix\n```";
    let expected = "The Ferry

One.


Plot

Two.

Twists

Three.

The last
Four.

A list
• five

Code

six";
    assert_eq!(lines(markdown, 30), expected);
}

#[test]
fn notes_at_the_end_are_set_apart_from_a_list_above_them() {
    let text = "- one[^a]\n- two[^b]\n\n[^a]: A note.\n[^b]: Another.\n";
    let mut session = Session::folder(&[("a.md", text), ("b.md", text)], (60, 20));
    session.keys("Enter");
    let expected = ["• one[1]", "• two[2]", "", "[1] A note.", "[2] Another."];
    assert_eq!(
        session.page().get(..5),
        Some(&expected.map(String::from)[..])
    );
}

/// A table: what is written, a measure, and the lines.
const TABLES: &[(&str, &str, u16, &str)] = &[
    (
        "columns are as wide as their cells and aligned",
        "Film|Year|Stars\n:-|-:|:-:\nNostos|2011|★★★\nThe Salt Road|812|★",
        40,
        "Film           Year  Stars
──────────────────────────
Nostos         2011   ★★★
The Salt Road   812    ★",
    ),
    (
        "long cells are wrapped within their columns, and their rows stand apart",
        "Film|What of it\n-|-\nNostos|A slow boat and a slower heart, both late.\nDust|Short.",
        30,
        "Film    What of it
──────────────────────────────
Nostos  A slow boat and
        a slower heart,
        both late.

Dust    Short.",
    ),
    (
        "rows of one line stand together, also where others are wrapped",
        "Film|What of it\n-|-\nDust|Short.\nSand|Shorter.\nNostos|A slow boat and a slower heart.\nRain|Long.\nSnow|White.",
        30,
        "Film    What of it
──────────────────────────────
Dust    Short.
Sand    Shorter.

Nostos  A slow boat and a
        slower heart.

Rain    Long.
Snow    White.",
    ),
    (
        "a table too wide becomes records",
        "Film|Director|Camera|Sound\n-|-|-|-\nNostos|Somebody Important|Nobody\nDust||Everyone|Wind, and more wind",
        20,
        "Film · Director
Camera · Sound

Film: Nostos
Director: Somebody
  Important
Camera: Nobody

Film: Dust
Camera: Everyone
Sound: Wind, and
  more wind",
    ),
    (
        "long names of columns are cut, less beside a short cell",
        "The whole long name of it|B|C|D\n-|-|-|-\none|2|3|4\na long cell and more|2|3|4\n| |A bit|3|4",
        14,
        "The whole long
name of it · B
C · D

The whol…: one
B: 2
C: 3
D: 4

The…: a
  long cell
  and more
B: 2
C: 3
D: 4

B: A bit
C: 3
D: 4",
    ),
    (
        "empty cells, a short row, and a table in a quote",
        "> | A | B | C |\n> |-|-|-|\n> | | x |\n> | | | y |\n>\n> After.",
        30,
        "> A  B  C
> ───────
>    x
>       y
>
> After.",
    ),
];

/// What some Markdown is read as.
pub(super) fn read(markdown: &str) -> (Review, Outline) {
    let parsed = formats::read(markdown.as_bytes().to_vec(), Hint::Markdown);
    let review = parsed.unwrap_or_default().review;
    let outline = outline::of(&review);
    (review, outline)
}

fn lines(markdown: &str, measure: u16) -> String {
    let (review, outline) = read(markdown);
    set(&review, &outline, measure, Settings::default())
}

/// The lines of a review.
fn set(review: &Review, outline: &Outline, measure: u16, settings: Settings) -> String {
    let whole = Span::new(Position::START, review.end());
    let lines = plain_lines(review, outline, whole, measure, settings);
    let lines: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
    lines.join("\n")
}

#[test]
fn blocks_become_lines() {
    for (name, markdown, measure, expected) in LINES.iter().chain(TABLES) {
        let set = lines(markdown, *measure);
        assert_eq!(&set, expected, "{name}:\n{set}\n");
    }
}

#[test]
fn the_widths_of_a_long_table_are_those_of_its_ends() {
    let rows = |count: usize| "Nostos|2011\n".repeat(count);
    let midst = "A very long name|1999\n";
    let markdown = format!(
        "Film|Year\n-|-\n{}{midst}{}Dust|20111\n",
        rows(400),
        rows(400)
    );
    let (review, outline) = read(&markdown);
    let mut galley = Galley::new(40, Settings::default());
    let page = galley.page(&review, &outline, Position::START, 3);
    let lines = page.iter().filter_map(|row| match row {
        Row::Text(line) => Some(line.text(&review)),
        Row::Gap => None,
    });
    assert_eq!(lines.collect::<Vec<_>>(), ["Film    Year", "Nostos  2011"]);
    let last = galley.last(&review, &outline).unwrap();
    assert_eq!(last.text(&review), "Dust    20111");
    // What lies between is wrapped into them.
    let midst = review.text().find("A very").unwrap();
    let line = galley.at(&review, &outline, Position::at(midst)).unwrap();
    assert_eq!(line.text(&review), "A very  1999");
}

/// A review with everything markup can say.
const EVERYTHING: &str = "\
# Nostos, or the Long Way Home

A ferry, a *stubborn* widow and **two** engines: see [the verdict](#verdict) or the [site](https://example.org).

## Plot

> The sea does not care for your `plans`, said the captain, and nobody on the whole of the ferry contradicted him.
>
> > Nobody at all?
>
> Not a soul.

- She leaves, which takes an hour and most of the patience of the audience
  - by boat
  - by night
- He waits

```
fn wait() {
    loop {}
}
```

### Figures

| Harbour | Minutes | Gulls |
| :- | -: | -: |
| Trieste | 42 | 3 |
| The island that nobody names | 7 | 118 |

***

## Verdict

Go, and take a coat.
";

#[test]
fn a_screen_of_everything() {
    for (name, size, keys) in [
        ("markup_120x40", (120, 40), "Enter a"),
        ("markup_80x24", (80, 24), "Enter Space"),
        ("markup_40x12", (40, 12), "Enter 2 Space"),
        ("markup_table_40x12", (40, 12), "Enter 3"),
    ] {
        let files = [("a.md", EVERYTHING), ("b.md", EVERYTHING)];
        let mut session = Session::folder(&files, size);
        session.keys(keys);
        let screen = format!("{}\n\n{}", session.screen(), session.roles());
        insta::assert_snapshot!(name, screen);
    }
}
