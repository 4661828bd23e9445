//! A review that a page states in data of its own: as JSON-LD, or by marks on its elements.

use crate::formats::front::{self, Value};
use crate::formats::markdown::html::decoded;
use crate::review::Facts;
use serde_json::Map;

/// What is stated of a review.
#[derive(Debug, Default)]
pub(super) struct Found {
    /// What is stated, by the names of front matter.
    pub(super) map: Map<String, Value>,
    /// Its text, as HTML.
    pub(super) body: Option<String>,
    /// What it finds good and bad, each in a few words.
    pub(super) notes: [Vec<String>; 2],
}

impl Found {
    /// States `value` under `name`, unless something is.
    pub(super) fn state(&mut self, name: &str, value: Value) {
        let is_empty = match &value {
            Value::Null => true,
            Value::String(text) => text.trim().is_empty(),
            Value::Array(list) => list.is_empty(),
            Value::Object(map) => map.is_empty(),
            Value::Bool(_) | Value::Number(_) => false,
        };
        if !is_empty {
            self.map.entry(name).or_insert(value);
        }
    }

    /// The text stated under `name`.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.map.get(name).and_then(Value::as_str)
    }

    /// The facts it states.
    pub(super) fn facts(&self) -> Facts {
        front::of_object(self.map.clone()).0
    }
}

/// A text of one line: its entities decoded, its blanks drawn together. It has not been through the
/// gate.
pub(super) fn plain(text: &str) -> String {
    let text = decoded(text);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The kind of work that a type of schema.org names.
pub(super) fn work_kind(kind: &str) -> Option<&'static str> {
    let kind = kind.rsplit('/').next().unwrap_or(kind);
    Some(match kind {
        "Movie" => "film",
        "Book" | "Audiobook" => "book",
        "VideoGame" | "Game" => "game",
        "MusicAlbum" | "MusicRecording" | "MusicRelease" => "record",
        "TVSeries" | "TVSeason" | "TVEpisode" | "CreativeWorkSeries" => "series",
        "Restaurant" | "FoodEstablishment" => "restaurant",
        "Play" | "TheaterEvent" => "play",
        _ => return None,
    })
}
