//! The cells of a frame as a picture.

use std::fmt::Write as _;

use frontrow::config::AUTOMATIC;
use frontrow::typeset::text_width;
use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};

/// The size of a cell, in the units of the picture.
const CELL: (f32, f32) = (8.4, 17.0);

/// The terminal's own colours.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Paper {
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

impl Paper {
    /// The terminal that goes with a theme: a light one for the theme `light`, else a dark one.
    pub(crate) fn for_theme(theme: &str) -> Self {
        if theme == AUTOMATIC.light {
            LIGHT
        } else {
            DARK
        }
    }
}

/// How wide a picture of so many columns is meant to be, in pixels.
pub(crate) fn width(columns: u16) -> f32 {
    f32::from(columns) * CELL.0
}

/// The cells as a picture.
pub(crate) fn svg(buffer: &Buffer, paper: &Paper) -> String {
    let (columns, rows) = (buffer.area.width, buffer.area.height);
    let (width, height) = (width(columns), f32::from(rows) * CELL.1);
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
            let alike = |cell: &&Cell| cell.style() == first.style() && columns_of(cell) == 1;
            let run: Vec<&Cell> = (x..columns)
                .map_while(|x| buffer.cell((x, y)))
                .take_while(alike)
                .collect();
            let taken = (run.len() as u16).max(columns_of(&first));
            let run = if run.is_empty() { vec![&first] } else { run };
            write_run(&mut svg, paper, ((x, y), taken), &run);
            x += taken;
        }
    }
    svg + "</svg>"
}

/// The columns that what stands in a cell takes; those behind the first are blank cells.
fn columns_of(cell: &Cell) -> u16 {
    (text_width(cell.symbol()) as u16).max(1)
}

/// A run of cells that look alike, from a place on and over so many columns: its ground, and its
/// text stretched to them. What takes several columns is a run of its own, so that it stands where
/// it would on a screen.
fn write_run(svg: &mut String, paper: &Paper, (at, columns): ((u16, u16), u16), run: &[&Cell]) {
    let Some(cell) = run.first() else { return };
    let text: String = run.iter().map(|cell| cell.symbol()).collect();
    let (x, y) = (f32::from(at.0) * CELL.0, f32::from(at.1) * CELL.1);
    let width = f32::from(columns) * CELL.0;
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
