//! The first look at a line: the line itself, the lines around it, and the habits of the text.

use super::look::Look;
use super::number::Style;
use super::page::Page;
use super::row::{Names, Row};
use super::space::Space;

/// What the numbers of a row are about.
pub(super) const ITSELF: &str = "";
const ABOVE: &str = "the line above";
const BELOW: &str = "the line below";
const TEXT: &str = "the text";

/// What the first forest decides on for line `index` of `page`.
pub(super) fn row<N: Names + Default>(page: &Page, index: usize) -> Row<N> {
    let mut row = Row::default();
    let look = page.lines.look(index);
    itself(&mut row, &look);
    place(&mut row, page, index);
    around(&mut row, page, index);
    habits(&mut row, page, index);
    row
}

/// The line alone.
fn itself<N: Names>(row: &mut Row<N>, look: &Look) {
    row.length("length", usize::from(look.columns));
    row.put("length", look.words);
    row.word("how it begins", look.start);
    row.word("how it ends", look.end);
    row.word("capitals", look.case());
    let cased = usize::from(look.capitals) + usize::from(look.smalls);
    row.ratio("capitals", usize::from(look.capitals), cased);
    row.ratio("capitals", usize::from(look.long_smalls), cased);
    row.put("capitals", look.capitals);
    row.put("capitals", look.smalls);
    row.put("capitals", look.long_smalls);
    row.put("capitals", look.shouted);
    row.put("words that begin with a digit", look.numbers);
    row.ratio(
        "share of letters",
        usize::from(look.letters),
        usize::from(look.columns),
    );
    row.put("digits", look.digits);
    row.put("numbers of four digits", look.years);
    row.put("colons within", look.colons);
    row.put("words before a colon", look.label_words);
    row.put(
        if look.colons > 0 {
            "words behind a colon"
        } else {
            "length"
        },
        look.words.saturating_sub(look.label_words),
    );
    row.put("dashes between words", look.dashes);
    row.put("commas within", look.commas);
    row.put("sentences that end within", look.stops);
    row.put("brackets", look.brackets);
    row.put("quotation marks", look.quotes);
    row.put("marks between digits, as in 4/5", look.scores);
    row.put("signs as in addresses", look.signs);
    row.put("symbols", look.symbols);
    row.put("Chinese or Japanese signs", look.wide);
    row.word("number", look.number.style);
    row.put("number", u8::try_from(look.number.value).unwrap_or(u8::MAX));
    row.put("number", look.number.parts);
    row.put("length of the first word", look.first_word);
    row.length(
        "length of its words",
        usize::from(look.columns) / usize::from(look.words.max(1)),
    );
}

/// Where the line stands.
fn place<N: Names>(row: &mut Row<N>, page: &Page, index: usize) {
    let place = page.place(index);
    row.word("space above", Space::above(page, index));
    row.word("space below", Space::above(page, index + 1));
    row.put(
        "indent",
        page.lines.get(index).map_or(0, |line| line.indent),
    );
    row.count("lines since a blank one", usize::from(place.run.0));
    row.count("lines up to a blank one", usize::from(place.run.1));
    row.count("short lines in a row above", usize::from(place.short_run.0));
    row.count("short lines in a row below", usize::from(place.short_run.1));
    row.length("text below, up to a blank line", usize::from(place.below));
    let same = [
        "other lines that read the same",
        "other lines with the same first word",
        "other lines of the same shape",
    ];
    for (name, same) in same.into_iter().zip(place.same) {
        row.count(name, usize::from(same));
    }
    row.distance(
        "lines since the number before it",
        usize::from(place.numbered.0),
    );
    row.distance(
        "lines up to the number after it",
        usize::from(place.numbered.1),
    );
    row.count(
        "columns of text since the last short line",
        place.text.0 as usize,
    );
    row.count(
        "columns of text up to the next short line",
        place.text.1 as usize,
    );
    row.count("lines before it", index);
    row.count(
        "lines up to the end of the text",
        page.lines.len() - index.min(page.lines.len()),
    );
    row.ratio("lines before it", index, page.lines.len());
}

/// The lines above and below.
fn around<N: Names>(row: &mut Row<N>, page: &Page, index: usize) {
    let none = usize::MAX;
    let above = index.checked_sub(1).unwrap_or(none);
    let second = index.checked_sub(2).unwrap_or(none);
    for (whom, beyond, near, far) in [
        (ABOVE, "the line two above", above, second),
        (BELOW, "the line two below", index + 1, index + 2),
    ] {
        row.about(whom);
        neighbour(row, page, index, near);
        row.about(beyond);
        let beyond = page.lines.look(far);
        row.length("length", usize::from(beyond.columns));
        row.word("how it begins", beyond.start);
        row.word("how it ends", beyond.end);
    }
    row.about(ABOVE);
    row.word("space above", Space::above(page, above));
    row.about(BELOW);
    row.word("space below", Space::above(page, index + 2));
    row.about(ITSELF);
    // In wrapped text a line that is no paragraph's first begins with a word for which the line
    // above had no room.
    let look = page.lines.look(index);
    let room = page
        .habits
        .wrap
        .saturating_sub(usize::from(page.lines.look(above).columns));
    row.difference(
        "room above for its first word",
        room,
        usize::from(look.first_word),
    );
    let room = page.habits.wrap.saturating_sub(usize::from(look.columns));
    row.difference(
        "room in it for the first word below",
        room,
        usize::from(page.lines.look(index + 1).first_word),
    );
}

/// The line `near` line `index`, and how like it is.
fn neighbour<N: Names>(row: &mut Row<N>, page: &Page, index: usize, near: usize) {
    let look = page.lines.look(index);
    let neighbour = page.lines.look(near);
    row.length("length", usize::from(neighbour.columns));
    row.word("how it begins", neighbour.start);
    row.word("how it ends", neighbour.end);
    row.word("capitals", neighbour.case());
    row.put("length", neighbour.words);
    row.put("colons within", neighbour.colons);
    row.ratio(
        "capitals",
        usize::from(neighbour.capitals),
        usize::from(neighbour.capitals) + usize::from(neighbour.smalls),
    );
    row.word("number", neighbour.number.style);
    row.flag(
        "the same first word",
        neighbour.digests[1] == look.digests[1] && look.words > 1,
    );
    row.flag("the same shape", neighbour.digests[2] == look.digests[2]);
    row.difference(
        "length",
        usize::from(look.columns),
        usize::from(neighbour.columns),
    );
    let place = page.place(near);
    row.count("other lines that read the same", usize::from(place.same[0]));
    row.count("other lines of the same shape", usize::from(place.same[2]));
    row.flag(
        "in a row of numbers",
        place.numbered.0 > 0 || place.numbered.1 > 0,
    );
}

/// What the text does elsewhere.
fn habits<N: Names>(row: &mut Row<N>, page: &Page, index: usize) {
    let habits = &page.habits;
    let all = page.lines.len();
    let look = page.lines.look(index);
    row.about(TEXT);
    row.length("usual length of a line", habits.median);
    row.length("length of the longest lines", habits.wrap);
    row.about(ITSELF);
    row.difference("length", usize::from(look.columns), habits.median);
    row.ratio("length", usize::from(look.columns), habits.wrap);
    row.about(TEXT);
    for (name, part) in [
        ("lines of nearly the longest length", habits.full),
        ("lines with a blank line above", habits.spaced),
        ("short lines", habits.short),
        ("short lines that end no sentence", habits.bare),
        (
            "short lines that end no sentence, with a blank line above",
            habits.bare_spaced,
        ),
        ("lines as long as paragraphs", habits.paragraphs),
        ("lines that end a sentence", habits.finished),
        ("lines with a bullet", habits.bullets),
        ("lines in Chinese or Japanese", habits.wide),
    ] {
        row.ratio(name, part, all);
    }
    row.count("lines", all);
    row.count("short lines that end no sentence", habits.bare);
    row.count(
        "short lines that end no sentence, with a blank line above",
        habits.bare_spaced,
    );
    row.count("lines as long as paragraphs", habits.paragraphs);
    row.ratio(
        "words with a capital in short lines",
        habits.capitals.0,
        habits.capitals.1,
    );
    row.about(ITSELF);
    row.flag("number", look.number.style != Style::None);
}
