//! Sketches of the texts in which things were anchored, by which these are found after an edit. What
//! is lost of them costs nothing but that.

use rusqlite::{Connection, OptionalExtension};

use super::StoreError;
use super::seal::Seal;
use crate::journal::{Content, Page, Sketch};

/// The sketches that are kept, those written last.
const MOST: usize = 5000;

/// Keeps the sketch of a text.
pub(super) fn keep(
    writing: &Connection,
    content: Content,
    sketch: &Sketch,
) -> Result<(), StoreError> {
    let (content, words) = (content.to_bytes(), sketch.to_bytes());
    let mut put = writing.prepare_cached(
        "INSERT INTO sketches (content, words, seal) VALUES (?1, ?2, ?3)
        ON CONFLICT (content) DO UPDATE SET words = ?2, seal = ?3",
    )?;
    put.execute((content, &words, seal(&content, &words)))?;
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
        let mut find =
            reading.prepare_cached("SELECT words, seal FROM sketches WHERE content = ?1")?;
        let bytes = content.to_bytes();
        let found = find.query_row([&bytes], |row| Ok((row.get(0)?, row.get(1)?)));
        let found: Option<(Vec<u8>, i64)> = found.optional()?;
        let sound = found.filter(|(words, sealed)| *sealed == seal(&bytes, words));
        if let Some(sketch) = sound.and_then(|(words, _)| Sketch::from_bytes(&words)) {
            page.put_sketch(content, sketch);
        }
    }
    Ok(())
}

fn seal(content: &[u8], words: &[u8]) -> i64 {
    let seal = Seal::of("sketches").bytes(Some(content));
    seal.bytes(Some(words)).sum()
}
