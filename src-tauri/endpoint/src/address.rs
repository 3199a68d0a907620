//! Where a message goes: the call's own address, the profile's, or the identifier itself.

use campaign::kind::Channel;
use serde_json::{Map, Value};

/// A device or address with what is known about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Address {
    /// Address, number or device token.
    pub text: String,
    /// Push: the platform.
    pub platform: Option<String>,
}

/// What decides an address.
pub(crate) struct Addressee<'a> {
    pub user_id: &'a str,
    pub namespace: &'a str,
    pub channel_data: Option<&'a Value>,
    pub profile: &'a Map<String, Value>,
}

/// The address on `channel`, if there is one.
pub(crate) fn find(channel: Channel, person: &Addressee<'_>) -> Option<Address> {
    let (member, paths, namespace): (_, &[&[&str]], _) = match channel {
        Channel::Email => (
            "emailAddress",
            &[&["personalEmail", "address"], &["workEmail", "address"]],
            "email",
        ),
        Channel::Sms => (
            "mobilePhoneNumber",
            &[&["mobilePhone", "number"], &["mobilePhone", "primary"]],
            "phone",
        ),
        Channel::Push => return device(person),
    };
    let in_call = || text(person.channel_data?.get(member)?);
    let in_profile = || {
        paths.iter().find_map(|path| {
            let (first, rest) = path.split_first()?;
            let found = rest
                .iter()
                .try_fold(person.profile.get(*first)?, |value, name| value.get(name))?;
            text(found)
        })
    };
    let identifier = || {
        let same = person.namespace.eq_ignore_ascii_case(namespace);
        (same && !person.user_id.is_empty()).then(|| person.user_id.to_owned())
    };
    in_call()
        .or_else(in_profile)
        .or_else(identifier)
        .map(|text| Address {
            text,
            platform: None,
        })
}

fn device(person: &Addressee<'_>) -> Option<Address> {
    let push = person
        .channel_data
        .and_then(|data| data.get("pushInfo"))
        .or_else(|| person.profile.get("pushNotificationDetails")?.get(0))?;
    Some(Address {
        text: text(push.get("token")?)?,
        platform: push.get("platform").and_then(text),
    })
}

fn text(value: &Value) -> Option<String> {
    value
        .as_str()
        .filter(|text| !text.trim().is_empty())
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn found(channel: Channel, namespace: &str, call: &Value, profile: &Value) -> Option<String> {
        find(
            channel,
            &Addressee {
                user_id: "the-id",
                namespace,
                channel_data: Some(call),
                profile: profile.as_object().expect("an object"),
            },
        )
        .map(|address| address.text)
    }

    #[test]
    fn the_call_comes_first_then_the_profile_then_the_identifier() {
        let call = json!({"emailAddress": "call@x.y", "mobilePhoneNumber": "+1"});
        let profile =
            json!({"personalEmail": {"address": "home@x.y"}, "mobilePhone": {"number": "+2"}});
        let none = json!({});
        let email = |call, profile| found(Channel::Email, "Email", call, profile);
        assert_eq!(email(&call, &profile).as_deref(), Some("call@x.y"));
        assert_eq!(email(&none, &profile).as_deref(), Some("home@x.y"));
        assert_eq!(email(&none, &none).as_deref(), Some("the-id"));
        let sms = |namespace, call| found(Channel::Sms, namespace, call, &none);
        assert_eq!(sms("email", &call).as_deref(), Some("+1"));
        assert_eq!(sms("phone", &none).as_deref(), Some("the-id"));
        assert_eq!(sms("crmid", &none), None);
    }

    #[test]
    fn a_device_is_never_guessed() {
        let push = json!({"pushInfo": {"appID": "a", "platform": "apns", "token": "device"}});
        let stored = json!({"pushNotificationDetails": [{"token": "stored"}]});
        let none = json!({});
        let found = |call, profile| found(Channel::Push, "email", call, profile);
        assert_eq!(found(&push, &stored).as_deref(), Some("device"));
        assert_eq!(found(&none, &stored).as_deref(), Some("stored"));
        assert_eq!(found(&none, &none), None);
    }
}
