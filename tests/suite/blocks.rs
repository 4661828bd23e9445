//! What the markup says as lines: quotes, lists, code, rules; and a screen of all of them.

use super::session::Session;
use frontrow::formats::{self, Hint};
use frontrow::outline::{self, Outline};
use frontrow::review::{Position, Review, Span};
use frontrow::typeset::{Settings, plain_lines};

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

/// What some Markdown is read as.
pub(super) fn read(markdown: &str) -> (Review, Outline) {
    let parsed = formats::read(markdown.as_bytes().to_vec(), Hint::Markdown);
    let review = parsed.unwrap_or_default().review;
    let outline = outline::of(&review);
    (review, outline)
}

pub(super) fn lines(markdown: &str, measure: u16) -> String {
    let (review, outline) = read(markdown);
    set(&review, &outline, measure, Settings::default())
}

/// The lines of a review.
pub(super) fn set(review: &Review, outline: &Outline, measure: u16, settings: Settings) -> String {
    let whole = Span::new(Position::START, review.end());
    let lines = plain_lines(review, outline, whole, measure, settings);
    let lines: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
    lines.join("\n")
}

#[test]
fn blocks_become_lines() {
    for (name, markdown, measure, expected) in LINES {
        let set = lines(markdown, *measure);
        assert_eq!(&set, expected, "{name}:\n{set}\n");
    }
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
