//! The names under which records have their text and what they are called. Those of facts are the
//! names that front matter has for them.

use crate::formats::front;

/// The names of the text of a review, the one that counts most first; in small letters, without
/// spaces and signs: English, then German, French, Spanish, Italian, Portuguese, Dutch, Chinese,
/// Japanese.
#[rustfmt::skip]
pub(super) const TEXT: &[&str] = &[
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
pub(super) const TITLE: &[&str] = &["reviewtitle", "reviewheadline", "summary", "reviewsummary"];

/// The names of what a record is called, the one that counts most first.
pub(super) const ID: &[&str] = &["id", "reviewid", "recordid", "uuid", "guid"];

/// Whether `key` is one of `names` when it is folded.
pub(super) fn is_of(key: &str, names: &[&str]) -> bool {
    names.iter().any(|name| front::names::is(key, name))
}
