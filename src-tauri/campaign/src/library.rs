//! The things campaigns share: channel configurations, audiences, fragments, templates, simulated users.

use crate::id::{AudienceId, ChannelConfigurationId, FragmentId, SimulatedUserId, TemplateId};
use crate::kind::Channel;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A channel configuration: a named, reusable set of technical parameters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChannelConfiguration {
    /// Its id.
    pub id: ChannelConfigurationId,
    /// The name shown.
    pub name: String,
    /// The parameters, by channel.
    pub parameters: ChannelParameters,
}

impl ChannelConfiguration {
    /// The channel it is for.
    pub const fn channel(&self) -> Channel {
        match self.parameters {
            ChannelParameters::Email(_) => Channel::Email,
            ChannelParameters::Sms(_) => Channel::Sms,
            ChannelParameters::Push(_) => Channel::Push,
        }
    }
}

/// The parameters of a channel configuration.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "channel")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum ChannelParameters {
    Email(EmailParameters),
    Sms(SmsParameters),
    Push(PushParameters),
}

/// Whether a configuration is for transactional or marketing messages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum MessageType {
    #[default]
    Transactional,
    Marketing,
}

/// Parameters of the email channel. Names and addresses take personalization.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct EmailParameters {
    /// Transactional or marketing; a marketing email must carry an opt-out link.
    pub message_type: MessageType,
    /// Subdomain that sends, such as `mail.example.com`.
    pub subdomain: String,
    /// From name.
    pub from_name: String,
    /// From address.
    pub from_address: String,
    /// Reply-to name.
    pub reply_to_name: String,
    /// Reply-to address.
    pub reply_to_address: String,
    /// Error address: where bounces go.
    pub error_address: String,
    /// Parameters added to links, as `name=value` joined by `&`.
    pub url_tracking_parameters: String,
    /// Whether a List-Unsubscribe header is sent.
    pub list_unsubscribe: bool,
}

/// Parameters of the SMS channel.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct SmsParameters {
    /// Transactional or marketing.
    pub message_type: MessageType,
    /// Provider.
    pub provider: String,
    /// Sender number.
    pub sender_number: String,
}

/// Parameters of the push channel.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", default)]
pub struct PushParameters {
    /// App id.
    pub app_id: String,
    /// Platforms.
    pub platforms: Vec<PushPlatform>,
}

/// A push platform.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum PushPlatform {
    Ios,
    Android,
}

/// An audience, known by a name and the platform's id.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AudienceDefinition {
    /// Its id in this workspace.
    pub id: AudienceId,
    /// The name shown.
    pub name: String,
    /// Its id in Experience Platform, as the call needs it.
    pub platform_id: String,
    /// PQL rule that says which simulated users would be in.
    pub rule: Option<String>,
}

/// A fragment: a reusable piece of content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Fragment {
    /// Its id; content names it as `ajo:ID`.
    pub id: FragmentId,
    /// The name shown.
    pub name: String,
    /// What the fragment is for.
    #[serde(default)]
    pub description: String,
    /// Expression or visual.
    pub kind: FragmentKind,
    /// Draft or live; a campaign that uses a draft cannot be activated.
    pub status: FragmentStatus,
    /// The content, in the personalization language.
    pub source: String,
}

/// The kinds of fragments.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum FragmentKind {
    Expression,
    Visual,
}

/// Whether a fragment may be sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum FragmentStatus {
    Draft,
    Live,
}

/// A content template: a starting point for content.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ContentTemplate {
    /// Its id.
    pub id: TemplateId,
    /// The name shown.
    pub name: String,
    /// The channel it is for.
    pub channel: Channel,
    /// The content.
    pub content: crate::design::MessageContent,
}

/// A simulated user: a person to preview and test with.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SimulatedUser {
    /// Their id.
    pub id: SimulatedUserId,
    /// The name shown.
    pub name: String,
    /// `profile` as content sees it.
    #[ts(type = "Record<string, unknown>")]
    pub profile: serde_json::Map<String, serde_json::Value>,
    /// `context` as content sees it.
    #[ts(type = "Record<string, unknown>")]
    pub context: serde_json::Map<String, serde_json::Value>,
}
