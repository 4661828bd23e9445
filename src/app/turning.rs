//! Moving the focus from pane to pane.

use super::motion::Direction;
use super::{App, Effect, Pane, View};

impl App {
    /// The panes there are, from the left.
    fn panes(&self) -> &'static [Pane] {
        match (self.view, self.shelf.len()) {
            (View::Zen, _) => &[Pane::Text],
            (View::Panes, 0 | 1) => &[Pane::Outline, Pane::Text],
            (View::Panes, _) => &[Pane::Library, Pane::Outline, Pane::Text],
        }
    }

    /// Moves the focus on among the panes on the screen, or, where only one has room, on to what
    /// belongs to it: from a list to its text, from the text to its outline.
    pub(super) fn turn_focus(&mut self, direction: Direction) -> Vec<Effect> {
        let shown = |pane: &Pane| self.areas.as_ref().is_some_and(|areas| areas.shows(*pane));
        let mut around: Vec<Pane> = self.panes().iter().copied().filter(shown).collect();
        if around.len() < 2 {
            around = self.panes().to_vec();
            around.sort_by_key(|pane| match pane {
                Pane::Library => 0,
                Pane::Text => 1,
                Pane::Outline => 2,
            });
        }
        if direction == Direction::Back {
            around.reverse();
        }
        let at = around.iter().position(|pane| *pane == self.focus);
        let next = at.map_or(0, |at| at + 1) % around.len().max(1);
        if let Some(pane) = around.get(next) {
            self.focus = *pane;
        }
        Vec::new()
    }

    /// Moves the focus to the pane beside, if there is one.
    pub(super) fn move_focus(&mut self, direction: Direction) -> Vec<Effect> {
        let panes = self.panes();
        let at = panes.iter().position(|pane| *pane == self.focus);
        let beside = at.and_then(|at| direction.step(at, 1, panes.len()));
        if let Some(pane) = beside.and_then(|beside| panes.get(beside)) {
            self.focus = *pane;
        }
        Vec::new()
    }
}
