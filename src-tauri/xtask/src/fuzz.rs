//! The fuzzer: hostile content for the personalization language, guided by coverage.
//!
//! It runs on the stable compiler: the coverage instrumentation is an ordinary code generation
//! flag, and libFuzzer comes as the source of a library.

use std::path::PathBuf;
use std::process::Command;

use anyhow::{Context, Result};

use crate::process;
use crate::tree::Tree;

/// The fuzzer's package, outside of the workspace.
const PACKAGE: &str = "src-tauri/personalization/fuzz";

/// Messages that every run begins with; committed.
const SEEDS: &str = "src-tauri/personalization/fuzz/seeds";

/// What rustc adds so that libFuzzer sees which code ran.
const INSTRUMENTATION: [&str; 6] = [
    "-Cpasses=sancov-module",
    "-Cllvm-args=-sanitizer-coverage-level=4",
    "-Cllvm-args=-sanitizer-coverage-inline-8bit-counters",
    "-Cllvm-args=-sanitizer-coverage-pc-table",
    "-Cllvm-args=-sanitizer-coverage-trace-compares",
    "--cfg=fuzzing",
];

/// Longest message tried, in bytes.
const LENGTH: u32 = 8192;

/// A message that takes longer than this, in seconds, is a finding.
const PATIENCE: u32 = 20;

/// The fuzzer, built and ready to run for `seconds`. What it learns is kept in the target folder
/// and taken up by the next run; what it finds is written there too, and named on the console.
pub(crate) fn command(tree: &Tree, seconds: u32) -> Result<Command> {
    let target = target();
    let folder = tree.target()?.join("fuzz");
    process::run(
        process::cargo(
            &tree.file(PACKAGE),
            &["build", "--release", "--locked", "--target", &target],
        )
        .env("RUSTFLAGS", INSTRUMENTATION.join(" "))
        .env("CARGO_TARGET_DIR", &folder),
    )?;
    let learned = folder.join("corpus");
    std::fs::create_dir_all(&learned)
        .with_context(|| format!("{} could not be made", learned.display()))?;
    let program: PathBuf = folder.join(&target).join("release/message");
    // libFuzzer speaks on the error stream; who counts reads the other.
    let mut command = Command::new("sh");
    command
        .current_dir(tree.root())
        .args(["-c", "exec \"$@\" 2>&1", "sh"])
        .arg(program)
        .arg(&learned)
        .arg(tree.file(SEEDS))
        .arg(format!("-max_total_time={seconds}"))
        .arg(format!("-max_len={LENGTH}"))
        .arg(format!("-timeout={PATIENCE}"))
        .arg(format!("-artifact_prefix={}/found-", folder.display()))
        .arg("-print_final_stats=1");
    Ok(command)
}

/// Runs the fuzzer for `seconds` with the console as it is.
pub(crate) fn run(tree: &Tree, seconds: u32) -> Result<()> {
    process::run(&mut command(tree, seconds)?)
}

/// The machine's own target, named so that build scripts stay without instrumentation.
fn target() -> String {
    format!("{}-unknown-linux-gnu", std::env::consts::ARCH)
}
