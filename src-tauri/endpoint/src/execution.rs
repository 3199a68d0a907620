//! Executions: the checks of the campaign, then a message or an exclusion for everybody.

use crate::address::Address;
use crate::compose::{Addressed, Composer, NotComposed};
use crate::message::{Exclusion, ExclusionReason, Fate, InboxMessage, MessageRecipient, Origin};
use crate::refusal::{Refusal, Violation};
use crate::service::{Reply, Service};
use crate::world::{ActiveCampaign, WorldError};
use campaign::Kind;
use campaign::id::{CampaignId, InboxMessageId};
use campaign::lifecycle::Status;
use jiff::Timestamp;
use serde_json::{Map, Value, json};

impl Service {
    /// A unitary or high throughput call, whose body is known to keep to the specification.
    pub(crate) fn trigger(
        &self,
        kind: Kind,
        body: &Value,
        now: Timestamp,
    ) -> Result<Reply, Refusal> {
        let campaign = self.triggerable(text(body, "campaignId"), kind)?;
        let recipients = body.get("recipients").and_then(Value::as_array);
        let recipients: Vec<&Value> = recipients.into_iter().flatten().collect();
        same_identity_type(&campaign, &recipients)?;
        let request_id = Some(text(body, "requestId").to_owned());
        let origin = self.origin(&campaign, request_id.clone());
        for (index, recipient) in recipients.into_iter().enumerate() {
            match self.addressed(&campaign, recipient)? {
                Some(person) => self.deliver(&campaign, &origin, &person, index, now)?,
                None => self.exclude(
                    &campaign,
                    &origin,
                    recipient_of(text(recipient, "userId"), text(recipient, "namespace")),
                    now,
                    NotComposed {
                        reason: ExclusionReason::UnknownProfile,
                        detail: String::new(),
                    },
                )?,
            }
        }
        Ok(accepted(&origin.execution_id, request_id.as_deref(), now))
    }

    /// A campaign that takes calls of `kind` now, or why not.
    pub(crate) fn triggerable(&self, id: &str, kind: Kind) -> Result<ActiveCampaign, Refusal> {
        let campaign = self.known(id)?.ok_or_else(|| {
            Refusal::at(
                "campaignUnknown",
                "/campaignId",
                "There is no campaign of this id",
            )
        })?;
        if campaign.kind != kind {
            let call = match campaign.kind {
                Kind::Transactional => "unitary",
                Kind::HighThroughput => "highthroughput",
                Kind::Marketing => "audience",
            };
            return Err(Refusal::at(
                "wrongCall",
                "/campaignId",
                format!("This campaign is triggered by /im/executions/{call}"),
            ));
        }
        let reason = match campaign.status {
            Status::Live => return Ok(campaign),
            Status::Scheduled => "The campaign has not started yet",
            Status::Completed => "The campaign has ended",
            Status::Draft | Status::InReview => "The campaign has not been activated",
            Status::Stopped => "The campaign has been stopped",
            Status::Failed => "The campaign's activation failed",
            Status::Archived => "The campaign is archived",
        };
        Err(Refusal::at("campaignNotLive", "/campaignId", reason))
    }

    /// The campaign of an id; an id that is none names no campaign.
    pub(crate) fn known(&self, id: &str) -> Result<Option<ActiveCampaign>, WorldError> {
        match id.parse::<CampaignId>() {
            Ok(id) => self.world.campaigns.active(id),
            Err(_) => Ok(None),
        }
    }

    pub(crate) fn origin(&self, campaign: &ActiveCampaign, request_id: Option<String>) -> Origin {
        Origin {
            execution_id: self.world.random.uuid().to_string(),
            request_id,
            campaign_id: campaign.id,
            campaign_name: campaign.design.properties.name.clone(),
            campaign_version: campaign.version,
            proof: false,
        }
    }

    pub(crate) fn composer<'a>(
        &'a self,
        campaign: &'a ActiveCampaign,
        now: Timestamp,
    ) -> Composer<'a> {
        Composer {
            campaign,
            engine: &*self.world.engine,
            now,
            time_zone: &self.settings.time_zone,
        }
    }

    /// The person behind a recipient, with the stored profile below what the call says; `None`
    /// when the platform should know them, does not, and the campaign creates no profiles.
    fn addressed(
        &self,
        campaign: &ActiveCampaign,
        recipient: &Value,
    ) -> Result<Option<Addressed>, WorldError> {
        let (user_id, namespace) = (text(recipient, "userId"), text(recipient, "namespace"));
        let in_call = members(recipient, "profile");
        let profile = if text(recipient, "type") == "aep" {
            match self.world.profiles.find(namespace, user_id)? {
                Some(stored) => merged(stored, in_call),
                None if campaign.design.audience.create_new_profiles => in_call,
                None => return Ok(None),
            }
        } else {
            in_call
        };
        Ok(Some(Addressed {
            user_id: user_id.to_owned(),
            namespace: namespace.to_owned(),
            channel_data: recipient.get("channelData").cloned(),
            profile,
            context: members(recipient, "context"),
        }))
    }

    /// Renders and delivers to one person, or notes why not.
    pub(crate) fn deliver(
        &self,
        campaign: &ActiveCampaign,
        origin: &Origin,
        person: &Addressed,
        index: usize,
        now: Timestamp,
    ) -> Result<(), WorldError> {
        let unique = format!("{}.{index}", origin.execution_id);
        match self.composer(campaign, now).compose(person, &unique) {
            Ok(composed) => self.put(
                campaign,
                InboxMessage {
                    id: InboxMessageId(self.world.random.uuid()),
                    origin: origin.clone(),
                    recipient: recipient_at(person, &composed.address),
                    variant: composed.choice.variant,
                    locale: composed.choice.locale,
                    delivered_at: now,
                    content: composed.content,
                    fate: Fate::Delivered,
                },
            ),
            Err(reason) => {
                let recipient = recipient_of(&person.user_id, &person.namespace);
                self.exclude(campaign, origin, recipient, now, reason)
            }
        }
    }

    /// Puts a message into the inbox, as the dials let it arrive.
    fn put(&self, campaign: &ActiveCampaign, message: InboxMessage) -> Result<(), WorldError> {
        let fate = if self.dials().bounces(&*self.world.random) {
            Fate::Bounced
        } else {
            Fate::Delivered
        };
        let message = InboxMessage { fate, ..message };
        self.world.inbox.deliver(message.clone())?;
        self.follow(campaign, &message);
        Ok(())
    }

    fn exclude(
        &self,
        campaign: &ActiveCampaign,
        origin: &Origin,
        recipient: MessageRecipient,
        at: Timestamp,
        why: NotComposed,
    ) -> Result<(), WorldError> {
        let exclusion = Exclusion {
            origin: origin.clone(),
            recipient,
            at,
            reason: why.reason,
            detail: why.detail,
        };
        self.world.inbox.exclude(exclusion.clone())?;
        self.follow_exclusion(campaign, &exclusion);
        Ok(())
    }
}

/// Recipients are identified by the campaign's identity type.
fn same_identity_type(campaign: &ActiveCampaign, recipients: &[&Value]) -> Result<(), Refusal> {
    let Some(expected) = &campaign.design.audience.identity_type else {
        return Err(Refusal::at(
            "identityTypeMissing",
            "/campaignId",
            "The campaign has no identity type",
        ));
    };
    let expected = expected.namespace();
    let violations: Vec<Violation> = recipients
        .iter()
        .enumerate()
        .filter(|(_, recipient)| !text(recipient, "namespace").eq_ignore_ascii_case(expected))
        .map(|(index, _)| {
            Violation::new(
                format!("/recipients/{index}/namespace"),
                "identityType",
                format!("The campaign's identity type is {expected}"),
            )
        })
        .collect();
    if violations.is_empty() {
        return Ok(());
    }
    Err(Refusal {
        violations,
        ..Refusal::new(
            400,
            "identityType",
            "Recipients are of another identity type",
        )
    })
}

pub(crate) fn accepted(execution_id: &str, request_id: Option<&str>, now: Timestamp) -> Reply {
    let mut body = Map::new();
    body.insert("executionId".to_owned(), execution_id.into());
    if let Some(request_id) = request_id {
        body.insert("requestId".to_owned(), request_id.into());
    }
    body.insert("createdAt".to_owned(), json!(now));
    Reply::json(202, &Value::Object(body))
}

pub(crate) fn recipient_of(user_id: &str, namespace: &str) -> MessageRecipient {
    MessageRecipient {
        user_id: user_id.to_owned(),
        namespace: namespace.to_owned(),
        address: String::new(),
    }
}

pub(crate) fn recipient_at(person: &Addressed, address: &Address) -> MessageRecipient {
    MessageRecipient {
        address: address.text.clone(),
        ..recipient_of(&person.user_id, &person.namespace)
    }
}

/// A member that the schema has checked to be a text where it is there.
pub(crate) fn text<'a>(value: &'a Value, name: &str) -> &'a str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

/// A member that the schema has checked to be an object where it is there.
pub(crate) fn members(value: &Value, name: &str) -> Map<String, Value> {
    value
        .get(name)
        .and_then(Value::as_object)
        .cloned()
        .unwrap_or_default()
}

/// `over` laid over `under`, object by object.
fn merged(mut under: Map<String, Value>, over: Map<String, Value>) -> Map<String, Value> {
    for (name, value) in over {
        let value = match (under.remove(&name), value) {
            (Some(Value::Object(under)), Value::Object(over)) => Value::Object(merged(under, over)),
            (_, value) => value,
        };
        under.insert(name, value);
    }
    under
}
