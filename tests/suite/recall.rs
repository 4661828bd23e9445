//! What stands in a review is found by the index: the plain scan is the judge of that.

pub(crate) mod dice;
mod made_up;
mod phrases;
pub(super) mod shelf;
mod words;

use super::session::shipped;
use dice::Dice;
use frontrow::library::IndexState;
use shelf::Shelf;
use std::path::Path;

/// The reviews that are made up, and the phrases that are searched for.
const REVIEWS: usize = 300;
const PHRASES: usize = 100;

#[test]
fn what_a_plain_scan_finds_the_index_finds_and_first_where_it_is_the_only_one() {
    let folder = tempfile::tempdir().unwrap();
    let library = folder.path().join("library");
    let own = Path::new(env!("CARGO_MANIFEST_DIR")).join("reviews");
    Shelf::write(&library, REVIEWS, &own).unwrap();
    let mut shelf = Shelf::open(&library, &folder.path().join("remembered"), shipped());
    assert_eq!(shelf.index, IndexState::Ready);
    shelf.read();
    let mut dice = Dice::of(5);
    let mut phrases = Vec::new();
    while phrases.len() < PHRASES {
        let review = *dice.one(&shelf.reviews());
        phrases.extend(phrases::cut(review, &mut dice));
    }
    let mut wrong = Vec::new();
    let (mut held, mut unique) = (0, 0);
    for phrase in &phrases {
        let outcome = shelf.judge(phrase);
        held += outcome.held;
        unique += usize::from(outcome.held == 1);
        if !outcome.is_right() {
            wrong.push(format!("{} ({:?}): {outcome:?}", phrase.typed, phrase.how));
        }
    }
    assert!(wrong.is_empty(), "{}\n{}", wrong.len(), wrong.join("\n"));
    // That these are phrases of all kinds: most stand in one review alone, some in several.
    assert!(unique >= PHRASES / 2 && held > PHRASES, "{unique} {held}");
}
