//! The context contract: which context attributes a caller must send, and as what.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// One attribute of the context contract.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ContextAttribute {
    /// Path below `context`, with `[]` after a list: `order.items[].price`.
    pub path: String,
    /// What the value is meant to be. On the wire direct members of `context` are strings or objects.
    #[serde(rename = "type")]
    pub attribute_type: AttributeType,
    /// Whether a call without it is refused before it is sent.
    #[serde(default)]
    pub required: bool,
    /// A sample value, used in payloads and code samples.
    #[serde(default)]
    #[ts(type = "unknown")]
    pub sample: Option<serde_json::Value>,
    /// What the attribute means, for the developers who will call.
    #[serde(default)]
    pub description: String,
}

/// The types of attributes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum AttributeType {
    String,
    Number,
    Integer,
    Boolean,
    Date,
    Object,
    List,
}
