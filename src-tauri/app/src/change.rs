//! Change events: what the UI hears of after every commit.

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use workspace::{ChangeKind, Entity};

/// One committed change.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChangeEvent {
    /// Grows by one with every change of the workspace.
    #[ts(type = "number")]
    pub number: u64,
    /// Who made it: what the edit was given, or `app`, or `endpoint`.
    pub origin: String,
    /// What kind of thing changed.
    pub entity: Entity,
    /// Which one; `null` when all of the kind did, as when the inbox is emptied.
    pub id: Option<String>,
    /// What happened to it.
    pub kind: ChangeKind,
}

impl From<workspace::Change> for ChangeEvent {
    fn from(change: workspace::Change) -> Self {
        Self {
            number: change.number,
            origin: change.origin,
            entity: change.entity,
            id: change.id,
            kind: change.kind,
        }
    }
}
