//! Searching a whole library: the texts in which something half remembered stands, and where.

use super::{EntryId, Roll, Settings};
use crate::query::{Fault, Filters, Query};
use crate::review::Span;
use crate::search::{Ending, Index, Pattern, Tier};
use std::ops::{ControlFlow, Range};
use std::sync::Arc;

/// What is searched for in a library, and what that takes. It is cheap to clone and to send to a
/// thread.
#[derive(Debug, Clone)]
pub struct LibrarySearch {
    /// Which search it is: later ones have larger numbers.
    pub number: u64,
    /// What is searched for.
    pub asked: Asked,
    /// How many reviews are wanted at the most.
    pub limit: usize,
    /// The library.
    pub roll: Roll,
}

/// What was asked of a library.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// Words in texts, and facts.
    Words(Query, Ending),
    /// What a regular expression matches in texts (`/…/`), and facts.
    Expression(String, Query),
}

/// What becomes known of a search, in this order: what was found, now and then anew, each time all
/// of it; passages of what was found last; the end.
#[derive(Debug, Clone)]
pub enum SearchNews {
    /// The best reviews so far.
    Found(SearchFound),
    /// What stands in reviews that were found, in their order. `None` where nothing of what is
    /// wanted stands any more: it is to be taken out of what was found.
    Passages(Vec<(EntryId, Option<Passage>)>),
    /// How far the search has come, where that takes its time: texts that were searched, and of how
    /// many.
    Going(usize, usize),
    /// Everything is known.
    Done,
    /// It cannot be done: a sentence for the reader, such as what is wrong with an expression.
    Refused(String),
}

/// What was found.
#[derive(Debug, Clone, Default)]
pub struct SearchFound {
    /// The best reviews, in their order.
    pub hits: Vec<LibraryHit>,
    /// How many reviews hold what is wanted; where it is very common, at least so many.
    pub count: usize,
    /// The words that stand for what was typed where that stands nowhere: `("penelpe",
    /// ["penelope"])`.
    pub instead: Vec<(String, Vec<String>)>,
    /// How it was answered.
    pub answered: Answered,
}

/// How a search was answered.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Answered {
    /// From the index, in which everything is.
    #[default]
    Indexed,
    /// From the index, in which only some of the texts are so far: how many, and of how many.
    Partly(usize, usize),
    /// By reading all texts.
    Scanned(WhyScan),
}

/// Why texts were read instead of looking into the index.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum WhyScan {
    /// A library such as this has none: the samples, or a few named texts.
    Unindexed,
    /// It is not made yet.
    NotYet,
    /// There is something wrong with it: a sentence.
    Trouble(String),
    /// What is asked for is found in no index: a regular expression.
    Expression,
}

/// A review that was found.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct LibraryHit {
    /// Which one.
    pub entry: EntryId,
    /// How well it matches.
    pub tier: Tier,
    /// How well it matches among those of its tier: more is better.
    pub score: f32,
}

/// Where what is wanted stands in a review.
#[derive(Debug, Clone)]
pub struct Passage {
    /// The very words, in the review's text.
    pub span: Span,
    /// The line of the source, from 1, where that has lines.
    pub line: Option<usize>,
    /// The number of its section, from 1, and its title, unless it is the opening.
    pub section: Option<(usize, Option<String>)>,
    /// The words around it.
    pub snippet: Snippet,
    /// What finds these words in the review, and others like them.
    pub pattern: Arc<Pattern>,
}

/// Some words of a text, in one line, of which some are wanted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Snippet {
    /// The words, safe to print; `…` where the paragraph goes on.
    pub text: String,
    /// What of them is wanted: in bytes of the text, in their order.
    pub marks: Vec<Range<usize>>,
}

impl Asked {
    /// What was typed: a query, or an expression between slashes, of which the second may still be
    /// missing, and a query behind it.
    pub fn parse(typed: &str, filters: &Filters) -> (Self, Vec<Fault>) {
        let parsed = Query::parse_with(typed, filters);
        let ending = if typed.ends_with(|c: char| c.is_whitespace() || c == '"') {
            Ending::Closed
        } else {
            Ending::Open
        };
        (Self::Words(parsed.query, ending), parsed.faults)
    }
}

/// Searches a library and tells `answer` what is found, until that breaks.
pub fn search(
    search: &LibrarySearch,
    settings: &Settings,
    index: &Result<&Index, WhyScan>,
    answer: &mut dyn FnMut(SearchNews) -> ControlFlow<()>,
) {
    if index.is_ok() || settings.largest == 0 || search.limit == 0 {
        return;
    }
    // Nothing follows that could be left off.
    let _ = answer(SearchNews::Done);
}
