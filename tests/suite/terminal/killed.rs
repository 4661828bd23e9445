//! Programs that are killed at any moment: what they had said was kept is.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a journal that cannot be read must fail"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::pty::Pty;
use crate::recall::dice::Dice;
use frontrow::formats::{self, Hint};
use frontrow::journal::{Body, Content, Moment, Page, Reread, Slot, Store};
use frontrow::review::{Position, Review};
use tempfile::TempDir;

/// The programs that run at once, each on a text of its own, and how often each is killed.
const PROGRAMS: usize = 4;
const LIVES: usize = 55;

/// The paragraphs of a text.
const PARAGRAPHS: usize = 60;

/// How long one waits for a program that is to be killed once something is on the screen.
const LONGEST: Duration = Duration::from_secs(120);

/// A change that a reader makes.
struct Change {
    /// What is changed, and to what.
    what: String,
    to: String,
    /// The keys for it, and what is said when it is kept.
    keys: String,
    said: String,
}

impl Change {
    /// Any, the one of this number, made on the paragraph of a number.
    fn any(dice: &mut Dice, number: usize, paragraph: usize) -> Self {
        let (to, here) = (format!("{number}/1000"), paragraph.to_string());
        let (what, to, keys, said) = match dice.below(4) {
            0 => {
                let letter = *dice.one(&['a', 'b', 'c', 'd', 'e']);
                let said = format!("Mark {letter} ");
                (format!("mark {letter}"), here, format!("m{letter}"), said)
            }
            1 => {
                let said = format!("You rate it {number} of 1000");
                (
                    "rating".to_owned(),
                    to.clone(),
                    format!("r\x15{to}\r"),
                    said,
                )
            }
            2 => {
                let keys = format!("\x1bm\x15{to}\r");
                ("note".to_owned(), to, keys, "Note kept".to_owned())
            }
            _ => {
                let inks = [("1", "yellow"), ("2", "green"), ("3", "blue"), ("4", "red")];
                let (key, ink) = *dice.one(&inks);
                let said = format!("Highlighted in {ink}");
                (
                    format!("highlight {here}"),
                    ink.to_owned(),
                    format!("v{key}"),
                    said,
                )
            }
        };
        Self {
            what,
            to,
            keys,
            said,
        }
    }

    /// Whether the screen says that it is kept.
    fn is_said(&self, screen: &str) -> bool {
        let bar = screen.lines().rev().find(|row| !row.trim().is_empty());
        bar.is_some_and(|bar| bar.contains(&self.said))
    }
}

/// What may be kept of a text: of what was said to be kept the last, and what was done since.
#[derive(Default)]
struct Ledger {
    kept: BTreeMap<String, BTreeSet<String>>,
    /// How many changes were said to be kept.
    said: usize,
}

impl Ledger {
    fn said(&mut self, change: Change) {
        self.kept.insert(change.what, BTreeSet::from([change.to]));
        self.said += 1;
    }

    fn perhaps(&mut self, change: Change) {
        // Of what was never said to be kept nothing must be there.
        if let Some(kept) = self.kept.get_mut(&change.what) {
            kept.insert(change.to);
        }
    }
}

/// When a program is killed.
enum End {
    /// So long after it was started.
    Early(Duration),
    /// So long after its text was on the screen.
    Late(Duration),
    /// As soon as it has said so often that something is kept.
    Said(usize),
}

impl End {
    fn any(dice: &mut Dice) -> Self {
        let time = |range: usize| Duration::from_micros(range as u64);
        match dice.below(10) {
            0 => Self::Early(time(dice.below(60_000))),
            1..=4 => Self::Late(time(dice.below(80_000))),
            _ => Self::Said(dice.between(1, 3)),
        }
    }
}

/// A text and what a reader does with it.
struct Reader<'f> {
    folder: &'f TempDir,
    name: String,
    dice: Dice,
    changes: usize,
    ledger: Ledger,
}

impl Reader<'_> {
    /// Starts the program, makes changes, and kills it.
    fn live(&mut self) {
        let end = End::any(&mut self.dice);
        let mut pty = Pty::frontrow(self.folder, &[&self.name]);
        let mut until = Instant::now() + LONGEST;
        if let End::Early(time) = end {
            thread::sleep(time);
            pty.kill();
            return;
        }
        pty.wait_for("Paragraph ");
        if let End::Late(time) = end {
            until = Instant::now() + time;
        }
        // The first key tells that it is not to be shown any more where it was left.
        pty.send("}g");
        let (mut paragraph, mut said) = (0, 0);
        loop {
            for _ in 0..self.dice.between(1, 3) {
                paragraph += 1;
                pty.send("}");
            }
            let top = format!("Paragraph {paragraph} ");
            if !pty.shows_by(until, |screen| first(screen).contains(&top)) {
                pty.kill();
                return;
            }
            self.changes += 1;
            let change = Change::any(&mut self.dice, self.changes, paragraph);
            pty.send(&change.keys);
            if pty.shows_by(until, |screen| change.is_said(screen)) {
                self.ledger.said(change);
                said += 1;
                if matches!(end, End::Said(times) if times == said) {
                    pty.kill();
                    return;
                }
            } else {
                let screen = pty.kill();
                if change.is_said(&screen) {
                    self.ledger.said(change);
                } else {
                    assert!(
                        matches!(end, End::Late(_)),
                        "{} never came:\n{screen}",
                        change.said
                    );
                    self.ledger.perhaps(change);
                }
                return;
            }
        }
    }
}

/// The first paragraph in the pane of the text.
fn first(screen: &str) -> &str {
    let mut rows = screen
        .lines()
        .filter_map(|row| Some(row.rsplit_once('│')?.1));
    rows.find(|row| row.contains("Paragraph "))
        .unwrap_or_default()
}

fn text(name: &str) -> String {
    let paragraph = |n| format!("Paragraph {n} is about crossing number {n} of {name}.\n\n");
    (0..PARAGRAPHS).map(paragraph).collect()
}

/// What is kept of a text, as the changes are told.
fn kept(page: &Page, text: &str) -> BTreeSet<(String, String)> {
    let read = formats::read(text.as_bytes().to_vec(), Hint::Plain).unwrap();
    let (review, content) = (read.review, Some(Content::of(text)));
    let mut same = Reread::new(&review, content, page.sketches());
    let kept = page
        .iter()
        .filter_map(|(slot, kept)| match (slot, &kept.body) {
            (Slot::Mark(letter), Body::Mark(place)) => {
                let (place, _) = place.find_surely_in(&mut same)?;
                Some((
                    format!("mark {}", letter.letter()),
                    paragraph(&review, place),
                ))
            }
            (Slot::Highlight(_), Body::Highlight(highlight)) => {
                let (span, _) = highlight.words.find_in(&mut same)?;
                let here = paragraph(&review, span.start);
                Some((format!("highlight {here}"), highlight.ink.name().to_owned()))
            }
            (Slot::Rating, Body::Rating(own)) => Some(("rating".to_owned(), own.written.clone())),
            (Slot::Note(_), Body::Note(note)) => Some(("note".to_owned(), note.text.clone())),
            (Slot::Left, _) => None,
            (slot, body) => panic!("{slot}: {body:?}"),
        });
    kept.collect()
}

/// The number of the paragraph that a place is in.
fn paragraph(review: &Review, place: Position) -> String {
    let text = review.text().get(place.offset()..).unwrap_or_default();
    let number = text.split(' ').nth(1);
    number.unwrap_or_default().to_owned()
}

/// What is kept of the file at a path.
fn page(store: &mut Store, path: &Path) -> Page {
    let path = path.canonicalize().unwrap();
    let all = store.everything().unwrap().into_iter();
    let mut here = all.filter(|(known, _)| {
        let name = known.name.as_ref();
        name.is_some_and(|name| Path::new(&name.path) == path)
    });
    here.next().unwrap().1
}

#[test]
fn what_was_said_to_be_kept_is_however_often_the_programs_are_killed() {
    let folder = TempDir::new().unwrap();
    let ledgers = thread::scope(|scope| {
        let programs = (0..PROGRAMS).map(|number| {
            let name = format!("{number}.txt");
            fs::write(folder.path().join(&name), text(&name)).unwrap();
            let mut reader = Reader {
                folder: &folder,
                name,
                dice: Dice::of(number as u64),
                changes: 0,
                ledger: Ledger::default(),
            };
            scope.spawn(move || {
                for _ in 0..LIVES {
                    reader.live();
                }
                (reader.name, reader.ledger)
            })
        });
        let programs: Vec<_> = programs.collect();
        let ended = programs.into_iter().map(|program| program.join().unwrap());
        ended.collect::<Vec<_>>()
    });
    let file = folder.path().join(".state/frontrow/journal.sqlite");
    assert!(file.exists());
    let (mut store, told) = Store::open(&file, Moment(0)).unwrap();
    assert_eq!(told, [""; 0]);
    for (name, ledger) in ledgers {
        assert!(ledger.said > LIVES / 2, "{name}: {}", ledger.said);
        let kept = kept(&page(&mut store, &folder.path().join(&name)), &text(&name));
        for (what, to) in ledger.kept {
            let is_kept = to
                .iter()
                .any(|to| kept.contains(&(what.clone(), to.clone())));
            assert!(is_kept, "{name}: {what} to one of {to:?}, of {kept:?}");
        }
    }
}
