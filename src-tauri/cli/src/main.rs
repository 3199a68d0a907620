//! The command `campaign`: rendering and checking without a window.
//!
//! Messages go to standard output, everything said about them to standard error. Exit codes: 0 for
//! success, 1 when a message or a check has errors, 2 when the command itself could not be carried out.

mod cases;
mod check;
mod failure;
mod lines;
mod render;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Renders and checks campaign content without a window.
#[derive(Parser)]
#[command(name = "campaign", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Render messages from a template and data, or self-contained cases from standard input.
    Render(render::Arguments),
    /// Check templates and print what is wrong, as compilers do.
    Check(check::Arguments),
}

fn main() -> ExitCode {
    let result = match Arguments::parse().command {
        Command::Render(arguments) => render::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
    };
    match result {
        Ok(code) => code,
        Err(failure) if failure.is_closed_pipe() => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("campaign: {failure}");
            ExitCode::from(2)
        }
    }
}
