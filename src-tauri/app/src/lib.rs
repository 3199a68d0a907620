//! The application: one list of commands and their handlers, called by every host.
//!
//! A host makes an [`App`] from an [`Environment`], starts it, and hands it commands by name
//! ([`command::dispatch`]). What a command does is decided in `campaign`, kept in `workspace`,
//! rendered by `personalization` and sent by `delivery`; this crate joins them.

pub mod app;
pub mod bindings;
pub mod campaigns;
pub mod change;
pub mod command;
pub mod content;
pub mod endpoints;
mod engine;
pub mod environment;
pub mod error;
pub mod execution;
pub mod inbox;
pub mod library;
mod sample;
pub mod session;
mod translate;
pub mod workspaces;

pub use app::App;
pub use environment::Environment;
pub use error::{CommandError, ErrorCode};
