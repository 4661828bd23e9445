//! The behaviour of frontrow as data.

/// How keys are written and read.
mod key_notation;
mod wrapping; // lines: every grapheme once, nothing too wide, the same from every side
/// The shipped settings, and what is told of settings that are wrong.
mod settings;
