//! The settings as written: names checked, values not yet.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;
use serde::de::value::SeqAccessDeserializer;
use serde::de::{Deserializer, SeqAccess, Visitor};
use toml::Spanned;

/// A whole file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Raw {
    pub(super) library: RawLibrary,
    pub(super) text: RawText,
    pub(super) screen: RawScreen,
    pub(super) panes: RawPanes,
    pub(super) keys: RawKeymap,
    pub(super) theme: RawThemes,
    pub(super) limits: RawLimits,
}

/// `[library]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawLibrary {
    pub(super) suffixes: Vec<Spanned<String>>,
}

/// `[text]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawText {
    pub(super) measure: Spanned<i64>,
    pub(super) least_measure: Spanned<i64>,
    pub(super) overlap: Spanned<i64>,
}

/// `[screen]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawScreen {
    pub(super) theme: Spanned<String>,
    pub(super) mouse: bool,
}

/// `[panes]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawPanes {
    pub(super) outline_share: Spanned<i64>,
    pub(super) outline_least: Spanned<i64>,
    pub(super) outline_most: Spanned<i64>,
    pub(super) library_least: Spanned<i64>,
    pub(super) library_most: Spanned<i64>,
}

/// The tables whose names begin with `theme`: the looks of a theme, by its name.
pub(super) type RawThemes = BTreeMap<Spanned<String>, Spanned<RawLooks>>;

/// What has a look, and which.
pub(super) type RawLooks = BTreeMap<Spanned<String>, Spanned<String>>;

/// `[keys]`: commands and their keys.
pub(super) type RawKeymap = BTreeMap<Spanned<String>, Spanned<RawKeys>>;

/// `[limits]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RawLimits {
    pub(super) first_read: Spanned<i64>,
}

/// The keys of a command.
#[derive(Debug)]
pub(super) enum RawKeys {
    /// One, as a text.
    One(String),
    /// Any number, as a list.
    List(Vec<Spanned<String>>),
}

// An untagged enum would lose the places of the keys in a list.
impl<'de> Deserialize<'de> for RawKeys {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(KeysVisitor)
    }
}

/// Reads the keys of a command.
struct KeysVisitor;

impl<'de> Visitor<'de> for KeysVisitor {
    type Value = RawKeys;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key such as \"j\", or a list of keys")
    }

    fn visit_str<E>(self, key: &str) -> Result<RawKeys, E> {
        Ok(RawKeys::One(key.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, keys: A) -> Result<RawKeys, A::Error> {
        Deserialize::deserialize(SeqAccessDeserializer::new(keys)).map(RawKeys::List)
    }
}
