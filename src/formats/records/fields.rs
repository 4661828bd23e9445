//! The fields of a record that may mean something. The others are passed over, whatever they hold:
//! data sets have many, and none of them may cost the review.

use super::mentioned::Mentioned;
use super::names::{self, Part};
use super::{Id, escapes};
use crate::formats::front::{self, Value};
use crate::formats::sanitise;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Map;
use serde_json::value::RawValue;
use std::collections::BTreeMap;
use std::fmt;

/// The fields of a record that may have a text, state facts or say what it is called.
#[derive(Debug, Default)]
pub(super) struct Fields {
    /// Those that may have a text or state facts.
    pub(super) map: Map<String, Value>,
    /// Those that say what the record is called.
    pub(super) ids: BTreeMap<String, Id>,
}

/// What a line is that is JSON.
#[derive(Debug)]
enum Content {
    /// An object.
    Object(Fields),
    /// Something else, which has this name.
    Else(&'static str),
}

/// Why a text has no fields.
#[derive(Debug)]
pub(super) enum No {
    /// It is no JSON; this is what is wrong with it, and where.
    Json(String),
    /// It is something else than an object, which has this name.
    Object(&'static str),
}

/// The fields of the object that `text` is, those that are `mentioned` among them, and how many halves of
/// characters were replaced in it.
pub(super) fn object(text: &str, mentioned: &Mentioned) -> Result<(Fields, usize), No> {
    match read(text, mentioned) {
        Ok((Content::Object(fields), halves)) => Ok((fields, halves)),
        Ok((Content::Else(what), _)) => Err(No::Object(what)),
        Err(error) => {
            let told = error.to_string();
            let reason = told.split(" at line ").next().unwrap_or_default();
            Err(No::Json(format!("{reason} at byte {}", error.column())))
        }
    }
}

/// What `text` is, and how many halves of characters were replaced in it. Fields that are
/// `mentioned` are kept too.
fn read(text: &str, mentioned: &Mentioned) -> Result<(Content, usize), serde_json::Error> {
    let parsed = |text: &str| {
        let mut from = serde_json::Deserializer::from_str(text);
        let content = Reader { mentioned }.deserialize(&mut from)?;
        from.end().map(|()| content)
    };
    match parsed(text) {
        Ok(content) => Ok((content, 0)),
        Err(error) => match escapes::mended(text) {
            Some((mended, count)) => parsed(&mended).map(|content| (content, count)),
            None => Err(error),
        },
    }
}

/// What `raw`, a value in JSON, calls a record. A number stays as it is written: one that is too large
/// for a computer's numbers would become another.
fn id(raw: &str) -> Result<Option<Id>, serde_json::Error> {
    Ok(match raw.as_bytes().first() {
        Some(b'"') => {
            let text: String = serde_json::from_str(raw)?;
            Some(Id::Text(sanitise::line(&text)))
        }
        Some(b'-' | b'0'..=b'9') => Some(Id::Number(raw.to_owned())),
        Some(_) | None => None,
    })
}

/// Reads a [`Content`].
#[derive(Clone, Copy)]
struct Reader<'a> {
    mentioned: &'a Mentioned,
}

impl Reader<'_> {
    /// Whether the field called `key` may have a text or state facts.
    fn keeps(self, key: &str) -> bool {
        names::is_of(key, Part::Text)
            || front::names::is_known(key)
            || names::is_of(key, Part::Title)
            || self.mentioned.has(key)
    }
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = Content;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Content, D::Error> {
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Content;

    fn expecting(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, from: A) -> Result<Content, A::Error> {
        let mut from = from;
        let mut fields = Fields::default();
        while let Some(key) = from.next_key::<String>()? {
            if names::is_of(&key, Part::Id) {
                let raw: &RawValue = from.next_value()?;
                if self.mentioned.has(&key) {
                    let value = serde_json::from_str(raw.get()).map_err(A::Error::custom)?;
                    fields.map.insert(key.clone(), value);
                }
                if let Some(id) = id(raw.get()).map_err(A::Error::custom)? {
                    fields.ids.insert(key, id);
                }
            } else if self.keeps(&key) {
                fields.map.insert(key, from.next_value()?);
            } else {
                from.next_value::<IgnoredAny>()?;
            }
        }
        Ok(Content::Object(fields))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, from: A) -> Result<Content, A::Error> {
        let mut from = from;
        while from.next_element::<IgnoredAny>()?.is_some() {}
        Ok(Content::Else("a list"))
    }

    fn visit_str<E: Error>(self, _: &str) -> Result<Content, E> {
        Ok(Content::Else("a text"))
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<Content, E> {
        Ok(Content::Else("a number"))
    }

    fn visit_i64<E: Error>(self, _: i64) -> Result<Content, E> {
        Ok(Content::Else("a number"))
    }

    fn visit_f64<E: Error>(self, _: f64) -> Result<Content, E> {
        Ok(Content::Else("a number"))
    }

    fn visit_bool<E: Error>(self, _: bool) -> Result<Content, E> {
        Ok(Content::Else("true or false"))
    }

    fn visit_unit<E: Error>(self) -> Result<Content, E> {
        Ok(Content::Else("null"))
    }
}
