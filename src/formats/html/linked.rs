//! Reviews in JSON-LD, by the vocabulary of schema.org.

use super::found::{Found, plain, work_kind};
use crate::formats::front::Value;
use serde_json::{Map, json};
use std::collections::HashMap;

/// What a page states of itself in JSON-LD.
#[derive(Debug, Default)]
pub(super) struct Linked {
    /// Its reviews.
    pub(super) reviews: Vec<Found>,
    /// What it states of the article or the page as such.
    pub(super) article: Found,
}

type Object = Map<String, Value>;

/// What a review may be called.
const REVIEWS: [&str; 6] = [
    "Review",
    "CriticReview",
    "UserReview",
    "MediaReview",
    "EmployerReview",
    "Recommendation",
];

/// What an article may be called, the one that counts most first.
const ARTICLES: [&str; 5] = [
    "Article",
    "NewsArticle",
    "BlogPosting",
    "ReportageNewsArticle",
    "WebPage",
];

/// Under which names objects are looked for.
const WITHIN: [&str; 8] = [
    "@graph",
    "review",
    "reviews",
    "mainEntity",
    "itemListElement",
    "item",
    "hasPart",
    "associatedReview",
];

/// Under which names those stand who made a work.
const MAKERS: [&str; 7] = [
    "director",
    "author",
    "byArtist",
    "creator",
    "developer",
    "brand",
    "manufacturer",
];

/// Reads the contents of the scripts of a page that hold JSON-LD. One that is no JSON states nothing.
pub(super) fn read(scripts: &[String]) -> Linked {
    let values: Vec<Value> = scripts.iter().filter_map(|script| parsed(script)).collect();
    let mut objects = Vec::new();
    let mut waiting: Vec<(&Value, Option<&Object>)> =
        values.iter().rev().map(|value| (value, None)).collect();
    while let Some((value, around)) = waiting.pop() {
        match value {
            Value::Array(list) => waiting.extend(list.iter().rev().map(|value| (value, around))),
            Value::Object(object) => {
                let within = WITHIN.iter().rev().filter_map(|name| object.get(*name));
                waiting.extend(within.map(|value| (value, Some(object))));
                objects.push((object, around));
            }
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
        }
    }
    let mut reader = Reader::default();
    for value in &values {
        reader.name(value);
    }
    let is =
        |object: &Object, kinds: &[&str]| types(object).iter().any(|kind| kinds.contains(kind));
    let mut linked = Linked::default();
    for (object, around) in &objects {
        if is(object, &REVIEWS) {
            let around =
                around.filter(|around| !is(around, &ARTICLES) && !types(around).is_empty());
            linked.reviews.push(reader.review(object, around));
        }
    }
    for kind in ARTICLES {
        for (object, _) in &objects {
            if types(object).contains(&kind) && !is(object, &REVIEWS) {
                reader.creative(object, &mut linked.article);
            }
        }
    }
    linked
}

/// The value of a script, which may stand in a comment, and hold line ends where none may be.
fn parsed(script: &str) -> Option<Value> {
    let script = script.trim();
    let start = script.find(['{', '['])?;
    let end = script.rfind(['}', ']'])?;
    let json = script.get(start..=end)?;
    let value = serde_json::from_str(json).ok();
    value.or_else(|| serde_json::from_str(&json.replace('\n', " ")).ok())
}

/// What an object is called, without the address of the vocabulary.
fn types(object: &Object) -> Vec<&str> {
    let kinds = match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.as_slice(),
        Some(kind) => std::slice::from_ref(kind),
        None => &[],
    };
    let kinds = kinds.iter().filter_map(Value::as_str);
    kinds
        .filter_map(|kind| kind.rsplit(['/', ':']).next())
        .collect()
}

/// Reads what objects state, some of which are only referred to where they belong.
#[derive(Debug, Default)]
struct Reader<'a> {
    /// Objects by their names.
    named: HashMap<&'a str, &'a Object>,
}

impl<'a> Reader<'a> {
    /// Notes the objects in `value` by their names.
    fn name(&mut self, value: &'a Value) {
        let mut waiting = vec![value];
        while let Some(value) = waiting.pop() {
            match value {
                Value::Array(list) => waiting.extend(list),
                Value::Object(object) => {
                    if let Some(id) = object.get("@id").and_then(Value::as_str)
                        && object.len() > 1
                    {
                        self.named.entry(id).or_insert(object);
                    }
                    waiting.extend(object.values());
                }
                Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
            }
        }
    }

    /// What a review states, which may stand within the item it is of.
    fn review(&self, review: &'a Object, around: Option<&'a Object>) -> Found {
        let mut found = Found::default();
        self.creative(review, &mut found);
        let item = review.get("itemReviewed").map(|item| self.object(item));
        if let Some(item) = item.unwrap_or(around) {
            self.item(item, &mut found);
        } else if let Some(name) = review.get("itemReviewed").and_then(Value::as_str) {
            found.state("work", plain(name).into());
        }
        found.state("rating", rating(review.get("reviewRating").map(first)));
        let body = ["reviewBody", "articleBody", "text"];
        let mut body = body.iter().filter_map(|name| review.get(*name)?.as_str());
        found.body = body.find(|body| !body.trim().is_empty()).map(str::to_owned);
        found.notes = ["positiveNotes", "negativeNotes"].map(|name| {
            review
                .get(name)
                .map(|notes| self.names(notes))
                .unwrap_or_default()
        });
        found
    }

    /// What any work of writing states of itself.
    fn creative(&self, object: &'a Object, found: &mut Found) {
        for name in ["headline", "name"] {
            if let Some(text) = object.get(name).and_then(Value::as_str) {
                found.state("title", plain(text).into());
            }
        }
        for (name, own) in [
            ("author", "reviewer"),
            ("keywords", "tags"),
            ("inLanguage", "language"),
        ] {
            let Some(value) = object.get(name) else {
                continue;
            };
            let mut names = self.names(value);
            if own == "tags" && value.is_array() {
                found.state(own, names.into());
            } else {
                names.dedup();
                found.state(own, names.join(", ").into());
            }
        }
        for name in ["datePublished", "dateCreated", "dateModified"] {
            if let Some(day) = object.get(name).and_then(Value::as_str) {
                found.state("date", day.into());
            }
        }
    }

    /// What is stated of the work that is reviewed.
    fn item(&self, item: &'a Object, found: &mut Found) {
        if let Some(name) = item.get("name").and_then(Value::as_str) {
            found.state("work", plain(name).into());
        }
        let kind = types(item).into_iter().find_map(work_kind);
        found.state("workkind", kind.into());
        let makers = MAKERS.iter().filter_map(|name| item.get(*name));
        let mut makers = makers.map(|value| self.names(value));
        found.state("maker", makers.find(|names| !names.is_empty()).into());
        for name in ["dateCreated", "datePublished", "copyrightYear"] {
            if let Some(year @ (Value::String(_) | Value::Number(_))) = item.get(name) {
                found.state("year", year.clone());
            }
        }
    }

    /// The object that `value` is or refers to, or the first of several.
    fn object(&self, value: &'a Value) -> Option<&'a Object> {
        let object = first(value).as_object()?;
        let id = object.get("@id").and_then(Value::as_str);
        let named = id
            .filter(|_| object.len() == 1)
            .and_then(|id| self.named.get(id).copied());
        Some(named.unwrap_or(object))
    }

    /// The names in `value`: texts, objects with a name, lists of both, and lists with a head.
    fn names(&self, value: &'a Value) -> Vec<String> {
        let mut names = Vec::new();
        let mut waiting = vec![value];
        while let Some(value) = waiting.pop() {
            match value {
                Value::String(text) => names.push(plain(text)),
                Value::Number(number) => names.push(number.to_string()),
                Value::Array(list) => waiting.extend(list.iter().rev()),
                Value::Object(_) => {
                    let Some(object) = self.object(value) else {
                        continue;
                    };
                    let name = ["name", "alternateName", "itemListElement", "item"];
                    waiting.extend(name.iter().find_map(|name| object.get(*name)));
                }
                Value::Null | Value::Bool(_) => {}
            }
        }
        names.retain(|name| !name.is_empty());
        names
    }
}

/// The value, or the first of several.
fn first(value: &Value) -> &Value {
    value
        .as_array()
        .and_then(|list| list.first())
        .unwrap_or(value)
}

/// A rating by the names of front matter: its scale is stated or unknown, never the usual one.
fn rating(stated: Option<&Value>) -> Value {
    let of = |object: &Object, name: &str| match object.get(name) {
        Some(Value::String(text)) => Value::from(plain(text)),
        Some(Value::Number(number)) => Value::from(number.clone()),
        Some(Value::Null | Value::Bool(_) | Value::Array(_) | Value::Object(_)) | None => {
            Value::Null
        }
    };
    match stated {
        Some(Value::Object(object)) => {
            let value = of(object, "ratingValue");
            if value.is_null() {
                return Value::Null;
            }
            json!({
                "value": value,
                "bestrating": of(object, "bestRating"),
                "worstrating": of(object, "worstRating"),
            })
        }
        Some(value @ (Value::String(_) | Value::Number(_))) => value.clone(),
        Some(Value::Null | Value::Bool(_) | Value::Array(_)) | None => Value::Null,
    }
}
