//! `cargo xtask bench`: finds the benches of all crates and runs them one after another.

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::process;
use crate::tree::Tree;

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    targets: Vec<Target>,
}

#[derive(Deserialize)]
struct Target {
    name: String,
    kind: Vec<String>,
}

/// Runs the benches called `names`, or all; with `list` it only names them.
pub(crate) fn run(tree: &Tree, names: &[String], list: bool) -> Result<ExitCode> {
    let benches = find(tree)?;
    if list {
        for (package, bench) in &benches {
            println!("{bench:<20} in {package}");
        }
        return Ok(ExitCode::SUCCESS);
    }
    for name in names {
        if !benches.iter().any(|(_, bench)| bench == name) {
            bail!("there is no bench called {name}; `cargo xtask bench --list` names them all");
        }
    }
    let chosen = benches
        .iter()
        .filter(|(_, bench)| names.is_empty() || names.contains(bench));
    for (package, bench) in chosen {
        println!("\nbench: {bench} in {package}");
        process::run(&mut process::cargo(
            tree.root(),
            &["bench", "--package", package, "--bench", bench],
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}

fn find(tree: &Tree) -> Result<Vec<(String, String)>> {
    let text = process::output(&mut process::cargo(
        tree.root(),
        &["metadata", "--no-deps", "--format-version", "1"],
    ))?;
    let metadata: Metadata =
        serde_json::from_str(&text).context("cargo metadata printed something unexpected")?;
    let mut found = Vec::new();
    for package in metadata.packages {
        for target in package.targets {
            if target.kind.iter().any(|kind| kind == "bench") {
                found.push((package.name.clone(), target.name));
            }
        }
    }
    Ok(found)
}
