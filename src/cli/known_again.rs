//! Which of the reviews that the journal has one is that was read.

use super::reading::Read;
use super::rows;
use crate::journal::{Content, KeptReview, Known, ReviewName};
use crate::library::WholeRoots;
use std::collections::HashMap;
use std::path::Path;

/// Reviews that the journal has, by what they are known by.
#[derive(Default)]
pub(super) struct KnownAgain {
    kept: Vec<KeptReview>,
    by_name: HashMap<ReviewName, Vec<usize>>,
    by_content: HashMap<Content, Vec<usize>>,
}

impl KnownAgain {
    pub(super) fn of(kept: Vec<KeptReview>) -> Self {
        let mut pages = Self::default();
        for (page, KeptReview { known, .. }) in kept.iter().enumerate() {
            if let Some(name) = known.name.clone() {
                pages.by_name.entry(name).or_default().push(page);
            }
            if let Some(content) = known.content {
                pages.by_content.entry(content).or_default().push(page);
            }
        }
        Self { kept, ..pages }
    }

    /// The one of this number.
    pub(super) fn get(&self, page: usize) -> Option<&KeptReview> {
        self.kept.get(page)
    }

    /// All of them.
    pub(super) fn into_kept(self) -> Vec<KeptReview> {
        self.kept
    }

    /// The one that was read: that in its place, else one with its text that is gone from where it was,
    /// as a copy is not what it was copied from.
    pub(super) fn one(&self, read: &Read<'_>) -> Option<&KeptReview> {
        if self.kept.is_empty() {
            return None;
        }
        let is_gone = |known: &Known| {
            let name = known.name.as_ref();
            name.is_none_or(|name| !Path::new(&name.path).exists())
        };
        let mut like = self.like(read).into_iter();
        like.find_map(|(page, is_where_it_was)| {
            let kept = self.get(page);
            kept.filter(|kept| is_where_it_was || is_gone(&kept.known))
        })
    }

    /// Those that may be what was read, and whether it is where they were.
    pub(super) fn like(&self, read: &Read<'_>) -> Vec<(usize, bool)> {
        let name = name(read);
        let content = read.loaded.ok().and_then(|loaded| loaded.content);
        let there = name.as_ref().and_then(|name| self.by_name.get(name));
        let there = there.into_iter().flatten().map(|page| (*page, true));
        let alike = content.and_then(|content| self.by_content.get(&content));
        let alike = alike.into_iter().flatten().map(|page| (*page, false));
        let mut like: Vec<(usize, bool)> = Vec::new();
        for (page, is_where_it_was) in there.chain(alike) {
            let is_new = like.iter().all(|(other, _)| *other != page);
            if is_new && self.is_of(page, read, content) {
                like.push((page, is_where_it_was));
            }
        }
        like
    }

    /// Whether a page is of what was read. Records move in their file, and many have the same short
    /// text: they must have the same title, too.
    fn is_of(&self, page: usize, read: &Read<'_>, content: Option<Content>) -> bool {
        let Some(KeptReview { known, .. }) = self.kept.get(page) else {
            return false;
        };
        let was_record = known
            .name
            .as_ref()
            .is_some_and(|name| name.record.is_some());
        if read.record.is_none() && !was_record {
            return true;
        }
        let is_same_text = content.is_some() && content == known.content;
        let is_same_name = is_same_text && name(read) == known.name;
        is_same_name || rows::title(read).as_ref() == Some(&known.citation.title)
    }
}

/// What the journal knows the review by that was read.
fn name(read: &Read<'_>) -> Option<ReviewName> {
    let record = read.record.map(|place| place.record);
    let name = WholeRoots::default().name_now(read.source)?;
    Some(ReviewName { record, ..name })
}
