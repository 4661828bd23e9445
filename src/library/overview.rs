//! A library at a glance: how many reviews there are of each rating, month, maker and so on.

mod pick;

pub use pick::Pick;

use super::{EntryId, Roll, View};
use crate::query::Progress;
use crate::review::{Pace, Rating, Words};
use std::collections::{BTreeMap, HashMap};

/// Bars of a chart of names, at the most.
const NAMES: usize = 10;

/// The latest months and years that are charted.
const MONTHS: usize = 24;
const YEARS: usize = 30;

/// The steps of a scale: half stars.
const STEPS: u8 = 10;

/// The minutes that reviews of each bar take at most; the last takes any.
const LENGTHS: [u32; 6] = [1, 2, 5, 10, 20, 60];

/// How many reviews there are of what.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Overview {
    /// All of them.
    pub reviews: usize,
    /// How much there is to read.
    pub words: Words,
    /// What they were counted by; those that would be empty are left out.
    pub charts: Vec<Chart>,
}

/// How many reviews there are of each of something.
#[derive(Debug, Clone, PartialEq)]
pub struct Chart {
    /// What they were counted by.
    pub by: Counted,
    /// In the order of the scale, or the largest first.
    pub bars: Vec<Bar>,
    /// How many have more than is shown, such as another maker.
    pub others: usize,
    /// Of how many it is not known.
    pub unknown: usize,
}

/// A bar of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// What its reviews have in common.
    pub pick: Pick,
    /// How many there are.
    pub count: usize,
}

/// What reviews are counted by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Counted {
    /// The rating, in half stars.
    Rating,
    /// The month of the review.
    Month,
    /// The year of the review.
    Year,
    /// Who made the work.
    Maker,
    /// Tags.
    Tag,
    /// The time it takes to read.
    Length,
    /// How much was read.
    Reading,
}

impl Overview {
    /// Counts these reviews, which are read at this pace.
    pub fn of(roll: &Roll, ids: &[EntryId], pace: Pace) -> Self {
        let mut counting = Counting::default();
        for view in ids.iter().filter_map(|id| roll.view(*id)) {
            counting.add(view, pace);
        }
        counting.overview()
    }

    /// The same with how much was read of the reviews.
    #[must_use]
    pub fn with_reading(mut self, counts: [(Progress, usize); 3]) -> Self {
        let bars = counts.into_iter().map(|(read, count)| Bar {
            pick: Pick::Read(read),
            count,
        });
        self.charts.push(Chart {
            by: Counted::Reading,
            bars: bars.collect(),
            others: 0,
            unknown: 0,
        });
        self
    }
}

/// Reviews being counted.
#[derive(Default)]
struct Counting<'a> {
    reviews: usize,
    words: Words,
    ratings: BTreeMap<u8, usize>,
    months: BTreeMap<u32, usize>,
    makers: HashMap<&'a str, usize>,
    tags: HashMap<&'a str, usize>,
    lengths: BTreeMap<usize, usize>,
    /// Of how many makers and tags are not known.
    unmade: usize,
    untagged: usize,
}

impl<'a> Counting<'a> {
    fn add(&mut self, view: View<'a>, pace: Pace) {
        self.reviews += 1;
        self.words += view.words();
        if let Some(share) = view.rating().and_then(Rating::share) {
            let step = (0..STEPS)
                .rev()
                .find(|step| share * f64::from(STEPS) >= f64::from(*step) + 0.5);
            let step = step.map_or(0, |below| below + 1);
            *self.ratings.entry(step).or_default() += 1;
        }
        if let Some(month) = view.month() {
            *self.months.entry(month).or_default() += 1;
        }
        let [mut made, mut tagged] = [false; 2];
        for maker in view.makers() {
            made = true;
            *self.makers.entry(maker).or_default() += 1;
        }
        for tag in view.tags() {
            tagged = true;
            *self.tags.entry(tag).or_default() += 1;
        }
        self.unmade += usize::from(!made);
        self.untagged += usize::from(!tagged);
        if view.is_read() && view.words().count() > 0 {
            // Rounded up, as they are shown.
            let minutes = view.words().minutes(pace).ceil();
            let length = LENGTHS.partition_point(|most| f64::from(*most) < minutes);
            *self.lengths.entry(length).or_default() += 1;
        }
    }

    fn overview(self) -> Overview {
        let charts = [
            self.by_rating(),
            self.by_month(),
            self.by_year(),
            self.by_length(),
            names(&self.makers, Counted::Maker, self.unmade, Pick::Maker),
            names(&self.tags, Counted::Tag, self.untagged, Pick::Tag),
        ];
        Overview {
            reviews: self.reviews,
            words: self.words,
            charts: charts.into_iter().flatten().collect(),
        }
    }

    fn by_rating(&self) -> Option<Chart> {
        let least = *self.ratings.keys().next()?;
        let bars = least.min(1)..=STEPS;
        let bars = bars.map(|step| (Pick::Rating(step), self.ratings.get(&step)));
        self.chart(Counted::Rating, bars, 0)
    }

    /// The latest months from the first of them to the last, also those without any.
    fn by_month(&self) -> Option<Chart> {
        let known: BTreeMap<u32, usize> = self
            .months
            .iter()
            .filter(|(month, _)| *month % 16 > 0)
            .map(|(month, count)| (month / 16 * 12 + month % 16 - 1, *count))
            .collect();
        let (first, last) = (*known.keys().next()?, *known.keys().next_back()?);
        let first = first.max(last.saturating_sub(MONTHS as u32 - 1));
        let earlier = known.range(..first).map(|(_, count)| count).sum();
        let bars = (first..=last).map(|month| {
            let name = format!("{:04}-{:02}", month / 12, month % 12 + 1);
            (Pick::Month(name), known.get(&month))
        });
        self.chart(Counted::Month, bars, earlier)
    }

    fn by_year(&self) -> Option<Chart> {
        let mut years: BTreeMap<u32, usize> = BTreeMap::new();
        for (month, count) in &self.months {
            *years.entry(month / 16).or_default() += count;
        }
        let (first, last) = (*years.keys().next()?, *years.keys().next_back()?);
        let first = first.max(last.saturating_sub(YEARS as u32 - 1));
        let earlier = years.range(..first).map(|(_, count)| count).sum();
        let bars = (first..=last).map(|year| {
            let name = format!("{year:04}");
            (Pick::Year(name), years.get(&year))
        });
        self.chart(Counted::Year, bars, earlier)
    }

    fn by_length(&self) -> Option<Chart> {
        let (first, last) = (
            *self.lengths.keys().next()?,
            *self.lengths.keys().next_back()?,
        );
        let bars = (first..=last).map(|place| {
            let start = place.checked_sub(1).and_then(|before| LENGTHS.get(before));
            let pick = Pick::Minutes(
                start.copied().unwrap_or_default(),
                LENGTHS.get(place).copied(),
            );
            (pick, self.lengths.get(&place))
        });
        self.chart(Counted::Length, bars, 0)
    }

    fn chart<'b>(
        &self,
        by: Counted,
        bars: impl Iterator<Item = (Pick, Option<&'b usize>)>,
        others: usize,
    ) -> Option<Chart> {
        let bars = bars.map(|(pick, count)| Bar {
            pick,
            count: count.copied().unwrap_or_default(),
        });
        let bars: Vec<Bar> = bars.collect();
        let known: usize = bars.iter().map(|bar| bar.count).sum();
        (known > 0).then(|| Chart {
            by,
            bars,
            others,
            unknown: self.reviews.saturating_sub(known + others),
        })
    }
}

/// The chart of names, those with most reviews first.
fn names(
    counts: &HashMap<&str, usize>,
    by: Counted,
    unknown: usize,
    pick: fn(String) -> Pick,
) -> Option<Chart> {
    let mut all: Vec<(&str, usize)> = counts.iter().map(|(name, count)| (*name, *count)).collect();
    all.sort_by(|(a, count_a), (b, count_b)| count_b.cmp(count_a).then_with(|| a.cmp(b)));
    let others = all.len().saturating_sub(NAMES);
    all.truncate(NAMES);
    let bars = all.into_iter().map(|(name, count)| Bar {
        pick: pick(name.to_owned()),
        count,
    });
    let bars: Vec<Bar> = bars.collect();
    (!bars.is_empty()).then_some(Chart {
        by,
        bars,
        others,
        unknown,
    })
}
