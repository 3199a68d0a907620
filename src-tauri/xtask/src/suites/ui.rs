//! The suites that npm runs.

use std::fs;

use anyhow::{Context, Result};

use super::counts::Counts;
use crate::process;
use crate::tree::Tree;

/// The TypeScript compiler.
pub(super) fn types(tree: &Tree) -> Result<Counts> {
    script(tree, "check")
}

/// The linter.
pub(super) fn lint(tree: &Tree) -> Result<Counts> {
    script(tree, "lint")
}

/// The unit tests. Vitest shows them on the console and writes the numbers beside it.
pub(super) fn tests(tree: &Tree) -> Result<Counts> {
    let report = tree.ui().join("node_modules/.campaign-designer/tests.json");
    // A report from an earlier run must not be taken for one of this run.
    if report.exists() {
        fs::remove_file(&report)
            .with_context(|| format!("{} could not be removed", report.display()))?;
    }
    let output = format!("--outputFile.json={}", report.display());
    let ended = process::status(&mut process::command(
        &tree.ui(),
        "npm",
        &[
            "run",
            "test",
            "--",
            "--reporter=default",
            "--reporter=json",
            &output,
        ],
    ))?;
    let text = fs::read_to_string(&report).with_context(|| {
        format!(
            "Vitest ended ({ended}) without writing {}",
            report.display()
        )
    })?;
    Ok(Counts::from_vitest(&text)?.checked_against(ended.success()))
}

fn script(tree: &Tree, name: &str) -> Result<Counts> {
    process::run(&mut process::command(&tree.ui(), "npm", &["run", name]))?;
    Ok(Counts::one_check())
}
