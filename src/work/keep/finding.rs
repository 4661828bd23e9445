//! Finding what is there, and comparing it with what is known.

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Keeper;
use super::known::{File, Read, Told, of_records};
use super::moves::Moves;
use super::watching::What;
use crate::library::{
    Change, Digest, Found, LoadError, Source, Stamp, Step, Trouble, contents, visit,
};

/// What is told together at the most.
const TOGETHER: usize = 1024;

/// What became known by looking at files, in the order in which it is told.
#[derive(Debug, Default)]
pub(super) struct News {
    gone: Vec<PathBuf>,
    found: Vec<Found>,
    seen: Vec<(Source, Digest)>,
}

/// How a file is now: its stamp, or why it cannot be opened.
type Now = (Option<Stamp>, Option<Trouble>);

/// Why a file is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// Everything is: what has the same stamp is the same.
    Through,
    /// Something was done to it.
    Touched,
}

impl Keeper<'_> {
    /// Tells of the first of what is there, so that there is something to show.
    pub(super) fn begin(&mut self) -> ControlFlow<()> {
        let mut first = Vec::new();
        visit(self.roots, self.settings, &mut |step| match step {
            Step::Found(found) => {
                first = found;
                ControlFlow::Break(())
            }
            Step::Folder(_) | Step::Single(_) | Step::Passed(_) => ControlFlow::Continue(()),
        });
        let mut news = News::default();
        for found in first {
            self.meet(found, Look::Through, &mut Moves::default(), &mut news);
        }
        let shows = !news.found.is_empty();
        self.report(news)?;
        if shows {
            return ControlFlow::Continue(());
        }
        self.read_first_records()
    }

    /// Looks through everything below the roots, and tells what has become of it.
    pub(super) fn look_through(&mut self) -> ControlFlow<()> {
        self.known.begin_round();
        let files = self.known.iter().map(|(path, _)| path);
        let mut moves = Moves::among(&self.known, files);
        let (roots, settings) = (self.roots, self.settings);
        let mut going = ControlFlow::Continue(());
        visit(roots, settings, &mut |step| {
            match step {
                Step::Folder(path) => {
                    let is_root = roots.iter().any(|root| root == path);
                    let what = if is_root { What::Root } else { What::Folder };
                    self.watching.add(what, path);
                }
                Step::Single(path) => self.watching.add(What::File, path),
                Step::Passed(link) => self.known.note_link(&link.into()),
                Step::Found(found) => {
                    let mut news = News::default();
                    for found in found {
                        self.meet(found, Look::Through, &mut moves, &mut news);
                    }
                    going = self.report(news);
                }
            }
            if self.control.has_ended() {
                going = ControlFlow::Break(());
            }
            going
        });
        going?;
        let gone = self.known.missed(None);
        self.settle(moves, &gone)?;
        self.watch_links();
        self.tell_what_is_unwatched()
    }

    /// Watches what links lead to.
    pub(super) fn watch_links(&mut self) {
        for link in std::mem::take(&mut self.known.new_links) {
            self.watching.add(What::File, &link);
        }
    }

    pub(super) fn tell_what_is_unwatched(&mut self) -> ControlFlow<()> {
        if let Some(reason) = self.control.unwatched() {
            self.watching.give_up(reason);
        }
        match self.watching.complaint() {
            None => ControlFlow::Continue(()),
            Some(reason) => self.complain(format!(
                "Changes of files are noticed late, as not all folders can be watched: {reason}"
            )),
        }
    }

    /// Takes something that was found: what of it is new goes to `news`, unless it may be something
    /// known that was renamed.
    pub(super) fn meet(&mut self, found: Found, look: Look, moves: &mut Moves, news: &mut News) {
        let (path, trouble) = match found {
            Ok(Source::File(path)) => (path, None),
            Err(LoadError {
                origin: Source::File(path),
                trouble,
            }) => (path, Some(trouble)),
            Ok(other) => return self.meet_other(other, news),
            Err(error) => return news.found.push(Err(error)),
        };
        let path: Arc<Path> = path.into();
        let stamp = match trouble {
            Some(_) => None,
            None => Stamp::at(&path),
        };
        self.known.meet(&path);
        match self.known.get(&path).cloned() {
            None if moves.holds(&path, stamp) => {}
            None => self.enter(&path, stamp, trouble, news),
            Some(file) => self.renew(&path, (stamp, trouble), (&file, look), news),
        }
    }

    /// Takes something that is no file.
    fn meet_other(&mut self, other: Source, news: &mut News) {
        if self.others.contains(&other) {
            return;
        }
        if other != Source::StandardInput {
            self.others_to_read.push(other.clone());
        }
        self.others.push(other.clone());
        news.found.push(Ok(other));
    }

    /// Takes a file that was not known.
    fn enter(
        &mut self,
        path: &Arc<Path>,
        stamp: Option<Stamp>,
        trouble: Option<Trouble>,
        news: &mut News,
    ) {
        let source = || Source::File(path.to_path_buf());
        let (told, read) = match trouble {
            None if of_records(path) => (Told::Nothing, Read::NOT),
            None => {
                news.found.push(Ok(source()));
                (Told::Review, Read::NOT)
            }
            Some(trouble) => {
                let (origin, told) = (source(), Told::Trouble(trouble.clone()));
                news.found.push(Err(LoadError { origin, trouble }));
                (told, Read::Whole)
            }
        };
        self.known.put(path, stamp, told, read);
    }

    /// Takes a file that is known already.
    fn renew(
        &mut self,
        path: &Arc<Path>,
        (stamp, trouble): Now,
        (file, look): (&File, Look),
        news: &mut News,
    ) {
        let source = || Source::File(path.to_path_buf());
        let Some(trouble) = trouble else {
            if matches!(file.told, Told::Trouble(_)) && of_records(path) {
                news.gone.push(path.to_path_buf());
                self.known.put(path, stamp, Told::Nothing, Read::NOT);
            } else if self.is_changed(path, stamp, file, look) {
                let told = match &file.told {
                    Told::Trouble(_) => Told::Review,
                    Told::Nothing | Told::Review | Told::Records(_) => file.told.clone(),
                };
                self.known.put(path, stamp, told, Read::NOT);
            }
            return;
        };
        let told = Told::Trouble(trouble);
        if file.told == told {
            return;
        }
        if matches!(file.told, Told::Records(_)) {
            news.gone.push(path.to_path_buf());
        }
        if let Told::Trouble(trouble) = &told {
            let digest = Digest::Unreadable(trouble.to_string());
            news.seen.push((source(), digest));
        }
        self.index.remove(path);
        self.known.put(path, stamp, told, Read::Whole);
    }

    /// Whether a known file is to be read again.
    fn is_changed(&self, path: &Path, stamp: Option<Stamp>, file: &File, look: Look) -> bool {
        if stamp != file.stamp || matches!(file.told, Told::Trouble(_)) {
            return true;
        }
        match (look, file.read) {
            (_, Read::Until(_)) | (Look::Through, Read::Whole) => false,
            (Look::Touched, Read::Whole) if file.holds_records(path) => {
                // It may not be allowed to be read any more.
                let source = Source::File(path.to_owned());
                contents(&source, self.settings).is_err()
            }
            // The clock by which a file is stamped may be too coarse to tell.
            (Look::Touched, Read::Whole) | (_, Read::Failed) => true,
        }
    }

    /// Tells what is `gone`, but for what was renamed.
    pub(super) fn settle(&mut self, moves: Moves, gone: &[Arc<Path>]) -> ControlFlow<()> {
        let mut news = News::default();
        let (mut renamed, mut pairs) = (HashSet::new(), Vec::new());
        for (path, stamp, old) in moves.settled(gone) {
            let Some(old) = old else {
                self.enter(&path, Some(stamp), None, &mut news);
                continue;
            };
            if let Some(file) = self.known.remove(&old) {
                self.memory.rename(&old, &path);
                self.index.remove(&old);
                if file.told != Told::Nothing {
                    pairs.push((old.to_path_buf(), path.to_path_buf()));
                }
                // What it is called may be known by the name of the file alone.
                self.known.put(&path, Some(stamp), file.told, Read::NOT);
            }
            renamed.insert(old);
        }
        for pairs in pairs.chunks(TOGETHER) {
            self.tell(Change::Renamed(pairs.to_vec()))?;
        }
        for path in gone.iter().filter(|path| !renamed.contains(*path)) {
            let file = self.known.remove(path);
            self.index.remove(path);
            if file.is_some_and(|file| file.told != Told::Nothing) {
                news.gone.push(path.to_path_buf());
            }
        }
        self.report(news)
    }

    /// Tells what became known.
    pub(super) fn report(&mut self, news: News) -> ControlFlow<()> {
        let News { gone, found, seen } = news;
        if !gone.is_empty() {
            self.memory.remove(&gone);
        }
        for gone in gone.chunks(TOGETHER) {
            self.tell(Change::Gone(gone.to_vec()))?;
        }
        let mut found = found.into_iter().peekable();
        while found.peek().is_some() {
            let batch = found.by_ref().take(TOGETHER).collect();
            self.tell(Change::Found(batch))?;
        }
        if seen.is_empty() {
            return ControlFlow::Continue(());
        }
        self.tell(Change::Seen(seen))
    }
}
