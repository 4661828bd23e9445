//! The line at the bottom while something is typed in it.

use super::search::count_told;
use ratatui::layout::Position;

use super::hints::{hints, widths};
use super::pen::{Pen, shortened};
use super::status::{GAP, MARGIN, Owned, borrowed, count, matching, width};
use crate::app::{App, Area, Help, Prompt, PromptKind, Stops, Tone};
use crate::config::Role;
use crate::search::{Accents, Borders, Switches, Wording};
use crate::typeset::text_width;

/// The most columns of what is typed that are kept free of what is wrong with it.
const TYPED_MOST: u16 = 12;

/// The columns from which on there is room for two ways out beside a note, and for how long it is.
const WIDE: u16 = 60;

/// Paints the line, and says where the cursor stands in it.
pub(super) fn paint(app: &App, prompt: &Prompt, area: Area, pen: &mut Pen<'_>) -> Position {
    let count = match prompt.kind {
        PromptKind::Find | PromptKind::Help if prompt.text().is_empty() => String::new(),
        PromptKind::Find => count(app),
        PromptKind::Filter => {
            let all = app.reader().open().map_or(0, |open| Stops::of(open).len());
            format!("{} of {all}", app.contents().matches().unwrap_or_default())
        }
        PromptKind::Library => matching(app),
        PromptKind::Search => app.searching().map_or_else(String::new, count_told),
        PromptKind::Kind => app.choice().map_or_else(String::new, |choice| {
            format!("{} of {}", choice.matches(), choice.len())
        }),
        PromptKind::Percent | PromptKind::Note => String::new(),
        PromptKind::Rating => app.rating_typed(),
        PromptKind::Kept => app.kept_list().map_or_else(String::new, |list| {
            format!("{} of {}", list.matches(), list.count())
        }),
        PromptKind::Help => format!("{} found", app.help().map_or(0, Help::found)),
    };
    let room = area.width.saturating_sub(2 * MARGIN);
    let sign_width = text_width(prompt.sign()) as u16;
    let typed_width = (text_width(prompt.text()) as u16).min(TYPED_MOST);
    let beside = room.saturating_sub(sign_width + typed_width + 1 + GAP);
    let told = if prompt.kind == PromptKind::Note && prompt.is_full() {
        full_told(room)
    } else {
        told_beside(app, prompt, count, beside.min(area.width / 2))
    };
    let ways = ways_kept(app, prompt, room);
    let typed_room = room
        .saturating_sub(sign_width + width(&told) + GAP + ways)
        .max(4);
    // While the text is wider than its room, the end that is being typed at is shown.
    let hidden = (prompt.cursor() as u16).saturating_sub(typed_room - 1);
    let typed = skip_columns(prompt.text(), hidden);
    let x = pen.write(
        Area::row(area.x + MARGIN, area.y, room),
        prompt.sign(),
        Role::Accent,
    );
    let end = pen.write(Area::row(x, area.y, typed_room), typed, Role::Prompt);
    // The cursor stands in the first column of the gap.
    let told_row = Area::row(
        end + GAP - 1,
        area.y,
        (area.x + room + MARGIN).saturating_sub(end + GAP - 1),
    );
    let end = pen.write_pieces(told_row, &borrowed(&told));
    let behind = end + GAP;
    let edge = area.x + area.width - MARGIN;
    let hint = hints(app, edge.saturating_sub(behind));
    let hint_width = text_width(&hint) as u16;
    pen.write(
        Area::row(edge - hint_width, area.y, hint_width),
        &hint,
        Role::Dim,
    );
    Position::new(x + prompt.cursor() as u16 - hidden, area.y)
}

/// The columns kept for the ways out of a prompt: beside a note, which may be long, they are always
/// there, and in a wide window they are two.
fn ways_kept(app: &App, prompt: &Prompt, room: u16) -> u16 {
    let [_, two, one] = widths(app);
    match prompt.kind {
        PromptKind::Note if room >= WIDE => two + GAP,
        PromptKind::Note => one + GAP,
        PromptKind::Find
        | PromptKind::Filter
        | PromptKind::Library
        | PromptKind::Search
        | PromptKind::Percent
        | PromptKind::Kind
        | PromptKind::Kept
        | PromptKind::Help
        | PromptKind::Rating => 0,
    }
}

/// That a note takes no more.
fn full_told(room: u16) -> Vec<Owned> {
    let told = if room >= WIDE {
        "full: 100,000 characters"
    } else {
        "full"
    };
    vec![(told.to_owned(), Role::Problem)]
}

/// What stands behind what is typed: how much it came to, or what is wrong with it, and the switches
/// that are on. What is wrong has at most `room` columns.
fn told_beside(app: &App, prompt: &Prompt, count: String, room: u16) -> Vec<Owned> {
    if prompt.kind != PromptKind::Find {
        let wrong = app.notice().filter(|notice| {
            prompt.kind == PromptKind::Rating && notice.tone == Tone::Warning && count.is_empty()
        });
        return vec![match wrong {
            Some(notice) => (shortened(&notice.text, room), Role::Problem),
            None => (count, Role::Mark),
        }];
    }
    let told = match app.finder().fault() {
        Some(fault) => (shortened(&fault.to_string(), room), Role::Problem),
        None => (count, Role::Mark),
    };
    let on = on(app.finder().switches());
    let gap = if told.0.is_empty() || on.is_empty() {
        ""
    } else {
        "  "
    };
    vec![told, (format!("{gap}{on}"), Role::Dim)]
}

/// The switches of a search that are on, in words.
pub(super) fn on(switches: Switches) -> String {
    let accents = (switches.accents == Accents::Exact).then_some("accents");
    let words = (switches.borders == Borders::Words).then_some("whole words");
    let expression = (switches.wording == Wording::Expression).then_some("expression");
    let on: Vec<&str> = [accents, words, expression].into_iter().flatten().collect();
    on.join(" · ")
}

/// `text` without its first `columns` columns.
fn skip_columns(text: &str, columns: u16) -> &str {
    use unicode_segmentation::UnicodeSegmentation;
    let mut skipped = 0;
    for (offset, grapheme) in text.grapheme_indices(true) {
        if skipped >= columns {
            return text.get(offset..).unwrap_or_default();
        }
        skipped += crate::typeset::grapheme_width(grapheme);
    }
    if columns == 0 { text } else { "" }
}
