//! Errors at the edge: a stable code that the UI translates, the facts it needs for that, and where it happened.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use ts_rs::TS;

/// What went wrong, or what was refused. The UI has a text for each, in every language; what
/// stands in braces in its documentation are the parameters that come with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ErrorCode {
    /// The request is not of the command's form: {reason}. A defect of the program.
    RequestInvalid,
    /// There is no command of that name: {name}. A defect of the program.
    CommandUnknown,
    /// Something failed that should not; {reason} is for the report. A defect of the program.
    Internal,
    /// No workspace is open.
    WorkspaceNotOpen,
    /// The file {path} does not exist.
    FileNotFound,
    /// The file {path} exists already.
    FileExists,
    /// The file {path} is no workspace.
    NotAWorkspace,
    /// The file {path} was written by a newer version of the program.
    WorkspaceNewer,
    /// The file {path} is damaged: {reason}.
    WorkspaceDamaged,
    /// The file or folder {path} cannot be written.
    ReadOnly,
    /// The disk is full.
    DiskFull,
    /// The file {path} is in use by another program.
    FileInUse,
    /// Reading or writing {path} failed: {reason}.
    FileFailed,
    /// The thing does not exist (any more): {entity}.
    NotFound,
    /// The thing is still used by {users}.
    StillUsed,
    /// The act {act} is not possible while the campaign is {status}.
    ActRefused,
    /// The campaign has errors that block activation: {count}.
    ActivationBlocked,
    /// The edit does not fit the campaign: {path}, {reason}.
    EditInvalid,
    /// Nothing to undo.
    NothingToUndo,
    /// Nothing to redo.
    NothingToRedo,
    /// The payload is no JSON: {reason}, line {line}, column {column}.
    PayloadNotJson,
    /// The payload does not follow the specification: {count} violations.
    PayloadInvalid,
    /// Sending there needs the campaign's name typed: {name}.
    ConfirmationNeeded,
    /// The journal could not be written, so the outcome is not on record, or nothing was sent: {reason}.
    JournalFailed,
    /// The settings of the endpoint {name} are not complete: {reason}.
    EndpointIncomplete,
    /// The local endpoint could not start on port {port}: {reason}.
    EndpointNotStarted,
    /// The local endpoint is switched off.
    EndpointStopped,
}

/// A failed or refused command.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS, thiserror::Error)]
#[error("{code:?}: {message}")]
#[serde(rename_all = "camelCase")]
pub struct CommandError {
    /// The code.
    pub code: ErrorCode,
    /// One English sentence for logs and developers; people are shown the translation of the code.
    pub message: String,
    /// What the translation needs, by name.
    pub parameters: BTreeMap<String, String>,
    /// JSON pointer of the field concerned, in the request or the design.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub field: Option<String>,
    /// Place in a source text, in UTF-16 units as the editor counts.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub span: Option<Range>,
    /// Whether a precondition was refused (“not while live”), which is no failure.
    pub refused: bool,
}

/// A range of a source text in UTF-16 units, end exclusive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Range {
    /// Where it begins.
    pub from: u32,
    /// Where it ends.
    pub to: u32,
}

impl CommandError {
    /// A failure.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            code,
            message: message.into(),
            parameters: BTreeMap::new(),
            field: None,
            span: None,
            refused: false,
        }
    }

    /// A refused precondition.
    pub fn refused(code: ErrorCode, message: impl Into<String>) -> Self {
        Self {
            refused: true,
            ..Self::new(code, message)
        }
    }

    /// Adds a parameter for the translation.
    #[must_use]
    #[expect(
        clippy::needless_pass_by_value,
        reason = "callers write values, not references to them"
    )]
    pub fn with(mut self, name: &str, value: impl ToString) -> Self {
        self.parameters.insert(name.to_owned(), value.to_string());
        self
    }

    /// Names the field concerned by its JSON pointer.
    #[must_use]
    pub fn at(mut self, field: impl Into<String>) -> Self {
        self.field = Some(field.into());
        self
    }
}
