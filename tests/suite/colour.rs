//! Themes and colours: which is shown on which ground, that they can be read, and what is left of
//! them where there is no colour.
#![expect(
    clippy::unwrap_used,
    reason = "a test whose settings or colours are wrong must fail"
)]

use frontrow::app::{App, Event, Ground, Pane, Size};
use frontrow::config::{self, Colour, Palette, Role, Settings, Theme, ThemeChoice};
use frontrow::keys::Key;
use frontrow::ui;
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::style::Color;

/// The grounds the themes are made for: red, green and blue.
const GROUNDS: [(&str, [u8; 3]); 2] = [("dark", [24, 25, 31]), ("light", [251, 249, 244])];

/// The least contrast of what is read, and of what is only to be seen.
const READ: f64 = 4.5;
const SEEN: f64 = 3.0;

/// What is only to be seen: signs, numbers, and what matters less.
const ONLY_SEEN: &[Role] = &[
    Role::Dim,
    Role::Struck,
    Role::Mark,
    Role::Read,
    Role::Begun,
    Role::Unread,
];

/// The shipped settings with a theme chosen, in so many colours.
fn settings(choice: &str, palette: Palette) -> Settings {
    let mut settings = config::shipped().unwrap();
    if choice != "auto" {
        settings.screen.theme = ThemeChoice::Named(choice.to_owned());
    }
    settings.fit_themes(palette);
    settings
}

fn app(choice: &str, palette: Palette) -> App {
    let size = Size {
        columns: 80,
        rows: 24,
    };
    App::new(settings(choice, palette), size, Pane::Text)
}

/// The name of the theme that is shown.
fn shown(app: &App) -> &str {
    let mut themes = app.settings().themes.iter();
    let shown = themes.find(|(_, theme)| theme == app.theme());
    shown.map_or("", |(name, _)| name)
}

#[test]
fn the_ground_and_the_colours_choose_the_theme() {
    use Ground::{Dark, Light};
    for (choice, palette, ground, name) in [
        ("auto", Palette::Full, None, "terminal"),
        ("auto", Palette::Full, Some(Dark), "dark"),
        ("auto", Palette::Full, Some(Light), "light"),
        ("auto", Palette::Indexed, Some(Dark), "dark"),
        ("auto", Palette::Sixteen, Some(Dark), "terminal"),
        ("auto", Palette::None, Some(Dark), "terminal"),
        ("light", Palette::Full, Some(Dark), "light"),
        ("dark", Palette::Full, None, "dark"),
        ("dark", Palette::Sixteen, None, "dark"),
        ("light", Palette::None, None, "light"),
    ] {
        let mut app = app(choice, palette);
        if let Some(ground) = ground {
            app.update(Event::Ground(ground));
        }
        assert_eq!(shown(&app), name, "{choice} {palette:?} {ground:?}");
    }
}

#[test]
fn a_key_goes_through_the_themes_and_tells_their_names() {
    let mut app = app("auto", Palette::Full);
    let press = |app: &mut App| {
        app.update(Event::Key(Key::char('t')));
        app.notice().map(|notice| notice.text.clone())
    };
    for name in ["dark", "light", "terminal", "dark"] {
        assert_eq!(press(&mut app), Some(format!("theme: {name}")));
        assert_eq!(shown(&app), name);
        // What was chosen is kept, even if the ground is told only now.
        app.update(Event::Ground(Ground::Light));
        assert_eq!(shown(&app), name);
    }
    let mut app = self::app("auto", Palette::None);
    let told = press(&mut app);
    assert_eq!(
        told.as_deref(),
        Some("without colours there is no other theme")
    );
}

/// The theme of this name, as it is shipped.
fn theme(name: &str) -> Theme {
    let themes = settings("auto", Palette::Full).themes;
    let theme = themes.into_iter().find(|(named, _)| named == name);
    theme.map_or(Theme::PLAIN, |(_, theme)| theme)
}

/// The relative luminance of a colour, from 0 to 1, as the Web Content Accessibility Guidelines
/// define it.
fn luminance(colour: [u8; 3]) -> f64 {
    let [red, green, blue] = colour.map(|part| {
        let part = f64::from(part) / 255.0;
        if part <= 0.04045 {
            part / 12.92
        } else {
            ((part + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

/// The contrast of two colours, from 1 to 21, by the same guidelines.
fn contrast(a: [u8; 3], b: [u8; 3]) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn rgb(colour: Option<Colour>) -> Option<[u8; 3]> {
    let Some(Colour::Rgb(red, green, blue)) = colour else {
        return None;
    };
    Some([red, green, blue])
}

#[test]
fn contrasts_are_known_ones() {
    for (a, b, ratio) in [
        ([0; 3], [255; 3], 21.0),
        ([119; 3], [255; 3], 4.48),
        ([7; 3], [7; 3], 1.0),
    ] {
        assert!((contrast(a, b) - ratio).abs() < 0.01, "{a:?} on {b:?}");
    }
}

#[test]
fn everything_can_be_read_on_the_grounds_the_themes_are_made_for() {
    for (name, ground) in GROUNDS {
        let theme = theme(name);
        let text = theme.look(Role::Text).foreground;
        for role in Role::ALL {
            let look = theme.look(*role);
            let ink = rgb(look.foreground.or(text)).unwrap();
            let ground = rgb(look.background).unwrap_or(ground);
            let least = if *role == Role::Faint {
                1.4 // rules: where they are not seen, nothing is missed
            } else if ONLY_SEEN.contains(role) {
                SEEN
            } else {
                READ
            };
            let ratio = contrast(ink, ground);
            assert!(ratio >= least, "{name}, {}: {ratio:.2}", role.name());
        }
    }
}

#[test]
fn a_row_that_is_marked_can_be_read() {
    for (name, _) in GROUNDS {
        let theme = theme(name);
        for row in [Role::CurrentRow, Role::FocusedRow] {
            let ground = rgb(theme.look(row).background).unwrap();
            for (role, least) in [
                (Role::Text, READ),
                (Role::Dim, SEEN),
                (Role::Mark, SEEN),
                (Role::Read, SEEN),
            ] {
                let ink = rgb(theme.look(role).foreground).unwrap();
                let ratio = contrast(ink, ground);
                assert!(ratio >= least, "{name}, {}: {ratio:.2}", role.name());
            }
        }
    }
}

#[test]
fn without_colours_everything_stands_out_all_the_same() {
    for name in ["dark", "light", "terminal"] {
        let theme = theme(name).fitted(Palette::None);
        for role in Role::ALL {
            let look = theme.look(*role);
            assert_eq!((look.foreground, look.background), (None, None));
        }
        let of = |role: Role| theme.look(role).attributes;
        let apart = [
            [Role::Text, Role::Hit, Role::CurrentHit],
            [Role::Text, Role::CurrentRow, Role::FocusedRow],
            [Role::Text, Role::Link, Role::CurrentLink],
            [Role::Dim, Role::Title, Role::Opening],
            [Role::Text, Role::Heading, Role::Emphasis],
            [Role::Text, Role::Strong, Role::Struck],
            [Role::Dim, Role::Problem, Role::Code],
        ];
        for [a, b, c] in apart {
            assert!(of(a) != of(b) && of(b) != of(c) && of(a) != of(c), "{a:?}");
        }
    }
}

#[test]
fn a_ground_is_painted_behind_everything_if_a_theme_has_one() {
    for (ground, painted) in [("plain", 0), ("on #18191f", 80 * 24)] {
        let mut settings = settings("dark", Palette::Full);
        for (_, theme) in &mut settings.themes {
            *theme = theme.with(Role::Ground, ground.parse().unwrap());
        }
        let size = Size {
            columns: 80,
            rows: 24,
        };
        let mut app = App::new(settings, size, Pane::Text);
        for key in ['t', '?'] {
            app.update(Event::Key(Key::char(key)));
            let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
            terminal.draw(|frame| ui::draw(&app, frame)).unwrap();
            let cells = terminal.backend().buffer().content.iter();
            let count = cells.filter(|cell| cell.bg == Color::Rgb(24, 25, 31));
            assert_eq!(count.count(), painted, "{ground}");
        }
    }
}
