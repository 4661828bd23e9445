//! Where links lead while not all of the text is read: footnotes and headings may come later.

use crate::formats::sanitise;
use crate::outline::slug::{self, Slugs};
use crate::review::{Block, BlockKind, Link, Position, Run, Target};
use std::collections::HashMap;

/// The links of a text in their order, and the footnotes.
#[derive(Debug, Default)]
pub(in crate::formats) struct Aims {
    links: Vec<Aimed>,
    /// The numbers of the footnotes by their labels.
    numbers: HashMap<String, u32>,
    footnotes: Vec<Footnote>,
    /// The blocks, by their indices, whose names the source states.
    named: Vec<(usize, String)>,
}

/// A link.
#[derive(Debug)]
struct Aimed {
    aim: Aim,
    title: Option<String>,
}

/// What a link is to lead to.
#[derive(Debug)]
enum Aim {
    /// An address, which may be `#` and the name of a heading.
    Address(String),
    /// The text of a footnote.
    Footnote(u32),
    /// The place where a footnote is first referred to.
    Back(u32),
}

/// Where a footnote stands.
#[derive(Debug, Clone, Copy, Default)]
struct Footnote {
    reference: Option<usize>,
    text: Option<usize>,
}

impl Aims {
    /// How many links there are.
    pub(in crate::formats) fn len(&self) -> usize {
        self.links.len()
    }

    /// Adds a link to an address as the source has it; `None` for none.
    pub(in crate::formats) fn address(&mut self, address: &str, title: &str) -> Option<u32> {
        let address = sanitise::line(address.trim());
        let title = sanitise::line(title.trim());
        if address.is_empty() {
            return None;
        }
        let title = (!title.is_empty()).then_some(title);
        Some(self.add(Aim::Address(address), title))
    }

    /// The number of the footnote called `label`: they count as they first appear.
    pub(in crate::formats) fn footnote(&mut self, label: &str) -> u32 {
        let next = u32::try_from(self.footnotes.len()).unwrap_or(u32::MAX - 1);
        let number = *self.numbers.entry(label.to_lowercase()).or_insert(next);
        if number == next {
            self.footnotes.push(Footnote::default());
        }
        number + 1
    }

    /// Adds a link to the footnote `number`, referred to at `place`.
    pub(in crate::formats) fn reference(&mut self, number: u32, place: usize) -> u32 {
        if let Some(footnote) = self.of(number) {
            footnote.reference.get_or_insert(place);
        }
        self.add(Aim::Footnote(number), None)
    }

    /// Adds a link from the text of footnote `number`, which begins at `place`, back to the
    /// first reference.
    pub(in crate::formats) fn back(&mut self, number: u32, place: usize) -> u32 {
        if let Some(footnote) = self.of(number) {
            footnote.text.get_or_insert(place);
        }
        self.add(Aim::Back(number), None)
    }

    /// Calls block `index` by `id`; such calls come in the order of the blocks.
    pub(in crate::formats) fn name(&mut self, index: usize, id: String) {
        self.named.push((index, id));
    }

    /// Forgets the links behind the first `links`, and what stands behind the place `text` or is
    /// or comes behind the block `blocks`.
    pub(in crate::formats) fn go_back(&mut self, links: usize, text: usize, blocks: usize) {
        self.links.truncate(links);
        self.named.retain(|(index, _)| *index < blocks);
        for footnote in &mut self.footnotes {
            footnote.reference = footnote.reference.filter(|place| *place < text);
            footnote.text = footnote.text.filter(|place| *place < text);
        }
    }

    /// Moves every place in the text, and every index of a block.
    pub(in crate::formats) fn move_all(
        &mut self,
        place: impl Fn(usize) -> usize,
        block: impl Fn(usize) -> usize,
    ) {
        for (index, _) in &mut self.named {
            *index = block(*index);
        }
        for footnote in &mut self.footnotes {
            footnote.reference = footnote.reference.map(&place);
            footnote.text = footnote.text.map(&place);
        }
    }

    /// Where the links lead, now that all is read, in the order of their first runs. Runs of links
    /// that lead nowhere are freed of them.
    pub(in crate::formats) fn resolved(
        self,
        text: &str,
        blocks: &[Block],
        runs: &mut [Run],
    ) -> Vec<Link> {
        let is_name = |aimed: &Aimed| matches!(&aimed.aim, Aim::Address(to) if to.starts_with('#'));
        let headings = if self.links.iter().any(is_name) {
            names(text, blocks, &self.named)
        } else {
            HashMap::new()
        };
        let mut aims: Vec<State> = self.links.into_iter().map(State::Aimed).collect();
        let mut links = Vec::with_capacity(aims.len());
        for run in runs {
            let Some(state) = run.link.and_then(|link| aims.get_mut(link as usize)) else {
                continue;
            };
            if let State::Aimed(aimed) = state {
                let title = aimed.title.take();
                let target = target(&mut aimed.aim, &self.footnotes, &headings);
                *state = State::Settled(target.map(|target| {
                    links.push(Link { target, title });
                    u32::try_from(links.len() - 1).unwrap_or(u32::MAX)
                }));
            }
            if let State::Settled(link) = state {
                run.link = *link;
            }
        }
        links
    }

    fn add(&mut self, aim: Aim, title: Option<String>) -> u32 {
        self.links.push(Aimed { aim, title });
        u32::try_from(self.links.len() - 1).unwrap_or(u32::MAX)
    }

    fn of(&mut self, number: u32) -> Option<&mut Footnote> {
        self.footnotes.get_mut((number as usize).checked_sub(1)?)
    }
}

/// A link, and then its place among those that lead somewhere.
#[derive(Debug)]
enum State {
    Aimed(Aimed),
    Settled(Option<u32>),
}

/// What `aim` leads to, if that is anything.
fn target(
    aim: &mut Aim,
    footnotes: &[Footnote],
    headings: &HashMap<String, usize>,
) -> Option<Target> {
    let footnote = |number: u32| footnotes.get((number as usize).checked_sub(1)?);
    let place = |at: usize| Target::Place(Position::at(at));
    match aim {
        Aim::Footnote(number) => footnote(*number)?.text.map(place),
        Aim::Back(number) => footnote(*number)?.reference.map(place),
        Aim::Address(address) => {
            let name = address.strip_prefix('#');
            let heading = name.and_then(|name| {
                let name = slug::decoded(name);
                // Of a page among several, at least its start.
                let page = || name.get(..=name.rfind('#')?);
                headings.get(&*name).or_else(|| headings.get(page()?))
            });
            Some(match heading {
                Some(at) => place(*at),
                None => Target::Address(std::mem::take(address)),
            })
        }
    }
}

/// The places of `blocks` by their names: those the source states, else, of headings, those made of
/// their words, with a number behind those that come again.
fn names(text: &str, blocks: &[Block], stated: &[(usize, String)]) -> HashMap<String, usize> {
    let mut names: HashMap<String, usize> = HashMap::new();
    let mut slugs = Slugs::default();
    let mut stated = stated.iter().peekable();
    for (index, block) in blocks.iter().enumerate() {
        let place = block.span.start.offset();
        let mut is_named = false;
        while let Some((_, id)) = stated.next_if(|(named, _)| *named <= index) {
            names.insert(id.clone(), place);
            is_named = true;
        }
        if is_named || !matches!(block.kind, BlockKind::Heading(_)) {
            continue;
        }
        let name = slugs.next(text.get(block.span.range()).unwrap_or_default());
        names.entry(name).or_insert(place);
    }
    names
}
