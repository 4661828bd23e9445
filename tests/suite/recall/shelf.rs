//! A library whose texts are known, searched by its index and looked through by a plain scan.

#![expect(clippy::panic, reason = "what measures may be ended by what is wrong")]

use std::io;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use frontrow::app::Event;
use frontrow::library::{
    self, Answered, Asked, Change, EntryId, Extent, IndexHome, IndexState, LibrarySearch, Roll,
    SearchNews, Settings, Source,
};
use frontrow::query::Filters;
use frontrow::review::Review;
use frontrow::work::{self, Searcher};

use super::made_up::Maker;
use super::phrases::{Phrase, Scanned};

/// A library and its index.
pub(crate) struct Shelf {
    settings: Settings,
    roll: Roll,
    pub(crate) index: IndexState,
    searcher: Searcher,
    /// Every review, and as a plain scan sees it.
    texts: Vec<(EntryId, Review, Scanned)>,
}

/// What became of a phrase.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// How many reviews hold it.
    pub(crate) held: usize,
    /// Those of them that were not found, by their paths.
    pub(crate) missed: Vec<String>,
    /// What stands first in the place of the only review that holds it.
    pub(crate) first: Option<String>,
    /// That the very words were not found in the review that stands first.
    pub(crate) lost: Option<String>,
}

impl Outcome {
    /// Whether everything was found that a plain scan finds, and that found anything.
    pub(crate) fn is_right(&self) -> bool {
        let is_found = self.missed.is_empty() && self.lost.is_none();
        self.held > 0 && is_found && self.first.is_none()
    }
}

impl Shelf {
    /// Writes `count` made-up reviews into `folder`, beside those of `others`.
    pub(crate) fn write(folder: &Path, count: usize, others: &Path) -> io::Result<()> {
        let maker = Maker::new();
        for number in 0..count {
            let below = folder.join(format!("{:03}", number / 500));
            std::fs::create_dir_all(&below)?;
            std::fs::write(below.join(format!("{number:05}.txt")), maker.review(number))?;
        }
        for other in std::fs::read_dir(others)? {
            let other = other?;
            std::fs::copy(other.path(), folder.join(other.file_name()))?;
        }
        Ok(())
    }

    /// The library in `folder`, whose index is below `remembered`.
    pub(crate) fn open(folder: &Path, remembered: &Path, settings: Settings) -> Self {
        let roots = [PathBuf::from(folder)];
        let (mut roll, mut index) = (Roll::default(), IndexState::Without(None));
        let mut answer = |event| {
            if let Event::Library(Change::Seen(seen)) = event {
                for (source, digest) in seen {
                    roll.put(&source, Some(&digest));
                }
            } else if let Event::Library(Change::Index(state)) = event {
                index = state;
            }
            ControlFlow::Continue(())
        };
        let control = Arc::default();
        work::gather_remembered(&roots, &settings, remembered, &control, &mut answer);
        Self {
            settings,
            roll,
            index,
            searcher: Searcher::new(Some(IndexHome::of(remembered, &roots))),
            texts: Vec::new(),
        }
    }

    /// Reads every review, for the plain scan.
    pub(crate) fn read(&mut self) {
        let ids: Vec<EntryId> = self.roll.ids().collect();
        for id in ids {
            let source = self.roll.source(id);
            let text = source.and_then(|source| {
                let loaded = library::load(&source, Extent::Whole, &self.settings);
                loaded.ok().map(|loaded| loaded.review)
            });
            if let Some(review) = text {
                let scanned = Scanned::of(&review);
                self.texts.push((id, review, scanned));
            }
        }
    }

    /// The reviews that were read.
    pub(crate) fn reviews(&self) -> Vec<&Review> {
        self.texts.iter().map(|(_, review, _)| review).collect()
    }

    /// The reviews that a plain scan finds.
    fn scan(&self, phrase: &Phrase) -> Vec<EntryId> {
        let needle = phrase.needle();
        let held = self.texts.iter().filter(|(.., text)| text.holds(&needle));
        held.map(|(id, ..)| *id).collect()
    }

    /// Searches for `typed`: the best `limit` reviews, with whether the words were found in them again
    /// for those that were looked at until `enough` of them were.
    fn search(&mut self, typed: &str, limit: usize, enough: usize) -> Vec<(EntryId, Looked)> {
        let (asked, faults) = Asked::parse(typed, &Filters::NONE);
        assert!(faults.is_empty(), "{typed}: {faults:?}");
        let mut search = LibrarySearch::new(1, asked, limit, self.roll.clone());
        search.index = self.index.clone();
        let mut hits = Vec::new();
        let mut looked = 0;
        let mut answer = |news| {
            match news {
                SearchNews::Found(found) => {
                    assert_eq!(found.answered, Answered::Indexed, "{typed}");
                    let found = found.hits.iter().map(|hit| (hit.entry, Looked::NotYet));
                    hits = found.collect();
                }
                SearchNews::Passages(passages) => {
                    for (entry, passage) in passages {
                        let hit = hits.iter_mut().find(|(hit, _)| *hit == entry);
                        if let Some((_, at)) = hit {
                            *at = match passage {
                                Some(passage) => Looked::There(passage.snippet.text),
                                None => Looked::Lost,
                            };
                            looked += 1;
                        }
                    }
                }
                SearchNews::Going(..) | SearchNews::Done => {}
                SearchNews::Refused(why) => panic!("{typed}: {why}"),
            }
            if looked < enough {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        };
        self.searcher.search(&search, &self.settings, &mut answer);
        hits
    }

    /// The paths of the best reviews for what is typed.
    pub(crate) fn paths(&mut self, typed: &str, limit: usize) -> Vec<String> {
        let found = self.search(typed, limit, usize::MAX);
        let there = found.iter().filter(|(_, looked)| *looked != Looked::Lost);
        let sources = there.filter_map(|(id, _)| self.roll.source(*id));
        sources.map(|source| source.shown()).collect()
    }

    /// Searches for a phrase, and compares what is found with what a plain scan finds.
    pub(crate) fn judge(&mut self, phrase: &Phrase) -> Outcome {
        let held = self.scan(phrase);
        let found = self.search(&phrase.typed, self.texts.len(), 1);
        let path = |id: EntryId| {
            self.roll
                .source(id)
                .as_ref()
                .map_or_else(String::new, Source::shown)
        };
        let missed = held
            .iter()
            .filter(|id| !found.iter().any(|(hit, _)| hit == *id));
        let missed = missed.map(|id| path(*id)).collect();
        let first = found.first();
        let lost =
            first.filter(|(id, looked)| held.contains(id) && !matches!(looked, Looked::There(_)));
        let other = match held.as_slice() {
            [only] => {
                let other = first.is_none_or(|(id, _)| id != only);
                other.then(|| format!("{first:?} before {}", path(*only)))
            }
            _ => None,
        };
        Outcome {
            held: held.len(),
            missed,
            lost: lost.map(|(id, _)| path(*id)),
            first: other,
        }
    }
}

/// Whether the words were found again in a review.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Looked {
    NotYet,
    /// They were, in these.
    There(String),
    Lost,
}
