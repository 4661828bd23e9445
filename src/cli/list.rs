//! `frontrow list`: the reviews, a line for each.

use super::print::{Came, Printer, Read};
use super::rows;
use crate::typeset::text_width;
use std::io::{self, Write};

/// The widest title that the columns behind it are aligned to.
const WIDEST: usize = 50;

/// The list for scripts.
pub(super) struct Json;

impl Printer for Json {
    fn add(&mut self, read: &Read<'_>, out: &mut dyn Write) -> io::Result<Came> {
        rows::write(&rows::list(read), out)?;
        Ok(Came::Printed)
    }
}

/// The list for people: title, minutes and path in columns, which are known at the end.
#[derive(Default)]
pub(super) struct Table {
    rows: Vec<Row>,
}

struct Row {
    title: String,
    minutes: String,
    path: String,
}

impl Printer for Table {
    fn add(&mut self, read: &Read<'_>, _out: &mut dyn Write) -> io::Result<Came> {
        let words = read.loaded.ok().map(|loaded| loaded.outline.words());
        self.rows.push(Row {
            title: rows::title(read).unwrap_or_else(|| "(cannot be read)".to_owned()),
            minutes: words.map_or_else(String::new, |words| {
                format!("{} min", words.minutes().ceil())
            }),
            path: read.source.shown(),
        });
        Ok(Came::Printed)
    }

    fn finish(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let width = |text: &String| text_width(text);
        let titles = self.rows.iter().map(|row| width(&row.title));
        let title_width = titles.filter(|width| *width <= WIDEST).max().unwrap_or(0);
        let minutes = self.rows.iter().map(|row| width(&row.minutes));
        let minutes_width = minutes.max().unwrap_or(0);
        for Row {
            title,
            minutes,
            path,
        } in &self.rows
        {
            let padding = title_width.saturating_sub(text_width(title));
            writeln!(
                out,
                "{title}{:padding$}  {minutes:>minutes_width$}  {path}",
                ""
            )?;
        }
        Ok(())
    }
}
