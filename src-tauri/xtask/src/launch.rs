//! `cargo xtask run`: from a fresh machine to an open window.

use std::process::ExitCode;

use anyhow::{Context, Result};

use crate::tree::Tree;
use crate::{process, setup};

/// The root package's program.
const PROGRAM: &str = "campaign-designer";

/// Installs what is missing, builds, and opens Campaign Designer.
pub(crate) fn run(tree: &Tree, release: bool, arguments: &[String]) -> Result<ExitCode> {
    setup::system_packages(setup::Purpose::Run)?;
    setup::ui_libraries(tree)?;
    setup::built_ui(tree)?;
    println!("run: building Campaign Designer; the first time takes some minutes");
    let program = build_program(tree, PROGRAM, release)?;
    println!("run: opening Campaign Designer");
    let path = program.to_string_lossy();
    let ended = process::status(&mut process::command(tree.root(), &path, arguments))?;
    Ok(if ended.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

/// Builds one program of the workspace and returns where it lies.
///
/// The whole workspace is named so that the libraries get the same features as in the tests:
/// otherwise they would be built twice.
pub(crate) fn build_program(tree: &Tree, name: &str, release: bool) -> Result<std::path::PathBuf> {
    let mut arguments = vec![
        "build",
        "--workspace",
        "--bin",
        name,
        "--message-format",
        "json-render-diagnostics",
    ];
    if release {
        arguments.push("--release");
    }
    let messages = process::output(&mut process::cargo(tree.root(), &arguments))?;
    messages
        .lines()
        .filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok())
        .filter(|message| message["target"]["name"] == name)
        .find_map(|message| message["executable"].as_str().map(Into::into))
        .with_context(|| format!("cargo built no program called {name}"))
}
