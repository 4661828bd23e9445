//! Reads everything that was found, records one by one, on all cores, in its order.

use super::standings::Stood;
use crate::formats::Id;
use crate::library::{
    self, Contents, Found, Line, LoadError, Loaded, One, Place, Records, Settings, Source, contents,
};
use crate::work::in_order;
use std::sync::Arc;

/// A source, or a record of one, and what became of reading it.
#[derive(Clone, Copy)]
pub(super) struct Read<'a> {
    pub(super) source: &'a Source,
    /// Which record of the source it is, where that holds several reviews.
    pub(super) record: Option<Place>,
    /// What the record is called, where it says so.
    pub(super) id: Option<&'a Id>,
    pub(super) loaded: Result<&'a Loaded, &'a LoadError>,
    /// How the reader stands to it, if the journal was asked and knows.
    pub(super) stood: Option<&'a Stood>,
}

impl Read<'_> {
    /// What the reader knows it by: its path, and in a source of records which it is.
    pub(super) fn shown(&self) -> String {
        let path = self.source.shown();
        match self.record {
            Some(place) => format!("{path}, record {}", place.record),
            None => path,
        }
    }
}

/// Reads all that was `found` and gives it to `take` in its order, until that fails. What is under
/// way at a time is bounded; of a source of records no more than that is in memory.
pub(super) fn read<E>(
    found: Vec<Found>,
    settings: &Settings,
    mut take: impl FnMut(&Read<'_>) -> Result<(), E>,
) -> Result<(), E> {
    let jobs = Jobs {
        found: found.into_iter(),
        open: None,
        settings,
    };
    in_order(
        jobs,
        Job::weight,
        |job| job.done(settings),
        |done| {
            take(&Read {
                source: &done.source,
                record: done.place,
                id: done.id.as_ref(),
                loaded: done.loaded.as_ref(),
                stood: None,
            })
        },
    )
}

/// Something to read.
enum Job {
    /// What could not even be opened.
    Failed(LoadError),
    /// One review.
    One(One),
    /// A record of a source.
    Record(Arc<Source>, Line),
}

/// What was read, or why it could not be.
struct Done {
    source: Arc<Source>,
    place: Option<Place>,
    id: Option<Id>,
    loaded: Result<Loaded, LoadError>,
}

impl Job {
    /// How many bytes it has.
    fn weight(&self) -> u64 {
        match self {
            Self::Failed(_) => 0,
            Self::One(one) => one.size(),
            Self::Record(_, line) => line.size(),
        }
    }

    fn done(self, settings: &Settings) -> Done {
        let alone = |source, loaded| Done {
            source: Arc::new(source),
            place: None,
            id: None,
            loaded,
        };
        match self {
            Self::Failed(error) => alone(error.origin.clone(), Err(error)),
            Self::One(one) => alone(one.source().clone(), one.load(settings)),
            Self::Record(source, line) => {
                let library::Record { place, id, loaded } = line.load(&source);
                Done {
                    source,
                    place: Some(place),
                    id,
                    loaded,
                }
            }
        }
    }
}

/// Everything there is to read, opened as it is needed.
struct Jobs<'a> {
    found: std::vec::IntoIter<Found>,
    /// The records that come next, and where from.
    open: Option<(Arc<Source>, Records)>,
    settings: &'a Settings,
}

impl Iterator for Jobs<'_> {
    type Item = Job;

    fn next(&mut self) -> Option<Job> {
        loop {
            if let Some((source, records)) = &mut self.open {
                if let Some(line) = records.next() {
                    return Some(Job::Record(Arc::clone(source), line));
                }
                let is_empty = records.is_empty();
                let source = self.open.take().map(|(source, _)| source)?;
                if is_empty {
                    return Some(Job::One(One::empty(Source::clone(&source))));
                }
            }
            let source = match self.found.next()? {
                Ok(source) => source,
                Err(error) => return Some(Job::Failed(error)),
            };
            match contents(&source, self.settings) {
                Ok(Contents::One(one)) => return Some(Job::One(one)),
                Ok(Contents::Records(records)) => self.open = Some((Arc::new(source), records)),
                Err(error) => return Some(Job::Failed(error)),
            }
        }
    }
}
