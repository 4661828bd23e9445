//! Draws a frame of the program as a picture:
//! `frame_svg [--theme NAME] PATH COLUMNSxROWS [KEY]... > frame.svg`.
//!
//! The frame is what the terminal would be sent. The terminal is a light one for the theme `light`,
//! else a dark one. Keys are written as in `config.toml`; `'type:WORDS'` types words into a prompt.
#![expect(clippy::print_stdout, reason = "the picture goes to standard output")]

use std::collections::VecDeque;
use std::error::Error;
use std::fmt::Write as _;
use std::ops::ControlFlow;
use std::path::PathBuf;

use frontrow::app::{App, Event, Pane, Size};
use frontrow::config::{AUTOMATIC, ThemeChoice};
use frontrow::keys::Key;
use frontrow::{config, ui, work};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// The size of a cell, in the units of the picture.
const CELL: (f32, f32) = (8.4, 17.0);

/// The terminal's own colours.
struct Paper {
    ground: &'static str,
    text: &'static str,
}

/// A dark terminal, and a light one.
const DARK: Paper = Paper {
    ground: "#18191f",
    text: "#cdd0d6",
};
const LIGHT: Paper = Paper {
    ground: "#fbf9f4",
    text: "#343230",
};

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1).peekable();
    let theme = match arguments.next_if(|argument| argument == "--theme") {
        Some(_) => arguments.next(),
        None => None,
    };
    let theme = theme.unwrap_or_else(|| AUTOMATIC.dark.to_owned());
    let paper = if theme == AUTOMATIC.light {
        LIGHT
    } else {
        DARK
    };
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
    let app = played(theme, PathBuf::from(path), size, keys)?;
    let mut terminal = Terminal::new(TestBackend::new(size.columns, size.rows))?;
    terminal.draw(|frame| ui::draw(&app, frame))?;
    println!("{}", svg(terminal.backend().buffer(), &paper));
    Ok(())
}

/// The program after all keys, its work done one piece after the other.
fn played(theme: String, root: PathBuf, size: Size, keys: Vec<Key>) -> Result<App, Box<dyn Error>> {
    let mut shipped = config::shipped()?;
    if !shipped.themes.iter().any(|(name, _)| *name == theme) {
        return Err(format!("no theme is called `{theme}`").into());
    }
    shipped.screen.theme = ThemeChoice::Named(theme);
    let settings = shipped.for_library();
    let focus = if root.is_dir() {
        Pane::Library
    } else {
        Pane::Text
    };
    let mut app = App::new(shipped, size, focus);
    let mut events = VecDeque::new();
    work::walk(&[root], &settings, &mut |event| {
        events.push_back(event);
        ControlFlow::Continue(())
    });
    let mut keys = keys.into_iter().map(Event::Key);
    while let Some(event) = events.pop_front().or_else(|| keys.next()) {
        for effect in app.update(event) {
            work::perform(&effect, &settings, &mut |event| {
                events.push_back(event);
                ControlFlow::Continue(())
            });
        }
    }
    Ok(app)
}

/// The cells as a picture.
fn svg(buffer: &Buffer, paper: &Paper) -> String {
    let (columns, rows) = (buffer.area.width, buffer.area.height);
    let (width, height) = (f32::from(columns) * CELL.0, f32::from(rows) * CELL.1);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" \
         font-family=\"DejaVu Sans Mono, Menlo, Consolas, monospace\" font-size=\"14\">\n\
         <rect width=\"100%\" height=\"100%\" fill=\"{}\"/>\n",
        paper.ground
    );
    for y in 0..rows {
        let mut x = 0;
        while x < columns {
            let first = buffer.cell((x, y)).cloned().unwrap_or_default();
            let alike = |cell: &&Cell| cell.style() == first.style() && !cell.symbol().is_empty();
            let run: Vec<&Cell> = (x..columns)
                .map_while(|x| buffer.cell((x, y)))
                .take_while(alike)
                .collect();
            write_run(&mut svg, paper, (x, y), &run);
            x += run.len().max(1) as u16;
        }
    }
    svg + "</svg>"
}

/// A run of cells that look alike: its ground, and its text stretched to the columns it takes.
fn write_run(svg: &mut String, paper: &Paper, at: (u16, u16), run: &[&Cell]) {
    let Some(cell) = run.first() else { return };
    let text: String = run.iter().map(|cell| cell.symbol()).collect();
    let (x, y) = (f32::from(at.0) * CELL.0, f32::from(at.1) * CELL.1);
    let width = run.len() as f32 * CELL.0;
    let reversed = cell.modifier.contains(Modifier::REVERSED);
    let (ink, ground) = (colour(cell.fg, paper.text), colour(cell.bg, paper.ground));
    let (ink, ground) = if reversed {
        (ground, ink)
    } else {
        (ink, ground)
    };
    // Writing into a string cannot fail.
    if ground != paper.ground {
        let (height, shown) = (CELL.1, ground);
        writeln!(
            svg,
            "<rect x=\"{x:.1}\" y=\"{y:.1}\" width=\"{width:.1}\" height=\"{height}\" fill=\"{shown}\"/>"
        )
        .ok();
    }
    if text.trim().is_empty() {
        return;
    }
    let mut attributes = String::new();
    for (modifier, attribute) in [
        (Modifier::BOLD, " font-weight=\"bold\""),
        (Modifier::ITALIC, " font-style=\"italic\""),
        (Modifier::UNDERLINED, " text-decoration=\"underline\""),
        (Modifier::CROSSED_OUT, " text-decoration=\"line-through\""),
        (Modifier::DIM, " opacity=\"0.55\""),
    ] {
        if cell.modifier.contains(modifier) {
            attributes.push_str(attribute);
        }
    }
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    let base = y + 13.0;
    writeln!(
        svg,
        "<text x=\"{x:.1}\" y=\"{base:.1}\" textLength=\"{width:.1}\" xml:space=\"preserve\" \
         fill=\"{ink}\"{attributes}>{escaped}</text>"
    )
    .ok();
}

/// A colour of the terminal as the picture shows it.
fn colour(color: Color, plain: &'static str) -> String {
    let named = match color {
        Color::Black => DARK.ground,
        Color::Red | Color::LightRed => "#e07a6c",
        Color::Green | Color::LightGreen => "#86b27a",
        Color::Yellow => "#e6aa68",
        Color::LightYellow => "#e6c86e",
        Color::Blue | Color::LightBlue => "#7aa2d6",
        Color::Magenta | Color::LightMagenta => "#b48ead",
        Color::Cyan | Color::LightCyan => "#7fb8b4",
        Color::DarkGray => "#767b86",
        Color::Gray | Color::White => "#eef0f4",
        Color::Reset | Color::Indexed(_) => plain,
        Color::Rgb(red, green, blue) => return format!("#{red:02x}{green:02x}{blue:02x}"),
    };
    named.to_owned()
}
