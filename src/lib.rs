//! A reading room for reviews in the terminal.
//!
//! The modules are listed in reading order; each may use only those its line in
//! `ARCHITECTURE.md` names, which `tests/suite/house.rs` checks. What always holds:
//!
//! 1. A [`review::Review`] never changes after it is made. Its [`outline::Outline`] is a
//!    value of its own, replaced when inference finishes.
//! 2. Positions are the truth, lines are derived. A resize never rewrites a position.
//! 3. `update` does no input or output and reads no clock; drawing reads, never writes.
//! 4. Reading content never fails, and no panic is reachable from input.
//! 5. What comes from a file reaches the terminal only through one gate,
//!    [`formats::sanitise`].
//! 6. The reader's files are never written.
//! 7. The first frame waits for nothing it does not show.

pub mod review;

pub mod search;

pub mod query;

pub mod outline;

pub mod typeset;

pub mod journal;

pub mod formats;

pub mod library;

pub mod command;

pub mod keys;

pub mod config;

pub mod app;

pub mod ui;

pub mod work;

pub mod terminal;

pub mod cli;
