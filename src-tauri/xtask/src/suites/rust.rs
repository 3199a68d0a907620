//! The suites that Cargo runs.

use std::process::Command;

use anyhow::Result;

use super::counts::Counts;
use crate::process;
use crate::tree::Tree;

/// Formatting.
pub(super) fn format(tree: &Tree) -> Result<Counts> {
    process::run(&mut process::cargo(
        tree.root(),
        &["fmt", "--all", "--check"],
    ))?;
    Ok(Counts::one_check())
}

/// The linter, over everything there is: `--test window` names the one target that a plain
/// `cargo test` leaves out.
pub(super) fn clippy(tree: &Tree) -> Result<Counts> {
    process::run(&mut process::cargo(
        tree.root(),
        &[
            "clippy",
            "--workspace",
            "--all-targets",
            "--test",
            "window",
            "--",
            "--deny",
            "warnings",
        ],
    ))?;
    Ok(Counts::one_check())
}

/// Unit tests, integration tests and the examples in the documentation.
pub(super) fn tests(tree: &Tree) -> Result<Counts> {
    libtest(&mut process::cargo(
        tree.root(),
        &["test", "--workspace", "--no-fail-fast"],
    ))
}

/// The tests that drive the real window, one at a time: they share the machine's processor with
/// the programs they drive.
pub(super) fn window(tree: &Tree) -> Result<Counts> {
    libtest(&mut process::cargo(
        tree.root(),
        &[
            "test",
            "--workspace",
            "--test",
            "window",
            "--",
            "--test-threads",
            "1",
        ],
    ))
}

fn libtest(command: &mut Command) -> Result<Counts> {
    let mut counts = Counts::default();
    let ended = process::watch(command, |line| {
        if let Some(part) = Counts::from_libtest(line) {
            counts = counts.and(part);
        }
    })?;
    Ok(counts.checked_against(ended.success()))
}
