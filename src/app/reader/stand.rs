//! How the page stands, and coming back to that.

use super::Reader;
use super::breaks::Foot;
use crate::review::Position;

/// How the page stands, to come back to exactly.
#[derive(Debug, Clone)]
pub struct Stand {
    /// The place of the reading line.
    pub place: Position,
    pub(super) measure: u16,
    pub(super) fresh: Option<Position>,
    pub(super) trail: Vec<Spot>,
    pub(super) lead: u16,
    pub(super) foot: Foot,
}

/// What the rows of a page follow from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot {
    /// The place of the reading line.
    pub(super) place: Position,
    /// Blank rows above it.
    pub(super) lead: u16,
    /// How far down it goes.
    pub(super) foot: Foot,
}

impl Reader {
    /// Puts the page there, with no way back to others.
    pub(super) fn stand_at(&mut self, spot: Spot) {
        self.moves += 1;
        self.trail.clear();
        self.fresh = None;
        self.reading = spot.place;
        self.lead = spot.lead;
        self.foot = spot.foot;
        self.settle();
    }

    /// Where the page stands now.
    pub(super) fn spot(&self) -> Spot {
        Spot {
            place: self.reading,
            lead: self.lead,
            foot: self.foot,
        }
    }

    /// How the page stands now.
    pub fn stand(&self) -> Stand {
        Stand {
            place: self.reading,
            measure: self.galley.measure(),
            fresh: self.fresh,
            trail: self.trail.clone(),
            lead: self.lead,
            foot: self.foot,
        }
    }

    /// Puts the page as it stood; where lines have become longer or shorter since, only the line
    /// at the reading line.
    pub fn come_back(&mut self, stand: &Stand) {
        self.jump(stand.place);
        if stand.measure == self.galley.measure() {
            self.fresh = stand.fresh;
            self.trail.clone_from(&stand.trail);
            self.lead = stand.lead;
            self.foot = stand.foot;
            self.settle();
        }
    }
}
