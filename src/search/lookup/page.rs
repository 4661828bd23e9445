//! What is known of some entries, in one text that is gone through at the speed of memory.

use super::BORDER;
use super::likeness::{Letters, Query};

/// Bytes that may be left behind by texts that were replaced before all are moved together.
const WASTE: usize = 1 << 16;

/// What is known of some entries with neighbouring keys, folded.
#[derive(Debug, Clone, Default)]
pub(super) struct Page {
    text: String,
    /// The slot of each entry, by its place on the page.
    slots: Vec<Slot>,
    /// The places on the page in the order of the text.
    order: Vec<u16>,
    /// Bytes of fields that are out of use.
    wasted: usize,
}

/// Where the fields of one entry stand, each with a border behind it; there is none where they have
/// no end.
#[derive(Debug, Clone, Copy, Default)]
struct Slot {
    start: u32,
    end: u32,
    letters: Letters,
}

/// The fields of one entry, each with a border behind it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fields<'a> {
    /// Its place on the page.
    pub(super) place: usize,
    pub(super) text: &'a str,
    pub(super) letters: Letters,
}

impl Page {
    /// Notes the fields of the entry at `place`, in place of what was known.
    pub(super) fn put(&mut self, place: usize, fields: &str) {
        if let Some(old) = self.slot(place) {
            if self.text_of(old) == fields {
                return;
            }
            self.remove(place);
        }
        if self.slots.len() <= place {
            self.slots.resize(place + 1, Slot::default());
        }
        self.write(place, fields);
        if self.wasted > WASTE.max(self.text.len() / 2) {
            self.move_together();
        }
    }

    fn write(&mut self, place: usize, fields: &str) {
        let position = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
        let start = position(self.text.len());
        self.text.push_str(fields);
        let slot = Slot {
            start,
            end: position(self.text.len()),
            letters: Letters::of(fields),
        };
        if let Some(slots) = self.slots.get_mut(place) {
            *slots = slot;
        }
        self.order.push(u16::try_from(place).unwrap_or(u16::MAX));
    }

    /// Gives back the room that was kept for more.
    pub(super) fn fill(&mut self) {
        self.text.shrink_to_fit();
        self.slots.shrink_to_fit();
        self.order.shrink_to_fit();
    }

    /// Forgets the entry at `place`.
    pub(super) fn remove(&mut self, place: usize) {
        if let Some(slot) = self.slot(place) {
            self.wasted += (slot.end - slot.start) as usize;
            self.order.retain(|other| usize::from(*other) != place);
            if let Some(slot) = self.slots.get_mut(place) {
                *slot = Slot::default();
            }
        }
    }

    fn slot(&self, place: usize) -> Option<Slot> {
        let slot = self.slots.get(place).copied();
        slot.filter(|slot| slot.end > 0)
    }

    /// Leaves out what is out of use.
    fn move_together(&mut self) {
        let old = std::mem::take(self);
        self.slots = vec![Slot::default(); old.slots.len()];
        for fields in old.all() {
            self.write(fields.place, fields.text);
        }
    }

    fn text_of(&self, slot: Slot) -> &str {
        let range = slot.start as usize..slot.end as usize;
        self.text.get(range).unwrap_or_default()
    }

    /// The fields of the entry at `place`.
    pub(super) fn get(&self, place: usize) -> Option<Fields<'_>> {
        let slot = self.slot(place)?;
        Some(Fields {
            place,
            text: self.text_of(slot),
            letters: slot.letters,
        })
    }

    /// The fields of all entries.
    pub(super) fn all(&self) -> impl Iterator<Item = Fields<'_>> {
        (0..self.slots.len()).filter_map(|place| self.get(place))
    }

    /// The entries that hold the query as it is, each with where it first may stand in its fields.
    pub(super) fn holding<'a>(
        &'a self,
        query: &'a Query,
    ) -> impl Iterator<Item = (Fields<'a>, usize)> {
        let mut at = 0;
        let mut order = self.order.iter();
        std::iter::from_fn(move || {
            loop {
                let rest = self.text.as_bytes().get(at..)?;
                let found = at + query.finder().find(rest)?;
                let current = order.find_map(|place| {
                    let slot = self.slot(usize::from(*place))?;
                    ((slot.end as usize) > found).then_some((usize::from(*place), slot))
                });
                let (place, slot) = current?;
                at = slot.end as usize;
                // What was found before it stood in fields that are out of use.
                let start = slot.start as usize;
                let inside = if found >= start {
                    Some(found - start)
                } else {
                    query.finder().find(self.text_of(slot).as_bytes())
                };
                if let Some(inside) = inside {
                    return Some((self.get(place)?, inside));
                }
            }
        })
    }

    #[cfg(test)]
    pub(super) fn size(&self) -> usize {
        self.text.len()
    }
}

/// Joins what is known of an entry: its title, then what else is no repetition.
pub(super) fn joined<'a>(fields: impl IntoIterator<Item = &'a str>, to: &mut String) {
    use crate::search::fold::{Case, fold};
    to.clear();
    for (number, field) in fields.into_iter().enumerate() {
        let field = fold(field, Case::Folded);
        let field = field.text().trim();
        // An entry without a title keeps its place free.
        if number == 0 || !(field.is_empty() || to.split(BORDER).any(|is| is == field)) {
            to.push_str(field);
            to.push(BORDER);
        }
    }
}
