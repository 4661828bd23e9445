//! What stands together in the list.

use crate::formats::sanitise;
use crate::library::{EntryId, Name, Roll, View, text_value};
use crate::query::Group;
use crate::review::Rating;
use std::collections::HashMap;
use std::ffi::OsStr;
use std::hash::Hash;
use std::path::Path;

/// Half stars of a whole scale.
const STEPS: f64 = 10.0;

/// What stands above a group of reviews.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The first row of the group.
    pub row: usize,
    /// What its reviews have in common; what comes from files is safe to print.
    pub title: String,
    /// How many reviews there are in it.
    pub count: usize,
}

/// A group of reviews while they are being sorted into such.
struct Bunch {
    /// Its place: first a rank, which puts the largest number first and what has nothing last, then a
    /// name that is compared.
    order: (i64, String),
    title: String,
    rows: Vec<EntryId>,
}

/// Bunches, and which of them is that of a key.
struct Bunches<K> {
    all: Vec<Bunch>,
    known: HashMap<K, usize>,
    /// The same by what they are called.
    called: HashMap<(i64, String), usize>,
    /// The last one, as neighbours often stand together.
    last: Option<(K, usize)>,
}

impl<K: Copy + Eq + Hash> Bunches<K> {
    fn new() -> Self {
        Self {
            all: Vec::new(),
            known: HashMap::new(),
            called: HashMap::new(),
            last: None,
        }
    }

    /// Puts a review into the bunch of `key`; `title` tells its rank and what it is called, nothing
    /// where its reviews have nothing in common.
    fn put(&mut self, key: K, id: EntryId, title: impl FnOnce() -> (i64, String)) {
        let last = self.last.filter(|(last, _)| *last == key);
        let known = last
            .map(|(_, at)| at)
            .or_else(|| self.known.get(&key).copied());
        let at = known.unwrap_or_else(|| self.begin(key, title()));
        self.last = Some((key, at));
        if let Some(bunch) = self.all.get_mut(at) {
            bunch.rows.push(id);
        }
    }

    /// A new bunch, unless there is one that is called the same but for case and accents.
    fn begin(&mut self, key: K, (rank, title): (i64, String)) -> usize {
        let order = match text_value(&title) {
            Some(name) => (rank, name),
            None => (i64::MAX, String::new()),
        };
        let next = self.all.len();
        let at = *self.called.entry(order.clone()).or_insert(next);
        if at == next {
            let rows = Vec::new();
            self.all.push(Bunch { order, title, rows });
        }
        self.known.insert(key, at);
        at
    }

    fn finish(mut self, nothing: &str) -> Grouped {
        self.all.sort_by(|a, b| a.order.cmp(&b.order));
        let len = self.all.iter().map(|bunch| bunch.rows.len()).sum();
        let mut grouped = Grouped {
            rows: Vec::with_capacity(len),
            headings: Vec::with_capacity(self.all.len()),
        };
        for bunch in self.all {
            let is_named = !bunch.title.trim().is_empty();
            grouped.headings.push(Heading {
                row: grouped.rows.len(),
                title: if is_named {
                    bunch.title
                } else {
                    nothing.to_owned()
                },
                count: bunch.rows.len(),
            });
            grouped.rows.extend(bunch.rows);
        }
        grouped
    }
}

/// Reviews group by group.
#[derive(Debug, Clone, Default)]
pub(super) struct Grouped {
    pub(super) rows: Vec<EntryId>,
    pub(super) headings: Vec<Heading>,
}

/// Puts reviews together by what they have in common; within each group they keep their order.
pub(super) fn grouped(roll: &Roll, rows: Vec<EntryId>, by: Group) -> Grouped {
    let views = rows.iter().filter_map(|id| roll.view(*id));
    match by {
        Group::None => Grouped {
            rows,
            headings: Vec::new(),
        },
        Group::Work => named(views, |view| view.names()[0], View::work, "no work"),
        Group::Maker => named(
            views,
            |view| view.names()[2],
            |view| view.makers().next(),
            "no maker",
        ),
        Group::Reviewer => named(views, |view| view.names()[3], View::reviewer, "no reviewer"),
        Group::Kind => named(
            views,
            |view| view.names()[1],
            View::work_kind,
            "no kind of work",
        ),
        Group::Year => numbered(
            views,
            |view| view.year().map(i64::from),
            |year| year.to_string(),
            "no year",
        ),
        Group::Rating => numbered(views, half_stars, stars, "no rating"),
        Group::Folder => {
            let mut bunches: Bunches<Option<&OsStr>> = Bunches::new();
            for view in views {
                let folder = view.path().and_then(Path::parent).map(Path::as_os_str);
                bunches.put(folder, view.id(), || {
                    (0, folder.map_or_else(String::new, shown))
                });
            }
            bunches.finish("no folder")
        }
    }
}

/// Groups by a name; names that differ in case and accents alone are one.
fn named<'a>(
    views: impl Iterator<Item = View<'a>>,
    key: impl Fn(View<'a>) -> Name,
    title: impl Fn(View<'a>) -> Option<&'a str>,
    nothing: &str,
) -> Grouped {
    let mut bunches = Bunches::new();
    for view in views {
        let told = || (0, title(view).unwrap_or_default().to_owned());
        bunches.put(key(view), view.id(), told);
    }
    bunches.finish(nothing)
}

/// Groups by a number, the largest first.
fn numbered<'a>(
    views: impl Iterator<Item = View<'a>>,
    number: impl Fn(View<'a>) -> Option<i64>,
    title: impl Fn(i64) -> String,
    nothing: &str,
) -> Grouped {
    let mut bunches = Bunches::new();
    for view in views {
        let number = number(view);
        let told = || number.map_or((0, String::new()), |number| (-number, title(number)));
        bunches.put(number, view.id(), told);
    }
    bunches.finish(nothing)
}

/// The rating in half stars of five.
fn half_stars(view: View<'_>) -> Option<i64> {
    let share = view.rating().and_then(Rating::share)?;
    Some((share * STEPS).round().clamp(0.0, STEPS) as i64)
}

/// Half stars as they are shown.
fn stars(halves: i64) -> String {
    if halves == 0 {
        return "0 stars".to_owned();
    }
    let full = "★".repeat(usize::try_from(halves / 2).unwrap_or_default());
    let half = if halves % 2 == 1 { "½" } else { "" };
    full + half
}

/// The path of a folder; the one that frontrow was started in is a dot.
fn shown(folder: &OsStr) -> String {
    let shown = sanitise::line(&folder.to_string_lossy());
    if shown.is_empty() {
        ".".to_owned()
    } else {
        shown
    }
}
