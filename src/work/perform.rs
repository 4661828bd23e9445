//! Performing one effect, step by step.

mod find;

use std::ops::ControlFlow;

use super::Searcher;
use crate::app::{Arranging, Effect, Event};
use crate::library::{self, Digest, Extent, Overview, Settings, Source};
use crate::outline;

/// Reviews whose digests are handed over together.
const DIGESTS: usize = 64;

/// Performs `effect` and gives its answers to `answer`, until that breaks. Effects that are no work
/// give none.
pub fn perform(
    effect: &Effect,
    settings: &Settings,
    answer: &mut dyn FnMut(Event) -> ControlFlow<()>,
) {
    match effect {
        Effect::Load {
            entry,
            source,
            extent,
        } => {
            let loaded = library::load(source, *extent, settings);
            let loaded = Box::new(loaded.map_err(|error| error.to_string()));
            // Nothing follows that could be left off.
            let _ = answer(Event::Loaded(*entry, loaded));
        }
        Effect::Outline(entry, review) => {
            // Nothing follows that could be left off.
            let _ = answer(Event::Outlined(*entry, outline::of(review)));
        }
        Effect::Digest(sources) => {
            // What is left off is not wanted any more.
            let _ = digest(sources, settings, answer);
        }
        Effect::Arrange(arranging) => {
            let _ = answer(arranged(arranging));
        }
        Effect::Find {
            search: id,
            review,
            pattern,
        } => {
            find::find((*id, review, pattern), answer);
        }
        Effect::Retrace(retrace) => {
            // Nothing follows that could be left off.
            let _ = answer(Event::Retraced(Box::new(retrace.retraced())));
        }
        Effect::Count(to_count) => {
            let overview = Overview::of(&to_count.roll, &to_count.ids, to_count.pace);
            // Nothing follows that could be left off.
            let _ = answer(Event::Counted(Box::new(overview)));
        }
        Effect::Search(search) => {
            Searcher::new(None).search(search, settings, &mut |news| {
                answer(Event::Searched(search.number, Box::new(news)))
            });
        }
        Effect::Watch(_)
        | Effect::Journal(_)
        | Effect::LeaveOff
        | Effect::Forget(_)
        | Effect::Edit { .. }
        | Effect::Capture(_)
        | Effect::Copy(_)
        | Effect::Redraw
        | Effect::Suspend
        | Effect::Quit => {}
    }
}

/// Reads what is known of each of these reviews.
fn digest(
    sources: &[Source],
    settings: &Settings,
    answer: &mut dyn FnMut(Event) -> ControlFlow<()>,
) -> ControlFlow<()> {
    sources.chunks(DIGESTS).try_for_each(|batch| {
        let digests = batch.iter().map(|source| {
            let loaded = library::load(source, Extent::Whole, settings);
            (source.clone(), Digest::of(source, &loaded, &settings.kinds))
        });
        answer(Event::Digested(digests.collect()))
    })
}

/// The list that is to be made.
fn arranged(arranging: &Arranging) -> Event {
    Event::Arranged(arranging.number, Box::new(arranging.arrange()))
}
