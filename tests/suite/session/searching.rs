//! Searches of the library that a test answers, bit by bit.

use super::{Session, Work};
use frontrow::app::{Effect, Event, Pane};
use frontrow::library::{
    self, Answered, Change, EntryId, Extent, IndexState, LibraryHit, LibrarySearch, Passage,
    SearchFound, SearchNews, Snippet,
};
use frontrow::review::{Position, Span};
use frontrow::search::{self, Pattern, Tier};
use std::sync::Arc;

impl Session {
    /// The program opened on a folder of texts, whose searches wait for the test.
    pub(crate) fn searchable<T: AsRef<str>>(files: &[(&str, T)], size: (u16, u16)) -> Self {
        let files: Vec<_> = files
            .iter()
            .map(|(name, text)| (name.as_ref(), text.as_ref().as_bytes()))
            .collect();
        let mut session = Self::new(&files, size, Pane::Library);
        session.work = Work::SearchesHeld;
        let folder = session.folder.path().to_owned();
        session.open(folder);
        session
    }

    /// Reads the beginnings of texts first from now on, whatever their length, and the rest when the
    /// test says so.
    pub(crate) fn reads_on_demand(&mut self) -> &mut Self {
        self.library.at_once = 0;
        self.work = Work::Held;
        self
    }

    /// The searches that were asked for and not answered: for each, how many reviews are wanted.
    pub(crate) fn searches(&self) -> Vec<usize> {
        self.asked_for().iter().map(|search| search.limit).collect()
    }

    /// Whether the last of them has what was piped in.
    pub(crate) fn knows_piped(&self) -> bool {
        self.asked_for().last().unwrap().piped.is_some()
    }

    fn asked_for(&self) -> Vec<&LibrarySearch> {
        let mut searches = Vec::new();
        for effect in &self.waiting {
            if let Effect::Search(search) = effect {
                searches.push(search.as_ref());
            }
        }
        searches
    }

    /// Answers the search that was asked for last, as it would be with an index, for these words:
    /// first what was found, then the words in it, then that this is all.
    pub(crate) fn finds(&mut self, words: &str, files: &[&str]) -> &mut Self {
        self.finds_only(words, files, Answered::Indexed)
            .tells_passages(words, files)
            .tells(SearchNews::Done)
    }

    /// Tells which reviews were found, and how.
    pub(crate) fn finds_only(
        &mut self,
        words: &str,
        files: &[&str],
        answered: Answered,
    ) -> &mut Self {
        let found = files.iter().map(|file| (*file, Tier::Phrase));
        let found: Vec<_> = found.collect();
        self.finds_tiers(words, &found, answered, &[])
    }

    /// The same, each in its tier, with the words that stand for others.
    pub(crate) fn finds_tiers(
        &mut self,
        _words: &str,
        files: &[(&str, Tier)],
        answered: Answered,
        instead: &[(&str, &[&str])],
    ) -> &mut Self {
        let hits = files.iter().map(|(file, tier)| LibraryHit {
            entry: self.entry(file),
            tier: *tier,
            score: 1.0,
        });
        let hits: Vec<LibraryHit> = hits.collect();
        let instead = instead.iter().map(|(typed, instead)| {
            let instead = instead.iter().map(ToString::to_string);
            ((*typed).to_owned(), instead.collect())
        });
        let found = SearchFound {
            count: hits.len(),
            hits,
            instead: instead.collect(),
            answered,
        };
        self.tells(SearchNews::Found(found))
    }

    /// Tells where the words stand in these reviews: in those that hold them.
    pub(crate) fn tells_passages(&mut self, words: &str, files: &[&str]) -> &mut Self {
        let passages = files.iter().map(|file| {
            let entry = self.entry(file);
            (entry, self.passage(entry, words))
        });
        let passages = passages.collect();
        self.tells(SearchNews::Passages(passages))
    }

    /// Tells news of the search that was asked for last.
    pub(crate) fn tells(&mut self, news: SearchNews) -> &mut Self {
        let number = self.asked_for().last().unwrap().number;
        self.tells_of(number, news)
    }

    /// Tells news of the search of a number.
    pub(crate) fn tells_of(&mut self, number: u64, news: SearchNews) -> &mut Self {
        self.receive(Event::Searched(number, Box::new(news)));
        self
    }

    /// The number of the search that was asked for last.
    pub(crate) fn last_search(&self) -> u64 {
        self.asked_for().last().unwrap().number
    }

    /// Tells how it stands with the index.
    pub(crate) fn tells_index(&mut self, state: IndexState) -> &mut Self {
        self.receive(Event::Library(Change::Index(state)));
        self
    }

    fn entry(&self, file: &str) -> EntryId {
        let searches = self.asked_for();
        let roll = &searches.last().unwrap().roll;
        let mut ids = roll.ids();
        let found = ids.find(|id| roll.source(*id).unwrap().name() == file);
        found.unwrap()
    }

    /// Where these words stand in a review for the first time, in their paragraph.
    fn passage(&self, entry: EntryId, words: &str) -> Option<Passage> {
        let searches = self.asked_for();
        let source = searches.last().unwrap().roll.source(entry).unwrap();
        let loaded = library::load(&source, Extent::Whole, &self.library).unwrap();
        let review = &loaded.review;
        // Words that are parted so stand anywhere.
        let apart: Vec<String> = words.split(" | ").map(str::to_owned).collect();
        let pattern = match apart.as_slice() {
            [_] => Pattern::new(words),
            several => Pattern::any_of(several),
        };
        let pattern = Arc::new(pattern.unwrap());
        let whole = Span::new(Position::START, review.end());
        let span = search::find(review, &pattern, whole).next()?;
        let text = review.text();
        let (start, end) = (span.start.offset(), span.end.offset());
        let before = text.get(..start)?.rsplit('\n').next()?;
        let behind = text.get(end..)?.split('\n').next()?;
        let snippet = Snippet {
            text: format!("{before}{}{behind}", review.slice(span)),
            marks: std::iter::once(before.len()..before.len() + span.len()).collect(),
        };
        let section = loaded.outline.section_at(span.start).map(|at| {
            let section = loaded.outline.sections().get(at);
            let heading = section.and_then(|section| section.heading);
            (
                at + 1,
                heading.map(|heading| review.slice(heading.line).to_owned()),
            )
        });
        Some(Passage {
            span,
            line: None,
            section,
            snippet,
            pattern: Some(pattern),
        })
    }
}
