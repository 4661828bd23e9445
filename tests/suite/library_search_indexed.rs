//! The search of a library by its index, and what becomes of it when that is not as it should be.

use super::library_search::shelf::{Shelf, marked};
use frontrow::library::{
    Answered, Asked, Extent, IndexState, LibrarySearch, Passages, Sought, WhyScan, load,
};
use frontrow::query::Filters;
use frontrow::search::Ending;
use frontrow::work::Searcher;

const FILES: &[(&str, &str)] = &[
    (
        "a.txt",
        "The Fog Warden\n\nA lamp burns on the causeway. The warden counts boats.\n",
    ),
    (
        "b.md",
        "---\nmakers: Ilse Quandt\nrating: 4/5\n---\n\n# Night Ferry\n\nThe boats come late. In \
         the bow a lamp is lit, and for the length of a long scene nothing at all happens until it \
         burns down.\n",
    ),
    (
        "c.txt",
        "Walking Home\n\nShe walked, and walks, and the lamp of a passing boat is all there is.\n",
    ),
    (
        "d.txt",
        "灯塔\n\n看守人每天晚上点亮灯塔，等待再也不会回来的船。\n",
    ),
];

#[test]
fn the_index_and_reading_find_the_same_first() {
    let mut scanned = Shelf::of_files(FILES);
    let mut indexed = Shelf::of_files(FILES).indexed();
    let table = [
        "lamp burns",
        "causeway",
        "boats",
        "quandt",
        "night ferry",
        "caus",
        "counts boats",
        "\"all there is\"",
        "点亮灯塔",
        "灯塔",
        "lamp rating>=4",
        "lamp -warden",
        "lamp (ferry or causeway)",
        "rating>=4",
        "-lamp",
        "nowhere",
    ];
    for typed in table {
        let [scan, index] = [&mut scanned, &mut indexed].map(|shelf| shelf.lines(typed));
        let first = |lines: &str| lines.lines().next().map(str::to_owned);
        assert_eq!(first(&scan), first(&index), "{typed}");
        let sorted = |lines: &str| {
            let titles = lines.lines().filter_map(|line| line.split(" | ").next());
            let mut titles: Vec<String> = titles.map(str::to_owned).collect();
            titles.sort();
            titles
        };
        assert_eq!(sorted(&scan), sorted(&index), "{typed}");
    }
    assert_eq!(indexed.answered("lamp"), Answered::Indexed);
}

#[test]
fn words_that_stand_for_others_are_marked_as_they_stand() {
    let mut shelf = Shelf::of_files(FILES);
    let told = shelf.ask("passing boat", usize::MAX);
    let entry = told.found.hits.first().unwrap().entry;
    let source = shelf.roll.source(entry).unwrap();
    let loaded = load(&source, Extent::Whole, &shelf.settings).unwrap();
    let (asked, _) = Asked::parse("walkd", &Filters::NONE);
    let wanted = asked.query().wanted(Ending::Closed);
    let search = LibrarySearch::new(1, asked, 1, shelf.roll.clone());
    let meant = ["walked", "Walks"].map(str::to_owned).to_vec();
    for (instead, expected) in [
        (Vec::new(), None),
        (
            vec![("walkd".to_owned(), meant)],
            Some("She [walked], and [walks], and the lamp of a passing boat is all there is."),
        ),
    ] {
        let sought = Sought::new(&wanted, &instead);
        let passages = Passages::new(&search, &shelf.settings.kinds, sought, None);
        let passage = passages.of(&source, &loaded);
        assert_eq!(passage.as_ref().map(marked).as_deref(), expected);
    }
}

#[test]
fn what_the_index_still_holds_and_the_library_does_not_is_not_found() {
    let mut shelf = Shelf::of_files(FILES).indexed();
    assert_eq!(shelf.titles("causeway"), "The Fog Warden");
    shelf.remove("a.txt");
    assert_eq!(shelf.titles("causeway"), "");
    // What stands in the file no more is told to be taken out.
    shelf.rewrite("c.txt", "Walking Home\n\nNothing of it is left.\n");
    let told = shelf.ask("passing boat", usize::MAX);
    assert_eq!(told.found.hits.len(), 1);
    assert!(told.passages.values().all(Option::is_none));
}

#[test]
fn a_library_is_searched_without_the_index_where_that_cannot_be_used() {
    let mut shelf = Shelf::of_files(FILES).indexed();
    shelf.index = IndexState::Building { texts: 2, of: 4 };
    let not_yet = Answered::Scanned(WhyScan::NotYet);
    assert_eq!(shelf.answered("causeway"), not_yet);
    // One that can be written no more can be read, as far as it goes.
    let full = IndexState::Without(Some("the disk is full".to_owned()));
    shelf.index.clone_from(&full);
    assert_eq!(shelf.answered("causeway"), Answered::Indexed);
    shelf.index = IndexState::Ready;
    assert_eq!(shelf.answered("causeway"), Answered::Indexed);
    for file in std::fs::read_dir(shelf.home().folder()).unwrap() {
        let path = file.unwrap().path();
        if path
            .extension()
            .is_some_and(|ending| ending == "term" || ending == "idx")
        {
            std::fs::write(path, b"damaged").unwrap();
        }
    }
    shelf.searcher = Searcher::new(Some(shelf.home()));
    let Answered::Scanned(WhyScan::Trouble(_)) = shelf.answered("causeway") else {
        panic!("a damaged index is told");
    };
    assert_eq!(shelf.titles("causeway"), "The Fog Warden");
    std::fs::remove_dir_all(shelf.home().folder()).unwrap();
    shelf.searcher = Searcher::new(Some(shelf.home()));
    assert_eq!(shelf.answered("causeway"), not_yet);
    shelf.index = full;
    let trouble = Answered::Scanned(WhyScan::Trouble("the disk is full".to_owned()));
    assert_eq!(shelf.answered("causeway"), trouble);
}

#[test]
fn an_order_that_is_asked_for_chooses_among_all_that_is_found() {
    // What comes last by name matches worst, and there are more than are listed.
    let texts: Vec<(String, String)> = (0..60)
        .map(|number| {
            let rest = "and much else is said of it ".repeat(number);
            let text = format!("Review {number:02}\n\nA lamp burns here.\n\nIt is long {rest}.\n");
            (format!("r{number:02}.txt"), text)
        })
        .collect();
    let files: Vec<(&str, &str)> = texts
        .iter()
        .map(|(a, b)| (a.as_str(), b.as_str()))
        .collect();
    for mut shelf in [Shelf::of_files(&files), Shelf::of_files(&files).indexed()] {
        let lines = shelf.lines("lamp sort:-name");
        assert!(lines.starts_with("Review 59 |"), "{lines}");
        assert_eq!(lines.lines().count(), 50);
    }
}

#[test]
fn the_place_with_most_of_the_words_is_shown_where_they_are_far_apart() {
    let filler = "nothing of it is said here by anybody ".repeat(8);
    let text = format!(
        "Remembered Enough\n\nThat is half of the length.\n\n{filler}.\n\nA sentence ends it.\n"
    );
    let files = [("a.txt", text.as_str())];
    for mut shelf in [Shelf::of_files(&files), Shelf::of_files(&files).indexed()] {
        let lines = shelf.lines("the half remembered sentence");
        assert!(lines.contains("| words |"), "{lines}");
        assert!(lines.contains("length"), "{lines}");
    }
}

#[test]
fn what_stands_only_inside_of_other_words_is_not_shown_as_found() {
    let mut shelf = Shelf::of_files(&[
        ("a.txt", "A cat\n\nThe lamp burns.\n"),
        ("b.txt", "Another\n\nA cat sits, and the lamp burns.\n"),
    ])
    .indexed();
    shelf.rewrite("b.txt", "Another\n\nConcatenate: the lamp of it, burns.\n");
    for typed in ["cat ", "\"lamp burns\""] {
        let lines = shelf.lines(typed);
        assert!(lines.starts_with("A cat |"), "{typed}: {lines}");
        assert_eq!(lines.lines().count(), 1, "{typed}: {lines}");
    }
}
