//! Plain text to blocks: which lines belong together, and how they are set.
//!
//! A text is decided on once, by its beginning: either its paragraphs were broken into lines of
//! much the same length, or each of its lines is a paragraph of its own. So is each of its quotes.

mod builder;
mod group;
mod items;
mod line;
mod look;
mod marker;
mod notes;
mod quotes;
mod rule;
mod run;
mod wrapping;

pub(super) use notes::notes;
pub(super) use quotes::{Quote, unmark};
pub(super) use wrapping::Manner;

use super::sanitise::Sanitised;
use crate::review::Block;
use builder::Builder;
use line::lines;

/// The blocks of a text, whose `quotes` are known.
///
/// A list item begins at its marker; what is set in below the marker belongs to it, and an item that
/// is set in below another stands further in. Three or more short lines in a row stand each for
/// itself: the first of them is a paragraph, so that it has its distance from what is above, the
/// others follow it as verse. Rows of tables, drawings and code stay as they are, line by line. A row
/// of signs is a rule. What is left are paragraphs: of one line each, or, in a text that is
/// hard-wrapped, of all lines up to a blank line, a list item, a line set in further than the one
/// above, or a line behind one that ends a sentence well before the margin.
pub(super) fn blocks(clean: &Sanitised, quotes: &[Quote], manner: Manner) -> Vec<Block> {
    let mut builder = Builder::new(manner);
    for line in lines(&clean.text, &clean.breaks, quotes) {
        builder.stand(line.quote);
        builder.take(line);
    }
    builder.finish()
}
