//! `fragment`: reusable pieces of content.

use crate::change::Entity;
use crate::error::{Error, User};
use crate::migrate::{Step, Table};
use crate::sql::{Id, Word, word};
use crate::table::campaign_use;
use crate::table::record::Record;
use crate::table::record::columns::Columns;
use campaign::id::FragmentId;
use campaign::library::{Fragment, FragmentKind, FragmentStatus};
use rusqlite::types::Value;
use rusqlite::{Connection, Row};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub(crate) const TABLE: Table = Table {
    name: "fragment",
    steps: &[Step {
        version: 1,
        sql: "
CREATE TABLE fragment (
    id TEXT PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    -- Folded, for order and search.
    find_key TEXT NOT NULL,
    description TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('expression', 'visual')),
    status TEXT NOT NULL CHECK (status IN ('draft', 'live')),
    created_at INTEGER NOT NULL,
    modified_at INTEGER NOT NULL,
    -- Last, so that lists do not read past it.
    source TEXT NOT NULL
) STRICT;
CREATE INDEX fragment_by_name ON fragment (find_key);
",
    }],
};

/// A fragment without its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FragmentSummary {
    /// Its id.
    pub id: FragmentId,
    /// The name shown.
    pub name: String,
    /// What it is for.
    pub description: String,
    /// Expression or visual.
    pub kind: FragmentKind,
    /// Draft or live.
    pub status: FragmentStatus,
}

impl Record for Fragment {}

impl Columns for Fragment {
    type Id = FragmentId;
    type Summary = FragmentSummary;
    const ENTITY: Entity = Entity::Fragment;
    const TABLE: &'static str = TABLE.name;
    const COLUMNS: &'static [&'static str] = &["description", "kind", "status", "source"];
    const LISTED: &'static [&'static str] = &["description", "kind", "status"];

    fn id(&self) -> Self::Id {
        self.id
    }

    fn name(&self) -> &str {
        &self.name
    }

    fn found_by(&self) -> String {
        format!("{}\n{}", self.name, self.description)
    }

    fn values(&self) -> rusqlite::Result<Vec<Value>> {
        Ok(vec![
            self.description.clone().into(),
            word(&self.kind)?.into(),
            word(&self.status)?.into(),
            self.source.clone().into(),
        ])
    }

    fn read(row: &Row<'_>) -> rusqlite::Result<Self> {
        let FragmentSummary {
            id,
            name,
            description,
            kind,
            status,
        } = Self::summary(row)?;
        Ok(Self {
            id,
            name,
            description,
            kind,
            status,
            source: row.get("source")?,
        })
    }

    fn summary(row: &Row<'_>) -> rusqlite::Result<FragmentSummary> {
        Ok(FragmentSummary {
            id: row.get::<_, Id<_>>("id")?.0,
            name: row.get("name")?,
            description: row.get("description")?,
            kind: row.get::<_, Word<_>>("kind")?.0,
            status: row.get::<_, Word<_>>("status")?.0,
        })
    }

    fn users(connection: &Connection, id: &str) -> Result<Vec<User>, Error> {
        let mut users = campaign_use::users(connection, Self::ENTITY, id)?;
        let mut statement = connection.prepare_cached(
            "SELECT 'fragment', id, name FROM fragment
             WHERE instr(lower(source), 'ajo:' || ?1) > 0 AND id <> ?1
             UNION ALL
             SELECT 'template', id, name FROM template WHERE instr(lower(content), 'ajo:' || ?1) > 0",
        )?;
        let others = statement.query_map([id], |row| {
            Ok(User {
                entity: row.get::<_, Word<_>>(0)?.0,
                id: row.get(1)?,
                name: row.get(2)?,
            })
        })?;
        for user in others {
            users.push(user?);
        }
        Ok(users)
    }
}
