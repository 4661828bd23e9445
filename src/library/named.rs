//! Whether a title says already what a fact does.

use crate::search::{Case, fold};

/// Whether a title names what a fact says, such as a maker, in other capitals or accents perhaps.
pub fn is_named(title: &str, fact: &str) -> bool {
    let folded = |text: &str| fold(text, Case::Folded).text().trim().to_owned();
    names(&folded(title), &folded(fact))
}

/// Whether a folded title names a work, by itself or among other words.
fn names(title: &str, work: &str) -> bool {
    let ends = |c: Option<char>| !c.is_some_and(char::is_alphanumeric);
    title.match_indices(work).any(|(start, _)| {
        let before = title.get(..start).and_then(|text| text.chars().next_back());
        let after = title
            .get(start + work.len()..)
            .and_then(|text| text.chars().next());
        ends(before) && ends(after)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_names_a_work_or_a_maker_in_whole_words() {
        for (title, fact, named) in [
            ("The Salt Road, by Inés Marchetti", "Ines Marchetti", true),
            ("INES MARCHETTI: The Salt Road", "Ines Marchetti", true),
            (
                "The Salt Road, by Ines Marchettini",
                "Ines Marchetti",
                false,
            ),
            ("The Salt Road", "Ines Marchetti", false),
            ("Review: Le Café (2024)", "Le Café", true),
            ("le cafe", "Le Café", true),
            ("Le Cafétéria", "Le Café", false),
            ("Bole Café", "Le Café", false),
            ("Bole Café and Le Café", "Le Café", true),
        ] {
            assert_eq!(is_named(title, fact), named, "{title}");
        }
    }
}
