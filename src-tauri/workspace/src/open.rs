//! Creating and opening a workspace file.

use crate::clock::Clock;
use crate::copy::{self, Replace};
use crate::error::{OpenError, StorageError};
use crate::header::{self, APPLICATION_ID};
use crate::migrate::{self, Table};
use crate::table;
use crate::workspace::Workspace;
use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

/// How long a write waits for another program's write.
const PATIENCE: Duration = Duration::from_secs(5);

/// Statements kept compiled for each connection.
const STATEMENTS: usize = 128;

impl Workspace {
    /// Makes a new, empty workspace file at `path`, where nothing may be yet, and opens it.
    pub fn create(path: impl AsRef<Path>, clock: Arc<dyn Clock>) -> Result<Self, OpenError> {
        let path = path.as_ref();
        if path.symlink_metadata().is_ok() {
            return Err(OpenError::AlreadyExists(path.to_owned()));
        }
        let folder = header::folder(path);
        header::check_writable(folder)?;
        // Made under another name and then renamed: a half-made workspace is never seen.
        let file = tempfile::Builder::new()
            .prefix(".new-workspace-")
            .tempfile_in(folder)
            .map_err(|error| header::refusal(folder, &error))?;
        let set_up = || -> rusqlite::Result<()> {
            let mut connection = connect(file.path(), OpenFlags::SQLITE_OPEN_READ_WRITE)?;
            connection.pragma_update(None, "application_id", APPLICATION_ID)?;
            migrate::migrate(&mut connection, table::ALL)?;
            connection.close().map_err(|(_, error)| error)
        };
        set_up().map_err(|error| refused(path, error))?;
        file.persist_noclobber(path)
            .map_err(|error| header::refusal(path, &error.error))?;
        copy::sync_folder(folder).map_err(|error| header::refusal(folder, &error))?;
        Self::open(path, clock)
    }

    /// Opens the workspace file at `path`, bringing an older format up to date after making a
    /// backup beside it (`NAME.backup-vN`).
    pub fn open(path: impl AsRef<Path>, clock: Arc<dyn Clock>) -> Result<Self, OpenError> {
        open_with(path.as_ref(), clock, table::ALL)
    }
}

/// [`Workspace::open`] with the tables given, so that tests can have formats of their own.
pub(crate) fn open_with(
    path: &Path,
    clock: Arc<dyn Clock>,
    tables: &[&Table],
) -> Result<Workspace, OpenError> {
    let supported = migrate::supported(tables);
    header::check(path, supported)?;
    header::check_writable(path)?;
    header::check_writable(header::folder(path))?;
    let because = |error| refused(path, error);
    if header::has_log(path) {
        check_logged_version(path, supported)?;
    }
    let mut writer = connect(path, OpenFlags::SQLITE_OPEN_READ_WRITE).map_err(because)?;
    if writer.is_readonly("main").map_err(because)? {
        return Err(OpenError::ReadOnly(path.to_owned()));
    }
    bring_up_to_date(&mut writer, path, tables)?;
    writer
        .pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(()))
        .map_err(because)?;
    let missing = migrate::missing(&writer, tables).map_err(because)?;
    if !missing.is_empty() {
        let missing = missing.join(", ");
        return Err(OpenError::Damaged(format!("no table {missing}")));
    }
    let reader = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(because)?;
    Ok(Workspace::new(path.to_owned(), writer, reader, clock))
}

/// A program of a later version may have been cut off after it had migrated the file but before
/// the log was written back; opening for writing would write it back now.
fn check_logged_version(path: &Path, supported: u32) -> Result<(), OpenError> {
    let because = |error| refused(path, error);
    let connection = connect(path, OpenFlags::SQLITE_OPEN_READ_ONLY).map_err(because)?;
    let found = migrate::version(&connection).map_err(because)?;
    if found > supported {
        return Err(OpenError::NewerVersion { found, supported });
    }
    Ok(())
}

fn bring_up_to_date(
    writer: &mut Connection,
    path: &Path,
    tables: &[&Table],
) -> Result<(), OpenError> {
    let because = |error| refused(path, error);
    let version = migrate::version(writer).map_err(because)?;
    if version == migrate::supported(tables) {
        return Ok(());
    }
    let backup = back_up(writer, path, version)?;
    if let Err(error) = migrate::migrate(writer, tables) {
        // The file is as it was; a backup for each attempt would only fill the disk.
        std::fs::remove_file(&backup).map_err(|error| header::refusal(&backup, &error))?;
        return Err(because(error));
    }
    // The new format must be in the file itself, where programs that are too old look for it.
    writer
        .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
        .map_err(because)
}

/// Copies the file to the first free of `NAME.backup-vN`, `NAME.backup-vN-2`, ….
fn back_up(connection: &Connection, path: &Path, version: u32) -> Result<PathBuf, OpenError> {
    let mut attempt = 1_u32;
    loop {
        let suffix = match attempt {
            1 => format!(".backup-v{version}"),
            _ => format!(".backup-v{version}-{attempt}"),
        };
        let backup = header::beside(path, &suffix);
        match copy::copy(connection, &backup, Replace::Never) {
            Ok(()) => return Ok(backup),
            Err(StorageError::AlreadyExists(_)) => attempt += 1,
            Err(error) => return Err(from_storage(&backup, error)),
        }
    }
}

/// Opens a connection with what every connection to a workspace needs.
pub(crate) fn connect(path: &Path, mode: OpenFlags) -> rusqlite::Result<Connection> {
    // Each connection is behind a mutex of ours, so SQLite's own is not needed.
    let connection = Connection::open_with_flags(path, mode | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    connection.busy_timeout(PATIENCE)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    // A workspace may come from a stranger: its schema is data, not code.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    connection.pragma_update(None, "cell_size_check", true)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    // Every commit is flushed to the disk before it is acknowledged: a kill, and also a power
    // failure, loses nothing that was saved. One flush a commit costs a millisecond or so.
    connection.pragma_update(None, "synchronous", "full")?;
    connection.pragma_update(None, "temp_store", "memory")?;
    // In KiB when negative.
    connection.pragma_update(None, "cache_size", -16_384)?;
    connection.pragma_update(None, "journal_size_limit", 16 * 1024 * 1024)?;
    // The first read shows whether the file can be read at all.
    connection.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(connection)
}

fn refused(path: &Path, error: rusqlite::Error) -> OpenError {
    from_storage(path, error.into())
}

fn from_storage(path: &Path, error: StorageError) -> OpenError {
    match error {
        StorageError::DiskFull => OpenError::DiskFull,
        StorageError::ReadOnly => OpenError::ReadOnly(path.to_owned()),
        StorageError::Busy => OpenError::InUse,
        StorageError::Damaged(what) => OpenError::Damaged(what),
        StorageError::AlreadyExists(path) => OpenError::AlreadyExists(path),
        StorageError::Io(what) | StorageError::Unexpected(what) => OpenError::Io(what),
    }
}

#[cfg(test)]
#[path = "open_tests.rs"]
mod tests;
