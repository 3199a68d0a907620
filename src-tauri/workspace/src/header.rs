//! The first hundred bytes of a file, read without SQLite, so that a file that is refused is not touched.
//!
//! SQLite opens whatever it is given, and may write to it (replay a log, remove it) before one can
//! ask what it is. The layout is SQLite's file format, section 1.3.

use crate::error::OpenError;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// Marks a file as a workspace of this program: `CaDe`.
pub(crate) const APPLICATION_ID: i32 = 0x4361_4465;

const LENGTH: usize = 100;
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// Refuses what is not a workspace, or one of a later format than `supported`. Gives the format.
pub(crate) fn check(path: &Path, supported: u32) -> Result<u32, OpenError> {
    let not_a_workspace = || OpenError::NotAWorkspace(path.to_owned());
    let metadata = fs::metadata(path).map_err(|error| refusal(path, &error))?;
    if !metadata.is_file() {
        return Err(not_a_workspace());
    }
    let mut header = [0; LENGTH];
    let mut file = File::open(path).map_err(|error| refusal(path, &error))?;
    match file.read_exact(&mut header) {
        Ok(()) => {}
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => {
            return Err(not_a_workspace());
        }
        Err(error) => return Err(refusal(path, &error)),
    }
    if &header[..16] != MAGIC || number(&header, 68) != APPLICATION_ID.cast_unsigned() {
        return Err(not_a_workspace());
    }
    let found = number(&header, 60);
    if found > supported {
        return Err(OpenError::NewerVersion { found, supported });
    }
    let page = match u16::from_be_bytes([header[16], header[17]]) {
        1 => 65_536,
        size => u64::from(size),
    };
    // The page count is only kept up to date when both counters agree, and pages may still be in the log.
    let counted = number(&header, 24) == number(&header, 92);
    if counted
        && !has_log(path)
        && metadata.len() < u64::from(number(&header, 28)).saturating_mul(page)
    {
        return Err(OpenError::Damaged("the end of the file is missing".into()));
    }
    Ok(found)
}

/// Whether a write-ahead log with content lies beside the file: its last user was cut off.
pub(crate) fn has_log(path: &Path) -> bool {
    fs::metadata(beside(path, "-wal")).is_ok_and(|log| log.len() > 0)
}

/// The path with `suffix` appended to the file's name.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    name.into()
}

/// The folder that `path` is in.
pub(crate) fn folder(path: &Path) -> &Path {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Refuses a file or folder that is marked as not to be written to. A superuser could write all
/// the same; the mark is honoured.
pub(crate) fn check_writable(path: &Path) -> Result<(), OpenError> {
    let metadata = fs::metadata(path).map_err(|error| refusal(path, &error))?;
    if metadata.permissions().readonly() {
        return Err(OpenError::ReadOnly(path.to_owned()));
    }
    Ok(())
}

/// What an error of the operating system means for opening `path`.
pub(crate) fn refusal(path: &Path, error: &io::Error) -> OpenError {
    match error.kind() {
        io::ErrorKind::NotFound => OpenError::NotFound(path.to_owned()),
        io::ErrorKind::AlreadyExists => OpenError::AlreadyExists(path.to_owned()),
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => OpenError::DiskFull,
        io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => {
            OpenError::ReadOnly(path.to_owned())
        }
        _ => OpenError::Io(error.to_string()),
    }
}

fn number(header: &[u8; LENGTH], at: usize) -> u32 {
    u32::from_be_bytes([header[at], header[at + 1], header[at + 2], header[at + 3]])
}
