//! The facts of a review that a list shows, sorts by and is searched by.

use crate::review::{Facts, Rating};
use crate::search::{Case, fold};

/// The facts of one review for a list. A library has many of them, so they are kept small: lists
/// are joined, and what the title says already is left out.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Card {
    /// What is reviewed, where the title does not name it.
    pub work: Option<Box<str>>,
    /// Who made the work, set apart by commas.
    pub makers: Option<Box<str>>,
    /// The year of the work.
    pub year: Option<i32>,
    /// Who wrote the review.
    pub reviewer: Option<Box<str>>,
    /// The rating given.
    pub rating: Option<Box<Rating>>,
    /// The day of the review, as `YYYY-MM-DD` or as much of it as is known.
    pub date: Option<Box<str>>,
    /// Tags, set apart by commas.
    pub tags: Option<Box<str>>,
}

impl Card {
    /// The card of a review that a list shows by `title`; `None` where nothing is stated.
    pub fn of(facts: &Facts, title: &str) -> Option<Box<Self>> {
        let is_title = |work: &String| is_named(title, work);
        let card = Self {
            work: text(facts.work.as_ref().filter(|work| !is_title(work))),
            makers: joined(&facts.makers),
            year: facts.year,
            reviewer: text(facts.reviewer.as_ref()),
            rating: facts.rating.clone().map(Box::new),
            date: text(facts.date.as_ref()),
            tags: joined(&facts.tags),
        };
        (card != Self::default()).then(|| Box::new(card))
    }
}

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

fn text(fact: Option<&String>) -> Option<Box<str>> {
    let fact = fact.filter(|fact| !fact.trim().is_empty());
    fact.map(|fact| fact.as_str().into())
}

fn joined(list: &[String]) -> Option<Box<str>> {
    text(Some(&list.join(", ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_holds_what_is_stated_and_the_title_does_not_say() {
        let mut facts = Facts {
            work: Some("Le Café".to_owned()),
            ..Facts::default()
        };
        assert_eq!(Card::of(&facts, "LE CAFE"), None);
        facts.makers = ["Ines Marchetti", "M. Okafor"].map(str::to_owned).to_vec();
        let card = Card::of(&facts, "A Cup of Something").unwrap_or_default();
        assert_eq!(card.work.as_deref(), Some("Le Café"));
        assert_eq!(card.makers.as_deref(), Some("Ines Marchetti, M. Okafor"));
        assert_eq!((card.year, card.tags), (None, None));
        for (title, named) in [
            ("Review: Le Café (2024)", true),
            ("le cafe", true),
            ("Le Cafétéria", false),
            ("Bole Café", false),
            ("Bole Café and Le Café", true),
            ("Le Thé", false),
        ] {
            let card = Card::of(&facts, title).unwrap_or_default();
            assert_eq!(card.work.is_none(), named, "{title}");
        }
    }

    #[test]
    fn a_title_names_a_maker_in_whole_words() {
        for (title, named) in [
            ("The Salt Road, by Inés Marchetti", true),
            ("INES MARCHETTI: The Salt Road", true),
            ("The Salt Road, by Ines Marchettini", false),
            ("The Salt Road", false),
        ] {
            assert_eq!(is_named(title, "Ines Marchetti"), named, "{title}");
        }
    }
}
