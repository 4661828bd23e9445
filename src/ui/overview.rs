//! The page on which the library is seen at a glance.

use ratatui::layout::Direction;
use ratatui::text::Line;
use ratatui::widgets::{Bar, BarChart, BarGroup};

use super::pen::{Pen, shortened};
use super::right_of;
use crate::app::{Area, OverviewPage, Placed};
use crate::config::Role;
use crate::library::{Chart, Counted, Pick};
use crate::typeset::text_width;

/// The most columns of a label.
const LABEL_MOST: usize = 18;

/// Columns of the count behind a bar, with the space before it.
const COUNT: u16 = 8;

pub(super) fn paint(page: &OverviewPage, area: Area, pen: &mut Pen<'_>) {
    if page.overview().is_none() {
        let room = right_of(area, 3);
        pen.write(room, "counting", Role::Dim);
        return;
    }
    for placed in page.placed() {
        paint_chart(&placed, pen);
    }
}

/// A chart: its heading, then a row for each bar with its label, the bar and the count.
fn paint_chart(placed: &Placed<'_>, pen: &mut Pen<'_>) {
    let chart = placed.chart;
    let mut area = placed.area;
    if placed.hidden == 0 {
        let row = Area { height: 1, ..area };
        let end = pen.write(row, heading(chart.by), Role::Heading);
        let beside = beside(chart);
        let room = (row.x + row.width).saturating_sub(end + 2);
        let beside = shortened(&beside, room);
        pen.write(Area::row(end + 2, row.y, room), &beside, Role::Dim);
        area.y += 1;
        area.height = area.height.saturating_sub(1);
    }
    let skipped = usize::from(placed.hidden.saturating_sub(1));
    let bars = chart.bars.iter().enumerate().skip(skipped);
    let bars: Vec<(usize, &crate::library::Bar)> = bars.take(usize::from(area.height)).collect();
    let label_of = |pick: &Pick| match pick {
        Pick::Rating(_) => format!("{} ★", pick.label()),
        Pick::Month(_)
        | Pick::Year(_)
        | Pick::Maker(_)
        | Pick::Tag(_)
        | Pick::Minutes(..)
        | Pick::Read(_) => shortened(&pick.label(), LABEL_MOST as u16),
    };
    let labels = chart
        .bars
        .iter()
        .map(|bar| text_width(&label_of(&bar.pick)));
    let widest = labels.max().unwrap_or_default().min(LABEL_MOST) as u16;
    let room = area.width.saturating_sub(widest + 1 + COUNT);
    let most = chart.bars.iter().map(|bar| bar.count).max();
    paint_bars(
        &bars,
        most.unwrap_or_default(),
        (area, widest + 1, room),
        pen,
    );
    for (y, (index, bar)) in (area.y..).zip(&bars) {
        let row = Area { y, ..area };
        let label = label_of(&bar.pick);
        let indent = widest.saturating_sub(text_width(&label) as u16);
        let is_selected = placed.selected == Some(*index);
        let role = if is_selected { Role::Text } else { Role::Dim };
        pen.write(right_of(row, indent), &label, role);
        let count = format!(" {}", bar.count);
        let full = full(bar.count, most.unwrap_or_default(), room);
        let x = area.x + widest + 1 + full;
        pen.write(Area::row(x, y, COUNT), &count, role);
        if is_selected {
            let sign = Area::row(area.x.saturating_sub(2), y, area.width + 2);
            pen.write(Area { width: 1, ..sign }, "▌", Role::Accent);
            pen.tint(sign, Role::FocusedRow);
            pen.stress(right_of(row, indent), Role::FocusedRow);
        }
    }
}

/// The columns of a bar, in which eighths count as one.
fn full(count: usize, most: usize, room: u16) -> u16 {
    let eighths = (count * usize::from(room) * 8).div_ceil(most.max(1));
    eighths.div_ceil(8).min(usize::from(room)) as u16
}

/// The bars themselves, behind `left` columns, in `room` columns.
fn paint_bars(
    bars: &[(usize, &crate::library::Bar)],
    most: usize,
    (area, left, room): (Area, u16, u16),
    pen: &mut Pen<'_>,
) {
    let group: Vec<Bar<'_>> = bars
        .iter()
        .map(|(_, bar)| {
            Bar::default()
                .value(bar.count as u64)
                .text_value("")
                .label(Line::default())
        })
        .collect();
    let chart = BarChart::default()
        .direction(Direction::Horizontal)
        .bar_width(1)
        .bar_gap(0)
        .max(most.max(1) as u64)
        .bar_style(pen.style(Role::Mark))
        .data(BarGroup::default().bars(&group));
    let inside = Area {
        x: area.x + left,
        y: area.y,
        width: room,
        height: area.height.min(bars.len() as u16),
    };
    pen.widget(inside, chart);
}

fn heading(by: Counted) -> &'static str {
    match by {
        Counted::Rating => "Ratings",
        Counted::Month => "Months",
        Counted::Year => "Years",
        Counted::Maker => "Makers",
        Counted::Tag => "Tags",
        Counted::Length => "Length",
        Counted::Reading => "Read",
    }
}

/// What is not in the bars.
fn beside(chart: &Chart) -> String {
    let others = match (chart.others, chart.by) {
        (0, _) => None,
        (count, Counted::Month | Counted::Year) => Some(format!("{count} earlier")),
        (
            count,
            Counted::Rating | Counted::Maker | Counted::Tag | Counted::Length | Counted::Reading,
        ) => Some(format!("{count} more")),
    };
    let unknown = (chart.unknown > 0).then(|| format!("{} without", chart.unknown));
    let parts: Vec<String> = others.into_iter().chain(unknown).collect();
    parts.join(" · ")
}
