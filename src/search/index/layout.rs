//! How the index is laid out: its fields, and what is kept beside them.

use super::tokens::Words;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use tantivy::schema::{
    FAST, Field, INDEXED, IndexRecordOption, NumericOptions, Schema, SchemaBuilder,
    TextFieldIndexing, TextOptions,
};
use tantivy::store::Compressor;
use tantivy::tokenizer::{TextAnalyzer, TokenizerManager};
use tantivy::{IndexBuilder, IndexSettings};

/// An index of another version is made anew.
const VERSION: u32 = 1;

/// The columns that are read by their names.
pub(super) const FILE: &str = "file";
pub(super) const RECORD: &str = "record";
pub(super) const STAMP: &str = "stamp";
pub(super) const TEXTS: &str = "texts";

/// The fields of the index. There are two kinds of documents: texts, or parts of long ones, and
/// notes of how much of a file is held.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields {
    /// The file of a text, or of a part.
    pub(super) file: Field,
    /// The record of a text.
    pub(super) record: Field,
    /// Which part of its text a part is, from 1; the first, which is 0, says nothing.
    pub(super) part: Field,
    /// The file of a note.
    pub(super) note: Field,
    /// What is noted: the stamp of the file; and its texts, doubled, and 1 if they are all.
    pub(super) stamp: Field,
    pub(super) texts: Field,
    /// All words of a text, its titles first, with their places.
    pub(super) words: Field,
    /// The words of its titles, and of its headings, which weigh more.
    pub(super) titles: Field,
    pub(super) headings: Field,
}

impl Fields {
    /// The fields, and the schema they are of.
    pub(super) fn new() -> (Self, Schema) {
        let mut schema = SchemaBuilder::new();
        let counted = || NumericOptions::from(FAST);
        let text = TextFieldIndexing::default()
            .set_tokenizer("words")
            .set_index_option(IndexRecordOption::WithFreqsAndPositions);
        let text = TextOptions::default().set_indexing_options(text);
        let fields = Self {
            file: schema.add_u64_field(FILE, counted() | INDEXED),
            record: schema.add_u64_field(RECORD, counted()),
            part: schema.add_u64_field("part", INDEXED),
            note: schema.add_u64_field("note", INDEXED),
            stamp: schema.add_u64_field(STAMP, counted()),
            texts: schema.add_u64_field(TEXTS, counted()),
            words: schema.add_text_field("words", text.clone()),
            titles: schema.add_text_field("titles", text.clone()),
            headings: schema.add_text_field("headings", text),
        };
        (fields, schema.build())
    }
}

/// What makes an index, or opens one.
pub(super) fn builder() -> IndexBuilder {
    IndexBuilder::new()
        .schema(Fields::new().1)
        .settings(IndexSettings {
            // Nothing is stored, so there is nothing to be packed.
            docstore_compression: Compressor::None,
            docstore_compress_dedicated_thread: false,
            ..IndexSettings::default()
        })
        .tokenizers(tokenizers())
}

/// What cuts texts into words; an index is told of it whenever it is opened.
pub(super) fn tokenizers() -> TokenizerManager {
    // Columns ask for one of those.
    let tokenizers = TokenizerManager::default();
    tokenizers.register("words", TextAnalyzer::builder(Words::default()).build());
    tokenizers
}

/// What is kept with each commit.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub(super) struct Payload {
    version: u32,
    /// What else the texts in it depend on.
    fingerprint: String,
    /// How many texts of each language were seen, by its code. Those that state none count by a
    /// sample.
    pub(super) languages: BTreeMap<String, u64>,
}

impl Payload {
    /// That of an empty index.
    pub(super) fn new(fingerprint: &str) -> Self {
        Self {
            version: VERSION,
            fingerprint: fingerprint.to_owned(),
            languages: BTreeMap::new(),
        }
    }

    /// Reads it, if it is of this version.
    pub(super) fn read(kept: Option<&str>) -> Option<Self> {
        let payload: Self = serde_json::from_str(kept?).ok()?;
        (payload.version == VERSION).then_some(payload)
    }

    /// As it is kept.
    pub(super) fn written(&self) -> String {
        // There is nothing in it that cannot be written.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Whether the texts in the index are as this fingerprint wants them.
    pub(super) fn is_of(&self, fingerprint: &str) -> bool {
        self.fingerprint == fingerprint
    }
}
