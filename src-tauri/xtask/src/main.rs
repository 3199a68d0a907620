//! The project's own commands: set up, run, test, check, bench and bindings.
//!
//! Everything a person or a build machine does with this tree goes through `cargo xtask`, so that
//! there is one place that knows what must be installed, in which order things are built and when
//! a run counts as good.

#![expect(
    clippy::print_stdout,
    reason = "telling a person what happens is what this program is for"
)]

mod bench;
mod bindings;
mod fuzz;
mod launch;
mod process;
mod screenshots;
mod setup;
mod suites;
mod tree;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::tree::Tree;

/// The project's own commands.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Install what is missing, build and open Campaign Designer
    Run {
        /// Build with optimizations: slower to build, faster to use
        #[arg(long)]
        release: bool,
        /// Passed on to Campaign Designer
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Install what is missing and run every suite, the last one in a real window
    Test {
        /// Run these suites alone
        #[arg(long, value_name = "SUITE")]
        only: Vec<String>,
        /// Name the suites and what each one promises
        #[arg(long)]
        list: bool,
    },
    /// Run the suites that need no finished program: a minute instead of many
    Check,
    /// Measure: all benches, or those named
    Bench {
        /// Names of benches, as `cargo xtask bench --list` shows them
        names: Vec<String>,
        /// Name the benches
        #[arg(long)]
        list: bool,
    },
    /// Write the TypeScript types of the commands into the UI
    Bindings {
        /// Compare with the committed file and write nothing
        #[arg(long)]
        check: bool,
    },
    /// Throw hostile content at the personalization language
    Fuzz {
        /// For how long
        #[arg(default_value_t = 1800)]
        seconds: u32,
    },
    /// Take the README's pictures of the real window anew
    Screenshots,
    /// Install what building, running and testing need, and build the UI
    Setup,
}

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    match carry_out(arguments.command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("\nerror: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn carry_out(command: Command) -> Result<ExitCode> {
    let tree = Tree::locate()?;
    match command {
        Command::Run { release, arguments } => launch::run(&tree, release, &arguments),
        Command::Test { only, list } => {
            if list {
                suites::list();
                return Ok(ExitCode::SUCCESS);
            }
            suites::test(&tree, &only)
        }
        Command::Check => suites::check(&tree),
        Command::Bench { names, list } => bench::run(&tree, &names, list),
        Command::Bindings { check } => {
            if check {
                bindings::check(&tree)?;
            } else {
                bindings::write(&tree)?;
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Fuzz { seconds } => {
            fuzz::run(&tree, seconds)?;
            Ok(ExitCode::SUCCESS)
        }
        Command::Screenshots => screenshots::take(&tree),
        Command::Setup => {
            setup::system_packages(setup::Purpose::Test)?;
            setup::ui_libraries(&tree)?;
            setup::built_ui(&tree)?;
            println!("Everything is in place: `cargo xtask run` opens Campaign Designer.");
            Ok(ExitCode::SUCCESS)
        }
    }
}
