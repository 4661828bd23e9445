//! Awkward texts in many scripts and shapes, set at several measures, against stored pages.
//!
//! `tests/pages` holds the texts, `tests/pages/stored` what became of each. A page begins with a
//! ruler as long as its measure: what is drawn beyond it is too wide.
#![expect(
    clippy::unwrap_used,
    reason = "a test whose texts cannot be read must fail"
)]

use frontrow::formats::{self, Hint};
use frontrow::outline;
use frontrow::review::{Position, Span};
use frontrow::typeset::{Hyphenation, Justification, ParagraphStyle, Settings, plain_lines};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

/// The measures each text is set at, in columns.
const MEASURES: &[u16] = &[24, 40, 64, 80];

/// The texts that look another way where there is room for their tables, and the measure for that.
const WIDE: (&[&str], &[u16]) = (&["tables.md", "code.md", "verse.txt"], &[200]);

/// The texts that are set with broken words and straight margins too, and the measures for that.
const STRAIGHT: (&str, &[u16]) = (
    "{english-marks,english-long-words,german,french,spanish,polish-czech,russian,japanese,\
     hebrew,blanks,nested}.*",
    &[24, 40, 64],
);

/// The file at `path` set at each of the measures, each page below its ruler.
fn pages(path: &Path, measures: &[u16], settings: Settings) -> String {
    let hint = Hint::of_suffix(path.extension().and_then(|suffix| suffix.to_str()));
    let bytes = fs::read(path).unwrap();
    let review = formats::read(bytes, hint).unwrap().review;
    let outline = outline::of(&review);
    let whole = Span::new(Position::START, review.end());
    let page = |&measure: &u16| {
        let ruler = "─".repeat(usize::from(measure) - 4);
        let lines = plain_lines(&review, &outline, whole, measure, settings);
        let lines: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
        format!("{measure:<4}{ruler}\n{}\n\n", lines.join("\n"))
    };
    measures.iter().map(page).collect()
}

/// Compares with the page stored under the name of `what` is done and of the file.
macro_rules! assert_pages {
    ($what:literal, $pages:expr) => {
        insta::with_settings!({
            snapshot_path => "../pages/stored",
            prepend_module_to_snapshot => false,
            omit_expression => true,
        }, { insta::assert_snapshot!($what, $pages) });
    };
}

#[test]
fn every_text_is_set_as_stored() {
    insta::glob!("../pages", "*.{txt,md}", |path| {
        let (wide, more) = WIDE;
        let is_wide = wide.iter().any(|name| path.ends_with(name));
        let measures = [MEASURES, if is_wide { more } else { &[] }].concat();
        assert_pages!("page", pages(path, &measures, Settings::default()));
    });
}

#[test]
fn with_broken_words_and_straight_margins_too() {
    let settings = Settings {
        hyphenation: Hyphenation::On,
        justification: Justification::Justified,
        most_stretch: 2,
        paragraphs: ParagraphStyle::Indented,
        ..Settings::default()
    };
    let (texts, measures) = STRAIGHT;
    insta::glob!("../pages", texts, |path| {
        assert_pages!("straight", pages(path, measures, settings));
    });
}

#[test]
fn show_prints_these_pages_and_says_nothing_else() {
    insta::glob!("../pages", "*.{txt,md}", |path| {
        let page = pages(path, &[40], Settings::default());
        let (_, page) = page.trim_end().split_once('\n').unwrap();
        let shown = Command::new(env!("CARGO_BIN_EXE_frontrow"))
            .args(["--config", "config.toml", "show", "--width", "40"])
            .arg(path)
            .current_dir(env!("CARGO_MANIFEST_DIR"))
            .output()
            .unwrap();
        let text = String::from_utf8(shown.stdout).unwrap();
        let lines: Vec<&str> = text.lines().map(str::trim_end).collect();
        // Where links lead is told behind the page.
        assert!(lines.join("\n").starts_with(page), "{}", path.display());
        let said = String::from_utf8(shown.stderr).unwrap();
        let ours = said.lines().all(|line| line.starts_with("frontrow: "));
        assert!(ours, "{said}");
    });
}

#[test]
fn every_stored_page_has_its_text() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pages");
    let names = |folder: &Path| -> BTreeSet<String> {
        let files = fs::read_dir(folder).unwrap();
        let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
        names.collect()
    };
    let texts = names(&folder);
    for stored in names(&folder.join("stored")) {
        let text = stored.split_once('@').map(|(_, text)| text);
        let text = text.and_then(|text| text.strip_suffix(".snap"));
        assert!(text.is_some_and(|text| texts.contains(text)), "{stored}");
    }
}
