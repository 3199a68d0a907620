//! `change`: the log of changes. Numbers are never given twice; old rows are forgotten.

use crate::change::{Change, ChangeKind, Entity};
use crate::error::Error;
use crate::migrate::{Step, Table};
use crate::sql::{Time, Word};
use jiff::Timestamp;
use rusqlite::{Connection, params};

pub(crate) const TABLE: Table = Table {
    name: "change",
    steps: &[Step {
        version: 1,
        sql: "
CREATE TABLE change (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    origin TEXT NOT NULL,
    at INTEGER NOT NULL,
    entity TEXT NOT NULL,
    id TEXT,
    kind TEXT NOT NULL CHECK (kind IN ('created', 'updated', 'deleted'))
) STRICT;
",
    }],
};

/// How many changes are kept, for whoever has to catch up.
const KEPT: u64 = 10_000;

pub(crate) fn insert(
    connection: &Connection,
    origin: &str,
    at: Timestamp,
    entity: Entity,
    id: Option<String>,
    kind: ChangeKind,
) -> Result<Change, Error> {
    let number = connection
        .prepare_cached(
            "INSERT INTO change (origin, at, entity, id, kind) VALUES (?1, ?2, ?3, ?4, ?5)
             RETURNING number",
        )?
        .query_row(
            params![origin, Time(at), Word(entity), id, Word(kind)],
            |row| row.get(0),
        )?;
    connection
        .prepare_cached("DELETE FROM change WHERE number <= ?1 - ?2")?
        .execute([number, KEPT])?;
    Ok(Change {
        number,
        origin: origin.to_owned(),
        at,
        entity,
        id,
        kind,
    })
}

pub(crate) fn since(connection: &Connection, number: u64) -> Result<Vec<Change>, Error> {
    let mut statement = connection.prepare_cached(
        "SELECT number, origin, at, entity, id, kind FROM change WHERE number > ?1 ORDER BY number",
    )?;
    let changes = statement.query_map([number], |row| {
        Ok(Change {
            number: row.get(0)?,
            origin: row.get(1)?,
            at: row.get::<_, Time>(2)?.0,
            entity: row.get::<_, Word<_>>(3)?.0,
            id: row.get(4)?,
            kind: row.get::<_, Word<_>>(5)?.0,
        })
    })?;
    Ok(changes.collect::<rusqlite::Result<_>>()?)
}
