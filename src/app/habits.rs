//! What is kept of no review: the searches, and how the reader has the screen.

use serde::{Deserialize, Serialize};

use super::areas::Widths;
use super::journaling::{JournalWish, safe_line};
use super::{App, Effect};
use crate::config::TextSettings;

/// The name by which the screen is kept.
const SCREEN: &str = "screen";

/// What stands before a search in a review as it is kept.
const FIND: char = '/';

/// What stands before a search of the library.
const SEARCH: char = 's';

/// How the reader has the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct ScreenKept {
    /// The measure, in columns, and the one of the settings when it was chosen: where those have
    /// another now, they count.
    measure: Option<(u16, u16)>,
    /// The columns that the library was given.
    library: Option<u16>,
    /// Those that the outline was given.
    outline: Option<u16>,
}

impl App {
    /// Asks how the reader had the screen, unless that is known.
    pub(super) fn ask_for_screen(&self) -> Vec<Effect> {
        if self.screen_kept.is_some() {
            return Vec::new();
        }
        let name = SCREEN.to_owned();
        self.ask_if_kept([JournalWish::Value { name }])
    }

    /// Takes what is kept by a name, if that is how the reader had the screen and nothing of it was
    /// changed since. What does not fit is passed over.
    pub(super) fn take_value(&mut self, name: &str, value: Option<&str>) {
        if name != SCREEN || self.screen_kept.is_some() {
            return;
        }
        let untouched = ScreenKept::default();
        self.screen_kept = Some(untouched);
        if self.screen() != untouched {
            return;
        }
        let kept: Option<ScreenKept> = value.and_then(|value| serde_json::from_str(value).ok());
        let Some(kept) = kept else { return };
        let configured = self.settings.text.measure;
        let measure = kept.measure.filter(|(_, then)| *then == configured);
        if let Some((measure, _)) = measure {
            let (least, most) = TextSettings::MEASURE.into_inner();
            self.measure = measure.clamp(least, most);
        }
        self.widths = Widths {
            library: kept.library,
            outline: kept.outline,
        };
        self.screen_kept = Some(self.screen());
    }

    /// Takes the last searches, the latest first.
    pub(super) fn take_searches(&mut self, mut searches: Vec<String>) {
        searches.iter_mut().for_each(safe_line);
        let of = |sign: char| {
            searches
                .iter()
                .filter_map(move |one| one.strip_prefix(sign))
        };
        self.finder.history().take_earlier(of(FIND));
        self.searching.history().take_earlier(of(SEARCH));
    }

    /// Has kept what was searched for, and how the reader has the screen once that is done.
    pub(super) fn keep_habits(&mut self) -> Vec<Effect> {
        let found = self.finder.history().take_new().into_iter();
        let found = found.map(|search| format!("{FIND}{search}"));
        let searched = self.searching.history().take_new().into_iter();
        let searched = searched.map(|search| format!("{SEARCH}{search}"));
        let new: Vec<String> = found.chain(searched).collect();
        let mut effects = self.ask_if_kept(new.into_iter().map(JournalWish::NoteSearch));
        let screen = self.screen();
        let is_new = self.screen_kept.is_some_and(|kept| kept != screen);
        if is_new && self.grip.is_none() {
            self.screen_kept = Some(screen);
            if let Ok(value) = serde_json::to_string(&screen) {
                let name = SCREEN.to_owned();
                effects.extend(self.ask_if_kept([JournalWish::SetValue { name, value }]));
            }
        }
        effects
    }

    /// How the reader has the screen.
    fn screen(&self) -> ScreenKept {
        let configured = self.settings.text.measure;
        ScreenKept {
            measure: (self.measure != configured).then_some((self.measure, configured)),
            library: self.widths.library,
            outline: self.widths.outline,
        }
    }
}
