//! Finding the reviews of a library, then reading each for what the list shows.

use std::ops::ControlFlow;
use std::path::PathBuf;

use crate::app::Event;
use crate::library::{self, Digest, Extent, Settings, Source};

/// Reviews whose digests are handed over together.
const BATCH: usize = 64;

/// Walks `roots`, telling `answer` what is found as it is found and then what was read of it, until
/// that breaks.
pub fn walk(
    roots: &[PathBuf],
    settings: &Settings,
    answer: &mut dyn FnMut(Event) -> ControlFlow<()>,
) {
    let mut sources: Vec<Source> = Vec::new();
    let mut going = ControlFlow::Continue(());
    library::walk(roots, settings, &mut |found| {
        sources.extend(found.iter().flatten().cloned());
        going = answer(Event::Found(found));
        going
    });
    if going.is_break() || answer(Event::Walked).is_break() {
        return;
    }
    // Standard input can be read only once, and is when it is opened.
    sources.retain(|source| *source != Source::StandardInput);
    for batch in sources.chunks(BATCH) {
        let digests = batch.iter().map(|source| {
            let loaded = library::load(source, Extent::Whole, settings);
            (source.clone(), Digest::of(source, &loaded))
        });
        if answer(Event::Digested(digests.collect())).is_break() {
            return;
        }
    }
}
