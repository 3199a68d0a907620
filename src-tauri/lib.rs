//! The desktop shell of Campaign Designer: window, start-up, logs and error reports.
//!
//! It is the only crate that names Tauri. What the program does is in the crate `app`; the shell
//! gives it folders, a clock and the network, and hands what the window asks to it.

mod host;
mod logs;
mod panics;
mod paths;
mod redaction;
mod size;
mod start;
mod window;

pub use start::{StartError, run, tell};
