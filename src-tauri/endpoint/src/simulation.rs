//! Previews and proofs: what a campaign renders for given attributes, in whatever status it is.

use crate::address::Address;
use crate::audience::{ProofRecord, not_found};
use crate::compose::{Addressed, Destination, NotComposed};
use crate::execution::{members, recipient_at, text};
use crate::message::{Fate, InboxContent, InboxMessage, Origin};
use crate::refusal::{Refusal, Violation};
use crate::service::{Reply, Service, lock};
use crate::variant::Choice;
use crate::world::{ActiveCampaign, WorldError};
use campaign::id::InboxMessageId;
use jiff::Timestamp;
use serde_json::{Value, json};

impl Service {
    /// One preview a profile and variant.
    pub(crate) fn preview(&self, id: &str, body: &Value, now: Timestamp) -> Result<Reply, Refusal> {
        let campaign = self.known(id)?.ok_or_else(|| not_found("campaign"))?;
        let items = body.get("previewRequestItems").and_then(Value::as_array);
        let mut previews = Vec::new();
        let mut violations = Vec::new();
        for (index, item) in items.into_iter().flatten().enumerate() {
            let person = self.test_person(item, "profileAttributes", "contextAttributes")?;
            for choice in choices(&campaign) {
                let nowhere = Destination {
                    address: &Address::default(),
                    unique: "preview",
                    subject_prefix: "",
                };
                match self
                    .composer(&campaign, now)
                    .content(&person, &choice, &nowhere)
                {
                    Ok(content) => previews.push(preview(&campaign, &person, &choice, &content)),
                    Err(why) => violations.push(render_violation(
                        &format!("/previewRequestItems/{index}"),
                        &choice,
                        &why,
                    )),
                }
            }
        }
        if violations.is_empty() {
            Ok(Reply::json(200, &json!({"previews": previews})))
        } else {
            Err(Refusal {
                violations,
                ..Refusal::new(400, "renderFailed", "The campaign could not be rendered")
            })
        }
    }

    /// Sends every variant to every test address.
    pub(crate) fn proof(&self, id: &str, body: &Value, now: Timestamp) -> Result<Reply, Refusal> {
        let campaign = self.known(id)?.ok_or_else(|| not_found("campaign"))?;
        let origin = Origin {
            proof: true,
            ..self.origin(&campaign, None)
        };
        let job = origin.execution_id.clone();
        let recipients = body.get("recipients").and_then(Value::as_array);
        let recipients: Vec<&Value> = recipients.into_iter().flatten().collect();
        let mut proofs = Vec::new();
        let (mut targeted_all, mut submitted_all) = (0, 0);
        for choice in choices(&campaign) {
            let (mut targeted, mut submitted) = (0, 0);
            let mut reasons = Vec::new();
            for recipient in &recipients {
                let person = self.test_person(recipient, "profile", "context")?;
                for (address, prefix) in test_addresses(&campaign, recipient) {
                    targeted += 1;
                    let unique = format!("{job}.{}", targeted_all + targeted);
                    let destination = Destination {
                        address: &address,
                        unique: &unique,
                        subject_prefix: &prefix,
                    };
                    let composer = self.composer(&campaign, now);
                    match composer.content(&person, &choice, &destination) {
                        Ok(content) => {
                            self.world.inbox.deliver(InboxMessage {
                                id: InboxMessageId(self.world.random.uuid()),
                                origin: origin.clone(),
                                recipient: recipient_at(&person, &address),
                                variant: choice.variant.clone(),
                                locale: choice.locale.clone(),
                                delivered_at: now,
                                content,
                                fate: Fate::Delivered,
                            })?;
                            submitted += 1;
                        }
                        Err(why) => reasons.push(json!({
                            "profileIds": [person.user_id],
                            "failureReasons": [{"title": title(&why), "status": 400}],
                        })),
                    }
                }
            }
            proofs.push(json!({
                "messageId": campaign.id.to_string(),
                "variantId": variant_id(&choice),
                "startDate": now,
                "targeted": targeted,
                "submitted": submitted,
                "status": if reasons.is_empty() { "SUBMITTED" } else { "FAILED" },
                "proofFailureReasons": reasons,
            }));
            targeted_all += targeted;
            submitted_all += submitted;
        }
        let status = match submitted_all {
            all if all == targeted_all => "SUBMITTED",
            0 => "FAILED",
            _ => "PARTIALLY_FAILED",
        };
        let body = json!({
            "proofJobId": job,
            "status": status,
            "proofs": proofs,
            "_links": {"self": {"href": format!("/campaigns/{id}/proofs/{job}")}},
        });
        let record = ProofRecord {
            campaign_id: id.to_owned(),
            body: body.clone(),
        };
        lock(&self.executions).proofs.insert(job, record);
        Ok(Reply::json(200, &body))
    }

    pub(crate) fn proof_status(&self, campaign_id: &str, job: &str) -> Result<Reply, Refusal> {
        lock(&self.executions)
            .proofs
            .get(job)
            .filter(|record| record.campaign_id == campaign_id)
            .map(|record| Reply::json(200, &record.body))
            .ok_or_else(|| not_found("proof job"))
    }

    /// A test profile: the attributes in the request, or the stored ones where it has none.
    fn test_person(
        &self,
        item: &Value,
        profile: &str,
        context: &str,
    ) -> Result<Addressed, WorldError> {
        let (user_id, namespace) = (text(item, "userId"), text(item, "namespace"));
        let profile = if item.get(profile).is_some() {
            members(item, profile)
        } else {
            let stored = self.world.profiles.find(namespace, user_id)?;
            stored.unwrap_or_default()
        };
        Ok(Addressed {
            user_id: user_id.to_owned(),
            namespace: namespace.to_owned(),
            channel_data: None,
            profile,
            context: members(item, context),
        })
    }
}

/// Every variant in every locale.
fn choices(campaign: &ActiveCampaign) -> Vec<Choice> {
    let locales = campaign.design.locale_keys();
    let variants = campaign.design.variant_keys();
    variants
        .iter()
        .flat_map(|variant| {
            locales.iter().map(|locale| Choice {
                variant: variant.clone(),
                locale: locale.clone(),
            })
        })
        .collect()
}

fn variant_id(choice: &Choice) -> String {
    format!("{}/{}", choice.variant, choice.locale)
}

fn preview(
    campaign: &ActiveCampaign,
    person: &Addressed,
    choice: &Choice,
    content: &InboxContent,
) -> Value {
    let mut preview = match content {
        InboxContent::Email(email) => {
            json!({"subject": email.subject, "html": {"body": email.html}})
        }
        InboxContent::Sms(sms) => json!({
            "text": sms.text,
            "messageType": match sms.format {
                campaign::design::SmsFormat::Sms => "sms",
                _ => "mms",
            },
        }),
        InboxContent::Push(push) => json!({
            "appNames": [push.app_id],
            "pushType": if push.notification.silent { "SILENT" } else { "MESSAGE" },
            "title": push.notification.title,
            "message": push.notification.body,
        }),
    };
    preview["profileId"] = person.user_id.clone().into();
    preview["variantId"] = variant_id(choice).into();
    preview["messageId"] = campaign.id.to_string().into();
    preview["channel"] = content.channel().as_str().into();
    preview
}

/// The test addresses of the campaign's channel, with the subject prefix.
fn test_addresses(campaign: &ActiveCampaign, recipient: &Value) -> Vec<(Address, String)> {
    let channel = campaign
        .design
        .actions
        .channel
        .map(campaign::Channel::as_str);
    let channels = recipient.get("channelsData").and_then(Value::as_array);
    let mut addresses = Vec::new();
    for data in channels.into_iter().flatten() {
        if Some(text(data, "channel")) != channel {
            continue;
        }
        let prefix = text(data, "subjectPrefix").to_owned();
        for list in ["emailAddresses", "phoneNumbers", "tokens"] {
            let items = data.get(list).and_then(Value::as_array);
            addresses.extend(items.into_iter().flatten().map(|item| {
                let platform = item.get("platform").and_then(Value::as_str);
                let address = Address {
                    text: item
                        .as_str()
                        .unwrap_or_else(|| text(item, "token"))
                        .to_owned(),
                    platform: platform.map(str::to_owned),
                };
                (address, prefix.clone())
            }));
        }
    }
    addresses
}

fn title(why: &NotComposed) -> String {
    format!("{:?} {}", why.reason, why.detail).trim().to_owned()
}

fn render_violation(pointer: &str, choice: &Choice, why: &NotComposed) -> Violation {
    let message = format!("{}: {}", variant_id(choice), title(why));
    Violation::new(pointer, "renderFailed", message)
}
