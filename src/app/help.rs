//! The page of keys that `?` opens: those of the pane one is in first, and fewer as one types.

mod entries;
mod rows;

pub use rows::HelpRow;

use super::areas::Area;
use super::commands::motion;
use super::motion::{Direction, Motion, Stride};
use super::prompt::{PromptKind, Typed};
use super::{App, Effect, Pane};
use crate::command::Command;
use crate::config::Capture;
use crate::keys::{Key, KeyCode, Keymap};
use entries::entries;
use rows::rows;

/// The fewest columns of the screen for each of two columns of the help.
const NARROWEST: u16 = 56;

/// Columns free at the left and at the right of a column of the help.
const MARGIN: u16 = 1;

/// The fewest and the most columns for the keys, with the space behind them.
const KEYS: (u16, u16) = (9, 21);

/// The help while it is open.
#[derive(Debug, Clone)]
pub struct Help {
    /// Where it was opened.
    pane: Pane,
    /// What the reader looks up.
    query: String,
    first: usize,
    area: Area,
    rows: Vec<HelpRow>,
    found: usize,
}

impl Help {
    /// The help for a pane.
    pub fn new(pane: Pane) -> Self {
        Self {
            pane,
            query: String::new(),
            first: 0,
            area: Area::default(),
            rows: Vec::new(),
            found: 0,
        }
    }

    /// The columns of rows on the screen, from the left, without their margins.
    pub fn columns(&self) -> impl Iterator<Item = (Area, &[HelpRow])> {
        let height = usize::from(self.area.height).max(1);
        let shown = self.rows.get(self.first..).unwrap_or_default();
        let columns = shown.chunks(height).take(usize::from(self.count()));
        (0..).zip(columns).map(|(index, rows)| {
            let x = self.area.x + index * (self.area.width / self.count()) + MARGIN;
            let width = self.width();
            (
                Area {
                    x,
                    width,
                    ..self.area
                },
                rows,
            )
        })
    }

    /// The columns of the screen for the keys, with the space behind them.
    pub fn keys_width(&self) -> u16 {
        let (least, most) = KEYS;
        (self.width() / 3).clamp(least, most)
    }

    /// Where it was opened.
    pub fn pane(&self) -> Pane {
        self.pane
    }

    /// What the reader looks up; nothing when all keys are shown.
    pub fn query(&self) -> &str {
        &self.query
    }

    /// How many entries are shown.
    pub fn found(&self) -> usize {
        self.found
    }

    /// Whether there are rows below those on the screen.
    pub fn goes_on(&self) -> bool {
        self.first + 1 < self.tops()
    }

    /// Scrolls through the rows.
    pub fn scroll(&mut self, motion: Motion) {
        self.first = motion.row(self.first, self.tops(), self.area.height);
    }

    /// Shows only what has to do with `query`: a key, words of a command's name or of its sentence.
    pub fn look_up(&mut self, query: &str) {
        query.clone_into(&mut self.query);
        self.first = 0;
    }

    /// Fits the help into `area`.
    pub fn settle(&mut self, area: Area, keymap: &Keymap, mouse: Capture) {
        self.area = area;
        let entries = entries(keymap, mouse, self.pane, self.query.trim());
        self.found = entries.len();
        self.rows = rows(&entries, self.keys_width(), self.width());
        self.first = self.first.min(self.tops() - 1);
    }

    /// How many columns stand side by side.
    fn count(&self) -> u16 {
        (self.area.width / NARROWEST).clamp(1, 2)
    }

    /// How wide a column is, without its margins.
    fn width(&self) -> u16 {
        (self.area.width / self.count()).saturating_sub(2 * MARGIN)
    }

    /// How many rows can be the first on the screen.
    fn tops(&self) -> usize {
        let page = usize::from(self.area.height) * usize::from(self.count());
        self.rows.len().saturating_sub(page) + 1
    }
}

impl App {
    /// The help, while it is open.
    pub fn help(&self) -> Option<&Help> {
        self.help.as_ref()
    }

    /// Opens the help for the pane with the focus.
    pub(super) fn open_help(&mut self) {
        self.help = Some(Help::new(self.focus));
    }

    /// That the keys typed do nothing, and what to do instead.
    pub(super) fn unbound(&self) -> String {
        let keys: Vec<String> = self.pending.iter().map(|key| key.shown()).collect();
        let keys = keys.join(" ");
        let (way, shows) = match &self.help {
            None => (Command::Help, "shows the keys"),
            Some(_) => (Command::Find, "looks a key up"),
        };
        let way = self.settings.keymap.key_shown(way);
        let way = way.map(|way| format!("; {way} {shows}"));
        format!("{keys} does nothing here{}", way.unwrap_or_default())
    }

    /// In the help, moving scrolls it, finding looks a key up, and everything that leads out closes
    /// it; what moves about in the reviews waits until it is closed.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the help acts on few of all commands"
    )]
    pub(super) fn execute_in_help(&mut self, command: Command) -> Vec<Effect> {
        let Some(help) = &mut self.help else {
            return Vec::new();
        };
        if let Some(motion) = motion(command) {
            help.scroll(motion);
        }
        match command {
            Command::Redraw => return vec![Effect::Redraw],
            Command::Suspend => return vec![Effect::Suspend],
            Command::ToggleMouse => return self.toggle_mouse(),
            Command::Find | Command::FilterOutline => return self.ask(PromptKind::Help),
            Command::Back if !help.query.is_empty() => help.look_up(""),
            Command::Help | Command::Back | Command::Quit | Command::Cancel | Command::Open => {
                self.help = None;
            }
            _ => {}
        }
        Vec::new()
    }

    /// Takes a key while something is being looked up in the help.
    pub(super) fn key_in_help_prompt(&mut self, key: Key) -> Vec<Effect> {
        let (Some(prompt), Some(help)) = (&mut self.prompt, &mut self.help) else {
            return Vec::new();
        };
        let mut scroll = |stride, direction| help.scroll(Motion { stride, direction });
        match (key.code(), prompt.key(key)) {
            (KeyCode::PageDown, _) => scroll(Stride::Page, Direction::On),
            (KeyCode::PageUp, _) => scroll(Stride::Page, Direction::Back),
            (_, Typed::Next) => scroll(Stride::Line, Direction::On),
            (_, Typed::Previous) => scroll(Stride::Line, Direction::Back),
            (_, Typed::Changed) => help.look_up(prompt.text()),
            (_, Typed::Nothing | Typed::Completed) => {}
            (_, Typed::Accepted) => self.prompt = None,
            (_, Typed::Cancelled) => {
                help.look_up("");
                self.prompt = None;
            }
        }
        Vec::new()
    }
}
