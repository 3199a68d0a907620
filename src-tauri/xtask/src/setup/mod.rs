//! What must be there before anything can be built, and how it gets there.

mod node;
mod system;
mod ui;

pub(crate) use system::{Purpose, packages as system_packages};
pub(crate) use ui::{build as built_ui, install as ui_libraries};
