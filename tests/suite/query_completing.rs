//! What can be typed at a place of a query.

use frontrow::query::{FIELDS, TextField, Values, complete};

/// A few texts of a library.
struct Library;

impl Values for Library {
    fn texts(&self, field: TextField, take: &mut dyn FnMut(&str)) {
        let texts: &[&str] = match field {
            TextField::Maker => &["Inés Marchetti", "M. Okafor", "Almodóvar"],
            TextField::Tag => &["drama", "slow burn", "comedy"],
            TextField::Kind => &["film", "book"],
            TextField::Title
            | TextField::Work
            | TextField::Reviewer
            | TextField::Section
            | TextField::Language
            | TextField::Format
            | TextField::Folder
            | TextField::File => &[],
        };
        texts.iter().copied().for_each(take);
    }

    fn filters(&self, take: &mut dyn FnMut(&str, &str)) {
        take("good", "rating>=4");
        take("long", "words>2000");
    }
}

/// What was typed, with `^` for the cursor; what a candidate takes the place of, and the first few.
const COMPLETIONS: &[(&str, &str, &[&str])] = &[
    ("ye^", "ye", &["year:"]),
    ("tag:drama -re^", "re", &["reviewer:"]),
    ("(t^", "t", &["title:", "tag:"]),
    ("minutes:4 da^ x", "da", &["date:"]),
    ("lgth^", "lgth", &[]),
    ("lgg^", "lgg", &["language:"]),
    ("tag:^", "", &["drama", "\"slow burn\"", "comedy"]),
    ("tag:=co^", "co", &["comedy"]),
    ("-tag:bu^", "bu", &["\"slow burn\""]),
    ("tag:\"slow b^", "\"slow b", &["\"slow burn\""]),
    ("by:almodov^", "almodov", &["Almodóvar"]),
    ("director:mar^", "mar", &["\"Inés Marchetti\""]),
    ("is:un^", "un", &["unread", "unrated"]),
    ("sort:-da^", "-da", &["-date"]),
    ("group:re^", "re", &["reviewer"]),
    ("mine:^", "", &["none", "any"]),
    ("mine:a^", "a", &["any"]),
    ("has:^", "", &["rating", "date", "year", "tags", "text"]),
    ("@^", "@", &["@good", "@long"]),
    ("x @lo^", "@lo", &["@long"]),
    ("year:20^", "20", &[]),
    ("foo:b^", "", &[]),
    ("\"exact w^", "", &[]),
    ("sort:date^ is:read", "date", &["date"]),
];

#[test]
fn what_can_follow_is_offered_the_best_first() {
    for (typed, replaced, expected) in COMPLETIONS {
        let cursor = typed.find('^').unwrap();
        let text = typed.replace('^', "");
        let found = complete(&text, cursor, &Library);
        let span = text.get(found.span.clone());
        assert_eq!(span, Some(*replaced), "{typed}: {found:?}");
        let texts: Vec<&str> = found
            .candidates
            .iter()
            .map(|one| one.text.as_str())
            .collect();
        let first = texts.get(..expected.len());
        assert_eq!(first, Some(*expected), "{typed}: {texts:?}");
        if expected.is_empty() {
            assert_eq!(texts, [""; 0], "{typed}");
        }
    }
}

#[test]
fn where_nothing_is_typed_every_field_is_offered_with_what_it_is() {
    for text in ["", "tag:drama ", "-", "(", "kind:film|"] {
        let found = complete(text, text.len(), &Library);
        assert_eq!(found.span, text.len()..text.len(), "{text}");
        assert_eq!(found.candidates.len(), FIELDS.len(), "{text}");
        assert!(found.candidates.iter().all(|one| !one.what.is_empty()));
    }
    let beyond = complete("é", 1, &Library);
    assert_eq!(beyond.span, 0..2);
}
