//! How long the lines of the page are.

use super::motion::Direction;
use super::{App, Notice};
use crate::config::TextSettings;

/// By how many columns the measure grows and shrinks.
const MEASURE_STEP: u16 = 4;

impl App {
    /// Makes the lines longer, or shorter.
    pub(super) fn change_measure(&mut self, direction: Direction) {
        let areas = self.areas.as_ref().filter(|areas| areas.text.is_some());
        let shown = areas.map_or(self.measure, |areas| areas.page.width);
        let measure = match direction {
            Direction::On if shown < self.measure => {
                self.notice = Some(Notice::warning("There is no room for longer lines"));
                return;
            }
            Direction::On => self.measure + MEASURE_STEP,
            Direction::Back => self.measure.min(shown).saturating_sub(MEASURE_STEP),
        };
        self.set_measure(measure);
    }

    /// Gives the lines so many columns, as far as they may have.
    pub(super) fn set_measure(&mut self, measure: u16) {
        let (least, most) = TextSettings::MEASURE.into_inner();
        self.measure = measure.clamp(least, most);
        let text = format!("Lines of at most {} columns", self.measure);
        self.notice = Some(Notice::plain(text));
    }
}
