//! Libraries for the tests of searching, and what is found in them as lines of text.

use frontrow::library::{
    Answered, Asked, Digest, Extent, IndexHome, IndexState, LibrarySearch, Passage, Roll,
    SearchFound, SearchMasking, SearchNews, Settings, Source, load, samples,
};
use frontrow::query::Filters;
use frontrow::search::{Document, Held, Tier};
use frontrow::work::Searcher;
use std::collections::HashMap;
use std::fs;
use std::ops::ControlFlow;
use tempfile::{TempDir, tempdir};

/// A library that can be searched.
pub(crate) struct Shelf {
    folder: TempDir,
    pub(crate) roll: Roll,
    pub(crate) settings: Settings,
    pub(crate) searcher: Searcher,
    pub(crate) index: IndexState,
    pub(crate) masking: SearchMasking,
}

/// What was told of a search.
#[derive(Default)]
pub(crate) struct Told {
    pub(crate) found: SearchFound,
    pub(crate) passages: HashMap<frontrow::library::EntryId, Option<Passage>>,
    pub(crate) refused: Option<String>,
    pub(crate) is_done: bool,
    pub(crate) news: usize,
}

impl Shelf {
    /// The samples that are compiled in.
    pub(crate) fn of_samples() -> Self {
        let shelf = Self::empty();
        let sources: Vec<Source> = samples::sources().collect();
        shelf.with(&sources)
    }

    /// Files of these names and texts.
    pub(crate) fn of_files(files: &[(&str, &str)]) -> Self {
        let shelf = Self::empty();
        let sources = files.iter().map(|(name, text)| {
            let path = shelf.folder.path().join("lib").join(name);
            fs::write(&path, text).expect("it can be written");
            Source::File(path)
        });
        let sources: Vec<Source> = sources.collect();
        shelf.with(&sources)
    }

    fn empty() -> Self {
        let folder = tempdir().expect("a folder");
        fs::create_dir(folder.path().join("lib")).expect("a folder");
        let settings = frontrow::config::shipped()
            .expect("they are right")
            .for_library();
        Self {
            folder,
            roll: Roll::default(),
            settings,
            searcher: Searcher::new(None),
            index: IndexState::Without(None),
            masking: SearchMasking::Nothing,
        }
    }

    fn with(mut self, sources: &[Source]) -> Self {
        for source in sources {
            let read = load(source, Extent::Whole, &self.settings);
            let digest = Digest::of(source, &read, &self.settings.kinds);
            self.roll.put(source, Some(&digest));
        }
        self.roll.settle();
        self
    }

    /// Where its index is.
    pub(crate) fn home(&self) -> IndexHome {
        let root = self.folder.path().join("lib");
        IndexHome::of(&self.folder.path().join("cache"), &[root])
    }

    /// The same with an index of all its texts.
    pub(crate) fn indexed(mut self) -> Self {
        let home = self.home();
        let mut writer = crate::index::reopened(home.folder(), "test").expect("an index");
        for id in self.roll.ids() {
            let source = self.roll.source(id).expect("it is there");
            let key = home.text(&source).expect("it is a file");
            let loaded = load(&source, Extent::Whole, &self.settings).expect("it is read");
            let view = self.roll.view(id).expect("it is there");
            let names = frontrow::library::names_weighed(view);
            let titles: Vec<&str> = names.iter().map(String::as_str).collect();
            let sections = loaded.outline.sections().iter();
            let headings: Vec<&str> = sections
                .filter_map(|section| section.title(&loaded.review))
                .collect();
            let document = Document {
                key,
                titles: &titles,
                headings: &headings,
                text: loaded.review.text(),
                language: None,
            };
            writer.add(&document).expect("it is added");
            let held = Held {
                file: key.file,
                stamp: 1,
                texts: 1,
                whole: true,
            };
            writer.hold(held).expect("it is noted");
        }
        writer.commit().expect("it is kept");
        drop(writer);
        self.searcher = Searcher::new(Some(self.home()));
        self.index = IndexState::Ready;
        self
    }

    /// Removes the file of this name from the library, not from its index.
    pub(crate) fn remove(&mut self, name: &str) {
        let source = Source::File(self.folder.path().join("lib").join(name));
        let id = self.roll.find(&source).expect("it is there");
        self.roll.remove(id);
    }

    /// Writes another text into a file that is known.
    pub(crate) fn rewrite(&self, name: &str, text: &str) {
        fs::write(self.folder.path().join("lib").join(name), text).expect("it can be written");
    }

    /// Searches, and tells what was told until `most` news came.
    pub(crate) fn ask(&mut self, typed: &str, most: usize) -> Told {
        let (asked, faults) = Asked::parse(typed, &Filters::NONE);
        assert!(faults.is_empty(), "{typed}: {faults:?}");
        let mut search = LibrarySearch::new(1, asked, 50, self.roll.clone());
        search.index.clone_from(&self.index);
        search.masking.clone_from(&self.masking);
        let mut told = Told::default();
        self.searcher.search(&search, &self.settings, &mut |news| {
            assert!(!told.is_done, "nothing follows the end");
            told.news += 1;
            match news {
                SearchNews::Found(found) => told.found = found,
                SearchNews::Passages(passages) => told.passages.extend(passages),
                SearchNews::Going(read, of) => assert!(read <= of),
                SearchNews::Done => told.is_done = true,
                SearchNews::Refused(why) => told.refused = Some(why),
            }
            if told.news < most {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        });
        told
    }

    /// What is found, a line for each: title, section, line, snippet.
    pub(crate) fn lines(&mut self, typed: &str) -> String {
        let told = self.ask(typed, usize::MAX);
        assert!(told.is_done, "{typed}: {:?}", told.refused);
        let lines = told.found.hits.iter().filter_map(|hit| {
            let passage = told
                .passages
                .get(&hit.entry)
                .expect("it is told")
                .as_ref()?;
            let title = self.roll.view(hit.entry)?.title().into_owned();
            let line = passage.line.map_or("-".to_owned(), |line| line.to_string());
            let section = match &passage.section {
                Some((number, Some(title))) => format!("{number} {title}"),
                Some((number, None)) => format!("{number}"),
                None => "-".to_owned(),
            };
            let tier = match hit.tier {
                Tier::Phrase => "phrase",
                Tier::Near => "near",
                Tier::Words => "words",
                Tier::Forms => "forms",
                Tier::Misspelt => "misspelt",
            };
            let snippet = marked(passage);
            Some(format!(
                "{title} | {section} | {line} | {tier} | {snippet}\n"
            ))
        });
        lines.collect()
    }

    /// The titles of what is found.
    pub(crate) fn titles(&mut self, typed: &str) -> String {
        let lines = self.lines(typed);
        let titles = lines.lines().filter_map(|line| line.split(" | ").next());
        titles.collect::<Vec<_>>().join(", ")
    }

    /// How it was answered.
    pub(crate) fn answered(&mut self, typed: &str) -> Answered {
        self.ask(typed, usize::MAX).found.answered
    }
}

/// A snippet with brackets around what is marked.
pub(crate) fn marked(passage: &Passage) -> String {
    let snippet = &passage.snippet;
    let mut text = snippet.text.clone();
    for mark in snippet.marks.iter().rev() {
        text.insert(mark.end, ']');
        text.insert(mark.start, '[');
    }
    text
}
