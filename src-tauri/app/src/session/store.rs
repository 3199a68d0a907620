//! The files beside the workspaces: the user's settings, and what the program remembers between starts.

use super::types::{RecentWorkspace, Settings};
use crate::error::{CommandError, ErrorCode};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::fs;
use std::io::{ErrorKind, Write as _};
use std::path::{Path, PathBuf};

const SETTINGS: &str = "settings.json";
const MEMORY: &str = "session.json";
const RECENT_AT_MOST: usize = 10;

/// What is remembered between starts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub(crate) struct Memory {
    /// The workspace that was open; opened again at the next start.
    pub open: Option<String>,
    /// Workspaces opened before, newest first.
    pub recent: Vec<RecentWorkspace>,
    /// The UI's own.
    pub session: Value,
}

/// Reads and writes the two files.
pub(crate) struct Store {
    folder: PathBuf,
    pub settings: Settings,
    pub memory: Memory,
}

impl Store {
    /// Reads both files. A file that cannot be read is set aside under another name, never
    /// overwritten, and named among the problems.
    pub(crate) fn load(folder: &Path) -> (Self, Vec<CommandError>) {
        let mut problems = Vec::new();
        let settings = read(&folder.join(SETTINGS), &mut problems);
        let memory = read(&folder.join(MEMORY), &mut problems);
        let store = Self {
            folder: folder.to_owned(),
            settings,
            memory,
        };
        (store, problems)
    }

    /// Keeps new settings.
    pub(crate) fn save_settings(&mut self, settings: Settings) -> Result<(), CommandError> {
        write(&self.folder, SETTINGS, &settings)?;
        self.settings = settings;
        Ok(())
    }

    /// Keeps the UI's session.
    pub(crate) fn save_session(&mut self, session: Value) -> Result<(), CommandError> {
        self.memory.session = session;
        write(&self.folder, MEMORY, &self.memory)
    }

    /// Remembers that a workspace was opened.
    pub(crate) fn opened(&mut self, workspace: RecentWorkspace) -> Result<(), CommandError> {
        let recent = &mut self.memory.recent;
        recent.retain(|known| known.path != workspace.path);
        self.memory.open = Some(workspace.path.clone());
        recent.insert(0, workspace);
        recent.truncate(RECENT_AT_MOST);
        write(&self.folder, MEMORY, &self.memory)
    }
}

fn read<T: DeserializeOwned + Default>(path: &Path, problems: &mut Vec<CommandError>) -> T {
    let text = match fs::read_to_string(path) {
        Ok(text) => text,
        Err(error) if error.kind() == ErrorKind::NotFound => return T::default(),
        Err(error) => {
            problems.push(failed(path, &error));
            return T::default();
        }
    };
    serde_json::from_str(&text).unwrap_or_else(|error| {
        let aside = path.with_extension("damaged.json");
        let kept = fs::rename(path, &aside).map_or(path, |()| aside.as_path());
        problems.push(failed(kept, &error));
        T::default()
    })
}

/// Writes a file whole or not at all: beside it first, then renamed over it.
fn write<T: Serialize>(folder: &Path, name: &str, value: &T) -> Result<(), CommandError> {
    let path = folder.join(name);
    let beside = folder.join(format!("{name}.new"));
    let store = || -> std::io::Result<()> {
        fs::create_dir_all(folder)?;
        let mut file = fs::File::create(&beside)?;
        file.write_all(&serde_json::to_vec_pretty(value)?)?;
        file.sync_all()?;
        fs::rename(&beside, &path)
    };
    store().map_err(|error| failed(&path, &error))
}

fn failed(path: &Path, error: &dyn std::fmt::Display) -> CommandError {
    CommandError::new(
        ErrorCode::FileFailed,
        format!("{}: {error}", path.display()),
    )
    .with("path", path.display())
    .with("reason", error)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn recent(path: &str) -> RecentWorkspace {
        RecentWorkspace {
            path: path.into(),
            name: path.into(),
            opened_at: jiff::Timestamp::UNIX_EPOCH,
        }
    }

    #[test]
    fn what_is_kept_comes_back() {
        let folder = tempfile::tempdir().expect("a folder");
        let (mut store, problems) = Store::load(folder.path());
        assert!(problems.is_empty());
        store
            .save_settings(Settings {
                word_wrap: false,
                ..Settings::default()
            })
            .expect("saved");
        store.opened(recent("a")).expect("saved");
        store.opened(recent("b")).expect("saved");
        store.opened(recent("a")).expect("saved");
        let (again, problems) = Store::load(folder.path());
        assert!(problems.is_empty());
        assert!(!again.settings.word_wrap);
        let paths: Vec<_> = again
            .memory
            .recent
            .iter()
            .map(|known| known.path.as_str())
            .collect();
        assert_eq!(paths, ["a", "b"]);
        assert_eq!(again.memory.open.as_deref(), Some("a"));
    }

    #[test]
    fn a_damaged_file_is_set_aside_and_named() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(SETTINGS), "{ not json").expect("written");
        let (store, problems) = Store::load(folder.path());
        assert_eq!(store.settings, Settings::default());
        assert_eq!(problems.len(), 1);
        assert_eq!(problems[0].code, ErrorCode::FileFailed);
        let aside = folder.path().join("settings.damaged.json");
        assert_eq!(fs::read_to_string(aside).expect("kept"), "{ not json");
    }
}
