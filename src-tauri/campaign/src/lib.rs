//! The domain: what a campaign is, how it is edited, checked and activated. Pure, without input or output.
//!
//! The names are Adobe Journey Optimizer's. Everything a marketer sets is in a [`design::Design`];
//! where a campaign stands in its life is a [`lifecycle::Lifecycle`]; what is wrong with it is a
//! list of [`check::Finding`]s. Time is always given, never read.

pub mod check;
pub mod design;
pub mod edit;
pub mod id;
pub mod kind;
pub mod library;
pub mod lifecycle;
pub mod text;

pub use design::Design;
pub use kind::{Channel, Kind};
pub use lifecycle::{Act, Lifecycle, Status};
