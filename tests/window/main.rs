//! What a person can do, done in the real window: the built program on a screen of its own, driven
//! through WebDriver.
//!
//! `cargo xtask test --only window` prepares the machine and runs these; pictures of what they saw
//! are in `target/screenshots`.

// The window under test needs WebKitGTK and its driver, which exist on Linux.
#![cfg(target_os = "linux")]

mod fence;
mod harness;
mod journey;
mod keeping;
mod pages;
mod pictures;
mod start;
