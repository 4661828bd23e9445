//! Finding entries among many by typing a part of what is known of them.

mod likeness;
mod page;

use likeness::{Likeness, Query, Tier};
use page::{Fields, Page};
use std::sync::Arc;

/// What stands behind each field; no folded text holds it.
const BORDER: char = '\n';

/// The most entries whose letters are compared. Where more hold them, which is the best says nothing
/// before more is typed.
const COMPARED: usize = 4096;

/// Entries on a page.
const PAGE: usize = 4096;

/// What is known of entries, folded. A clone shares it, page by page, until it changes.
#[derive(Debug, Clone, Default)]
pub struct Lookup {
    pages: Vec<Arc<Page>>,
    /// One more than the largest key.
    end: usize,
}

/// The entries that match a query.
#[derive(Debug, Clone)]
pub struct Matches {
    /// The query, folded.
    query: String,
    tier: Tier,
    /// How well each entry matches, by its key.
    likenesses: Vec<Option<Likeness>>,
    len: usize,
}

impl Lookup {
    /// Notes what is known of the entry `key`, in place of what was; `fields` begins with its
    /// title. Keys are small numbers, such as indices.
    pub fn put<'a>(&mut self, key: usize, fields: impl IntoIterator<Item = &'a str>) {
        let mut text = String::new();
        page::joined(fields, &mut text);
        while self.pages.len() <= key / PAGE {
            if let Some(full) = self.pages.last_mut() {
                Arc::make_mut(full).fill();
            }
            self.pages.push(Arc::default());
        }
        self.end = self.end.max(key + 1);
        if let Some(page) = self.pages.get_mut(key / PAGE) {
            Arc::make_mut(page).put(key % PAGE, &text);
        }
    }

    /// Forgets the entry `key`.
    pub fn remove(&mut self, key: usize) {
        if let Some(page) = self.pages.get_mut(key / PAGE) {
            Arc::make_mut(page).remove(key % PAGE);
        }
    }

    /// The entries that match `query`: those that hold it as it is; only where none does, those
    /// that hold all its words; only where none does, those that hold the letters of each word in
    /// their order in one field, better from the beginning of a word on than anywhere. Case never counts, and all else is folded as [`fold`](super::fold()) does. An
    /// empty query matches all. `before` are the matches of what had been typed before, if that is
    /// known: what is typed on only makes them fewer.
    pub fn matches(&self, query: &str, before: Option<&Matches>) -> Matches {
        let query = Query::new(query);
        let before = before.filter(|before| query.text().starts_with(&before.query));
        let mut matches = Matches::none(&query, Tier::Exact);
        matches.likenesses.resize(self.end, None);
        let least = before.map_or(Tier::Exact, |before| before.tier);
        for tier in Tier::ALL.into_iter().filter(|tier| *tier >= least) {
            matches.tier = tier;
            match before.filter(|before| before.tier == tier && before.len < self.end / 8) {
                Some(before) => {
                    let keys = before.keys().filter_map(|key| self.fields(key));
                    try_each(&query, keys, &mut matches);
                }
                None if tier == Tier::Exact => self.go_through(&query, &mut matches),
                None => try_each(&query, self.all(), &mut matches),
            }
            if matches.len > 0 {
                break;
            }
        }
        matches
    }

    /// The entries that hold `text` as it is in one of their fields, but for case and accents.
    pub fn holding(&self, text: &str) -> Matches {
        let query = Query::new(text);
        let mut matches = Matches::none(&query, Tier::Exact);
        matches.likenesses.resize(self.end, None);
        self.go_through(&query, &mut matches);
        matches
    }

    /// Looks for the query as it is in all texts.
    fn go_through(&self, query: &Query, matches: &mut Matches) {
        if query.text().is_empty() {
            return try_each(query, self.all(), matches);
        }
        for (start, page) in (0..).step_by(PAGE).zip(&self.pages) {
            for (fields, first) in page.holding(query) {
                matches.set(start + fields.place, query.hold(fields.text, first));
            }
        }
    }

    /// What is known of the entry `key`.
    fn fields(&self, key: usize) -> Option<(usize, Fields<'_>)> {
        Some((key, self.pages.get(key / PAGE)?.get(key % PAGE)?))
    }

    /// What is known of all entries, each with its key.
    fn all(&self) -> impl Iterator<Item = (usize, Fields<'_>)> {
        let pages = (0..).step_by(PAGE).zip(&self.pages);
        pages.flat_map(|(start, page)| page.all().map(move |fields| (start + fields.place, fields)))
    }

    /// The title of the entry `key`, folded.
    pub fn title(&self, key: usize) -> Option<&str> {
        let (_, fields) = self.fields(key)?;
        fields.text.split(BORDER).next()
    }
}

/// Tries entry by entry.
fn try_each<'a>(
    query: &Query,
    all: impl Iterator<Item = (usize, Fields<'a>)>,
    matches: &mut Matches,
) {
    let tier = matches.tier;
    let mut judge = query.judge(tier);
    let all = all.filter(|(_, fields)| fields.letters.may_hold(query.letters(), tier));
    if !tier.is_loose() {
        for (key, fields) in all {
            matches.set(key, judge(fields.text));
        }
        return;
    }
    let all: Vec<(usize, Fields<'_>)> = all
        .filter(|(_, fields)| query.is_scattered_in(fields.text, tier))
        .collect();
    for (key, fields) in &all {
        let likeness = if all.len() > COMPARED {
            Some(Likeness::SOME_LETTERS)
        } else {
            judge(fields.text)
        };
        matches.set(*key, likeness);
    }
}

impl Matches {
    fn none(query: &Query, tier: Tier) -> Self {
        Self {
            query: query.text().to_owned(),
            tier,
            likenesses: Vec::new(),
            len: 0,
        }
    }

    /// How many entries match.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether none does.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Whether the entry `key` matches.
    pub fn has(&self, key: usize) -> bool {
        self.likeness(key).is_some()
    }

    /// Those of `entries` that match, the best first; equally good ones keep their order. `key` tells
    /// the key of each.
    pub fn best_first<T: Copy>(
        &self,
        entries: impl IntoIterator<Item = T>,
        key: impl Fn(T) -> usize,
    ) -> Vec<T> {
        let entries = entries.into_iter();
        let mut found: Vec<(Likeness, T)> = entries
            .filter_map(|entry| Some((self.likeness(key(entry))?, entry)))
            .collect();
        if self.tier.is_loose() {
            found.sort_by_key(|(likeness, _)| *likeness);
            return found.into_iter().map(|(_, entry)| entry).collect();
        }
        // They may be many, but they match in few ways.
        let ways = Likeness::PLAIN.into_iter();
        ways.flat_map(|way| found.iter().filter(move |(likeness, _)| *likeness == way))
            .map(|(_, entry)| *entry)
            .collect()
    }

    fn likeness(&self, key: usize) -> Option<Likeness> {
        self.likenesses.get(key).copied().flatten()
    }

    /// The keys of the entries that match.
    fn keys(&self) -> impl Iterator<Item = usize> {
        let numbered = self.likenesses.iter().enumerate();
        numbered.filter_map(|(key, likeness)| likeness.is_some().then_some(key))
    }

    fn set(&mut self, key: usize, likeness: Option<Likeness>) {
        if self.likenesses.len() <= key {
            self.likenesses.resize(key + 1, None);
        }
        if let Some(place) = self.likenesses.get_mut(key) {
            self.len += usize::from(likeness.is_some());
            self.len -= usize::from(place.is_some());
            *place = likeness;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Title, work, maker, file name.
    const REVIEWS: [[&str; 4]; 5] = [
        [
            "It Begins With Salt",
            "The Salt Ledger",
            "Ines Marchetti",
            "a.txt",
        ],
        ["The Salt Ledger", "", "Ines Marchetti", "salt.txt"],
        ["Basalt", "", "M. Okafor", "b-2.txt"],
        ["", "Été", "Remedios Aldunate", "verano.txt"],
        ["Saltire", "", "Yuki Tanabe", "c.txt"],
    ];

    fn lookup() -> Lookup {
        let mut lookup = Lookup::default();
        for (key, fields) in REVIEWS.into_iter().enumerate() {
            lookup.put(key, fields);
        }
        lookup
    }

    const CASES: &[(&str, &[usize])] = &[
        ("", &[0, 1, 2, 3, 4]),
        ("salt", &[4, 0, 1, 2]),
        ("SALT ", &[4, 0, 1, 2]),
        ("the salt", &[1, 0]),
        ("ete", &[3]),
        ("ines", &[0, 1]),
        ("anabe", &[4]),
        ("b-2", &[2]),
        ("marchetti salt", &[0, 1]),
        ("slt", &[0, 1, 4]),
        ("sltb", &[]),
        ("asl", &[2]),
        ("aldnt remed", &[3]),
        ("xyz", &[]),
        // Not from one field into the next.
        ("basaltm", &[]),
    ];

    #[test]
    fn the_best_entry_comes_first() {
        for (query, expected) in CASES {
            let found = lookup().matches(query, None).best_first(0..5, |key| key);
            assert_eq!(&found, expected, "{query}");
        }
    }

    #[test]
    fn typing_on_comes_to_the_same() {
        let mut lookup = lookup();
        // So many others that what was found before is gone through instead.
        for key in 5..500 {
            lookup.put(key, ["zz", "zz zz"]);
        }
        for (query, expected) in CASES.iter().filter(|(query, _)| !query.is_empty()) {
            let mut matches = lookup.matches("", None);
            for (end, _) in query.char_indices() {
                let typed = query.get(..=end).unwrap_or_default();
                matches = lookup.matches(typed, Some(&matches));
            }
            assert_eq!(&matches.best_first(0..500, |key| key), expected, "{query}");
            assert_eq!(matches.len(), expected.len(), "{query}");
        }
    }

    #[test]
    fn what_holds_a_text_is_found_as_it_is() {
        for (text, expected) in [
            ("salt", vec![0, 1, 2, 4]),
            ("SALT led", vec![0, 1]),
            ("été", vec![3]),
            ("slt", vec![]),
        ] {
            let found = lookup().holding(text);
            let keys: Vec<usize> = (0..5).filter(|key| found.has(*key)).collect();
            assert_eq!(keys, expected, "{text}");
        }
    }

    #[test]
    fn what_was_replaced_takes_no_room_for_long() {
        let mut lookup = lookup();
        let long = "long ".repeat(1000);
        for number in 0..100 {
            let title = number.to_string();
            lookup.put(2, [title.as_str(), &long]);
        }
        let size: usize = lookup.pages.iter().map(|page| page.size()).sum();
        assert!(size < 200_000, "{size}");
        assert_eq!(
            lookup.matches("salt", None).best_first(0..5, |key| key),
            [4, 0, 1]
        );
        assert_eq!(lookup.matches("99", None).best_first(0..5, |key| key), [2]);
        assert!(lookup.matches("basalt", None).is_empty());
    }
}
