//! The page that lists all hits of a review, by section and with the words around them.

use super::super::commands::motion;
use super::super::motion::{Direction, Motion, Stride};
use super::super::{App, Area, Effect, Notice, Open, Pane, Stops};
use super::Sought;
use crate::command::Command;
use crate::review::{Position, Span};

/// The list while it is shown. What it lists are the hits that were found so far; only the rows on
/// the screen are ever looked at, as there may be a million.
#[derive(Debug, Clone, Copy)]
pub struct HitList {
    /// Where the selected hit begins: there may be others before it that were not found yet.
    at: Position,
    /// The first hit on the screen; the title of its section is above it.
    first: usize,
    area: Area,
}

/// A row of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum HitRow {
    /// The title of the section with this index, whose hits follow.
    Section(usize),
    /// The hit with this index.
    Hit(usize),
}

impl HitList {
    /// The hit that is selected, from 0: the first from its place on, else the last one so far.
    pub fn selected(&self, hits: &[Span]) -> usize {
        let row = hits.partition_point(|hit| hit.start < self.at);
        row.min(hits.len().saturating_sub(1))
    }

    /// Selects the hit in this row.
    fn select(&mut self, row: usize, hits: &[Span]) {
        let row = row.min(hits.len().saturating_sub(1));
        self.at = hits.get(row).map_or(self.at, |hit| hit.start);
    }

    /// Stays at the same hit in another reading of the review.
    pub(super) fn carry(&mut self, carried: impl Fn(Position) -> Position) {
        self.at = carried(self.at);
    }

    /// The rows on the screen.
    pub fn rows(&self, open: &Open, hits: &[Span]) -> Vec<HitRow> {
        rows(open, hits, self.first, usize::from(self.area.height))
    }

    /// Moves the selection.
    fn step(&mut self, motion: Motion, hits: &[Span]) {
        let row = motion.row(self.selected(hits), hits.len(), self.area.height);
        self.select(row, hits);
    }

    /// Fits the list into `area`, with the selected hit in sight.
    fn settle(&mut self, area: Area, open: &Open, hits: &[Span]) {
        self.area = area;
        let height = usize::from(area.height).max(1);
        let selected = self.selected(hits);
        self.first = self.first.min(selected);
        self.first = self.first.max((selected + 1).saturating_sub(height));
        while self.first < selected {
            let rows = rows(open, hits, self.first, height);
            if rows.contains(&HitRow::Hit(selected)) {
                break;
            }
            self.first += 1;
        }
    }
}

/// At most `height` rows from the hit `first` on, under the titles of their sections.
fn rows(open: &Open, hits: &[Span], first: usize, height: usize) -> Vec<HitRow> {
    let stops = Stops::of(open);
    let mut above = None;
    let mut rows = Vec::new();
    for (index, hit) in hits.iter().enumerate().skip(first).take(height) {
        let section = stops
            .at(hit.start)
            .filter(|at| stops.section(*at).is_some());
        if let Some(section) = section.filter(|section| above != Some(*section)) {
            above = Some(section);
            rows.push(HitRow::Section(section));
        }
        rows.push(HitRow::Hit(index));
    }
    // The last title has a hit below it.
    rows.truncate(height);
    if height > 1 {
        rows.pop_if(|row| matches!(row, HitRow::Section(_)));
    }
    if height == 1 {
        rows = vec![HitRow::Hit(first)];
    }
    rows
}

impl super::Finder {
    /// The list of the hits, while it is shown.
    pub fn list(&self) -> Option<&HitList> {
        self.list.as_ref()
    }
}

impl App {
    /// Lists the hits of what is looked for, or of what was looked for last.
    pub(in crate::app) fn list_hits(&mut self) -> Vec<Effect> {
        let Some(open) = self.reader.open().cloned() else {
            return Vec::new();
        };
        let mut effects = Vec::new();
        if self.finder.pattern.is_none() {
            let last = self.finder.last().cloned();
            effects = self.finder.look_for(last, &open);
        }
        let is_done = self.finder.state() == super::Search::Done;
        if self.finder.hits().is_empty() && is_done {
            self.say_sought(Sought::Nothing, Direction::On);
            return effects;
        }
        let reading = self.reader.reading();
        self.finder.list = Some(HitList {
            at: self.finder.current().map_or(reading, |hit| hit.start),
            first: 0,
            area: Area::default(),
        });
        effects
    }

    /// Fits the list into the window; it goes when no review is open.
    pub(in crate::app) fn settle_hits(&mut self) {
        let body = self.areas.as_ref().map(|areas| areas.body);
        let (Some(body), Some(open)) = (body, self.reader.open()) else {
            self.finder.list = None;
            return;
        };
        if let Some(list) = &mut self.finder.list {
            list.settle(body, open, &self.finder.hits);
        }
    }

    /// Moves the selection in the list of hits by a row.
    pub(in crate::app) fn step_in_hits(&mut self, direction: Direction) {
        if let Some(list) = &mut self.finder.list {
            let stride = Stride::Line;
            list.step(Motion { stride, direction }, &self.finder.hits);
        }
    }

    /// In the list of hits, moving selects, opening goes to the hit, and everything that leads out
    /// goes back to where one was.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the list acts on few of all commands"
    )]
    pub(in crate::app) fn execute_in_hits(&mut self, command: Command) -> Vec<Effect> {
        let Some(list) = &mut self.finder.list else {
            return Vec::new();
        };
        if let Some(motion) = motion(command) {
            list.step(motion, &self.finder.hits);
        }
        match command {
            Command::FindNext => self.step_in_hits(Direction::On),
            Command::FindPrevious => self.step_in_hits(Direction::Back),
            Command::NextSection => self.step_to_section(Direction::On),
            Command::PreviousSection => self.step_to_section(Direction::Back),
            Command::Open => self.go_to_selected_hit(),
            Command::Redraw => return vec![Effect::Redraw],
            Command::Suspend => return vec![Effect::Suspend],
            Command::ToggleMouse => return self.toggle_mouse(),
            Command::Help => {
                self.finder.list = None;
                self.open_help();
            }
            Command::ListHits | Command::Back | Command::Quit | Command::Cancel => {
                self.finder.list = None;
            }
            _ => {}
        }
        Vec::new()
    }

    /// Selects the first hit of the next section, or of this one or the one before.
    fn step_to_section(&mut self, direction: Direction) {
        let (Some(open), Some(list)) = (self.reader.open(), &mut self.finder.list) else {
            return;
        };
        let stops = Stops::of(open);
        let hits = &self.finder.hits;
        let begins = |index: usize| {
            let span = stops.span(stops.at(hits.get(index)?.start)?)?;
            Some(hits.partition_point(|hit| hit.start < span.start))
        };
        let selected = list.selected(hits);
        let next = match direction {
            Direction::On => hits.get(selected).and_then(|hit| {
                let end = stops.span(stops.at(hit.start)?)?.end;
                Some(hits.partition_point(|hit| hit.start < end))
            }),
            Direction::Back => match begins(selected) {
                Some(first) if first < selected => Some(first),
                Some(_) | None => selected.checked_sub(1).and_then(begins),
            },
        };
        list.select(next.unwrap_or(selected), hits);
    }

    fn go_to_selected_hit(&mut self) {
        let list = self.finder.list.take();
        let hits = &self.finder.hits;
        let hit = list.and_then(|list| hits.get(list.selected(hits)).copied());
        let Some(hit) = hit else {
            self.notice = Some(Notice::plain("searching"));
            return;
        };
        self.finder.resume(Some(hit));
        self.reader.jump(hit.start);
        self.focus = Pane::Text;
    }
}
