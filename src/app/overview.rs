//! The page on which the library is seen at a glance, and filtered by a bar of it.

use super::motion::{Direction, Stride};
use super::{App, Area, Effect, EntryId, Notice};
use crate::app::commands::motion;
use crate::command::Command;
use crate::journal::Status;
use crate::library::{Bar, Chart, Overview, Roll};
use crate::query::Progress;
use crate::review::Pace;

/// Rows of a chart beside its bars: its heading, and a blank one.
const AROUND: u16 = 2;

/// The fewest columns of a chart.
const NARROWEST: u16 = 38;

/// Columns between two charts, and beside them.
const GAP: u16 = 3;

/// What is counted, to be handed to another thread.
#[derive(Debug, Clone)]
pub struct ToCount {
    /// All reviews.
    pub roll: Roll,
    /// Those that are counted.
    pub ids: Vec<EntryId>,
    /// How fast they are read.
    pub pace: Pace,
}

/// The page while it is open.
#[derive(Debug, Clone)]
pub struct OverviewPage {
    /// What was counted; `None` until it is.
    overview: Option<Overview>,
    /// What the list was filtered by.
    query: Option<String>,
    /// The chart and the bar that are selected.
    selected: (usize, usize),
    area: Area,
    /// Rows above the first on the screen.
    first: u16,
}

/// Where a chart stands on the page.
#[derive(Debug, Clone, Copy)]
pub struct Placed<'a> {
    /// The chart.
    pub chart: &'a Chart,
    /// Where it stands on the screen, without what is above or below that.
    pub area: Area,
    /// The rows of it that are above the screen.
    pub hidden: u16,
    /// The bar of it that is selected.
    pub selected: Option<usize>,
}

impl OverviewPage {
    /// What was counted; `None` until it is.
    pub fn overview(&self) -> Option<&Overview> {
        self.overview.as_ref()
    }

    /// What the list was filtered by.
    pub fn query(&self) -> Option<&str> {
        self.query.as_deref()
    }

    /// The bar that is selected.
    pub fn bar(&self) -> Option<&Bar> {
        let (chart, bar) = self.selected;
        self.charts().get(chart)?.bars.get(bar)
    }

    fn charts(&self) -> &[Chart] {
        self.overview
            .as_ref()
            .map_or(&[], |overview| overview.charts.as_slice())
    }

    /// The charts that are on the screen.
    pub fn placed(&self) -> impl Iterator<Item = Placed<'_>> {
        let (columns, width) = self.columns();
        let mut heights = vec![0_u16; usize::from(columns)];
        let (chosen, bar) = self.selected;
        self.charts()
            .iter()
            .enumerate()
            .filter_map(move |(index, chart)| {
                let (column, top) = place(&mut heights, chart)?;
                let height = chart.bars.len() as u16 + AROUND;
                let above = self.first.saturating_sub(top).min(height);
                let y = top.saturating_sub(self.first);
                let room = self.area.height.saturating_sub(y);
                let area = Area {
                    x: self.area.x + GAP + column * (width + GAP),
                    y: self.area.y + y,
                    width,
                    height: (height - above).min(room),
                };
                (area.height > 0).then_some(Placed {
                    chart,
                    area,
                    hidden: above,
                    selected: (chosen == index).then_some(bar),
                })
            })
    }

    /// How many charts stand side by side, and how wide each is.
    fn columns(&self) -> (u16, u16) {
        let room = self.area.width.saturating_sub(GAP);
        let columns = (room / (NARROWEST + GAP)).clamp(1, 3);
        (columns, (room / columns).saturating_sub(GAP))
    }

    /// Fits the page into `area`, with the selected bar in sight.
    fn settle(&mut self, area: Area) {
        self.area = area;
        let (columns, _) = self.columns();
        let mut heights = vec![0_u16; usize::from(columns)];
        let mut row = 0;
        let (chosen, bar) = self.selected;
        for (index, chart) in self.charts().iter().enumerate() {
            let top = place(&mut heights, chart).map_or(0, |(_, top)| top);
            if index == chosen {
                row = top + 1 + bar as u16;
            }
        }
        let height = heights.iter().max().copied().unwrap_or_default();
        let least = (row + 1).saturating_sub(area.height);
        let most = row.saturating_sub(1);
        self.first = self.first.clamp(least, most.max(least));
        self.first = self.first.min(height.saturating_sub(area.height));
    }

    /// Goes to the bar `by` bars on or back.
    fn step(&mut self, direction: Direction, by: usize) {
        let bars: Vec<(usize, usize)> = self
            .charts()
            .iter()
            .enumerate()
            .flat_map(|(chart, of)| (0..of.bars.len()).map(move |bar| (chart, bar)))
            .collect();
        let at = bars.iter().position(|bar| *bar == self.selected);
        let at = at.unwrap_or_default();
        let next = match direction {
            Direction::On => (at + by).min(bars.len().saturating_sub(1)),
            Direction::Back => at.saturating_sub(by),
        };
        if let Some(bar) = bars.get(next) {
            self.selected = *bar;
        }
    }

    /// Goes to the first bar of the next chart or the previous one.
    fn turn(&mut self, direction: Direction) {
        let (chart, _) = self.selected;
        if let Some(next) = direction.step(chart, 1, self.charts().len()) {
            self.selected = (next, 0);
        }
    }
}

/// Where the next chart stands: in the column that is shortest, and so many rows down.
fn place(heights: &mut [u16], chart: &Chart) -> Option<(u16, u16)> {
    let (column, height) = (0..)
        .zip(heights.iter_mut())
        .min_by_key(|(_, height)| **height)?;
    let top = *height;
    *height += chart.bars.len() as u16 + AROUND;
    Some((column, top))
}

impl App {
    /// Opens the page about the reviews that are listed.
    pub(super) fn open_overview(&mut self) -> Vec<Effect> {
        if self.shelf.listed().is_empty() {
            self.notice = Some(Notice::warning("There are no reviews"));
            return Vec::new();
        }
        let query = self.shelf.filtered().map(|(query, _)| query.to_owned());
        self.overview = Some(OverviewPage {
            overview: None,
            query,
            selected: (0, 0),
            area: Area::default(),
            first: 0,
        });
        vec![Effect::Count(Box::new(ToCount {
            roll: self.shelf.roll().clone(),
            ids: self.shelf.listed().to_vec(),
            pace: self.settings.text.pace,
        }))]
    }

    /// The page, while it is open.
    pub fn overview(&self) -> Option<&OverviewPage> {
        self.overview.as_ref()
    }

    /// Takes what was counted, if it is still wanted.
    pub(super) fn counted(&mut self, overview: Overview) {
        let mut counts = [Progress::Unread, Progress::Begun, Progress::Read].map(|read| (read, 0));
        for id in self.shelf.listed() {
            let [unread, begun, read] = &mut counts;
            match self.shelf.status(*id) {
                Status::Unread => unread.1 += 1,
                Status::Reading => begun.1 += 1,
                Status::Finished => read.1 += 1,
            }
        }
        if let Some(page) = &mut self.overview {
            page.overview = Some(overview.with_reading(counts));
        }
    }

    /// Fits the page into the window.
    pub(super) fn settle_overview(&mut self) {
        let body = self.areas.as_ref().map(|areas| areas.body);
        if let Some((page, body)) = self.overview.as_mut().zip(body) {
            page.settle(body);
        }
    }

    /// Goes to the next bar or the previous one.
    pub(super) fn step_in_overview(&mut self, direction: Direction) {
        if let Some(page) = &mut self.overview {
            page.step(direction, 1);
        }
    }

    /// On the page, moving goes from bar to bar, opening lists the reviews of one, and everything that
    /// leads out closes it.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the page acts on few of all commands"
    )]
    pub(super) fn execute_in_overview(&mut self, command: Command) -> Vec<Effect> {
        let Some(page) = &mut self.overview else {
            return Vec::new();
        };
        if let Some(motion) = motion(command) {
            let by = match motion.stride {
                Stride::Line => 1,
                Stride::HalfPage | Stride::Page => usize::from(page.area.height),
                Stride::End => usize::MAX,
            };
            page.step(motion.direction, by.min(1 << 20));
        }
        match command {
            Command::FocusRight => page.step(Direction::On, 1),
            Command::FocusLeft => page.step(Direction::Back, 1),
            Command::FocusNext | Command::NextSection | Command::NextParagraph => {
                page.turn(Direction::On);
            }
            Command::FocusPrevious | Command::PreviousSection | Command::PreviousParagraph => {
                page.turn(Direction::Back);
            }
            Command::Redraw => return vec![Effect::Redraw],
            Command::Suspend => return vec![Effect::Suspend],
            Command::ToggleMouse => return self.toggle_mouse(),
            Command::Open => return self.list_bar(),
            Command::Help => {
                self.overview = None;
                self.open_help();
            }
            Command::Overview | Command::Back | Command::Quit | Command::Cancel => {
                self.overview = None;
            }
            _ => {}
        }
        Vec::new()
    }

    /// Lists the reviews of the selected bar.
    fn list_bar(&mut self) -> Vec<Effect> {
        let Some(page) = self.overview.take() else {
            return Vec::new();
        };
        let Some(bar) = page.bar() else {
            return Vec::new();
        };
        let query = bar.pick.query();
        let query = match page.query() {
            Some(before) => format!("{before} {query}"),
            None => query,
        };
        self.filter_library(&query)
    }
}
