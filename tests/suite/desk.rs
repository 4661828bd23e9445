//! The desk: the newest wish of each kind is answered, whatever was asked for before it.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::mpsc::channel;
use std::time::Duration;

use super::session::shipped;
use frontrow::app::{Effect, Event, Search, SearchId};
use frontrow::formats::{self, Hint};
use frontrow::library::{Asked, LibrarySearch, Roll, SearchNews, Source, samples};
use frontrow::query::Filters;
use frontrow::search::Pattern;
use frontrow::work::Desk;

/// How long an answer may take on a machine that has much else to do.
const LONGEST: Duration = Duration::from_secs(120);

#[test]
fn the_newest_of_each_kind_is_answered() {
    // `ax` stands in it once, `bx` twice, and so on.
    let letters = 'a'..='z';
    let words: String = letters
        .clone()
        .zip(1..)
        .map(|(letter, times)| format!("{letter}x ").repeat(times))
        .collect();
    let text = format!("{words}{}", "- ".repeat(50_000));
    let parsed = formats::read(text.into_bytes(), Hint::Plain).unwrap();
    let review = Arc::new(parsed.review);
    let (sender, answers) = channel();
    let answer = move |event| match sender.send(event) {
        Ok(()) => ControlFlow::Continue(()),
        Err(_) => ControlFlow::Break(()),
    };
    let mut desk = Desk::new(shipped(), Arc::new(answer));
    let sources: Vec<Source> = samples::sources().take(2).collect();
    desk.hand(Effect::Digest(sources.clone()));
    for letter in letters {
        desk.hand(Effect::Find {
            search: SearchId::default(),
            review: Arc::clone(&review),
            pattern: Arc::new(Pattern::new(&format!("{letter}x")).unwrap()),
        });
    }
    let (mut digested, mut counts) = (Vec::new(), Vec::new());
    while digested.is_empty() || counts.last() != Some(&26) {
        let event = answers.recv_timeout(LONGEST).unwrap();
        if let Event::Digested(digests) = event {
            digested.extend(digests.into_iter().map(|(source, _)| source));
        } else if let Event::Hits(_, hits, state) = event {
            assert_eq!(state, Search::Done);
            counts.push(hits.len());
        }
    }
    assert_eq!(digested, sources);
    // Some were passed over; none came after a newer one.
    assert!(counts.is_sorted(), "{counts:?}");
    // Nothing comes of what was passed over.
    assert!(answers.try_recv().is_err());
}

#[test]
fn the_newest_search_of_the_library_is_answered_to_its_end() {
    let mut roll = Roll::default();
    for source in samples::sources() {
        roll.put(&source, None);
    }
    roll.settle();
    let (sender, answers) = channel();
    let answer = move |event| match sender.send(event) {
        Ok(()) => ControlFlow::Continue(()),
        Err(_) => ControlFlow::Break(()),
    };
    let mut desk = Desk::new(shipped(), Arc::new(answer));
    for (number, typed) in (1..).zip(["t", "th", "thu", "thum", "thumb to turn a page"]) {
        let (asked, _) = Asked::parse(typed, &Filters::NONE);
        let search = LibrarySearch::new(number, asked, 20, roll.clone());
        desk.hand(Effect::Search(Box::new(search)));
    }
    let (mut hits, mut numbers) = (0, Vec::new());
    loop {
        let Event::Searched(number, news) = answers.recv_timeout(LONGEST).unwrap() else {
            panic!("nothing else was asked for");
        };
        numbers.push(number);
        match *news {
            SearchNews::Found(found) => hits = found.hits.len(),
            SearchNews::Done if number == 5 => break,
            SearchNews::Done | SearchNews::Passages(_) | SearchNews::Going(..) => {}
            SearchNews::Refused(why) => panic!("{why}"),
        }
    }
    assert_eq!(hits, 1);
    // Some were left off; none came after a newer one.
    assert!(numbers.is_sorted(), "{numbers:?}");
    assert!(answers.try_recv().is_err());
}
