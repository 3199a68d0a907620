//! `cargo xtask bench`: finds the benches of all crates and runs them one after another.

mod lines;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::process;
use crate::tree::Tree;

/// Packages with benches outside of the workspace.
const OUTSIDE: [&str; 1] = ["src-tauri/personalization/benches"];

/// The script that measures handlebars.js.
const HANDLEBARS_JS: &str = "src-tauri/personalization/benches/handlebars";

/// One bench.
struct Bench {
    folder: PathBuf,
    package: String,
    name: String,
}

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
        for bench in &benches {
            println!("{:<20} in {}", bench.name, bench.package);
        }
        println!("{:<20} in cli", lines::NAME);
        return Ok(ExitCode::SUCCESS);
    }
    for name in names {
        if name != lines::NAME && !benches.iter().any(|bench| bench.name == *name) {
            bail!("there is no bench called {name}; `cargo xtask bench --list` names them all");
        }
    }
    let lines_wanted = names.is_empty() || names.iter().any(|name| name == lines::NAME);
    let chosen = benches
        .iter()
        .filter(|bench| names.is_empty() || names.contains(&bench.name));
    for bench in chosen {
        println!("\nbench: {} in {}", bench.name, bench.package);
        process::run(&mut process::cargo(
            &bench.folder,
            &["bench", "--package", &bench.package, "--bench", &bench.name],
        ))?;
    }
    handlebars_js(tree, names)?;
    if lines_wanted {
        lines::run(tree)?;
    }
    Ok(ExitCode::SUCCESS)
}

/// handlebars.js on the material of the bench `peers`, in the same run: Criterion cannot measure it.
fn handlebars_js(tree: &Tree, names: &[String]) -> Result<()> {
    if !names.is_empty() && !names.iter().any(|name| name == "peers") {
        return Ok(());
    }
    let folder = tree.file(HANDLEBARS_JS);
    println!("\nbench: handlebars.js on the material of peers");
    handlebars_installed(&folder)?;
    process::run(&mut process::command(&folder, "node", &["render.js"]))
}

fn handlebars_installed(folder: &Path) -> Result<()> {
    process::run(&mut process::command(
        folder,
        "npm",
        &["ci", "--no-audit", "--no-fund", "--silent"],
    ))
}

/// The benches of the workspace, and those of packages that stand outside of it because their
/// peers are slow to build.
fn find(tree: &Tree) -> Result<Vec<Bench>> {
    let mut found = Vec::new();
    for folder in
        std::iter::once(tree.root().to_path_buf()).chain(OUTSIDE.map(|path| tree.file(path)))
    {
        let text = process::output(&mut process::cargo(
            &folder,
            &["metadata", "--no-deps", "--format-version", "1"],
        ))?;
        let metadata: Metadata =
            serde_json::from_str(&text).context("cargo metadata printed something unexpected")?;
        for package in metadata.packages {
            for target in package.targets {
                if target.kind.iter().any(|kind| kind == "bench") {
                    found.push(Bench {
                        folder: folder.clone(),
                        package: package.name.clone(),
                        name: target.name,
                    });
                }
            }
        }
    }
    Ok(found)
}
