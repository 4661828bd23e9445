//! Searching a library: what is found, in which order, and where it stands.

pub(crate) mod shelf;

use frontrow::library::{Answered, SearchMasking, WhyScan};
use insta::assert_snapshot;
use shelf::Shelf;

/// Reviews in which words stand in one way or another.
const FILES: &[(&str, &str)] = &[
    (
        "a-fog.txt",
        "The Fog Warden\n\nPlot\n\nA lamp burns on the causeway. The warden counts boats\nuntil \
         nobody comes.\n\nVerdict\n\nA patient, salt-stained film about waiting for boats.\n",
    ),
    (
        "b-ferry.md",
        "---\ntitle: Night Ferry\nmakers: Ilse Quandt\nrating: 4/5\n---\n\n# Night Ferry\n\nThe \
         boats come late. Nobody in this film counts anything; a warden would have been a help.\n\n\
         ## Acting\n\nThe lamp, at least, is well acted.\n",
    ),
    (
        "c-ledger.md",
        "---\ntitle: Ledger\nmakers: Ines Fogarty\nrating: 2/5\n---\n\n# Ledger\n\nIt is a dry \
         thing about books of account.\n\n## Verdict\n\nNo lamp burns here, and no fog lifts.\n",
    ),
    (
        "d-zh.txt",
        "雾中的灯塔\n\n故事\n\n看守人每天晚上点亮灯塔，等待再也不会回来的船。\n镇上的人都说他疯了。\n",
    ),
];

#[test]
fn what_is_found_is_told_with_its_place() {
    let mut shelf = Shelf::of_files(FILES);
    let table = [
        "lamp burns",
        "\"counts boats until nobody\"",
        "warden counts",
        "WARDEN nobody",
        "quandt lamp",
        "fogarty",
        "fog",
        "caus",
        "salt stained",
        "灯塔",
        "等待 船",
        "comes verdict",
        "nowhere",
        "rating>=4",
        "section:verdict",
        "section:verdict lamp",
        "lamp rating<3",
        "lamp -causeway",
        "-lamp",
        "boats or account",
        "/(lamp|warden) (burns|would)/",
        "/lamp/ rating>=1",
        "lamp sort:-name",
    ];
    let told = table.map(|typed| format!("{typed}\n{}", shelf.lines(typed)));
    assert_snapshot!(told.join("\n"));
}

#[test]
fn the_samples_are_searched_by_reading_them() {
    let mut shelf = Shelf::of_samples();
    let table = [
        "licks his thumb to turn a page",
        "balances to the penny",
        "thumb ledger",
        "afilador",
    ];
    let told = table.map(|typed| format!("{typed}\n{}", shelf.lines(typed)));
    assert_snapshot!(told.join("\n"));
    let scanned = Answered::Scanned(WhyScan::Unindexed);
    assert_eq!(shelf.answered("thumb"), scanned);
    let expression = Answered::Scanned(WhyScan::Expression);
    assert_eq!(shelf.answered("/thumb/"), expression);
}

#[test]
fn what_is_masked_in_the_review_is_masked_in_what_is_found() {
    let files = [(
        "a.md",
        "# Night Ferry\n\nThe ferryman is calm. ||He drowned long ago, the passengers learn.|| \
         So it ends.\n\n## The plot\n\nA ferryman rows all night.\n",
    )];
    let mut shelf = Shelf::of_files(&files);
    assert_snapshot!(shelf.lines("passengers learn"));
    let plot = shelf.settings.kinds.named("plot").unwrap();
    shelf.masking = SearchMasking::Marked(vec![plot]);
    assert_snapshot!(shelf.lines("passengers learn"));
    assert_snapshot!(shelf.lines("rows all night"));
}

#[test]
fn nothing_is_found_where_nothing_is_asked_and_a_wrong_expression_is_refused() {
    let mut shelf = Shelf::of_files(FILES);
    for typed in ["", " ", "—", "/", "//"] {
        assert_eq!(shelf.titles(typed), "", "{typed:?}");
    }
    let told = shelf.ask("/lamp (/", usize::MAX);
    assert!(!told.is_done);
    assert!(told.refused.is_some());
}

#[test]
fn a_search_is_left_off_when_nobody_wants_it_any_more() {
    let mut shelf = Shelf::of_files(FILES);
    let all = shelf.ask("lamp", usize::MAX).news;
    for most in 1..all {
        let told = shelf.ask("lamp", most);
        assert_eq!((told.news, told.is_done), (most, false));
    }
}

#[test]
fn long_paragraphs_are_cut_at_words_around_the_hit() {
    let words: Vec<String> = (0..200).map(|number| format!("wörd{number}")).collect();
    let mut shelf = Shelf::of_files(&[("a.txt", &words.join(" "))]);
    for typed in ["word0", "word100", "word199"] {
        let told = shelf.ask(typed, usize::MAX);
        let passage = told.passages.values().flatten().next().unwrap();
        let text = &passage.snippet.text;
        assert!(text.chars().count() <= 170, "{text}");
        assert_eq!(text.starts_with('…'), typed != "word0", "{text}");
        assert_eq!(text.ends_with('…'), typed != "word199", "{text}");
        let whole = text.trim_matches('…').split(' ');
        assert!(whole.clone().count() > 15, "{text}");
        for word in whole {
            assert!(words.iter().any(|known| known == word), "{word} of {text}");
        }
        let mark = passage.snippet.marks.first().unwrap();
        assert_eq!(text.get(mark.clone()).unwrap().replace('ö', "o"), typed);
    }
}
