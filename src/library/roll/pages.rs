//! A list that grows without being moved, and texts that are kept so.

use std::sync::Arc;

/// Values on a page.
const PAGE: usize = 4096;

/// Bytes on a page of texts.
const TEXTS: usize = 1 << 16;

/// A list kept in pages: it grows without being moved, and a clone shares all pages until one of
/// them changes, which is copied then.
#[derive(Debug, Clone)]
pub(super) struct Pages<T> {
    pages: Vec<Arc<Vec<T>>>,
    len: usize,
}

impl<T> Default for Pages<T> {
    fn default() -> Self {
        Self {
            pages: Vec::new(),
            len: 0,
        }
    }
}

impl<T: Clone> Pages<T> {
    pub(super) fn len(&self) -> usize {
        self.len
    }

    pub(super) fn get(&self, index: usize) -> Option<&T> {
        self.pages.get(index / PAGE)?.get(index % PAGE)
    }

    /// The value at `index`, to be changed; its page is copied where it is shared.
    pub(super) fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        Arc::make_mut(self.pages.get_mut(index / PAGE)?).get_mut(index % PAGE)
    }

    pub(super) fn push(&mut self, value: T) {
        if self.len.is_multiple_of(PAGE) {
            self.pages.push(Arc::new(Vec::new()));
        }
        if let Some(page) = self.pages.last_mut() {
            Arc::make_mut(page).push(value);
            self.len += 1;
        }
    }

    pub(super) fn iter(&self) -> impl Iterator<Item = &T> {
        self.pages.iter().flat_map(|page| page.iter())
    }
}

/// Where a text stands among [`Texts`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct At {
    page: u32,
    start: u16,
    /// Its bytes; the largest number stands for all of its page.
    len: u16,
}

/// Texts one behind the other, in pages. A clone shares them.
#[derive(Debug, Clone, Default)]
pub(super) struct Texts {
    pages: Vec<Arc<String>>,
}

impl Texts {
    /// Adds a text.
    pub(super) fn push(&mut self, text: &str) -> At {
        let Some(len) = u16::try_from(text.len()).ok().filter(|len| *len < u16::MAX) else {
            return self.push_alone(text);
        };
        let fits = |page: &Arc<String>| page.len() + text.len() < TEXTS;
        if !self.pages.last().is_some_and(fits) {
            self.pages.push(Arc::new(String::new()));
        }
        let page = self.pages.len() - 1;
        let Some(last) = self.pages.last_mut() else {
            return At::default();
        };
        let last = Arc::make_mut(last);
        let start = last.len();
        last.push_str(text);
        At {
            page: u32::try_from(page).unwrap_or(u32::MAX),
            start: u16::try_from(start).unwrap_or(u16::MAX),
            len,
        }
    }

    /// Gives a text a page of its own.
    fn push_alone(&mut self, text: &str) -> At {
        let page = u32::try_from(self.pages.len()).unwrap_or(u32::MAX);
        self.pages.push(Arc::new(text.to_owned()));
        // The next one begins another page: this one is full.
        At {
            page,
            start: 0,
            len: u16::MAX,
        }
    }

    /// The text at a place that [`Texts::push`] gave.
    pub(super) fn get(&self, at: At) -> &str {
        let page = self.pages.get(at.page as usize);
        let page = page.map_or("", |page| page.as_str());
        if at.len == u16::MAX {
            return page;
        }
        let start = usize::from(at.start);
        page.get(start..start + usize::from(at.len))
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_where_they_were_put() {
        let mut texts = Texts::default();
        let long = "ä".repeat(70_000);
        let all: Vec<String> = (0..30_000)
            .map(|number| match number % 1000 {
                7 => long.clone(),
                8 => String::new(),
                _ => format!("text {number}"),
            })
            .collect();
        let before = texts.clone();
        let places: Vec<At> = all.iter().map(|text| texts.push(text)).collect();
        for (text, at) in all.iter().zip(places) {
            assert_eq!(texts.get(at), text);
        }
        assert_eq!(before.pages.len(), 0);
    }

    #[test]
    fn a_clone_keeps_what_it_was() {
        let mut pages = Pages::default();
        (0..10_000).for_each(|number| pages.push(number));
        let before = pages.clone();
        if let Some(value) = pages.get_mut(5000) {
            *value = 1;
        }
        assert_eq!((before.get(5000), pages.get(5000)), (Some(&5000), Some(&1)));
        assert_eq!((before.len(), before.get(10_000)), (10_000, None));
        assert_eq!(before.iter().sum::<i32>(), 49_995_000);
    }
}
