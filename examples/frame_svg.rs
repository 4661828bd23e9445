//! Draws a frame of the program as a picture:
//! `frame_svg [--theme NAME] PATH COLUMNSxROWS [KEY]... > frame.svg`.
//!
//! The frame is what the terminal would be sent. The terminal is a light one for the theme `light`,
//! else a dark one. Keys are written as in `config.toml`; `'type:WORDS'` types words into a prompt.
#![expect(clippy::print_stdout, reason = "the picture goes to standard output")]

#[path = "picture/cells.rs"]
mod cells;
#[path = "picture/played.rs"]
mod played;

use std::error::Error;
use std::path::PathBuf;

use cells::Paper;
use frontrow::app::Size;
use frontrow::config::AUTOMATIC;
use frontrow::keys::Key;
use played::{drawn, played};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1).peekable();
    let theme = match arguments.next_if(|argument| argument == "--theme") {
        Some(_) => arguments.next(),
        None => None,
    };
    let theme = theme.unwrap_or_else(|| AUTOMATIC.dark.to_owned());
    let (Some(path), Some(size)) = (arguments.next(), arguments.next()) else {
        return Err("usage: frame_svg [--theme NAME] PATH COLUMNSxROWS [KEY]...".into());
    };
    let (columns, rows) = size.split_once('x').ok_or("a size is written 100x30")?;
    let size = Size {
        columns: columns.parse()?,
        rows: rows.parse()?,
    };
    let mut keys = Vec::new();
    for argument in arguments {
        match argument.strip_prefix("type:") {
            Some(words) => keys.extend(words.chars().map(Key::char)),
            None => keys.push(argument.parse()?),
        }
    }
    let app = played(&theme, PathBuf::from(path), size, keys)?;
    println!("{}", cells::svg(&drawn(&app)?, &Paper::for_theme(&theme)));
    Ok(())
}
