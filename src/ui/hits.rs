//! The page that lists all hits: the words around each, under the titles of their sections.

use unicode_segmentation::UnicodeSegmentation as _;

use super::pen::{Pen, shortened};
use super::right_of;
use crate::app::{App, Area, HitList, HitRow, Open, Stops};
use crate::config::Role;
use crate::outline::OPENING;
use crate::review::{Position, Span};
use crate::typeset::{grapheme_width, text_width};

/// Columns before a title, and before a hit.
const TITLE_INDENT: u16 = 1;
const HIT_INDENT: u16 = 3;

/// The most columns of the words before a hit, as a part of all.
const BEFORE: u16 = 3;

/// Bytes that are looked at for each column.
const BYTES: usize = 8;

pub(super) fn paint(app: &App, list: &HitList, area: Area, pen: &mut Pen<'_>) {
    let Some(open) = app.reader().open() else {
        return;
    };
    let hits = app.finder().hits();
    for (y, row) in (area.y..area.y + area.height).zip(list.rows(open, hits)) {
        let row_area = Area { y, ..area };
        match row {
            HitRow::Section(index) => {
                let inside = right_of(row_area, TITLE_INDENT);
                let title = title(app, open, index);
                pen.write(inside, &shortened(&title, inside.width), Role::Dim);
            }
            HitRow::Hit(index) => {
                let Some(hit) = hits.get(index) else {
                    continue;
                };
                let inside = right_of(row_area, HIT_INDENT);
                let words = Words::around(app, open, *hit, inside.width.saturating_sub(1));
                let x = pen.write(inside, &words.before, Role::Text);
                let room = (inside.x + inside.width).saturating_sub(x);
                let (role, is_selected) = if index == list.selected(app.finder().hits()) {
                    (Role::CurrentHit, true)
                } else {
                    (Role::Hit, false)
                };
                let x = pen.write(Area::row(x, y, room), &words.hit, role);
                let room = (inside.x + inside.width).saturating_sub(x);
                pen.write(Area::row(x, y, room), &words.behind, Role::Text);
                if is_selected {
                    let bar = Area {
                        width: 1,
                        ..row_area
                    };
                    pen.write(bar, "▌", Role::Accent);
                }
            }
        }
    }
}

fn title(app: &App, open: &Open, index: usize) -> String {
    let section = Stops::of(open).section(index);
    let heading = section.and_then(|section| section.heading);
    let title = heading.map(|heading| app.shown(open, heading.line));
    let title = title.map_or_else(|| OPENING.to_owned(), |title| one_line(&title));
    format!("{} {title}", index + 1)
}

/// A hit with the words around it, in one line.
struct Words {
    before: String,
    hit: String,
    behind: String,
}

impl Words {
    /// The words around `hit`, in its block, that have room in `room` columns.
    fn around(app: &App, open: &Open, hit: Span, room: u16) -> Self {
        let review = &open.review;
        let block = review.block_at(hit.start);
        let block = block.and_then(|index| review.blocks().get(index));
        let block = block.map_or(hit, |block| block.span);
        let most = usize::from(room) * BYTES;
        let from = hit.start.offset().saturating_sub(most);
        let from = floor(review.text(), from.max(block.start.offset()));
        let to = floor(
            review.text(),
            (hit.end.offset() + most).min(block.end.offset()),
        );
        // What the block does not hold is not shown, whatever the hit is.
        let to = to.max(hit.end.offset());
        let shown = |from, to| {
            let span = Span::new(Position::at(from), Position::at(to));
            one_line(&app.shown(open, span))
        };
        let (start, end) = (hit.start.offset(), hit.end.offset());
        let begins = if from > block.start.offset() {
            Begins::Earlier
        } else {
            Begins::Here
        };
        let before = ending(&shown(from, start), room / BEFORE, begins);
        let left = room.saturating_sub(text_width(&before) as u16);
        let hit = shortened(&shown(start, end), left);
        let left = left.saturating_sub(text_width(&hit) as u16);
        let behind = shortened(&shown(end, to), left);
        Self {
            before,
            hit,
            behind,
        }
    }
}

/// Where a block begins of which a text is a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Begins {
    /// With the text.
    Here,
    /// Before it.
    Earlier,
}

/// The end of `text` in `room` columns, from the beginning of a word where there is one, with `…`
/// where it is cut, or begins earlier.
fn ending(text: &str, room: u16, begins: Begins) -> String {
    if text_width(text) <= usize::from(room) && begins == Begins::Here {
        return text.to_owned();
    }
    let mut columns = 1;
    let mut start = text.len();
    let mut word = None;
    for (at, grapheme) in text.grapheme_indices(true).rev() {
        columns += grapheme_width(grapheme);
        if columns > room {
            break;
        }
        if grapheme == " " {
            word = Some(at + 1);
        }
        start = at;
    }
    let start = word.filter(|at| *at < text.len()).unwrap_or(start);
    format!("…{}", text.get(start..).unwrap_or_default())
}

/// `text` with single spaces for white space and line breaks.
fn one_line(text: &str) -> String {
    let mut line = String::with_capacity(text.len());
    for c in text.chars() {
        if !c.is_whitespace() {
            line.push(c);
        } else if !line.ends_with(' ') {
            line.push(' ');
        }
    }
    line
}

/// The last grapheme boundary near `offset`, at least a character boundary.
fn floor(text: &str, mut offset: usize) -> usize {
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

#[cfg(test)]
mod tests {
    use super::{Begins, ending};

    #[test]
    fn the_end_of_what_stands_before_a_hit() {
        let cases = [
            ("all of it ", 20, Begins::Here, "all of it "),
            ("all of it ", 20, Begins::Earlier, "…of it "),
            ("all of it ", 6, Begins::Here, "…it "),
            ("unbreakable", 4, Begins::Here, "…ble"),
            ("", 4, Begins::Here, ""),
            ("", 4, Begins::Earlier, "…"),
        ];
        for (text, room, begins, expected) in cases {
            assert_eq!(ending(text, room, begins), expected, "{text}");
        }
    }
}
