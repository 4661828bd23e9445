//! From the settings as written to the settings as needed: every value is checked, and everything
//! that is wrong is told at once.

use std::fmt::Display;
use std::ops::{Range, RangeInclusive};

use toml::Spanned;

use crate::command::Command;
use crate::keys::{Conflict, Keymap, Sequence};

use super::raw::{
    Raw, RawKeymap, RawKeys, RawLibrary, RawLimits, RawLooks, RawPanes, RawText, RawThemes,
};
use super::{
    Capture, ConfigError, LibrarySettings, Limits, Look, Mistake, PaneSettings, Role,
    ScreenSettings, Settings, TextSettings, Theme, ThemeChoice,
};

/// Reads settings that are complete, as the shipped ones are, from the `text` of the file called
/// `file`.
///
/// # Errors
/// The first mistake in the notation or in the names of the settings, else all in the values.
pub fn read(file: &str, text: &str) -> Result<Settings, ConfigError> {
    let mut check = Check {
        text,
        mistakes: Vec::new(),
    };
    let settings = match toml::from_str::<Raw>(text) {
        Ok(raw) => Some(check.settings(&raw)),
        Err(error) => {
            let place = error.span().unwrap_or(0..0);
            check.wrong(&place, error.message());
            None
        }
    };
    check.mistakes.sort_by_key(|mistake| mistake.line);
    match settings {
        Some(settings) if check.mistakes.is_empty() => Ok(settings),
        Some(_) | None => Err(ConfigError {
            file: file.to_owned(),
            mistakes: check.mistakes,
        }),
    }
}

/// The word for the theme that goes with the ground.
const AUTO: &str = "auto";

/// The checking of one file.
struct Check<'a> {
    text: &'a str,
    mistakes: Vec<Mistake>,
}

/// One key of a command, and where it is written.
struct Binding {
    command: Command,
    keys: Sequence,
    place: Range<usize>,
}

impl Check<'_> {
    /// Everything.
    fn settings(&mut self, raw: &Raw) -> Settings {
        Settings {
            library: self.library(&raw.library),
            text: self.text(&raw.text),
            screen: self.screen(raw),
            panes: self.panes(&raw.panes),
            keymap: self.keymap(&raw.keys),
            themes: self.themes(&raw.theme),
            limits: self.limits(&raw.limits),
        }
    }

    fn library(&mut self, raw: &RawLibrary) -> LibrarySettings {
        for suffix in &raw.suffixes {
            if suffix.get_ref().contains(['.', '/']) {
                let message = format!(
                    "`{}` is no ending of a name; leave out the dot: \"txt\"",
                    suffix.get_ref()
                );
                self.wrong(&suffix.span(), message);
            }
        }
        let suffixes = raw.suffixes.iter();
        LibrarySettings {
            suffixes: suffixes
                .map(|suffix| suffix.get_ref().to_lowercase())
                .collect(),
        }
    }

    fn text(&mut self, raw: &RawText) -> TextSettings {
        let measure = TextSettings::MEASURE;
        TextSettings {
            measure: self.number("measure", &raw.measure, &measure),
            least_measure: self.number("least_measure", &raw.least_measure, &measure),
            overlap: self.number("overlap", &raw.overlap, &TextSettings::OVERLAP),
        }
    }

    fn screen(&mut self, raw: &Raw) -> ScreenSettings {
        let name = raw.screen.theme.get_ref();
        let theme = if name == AUTO {
            ThemeChoice::Auto
        } else {
            ThemeChoice::Named(name.clone())
        };
        if name != AUTO && !raw.theme.keys().any(|theme| theme.get_ref() == name) {
            let message = format!("no theme is called `{name}`");
            self.wrong(&raw.screen.theme.span(), message);
        }
        let mouse = if raw.screen.mouse {
            Capture::On
        } else {
            Capture::Off
        };
        ScreenSettings { theme, mouse }
    }

    fn panes(&mut self, raw: &RawPanes) -> PaneSettings {
        let columns = PaneSettings::COLUMNS;
        let panes = PaneSettings {
            outline_share: self.number("outline_share", &raw.outline_share, &PaneSettings::SHARE),
            outline_least: self.number("outline_least", &raw.outline_least, &columns),
            outline_most: self.number("outline_most", &raw.outline_most, &columns),
            library_least: self.number("library_least", &raw.library_least, &columns),
            library_most: self.number("library_most", &raw.library_most, &columns),
        };
        let pairs = [
            ("outline", &raw.outline_least, &raw.outline_most),
            ("library", &raw.library_least, &raw.library_most),
        ];
        for (pane, least, most) in pairs {
            if least.get_ref() > most.get_ref() {
                let message = format!(
                    "`{pane}_least` is {}, more than `{pane}_most`, which is {}",
                    least.get_ref(),
                    most.get_ref()
                );
                self.wrong(&least.span(), message);
            }
        }
        panes
    }

    fn keymap(&mut self, raw: &RawKeymap) -> Keymap {
        let mut bindings = Vec::with_capacity(2 * raw.len());
        for (name, keys) in raw {
            let Some(command) = Command::from_name(name.get_ref()) else {
                let message = format!("no command is called `{}`", name.get_ref());
                self.wrong(&name.span(), message);
                continue;
            };
            let written = match keys.get_ref() {
                RawKeys::One(key) => vec![(key, keys.span())],
                RawKeys::List(keys) => keys.iter().map(|k| (k.get_ref(), k.span())).collect(),
            };
            for (key, place) in written {
                match key.parse() {
                    Ok(keys) => bindings.push(Binding {
                        command,
                        keys,
                        place,
                    }),
                    Err(error) => self.wrong(&place, error),
                }
            }
        }
        // Tables come sorted by name, but which binding is the later is told by the file.
        bindings.sort_by_key(|binding| binding.place.start);
        let pairs = bindings
            .iter()
            .map(|binding| (binding.command, vec![binding.keys.clone()]));
        Keymap::new(pairs).unwrap_or_else(|conflicts| {
            for conflict in conflicts {
                self.conflict(&conflict, &bindings);
            }
            Keymap::default()
        })
    }

    /// Tells a conflict at the later of its two bindings.
    fn conflict(&mut self, conflict: &Conflict, bindings: &[Binding]) {
        let sides = match conflict {
            Conflict::Twice {
                keys,
                first,
                second,
            } => [(*first, keys), (*second, keys)],
            Conflict::Hides {
                keys,
                command,
                longer,
                hidden,
            } => [(*command, keys), (*hidden, longer)],
        };
        let mut written = bindings.iter().rev();
        let later = written.find(|binding| sides.contains(&(binding.command, &binding.keys)));
        let place = later.map_or(0..0, |binding| binding.place.clone());
        self.wrong(&place, conflict);
    }

    fn themes(&mut self, raw: &RawThemes) -> Vec<(String, Theme)> {
        let themes = raw.iter();
        themes
            .map(|(name, looks)| (name.get_ref().clone(), self.theme(looks)))
            .collect()
    }

    fn theme(&mut self, raw: &Spanned<RawLooks>) -> Theme {
        let mut theme = Theme::default();
        let looks = raw.get_ref();
        for (name, look) in looks {
            let Some(role) = Role::from_name(name.get_ref()) else {
                self.wrong(
                    &name.span(),
                    format!("nothing called `{}` has a look", name.get_ref()),
                );
                continue;
            };
            match look.get_ref().parse::<Look>() {
                Ok(look) => theme = theme.with(role, look),
                Err(error) => self.wrong(&look.span(), error),
            }
        }
        for role in Role::ALL {
            if !looks.keys().any(|name| name.get_ref() == role.name()) {
                let message = format!("the theme has no look for `{}`", role.name());
                self.wrong(&raw.span(), message);
            }
        }
        theme
    }

    fn limits(&mut self, raw: &RawLimits) -> Limits {
        Limits {
            first_read: self.number("first_read", &raw.first_read, &Limits::FIRST_READ),
        }
    }

    /// The value of the setting `name`, or the least of `range` where it lies outside.
    fn number<T>(&mut self, name: &str, value: &Spanned<i64>, range: &RangeInclusive<T>) -> T
    where
        T: Copy + PartialOrd + Display + TryFrom<i64>,
    {
        let written = *value.get_ref();
        let number = T::try_from(written).ok();
        number
            .filter(|number| range.contains(number))
            .unwrap_or_else(|| {
                let (least, most) = (range.start(), range.end());
                let message = format!("`{name}` is {written}; it must be from {least} to {most}");
                self.wrong(&value.span(), message);
                *least
            })
    }

    /// Notes a mistake at the byte range `place`.
    fn wrong(&mut self, place: &Range<usize>, message: impl Display) {
        let mistake = Mistake::new(self.text, place, message.to_string());
        self.mistakes.push(mistake);
    }
}
