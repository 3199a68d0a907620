//! Opens Campaign Designer.

// A console window beside the program is of use to developers only.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    match campaign_designer::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("Campaign Designer could not start: {error}");
            campaign_designer::tell(&error);
            ExitCode::FAILURE
        }
    }
}
