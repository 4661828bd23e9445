//! The settings as the program needs them: complete and checked.

use std::ops::RangeInclusive;

use crate::formats::Mappings;
use crate::keys::Keymap;
use crate::library::{self, SearchMasking};
use crate::outline::{Kind, Kinds, Sections};
use crate::query::Filters;
use crate::review::{Facts, Pace};
use crate::typeset;

use super::Theme;

/// All settings.
#[derive(Debug, Clone, PartialEq)]
pub struct Settings {
    /// What is read.
    pub library: LibrarySettings,
    /// How the page is set.
    pub text: TextSettings,
    /// What is kept from those who do not know the work yet.
    pub spoilers: SpoilerSettings,
    /// How the program uses the terminal.
    pub screen: ScreenSettings,
    /// How the window is shared.
    pub panes: PaneSettings,
    /// Which keys carry out which command.
    pub keymap: Keymap,
    /// How things can look: the themes by their names.
    pub themes: Vec<(String, Theme)>,
    /// Queries by their names.
    pub filters: Filters,
    /// What sections are about, and how their headings tell.
    pub kinds: Kinds,
    /// What the columns of tables and the fields of records say.
    pub mappings: Mappings,
    /// What is kept of what the reader does.
    pub journal: JournalSettings,
    /// How much is done at once.
    pub limits: Limits,
}

impl Settings {
    /// What the shipped settings are laid over: nothing that would do.
    pub(super) fn blank() -> Self {
        Self {
            library: LibrarySettings {
                paths: Vec::new(),
                suffixes: Vec::new(),
            },
            text: TextSettings {
                measure: 0,
                least_measure: 0,
                overlap: 0,
                setting: typeset::Settings::default(),
                pace: Pace::default(),
            },
            spoilers: SpoilerSettings {
                spoilers: Spoilers::Shown,
                kinds: Vec::new(),
            },
            screen: ScreenSettings {
                theme: ThemeChoice::Auto,
                mouse: Capture::Off,
                clipboard: Clipboard::Off,
            },
            panes: PaneSettings {
                outline_share: 0,
                outline_least: 0,
                outline_most: 0,
                library_least: 0,
                library_most: 0,
            },
            keymap: Keymap::default(),
            themes: Vec::new(),
            filters: Filters::NONE,
            kinds: Kinds::default(),
            mappings: Mappings::default(),
            journal: JournalSettings {
                keep: Keep::Nothing,
                forget_places_after: 0,
            },
            limits: Limits {
                first_read: 0,
                largest_file: 0,
            },
        }
    }

    /// What the library needs to know of them.
    pub fn for_library(&self) -> library::Settings {
        library::Settings {
            suffixes: self.library.suffixes.clone(),
            at_once: self.limits.first_read,
            largest: self.limits.largest_file << 20,
            kinds: self.kinds.clone(),
            mappings: self.mappings.clone(),
        }
    }
}

/// What is read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LibrarySettings {
    /// The files and folders that are opened when none is named: from the root, or from the reader's
    /// home, for which `~` stands. None stand for what lies at hand.
    pub paths: Vec<String>,
    /// What the names of reviews in folders end in: lower case, without the dot; the empty one
    /// stands for names without an ending.
    pub suffixes: Vec<String>,
}

/// How the page is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextSettings {
    /// The length of a line, in columns, within [`TextSettings::MEASURE`].
    pub measure: u16,
    /// The columns that the text keeps when the outline is shown beside it, within
    /// [`TextSettings::MEASURE`]; the measure counts instead where it is less.
    pub least_measure: u16,
    /// The lines kept when a page is turned, within [`TextSettings::OVERLAP`].
    pub overlap: u16,
    /// How lines are set.
    pub setting: typeset::Settings,
    /// How fast it is read.
    pub pace: Pace,
}

/// What is kept from those who do not know the work yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpoilerSettings {
    /// Whether spoilers are masked at first.
    pub spoilers: Spoilers,
    /// The names of the kinds of sections that are masked below their headings.
    pub kinds: Vec<String>,
}

/// Whether spoilers are masked at first.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spoilers {
    /// They are.
    Masked,
    /// They are, and so is the whole text of reviews that say that they hold spoilers.
    All,
    /// They are not.
    Shown,
}

/// How the program uses the terminal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScreenSettings {
    /// Which theme is used.
    pub theme: ThemeChoice,
    /// Who has the mouse.
    pub mouse: Capture,
    /// By what words are copied.
    pub clipboard: Clipboard,
}

/// By what words are copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Clipboard {
    /// By the terminal, and by a program where one is there.
    Auto,
    /// By the terminal alone.
    Terminal,
    /// By nothing.
    Off,
}

/// Which theme is used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ThemeChoice {
    /// The one that goes with the ground of the terminal.
    Auto,
    /// The one of this name.
    Named(String),
}

/// Who has the mouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Capture {
    /// The program.
    On,
    /// The terminal.
    Off,
}

/// How the window is shared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaneSettings {
    /// How much of the window the outline takes, in percent, within [`PaneSettings::SHARE`].
    pub outline_share: u16,
    /// The fewest columns the outline takes, within [`PaneSettings::COLUMNS`].
    pub outline_least: u16,
    /// The most columns the outline takes, not fewer than the fewest.
    pub outline_most: u16,
    /// The fewest columns the library takes, within [`PaneSettings::COLUMNS`].
    pub library_least: u16,
    /// The most columns the library takes, not fewer than the fewest.
    pub library_most: u16,
}

/// What is kept of what the reader does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct JournalSettings {
    /// Whether anything is.
    pub keep: Keep,
    /// The days after which it is forgotten where the reader was in a review, within
    /// [`JournalSettings::FORGET`]; 0 for never.
    pub forget_places_after: u32,
}

/// Whether anything is kept of what the reader does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Keep {
    /// Everything is.
    All,
    /// Nothing is; what was kept before is there.
    Nothing,
}

/// How much is done at once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// The bytes of a text that are read before the first frame, within [`Limits::FIRST_READ`].
    pub first_read: usize,
    /// The largest file that is read, in MiB, within [`Limits::LARGEST_FILE`].
    pub largest_file: u64,
}

impl TextSettings {
    /// The lengths a line can have, in columns.
    pub const MEASURE: RangeInclusive<u16> = 20..=200;
    /// The lines that can be kept when a page is turned.
    pub const OVERLAP: RangeInclusive<u16> = 0..=10;
}

impl SpoilerSettings {
    /// The kinds of sections that are masked, of those there are.
    pub fn chosen(&self, kinds: &Kinds) -> Vec<Kind> {
        self.kinds
            .iter()
            .filter_map(|name| kinds.named(name))
            .collect()
    }

    /// What is masked of the reviews that a search finds.
    pub fn masking(&self, kinds: &Kinds) -> SearchMasking {
        match self.spoilers {
            Spoilers::Shown => SearchMasking::Nothing,
            Spoilers::Masked => SearchMasking::Marked(self.chosen(kinds)),
            Spoilers::All => SearchMasking::Warned(self.chosen(kinds)),
        }
    }

    /// The sections that are masked of a review of these facts: of one that warns of spoilers, all of
    /// them if the reader wants that, else those of the kinds `chosen`.
    pub fn sections<'a>(
        &self,
        facts: &Facts,
        kinds: &'a Kinds,
        chosen: &'a [Kind],
    ) -> Sections<'a> {
        match self.spoilers {
            Spoilers::All if facts.spoiler == Some(true) => Sections::All,
            Spoilers::Masked | Spoilers::All | Spoilers::Shown => Sections::Of(kinds, chosen),
        }
    }
}

impl PaneSettings {
    /// The share of the window a pane can take, in percent.
    pub const SHARE: RangeInclusive<u16> = 10..=60;
    /// The columns a pane beside the text can take.
    pub const COLUMNS: RangeInclusive<u16> = 10..=120;
}

impl JournalSettings {
    /// The days after which places can be forgotten.
    pub const FORGET: RangeInclusive<u32> = 0..=100_000;
}

impl Limits {
    /// The bytes that can be read before the first frame.
    pub const FIRST_READ: RangeInclusive<usize> = 131_072..=67_108_864;
    /// The MiB that the largest file can have.
    pub const LARGEST_FILE: RangeInclusive<u64> = 1..=65_536;
}
