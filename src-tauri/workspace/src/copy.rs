//! Copies of a workspace file, whole or not at all.

use crate::error::StorageError;
use crate::header;
use rusqlite::Connection;
use std::io;
use std::path::Path;

/// Whether a copy may take the place of a file that is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Replace {
    /// Nothing is replaced.
    Never,
    /// A file there is replaced.
    Allowed,
}

/// Writes the content of `connection`, packed, to `target`. It is written under another name,
/// flushed and then renamed, so that `target` is never half a copy.
pub(crate) fn copy(
    connection: &Connection,
    target: &Path,
    replace: Replace,
) -> Result<(), StorageError> {
    if replace == Replace::Never && target.symlink_metadata().is_ok() {
        return Err(StorageError::AlreadyExists(target.to_owned()));
    }
    let folder = header::folder(target);
    if std::fs::metadata(folder)?.permissions().readonly() {
        return Err(StorageError::ReadOnly);
    }
    let file = tempfile::Builder::new()
        .prefix(".copy-of-workspace-")
        .tempfile_in(folder)?;
    let name = file.path().to_str().ok_or_else(|| {
        StorageError::Io(format!("{} is not a Unicode path", file.path().display()))
    })?;
    connection.execute("VACUUM INTO ?1", [name])?;
    file.as_file().sync_all()?;
    match replace {
        Replace::Never => file.persist_noclobber(target).map_err(|error| {
            if error.error.kind() == io::ErrorKind::AlreadyExists {
                StorageError::AlreadyExists(target.to_owned())
            } else {
                error.error.into()
            }
        })?,
        Replace::Allowed => {
            // A log left by the file that is replaced would be applied to the copy.
            for suffix in ["-wal", "-shm"] {
                match std::fs::remove_file(header::beside(target, suffix)) {
                    Err(error) if error.kind() != io::ErrorKind::NotFound => {
                        return Err(error.into());
                    }
                    _ => {}
                }
            }
            file.persist(target).map_err(|error| error.error)?
        }
    };
    sync_folder(folder)?;
    Ok(())
}

/// Flushes a folder, so that a name given in it survives a power failure.
#[cfg(unix)]
pub(crate) fn sync_folder(folder: &Path) -> io::Result<()> {
    std::fs::File::open(folder)?.sync_all()
}

/// Flushes a folder; elsewhere than on Unix the file system does so itself.
#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "the Unix form can fail")]
pub(crate) fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}
