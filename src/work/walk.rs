//! Finding the reviews of a library.

use std::ops::ControlFlow;
use std::path::PathBuf;

use crate::app::Event;
use crate::library::{self, Settings};

/// Walks `roots` and tells `answer` what is found as it is found, until that breaks.
pub fn walk(
    roots: &[PathBuf],
    settings: &Settings,
    answer: &mut dyn FnMut(Event) -> ControlFlow<()>,
) {
    let mut going = ControlFlow::Continue(());
    library::walk(roots, settings, &mut |found| {
        going = answer(Event::Found(found));
        going
    });
    if going.is_continue() {
        // Nothing follows that could be left off.
        let _ = answer(Event::Walked);
    }
}
