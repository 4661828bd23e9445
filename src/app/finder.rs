//! Finding in the open review: what is looked for, the hits so far, and the one the reader is at.

mod hit_list;

pub use hit_list::{HitList, HitRow};

use std::sync::Arc;

use super::Open;
use super::event::{Effect, Search};
use super::history::History;
use super::motion::Direction;
use crate::library::Extent;
use crate::review::{Position, Review, Span};
use crate::search::{self, ExpressionError, Pattern, Switches};

/// Bytes that are searched at once; hits further away are found in the background.
const AT_ONCE: usize = 256 * 1024;

/// The most hits that are kept: a count beyond it helps nobody.
const MOST: usize = 1_000_000;

/// Which of the searches of this run a hit belongs to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct SearchId(u64);

/// The search in the open review.
#[derive(Debug, Clone)]
pub struct Finder {
    id: SearchId,
    pattern: Option<Arc<Pattern>>,
    hits: Vec<Span>,
    state: Search,
    current: Option<Span>,
    /// From where a hit is still awaited, as none was near.
    awaited: Option<(Position, Direction)>,
    /// What was looked for last, to be taken up again.
    last: Option<Arc<Pattern>>,
    /// How what is typed is looked for.
    switches: Switches,
    /// What is wrong with the expression that is typed.
    fault: Option<ExpressionError>,
    history: History,
    /// The list of the hits while it is shown.
    list: Option<HitList>,
}

/// Where a search led.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sought {
    /// To a hit further on.
    Hit(Span),
    /// To a hit behind an end of the text.
    Wrapped(Span),
    /// Nowhere so far; the rest of the text is being searched.
    Awaited,
    /// The text holds no hit.
    Nothing,
}

impl Finder {
    /// A finder that looks for nothing.
    pub fn new() -> Self {
        Self {
            id: SearchId::default(),
            pattern: None,
            hits: Vec::new(),
            state: Search::Done,
            current: None,
            awaited: None,
            last: None,
            switches: Switches::default(),
            fault: None,
            history: History::default(),
            list: None,
        }
    }

    /// How what is typed is looked for.
    pub fn switches(&self) -> Switches {
        self.switches
    }

    /// Has what is typed from now on looked for in this way.
    pub fn set_switches(&mut self, switches: Switches) {
        self.switches = switches;
    }

    /// What is wrong with the expression that is typed.
    pub fn fault(&self) -> Option<&ExpressionError> {
        self.fault.as_ref()
    }

    /// The searches of this run.
    pub fn history(&mut self) -> &mut History {
        &mut self.history
    }

    /// What is looked for.
    pub fn pattern(&self) -> Option<&Arc<Pattern>> {
        self.pattern.as_ref()
    }

    /// What was looked for last, while nothing is.
    pub fn last(&self) -> Option<&Arc<Pattern>> {
        self.last.as_ref()
    }

    /// Puts the reader at a hit that was found before.
    pub fn resume(&mut self, hit: Option<Span>) {
        self.current = hit;
    }

    /// The hits found so far, in the order of the text.
    pub fn hits(&self) -> &[Span] {
        &self.hits
    }

    /// Whether there may be more hits than are kept.
    pub fn is_full(&self) -> bool {
        self.hits.len() >= MOST
    }

    /// Whether the text has been searched to its end.
    pub fn state(&self) -> Search {
        self.state
    }

    /// The hit the reader is at.
    pub fn current(&self) -> Option<Span> {
        self.current
    }

    /// The number of the current hit, from 1, once the search has come that far.
    pub fn number(&self) -> Option<usize> {
        let index = self.hits.binary_search(&self.current?).ok()?;
        Some(index + 1)
    }

    /// How many of the hits found so far begin in `span`.
    pub fn count_in(&self, span: Span) -> usize {
        self.listed_in(span).len()
    }

    /// The hits that begin in `span`, which is of the size of a page.
    pub fn hits_in(&self, review: &Review, span: Span) -> Vec<Span> {
        match &self.pattern {
            Some(_) if self.covers(span.end) => self.listed_in(span).to_vec(),
            Some(pattern) => search::find(review, pattern, span).collect(),
            None => Vec::new(),
        }
    }

    /// Looks for `pattern` in a review: at once in a short one, in the background in a long one.
    pub fn look_for(&mut self, pattern: Option<Arc<Pattern>>, open: &Open) -> Vec<Effect> {
        self.clear();
        self.pattern = pattern;
        self.search(open)
    }

    /// Looks for what was typed, as the switches say; for nothing while it is no expression.
    pub fn look_for_typed(&mut self, typed: &str, open: &Open) -> Vec<Effect> {
        let pattern = Pattern::typed(typed, self.switches);
        let (pattern, fault) = match pattern {
            Ok(pattern) => (pattern.map(Arc::new), None),
            Err(fault) => (None, Some(fault)),
        };
        let effects = self.look_for(pattern, open);
        self.fault = fault;
        effects
    }

    /// Looks for the same in another reading of the same review, in which places are `carried`
    /// elsewhere. The hit the reader is at stays if it still is one, and the one awaited does.
    pub fn look_on(&mut self, open: &Open, carried: impl Fn(Position) -> Position) -> Vec<Effect> {
        self.current = self.current.and_then(|hit| {
            let at = carried(hit.start).offset();
            let here = Span::of(at..at.saturating_add(1));
            search::find(&open.review, self.pattern.as_ref()?, here).next()
        });
        if let Some(list) = &mut self.list {
            list.carry(&carried);
        }
        self.awaited = self.awaited.map(|(from, on)| (carried(from), on));
        self.id = SearchId(self.id.0 + 1);
        self.hits.clear();
        self.search(open)
    }

    fn search(&mut self, open: &Open) -> Vec<Effect> {
        let Some(pattern) = self.pattern.clone() else {
            return Vec::new();
        };
        let whole = Span::new(Position::START, open.review.end());
        if whole.len() <= AT_ONCE {
            self.hits = search::find(&open.review, &pattern, whole).collect();
            // Behind a beginning there is text that is still being read.
            self.state = match open.extent {
                Extent::Whole => Search::Done,
                Extent::Beginning => Search::Going,
            };
            return Vec::new();
        }
        self.state = Search::Going;
        vec![Effect::Find {
            search: self.id,
            review: Arc::clone(&open.review),
            pattern,
        }]
    }

    /// No longer waits for a hit: the reader has gone elsewhere.
    pub fn forget_awaited(&mut self) {
        self.awaited = None;
    }

    /// Looks for nothing any more.
    pub fn clear(&mut self) {
        *self = Self {
            id: SearchId(self.id.0 + 1),
            last: self.pattern.take().or_else(|| self.last.take()),
            switches: self.switches,
            history: std::mem::take(&mut self.history),
            ..Self::new()
        };
    }

    /// Takes hits found in the background; those of an older search are dropped.
    pub fn take(&mut self, id: SearchId, hits: Vec<Span>, state: Search) {
        if id == self.id {
            let room = MOST.saturating_sub(self.hits.len());
            self.hits.extend(hits.into_iter().take(room));
            self.state = state;
        }
    }

    /// Where the search that was awaited led, if that is known now, and its direction.
    pub fn arrived(&mut self) -> Option<(Sought, Direction)> {
        let (from, direction) = self.awaited?;
        match self.listed_from(from, direction) {
            Sought::Awaited => None,
            sought @ (Sought::Hit(_) | Sought::Wrapped(_) | Sought::Nothing) => {
                self.awaited = None;
                self.settle(sought);
                Some((sought, direction))
            }
        }
    }

    /// Goes to the nearest hit that begins at `from` or behind it, or before it.
    pub fn go(&mut self, review: &Review, from: Position, direction: Direction) -> Sought {
        let Some(pattern) = self.pattern.clone() else {
            return Sought::Nothing;
        };
        let mut sought = self.listed_from(from, direction);
        if sought == Sought::Awaited && direction == Direction::On {
            let window = Span::of(from.offset()..from.offset().saturating_add(AT_ONCE));
            let near = search::find(review, &pattern, window).next();
            sought = near.map_or(sought, Sought::Hit);
        }
        self.awaited = (sought == Sought::Awaited).then_some((from, direction));
        self.settle(sought);
        sought
    }

    fn settle(&mut self, sought: Sought) {
        match sought {
            Sought::Hit(hit) | Sought::Wrapped(hit) => {
                self.current = Some(hit);
                self.awaited = None;
            }
            Sought::Nothing => self.current = None,
            Sought::Awaited => {}
        }
    }

    /// Whether the hits before `position` are all listed.
    fn covers(&self, position: Position) -> bool {
        self.state == Search::Done && self.hits.len() < MOST
            || self.hits.last().is_some_and(|last| last.start >= position)
    }

    fn listed_in(&self, span: Span) -> &[Span] {
        let from = self.hits.partition_point(|hit| hit.start < span.start);
        let to = self.hits.partition_point(|hit| hit.start < span.end);
        self.hits.get(from..to).unwrap_or_default()
    }

    fn listed_from(&self, from: Position, direction: Direction) -> Sought {
        let at = self.hits.partition_point(|hit| hit.start < from);
        let (near, far) = match direction {
            Direction::On => (self.hits.get(at), self.hits.first()),
            Direction::Back => (
                at.checked_sub(1).and_then(|at| self.hits.get(at)),
                self.hits.last(),
            ),
        };
        match (near, far) {
            (Some(hit), _) if direction == Direction::On || self.covers(from) => Sought::Hit(*hit),
            _ if self.state == Search::Going || self.hits.len() >= MOST && near.is_none() => {
                Sought::Awaited
            }
            (Some(hit), _) => Sought::Hit(*hit),
            (None, Some(hit)) => Sought::Wrapped(*hit),
            (None, None) => Sought::Nothing,
        }
    }
}

impl Default for Finder {
    fn default() -> Self {
        Self::new()
    }
}
