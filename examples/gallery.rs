//! Draws the samples and the awkward texts at several widths, on dark and on light ground, as
//! pictures to look at: `cargo run --release --example gallery [-- OUT_DIR]`.
//!
//! Each picture is a frame of the program in a window tall enough for the whole text.
//! `OUT_DIR/index.html` shows all of them; it is `target/gallery` unless given.
#![expect(clippy::print_stdout, reason = "it says where the pictures are")]

#[path = "picture/cells.rs"]
mod cells;
#[path = "picture/played.rs"]
mod played;

use std::error::Error;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use cells::Paper;
use frontrow::app::{App, Size};
use frontrow::config::AUTOMATIC;
use played::{drawn, played};

/// The folders whose texts are drawn.
const FOLDERS: &[&str] = &["reviews", "tests/pages"];

/// The widths of the windows, in columns.
const WIDTHS: &[u16] = &[40, 64, 80, 120, 200];

/// The rows of the first window that is tried, by how much the next is taller, and the most.
const ROWS: (u16, u16, u16) = (200, 3, 6000);

fn main() -> Result<(), Box<dyn Error>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = std::env::args_os().nth(1);
    let out = out.map_or_else(|| root.join("target/gallery"), PathBuf::from);
    fs::create_dir_all(&out)?;
    let mut index = INDEX_HEAD.to_owned();
    let mut pictures = 0;
    for path in texts(root)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        writeln!(index, "<h2 id=\"{name}\">{name}</h2>")?;
        for &columns in WIDTHS {
            writeln!(index, "<h3>{columns} columns</h3>\n<p>")?;
            for theme in [AUTOMATIC.dark, AUTOMATIC.light] {
                let picture = format!("{name}-{columns}-{theme}.svg");
                let app = wholly_shown(theme, &path, columns)?;
                let svg = cells::svg(&drawn(&app)?, &Paper::for_theme(theme));
                fs::write(out.join(&picture), svg)?;
                let width = cells::width(columns);
                writeln!(
                    index,
                    "<img loading=\"lazy\" src=\"{picture}\" width=\"{width:.0}\" \
                     alt=\"{name}, {columns} columns, {theme}\">"
                )?;
                pictures += 1;
            }
            index.push_str("</p>\n");
        }
    }
    let index_path = out.join("index.html");
    fs::write(&index_path, index)?;
    println!("{pictures} pictures: {}", index_path.display());
    Ok(())
}

/// What `index.html` begins with.
const INDEX_HEAD: &str = "<!doctype html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n\
    <title>frontrow: the gallery</title>\n\
    <style>body { font-family: sans-serif; margin: 2em; background: #888; }\n\
    p { display: flex; gap: 1em; align-items: start; }\n\
    img { flex: none; }</style>\n<h1>The gallery</h1>\n";

/// The texts to draw, in their order.
fn texts(root: &Path) -> Result<Vec<PathBuf>, Box<dyn Error>> {
    let mut texts = Vec::new();
    for folder in FOLDERS {
        let mut paths = Vec::new();
        for file in fs::read_dir(root.join(folder))? {
            paths.push(file?.path());
        }
        paths.retain(|path| path.is_file());
        paths.sort();
        texts.extend(paths);
    }
    Ok(texts)
}

/// The program with the text at `path` in a window just tall enough for all of it.
fn wholly_shown(theme: &str, path: &Path, columns: u16) -> Result<App, Box<dyn Error>> {
    let at = |rows| played(theme, path.to_owned(), Size { columns, rows }, Vec::new());
    let (mut rows, times, most) = ROWS;
    let mut app = at(rows)?;
    while !app.reader().is_wholly_shown() && rows < most {
        rows = rows.saturating_mul(times).min(most);
        app = at(rows)?;
    }
    let Some(areas) = app.areas() else {
        return Ok(app);
    };
    let text = app.reader().page().len() as u16;
    at(rows - areas.page.height + text.min(areas.page.height))
}
