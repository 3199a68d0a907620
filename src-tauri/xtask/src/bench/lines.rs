//! `lines`: 100,000 messages through the command `campaign` and through a Node script with
//! handlebars.js, whole process against whole process.

use std::fs::File;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

use crate::process;
use crate::tree::Tree;

/// The name of the bench.
pub(super) const NAME: &str = "lines";

const MESSAGES: &str = "100000";

/// How often each process runs; the best counts, as the one that was disturbed least.
const RUNS: u32 = 3;

/// Runs the bench and prints its table.
pub(super) fn run(tree: &Tree) -> Result<()> {
    println!("\nbench: {NAME} in cli, {MESSAGES} messages");
    let node = tree.file(super::HANDLEBARS_JS);
    super::handlebars_installed(&node)?;
    process::run(&mut process::cargo(
        tree.root(),
        &["build", "--release", "--package", "cli"],
    ))?;
    let target = tree.target()?;
    let folder = target.join("bench");
    std::fs::create_dir_all(&folder)
        .with_context(|| format!("{} could not be made", folder.display()))?;
    let data = folder.join("people.jsonl");
    let written = File::create(&data).with_context(|| format!("{}", data.display()))?;
    finish(process::command(&node, "node", &["lines.js", "data", MESSAGES]).stdout(written))?;
    let material = tree.file("src-tauri/personalization/benches/material");
    let path = |path: &Path| path.display().to_string();

    let ours = best(|| {
        let program = path(&target.join("release/campaign"));
        let template = path(&material.join("order.ajo"));
        let arguments = ["render", "--template", &template, "--data", &path(&data)];
        process::command(tree.root(), &program, &arguments)
    })?;
    let theirs = best(|| {
        let template = path(&material.join("order.hbs"));
        process::command(
            &node,
            "node",
            &["lines.js", "render", &template, &path(&data)],
        )
    })?;
    println!("{:<24}{:>10.2} s", "campaign render", ours.as_secs_f64());
    println!(
        "{:<24}{:>10.2} s",
        "Node, handlebars.js",
        theirs.as_secs_f64()
    );
    println!(
        "{:<24}{:>10.2}",
        "ratio",
        theirs.as_secs_f64() / ours.as_secs_f64()
    );
    Ok(())
}

fn best(job: impl Fn() -> Command) -> Result<Duration> {
    let mut best = Duration::MAX;
    for _ in 0..RUNS {
        let start = Instant::now();
        finish(job().stdout(Stdio::null()))?;
        best = best.min(start.elapsed());
    }
    Ok(best)
}

fn finish(command: &mut Command) -> Result<()> {
    let ended = process::status(command)?;
    if !ended.success() {
        bail!("`{}` failed ({ended})", process::shown(command));
    }
    Ok(())
}
