//! Payloads: what a call carries for a campaign, built from its contract and from simulated users.

use super::identity;
use campaign::design::{ContextAttribute, IdentityType};
use campaign::id::CampaignId;
use campaign::library::{AudienceDefinition, SimulatedUser};
use campaign::{Design, Kind};
use delivery::call::Call;
use delivery::payload::{
    AudienceRef, AudienceRequest, Recipient, RecipientType, RecipientsRequest, direct_member,
    to_text,
};
use serde_json::{Map, Value};
use uuid::Uuid;

/// Where a payload comes from.
pub(crate) struct Ingredients<'a> {
    pub campaign: CampaignId,
    pub kind: Kind,
    pub design: &'a Design,
    pub users: &'a [SimulatedUser],
    /// The context attributes that the content uses, as the engine names them: `context.order.items[].price`.
    pub used: &'a [String],
    /// The campaign's audience (marketing).
    pub audience: Option<&'a AudienceDefinition>,
    /// Identifies the request.
    pub request: Uuid,
}

/// The payload as text, as it will be sent.
pub(crate) fn build(from: &Ingredients<'_>) -> Result<String, serde_json::Error> {
    if from.kind.recipients_in_call() {
        to_text(&RecipientsRequest {
            request_id: from.request.to_string(),
            campaign_id: from.campaign.to_string(),
            recipients: recipients(from),
        })
    } else {
        to_text(&AudienceRequest {
            request_id: Some(from.request.to_string()),
            campaign_id: from.campaign.to_string(),
            audience: from.audience.map(|audience| AudienceRef {
                id: audience.platform_id.clone(),
            }),
            context: from.users.first().map_or_else(
                || samples(&from.design.context_contract),
                |user| context(user, from),
            ),
            schedule: None,
        })
    }
}

/// The call that carries a payload of a campaign of this kind.
pub(crate) fn call(kind: Kind, body: String) -> Call {
    match kind {
        Kind::Transactional => Call::Unitary { body },
        Kind::HighThroughput => Call::HighThroughput { body },
        Kind::Marketing => Call::Audience { body },
    }
}

/// The name of that call in the journal.
pub(crate) const fn operation(kind: Kind) -> &'static str {
    match kind {
        Kind::Transactional => "unitary",
        Kind::HighThroughput => "highthroughput",
        Kind::Marketing => "audience",
    }
}

fn recipients(from: &Ingredients<'_>) -> Vec<Recipient> {
    let recipient_type = if from.kind.profile_available() {
        RecipientType::Aep
    } else {
        RecipientType::External
    };
    let namespace = from
        .design
        .audience
        .identity_type
        .as_ref()
        .map_or("email", IdentityType::namespace);
    if from.users.is_empty() {
        return vec![Recipient {
            context: samples(&from.design.context_contract),
            ..Recipient::new(recipient_type, "someone@example.com", namespace)
        }];
    }
    from.users
        .iter()
        .map(|user| Recipient {
            context: context(user, from),
            ..Recipient::new(recipient_type, identity::of(user, namespace), namespace)
        })
        .collect()
}

/// What a call for this campaign carries of a user's context: the attributes that its content uses
/// or its contract names, in the form that a call can carry. What another campaign needs stays here.
fn context(user: &SimulatedUser, from: &Ingredients<'_>) -> Map<String, Value> {
    let contract = from.design.context_contract.iter();
    let wanted: Vec<Vec<String>> = from
        .used
        .iter()
        .filter_map(|path| path.strip_prefix("context."))
        .chain(contract.map(|attribute| attribute.path.as_str()))
        .map(segments)
        .collect();
    let wanted: Vec<&[String]> = wanted.iter().map(Vec::as_slice).collect();
    members(&only(&user.context, &wanted))
}

/// The names in a path, without list marks and quotes; a dot inside of quotes is part of a name.
fn segments(path: &str) -> Vec<String> {
    let mut names = vec![String::new()];
    let mut quoted = false;
    for character in path.chars() {
        match character {
            '`' => quoted = !quoted,
            '.' if !quoted => names.push(String::new()),
            '[' | ']' if !quoted => {}
            other => {
                if let Some(name) = names.last_mut() {
                    name.push(other);
                }
            }
        }
    }
    names
}

/// The members of `map` that a wanted path leads to or through; what a path ends at is kept whole.
fn only(map: &Map<String, Value>, wanted: &[&[String]]) -> Map<String, Value> {
    let mut kept = Map::new();
    for (name, value) in map {
        let below: Vec<&[String]> = wanted
            .iter()
            .filter_map(|path| path.split_first())
            .filter(|(first, _)| *first == name)
            .map(|(_, rest)| rest)
            .collect();
        if below.is_empty() {
            continue;
        }
        let whole = below.iter().any(|rest| rest.is_empty());
        let value = match value {
            Value::Object(inner) if !whole => Value::Object(only(inner, &below)),
            Value::Array(items) if !whole => Value::Array(
                items
                    .iter()
                    .map(|item| match item {
                        Value::Object(inner) => Value::Object(only(inner, &below)),
                        other => other.clone(),
                    })
                    .collect(),
            ),
            other => other.clone(),
        };
        kept.insert(name.clone(), value);
    }
    kept
}

fn members(context: &Map<String, Value>) -> Map<String, Value> {
    context
        .iter()
        .filter_map(|(name, value)| Some((name.clone(), direct_member(value)?)))
        .collect()
}

/// The samples of the context contract, put together: `order.items[].price` becomes
/// `{"order": {"items": [{"price": …}]}}`. Attributes without a sample get their name in braces.
fn samples(contract: &[ContextAttribute]) -> Map<String, Value> {
    let mut context = Value::Object(Map::new());
    for attribute in contract {
        let sample = attribute
            .sample
            .clone()
            .unwrap_or_else(|| Value::String(format!("<{}>", attribute.path)));
        let segments: Vec<&str> = attribute.path.split('.').collect();
        put(&mut context, &segments, sample);
    }
    match context {
        Value::Object(context) => members(&context),
        _ => Map::new(),
    }
}

fn put(at: &mut Value, segments: &[&str], sample: Value) {
    let Some((segment, rest)) = segments.split_first() else {
        // What is there already is the more precise: the sample of a whole came with its parts.
        if at.is_null() {
            *at = sample;
        }
        return;
    };
    if !at.is_object() {
        *at = Value::Object(Map::new());
    }
    let Some(object) = at.as_object_mut() else {
        return;
    };
    if let Some(name) = segment.strip_suffix("[]") {
        let list = object
            .entry(name)
            .or_insert_with(|| Value::Array(vec![Value::Null]));
        if let Some(first) = list.get_mut(0) {
            put(first, rest, sample);
        }
    } else {
        put(object.entry(*segment).or_insert(Value::Null), rest, sample);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use campaign::design::AttributeType;
    use campaign::id::SimulatedUserId;
    use serde_json::json;

    fn attribute(path: &str, sample: Option<Value>) -> ContextAttribute {
        ContextAttribute {
            path: path.into(),
            attribute_type: AttributeType::String,
            required: false,
            sample,
            description: String::new(),
        }
    }

    fn built(kind: Kind, design: &Design, users: &[SimulatedUser], used: &[&str]) -> Value {
        let used: Vec<String> = used.iter().map(|path| (*path).to_owned()).collect();
        let text = build(&Ingredients {
            campaign: CampaignId(Uuid::nil()),
            kind,
            design,
            users,
            used: &used,
            audience: None,
            request: Uuid::nil(),
        });
        serde_json::from_str(&text.expect("JSON")).expect("JSON")
    }

    #[test]
    fn without_users_the_contract_gives_samples() {
        let mut design = Design::new(Kind::Transactional, "Order");
        design.context_contract = vec![
            attribute("order.id", Some(json!("A-1"))),
            attribute("order.items[].name", Some(json!("Tea"))),
            attribute("order.items[].price", Some(json!("9.5"))),
            attribute("code", None),
        ];
        assert_eq!(
            built(Kind::Transactional, &design, &[], &[]),
            json!({
                "requestId": Uuid::nil(), "campaignId": Uuid::nil(),
                "recipients": [{
                    "type": "aep", "userId": "someone@example.com", "namespace": "email",
                    "context": {
                        "order": {"id": "A-1", "items": [{"name": "Tea", "price": "9.5"}]},
                        "code": "<code>"
                    }
                }]
            })
        );
    }

    #[test]
    fn direct_members_of_the_context_are_strings_or_objects() {
        let context = json!({"count": 2, "ok": true, "order": {"n": 1}, "list": [1], "none": null});
        let user = SimulatedUser {
            id: SimulatedUserId(Uuid::nil()),
            name: "Jane".into(),
            profile: Map::new(),
            context: context.as_object().expect("an object").clone(),
        };
        let design = Design::new(Kind::HighThroughput, "Codes");
        let used = [
            "context.count",
            "context.ok",
            "context.order",
            "context.list",
            "context.none",
        ];
        let payload = built(Kind::HighThroughput, &design, &[user], &used);
        assert_eq!(payload["recipients"][0]["type"], "external");
        assert_eq!(
            payload["recipients"][0]["context"],
            json!({"count": "2", "ok": "true", "order": {"n": 1}})
        );
    }

    #[test]
    fn only_what_the_content_uses_is_sent() {
        let context = json!({
            "order": {"id": "A-1", "items": [{"name": "Tea", "cost": 1}, {"name": "Cup"}], "note": "x"},
            "reset": {"url": "https://example.com"},
            "a.b": "dotted", "tags": ["x"]
        });
        let user = SimulatedUser {
            id: SimulatedUserId(Uuid::nil()),
            name: "Jane".into(),
            profile: Map::new(),
            context: context.as_object().expect("an object").clone(),
        };
        let mut design = Design::new(Kind::Transactional, "Order");
        design.context_contract = vec![attribute("order.note", None)];
        let used = [
            "context.order.id",
            "context.order.items[].name",
            "context.`a.b`",
            "profile.reset.url",
        ];
        let payload = built(Kind::Transactional, &design, &[user], &used);
        assert_eq!(
            payload["recipients"][0]["context"],
            json!({
                "order": {"id": "A-1", "items": [{"name": "Tea"}, {"name": "Cup"}], "note": "x"},
                "a.b": "dotted"
            })
        );
    }
}
