//! The behaviour of frontrow as data.

/// What the program prints without a screen, and its exit codes.
mod commands;
/// Every command can be reached, and the README says by which key.
mod commands_table;
/// What is folded is found, at its very place.
mod folding;
/// The house rules that no compiler checks.
mod house;
/// How keys are written and read.
mod key_notation;
/// Files and folders: what is found, read, and refused.
mod loading;
/// Sections and titles of pasted prose.
mod outline;
/// What plain text becomes: decoded, sanitised, in blocks.
mod plain;
/// The shipped settings, and what is told of settings that are wrong.
mod settings;
/// Lines: every grapheme once, nothing too wide, the same from every side.
mod wrapping;
