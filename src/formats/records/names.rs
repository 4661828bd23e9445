//! The names under which records have their text and what they are called. Those of facts are the
//! names that front matter has for them.

use crate::formats::front;
use hashbrown::HashMap;
use std::sync::LazyLock;

/// The names of the text of a review, the one that counts most first; in small letters, without
/// spaces and signs: English, then German, French, Spanish, Italian, Portuguese, Dutch, Chinese,
/// Japanese.
#[rustfmt::skip]
const TEXT: &[&str] = &[
    "text", "reviewtext", "reviewbody", "reviewcontent", "review", "reviewstext", "fulltext",
    "body", "bodytext", "articlebody", "content", "contents", "maintext", "selftext", "article",
    "comment", "comments", "commenttext", "reviewcomment", "document", "paragraphs", "markdown",
    "rezension", "kritik", "inhalt",
    "texte", "critique", "contenu",
    "texto", "reseña", "crítica", "contenido",
    "testo", "recensione", "contenuto",
    "resenha", "conteúdo",
    "tekst", "recensie", "inhoud",
    "正文", "内容", "內容", "评论", "評論", "书评", "影评",
    "本文", "レビュー", "感想",
];

/// The names of the title of a review in records, where no other is stated: it may be what sums it up.
const TITLE: &[&str] = &["reviewtitle", "reviewheadline", "summary", "reviewsummary"];

/// The names of what a record is called, the one that counts most first.
const ID: &[&str] = &["id", "reviewid", "recordid", "uuid", "guid"];

/// What of a review records have under a name, beside facts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    Text,
    Title,
    Id,
}

impl Part {
    const ALL: [Self; 3] = [Self::Text, Self::Title, Self::Id];

    /// Its names, the one that counts most first.
    fn names(self) -> &'static [&'static str] {
        match self {
            Self::Text => TEXT,
            Self::Title => TITLE,
            Self::Id => ID,
        }
    }
}

/// Each name with the parts it is of and how much it counts: every key of every record is asked for.
static BY_NAME: LazyLock<HashMap<&str, Vec<(Part, usize)>>> = LazyLock::new(|| {
    let mut by_name: HashMap<&str, Vec<(Part, usize)>> = HashMap::new();
    for part in Part::ALL {
        for (rank, name) in part.names().iter().enumerate() {
            by_name.entry(name).or_default().push((part, rank));
        }
    }
    by_name
});

/// How much `key`, however it is written, counts as a name of `part`: the least counts most.
fn rank(key: &str, part: Part) -> Option<usize> {
    let ranks = BY_NAME.get(front::names::fold(key).as_ref())?;
    let mut ranks = ranks.iter().filter(|(of, _)| *of == part);
    ranks.next().map(|(_, rank)| *rank)
}

/// Whether `key` is a name of `part`, however it is written.
pub(super) fn is_of(key: &str, part: Part) -> bool {
    rank(key, part).is_some()
}

/// Those of `keys` that are names of `part` with how much they count, the one that counts most first. Of
/// those that are the same name, it is one that is so already, else the first.
pub(super) fn ranked<'a>(
    keys: impl Iterator<Item = &'a String>,
    part: Part,
) -> Vec<(usize, &'a String)> {
    let mut found: Vec<(usize, &String)> = keys
        .filter_map(|key| Some((rank(key, part)?, key)))
        .collect();
    let is_other = |(rank, key): &(usize, &String)| part.names().get(*rank) != Some(&key.as_str());
    found.sort_by_key(|named| (named.0, is_other(named)));
    found.dedup_by_key(|(rank, _)| *rank);
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_ranked_by_what_their_names_count() {
        type Expected<'a> = (&'a [&'a str], Part, &'a [&'a str]);
        let table: [Expected<'_>; 5] = [
            (&["Body", "text", "other"], Part::Text, &["text", "Body"]),
            (&["TEXT", "text", "Te xt"], Part::Text, &["text"]),
            (&["Review_Text", "reviewText"], Part::Text, &["Review_Text"]),
            (&["summary", "id", "text"], Part::Title, &["summary"]),
            (&["UUID", "review-id"], Part::Id, &["review-id", "UUID"]),
        ];
        for (keys, part, expected) in table {
            let keys: Vec<String> = keys.iter().map(|key| (*key).to_owned()).collect();
            let found = ranked(keys.iter(), part).into_iter();
            let found: Vec<&str> = found.map(|(_, key)| key.as_str()).collect();
            assert_eq!(found, expected);
        }
    }
}
