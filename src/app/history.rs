//! What was searched for before, to be searched for again.

/// The most searches that are kept.
const MOST: usize = 100;

/// The searches of this run, and those of earlier ones that are kept.
#[derive(Debug, Clone, Default)]
pub struct History {
    /// The latest first, each once.
    searches: Vec<String>,
    /// Those of this run that are not kept yet, the first first.
    new: Vec<String>,
    /// How many searches back the prompt shows one; 0 for what was typed.
    back: usize,
    /// What was typed before the first was recalled.
    typed: String,
}

impl History {
    /// Whether there is an earlier search than the prompt shows.
    pub fn goes_back(&self) -> bool {
        self.back < self.searches.len()
    }

    /// Notes a search as the latest.
    pub fn note(&mut self, search: &str) {
        self.searches.retain(|other| other != search);
        self.searches.insert(0, search.to_owned());
        self.new.push(search.to_owned());
        self.searches.truncate(MOST);
        self.forget_place();
    }

    /// Takes the searches of earlier runs, the latest first: behind those of this one.
    pub fn take_earlier<'a>(&mut self, searches: impl Iterator<Item = &'a str>) {
        for search in searches.take(MOST) {
            if !self.searches.iter().any(|known| known == search) {
                self.searches.push(search.to_owned());
            }
        }
        self.searches.truncate(MOST);
    }

    /// The searches that are not kept yet, the first first; they are from now on.
    pub fn take_new(&mut self) -> Vec<String> {
        std::mem::take(&mut self.new)
    }

    /// The search before the one that the prompt shows, which holds `shown`; none where there is no
    /// earlier one.
    pub fn earlier(&mut self, shown: &str) -> Option<&str> {
        if self.back == 0 {
            shown.clone_into(&mut self.typed);
        }
        // What the prompt shows already is passed over.
        let rest = self.searches.iter().enumerate().skip(self.back);
        let (at, search) = rest.clone().find(|(_, search)| *search != shown)?;
        self.back = at + 1;
        Some(search)
    }

    /// The search behind the one that the prompt shows, and behind the latest what was typed; none
    /// where no search is shown.
    pub fn later(&mut self) -> Option<&str> {
        self.back = self.back.checked_sub(1)?;
        match self.back.checked_sub(1) {
            Some(at) => self.searches.get(at).map(String::as_str),
            None => Some(&self.typed),
        }
    }

    /// Begins with the latest again: the prompt shows what is typed.
    pub fn forget_place(&mut self) {
        self.back = 0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn searches_are_recalled_as_in_a_shell() {
        let mut history = History::default();
        assert!(!history.goes_back());
        assert_eq!(history.earlier("ty"), None);
        assert_eq!(history.later(), None);
        for search in ["one", "two", "three", "two"] {
            history.note(search);
        }
        assert_eq!(history.searches, ["two", "three", "one"]);
        let earlier = [
            ("ty", Some("two")),
            ("two", Some("three")),
            ("three", Some("one")),
            ("one", None),
        ];
        for (shown, expected) in earlier {
            assert_eq!(history.earlier(shown), expected, "{shown}");
        }
        for expected in [Some("three"), Some("two"), Some("ty"), None] {
            assert_eq!(history.later(), expected);
        }
        // What was edited is what was typed.
        assert_eq!(history.earlier("ty"), Some("two"));
        history.forget_place();
        assert_eq!(history.earlier("two!"), Some("two"));
        assert_eq!(history.later(), Some("two!"));
    }

    #[test]
    fn no_more_are_kept_than_anybody_goes_through() {
        let mut history = History::default();
        for number in 0..500 {
            history.note(&number.to_string());
        }
        assert_eq!(history.searches.len(), MOST);
        assert_eq!(history.searches.first().map(String::as_str), Some("499"));
    }
}
