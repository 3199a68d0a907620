//! What happens to messages after they are sent: told to whoever listens, in the words of the
//! service's feedback webhook where the campaign wants webhooks.

use crate::message::{Exclusion, ExclusionReason, Fate, InboxMessage, MessageRecipient, Origin};
use crate::service::{Service, lock};
use crate::world::ActiveCampaign;
use campaign::id::InboxMessageId;
use campaign::{Channel, Kind};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};
use std::sync::Arc;
use ts_rs::TS;

/// Hears of everything that happens, in order. Called before the call is answered, so it must be quick.
pub type Listener = dyn Fn(&Happening) + Send + Sync;

/// Something that happened to a message.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Happening {
    /// What.
    pub kind: HappeningKind,
    /// When.
    #[ts(type = "string")]
    pub at: Timestamp,
    /// Which call and campaign.
    pub origin: Origin,
    /// To whom.
    pub recipient: MessageRecipient,
    /// The message; none was made where rendering failed.
    pub message: Option<InboxMessageId>,
    /// Key of the content variant.
    pub variant: Option<String>,
    /// The channel.
    pub channel: Option<Channel>,
    /// The body of the webhook call, where the campaign has webhooks and this is told by them.
    pub webhook: Option<FeedbackEvent>,
}

/// What can happen to a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names are the meaning")]
pub enum HappeningKind {
    Sent,
    Delivered,
    Bounced,
    Error,
    Opened,
    Clicked,
    Complained,
}

impl HappeningKind {
    /// The status in a feedback event; opens, clicks and complaints are not told by webhooks.
    const fn status(self) -> Option<&'static str> {
        match self {
            Self::Sent => Some("sent"),
            Self::Delivered => Some("delivered"),
            Self::Bounced => Some("bounce"),
            Self::Error => Some("error"),
            Self::Opened | Self::Clicked | Self::Complained => None,
        }
    }
}

/// A feedback event as the service posts it; members that are not known here are kept.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FeedbackEvent {
    /// The caller's request id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_id: Option<String>,
    /// Organization.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ims_org: Option<String>,
    /// Sandbox.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sandbox: Option<String>,
    /// Channel.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<String>,
    /// `message.feedback`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub event_type: Option<String>,
    /// `messageExecutionID`, `campaignID`, `campaignVersionID`, `campaignType`, …
    #[serde(default)]
    #[ts(type = "Record<string, unknown>")]
    pub message_execution: Map<String, Value>,
    /// `feedbackStatus`, `messageFailure`, `retryCount`, …
    #[serde(default)]
    #[ts(type = "Record<string, unknown>")]
    pub message_delivery_feedback: Map<String, Value>,
    /// The recipient's identities by namespace.
    #[serde(default)]
    #[ts(type = "Record<string, unknown>")]
    pub identity_map: Map<String, Value>,
    /// Everything else.
    #[serde(flatten)]
    #[ts(skip)]
    pub others: Map<String, Value>,
}

impl FeedbackEvent {
    /// The status word: `sent`, `delivered`, `bounce`, `error` or another one.
    pub fn status(&self) -> Option<&str> {
        self.message_delivery_feedback
            .get("feedbackStatus")?
            .get("value")?
            .as_str()
    }
}

/// A happening before it is told.
struct Told<'a> {
    campaign: &'a ActiveCampaign,
    origin: &'a Origin,
    recipient: &'a MessageRecipient,
    message: Option<&'a InboxMessage>,
    at: Timestamp,
}

impl Service {
    /// Tells everything that happens from now on to `listener`, in place of an earlier one.
    pub fn listen(&self, listener: Arc<Listener>) {
        *lock(&self.listener) = Some(listener);
    }

    /// What happens to a message that is in the inbox now.
    pub(crate) fn follow(&self, campaign: &ActiveCampaign, message: &InboxMessage) {
        let told = Told {
            campaign,
            origin: &message.origin,
            recipient: &message.recipient,
            message: Some(message),
            at: message.delivered_at,
        };
        self.tell(&told, HappeningKind::Sent, None);
        if message.fate == Fate::Bounced {
            let failure = json!({
                "category": "sync", "type": "Hard", "code": "5.1.1",
                "reason": "Mailbox unavailable (dialled in)",
            });
            self.tell(&told, HappeningKind::Bounced, Some(failure));
            return;
        }
        self.tell(&told, HappeningKind::Delivered, None);
        let (dials, random) = (self.dials(), &*self.world.random);
        let tracking = campaign.design.actions.tracking;
        let channel = message.content.channel();
        // A push notification is tracked by the app; this endpoint has none.
        let opened =
            channel == Channel::Email && tracking.opens && random.fraction() < dials.open_rate;
        if opened {
            self.tell(&told, HappeningKind::Opened, None);
        }
        if channel != Channel::Push && tracking.clicks && random.fraction() < dials.click_rate {
            self.tell(&told, HappeningKind::Clicked, None);
        }
        if channel == Channel::Email && random.fraction() < dials.complaint_rate {
            self.tell(&told, HappeningKind::Complained, None);
        }
    }

    /// A recipient who gets no message because of an error, not by decision.
    pub(crate) fn follow_exclusion(&self, campaign: &ActiveCampaign, exclusion: &Exclusion) {
        if exclusion.reason != ExclusionReason::RenderFailed {
            return;
        }
        let told = Told {
            campaign,
            origin: &exclusion.origin,
            recipient: &exclusion.recipient,
            message: None,
            at: exclusion.at,
        };
        let failure = json!({
            "category": "sync", "type": "Error", "code": "renderFailed", "reason": exclusion.detail,
        });
        self.tell(&told, HappeningKind::Error, Some(failure));
    }

    fn tell(&self, told: &Told<'_>, kind: HappeningKind, failure: Option<Value>) {
        let Some(listener) = lock(&self.listener).clone() else {
            return;
        };
        listener(&Happening {
            kind,
            at: told.at,
            origin: told.origin.clone(),
            recipient: told.recipient.clone(),
            message: told.message.map(|message| message.id),
            variant: told.message.map(|message| message.variant.clone()),
            channel: told.campaign.design.actions.channel,
            webhook: self.event(told, kind, failure),
        });
    }

    /// Webhooks are for transactional campaigns that want them, on email and SMS; proofs have none.
    fn event(
        &self,
        told: &Told<'_>,
        kind: HappeningKind,
        failure: Option<Value>,
    ) -> Option<FeedbackEvent> {
        let design = &told.campaign.design;
        let channel = design
            .actions
            .channel
            .filter(|channel| *channel != Channel::Push)?;
        let wanted = told.campaign.kind != Kind::Marketing
            && design.audience.enable_webhooks
            && !told.origin.proof;
        let status = kind.status().filter(|_| wanted)?;
        let mut feedback = object(json!({"feedbackStatus": {"value": status}, "retryCount": 0}));
        if let Some(failure) = failure {
            feedback.insert("messageFailure".to_owned(), failure);
        }
        Some(FeedbackEvent {
            request_id: told.origin.request_id.clone(),
            ims_org: Some(self.settings.credentials.org_id.clone()),
            sandbox: Some(self.settings.credentials.sandbox.clone()),
            channel: Some(channel.as_str().to_owned()),
            event_type: Some("message.feedback".to_owned()),
            message_execution: object(json!({
                "messageExecutionID": told.origin.execution_id,
                "messageType": "transactional",
                "campaignID": told.origin.campaign_id.to_string(),
                "campaignVersionID": told.origin.campaign_version.to_string(),
                "campaignType": "API",
            })),
            message_delivery_feedback: feedback,
            identity_map: object(json!({
                (told.recipient.namespace.as_str()): [{"id": told.recipient.user_id}],
            })),
            others: Map::new(),
        })
    }
}

fn object(value: Value) -> Map<String, Value> {
    match value {
        Value::Object(members) => members,
        _ => Map::new(),
    }
}
