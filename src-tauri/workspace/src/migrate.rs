//! Migrations: numbered steps that bring a file to the present format, all of them or none.
//!
//! What is kept as JSON belongs to the format as well: a design refuses members that it does not
//! know, so a release that gives it a new one is a new format, even when no table changes.

use rusqlite::{Connection, TransactionBehavior};

#[derive(Clone, Copy)]
/// One step of one table's history. Steps of a released version are never changed.
pub(crate) struct Step {
    /// The format that the step belongs to; formats count from 1.
    pub(crate) version: u32,
    /// What it does.
    pub(crate) sql: &'static str,
}

/// A table: its name and how it came to be.
pub(crate) struct Table {
    /// The name in SQL.
    pub(crate) name: &'static str,
    /// Its steps, oldest first.
    pub(crate) steps: &'static [Step],
}

/// The format that this program writes.
pub(crate) fn supported(tables: &[&Table]) -> u32 {
    tables
        .iter()
        .flat_map(|table| table.steps)
        .map(|step| step.version)
        .max()
        .unwrap_or(0)
}

/// The format of an open file.
pub(crate) fn version(connection: &Connection) -> rusqlite::Result<u32> {
    connection.pragma_query_value(None, "user_version", |row| row.get(0))
}

/// Brings the file to the latest format of `tables` in one transaction. When any step fails, or
/// leaves a reference to something that is not there, the file stays as it was.
pub(crate) fn migrate(connection: &mut Connection, tables: &[&Table]) -> rusqlite::Result<()> {
    // A step may rebuild a table that others refer to; references are checked at the end instead.
    connection.pragma_update(None, "foreign_keys", false)?;
    let result = in_one_transaction(connection, tables);
    connection.pragma_update(None, "foreign_keys", true)?;
    result
}

fn in_one_transaction(connection: &mut Connection, tables: &[&Table]) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let target = supported(tables);
    // Read inside the transaction: another program may have migrated the file meanwhile.
    for version in version(&transaction)? + 1..=target {
        for step in tables.iter().flat_map(|table| table.steps) {
            if step.version == version {
                transaction.execute_batch(step.sql)?;
            }
        }
    }
    let broken: i64 =
        transaction.query_row("SELECT count(*) FROM pragma_foreign_key_check", [], |row| {
            row.get(0)
        })?;
    if broken > 0 {
        return Err(rusqlite::Error::ToSqlConversionFailure(
            format!("{broken} references to rows that are not there").into(),
        ));
    }
    transaction.pragma_update(None, "user_version", target)?;
    transaction.commit()
}

/// The tables that should be there and are not.
pub(crate) fn missing(
    connection: &Connection,
    tables: &[&Table],
) -> rusqlite::Result<Vec<&'static str>> {
    let mut statement =
        connection.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'")?;
    let present: Vec<String> = statement
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    Ok(tables
        .iter()
        .map(|table| table.name)
        .filter(|name| !present.iter().any(|present| present == name))
        .collect())
}
