//! Where things stand on the screen: from its size and the focus to rectangles.

use super::Pane;
use crate::config::Settings;

/// The fewest columns and rows everything still works in.
pub const LEAST: Size = Size {
    columns: 20,
    rows: 5,
};

/// Rows from which blank ones set the header and the status line apart.
const ROWS_FOR_AIR: u16 = 14;

/// Columns left of the text: a mark, and a space.
const MARGIN_LEFT: u16 = 2;

/// Columns right of the text: a space, and the scrollbar.
const MARGIN_RIGHT: u16 = 2;

/// The size of the window in columns and rows.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub columns: u16,
    /// Rows.
    pub rows: u16,
}

/// A rectangle of the screen; columns and rows count from its top left corner.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Area {
    /// First column.
    pub x: u16,
    /// First row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// One row of `width` columns.
    pub const fn row(x: u16, y: u16, width: u16) -> Self {
        Self {
            x,
            y,
            width,
            height: 1,
        }
    }

    /// Whether a cell is in it.
    pub const fn contains(self, column: u16, row: u16) -> bool {
        column >= self.x
            && column - self.x < self.width
            && row >= self.y
            && row - self.y < self.height
    }
}

/// Which parts of the screen there are, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Areas {
    /// The line at the top; none in zen.
    pub header: Option<Area>,
    /// The list of reviews.
    pub library: Option<Area>,
    /// The list of sections.
    pub outline: Option<Area>,
    /// The text with its margins and its scrollbar.
    pub text: Option<Area>,
    /// The text alone, as wide as the measure; one of no pane when the text is not shown.
    pub page: Area,
    /// The row above the text that keeps the title of its section in sight; none in a low window,
    /// and in zen.
    pub running_head: Option<Area>,
    /// The rules between the panes.
    pub rules: Vec<Area>,
    /// What lies between header and status line.
    pub body: Area,
    /// The line at the bottom.
    pub status: Area,
}

/// What decides the areas beside the size of the window.
#[derive(Debug, Clone, Copy)]
pub struct Arrangement<'a> {
    /// Which pane has the focus.
    pub focus: Pane,
    /// Whether the panes are shown at all.
    pub view: View,
    /// How many reviews the library holds.
    pub reviews: usize,
    /// The measure wanted, in columns.
    pub measure: u16,
    /// The widths of the panes.
    pub settings: &'a Settings,
    /// The widths the reader wants instead.
    pub widths: Widths,
}

/// The columns that the reader has given to the panes beside the text; `None` leaves it to the
/// settings.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Widths {
    /// Those of the library.
    pub library: Option<u16>,
    /// Those of the outline.
    pub outline: Option<u16>,
}

impl Widths {
    /// These, but `columns` for `pane`. The text takes what the others leave.
    #[must_use]
    pub fn with(self, pane: Pane, columns: u16) -> Self {
        match pane {
            Pane::Library => Self {
                library: Some(columns),
                ..self
            },
            Pane::Outline => Self {
                outline: Some(columns),
                ..self
            },
            Pane::Text => self,
        }
    }
}

/// Whether the panes are shown beside the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum View {
    /// As there is room.
    Panes,
    /// The text alone.
    Zen,
}

impl Areas {
    /// The areas of a window of at least [`LEAST`]; `None` in a smaller one.
    pub fn of(size: Size, arrangement: &Arrangement<'_>) -> Option<Self> {
        if size.columns < LEAST.columns || size.rows < LEAST.rows {
            return None;
        }
        let zen = arrangement.view == View::Zen;
        let air = u16::from(size.rows >= ROWS_FOR_AIR);
        let top = if zen { air } else { 1 + air };
        let whole = |y, height| Area {
            x: 0,
            y,
            width: size.columns,
            height,
        };
        let body = whole(top, size.rows - top - air - 1);
        let mut areas = Self {
            header: (!zen).then(|| whole(0, 1)),
            library: None,
            outline: None,
            text: None,
            page: Area::default(),
            running_head: None,
            rules: Vec::new(),
            body,
            status: whole(size.rows - 1, 1),
        };
        if zen {
            areas.text = Some(body);
        } else {
            areas.place_panes(arrangement);
            for rule in &mut areas.rules {
                rule.y -= air;
                rule.height += air;
            }
        }
        if let Some(text) = areas.text {
            let page = page(text, arrangement.measure);
            let above = page.y.checked_sub(1).filter(|_| !zen && air > 0);
            areas.running_head = above.map(|y| Area::row(page.x, y, page.width));
            areas.page = page;
        }
        Some(areas)
    }

    /// Puts the panes side by side: the text first, then the outline when a readable measure is
    /// left, the library when there is room for all three or while it has the focus. Where there
    /// is room for one only, it is the one with the focus. Which panes there are does not depend on
    /// the widths the reader wants; those count as far as the text stays readable.
    fn place_panes(&mut self, arrangement: &Arrangement<'_>) {
        let panes = &arrangement.settings.panes;
        let columns = self.body.width;
        let share = u32::from(columns) * u32::from(panes.outline_share) / 100;
        let outline = (share as u16).clamp(panes.outline_least, panes.outline_most);
        let least = arrangement
            .settings
            .text
            .least_measure
            .min(arrangement.measure);
        let margins = MARGIN_LEFT + MARGIN_RIGHT;
        let several = arrangement.reviews > 1;
        let widths = arrangement.widths;
        let most = |beside: u16| columns.saturating_sub(beside + 1 + least + margins);

        // Where there is room for all three, the two lists share what the text leaves evenly.
        let beside_text = columns.saturating_sub(arrangement.measure + margins + 2);
        let even = (beside_text / 2).clamp(panes.outline_least, outline);
        let library = beside_text.saturating_sub(even).min(panes.library_most);
        if several && library >= panes.library_least {
            let (library_least, outline_least) = (panes.library_least, panes.outline_least);
            let library = widths.library.unwrap_or(library);
            let library = within(library, library_least, most(outline_least + 1));
            let outline = widths.outline.unwrap_or(even);
            let outline = within(outline, outline_least, most(library + 1));
            self.place(&[(Pane::Library, library), (Pane::Outline, outline)]);
            return;
        }
        if arrangement.focus == Pane::Library {
            let library = columns.saturating_sub(least + margins + 1).min(columns / 2);
            if library >= panes.library_least {
                let library = widths.library.unwrap_or(library);
                let library = within(library, panes.library_least, most(0));
                self.place(&[(Pane::Library, library)]);
            } else {
                self.library = Some(self.body);
            }
            return;
        }
        if columns.saturating_sub(outline + 1) >= least + margins {
            let outline = widths.outline.unwrap_or(outline);
            let outline = within(outline, panes.outline_least, most(0));
            self.place(&[(Pane::Outline, outline)]);
        } else if arrangement.focus == Pane::Outline {
            self.outline = Some(self.body);
        } else {
            self.text = Some(self.body);
        }
    }

    /// Gives each pane its columns from the left, with a rule behind it, and the rest to the text.
    fn place(&mut self, panes: &[(Pane, u16)]) {
        let mut rest = self.body;
        for &(pane, width) in panes {
            let area = Area { width, ..rest };
            self.rules.push(Area {
                x: rest.x + width,
                width: 1,
                ..rest
            });
            rest.x += width + 1;
            rest.width -= width + 1;
            match pane {
                Pane::Library => self.library = Some(area),
                Pane::Outline => self.outline = Some(area),
                Pane::Text => self.text = Some(area),
            }
        }
        self.text = Some(rest);
    }

    /// Whether `pane` is on the screen.
    pub fn shows(&self, pane: Pane) -> bool {
        self.of_pane(pane).is_some()
    }

    /// Where `pane` is, if it is on the screen.
    pub fn of_pane(&self, pane: Pane) -> Option<Area> {
        match pane {
            Pane::Library => self.library,
            Pane::Outline => self.outline,
            Pane::Text => self.text,
        }
    }

    /// The pane a cell belongs to, and its area.
    pub fn pane_at(&self, column: u16, row: u16) -> Option<(Pane, Area)> {
        [Pane::Library, Pane::Outline, Pane::Text]
            .into_iter()
            .filter_map(|pane| Some((pane, self.of_pane(pane)?)))
            .find(|(_, area)| area.contains(column, row))
    }

    /// The pane on the left of the rule a cell belongs to.
    pub fn pane_before_rule_at(&self, column: u16, row: u16) -> Option<Pane> {
        let rule = self.rules.iter().find(|rule| rule.contains(column, row))?;
        [Pane::Library, Pane::Outline].into_iter().find(|pane| {
            self.of_pane(*pane)
                .is_some_and(|area| area.x + area.width == rule.x)
        })
    }
}

/// `wanted` columns, but no more than `most`, and `least` in any case.
fn within(wanted: u16, least: u16, most: u16) -> u16 {
    wanted.min(most).max(least)
}

/// The columns of the text within its pane: the measure, centred.
fn page(text: Area, measure: u16) -> Area {
    let room = text.width.saturating_sub(MARGIN_LEFT + MARGIN_RIGHT);
    let width = measure.min(room);
    Area {
        x: text.x + MARGIN_LEFT + (room - width) / 2,
        width,
        ..text
    }
}
