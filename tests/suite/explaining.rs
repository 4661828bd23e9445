//! Why lines are taken for headings, and why not: the reasons add up, and go with the outline.

use super::commands::run;
use super::outline::{TRAPS, marked, review};
use super::outline_any::texts;
use frontrow::outline::learn::TITLE;
use frontrow::outline::{self, Decision, Explained, From, LeftOut, Outline, Plain, Verdict};
use frontrow::review::{Review, Span};
use proptest::prelude::*;
use serde_json::Value;
use std::convert::Infallible;
use std::error::Error;
use std::fs;
use tempfile::TempDir;

fn explained(review: &Review, outline: &Outline) -> (Vec<Explained>, LeftOut) {
    let mut all = Vec::new();
    let left_out = outline::explain(review, outline, |line| -> Result<(), Infallible> {
        all.push(line);
        Ok(())
    });
    (all, left_out.unwrap())
}

/// The chance that goes with log odds.
fn chance(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// What every verdict keeps to.
fn check(verdict: &Verdict) -> Result<(), TestCaseError> {
    let weights = verdict.reasons.iter().map(|reason| reason.weight);
    let sum = verdict.base + weights.sum::<f32>();
    prop_assert!((sum - verdict.log_odds).abs() < 1e-3, "{sum}: {verdict:?}");
    let odds = chance(verdict.log_odds);
    if verdict.given_up {
        prop_assert!(verdict.chance() <= 0.0);
    } else if verdict.chance() > 0.0 {
        prop_assert!((verdict.chance() - odds).abs() < 1e-3, "{verdict:?}");
    }
    Ok(())
}

/// What is told of a text goes with its outline, and leaves no line out.
fn check_all(review: &Review) -> Result<(), TestCaseError> {
    let outline = outline::infer(review);
    let (all, left_out) = explained(review, &outline);
    for verdict in all
        .iter()
        .flat_map(|line| line.heading.iter().chain(&line.title))
    {
        check(verdict)?;
    }
    let known = outline.sections().iter().filter_map(|s| s.heading);
    let known: Vec<(Span, f32)> = known.map(|h| (h.line, h.confidence)).collect();
    let told = all
        .iter()
        .filter(|line| line.decision == Decision::Heading(From::Inferred));
    let told: Vec<(Span, f32)> = told
        .map(|line| {
            (
                line.line,
                line.heading.as_ref().map_or(0.0, Verdict::chance),
            )
        })
        .collect();
    prop_assert_eq!(told, known);
    for line in &all {
        let title = line.title.as_ref().map_or(0.0, Verdict::chance);
        let is_title = matches!(line.decision, Decision::Title(_));
        prop_assert_eq!(title > TITLE, is_title, "{:?}", line);
    }
    let title = all
        .iter()
        .find(|line| line.decision == Decision::Title(From::Inferred));
    prop_assert_eq!(
        title.map(|line| line.line),
        outline.title().and_then(|title| title.line)
    );
    let lines = review.text().lines().filter(|line| !line.trim().is_empty());
    let LeftOut {
        long,
        within,
        unlikely,
    } = left_out;
    prop_assert_eq!(all.len() + long + within + unlikely, lines.count());
    Ok(())
}

#[test]
fn reasons_add_up_and_go_with_the_outline() {
    for trap in TRAPS.split("\n%% ").skip(1).step_by(3) {
        let (text, _) = marked(trap);
        check_all(&review(&text)).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]
    #[test]
    fn any_text_can_be_explained(text in texts()) {
        check_all(&review(&text))?;
    }
}

/// A text of unmarked prose with two headings and a line that could be one.
const DOOR: &str = "\
The Door at the End

It is a film about a door that nobody opens until the very end of it all, when the sea comes in.
It has been said before that the sea is patient, and here it waits for an hour and a half.

What the Sea Does

Then it is about the sea, which has no lines, and says them well, all through the second half of it.
Nobody drowns. That alone would have been worth the price of the ticket, and there is more.

Who Opens the Door

I will not tell. The hand that does is seen for a second, and it took me a day to know whose it is.
Whoever goes should go in the evening, and walk home along the water if there is any water.

Rating: 4/5
";

#[test]
fn reasons_are_told_in_words() {
    let review = review(DOOR);
    let outline = outline::infer(&review);
    let (all, left_out) = explained(&review, &outline);
    let line = |text: &str| all.iter().find(|line| review.slice(line.line) == text);
    let reason = |text: &str, what: &str| {
        let verdict = line(text)?.heading.as_ref()?;
        let reason = verdict
            .reasons
            .iter()
            .find(|reason| reason.what() == what)?;
        Some((reason.seen().to_string(), reason.weight > 0.0))
    };
    let table = [
        ("What the Sea Does", "how it ends", "a letter"),
        ("What the Sea Does", "length", "17 columns"),
        ("What the Sea Does", "space above", "a blank line"),
        ("What the Sea Does", "capitals", "as in a title"),
        ("What the Sea Does", "the line below: length", "100 columns"),
    ];
    for (text, what, seen) in table {
        assert_eq!(
            reason(text, what),
            Some((seen.to_owned(), true)),
            "{text}: {what}"
        );
    }
    let rating = line("Rating: 4/5").unwrap();
    assert!(matches!(rating.decision, Decision::Plain(_)));
    assert_eq!(
        reason("Rating: 4/5", "the line below: length"),
        Some(("0 columns".to_owned(), false))
    );
    let unlikely = 6;
    assert_eq!(
        left_out,
        LeftOut {
            unlikely,
            ..LeftOut::default()
        }
    );
}

#[test]
fn a_title_that_the_source_states_is_not_that_of_the_text() {
    let outline = outline::infer(&review(DOOR));
    assert!(outline.title().unwrap().line.is_some());
    let folder = tempfile::tempdir().unwrap();
    let stated = format!("---\ntitle: A Wholly Other Name\n---\n{DOOR}");
    fs::write(folder.path().join("door.txt"), stated).unwrap();
    let told = run(&folder, &["outline", "--explain", "door.txt"]).unwrap();
    assert!(
        told.out.contains("but the source states another"),
        "{}",
        told.out
    );
    let (all, _) = explained(
        &review(DOOR),
        &Outline::new(&review(DOOR), None, Vec::new()),
    );
    assert_eq!(all[0].decision, Decision::Plain(Plain::AnotherTitle));
}

/// The rows of JSON that `arguments` print.
fn rows(folder: &TempDir, arguments: &[&str]) -> Result<Vec<Value>, Box<dyn Error>> {
    let ended = run(folder, arguments)?;
    let rows = ended.out.lines();
    Ok(rows.map(serde_json::from_str).collect::<Result<_, _>>()?)
}

#[test]
fn the_reasons_of_a_file_are_printed() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("door.txt"), DOOR).unwrap();
    let ended = run(&folder, &["outline", "--explain", "door.txt"]).unwrap();
    assert_eq!((ended.code, ended.err.as_str()), (Some(0), ""));
    let places: Vec<&str> = ended
        .out
        .lines()
        .filter(|line| {
            line.get(..5)
                .is_some_and(|number| number.trim().parse::<u8>().is_ok())
        })
        .collect();
    let table = [
        ("    1  ", " %  title    The Door at the End"),
        ("    6  ", " %  heading  What the Sea Does"),
        ("   11  ", " %  heading  Who Opens the Door"),
        ("   16  ", " %  plain    Rating: 4/5"),
    ];
    assert_eq!(places.len(), table.len(), "{}", ended.out);
    for (found, (number, line)) in places.iter().zip(table) {
        assert!(
            found.starts_with(number) && found.ends_with(line),
            "{found}"
        );
    }
    for told in [
        "\n         for  +",
        "\n     against  −",
        "% beside the other likely headings\n",
        "  as a heading\n",
        " how it ends: a letter",
        "\n6 more lines have next to no chance: 6 unlike a heading\n",
    ] {
        assert!(ended.out.contains(told), "{told}: {}", ended.out);
    }
    let wide = |line: &str| line.chars().count() > 80;
    assert!(!ended.out.lines().any(wide), "{}", ended.out);
}

#[test]
fn the_reasons_of_a_file_are_given_to_scripts() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("door.txt"), DOOR).unwrap();
    fs::write(folder.path().join("bad.txt"), [0; 40]).unwrap();
    let rows = rows(
        &folder,
        &["outline", "--explain", "--json", "door.txt", "bad.txt"],
    )
    .unwrap();
    let keys = |row: &Value| -> Vec<String> { row.as_object().unwrap().keys().cloned().collect() };
    let brief: Vec<String> = rows
        .iter()
        .map(|row| {
            assert_eq!(keys(row), keys(&rows[0]));
            format!(
                "{} {} {} {} {} {}",
                row["path"], row["line"], row["text"], row["decision"], row["from"], row["why"]
            )
        })
        .collect();
    let table = [
        r#""door.txt" 1 "The Door at the End" "title" "inferred" null"#,
        r#""door.txt" 6 "What the Sea Does" "heading" "inferred" null"#,
        r#""door.txt" 11 "Who Opens the Door" "heading" "inferred" null"#,
        r#""door.txt" 16 "Rating: 4/5" "plain" null "unlikely""#,
        r#""bad.txt" null null null null null"#,
    ];
    assert_eq!(brief, table);
    let chances = |row: usize| rows[row]["chances"].as_array().unwrap().clone();
    assert_eq!(chances(1).last(), Some(&rows[1]["chance"]));
    assert!(rows[0]["as_title"]["chance"].as_f64().unwrap() > 0.5);
    assert_eq!(rows[1]["as_title"], Value::Null);
    assert_eq!(rows[4]["problems"].as_array().unwrap().len(), 1);
    for (side, sign) in [("for", 1.0), ("against", -1.0)] {
        let weights: Vec<f64> = rows[1][side]
            .as_array()
            .unwrap()
            .iter()
            .map(|reason| sign * reason["weight"].as_f64().unwrap())
            .collect();
        assert!((1..=4).contains(&weights.len()), "{weights:?}");
        assert!(weights.is_sorted_by(|a, b| a >= b) && weights.iter().all(|w| *w >= 0.1));
    }
}

#[test]
fn markup_speaks_for_itself() {
    let folder = tempfile::tempdir().unwrap();
    let markdown =
        "# The Door\n\nIt opens.\n\n## The Sea\n\nIt waits.\n\n## The Hand\n\nIt is known.\n";
    fs::write(folder.path().join("door.md"), markdown).unwrap();
    let told = run(&folder, &["outline", "--explain", "door.md"]).unwrap();
    let expected = "\
The Door
The headings come from the markup.

    1         title    The Door
    5         heading  The Sea
    9         heading  The Hand
";
    assert_eq!((told.code, told.out.as_str()), (Some(0), expected));
    let strong = "It is a door, and it opens.\n\n**The Sea**\n\nIt waits, as it has always done.\n\n- The Hand\n- It is known.\n";
    fs::write(folder.path().join("door.md"), strong).unwrap();
    let rows = rows(&folder, &["outline", "--explain", "--json", "door.md"]).unwrap();
    let sea = rows.iter().find(|row| row["text"] == "The Sea").unwrap();
    assert_eq!(
        (&sea["decision"], &sea["why"]),
        (&"heading".into(), &"strong".into())
    );
}

#[test]
fn what_cannot_be_explained_ends_as_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("bad.txt"), [0; 40]).unwrap();
    fs::write(folder.path().join("empty.txt"), "").unwrap();
    let table = [
        ("bad.txt", Some(3)),
        ("none.txt", Some(3)),
        ("empty.txt", Some(0)),
    ];
    for (path, code) in table {
        let plain = ["outline", "--explain", path];
        let json = ["outline", "--explain", "--json", path];
        for arguments in [&plain[..], &json] {
            let ended = run(&folder, arguments).unwrap();
            assert_eq!(ended.code, code, "{arguments:?}");
        }
    }
}

#[test]
fn a_file_without_a_candidate_has_a_row_with_what_is_wrong_with_it() {
    let folder = tempfile::tempdir().unwrap();
    let prose = b"It is a door, it opens, and nobody who has seen what stands behind it has said a word about it since then.\n";
    let damaged = [prose.as_slice(), b"It is d\xc3\xa9j\xc3\xa0 vu and \xff.\n"].concat();
    let texts: [(&str, &[u8], usize); 3] = [
        ("empty.txt", b"", 1),
        ("prose.txt", prose, 0),
        ("damaged.txt", &damaged, 1),
    ];
    for (name, text, problems) in texts {
        fs::write(folder.path().join(name), text).unwrap();
        let rows = rows(&folder, &["outline", "--explain", "--json", name]).unwrap();
        assert_eq!(rows[0]["path"], name);
        assert_eq!(
            (&rows[0]["line"], &rows[0]["text"]),
            (&Value::Null, &Value::Null)
        );
        let told = rows[0]["problems"].as_array().unwrap().len();
        assert_eq!(told, problems, "{name}");
    }
}
