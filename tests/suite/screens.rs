//! Whole screens.

use super::session::{CJK, PASTED, Session, WRAPPED};

#[test]
fn dump() {
    for size in [(120, 40), (80, 24), (40, 12), (20, 5), (19, 4)] {
        let mut s = Session::one(PASTED, size);
        println!("{}\n{}\n", s.screen(), s.roles());
        s.keys("/").types("penelope");
        println!("{}\n{}\n", s.screen(), s.roles());
    }
    for text in [WRAPPED, CJK, "Short.\n", ""] {
        let mut s = Session::one(text, (80, 24));
        println!("{}\n{}\n", s.screen(), s.roles());
        s.keys("?");
        println!("{}", s.screen());
    }
    let mut s = Session::folder(
        &[
            ("a-one.txt", PASTED),
            ("b-two.txt", WRAPPED),
            ("c.txt", CJK),
            ("d", ""),
            ("e.txt", "\0\0\0\u{1}"),
        ],
        (120, 40),
    );
    println!("{}\n{}\n", s.screen(), s.roles());
    s.keys("j j j j");
    println!("{}\n{}\n", s.screen(), s.roles());
    for size in [(80, 24), (40, 12)] {
        s.resize(size.0, size.1);
        println!("{}\n{}\n", s.screen(), s.roles());
    }
}
