//! A million reviews in the order of one of their columns.

use super::{EntryId, Name, Roll, View};
use crate::library::sort::{SortBy, Way, text_value};
use crate::review::Pace;

impl Roll {
    /// `ids` sorted by a column; what has the same value keeps its order, and what is not known comes
    /// last. Lengths are times at a `pace`.
    pub fn sorted(&self, ids: &[EntryId], by: SortBy, way: Way, pace: Pace) -> Vec<EntryId> {
        let name = |view: View<'_>| name_of(view, by);
        let ranks = self.ranks(ids, name);
        let key = |id: &EntryId| -> Option<u64> {
            let view = self.view(*id)?;
            match by {
                SortBy::Name | SortBy::Read => None,
                SortBy::Title => title_value(view).map(|text| first_bytes(&text)),
                SortBy::Work | SortBy::Maker | SortBy::Reviewer => {
                    ranks.get(name(view)?.number()).copied().flatten()
                }
                SortBy::Year => view.year().map(|year| ordered(year.into())),
                SortBy::Rating => {
                    let share = view.rating()?.share()?;
                    Some(ordered((share * 1e9).round() as i64))
                }
                SortBy::Date => view.day().map(u64::from),
                SortBy::Seen => view.day_seen().map(u64::from),
                SortBy::Length => {
                    let time = view.is_read().then(|| view.words().reading_time(pace))?;
                    u64::try_from(time.as_millis()).ok()
                }
            }
        };
        let mut keyed: Vec<(Option<u64>, EntryId)> = ids.iter().map(|id| (key(id), *id)).collect();
        let descends = by.descends(way);
        keyed.sort_by(|(a, a_id), (b, b_id)| {
            let (Some(a), Some(b)) = (a, b) else {
                return b.is_some().cmp(&a.is_some());
            };
            let ascending = a.cmp(b).then_with(|| match by {
                // Only the first bytes were compared.
                SortBy::Title => self.title_value(*a_id).cmp(&self.title_value(*b_id)),
                SortBy::Name
                | SortBy::Work
                | SortBy::Maker
                | SortBy::Year
                | SortBy::Rating
                | SortBy::Reviewer
                | SortBy::Date
                | SortBy::Seen
                | SortBy::Length
                | SortBy::Read => std::cmp::Ordering::Equal,
            });
            if descends {
                ascending.reverse()
            } else {
                ascending
            }
        });
        keyed.into_iter().map(|(_, id)| id).collect()
    }

    fn title_value(&self, id: EntryId) -> Option<String> {
        title_value(self.view(id)?)
    }

    /// The place of each name that `of` gives among all of those, by its number; none where it gives
    /// none.
    fn ranks(&self, ids: &[EntryId], of: impl Fn(View<'_>) -> Option<Name>) -> Vec<Option<u64>> {
        let mut is_used = vec![false; self.names()];
        let mut used = Vec::new();
        for name in ids.iter().filter_map(|id| of(self.view(*id)?)) {
            let place = is_used.get_mut(name.number());
            if place.is_some_and(|is_used| !std::mem::replace(is_used, true)) {
                used.push((text_value(self.name(name)), name));
            }
        }
        used.sort();
        let mut ranks = vec![None; self.names()];
        for (rank, (value, name)) in (0..).zip(&used) {
            if let Some(place) = ranks.get_mut(name.number()) {
                *place = value.is_some().then_some(rank);
            }
        }
        ranks
    }
}

/// The name by which a review is sorted, if it is by one.
fn name_of(view: View<'_>, by: SortBy) -> Option<Name> {
    let [work, _, makers, reviewer, _] = view.names();
    match by {
        SortBy::Work => Some(work),
        SortBy::Maker => Some(makers),
        SortBy::Reviewer => Some(reviewer),
        SortBy::Name
        | SortBy::Title
        | SortBy::Year
        | SortBy::Rating
        | SortBy::Date
        | SortBy::Seen
        | SortBy::Length
        | SortBy::Read => None,
    }
}

/// The title of a review to be compared with others; what cannot be read has none.
fn title_value(view: View<'_>) -> Option<String> {
    match view.unreadable() {
        Some(_) => None,
        None => text_value(&view.title()),
    }
}

/// The first eight bytes of a text, as a number that compares as they do.
fn first_bytes(text: &str) -> u64 {
    let mut first = [0; 8];
    for (place, byte) in first.iter_mut().zip(text.bytes()) {
        *place = byte;
    }
    u64::from_be_bytes(first)
}

/// A number as one without a sign that compares as it does.
fn ordered(number: i64) -> u64 {
    number.cast_unsigned() ^ (1 << 63)
}
