//! Requests about the things campaigns share.

use campaign::id::{AudienceId, ChannelConfigurationId, SimulatedUserId};
use campaign::library::{
    AudienceDefinition, ChannelConfiguration, ChannelParameters, SimulatedUser,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Makes a channel configuration, or changes one.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub struct SaveChannelConfiguration {
    /// `null` makes a new one.
    pub id: Option<ChannelConfigurationId>,
    pub name: String,
    pub parameters: ChannelParameters,
}

/// Names a channel configuration.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[expect(missing_docs, reason = "the names are the meaning")]
pub struct ChannelConfigurationRef {
    pub id: ChannelConfigurationId,
}

/// Makes a simulated user, or changes one.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub struct SaveSimulatedUser {
    /// `null` makes a new one.
    pub id: Option<SimulatedUserId>,
    pub name: String,
    #[ts(type = "Record<string, unknown>")]
    pub profile: serde_json::Map<String, serde_json::Value>,
    #[ts(type = "Record<string, unknown>")]
    pub context: serde_json::Map<String, serde_json::Value>,
}

/// Names a simulated user.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[expect(missing_docs, reason = "the names are the meaning")]
pub struct SimulatedUserRef {
    pub id: SimulatedUserId,
}

/// Makes an audience, or changes one.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub struct SaveAudience {
    /// `null` makes a new one.
    pub id: Option<AudienceId>,
    pub name: String,
    /// Its id in Experience Platform.
    pub platform_id: String,
    /// PQL rule that says which simulated users would be in.
    pub rule: Option<String>,
}

/// Names an audience.
#[derive(Clone, Copy, Debug, Serialize, Deserialize, TS)]
#[expect(missing_docs, reason = "the names are the meaning")]
pub struct AudienceRef {
    pub id: AudienceId,
}

/// Everything that fields choose from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub struct Library {
    pub channel_configurations: Vec<ChannelConfiguration>,
    pub simulated_users: Vec<SimulatedUser>,
    pub audiences: Vec<AudienceDefinition>,
    /// Codes of custom identity namespaces.
    pub namespaces: Vec<String>,
}
