//! Telling how a source of records is laid out, and which mapping fits.

use super::keys::{self, Seen};
use super::mentioned::Mentioned;
use super::names::{self, Part};
use super::table;
use super::{Layout, Mapping, Mappings, Scheme, are_records, check_records};
use crate::formats::decode::{Encoding, MARK};
use crate::formats::front::names::Meaning;
use crate::formats::{Hint, Unreadable, front, sanitise};
use std::sync::Arc;

/// The most columns that a message names, and the most characters of each.
const NAMED: usize = 6;
const LONGEST: usize = 24;

impl Scheme {
    /// Tells how a source is laid out that begins with `start`, and which of the `mappings` fits; `None`
    /// where it holds no records. `name` is the path of the file, as much of it as is known, and `hint`
    /// what its ending tells.
    ///
    /// `start` should be the first 64 KiB or more, if there are as many: what a first record says that
    /// is longer cannot be told.
    ///
    /// # Errors
    /// It cannot be read at all, or is a table or a list that says nothing of reviews.
    pub fn tell(
        start: &[u8],
        hint: Hint,
        name: &str,
        mappings: &Mappings,
    ) -> Result<Option<Self>, Unreadable> {
        let is_named = match hint {
            Hint::Records | Hint::Json | Hint::Table => true,
            Hint::Plain | Hint::Content => false,
            Hint::Markdown | Hint::Html | Hint::Epub => return Ok(None),
        };
        match check_records(start) {
            Err(why) if is_named => return Err(why),
            Err(_) => return Ok(None),
            Ok(()) => {}
        }
        let encoding = Encoding::of(start)?;
        let telling = Telling {
            start: unmarked(start),
            encoding,
            hint,
            name,
            mappings,
        };
        let told = match telling.start.first() {
            _ if hint == Hint::Records => return Ok(Some(telling.lines())),
            Some(b'{') => telling.object(),
            Some(b'[') if hint != Hint::Plain => telling.list(),
            Some(_) => telling.table(),
            None => Ok(None),
        }?;
        match told {
            Some(scheme) if !scheme.layout.is_cut_in(encoding) => Err(Unreadable::NotCut {
                encoding: encoding.name(),
            }),
            told => Ok(told),
        }
    }
}

/// `bytes` without the blanks and the byte order mark that may stand before a record.
fn unmarked(bytes: &[u8]) -> &[u8] {
    let bytes = bytes.trim_ascii_start();
    bytes.strip_prefix(MARK).unwrap_or(bytes).trim_ascii_start()
}

/// A source that is to be told.
struct Telling<'a> {
    start: &'a [u8],
    encoding: Encoding,
    hint: Hint,
    name: &'a str,
    mappings: &'a Mappings,
}

impl Telling<'_> {
    /// JSON Lines.
    fn lines(&self) -> Scheme {
        let keys = keys::seen(self.start).keys;
        self.scheme(Layout::Lines, &keys)
    }

    /// What begins with an object: lines of them, one, or one with a list of them.
    fn object(&self) -> Result<Option<Scheme>, Unreadable> {
        let Seen { keys, end, list } = keys::seen(self.start);
        let inside = list.and_then(|list| self.start.get(list..));
        let listed = inside.map(|inside| keys::seen(inside).keys);
        if let Some(listed) = listed.filter(|_| self.hint != Hint::Plain && !has_text(&keys))
            && self.is_of_reviews(&listed)
        {
            return Ok(Some(self.scheme(Layout::Array, &listed)));
        }
        let seen = self.start.get(..end.unwrap_or(self.start.len()));
        let is_line = memchr::memchr(b'\n', seen.unwrap_or_default()).is_none();
        let rest = end.and_then(|end| self.start.get(end..));
        let follows = rest.and_then(|rest| unmarked(rest).first().copied());
        if self.hint == Hint::Json {
            let layout = match (is_line, follows) {
                (true, _) | (false, Some(b'{')) => Layout::Lines,
                (false, _) => Layout::Object,
            };
            return self.known(layout, &keys).map(Some);
        }
        let is_record = match (end, seen) {
            (Some(_), Some(first)) => are_records(first, follows),
            (_, _) => has_text(&keys),
        };
        Ok((is_line && is_record).then(|| self.scheme(Layout::Lines, &keys)))
    }

    /// What begins with a list.
    fn list(&self) -> Result<Option<Scheme>, Unreadable> {
        let inside = unmarked(self.start.get(1..).unwrap_or_default());
        let is_of_objects = inside.first() == Some(&b'{');
        if self.hint == Hint::Json {
            // An empty list is one of no reviews.
            if inside.first() == Some(&b']') {
                return Ok(Some(self.scheme(Layout::Array, &[])));
            }
            if !is_of_objects {
                return Err(Unreadable::NoReviews {
                    found: "it is a list, and not one of objects".to_owned(),
                });
            }
            return self
                .known(Layout::Array, &keys::seen(inside).keys)
                .map(Some);
        }
        let keys = keys::seen(inside).keys;
        let fits = is_of_objects && (has_text(&keys) || self.fitting(&keys).is_some());
        Ok(fits.then(|| self.scheme(Layout::Array, &keys)))
    }

    /// What begins with the names of columns.
    fn table(&self) -> Result<Option<Scheme>, Unreadable> {
        if self.hint == Hint::Json {
            return Err(Unreadable::NoReviews {
                found: "it is no list and no object in JSON".to_owned(),
            });
        }
        let layout = table::layout(self.start);
        let header = table::header(self.start, layout, self.encoding);
        let scheme = |header: Vec<String>| {
            let mapping = self.fitting(&header);
            let mentioned = mentioned(mapping.as_deref());
            Scheme {
                mapping,
                telling: table::telling(&header, &mentioned),
                mentioned,
                header: header.into(),
                ..self.scheme(layout, &[])
            }
        };
        if self.hint == Hint::Table {
            return self.known(layout, &header).map(|_| Some(scheme(header)));
        }
        let fits = header.len() > 1 && self.fitting(&header).is_some();
        Ok(fits.then(|| scheme(header)))
    }

    /// The scheme of this layout, if records with these keys can be reviews.
    fn known(&self, layout: Layout, keys: &[String]) -> Result<Scheme, Unreadable> {
        if self.is_of_reviews(keys) {
            return Ok(self.scheme(layout, keys));
        }
        let shown = keys.iter().take(NAMED).map(|key| {
            let key: String = sanitise::line(key).chars().take(LONGEST).collect();
            format!("`{key}`")
        });
        let shown: Vec<String> = shown.collect();
        let more = if keys.len() > NAMED { ", …" } else { "" };
        Err(Unreadable::NoReviews {
            found: match shown.as_slice() {
                [] => "its records have no fields".to_owned(),
                shown => format!(
                    "none of its columns is known to have a text or a title: {}{more}",
                    shown.join(", ")
                ),
            },
        })
    }

    fn scheme(&self, layout: Layout, keys: &[String]) -> Scheme {
        let is_lines = layout == Layout::Lines;
        let mapping = self.fitting(keys);
        Scheme {
            layout,
            encoding: if is_lines {
                Encoding::Utf8
            } else {
                self.encoding
            },
            mentioned: mentioned(mapping.as_deref()),
            mapping,
            private: self.mappings.private,
            ..Scheme::lines()
        }
    }

    /// Whether records with these keys can be reviews.
    fn is_of_reviews(&self, keys: &[String]) -> bool {
        has_text(keys) || has_title(keys) || self.fitting(keys).is_some()
    }

    /// The mapping that fits records with these keys: the reader's own before the shipped ones, then that
    /// which asks for most, then the last.
    fn fitting(&self, keys: &[String]) -> Option<Arc<Mapping>> {
        let own = self.mappings.own();
        let rated = self.mappings.all().iter().filter_map(|mapping| {
            let asked = mapping.known_by.asks(keys, self.name)?;
            let is_own = own.iter().any(|own| Arc::ptr_eq(own, mapping));
            Some(((is_own, asked), mapping))
        });
        rated
            .max_by_key(|(rate, _)| *rate)
            .map(|(_, mapping)| mapping.clone())
    }
}

/// What `mapping` has a use for.
fn mentioned(mapping: Option<&Mapping>) -> Arc<Mentioned> {
    Arc::new(mapping.map(Mentioned::by).unwrap_or_default())
}

/// Whether one of `keys` is a usual name of a text.
fn has_text(keys: &[String]) -> bool {
    keys.iter().any(|key| names::is_of(key, Part::Text))
}

/// Whether one of `keys` is a usual name of a title, or of a work.
fn has_title(keys: &[String]) -> bool {
    let means =
        |key: &String, meaning| front::names::of(meaning).any(|name| front::names::is(key, name));
    let is = |key: &String| means(key, Meaning::Title) || means(key, Meaning::Work);
    keys.iter().any(is)
}
