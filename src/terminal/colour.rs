//! How many colours the terminal is sent, and what lies behind them, as far as the command line and
//! the environment tell.

use crate::app::Ground;
use crate::config::{Colouring, Palette};

/// Gives the value of a variable of the environment.
pub(super) type Variables<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The environment of this process.
pub(super) fn environment(name: &str) -> Option<String> {
    std::env::var_os(name).map(|value| value.to_string_lossy().into_owned())
}

/// The colours to be used. What is wanted on the command line goes before `NO_COLOR`, that before
/// `FORCE_COLOR`, `CLICOLOR_FORCE` and `CLICOLOR`, and all before what the terminal is known to have:
/// <https://no-color.org>, <https://force-color.org>, <https://bixense.com/clicolors>.
pub(super) fn palette(wanted: Colouring, variables: Variables<'_>) -> Palette {
    let set = |name| variables(name).filter(|value| !value.is_empty());
    let known = known(variables);
    match wanted {
        Colouring::Never => return Palette::None,
        Colouring::Always => return known.max(Palette::Sixteen),
        Colouring::Auto => {}
    }
    if set("NO_COLOR").is_some() {
        return Palette::None;
    }
    // The numbers are those of the `supports-color` of Node.js and its kin.
    match set("FORCE_COLOR").as_deref() {
        Some("0" | "false") => return Palette::None,
        Some("2") => return known.max(Palette::Indexed),
        Some("3") => return Palette::Full,
        Some(_) => return known.max(Palette::Sixteen),
        None => {}
    }
    if set("CLICOLOR_FORCE").is_some_and(|value| value != "0") {
        return known.max(Palette::Sixteen);
    }
    if set("CLICOLOR").as_deref() == Some("0") {
        return Palette::None;
    }
    known
}

/// Terminals with every colour, by the beginning of `TERM`: over ssh, nothing else tells of them.
const FULL: &[&str] = &[
    "alacritty",
    "contour",
    "foot",
    "rio",
    "wezterm",
    "xterm-ghostty",
    "xterm-kitty",
];

/// The colours the terminal is known to have.
fn known(variables: Variables<'_>) -> Palette {
    let value = |name| variables(name).unwrap_or_default();
    let (term, program) = (value("TERM"), value("TERM_PROGRAM"));
    if term.is_empty() || term == "dumb" {
        return Palette::None;
    }
    let full = ["truecolor", "24bit"].contains(&value("COLORTERM").as_str())
        || term.ends_with("-direct")
        || term.ends_with("truecolor")
        || FULL.iter().any(|name| term.starts_with(name))
        || program == "iTerm.app";
    // GNU screen hands on what was said of the terminal around it, but not its colours.
    let screen = term.starts_with("screen") && value("TMUX").is_empty();
    if full && !screen {
        Palette::Full
    } else if term.contains("256") || program == "Apple_Terminal" {
        Palette::Indexed
    } else {
        Palette::Sixteen
    }
}

/// What lies behind the text as far as `COLORFGBG` tells, which some terminals set to the numbers of
/// their own colours, such as `15;0` or `0;default;15`.
pub(super) fn ground(variables: Variables<'_>) -> Option<Ground> {
    let value = variables("COLORFGBG")?;
    let (_, behind) = value.rsplit_once(';')?;
    match behind.parse::<u8>().ok()? {
        0..=6 | 8 => Some(Ground::Dark),
        7 | 9..=15 => Some(Ground::Light),
        16.. => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The value of `name` in an environment written as `NAME=value NAME=value`.
    fn value(environment: &str, name: &str) -> Option<String> {
        let mut pairs = environment
            .split(' ')
            .filter_map(|pair| pair.split_once('='));
        let pair = pairs.find(|(named, _)| *named == name);
        pair.map(|(_, value)| value.to_owned())
    }

    #[test]
    fn the_command_line_and_the_environment_say_how_many_colours() {
        use Colouring::{Always, Auto, Never};
        use Palette::{Full, Indexed, None, Sixteen};
        for (wanted, environment, palette) in [
            (Auto, "", None),
            (Auto, "TERM=dumb COLORTERM=truecolor", None),
            (Auto, "TERM=xterm", Sixteen),
            (Auto, "TERM=linux", Sixteen),
            (Auto, "TERM=xterm-256color", Indexed),
            (Auto, "TERM=xterm TERM_PROGRAM=Apple_Terminal", Indexed),
            (Auto, "TERM=xterm-256color COLORTERM=truecolor", Full),
            (Auto, "TERM=xterm COLORTERM=24bit", Full),
            (Auto, "TERM=xterm COLORTERM=yes", Sixteen),
            (Auto, "TERM=xterm-kitty", Full),
            (Auto, "TERM=xterm-direct", Full),
            (Auto, "TERM=screen-256color COLORTERM=truecolor", Indexed),
            (
                Auto,
                "TERM=screen-256color COLORTERM=truecolor TMUX=a",
                Full,
            ),
            (Auto, "TERM=tmux-256color COLORTERM=truecolor", Full),
            (Auto, "TERM=xterm-256color NO_COLOR=1", None),
            (Auto, "TERM=xterm-256color NO_COLOR=0", None),
            (Auto, "TERM=xterm-256color NO_COLOR=", Indexed),
            (Auto, "TERM=xterm NO_COLOR=1 FORCE_COLOR=3", None),
            (Auto, "TERM=xterm FORCE_COLOR=3", Full),
            (Auto, "TERM=xterm FORCE_COLOR=2", Indexed),
            (Auto, "TERM=xterm-256color FORCE_COLOR=1", Indexed),
            (Auto, "TERM=xterm-256color FORCE_COLOR=0", None),
            (Auto, "TERM=dumb FORCE_COLOR=true", Sixteen),
            (Auto, "TERM=dumb CLICOLOR_FORCE=1", Sixteen),
            (Auto, "TERM=dumb CLICOLOR_FORCE=0", None),
            (Auto, "TERM=xterm CLICOLOR=0", None),
            (Auto, "TERM=xterm CLICOLOR=0 CLICOLOR_FORCE=1", Sixteen),
            (Auto, "TERM=xterm CLICOLOR=1", Sixteen),
            (Always, "TERM=xterm-256color NO_COLOR=1", Indexed),
            (Always, "TERM=dumb", Sixteen),
            (Never, "TERM=xterm COLORTERM=truecolor", None),
            (Never, "TERM=xterm FORCE_COLOR=3", None),
        ] {
            let found = super::palette(wanted, &|name| value(environment, name));
            assert_eq!(found, palette, "{wanted:?} {environment}");
        }
    }

    #[test]
    fn the_environment_may_tell_the_ground() {
        for (environment, ground) in [
            ("", None),
            ("COLORFGBG=15;0", Some(Ground::Dark)),
            ("COLORFGBG=7;8", Some(Ground::Dark)),
            ("COLORFGBG=0;15", Some(Ground::Light)),
            ("COLORFGBG=0;7", Some(Ground::Light)),
            ("COLORFGBG=0;default;15", Some(Ground::Light)),
            ("COLORFGBG=default;default", None),
            ("COLORFGBG=15", None),
            ("COLORFGBG=0;99", None),
        ] {
            let found = super::ground(&|name| value(environment, name));
            assert_eq!(found, ground, "{environment}");
        }
    }
}
