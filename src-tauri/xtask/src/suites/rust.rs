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
            // All that is found in all crates, not the first crate's share of it.
            "--keep-going",
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

/// For how many seconds the fuzzer runs as a test.
const FUZZ_SECONDS: u32 = 20;

/// A short run of the fuzzer; it counts as one check. libFuzzer ends with an error on a finding.
pub(super) fn fuzz(tree: &Tree) -> Result<Counts> {
    let mut executed = None;
    let ended = process::watch(&mut crate::fuzz::command(tree, FUZZ_SECONDS)?, |line| {
        if let Some(count) = line.strip_prefix("stat::number_of_executed_units:") {
            executed = count.trim().parse::<u64>().ok();
        }
    })?;
    // A run that executed nothing would have found nothing either.
    Ok(
        if ended.success() && executed.is_some_and(|count| count > 0) {
            Counts::one_check()
        } else {
            Counts::one_failure()
        },
    )
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
