//! How much there is to read in each element of a page.

use super::hidden::is_hidden;
use super::outside::{self, Outside};
use super::role::{self, Role};
use ego_tree::iter::Edge;
use ego_tree::{NodeId, NodeRef};
use scraper::Node;
use std::collections::HashMap;

/// The fewest bytes of text, links aside, in a block of prose.
const PROSE: usize = 40;

/// What was counted in an element, in bytes of text but for blanks at the ends.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Measure {
    /// Text outside of links.
    pub(super) text: usize,
    /// Text in links.
    pub(super) linked: usize,
    /// The links.
    pub(super) links: usize,
    /// The headings.
    pub(super) headings: usize,
    /// Text outside of links that is in no block within it.
    pub(super) own: usize,
    /// Text outside of links in blocks with enough of it. What surely stands around the article is
    /// not counted for what is around that.
    pub(super) prose: usize,
}

/// What was counted in each element of a page.
#[derive(Debug, Default)]
pub(super) struct Measures(HashMap<NodeId, Measure>);

/// An element that is gone through.
#[derive(Debug, Clone, Copy)]
struct Open {
    id: NodeId,
    measure: Measure,
    is_block: bool,
    is_link: bool,
    outside: Outside,
}

impl Measures {
    /// Counts what is below `root`, in one pass.
    pub(super) fn below(root: NodeRef<'_, Node>) -> Self {
        let mut found = Self::default();
        let mut open: Vec<Open> = Vec::new();
        let mut links = 0_usize;
        let mut hidden = None;
        for edge in root.traverse() {
            match edge {
                Edge::Open(node) => {
                    let Some(element) = node.value().as_element() else {
                        let text = node.value().as_text().filter(|_| hidden.is_none());
                        if let (Some(text), Some(around)) = (text, open.last_mut()) {
                            around.add(text.trim().len(), links > 0);
                        }
                        continue;
                    };
                    if hidden.is_none() && is_hidden(element) {
                        hidden = Some(node.id());
                    }
                    if hidden.is_some() {
                        continue;
                    }
                    let role = role::of_name(element.name());
                    let is_anchor = role == Role::Link && element.attr("href").is_none();
                    let role = if is_anchor { Role::Inline } else { role };
                    links += usize::from(role == Role::Link);
                    open.push(Open::new(node.id(), role, outside::of(node, element)));
                }
                Edge::Close(node) if hidden.is_some() => {
                    hidden = hidden.filter(|hidden| *hidden != node.id());
                }
                Edge::Close(node) if node.value().is_element() => {
                    if let Some(own) = open.pop() {
                        links -= usize::from(own.is_link);
                        let measure = own.finish(open.last_mut());
                        found.0.insert(own.id, measure);
                    }
                }
                Edge::Close(_) => {}
            }
        }
        found
    }

    /// What was counted in an element; nothing in one that is hidden.
    pub(super) fn of(&self, id: NodeId) -> Measure {
        self.0.get(&id).copied().unwrap_or_default()
    }
}

impl Open {
    fn new(id: NodeId, role: Role, outside: Outside) -> Self {
        let is_within = matches!(
            role,
            Role::Inline | Role::Mark(_) | Role::Link | Role::Quotation | Role::Reading
        );
        let measure = Measure {
            links: usize::from(role == Role::Link),
            headings: usize::from(matches!(role, Role::Heading(_))),
            ..Measure::default()
        };
        Self {
            id,
            measure,
            is_block: !is_within,
            is_link: role == Role::Link,
            outside,
        }
    }

    /// Adds text to it.
    fn add(&mut self, bytes: usize, is_linked: bool) {
        if is_linked {
            self.measure.linked += bytes;
        } else {
            self.measure.text += bytes;
            self.measure.own += bytes;
        }
    }

    /// What was counted, which counts for what is `around`, too.
    fn finish(self, around: Option<&mut Self>) -> Measure {
        let mut measure = self.measure;
        if self.is_block && measure.own >= PROSE {
            measure.prose += measure.own;
        }
        if let Some(around) = around {
            around.measure.text += measure.text;
            around.measure.linked += measure.linked;
            around.measure.links += measure.links;
            around.measure.headings += measure.headings;
            if self.outside != Outside::Surely {
                around.measure.prose += measure.prose;
            }
            if !self.is_block {
                around.measure.own += measure.own;
            }
        }
        measure
    }
}
