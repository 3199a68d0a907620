//! `setting`: settings of the workspace, each a JSON value under a key.

use crate::change::{ChangeKind, Entity};
use crate::error::Error;
use crate::migrate::{Step, Table};
use crate::sql::{Json, Time};
use crate::write::Write;
use rusqlite::{Connection, OptionalExtension, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

pub(crate) const TABLE: Table = Table {
    name: "setting",
    steps: &[Step {
        version: 1,
        sql: "
CREATE TABLE setting (
    key TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL CHECK (json_valid(value)),
    modified_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
",
    }],
};

/// Reading settings.
#[derive(Clone, Copy)]
pub struct Settings<'a> {
    connection: &'a Connection,
}

impl<'a> Settings<'a> {
    pub(crate) const fn new(connection: &'a Connection) -> Self {
        Self { connection }
    }

    /// The value under `key`, if one was set. A value of another shape is an error.
    pub fn get<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, Error> {
        let value: Option<Json<T>> = self
            .connection
            .prepare_cached("SELECT value FROM setting WHERE key = ?1")?
            .query_row([key], |row| row.get(0))
            .optional()?;
        Ok(value.map(|value| value.0))
    }
}

/// Changing settings.
pub struct SettingsMut<'w, 'a> {
    write: &'w mut Write<'a>,
}

impl<'w, 'a> SettingsMut<'w, 'a> {
    pub(crate) const fn new(write: &'w mut Write<'a>) -> Self {
        Self { write }
    }

    /// Sets `key` to `value`.
    pub fn set<T: Serialize>(&mut self, key: &str, value: &T) -> Result<(), Error> {
        self.write
            .connection
            .prepare_cached(
                "INSERT INTO setting (key, value, modified_at) VALUES (?1, ?2, ?3)
                 ON CONFLICT (key) DO UPDATE
                 SET value = excluded.value, modified_at = excluded.modified_at",
            )?
            .execute(params![key, Json(value), Time(self.write.now)])?;
        self.note(key, ChangeKind::Updated);
        Ok(())
    }

    /// Forgets `key`. Nothing happens when it was not set.
    pub fn remove(&mut self, key: &str) -> Result<(), Error> {
        let removed = self
            .write
            .connection
            .prepare_cached("DELETE FROM setting WHERE key = ?1")?
            .execute([key])?;
        if removed > 0 {
            self.note(key, ChangeKind::Deleted);
        }
        Ok(())
    }

    fn note(&mut self, key: &str, kind: ChangeKind) {
        self.write.note(Entity::Setting, Some(key.to_owned()), kind);
    }
}
