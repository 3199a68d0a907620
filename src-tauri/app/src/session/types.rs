//! What the shell needs at the start: settings, recent workspaces, where the user was.

use crate::error::CommandError;
use campaign::text::Language;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A request without parameters.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize, TS)]
pub struct Nothing {}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum Theme {
    #[default]
    System,
    Light,
    Dark,
}

/// The user's settings; kept beside the workspaces, not in them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// Language of the program; `null` follows the system.
    pub language: Option<Language>,
    /// Light or dark.
    pub theme: Theme,
    /// IANA region in which times are shown; `null` follows the system.
    pub time_zone: Option<String>,
    /// Whether long lines wrap in editors.
    pub word_wrap: bool,
}

impl Default for Settings {
    /// Follows the system; long lines wrap.
    fn default() -> Self {
        Self {
            language: None,
            theme: Theme::System,
            time_zone: None,
            word_wrap: true,
        }
    }
}

/// A workspace opened before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecentWorkspace {
    /// Where the file is.
    pub path: String,
    /// The file's name without its ending.
    pub name: String,
    /// When it was opened last.
    #[ts(type = "string")]
    pub opened_at: jiff::Timestamp,
}

/// The open workspace.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceInfo {
    /// Where the file is.
    pub path: String,
    /// The file's name without its ending.
    pub name: String,
    /// The endpoint that triggers go to unless another is chosen.
    #[ts(type = "string | null")]
    pub active_endpoint_id: Option<campaign::id::EndpointId>,
}

/// Everything the shell shows before anything else is asked for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AppState {
    /// The program's version.
    pub version: String,
    /// The settings as saved.
    pub settings: Settings,
    /// The language in effect.
    pub language: Language,
    /// The time zone in effect.
    pub time_zone: String,
    /// Every IANA region that can be chosen.
    pub time_zones: Vec<String>,
    /// The open workspace; without one, the first-start page is shown.
    pub workspace: Option<WorkspaceInfo>,
    /// Workspaces opened before, newest first.
    pub recent: Vec<RecentWorkspace>,
    /// Where the program suggests to keep workspaces.
    pub suggested_folder: String,
    /// Where the user was: what `session.save` was given last.
    #[ts(type = "unknown")]
    pub session: serde_json::Value,
    /// Where error reports and logs are kept.
    pub data_folder: String,
    /// What could not be done at the start, such as opening the workspace of last time.
    pub problems: Vec<CommandError>,
}

/// Where the user is, so that a restart comes back to it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SaveSession {
    /// Any JSON of the UI's own.
    #[ts(type = "unknown")]
    pub session: serde_json::Value,
}
