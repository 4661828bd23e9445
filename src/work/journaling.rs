//! Keeping the journal: what is asked of it, done. One thread alone has the file open.

mod access;
mod forgetting;
mod last;
mod quiet;
mod thread;
mod watching;

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{SystemTime, UNIX_EPOCH};

use access::Access;
use last::Library;
pub(super) use thread::Lane;

use crate::app::{Event, JournalNews, JournalWish, Told, Whose};
use crate::journal::{Body, Known, Moment, ReviewName, Slot, Store};
use crate::library::Source;

/// Where answers go; breaks when nobody waits for them any more.
type Answering<'a> = dyn FnMut(Event) -> ControlFlow<()> + 'a;

/// The journal of one program, with what it is asked.
#[derive(Debug)]
pub struct Journal {
    access: Access,
    /// The library that is open, if it may hold several reviews.
    library: Option<Library>,
    /// What the library is made of: the whole path of each, without links, and as it was given.
    roots: Vec<(PathBuf, PathBuf)>,
}

impl Journal {
    /// Opens the journal in `file`, and tells how it stands with it.
    pub fn open(file: &Path, answer: &mut Answering<'_>) -> Self {
        Self {
            access: Access::open(file, answer),
            library: None,
            roots: Vec::new(),
        }
    }

    /// Tells which review was open last in the library of these roots, if that may hold several, and
    /// keeps which one is from now on.
    pub fn tell_last(&mut self, roots: &[PathBuf], answer: &mut Answering<'_>) {
        let Some(library) = Library::of(roots) else {
            return;
        };
        let name = library.name();
        let value = self.access.read(answer, |store| store.value(&name));
        let last = value.ok().flatten().and_then(|value| library.read(&value));
        self.library = Some(library);
        // Who waits no more asks for nothing either.
        let _ = say(answer, JournalNews::Last(last.map(Box::new)));
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

    /// The journal that knows of what the library is made, by which it tells where its reviews are.
    #[must_use]
    pub fn with_roots(self, roots: &[PathBuf]) -> Self {
        let whole = roots
            .iter()
            .filter_map(|given| Some((given.canonicalize().ok()?, given.clone())));
        Self {
            roots: whole.collect(),
            ..self
        }
    }

    /// Does what is asked for and gives the answer.
    pub fn perform(&mut self, wish: JournalWish, answer: &mut Answering<'_>) -> ControlFlow<()> {
        match wish {
            JournalWish::Keep { reviews, ticket } => {
                let reviews = reviews.into_iter().map(|(whose, changes)| match whose {
                    Whose::Told(told) => (known(*told), changes),
                    Whose::Known(known) => (*known, changes),
                });
                let reviews: Vec<_> = reviews.collect();
                let keep = |store: &mut Store| store.keep_all(&reviews, now());
                let kept = self.access.write(answer, keep);
                say(answer, JournalNews::Kept(ticket, kept))
            }
            JournalWish::Left(..)
            | JournalWish::Last(_)
            | JournalWish::NoteSearch(_)
            | JournalWish::SetValue { .. } => {
                self.keep_quietly(wish, answer);
                ControlFlow::Continue(())
            }
            JournalWish::Recall(_)
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
                let known = known(review);
                let change = [(Slot::Left, Some(Body::Left(whereabouts.left())))];
                let keep = |store: &mut Store| store.keep(&known, &change, now());
                self.access.write(answer, keep)
            }
            JournalWish::Last(last) => {
                let library = self.library.as_ref();
                let value =
                    library.and_then(|library| Some((library.name(), library.write(&last)?)));
                let Some((name, value)) = value else { return };
                let keep = |store: &mut Store| store.set_value(&name, &value);
                self.access.write(answer, keep)
            }
            JournalWish::NoteSearch(text) => {
                let keep = |store: &mut Store| store.note_search(&text, now());
                self.access.write(answer, keep)
            }
            JournalWish::SetValue { name, value } => {
                let keep = |store: &mut Store| store.set_value(&name, &value);
                self.access.write(answer, keep)
            }
            JournalWish::Keep { .. }
            | JournalWish::Recall(_)
            | JournalWish::Standings
            | JournalWish::Searches
            | JournalWish::Value { .. }
            | JournalWish::Everything => return,
        };
        // How it stands was told.
        kept.ok();
    }

    /// What there is to tell of what is kept; nothing where it cannot be read, but of a review that
    /// it cannot.
    fn told(&mut self, wish: JournalWish, answer: &mut Answering<'_>) -> Option<JournalNews> {
        let access = &mut self.access;
        Some(match wish {
            JournalWish::Recall(review) => {
                let entry = review.entry;
                let known = known(review);
                match access.read(answer, |store| store.recall(&known)) {
                    Ok(recalled) => {
                        let page = recalled.map(|recalled| recalled.page);
                        JournalNews::Recalled(entry, Box::new(page.unwrap_or_default()))
                    }
                    Err(_) => JournalNews::NotRecalled(entry),
                }
            }
            JournalWish::Standings => {
                let standings = access.read(answer, Store::standings).ok()?;
                let here = standings.into_iter().flat_map(|standing| {
                    let paths = self.here(&standing.name);
                    let record = standing.name.record;
                    paths.map(move |path| (path, record, standing.clone()))
                });
                JournalNews::Standings(here.collect())
            }
            JournalWish::Searches => {
                let searches = access.read(answer, Store::searches);
                JournalNews::Searches(searches.ok()?)
            }
            JournalWish::Value { name } => {
                let value = access.read(answer, |store| store.value(&name));
                let value = value.ok()?;
                JournalNews::Value { name, value }
            }
            JournalWish::Everything => {
                let everything = access.read(answer, Store::everything);
                JournalNews::Everything(everything.ok()?)
            }
            JournalWish::Keep { .. }
            | JournalWish::Left(..)
            | JournalWish::Last(_)
            | JournalWish::NoteSearch(_)
            | JournalWish::SetValue { .. } => return None,
        })
    }

    /// Where a review is in this library: as its sources have it.
    fn here(&self, name: &ReviewName) -> impl Iterator<Item = PathBuf> + use<> {
        let path = Path::new(&name.path);
        let sample = name.path.to_str().and_then(Source::sample);
        let sample = sample.map(|_| path.to_path_buf());
        let below = self.roots.iter().filter_map(|(whole, given)| {
            let rest = path.strip_prefix(whole).ok()?;
            Some(if rest.as_os_str().is_empty() {
                given.clone()
            } else {
                given.join(rest)
            })
        });
        let below: Vec<PathBuf> = below.collect();
        sample.into_iter().chain(below)
    }
}

fn say(answer: &mut Answering<'_>, news: JournalNews) -> ControlFlow<()> {
    answer(Event::Journal(Box::new(news)))
}

/// The most roots of a library that are looked up.
const ROOTS_MOST: usize = 64;

/// The roots of a library as they were given, each with its whole path, without links; nothing of
/// very many.
pub fn whole_roots(roots: &[PathBuf]) -> Vec<(PathBuf, PathBuf)> {
    if roots.len() > ROOTS_MOST {
        return Vec::new();
    }
    let pairs = roots.iter().map(|root| (root.clone(), whole(root)));
    pairs.collect()
}

/// A path without links, as far as it can be looked up.
fn whole(path: &Path) -> PathBuf {
    path.canonicalize().unwrap_or_else(|_| path.to_path_buf())
}

/// What the store has to know of a review.
fn known(told: Told) -> Known {
    let whole = |path: &Path| whole(path).into_os_string();
    let (path, record) = match &told.source {
        Source::File(path) => (Some(whole(path)), None),
        Source::Record(path, place) => (Some(whole(path)), Some(place.record)),
        Source::Sample(_) => (Some(told.source.shown().into()), None),
        Source::StandardInput => (None, None),
    };
    Known {
        name: path.map(|path| ReviewName { path, record }),
        stamp: told.stamp.map(|stamp| (stamp.size, stamp.modified)),
        content: told.content,
        citation: told.citation,
    }
}

/// This moment.
fn now() -> Moment {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let milliseconds = since.map_or(0, |since| since.as_millis());
    Moment(i64::try_from(milliseconds).unwrap_or(i64::MAX))
}
