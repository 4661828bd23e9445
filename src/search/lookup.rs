//! Finding entries among many by typing a part of what is known of them.

mod likeness;

use likeness::{Letters, Likeness, Query, Tier};

use super::fold::{Case, fold};

/// What stands behind each field; no folded text holds it.
const BORDER: char = '\n';

/// Bytes that may be left behind by texts that were replaced before all are moved together.
const WASTE: usize = 1 << 16;

/// The most entries whose letters are compared. Where more hold them, which is the best says nothing
/// before more is typed.
const COMPARED: usize = 4096;

/// What is known of entries, folded, in one text that is gone through at the speed of memory.
#[derive(Debug, Clone, Default)]
pub struct Lookup {
    text: String,
    /// In the order of the text. Some may belong to entries that have another by now.
    slots: Vec<Slot>,
    /// The slot of each entry, by its key.
    places: Vec<Option<usize>>,
    /// Bytes of slots that are out of use.
    wasted: usize,
}

/// What is known of one entry: its fields, each with a border behind it.
#[derive(Debug, Clone)]
struct Slot {
    key: usize,
    start: usize,
    end: usize,
    letters: Letters,
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
        let start = self.text.len();
        for (number, field) in fields.into_iter().enumerate() {
            let field = fold(field, Case::Folded);
            let field = field.text().trim();
            let known = self.text.get(start..).unwrap_or_default();
            // An entry without a title keeps its place free.
            if number == 0 || !(field.is_empty() || known.split(BORDER).any(|is| is == field)) {
                self.text.push_str(field);
                self.text.push(BORDER);
            }
        }
        if self.places.len() <= key {
            self.places.resize(key + 1, None);
        }
        let new = self.text.get(start..).unwrap_or_default();
        let letters = Letters::of(new);
        let old = self.slot(key).map(|old| old.start..old.end);
        if let Some(old) = old {
            if self.text.get(old.clone()) == Some(new) {
                self.text.truncate(start);
                return;
            }
            self.wasted += old.len();
        }
        if let Some(place) = self.places.get_mut(key) {
            *place = Some(self.slots.len());
        }
        self.slots.push(Slot {
            key,
            start,
            end: self.text.len(),
            letters,
        });
        if self.wasted > WASTE.max(self.text.len() / 2) {
            self.move_together();
        }
    }

    /// The entries that match `query`: those that hold it as it is; only where none does, those
    /// that hold all its words; only where none does, those that hold the letters of each word in
    /// their order in one field, better from the beginning of a word on than anywhere. Case never counts, and all else is folded as [`fold`] does. An
    /// empty query matches all. `before` are the matches of what had been typed before, if that is
    /// known: what is typed on only makes them fewer.
    pub fn matches(&self, query: &str, before: Option<&Matches>) -> Matches {
        let query = Query::new(query);
        let before = before.filter(|before| query.text().starts_with(&before.query));
        let mut matches = Matches::none(&query, Tier::Exact);
        matches.likenesses.resize(self.places.len(), None);
        let least = before.map_or(Tier::Exact, |before| before.tier);
        for tier in Tier::ALL.into_iter().filter(|tier| *tier >= least) {
            matches.tier = tier;
            match before.filter(|before| before.tier == tier && before.len < self.slots.len() / 8) {
                Some(before) => {
                    let keys = before.keys().filter_map(|key| self.slot(key));
                    self.try_each(&query, keys, &mut matches);
                }
                None if tier == Tier::Exact => self.go_through(&query, &mut matches),
                None => self.try_each(&query, self.current(), &mut matches),
            }
            if matches.len > 0 {
                break;
            }
        }
        matches
    }

    /// Brings matches into line with what is known of the entries `keys` now.
    pub fn renew(&self, matches: &mut Matches, keys: &[usize]) {
        let query = Query::new(&matches.query);
        let slots = || keys.iter().filter_map(|key| self.slot(*key));
        for tier in Tier::ALL.into_iter().filter(|tier| *tier < matches.tier) {
            let mut better = Matches::none(&query, tier);
            self.try_each(&query, slots(), &mut better);
            if better.len > 0 {
                *matches = better;
                return;
            }
        }
        for key in keys {
            matches.set(*key, None);
        }
        self.try_each(&query, slots(), matches);
        if matches.len == 0 {
            *matches = self.matches(&matches.query, None);
        }
    }

    /// Looks for the query as it is in the whole text.
    fn go_through(&self, query: &Query, matches: &mut Matches) {
        let bytes = self.text.as_bytes();
        let mut at = 0;
        for (number, slot) in self.slots.iter().enumerate() {
            if at >= slot.end || self.places.get(slot.key) != Some(&Some(number)) {
                continue;
            }
            at = at.max(slot.start);
            let rest = bytes.get(at..).unwrap_or_default();
            let Some(found) = query.finder().find(rest) else {
                return;
            };
            at += found;
            if at < slot.end {
                let likeness = query.hold(self.fields(slot), at - slot.start);
                matches.set(slot.key, likeness);
                at = slot.end;
            }
        }
    }

    /// Tries slot by slot.
    fn try_each<'a>(
        &self,
        query: &Query,
        slots: impl Iterator<Item = &'a Slot>,
        matches: &mut Matches,
    ) {
        let tier = matches.tier;
        let mut judge = query.judge(tier);
        let slots = slots.filter(|slot| slot.letters.may_hold(query.letters(), tier));
        if !tier.is_loose() {
            for slot in slots {
                matches.set(slot.key, judge(self.fields(slot)));
            }
            return;
        }
        let scattered = |slot: &&Slot| query.is_scattered_in(self.fields(slot), tier);
        let slots: Vec<&Slot> = slots.filter(scattered).collect();
        for slot in &slots {
            let likeness = if slots.len() > COMPARED {
                Some(Likeness::SOME_LETTERS)
            } else {
                judge(self.fields(slot))
            };
            matches.set(slot.key, likeness);
        }
    }

    /// The fields of a slot, each with a border behind it.
    fn fields(&self, slot: &Slot) -> &str {
        self.text.get(slot.start..slot.end).unwrap_or_default()
    }

    fn slot(&self, key: usize) -> Option<&Slot> {
        self.slots.get((*self.places.get(key)?)?)
    }

    /// The slots that are in use.
    fn current(&self) -> impl Iterator<Item = &Slot> {
        let numbered = self.slots.iter().enumerate();
        numbered
            .filter(|(number, slot)| self.places.get(slot.key) == Some(&Some(*number)))
            .map(|(_, slot)| slot)
    }

    /// Leaves out what is out of use.
    fn move_together(&mut self) {
        let mut text = String::with_capacity(self.text.len() - self.wasted);
        let mut slots = Vec::with_capacity(self.places.len());
        for slot in self.current() {
            let start = text.len();
            text.push_str(self.fields(slot));
            slots.push(Slot {
                start,
                end: text.len(),
                ..slot.clone()
            });
        }
        for (number, slot) in slots.iter().enumerate() {
            if let Some(place) = self.places.get_mut(slot.key) {
                *place = Some(number);
            }
        }
        (self.text, self.slots, self.wasted) = (text, slots, 0);
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

    /// Those of `keys` that match, the best first; equally good ones keep their order.
    pub fn best_first(&self, keys: impl IntoIterator<Item = usize>) -> Vec<usize> {
        let keys = keys.into_iter();
        let mut found: Vec<(Likeness, usize)> = keys
            .filter_map(|key| Some((self.likeness(key)?, key)))
            .collect();
        if self.tier.is_loose() {
            found.sort_by_key(|(likeness, _)| *likeness);
            return found.into_iter().map(|(_, key)| key).collect();
        }
        // They may be many, but they match in few ways.
        let ways = Likeness::PLAIN.into_iter();
        ways.flat_map(|way| found.iter().filter(move |(likeness, _)| *likeness == way))
            .map(|(_, key)| *key)
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
            let found = lookup().matches(query, None).best_first(0..5);
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
            assert_eq!(&matches.best_first(0..500), expected, "{query}");
            assert_eq!(matches.len(), expected.len(), "{query}");
        }
    }

    #[test]
    fn what_becomes_known_later_comes_to_the_same() {
        for (query, expected) in CASES {
            let mut lookup = Lookup::default();
            for key in 0..5 {
                lookup.put(key, ["salt and slt", "zz"]);
            }
            let mut matches = lookup.matches(query, None);
            for (key, fields) in REVIEWS.into_iter().enumerate() {
                lookup.put(key, fields);
                lookup.renew(&mut matches, &[key]);
            }
            assert_eq!(&matches.best_first(0..5), expected, "{query}");
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
        assert!(lookup.text.len() < 200_000, "{}", lookup.text.len());
        assert_eq!(lookup.matches("salt", None).best_first(0..5), [4, 0, 1]);
        assert_eq!(lookup.matches("99", None).best_first(0..5), [2]);
        assert!(lookup.matches("basalt", None).is_empty());
    }
}
