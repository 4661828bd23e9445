//! Looking at what was touched, and at nothing else.

use std::collections::BTreeSet;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Keeper;
use super::finding::{Look, News};
use super::moves::Moves;
use super::watching::What;
use crate::library::{Found, Step, There, there, there_at_root, visit_below};

impl Keeper<'_> {
    /// Looks at what is at these paths, and tells what has become of it.
    pub(super) fn look_at(&mut self, paths: BTreeSet<PathBuf>) -> ControlFlow<()> {
        let mut gone: Vec<Arc<Path>> = Vec::new();
        let mut found: Vec<(Found, Look)> = Vec::new();
        let mut folders: Vec<PathBuf> = Vec::new();
        for path in paths {
            let is_root = self.roots.contains(&path);
            let there = if is_root {
                there_at_root(&path)
            } else {
                there(&path, self.settings)
            };
            match there {
                There::Folder if is_root => return self.look_through(),
                There::Folder => {
                    if !folders.last().is_some_and(|above| path.starts_with(above)) {
                        folders.push(path);
                    }
                }
                There::Found(file) => {
                    let below = self.known.within(&path);
                    gone.extend(below.filter(|below| ***below != *path).cloned());
                    found.push((file, Look::Touched));
                }
                There::Nothing => {
                    gone.extend(self.known.within(&path).cloned());
                    if path.is_symlink() {
                        self.known.note_link(&path.into());
                    }
                }
            }
        }
        self.known.begin_round();
        let mut moves = Moves::among(&self.known, gone.iter());
        let mut news = News::default();
        for (file, look) in found {
            self.meet(file, look, &mut moves, &mut news);
        }
        self.report(news)?;
        for folder in &folders {
            self.look_into(folder, &mut moves)?;
            gone.extend(self.known.missed(Some(folder)));
        }
        gone.sort();
        gone.dedup();
        self.settle(moves, &gone)?;
        self.look_at_links()?;
        self.tell_what_is_unwatched()
    }

    /// Looks through a folder below a root.
    fn look_into(&mut self, folder: &Path, moves: &mut Moves) -> ControlFlow<()> {
        let settings = self.settings;
        let mut going = ControlFlow::Continue(());
        visit_below(folder, settings, &mut |step| {
            match step {
                Step::Folder(path) => self.watching.add(What::Folder, path),
                Step::Single(_) => {}
                Step::Passed(link) => self.known.note_link(&link.into()),
                Step::Found(found) => {
                    let mut news = News::default();
                    for found in found {
                        self.meet(found, Look::Through, moves, &mut news);
                    }
                    going = self.report(news);
                }
            }
            going
        });
        going
    }

    /// Looks at the files that links lead to, and watches those of new ones.
    fn look_at_links(&mut self) -> ControlFlow<()> {
        let links: Vec<Arc<Path>> = self.known.links.iter().cloned().collect();
        let (mut news, mut gone) = (News::default(), Vec::new());
        let mut moves = Moves::default();
        for link in links {
            match there(&link, self.settings) {
                There::Found(found) => self.meet(found, Look::Through, &mut moves, &mut news),
                There::Folder | There::Nothing => {
                    let is_known = self.known.get(&link).is_some();
                    gone.extend(is_known.then_some(link));
                }
            }
        }
        self.report(news)?;
        self.settle(moves, &gone)?;
        self.watch_links();
        ControlFlow::Continue(())
    }
}
