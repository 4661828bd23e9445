//! The spotlight: what is lit, what it follows, and how the rest is drawn.

use super::session::{Session, USUAL};
use frontrow::config::{self, Palette, Role, ThemeChoice};

const TEXT: &str = "\
# Dust

First of all. It has *two* sentences.

## The plot

Second of all.

- An item.
- Another one.

A line,\\
and another.

| Name | What |
|------|------|
| One  | Two  |

    code
    more

Last but one, with a [link](x.md). It goes on.

Last of all.
";

/// Keys, and what is lit of the page.
#[test]
fn what_is_lit_follows_the_reading() {
    for (keys, lit) in [
        ("F", "Dust/First of all. It has two sentences."),
        ("F j", "First of all. It has two sentences."),
        ("F }", "First of all. It has two sentences."),
        ("F ]", "The plot/Second of all."),
        ("F } } }", "Second of all."),
        ("F } } } j j", "• An item."),
        ("F } } } } j", "• Another one."),
        ("F } } } } }", "A line,/and another."),
        ("F } } } } } }", "Name  What/One   Two"),
        ("F } } } } } } }", "code/more"),
        ("F } } } } } } } j", "code/more"),
        ("F G", "Last of all."),
        ("F Space", "• An item."),
        ("F F Space", "• An item."),
        ("F F Space )", "• Another one."),
        ("F F", "Dust/First of all."),
        ("F F )", "First of all."),
        ("F F ) )", "It has two sentences."),
        ("F F ] )", "Second of all."),
        ("F F G (", "It goes on."),
        ("F F G ( (", "Last but one, with a link."),
    ] {
        let mut session = Session::folder(&[("a.md", TEXT)], (80, 10));
        session.keys(keys);
        // A table's rule is drawn faint, whatever is lit.
        let rows = session
            .lit()
            .into_iter()
            .filter(|row| !row.starts_with('─'));
        assert_eq!(
            rows.collect::<Vec<_>>().join("/"),
            lit,
            "{keys}\n{}",
            session.screen()
        );
    }
}

#[test]
fn it_is_told_what_is_lit() {
    let mut session = Session::folder(&[("a.md", TEXT)], (100, 10));
    for (keys, said) in [
        ("F", "Spotlight on the paragraph; F for the sentence"),
        ("F", "Spotlight on the sentence; F for all of the page"),
        ("F", "Spotlight off"),
    ] {
        session.keys(keys);
        assert!(session.status().contains(said), "{}", session.status());
    }
    assert!(session.drawn_as(Role::Dim).concat().find("First").is_none());
}

#[test]
fn it_stays_on_in_other_reviews_and_moves_nothing() {
    let mut session = Session::folder(&[("a.md", TEXT), ("b.md", TEXT)], USUAL);
    session.keys("Enter");
    let page = session.page();
    session.keys("F");
    assert_eq!(session.page(), page);
    session.keys("> Enter");
    assert_eq!(
        session.lit().concat(),
        "DustFirst of all. It has two sentences."
    );
}

#[test]
fn hits_and_the_current_link_are_not_dimmed() {
    let mut session = Session::folder(&[("a.md", TEXT)], (80, 40));
    session.keys("F / i t e m Enter");
    assert_eq!(session.drawn_as(Role::CurrentHit).concat(), "item");
    session.keys("Esc g a");
    assert_eq!(session.drawn_as(Role::CurrentLink).concat(), "link");
    assert!(
        session.lit().contains(&"link".to_owned()),
        "{:?}",
        session.lit()
    );
}

/// Where there is no colour, the terminal dims what steps back, and nothing else.
#[test]
fn without_colour_the_terminal_dims_the_rest() {
    for (palette, keys, dimmed) in [
        (Palette::None, "F", true),
        (Palette::None, "j", false),
        (Palette::Full, "F", false),
    ] {
        let mut session = Session::set("First of all.\n\nSecond of all.\n", USUAL, |settings| {
            settings.themes = config::shipped().unwrap().themes;
            settings.screen.theme = ThemeChoice::Named("dark".to_owned());
            settings.fit_themes(palette);
        });
        let dim = session.keys(keys).dimmed_by_the_terminal();
        assert_eq!(dim.contains("Second of all."), dimmed, "{dim}");
        assert!(!dim.contains("First of all."), "{dim}");
    }
}
