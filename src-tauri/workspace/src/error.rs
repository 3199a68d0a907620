//! What can go wrong with a workspace, told apart by what a person can do about it.

use crate::change::Entity;
use campaign::edit::EditError;
use campaign::lifecycle::Refused;
use rusqlite::ErrorCode;
use serde::{Deserialize, Serialize};
use std::io;
use std::path::PathBuf;
use ts_rs::TS;

/// Why a workspace could not be opened or created. The file is left byte for byte as it was.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// There is no file.
    #[error("{} does not exist", .0.display())]
    NotFound(PathBuf),
    /// A workspace cannot be created where something already is.
    #[error("{} already exists", .0.display())]
    AlreadyExists(PathBuf),
    /// The file is something else.
    #[error("{} is not a workspace", .0.display())]
    NotAWorkspace(PathBuf),
    /// A later version of the program wrote the file.
    #[error("the workspace has format {found}; this program reads up to {supported}")]
    NewerVersion {
        /// Format of the file.
        found: u32,
        /// Latest format that this program knows.
        supported: u32,
    },
    /// The file or its folder cannot be written to.
    #[error("{} cannot be written to", .0.display())]
    ReadOnly(PathBuf),
    /// There is no room.
    #[error("the disk is full")]
    DiskFull,
    /// Another program keeps the file locked.
    #[error("another program is using the workspace")]
    InUse,
    /// The file is a workspace, but parts of it are missing or cannot be read.
    #[error("the workspace is damaged: {0}")]
    Damaged(String),
    /// The operating system refused.
    #[error("{0}")]
    Io(String),
}

/// Why the storage did not do what was asked. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum StorageError {
    /// There is no room.
    #[error("the disk is full")]
    DiskFull,
    /// The file or its folder can no longer be written to.
    #[error("the workspace cannot be written to")]
    ReadOnly,
    /// Another program has kept the file locked for seconds.
    #[error("another program is using the workspace")]
    Busy,
    /// The file does not hold what it should.
    #[error("the workspace is damaged: {0}")]
    Damaged(String),
    /// The operating system failed to read or write.
    #[error("the workspace could not be read or written: {0}")]
    Io(String),
    /// Something already stands at the place of a copy.
    #[error("{} already exists", .0.display())]
    AlreadyExists(PathBuf),
    /// A fault of the program.
    #[error("unexpected: {0}")]
    Unexpected(String),
}

/// Why an operation on a workspace was not done. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The storage failed.
    #[error(transparent)]
    Storage(#[from] StorageError),
    /// What is asked for does not exist.
    #[error("{entity:?} {id} does not exist")]
    NotFound {
        /// What kind of thing.
        entity: Entity,
        /// Which one.
        id: String,
    },
    /// Something with this id exists already.
    #[error("{entity:?} {id} already exists")]
    AlreadyThere {
        /// What kind of thing.
        entity: Entity,
        /// Which one.
        id: String,
    },
    /// The campaign's status does not allow it: a precondition, not a failure.
    #[error(transparent)]
    Refused(#[from] Refused),
    /// The edit does not fit the design.
    #[error("{0}")]
    Edit(String),
    /// It is still used: a precondition, not a failure.
    #[error("still used by {}", names(.users))]
    InUse {
        /// What uses it.
        users: Vec<User>,
    },
    /// The campaign has changed since it was looked at: a precondition, not a failure.
    #[error("revision {found} is no longer the {expected} that was looked at")]
    Stale {
        /// The revision that was looked at.
        expected: u64,
        /// The revision there is.
        found: u64,
    },
    /// There is no step to undo.
    #[error("nothing to undo")]
    NothingToUndo,
    /// There is no step to redo.
    #[error("nothing to redo")]
    NothingToRedo,
}

/// Something that uses something else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct User {
    /// What kind of thing it is.
    pub entity: Entity,
    /// Which one.
    pub id: String,
    /// Its name.
    pub name: String,
}

fn names(users: &[User]) -> String {
    users
        .iter()
        .map(|user| user.name.as_str())
        .collect::<Vec<_>>()
        .join(", ")
}

impl From<EditError> for Error {
    fn from(error: EditError) -> Self {
        Self::Edit(error.to_string())
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::Storage(error.into())
    }
}

impl From<serde_json::Error> for Error {
    fn from(error: serde_json::Error) -> Self {
        Self::Storage(StorageError::Damaged(error.to_string()))
    }
}

impl From<rusqlite::Error> for StorageError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::Error as Sql;
        match &error {
            Sql::SqliteFailure(failure, _) => match failure.code {
                ErrorCode::DiskFull => Self::DiskFull,
                // The shared-memory file beside the workspace could not grow.
                _ if failure.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE => Self::DiskFull,
                ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied => {
                    Self::ReadOnly
                }
                ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::Busy,
                ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => {
                    Self::Damaged(error.to_string())
                }
                ErrorCode::SystemIoFailure => Self::Io(error.to_string()),
                _ => Self::Unexpected(error.to_string()),
            },
            Sql::FromSqlConversionFailure(..)
            | Sql::IntegralValueOutOfRange(..)
            | Sql::InvalidColumnType(..) => Self::Damaged(error.to_string()),
            _ => Self::Unexpected(error.to_string()),
        }
    }
}

impl From<io::Error> for StorageError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Self::ReadOnly,
            _ => Self::Io(error.to_string()),
        }
    }
}
