//! The records of a list in JSON, which is one value: cut apart byte by byte, never held as a whole.

use super::{Found, Split, Stage};
use crate::formats::decode::MARK;
use crate::formats::records::NoRecord;
use std::io::BufRead;

impl<R: BufRead> Split<R> {
    /// The next item of the list.
    pub(super) fn item(&mut self) -> Found {
        if self.stage == Stage::Before {
            self.stage = Stage::Within;
            return match self.list_start() {
                Some(next) => Found::Blank { next },
                None => Found::Nothing,
            };
        }
        let mut at = 0;
        loop {
            match self.byte(at) {
                Some(b' ' | b'\t' | b'\n' | b'\r' | b',') => at += 1,
                Some(b']') => return self.behind_end(at + 1),
                Some(_) => return self.item_from(at),
                None => {
                    self.stage = Stage::Over;
                    let line = self.window.line_at(at);
                    return Found::Broken {
                        why: NoRecord::NoEnd { line },
                        next: at,
                    };
                }
            }
        }
    }

    /// What stands behind the list, which ends before `end`: nothing, or the rest of the object that
    /// it is in.
    fn behind_end(&mut self, end: usize) -> Found {
        self.stage = Stage::Over;
        let mut at = end;
        loop {
            match self.byte(at) {
                Some(byte) if byte.is_ascii_whitespace() && at - end < self.limit => at += 1,
                None | Some(b'}' | b',') => return Found::Nothing,
                Some(_) => {
                    let line = self.window.line_at(at);
                    return Found::Broken {
                        why: NoRecord::BehindEnd { line },
                        next: at,
                    };
                }
            }
        }
    }

    /// The item that begins at `skip`.
    fn item_from(&mut self, skip: usize) -> Found {
        let mut nesting = Nesting::default();
        let mut at = skip;
        loop {
            let held = self.window.held();
            if let Some(end) = nesting.end(held, &mut at) {
                let end = end.max(skip + 1); // a bracket that closes nothing
                if end - skip > self.limit {
                    return self.too_large(skip);
                }
                return Found::Record {
                    skip,
                    end,
                    next: end,
                };
            }
            if at.saturating_sub(skip) > self.limit {
                return self.too_large(skip);
            }
            if !self.window.more() {
                // The rest is one record that cannot be read, and says so.
                let end = self.window.held().trim_ascii_end().len().max(skip);
                self.stage = Stage::Over;
                return Found::Record {
                    skip,
                    end,
                    next: self.window.held().len(),
                };
            }
        }
    }

    /// Where the first item of the list begins: behind the bracket that opens the source, or the first
    /// one that opens a list of objects in the object that it is.
    fn list_start(&mut self) -> Option<usize> {
        let mut at = 0;
        if self.byte(MARK.len()).is_some() && self.window.held().starts_with(MARK) {
            at = MARK.len();
        }
        let mut in_object = false;
        loop {
            match self.byte(at)? {
                b'"' => at = self.text_end(at)?,
                b'{' => (in_object, at) = (true, at + 1),
                b'[' => {
                    at += 1;
                    let mut first = at;
                    while in_object && self.byte(first)?.is_ascii_whitespace() {
                        first += 1;
                    }
                    if !in_object || self.byte(first)? == b'{' {
                        return Some(at);
                    }
                }
                _ => at += 1,
            }
            if at > self.limit {
                return None;
            }
        }
    }

    /// Where the text that begins with the quote at `at` ends.
    fn text_end(&mut self, at: usize) -> Option<usize> {
        let mut at = at + 1;
        loop {
            match self.byte(at)? {
                b'"' => return Some(at + 1),
                b'\\' => at += 2,
                _ => at += 1,
            }
        }
    }

    /// The byte at `at`, read if need be.
    pub(super) fn byte(&mut self, at: usize) -> Option<u8> {
        while self.window.held().len() <= at {
            if !self.window.more() {
                return None;
            }
        }
        self.window.held().get(at).copied()
    }
}

/// How deep in the values of an item a place is.
#[derive(Debug, Default)]
struct Nesting {
    depth: usize,
    in_text: bool,
}

impl Nesting {
    /// Goes on from `at` to the end of the item; `None` where that is not held yet.
    fn end(&mut self, held: &[u8], at: &mut usize) -> Option<usize> {
        loop {
            let rest = held.get(*at..).unwrap_or_default();
            if self.in_text {
                let found = memchr::memchr2(b'"', b'\\', rest);
                let Some(found) = found else {
                    *at = held.len();
                    return None;
                };
                let escapes = rest.get(found) == Some(&b'\\');
                if escapes && rest.len() < found + 2 {
                    *at += found;
                    return None;
                }
                *at += found + if escapes { 2 } else { 1 };
                self.in_text = escapes;
                if !self.in_text && self.depth == 0 {
                    return Some(*at);
                }
                continue;
            }
            let sign = |byte: &u8| matches!(byte, b'"' | b'{' | b'}' | b'[' | b']' | b',');
            let Some(found) = rest.iter().position(sign) else {
                *at = held.len();
                return None;
            };
            *at += found + 1;
            match rest.get(found) {
                Some(b'"') => self.in_text = true,
                Some(b'{' | b'[') => self.depth += 1,
                Some(b'}' | b']') if self.depth > 1 => self.depth -= 1,
                Some(b'}' | b']') if self.depth == 1 => return Some(*at),
                Some(b',') if self.depth > 0 => {}
                // What ends a number or a word.
                Some(_) | None => return Some(*at - 1),
            }
        }
    }
}
