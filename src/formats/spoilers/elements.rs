//! Elements of HTML that are spoilers, from their tags.

use std::ops::Range;

use super::pairs::Found;
use super::tag::{End, Role, Tag, tells};

/// The most elements that are waited for at a time; of more, the outermost is taken to have no end.
const MOST: usize = 16;

/// What is open while the tags are gone through.
#[derive(Debug, Default)]
pub(super) struct Elements {
    open: Vec<Element>,
}

/// An element that has begun.
#[derive(Debug)]
struct Element {
    name: String,
    /// How many elements of the name are open since, itself among them.
    depth: usize,
    /// Its tags so far.
    tags: Vec<Range<usize>>,
    /// What it is, as far as is known.
    state: State,
}

/// What an element is, as far as is known.
#[derive(Debug, Clone, Copy)]
enum State {
    /// A spoiler that begins here.
    Spoiler(usize),
    /// Details without a summary.
    Details,
    /// Details whose summary begins here.
    Summary(usize),
    /// No spoiler.
    Other,
}

impl Elements {
    /// Takes the next tag of `text`.
    pub(super) fn take(
        &mut self,
        text: &str,
        range: &Range<usize>,
        tag: &Tag,
        found: &mut Found<'_>,
    ) {
        match tag.end {
            End::Opening(Role::Spoiler) => {
                self.begin(tag, range, State::Spoiler(range.end), found);
            }
            End::Opening(Role::Details) => self.begin(tag, range, State::Details, found),
            End::Opening(Role::Summary) => {
                if let Some(element) = self.open.last_mut()
                    && matches!(element.state, State::Details)
                {
                    element.state = State::Summary(range.end);
                    element.tags.push(range.clone());
                }
            }
            End::Opening(Role::Other) => {
                let mut open = self.open.iter_mut().rev();
                if let Some(element) = open.find(|element| element.name == tag.name) {
                    element.depth += 1;
                }
            }
            End::Closing if tag.name == "summary" => self.end_summary(text, range),
            End::Closing => self.close(tag, range, found),
        }
    }

    /// Ends what has no end.
    pub(super) fn finish(self, found: &mut Found<'_>) {
        for element in self.open {
            element.abandon(found);
        }
    }

    fn begin(&mut self, tag: &Tag, range: &Range<usize>, state: State, found: &mut Found<'_>) {
        if self.open.len() == MOST {
            self.open.remove(0).abandon(found);
        }
        self.open.push(Element {
            name: tag.name.clone(),
            depth: 1,
            tags: vec![range.clone()],
            state,
        });
    }

    fn end_summary(&mut self, text: &str, range: &Range<usize>) {
        let Some(element) = self.open.last_mut() else {
            return;
        };
        if let State::Summary(start) = element.state {
            let summary = text.get(start..range.start).unwrap_or_default();
            element.state = if tells(summary) {
                State::Spoiler(range.end)
            } else {
                State::Other
            };
            element.tags.push(range.clone());
        }
    }

    fn close(&mut self, tag: &Tag, range: &Range<usize>, found: &mut Found<'_>) {
        let named = self
            .open
            .iter()
            .rposition(|element| element.name == tag.name);
        let Some(at) = named else { return };
        if let Some(element) = self.open.get_mut(at)
            && element.depth > 1
        {
            element.depth -= 1;
            return;
        }
        for element in self.open.drain(at + 1..) {
            element.abandon(found);
        }
        if let Some(mut element) = self.open.pop()
            && let State::Spoiler(start) = element.state
        {
            element.tags.push(range.clone());
            found.add(element.tags, start..range.start);
        }
    }
}

impl Element {
    /// It has no end: it ends with its paragraph.
    fn abandon(self, found: &mut Found<'_>) {
        if let State::Spoiler(start) = self.state {
            found.add_open(self.tags, start);
        }
    }
}
