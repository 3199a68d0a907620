//! Requests and answers about the workspace file as a whole.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Makes a workspace file and opens it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CreateWorkspace {
    /// Where; `null` takes the suggested folder and a free name.
    pub path: Option<String>,
    /// Whether to fill it with the sample campaigns, users and fragments.
    pub sample: bool,
}

/// Opens a workspace file.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct OpenWorkspace {
    /// Where it is.
    pub path: String,
}

/// Writes a copy of the open workspace.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveCopy {
    /// Where to.
    pub path: String,
    /// Whether a file there may be replaced.
    pub overwrite: bool,
}

/// What an integrity check found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct IntegrityReport {
    /// Whether the file is sound.
    pub sound: bool,
    /// What is wrong, in the words of `SQLite`; empty when sound.
    pub problems: Vec<String>,
}
