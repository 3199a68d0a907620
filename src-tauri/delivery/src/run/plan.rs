//! What a run is told, what it tells while it goes, and how it ends.

use super::RunStore;
use super::retry::RetryPolicy;
use crate::client::Client;
use crate::endpoint::Endpoint;
use crate::guard::{Confirmation, ConfirmationReason};
use crate::http::Limits;
use crate::outcome::Outcome;
use crate::payload::{PayloadKind, Violation};
use campaign::id::RequestId;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use ts_rs::TS;

/// What a run does.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Where.
    pub endpoint: Endpoint,
    /// [`PayloadKind::Unitary`] or [`PayloadKind::HighThroughput`].
    pub kind: PayloadKind,
    /// The campaign's id at the endpoint.
    pub campaign_id: String,
    /// The campaign's name, which a confirmation has to repeat.
    pub campaign_name: String,
    /// What was typed when the run was started.
    pub confirmation: Option<Confirmation>,
    /// Recipients a call, 1 to 20.
    pub batch_size: usize,
    /// Calls a second.
    pub rate: f64,
    /// Calls under way at the same time.
    pub concurrency: usize,
    /// How patient it is.
    pub retry: RetryPolicy,
    /// Limits of each call.
    pub limits: Limits,
}

/// What is passed in from outside.
#[derive(Clone)]
pub struct Surroundings {
    /// Sends.
    pub client: Arc<Client>,
    /// Keeps.
    pub store: Arc<dyn RunStore>,
    /// New ids for requests: the journal's and the one on the wire.
    pub ids: Arc<dyn Fn() -> RequestId + Send + Sync>,
    /// Chance in `[0, 1)`, for jitter.
    pub chance: Arc<dyn Fn() -> f64 + Send + Sync>,
}

/// What a person wants of a run that is under way.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Control {
    /// Go on.
    #[default]
    Going,
    /// Send nothing new; what is under way ends.
    Paused,
    /// End; what is under way ends.
    Cancelled,
}

/// How far a run is, counted in recipients but for `requests`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Progress {
    /// Taken by the service.
    #[ts(type = "number")]
    pub accepted: u64,
    /// Refused by the service.
    #[ts(type = "number")]
    pub refused: u64,
    /// May have been sent.
    #[ts(type = "number")]
    pub unknown: u64,
    /// Certainly not sent, after every attempt or because the run ended.
    #[ts(type = "number")]
    pub not_sent: u64,
    /// Rows set aside.
    #[ts(type = "number")]
    pub set_aside: u64,
    /// Requests sent, every attempt counted.
    #[ts(type = "number")]
    pub requests: u64,
}

/// How a run ended.
#[derive(Clone, Debug, PartialEq)]
pub enum RunEnd {
    /// Every row was dealt with.
    Completed,
    /// A person ended it.
    Cancelled,
    /// It stopped by itself; the rows that were not sent can be sent by starting it again.
    Halted(Box<Halt>),
}

/// Why a run stopped by itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Halt {
    /// Nothing further would go through: the journal, the token, the address.
    Outcome(Outcome),
    /// The campaign's name was not typed, and these are the reasons to ask for it.
    NotConfirmed(Vec<ConfirmationReason>),
    /// The endpoint or the campaign's id cannot be used.
    Invalid(Vec<Violation>),
    /// A row that was set aside could not be kept, or an outcome.
    Storage(String),
    /// A part of the program failed.
    Internal(String),
}
