//! Changes: what subscribers hear of after each commit, numbered in the order of the commits.

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// The kinds of things that a workspace holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum Entity {
    Campaign,
    ChannelConfiguration,
    Audience,
    Fragment,
    Template,
    SimulatedUser,
    Namespace,
    Endpoint,
    Request,
    InboxMessage,
    Setting,
    Tag,
}

/// What happened to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum ChangeKind {
    Created,
    Updated,
    Deleted,
}

/// One committed change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// Grows with every change of the workspace, over all programs that write to it.
    #[ts(type = "number")]
    pub number: u64,
    /// Who made it, as given to the write: a window ignores its own echo by it.
    pub origin: String,
    /// When.
    #[ts(type = "string")]
    pub at: Timestamp,
    /// What kind of thing changed.
    pub entity: Entity,
    /// Which one; `null` when all of the kind did, as when the inbox is emptied.
    pub id: Option<String>,
    /// What happened to it.
    pub kind: ChangeKind,
}
