//! From the errors of the crates below to the errors at the edge.

use crate::error::{CommandError, ErrorCode};
use std::path::Path;
use workspace::{Error, OpenError, StorageError};

/// Why the workspace at `path` could not be opened or created.
pub(crate) fn opening(path: &Path, error: &OpenError) -> CommandError {
    let code = match error {
        OpenError::NotFound(_) => ErrorCode::FileNotFound,
        OpenError::AlreadyExists(_) => ErrorCode::FileExists,
        OpenError::NotAWorkspace(_) => ErrorCode::NotAWorkspace,
        OpenError::NewerVersion { .. } => ErrorCode::WorkspaceNewer,
        OpenError::ReadOnly(_) => ErrorCode::ReadOnly,
        OpenError::DiskFull => ErrorCode::DiskFull,
        OpenError::InUse => ErrorCode::FileInUse,
        OpenError::Damaged(_) => ErrorCode::WorkspaceDamaged,
        OpenError::Io(_) => ErrorCode::FileFailed,
    };
    CommandError::new(code, error.to_string())
        .with("path", path.display())
        .with("reason", error)
}

/// Why the file at `path` could not be read or written.
pub(crate) fn storing(path: &Path, error: &StorageError) -> CommandError {
    let code = match error {
        StorageError::DiskFull => ErrorCode::DiskFull,
        StorageError::ReadOnly => ErrorCode::ReadOnly,
        StorageError::Busy => ErrorCode::FileInUse,
        StorageError::Damaged(_) => ErrorCode::WorkspaceDamaged,
        StorageError::Io(_) => ErrorCode::FileFailed,
        StorageError::AlreadyExists(_) => ErrorCode::FileExists,
        StorageError::Unexpected(_) => ErrorCode::Internal,
    };
    CommandError::new(code, error.to_string())
        .with("path", path.display())
        .with("reason", error)
}

/// Why an operation on the workspace at `path` was not done.
pub(crate) fn working(path: &Path, error: &Error) -> CommandError {
    match error {
        Error::Storage(error) => storing(path, error),
        Error::NotFound { entity, id } => CommandError::new(ErrorCode::NotFound, error.to_string())
            .with("entity", name(entity))
            .with("id", id),
        Error::AlreadyThere { .. } | Error::Stale { .. } => {
            CommandError::new(ErrorCode::Internal, error.to_string()).with("reason", error)
        }
        Error::Refused(refused) => CommandError::refused(ErrorCode::ActRefused, error.to_string())
            .with("act", name(&refused.act))
            .with("status", name(&refused.status)),
        Error::Edit(reason) => {
            CommandError::new(ErrorCode::EditInvalid, error.to_string()).with("reason", reason)
        }
        Error::InUse { users } => {
            let users: Vec<&str> = users.iter().map(|user| user.name.as_str()).collect();
            CommandError::refused(ErrorCode::StillUsed, error.to_string())
                .with("users", users.join(", "))
        }
        Error::NothingToUndo => CommandError::refused(ErrorCode::NothingToUndo, error.to_string()),
        Error::NothingToRedo => CommandError::refused(ErrorCode::NothingToRedo, error.to_string()),
    }
}

/// The name that an enum's variant has in JSON, by which the UI translates it.
fn name<T: serde::Serialize + std::fmt::Debug>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => format!("{value:?}"),
    }
}
