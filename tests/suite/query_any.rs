//! What holds for whatever is typed as a query.

use frontrow::query::{Filters, Query, TextField, Values, complete};
use proptest::prelude::*;

/// Pieces of which queries are made, and of which they are not.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(vec![
            "tag:", "title:=", "year", "rating", "date:", "is:", "has:", "sort:", "group:",
            "words", ">=", "<=", ">", "<", ":", "=", "..", "2021", "2021-05", "4/5", "80%", "A-",
            "unread", "-date", "maker", "work", "(", ")", "|", "-", "\"", "\\", " or ", " and ",
            " not ", " ", " ", "@", "@good", "foo:", "dune", "é", "“x”", "\u{301}", "\t", "\u{a0}",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,4}",
    ]
}

/// A library whose every text needs quotes.
struct Library;

impl Values for Library {
    fn texts(&self, _field: TextField, take: &mut dyn FnMut(&str)) {
        ["a b", "é \"x\"", "(y) \\"].into_iter().for_each(take);
    }

    fn filters(&self, take: &mut dyn FnMut(&str, &str)) {
        take("good", "rating>=4");
    }
}

fn typed() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..24).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_is_printed_is_read_as_the_same_query(text in typed()) {
        let mut filters = Filters::default();
        filters.set("good", "rating>=4 (x -y | \"a) b\") year:");
        let parsed = Query::parse_with(&text, &filters);
        prop_assert_eq!(parsed.places.len(), parsed.query.terms().len());
        for span in parsed.faults.iter().map(|fault| &fault.span).chain(&parsed.places) {
            prop_assert!(text.get(span.clone()).is_some(), "{:?}", span);
        }
        let shown = parsed.query.to_string();
        let again = Query::parse_with(&shown, &filters).query;
        prop_assert_eq!(&again, &parsed.query, "{} → {}", text, shown);
    }

    /// What is offered behind a field is a value of that field as it stands.
    #[test]
    fn what_is_offered_can_be_typed(text in typed(), cursor in 0..80_usize) {
        let mut filters = Filters::default();
        filters.set("good", "rating>=4");
        let found = complete(&text, cursor, &Library);
        let replaced = text.get(found.span.clone());
        prop_assert!(replaced.is_some(), "{:?}", found);
        for field in ["tag:", "is:", "has:", "sort:", "group:", "@"] {
            for candidate in complete(field, field.len(), &Library).candidates {
                let name = if field == "@" { "" } else { field };
                let term = format!("{name}{}", candidate.text);
                let parsed = Query::parse_with(&term, &filters);
                prop_assert_eq!(&parsed.faults, &[], "{}", term);
                prop_assert_eq!(parsed.query.words(), &[], "{}", term);
            }
        }
    }
}
