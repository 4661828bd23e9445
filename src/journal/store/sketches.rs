//! Sketches of the texts in which things were anchored, by which these are found after an edit. What
//! is lost of them costs nothing but that.

use rusqlite::{Connection, OptionalExtension, Row};

use super::StoreError;
use super::seal::Seal;
use crate::journal::{Content, Page, Sketch};

/// The sketches that are kept, those written last.
const MOST: usize = 5000;

/// The sketch of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SketchRow {
    /// What the text is known by.
    pub(super) content: [u8; 16],
    /// The sketch in bytes.
    pub(super) words: Vec<u8>,
}

impl SketchRow {
    /// Hands over all that are sound, one by one, in the order of their contents.
    pub(super) fn each(
        from: &Connection,
        put: &mut impl FnMut(Self) -> Result<(), StoreError>,
    ) -> Result<(), StoreError> {
        let mut find =
            from.prepare_cached("SELECT content, words, seal FROM sketches ORDER BY content")?;
        let mut rows = find.query([])?;
        while let Some(row) = rows.next()? {
            if let Some(sketch) = Self::read(row) {
                put(sketch)?;
            }
        }
        Ok(())
    }

    fn read(row: &Row<'_>) -> Option<Self> {
        let content: Vec<u8> = row.get(0).ok()?;
        Self::sound(&content, row.get(1).ok()?, row.get(2).ok()?)
    }

    /// The one of these bytes, if it is as it was written.
    pub(super) fn sound(content: &[u8], words: Vec<u8>, sealed: i64) -> Option<Self> {
        let content = content.try_into().ok()?;
        let row = Self { content, words };
        (row.seal() == sealed && row.sketch().is_some()).then_some(row)
    }

    /// The sketch, if that is what its bytes are.
    pub(super) fn sketch(&self) -> Option<Sketch> {
        Sketch::from_bytes(&self.words)
    }

    /// Writes it where there is none of that text.
    pub(super) fn write(&self, to: &Connection) -> Result<(), StoreError> {
        let mut put = to.prepare_cached(
            "INSERT INTO sketches (content, words, seal) VALUES (?1, ?2, ?3)
            ON CONFLICT (content) DO NOTHING",
        )?;
        put.execute((self.content, &self.words, self.seal()))?;
        Ok(())
    }

    fn seal(&self) -> i64 {
        let seal = Seal::of("sketches").bytes(Some(&self.content));
        seal.bytes(Some(&self.words)).sum()
    }
}

/// Keeps the sketch of a text.
pub(super) fn keep(
    writing: &Connection,
    content: Content,
    sketch: &Sketch,
) -> Result<(), StoreError> {
    let row = SketchRow {
        content: content.to_bytes(),
        words: sketch.to_bytes(),
    };
    let mut put = writing.prepare_cached(
        "INSERT INTO sketches (content, words, seal) VALUES (?1, ?2, ?3)
        ON CONFLICT (content) DO UPDATE SET words = ?2, seal = ?3",
    )?;
    put.execute((row.content, &row.words, row.seal()))?;
    bound(writing)
}

/// Forgets the oldest sketches where there are too many.
pub(super) fn bound(writing: &Connection) -> Result<(), StoreError> {
    let mut forget = writing.prepare_cached(
        "DELETE FROM sketches WHERE id NOT IN
            (SELECT id FROM sketches ORDER BY id DESC LIMIT ?1)",
    )?;
    forget.execute([i64::try_from(MOST).unwrap_or(i64::MAX)])?;
    Ok(())
}

/// Puts on a page the sketches of the texts in which its things were anchored, as far as they are kept.
pub(super) fn put_on(page: &mut Page, reading: &Connection) -> Result<(), StoreError> {
    for content in page.anchored_in() {
        let mut find = reading
            .prepare_cached("SELECT content, words, seal FROM sketches WHERE content = ?1")?;
        let found = find.query_row([content.to_bytes()], |row| Ok(SketchRow::read(row)));
        let sound = found.optional()?.flatten();
        if let Some(sketch) = sound.and_then(|row| row.sketch()) {
            page.put_sketch(content, sketch);
        }
    }
    Ok(())
}
