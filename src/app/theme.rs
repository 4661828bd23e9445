//! Which theme is shown: the one the reader chose, else the one that goes with the ground.

use super::{App, Ground, Notice};
use crate::config::{AUTOMATIC, Settings, Theme, ThemeChoice};

/// What is known about which theme is wanted.
#[derive(Debug)]
pub(super) struct Shown {
    /// The name of the theme that was chosen, in the settings or since; none leaves it to the ground.
    chosen: Option<String>,
    /// What lies behind the text, once that is known.
    ground: Option<Ground>,
}

impl Shown {
    pub(super) fn new(settings: &Settings) -> Self {
        let chosen = match &settings.screen.theme {
            ThemeChoice::Auto => None,
            ThemeChoice::Named(name) => Some(name.clone()),
        };
        Self {
            chosen,
            ground: None,
        }
    }

    /// Notes what lies behind the text.
    pub(super) fn note(&mut self, ground: Ground) {
        self.ground = Some(ground);
    }

    fn name(&self) -> &str {
        match (&self.chosen, self.ground) {
            (Some(name), _) => name,
            (None, None) => AUTOMATIC.unknown,
            (None, Some(Ground::Dark)) => AUTOMATIC.dark,
            (None, Some(Ground::Light)) => AUTOMATIC.light,
        }
    }

    /// Where the theme stands among `themes`.
    fn index(&self, themes: &[(String, Theme)]) -> usize {
        let mut names = themes.iter().map(|(name, _)| name);
        names.position(|name| name == self.name()).unwrap_or(0)
    }
}

impl App {
    /// How things look at the moment.
    pub fn theme(&self) -> &Theme {
        let themes = &self.settings.themes;
        let shown = themes.get(self.theme.index(themes));
        shown.map_or(&Theme::PLAIN, |(_, theme)| theme)
    }

    /// Shows the next theme and tells its name; it stays for the run, whatever the ground.
    pub(super) fn next_theme(&mut self) {
        let themes = &self.settings.themes;
        let next = (self.theme.index(themes) + 1) % themes.len().max(1);
        let text = match themes.get(next) {
            Some((name, _)) if themes.len() > 1 => {
                self.theme.chosen = Some(name.clone());
                format!("theme: {name}")
            }
            Some(_) | None => "without colours there is no other theme".to_owned(),
        };
        self.notice = Some(Notice::plain(text));
    }
}
