//! What whole words, several words and regular expressions find in a review.

use frontrow::review::{Block, BlockKind, Facts, Inset, Position, Review, Span};
use frontrow::search::{Accents, Borders, Pattern, Switches, Wording, find};

/// A review of these blocks, with a blank line between them.
fn review_of(blocks: &[&str]) -> Review {
    let mut text = String::new();
    let mut placed = Vec::new();
    for block in blocks {
        let start = text.len();
        text.push_str(block);
        placed.push(Block {
            span: Span::of(start..text.len()),
            kind: BlockKind::Paragraph,
            inset: Inset::default(),
            line: 1,
        });
        text.push_str("\n\n");
    }
    Review::new(text, placed, Facts::default(), Vec::new())
}

fn slices(blocks: &[&str], pattern: &Pattern) -> Vec<String> {
    let review = review_of(blocks);
    let hits = find(&review, pattern, Span::new(Position::START, review.end()));
    hits.map(|hit| review.slice(hit).to_owned()).collect()
}

#[test]
fn an_expression_is_held_against_folded_text() {
    let text = "The Café’s “élan” was\nnaïve — 12 of 30\u{a0}waiters agreed… fi\u{ad}nally, Straße";
    let cases: [(&str, &[&str]); 22] = [
        ("cafe's", &["Café’s"]),
        ("café.s", &["Café’s"]),
        ("cafe\u{301}", &["Café"]),
        ("caf[éè]", &["Café"]),
        ("\"[à-ü]+\"", &["“élan”"]),
        ("was naive -", &["was\nnaïve —"]),
        ("was   naive", &["was\nnaïve"]),
        (r"was\s+naive", &["was\nnaïve"]),
        (r"was\nnaive", &["was\nnaïve"]),
        (r"\d+", &["12", "30"]),
        (r"\d+ waiters", &["30\u{a0}waiters"]),
        ("agreed…", &["agreed…"]),
        (r"agreed\.{3}", &["agreed…"]),
        ("finally", &["fi\u{ad}nally"]),
        ("stra(ß|x)e", &["Straße"]),
        (r"\bs\w+e$", &["Straße"]),
        (r"^the\b", &["The"]),
        (r"\Athe\b", &["The"]),
        ("the|of", &["The", "of"]),
        ("Th[eE]", &["The"]),
        ("THE", &[]),
        ("x*", &[]),
    ];
    for (expression, expected) in cases {
        let pattern = Pattern::expression(expression).unwrap();
        assert_eq!(slices(&[text], &pattern), expected, "{expression}");
    }
}

#[test]
fn case_is_judged_by_letters_alone() {
    let text = "Wide and wide";
    let cases: [(&str, &[&str]); 6] = [
        (r"\W?wide", &["Wide", " wide"]),
        (r"\p{L}ide", &["Wide", "wide"]),
        ("[W]ide", &["Wide"]),
        ("[A-Z]ide", &["Wide"]),
        (r"\p{Lu}ide", &["Wide"]),
        ("[[:upper:]]ide", &["Wide"]),
    ];
    for (expression, expected) in cases {
        let pattern = Pattern::expression(expression).unwrap();
        assert_eq!(slices(&[text], &pattern), expected, "{expression}");
    }
}

#[test]
fn a_hit_ends_with_its_block_and_with_a_letter() {
    let cases: [(&[&str], &str, &[&str]); 6] = [
        (&["one two", "three"], r"\w+$", &["two", "three"]),
        (&["one two", "three"], r"^\w+", &["one", "three"]),
        (&["one two", "three"], r"two\s*three", &[]),
        (&["one two", "three"], r"(?s)two.*", &["two"]),
        (&["one two", "three"], r"[^x]+", &["one two", "three"]),
        (&["groß"], "os", &["oß"]),
    ];
    for (blocks, expression, expected) in cases {
        let pattern = Pattern::expression(expression).unwrap();
        assert_eq!(slices(blocks, &pattern), expected, "{expression}");
    }
}

#[test]
fn the_longest_hit_is_bounded_in_blocks_of_any_length() {
    let long = format!("begin {} end of it", "filler words ".repeat(20_000));
    let cases = [
        (r"^begin\b", 1),
        (r"end of it$", 1),
        (r"^filler", 0),
        (r"words$", 0),
        (r"\bfiller\b", 20_000),
        (r"begin.*end", 0),
        (r"begin (.* end|filler)", 1),
        (r"words end", 1),
    ];
    for (expression, count) in cases {
        let pattern = Pattern::expression(expression).unwrap();
        assert_eq!(slices(&[&long], &pattern).len(), count, "{expression}");
    }
}

#[test]
fn what_is_wrong_with_an_expression_is_said_with_its_place() {
    let nested = "(".repeat(500) + &")".repeat(500);
    let cases = [
        ("a(b", "(b is not closed"),
        ("(", "( is not closed"),
        ("[a-", "[a- is not closed"),
        ("a)", ") closes nothing"),
        ("*a", "* has nothing to repeat"),
        ("a{2", "{2 is not closed"),
        ("a{3,1}", "{3,1} runs backwards"),
        ("[z-a]", "z-a runs backwards"),
        ("a\\", "\\ has nothing behind it"),
        (r"\y", r"\y means nothing"),
        (r"(a)\1", r"\1 cannot be looked for"),
        ("(?=a)", "(?= cannot be looked for"),
        (r"\p{Nonesuch}", r"\p{Nonesuch} is no kind of character"),
        ("", "there is nothing in it"),
        (r"(\w{1000}){1000}", "it is too large"),
        (&nested, "it is nested too deeply"),
    ];
    for (expression, expected) in cases {
        let error = Pattern::expression(expression).unwrap_err();
        assert_eq!(error.to_string(), expected, "{expression}");
    }
}

#[test]
fn whole_words_stand_between_other_characters() {
    let cases: [(&str, &str, &[&str]); 11] = [
        ("art, part, arts; Art", "art", &["art", "Art"]),
        ("it’s an idée fixe", "idee", &["idée"]),
        ("it’s an idée fixe", "fix", &[]),
        ("the end. The end", "the end", &["the end", "The end"]),
        ("the ending", "the end", &[]),
        ("“art” (art)", "art", &["art", "art"]),
        ("art2 2art art_", "art", &["art"]),
        ("他的電影很好", "電影", &["電影"]),
        ("映画art映画", "art", &["art"]),
        ("영화는 좋다", "영화", &["영화"]),
        ("ﬁne, refine", "fine", &["ﬁne"]),
    ];
    let switches = Switches {
        borders: Borders::Words,
        ..Switches::default()
    };
    for (text, query, expected) in cases {
        let pattern = Pattern::typed(query, switches).unwrap().unwrap();
        assert_eq!(slices(&[text], &pattern), expected, "{query} in {text}");
    }
}

#[test]
fn any_of_several_words_is_found_as_a_whole() {
    let cases: [(&str, &[&str], &[&str]); 6] = [
        (
            "Art and artist, party",
            &["art", "artist"],
            &["Art", "artist"],
        ),
        (
            "Café, cafes; CAFÉ",
            &["CAFÉ", "cafés"],
            &["Café", "cafes", "CAFÉ"],
        ),
        ("one two three", &["two three", "two"], &["two three"]),
        ("one two threes", &["two three", "two"], &["two"]),
        ("他的電影很好", &["電影", "好"], &["電影", "好"]),
        ("a.b axb", &["a.b"], &["a.b"]),
    ];
    for (text, words, expected) in cases {
        let words: Vec<String> = words.iter().map(|word| (*word).to_owned()).collect();
        let pattern = Pattern::any_of(&words).unwrap();
        assert_eq!(slices(&[text], &pattern), expected, "{words:?} in {text}");
    }
    assert!(Pattern::any_of(&[]).is_none());
    assert!(Pattern::any_of(&[" ".to_owned()]).is_none());
}

#[test]
fn switches_join() {
    let text = "Résumé, resume, résumés, Ångström, smørbrød, e\u{301}lan";
    let exact = Accents::Exact;
    let (plain, words) = (Borders::Anywhere, Borders::Words);
    let (typed, expression) = (Wording::Plain, Wording::Expression);
    let cases: [(&str, Accents, Borders, Wording, &[&str]); 10] = [
        ("résumé", exact, plain, typed, &["Résumé", "résumé"]),
        ("résumé", exact, words, typed, &["Résumé"]),
        ("resume", exact, plain, typed, &["resume"]),
        ("re\u{301}sume\u{301}", exact, words, typed, &["Résumé"]),
        ("élan", exact, words, typed, &["e\u{301}lan"]),
        ("ø", exact, plain, typed, &["ø", "ø"]),
        ("o", exact, plain, typed, &[]),
        ("r[é]sum.", exact, words, expression, &["Résumé"]),
        ("r.sum.", exact, words, expression, &["Résumé", "resume"]),
        ("å.*?m", exact, words, expression, &["Ångström"]),
    ];
    for (query, accents, borders, wording, expected) in cases {
        let switches = Switches {
            accents,
            borders,
            wording,
        };
        let pattern = Pattern::typed(query, switches).unwrap().unwrap();
        assert_eq!(slices(&[text], &pattern), expected, "{query} {switches:?}");
    }
}
