//! `namespace`: the organization's own identity types, beside the standard ones.

use crate::change::Entity;
use crate::error::{Error, User};
use crate::migrate::{Step, Table};
use crate::table::campaign_use;
use crate::table::record::Record;
use crate::table::record::columns::Columns;
use rusqlite::types::Value;
use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) const TABLE: Table = Table {
    name: "namespace",
    steps: &[Step {
        version: 1,
        sql: "
CREATE TABLE namespace (
    -- The code.
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    -- Folded, for order and search.
    find_key TEXT NOT NULL,
    description TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    modified_at INTEGER NOT NULL
) STRICT;
CREATE INDEX namespace_by_name ON namespace (find_key);
",
    }],
};

/// A custom identity type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Namespace {
    /// Its code, as calls carry it and designs name it; serves as its id.
    pub code: String,
    /// The name shown.
    pub name: String,
    /// What it identifies by.
    #[serde(default)]
    pub description: String,
}

impl Record for Namespace {}

impl Columns for Namespace {
    type Id = String;
    type Summary = Self;
    const ENTITY: Entity = Entity::Namespace;
    const TABLE: &'static str = TABLE.name;
    const COLUMNS: &'static [&'static str] = &["description"];
    const LISTED: &'static [&'static str] = Self::COLUMNS;

    fn id(&self) -> Self::Id {
        self.code.clone()
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn found_by(&self) -> String {
        format!("{}\n{}", self.name, self.code)
    }

    fn values(&self) -> rusqlite::Result<Vec<Value>> {
        Ok(vec![self.description.clone().into()])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            code: row.get("id")?,
            name: row.get("name")?,
            description: row.get("description")?,
        })
    }

    fn summary(row: &Row<'_>) -> rusqlite::Result<Self> {
        Self::read(row)
    }

    fn users(connection: &Connection, id: &str) -> Result<Vec<User>, Error> {
        campaign_use::users(connection, Self::ENTITY, id)
    }
}
