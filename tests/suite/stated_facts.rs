//! Facts that a text states in lines of its own: at its head and its foot, in every language, and
//! what looks like one and is none.

use super::front_matter::shown_with;
use frontrow::formats::{self, Hint};
use frontrow::outline;
use frontrow::review::{Facts, Rating, Review, Span};

fn read(text: &str, hint: Hint) -> Review {
    let parsed = formats::read(text.as_bytes().to_vec(), hint);
    parsed.unwrap_or_default().review
}

pub(super) fn shown_rating(rating: &Rating) -> String {
    let number = |number: Option<f64>| number.map_or("?".to_owned(), |n| n.to_string());
    let (value, best) = (number(rating.value), number(rating.best));
    format!("{value} of {best} “{}”", rating.as_written)
}

fn shown(facts: &Facts) -> String {
    shown_with(facts, &shown_rating)
}

/// A paragraph that is prose in any language.
const PROSE: &str = "The water comes up to the second step of the church in the first scene, and nobody in the pews so much as lifts a foot, which tells you at once what kind of a parish it is.";

/// A head, and the facts it states above prose.
const HEADS: &[(&str, &str)] = &[
    ("Low Water\nRating: 4/5", "rating: 4 of 5 “4/5”"),
    ("Low Water\n\n★★★½", "rating: 3.5 of ? “★★★½”"),
    ("8.5/10", "rating: 8.5 of 10 “8.5/10”"),
    (
        "Low Water\n4 out of 5 stars",
        "rating: 4 of 5 “4 out of 5 stars”",
    ),
    (
        "Low Water\nRating: ★★★★☆ (4/5), and gladly",
        "rating: 4 of 5 “★★★★☆”",
    ),
    (
        "Low Water\nRating: 8 (out of 10)",
        "rating: 8 of 10 “8 (out of 10)”",
    ),
    ("Low Water\nGrade: B+", "rating: ? of ? “B+”"),
    ("Low Water\nScore: 87", "rating: 87 of ? “87”"),
    ("⭐\u{fe0f} Rating: 8/10", "rating: 8 of 10 “8/10”"),
    (
        "Low Water\nDirector: Ana Roig\nStarring: Lu Mo, Tom Ash\nRunning time: 94 minutes\nYear: 2021",
        "makers: Ana Roig, year: 2021",
    ),
    (
        "Low Water\nDirected by Ana Roig and Tom Ash",
        "makers: Ana Roig & Tom Ash",
    ),
    (
        "Low Water (2021)\nDir: nobody\nRating: 4/5",
        "work: Low Water, year: 2021, rating: 4 of 5 “4/5”",
    ),
    ("Low Water (2021)", "work: Low Water, year: 2021"),
    (
        "Review: “Low Water” (Ana Roig, 2021)",
        "work: Low Water, year: 2021",
    ),
    ("Low Water – 7/10", "rating: 7 of 10 “7/10”"),
    (
        "Film: Low Water (2021)\nReviewed by Lu Mo | 5 January 2024",
        "work: Low Water, kind: film, year: 2021, reviewer: Lu Mo, date: 2024-01-05",
    ),
    (
        "Book: “Nine Sundays” by Ida Holm",
        "work: Nine Sundays, kind: book, makers: Ida Holm",
    ),
    (
        "Nine Sundays\nAuthor: Ida Holm\nPublisher: Low Shelf\nPages: 212",
        "makers: Ida Holm",
    ),
    (
        "Title: Nine Sundays\nAuthor: Ida Holm",
        "work: Nine Sundays, makers: Ida Holm",
    ),
    (
        "Low Water\nDirector: Ana Roig\nBy Lu Mo",
        "makers: Ana Roig, reviewer: Lu Mo",
    ),
    (
        "Low Water\nBy Lu Mo, 5 January 2024",
        "reviewer: Lu Mo, date: 2024-01-05",
    ),
    ("Low Water\nJanuary 5, 2024", "date: 2024-01-05"),
    ("Low Water\nLondon, 5 January 2024", "date: 2024-01-05"),
    (
        "Low Water\nMy rating: 4/5\nRating: 3.6/5",
        "rating: 4 of 5 “4/5”",
    ),
    ("Low Water\nRating: 4/5\n★★★★", "rating: 4 of 5 “4/5”"),
    // German, French, Spanish, Italian, Portuguese, Dutch, Chinese, Japanese.
    (
        "Niedrigwasser\nRegie: Ana Roig\nJahr: 2021\nBewertung: 8 von 10",
        "makers: Ana Roig, year: 2021, rating: 8 of 10 “8 von 10”",
    ),
    (
        "Neun Sonntage\nAutorin: Ida Holm\nVerlag: Niederregal\n3,5 von 5 Sternen\n5. März 2024",
        "makers: Ida Holm, rating: 3.5 of 5 “3,5 von 5 Sternen”, date: 2024-03-05",
    ),
    (
        "Basses eaux\nRéalisation : Ana Roig et Tom Ash\nAnnée : 2021\nNote : 16/20",
        "makers: Ana Roig & Tom Ash, year: 2021, rating: 16 of 20 “16/20”",
    ),
    (
        "Aguas bajas\nDirección: Ana Roig\nAño: 2021\nReseñado por Luz Mora\nValoración: 4 de 5",
        "makers: Ana Roig, year: 2021, reviewer: Luz Mora, rating: 4 of 5 “4 de 5”",
    ),
    (
        "Acqua bassa\nRegia: Ana Roig\nAnno: 2021\nVoto: 7,5",
        "makers: Ana Roig, year: 2021, rating: 7.5 of ? “7,5”",
    ),
    (
        "Águas baixas\nDireção: Ana Roig\nAno: 2021\nNota: 8/10\n5 de março de 2024",
        "makers: Ana Roig, year: 2021, rating: 8 of 10 “8/10”, date: 2024-03-05",
    ),
    (
        "Laagwater\nRegie: Ana van der Roig\nJaar: 2021\nCijfer: 8",
        "makers: Ana van der Roig, year: 2021, rating: 8 of ? “8”",
    ),
    (
        "低水\n导演：安娜\n年份：２０２１\n评分：８．５／１０",
        "makers: 安娜, year: 2021, rating: 8.5 of 10 “８．５／１０”",
    ),
    (
        "书名：《九个星期日》\n作者：伊达\n评分：8分（满分10分）",
        "work: 九个星期日, kind: book, makers: 伊达, rating: 8 of 10 “8分（满分10分）”",
    ),
    (
        "低い水\n監督：アナ・ロイグ\n公開年：2021年\n評価：★★★★☆\n2024年1月5日",
        "makers: アナ・ロイグ, year: 2021, rating: 4 of 5 “★★★★☆”, date: 2024-01-05",
    ),
    (
        "低い水\n【評価】5点満点中4点",
        "rating: 4 of 5 “5点満点中4点”",
    ),
];

/// A head that looks as if it stated something.
const TRAPS: &[&str] = &[
    "Note: this was written before the second viewing",
    "Nota: no he visto la primera parte",
    "By the end of it",
    "By Monday morning the water was gone.",
    "By Lu Mo",
    "Low Water\nby then nobody was dry",
    "Low Water\nRating: R",
    "Low Water\nRating: PG-13",
    "Low Water\nRating: E",
    "Low Water\nRating: 15",
    "Low Water\nRating: wet",
    "Low Water\nGoodreads rating: 4.1/5",
    "Low Water\nScore: Ida Holm",
    "Low Water\nStarring: Lu Mo",
    "Low Water\nRating: 6/5",
    "Low Water\nRating: 4/5\nRating: 3/5",
    "Low Water\n4/5\n3/5",
    "Low Water\nPart 1/5",
    "Low Water\n1/2",
    "Low Water\n* * *",
    "Low Water\n★ ★ ★",
    "Low Water\n85%",
    "Low Water\n01/02/2024",
    "Low Water\n2024-01-05 updated",
    "Low Water\nDirection: A steady hand",
    "Low Water\nDirector: a man in decline",
    "Low Water\nDirector: Who is she?",
    "Low Water\nAuthor: Ida Holm",
    "My favourite films of the year (2021)",
    "Low Water\nFilm: the medium of light.",
    "Low Water\nTitle: Nine Sundays",
    "Low Water\nYear: the first",
    "Low Water\nDirector: https://example.org",
];

#[test]
fn a_head_states_facts() {
    for (head, expected) in HEADS {
        for gap in ["\n", "\n\n"] {
            let text = format!("{head}{gap}{PROSE}\n");
            let review = read(&text, Hint::Plain);
            assert_eq!(shown(review.facts()), *expected, "{text}");
            assert_eq!(review.text(), text);
        }
    }
}

#[test]
fn what_looks_like_a_fact_is_none() {
    for head in TRAPS {
        let text = format!("{head}\n\n{PROSE}\n");
        assert_eq!(shown(read(&text, Hint::Plain).facts()), "", "{text}");
    }
    let later = format!("Low Water\n\n{PROSE}\n\nRating: 4/5\n\n{PROSE}\n");
    assert_eq!(shown(read(&later, Hint::Plain).facts()), "");
}

#[test]
fn a_foot_states_facts() {
    for (foot, expected) in [
        ("Rating: 4/5", "rating: 4 of 5 “4/5”"),
        ("★★★★☆", "rating: 4 of 5 “★★★★☆”"),
        ("Verdict\n8/10", "rating: 8 of 10 “8/10”"),
        ("Final score: 8/10\nBuy it here", "rating: 8 of 10 “8/10”"),
        ("Valoración: 4/5", "rating: 4 of 5 “4/5”"),
        ("Reviewed by Lu Mo", "reviewer: Lu Mo"),
        (
            "— by Lu Mo, 5 January 2024",
            "reviewer: Lu Mo, date: 2024-01-05",
        ),
        ("Director: Ana Roig\nCast: Lu Mo", "makers: Ana Roig"),
        ("Verdict: go and see it", ""),
        ("I give it 4/5", ""),
        ("Note: the water was real.", ""),
    ] {
        let text = format!("{PROSE}\n\n{foot}\n");
        assert_eq!(shown(read(&text, Hint::Plain).facts()), expected, "{foot}");
    }
}

#[test]
fn what_is_stated_of_several_things_is_stated_of_none() {
    for one in [
        "Director: Ana Roig",
        "Rating: 4/5",
        "Low Water – 4/5",
        "4/5",
        "2024-01-05",
    ] {
        let other = one
            .replace('4', "3")
            .replace("Ana", "Ida")
            .replace("Low", "High");
        let text = format!("{one}\n\n{PROSE}\n\n{other}\n\n{PROSE}\n");
        assert_eq!(shown(read(&text, Hint::Plain).facts()), "", "{text}");
        let sections = format!("{PROSE}\n\nStory\n{PROSE}\n{other}\n\nSound\n{PROSE}\n{one}\n");
        let found = shown(read(&sections, Hint::Plain).facts());
        assert_eq!(found, "", "{sections}");
    }
    let scored = format!("{PROSE}\n\nStory: 6/10\n{PROSE}\n\nSound: 9/10\n{PROSE}\n\n8/10\n");
    let found = shown(read(&scored, Hint::Plain).facts());
    assert_eq!(found, "rating: 8 of 10 “8/10”");
}

#[test]
fn who_a_text_speaks_of_made_the_work() {
    let speaks = "Holm counts the days. Nobody counts like Holm, who has been at it since 1986.";
    for (head, about, expected) in [
        ("Nine Sundays\nby Ida Holm", speaks, "makers: Ida Holm"),
        ("Nine Sundays\nAuthor: Ida Holm", speaks, "makers: Ida Holm"),
        (
            "Nine Sundays, by Ida Holm",
            speaks,
            "work: Nine Sundays, makers: Ida Holm",
        ),
        (
            "Nueve domingos, de Ida Holm",
            speaks,
            "work: Nueve domingos, makers: Ida Holm",
        ),
        ("Nine Sundays, by Ida Holm", "", ""),
    ] {
        let text = format!("{head}\n\n{PROSE} {about}\n");
        assert_eq!(shown(read(&text, Hint::Plain).facts()), expected, "{text}");
    }
    let long = format!("Low Water\nBy Lu Mo\n\n{}\n", [PROSE; 9].join("\n"));
    assert_eq!(shown(read(&long, Hint::Plain).facts()), "reviewer: Lu Mo");
}

#[test]
fn markdown_states_facts_in_its_text_and_front_matter_wins() {
    for (source, expected) in [
        (
            "# Low Water (2021)\n\n**Director:** Ana Roig  \n**Rating:** 4/5\n\n",
            "work: Low Water, makers: Ana Roig, year: 2021, rating: 4 of 5 “4/5”",
        ),
        (
            "# Low Water\n\n- Director: Ana Roig\n- *Rating*: 4/5\n\n",
            "makers: Ana Roig, rating: 4 of 5 “4/5”",
        ),
        (
            "# Low Water\n\n| Director | Ana Roig |\n| --- | --- |\n| Rating | 4/5 |\n\n",
            "makers: Ana Roig, rating: 4 of 5 “4/5”",
        ),
        (
            "---\nrating: 3/5\n---\n# Low Water\n\nDirector: Ana Roig\nRating: 4/5\n\n",
            "makers: Ana Roig, rating: 3 of 5 “3/5”",
        ),
        ("# Low Water\n\n> Rating: 4/5\n\n", ""),
        ("# Low Water\n\n    Rating: 4/5\n\n", ""),
    ] {
        let text = format!("{source}{PROSE}\n");
        let review = read(&text, Hint::Markdown);
        assert_eq!(shown(review.facts()), expected, "{text}");
    }
}

#[test]
fn a_heading_may_hold_the_score_of_its_section() {
    for (heading, expected) in [
        ("Graphics: 7/10", "7 of 10 “7/10”"),
        ("Story – 8/10", "8 of 10 “8/10”"),
        ("Sound (9/10)", "9 of 10 “9/10”"),
        ("Sound [4,5/5]", "4.5 of 5 “4,5/5”"),
        ("Sound ★★★☆☆", "3 of 5 “★★★☆☆”"),
        ("Gameplay 8.5/10", "8.5 of 10 “8.5/10”"),
        ("Story: 8 out of 10", "8 of 10 “8 out of 10”"),
        ("Grafik: 8 von 10 Punkten", "8 of 10 “8 von 10 Punkten”"),
        ("画面：８／１０", "8 of 10 “８／１０”"),
        ("8/10 – Story", "8 of 10 “8/10”"),
        ("Rating: 4/5", "4 of 5 “4/5”"),
        ("Bewertung: 8 von 10", "8 of 10 “8 von 10”"),
        ("Part 1/5", ""),
        ("Chapter 3 of 5", ""),
        ("Story", ""),
        ("Night: 24/7", ""),
        ("Sound: 7", ""),
    ] {
        let text = format!("# Low Water\n\n## {heading}\n\n{PROSE}\n\n## Else\n\n{PROSE}\n");
        let review = read(&text, Hint::Markdown);
        let outline = outline::of(&review);
        let sections = outline.sections().iter();
        let ratings: Vec<String> = sections
            .map(|section| formats::section_rating(&review, section))
            .map(|rating| rating.as_ref().map(shown_rating).unwrap_or_default())
            .collect();
        assert_eq!(ratings, [expected, ""], "{heading}");
    }
}

#[test]
fn pros_and_cons_are_found_with_their_items() {
    for (text, expected) in [
        (
            "Pros:\n- quick\n- quiet, mostly\n\nCons:\n- dear\n\nAnd so on.",
            "quick+quiet, mostly-dear",
        ),
        ("Pros: quick, quiet\nCons: dear", "quick+quiet-dear"),
        (
            "Pros: quick; quiet, mostly\nCons: dear",
            "quick+quiet, mostly-dear",
        ),
        (
            "Pros\nQuick\nQuiet\nCons\nDear\n\nAnd so on.",
            "Quick+Quiet-Dear",
        ),
        (
            "Vorteile:\n• schnell\n• leise\nNachteile:\n• teuer",
            "schnell+leise-teuer",
        ),
        (
            "Lo mejor: rápido, callado\nLo peor: caro",
            "rápido+callado-caro",
        ),
        ("Les plus :\n- rapide\nLes moins :\n- cher", "rapide-cher"),
        ("Pregi: rapido\nDifetti: caro", "rapido-caro"),
        ("Prós:\n- rápido\nContras:\n- caro", "rápido-caro"),
        ("Pluspunten:\n- snel\nMinpunten:\n- duur", "snel-duur"),
        ("优点：快、安静\n缺点：贵", "快+安静-贵"),
        ("良い点\n・速い\n悪い点\n・高い", "・速い-・高い"),
        ("Pros:\n- quick", "-"),
        ("The pros are many. The cons are few.", "-"),
        ("Cons: the three men of the title\n\nWho con.", "-"),
    ] {
        let text = format!("{PROSE}\n\n{text}\n");
        let review = read(&text, Hint::Plain);
        let found = outline::opinions(&review);
        let said = |items: &[Span]| {
            let items = items.iter().map(|item| review.slice(*item));
            items.collect::<Vec<_>>().join("+")
        };
        let found = format!("{}-{}", said(&found.pros), said(&found.cons));
        assert_eq!(found, expected, "{text}");
    }
}
