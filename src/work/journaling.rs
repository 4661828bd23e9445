//! Keeping the journal: what is asked of it, done. One thread alone has the file open.

mod access;
mod forgetting;
mod last;
mod owed;
mod quiet;
mod recognising;
mod thread;
mod unkept;
mod watching;

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use access::Access;
use last::{Kept, Library};
pub use owed::NotKept;
pub(super) use thread::Lane;
use unkept::{Unkept, Write};

use crate::app::{Event, JournalNews, JournalWish, Told, Whereabouts, Whose};
use crate::journal::{Body, Content, Known, Moment, ReviewName, Sketch, Slot, Store};
use crate::library::{Source, WholeRoots};

/// Where answers go; breaks when nobody waits for them any more.
type Answering<'a> = dyn FnMut(Event) -> ControlFlow<()> + 'a;

/// The journal of one program, with what it is asked.
#[derive(Debug)]
pub struct Journal {
    access: Access,
    /// The library that is open, if it may hold several reviews.
    library: Option<Library>,
    /// What the library is made of.
    roots: WholeRoots,
    /// The texts of which sketches were kept in this run.
    sketched: HashSet<Content>,
    /// What could not be written yet.
    unkept: Unkept,
}

impl Journal {
    /// Opens the journal in `file`, and tells how it stands with it.
    pub fn open(file: &Path, answer: &mut Answering<'_>) -> Self {
        let mut journal = Self {
            access: Access::open(file, answer),
            library: None,
            roots: WholeRoots::default(),
            sketched: HashSet::new(),
            unkept: Unkept::default(),
        };
        journal.put_off();
        journal
    }

    /// Takes it that these are the roots of the library: tells where that is, and which review was open
    /// last in it, if it may hold several; which one is from now on is kept.
    pub fn begin_in(&mut self, roots: &[PathBuf], answer: &mut Answering<'_>) {
        self.roots = WholeRoots::of(roots);
        let whole = JournalNews::Roots(Box::new(self.roots.clone()));
        // Who waits no more asks for nothing either.
        let _ = say(answer, whole);
        let Some(library) = Library::of(&self.roots) else {
            return;
        };
        let name = last::name(&self.roots);
        let value = self.access.read(answer, |store| store.value(&name));
        let kept = value.ok().flatten();
        let kept = kept.and_then(|value| library.read(&value, &self.roots));
        self.library = Some(library);
        let last = match kept {
            Some(Kept::There(last)) => Some(Box::new(last)),
            Some(Kept::Moved(name, pane)) => {
                let _ = say(answer, JournalNews::LastMoved(Box::new(name), pane));
                None
            }
            None => None,
        };
        let _ = say(answer, JournalNews::Last(last));
    }

    /// Whether what was written last was.
    fn is_writable(&self) -> bool {
        self.access.is_writable()
    }

    /// The file that changes whenever something is kept, by whichever program.
    fn changing_file(&mut self) -> Option<PathBuf> {
        self.access.store()?.changing_file().ok()
    }

    /// Tells if another program has kept something since this was asked last.
    fn look(&mut self, answer: &mut Answering<'_>) {
        if self.access.read(answer, Store::has_changed) == Ok(true) {
            // Who waits no more asks for nothing either.
            let _ = say(answer, JournalNews::Changed);
        }
    }

    /// Does what is asked for and gives the answer.
    pub fn perform(&mut self, wish: JournalWish, answer: &mut Answering<'_>) -> ControlFlow<()> {
        match wish {
            JournalWish::Keep { reviews, ticket } => {
                let reviews = reviews.into_iter().map(|(whose, changes)| match whose {
                    Whose::Told(told) => (self.known(*told), changes),
                    Whose::Known(known) => (*known, changes),
                });
                self.write_in_turn(Write::Changes(reviews.collect(), ticket), answer);
                ControlFlow::Continue(())
            }
            JournalWish::NoteSearch(text) => {
                self.write_in_turn(Write::Search(text), answer);
                ControlFlow::Continue(())
            }
            JournalWish::Left(..) | JournalWish::Last(_) | JournalWish::SetValue { .. } => {
                self.keep_quietly(wish, answer);
                ControlFlow::Continue(())
            }
            JournalWish::Meet(told) => self.meet(told, answer),
            JournalWish::Recognise(reviews) => self.recognise(reviews, answer),
            JournalWish::Recall(_)
            | JournalWish::Texts
            | JournalWish::Standings
            | JournalWish::Searches
            | JournalWish::Value { .. }
            | JournalWish::Everything => match self.told(wish, answer) {
                Some(news) => say(answer, news),
                None => ControlFlow::Continue(()),
            },
        }
    }

    /// Keeps something of which nobody is told but when it cannot be.
    fn keep_quietly(&mut self, wish: JournalWish, answer: &mut Answering<'_>) {
        let kept = match wish {
            JournalWish::Left(review, whereabouts) => {
                let known = self.known(review);
                let change = [(Slot::Left, Some(Body::Left(whereabouts.left())))];
                let keep = |store: &mut Store| store.keep(&known, &change, now());
                let kept = self.access.write(answer, keep);
                self.keep_sketch(&whereabouts, answer);
                kept
            }
            JournalWish::Last(last) => {
                let library = self.library.as_ref();
                let value = library.and_then(|library| library.kept(&last, &self.roots));
                let Some((name, value)) = value else { return };
                let keep = |store: &mut Store| store.set_value(&name, &value);
                self.access.write(answer, keep)
            }
            JournalWish::SetValue { name, value } => {
                let keep = |store: &mut Store| store.set_value(&name, &value);
                self.access.write(answer, keep)
            }
            JournalWish::Keep { .. }
            | JournalWish::NoteSearch(_)
            | JournalWish::Recall(_)
            | JournalWish::Meet(_)
            | JournalWish::Texts
            | JournalWish::Recognise(_)
            | JournalWish::Standings
            | JournalWish::Searches
            | JournalWish::Value { .. }
            | JournalWish::Everything => return,
        };
        if kept.is_ok() {
            // What waits for that can be written, too, or is told to wait on.
            self.write_unkept(answer).ok();
        }
    }

    /// Keeps the sketch of the text that the reader is in, once in a run.
    fn keep_sketch(&mut self, whereabouts: &Whereabouts, answer: &mut Answering<'_>) {
        let Some((content, review)) = whereabouts.text() else {
            return;
        };
        if !self.access.is_writable() || !self.sketched.insert(content) {
            return;
        }
        if let Some(sketch) = Sketch::of(review) {
            let keep = |store: &mut Store| store.keep_sketch(content, &sketch);
            // How it stands was told.
            self.access.write(answer, keep).ok();
        }
    }

    /// What there is to tell of what is kept; nothing where it cannot be read, but of a review that
    /// it cannot.
    fn told(&mut self, wish: JournalWish, answer: &mut Answering<'_>) -> Option<JournalNews> {
        Some(match wish {
            JournalWish::Recall(review) => {
                let entry = review.entry;
                let known = self.known(review);
                match self.access.read(answer, |store| store.recall(&known)) {
                    Ok(recalled) => {
                        let page = recalled.map(|recalled| recalled.page);
                        JournalNews::Recalled(entry, Box::new(page.unwrap_or_default()))
                    }
                    Err(_) => JournalNews::NotRecalled(entry),
                }
            }
            JournalWish::Standings => {
                let standings = self.access.read(answer, Store::standings).ok()?;
                let here = standings.into_iter().flat_map(|standing| {
                    let paths = self.here(&standing.name);
                    let record = standing.name.record;
                    paths.map(move |path| (path, record, standing.clone()))
                });
                JournalNews::Standings(here.collect())
            }
            JournalWish::Texts => {
                let texts = self.access.read(answer, Store::texts);
                JournalNews::Texts(texts.ok()?)
            }
            JournalWish::Searches => {
                let searches = self.access.read(answer, Store::searches);
                JournalNews::Searches(searches.ok()?)
            }
            JournalWish::Value { name } => {
                let value = self.access.read(answer, |store| store.value(&name));
                let value = value.ok()?;
                JournalNews::Value { name, value }
            }
            JournalWish::Everything => match self.access.read(answer, Store::everything) {
                Ok(everything) => {
                    let listed = everything.into_iter();
                    let listed = listed.map(|(known, page)| (known, page.listed()));
                    let listed = listed.filter(|(_, page)| !page.is_empty());
                    JournalNews::Everything(listed.collect())
                }
                Err(_) => JournalNews::NotEverything,
            },
            JournalWish::Keep { .. }
            | JournalWish::Left(..)
            | JournalWish::Last(_)
            | JournalWish::Meet(_)
            | JournalWish::Recognise(_)
            | JournalWish::NoteSearch(_)
            | JournalWish::SetValue { .. } => return None,
        })
    }

    /// Where a review is in this library: as its sources have it.
    fn here(&self, name: &ReviewName) -> impl Iterator<Item = PathBuf> + use<> {
        let path = Path::new(&name.path);
        let sample = name.path.to_str().and_then(Source::sample);
        let sample = sample.map(|_| path.to_path_buf());
        sample.into_iter().chain(self.roots.given(path))
    }

    /// What the store has to know of a review.
    fn known(&self, told: Told) -> Known {
        Known {
            name: self.roots.name_now(&told.source),
            stamp: told.stamp.map(|stamp| (stamp.size, stamp.modified)),
            content: told.content,
            citation: told.citation,
        }
    }
}

fn say(answer: &mut Answering<'_>, news: JournalNews) -> ControlFlow<()> {
    answer(Event::Journal(Box::new(news)))
}

/// This moment.
fn now() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let milliseconds = since.map_or(0, |since| since.as_millis());
    Moment(i64::try_from(milliseconds).unwrap_or(i64::MAX))
}
