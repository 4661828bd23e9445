//! Starts the program.

use frontrow::cli::{self, Print, Request};
use std::process::ExitCode;

fn main() -> ExitCode {
    let exit = match cli::parse() {
        Ok(Request::Interactive { roots }) => cli::print(&Print::text(roots)),
        Ok(Request::Print(print)) => cli::print(&print),
        Err(exit) => exit,
    };
    exit.into()
}
