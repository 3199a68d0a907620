//! The guard: what could reach people by mistake needs the campaign's name, typed in the same act.
//!
//! [`Cleared`] is the only thing that [`crate::Client::send`] takes, and [`clear`] the only way to
//! one, so no caller can forget to ask.

use crate::call::Call;
use crate::endpoint::{Endpoint, EndpointKind};
use crate::prepare::PreparedRequest;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

/// What somebody typed to confirm that a request shall be sent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Confirmation {
    /// The campaign's name, as typed.
    pub campaign_name: String,
}

/// Why a confirmation is needed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(
    rename_all = "camelCase",
    rename_all_fields = "camelCase",
    tag = "reason"
)]
pub enum ConfirmationReason {
    /// Real people are behind the endpoint.
    Production,
    /// These addresses are not on the endpoint's allow-list.
    OutsideAllowList {
        /// The addresses, in the order of the body.
        addresses: Vec<String>,
    },
    /// Who receives the message is known to the service only: an audience, or profiles by id.
    UnknownRecipients,
}

/// A request that may leave.
pub struct Cleared(PreparedRequest);

impl Cleared {
    /// The request.
    pub const fn request(&self) -> &PreparedRequest {
        &self.0
    }

    pub(crate) fn into_request(self) -> PreparedRequest {
        self.0
    }
}

/// A request that needs a confirmation it did not get. A refusal, not a failure.
#[derive(Debug, thiserror::Error)]
#[error("the campaign's name must be typed before this request is sent")]
pub struct NotConfirmed {
    /// Why.
    pub reasons: Vec<ConfirmationReason>,
    /// Whether something was typed that is not the campaign's name.
    pub mistyped: bool,
    /// The request, to be cleared again.
    pub request: Box<PreparedRequest>,
}

/// Lets a request pass when it needs no confirmation or got the right one.
pub fn clear(
    request: PreparedRequest,
    confirmation: Option<&Confirmation>,
) -> Result<Cleared, NotConfirmed> {
    let name = request.campaign_name().trim();
    // A campaign without a name cannot be confirmed: an empty text is nothing typed.
    let confirmed =
        confirmation.is_some_and(|typed| !name.is_empty() && typed.campaign_name.trim() == name);
    if request.confirmation_reasons().is_empty() || confirmed {
        return Ok(Cleared(request));
    }
    Err(NotConfirmed {
        reasons: request.confirmation_reasons().to_vec(),
        mistyped: confirmation.is_some(),
        request: Box::new(request),
    })
}

/// Why `call` at `endpoint` needs a confirmation. Calls that make no message leave never do, and
/// nothing leaves through the local endpoint.
pub fn confirmation_reasons(endpoint: &Endpoint, call: &Call) -> Vec<ConfirmationReason> {
    if !call.sends_messages() || endpoint.kind == EndpointKind::Local {
        return Vec::new();
    }
    let mut reasons = Vec::new();
    if endpoint.production {
        reasons.push(ConfirmationReason::Production);
    }
    let audience = Audience::of(call);
    let outside: Vec<String> = audience
        .addresses
        .into_iter()
        .filter(|address| !allowed(&endpoint.allow_list, address))
        .collect();
    if !outside.is_empty() {
        reasons.push(ConfirmationReason::OutsideAllowList { addresses: outside });
    }
    if audience.unknown {
        reasons.push(ConfirmationReason::UnknownRecipients);
    }
    reasons
}

/// Whom a call reaches, as far as the call itself says.
#[derive(Default)]
struct Audience {
    addresses: Vec<String>,
    unknown: bool,
}

impl Audience {
    fn of(call: &Call) -> Self {
        let mut audience = Self::default();
        let body = call
            .body()
            .and_then(|(_, body)| serde_json::from_str::<Value>(body).ok());
        let recipients = body
            .as_ref()
            .and_then(|body| body.get("recipients"))
            .and_then(Value::as_array);
        match (call, recipients) {
            (Call::Proof { .. }, Some(recipients)) => {
                recipients
                    .iter()
                    .filter_map(|recipient| recipient.get("channelsData")?.as_array())
                    .flatten()
                    .for_each(|channel| audience.proof(channel));
            }
            (_, Some(recipients)) => recipients
                .iter()
                .for_each(|recipient| audience.recipient(recipient)),
            (_, None) => audience.unknown = true,
        }
        audience
    }

    fn recipient(&mut self, recipient: &Value) {
        let text = |value: &Value, name: &str| value.get(name)?.as_str().map(str::to_owned);
        let before = self.addresses.len();
        if let Some(channels) = recipient.get("channelData") {
            for name in ["emailAddress", "mobilePhoneNumber"] {
                self.addresses.extend(text(channels, name));
            }
            self.addresses.extend(
                channels
                    .get("pushInfo")
                    .and_then(|push| text(push, "token")),
            );
        }
        // An id that is itself an address names a person even where channelData overrides it: the
        // channel of the campaign decides which of the two is used.
        let namespace = text(recipient, "namespace").unwrap_or_default();
        if matches!(namespace.to_lowercase().as_str(), "email" | "phone") {
            self.addresses.extend(text(recipient, "userId"));
        }
        if self.addresses.len() == before {
            self.unknown = true;
        }
    }

    fn proof(&mut self, channel: &Value) {
        for name in ["emailAddresses", "phoneNumbers", "tokens"] {
            let items = channel.get(name).and_then(Value::as_array);
            self.addresses
                .extend(items.into_iter().flatten().filter_map(|item| {
                    let text = item.as_str().or_else(|| item.get("token")?.as_str());
                    text.map(str::to_owned)
                }));
        }
    }
}

/// Whether an allow-list names `address`. Email addresses compare without case; in phone numbers
/// only digits and the plus count.
fn allowed(list: &[String], address: &str) -> bool {
    let address = address.trim().to_lowercase();
    list.iter().any(|entry| {
        let entry = entry.trim().to_lowercase();
        if let Some(domain) = entry.strip_prefix("*@") {
            // Exactly one @: `a@evil.example@example.com` reads differently in different programs.
            return address.split_once('@').is_some_and(|(local, host)| {
                !local.is_empty() && !domain.is_empty() && host == domain
            });
        }
        if let Some(domain) = entry.strip_prefix("*.") {
            return address.split_once('@').is_some_and(|(local, host)| {
                !local.is_empty()
                    && !host.contains('@')
                    && !domain.is_empty()
                    && host
                        .strip_suffix(domain)
                        .is_some_and(|rest| rest.len() > 1 && rest.ends_with('.'))
            });
        }
        if entry.is_empty() {
            return false;
        }
        entry == address
            || (is_phone(&entry) && is_phone(&address) && digits(&entry) == digits(&address))
    })
}

fn is_phone(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_digit())
        && text
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '+' | '-' | ' ' | '(' | ')' | '.'))
}

fn digits(text: &str) -> String {
    text.chars()
        .filter(|c| c.is_ascii_digit() || *c == '+')
        .collect()
}

#[cfg(test)]
mod tests;
