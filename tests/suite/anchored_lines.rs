//! Whole lines: found again where they are certainly the same, else not at all.
#![expect(clippy::unwrap_used, reason = "a test whose texts are wrong must fail")]

use frontrow::journal::AnchoredLine;
use frontrow::review::{Facts, Review, Span};
use proptest::prelude::*;

fn review(text: &str) -> Review {
    Review::new(text.to_owned(), Vec::new(), Facts::default(), Vec::new())
}

/// The line of `text` that stands between `[` and `]`, anchored.
fn anchored(text: &str) -> AnchoredLine {
    let (before, rest) = text.split_once('[').unwrap();
    let (line, behind) = rest.split_once(']').unwrap();
    let span = Span::of(before.len()..before.len() + line.len());
    AnchoredLine::of(&review(&[before, line, behind].concat()), span)
}

const HARBOUR: &str = "The harbour is grey from the first page to the last.";
const KEEPER: &str = "A keeper counts the boats, and one evening there is one too many.";
const ACTING: &str = "They all speak as if somebody were asleep next door.";

/// A text with a line in brackets, and what it has become: the line is the one in brackets there,
/// or there are none and it is not found.
fn cases() -> Vec<(&'static str, String, String)> {
    let text = format!("{HARBOUR}\n\n[Plot]\n{KEEPER}\n\nActing\n{ACTING}\n");
    let twice = format!("{HARBOUR}\n\n[Plot]\n{KEEPER}\n\nPlot\n{ACTING}\n");
    let again = format!("{HARBOUR}\n[Plot]\n{HARBOUR}\nPlot\n{HARBOUR}\nPlot\n{HARBOUR}\n");
    let plain = |text: &str| text.replace(['[', ']'], "");
    vec![
        ("nothing", text.clone(), text.clone()),
        ("before", text.clone(), format!("New.\n\n{text}")),
        ("behind", text.clone(), format!("{text}\nNew.\n")),
        ("above it", text.clone(), text.replace(HARBOUR, "It is grey.")),
        ("below it", text.clone(), text.replace(KEEPER, "Boats.")),
        (
            "all around it",
            text.clone(),
            plain(&text.replace(HARBOUR, "It is grey.").replace(KEEPER, "Boats.")),
        ),
        ("the line", text.clone(), plain(&text).replace("Plot", "The Plot")),
        ("its case", text.clone(), plain(&text).replace("Plot", "PLOT")),
        ("it is gone", text.clone(), plain(&text).replace("Plot\n", "")),
        (
            "no line of its own any more",
            text.clone(),
            plain(&text).replace("Plot\n", "Plot "),
        ),
        ("blanks", text.clone(), text.replace('[', "  [").replace(']', "]  ")),
        (
            "wrapped anew",
            text.clone(),
            text.replace(" from", "\nfrom").replace("boats, and", "boats,\n  and"),
        ),
        (
            "elsewhere",
            text.clone(),
            format!("Acting\n{ACTING}\n\n[Plot]\n{KEEPER}\n"),
        ),
        ("of two", twice.clone(), format!("New.\n{twice}\nNew.")),
        (
            "of two, ours gone",
            twice.clone(),
            plain(&twice.replace("[Plot]\n", "")),
        ),
        ("of many alike", again.clone(), again.clone()),
        ("of many alike, behind", again.clone(), format!("{again}New.\n")),
        (
            "of many alike, before and behind",
            again.clone(),
            format!("New.\n{}Much more that is new.\n", plain(&again)),
        ),
        ("all there is", "[Plot]".to_owned(), "\n[Plot]\n".to_owned()),
        ("another text", "[Plot]".to_owned(), format!("Plot\n{KEEPER}")),
        ("at the top", format!("[Plot]\n{KEEPER}"), format!("[Plot]\n{KEEPER}\n{ACTING}")),
        ("nothing is left", text.clone(), String::new()),
        (
            "other scripts",
            "物語\n灯台守の姉と、橋を造る弟の話である。二人は同じ家に住む。\n[演技]\n姉はほとんど背中だけで演じる。\n".to_owned(),
            "物語\n弟の話。\n[演技]\n姉はほとんど背中だけで演じる。\n".to_owned(),
        ),
    ]
}

/// The same, where a line like it stands where it stood.
fn taken_place() -> (&'static str, String, String) {
    let text = format!("{HARBOUR}\n\n[Plot]\n{KEEPER}\n\nActing\n");
    let another = format!("{HARBOUR}\n\nPlot\n{ACTING}\n\n{text}\nNew.\n");
    ("one like it in its place", text, another)
}

#[test]
fn a_line_is_found_again_or_not_at_all() {
    let mut wrong = Vec::new();
    for (what, before, after) in cases().into_iter().chain([taken_place()]) {
        let expected = after.find('[').map(|start| {
            let end = after.find(']').unwrap() - 1;
            Span::of(start..end)
        });
        let after = review(&after.replace(['[', ']'], ""));
        let found = anchored(&before).find(&after);
        if found != expected {
            wrong.push(format!("{what}: {found:?}, not {expected:?}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_line_between_wide_margins_is_found_in_the_same_text() {
    let margin = " ".repeat(60);
    let anchor = anchored(&format!("{HARBOUR}\n{margin}[Plot]\n{margin}{KEEPER}"));
    let same = review(&format!("{HARBOUR}\n{margin}Plot\n{margin}{KEEPER}"));
    let found = anchor.find(&same);
    assert_eq!(found.map(|line| same.slice(line)), Some("Plot"));
}

proptest! {
    #[test]
    fn what_is_found_is_the_line(
        before in "([ab]{0,2}\n){0,4}",
        line in "[ab]{1,2}",
        behind in "(\n[ab]{0,2}){0,4}",
        other in "([ab ]{0,3}\n){0,8}",
    ) {
        let anchor = anchored(&format!("{before}[{line}]{behind}"));
        let same = review(&format!("{before}{line}{behind}"));
        let found = anchor.find(&same);
        prop_assert_eq!(found, Some(Span::of(before.len()..before.len() + line.len())));
        let other = review(&other);
        if let Some(found) = anchor.find(&other) {
            let lines: Vec<&str> = other.text().lines().map(str::trim).collect();
            prop_assert_eq!(other.slice(found), &line);
            prop_assert!(lines.contains(&other.slice(found)));
        }
    }
}
