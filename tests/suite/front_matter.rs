//! What a file states of itself: facts by the names reviewers use, and what is told of front matter
//! that cannot be read.

use frontrow::formats::{self, Hint};
use frontrow::review::{Facts, Rating, Review};

/// The review of a text.
pub(super) fn read(text: &str, hint: Hint) -> Review {
    let parsed = formats::read(text.as_bytes().to_vec(), hint);
    parsed.unwrap_or_default().review
}

/// The facts of some Markdown, each with its name, those that are absent left out.
pub(super) fn facts(text: &str) -> String {
    shown(read(text, Hint::Markdown).facts())
}

/// The facts, each with its name.
pub(super) fn shown(facts: &Facts) -> String {
    let rating = |rating: &Rating| {
        let number = |number: Option<f64>| number.map_or("?".to_owned(), |n| n.to_string());
        let (value, best, worst) = (rating.value, rating.best, rating.worst);
        let scale = [value, best, worst].map(number).join(" ");
        format!("{scale} “{}”", rating.as_written)
    };
    shown_with(facts, &rating)
}

/// The facts, each with its name, those that are absent left out, and the rating as `rating` shows it.
pub(super) fn shown_with(facts: &Facts, rating: &dyn Fn(&Rating) -> String) -> String {
    let list = |list: &[String]| (!list.is_empty()).then(|| list.join(" & "));
    let all = [
        ("title", facts.title.clone()),
        ("work", facts.work.clone()),
        ("kind", facts.work_kind.clone()),
        ("makers", list(&facts.makers)),
        ("year", facts.year.map(|year| year.to_string())),
        ("reviewer", facts.reviewer.clone()),
        ("rating", facts.rating.as_ref().map(rating)),
        ("date", facts.date.clone()),
        ("tags", list(&facts.tags)),
        ("spoiler", facts.spoiler.map(|spoiler| spoiler.to_string())),
        ("language", facts.language.clone()),
    ];
    let known = all
        .into_iter()
        .filter_map(|(name, value)| Some(format!("{name}: {}", value?)));
    known.collect::<Vec<_>>().join(", ")
}

/// The problems of a review, with their lines.
pub(super) fn problems(review: &Review) -> Vec<String> {
    let problems = review.problems().iter();
    let shown = problems.map(|problem| {
        let line = problem.line.map_or("-".to_owned(), |line| line.to_string());
        format!("{line} {}", problem.message)
    });
    shown.collect()
}

/// Front matter and the facts it states.
const STATED: &[(&str, &str)] = &[
    (
        "---\ntitle: \"Low Water: wet\"\nfilm: Low Water\ndirector: [Ana Roig, Tom Ash]\nauthor: Lu Mo\nyear: 2021\nrating: 4.50\nrating_max: 5\ndate: 2024-01-05T10:00:00Z\ntags: [wet, slow]\ncategories: film, wet\nspoilers: no\ndraft: true\n---\n",
        "title: Low Water: wet, work: Low Water, kind: film, makers: Ana Roig & Tom Ash, year: 2021, reviewer: Lu Mo, rating: 4.5 5 ? “4.50”, date: 2024-01-05, tags: wet & slow & film, spoiler: false",
    ),
    (
        "---\ntitel: Niedrigwasser\nregie: Ana Roig\njahr: 2021\nbewertung: 8 von 10\nnote: nass\ndatum: 5. März 2024\n---\n",
        "title: Niedrigwasser, makers: Ana Roig, year: 2021, rating: 8 10 ? “8 von 10”, date: 2024-03-05",
    ),
    (
        "---\nbook_title: No\nauthor: Ida Holm, Per Lund\nreviewer: {name: Lu Mo}\nrating: {value: 4, best: 5, worst: 1}\nread: 2023/11/2\n---\n",
        "work: No, kind: book, makers: Ida Holm & Per Lund, reviewer: Lu Mo, rating: 4 5 1 “4”, date: 2023-11-02",
    ),
    (
        "---\nbook:\n  title: Nine Sundays\n  author: Ida Holm\n  year: 1986\nauthor: Lu Mo\ngrade: B+\nwatched: true\n---\n",
        "work: Nine Sundays, kind: book, makers: Ida Holm, year: 1986, reviewer: Lu Mo, rating: ? ? ? “B+”",
    ),
    (
        "---\nstars: ★★★½\nverdict: A wet one\n---\n",
        "rating: 3.5 ? ? “★★★½”",
    ),
    (
        "---\nalbum: No\nauthor: Ida Holm\n---\n",
        "work: No, kind: record, makers: Ida Holm",
    ),
    ("---\nverdict: Go and see it\n---\n", ""),
    ("---\nverdict: 85%\n---\n", "rating: 85 100 ? “85%”"),
    ("---\nscore: 7\nscale: 1-10\n---\n", "rating: 7 10 1 “7”"),
    (
        "---\nitemReviewed: {name: Low Water}\nreviewRating: {ratingValue: 3, bestRating: 4}\ndatePublished: 2024-06\n---\n",
        "work: Low Water, rating: 3 4 ? “3”, date: 2024-06",
    ),
    (
        "---\n# a comment\ntitle: >\n  Low\n  Water\n...\n",
        "title: Low Water",
    ),
    ("---\ntitle: ~\nname: Low Water\n---\n", "title: Low Water"),
    (
        "---\ntitle: \"a\\e[1mb\\u202Ec\\nd\"\n---\n",
        "title: abc d",
    ),
    (
        "+++\ntitle = \"Low Water\"\ndate = 2024-01-05\n[taxonomies]\ntags = [\"wet\"]\n[extra]\nrating = 4.0\nout_of = 5\n+++\n",
        "title: Low Water, rating: 4 5 ? “4.0”, date: 2024-01-05, tags: wet",
    ),
    (
        "{\n  \"title\": \"Low Water\",\n  \"rating\": 4.5,\n  \"spoiler\": true\n}\n",
        "title: Low Water, rating: 4.5 ? ? “4.5”, spoiler: true",
    ),
    ("---\nlang: en-GB\nlocale: de\n---\n", "language: en-GB"),
    ("---\nSprache: Deutsch\n---\n", "language: Deutsch"),
    // The languages of the film.
    (
        "---\ntitle: Low Water\nlanguage: [ca, es]\n---\n",
        "title: Low Water",
    ),
    (
        "Title: Low Water\nDirector: Ana Roig\nWet: very\n  indeed\n\n",
        "title: Low Water, makers: Ana Roig",
    ),
    ("Title: Low Water\nA film: wet\n\n", ""),
    ("Title: Low Water\nDirector: Ana Roig\nand so on\n\n", ""),
    ("---\n\ntitle: no\n---\n", ""),
    ("---\nSome words.\n---\n", ""),
    ("{{< film >}}\n", ""),
];

#[test]
fn facts_are_read_by_the_names_reviewers_use() {
    for (front, expected) in STATED {
        let text = format!("{front}\nThe text.\n");
        assert_eq!(facts(&text), *expected, "{front}");
        let review = read(&text, Hint::Markdown);
        assert_eq!(problems(&review), [""; 0], "{front}");
        let last = review.blocks().last().unwrap();
        assert_eq!(review.slice(last.span), "The text.");
        assert_eq!(last.line as usize, text.lines().count());
        if !expected.is_empty() {
            assert_eq!(review.text(), "The text.", "{front}");
        }
    }
}

#[test]
fn an_object_before_another_is_a_record() {
    for (rest, facts) in [
        ("Text\n", "title: Low Water"),
        ("{{< film >}}\n", "title: Low Water"),
        ("{% film %}\n", "title: Low Water"),
        ("{\"title\": \"High Water\"}\n", ""),
        ("\n{ \"title\": \"High Water\" }\n", ""),
    ] {
        let source = format!("{{\"title\": \"Low Water\"}}\n{rest}");
        let review = read(&source, Hint::Plain);
        assert_eq!(shown(review.facts()), facts, "{source}");
        let text = if facts.is_empty() { &source } else { rest };
        assert_eq!(review.text(), text, "{source}");
    }
}

#[test]
fn plain_text_has_front_matter_only_where_it_is_well_formed() {
    let table = [
        (
            "---\ntitle: Low Water\n---\nText\n",
            "title: Low Water",
            "Text\n",
            4,
        ),
        (
            "+++\ntitle = \"Low Water\"\n+++\nText\n",
            "title: Low Water",
            "Text\n",
            4,
        ),
        (
            "{\"title\": \"Low Water\"}\nText\n",
            "title: Low Water",
            "Text\n",
            2,
        ),
        (
            "---\nplace: here\n---\nText\n",
            "",
            "---\nplace: here\n---\nText\n",
            1,
        ),
        (
            "---\ntitle: [\n---\nText\n",
            "",
            "---\ntitle: [\n---\nText\n",
            1,
        ),
        (
            "---\ntitle: Low Water\n---\n",
            "",
            "---\ntitle: Low Water\n---\n",
            1,
        ),
        (
            "Title: Low Water\nYear: 1986\n\nText\n",
            "year: 1986",
            "Title: Low Water\nYear: 1986\n\nText\n",
            1,
        ),
    ];
    for (source, expected, text, line) in table {
        let review = read(source, Hint::Plain);
        assert_eq!(
            (shown(review.facts()), review.text()),
            (expected.to_owned(), text),
            "{source}"
        );
        assert_eq!(review.blocks().first().unwrap().line, line, "{source}");
        assert_eq!(problems(&review), [""; 0]);
    }
}

#[test]
fn nothing_but_entries_is_a_text() {
    let text = "Title: Low Water\nYear: 1986\n";
    let review = read(text, Hint::Markdown);
    assert_eq!(
        (shown(review.facts()).as_str(), review.text()),
        ("year: 1986", text.trim_end())
    );
}

/// Front matter with something wrong, and the start of what is told of it.
const WRONG: &[(&str, &str)] = &[
    (
        "---\ntitle: [a\n---\n",
        "2 the front matter is no YAML that can be read (",
    ),
    (
        "---\ntitle: a\ntitle: b\n---\n",
        "3 `title` stands twice in the front matter",
    ),
    (
        "---\nx: &a b\ntitle: *a\n---\n",
        "3 the alias in the front matter is not followed",
    ),
    (
        "---\ntitle: {a: {b: c}}\n---\n",
        "2 `title` in the front matter is no single value",
    ),
    (
        "---\ntitle: [a, b]\n---\n",
        "2 `title` in the front matter is no single value",
    ),
    (
        "---\n\u{1b}[1myear: soon\n---\n",
        "2 1 control character was left out|2 `year` in the front matter is no year",
    ),
    (
        "---\ntags: wet\ndate: 01/02/2024\n---\n",
        "3 `date` in the front matter is no day",
    ),
    (
        "---\nrating: []\nscore: [1, 2]\n---\n",
        "3 `score` in the front matter is no rating",
    ),
    (
        "---\ntags: wet\nyear: 20240\n---\n",
        "3 `year` in the front matter is no year",
    ),
    (
        "---\nfilm: {year: 1986}\n---\n",
        "2 `film` in the front matter names no work",
    ),
    (
        "---\ntitle: a\n\0b: c\n---\n",
        "3 1 control character was left out",
    ),
    (
        "+++\ntitle = \"a\"\nx = \n+++\n",
        "3 the front matter is no TOML that can be read (",
    ),
    (
        "+++\ntitle = \"a\"\ntitle = \"b\"\n+++\n",
        "3 the front matter is no TOML that can be read (",
    ),
    (
        "{\n\"title\": }\n\n",
        "2 the front matter is no JSON that can be read (",
    ),
];

#[test]
fn wrong_front_matter_is_told_with_its_line_and_the_text_is_read() {
    for (front, expected) in WRONG {
        let review = read(&format!("{front}The text.\n"), Hint::Markdown);
        let told = problems(&review);
        let expected: Vec<&str> = expected.split('|').collect();
        assert_eq!(told.len(), expected.len(), "{front}: {told:?}");
        for (told, start) in told.iter().zip(expected) {
            assert!(told.starts_with(start), "{told}");
            assert!(!told.contains(char::is_control));
        }
        assert!(review.text().ends_with("The text."), "{front}");
    }
}

#[test]
fn hostile_front_matter_is_refused_and_the_text_is_read() {
    let bomb: String = ('b'..='z')
        .zip('a'..)
        .fold("a: &a [x]\n".to_owned(), |bomb, (name, of)| {
            bomb + &format!(
                "{name}: &{name} [{}]\n",
                vec![format!("*{of}"); 9].join(", ")
            )
        });
    let steps: Vec<String> = (0..150).map(|depth| " ".repeat(depth) + "a:").collect();
    let table = [
        (bomb, "is not followed"),
        (format!("a: {}", "[".repeat(10_000)), "nested too deep"),
        (format!("a: {}", "{a: ".repeat(10_000)), "nested too deep"),
        (steps.join("\n"), "nested too deep"),
        ("- a\n".repeat(12_000), "holds too much"),
        (
            format!("a: {}", "x".repeat(1 << 18)),
            "has no end within 64 KiB",
        ),
        ("k: v\n".repeat(1 << 15), "has no end within 64 KiB"),
    ];
    for (body, message) in table {
        let start: String = body.chars().take(20).collect();
        let body = if start.starts_with('-') {
            format!("x:\n{body}")
        } else {
            body
        };
        let review = read(&format!("---\n{body}\n---\n\nThe text.\n"), Hint::Markdown);
        let told = problems(&review);
        assert!(
            told.iter().any(|told| told.contains(message)),
            "{start}: {told:?}"
        );
        assert!(review.text().ends_with("The text."), "{start}");
        assert_eq!(shown(review.facts()), "", "{start}");
    }
    let deep = format!("{{\"a\": {}}}\n\nThe text.\n", "[".repeat(10_000));
    let deep = read(&deep, Hint::Markdown);
    assert!(deep.text().ends_with("The text."));
    assert_eq!(deep.problems().len(), 1);
    let deep = format!("+++\na = {}\n+++\n\nThe text.\n", "[".repeat(10_000));
    let deep = read(&deep, Hint::Markdown);
    assert_eq!((deep.text(), deep.problems().len()), ("The text.", 1));
}

#[test]
fn facts_without_a_text_are_told_as_what_they_are() {
    for (text, told) in [
        ("", "- the file is empty"),
        (" \n\n", "- the file is empty"),
        (
            "---\ntitle: Low Water\n---\n",
            "- the file holds no text to read",
        ),
        ("<!-- later -->\n", "- the file holds no text to read"),
    ] {
        assert_eq!(problems(&read(text, Hint::Markdown)), [told], "{text:?}");
    }
}
