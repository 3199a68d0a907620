//! What arrives in the inbox, and what is noted of those who get nothing.

use campaign::design::{PushContent, SmsFormat};
use campaign::id::{CampaignId, InboxMessageId};
use campaign::kind::Channel;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A message that the local endpoint delivered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InboxMessage {
    /// Its id.
    pub id: InboxMessageId,
    /// Where it comes from.
    pub origin: Origin,
    /// To whom.
    pub recipient: MessageRecipient,
    /// Key of the content variant.
    pub variant: String,
    /// Key of the locale.
    pub locale: String,
    /// When it was delivered.
    #[ts(type = "string")]
    pub delivered_at: Timestamp,
    /// The message itself.
    pub content: InboxContent,
    /// Whether the dials let it arrive.
    pub fate: Fate,
}

/// Which call and campaign a message comes from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Origin {
    /// The execution that the call was answered with.
    pub execution_id: String,
    /// The caller's request id.
    pub request_id: Option<String>,
    /// The campaign.
    pub campaign_id: CampaignId,
    /// Its name at that time.
    pub campaign_name: String,
    /// Its version.
    pub campaign_version: u32,
    /// Whether it is a proof.
    pub proof: bool,
}

/// A recipient as the call named them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MessageRecipient {
    /// Identifier.
    pub user_id: String,
    /// Its namespace.
    pub namespace: String,
    /// The address, number or device used; empty where none was found.
    pub address: String,
}

/// What became of a message after it was sent.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum Fate {
    /// It arrived.
    #[default]
    Delivered,
    /// It bounced, as dialled in.
    Bounced,
}

/// A rendered message, by channel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", tag = "channel")]
pub enum InboxContent {
    /// Email.
    Email(Box<InboxEmail>),
    /// SMS, MMS, RCS.
    Sms(InboxSms),
    /// Push notification.
    Push(Box<InboxPush>),
}

impl InboxContent {
    /// The channel.
    pub const fn channel(&self) -> Channel {
        match self {
            Self::Email(_) => Channel::Email,
            Self::Sms(_) => Channel::Sms,
            Self::Push(_) => Channel::Push,
        }
    }
}

/// A rendered email.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InboxEmail {
    /// Subject.
    pub subject: String,
    /// Preheader.
    pub preheader: String,
    /// Body, exactly as the engine rendered it.
    pub html: String,
    /// Text version; empty where the campaign has none.
    pub text: String,
    /// Headers, decoded, in the order of the source.
    pub headers: Vec<MessageHeader>,
    /// The whole message as it would travel (RFC 5322).
    pub source: String,
}

/// One header of an email.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct MessageHeader {
    /// Its name.
    pub name: String,
    /// Its value, decoded.
    pub value: String,
}

/// A rendered text message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InboxSms {
    /// Sender number.
    pub sender: String,
    /// SMS, MMS or RCS.
    pub format: SmsFormat,
    /// Text.
    pub text: String,
    /// Title (MMS and RCS).
    pub title: String,
    /// Address of the media (MMS and RCS).
    pub media_url: String,
}

/// A rendered push notification.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InboxPush {
    /// App id.
    pub app_id: String,
    /// `apns` or `fcm`, where the call named the device.
    pub platform: Option<String>,
    /// The notification with every text rendered.
    pub notification: PushContent,
}

/// A recipient who got no message.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Exclusion {
    /// Which call and campaign.
    pub origin: Origin,
    /// Who.
    pub recipient: MessageRecipient,
    /// When.
    #[ts(type = "string")]
    pub at: Timestamp,
    /// Why.
    pub reason: ExclusionReason,
    /// Details, such as the engine's message; may be empty.
    pub detail: String,
}

/// Why somebody got no message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum ExclusionReason {
    /// Nobody has the identity, and the campaign does not create profiles.
    UnknownProfile,
    /// Held out by the experiment.
    Holdout,
    /// No targeting rule matched and there is no fallback content.
    NoRuleMatched,
    /// The content has no message for the variant and locale.
    ContentMissing,
    /// Neither the call nor the profile has an address for the channel.
    NoAddress,
    /// The content could not be rendered.
    RenderFailed,
    /// The campaign has no channel, or no configuration of that channel.
    NoChannel,
    /// The notification is larger than 5 KB (high throughput).
    PushTooLarge,
}
