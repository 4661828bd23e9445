//! The first look at a line: the line itself, the lines around it, and the habits of the text.

use super::look::Look;
use super::number::Style;
use super::page::Page;
use super::row::Row;

/// What the first forest decides on for line `index` of `page`.
pub(super) fn row(page: &Page, index: usize) -> Row {
    let mut row = Row::default();
    let look = page.lines.look(index);
    itself(&mut row, &look);
    place(&mut row, page, index);
    around(&mut row, page, index);
    habits(&mut row, page, index);
    row
}

/// The line alone.
fn itself(row: &mut Row, look: &Look) {
    row.length(usize::from(look.columns));
    row.put(look.words);
    row.put(look.start as u8);
    row.put(look.end as u8);
    row.put(look.case() as u8);
    let cased = usize::from(look.capitals) + usize::from(look.smalls);
    row.ratio(usize::from(look.capitals), cased);
    row.ratio(usize::from(look.long_smalls), cased);
    row.put(look.capitals);
    row.put(look.smalls);
    row.put(look.long_smalls);
    row.put(look.shouted);
    row.put(look.numbers);
    row.ratio(usize::from(look.letters), usize::from(look.columns));
    row.put(look.digits);
    row.put(look.years);
    row.put(look.colons);
    row.put(look.label_words);
    row.put(look.words.saturating_sub(look.label_words));
    row.put(look.dashes);
    row.put(look.commas);
    row.put(look.stops);
    row.put(look.brackets);
    row.put(look.quotes);
    row.put(look.scores);
    row.put(look.signs);
    row.put(look.symbols);
    row.put(look.wide);
    row.put(look.number.style as u8);
    row.put(u8::try_from(look.number.value).unwrap_or(u8::MAX));
    row.put(look.number.parts);
    row.put(look.first_word);
    row.length(usize::from(look.columns) / usize::from(look.words.max(1)));
}

/// Where the line stands.
fn place(row: &mut Row, page: &Page, index: usize) {
    let place = page.place(index);
    row.put(page.lines.blanks_above(index).min(3));
    row.put(page.lines.blanks_above(index + 1).min(3));
    row.put(page.lines.get(index).map_or(0, |line| line.indent));
    row.count(usize::from(place.run.0));
    row.count(usize::from(place.run.1));
    row.count(usize::from(place.short_run.0));
    row.count(usize::from(place.short_run.1));
    row.length(usize::from(place.below));
    for same in place.same {
        row.count(usize::from(same));
    }
    row.count(usize::from(place.numbered.0));
    row.count(usize::from(place.numbered.1));
    row.count(place.text.0 as usize);
    row.count(place.text.1 as usize);
    row.count(index);
    row.count(page.lines.len() - index.min(page.lines.len()));
    row.ratio(index, page.lines.len());
}

/// The lines above and below.
fn around(row: &mut Row, page: &Page, index: usize) {
    let look = page.lines.look(index);
    let none = usize::MAX;
    let above = index.checked_sub(1).unwrap_or(none);
    let second = index.checked_sub(2).unwrap_or(none);
    for (near, far) in [(above, second), (index + 1, index + 2)] {
        let neighbour = page.lines.look(near);
        row.length(usize::from(neighbour.columns));
        row.put(neighbour.start as u8);
        row.put(neighbour.end as u8);
        row.put(neighbour.case() as u8);
        row.put(neighbour.words);
        row.put(neighbour.colons);
        row.ratio(
            usize::from(neighbour.capitals),
            usize::from(neighbour.capitals) + usize::from(neighbour.smalls),
        );
        row.put(neighbour.number.style as u8);
        row.flag(neighbour.digests[1] == look.digests[1] && look.words > 1);
        row.flag(neighbour.digests[2] == look.digests[2]);
        row.difference(usize::from(look.columns), usize::from(neighbour.columns));
        let place = page.place(near);
        row.count(usize::from(place.same[0]));
        row.count(usize::from(place.same[2]));
        row.flag(place.numbered.0 > 0 || place.numbered.1 > 0);
        let beyond = page.lines.look(far);
        row.length(usize::from(beyond.columns));
        row.put(beyond.start as u8);
        row.put(beyond.end as u8);
    }
    row.put(page.lines.blanks_above(above).min(3));
    row.put(page.lines.blanks_above(index + 2).min(3));
    // In wrapped text a line that is no paragraph's first begins with a word for which the line
    // above had no room.
    let room = page
        .habits
        .wrap
        .saturating_sub(usize::from(page.lines.look(above).columns));
    row.difference(room, usize::from(look.first_word));
    let room = page.habits.wrap.saturating_sub(usize::from(look.columns));
    row.difference(room, usize::from(page.lines.look(index + 1).first_word));
}

/// What the text does elsewhere.
fn habits(row: &mut Row, page: &Page, index: usize) {
    let habits = &page.habits;
    let all = page.lines.len();
    let look = page.lines.look(index);
    row.length(habits.median);
    row.length(habits.wrap);
    row.difference(usize::from(look.columns), habits.median);
    row.ratio(usize::from(look.columns), habits.wrap);
    for part in [
        habits.full,
        habits.spaced,
        habits.short,
        habits.bare,
        habits.bare_spaced,
        habits.paragraphs,
        habits.finished,
        habits.bullets,
        habits.wide,
    ] {
        row.ratio(part, all);
    }
    row.count(all);
    row.count(habits.bare);
    row.count(habits.bare_spaced);
    row.count(habits.paragraphs);
    row.ratio(habits.capitals.0, habits.capitals.1);
    row.flag(look.number.style != Style::None);
}
