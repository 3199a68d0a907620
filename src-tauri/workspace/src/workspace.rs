//! The open workspace: the one door for reading and the one path for writing.

use crate::change::Change;
use crate::clock::Clock;
use crate::copy::{self, Replace};
use crate::error::{Error, StorageError};
use crate::open;
use crate::read::Read;
use crate::write::Write;
use rusqlite::{Connection, OpenFlags, TransactionBehavior};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use ts_rs::TS;

/// An open workspace file. Reading does not wait for writing: each has a connection of its own.
pub struct Workspace {
    path: PathBuf,
    // Closed before the writer: the last connection writes the log back and removes it, and the
    // reader may not write.
    reader: Mutex<Connection>,
    writer: Mutex<Connection>,
    clock: Arc<dyn Clock>,
    subscribers: Mutex<Vec<Sender<Vec<Change>>>>,
}

/// What an integrity check found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Integrity {
    /// What is wrong, in SQLite's words; empty when the file is sound.
    pub problems: Vec<String>,
}

impl Integrity {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.problems.is_empty()
    }
}

/// Facts about the file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Info {
    /// Where it is.
    pub path: PathBuf,
    /// Its format; grows when the program changes how it keeps things.
    pub format: u32,
    /// Size in bytes, without what is still in the log beside it.
    #[ts(type = "number")]
    pub size: u64,
    /// How many campaigns it holds.
    pub campaigns: u32,
    /// How many requests its journal holds.
    pub requests: u32,
    /// How many messages its inbox holds.
    pub inbox_messages: u32,
}

impl Workspace {
    pub(crate) fn new(
        path: PathBuf,
        writer: Connection,
        reader: Connection,
        clock: Arc<dyn Clock>,
    ) -> Self {
        Self {
            path,
            writer: Mutex::new(writer),
            reader: Mutex::new(reader),
            clock,
            subscribers: Mutex::default(),
        }
    }

    /// Where the file is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Runs `question` against one state of the workspace: writes that commit meanwhile are not seen.
    /// `question` must not call `read` itself.
    pub fn read<T>(
        &self,
        question: impl FnOnce(&Read<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut reader = lock(&self.reader);
        let transaction = reader.transaction()?;
        question(&Read::new(&transaction, self.clock.now()))
    }

    /// Runs `work` in one transaction. When it returns `Ok`, everything it did, its history and its
    /// numbered changes are committed together, durably, and then handed to the subscribers. When
    /// it returns an error or panics, or the commit fails, nothing has happened.
    ///
    /// `origin` says who writes and comes back in each [`Change`]. `work` must not call `write`.
    pub fn write<T>(
        &self,
        origin: &str,
        work: impl FnOnce(&mut Write<'_>) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut writer = lock(&self.writer);
        let transaction = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let mut write = Write::new(&transaction, origin, self.clock.now());
        let result = work(&mut write)?;
        let changes = write.finish()?;
        transaction.commit()?;
        // Still under the lock of the writer, so that changes arrive in the order of their numbers.
        if !changes.is_empty() {
            lock(&self.subscribers).retain(|subscriber| subscriber.send(changes.clone()).is_ok());
        }
        Ok(result)
    }

    /// The changes of every commit from now on, one batch a commit, in order. Ends with the
    /// workspace; a receiver that is dropped is forgotten.
    pub fn subscribe(&self) -> Receiver<Vec<Change>> {
        let (sender, receiver) = mpsc::channel();
        lock(&self.subscribers).push(sender);
        receiver
    }

    /// Writes a packed copy of the workspace as it is now to `target`, whole or not at all. A file
    /// there is only replaced when `overwrite` says so; never the open workspace itself.
    pub fn save_copy(&self, target: impl AsRef<Path>, overwrite: bool) -> Result<(), StorageError> {
        let target = target.as_ref();
        if let (Ok(own), Ok(other)) = (self.path.canonicalize(), target.canonicalize())
            && own == other
        {
            return Err(StorageError::AlreadyExists(target.to_owned()));
        }
        let replace = if overwrite {
            Replace::Allowed
        } else {
            Replace::Never
        };
        copy::copy(&self.own_connection()?, target, replace)
    }

    /// Reads the whole file and says what is wrong with it. Takes seconds for a large one.
    pub fn check_integrity(&self) -> Result<Integrity, StorageError> {
        match problems(&self.own_connection()?).map_err(StorageError::from) {
            Ok(problems) => Ok(Integrity { problems }),
            // So much is wrong that SQLite cannot even list it.
            Err(StorageError::Damaged(problem)) => Ok(Integrity {
                problems: vec![problem],
            }),
            Err(error) => Err(error),
        }
    }

    /// Facts about the file.
    pub fn info(&self) -> Result<Info, Error> {
        let size = std::fs::metadata(&self.path)
            .map_err(StorageError::from)?
            .len();
        self.read(|read| {
            let count = |sql: &str| read.connection.query_row(sql, [], |row| row.get(0));
            Ok(Info {
                path: self.path.clone(),
                format: crate::migrate::version(read.connection)?,
                size,
                campaigns: count("SELECT count(*) FROM campaign")?,
                requests: count("SELECT count(*) FROM request")?,
                inbox_messages: count("SELECT count(*) FROM inbox_message")?,
            })
        })
    }

    /// A connection for one long reading, which must not keep others waiting.
    fn own_connection(&self) -> Result<Connection, StorageError> {
        Ok(open::connect(&self.path, OpenFlags::SQLITE_OPEN_READ_ONLY)?)
    }

    /// Makes the disk seem full at `pages` pages.
    #[cfg(test)]
    pub(crate) fn limit_pages(&self, pages: u32) {
        lock(&self.writer)
            .query_row(&format!("PRAGMA max_page_count = {pages}"), [], |_| Ok(()))
            .expect("a limit");
    }
}

/// What is wrong with a file, in SQLite's words.
fn problems(connection: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut problems: Vec<String> = connection
        .prepare("PRAGMA integrity_check(100)")?
        .query_map([], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?;
    problems.retain(|problem| problem != "ok");
    let mut statement = connection
        .prepare("SELECT \"table\", rowid, parent FROM pragma_foreign_key_check LIMIT 100")?;
    let broken = statement.query_map([], |row| {
        let (table, parent): (String, String) = (row.get(0)?, row.get(2)?);
        let row: Option<i64> = row.get(1)?;
        let row = row.map_or_else(String::new, |row| format!("row {row} of "));
        Ok(format!(
            "{row}{table} refers to {parent}, to a row that is not there"
        ))
    })?;
    for problem in broken {
        problems.push(problem?);
    }
    Ok(problems)
}

impl std::fmt::Debug for Workspace {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Workspace")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

/// Locks. A panic of an earlier holder has rolled its transaction back, so what is behind the lock is sound.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
