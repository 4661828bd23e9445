//! What is told of queries that are wrong, and queries that stand for others.

use frontrow::query::{Filters, Parsed, Query};

/// Queries, the part of each that is wrong, what is told of it, and what is left of the query.
const FAULTS: &[(&str, &str, &str, &str)] = &[
    (
        "yaer:2020",
        "yaer",
        "no field is called `yaer` — did you mean `year`?",
        "yaer:2020",
    ),
    (
        "a Dune:Part",
        "Dune",
        "no field is called `Dune` — words with a colon stand in quotes",
        "a Dune:Part",
    ),
    (
        "year:2022..2019 x",
        "year:2022..2019",
        "`2022..2019` is no range: the end lies before the start — write `2019..2022`",
        "x",
    ),
    (
        "year:soon",
        "year:soon",
        "`year` wants a year such as 2019, or a range such as 2019..2022 — `soon` is none",
        "",
    ),
    (
        "year:..",
        "year:..",
        "`year` wants a year such as 2019, or a range such as 2019..2022 — `..` is none",
        "",
    ),
    (
        "words:",
        "words:",
        "`words` wants a number such as 400, or a range such as 400..800 — nothing stands behind it",
        "",
    ),
    (
        "rating:good",
        "rating:good",
        "`rating` wants a number such as 4, 4/5 or 80% — `good` is none",
        "",
    ),
    (
        "rating>=8",
        "rating>=8",
        "`8` is more than the best rating — a number alone is one of five stars: write `8/10`",
        "",
    ),
    (
        "rating>5",
        "rating>5",
        "no `rating` is more than `5` — ",
        "",
    ),
    (
        "date:2021-13",
        "date:2021-13",
        "`date` wants a day or a part of one, such as 2021, 2021-05 or 2021-05-03 — `2021-13` is none",
        "",
    ),
    (
        "date>2020..2021",
        "date>2020..2021",
        "`2020..2021` is a range, which nothing is more or less than — write `date:2020..2021`",
        "",
    ),
    (
        "tag>drama",
        "tag>drama",
        "`tag` is a text, which is neither more nor less than another — write `tag:` or `tag:=`",
        "",
    ),
    (
        "is:begum",
        "is:begum",
        "`is` cannot be `begum` — did you mean `begun`?",
        "",
    ),
    (
        "has:wings",
        "has:wings",
        "`has` cannot be `wings` — `rating`, `date`, `year`, `tags`, `text`",
        "",
    ),
    (
        "sort:-dat",
        "sort:-dat",
        "`sort` cannot be `dat` — did you mean `date`?",
        "",
    ),
    (
        "x -sort:date",
        "-sort:date",
        "`sort` cannot be taken away — the hyphen stands behind the colon",
        "x",
    ),
    (
        "tag:a or",
        "or",
        "nothing stands behind `or` — it stands between two terms",
        "tag:a",
    ),
    ("| tag:a", "|", "`|` stands between two terms — ", "tag:a"),
    (
        "(tag:a",
        "(",
        "`(` is not closed — write `)` behind what it holds",
        "tag:a",
    ),
    (
        "tag:a )",
        ")",
        "this parenthesis has no other that it belongs to — ",
        "tag:a",
    ),
    (
        "tag:\"a b",
        "tag:\"a b",
        "the quote has no end — write `\"` behind it",
        "tag:\"a b\"",
    ),
    (
        "x \"\"",
        "\"\"",
        "there is nothing between the quotes — ",
        "x",
    ),
    (
        "x @mine",
        "@mine",
        "no filter is called `mine` — `[filters]` in config.toml has them",
        "x",
    ),
];

#[test]
fn what_is_wrong_is_told_at_its_place() {
    for (text, wrong, told, left) in FAULTS {
        let Parsed { query, faults, .. } = Query::parse(text);
        let shown: Vec<(&str, String)> = faults
            .iter()
            .map(|fault| {
                let told = format!("{} — {}", fault.message, fault.remedy);
                (text.get(fault.span.clone()).unwrap_or_default(), told)
            })
            .collect();
        assert_eq!(shown, [(*wrong, (*told).to_owned())], "{text}");
        assert_eq!(query.to_string(), *left, "{text}");
    }
    for fine in [
        "Dune: Part Two",
        "Alien:",
        "https://a.example/b",
        "12:30",
        "a > b",
        "O'Brien",
        ":-)",
        "Spider-Man - x",
        "12\"",
    ] {
        assert_eq!(Query::parse(fine).faults, [], "{fine}");
        assert_eq!(Query::parse(fine).query.typed(), fine);
    }
}

#[test]
fn filters_stand_for_what_was_saved() {
    let mut filters = Filters::default();
    for (name, query) in [
        ("good", "rating>=4 sort:rating"),
        ("films", "kind:film (salt)"),
        ("both", "@good @films sort:title"),
        ("loop", "tag:a @round"),
        ("round", "@loop"),
        ("many", "a a a a a a a a a a a a a a a a"),
        (
            "more",
            "@many @many @many @many @many @many @many @many @many @many @many @many @many",
        ),
        (
            "most",
            "@more @more @more @more @more @more @more @more @more @more @more @more @more",
        ),
        ("all", "@most @most"),
    ] {
        filters.set(name, query);
    }
    for (text, expected, faults) in [
        ("@good", "rating>=80% sort:rating", vec![]),
        ("@good sort:date", "rating>=80% sort:date", vec![]),
        ("sort:date @good", "rating>=80% sort:date", vec![]),
        ("x @both", "rating>=80% kind:film sort:title x salt", vec![]),
        ("-@films", "-(kind:film \"salt\")", vec![]),
        ("@loop", "tag:a", vec!["`@loop` leads back to itself"]),
        ("@godo", "", vec!["no filter is called `godo`"]),
        ("a@good", "a@good", vec![]),
    ] {
        let Parsed {
            query,
            faults: told,
            places,
        } = Query::parse_with(text, &filters);
        let told: Vec<String> = told.into_iter().map(|fault| fault.message).collect();
        assert_eq!(
            (query.to_string().as_str(), told),
            (expected, faults.into_iter().map(str::to_owned).collect()),
            "{text}"
        );
        assert_eq!(places.len(), query.terms().len());
    }
    let told = Query::parse_with("@all", &filters).faults;
    assert_eq!(
        told.first().map(|fault| fault.message.as_str()),
        Some("more than 4096 terms are not looked at")
    );
    let told = filters.parsed("round").unwrap().faults;
    assert_eq!(told.first().map(|fault| fault.span.clone()), Some(0..5));
    let deep = "(".repeat(1000);
    assert!(!Query::parse(&deep).faults.is_empty());
}
