//! The promises of the workspace, tested on real files.
#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod changes;
mod history;
mod journal;
mod killed;
mod library;
mod lifecycle;
mod list;
mod support;
