//! Finding the reviews of a library.

use std::ops::ControlFlow;
use std::path::PathBuf;

use crate::app::Event;
use crate::library::{self, Change, Found, Settings};

/// Walks `roots` and tells `answer` what is found as it is found, until that breaks. What is in it is
/// read by [`keep`](super::keep()).
pub fn find(
    roots: &[PathBuf],
    settings: &Settings,
    answer: &mut dyn FnMut(Event) -> ControlFlow<()>,
) {
    let found = |found| Event::Library(Change::Found(found));
    tell(
        roots,
        settings,
        (&found, Event::Library(Change::Walked)),
        answer,
    );
}

/// Walks `roots` and tells `answer` what is found as it is found, until that breaks.
pub fn walk(
    roots: &[PathBuf],
    settings: &Settings,
    answer: &mut dyn FnMut(Event) -> ControlFlow<()>,
) {
    tell(roots, settings, (&Event::Found, Event::Walked), answer);
}

/// Tells what is found, and that it is all, as these events.
fn tell(
    roots: &[PathBuf],
    settings: &Settings,
    (found, walked): (&dyn Fn(Vec<Found>) -> Event, Event),
    answer: &mut dyn FnMut(Event) -> ControlFlow<()>,
) {
    let mut going = ControlFlow::Continue(());
    library::walk(roots, settings, &mut |batch| {
        going = answer(found(batch));
        going
    });
    if going.is_continue() {
        // Nothing follows that could be left off.
        let _ = answer(walked);
    }
}
