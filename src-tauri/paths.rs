//! Where the program keeps its files.

use std::fs;
use std::path::{Path, PathBuf};

/// Names a folder to use in place of the system's, for tests and for carrying everything on a stick.
const CHOSEN_BY_USER: &str = "CAMPAIGN_DESIGNER_HOME";

/// Why there is no place to keep files.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum FoldersError {
    /// The system names no folder for a program's files.
    #[error(
        "this system names no folder for a program's files; set {CHOSEN_BY_USER} to a folder of your choice"
    )]
    Unknown,
    /// A folder is missing and cannot be made.
    #[error(
        "the folder {path} could not be made: {source}. Check its permissions, or set {CHOSEN_BY_USER} to another folder"
    )]
    NotMade {
        /// The folder.
        path: PathBuf,
        /// What the system said.
        source: std::io::Error,
    },
}

/// The folders of one installation.
#[derive(Debug, Clone)]
pub(crate) struct Folders {
    data: PathBuf,
    workspaces: PathBuf,
}

impl Folders {
    /// Finds the folders and makes those that are missing.
    pub(crate) fn prepare() -> Result<Self, FoldersError> {
        let chosen = std::env::var_os(CHOSEN_BY_USER).filter(|folder| !folder.is_empty());
        if let Some(folder) = chosen {
            return Self::in_folder(PathBuf::from(folder));
        }
        let data = dirs::data_dir().ok_or(FoldersError::Unknown)?;
        let mut folders = Self::in_folder(data.join("campaign-designer"))?;
        // Workspaces are the person's own documents, where the system has a place for those.
        if let Some(documents) = dirs::document_dir() {
            folders.workspaces = documents.join("Campaign Designer");
        }
        Ok(folders)
    }

    fn in_folder(data: PathBuf) -> Result<Self, FoldersError> {
        let workspaces = data.join("workspaces");
        let folders = Self { data, workspaces };
        for path in [folders.logs(), folders.reports(), folders.webview()] {
            fs::create_dir_all(&path).map_err(|source| FoldersError::NotMade { path, source })?;
        }
        Ok(folders)
    }

    /// Settings, and all that follows.
    pub(crate) fn data(&self) -> &Path {
        &self.data
    }

    /// Where new workspaces are suggested to be kept. Made when the first one is.
    pub(crate) fn workspaces(&self) -> &Path {
        &self.workspaces
    }

    /// Log files, a file a day.
    pub(crate) fn logs(&self) -> PathBuf {
        self.data.join("logs")
    }

    /// Error reports, a file each.
    pub(crate) fn reports(&self) -> PathBuf {
        self.data.join("reports")
    }

    /// What the web view keeps for itself. Nothing of the user's is in there.
    pub(crate) fn webview(&self) -> PathBuf {
        self.data.join("webview")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_cannot_be_made_is_named() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        let below = file.path().join("home");
        let error = Folders::in_folder(below.clone()).expect_err("a file is no folder");
        assert!(error.to_string().contains(&below.display().to_string()));
    }

    #[test]
    fn missing_folders_are_made() {
        let folder = tempfile::tempdir().expect("a folder");
        let folders = Folders::in_folder(folder.path().join("a/b")).expect("folders");
        assert!(folders.reports().is_dir());
        assert!(folders.logs().is_dir());
    }
}
