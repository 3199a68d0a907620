//! The commands, without a window: against a real workspace file, a clock that stands still and a
//! network that is either the local endpoint on loopback or refuses everything.

mod campaigns;
mod content;
mod execution;
mod stage;
mod workspaces;
