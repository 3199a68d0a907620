//! Recipients of a unitary or high throughput call.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use ts_rs::TS;

/// One recipient.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Recipient {
    /// Whether the platform knows the profile.
    #[serde(rename = "type")]
    pub recipient_type: RecipientType,
    /// Identifier, unique within the call.
    pub user_id: String,
    /// Namespace of the identifier, such as `email`.
    pub namespace: String,
    /// Merge policy (type `aep` only).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub merge_policy_name: Option<String>,
    /// Schema of the merge policy (type `aep` only).
    #[serde(skip_serializing_if = "Option::is_none")]
    pub merge_policy_schema: Option<String>,
    /// Address to use in place of the profile's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel_data: Option<ChannelData>,
    /// Profile attributes for this call; direct members are strings or objects.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    #[ts(type = "Record<string, unknown>")]
    pub profile: Map<String, Value>,
    /// Context attributes; direct members are strings or objects.
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    #[ts(type = "Record<string, unknown>")]
    pub context: Map<String, Value>,
}

impl Recipient {
    /// A recipient without attributes.
    pub fn new(
        recipient_type: RecipientType,
        user_id: impl Into<String>,
        namespace: impl Into<String>,
    ) -> Self {
        Self {
            recipient_type,
            user_id: user_id.into(),
            namespace: namespace.into(),
            merge_policy_name: None,
            merge_policy_schema: None,
            channel_data: None,
            profile: Map::new(),
            context: Map::new(),
        }
    }
}

/// Whether the platform knows a recipient.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum RecipientType {
    /// A profile in Experience Platform.
    Aep,
    /// Known to the caller only.
    External,
}

/// Addresses in place of the profile's.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ChannelData {
    /// Email address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email_address: Option<String>,
    /// Phone number for SMS.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mobile_phone_number: Option<String>,
    /// Device for push.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub push_info: Option<PushInfo>,
}

/// A device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PushInfo {
    /// App id.
    #[serde(rename = "appID")]
    pub app_id: String,
    /// `apns` or `fcm`.
    pub platform: String,
    /// Device token.
    pub token: String,
}
