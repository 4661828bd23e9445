//! Headings and titles found in texts that are only pasted prose.

use frontrow::outline;
use frontrow::review::{Facts, Review};

pub(super) fn review(text: &str) -> Review {
    Review::new(text.to_owned(), Vec::new(), Facts::default(), Vec::new())
}

fn headings(text: &str) -> Vec<String> {
    let review = review(text);
    let outline = outline::infer(&review);
    let titles = outline.sections().iter().filter_map(|s| s.title(&review));
    titles.map(str::to_owned).collect()
}

/// A text in which a line that begins with `# ` is a heading; the mark is taken away.
pub(super) fn marked(text: &str) -> (String, Vec<String>) {
    let known = text.lines().filter_map(|line| line.strip_prefix("# "));
    let known = known.map(|line| line.trim().to_owned()).collect();
    let plain: Vec<&str> = text
        .lines()
        .map(|line| line.strip_prefix("# ").unwrap_or(line))
        .collect();
    (plain.join("\n"), known)
}

/// Texts with their headings marked, each with the trap that it holds.
pub(super) const TRAPS: &str = include_str!("outline_traps.txt");

#[test]
fn headings_are_told_from_what_only_looks_like_them() {
    let mut wrong = Vec::new();
    for trap in TRAPS.split("\n%% ").skip(1) {
        let (name, text) = trap.split_once('\n').unwrap();
        let (text, known) = marked(text);
        let found = headings(&text);
        if found != known {
            wrong.push(format!("{name}: found {found:?}, not {known:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn white_space_around_lines_changes_nothing() {
    let trap = TRAPS.split("\n%% ").nth(1).unwrap();
    let (text, known) = marked(trap);
    let spaced: Vec<String> = text.lines().map(|line| format!(" {line}  ")).collect();
    assert_eq!(headings(&spaced.join("\n")), known);
}

#[test]
fn a_title_is_a_line_or_the_work_or_the_first_words() {
    let prose = TRAPS.split("\n%% ").nth(1).unwrap();
    let (_, prose) = prose.split_once('\n').unwrap();
    let (prose, _) = marked(prose);
    let table = [
        (format!("The Salt Ledger: A Review\n\n{prose}"), "The Salt Ledger: A Review", true),
        (
            "Nothing happens in Low Water, and I could have watched it for a week. Low Water is about a ferry.\nThe two brothers in Low Water hardly speak, and the sea does not either, which makes it all the stranger.".to_owned(),
            "Low Water",
            false,
        ),
        ("I bought this lamp because the old one had burnt a hole in my favourite chair.".to_owned(),
            "I bought this lamp because the old one…", false),
        (
            "The Ferryman’s Tax runs for an hour and a half, and the tax is paid in the last minute of it. Until then people argue on a jetty, in the rain, and nobody gets across.".to_owned(),
            "The Ferryman’s Tax",
            false,
        ),
        (
            "The first page of Nine Wet Sundays is a shopping list. It has rained on each of the sundays, and the list, which belonged to nobody in particular, gets longer. Read nine wet Sundays in one go, if you can.".to_owned(),
            "Nine Wet Sundays",
            false,
        ),
        (
            "Marta Weidling sings about weather. Her new record has nine songs on it, and in eight of them it rains on somebody who had it coming.".to_owned(),
            "Marta Weidling sings about weather. Her new record…",
            false,
        ),
        ("《盐城》写的是一座海边小城里的三代人。读完《盐城》，我很久都没有说话，因为它让我想起了自己的家。".to_owned(), "盐城", false),
    ];
    for (text, title, stands) in table {
        let outline = outline::infer(&review(&text));
        let found = outline.title().unwrap();
        assert_eq!((found.text.as_str(), found.line.is_some()), (title, stands));
    }
    assert_eq!(outline::infer(&review(" \n -- \n")).title(), None);
}

/// Texts, and what each is called: a name that is plainly that of the work, or the first words.
const WORKS: &[(&str, &str)] = &[
    // A year, and the number of a sequel.
    (
        "Cold Lantern (1987). Nobody asked for it then. I ask for Cold Lantern every winter.",
        "Cold Lantern",
    ),
    (
        "We saw Lantern (1987) on a wet Monday, and nobody in the row behind us stayed dry.",
        "We saw Lantern (1987) on a wet Monday…",
    ),
    (
        "I began Salt Road 2 on a Friday. By Sunday Salt Road 2 had my thumbs, and on Monday I \
         gave Salt Road 2 away.",
        "Salt Road 2",
    ),
    (
        "Of Salt Road 14 I know nothing. Salt Road was enough for me: whoever walks Salt Road once \
         has walked Salt Road for good.",
        "Salt Road",
    ),
    // Marks of several languages.
    (
        "Am Abend lese ich „Das kalte Ufer“ zu Ende, und am Morgen fange ich von vorn an. Wer \
         „Das kalte Ufer“ kennt, weiß, warum.",
        "Das kalte Ufer",
    ),
    (
        "Zum Frühstück läuft »Nordlicht«, und danach läuft nichts mehr. »Nordlicht« genügt.",
        "Nordlicht",
    ),
    (
        "On sort de « La Dernière Écluse » avec les pieds mouillés. Tant mieux, car « La Dernière \
         Écluse » parle de la pluie.",
        "La Dernière Écluse",
    ),
    (
        "『塩の道』を読み終えた。『塩の道』は静かな本で、雨の日によく似合うと思う。",
        "塩の道",
    ),
    (
        "Pasted from somewhere: _Low Water_ is out again. I would keep _Low Water_ for the rain.",
        "Low Water",
    ),
    (
        "『潮の地図』を二日で読んだ。港の話かと思ったら、台所の話だった。雨の日によく似合う。",
        "潮の地図",
    ),
    (
        "先读了《盐路》，又读了《灯塔》，两本书都在下雨的时候读完，然后一起还给了图书馆。",
        "先读了《盐路》，又读了《灯塔》，两本书都在下雨的时候读完，然…",
    ),
    // The name alone as the first sentence.
    (
        "Open Winter. As cold as it gets, and I was glad of it. Nobody who has sat through Open \
         Winter in a coat will tell you otherwise.",
        "Open Winter",
    ),
    (
        "Good evening. As cold as it gets, and I was glad of it. They say good evening a lot.",
        "Good evening. As cold as it gets, and…",
    ),
    // Where no spaces stand between words other marks stand around anything that was said.
    (
        "那天我第一次作为“外乡人”走进这座城。后来我发现“外乡人”其实到处都有。",
        "那天我第一次作为“外乡人”走进这座城。后来我发现“外乡人”其实到…",
    ),
    // The whole of a name that is then called by a part of it.
    (
        "Neu im Regal steht \"Der kleine Otter Max\", ein Buch für den Winter. Otter Max friert, \
         Otter Max sucht, und am Ende hat Otter Max es warm.",
        "Der kleine Otter Max",
    ),
    // Who is named in the beginning alone, or not in its first sentence, is not the work.
    (
        "Then Ole Marten sang, and Ole Marten bowed, and Ole Marten left us. What followed was an \
         hour of rain on a tin roof, recorded from below, and I have seldom been as happy. The \
         whole of it is on one side of a record that cost me less than the bus did.",
        "Then Ole Marten sang, and Ole Marten bowed…",
    ),
    (
        "It rained for an hour on a tin roof, and I have seldom been as happy. They say that Ole \
         Marten was there. I did not see Ole Marten, but everybody else saw Ole Marten.",
        "It rained for an hour on a tin…",
    ),
];

#[test]
fn the_work_is_told_by_marks_years_and_where_it_is_named() {
    for (text, title) in WORKS {
        let outline = outline::infer(&review(text));
        let found = outline.title().map(|title| title.text.as_str());
        assert_eq!(found, Some(*title), "{text}");
    }
}

#[test]
fn a_person_is_not_the_work() {
    let text = "Ana Brandt walks on slowly. Then Brandt sits, and the play Cold Lantern begins. Cold Lantern has one actor, and Ana Brandt is it. Brandt carries Cold Lantern alone, as Ana Brandt always has.";
    let outline = outline::infer(&review(text));
    assert_eq!(outline.title().unwrap().text, "Cold Lantern");
}

#[test]
fn numbers_and_capitals_give_the_depth() {
    let body = "It has been said before, and it will be said again, that nobody reads the middle part of a long review, so here it stands.";
    let numbered = [
        "1. Story",
        "1.1 Pace",
        "1.2 Ending",
        "2. Sound",
        "2.1 Voices",
    ];
    let text: Vec<String> = numbered
        .iter()
        .map(|h| format!("{h}\n{body}\n{body}\n"))
        .collect();
    let review = review(&text.join("\n"));
    let outline = outline::infer(&review);
    let depths: Vec<u8> = outline
        .sections()
        .iter()
        .filter_map(|s| s.heading)
        .map(|h| h.depth)
        .collect();
    assert_eq!(depths, [1, 2, 2, 1, 2]);
}

#[test]
fn a_long_text_is_read_to_its_end() {
    let trap = TRAPS.split("\n%% ").nth(1).unwrap();
    let (text, known) = marked(trap.split_once('\n').unwrap().1);
    let line = "Nothing much happened on that day either, and so the diary says no more about it than it said about the days before, which is little enough.\n";
    assert_eq!(headings(&(line.repeat(8_000) + &text)), known);
}
