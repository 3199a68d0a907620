//! Runs: many recipients from a file, in batches, at a rate, each exactly once or not at all.
//!
//! A run reads its rows as a stream ([`rows`]), packs them into calls ([`batch`]), and sends them
//! at a rate with a bounded number under way ([`engine`]). What is safe to repeat is repeated
//! ([`retry`]); what may have been sent never is. The [`RunStore`] knows every row range that was
//! written down before it left; a run that is started again skips those ([`Rows`]).

pub mod batch;
pub mod engine;
mod pace;
pub mod plan;
pub mod report;
pub mod retry;
pub mod rows;
mod skip;

pub use batch::{Batch, Batches, Packed};
pub use engine::run;
pub use plan::{Control, Halt, Plan, Progress, RunEnd, Surroundings};
pub use skip::Rows;

use crate::Pending;
use crate::journal::Journal;
use campaign::text::Text;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A row that cannot be sent, set aside with its reason.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct BadRow {
    /// Number of the row, from 1, without the heading.
    #[ts(type = "number")]
    pub row: u64,
    /// Stable code, such as `userIdMissing`.
    pub code: String,
    /// What is wrong with it.
    pub message: Text,
}

/// Where a run is kept.
///
/// To start a run again after a crash, the rows to skip are those of every entry that has no
/// outcome (they may have been sent: a person decides) and of every entry whose outcome is not
/// [`retry::Consequence::Retry`] or [`retry::Consequence::Halt`] by [`retry::consequence`]. All
/// others certainly were not taken.
pub trait RunStore: Send + Sync {
    /// The journal for a batch: its `before` writes the batch's rows down with the request, its
    /// `after` what became of them.
    fn journal<'a>(&'a self, batch: &'a Batch) -> Box<dyn Journal + 'a>;

    /// Keeps a row that was set aside.
    fn set_aside(&self, row: BadRow) -> Pending<'_, Result<(), crate::journal::JournalError>>;
}
