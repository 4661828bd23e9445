//! The line of a sketch: what the text is known by, and the bytes of the sketch, both as hexadecimal
//! digits.

use serde::Serialize;

use super::super::sketches::SketchRow;
use super::fields::Fields;
use super::{bytes_of, hex, unhex};

#[derive(Debug, Serialize)]
pub(super) struct SketchLine {
    /// What the text is known by.
    sketch: String,
    words: String,
}

impl SketchLine {
    pub(super) fn of(row: &SketchRow) -> Self {
        Self {
            sketch: hex(&row.content),
            words: hex(&row.words),
        }
    }
}

pub(super) fn sketch(fields: &Fields) -> Result<SketchRow, String> {
    fields.only(&["sketch", "words"])?;
    let content: String = fields.must("sketch", "32 hexadecimal digits")?;
    let words: String = fields.must("words", "hexadecimal digits")?;
    let row = SketchRow {
        content: bytes_of("sketch", &content)?,
        words: unhex("words", &words)?,
    };
    let is_one = row.sketch().is_some();
    let row = is_one.then_some(row);
    row.ok_or_else(|| "`words` is no sketch that this frontrow knows; a newer one may".to_owned())
}
