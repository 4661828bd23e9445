//! The library at a glance.

use super::session::Session;

const FILES: [(&str, &str); 5] = [
    (
        "a.md",
        "---\nrating: 4.5/5\ndate: 2024-03-05\ndirector: Ines Marchetti\ntags: [drama, sea]\n---\nOne two.",
    ),
    (
        "b.md",
        "---\nrating: 9/10\ndate: 2024-05\ndirector: Ines Marchetti\ntags: [drama]\n---\nOne two.",
    ),
    ("c.md", "---\nrating: 1/5\ndate: 2022\n---\nOne two."),
    ("d.txt", "Nothing is stated of this one."),
    ("e.txt", ""),
];

fn opened(size: (u16, u16)) -> Session {
    let mut session = Session::folder(&FILES, size);
    session.keys("Esc i");
    session
}

#[test]
fn reviews_are_counted_by_what_is_stated() {
    insta::assert_snapshot!(opened((100, 30)).screen());
}

#[test]
fn in_a_narrow_window_the_charts_stand_below_each_other() {
    let mut session = opened((40, 12));
    session.keys("Tab Tab j");
    insta::assert_snapshot!(session.screen());
}

#[test]
fn the_key_that_opens_the_page_closes_it() {
    let mut session = Session::folder(&FILES, (100, 30));
    session.keys("G g");
    let before = session.screen();
    session.keys("i j Tab i");
    assert_eq!(session.screen(), before);
}

#[test]
fn a_bar_lists_its_reviews() {
    let mut session = Session::folder(&FILES, (100, 30));
    session.keys("Esc i G k k k");
    assert!(session.status().starts_with(" sea"), "{}", session.status());
    session.keys("Enter");
    assert!(
        session.header().starts_with(" Library  1 of 5 reviews"),
        "{}",
        session.header()
    );
    assert_eq!(session.library().len(), 1);
}
