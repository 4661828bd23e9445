//! The language by which a library is filtered: what each query finds, and what is told of wrong ones.

use frontrow::query::{
    DayField, FIELDS, FORMS, Field, Group, NumberField, Parsed, Progress, Query, Sort, Subject,
    TextField, Turn, Word,
};
use frontrow::review::Rating;
use std::borrow::Cow;

/// A review that a query is held against.
struct Known {
    name: &'static str,
    maker: &'static str,
    year: i64,
    rating: Option<Rating>,
    date: &'static str,
    tags: &'static str,
    /// Any of `unread`, `begun`, `read`, `spoiler`, `problem`, and `kind=…`, `words=…` and the like.
    rest: &'static str,
}

/// Reviews by name, makers, year, rating, date, tags, and what else is known.
const REVIEWS: &str = "
the salt road      | Inés Marchetti            | 2019 | 4.5/5  | 2021-05-03 | drama, slow burn | read mine=0.8 kind=film words=900 minutes=4 format=text folder=drafts/2021 section=verdict
salt               | Ines Marchetti, M. Okafor | 2022 | 7/10   | 2022-01    | drama            | unread kind=film words=120 minutes=1 format=csv
lanternfish        | Studio Kelp               | 2023 | 85/100 | 2023       | animation        | begun spoiler mine=1 kind=film words=2400 minutes=11 format=markdown
halcyon reach      | Deep Field                | 2021 | 3/5    | 2021-06-30 | game, space      | unread kind=game words=400 minutes=2 format=markdown section=sound
parser hill        | Odd Socks                 | 1994 |        |            | game             | read kind=game words=0 minutes=0 format=csv
almodovariana      | Pedro Almodóvar           | 1988 | A-     | 1999-12-31 | comedia          | read kind=film language=es words=700 minutes=3
die fähre          | Änne Groß                 | 2020 | 2/4    | 2020-02-29 | Drama            | unread kind=book language=Deutsch words=650 minutes=3
dune: part two     | D. Villanova              | 2024 | ★★★★   | 2024-03-02 | desert           | unread kind=film words=300 minutes=2
now or never       | T. Wren                   | 2002 | 10/10  | 2002-10-10 | comedy           | begun kind=film words=500 minutes=3
not one less       | T. Wren                   | 1999 | 0/5    | 1999-01-01 | short            | read problem kind=film words=90 minutes=1
pride and barley   | Ada Quill                 | 1813 | 5/5    | 2010-10    | classic          | unread kind=book words=5000 minutes=22 reviewer=Noor
the “quoted” one   | Ada Quill                 | 1815 | 3.5/5  | 2010-11-01 | classic          | unread kind=book words=450 minutes=2 reviewer=Noor_El-Amin
untold             |                           |      | good   |            |                  |
";

fn review(row: &'static str) -> Known {
    let mut cells = row.split('|').map(str::trim);
    let mut cell = || cells.next().unwrap_or_default();
    let (name, maker, year) = (cell(), cell(), cell());
    let (rating, date, tags, rest) = (cell(), cell(), cell(), cell());
    Known {
        name,
        maker,
        year: year.parse().unwrap_or_default(),
        rating: (!rating.is_empty()).then(|| rated(rating)),
        date,
        tags,
        rest,
    }
}

fn rated(written: &str) -> Rating {
    let (value, best) = match written.split_once('/') {
        Some((value, best)) => (value.parse().ok(), best.parse().ok()),
        None if written.starts_with('★') => (Some(4.0), Some(5.0)),
        None => (None, None),
    };
    Rating {
        value,
        best,
        worst: None,
        as_written: written.to_owned(),
    }
}

impl Known {
    /// What is said of it beside its columns.
    fn said(&self, name: &str) -> Option<&str> {
        let mut words = self.rest.split(' ');
        words.find_map(|word| word.strip_prefix(name)?.strip_prefix('='))
    }

    fn is(&self, word: &str) -> bool {
        self.rest.split(' ').any(|said| said == word)
    }
}

impl Subject for Known {
    fn any_text(&self, field: TextField, holds: &mut dyn FnMut(&str) -> bool) -> bool {
        let mut any = |list: &str| {
            let parts = list.split(", ").filter(|part| !part.is_empty());
            parts.into_iter().any(&mut *holds)
        };
        let said = match field {
            TextField::Title | TextField::Work => Some(self.name),
            TextField::Maker => return any(self.maker),
            TextField::Tag => return any(self.tags),
            TextField::Reviewer => self.said("reviewer"),
            TextField::Kind => self.said("kind"),
            TextField::Section => self.said("section"),
            TextField::Language => self.said("language"),
            TextField::Format => self.said("format"),
            TextField::Folder => self.said("folder"),
            TextField::File => None,
        };
        said.is_some_and(holds)
    }

    fn number(&self, field: NumberField) -> Option<i64> {
        match field {
            NumberField::Year => Some(self.year).filter(|year| *year != 0),
            NumberField::Words => self.said("words")?.parse().ok(),
            NumberField::Minutes => self.said("minutes")?.parse().ok(),
        }
    }

    fn day(&self, field: DayField) -> Option<Cow<'_, str>> {
        let day = match field {
            DayField::Date => Some(self.date).filter(|date| !date.is_empty()),
            DayField::Seen => self.said("seen"),
        };
        day.map(Cow::Borrowed)
    }

    fn rating(&self) -> Option<&Rating> {
        self.rating.as_ref()
    }

    fn own_share(&self) -> Option<f64> {
        self.said("mine")?.parse().ok()
    }

    fn progress(&self) -> Option<Progress> {
        let all = [
            ("unread", Progress::Unread),
            ("begun", Progress::Begun),
            ("read", Progress::Read),
        ];
        all.into_iter()
            .find_map(|(word, progress)| self.is(word).then_some(progress))
    }

    fn has_spoilers(&self) -> bool {
        self.is("spoiler")
    }

    fn has_problems(&self) -> bool {
        self.is("problem")
    }
}

/// The names of the reviews of which facts and words hold, in their order.
fn found(query: &Query) -> String {
    let all = REVIEWS.lines().filter(|line| !line.is_empty()).map(review);
    let words: Vec<_> = query.words().iter().map(Word::term).collect();
    let kept =
        all.filter(|review| query.holds(review) && words.iter().all(|word| word.holds_of(review)));
    let names = kept.map(|review| review.name);
    names.collect::<Vec<_>>().join(", ")
}

const ALL: &str = "the salt road, salt, lanternfish, halcyon reach, parser hill, almodovariana, die fähre, dune: part two, now or never, not one less, pride and barley, the “quoted” one, untold";

/// Queries, and what they find.
const QUERIES: &[(&str, &str)] = &[
    ("", ALL),
    ("salt", "the salt road, salt"),
    ("SALT road", "the salt road"),
    ("\"salt road\"", "the salt road"),
    ("\"road salt\"", ""),
    ("faehre", ""),
    ("fahre", "die fähre"),
    ("\"the \\\"quoted\\\" one\"", "the “quoted” one"),
    ("Dune: Part Two", "dune: part two"),
    ("okafor", "salt"),
    ("drama", "the salt road, salt, die fähre"),
    // Texts.
    ("title:=salt", "salt"),
    ("title=salt", "salt"),
    ("work:salt", "the salt road, salt"),
    ("maker:almodóvar", "almodovariana"),
    ("director:ALMODOVAR", "almodovariana"),
    ("by:\"ines marchetti\"", "the salt road, salt"),
    ("maker:=\"m. okafor\"", "salt"),
    ("author:groß", "die fähre"),
    ("tag:\"slow burn\"", "the salt road"),
    ("tags:=drama", "the salt road, salt, die fähre"),
    ("kind:game", "halcyon reach, parser hill"),
    ("critic:=noor", "pride and barley"),
    ("reviewer:el-amin", "the “quoted” one"),
    ("format:csv", "salt, parser hill"),
    ("-format:csv kind:game", "halcyon reach"),
    ("folder:drafts/2021", "the salt road"),
    ("path:DRAFTS", "the salt road"),
    ("lang:es", "almodovariana"),
    ("section:verdict", "the salt road"),
    // Numbers.
    ("year:2019", "the salt road"),
    ("year=2019", "the salt road"),
    ("year:2019..2021", "the salt road, halcyon reach, die fähre"),
    ("year:..1815", "pride and barley, the “quoted” one"),
    ("year:2023..", "lanternfish, dune: part two"),
    ("year>2023", "dune: part two"),
    ("year:>=2023", "lanternfish, dune: part two"),
    ("year<1815", "pride and barley"),
    ("year<=1815", "pride and barley, the “quoted” one"),
    ("words>2000", "lanternfish, pride and barley"),
    ("minutes:4..11", "the salt road, lanternfish"),
    // Ratings by the share of their scale.
    (
        "rating>=4.5",
        "the salt road, now or never, pride and barley",
    ),
    ("mine>=4", "the salt road, lanternfish"),
    ("mine:4", "the salt road"),
    ("mine:8/10", "the salt road"),
    ("mine:any", "the salt road, lanternfish"),
    ("mine<5 salt", "the salt road"),
    ("mine:none salt", "salt"),
    ("-mine:none", "the salt road, lanternfish"),
    ("rating:4", "dune: part two"),
    ("rating:8/10", "dune: part two"),
    ("rating:80%", "dune: part two"),
    ("rating:★★★★", "dune: part two"),
    (
        "rating:7/10..85%",
        "salt, lanternfish, dune: part two, the “quoted” one",
    ),
    ("rating:6..7/10", "salt, halcyon reach, the “quoted” one"),
    ("rating:3..3,5", "salt, halcyon reach, the “quoted” one"),
    ("rating>A-", "the salt road, now or never, pride and barley"),
    ("rating:A-", "almodovariana"),
    ("rating<=50%", "die fähre, not one less"),
    // Days, known in part some of them.
    ("date:2021", "the salt road, halcyon reach"),
    ("date:2021-05", "the salt road"),
    ("date:2021-06-30", "halcyon reach"),
    ("date:2022", "salt"),
    ("date:2022-01-01", ""),
    (
        "date>=2021-05-03 date<=2021-06",
        "the salt road, halcyon reach",
    ),
    ("date>2022", "lanternfish, dune: part two"),
    ("date>2023-01-01", "dune: part two"),
    ("date<2000", "almodovariana, not one less"),
    (
        "date:2010-10..2010-11",
        "pride and barley, the “quoted” one",
    ),
    ("date:..1999-01", "not one less"),
    ("seen:2020", ""),
    // What it is and has.
    ("is:begun", "lanternfish, now or never"),
    (
        "is:read",
        "the salt road, parser hill, almodovariana, not one less",
    ),
    ("is:unread year>2021", "salt, dune: part two"),
    ("is:unrated", "parser hill"),
    ("is:rated -rating:0..5", "untold"),
    ("is:spoiler", "lanternfish"),
    ("is:problem", "not one less"),
    ("is:empty", "parser hill"),
    ("has:text -has:rating", ""),
    ("-has:text", "parser hill, untold"),
    ("-has:date", "parser hill, untold"),
    ("-has:year", "untold"),
    ("-has:tags", "untold"),
    // Not, or, and parentheses.
    ("salt -road", "salt"),
    ("-\"salt road\" tag:drama", "salt, die fähre"),
    (
        "not tag:drama kind:book",
        "pride and barley, the “quoted” one",
    ),
    (
        "NOT (kind:film | kind:book)",
        "halcyon reach, parser hill, untold",
    ),
    ("--tag:classic", "pride and barley, the “quoted” one"),
    ("tag:animation or tag:desert", "lanternfish, dune: part two"),
    ("tag:animation|tag:desert", "lanternfish, dune: part two"),
    (
        "kind:film tag:drama or tag:comedy",
        "the salt road, salt, now or never",
    ),
    (
        "kind:film ((tag:drama year:2022) or tag:comedy)",
        "salt, now or never",
    ),
    (
        "kind:book and tag:classic",
        "pride and barley, the “quoted” one",
    ),
    ("lanternfish or dune", "lanternfish, dune: part two"),
    ("fish | tag:desert", "lanternfish, dune: part two"),
    // What titles have.
    ("not one less", "not one less"),
    ("pride and barley", "pride and barley"),
    (
        "or",
        "salt, now or never, not one less, pride and barley, the “quoted” one",
    ),
    // What is still being typed takes nothing away.
    ("salt year:", "the salt road, salt"),
    ("salt is:unr", "the salt road, salt"),
    ("salt date:2021-", "the salt road, salt"),
    ("salt rating>=7/", "the salt road, salt"),
    ("salt or", "the salt road, salt"),
    ("salt (", "the salt road, salt"),
    ("salt \"", "the salt road, salt"),
    ("\"salt ro", "the salt road"),
    ("(tag:desert", "dune: part two"),
];

#[test]
fn a_query_finds_what_it_asks_for() {
    for (text, expected) in QUERIES {
        let query = Query::parse(text).query;
        assert_eq!(found(&query), *expected, "{text} → {query}");
        let again = Query::parse(&query.to_string());
        assert_eq!(again.query, query, "{text} → {query}");
        assert_eq!(again.faults, [], "{query}");
    }
}

#[test]
fn every_field_and_every_example_is_understood() {
    for example in FORMS
        .iter()
        .map(|form| form.example)
        .chain(FIELDS.iter().map(|row| row.example))
    {
        let Parsed { query, faults, .. } = Query::parse(example);
        assert_eq!(faults, [], "{example}");
        assert_ne!(query, Query::default(), "{example}");
    }
    for row in FIELDS {
        assert_eq!(row.field.name(), row.name);
        assert!(
            row.names()
                .all(|name| Field::named(name) == Some(row.field))
        );
        assert!(
            row.names().any(|name| row.example.contains(name)),
            "{}",
            row.example
        );
    }
}

#[test]
fn order_and_groups_are_told() {
    let date = Some((Sort::Date, Turn::Usual));
    for (text, sort, group) in [
        ("x", None, None),
        ("sort:date x", date, None),
        ("sort:title sort:date", date, None),
        ("(sort:date)", date, None),
        ("sort:-length", Some((Sort::Length, Turn::Turned)), None),
        ("group:maker sort:date", date, Some(Group::Maker)),
    ] {
        let query = Query::parse(text).query;
        assert_eq!((query.sort(), query.group()), (sort, group), "{text}");
    }
}

#[test]
fn words_are_handed_out_as_they_were_typed() {
    for (text, typed, words) in [
        ("Dune: Part Two", "Dune: Part Two", 3),
        ("salt year:2019 Ro", "salt Ro", 2),
        ("a \"b c\" d", "a d", 3),
        ("(a b) (c)", "a b c", 3),
        ("a or b", "", 0),
        ("-a", "", 0),
    ] {
        let query = Query::parse(text).query;
        assert_eq!(
            (query.typed().as_str(), query.words().len()),
            (typed, words),
            "{text}"
        );
    }
}
