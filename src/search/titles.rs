//! Finding a title among others by typing a part of it.

use std::cmp::Reverse;

use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern as Letters};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use super::fold::{Case, fold};

/// How well a title matches, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    Equal,
    Prefix,
    /// One of its words begins with the query.
    WordPrefix,
    Substring,
    /// It holds the letters of the query in their order, of several words in any order of the
    /// words; beginnings of words and letters close together are better.
    Letters(Reverse<u32>),
}

impl Likeness {
    /// Whether the title may have been meant, but does not hold what was typed.
    fn is_loose(self) -> bool {
        matches!(self, Self::Letters(_))
    }
}

/// The indices of the titles that match `query`, best first: equal, beginning with it, with a
/// word that begins with it, holding it; only where none does, holding its letters. Equally good
/// ones keep their order; an empty query matches all in order. Case never counts, and all else is folded as
/// [`fold`] does.
pub fn rank<'a>(query: &str, titles: impl IntoIterator<Item = &'a str>) -> Vec<usize> {
    let query = fold(query, Case::Folded);
    let query = query.text().trim();
    let letters = Letters::new(
        query,
        CaseMatching::Respect,
        Normalization::Never,
        AtomKind::Fuzzy,
    );
    let mut matcher = Matcher::new(Config::DEFAULT);
    let mut found: Vec<(Likeness, usize)> = titles
        .into_iter()
        .enumerate()
        .filter_map(|(i, title)| {
            let title = fold(title, Case::Folded);
            let likeness = if query.is_empty() {
                Some(Likeness::Equal)
            } else {
                likeness(query, title.text().trim(), &letters, &mut matcher)
            };
            likeness.map(|likeness| (likeness, i))
        })
        .collect();
    found.sort_unstable();
    if found.first().is_some_and(|(best, _)| !best.is_loose()) {
        found.retain(|(likeness, _)| !likeness.is_loose());
    }
    found.into_iter().map(|(_, i)| i).collect()
}

fn likeness(
    query: &str,
    title: &str,
    letters: &Letters,
    matcher: &mut Matcher,
) -> Option<Likeness> {
    if title == query {
        return Some(Likeness::Equal);
    }
    if title.starts_with(query) {
        return Some(Likeness::Prefix);
    }
    let mut places = title.match_indices(query).peekable();
    if places.peek().is_some() {
        let begins_word = places.any(|(at, _)| {
            let before = title
                .get(..at)
                .and_then(|before| before.chars().next_back());
            before.is_none_or(|c| !c.is_alphanumeric())
        });
        return Some(if begins_word {
            Likeness::WordPrefix
        } else {
            Likeness::Substring
        });
    }
    let score = letters.score(Utf32Str::new(title, &mut Vec::new()), matcher)?;
    Some(Likeness::Letters(Reverse(score)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_title_comes_first() {
        let cases: &[(&str, &[&str], &[usize])] = &[
            ("", &["B", "A"], &[0, 1]),
            ("  ", &["B", "A"], &[0, 1]),
            (
                "act",
                &["A cut", "Impact", "The Act", "Acting", "ACT", "Sound"],
                &[4, 3, 2, 1],
            ),
            ("DIRECTOR'S", &["The Director’s Vision"], &[0]),
            ("cafe", &["Le Café", "Café"], &[1, 0]),
            ("scene", &["Mise-en-scène", "Obscene"], &[0, 1]),
            ("verdict final", &["Final Verdict", "Final"], &[0]),
            ("pl", &["Plot", "Pacing", "Play"], &[0, 2]),
            ("sound", &["Score"], &[]),
            ("acut", &["A cut", "Acting"], &[0]),
        ];
        for (query, titles, expected) in cases {
            assert_eq!(&rank(query, titles.iter().copied()), expected, "{query}");
        }
    }

    #[test]
    fn letters_that_are_closer_together_come_first() {
        assert_eq!(rank("cmr", ["Schema for terror", "Camera"]), [1, 0]);
    }
}
