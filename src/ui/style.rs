//! From the looks of a theme to the styles of the screen.

use ratatui::style::{Color, Modifier, Style};

use crate::config::{Attribute, Colour, Look, Role, Theme};

/// A look as a style laid over what is there.
pub(super) fn style(look: Look) -> Style {
    let mut style = Style::new();
    if let Some(colour) = look.foreground {
        style = style.fg(color(colour));
    }
    if let Some(colour) = look.background {
        style = style.bg(color(colour));
    }
    look.attributes.iter().fold(style, |style, attribute| {
        style.add_modifier(modifier(attribute))
    })
}

/// The looks of roles laid one over the other: a later one keeps what it says nothing of. What none
/// says anything of has the colour of the text.
pub(super) fn layered(theme: &Theme, roles: &[Role]) -> Style {
    let text = Look {
        foreground: theme.look(Role::Text).foreground,
        ..Look::PLAIN
    };
    let looks = roles.iter().map(|role| theme.look(*role));
    looks.fold(style(text), |below, look| below.patch(style(look)))
}

/// The looks of roles laid one over the other, as what steps back behind the text: where the theme's
/// dim look is that of its text, as without colours, the terminal dims it.
pub(super) fn dimmed(theme: &Theme, roles: &[Role]) -> Style {
    let style = layered(theme, roles);
    if layered(theme, &[Role::Dim]) == layered(theme, &[Role::Text]) {
        style.add_modifier(Modifier::DIM)
    } else {
        style
    }
}

fn modifier(attribute: Attribute) -> Modifier {
    match attribute {
        Attribute::Bold => Modifier::BOLD,
        Attribute::Dim => Modifier::DIM,
        Attribute::Italic => Modifier::ITALIC,
        Attribute::Underlined => Modifier::UNDERLINED,
        Attribute::Reversed => Modifier::REVERSED,
        Attribute::Struck => Modifier::CROSSED_OUT,
    }
}

fn color(colour: Colour) -> Color {
    match colour {
        Colour::Black => Color::Black,
        Colour::Red => Color::Red,
        Colour::Green => Color::Green,
        Colour::Yellow => Color::Yellow,
        Colour::Blue => Color::Blue,
        Colour::Magenta => Color::Magenta,
        Colour::Cyan => Color::Cyan,
        Colour::White => Color::Gray,
        Colour::BrightBlack => Color::DarkGray,
        Colour::BrightRed => Color::LightRed,
        Colour::BrightGreen => Color::LightGreen,
        Colour::BrightYellow => Color::LightYellow,
        Colour::BrightBlue => Color::LightBlue,
        Colour::BrightMagenta => Color::LightMagenta,
        Colour::BrightCyan => Color::LightCyan,
        Colour::BrightWhite => Color::White,
        Colour::Indexed(index) => Color::Indexed(index),
        Colour::Rgb(red, green, blue) => Color::Rgb(red, green, blue),
    }
}
