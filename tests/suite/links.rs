//! Links by keys: from one to the next, following one, and the way back.

use super::session::{Session, USUAL};
use frontrow::config::Role;

/// A review with a link of each kind, and its neighbour.
const FERRY: &str = "\
# The Ferry

It [begins](#the-harbour) late, and [others](dust.md#the-verdict) came before.

## The harbour

Of [Dust](dust.md) much was said, of [nothing](gone.md) more, at [home](https://example.org/a/ferry) too.

A [script](javascript:x), and a [heading](#the-harbour), and [none](#no-such), and [again](dust.md#the-plot-1).
";

const DUST: &str = "\
# Dust

It opens on a road.

## The Plot

Dust, and more of it. The [ferry](./ferry.md) is another.

## The verdict

Dry.

## The Plot

Told again.
";

fn session() -> Session {
    let mut session = Session::folder(&[("dust.md", DUST), ("ferry.md", FERRY)], USUAL);
    session.keys("j Enter");
    session
}

/// Keys, the link the reader is at after them, and what the status line says.
#[test]
fn links_are_gone_through_and_say_where_they_lead() {
    for (keys, current, said) in [
        ("", "", ""),
        ("a", "begins", "→ The harbour"),
        ("a a", "others", "→ dust.md#the-verdict"),
        ("a a A", "begins", "→ The harbour"),
        ("a A", "begins", "There is no link before this"),
        ("a a a a a", "home", "→ https://example.org/a/ferry"),
        ("a a a a a a a a", "none", "→ #no-such"),
        (
            "a a a a a a a a a a",
            "again",
            "There is no link further on",
        ),
        ("A", "", "There is no link before this"),
        ("] a", "Dust", "→ dust.md"),
        ("] A", "others", "→ dust.md#the-verdict"),
        ("a Esc", "", ""),
        ("a Ctrl-c", "", ""),
        ("a j", "begins", ""),
    ] {
        let mut session = session();
        session.keys(keys);
        let links = session.drawn_as(Role::CurrentLink).concat();
        assert_eq!(links, current, "{keys}");
        assert!(
            session.status().contains(said),
            "{keys}: {}",
            session.status()
        );
    }
}

#[test]
fn what_is_told_of_a_link_is_short() {
    let heading = "The harbour in which nobody has ever been seen to wait";
    let slug = heading.to_lowercase().replace(' ', "-");
    let text = format!("# The Ferry\n\nIt [begins](#{slug}).\n\n## {heading}\n\nLate.\n");
    for (text, said) in [
        (text.as_str(), "→ The harbour in which nobody has ever bee…"),
        ("No more than words.\n", "There are no links in this review"),
    ] {
        let mut session = Session::folder(&[("a.md", text)], USUAL);
        session.keys("Enter a");
        let status = session.status();
        assert!(status.contains(said), "{status}");
    }
}

/// Keys, the first line of the page, and what the status line says.
#[test]
fn links_are_followed_and_lead_back() {
    for (keys, top, said) in [
        ("a Enter", "The harbour", "2/2"),
        ("a Enter Esc", "The Ferry", "1/2"),
        ("] a Enter", "Dust", "1/4"),
        ("] a Enter Esc", "The harbour", "2/2"),
        ("a a Enter", "The verdict", "3/4"),
        ("a a Enter Esc", "The Ferry", "1/2"),
        (
            "a a a a Enter",
            "Of Dust much",
            "gone.md is not in the library",
        ),
        (
            "a a a a a Enter",
            "Of Dust much",
            "https://example.org/a/ferry  ·  frontrow opens no browser",
        ),
        (
            "a a a a a a Enter",
            "at home too.",
            "frontrow cannot follow javascript:x",
        ),
        ("a a a a a a a Enter", "The harbour", "2/2"),
        (
            "a a a a a a a a Enter",
            "at home too.",
            "There is no heading #no-such",
        ),
        ("a a a a a a a a a Enter", "The Plot", "4/4"),
    ] {
        let mut session = session();
        session.resize(80, 5).keys(keys);
        assert!(session.top().starts_with(top), "{keys}: {}", session.top());
        assert!(
            session.status().contains(said),
            "{keys}: {}",
            session.status()
        );
    }
}

/// The columns of the window, keys, and the keys the status line names: how to follow goes last, and
/// the way back is named while there is one.
#[test]
fn the_keys_of_links_are_named() {
    for (columns, keys, hints) in [
        (120, "a", "Esc let go  a next link  Enter follow  ? help"),
        (60, "a", "Enter follow  ? help"),
        (100, "a a Enter", "] section  / find  Esc go back  ? help"),
        (100, "] a Enter", "] section  / find  Esc go back  ? help"),
        (
            100,
            "] a Enter Esc",
            "] section  / find  Esc library  ? help",
        ),
    ] {
        let mut session = session();
        session.resize(columns, 8).keys(keys);
        assert_eq!(session.hints(), hints, "{columns}: {keys}");
    }
}

#[test]
fn a_long_note_leaves_room_for_the_key_that_follows_it() {
    let text =
        "Word.[^a]\n\n[^a]: It is a note that is far too long to be told in the line below.\n";
    let mut session = Session::folder(&[("a.md", text), ("b.md", text)], USUAL);
    session.resize(80, 20).keys("Enter a");
    let status = session.status();
    assert!(
        status.contains("→ [1] It is a note that is far too long to…   "),
        "{status}"
    );
    assert_eq!(session.hints(), "Enter follow  ? help");
}

#[test]
fn the_way_back_is_step_by_step_and_ends_where_another_review_is_chosen() {
    let mut session = session();
    // From one review to the other, from there back by a link of its own, and on again.
    session.keys("] a Enter a Enter a Enter");
    assert_eq!(session.top(), "Dust");
    assert_eq!(session.panes(), "outline TEXT");
    let mut tops = Vec::new();
    for _ in 0..3 {
        session.keys("Esc");
        tops.push(session.top());
    }
    assert_eq!(tops, ["The Ferry", "Dust", "The Ferry"]);
    // There is no further step: Esc leads to the list as ever.
    session.keys("Esc");
    assert!(session.panes().contains("LIBRARY"), "{}", session.panes());
    session.keys("Enter a Enter < > Esc");
    assert!(session.panes().contains("LIBRARY"), "{}", session.panes());
}

/// A picture, what stands for it, and what is said where it leads.
#[test]
fn pictures_are_followed_to_their_files() {
    for (text, drawn, said) in [
        (
            "![A boat](stills/boat.png)",
            "[picture: A boat]",
            "stills/boat.png  ·  frontrow shows no pictures",
        ),
        (
            "![](stills/a%20boat.png?w=2)",
            "[picture: a boat.png]",
            "stills/a boat.png  ·  frontrow shows",
        ),
        (
            "![A boat](https://a.org/b.png)",
            "[picture: A boat]",
            "https://a.org/b.png  ·  frontrow opens no browser",
        ),
        (
            "<img src=\"b.png\">",
            "[picture: b.png]",
            "b.png  ·  frontrow shows no pictures",
        ),
        ("![Dust](dust.md)", "[picture: Dust]", "1/4"),
        (
            "![](data:image/png;base64,AAAA)",
            "[picture]",
            "frontrow cannot follow data:",
        ),
    ] {
        let files = [("a.md", text), ("dust.md", DUST)];
        let mut session = Session::folder(&files, (200, 20));
        session.keys("Enter a");
        let about = session.screen();
        assert_eq!(
            session.drawn_as(Role::CurrentLink).concat(),
            drawn,
            "{about}"
        );
        session.keys("Enter");
        assert!(
            session.status().contains(said),
            "{text}: {}",
            session.status()
        );
    }
}

/// The program at a link into the rest of a long review, of which nothing has been read yet.
fn following_far() -> Session {
    let words = "One word after the other.\n\n".repeat(8_000);
    let long = format!("# Long\n\n{words}\n\n## The end\n\nThe last words of it.\n");
    let ferry = "# The Ferry\n\nSee [its end](long.md#the-end).\n".to_owned();
    let mut session = Session::held(&[("ferry.md", ferry), ("long.md", long)], USUAL);
    session
        .deliver("beginning ferry.md")
        .keys("Enter a Enter")
        .deliver("list");
    session
}

#[test]
fn a_heading_in_what_is_still_being_read_is_waited_for() {
    let mut session = following_far();
    session.deliver("beginning long.md");
    assert_eq!(session.top(), "Long");
    let status = session.status();
    assert!(!status.contains("There is no heading"), "{status}");
    session.deliver_all();
    assert!(
        session.page().contains(&"The end".to_owned()),
        "{:?}",
        session.page()
    );
    session.keys("Esc").deliver_all();
    assert_eq!(session.top(), "The Ferry");
}

#[test]
fn a_reader_who_turned_back_is_not_led_on_later() {
    let mut session = following_far();
    session.keys("Esc").deliver_all();
    assert_eq!(session.top(), "The Ferry");
    session.keys(">").deliver_all();
    assert_eq!(session.top(), "Long");
    // The way back from there is to the list, as ever.
    session.keys("Esc");
    assert!(session.panes().contains("LIBRARY"), "{}", session.panes());
}

#[test]
fn a_page_is_scrolled_only_to_a_link_out_of_sight() {
    let mut session = Session::folder(&[("dust.md", DUST), ("ferry.md", FERRY)], (60, 7));
    session.keys("Enter");
    assert_eq!(session.top(), "Dust");
    session.keys("a");
    assert_eq!(session.drawn_as(Role::CurrentLink), ["ferry"]);
    let top = session.top();
    assert!(top.contains("Dust, and more"), "{top}");
    session.keys("g");
    assert!(session.drawn_as(Role::CurrentLink).is_empty());
}

#[test]
fn a_place_in_the_cell_of_a_row_is_on_the_line_it_is_drawn_on() {
    let tall = "so tall a cell that it does not fit on the page at all ".repeat(12);
    let text =
        format!("First.\n\n| Cell | Beside | More |\n|-|-|-|\n| {tall} | zebra | {tall} |\n");
    let mut session = Session::folder(&[("a.md", &text), ("b.md", &text)], (120, 12));
    session.keys("Enter / z e b r a Enter");
    assert!(session.top().contains("zebra"), "{}", session.top());
    assert!(!session.status().contains("100 %"), "{}", session.status());
    // Down a line and up again is where one was.
    session.keys("Esc j");
    assert!(!session.screen().contains("zebra"));
    session.keys("k");
    assert!(session.top().contains("zebra"), "{}", session.top());
    // The end is the last line of the row, whatever is on the others.
    session.keys("G");
    assert!(session.status().contains("100 %"), "{}", session.status());
    assert!(session.top().starts_with("so tall") || session.top().contains("cell"));
}

#[test]
fn a_hit_lies_above_a_link_and_marks_have_their_roles() {
    let text = "A *kind* and **strong** word, some `code`, and [a link](x).\n\n> Quoted.\n\n```\ncode\n```\n\n---\n";
    let mut session = Session::folder(&[("a.md", text), ("b.md", text)], USUAL);
    session.keys("Enter");
    for (role, drawn) in [
        (Role::Emphasis, "kind"),
        (Role::Strong, "strong"),
        (Role::Link, "a link"),
        (Role::Quote, "Quoted."),
        (Role::Code, "codecode"),
    ] {
        assert_eq!(session.drawn_as(role).concat(), drawn);
    }
    session.keys("/ l i n k Enter");
    assert_eq!(session.drawn_as(Role::Link).concat(), "a ");
    assert_eq!(session.drawn_as(Role::CurrentHit).concat(), "link");
}

/// A text with two links, and how it is changed while the reader is at the first: the link the
/// reader is at then, and what following it says.
#[test]
fn the_link_one_is_at_stays_when_the_text_is_read_again() {
    let text = "First [one](https://one.example) and then [two](https://two.example).\n";
    for (edited, current, said) in [
        (format!("{text}\nAnd more.\n"), "one", "https://one.example"),
        (
            format!("See [none](https://none.example) before.\n\n{text}"),
            "one",
            "https://one.example",
        ),
        (text.replace("one.", "won."), "one", "https://won.example"),
        (text.replace("[one](https://one.example)", "one"), "", ""),
    ] {
        let mut session = Session::folder(&[("a.md", text)], USUAL);
        session.keys("a").rewrites("a.md", &edited);
        let about = session.screen();
        assert_eq!(
            session.drawn_as(Role::CurrentLink).concat(),
            current,
            "{about}"
        );
        session.keys("Enter");
        assert!(session.status().contains(said), "{}", session.status());
        let followed = session.status().contains("opens no browser");
        assert_eq!(followed, !said.is_empty(), "{}", session.status());
    }
}

#[test]
fn the_way_back_leads_to_the_same_words_when_the_text_is_read_again() {
    let more = "Words upon words stand here.\n\n".repeat(20);
    let text = format!("{more}Here is [a way](#far).\n\n{more}# Far\n\n{more}{more}");
    let mut session = Session::folder(&[("a.md", &text)], USUAL);
    session.resize(80, 10).keys("a Enter");
    assert!(session.top().starts_with("Far"), "{}", session.screen());
    session.rewrites(
        "a.md",
        &format!("A new beginning of some length.\n\n{more}{text}"),
    );
    session.keys("Esc");
    assert_eq!(session.top(), "Here is a way.");
}

#[test]
fn what_an_address_encodes_is_told_without_what_is_not_seen() {
    let text = "[a](gone%F3%A0%81%81.md) and [b](#none%F3%A0%81%81)\n";
    for (keys, said) in [
        ("a Enter", "gone.md is not in the library"),
        ("a a Enter", "There is no heading #none"),
    ] {
        let mut session = Session::folder(&[("a.md", text)], USUAL);
        session.keys(keys);
        assert!(session.status().contains(said), "{:?}", session.status());
    }
}
