//! `simulated_user`: people to preview and test with.

use crate::change::Entity;
use crate::migrate::{Step, Table};
use crate::sql::{Id, Json, json};
use crate::table::record::Record;
use crate::table::record::columns::Columns;
use campaign::id::SimulatedUserId;
use campaign::library::SimulatedUser;
use rusqlite::Row;
use rusqlite::types::Value;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) const TABLE: Table = Table {
    name: "simulated_user",
    steps: &[Step {
        version: 1,
        sql: "
CREATE TABLE simulated_user (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    -- Folded, for order and search.
    find_key TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    profile TEXT NOT NULL CHECK (json_valid(profile)),
    context TEXT NOT NULL CHECK (json_valid(context))
) STRICT;
CREATE INDEX simulated_user_by_name ON simulated_user (find_key);
",
    }],
};

/// A simulated user without profile and context.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SimulatedUserSummary {
    /// Their id.
    pub id: SimulatedUserId,
    /// The name shown.
    pub name: String,
}

impl Record for SimulatedUser {}

impl Columns for SimulatedUser {
    type Id = SimulatedUserId;
    type Summary = SimulatedUserSummary;
    const ENTITY: Entity = Entity::SimulatedUser;
    const TABLE: &'static str = TABLE.name;
    const COLUMNS: &'static [&'static str] = &["profile", "context"];
    const LISTED: &'static [&'static str] = &[];

    fn id(&self) -> Self::Id {
        self.id
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn values(&self) -> rusqlite::Result<Vec<Value>> {
        Ok(vec![
            json(&self.profile)?.into(),
            json(&self.context)?.into(),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let SimulatedUserSummary { id, name } = Self::summary(row)?;
        Ok(Self {
            id,
            name,
            profile: row.get::<_, Json<_>>("profile")?.0,
            context: row.get::<_, Json<_>>("context")?.0,
        })
    }

    fn summary(row: &Row<'_>) -> rusqlite::Result<SimulatedUserSummary> {
        Ok(SimulatedUserSummary {
            id: row.get::<_, Id<_>>("id")?.0,
            name: row.get("name")?,
        })
    }
}
