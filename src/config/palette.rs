//! Themes for terminals that have fewer colours than the themes.

use super::{Attribute, Attributes, Colour, Look, Role, Settings, Theme, ThemeChoice};

/// How many colours there are, from none to all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Palette {
    /// None: attributes only.
    None,
    /// The terminal's own sixteen.
    Sixteen,
    /// 256: the sixteen, a cube of 216 and 24 greys.
    Indexed,
    /// Every mixture of red, green and blue.
    Full,
}

/// Whether colours are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Colouring {
    /// As the environment says.
    Auto,
    /// Also where it says otherwise.
    Always,
    /// Not at all.
    Never,
}

/// The themes that go with what lies behind the text.
pub const AUTOMATIC: Automatic = Automatic {
    unknown: "terminal",
    dark: "dark",
    light: "light",
};

/// Names of themes, by what lies behind the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Automatic {
    /// On a ground that is not known, or with sixteen colours.
    pub unknown: &'static str,
    /// On a dark ground.
    pub dark: &'static str,
    /// On a light ground.
    pub light: &'static str,
}

/// What says without colour what some roles say by it.
const SIGNS: &[(Role, Attribute)] = &[
    (Role::Code, Attribute::Italic),
    (Role::Link, Attribute::Underlined),
    (Role::CurrentLink, Attribute::Reversed),
    (Role::Accent, Attribute::Bold),
    (Role::Title, Attribute::Underlined),
    (Role::Heading, Attribute::Bold),
    (Role::Mark, Attribute::Bold),
    (Role::Selection, Attribute::Reversed),
    (Role::HighlightYellow, Attribute::Underlined),
    (Role::HighlightGreen, Attribute::Underlined),
    (Role::HighlightBlue, Attribute::Underlined),
    (Role::HighlightRed, Attribute::Underlined),
    (Role::Hit, Attribute::Underlined),
    (Role::CurrentHit, Attribute::Reversed),
    (Role::CurrentRow, Attribute::Bold),
    (Role::FocusedRow, Attribute::Reversed),
    (Role::Problem, Attribute::Bold),
];

impl Settings {
    /// Brings the themes into the colours there are. A theme that is named is kept as near as may
    /// be; with few colours the automatic one keeps to the terminal's own, and without any only the
    /// one that is shown is left, as all would look alike.
    pub fn fit_themes(&mut self, palette: Palette) {
        if palette <= Palette::Sixteen && self.screen.theme == ThemeChoice::Auto {
            self.screen.theme = ThemeChoice::Named(AUTOMATIC.unknown.to_owned());
        }
        if let (Palette::None, ThemeChoice::Named(shown)) = (palette, &self.screen.theme) {
            self.themes.retain(|(name, _)| name == shown);
        }
        for (_, theme) in &mut self.themes {
            *theme = theme.fitted(palette);
        }
    }
}

impl Theme {
    /// This theme in the colours there are. Where there are sixteen, those that are not among them
    /// are still sent as one of 256, which such terminals know to bring nearer to their own.
    #[must_use]
    pub fn fitted(self, palette: Palette) -> Self {
        Role::ALL.iter().fold(self, |theme, role| {
            let look = theme.look(*role);
            let fitted = match palette {
                Palette::None => without_colour(*role, look),
                Palette::Sixteen | Palette::Indexed => Look {
                    foreground: look.foreground.map(Colour::indexed),
                    background: look.background.map(Colour::indexed),
                    ..look
                },
                Palette::Full => look,
            };
            theme.with(*role, fitted)
        })
    }
}

/// The attributes of a look and the sign of its role. Faint characters are hard to read as soon as
/// nothing else sets them apart, so none are.
fn without_colour(role: Role, look: Look) -> Look {
    let kept = look.attributes.iter().filter(|a| *a != Attribute::Dim);
    let signs = SIGNS.iter().filter(|(of, _)| *of == role);
    let all = kept.chain(signs.map(|(_, sign)| *sign));
    Look {
        attributes: all.fold(Attributes::default(), Attributes::with),
        ..Look::PLAIN
    }
}

/// The steps of each colour in the cube of 216.
const STEPS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The number of the cube's first colour, and of the first grey.
const CUBE: u8 = 16;
const GREYS: u8 = 232;

impl Colour {
    /// This colour, or the nearest of the 256 where it is given as red, green and blue. The first
    /// sixteen are never chosen: what they look like is the reader's.
    #[must_use]
    pub fn indexed(self) -> Self {
        let Self::Rgb(red, green, blue) = self else {
            return self;
        };
        let wanted = [red, green, blue];
        let candidates = (CUBE..=u8::MAX).min_by_key(|index| distance(wanted, mixture(*index)));
        candidates.map_or(self, Self::Indexed)
    }
}

/// Red, green and blue of a colour of the cube or of the greys.
fn mixture(index: u8) -> [u8; 3] {
    if index >= GREYS {
        return [8 + 10 * (index - GREYS); 3];
    }
    let place = usize::from(index.saturating_sub(CUBE));
    let step = |step: usize| STEPS.get(step % 6).copied().unwrap_or_default();
    [step(place / 36), step(place / 6), step(place)]
}

/// How far two colours are apart: squares, weighed by how much the eye makes of each part.
fn distance(a: [u8; 3], b: [u8; 3]) -> u32 {
    let parts = a.into_iter().zip(b).zip([3, 6, 1]);
    parts
        .map(|((a, b), weight)| weight * u32::from(a.abs_diff(b)).pow(2))
        .sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_of_256_colours() {
        for (rgb, index) in [
            ((0, 0, 0), 16),
            ((255, 255, 255), 231),
            ((95, 135, 175), 67),
            ((118, 123, 134), 243),
            ((230, 170, 104), 179),
            ((38, 41, 50), 235),
        ] {
            let colour = Colour::Rgb(rgb.0, rgb.1, rgb.2);
            assert_eq!(colour.indexed(), Colour::Indexed(index), "{rgb:?}");
        }
        for own in [Colour::Yellow, Colour::Indexed(3)] {
            assert_eq!(own.indexed(), own);
        }
    }

    #[test]
    fn without_colour_attributes_say_it() {
        for (role, look, left) in [
            (Role::Text, "#cdd0d6", "plain"),
            (Role::Ground, "on #18191f", "plain"),
            (Role::Dim, "bright-black dim", "plain"),
            (Role::Heading, "#e6aa68", "bold"),
            (Role::Struck, "#767b86 struck", "struck"),
            (Role::Hit, "black on yellow", "underlined"),
            (Role::CurrentHit, "black on red bold", "bold reversed"),
            (Role::FocusedRow, "on #2c303a bold", "bold reversed"),
        ] {
            let theme = Theme::PLAIN.with(role, look.parse().unwrap_or_default());
            let shown = theme.fitted(Palette::None).look(role);
            assert_eq!(Ok(shown), left.parse(), "{look}");
        }
    }
}
