//! Blocks of plain text as lines, and paragraphs told by an indent.

use super::blocks::{read, set};
use frontrow::formats::{self, Hint};
use frontrow::outline::Outline;
use frontrow::typeset::{ParagraphStyle, Settings};

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
