//! The behaviour of frontrow as data.

mod wrapping; // lines: every grapheme once, nothing too wide, the same from every side
