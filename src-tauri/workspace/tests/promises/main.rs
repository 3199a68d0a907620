//! The promises of the workspace, tested on real files.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod history;
mod support;
