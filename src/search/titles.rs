//! Finding a title among others by typing a part of it.

use super::Lookup;

/// The indices of the titles that match `query`, best first: equal, beginning with it, with a
/// word that begins with it, holding it; only where none does, holding its words or its letters.
/// Equally good ones keep their order; an empty query matches all in order. Case never counts, and
/// all else is folded as [`fold`](fn@super::fold) does.
pub fn rank<'a>(query: &str, titles: impl IntoIterator<Item = &'a str>) -> Vec<usize> {
    let mut lookup = Lookup::default();
    let mut len = 0;
    for (index, title) in titles.into_iter().enumerate() {
        lookup.put(index, [title]);
        len = index + 1;
    }
    lookup
        .matches(query, None)
        .best_first(0..len, |index| index)
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
        assert_eq!(rank("cmr", ["Claim of error", "Camera"]), [1, 0]);
        assert_eq!(rank("cmr", ["Schema for terror", "Camera"]), [1]);
        assert_eq!(rank("cmr", ["Schema for terror"]), [0]);
    }
}
