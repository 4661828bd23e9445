//! Which reviews the facts of a query hold of, found fast for very many of them: what many have in
//! common is looked at once.

mod known;

use super::{Roll, Stand, View};
use crate::formats::Format;
use crate::outline::{Kind, Kinds};
use crate::query::{DayField, Query, Term, TextField, TextTerm};
use crate::review::Pace;
use crate::search::{Lookup, Matches};
use known::Known;
use std::collections::HashMap;
use std::ffi::OsStr;
use std::path::Path;

/// For each of the terms of a query the kinds of sections that it means.
pub type SectionsMeant = Vec<Box<[Kind]>>;

/// The facts of a query, ready to be held against reviews.
pub struct Sieve<'a> {
    query: &'a Query,
    lookup: &'a Lookup,
    pace: Pace,
    /// How each of the terms is answered.
    answers: Vec<Answer<'a>>,
}

/// How a term is answered.
enum Answer<'a> {
    /// By one of [`View::names`], each looked at once.
    Name(usize, Vec<Option<bool>>),
    /// Those that hold the text somewhere; a term of the title or the file is tried on these alone.
    Holding(Matches),
    /// For what no review is known by alone: by what it comes from.
    Origin(Vec<Option<bool>>, Neighbour<'a>),
    /// By the name of the format, else by the ending of the file.
    Format(Vec<(Format, bool)>, Vec<Option<bool>>, Neighbour<'a>),
    /// By the kinds of its sections.
    Section(&'a [Kind]),
    /// By a day.
    Day(HashMap<u32, bool>),
    /// By looking at each.
    Each,
}

/// The text that was looked at last: neighbours have much in common.
#[derive(Default)]
struct Neighbour<'a>(Option<(&'a OsStr, bool)>);

impl<'a> Neighbour<'a> {
    fn holds(&mut self, text: &'a OsStr, term: &TextTerm) -> bool {
        if let Some((last, held)) = self.0
            && last == text
        {
            return held;
        }
        let held = term.holds(&text.to_string_lossy());
        self.0 = Some((text, held));
        held
    }
}

impl<'a> Sieve<'a> {
    /// The facts of a query, of which each term means these kinds of sections, as
    /// [`sections_meant`] tells; minutes are those at a `pace`.
    pub fn new(
        roll: &Roll,
        lookup: &'a Lookup,
        (query, sections): (&'a Query, &'a SectionsMeant),
        pace: Pace,
    ) -> Self {
        let terms = query.terms().iter().zip(sections);
        let answers = terms.map(|(term, kinds)| Answer::of(term, kinds, roll, lookup));
        Self {
            query,
            lookup,
            pace,
            answers: answers.collect(),
        }
    }

    /// Whether the facts hold of a review to which the reader stands so.
    pub fn keeps(&mut self, view: View<'a>, stand: Stand) -> bool {
        self.keeps_with_text(view, stand, |_| false)
    }

    /// The same where words of no field may stand in its text, too: `in_text` tells whether that of the
    /// term with this place among those of the query does.
    pub fn keeps_with_text(
        &mut self,
        view: View<'a>,
        stand: Stand,
        in_text: impl Fn(usize) -> bool,
    ) -> bool {
        let (answers, lookup) = (&mut self.answers, self.lookup);
        let known = Known::new(view, stand, self.pace);
        self.query.holds_where(&mut |place, term| {
            let answer = answers.get_mut(place);
            answer.is_some_and(|answer| answer.holds(term, &known, lookup))
                || is_of_words(term) && in_text(place)
        })
    }
}

/// Whether a term looks for words that are about no field.
pub fn is_of_words(term: &Term) -> bool {
    matches!(term, Term::Text(text) if text.field.is_none())
}

/// For each of the terms of a query the kinds of sections that it means, among `kinds`.
pub fn sections_meant(query: &Query, kinds: &Kinds) -> SectionsMeant {
    let meant = |term: &Term| match term {
        Term::Text(text) if text.field == Some(TextField::Section) => {
            let names = kinds.names().filter(|name| text.holds(name));
            names.filter_map(|name| kinds.named(name)).collect()
        }
        Term::Text(_)
        | Term::Number(..)
        | Term::Day(..)
        | Term::Rating(_)
        | Term::Mine(_)
        | Term::Is(_)
        | Term::Has(_) => Box::default(),
    };
    query.terms().iter().map(meant).collect()
}

impl<'a> Answer<'a> {
    fn of(term: &Term, kinds: &'a [Kind], roll: &Roll, lookup: &Lookup) -> Self {
        let Term::Text(text) = term else {
            return match term {
                Term::Day(..) => Self::Day(HashMap::new()),
                Term::Text(_)
                | Term::Number(..)
                | Term::Rating(_)
                | Term::Mine(_)
                | Term::Is(_)
                | Term::Has(_) => Self::Each,
            };
        };
        let name = |column| Self::Name(column, vec![None; roll.names()]);
        match text.field {
            Some(TextField::Work) => name(0),
            Some(TextField::Kind) => name(1),
            Some(TextField::Maker) => name(2),
            Some(TextField::Reviewer) => name(3),
            Some(TextField::Tag) => name(4),
            Some(TextField::Title | TextField::File) | None => {
                Self::Holding(lookup.holding(text.text()))
            }
            Some(TextField::Folder) => Self::Origin(Vec::new(), Neighbour::default()),
            Some(TextField::Format) => Self::Format(Vec::new(), Vec::new(), Neighbour::default()),
            Some(TextField::Section) => Self::Section(kinds),
            Some(TextField::Language) => Self::Each,
        }
    }

    fn holds(&mut self, term: &Term, known: &Known<'a>, lookup: &Lookup) -> bool {
        let view = known.view();
        match (self, term) {
            (Self::Name(column, answers), Term::Text(text)) => {
                let name = view.names().get(*column).map_or(0, |name| name.number());
                once(answers, name, || text.holds_of(known))
            }
            (Self::Holding(holding), Term::Text(text)) => {
                let key = view.id().number();
                match text.field {
                    Some(TextField::Title) => {
                        let title = lookup.title(key).filter(|_| holding.has(key));
                        view.unreadable().is_none() && title.is_some_and(|it| text.holds(it))
                    }
                    // The lookup does not know records by the names of their files.
                    Some(TextField::File) => {
                        (view.is_record() || holding.has(key)) && text.holds_of(known)
                    }
                    Some(_) | None => holding.has(key),
                }
            }
            (Self::Origin(answers, neighbour), Term::Text(text)) => {
                let folder = view.path().and_then(Path::parent);
                let folder = folder.map(Path::as_os_str);
                once(answers, view.origin(), || {
                    folder.is_some_and(|folder| neighbour.holds(folder, text))
                })
            }
            (Self::Format(formats, answers, neighbour), Term::Text(text)) => {
                let format = view.format().is_some_and(|format| {
                    let known = formats.iter().find(|(known, _)| *known == format);
                    if let Some((_, held)) = known {
                        return *held;
                    }
                    let held = text.holds(format.name());
                    formats.push((format, held));
                    held
                });
                let ending = view.path().and_then(Path::extension);
                format
                    || once(answers, view.origin(), || {
                        ending.is_some_and(|ending| neighbour.holds(ending, text))
                    })
            }
            (Self::Section(kinds), Term::Text(_)) => {
                kinds.iter().any(|kind| view.has(*kind) == Some(true))
            }
            (Self::Day(days), Term::Day(field, _)) => {
                let day = match field {
                    DayField::Date => view.day(),
                    DayField::Seen => view.day_seen(),
                };
                day.is_some_and(|day| *days.entry(day).or_insert_with(|| term.holds(known)))
            }
            (_, term) => term.holds(known),
        }
    }
}

/// The answer for the thing of this number, which is found once.
fn once(answers: &mut Vec<Option<bool>>, number: usize, find: impl FnOnce() -> bool) -> bool {
    if answers.len() <= number {
        answers.resize(number + 1, None);
    }
    let Some(place) = answers.get_mut(number) else {
        return find();
    };
    *place.get_or_insert_with(find)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library::{Digest, Place, Source};
    use crate::query::Progress;
    use crate::review::{Facts, Rating, Words};
    use std::sync::Arc;

    fn digest(title: &str, words: usize, facts: Facts) -> Digest {
        Digest::Read {
            title: title.to_owned(),
            words: Words::of(&"word ".repeat(words)),
            format: Format::Markdown,
            problems: Vec::new(),
            facts: Box::new(facts),
            kinds: None,
            content: None,
        }
    }

    /// Reviews of all sorts, `a` to `e`, and what is known of them.
    fn library() -> (Roll, Lookup) {
        let text = |text: &str| Some(text.to_owned());
        let ledger = Facts {
            work: text("The Salt Ledger"),
            work_kind: text("film"),
            makers: vec!["Inés Marchetti".to_owned(), "M. Okafor".to_owned()],
            year: Some(2021),
            reviewer: text("Yuki"),
            rating: Some(Rating {
                value: Some(4.5),
                best: Some(5.0),
                worst: None,
                as_written: "4.5/5".to_owned(),
            }),
            date: text("2022-03-04"),
            experienced: text("2022-02"),
            tags: vec!["drama".to_owned(), "sea".to_owned()],
            spoiler: Some(true),
            language: text("en"),
            ..Facts::default()
        };
        let book = Facts {
            makers: vec!["Okafor".to_owned()],
            ..Facts::default()
        };
        let path: Arc<Path> = Path::new("data/all.jsonl").into();
        let place = Place {
            record: 1,
            line: Some(1),
            bytes: None,
        };
        let all = [
            (
                Source::File("drafts/salt.md".into()),
                Some(digest("It Begins", 600, ledger)),
            ),
            (
                Source::File("drafts/2024/b.txt".into()),
                Some(digest("Basalt", 0, book)),
            ),
            (
                Source::Record(path, place),
                Some(digest("A record", 20, Facts::default())),
            ),
            (
                Source::File("broken.md".into()),
                Some(Digest::Unreadable("it is binary".to_owned())),
            ),
            (Source::File("new.md".into()), None),
        ];
        let (mut roll, mut lookup) = (Roll::default(), Lookup::default());
        for (source, digest) in &all {
            let (id, _) = roll.put(source, digest.as_ref());
            roll.look_up(id, &mut lookup);
        }
        (roll, lookup)
    }

    /// A query, and the letters of what it finds.
    const CASES: &[(&str, &str)] = &[
        ("", "abcde"),
        ("title:begins", "a"),
        ("title:=basalt", "b"),
        ("title:salt", "b"),
        ("file:salt", "a"),
        ("file:all", "c"),
        ("work:\"salt ledger\"", "a"),
        ("maker:okafor", "ab"),
        ("maker:=okafor", "b"),
        ("tag:sea -tag:drama", ""),
        ("-tag:drama", "bcde"),
        ("kind:film", "a"),
        ("reviewer:yuki", "a"),
        ("folder:2024", "b"),
        ("folder:drafts", "ab"),
        ("format:markdown", "abc"),
        ("format:jsonl", "c"),
        ("format:txt", "b"),
        ("language:en", "a"),
        ("year:2019..2022", "a"),
        ("rating>=4", "a"),
        ("date:2022 seen:2022-02", "a"),
        ("date:2021", ""),
        ("is:problem", "d"),
        ("is:empty", "b"),
        ("is:spoiler", "a"),
        ("is:begun", "b"),
        ("is:unread", "acde"),
        ("mine>=4", "cd"),
        ("mine:none", "abe"),
        ("words>=20", "ac"),
        ("has:tags", "a"),
        ("salt or okafor", "ab"),
        ("(tag:sea or title:record) -salt", "c"),
    ];

    #[test]
    fn the_sieve_keeps_what_the_facts_hold_of() {
        let (roll, lookup) = library();
        let kinds = Kinds::default();
        for (typed, expected) in CASES {
            let asked = Query::parse(typed);
            assert!(asked.faults.is_empty(), "{typed}: {:?}", asked.faults);
            let meant = sections_meant(&asked.query, &kinds);
            let facts = (&asked.query, &meant);
            let mut sieve = Sieve::new(&roll, &lookup, facts, Pace::default());
            let mut found = String::new();
            for (view, letter) in roll.ids().filter_map(|id| roll.view(id)).zip('a'..) {
                let progress = if letter == 'b' {
                    Progress::Begun
                } else {
                    Progress::Unread
                };
                // Looking at each review comes to the same, but for words, which are looked up.
                let own = ('c'..='d').contains(&letter).then_some(0.8);
                let stand = Stand { progress, own };
                let known = Known::new(view, stand, Pace::default());
                let kept = sieve.keeps(view, stand);
                assert_eq!(kept, asked.query.holds(&known), "{typed}: {letter}");
                if kept {
                    found.push(letter);
                }
            }
            assert_eq!(found, *expected, "{typed}");
        }
    }
}
