//! Payloads: what a call carries, built from typed parts or written by hand, and checked against the specification.

mod check;
mod proof;
mod recipient;
mod shape;
mod unique;

pub use check::{CONTEXT_LIMIT_BYTES, RECIPIENT_LIMIT, Violation, check};
pub use proof::{
    PreviewItem, PreviewRequest, ProofChannel, ProofRecipient, ProofRequest, ProofToken,
};
pub use recipient::{ChannelData, PushInfo, Recipient, RecipientType};
pub(crate) use shape::escape;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

/// Body of a unitary or high throughput call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecipientsRequest {
    /// Identifies the request; a new one for every request that is meant to send.
    pub request_id: String,
    /// The campaign's id at the endpoint.
    pub campaign_id: String,
    /// 1 to 20 recipients.
    pub recipients: Vec<Recipient>,
}

/// Body of an audience call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AudienceRequest {
    /// Identifies the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// The campaign's id at the endpoint.
    pub campaign_id: String,
    /// The audience, where it is not the campaign's own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub audience: Option<AudienceRef>,
    /// Context for everybody; direct members are strings or objects.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    #[ts(type = "Record<string, unknown>")]
    pub context: Map<String, Value>,
    /// When to send; at once without it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub schedule: Option<ExecuteAt>,
}

/// An audience in a call.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct AudienceRef {
    /// Its id in Experience Platform.
    pub id: String,
}

/// When an audience call sends.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ExecuteAt {
    /// The instant.
    #[ts(type = "string")]
    pub execute_at: jiff::Timestamp,
}

/// Which body a call carries; decides how it is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are those of the calls")]
pub enum PayloadKind {
    Unitary,
    HighThroughput,
    Audience,
    Preview,
    Proof,
}

/// The text of a body as it is shown: indented JSON, members in the order of the specification.
pub fn to_text<T: Serialize>(payload: &T) -> Result<String, serde_json::Error> {
    serde_json::to_string_pretty(payload)
}

/// A value as a direct member of `profile` or `context` can carry it: strings and objects stay,
/// numbers and booleans become strings, lists and null have no such form.
pub fn direct_member(value: &Value) -> Option<Value> {
    match value {
        Value::String(_) | Value::Object(_) => Some(value.clone()),
        Value::Bool(_) | Value::Number(_) => Some(Value::String(value.to_string())),
        Value::Array(_) | Value::Null => None,
    }
}
