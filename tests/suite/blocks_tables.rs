//! Tables as lines.

use super::blocks::{lines, read};
use frontrow::review::Position;
use frontrow::typeset::{Galley, Row, Settings};

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

#[test]
fn tables_become_lines() {
    for (name, markdown, measure, expected) in TABLES {
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
