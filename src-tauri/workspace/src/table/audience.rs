//! `audience`: audiences, known by a name and the platform's id.

use crate::change::Entity;
use crate::error::{Error, User};
use crate::migrate::{Step, Table};
use crate::sql::Id;
use crate::table::campaign_use;
use crate::table::record::Record;
use crate::table::record::columns::Columns;
use campaign::id::AudienceId;
use campaign::library::AudienceDefinition;
use rusqlite::types::Value;
use rusqlite::{Connection, Row};

pub(crate) const TABLE: Table = Table {
    name: "audience",
    steps: &[Step {
        version: 1,
        sql: "
CREATE TABLE audience (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    -- Folded, for order and search.
    find_key TEXT NOT NULL,
    platform_id TEXT NOT NULL,
    rule TEXT,
    created_at INTEGER NOT NULL,
    modified_at INTEGER NOT NULL
) STRICT;
CREATE INDEX audience_by_name ON audience (find_key);
",
    }],
};

impl Record for AudienceDefinition {}

impl Columns for AudienceDefinition {
    type Id = AudienceId;
    type Summary = Self;
    const ENTITY: Entity = Entity::Audience;
    const TABLE: &'static str = TABLE.name;
    const COLUMNS: &'static [&'static str] = &["platform_id", "rule"];
    const LISTED: &'static [&'static str] = Self::COLUMNS;

    fn id(&self) -> Self::Id {
        self.id
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn values(&self) -> rusqlite::Result<Vec<Value>> {
        Ok(vec![
            self.platform_id.clone().into(),
            self.rule.clone().into(),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get::<_, Id<_>>("id")?.0,
            name: row.get("name")?,
            platform_id: row.get("platform_id")?,
            rule: row.get("rule")?,
        })
    }

    fn summary(row: &Row<'_>) -> rusqlite::Result<Self> {
        Self::read(row)
    }

    fn users(connection: &Connection, id: &str) -> Result<Vec<User>, Error> {
        campaign_use::users(connection, Self::ENTITY, id)
    }
}
