//! What is kept of each review: numbers only.

use super::names::Name;
use super::pages::At;
use super::{Day, Source};
use crate::formats::Format;
use crate::outline::Kind;
use std::collections::HashMap;

/// Stands for no place among the bytes of a file.
pub(super) const NO_BYTES: u64 = u64::MAX;

/// What is kept of a review.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    /// Where the bytes of a record begin.
    pub(super) start: u64,
    /// Its title, or why it could not be read.
    pub(super) title: At,
    /// The file it comes from.
    pub(super) origin: u32,
    /// Which record of that it is, counted from 1; 0 for the file itself.
    pub(super) record: u32,
    /// The line a record begins on; 0 where there is none.
    pub(super) line: u32,
    /// How many bytes a record has.
    pub(super) len: u32,
    pub(super) work: Name,
    pub(super) makers: Name,
    pub(super) reviewer: Name,
    pub(super) tags: Name,
    pub(super) rating: u32,
    pub(super) kinds: u32,
    pub(super) date: Day,
    pub(super) experienced: Day,
    pub(super) words: u32,
    pub(super) characters: u32,
    pub(super) year: Option<i16>,
    pub(super) manner: u16,
}

impl Row {
    /// A review of which nothing is known.
    pub(super) fn blank() -> Self {
        Self {
            start: NO_BYTES,
            title: At::default(),
            origin: 0,
            record: 0,
            line: 0,
            len: 0,
            work: Name::NONE,
            makers: Name::NONE,
            reviewer: Name::NONE,
            tags: Name::NONE,
            rating: 0,
            kinds: Kindred::UNKNOWN,
            date: Day::default(),
            experienced: Day::default(),
            words: 0,
            characters: 0,
            year: None,
            manner: Manners::UNREAD,
        }
    }

    /// A review that is found in `source`, of which nothing is known yet.
    pub(super) fn new(origin: u32, source: &Source) -> Self {
        let mut row = Self {
            origin,
            ..Self::blank()
        };
        row.stand(source);
        row
    }

    /// Notes where it stands in its file.
    pub(super) fn stand(&mut self, source: &Source) {
        let Source::Record(_, place) = source else {
            return;
        };
        self.record = number(place.record);
        self.line = place.line.map_or(0, number);
        (self.start, self.len) = match place.bytes {
            Some(bytes) => (bytes.start, bytes.len),
            None => (NO_BYTES, 0),
        };
    }
}

/// A number in four bytes.
fn number(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// Whether a review was read.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) enum State {
    #[default]
    Unread,
    Read,
    Unreadable,
    Gone,
}

/// What many reviews have in common.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub(super) struct Manner {
    pub(super) state: State,
    pub(super) format: Format,
    pub(super) work_kind: Name,
    pub(super) language: Name,
    pub(super) spoiler: Option<bool>,
}

/// The manners there are, each once.
#[derive(Debug, Clone)]
pub(super) struct Manners {
    all: Vec<Manner>,
    known: HashMap<Manner, u16>,
}

impl Manners {
    const UNREAD: u16 = 0;
    /// The number of what is there no more.
    pub(super) const GONE: u16 = 1;
    /// For what would be one too many.
    const PLAIN: u16 = 2;

    /// The number of a manner. There are 65,535 at most; one more is taken for one of plain text.
    pub(super) fn put(&mut self, manner: Manner) -> u16 {
        if let Some(number) = self.known.get(&manner) {
            return *number;
        }
        let Some(number) = u16::try_from(self.all.len()).ok() else {
            return Self::PLAIN;
        };
        self.all.push(manner);
        self.known.insert(manner, number);
        number
    }

    pub(super) fn get(&self, number: u16) -> &Manner {
        const NONE: &Manner = &Manner {
            state: State::Gone,
            format: Format::Plain,
            work_kind: Name::NONE,
            language: Name::NONE,
            spoiler: None,
        };
        self.all.get(usize::from(number)).unwrap_or(NONE)
    }

    /// Whether there may be reviews in this state.
    pub(super) fn any(&self, state: State) -> bool {
        self.all.iter().any(|manner| manner.state == state)
    }
}

impl Default for Manners {
    fn default() -> Self {
        let mut manners = Self {
            all: Vec::new(),
            known: HashMap::new(),
        };
        for state in [State::Unread, State::Gone, State::Read] {
            manners.put(Manner {
                state,
                ..Manner::default()
            });
        }
        manners
    }
}

/// The kinds that sections of reviews have, each set once.
#[derive(Debug, Clone, Default)]
pub(super) struct Kindred {
    all: Vec<Box<[Kind]>>,
    known: HashMap<Box<[Kind]>, u32>,
}

impl Kindred {
    /// Stands for kinds that have not been looked for.
    pub(super) const UNKNOWN: u32 = u32::MAX;

    pub(super) fn put(&mut self, kinds: &[Kind]) -> u32 {
        if let Some(number) = self.known.get(kinds) {
            return *number;
        }
        let number = u32::try_from(self.all.len()).unwrap_or(Self::UNKNOWN);
        self.all.push(kinds.into());
        self.known.insert(kinds.into(), number);
        number
    }

    /// The kinds of a number, in their order; `None` where they have not been looked for.
    pub(super) fn get(&self, number: u32) -> Option<&[Kind]> {
        self.all.get(number as usize).map(AsRef::as_ref)
    }
}
