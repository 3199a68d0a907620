//! Requests and answers about content: preview, diagnostics, completion, hover.

use crate::error::Range;
use campaign::check::Severity;
use campaign::design::EmailContent;
use campaign::id::{CampaignId, SimulatedUserId};
use campaign::text::Text;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a source text becomes, which decides what is checked and how values are escaped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum SourceFormat {
    Html,
    Text,
}

/// Renders an email of a campaign as it would be sent to one simulated user.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PreviewEmail {
    /// The campaign: its kind, language and fragments count.
    pub campaign_id: CampaignId,
    /// The email as it stands in the editor, saved or not.
    pub email: EmailContent,
    /// The simulated user; `null` renders without profile and context.
    pub user_id: Option<SimulatedUserId>,
    /// The locale key of the content, see `Design`; decides the locale of formatting.
    pub locale: String,
}

/// A rendered email. Where a source has faults, what can be shown is shown with the fault marked in place.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct EmailPreview {
    /// Subject.
    pub subject: RenderedText,
    /// Preheader.
    pub preheader: RenderedText,
    /// Body: HTML.
    pub body: RenderedText,
    /// Text version.
    pub text: RenderedText,
    /// From, as the channel configuration gives it; empty without one.
    pub from: String,
    /// Size of the rendered body in bytes; Gmail clips above 102 KB.
    pub body_bytes: u32,
    /// Time the engine took for all of it, in microseconds.
    pub engine_micros: u32,
}

/// One rendered source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RenderedText {
    /// The result.
    pub output: String,
    /// What is wrong with the source, or showed while rendering.
    pub diagnostics: Vec<DiagnosticView>,
}

/// A problem in a source text.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DiagnosticView {
    /// Stable code.
    pub code: String,
    /// Whether it blocks activation.
    pub severity: Severity,
    /// Where it is.
    pub range: Range,
    /// Line, from 1.
    pub line: u32,
    /// What is wrong.
    pub message: Text,
    /// What can be done by a click.
    pub fixes: Vec<FixView>,
}

/// A change that mends a problem.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FixView {
    /// What it does.
    pub title: Text,
    /// The changes, in order of place, not overlapping.
    pub edits: Vec<TextEdit>,
}

/// Replaces a range of the source.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TextEdit {
    /// What is replaced.
    pub range: Range,
    /// By what.
    pub text: String,
}

/// Asks what could stand at a position, or what stands there.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AtPosition {
    /// The campaign.
    pub campaign_id: CampaignId,
    /// What the source becomes.
    pub format: SourceFormat,
    /// The source as it stands in the editor.
    pub source: String,
    /// Position in UTF-16 units.
    pub position: u32,
    /// The user whose values are shown.
    pub user_id: Option<SimulatedUserId>,
}

/// What could stand at a position.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Completions {
    /// What a choice replaces.
    pub range: Range,
    /// The choices, best first.
    pub items: Vec<CompletionItem>,
}

/// What kind of thing a completion is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum CompletionKind {
    ProfileAttribute,
    ContextAttribute,
    Variable,
    Function,
    Snippet,
    Fragment,
}

/// One completion.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CompletionItem {
    /// What is shown.
    pub label: String,
    /// What is inserted; `$0` marks where the cursor stands afterwards.
    pub insert: String,
    /// What kind of thing it is.
    pub kind: CompletionKind,
    /// Signature, type or sample value.
    pub detail: String,
    /// Documentation.
    pub documentation: Option<Text>,
}

/// What stands at a position.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct HoverView {
    /// What the hover speaks of.
    pub range: Range,
    /// Signature or path.
    pub title: String,
    /// The value for the chosen user, as it would print; `null` when it is no value.
    pub value: Option<String>,
    /// Documentation.
    pub documentation: Option<Text>,
}
