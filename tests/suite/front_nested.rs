//! Front matter as sites nest it, the properties and fields of note books, and fences of other
//! notations.

use super::front_matter::{facts, problems, read};
use frontrow::formats::Hint;

/// Front matter and the facts it states.
const STATED: &[(&str, &str)] = &[
    (
        "---\nreview:\n  rating: 4.5\n  author: Lu Mo\n  work: {title: Low Water, director: Ana Roig, type: Movie}\n---\n",
        "work: Low Water, kind: film, makers: Ana Roig, reviewer: Lu Mo, rating: 4.5 ? ? “4.5”",
    ),
    (
        "---\n\"@type\": Review\nauthor: {\"@type\": Person, name: Lu Mo}\ndatePublished: 2024-06-02\nitemReviewed: {\"@type\": Movie, name: Low Water, director: [{name: Ana Roig}, {name: Tom Ash}], datePublished: 2021-03-04}\nreviewRating: {\"@type\": Rating, ratingValue: 3.5, bestRating: 4, worstRating: 1}\n---\n",
        "work: Low Water, kind: film, makers: Ana Roig & Tom Ash, year: 2021, reviewer: Lu Mo, rating: 3.5 4 1 “3.5”, date: 2024-06-02",
    ),
    // Whoever made it is not told: the author wrote the review.
    (
        "---\nauthor: Lu Mo\nitemReviewed: {\"@type\": \"https://schema.org/MusicAlbum\", name: No}\n---\n",
        "work: No, kind: record, reviewer: Lu Mo",
    ),
    (
        "---\nauthor: Ida Holm\nbook: No\nreview: {author: Lu Mo, rating: [{value: 4, best: 5}]}\n---\n",
        "work: No, kind: book, makers: Ida Holm, reviewer: Lu Mo, rating: 4 5 ? “4”",
    ),
    (
        "+++\ntitle = \"T\"\n[params.review]\nscore = 8\nout_of = 10\n[params.review.book]\ntitle = \"No\"\nauthor = \"Ida Holm\"\nreleased = 1986-01-02\n[extra.taxonomies]\ntags = [{name = \"wet\"}, \"slow\"]\n+++\n",
        "title: T, work: No, kind: book, makers: Ida Holm, year: 1986, rating: 8 10 ? “8”, tags: wet & slow",
    ),
    (
        "---\ntype: VideoGame\nwork: Nine Sundays\ndeveloper:\n  - \"[[studios/Salt Works|Salt Works]]\"\n  - \"[[Ash]]\"\nreleased: 2021-05-06\ntags: [game/slow, \"#wet\"]\naliases: [Sundays]\n---\n",
        "work: Nine Sundays, kind: game, makers: Salt Works & Ash, year: 2021, tags: game/slow & wet",
    ),
    (
        "---\nfilm: [[Low Water]]\ndirector: [[Ana Roig]]\ntags: \"#wet #slow\"\ntype: post\npubDate: Jan 5 2024\n---\n",
        "work: Low Water, kind: film, makers: Ana Roig, date: 2024-01-05, tags: wet & slow",
    ),
    (
        "---json\n{\"title\": \"Low Water\", \"rating\": \"4/5\"}\n---\n",
        "title: Low Water, rating: 4 5 ? “4/5”",
    ),
    (
        "---js\n{\n  title: \"Low Water\",\n  rating: 4,\n  tags: ['wet'],\n}\n---\n",
        "title: Low Water, rating: 4 ? ? “4”, tags: wet",
    ),
    (
        ";;;\n\"title\": \"no\"\n;;;\n",
        "|2 the front matter is no JSON that can be read (",
    ),
    ("---toml\ntitle = \"T\"\n---\n", "title: T"),
    ("---yaml\ntitle: T\n---\n", "title: T"),
    (
        "---js\nmodule.exports = { title: 'T' };\n---\n",
        "|2 the front matter is JavaScript, which is not run; write it as YAML between two lines `---`",
    ),
    (
        "---json\n{\"title\": }\n---\n",
        "|2 the front matter is no JSON that can be read (",
    ),
    (
        "---\nreview:\n  rating: [1, 2]\n---\n",
        "|3 `rating` in the front matter is no rating",
    ),
    (
        "---\nitemReviewed: {\"@type\": Movie, name: L, datePublished: soon}\n---\n",
        "work: L, kind: film|2 `datePublished` in the front matter is no year",
    ),
    (
        "Title: Low Water\nDirector: [[Ana Roig]]\nDraft: true\n\n",
        "title: Low Water, makers: Ana Roig",
    ),
    // A key without a meaning of its own makes no front matter.
    ("Review: Low Water\nTitle: It is wet\n\n", ""),
];

#[test]
fn facts_are_read_however_they_are_nested() {
    let mut wrong = Vec::new();
    for (front, expected) in STATED {
        let text = format!("{front}\nThe text.\n");
        let (expected, told) = expected.split_once('|').unwrap_or((expected, ""));
        let review = read(&text, Hint::Markdown);
        let found = (facts(&text), problems(&review).join("|"));
        let last = review.blocks().last().map(|block| block.line as usize);
        let is_right = found.0 == expected
            && found.1.starts_with(told)
            && found.1.is_empty() == told.is_empty()
            && last == Some(text.lines().count());
        if !is_right {
            wrong.push(format!(
                "{front}\n{found:?}\nrather than {expected:?}, {told:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n\n"));
}

/// Texts with fields and tags in them, the facts they state, and the texts that are read.
const FIELDS: &[(&str, &str, &str)] = &[
    (
        "# Low Water\n\nrating:: 4/5\n- director:: [[Ana Roig]]\n- **Year**:: 2021\n[film:: Low Water]\nplace:: home\n\n#film #slow/wet\n",
        "work: Low Water, kind: film, makers: Ana Roig, year: 2021, rating: 4 5 ? “4/5”, tags: film & slow/wet",
        "Low Water\n\nrating: 4/5\n\n• director: Ana Roig\n• Year: 2021\nfilm: Low Water\nplace:: home\n\n#film #slow/wet",
    ),
    (
        "---\nrating: 3/5\ntags: [wet]\n---\nrating:: 4/5\n\n#wet #7 is no tag\n#wet #slow\n",
        "rating: 3 5 ? “3/5”, tags: wet & slow",
        "rating: 4/5\n\n#wet #7 is no tag\n#wet #slow",
    ),
    ("```\nrating:: 4/5\n#tag\n```\n", "", "rating:: 4/5\n#tag"),
    ("    rating:: 4/5\n", "", "rating:: 4/5"),
    (
        "It has (no) rating:: 4/5 is theirs.\n",
        "",
        "It has (no) rating:: 4/5 is theirs.",
    ),
    ("# Plot\n#1 #2\n", "", "Plot\n\n#1 #2"),
];

#[test]
fn note_books_state_facts_in_their_text() {
    for (text, expected, shown) in FIELDS {
        let review = read(text, Hint::Markdown);
        assert_eq!(facts(text), *expected, "{text}");
        assert_eq!(review.text(), *shown, "{text}");
        assert_eq!(problems(&review), [""; 0], "{text}");
    }
    let late = format!("{}critic:: Lu Mo\n", "Text.\n\n".repeat(30));
    assert_eq!(facts(&late), "");
    assert_eq!(
        problems(&read("rating:: []\nyear:: soon\n", Hint::Markdown)),
        ["2 `year` in the front matter is no year; write it as 2024"]
    );
}
