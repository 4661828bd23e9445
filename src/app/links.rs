//! Links: going from one to the next, following one, and the way back.

mod address;
mod state;

use unicode_segmentation::UnicodeSegmentation;

use super::motion::Direction;
use super::reader::{LinkText, Open};
use super::{App, Content, Effect, EntryId, Notice, Pane};
use crate::formats::sanitise;
use crate::journal::Carry;
use crate::library::{Extent, Source};
use crate::review::{Mark, Position, Review, Run, Span, Target, floor};
use address::Address;
pub(super) use state::Links;
use state::{Arrival, Current, Origin};

/// The remark behind an address that only a browser can open.
const NO_BROWSER: &str = "frontrow opens no browser";

/// The remark behind the path of a picture.
const NO_PICTURES: &str = "frontrow shows no pictures";

/// The most graphemes of the words at a place that are told.
const WORDS_MOST: usize = 40;

/// The bytes in which they are looked for.
const WORDS_BYTES: usize = 2048;

impl App {
    /// The text of the link the reader is at.
    pub fn current_link(&self) -> Option<Span> {
        let entry = self.reader.open()?.entry;
        let current = self.links.current?;
        (current.entry == entry).then_some(current.text.span)
    }

    /// Whether the reader came here by a link, and can go back to where it stands.
    pub fn came_by_link(&self) -> bool {
        !self.links.origins.is_empty()
    }

    /// Goes to the next link from the one the reader is at, else from the reading line, and says
    /// where it leads. The page is scrolled only if the link is not on it.
    pub(super) fn go_to_link(&mut self, direction: Direction) -> Vec<Effect> {
        let Some(open) = self.reader.open().cloned() else {
            self.notice = Some(Notice::warning("No review is open"));
            return Vec::new();
        };
        self.focus = Pane::Text;
        let line = self.reader.line_start();
        let from = match (self.current_link(), direction) {
            (Some(current), Direction::On) => current.end,
            (Some(current), Direction::Back) => current.start,
            (None, Direction::On | Direction::Back) => line,
        };
        let Some(found) = self.shown_link_from(&open, from, direction) else {
            let text = match direction {
                _ if open.review.links().is_empty() => "There are no links in this review",
                Direction::On => "There is no link further on",
                Direction::Back => "There is no link before this",
            };
            self.notice = Some(Notice::warning(text));
            return Vec::new();
        };
        self.links.current = Some(Current {
            entry: open.entry,
            text: found,
        });
        if !self.reader.shows(found.span.start) {
            self.reader.jump(found.span.start);
        }
        self.notice = self.lead(&open, found.link).map(Notice::plain);
        Vec::new()
    }

    /// The next link in a direction that is not masked: what one leads to would tell of it.
    fn shown_link_from(
        &self,
        open: &Open,
        from: Position,
        direction: Direction,
    ) -> Option<LinkText> {
        let mut from = from;
        loop {
            let found = self.reader.link_from(from, direction)?;
            if self.masks(open, found.span).is_empty() {
                return Some(found);
            }
            from = match direction {
                Direction::On => found.span.end,
                Direction::Back => found.span.start,
            };
        }
    }

    /// The index of the link that is drawn, and not masked, at a column and a row of the page.
    pub(super) fn link_shown_at(&self, column: u16, row: u16) -> Option<usize> {
        let found = self.reader.link_at(column, row)?;
        let masks = self.masks(self.reader.open()?, found.span);
        masks.is_empty().then_some(found.link)
    }

    /// Where a link leads, in a line.
    fn lead(&self, open: &Open, link: usize) -> Option<String> {
        let link = open.review.links().get(link)?;
        let title = link.title.as_ref().map(|title| format!("  {title}"));
        let target = match &link.target {
            Target::Address(address) => address.clone(),
            Target::Place(place) => self.words_at(open, *place),
        };
        Some(format!("→ {target}{}", title.unwrap_or_default()))
    }

    /// The first words at a place: of a heading all, as a rule.
    fn words_at(&self, open: &Open, place: Position) -> String {
        let blocks = open.review.blocks();
        let block = open.review.block_at(place);
        let block = block.and_then(|index| blocks.get(index));
        let end = block.map_or(place, |block| block.span.end);
        let far = floor(open.review.text(), place.offset() + WORDS_BYTES);
        let text = self.shown(open, Span::new(place, end.min(Position::at(far))));
        let words: Vec<&str> = text.split_whitespace().take(WORDS_MOST).collect();
        let words = words.join(" ");
        match words.grapheme_indices(true).nth(WORDS_MOST) {
            Some((cut, _)) => words.get(..cut).unwrap_or_default().trim_end().to_owned() + "…",
            None => words,
        }
    }

    /// Follows the link the reader is at, else goes to the text; from the library, to that of the
    /// review selected, which may be another than is open since what it is filtered by has changed.
    pub(super) fn open_or_follow(&mut self) -> Vec<Effect> {
        if let Some(effects) = self.open_problem() {
            return effects;
        }
        match (
            std::mem::replace(&mut self.focus, Pane::Text),
            self.links.current,
        ) {
            (Pane::Text, Some(current)) => self.follow(current.text.link),
            (Pane::Library, _) => self.open_selected(),
            (Pane::Text | Pane::Outline, _) => Vec::new(),
        }
    }

    /// Goes where the link with this index in the open review leads, as far as frontrow can, or
    /// says where that is.
    pub fn follow(&mut self, index: usize) -> Vec<Effect> {
        let Some(open) = self.reader.open().cloned() else {
            return Vec::new();
        };
        let Some(link) = open.review.links().get(index) else {
            return Vec::new();
        };
        match &link.target {
            Target::Place(place) if self.leads_back(&open, index, *place) => {
                self.return_from_link().unwrap_or_default()
            }
            Target::Place(place) => self.follow_to_place(&open, *place),
            Target::Address(address) => self.follow_address(&open, index, address),
        }
    }

    fn follow_address(&mut self, open: &Open, index: usize, written: &str) -> Vec<Effect> {
        match Address::of(written) {
            Address::Web => {
                self.notice = Some(Notice::plain(format!("{written}  ·  {NO_BROWSER}")));
            }
            Address::Unknown => {
                let text = format!("frontrow cannot follow {written}");
                self.notice = Some(Notice::warning(text));
            }
            Address::Heading(slug) => return self.follow_to_heading(open, &slug),
            Address::File { path, heading } => {
                let from = self.shelf.source(open.entry);
                let beside = from.map(|from| address::beside(&from, &path));
                let beside = beside.unwrap_or_default();
                if let Some(entry) = self.shelf.find(&beside) {
                    return self.follow_to_review(open, entry, heading);
                }
                if is_picture(&open.review, index) {
                    let file = beside.first().map(Source::shown);
                    let file = file.unwrap_or_else(|| sanitise::line(&path));
                    let text = format!("{file}  ·  {NO_PICTURES}");
                    self.notice = Some(Notice::plain(text));
                    return Vec::new();
                }
                let text = format!(
                    "{} is not in the library; open its folder to follow this",
                    sanitise::line(&path)
                );
                self.notice = Some(Notice::warning(text));
            }
        }
        Vec::new()
    }

    /// Goes to a place of the open review, and remembers where the reader was.
    fn follow_to_place(&mut self, open: &Open, place: Position) -> Vec<Effect> {
        self.remember(open, open.entry, Some(place));
        self.reader.jump(place);
        Vec::new()
    }

    fn follow_to_heading(&mut self, open: &Open, slug: &str) -> Vec<Effect> {
        if let Some(place) = address::heading(open, slug) {
            return self.follow_to_place(open, place);
        }
        self.notice = Some(no_heading(slug));
        Vec::new()
    }

    /// Opens another review at a heading, or where the reader was in it last.
    fn follow_to_review(
        &mut self,
        open: &Open,
        entry: EntryId,
        heading: Option<String>,
    ) -> Vec<Effect> {
        if entry == open.entry {
            return match heading {
                Some(slug) => self.follow_to_heading(open, &slug),
                None => self.follow_to_place(open, Position::START),
            };
        }
        self.remember(open, entry, None);
        self.links.arrival = heading.map(|slug| Arrival { entry, slug });
        self.open_entry(entry)
    }

    /// Whether the link with this index, to `place`, is the number of the note that the last link led
    /// to: it leads back to where that stands, wherever else the note is referred to.
    fn leads_back(&self, open: &Open, link: usize, place: Position) -> bool {
        let origin = self.links.origins.last();
        let origin = origin.filter(|origin| origin.entry == open.entry);
        let Some(note) = origin.and_then(|origin| origin.place) else {
            return false;
        };
        let aim = |at: usize| open.review.links().get(at).map(|link| &link.target);
        link_begun_at(&open.review, note) == Some(link)
            && link_begun_at(&open.review, place).and_then(aim) == Some(&Target::Place(note))
    }

    /// Remembers where the reader is, for the way back from `target`, or from a place in this text.
    fn remember(&mut self, open: &Open, target: EntryId, place: Option<Position>) {
        self.depart();
        self.links.remember(Origin {
            entry: open.entry,
            target,
            stand: self.reader.stand(),
            place,
            link: self.links.current,
        });
    }

    /// Lets go of the link the reader is at; whether there was one.
    pub(super) fn let_link_go(&mut self) -> bool {
        let was = self.current_link().is_some();
        self.links.current = None;
        was
    }

    /// Goes back to where the last link was followed from, and to that link where the page still
    /// shows it; `None` when there is no further step back.
    pub(super) fn return_from_link(&mut self) -> Option<Vec<Effect>> {
        let origin = self.links.origins.pop()?;
        self.links.arrival = None;
        let here = self.reader.open().map(|open| open.entry);
        if here == Some(origin.entry) && self.wanted == here {
            self.reader.come_back(&origin.stand);
            self.links.current = origin.link;
            return Some(Vec::new());
        }
        // Its place is kept with it.
        Some(self.open_entry(origin.entry))
    }

    /// Goes to the heading a link led to once it is known, and lets go of what is out of sight.
    pub(super) fn settle_links(&mut self) {
        let wanted = self.wanted;
        let way = &mut self.links.origins;
        if way
            .last()
            .is_some_and(|origin| wanted != Some(origin.target))
        {
            way.clear();
        }
        self.links
            .arrival
            .take_if(|arrival| wanted != Some(arrival.entry));
        self.arrive();
        let shown = self.current_link();
        if !shown.is_some_and(|link| self.reader.shows(link.start)) {
            self.links.current = None;
        }
    }

    /// Carries what is remembered of links in the open review over to another reading of it, which
    /// is open by now; `place` says where the words at a place stand in it. A link the reader was at
    /// is let go where it is none any more.
    pub(super) fn carry_links(&mut self, carry: &Carry, place: impl Fn(Position) -> Position) {
        let Some(entry) = self.reader.open().map(|open| open.entry) else {
            return;
        };
        if let Some(current) = self.links.current.take_if(|link| link.entry == entry) {
            let start = place(current.text.span.start);
            let found = self.reader.link_from(start, Direction::On);
            let found = found.filter(|found| found.span.start == start);
            self.links.current = found.map(|text| Current { entry, text });
        }
        let way = self.links.origins.iter_mut();
        for origin in way.filter(|origin| origin.entry == entry) {
            origin.stand = origin.stand.carried(carry, &place);
            origin.place = origin.place.map(&place);
            origin.link = None;
        }
    }

    fn arrive(&mut self) {
        let Some(arrival) = self.links.arrival.take() else {
            return;
        };
        match self.reader.content() {
            Content::Review(open) if open.entry == arrival.entry => {
                match address::heading(open, &arrival.slug) {
                    Some(place) => self.reader.jump(place),
                    None if open.extent == Extent::Whole => {
                        self.notice = Some(no_heading(&arrival.slug));
                    }
                    None => self.links.arrival = Some(arrival),
                }
            }
            Content::Unreadable(entry, _) if *entry == arrival.entry => {}
            Content::Review(_) | Content::Unreadable(..) | Content::Nothing => {
                self.links.arrival = Some(arrival);
            }
        }
    }
}

/// Whether the link with this index is that of a picture.
fn is_picture(review: &Review, index: usize) -> bool {
    let of_link = |run: &&Run| run.link.is_some_and(|link| link as usize == index);
    let run = review.runs().iter().find(of_link);
    run.is_some_and(|run| run.marks.has(Mark::Picture))
}

/// The index of the link whose text begins at `place`.
fn link_begun_at(review: &Review, place: Position) -> Option<usize> {
    let runs = review.runs();
    let run = runs.get(runs.partition_point(|run| run.span.start < place))?;
    let link = run.link.filter(|_| run.span.start == place)?;
    Some(link as usize)
}

/// Says that no heading is called so. What an address encodes has not been through the gate.
fn no_heading(slug: &str) -> Notice {
    let slug = sanitise::line(slug);
    Notice::warning(format!("There is no heading #{slug}"))
}
