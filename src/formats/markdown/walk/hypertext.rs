//! HTML within Markdown, read onto a page.

use super::Walk;
use crate::formats::markdown::html::{self, Effect, Element, Piece, Side, Tag};
use crate::formats::page::{Code, Leaf, Safe};
use crate::formats::sanitise;

/// The most elements that text stands within; what is deeper stands beside it.
const MOST_AROUND: usize = 32;

/// An element that was begun, which what follows stands within.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Around(Element);

impl Walk<'_> {
    /// Reads the HTML of a block.
    pub(super) fn html_block(&mut self, html: &str, start: usize) {
        for (offset, piece) in html::pieces(html) {
            match piece {
                piece if self.code.is_some() => self.html_code(piece, start + offset),
                Piece::Tag(tag) => self.html_tag(tag, start + offset),
                Piece::Text(text) => self.html_text(text, start + offset),
            }
        }
        self.close();
        // What is not closed ends with the block.
        while let Some(around) = self.around.pop() {
            self.leave(around);
        }
    }

    /// Reads a part of preformatted text: its words, and where it ends.
    fn html_code(&mut self, piece: Piece<'_>, at: usize) {
        match piece {
            Piece::Text(text) => {
                let text = sanitise::text(html::decoded(text).into_owned()).text;
                self.text(&text, at, &text);
            }
            Piece::Tag(tag) => match (tag.effect(), tag.side) {
                (Effect::Break, _) => self.text("\n", at, "\n"),
                (Effect::Within(Element::Preformatted), Side::Closing) => {
                    self.end_element(Element::Preformatted);
                }
                (_, _) => {}
            },
        }
    }

    /// Reads a tag or a comment between words.
    pub(super) fn html_piece(&mut self, html: &str, at: usize) {
        self.page.cut();
        for (_, piece) in html::pieces(html) {
            match piece {
                Piece::Tag(tag) => match tag.effect() {
                    Effect::Hidden => self.is_hidden = tag.side == Side::Opening,
                    // It does not end the paragraph.
                    Effect::Block | Effect::Within(_) | Effect::Rule | Effect::Heading(_) => {
                        self.page.note_tag(tag.written);
                    }
                    Effect::Break | Effect::Mark(_) | Effect::Picture | Effect::Nothing => {
                        self.html_tag(tag, at);
                    }
                },
                Piece::Text(text) => self.html_text(text, at),
            }
        }
    }

    /// Reads text of HTML, line by line.
    fn html_text(&mut self, text: &str, at: usize) {
        let text = html::decoded(text);
        let mut at = at;
        for (line, is_first) in text
            .split('\n')
            .zip(std::iter::once(true).chain(std::iter::repeat(false)))
        {
            if !is_first {
                self.page.soft_break();
            }
            let shown = if is_first { line } else { line.trim_start() };
            self.page.push(shown, at, Safe::No);
            at += line.len() + 1;
        }
    }

    fn html_tag(&mut self, tag: Tag<'_>, at: usize) {
        self.html_effect(tag, at);
        self.page.note_tag(tag.written);
    }

    fn html_effect(&mut self, tag: Tag<'_>, at: usize) {
        match (tag.effect(), tag.side) {
            (Effect::Break, _) => self.page.hard_break(),
            (Effect::Block, _) | (Effect::Heading(_), Side::Closing) => self.close(),
            (Effect::Rule, _) => self.page.rule(at),
            (Effect::Within(element), Side::Opening) => self.enter(element),
            (Effect::Within(element), Side::Closing) => self.end_element(element),
            (Effect::Heading(depth), Side::Opening) => self.open(Leaf::Heading(depth)),
            (Effect::Mark(mark), Side::Opening) => {
                if let Some(count) = self.html_marks.get_mut(mark as usize) {
                    *count = count.saturating_add(1);
                    self.page.mark(mark);
                }
            }
            (Effect::Mark(mark), Side::Closing) => {
                let count = self.html_marks.get_mut(mark as usize);
                if let Some(count) = count.filter(|count| **count > 0) {
                    *count -= 1;
                    self.page.unmark(mark);
                }
            }
            (Effect::Picture, Side::Opening) => {
                let value = |name| tag.attribute(name).map(html::decoded).unwrap_or_default();
                self.begin_picture(&value("src"), "", at);
                self.html_text(tag.attribute("alt").unwrap_or_default(), at);
                self.end_picture();
            }
            (Effect::Picture, Side::Closing) | (Effect::Hidden | Effect::Nothing, _) => {}
        }
    }

    /// Goes into an element. An item, a term or a definition ends the one before it.
    fn enter(&mut self, element: Element) {
        self.close();
        if self.around.len() >= MOST_AROUND {
            return;
        }
        let is_list = |around: &Around| matches!(around.0, Element::List | Element::Numbered);
        let inner = self
            .around
            .iter()
            .rev()
            .take_while(|around| !is_list(around));
        let ends_another = element == Element::Item
            && inner.clone().any(|around| around.0 == Element::Item)
            || element == Element::Definition && inner.clone().any(|around| around.0 == element);
        if ends_another {
            self.end_element(element);
        }
        match element {
            Element::List => self.lists.enter(None),
            Element::Numbered => self.lists.enter(Some(1)),
            Element::Item => self.begin_item(),
            Element::Quote => self.page.standing.enter_quote(),
            Element::Definition => {
                self.page.standing.enter_definition();
                self.page.open(Leaf::Definition);
            }
            Element::Preformatted => self.code = Some(Code::default()),
        }
        self.around.push(Around(element));
    }

    /// Leaves the innermost element that is such a one, and all in it.
    fn end_element(&mut self, element: Element) {
        self.close();
        if !self.around.contains(&Around(element)) {
            return;
        }
        while let Some(around) = self.around.pop() {
            self.leave(around);
            if around.0 == element {
                break;
            }
        }
    }

    fn leave(&mut self, around: Around) {
        match around.0 {
            Element::List | Element::Numbered => {
                self.lists.leave();
            }
            Element::Item => drop(self.page.standing.leave_item()),
            Element::Quote => self.page.standing.leave_quote(),
            Element::Definition => self.page.standing.leave_definition(),
            Element::Preformatted => {
                if let Some(mut code) = self.code.take() {
                    code.end(&mut self.page);
                }
            }
        }
    }
}
