//! What all library tables share: things with an id and a name that are listed, saved and deleted.

use crate::change::ChangeKind;
use crate::error::{Error, User};
use crate::sql::{Conditions, Time};
use crate::text;
use crate::write::Write;
use columns::Columns;
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, ToSql};
use serde::{Deserialize, Serialize};
use std::marker::PhantomData;
use ts_rs::TS;

/// Something that campaigns share and that has a table of its own. Implemented by
/// `ChannelConfiguration`, `AudienceDefinition`, `Fragment`, `ContentTemplate`, `SimulatedUser`,
/// [`crate::Namespace`] and [`crate::Endpoint`].
pub trait Record: Columns {}

/// Kept out of reach, so that only this crate makes tables.
pub(crate) mod columns {
    use crate::change::Entity;
    use crate::error::{Error, User};
    use rusqlite::types::Value;
    use rusqlite::{Connection, Row};
    use std::fmt::Display;

    /// How a record is kept. Every table has `id`, `name`, `find_key`, `created_at`, `modified_at`
    /// and those of [`Columns::COLUMNS`].
    pub trait Columns: Sized {
        /// Its id.
        type Id: Display + Clone;
        /// What lists show.
        type Summary;
        /// Its kind in changes and errors.
        const ENTITY: Entity;
        /// Its table.
        const TABLE: &'static str;
        /// The columns beside those that all have.
        const COLUMNS: &'static [&'static str];
        /// Those of [`Columns::COLUMNS`] that lists need.
        const LISTED: &'static [&'static str];

        /// Its id.
        fn id(&self) -> Self::Id;
        /// Its name.
        fn name(&self) -> &str;
        /// What is searched; lists are in its order, so it begins with the name.
        fn found_by(&self) -> String {
            self.name().to_owned()
        }
        /// Values of [`Columns::COLUMNS`].
        fn values(&self) -> rusqlite::Result<Vec<Value>>;
        /// Reads a whole row.
        fn read(row: &Row<'_>) -> rusqlite::Result<Self>;
        /// Reads id, name and [`Columns::LISTED`].
        fn summary(row: &Row<'_>) -> rusqlite::Result<Self::Summary>;
        /// What would break if it were deleted.
        fn users(_connection: &Connection, _id: &str) -> Result<Vec<User>, Error> {
            Ok(Vec::new())
        }
    }
}

/// Which records to list, in the order of their names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct RecordQuery {
    /// Words, all of which must be found in the name (for fragments, also in the description).
    pub search: String,
    /// How many to pass over.
    pub offset: u32,
    /// How many to give at most; `null` gives all.
    pub limit: Option<u32>,
}

/// A row of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Listed<S> {
    /// What lists show of it.
    pub item: S,
    /// When it was last changed.
    #[ts(type = "string")]
    pub modified_at: Timestamp,
}

/// A page of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecordPage<S> {
    /// The rows.
    pub rows: Vec<Listed<S>>,
    /// How many match, on all pages.
    pub total: u32,
}

/// Reading records of one kind.
#[derive(Clone, Copy)]
pub struct Records<'a, R> {
    connection: &'a Connection,
    kind: PhantomData<R>,
}

impl<'a, R: Record> Records<'a, R> {
    pub(crate) const fn new(connection: &'a Connection) -> Self {
        Self {
            connection,
            kind: PhantomData,
        }
    }

    /// The record with this id.
    pub fn get(&self, id: &R::Id) -> Result<R, Error> {
        self.find(id)?.ok_or_else(|| Error::NotFound {
            entity: R::ENTITY,
            id: id.to_string(),
        })
    }

    /// The record with this id, if there is one.
    pub fn find(&self, id: &R::Id) -> Result<Option<R>, Error> {
        let sql = format!("SELECT * FROM {} WHERE id = ?1", R::TABLE);
        Ok(self
            .connection
            .prepare_cached(&sql)?
            .query_row([id.to_string()], R::read)
            .optional()?)
    }

    /// Every record, whole, in the order of the names.
    pub fn all(&self) -> Result<Vec<R>, Error> {
        let sql = format!("SELECT * FROM {} ORDER BY find_key, id", R::TABLE);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let records = statement.query_map([], R::read)?;
        Ok(records.collect::<rusqlite::Result<_>>()?)
    }

    /// A page of the list.
    pub fn list(&self, query: &RecordQuery) -> Result<RecordPage<R::Summary>, Error> {
        let mut conditions = Conditions::default();
        for word in text::fold(&query.search).split_whitespace() {
            let word: Box<dyn ToSql> = Box::new(word.to_owned());
            conditions.add("instr(find_key, ?) > 0", [word]);
        }
        let filter = conditions.clause();
        let total = self
            .connection
            .prepare_cached(&format!("SELECT count(*) FROM {} {filter}", R::TABLE))?
            .query_row(conditions.values(&[]).as_slice(), |row| row.get(0))?;
        let columns: Vec<&str> = ["id", "name", "modified_at"]
            .into_iter()
            .chain(R::LISTED.iter().copied())
            .collect();
        let sql = format!(
            "SELECT {} FROM {} {filter} ORDER BY find_key, id LIMIT ? OFFSET ?",
            columns.join(", "),
            R::TABLE,
        );
        // A negative limit is none.
        let limit = query.limit.map_or(-1, i64::from);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement
            .query_map(
                conditions.values(&[&limit, &query.offset]).as_slice(),
                |row| {
                    Ok(Listed {
                        item: R::summary(row)?,
                        modified_at: row.get::<_, Time>("modified_at")?.0,
                    })
                },
            )?
            .collect::<rusqlite::Result<_>>()?;
        Ok(RecordPage { rows, total })
    }

    /// What uses the record with this id, and would break if it were deleted.
    pub fn users(&self, id: &R::Id) -> Result<Vec<User>, Error> {
        R::users(self.connection, &id.to_string())
    }
}

/// Changing records of one kind.
pub struct RecordsMut<'w, 'a, R> {
    write: &'w mut Write<'a>,
    kind: PhantomData<R>,
}

impl<'w, 'a, R: Record> RecordsMut<'w, 'a, R> {
    pub(crate) const fn new(write: &'w mut Write<'a>) -> Self {
        Self {
            write,
            kind: PhantomData,
        }
    }

    /// Adds the record, or replaces the one with its id.
    pub fn save(&mut self, record: &R) -> Result<(), Error> {
        let id = record.id().to_string();
        let columns = R::COLUMNS;
        let list = columns.join(", ");
        let places = ", ?".repeat(columns.len());
        let updates: Vec<String> = columns
            .iter()
            .map(|name| format!("{name} = excluded.{name}"))
            .collect();
        let updates = updates.join(", ");
        let sql = format!(
            "INSERT INTO {} (id, name, find_key, created_at, modified_at, {list})
             VALUES (?1, ?2, ?3, ?4, ?4{places})
             ON CONFLICT (id) DO UPDATE SET name = excluded.name, find_key = excluded.find_key,
                 modified_at = excluded.modified_at, {updates}",
            R::TABLE
        );
        let known = self
            .write
            .read()
            .records::<R>()
            .find(&record.id())?
            .is_some();
        let find_key = text::fold(&record.found_by());
        let name = record.name();
        let now = Time(self.write.now);
        let own = record.values()?;
        let mut values: Vec<&dyn ToSql> = vec![&id, &name, &find_key, &now];
        values.extend(own.iter().map(|value| value as &dyn ToSql));
        self.write
            .connection
            .prepare_cached(&sql)?
            .execute(values.as_slice())?;
        let kind = if known {
            ChangeKind::Updated
        } else {
            ChangeKind::Created
        };
        self.write.note(R::ENTITY, Some(id), kind);
        Ok(())
    }

    /// Deletes a record that nothing uses any more.
    pub fn delete(&mut self, id: &R::Id) -> Result<(), Error> {
        let users = self.write.read().records::<R>().users(id)?;
        if !users.is_empty() {
            return Err(Error::InUse { users });
        }
        let id = id.to_string();
        let deleted = self
            .write
            .connection
            .prepare_cached(&format!("DELETE FROM {} WHERE id = ?1", R::TABLE))?
            .execute([&id])?;
        if deleted == 0 {
            return Err(Error::NotFound {
                entity: R::ENTITY,
                id,
            });
        }
        self.write.note(R::ENTITY, Some(id), ChangeKind::Deleted);
        Ok(())
    }
}
