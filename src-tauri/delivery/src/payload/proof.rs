//! Bodies of the simulation calls: previews that the service renders, and proofs that it sends.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

/// Body of a preview call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PreviewRequest {
    /// One item a profile.
    pub preview_request_items: Vec<PreviewItem>,
}

/// One profile to preview for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PreviewItem {
    /// Identifier of the test profile.
    pub user_id: String,
    /// Its namespace.
    pub namespace: String,
    /// Profile attributes in place of the stored ones.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    #[ts(type = "Record<string, unknown>")]
    pub profile_attributes: Map<String, Value>,
    /// Context attributes.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    #[ts(type = "Record<string, unknown>")]
    pub context_attributes: Map<String, Value>,
}

/// Body of a proof call.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
pub struct ProofRequest {
    /// The profiles whose message is sent.
    pub recipients: Vec<ProofRecipient>,
}

/// One profile whose message is sent to test addresses.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProofRecipient {
    /// Identifier of the test profile.
    pub user_id: String,
    /// Its namespace.
    pub namespace: String,
    /// Where to send.
    pub channels_data: Vec<ProofChannel>,
    /// Profile attributes.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    #[ts(type = "Record<string, unknown>")]
    pub profile: Map<String, Value>,
    /// Context attributes.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    #[ts(type = "Record<string, unknown>")]
    pub context: Map<String, Value>,
}

/// Test addresses of a channel, up to ten.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    tag = "channel"
)]
pub enum ProofChannel {
    /// Email.
    Email {
        /// Put before the subject: letters, digits and `. - _ ( ) [ ]`.
        #[serde(skip_serializing_if = "Option::is_none")]
        subject_prefix: Option<String>,
        /// Addresses.
        email_addresses: Vec<String>,
    },
    /// SMS.
    Sms {
        /// Phone numbers.
        phone_numbers: Vec<String>,
    },
    /// Push.
    Push {
        /// Devices.
        tokens: Vec<ProofToken>,
    },
}

/// A device that receives proofs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ProofToken {
    /// Device token.
    pub token: String,
    /// `apns` or `fcm`.
    pub platform: String,
}
