//! `channel_configuration`: channel configurations.

use crate::change::Entity;
use crate::error::{Error, User};
use crate::migrate::{Step, Table};
use crate::sql::{Id, Json, json, word};
use crate::table::campaign_use;
use crate::table::record::Record;
use crate::table::record::columns::Columns;
use campaign::id::ChannelConfigurationId;
use campaign::library::ChannelConfiguration;
use rusqlite::types::Value;
use rusqlite::{Connection, Row};

pub(crate) const TABLE: Table = Table {
    name: "channel_configuration",
    steps: &[Step {
        version: 1,
        sql: "
CREATE TABLE channel_configuration (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    -- Folded, for order and search.
    find_key TEXT NOT NULL,
    channel TEXT NOT NULL,
    parameters TEXT NOT NULL CHECK (json_valid(parameters)),
    created_at INTEGER NOT NULL,
    modified_at INTEGER NOT NULL
) STRICT;
CREATE INDEX channel_configuration_by_name ON channel_configuration (find_key);
",
    }],
};

impl Record for ChannelConfiguration {}

impl Columns for ChannelConfiguration {
    type Id = ChannelConfigurationId;
    type Summary = Self;
    const ENTITY: Entity = Entity::ChannelConfiguration;
    const TABLE: &'static str = TABLE.name;
    const COLUMNS: &'static [&'static str] = &["channel", "parameters"];
    const LISTED: &'static [&'static str] = &["parameters"];

    fn id(&self) -> Self::Id {
        self.id
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn values(&self) -> rusqlite::Result<Vec<Value>> {
        Ok(vec![
            word(&self.channel())?.into(),
            json(&self.parameters)?.into(),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        Ok(Self {
            id: row.get::<_, Id<_>>("id")?.0,
            name: row.get("name")?,
            parameters: row.get::<_, Json<_>>("parameters")?.0,
        })
    }

    fn summary(row: &Row<'_>) -> rusqlite::Result<Self> {
        Self::read(row)
    }

    fn users(connection: &Connection, id: &str) -> Result<Vec<User>, Error> {
        campaign_use::users(connection, Self::ENTITY, id)
    }
}
