//! What tantivy is given to index: a text, a part of one, or a note; and how much of that may wait.

use super::layout::Fields;
use super::{Document, Held};
use std::ops::Range;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::{iter, vec};
use tantivy::schema::Field;
use tantivy::schema::document::{ReferenceValue, ReferenceValueLeaf, Value};

/// A text, a part of one, or a note, on its way into the index.
#[derive(Debug)]
pub(super) struct Paper {
    values: Vec<(Field, Piece)>,
    /// All that is text.
    text: String,
    /// Gives its room back when it is indexed.
    _room: Option<Room>,
}

/// A value of a field.
#[derive(Debug, Clone)]
enum Piece {
    Number(u64),
    /// In bytes of the text.
    Text(Range<usize>),
}

/// A value of a field, as tantivy reads it.
#[derive(Debug, Clone, Copy)]
pub(super) enum PieceValue<'a> {
    Number(u64),
    Text(&'a str),
}

impl Paper {
    /// A part of a text; the first, number 0, has its titles and headings.
    pub(super) fn of_text(
        fields: &Fields,
        document: &Document<'_>,
        (number, part): (u64, &str),
        room: Room,
    ) -> Self {
        let mut paper = Self {
            values: vec![
                (fields.file, Piece::Number(document.key.file.0)),
                (fields.record, Piece::Number(document.key.record.into())),
            ],
            text: String::with_capacity(part.len() + 128),
            _room: Some(room),
        };
        if number == 0 {
            for title in document.titles {
                paper.push(&[fields.titles, fields.words], title);
            }
            for heading in document.headings {
                paper.push(&[fields.headings], heading);
            }
        } else {
            paper.values.push((fields.part, Piece::Number(number)));
        }
        paper.push(&[fields.words], part);
        paper
    }

    /// A note of how much of a file is held.
    pub(super) fn of_note(fields: &Fields, held: Held) -> Self {
        let texts = u64::from(held.texts) * 2 + u64::from(held.whole);
        let numbers = [
            (fields.note, held.file.0),
            (fields.stamp, held.stamp),
            (fields.texts, texts),
        ];
        Self {
            values: numbers
                .map(|(it, number)| (it, Piece::Number(number)))
                .into(),
            text: String::new(),
            _room: None,
        }
    }

    fn push(&mut self, fields: &[Field], text: &str) {
        let start = self.text.len();
        self.text.push_str(text);
        for &field in fields {
            let piece = Piece::Text(start..self.text.len());
            self.values.push((field, piece));
        }
    }
}

impl tantivy::Document for Paper {
    type Value<'a> = PieceValue<'a>;
    type FieldsValuesIter<'a> = vec::IntoIter<(Field, PieceValue<'a>)>;

    fn iter_fields_and_values(&self) -> Self::FieldsValuesIter<'_> {
        let values = self.values.iter().map(|(field, piece)| match piece {
            Piece::Number(number) => (*field, PieceValue::Number(*number)),
            Piece::Text(range) => {
                let text = self.text.get(range.clone()).unwrap_or_default();
                (*field, PieceValue::Text(text))
            }
        });
        values.collect::<Vec<_>>().into_iter()
    }
}

impl<'a> Value<'a> for PieceValue<'a> {
    type ArrayIter = iter::Empty<Self>;
    type ObjectIter = iter::Empty<(&'a str, Self)>;

    fn as_value(&self) -> ReferenceValue<'a, Self> {
        ReferenceValue::Leaf(match *self {
            Self::Number(number) => ReferenceValueLeaf::U64(number),
            Self::Text(text) => ReferenceValueLeaf::Str(text),
        })
    }
}

/// How many bytes of texts may wait to be indexed; one that is larger waits alone.
const WAITING: usize = 8 * 1024 * 1024;

/// How many bytes of texts wait to be indexed.
#[derive(Debug, Default)]
pub(super) struct Waiting {
    bytes: Mutex<usize>,
    less: Condvar,
}

/// Room for so many bytes of text, until it is dropped.
#[derive(Debug)]
pub(super) struct Room {
    bytes: usize,
    waiting: Arc<Waiting>,
}

impl Waiting {
    /// Room for so many bytes; waits until there is. Threads that die leave nothing waiting.
    pub(super) fn room(self: &Arc<Self>, bytes: usize) -> Room {
        let mut waiting = self.bytes.lock().unwrap_or_else(PoisonError::into_inner);
        while *waiting > 0 && *waiting + bytes > WAITING {
            let woken = self.less.wait(waiting);
            waiting = woken.unwrap_or_else(PoisonError::into_inner);
        }
        *waiting += bytes;
        Room {
            bytes,
            waiting: Arc::clone(self),
        }
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        let waiting = &self.waiting;
        *waiting.bytes.lock().unwrap_or_else(PoisonError::into_inner) -= self.bytes;
        waiting.less.notify_all();
    }
}
