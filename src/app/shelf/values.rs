//! What the texts of a library are, for completing what a list is filtered by.

use super::Shelf;
use crate::formats::Format;
use crate::library::View;
use crate::query::{Filters, TextField, Values};
use std::cell::OnceCell;
use std::collections::HashMap;
use std::path::Path;

/// The reviews whose texts are counted, at the most: more would say little else.
const COUNTED: usize = 200_000;

/// The texts that are told for a field, at the most.
const TOLD: usize = 300;

/// What can be typed for the fields, found when it is first asked for.
#[derive(Debug, Default)]
pub(in crate::app) struct Known {
    counted: [OnceCell<Vec<String>>; FIELDS.len()],
    /// The kinds of sections.
    sections: Vec<String>,
    filters: Filters,
}

/// The fields whose texts are counted.
const FIELDS: [TextField; 8] = [
    TextField::Work,
    TextField::Maker,
    TextField::Reviewer,
    TextField::Tag,
    TextField::Kind,
    TextField::Language,
    TextField::Format,
    TextField::Folder,
];

impl Known {
    /// What can be typed where sections are of these kinds and these filters were saved.
    pub(in crate::app) fn new<'a>(
        sections: impl Iterator<Item = &'a str>,
        filters: &Filters,
    ) -> Self {
        Self {
            counted: Default::default(),
            sections: sections.map(str::to_owned).collect(),
            filters: filters.clone(),
        }
    }

    /// The same with the texts of a library.
    pub(in crate::app) fn within<'a>(&'a self, library: &'a Shelf) -> impl Values {
        Told {
            known: self,
            library,
        }
    }
}

/// What can be typed, with the library that it is taken from.
struct Told<'a> {
    known: &'a Known,
    library: &'a Shelf,
}

impl Values for Told<'_> {
    fn texts(&self, field: TextField, take: &mut dyn FnMut(&str)) {
        if field == TextField::Section {
            for text in &self.known.sections {
                take(text);
            }
            return;
        }
        let at = FIELDS.iter().position(|known| *known == field);
        if let Some(cell) = at.and_then(|at| self.known.counted.get(at)) {
            let texts = cell.get_or_init(|| self.library.most_frequent(field));
            for text in texts {
                take(text);
            }
        }
    }

    fn filters(&self, take: &mut dyn FnMut(&str, &str)) {
        for (name, query) in self.known.filters.iter() {
            take(name, query);
        }
    }
}

impl Shelf {
    /// The texts of a field, those of most reviews first.
    fn most_frequent(&self, field: TextField) -> Vec<String> {
        let ids = self.named.iter().take(COUNTED);
        let views = ids.filter_map(|id| self.roll.view(*id));
        match field {
            TextField::Work => counted(views.filter_map(View::work)),
            TextField::Maker => counted(views.flat_map(View::makers)),
            TextField::Reviewer => counted(views.filter_map(View::reviewer)),
            TextField::Tag => counted(views.flat_map(View::tags)),
            TextField::Kind => counted(views.filter_map(View::work_kind)),
            TextField::Language => counted(views.filter_map(View::language)),
            TextField::Format => counted(views.filter_map(View::format).map(Format::name)),
            TextField::Folder => {
                let folders = views.filter_map(|view| view.path().and_then(Path::parent));
                let folders = folders.filter_map(Path::to_str);
                let is_plain = |folder: &&str| folder.chars().all(|c| !c.is_control());
                counted(folders.filter(is_plain).filter(|folder| !folder.is_empty()))
            }
            TextField::Title | TextField::Section | TextField::File => Vec::new(),
        }
    }
}

/// Each text once, the most frequent first.
fn counted<'a>(texts: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for text in texts {
        *counts.entry(text).or_default() += 1;
    }
    let mut all: Vec<(&str, usize)> = counts.into_iter().collect();
    all.sort_unstable_by(|(a, count_a), (b, count_b)| count_b.cmp(count_a).then(a.cmp(b)));
    all.into_iter()
        .take(TOLD)
        .map(|(text, _)| text.to_owned())
        .collect()
}
