//! Starts the program.

use std::process::ExitCode;

use frontrow::cli::{self, Request};
use frontrow::terminal;

fn main() -> ExitCode {
    match cli::parse() {
        Ok(Request::Interactive {
            roots,
            settings,
            colouring,
            remembered,
            journal,
            privacy,
        }) => match terminal::run(&roots, *settings, colouring, (remembered, journal), privacy) {
            Ok((ending, not_kept)) => {
                if let Some(not_kept) = not_kept {
                    cli::tell(&not_kept.to_string());
                }
                ending.into()
            }
            Err(error) => {
                cli::tell(&error.to_string());
                error.into()
            }
        },
        Ok(Request::Print(print)) => cli::print(&print).into(),
        Ok(Request::Search(search)) => cli::search(&search).into(),
        Ok(Request::Quotes(quotes)) => cli::quotes(&quotes).into(),
        Ok(Request::Journal(carrying)) => cli::carry(&carrying).into(),
        Ok(Request::Config(config)) => cli::config(&config).into(),
        Err(exit) => exit.into(),
    }
}
