//! What was searched for before, to be gone back to.

/// The most searches that are kept.
const KEPT: usize = 100;

/// Searches of this run, and the one that the reader has gone back to.
#[derive(Debug, Default)]
pub(super) struct Past {
    /// The oldest first, each once.
    searches: Vec<String>,
    /// Which of them is shown, and what was typed before it was.
    at: Option<(usize, String)>,
}

impl Past {
    /// Keeps a search as the newest.
    pub(super) fn keep(&mut self, typed: &str) {
        self.at = None;
        let typed = typed.trim();
        if typed.is_empty() {
            return;
        }
        self.searches.retain(|search| search != typed);
        if self.searches.len() >= KEPT {
            self.searches.remove(0);
        }
        self.searches.push(typed.to_owned());
    }

    /// Notes that the reader types something else.
    pub(super) fn leave(&mut self) {
        self.at = None;
    }

    /// Whether there is an older one than is shown.
    pub(super) fn goes_back(&self) -> bool {
        self.at.as_ref().map_or(self.searches.len(), |(at, _)| *at) > 0
    }

    /// The search before the one that is shown, while `typed` is in the prompt.
    pub(super) fn older(&mut self, typed: &str) -> Option<String> {
        let (mut at, draft) = match self.at.take() {
            Some(at) => at,
            None => (self.searches.len(), typed.to_owned()),
        };
        let older = self.searches.iter().enumerate().take(at);
        let found = older.rev().find(|(_, search)| *search != typed);
        let found = found.map(|(older, search)| (older, search.clone()));
        if let Some((older, _)) = found {
            at = older;
        }
        if at < self.searches.len() {
            self.at = Some((at, draft));
        }
        found.map(|(_, search)| search)
    }

    /// The search behind the one that is shown, or what was typed before.
    pub(super) fn newer(&mut self) -> Option<String> {
        let (at, draft) = self.at.take()?;
        match self.searches.get(at + 1) {
            Some(newer) => {
                self.at = Some((at + 1, draft));
                Some(newer.clone())
            }
            None => Some(draft),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn searches_are_gone_back_to_and_what_was_typed_is_not_lost() {
        let mut past = Past::default();
        assert!(!past.goes_back());
        assert_eq!(past.older("draft"), None);
        for search in ["salt", "fog", " ", "salt", "ferry"] {
            past.keep(search);
        }
        let some = |text: &str| Some(text.to_owned());
        assert_eq!(past.older("draft"), some("ferry"));
        assert_eq!(past.older("ferry"), some("salt"));
        assert_eq!(past.older("salt"), some("fog"));
        assert_eq!(past.older("fog"), None);
        assert_eq!(past.newer(), some("salt"));
        assert_eq!(past.newer(), some("ferry"));
        assert_eq!(past.newer(), some("draft"));
        assert_eq!(past.newer(), None);
        // What stands in the prompt already is no step.
        assert_eq!(past.older("ferry"), some("salt"));
        past.leave();
        assert_eq!(past.older("x"), some("ferry"));
    }
}
