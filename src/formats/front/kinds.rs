//! The kind of work that the name of a type tells, as schema.org and note books have it.

use super::names;

/// Each kind with the names of its types, folded.
const TYPES: [(&str, &[&str]); 5] = [
    (
        "film",
        &[
            "film",
            "films",
            "movie",
            "movies",
            "shortfilm",
            "documentary",
        ],
    ),
    (
        "series",
        &["tvseries", "tvseason", "tvepisode", "tvshow", "series"],
    ),
    (
        "book",
        &["book", "books", "novel", "audiobook", "comic", "comicbook"],
    ),
    (
        "record",
        &[
            "musicalbum",
            "album",
            "albums",
            "musicrecording",
            "musicrelease",
            "record",
        ],
    ),
    (
        "game",
        &["videogame", "videogames", "game", "games", "boardgame"],
    ),
];

/// The kind of work that `name` tells, as `Movie` or `https://schema.org/VideoGame`.
pub(super) fn of(name: &str) -> Option<&'static str> {
    let name = names::folded(name.rsplit(['/', ':']).next().unwrap_or(name));
    let row = TYPES
        .iter()
        .find(|(_, types)| types.contains(&name.as_str()));
    row.map(|(kind, _)| *kind)
}
