//! What the reader left in reviews to come back to: marks, the places that jumps were made from, and
//! the way to them.

mod arrival;
mod everything;
mod jumps;
mod letters;
mod list;
mod roots;

pub use letters::{Awaiting, ShownMark};
pub use list::{KeptLine, KeptList, KeptRow, KeptSign, Over, State as KeptState};

use super::App;
use crate::journal::Letter;
use crate::library::WholeRoots;
use arrival::Arrival;
use everything::Elsewhere;
use jumps::Jumps;

/// What there is to come back to.
#[derive(Debug, Default)]
pub(super) struct Marking {
    /// What the letter is for that is typed next.
    pub(super) awaiting: Option<Awaiting>,
    /// The mark to go to as soon as it is known where it is.
    sought: Option<Letter>,
    /// Where the reader is on the way to.
    arrival: Option<Arrival>,
    jumps: Jumps,
    /// What was kept of all reviews when it was asked for last.
    elsewhere: Elsewhere,
    /// Where the library is, once that is known.
    pub(super) roots: Option<WholeRoots>,
    /// The marks there are, while a letter is awaited; none where they are to be looked up.
    shown: Option<Vec<ShownMark>>,
    /// The list of what is kept, while it is shown.
    list: Option<KeptList>,
}

impl App {
    /// Goes on to where the reader is on the way to, and notes where jumps were made from.
    pub(super) fn settle_marking(&mut self) {
        self.settle_arrival();
        self.settle_jumps();
        self.settle_kept_list();
        self.settle_marks();
    }
}
